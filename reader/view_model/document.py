"""An article laid out at a width: which characters stand on which row, and which of them are lit.

Rows are ranges of the article's own text, so that mentions, hits and the reading position are plain
offsets; only the line of source, place and date above the text is made here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from index.article import Article, Paragraph, ParagraphKind
from index.results import Editions
from reader.view_model.dates import long_date
from reader.view_model.editions import edition_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, Span, fit
from reader.view_model.links import enclosure_words
from reader.view_model.wrap import wrap

_ROLES = {
    ParagraphKind.HEADLINE: "headline",
    ParagraphKind.DECK: "deck",
    ParagraphKind.DATELINE: "dateline",
    ParagraphKind.SUBHEAD: "subhead",
    ParagraphKind.CAPTION: "caption",
    ParagraphKind.FURNITURE: "furniture",
    ParagraphKind.BYLINE: "furniture",
}
NO_TEXT = "only a headline"
_WORDS_A_MINUTE = 230
_ENCLOSURES = 4
"""Files that come with an article named in its head; the list of links has all of them."""
_CLUE_DETAIL = 24
"""Characters of what a date rests on that stand above an article, behind the kind of clue."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the article: `text[start:end]` behind `prefix`; a made line has its own words in `made`."""

    start: int
    end: int
    role: str = ""
    prefix: str = ""
    made: Line | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows of an article at one width, the first `headline_rows` of them its headline.

    `starts` are the rows' offsets, never falling.
    """

    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    width: int
    headline_rows: int

    def row_at(self, offset: int) -> int:
        """The index of the row that shows a character."""
        row = max(0, bisect_right(self.starts, offset) - 1)
        while row > 0 and (self.rows[row].made is not None or self.rows[row].end <= self.rows[row].start):
            if self.rows[row].start <= offset < self.rows[row].end:
                break
            row -= 1
        return row


def lay_out(
    article: Article,
    width: int,
    now: datetime,
    glyphs: Glyphs,
    *,
    with_furniture: bool = False,
    editions: Editions | None = None,
    note: str = "",
) -> Layout:
    """Rows of an article at a text width in cells; headline first, furniture only where it is asked for.

    `note` is the user's own and stands above the text.
    """
    rows: list[Row] = []
    _add_headline(rows, article, width, glyphs)
    headline_rows = len(rows)
    _add_head(rows, article, width, now, glyphs)
    if editions is not None and (words := edition_words(editions, now, glyphs)):
        words = fit(words, width, glyphs.ellipsis)
        rows.append(Row(0, 0, made=Line(words, ((0, len(words), "edition"),))))
    if note:
        rows.append(Row(0, 0))
        note = f"Your note: {note}"
        for start, end in wrap(note, width - 2):
            words = f"{glyphs.bar} {note[start:end]}"
            rows.append(Row(0, 0, made=Line(words, ((0, len(words), "note"),))))
    body = _shown(article, with_furniture)
    if not body and not article.of_kind(ParagraphKind.DECK):
        rows += [Row(0, 0), Row(0, 0, made=Line(NO_TEXT, ((0, len(NO_TEXT), "meta"),)))]
    at = 0
    while at < len(body):
        paragraph = body[at]
        start, end, lead = paragraph.start, paragraph.end, 0
        kind = paragraph.kind
        if kind is ParagraphKind.DATELINE and at + 1 < len(body):
            following = body[at + 1]
            if following.kind is ParagraphKind.BODY and "\n" not in article.text[end : following.start]:
                at += 1
                lead, end, kind = end - start, following.end, ParagraphKind.BODY
        rows.append(Row(start, start))
        _add_paragraph(rows, article.text, start, end, kind, lead, width, glyphs)
        at += 1
    rows.append(Row(len(article.text), len(article.text)))
    floor = 0
    starts: list[int] = []
    for row in rows:
        floor = max(floor, row.start)
        starts.append(floor)
    return Layout(tuple(rows), tuple(starts), width, headline_rows)


def reading_minutes(article: Article) -> int:
    """Minutes it takes to read the article, at least one."""
    words = sum(article.text.count(" ", p.start, p.end) + 1 for p in article.paragraphs)
    return max(1, round(words / _WORDS_A_MINUTE))


def meta_parts(article: Article, now: datetime) -> list[str]:
    """Who wrote it, for whom, where and when; what the dateline of the text says is not said twice."""
    names = ", ".join(article.byline)
    parts = [f"By {names}" if names else "", article.source]
    shown = " ".join(article.paragraph_text(paragraph) for paragraph in article.of_kind(ParagraphKind.DATELINE))
    if article.agency.casefold() != article.source.casefold() and article.agency not in shown:
        parts.append(article.agency)
    if not shown and not any(character.isdigit() for character in article.dateline):
        parts.append(article.dateline)
    clue, _, detail = article.published_clue.partition(", ")
    if len(detail) <= _CLUE_DETAIL:  # an address or a file's name takes more room than it tells
        clue = article.published_clue
    parts.append(long_date(article.published, article.published_is_estimate, clue, now))
    return [part for part in parts if part]


def _meta_lines(parts: Sequence[str], width: int, glyphs: Glyphs) -> list[str]:
    """On one line if it has room, else broken between the parts; what no line has room for is cut."""
    between = f" {glyphs.dot} "
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}{between}{part}" if lines else part
        if lines and cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def _shown(article: Article, with_furniture: bool) -> list[Paragraph]:
    paragraphs = article.paragraphs or _plain_paragraphs(article.text)
    hidden = {ParagraphKind.HEADLINE, ParagraphKind.DECK}
    if not with_furniture:
        hidden.add(ParagraphKind.FURNITURE)
        if article.byline:
            hidden.add(ParagraphKind.BYLINE)
    return [p for p in paragraphs if p.kind not in hidden and p.end > p.start]


def _plain_paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(ParagraphKind.BODY, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


def _add_headline(rows: list[Row], article: Article, width: int, glyphs: Glyphs) -> None:
    headlines = article.of_kind(ParagraphKind.HEADLINE)
    if headlines:
        for paragraph in headlines[:1]:
            _add_paragraph(rows, article.text, paragraph.start, paragraph.end, paragraph.kind, 0, width, glyphs)
    else:
        title = article.title or "(no headline)"
        rows += [
            Row(0, 0, made=Line(title[start:end], ((0, end - start, "headline"),)))
            for start, end in wrap(title, width)
        ]


def _add_head(rows: list[Row], article: Article, width: int, now: datetime, glyphs: Glyphs) -> None:
    for paragraph in article.of_kind(ParagraphKind.DECK):
        _add_paragraph(rows, article.text, paragraph.start, paragraph.end, paragraph.kind, 0, width, glyphs)
    for line in _meta_lines(meta_parts(article, now), width, glyphs):
        words = fit(line, width, glyphs.ellipsis)
        rows.append(Row(0, 0, made=Line(words, ((0, len(words), "meta"),))))
    for enclosure in article.enclosures[:_ENCLOSURES]:
        words = fit(f"{glyphs.play} {enclosure_words(enclosure)}", width, glyphs.ellipsis)
        rows.append(Row(0, 0, made=Line(words, ((0, len(words), "link"),))))


def _add_paragraph(
    rows: list[Row],
    text: str,
    start: int,
    end: int,
    kind: ParagraphKind,
    lead: int,
    width: int,
    glyphs: Glyphs,
) -> None:
    role = _ROLES.get(kind, "")
    first_prefix = prefix = ""
    if kind in (ParagraphKind.CAPTION, ParagraphKind.QUOTE):
        first_prefix = prefix = glyphs.bar + " "
    elif kind is ParagraphKind.LIST:
        first_prefix, prefix = ("", "  ") if text[start : start + 1] in "-*•·–" else (glyphs.bullet + " ", "  ")
    for piece in re.finditer(r"[^\n]+", text[start:end]):
        base = start + piece.start()
        for first, last in wrap(piece.group(), width - len(prefix)):
            rows.append(Row(base + first, base + last, role, first_prefix))
            first_prefix = prefix
    if lead:
        _mark_dateline(rows, start, start + lead)


def _mark_dateline(rows: list[Row], start: int, end: int) -> None:
    """Give rows that begin with the dateline their own role; the painter lights only up to its end."""
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        if row.start < start or row.made is not None:  # the head stands before the first character, too
            break
        if row.start < end:
            rows[index] = Row(row.start, row.end, f"dateline:{end}", row.prefix)


def row_spans(row: Row) -> list[Span]:
    """The spans that come from what a paragraph is, in offsets of the row's own text."""
    if not row.role:
        return []
    if row.role.startswith("dateline:"):
        return [(0, min(row.end, int(row.role[9:])) - row.start, "dateline")]
    return [(0, row.end - row.start, row.role)]
