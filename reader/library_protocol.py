"""What the screen asks of a library: exactly the part of `index.library.Library` it uses.

Every call is safe from any thread and may take tens of milliseconds, so none is made on the thread that
draws. Tests put a hand-written library in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from index.article import Article
from index.results import Changes, Editions, Entity, Page, Progress, Related, Stats, Suggestion, UpdateReport


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


class LibraryLike(Protocol):
    """A library of articles."""

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
        cancelled: Callable[[], bool] = ...,
    ) -> Page:
        """One page of results; `typing` lets the last word match as a prefix."""

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

    def entities(self, kind: str | None = None, limit: int = 100) -> tuple[Entity, ...]:
        """Entities, the most frequent first."""

    def keep_front(self, page: Page) -> None:
        """Keep the first rows of the front page, to be shown at the next start before anything is opened."""

    def suggest(self, text: str, cursor: int | None = None) -> tuple[Suggestion, ...]:
        """Completions of a query."""

    def stats(self) -> Stats:
        """The size of the library."""

    def mark(
        self,
        article_id: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str | None = None,
        untag: str | None = None,
    ) -> None:
        """Change the marks of an article."""

    def marks(self, article_id: str) -> MarksLike:
        """The marks of an article."""

    def start_background(self, callback: Callable[[Progress | UpdateReport], None]) -> None:
        """Start the worker process; the callback is called from another thread."""

    def look_at(self, article_id: str) -> None:
        """Somebody is reading this article: recognise it before all others."""

    def stop_background(self) -> None:
        """End the worker process."""

    def close(self) -> None:
        """Let everything go."""
