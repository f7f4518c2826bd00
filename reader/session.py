"""One open library and the questions the screen asks it; every answer comes back as a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from textual.message import Message

from index.errors import Cancelled, NotFoundError, ReaderError
from index.results import Page, Progress, UpdateReport
from reader.library_protocol import LibraryLike, MendedLike, MendingLike
from reader.messages import (
    ArticleReady,
    Background,
    ChangesReady,
    CountsReady,
    EntitiesReady,
    EntityReady,
    JobFailed,
    LibraryChanged,
    LibraryFailed,
    LibraryReady,
    MarksReady,
    MarksSeen,
    MendedReady,
    NamesFound,
    PathReady,
    QuerySettled,
    RelatedReady,
    ResultsReady,
    RowsReady,
    SuggestionsReady,
    TextsReady,
    WatchReady,
)
from reader.search_worker import Cancelled as IsCancelled
from reader.search_worker import Lane
from reader.view_model.marks import Mark
from reader.view_model.names_list import NamesAsked
from reader.view_model.row_store import PAGE_SIZE

FRONT_ROWS = 2 * PAGE_SIZE
"""Rows asked for without a query, where each takes one line of the screen."""
ENTITY_LIMIT = 300
FOUND_LIMIT = 8
"""Names in the list, and those found while one is typed."""
_SETTLED_WITHIN = 500
"""Rows: who has gone further down a list while typing stays in just that list."""
_KEEPING = frozenset(("mark", "mend"))
"""Lanes of what the user keeps: a mark is shown at its key, so it is kept before the program ends."""
_DRAWING_SECONDS = 0.1
"""How long the thread that found results waits at most until they are drawn."""

Ask = Callable[[LibraryLike, IsCancelled], Message | None]


class Session:
    """Asks the library on threads of its own.

    Args:
        open_library: Called once, on a thread; may take its time or raise ReaderError.
        post: Takes the answers; must be safe to call from any thread.
    """

    def __init__(self, open_library: Callable[[], LibraryLike], post: Callable[[Message], object]) -> None:
        self._open_library = open_library
        self._post = post
        self._library: LibraryLike | None = None
        self._lanes: dict[str, Lane] = {}
        self._early: list[tuple[str, Ask, bool, object]] = []
        self._searched = 0.0
        self._front_generation: int | None = None

    def open(self) -> None:
        """Open the library; LibraryReady or LibraryFailed follows."""
        self._lane("open").submit(self._open)

    def catch_up(self) -> None:
        """Ask what was asked before the library was open: the newest question of each kind, every change."""
        early, self._early = self._early, []
        for name, ask, latest_only, about in early:
            self._ask(name, ask, latest_only=latest_only, about=about)

    def close(self) -> None:
        """Stop all threads, the worker process too, and close the library."""
        for lane in self._lanes.values():
            lane.cancel()
        if self._library is not None:
            self._library.stop_background()  # takes its moment, in which the lanes come to their end
        for lane in self._lanes.values():
            lane.close()
        if self._library is not None:
            self._leave(self._library)
            self._library.close()
            self._library = None

    def _keep_front(self, library: LibraryLike, query: str, sort: str, page: Page) -> None:
        if not query and sort == "newest" and page.total:
            library.keep_front(page)
            self._front_generation = page.generation

    def _leave(self, library: LibraryLike) -> None:
        """The next start begins with the news that came while something else stood on the screen."""
        if self._front_generation is None:
            return
        try:
            if library.generation != self._front_generation:
                page = library.search("*", limit=FRONT_ROWS, sort="newest", facets=False)
                self._keep_front(library, "", "newest", page)
        except (ReaderError, OSError):
            return  # a cache that is not written costs a moment at the next start

    @property
    def opener(self) -> Callable[[], LibraryLike]:
        """What opened the library."""
        return self._open_library

    def reopen(self, open_library: Callable[[], LibraryLike]) -> None:
        """Leave the library and open another; LibraryReady or LibraryFailed follows."""
        self.close()
        self._lanes, self._early = {}, []
        self._front_generation = None
        self._open_library = open_library
        self.open()

    @property
    def idle(self) -> bool:
        """Whether every question was answered."""
        return all(lane.idle for lane in self._lanes.values())

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
                return _failure("counts", error)  # the rows stand; only what is counted of them is missing
            self._keep_front(library, query, sort, page)
            if shown:
                return CountsReady(query, sort, page)
            if not cancelled():
                show(page)
            return None

        self._ask("search", ask)

    def _complete(self, library: LibraryLike, text: str) -> None:
        """What the text in the box could become. Where that fails the rows it came with stay."""
        try:
            self._post(SuggestionsReady(text, library.suggest(text, len(text))))
        except Exception as error:
            self._post(_failure("complete", error))

    def forget(self, *names: str) -> None:
        """What was asked of these kinds needs no answer any more."""
        self._early = [one for one in self._early if one[0] not in names]
        if self._library is not None:  # until it is there, a lane may be opening it
            for name in names:
                if name in self._lanes:
                    self._lanes[name].cancel()

    def prepare(self) -> None:
        """Make what a first search would have to wait for."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.prepare_search()

        self._ask("look", ask)

    def read_ahead(self) -> None:
        """Have the system bring from the disk what the next keys of a search would wait for."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.read_ahead()

        self._ask("ahead", ask)

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
            self._ask("settle", ask)

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

        self._ask("rows", ask)

    def article(self, article_id: str, purpose: str, query: str = "") -> None:
        """An article, with the places of the query's words in it."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            article = library.article(article_id)
            places = library.matches_in(article.text, query) if query else ()
            hits = tuple(Mark(start, end, "match") for start, end in places)
            editions, note = library.editions(article_id), library.marks(article_id).note
            return ArticleReady(purpose, article, hits, editions, note, library.mending.silent)

        self._ask(purpose, ask)

    def texts(self, ids: Sequence[str], command: str = "") -> None:
        """Whole articles, to be copied or given to a command."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            return TextsReady(tuple(library.article(article_id) for article_id in ids), command)

        self._ask("texts", ask)

    def changes(self, article_id: str, version: int | None = None) -> None:
        """What an outlet changed in an article: lately, or in this version."""
        self._ask("changes", lambda library, _: ChangesReady(library.changes(article_id, version)))

    def related(self, article_id: str) -> None:
        """What belongs to an article."""
        self._ask("related", lambda library, _: RelatedReady(article_id, library.related(article_id)))

    def entity(self, name: str, purpose: str = "card", *, lit: str = "", key: str = "") -> None:
        """An entity by id or name, for its card or its page. A page is a look: what is watched was seen.

        Args:
            lit: Its name where it was lit in an article, which it may be before the names of all are counted.
            key: A name key of it. It finds what has no such id any more: a corrected kind was taken back.
        """

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            try:
                entity = library.entity(name)
            except NotFoundError:
                if lit:
                    return JobFailed("card", f"{lit}: the card comes when all names are counted.", "")
                if not key:
                    raise
                entity = library.entity(key)
            if entity.watched and purpose == "page":
                library.seen(entity.id)
            return EntityReady(entity, purpose)

        self._ask("card", ask)

    def entities(self, asked: NamesAsked) -> None:
        """The list of names as it was asked for."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            if asked.article_id:
                return EntitiesReady(library.entities_of(asked.article_id), (), asked)
            found = library.entities(asked.kind or None, ENTITY_LIMIT, asked.match, asked.sort)
            plain = not asked.kind and not asked.match
            return EntitiesReady(found, library.watched() if plain else (), asked)

        self._ask("entities", ask)

    def find_names(self, typed: str) -> None:
        """Entities whose names begin with the words typed."""
        self._ask("names", lambda library, _: NamesFound(typed, library.entities(None, FOUND_LIMIT, typed)))

    def path(self, start: str, goal: str) -> None:
        """Steps from one entity to another."""

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message:
            return PathReady(start, goal, library.path_between(start, goal, cancelled=cancelled))

        self._ask("path", ask)

    def watch(self, name: str, *, watched: bool) -> None:
        """Watch an entity, or no longer."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            return WatchReady(library.watch(name) if watched else library.unwatch(name))

        self._ask("mark", ask, latest_only=False)

    def mend(self, change: Callable[[MendingLike], MendedLike], before: str) -> None:
        """Make a correction of the entity `before`; every one is made, in order."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            done = change(library.mending)
            return MendedReady(done.words, done.entity_id, before)

        self._ask("mend", ask, latest_only=False)

    def undo_mending(self) -> None:
        """Take the last correction back."""
        self._ask("mend", lambda library, _: MendedReady(library.mending.undo(), undone=True), latest_only=False)

    def marks(self, article_id: str) -> None:
        """The marks of an article."""
        self._ask("marks", lambda library, _: MarksReady(article_id, library.marks(article_id)))

    def see_marks(self, ids: Sequence[str], seen_version: int, asked_at: int) -> None:
        """The marks of these articles, if any mark changed since; nothing while marks are being kept."""
        if "mark" in self._lanes and not self._lanes["mark"].idle:
            return

        def ask(library: LibraryLike, _: IsCancelled) -> Message | None:
            version = library.marks_version
            return None if version == seen_version else MarksSeen(version, library.marks_of(ids), asked_at)

        self._ask("seen", ask)

    def mark_read(self, article_id: str) -> None:
        """An article was opened: it is read, and its reprints with it."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            along = tuple(i for i in library.mark(article_id, read=True) if i != article_id)
            return MarksReady(article_id, library.marks(article_id), along)

        self._ask("mark", ask, latest_only=False)

    def look_at(self, article_id: str) -> None:
        """Have this article recognised before all others."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.look_at(article_id)

        self._ask("background", ask, latest_only=False)

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

        self._ask("look", ask)

    def browse(self, url: str) -> None:
        """Open a link (already judged safe) in the browser, without a shell."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message | None:
            import webbrowser

            if webbrowser.open(url):
                return None
            return JobFailed("browse", "No browser came up.", "Copy the link instead.")

        self._ask("browse", ask, latest_only=False)

    def play(self, player: Sequence[str], url: str) -> None:
        """Give a link (already judged safe) to the user's player, without a shell and away from this terminal."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message | None:
            import subprocess

            try:
                subprocess.Popen(  # noqa: S603 - the user's own command, the address its last word
                    [*player, url],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            except OSError as error:
                return JobFailed(
                    "play", f"{player[0]} cannot be run ({error.strerror}).", "player in config.toml."
                )
            return None

        self._ask("browse", ask, latest_only=False)

    def update(self, *, fetch: bool = True, only: Sequence[str] = ()) -> None:
        """Have the worker process bring these sources up to date, or all; without `fetch` what is on disk."""

        def hear(event: Progress | UpdateReport) -> None:
            self._post(Background(event))

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.start_background(hear, fetch=fetch, only=only)

        self._ask("background", ask, latest_only=False)

    def ask(self, name: str, ask: Ask, *, latest_only: bool = True, about: object = None) -> None:
        """Ask anything, on a lane of that name; a failure arrives as JobFailed of the same name, with `about`."""
        self._ask(name, ask, latest_only=latest_only, about=about)

    def _lane(self, name: str, *, latest_only: bool = True) -> Lane:
        if name not in self._lanes:
            self._lanes[name] = Lane(f"reader-{name}", latest_only=latest_only, finishes=name in _KEEPING)
        return self._lanes[name]

    def _open(self, cancelled: IsCancelled) -> None:
        try:
            library = self._open_library()
            if cancelled():
                library.close()
                return
            ready = LibraryReady(library.read_only, library.index_is_new and bool(library.sources()))
            self._library = library
        except ReaderError as error:
            self._post(LibraryFailed(error.message, error.remedy))
        except Exception as error:  # the screen must stand, whatever broke underneath
            self._post(LibraryFailed(f"The library cannot be opened: {_words(error)}.", "Try: reader doctor"))
        else:
            self._post(ready)

    def _ask(self, name: str, ask: Ask, *, latest_only: bool = True, about: object = None) -> None:
        library = self._library
        if library is None:
            self._early = [one for one in self._early if not (latest_only and one[0] == name)]
            self._early.append((name, ask, latest_only, about))
            return

        def job(cancelled: IsCancelled) -> None:
            try:
                answer = ask(library, cancelled)
            except Cancelled:
                return
            except Exception as error:  # one bad article must not cost the session
                answer = _failure(name, error, about)
            if answer is not None and not cancelled():
                self._post(answer)

        self._lane(name, latest_only=latest_only).submit(job)


def _failure(job: str, error: Exception, about: object = None) -> JobFailed:
    """What is told of a question that failed."""
    if isinstance(error, ReaderError):
        return JobFailed(job, error.message, error.remedy, about=about)
    remedy = "reader doctor looks for the cause."
    return JobFailed(job, f"{_words(error)}.", remedy, is_known=False, about=about)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")
