"""What the screen asks of a library: exactly the part of `index.library.Library` it uses.

Every call is safe from any thread and may take tens of milliseconds, so none is made on the thread that
draws. Tests put a hand-written library in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from index.article import Article
from index.results import (
    Changes,
    Editions,
    Entity,
    Hop,
    ImportReport,
    Page,
    Progress,
    Related,
    SourceInfo,
    SourcePreview,
    Stats,
    Suggestion,
    TakeoverReport,
    UpdateReport,
    Watched,
)

if TYPE_CHECKING:
    from index.mending.listed import ListedRule
    from index.mending.rules import Rule


class MarksLike(Protocol):
    """The user's marks on one article."""

    @property
    def read(self) -> bool:
        """Whether it was read."""

    @property
    def starred(self) -> bool:
        """Whether it has a star."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""

    @property
    def note(self) -> str:
        """What the user wrote about it, or an empty string."""


class SavedLike(Protocol):
    """A search kept under a name."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def query(self) -> str:
        """What is searched for."""


class MendedLike(Protocol):
    """What a correction did."""

    @property
    def words(self) -> str:
        """In words."""

    @property
    def entity_id(self) -> str:
        """Where its subject is found now, or an empty string."""


class MendingLike(Protocol):
    """Corrections of entities, each with its undo."""

    def merge(self, name: str, into: str) -> MendedLike:
        """The same as another."""

    def split(self, key: str) -> MendedLike:
        """A name that is not this entity."""

    def assign(
        self, article_id: str, quote: str, name: str, kind: str, *, place: int = 0, entity_id: str = ""
    ) -> MendedLike:
        """Words of an article that mean another entity."""

    def unmark(self, article_id: str, quote: str, *, place: int = 0) -> MendedLike:
        """Words of an article that name nothing."""

    def rename(self, name: str, to: str) -> MendedLike:
        """Another name."""

    def set_kind(self, name: str, kind: str) -> MendedLike:
        """Another kind."""

    def reject(self, name: str) -> MendedLike:
        """Not an entity."""

    def silence(self, name: str) -> MendedLike:
        """Never lit, or lit again."""

    def correct(self, article_id: str, what: str, words: str) -> MendedLike:
        """Another headline, date, source or byline of an article."""

    def as_found(self, article_id: str) -> MendedLike:
        """An article's own words again."""

    def is_corrected(self, article_id: str) -> bool:
        """Whether anything was corrected of an article."""

    def undo(self) -> str:
        """Take the last change back; its words."""

    def listed(self) -> tuple[ListedRule, ...]:
        """The corrections in force in words, newest first."""

    def withdraw(self, rule: Rule) -> MendedLike:
        """Take back one of them."""

    @property
    def silent(self) -> frozenset[str]:
        """Ids of entities that are never lit."""


