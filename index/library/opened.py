"""An open library: its index, tables and marks, and what is made of them when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.arriving.looked import Looked
from index.article import Article
from index.dating import Annotating
from index.document import decode
from index.errors import LibraryError, NotFoundError, ReadOnlyError
from index.mending.headers import with_header
from index.storage.annotations import Annotations
from index.storage.catalogue import Catalogue
from index.storage.folders import Folders
from index.storage.kept_files import KeptFiles
from index.storage.state import State
from index.updating.turns import Turns

if TYPE_CHECKING:
    from index.engine import Index
    from index.entities import Recogniser
    from index.mending.view import MendedIndex
    from index.naming.names import LibraryNames
    from index.naming.views import EntityViews
    from index.search.searcher import Searcher
    from index.steps import Steps
    from index.updating.update import Updater

_Done = TypeVar("_Done")


class Opened:
    """What every part of `Library` stands on; for its users are only `path`, `generation` and `close`."""

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
        self._lock = threading.RLock()
        self._loading = threading.Lock()
        self._turns = Turns()
        self._looked = Looked(self._folders.cache / "looked")
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

    @property
    def _version(self) -> str:
        """The version of the recogniser, without loading it: reading needs no more."""
        if self._recogniser is not None:
            return self._recogniser.version
        from index.entities.version import VERSION

        return VERSION

    def _loaded_recogniser(self) -> Recogniser:
        with self._loading:  # the worker asks for it on three threads, and two models take twice the memory
            if self._recogniser is None:
                from index.entities import Recogniser

                self._recogniser = Recogniser()
            return self._recogniser

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept, as on a read-only disk: news, marks, corrections."""
        return self._folders.read_only or self._marks.read_only

    def _updater(self, steps: Steps | None = None) -> Updater:
        if self._folders.read_only:
            raise ReadOnlyError(self.path)
        self._follow()
        return self._updater_of(self._index, self._catalogue, steps)

    def _updater_of(
        self, index: Index, catalogue: Catalogue, steps: Steps | None, *, is_rebuild: bool = False
    ) -> Updater:
        from index.updating.stores import Stores
        from index.updating.update import Updater

        kept = KeptFiles(self.path / "articles")
        rest = (self._state, self._annotations, kept)
        former = Stores(self._index, self._catalogue, *rest) if is_rebuild else None
        stores = Stores(index, catalogue, *rest, former)
        return Updater(stores, self._loaded_recogniser(), steps, self._turns, self._looked)

    def _on_index_in_use(self, steps: Steps, run: Callable[[Updater], _Done]) -> _Done:
        """Run it, and anew where another process put a new index in the place of the one it was at.

        The old one is deleted then, and the new one may be without what came in while it was made.
        """
        while True:
            updater, number = self._updater(steps), self._number
            try:
                done = run(updater)
            except LibraryError:
                if self._folders.current() in (None, number):
                    raise
            else:
                if steps.cancelled() or self._folders.current() in (None, number):
                    return done

    def _known_names(self) -> LibraryNames:
        with self._lock:
            if self._names is None:
                from index.naming.names import LibraryNames

                self._names = LibraryNames(self._catalogue.entities, self._marks, self._recognised, self._ids_in)
            return self._names

    def _ids_in(self, name: str) -> list[str]:
        from index.arriving.source_names import sources_called

        called = sources_called(name, self._state.sources.all())
        return self._catalogue.ids_of([source.location for source in called])

    def _search(self) -> Searcher:
        with self._lock:  # all of it: a searcher is of one index, and another thread may find a new one meanwhile
            self._follow()
            if self._searcher is None:
                from index.search.searcher import Searcher

                self._searcher = Searcher(
                    self._mended_index(),
                    self._known_names(),
                    self._catalogue.reprints,
                    self._state.versions.changed,
                )
            return self._searcher

    def _entity_views(self) -> EntityViews:
        with self._lock:
            searcher = self._search()
            if self._views is None:
                from index.naming.views import EntityViews

                self._views = EntityViews(
                    self._mended_index(),
                    self._known_names(),
                    searcher.tables,
                    self._named,
                    self._marks,
                    self._catalogue.reprints.groups_of,
                )
            return self._views

    def _mended_index(self) -> MendedIndex:
        """The index with what the user said of single articles."""
        from index.mending.view import MendedIndex

        names = self._known_names()
        return MendedIndex(self._index, lambda: names.store.headers)

    def _recognised(self, article_id: str, *, dated: bool = False) -> Article:
        """An article with its mentions as recognised."""
        with self._index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            if number is None:
                raise NotFoundError(f"{article_id}: no article has this id.", "It may have been removed.")
            article = with_header(
                decode(snapshot.stored(number)), self._known_names().store.headers.by_id.get(article_id)
            )
        return Annotating(self._annotations, self._version).known(article, dated=dated)

    def _named(self, article_id: str) -> Article:
        """An article as `article` gives it but without the days its dates mean, which cost the most of it."""
        article = self._recognised(article_id)
        return replace(article, mentions=self._known_names().resolve(article, article.mentions))

    @property
    def generation(self) -> int:
        """A number that changes with every commit of the index."""
        self._follow()
        return self._in_all(self._index.generation)

    def _in_all(self, generation: int) -> int:
        """A generation of the index in use as one of the library: a rebuilt index counts from the start."""
        return (self._number << 32) + generation

    def close(self) -> None:
        """Close it; what was committed is kept."""
        self._index.close()
        self._catalogue.close()
        self._annotations.close()
        self._state.close()
        if self._marks is not self._state:
            self._marks.close()
