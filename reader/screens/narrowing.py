"""Keys that change the query of the list: by the names in the strip above it, and by dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query_edit import narrow_dates, shift_dates, widen_dates, with_term, without_dates
from reader.view_model.card import beside_words
from reader.view_model.dates import day_of

if TYPE_CHECKING:
    from reader.screens.main import MainScreen


class Narrowing:
    """Fewer articles of a search, or those of another time."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def do_facet_next(self, count: int | None) -> None:
        """Along the strip."""
        self._walk_facets(count or 1)

    def do_facet_previous(self, count: int | None) -> None:
        """Back along the strip."""
        self._walk_facets(-(count or 1))

    def _walk_facets(self, step: int) -> None:
        strip = self._screen.facets
        if not self._screen.searching.query or not strip.move(step):
            key = self._screen.keymap.key_words("search.open")
            self._screen.say(f"the names of the results stand above them while you search: {key} searches")
        elif strip.chip is not None:
            name = " ".join(filter(None, (strip.chip.name, beside_words(strip.chip.beside, self._screen.glyphs))))
            self._screen.say(f"Enter or + only with {name}   - without   Esc leaves the strip")

    def take_facet(self) -> bool:
        """Narrow to the name under the strip's cursor; False where there is none."""
        return self._narrow(exclude=False)

    def do_facet_must(self, count: int | None) -> bool:
        """Only articles with the name under the cursor."""
        return self._narrow(exclude=False)

    def do_facet_must_not(self, count: int | None) -> bool:
        """Only articles without it."""
        return self._narrow(exclude=True)

    def _narrow(self, *, exclude: bool) -> bool:
        chip = self._screen.facets.chip
        if self._screen.is_reading or chip is None:
            return False
        self._screen.facets.leave()
        searching = self._screen.searching
        searching.ask(with_term(searching.query, chip.term, exclude=exclude))
        self._screen.reading.remember_list()
        return True

    def do_date_earlier(self, count: int | None) -> None:
        """A month back."""
        self._shift(-(count or 1))

    def do_date_later(self, count: int | None) -> None:
        """A month on."""
        self._shift(count or 1)

    def _shift(self, step: int) -> None:
        newest = self._screen.facets.newest_month
        if not newest and self._screen.results.hit is not None:
            newest = day_of(self._screen.results.hit.published, self._screen.clock())[:7]
        query = shift_dates(self._screen.searching.query, step, newest if len(newest) == 7 else "")
        self._respan(query, "no dates to shift here")

    def do_date_narrow(self, count: int | None) -> None:
        """A shorter span around the article under the cursor."""
        hit = self._screen.results.hit
        near = day_of(hit.published, self._screen.clock()) if hit is not None else ""
        self._respan(narrow_dates(self._screen.searching.query, near), "no shorter time around this article")

    def do_date_widen(self, count: int | None) -> None:
        """A longer span."""
        self._respan(widen_dates(self._screen.searching.query), "all dates already")

    def _respan(self, query: str, otherwise: str) -> None:
        if query == self._screen.searching.query:
            self._screen.say(otherwise)
        else:
            self._screen.searching.refine(query)

    def do_date_clear(self, count: int | None) -> None:
        """Any date."""
        searching = self._screen.searching
        searching.refine(without_dates(searching.query))
