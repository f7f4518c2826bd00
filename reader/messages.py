"""What threads tell the screen. Workers never touch widgets: they post one of these, handlers apply it."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.message import Message

from index.article import Article
from index.results import Changes, Editions, Entity, Facets, Page, Progress, Related, Suggestion, UpdateReport
from reader.library_protocol import MarksLike
from reader.view_model.marks import Mark


@dataclass
class Notice(Message):
    """Something to tell the user, in the footer and for a moment."""

    words: str


@dataclass
class LibraryReady(Message):
    """The library is open."""


@dataclass
class LibraryFailed(Message):
    """The library could not be opened, for a reason and with a remedy in words."""

    message: str
    remedy: str


@dataclass
class JobFailed(Message):
    """A question to the library failed. `job` is what was asked: search, open, preview, related, card..."""

    job: str
    message: str
    remedy: str


@dataclass
class ResultsReady(Message):
    """The first rows of a query, in the order asked for."""

    query: str
    sort: str
    page: Page


@dataclass
class RowsReady(Message):
    """More rows of the query on the screen."""

    query: str
    sort: str
    page: Page


@dataclass
class SuggestionsReady(Message):
    """Completions of what stood in the search box."""

    query: str
    suggestions: tuple[Suggestion, ...]


@dataclass
class ArticleReady(Message):
    """An article. `purpose`: open, preview or refresh; `hits` are where the words of the query stand."""

    purpose: str
    article: Article
    hits: tuple[Mark, ...] = ()
    editions: Editions = field(default_factory=Editions)


@dataclass
class ChangesReady(Message):
    """What an outlet changed in an article."""

    changes: Changes


@dataclass
class RelatedReady(Message):
    """What belongs to an article."""

    article_id: str
    related: tuple[Related, ...]


@dataclass
class EntityReady(Message):
    """An entity whose card was asked for."""

    entity: Entity


@dataclass
class EntitiesReady(Message):
    """The entities of the library."""

    entities: tuple[Entity, ...]


@dataclass
class MarksReady(Message):
    """The marks of an article as they stand now; `said` is what to tell the user."""

    article_id: str
    marks: MarksLike
    said: str = ""


@dataclass
class LibraryChanged(Message):
    """The index has a new commit: what the query on the screen would find now."""

    generation: int
    query: str
    total: int
    facets: Facets


@dataclass
class Background(Message):
    """How far the worker process is, or what it did."""

    event: Progress | UpdateReport

    def can_replace(self, message: Message) -> bool:
        """Progress gives way to whatever comes after it; a report never does."""
        return isinstance(self.event, Progress) and isinstance(message, Background)
