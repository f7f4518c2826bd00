"""Questions of the list: what a query finds, its further rows, and whether the index has moved on."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message import Message

from index.errors import Cancelled, ReaderError
from index.results import Page
from reader.asking import Asking, failure
from reader.library_protocol import LibraryLike
from reader.messages import (
    CountsReady,
    LibraryChanged,
    QuerySettled,
    ResultsReady,
    RowsReady,
    SuggestionsReady,
)
from reader.search_worker import Cancelled as IsCancelled
from reader.view_model.row_store import PAGE_SIZE

FRONT_ROWS = 2 * PAGE_SIZE
"""Rows asked for without a query, where each takes one line of the screen."""
_SETTLED_WITHIN = 500
"""Rows: who has gone further down a list while typing stays in just that list."""
_DRAWING_SECONDS = 0.1
"""How long the thread that found results waits at most until they are drawn."""


class ListQuestions(Asking):
    """Asks for the rows of the list, and keeps the first ones of the front page for the next start."""

    def __init__(self, open_library: Callable[[], LibraryLike], post: Callable[[Message], object]) -> None:
        super().__init__(open_library, post)
        self._searched = 0.0
        self._front_generation: int | None = None

    def rests(self, seconds: float) -> bool:
        """Whether nothing was searched for lately."""
        return monotonic() - self._searched >= seconds

    def search(self, query: str, sort: str, *, typing: bool = False, complete: str = "") -> None:
        """The first rows of a query; an empty one is the front page. A newer query overtakes this one.

        What is seen first comes first: the rows, then a completion of `complete` (the text in the box), then
        facets. All on one thread, because two would only take turns.
        """
        rows = PAGE_SIZE if query else FRONT_ROWS
        self._searched = monotonic()

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message | None:
            shown: list[Page] = []

            def show(page: Page) -> None:
                shown.append(page)
                results = ResultsReady(query, sort, page)
                self._post(results)
                results.drawn.wait(_DRAWING_SECONDS)
                if complete and not cancelled():
                    self._complete(library, complete)

            try:
                page = library.search(
                    query or "*",
                    limit=rows,
                    sort=sort,
                    facets=bool(query),
                    typing=typing,
                    cancelled=cancelled,
                    early=show if query else None,
                )
            except Cancelled:
                raise
            except Exception as error:
                if not shown:
                    raise
                return failure("counts", error)  # the rows stand; only what is counted of them is missing
            self._keep_front(library, query, sort, page)
            if shown:
                return CountsReady(query, sort, page)
            if not cancelled():
                show(page)
            return None

        self.ask("search", ask)

    def _complete(self, library: LibraryLike, text: str) -> None:
        """What the text in the box could become. Where that fails the rows it came with stay."""
        try:
            self._post(SuggestionsReady(text, library.suggest(text, len(text))))
        except Exception as error:
            self._post(failure("complete", error))

    def prepare(self) -> None:
        """Make what a first search would have to wait for."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.prepare_search()

        self.ask("look", ask)

    def read_ahead(self) -> None:
        """Have the system bring from the disk what the next keys of a search would wait for."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.read_ahead()

        self.ask("ahead", ask)

    def settle(self, query: str, sort: str, total: int, row: int, article_id: str) -> None:
        """The query is typed no more: its last word is one, and no beginning.

        Unless the article at hand was found by the beginning only: then it is searched for as one, with a `*`.

        Args:
            total: How many were found while it was typed.
            row: Of the article at hand among them.
        """

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message | None:
            for settled in (query, f"{query}*"):
                page = library.search(settled, limit=row + PAGE_SIZE, sort=sort, facets=False, cancelled=cancelled)
                if settled == query and page.total == total:
                    return QuerySettled(query, sort, article_id, settled, row, is_same=True)
                ids = [hit.id for hit in page.hits]
                if article_id in ids:
                    return QuerySettled(query, sort, article_id, settled, ids.index(article_id), is_same=False)
            return None

        if row < _SETTLED_WITHIN:
            self.ask("settle", ask)

    def rows(self, query: str, sort: str, offset: int, limit: int, *, typing: bool = False) -> None:
        """More rows of a query, `offset` and on."""

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message:
            page = library.search(
                query or "*",
                limit=limit,
                offset=offset,
                sort=sort,
                facets=False,
                typing=typing,
                cancelled=cancelled,
            )
            return RowsReady(query, sort, page)

        self.ask("rows", ask)

    def look(self, query: str, sort: str, seen_generation: int, *, typing: bool = False) -> None:
        """See whether the index has moved on, and what the query would find in it now."""

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message | None:
            generation = library.generation
            if generation == seen_generation:
                return None
            rows = PAGE_SIZE if query else FRONT_ROWS
            page = library.search(
                query or "*", limit=rows, sort=sort, facets=bool(query), typing=typing, cancelled=cancelled
            )
            self._keep_front(library, query, sort, page)
            return LibraryChanged(generation, query, sort, page)

        self.ask("look", ask)

    def _keep_front(self, library: LibraryLike, query: str, sort: str, page: Page) -> None:
        if not query and sort == "newest" and page.total:
            library.keep_front(page)
            self._front_generation = page.generation

    def _leave(self, library: LibraryLike) -> None:
        """The next start begins with the news that came while something else stood on the screen."""
        front, self._front_generation = self._front_generation, None
        if front is None:
            return
        try:
            if library.generation != front:
                page = library.search("*", limit=FRONT_ROWS, sort="newest", facets=False)
                self._keep_front(library, "", "newest", page)
        except (ReaderError, OSError):
            return  # a cache that is not written costs a moment at the next start
