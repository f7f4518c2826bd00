"""What threads tell the screen. Workers never touch widgets: they post one of these, handlers apply it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from index.article import Article
from index.results import (
    Changes,
    Editions,
    Entity,
    Hit,
    Hop,
    Page,
    Progress,
    Related,
    SourcePreview,
    Suggestion,
    UpdateReport,
    Watched,
)
from reader.library_protocol import MarksLike
from reader.view_model.marks import Mark
from reader.view_model.names_list import NamesAsked
from reader.view_model.source_rows import Listing

if TYPE_CHECKING:
    from index.mending.listed import ListedRule


@dataclass
class Notice(Message):
    """Something to tell the user, in the footer and for a moment."""

    words: str


@dataclass
class LibraryReady(Message):
    """The library is open.

    Attributes:
        read_only: Nothing can be kept in it.
        is_made_anew: Its index was missing, damaged or of another machine, and is made again from its articles.
    """

    read_only: bool = False
    is_made_anew: bool = False


@dataclass
class LibraryFailed(Message):
    """The library could not be opened, for a reason and with a remedy in words."""

    message: str
    remedy: str


@dataclass
class JobFailed(Message):
    """A question to the library failed. `job` is what was asked: search, open, preview, related, card...

    Attributes:
        is_known: The message says what is wrong; else it is only what the machine said of it.
        about: What was to be done, where who asked has something to take back.
    """

    job: str
    message: str
    remedy: str
    is_known: bool = True
    about: object = None


@dataclass
class ResultsReady(Message):
    """The first rows of a query, in the order asked for.

    `drawn` is to be set when they stand on the screen: until then the thread that found them does nothing else,
    since two that compute at once take turns, and the rows would come later for it.
    """

    query: str
    sort: str
    page: Page
    drawn: Event = field(default_factory=Event)


@dataclass
class CountsReady(Message):
    """The page of the rows that stand already, with facets and correction."""

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
    """An article. `purpose`: open, preview or refresh; `hits` are where the words of the query stand.

    `silent` are ids of entities that are never lit.
    """

    purpose: str
    article: Article
    hits: tuple[Mark, ...] = ()
    editions: Editions = field(default_factory=Editions)
    note: str = ""
    silent: frozenset[str] = frozenset()


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
    """An entity whose card or page was asked for."""

    entity: Entity
    purpose: str = "card"


@dataclass
class EntitiesReady(Message):
    """Entities for the list of names, with the watched ones, and what was asked."""

    entities: tuple[Entity, ...]
    watched: tuple[Watched, ...]
    asked: NamesAsked


@dataclass
class CorrectionsReady(Message):
    """The user's corrections, newest first."""

    listed: tuple[ListedRule, ...]


@dataclass
class NamesFound(Message):
    """Entities whose names hold the words typed."""

    typed: str
    entities: tuple[Entity, ...]


@dataclass
class PathReady(Message):
    """The steps from one entity to another."""

    start: str
    goal: str
    hops: tuple[Hop, ...]


@dataclass
class MendedReady(Message):
    """A correction was made or taken back: what is on the screen is to be asked for again.

    `entity_id` is where its subject is found now; `before` is where it was.
    """

    words: str
    entity_id: str = ""
    before: str = ""
    undone: bool = False


@dataclass
class HeaderReady(Message):
    """An article whose headline, date, source or byline is to be mended; whether any of them was before."""

    article: Article
    corrected: bool


@dataclass
class WatchReady(Message):
    """An entity is watched, or is no longer."""

    entity: Entity


@dataclass
class TextsReady(Message):
    """Articles that leave the program: for the clipboard, or for a command as the user typed it."""

    articles: tuple[Article, ...]
    command: str = ""


@dataclass
class SelectionReady(Message):
    """Rows of a list to be selected; `wanted`: how many were asked for."""

    query: str
    hits: tuple[Hit, ...]
    wanted: int


@dataclass
class NewNamesReady(Message):
    """Of the `count` entities of an article, those that no other article names that was read."""

    article_id: str
    new: frozenset[str]
    count: int


@dataclass
class MarksReady(Message):
    """The marks of an article as they stand now; `along` are its reprints that were read with it just now."""

    article_id: str
    marks: MarksLike
    along: tuple[str, ...] = ()


@dataclass
class MarksSeen(Message):
    """Marks changed since they were looked at last, perhaps by another program: those of the articles asked for.

    `asked_at` is what `Marking.changes` was when it was asked.
    """

    version: int
    marks: Mapping[str, MarksLike]
    asked_at: int


@dataclass
class SourcesReady(Message):
    """The sources, tags and saved searches as they stand."""

    listing: Listing


@dataclass
class PreviewReady(Message):
    """What adding a place would bring; `is_followed` when it is a source already."""

    preview: SourcePreview
    is_followed: bool = False


@dataclass
class NewestReady(Message):
    """The newest articles of what is under the cursor on the sources page."""

    query: str
    page: Page


@dataclass
class SourcesChanged(Message):
    """A source or a saved search was changed as asked; `update` are locations to bring in now."""

    said: str
    update: tuple[str, ...] = ()
    fetch: bool = True


@dataclass
class UpdateDue(Message):
    """It is time for an update, and there is an address to ask."""


@dataclass
class Marked(Message):
    """Articles whose mark `name` (read, starred, tag, untag, note) was another until now.

    Attributes:
        asked: The articles that were to be marked, of which some may have been so, and with which others may be.
        all_of: The list that was marked whole, by its name.
    """

    ids: tuple[str, ...]
    name: str
    value: bool | str
    asked: tuple[str, ...] = ()
    all_of: str = ""


@dataclass
class QuerySettled(Message):
    """What is searched for once `query` is typed no more, and the row there of the article under the cursor."""

    query: str
    sort: str
    article_id: str
    settled: str
    row: int
    is_same: bool


@dataclass
class LibraryChanged(Message):
    """The index has a new commit: the first rows the query on the screen would find now."""

    generation: int
    query: str
    sort: str
    page: Page


@dataclass
class Background(Message):
    """How far the worker process is, or what it did."""

    event: Progress | UpdateReport

    def can_replace(self, message: Message) -> bool:
        """Progress gives way to whatever comes after it; a report never does."""
        return isinstance(self.event, Progress) and isinstance(message, Background)
