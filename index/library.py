"""The one door to everything: a library of articles, its index and the user's marks."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from index.annotations import Annotations
from index.article import Article
from index.catalogue import Catalogue
from index.dating import annotated
from index.document import decode
from index.errors import IndexDamagedError, LibraryError, NotFoundError, ReaderError, SourceError
from index.folders import Folders
from index.front import write_front
from index.identity import content_digest
from index.kept_files import KeptFiles
from index.overlaps import refuse_itself
from index.paths import default_library, opened_folder
from index.reprint_store import kind_of, says_no_more
from index.results import (
    Changes,
    Editions,
    Entity,
    Hop,
    ImportReport,
    Page,
    Progress,
    Related,
    Reprint,
    SavedSearch,
    SourceInfo,
    SourcePreview,
    Stats,
    Suggestion,
    TakeoverReport,
    UpdateReport,
    Version,
    Watched,
)
from index.sanitize import sanitize_line
from index.source_table import ADDRESS_KINDS
from index.state import Marks, State

if TYPE_CHECKING:
    from index.engine import Index
    from index.entities import Recogniser
    from index.entity_views import EntityViews
    from index.mending.desk import Mending
    from index.names import LibraryNames
    from index.searcher import Searcher
    from index.subscriptions import Subscriptions
    from index.update import Updater
    from index.versions import Versions
    from index.worker import Worker

ProgressCallback = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class Library:
    """A library. Every call may be made from any thread; a search sees one committed state.

    `open` it, or `open_paths` for a look at files without adding them; use it as a context manager or
    `close` it. Any number of processes may have it open: the index is locked for a commit only.
    """

    def __init__(self, path: Path, *, marks: Path | None = None, recogniser: Recogniser | None = None) -> None:
        self.path = path
        self._folders = Folders(path)
        self._state = State(path / "state.db")
        self._marks = State(marks / "state.db") if marks is not None and marks != path else self._state
        self._annotations = Annotations(self._folders.cache / "annotations.db")
        self._index: Index
        self._catalogue: Catalogue
        self._index, self._catalogue, self.index_is_new = self._folders.open_index()
        self._recogniser = recogniser
        self._names: LibraryNames | None = None
        self._searcher: Searcher | None = None
        self._views: EntityViews | None = None
        self._worker: Worker | None = None
        self._lock = threading.Lock()
        self._number = int(self._index.folder.name)

    def _follow(self) -> None:
        """Open the index in use when another process has made it anew; who still uses the old one keeps it."""
        number = self._folders.current()
        if number is None or number == self._number:
            return
        with self._lock:
            if number != self._number:
                self._index, self._catalogue, _ = self._folders.open_index()
                self._number = int(self._index.folder.name)
                self._names = self._searcher = self._views = None

    @classmethod
    def open(cls, path: str | Path | None = None) -> Library:
        """Open a library, making it if it is missing.

        Raises:
            LibraryError: The folder cannot be read or written, with what to do about it.
        """
        return cls(Path(path).expanduser().absolute() if path else default_library())

    @classmethod
    def open_paths(cls, paths: Sequence[str | Path], *, marks: Path | None = None) -> Library:
        """Open files and folders without adding them anywhere: their index lies in the cache folder.

        Marks go to the library at `marks` (the default library). The first `update` reads the files.
        """
        folder, whole = opened_folder(paths)
        library = cls(folder, marks=marks or default_library())
        for path in whole:
            library.add_source(path)
        return library

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it and end its worker; what was committed is kept."""
        self.stop_background()
        self._index.close()
        self._catalogue.close()
        self._annotations.close()
        self._state.close()
        if self._marks is not self._state:
            self._marks.close()

    # -- sources ---------------------------------------------------------------------------------------------
    @property
    def _subscriptions(self) -> Subscriptions:
        from index.subscriptions import Subscriptions

        return Subscriptions(self._state.sources)

    def add_source(self, location: str | Path, *, title: str = "", folder: str = "") -> SourceInfo:
        """Follow a folder, a file, an address or a command (`exec:COMMAND`); the next `update` brings it in.

        Of a site's address its feed is followed; a page without a feed is taken once.

        Raises:
            SourceError: There is no such file, or nothing at that address that can be followed.
        """
        refuse_itself(self.path, location)
        return self._subscriptions.add(location, title=title, folder=folder)

    def preview_source(self, location: str | Path) -> SourcePreview:
        """What adding a place would bring, without adding it. Raises as `add_source`."""
        return self._subscriptions.preview(location)

    def edit_source(
        self,
        location: str | Path,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: str | None = None,
        paused: bool | None = None,
        location_new: str | None = None,
    ) -> SourceInfo:
        """Change a source; what is None stays. The answer is the source as it is now.

        Raises:
            NotFoundError: There is no such source.
            SourceError: A value is none, or the new location is taken.
        """
        return self._subscriptions.edit(
            str(location),
            title=title,
            folder=folder,
            full_text=full_text,
            paused=paused,
            location_new=location_new,
        )

    def add(self, source: str | Path, *, recognise: bool = True) -> UpdateReport:
        """Follow a source and bring it in."""
        added = self.add_source(source)
        return self.update(recognise=recognise, only=[added.location])

    def remove_source(self, source: str | Path) -> None:
        """Forget a source: its articles leave the index, its files and your marks stay.

        Raises:
            NotFoundError: There is no source of that name.
        """
        known = self._subscriptions.known(source)
        self._state.sources.remove(known.location)
        self._updater().drop(known.location)

    def forget_source(self, location: str) -> None:
        """As `remove_source`, but its articles leave the index with the next update.

        Raises:
            NotFoundError: There is no source of that name.
        """
        self._state.sources.remove(self._subscriptions.known(location).location)

    def sources(self) -> tuple[SourceInfo, ...]:
        """The sources, each with the number of its articles and of those that are unread."""
        self._follow()
        counts = self._catalogue.source_counts()
        unread = self._catalogue.source_counts_of(self._marks.marked("unread"))
        return tuple(
            replace(source, articles=counts.get(source.location, 0), unread=unread.get(source.location, 0))
            for source in self._state.sources.all()
        )

    def source(self, name: str | Path) -> SourceInfo:
        """A source by its location, or by its title where only one has it; its articles are not counted.

        Raises:
            NotFoundError: There is no such source.
        """
        return self._subscriptions.known(name)

    def import_opml(self, path: str | Path) -> ImportReport:
        """Follow the feeds of a list; the next `update` brings them in.

        Raises:
            SourceError: It cannot be read or is no OPML.
        """
        return self._subscriptions.import_opml(path)

    def take_over(
        self,
        newsboat: str | Path,
        *,
        commands: bool = False,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> TakeoverReport:
        """Take over a newsboat user's feeds, queries and articles with their marks; may be repeated.

        Args:
            newsboat: Its `urls`, or the folder that holds it. Nothing there is run or changed.
            commands: Take the lines that run commands on this machine too; else they are only reported.

        Raises:
            SourceError: It is no set-up of newsboat, or its list or cache cannot be read.
        """
        from index.newsboat import find_setup
        from index.takeover import Takeover

        setup = find_setup(newsboat)
        if setup is None:
            raise SourceError(str(newsboat), "is no set-up of newsboat", "Give its file `urls`.")
        store = self._updater().bring_in
        takeover = Takeover(
            self._state,
            self._marks,
            KeptFiles(self.path / "articles"),
            self._subscriptions,
            store,
            progress=progress,
            cancelled=cancelled,
        )
        return takeover.run(setup, commands=commands)

    def export_opml(self, path: str | Path) -> int:
        """Write the followed feeds as a list, without passwords and commands; how many they are."""
        return self._subscriptions.export_opml(path)

    def update(
        self,
        *,
        recognise: bool = True,
        fetch: bool = True,
        only: Sequence[str] = (),
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
        urgent: Callable[[], Sequence[str]] = lambda: (),
    ) -> UpdateReport:
        """Rescan the sources, index what changed, recognise what is new. May be interrupted anywhere.

        Args:
            fetch: Ask feeds and pages too; else nothing goes over the network.
            only: Locations of the sources to bring up to date, paused or not; all that are not paused when empty.
            progress: Called between steps, from this thread.
            cancelled: Asked between steps; what is done by then is kept and the next update goes on.
            urgent: Ids of articles to recognise before all others; asked between batches.
        """
        try:
            return self._updater(progress, cancelled, urgent).run(recognise=recognise, fetch=fetch, only=only)
        finally:
            self._known_names().store.forget()

    def recognise(
        self,
        *,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
        urgent: Callable[[], Sequence[str]] = lambda: (),
    ) -> UpdateReport:
        """Only the recognition of `update`."""
        return self._updater(progress, cancelled, urgent).run(scan=False)

    def rebuild(
        self, *, progress: ProgressCallback = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> UpdateReport:
        """Make the index anew from the articles, beside the old one, and switch when it is whole.

        Marks, ids and what was recognised are kept; an interrupted rebuild leaves the old index in use.

        Raises:
            LibraryError: A source is missing, or another process is rebuilding this library.
        """
        counts = self._catalogue.source_counts()
        for source in self._state.sources.all():
            is_here = source.kind in ADDRESS_KINDS or Path(source.location).exists()
            if counts.get(source.location) and not is_here:
                raise LibraryError(
                    f"{source.location} is not there, and a rebuilt index would be without its articles.",
                    "Bring it back, or remove it with `reader sources remove`.",
                )
        with self._folders.rebuilding():
            return self._rebuild(progress, cancelled)

    def _rebuild(self, progress: ProgressCallback, cancelled: Cancelled) -> UpdateReport:
        from index.update import Updater

        index, catalogue, number = self._folders.new_index()
        updater = Updater(
            index,
            catalogue,
            self._state,
            self._annotations,
            self._recogniser_(),
            KeptFiles(self.path / "articles"),
            progress=progress,
            cancelled=cancelled,
        )
        try:
            report = updater.run(fetch=False, recover=True)
        except BaseException:
            index.close()
            catalogue.close()
            self._folders.drop_index(number)
            raise
        if cancelled():
            index.close()
            catalogue.close()
            self._folders.drop_index(number)
            return report
        self._folders.switch(number)
        with self._lock:
            old = (self._index, self._catalogue)
            self._index, self._catalogue, self._number = index, catalogue, number
            self._names = self._searcher = self._views = None
        for part in old:
            part.close()
        self._folders.drop_old()
        return report

    def check(self) -> list[str]:
        """What is wrong with the library, in sentences; empty when all is well."""
        problems: list[str] = []
        for source in self._state.sources.all():
            faults = [f"{location}: {reason}" for location, reason in self._catalogue.faults(source.location)]
            problems += faults or ([f"{source.location}: {source.error}"] if source.error else [])
        try:
            with self._index.snapshot() as snapshot:
                snapshot.verify()
        except IndexDamagedError as error:
            problems.append(str(error))
        free = shutil.disk_usage(self.path).free
        if free < 100 << 20:
            problems.append(f"{self.path}: only {free >> 20} MB are free on this disk")
        return problems

    def _updater(
        self,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
        urgent: Callable[[], Sequence[str]] = lambda: (),
    ) -> Updater:
        self._follow()
        from index.update import Updater

        return Updater(
            self._index,
            self._catalogue,
            self._state,
            self._annotations,
            self._recogniser_(),
            KeptFiles(self.path / "articles"),
            progress=progress,
            cancelled=cancelled,
            urgent=urgent,
        )

    @property
    def _version(self) -> str:
        """The version of the recogniser, without loading it: reading needs no more."""
        if self._recogniser is not None:
            return self._recogniser.version
        from index.entities.version import VERSION

        return VERSION

    def _recogniser_(self) -> Recogniser:
        if self._recogniser is None:
            from index.entities import Recogniser

            self._recogniser = Recogniser()
        return self._recogniser

    # -- reading -----------------------------------------------------------------------------------------------
    @property
    def generation(self) -> int:
        """A number that changes with every commit of the index."""
        self._follow()
        return self._in_all(self._index.generation)

    def _in_all(self, generation: int) -> int:
        """A generation of the index in use as one of the library: a rebuilt index counts from the start."""
        return (self._number << 32) + generation

    def search(
        self,
        query: str,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        *,
        facets: bool = True,
        typing: bool = False,
        fold: bool = True,
        cancelled: Cancelled = lambda: False,
        early: Callable[[Page], object] | None = None,
    ) -> Page:
        """Search (docs/query-language.md); `sort` is relevance, newest or oldest.

        Args:
            typing: The last word is still being typed and matches as a prefix.
            fold: Articles of one text share a row; totals and facets count them all.
            cancelled: Asked between steps; raises `Cancelled` when it says so.
            early: Called with the page as soon as its rows stand, before facets are counted, if there are rows.

        Raises:
            QueryError: The query is too long or too deep. A malformed one is run as far as it can be read.
        """

        def early_in_all(page: Page) -> None:
            if early is not None:
                early(replace(page, generation=self._in_all(page.generation)))

        page = self._search().search(
            query,
            limit=limit,
            offset=offset,
            sort=sort,
            facets=facets,
            typing=typing,
            fold=fold,
            cancelled=cancelled,
            early=None if early is None else early_in_all,
        )
        return replace(page, generation=self._in_all(page.generation))

    def prepare_search(self) -> None:
        """Make what the first search would have to wait for; the screen asks for it while nobody types."""
        self._search().prepare()

    def keep_front(self, page: Page) -> None:
        """Keep the first rows of the library for the next start (`index.front`)."""
        write_front(self.path, page)

    def suggest(self, text: str, cursor: int | None = None) -> tuple[Suggestion, ...]:
        """Completions of the query being typed, at the cursor."""
        return tuple(self._search().suggest(text, cursor))

    def resolve_id(self, prefix: str) -> str:
        """The id that begins with these digits.

        Raises:
            NotFoundError: None does, or several do.
        """
        self._follow()
        wanted = prefix.strip().lower()
        found = self._catalogue.ids_with_prefix(wanted, 2) if wanted else []
        if not found:
            raise NotFoundError(f"{prefix}: no article has this id.", "`reader search` prints ids.")
        if len(found) > 1 and wanted not in found:
            raise NotFoundError(f"{prefix}: several articles' ids begin so.", "Give more of its digits.")
        return wanted if wanted in found else found[0]

    def article(self, article_id: str) -> Article:
        """An article with its mentions (as far as recognised), each with the entity it names.

        Raises:
            NotFoundError: There is no article of that id.
        """
        self._follow()
        article = self._recognised(article_id, dated=True)
        return replace(article, mentions=self._known_names().resolve(article, article.mentions))

    def _named(self, article_id: str) -> Article:
        """An article as `article` gives it but without the days its dates mean, which cost the most of it."""
        article = self._recognised(article_id)
        return replace(article, mentions=self._known_names().resolve(article, article.mentions))

    def _recognised(self, article_id: str, *, dated: bool = False) -> Article:
        """An article with its mentions as recognised."""
        with self._index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            if number is None:
                raise NotFoundError(f"{article_id}: no article has this id.", "It may have been removed.")
            article = decode(snapshot.stored(number))
        found = self._annotations.get(content_digest(article.text), self._version)
        if found is None:
            return article
        return annotated(article, found) if dated else article.with_annotations(*found)

    def related(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        """The articles that belong with one, best first, each with the reasons."""
        self._follow()
        from index.related import related

        store = self._catalogue.reprints
        return related(self._index, store, self._named(article_id), self._named, limit=limit)

    def editions(self, article_id: str) -> Editions:
        """In how many places and texts an article is there; cheap."""
        self._follow()
        group = self._catalogue.reprints.members(article_id)
        changed = self._state.versions.changed([article_id])
        return Editions(len(group), kind_of(group), changed.get(article_id))

    def versions(self, article_id: str) -> tuple[Version, ...]:
        """The texts an article has had, the oldest first, the present one last."""
        return self._history().of(self.article(article_id))

    def changes(self, article_id: str, version: int | None = None) -> Changes:
        """What its outlet changed in an article: in this version (from 2 on) since the one before, or lately.

        Raises:
            NotFoundError: There is no such version.
        """
        return self._history().changes(self.article(article_id), version)

    def _history(self) -> Versions:
        from index.versions import Versions

        return Versions(KeptFiles(self.path / "articles"), self._state)

    def reprints(self, article_id: str) -> tuple[Reprint, ...]:
        """The other articles with the same text, the first printed first."""
        self._follow()
        from index.related import reprints

        return reprints(self._catalogue.reprints, self.article(article_id), self.article)

    def entity(self, name: str, *, kind: str | None = None) -> Entity:
        """An entity by its id, its name or one of its other names, with everything known about it.

        Raises:
            NotFoundError: Nothing in the library is called that; the message names what comes near.
        """
        return self._entity_views().card(name, kind)

    def entities(
        self, kind: str | None = None, limit: int = 50, match: str = "", sort: str = "articles"
    ) -> tuple[Entity, ...]:
        """Entities of a kind (all when None) whose name holds `match`; `sort` is articles, rise or name."""
        return self._entity_views().listing(kind, limit, match, sort)

    def entities_of(self, article_id: str) -> tuple[Entity, ...]:
        """The entities that an article names, those it names most first."""
        return self._entity_views().of_article(article_id)

    def path_between(self, start: str, goal: str) -> tuple[Hop, ...]:
        """The shortest way from one entity to another by sentences that name two of them; () if none is found."""
        return self._entity_views().path_between(start, goal)

    def watch(self, name: str) -> Entity:
        """Watch an entity: `watched` tells what is new about it."""
        return self._entity_views().watch(name)

    def unwatch(self, name: str) -> Entity:
        """Watch it no longer."""
        return self._entity_views().unwatch(name)

    def seen(self, name: str) -> None:
        """The user has looked at a watched entity: only what comes from now on is new."""
        self._entity_views().seen(name)

    def watched(self) -> tuple[Watched, ...]:
        """The watched entities with what is new about each since the user last looked."""
        return self._entity_views().watched()

    @property
    def mending(self) -> Mending:
        """The user's corrections of the entities (docs/mending.md)."""
        self._follow()
        from index.mending.desk import Mending

        return Mending(self._known_names().store, self._marks.rules)

    def stats(self) -> Stats:
        """How large the library is."""
        self._follow()
        return Stats(
            articles=self._catalogue.article_count(),
            sources=len(self._state.sources.all()),
            entities=self._known_names().store.count(),
            stories=0,
            unrecognised=self._catalogue.unrecognised_count(self._version),
            index_bytes=self._folders.index_bytes(),
            generation=self.generation,
        )

    def _known_names(self) -> LibraryNames:
        with self._lock:
            if self._names is None:
                from index.names import LibraryNames

                self._names = LibraryNames(self._catalogue.entities, self._marks, self._recognised, self._ids_in)
            return self._names

    def _entity_views(self) -> EntityViews:
        searcher, names = self._search(), self._known_names()
        with self._lock:
            if self._views is None:
                from index.entity_views import EntityViews

                self._views = EntityViews(self._index, names, searcher.tables, self._named, self._marks)
            return self._views

    def _ids_in(self, name: str) -> list[str]:
        from index.source_names import sources_called

        called = sources_called(name, self._state.sources.all())
        return self._catalogue.ids_of([source.location for source in called])

    def _search(self) -> Searcher:
        self._follow()
        names = self._known_names()
        with self._lock:
            if self._searcher is None:
                from index.searcher import Searcher

                self._searcher = Searcher(
                    self._index, names, self._catalogue.reprints, self._state.versions.changed
                )
            return self._searcher

    # -- marks -------------------------------------------------------------------------------------------------
    def mark(
        self,
        article_id: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str | None = None,
        untag: str | None = None,
    ) -> None:
        """Change marks of an article; what is None stays as it is.

        Who has read an article has read its reprints that say no more, too; unread is only the article itself.
        """
        self._marks.mark(article_id, read=read, starred=starred, tag=tag, untag=untag)
        if read:
            same = says_no_more(self._catalogue.reprints.members(article_id), article_id)
            for other, marks in self._marks.marks(same).items():
                if not marks.read:
                    self._marks.mark(other, read=True)

    def mark_many(self, ids: Sequence[str], *, read: bool) -> tuple[str, ...]:
        """Mark many articles read or unread at once, to be read with their reprints that say no more.

        The answer is every article that was marked.
        """
        marked = list(ids)
        if read:
            same = {other for i in ids for other in says_no_more(self._catalogue.reprints.members(i), i)}
            marked += [i for i, marks in self._marks.marks(same - set(ids)).items() if not marks.read]
        self._marks.mark_many(marked, read=read)
        return tuple(marked)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """The user's tags with the number of articles, most used first."""
        return tuple(self._marks.tags())

    def marks(self, article_id: str) -> Marks:
        """The marks of an article."""
        return self._marks.marks([article_id])[article_id]

    # -- saved searches ----------------------------------------------------------------------------------------
    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that the user keeps, in the order they were added."""
        return tuple(self._marks.saved_searches())

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name of one line; a query kept under that name before is replaced.

        Raises:
            QueryError: The name or the query is empty, or the query cannot be run.
        """
        from index.saved_searches import save_search

        save_search(self._marks, name, query)

    def remove_saved_search(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            NotFoundError: There is none of that name.
        """
        if not self._marks.remove_saved_search(sanitize_line(name)):
            raise NotFoundError(f"{name}: no saved search is called that.", "The sources pane lists them.")

    # -- the worker process ------------------------------------------------------------------------------------
    def start_background(
        self,
        callback: Callable[[Progress | UpdateReport], None],
        *,
        fetch: bool = True,
        only: Sequence[str] = (),
    ) -> None:
        """Start the worker process on an update; `callback` is called from a thread of its own.

        While it runs, another call asks it for one more update; `fetch` and `only` are those of `update`.
        A failure of the worker arrives as a report with that failure.
        """
        from index.worker import Worker

        def tell(message: Progress | UpdateReport | ReaderError) -> None:
            if isinstance(message, ReaderError):
                message = UpdateReport(failures=((str(self.path), str(message)),))
            callback(message)

        with self._lock:
            if self._worker is None:
                self._worker = Worker(self.path, tell)
        self._worker.update(fetch=fetch, only=only)

    def look_at(self, article_id: str) -> None:
        """Somebody is reading this article: the worker recognises it before all others."""
        if self._worker is not None:
            self._worker.recognise(article_id)

    def stop_background(self) -> None:
        """End the worker process."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()


__all__ = ["Library", "LibraryError"]
