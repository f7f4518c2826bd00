"""Many articles of the list selected at once, those too whose rows were never fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.results import Hit
from reader.library_protocol import LibraryLike
from reader.messages import SelectionReady
from reader.search_worker import Cancelled as IsCancelled

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

MOST = 5_000
"""Articles selected at once, at most."""


class Selecting:
    """Selects a stretch of the list, or all of it."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def do_mark_select_to(self, count: int | None) -> None:
        """From the row selected last to the one under the cursor."""
        results = self._screen.results
        if results.selected_row is None:
            select, here = map(self._screen.keymap.key_words, ("mark.select", "mark.select-to"))
            self._screen.say(f"{select} selects one; {here} then all from there to the cursor")
            return
        first, last = sorted((results.selected_row, results.cursor))
        self._select(first, last + 1 - first)

    def do_mark_select_all(self, count: int | None) -> None:
        """Every row; once more, none."""
        results = self._screen.results
        if results.all_selected:
            results.unselect()
            self._screen.say("none is selected")
        elif results.total:
            self._select(0, results.total)
        else:
            self._screen.say("no article here")

    def _select(self, first: int, count: int) -> None:
        searching = self._screen.searching
        query, sort, typing = searching.query, searching.sort, searching.is_typing

        def ask(library: LibraryLike, cancelled: IsCancelled) -> SelectionReady:
            hits: list[Hit] = []
            for page in library.pages(
                query or "*", limit=min(count, MOST), offset=first, sort=sort, typing=typing, cancelled=cancelled
            ):
                hits += page.hits
            return SelectionReady(query, tuple(hits), count)

        self._screen.session.ask("select", ask)

    def ready(self, message: SelectionReady) -> None:
        """The articles of those rows."""
        if message.query == self._screen.searching.query:
            self._screen.results.select(message.hits)
            if message.wanted > len(message.hits) == MOST:
                self._screen.say(f"only the first {MOST:,} are selected")
