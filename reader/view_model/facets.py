"""The facet strip: who, where and from whom in the results, and when, in one line that can be walked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.results import Facets, FacetValue
from reader.query_edit import field_term, name_term
from reader.view_model.card import beside_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit
from reader.view_model.sparkline import sparkline

_SOURCE = "source"
_GROUPS = (
    ("people", "person", 6),
    ("organisations", "organisation", 4),
    ("places", "place", 4),
    ("sources", _SOURCE, 4),
)
NAME_WIDTH = 24
_BESIDE_WIDTH = 24
"""Cells of what tells two of one name apart, at most: the strip is for many names."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of the strip.

    Attributes:
        key: What it is whatever it is called (`FacetValue.key`).
        role: How it is drawn.
        beside: What tells it from others of its name, or "".
    """

    key: str
    name: str
    count: int
    role: str
    beside: str = ""

    @property
    def term(self) -> str:
        """The query that narrows to it."""
        if self.role == _SOURCE:
            return field_term("source", self.key)
        return name_term(self.key, self.name, beside=self.beside)


def chips(facets: Facets) -> tuple[Chip, ...]:
    """The values worth showing, people first, then organisations, places and sources."""
    found: list[Chip] = []
    for attribute, role, limit in _GROUPS:
        values: tuple[FacetValue, ...] = getattr(facets, attribute)
        found += [Chip(v.key, v.name, v.count, role, v.beside) for v in values[:limit] if v.name]
    return tuple(found)


def facet_line(
    shown: Sequence[Chip], facets: Facets, cursor: int | None, width: int, glyphs: Glyphs, *, with_when: bool
) -> Line:
    """The strip at a width: whole chips only, scrolled so that the one under the cursor is seen."""
    when = _when(facets, width, glyphs, with_when=with_when)
    when_line = when.line()
    line = LineBuilder().add(" ")
    for index, start in _placed(shown, cursor, width, when.cells, glyphs):
        chip = shown[index]
        line.pad_to(start)
        role, quiet = ("chip-cursor", "chip-cursor") if index == cursor else (chip.role, "dim")
        name, beside = _words(chip, glyphs)
        line.add(name, role).add(f"{beside} {chip.count}", quiet)
    if when.cells:
        line.pad_to(width - when.cells - 1).add(when_line.text, spans=when_line.spans)
    return line.line()


def chip_at(
    shown: Sequence[Chip],
    facets: Facets,
    cursor: int | None,
    width: int,
    glyphs: Glyphs,
    column: int,
    *,
    with_when: bool,
) -> int | None:
    """Which of the chips stands at a column of `facet_line`; None between them and beside."""
    when = _when(facets, width, glyphs, with_when=with_when)
    for index, start in _placed(shown, cursor, width, when.cells, glyphs):
        if start <= column < start + _cells(shown[index], glyphs):
            return index
    return None


def _when(facets: Facets, width: int, glyphs: Glyphs, *, with_when: bool) -> LineBuilder:
    if not with_when:
        return LineBuilder()
    months = [(value.key or value.name, value.count) for value in facets.months]
    return sparkline(months, facets.undated, min(44, width // 4 if width < 100 else width // 3), glyphs)


def _placed(
    shown: Sequence[Chip], cursor: int | None, width: int, beside: int, glyphs: Glyphs
) -> Iterator[tuple[int, int]]:
    """The chips that have room, each with its first column. `beside`: cells that are taken at the right."""
    room = width - 2 - (beside + 3 if beside else 0)
    at, previous = 1, ""
    for index in range(_first_shown(shown, cursor, room, glyphs), len(shown)):
        chip = shown[index]
        start = at + (0 if not previous else 2 if chip.role == previous else 3)
        at = start + _cells(chip, glyphs)
        if at > room:
            return
        yield index, start
        previous = chip.role


def _words(chip: Chip, glyphs: Glyphs) -> tuple[str, str]:
    """Its name, and what tells it from others of that name."""
    name = fit(chip.name, NAME_WIDTH, glyphs.ellipsis)
    beside = beside_words(chip.beside, glyphs)
    return name, f" {fit(beside, _BESIDE_WIDTH, glyphs.ellipsis)}" if beside else ""


def _cells(chip: Chip, glyphs: Glyphs) -> int:
    return sum(map(cell_len, _words(chip, glyphs))) + 1 + len(str(chip.count))


def _first_shown(shown: Sequence[Chip], cursor: int | None, room: int, glyphs: Glyphs) -> int:
    if cursor is None:
        return 0
    used, first = 1, cursor
    while first >= 0:
        used += _cells(shown[first], glyphs) + 3
        if used > room and first < cursor:
            return first + 1
        first -= 1
    return 0
