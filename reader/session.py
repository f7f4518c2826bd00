"""The questions the screen asks of one open library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message

from index.article import Article
from index.errors import NotFoundError
from index.results import Progress, UpdateReport
from reader.library_protocol import LibraryLike, MendedLike, MendingLike
from reader.list_questions import ListQuestions
from reader.messages import (
    ArticleReady,
    Background,
    ChangesReady,
    CorrectionsReady,
    EntitiesReady,
    EntityReady,
    JobFailed,
    MarksReady,
    MarksSeen,
    MendedReady,
    NamesFound,
    PathReady,
    RelatedReady,
    TextsReady,
    WatchReady,
)
from reader.search_worker import Cancelled as IsCancelled
from reader.view_model.marks import Mark
from reader.view_model.names_list import NamesAsked

ENTITY_LIMIT = 300
FOUND_LIMIT = 8
"""Names in the list, and those found while one is typed."""


def _places(library: LibraryLike, article: Article, query: str) -> tuple[tuple[int, int], ...]:
    return library.matches_in(article.text, query, article.published, article.url or article.source)


class Session(ListQuestions):
    """All that the screen asks: of the list, and here of articles, names, marks and what is outside."""

    def article(self, article_id: str, purpose: str, query: str = "") -> None:
        """An article, with the places of the query's words in it."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            article = library.article(article_id)
            places = _places(library, article, query) if query else ()
            hits = tuple(Mark(start, end, "match") for start, end in places)
            editions, note = library.editions(article_id), library.marks(article_id).note
            return ArticleReady(purpose, article, hits, editions, note, library.mending.silent)

        self.ask(purpose, ask)

    def texts(self, ids: Sequence[str], command: str = "") -> None:
        """Whole articles, to be copied or given to a command."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            return TextsReady(tuple(library.article(article_id) for article_id in ids), command)

        self.ask("texts", ask)

    def changes(self, article_id: str, version: int | None = None) -> None:
        """What an outlet changed in an article: lately, or in this version."""
        self.ask("changes", lambda library, _: ChangesReady(library.changes(article_id, version)))

    def related(self, article_id: str) -> None:
        """What belongs to an article."""
        self.ask("related", lambda library, _: RelatedReady(article_id, library.related(article_id)))

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

        self.ask("card", ask)

    def entities(self, asked: NamesAsked) -> None:
        """The list of names as it was asked for."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            if asked.article_id:
                return EntitiesReady(library.entities_of(asked.article_id), (), asked)
            found = library.entities(asked.kind or None, ENTITY_LIMIT, asked.match, asked.sort)
            plain = not asked.kind and not asked.match
            return EntitiesReady(found, library.watched() if plain else (), asked)

        self.ask("entities", ask)

    def find_names(self, typed: str) -> None:
        """Entities whose names begin with the words typed."""
        self.ask("names", lambda library, _: NamesFound(typed, library.entities(None, FOUND_LIMIT, typed)))

    def path(self, start: str, goal: str) -> None:
        """Steps from one entity to another."""

        def ask(library: LibraryLike, cancelled: IsCancelled) -> Message:
            return PathReady(start, goal, library.path_between(start, goal, cancelled=cancelled))

        self.ask("path", ask)

    def watch(self, name: str, *, watched: bool) -> None:
        """Watch an entity, or no longer."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            return WatchReady(library.watch(name) if watched else library.unwatch(name))

        self.ask("mark", ask, latest_only=False)

    def mend(self, change: Callable[[MendingLike], MendedLike], before: str) -> None:
        """Make a correction of the entity `before`; every one is made, in order."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            done = change(library.mending)
            return MendedReady(done.words, done.entity_id, before)

        self.ask("mend", ask, latest_only=False)

    def undo_mending(self) -> None:
        """Take the last correction back."""
        self.ask("mend", lambda library, _: MendedReady(library.mending.undo(), undone=True), latest_only=False)

    def corrections(self) -> None:
        """The corrections in force."""
        self.ask("corrections", lambda library, _: CorrectionsReady(library.mending.listed()))

    def marks(self, article_id: str) -> None:
        """The marks of an article."""
        self.ask("marks", lambda library, _: MarksReady(article_id, library.marks(article_id)))

    def see_marks(self, ids: Sequence[str], seen_version: int, asked_at: int) -> None:
        """The marks of these articles, if any mark changed since; nothing while marks are being kept."""
        if "mark" in self._lanes and not self._lanes["mark"].idle:
            return

        def ask(library: LibraryLike, _: IsCancelled) -> Message | None:
            version = library.marks_version
            return None if version == seen_version else MarksSeen(version, library.marks_of(ids), asked_at)

        self.ask("seen", ask)

    def mark_read(self, article_id: str) -> None:
        """An article was opened: it is read, and its reprints with it."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message:
            along = tuple(i for i in library.mark(article_id, read=True) if i != article_id)
            return MarksReady(article_id, library.marks(article_id), along)

        self.ask("mark", ask, latest_only=False)

    def look_at(self, article_id: str) -> None:
        """Have this article recognised before all others."""

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.look_at(article_id)

        self.ask("background", ask, latest_only=False)

    def browse(self, url: str) -> None:
        """Open a link (already judged safe) in the browser, without a shell."""

        def ask(library: LibraryLike, _: IsCancelled) -> Message | None:
            import webbrowser

            if webbrowser.open(url):
                return None
            return JobFailed("browse", "No browser came up.", "Copy the link instead.")

        self.ask("browse", ask, latest_only=False)

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

        self.ask("browse", ask, latest_only=False)

    def update(self, *, fetch: bool = True, only: Sequence[str] = ()) -> None:
        """Have the worker process bring these sources up to date, or all; without `fetch` what is on disk."""

        def hear(event: Progress | UpdateReport) -> None:
            self._post(Background(event))

        def ask(library: LibraryLike, _: IsCancelled) -> None:
            library.start_background(hear, fetch=fetch, only=only)

        self.ask("background", ask, latest_only=False)
