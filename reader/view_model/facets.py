"""The facet strip: who, where and from whom in the results, and when, in one line that can be walked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.results import Facets, FacetValue
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit
from reader.view_model.sparkline import sparkline

_GROUPS = (
    ("people", "person", "person", 6),
    ("organisations", "org", "organisation", 4),
    ("places", "place", "place", 4),
    ("sources", "source", "source", 4),
)
NAME_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of the strip. `field` is the query field it narrows by, `role` how it is drawn."""

    field: str
    name: str
    count: int
    role: str
    key: str = ""


def chips(facets: Facets) -> tuple[Chip, ...]:
    """The values worth showing, people first, then organisations, places and sources."""
    found: list[Chip] = []
    for attribute, field, role, limit in _GROUPS:
        values: tuple[FacetValue, ...] = getattr(facets, attribute)
        found += [Chip(field, value.name, value.count, role, value.key) for value in values[:limit] if value.name]
    return tuple(found)


def facet_line(
    shown: Sequence[Chip], facets: Facets, cursor: int | None, width: int, glyphs: Glyphs, *, with_when: bool
) -> Line:
    """The strip at a width: whole chips only, scrolled so that the one under the cursor is seen."""
    months = [(value.key or value.name, value.count) for value in facets.months]
    when = (
        sparkline(months, facets.undated, min(44, width // 4 if width < 100 else width // 3), glyphs)
        if with_when
        else LineBuilder()
    )
    when_line = when.line()
    room = width - 2 - (when.cells + 3 if when.cells else 0)
    line = LineBuilder().add(" ")
    first = _first_shown(shown, cursor, room)
    previous = ""
    for index in range(first, len(shown)):
        chip = shown[index]
        gap = 0 if not previous else 2 if chip.role == previous else 3
        if line.cells + gap + _cells(chip) > room:
            break
        line.add(" " * gap)
        role = "chip-cursor" if index == cursor else chip.role
        name = fit(chip.name, NAME_WIDTH, glyphs.ellipsis)
        line.add(name, role).add(f" {chip.count}", "chip-cursor" if index == cursor else "dim")
        previous = chip.role
    if when.cells:
        line.pad_to(width - when.cells - 1).add(when_line.text, spans=when_line.spans)
    return line.line()


def _cells(chip: Chip) -> int:
    return min(NAME_WIDTH, cell_len(chip.name)) + 1 + len(str(chip.count))


def _first_shown(shown: Sequence[Chip], cursor: int | None, room: int) -> int:
    if cursor is None:
        return 0
    used, first = 1, cursor
    while first >= 0:
        used += _cells(shown[first]) + 3
        if used > room and first < cursor:
            return first + 1
        first -= 1
    return 0
