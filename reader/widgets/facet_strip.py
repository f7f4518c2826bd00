"""The strip above the results: who, where and from whom, and when; `l` and `h` walk it."""

from __future__ import annotations

from textual import events

from index.results import Facets
from reader.actions import BY_ID
from reader.view_model.facets import Chip, chip_at, chips, facet_line
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line
from reader.widgets.footer import Performing
from reader.widgets.painted import Painted

_WHEN_FROM = 20
"""Rows of the screen below which the sparkline gives way."""


class FacetStrip(Painted):
    """One line of facet values with a cursor of its own, which is nowhere until it is walked."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(self._draw, id=id)
        self._glyphs = glyphs
        self._facets = Facets()
        self._chips: tuple[Chip, ...] = ()
        self._cursor: int | None = None
        self._is_shown = False

    def set_shown(self, shown: bool) -> None:
        """Show the values, or keep the row blank: it is always there, so that nothing moves at a first letter."""
        self._is_shown = shown
        self.rebuild()

    def set_facets(self, facets: Facets) -> None:
        """Other counts; the cursor stays on its name where that is still there."""
        current = self.chip
        self._facets, self._chips = facets, chips(facets)
        keys = [(chip.role, chip.key) for chip in self._chips]
        self._cursor = None
        if current is not None and (current.role, current.key) in keys:
            self._cursor = keys.index((current.role, current.key))
        self.rebuild()

    @property
    def chip(self) -> Chip | None:
        """The value under the cursor."""
        return self._chips[self._cursor] if self._cursor is not None and self._cursor < len(self._chips) else None

    @property
    def newest_month(self) -> str:
        """The newest month of the results, or an empty string."""
        return max((value.key or value.name for value in self._facets.months), default="")

    def move(self, step: int) -> bool:
        """Walk; before the first value the cursor leaves the strip. False where there is nothing to walk."""
        if not self._chips:
            return False
        place = (-1 if self._cursor is None else self._cursor) + step
        self._cursor = None if place < 0 else min(place, len(self._chips) - 1)
        self.rebuild()
        return True

    def leave(self) -> bool:
        """Take the cursor out of the strip; False where it was not in it."""
        had = self._cursor is not None
        self._cursor = None
        self.rebuild()
        return had

    def on_click(self, event: events.Click) -> None:
        """A click on a value narrows to it."""
        if not self._is_shown:
            return
        width, with_when = self.size.width, self._with_when
        at = chip_at(self._chips, self._facets, self._cursor, width, self._glyphs, event.x, with_when=with_when)
        if at is not None and isinstance(self.screen, Performing):
            self._cursor = at
            self.screen.perform(BY_ID["facet.must"])

    @property
    def _with_when(self) -> bool:
        return self.screen.size.height >= _WHEN_FROM

    def _draw(self, width: int) -> Line:
        if not self._is_shown:
            return BLANK
        return facet_line(self._chips, self._facets, self._cursor, width, self._glyphs, with_when=self._with_when)
