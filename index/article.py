"""What an article is: frozen values with offsets into one display-safe text.

An `Article` crosses every boundary of the house, from the parser that made it to the widget that draws it.
Its `text` has been through `index.sanitize` and holds everything, furniture too; paragraphs, mentions and
figures are ranges of it. All offsets are Python string offsets, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph of an article is. `FURNITURE` is site junk: kept in the text, never shown as body."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    QUOTE = "quote"
    LIST = "list"
    FURNITURE = "furniture"


class MentionKind(StrEnum):
    """What a mention names. `GROUP` is nationalities, religions and political groups."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    PRODUCT = "product"
    WORK = "work"
    LAW = "law"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    NUMBER = "number"


NAMED_KINDS = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.PLACE,
    MentionKind.GROUP,
    MentionKind.EVENT,
    MentionKind.PRODUCT,
    MentionKind.WORK,
    MentionKind.LAW,
)
"""The kinds that name an entity; the others (dates, sums, counts) only have a value."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `text[start:end]` of the article, without the line break behind it.

    A dateline that opens a body paragraph is a paragraph of its own kind that ends where the body begins.
    """

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something, and the entity it names.

    Attributes:
        start, end: Offsets into the article's text; `text` is exactly what stands there.
        kind: What is named.
        entity: The canonical name across the library; within one recognised article, the fullest name the
            article itself gives (so a bare surname carries the full name). Empty for dates, sums and counts.
        entity_id: The entity's id, `kind:folded name` (for example `person:ismail haniyeh`). Straight from
            recognition it is the article's own name key; the library replaces it by the entity's.
        date: Of a date, the days it means, worked out from the day of publication: `2024-07-09`, or an interval
            with both ends in it, `2024-07-01/2024-07-31`; "" where nothing says which.
        tie: What the article sets beside a name and who else bears it has as well: a company's ticker ("ELM"), the
            key of a person's firm; "" for nothing.
    """

    start: int
    end: int
    kind: MentionKind
    text: str
    entity: str = ""
    entity_id: str = ""
    date: str = ""
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the article gives, with what it counts and who says so.

    Attributes:
        start, end: Offsets of the figure with its qualifier and unit.
        value: The stated number, in units of one ("1.9 million" is 1900000.0); None for "dozens".
        low, high: The range it stands for; None is open ("more than 38,000": low 38000, high None).
        unit: The unit or the thing counted: "%", "$", "people", "square kilometres".
        qualifier: The words that bound it ("more than", "nearly"), or "".
        said_by: Who says so, as the text names them, or "".
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an article: a podcast's sound, a video.

    Attributes:
        url: http(s) only. `type`: its media type, or "".
        length: Bytes, or None where the feed does not say. `seconds`: how long it plays, or None.
    """

    url: str
    type: str = ""
    length: int | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words of an article that lead elsewhere: `text[start:end]`, within one paragraph. `url`: http(s) only."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news article.

    Attributes:
        id: 16 hexadecimal digits (`index.identity`).
        title: The headline, or one made from the first sentence (`title_is_made`).
        published: When the outlet says it was published, ISO 8601: `2024-07-14` where only the day is known,
            `2024-07-14T09:30:00Z` where the time is (UTC). None when nothing says so.
        published_is_estimate: The date was inferred; `published_clue` says from what, in words. A file's
            modification time is never a clue.
        source: The outlet. `agency`: the wire service that wrote it. `url`: canonical, http(s) only.
        path: The file it was read from; several articles may share one (an archive of records).
        text: Display-safe, paragraphs separated by line breaks.
        links: In the order of the text, none over another.
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    title_is_made: bool = False
    deck: str = ""
    byline: tuple[str, ...] = ()
    agency: str = ""
    dateline: str = ""
    published: str | None = None
    published_is_estimate: bool = False
    published_clue: str = ""
    source: str = ""
    url: str = ""
    path: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    links: tuple[Link, ...] = ()

    def paragraph_text(self, paragraph: Paragraph) -> str:
        """The words of one paragraph."""
        return self.text[paragraph.start : paragraph.end]

    def of_kind(self, *kinds: ParagraphKind) -> tuple[Paragraph, ...]:
        """The paragraphs of these kinds, in order."""
        return tuple(p for p in self.paragraphs if p.kind in kinds)

    def with_annotations(self, mentions: tuple[Mention, ...], figures: tuple[Figure, ...]) -> Article:
        """The same article with what was recognised in it."""
        return replace(self, mentions=mentions, figures=figures)