class LibraryLike(Protocol):
    """A library of articles."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept."""

    @property
    def index_is_new(self) -> bool:
        """Whether there was no index that could be used, so that an empty one was made."""

    @property
    def generation(self) -> int:
        """Cheap; another number when the index has a new commit."""

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = True,
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = ...,
        early: Callable[[Page], object] | None = None,
    ) -> Page:
        """One page of results; `typing` lets the last word match as a prefix, `early` gets the rows first. Without
        `fold` articles of one text are rows of their own."""

    def pages(
        self,
        query: str,
        *,
        limit: int | None = None,
        offset: int = 0,
        sort: str = "relevance",
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = ...,
    ) -> Iterator[Page]:
        """All results of one state, or `limit` of them, a page after the other."""

    def prepare_search(self) -> None:
        """Make what the first search would have to wait for."""

    def read_ahead(self) -> None:
        """Have the system bring from the disk what the next keys of a search would wait for."""

    def article(self, article_id: str) -> Article:
        """An article with its mentions and figures."""

    def related(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        """The articles that belong to one, with reasons."""

    def editions(self, article_id: str) -> Editions:
        """In how many places and texts an article is there."""

    def changes(self, article_id: str, version: int | None = None) -> Changes:
        """What its outlet changed in an article, lately or in this version."""

    def entity(self, name: str) -> Entity:
        """An entity by name or id, with everything a card shows."""

    def entities(
        self, kind: str | None = None, limit: int = 100, match: str = "", sort: str = "articles"
    ) -> tuple[Entity, ...]:
        """Entities, the most frequent first; `match` are words of their names."""

    def entities_of(self, article_id: str) -> tuple[Entity, ...]:
        """The entities that an article names."""

    def path_between(self, start: str, goal: str, *, cancelled: Callable[[], bool] = ...) -> tuple[Hop, ...]:
        """Steps from one entity to another, each with a sentence; () if none is found."""

    def watch(self, name: str) -> Entity:
        """Watch an entity."""

    def unwatch(self, name: str) -> Entity:
        """Watch it no longer."""

    def seen(self, name: str) -> None:
        """The user has looked at it."""

    def watched(self) -> tuple[Watched, ...]:
        """The watched entities with what is new."""

    @property
    def mending(self) -> MendingLike:
        """The user's corrections."""

    def keep_front(self, page: Page) -> None:
        """Keep the first rows of the front page, to be shown at the next start before anything is opened."""

    def suggest(self, text: str, cursor: int | None = None) -> tuple[Suggestion, ...]:
        """Completions of a query."""

    def matches_in(
        self, text: str, query: str, published: str | None = None, address: str = ""
    ) -> tuple[tuple[int, int], ...]:
        """Where a text has what a query asks for: (start, end), in order; dates by its day and its outlet."""

    def stats(self) -> Stats:
        """The size of the library."""

    def mark(
        self,
        ids: str | Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str | None = None,
        untag: str | None = None,
        note: str | None = None,
    ) -> tuple[str, ...]:
        """Change marks of one article or of several; every article of which a mark is another now."""

    def marks(self, article_id: str) -> MarksLike:
        """The marks of an article."""

    def marks_of(self, ids: Sequence[str]) -> Mapping[str, MarksLike]:
        """The marks of these articles, by id."""

    @property
    def marks_version(self) -> int:
        """Cheap; another number after every change of a mark, whichever process made it."""

    def sources(self) -> tuple[SourceInfo, ...]:
        """Every source with its counts."""

    def preview_source(self, location: str) -> SourcePreview:
        """What adding a place would bring; asks the network for an address."""

    def take_over(self, newsboat: str) -> TakeoverReport:
        """The feeds of a newsboat set-up, with its articles and marks."""

    def add_source(self, location: str, *, title: str = "", folder: str = "") -> SourceInfo:
        """Follow a place; the answer is the source as it is kept."""

    def edit_source(
        self,
        location: str,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: str | None = None,
        paused: bool | None = None,
    ) -> object:
        """Change what is kept about a source."""

    def forget_source(self, location: str) -> None:
        """Forget a source; its articles leave the index with the next update, its files and the marks stay."""

    def import_opml(self, path: str) -> ImportReport:
        """Follow the feeds of a list."""

    def export_opml(self, path: str) -> int:
        """Write the followed feeds as a list; how many they are."""

    def tags(self) -> Sequence[tuple[str, int]]:
        """(tag, articles), most used first."""

    def saved_searches(self) -> Sequence[SavedLike]:
        """Searches kept under a name."""

    def save_search(self, name: str, query: str) -> object:
        """Keep a search."""

    def remove_saved_search(self, name: str) -> object:
        """Forget a saved search."""

    def start_background(
        self,
        callback: Callable[[Progress | UpdateReport], None],
        *,
        fetch: bool = True,
        only: Sequence[str] = (),
    ) -> None:
        """Have the worker process bring these sources up to date, or all; the callback is called from another
        thread. Without `fetch` nothing goes over the network."""

    def look_at(self, article_id: str) -> None:
        """Somebody is reading this article: recognise it before all others."""

    def stop_background(self) -> None:
        """End the worker process."""

    def close(self) -> None:
        """Let everything go."""
