"""A row of an article as a line: its words, with names, figures, hits, cursors and hints over them."""

from __future__ import annotations

from reader.view_model.document import Row, row_spans
from reader.view_model.hints import Hints
from reader.view_model.lines import Line, LineBuilder, Span
from reader.view_model.mark_cursor import MarkCursor
from reader.view_model.marks import Mark


def article_row(row: Row, text: str, margin: int, names: MarkCursor, hits: MarkCursor, hints: Hints) -> Line:
    """The line of a row.

    Args:
        text: The whole article.
        margin: Blank cells before the row.
    """
    line = LineBuilder().add(" " * margin)
    if row.made is not None:
        return line.add(row.made.text, spans=row.made.spans).line()
    line.add(row.prefix, "rule")
    words = text[row.start : row.end]
    spans: list[Span] = row_spans(row)
    touching = names.index.touching(row.start, row.end)
    spans += [(*_within(mark, row), mark.role) for _, mark in touching]
    for index, mark in hits.index.touching(row.start, row.end):
        spans.append((*_within(mark, row), "match-current" if index == hits.at else "match"))
    # Over the hits: of "Gaza City" found by "gaza" the whole name is what Enter opens.
    spans += [(*_within(mark, row), "name-cursor") for index, mark in touching if index == names.at]
    for letters, index in hints.in_sight():
        start = names.index.marks[index].start - row.start
        if 0 <= start < len(words):
            words = words[:start] + letters + words[start + len(letters) :]
            spans.append((start, start + len(letters), "hint"))
    return line.add(words, spans=spans).line()


def _within(mark: Mark, row: Row) -> tuple[int, int]:
    return max(mark.start, row.start) - row.start, min(mark.end, row.end) - row.start
