"""The related articles, grouped by how they belong, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from rich.cells import cell_len

from index.results import Reason, Related
from reader.view_model.dates import DATE_WIDTH, short_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, cut, fit
from reader.view_model.wrap import wrap

_ORDER = ("same-story", "follow-up", "background", "reprint", "related")
_NAMED = frozenset({"person", "organisation", "place", "group", "event", "product", "work", "law", "term"})
_ROOMY_FROM = 64
_LABEL_WIDTH = 12
_REASON_LINES = 2


def in_order(related: Sequence[Related]) -> tuple[Related, ...]:
    """Grouped by relation, the best of each group first."""
    return tuple(
        sorted(
            related, key=lambda r: (_ORDER.index(r.relation) if r.relation in _ORDER else len(_ORDER), -r.score)
        )
    )


def relation_words(relation: str) -> str:
    """`same-story` as `same story`."""
    return relation if relation == "follow-up" else relation.replace("-", " ")


def reason_words(reasons: Sequence[Reason]) -> str:
    """The reasons in one sentence: "both name Mara and Vestby; both give 38,345"."""
    names = _names_first(reasons)
    listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
    others = [reason.text for reason in reasons[len(names) :]]
    return "; ".join([f"both name {listed}", *others] if listed else others)


def _names_first(reasons: Sequence[Reason]) -> list[str]:
    """The names that reasons begin with; one behind other reasons is a weaker one and told as such."""
    return [reason.name for reason in takewhile(lambda r: r.kind in _NAMED and r.name, reasons)]


def reason_lines(reasons: Sequence[Reason], width: int, ellipsis: str) -> list[str]:
    """The reasons on one line or two: the names and figures both have, then anything that takes words.

    What has no room is left out whole, for half a reason says nothing; a single long one is wrapped.
    """
    names = _names_first(reasons)
    others = [reason.text or reason.name for reason in reasons[len(names) :]]
    parts = [(", ", name) for name in names] + [("; ", other) for other in others if other]
    lines: list[str] = []
    for between, part in parts:
        joined = f"{lines[-1]}{between}{part}" if lines else part
        if lines and cell_len(joined) <= width:
            lines[-1] = joined
        elif room := _REASON_LINES - len(lines):
            rows = [part[start:end] for start, end in wrap(part, width)]
            if rows[room:]:
                rows[room - 1] = cut(rows[room - 1], width - cell_len(ellipsis)) + ellipsis
            lines += rows[:room]
    return lines


def related_lines(
    related: Sequence[Related], width: int, now: datetime, glyphs: Glyphs, *, headings: bool
) -> list[Line]:
    """Lines of the list (already `in_order`). With headings for a narrow column, else the relation as a label.

    Each line carries the index of its article as `item`.
    """
    lines: list[Line] = []
    previous = ""
    for item, other in enumerate(related):
        date = short_date(other.published, other.published_is_estimate, now)
        if headings and other.relation != previous:
            if lines:
                lines.append(BLANK)
            lines.append(LineBuilder().add(" ").add(relation_words(other.relation).upper(), "heading").line())
        indent = 1 if headings else _LABEL_WIDTH + 1
        line = LineBuilder().add(" ")
        if not headings:
            line.add(relation_words(other.relation) if other.relation != previous else "", "heading").pad_to(
                indent
            )
        room = max(8, width - indent - DATE_WIDTH - 3)
        line.add(fit(other.title, room, glyphs.ellipsis), "title-read").pad_to(width - cell_len(date) - 1)
        lines.append(line.add(date, "when").line(item))
        for words in reason_lines(other.reasons, max(8, width - indent - 4), glyphs.ellipsis):
            beside = LineBuilder().pad_to(indent + 2 if headings else indent)
            lines.append(beside.add(words, "dim").line(item))
        previous = other.relation
    return lines


def wants_headings(width: int) -> bool:
    """Whether a list of this width groups under headings."""
    return width < _ROOMY_FROM
