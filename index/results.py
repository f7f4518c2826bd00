"""What the library answers with: frozen values, offsets instead of markup.

Attribute names are those of the JSON that the command line prints (docs/architecture.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage and the ranges of it that match the query (offsets into `text`, end exclusive).

    `goes_on`: it ends within a sentence.
    """

    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article in a page of results. `title_highlights` are matches in the title.

    `reprints`: how many articles of one text the row stands for, itself among them (as "3 accounts" counts all
    that tell a story); 0 when it is the only one. `reprint_kind`: "reprint", or "version" when one outlet printed
    them all. `changed`: when the outlet last changed its text, ISO 8601 (UTC), or None.
    """

    id: str
    title: str
    published: str | None
    published_is_estimate: bool
    source: str
    score: float
    url: str
    path: str
    snippet: Snippet
    title_highlights: tuple[tuple[int, int], ...] = ()
    read: bool = False
    starred: bool = False
    reprints: int = 0
    reprint_kind: str = "reprint"
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A name with the number of results it occurs in.

    Attributes:
        key: What it is whatever it is called: the id of an entity, an outlet, a month (`2024-07`).
        beside: What tells an entity from another of its kind and name among the same facets, as `Entity.beside`;
            else "".
    """

    name: str
    count: int
    key: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over all results of a query, most frequent first; `months` in order of time (`2024-07`)."""

    people: tuple[FacetValue, ...] = ()
    organisations: tuple[FacetValue, ...] = ()
    places: tuple[FacetValue, ...] = ()
    sources: tuple[FacetValue, ...] = ()
    months: tuple[FacetValue, ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A part of a query that could not be read: `query[start:end]` and why. The rest was run."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """Results `offset` to `offset + len(hits)` of a query.

    Attributes:
        matched: "all" when every word had to match, "any" when nothing matched all and these match some.
        did_you_mean: A query that would find more, or "".
        total: Articles that match. Those of one text share a row, so there are fewer `rows`.
        folded: How many articles have no row of their own.
        sort: The order in force: a query without words has no relevance, it is newest first.
        generation: The committed state of the index that was searched.
    """

    query: str
    total: int
    total_is_exact: bool
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets = field(default_factory=Facets)
    offset: int = 0
    did_you_mean: str = ""
    matched: str = "all"
    problems: tuple[QueryProblem, ...] = ()
    generation: int = 0
    folded: int = 0
    sort: str = ""

    @property
    def rows(self) -> int:
        """How many rows the whole list has."""
        return self.total - self.folded


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles belong together. `kind`: person organisation place term words date; `text` in words."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """An article that stands beside another. `relation`: same-story background follow-up reprint related."""

    id: str
    title: str
    published: str | None
    published_is_estimate: bool
    source: str
    score: float
    relation: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article with the text of another.

    Attributes:
        kind: "reprint" in another outlet, "version" when the same outlet printed it anew.
        share: How much of the shorter text stands in the other, 0 to 1; 0.0 where the two are alike only by way of
            a third. `text` says in words how they differ.
    """

    id: str
    title: str
    published: str | None
    published_is_estimate: bool
    source: str
    url: str
    kind: str
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is often named in the same articles as another.

    Attributes:
        together: Articles that name both. `lift`: how many times more than chance would give.
        weight: The log-likelihood ratio against chance (Dunning 1993), by which company is ordered.
    """

    id: str
    name: str
    kind: str
    together: int
    lift: float
    weight: float


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path between two entities, with a sentence of an article that names both of them.

    `sentence.highlights` are the two names in it.
    """

    id: str
    name: str
    to_id: str
    to_name: str
    sentence: Snippet
    article_id: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched entity and what is new about it.

    Attributes:
        since: When the user last looked, ISO 8601 (UTC). `new`: articles about it that came in after that.
        usual: How many the weeks before let one expect in that time.
    """

    entity: Entity
    since: str
    new: int
    usual: float


@dataclass(frozen=True, slots=True)
class Editions:
    """In how many places and texts an article is there: `reprints`, `reprint_kind` and `changed` as in `Hit`."""

    reprints: int = 0
    reprint_kind: str = "reprint"
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article, as its outlet had it from one time on.

    Attributes:
        when: When this text came in, ISO 8601 (UTC); "" where that is not known.
        words: How many words it has. `path`: the file it stands in.
    """

    when: str
    words: int
    path: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph of one version and what became of it in the next.

    Attributes:
        kind: same changed added removed moved. A moved one is there twice, as it went and as it came.
        old, new: Its range in the older and in the newer text, None where it is not in that.
        words: (start, end) in the older and (start, end) in the newer text of words and what stands for them; of
            words that only went or only came the other range is empty and says where.
    """

    kind: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    words: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def removed(self) -> tuple[tuple[int, int], ...]:
        """The ranges that went from the older text."""
        if self.kind == "removed" and self.old is not None:
            return (self.old,)
        return tuple((start, end) for start, end, _, _ in self.words if start < end)

    @property
    def added(self) -> tuple[tuple[int, int], ...]:
        """The ranges that came into the newer text."""
        if self.kind == "added" and self.new is not None:
            return (self.new,)
        return tuple((start, end) for _, _, start, end in self.words if start < end)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in one version of an article from the one before.

    Attributes:
        number: Which version it is, the first being 1; `of`: how many there are.
        old, new: The two versions. `old_text`, `new_text`: headline and paragraphs as readers see them, a line
            each; all ranges of `edits` are offsets into these.
        edits: The paragraphs of both in reading order.
    """

    id: str
    title: str
    number: int
    of: int
    old: Version
    new: Version
    old_text: str
    new_text: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an article says of an entity.

    Attributes:
        highlights: Ranges of its name in `text`, where that is a whole sentence.
        published: When, ISO 8601, or None. `articles`: how many of those looked at say so, in whatever words.
    """

    text: str
    article_id: str
    published: str | None = None
    published_is_estimate: bool = False
    articles: int = 1
    highlights: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place... across the library.

    Attributes:
        description: The phrase that says who or what this is, with the article it stands in, or "". `said`: it,
            then what else articles say: an office held before, or another who is called the same.
        in_news: Where there is no description: the sentence that hints most at what this is, which is none.
        first_seen: Where there is neither: the earliest sentence with the name.
        by_month: (month `2024-07`, articles) in order of time. `undated`: articles without a date.
        with_: (canonical name, articles together), the most telling first.
        latest: The newest articles that name it.
        recent: Articles of the library's last week. `usual`: how many the eight weeks before let one expect.
        company: `with_` in full, and the places among it.
        silent: Never lit in a text. `watched`: the user watches it.
        keys: (name key, how it is written) of each of its names: what a correction can part from it.
        inside: (id, name) of the places its name holds: the Japan of "Bank of Japan".
        beside: What tells it from others that are called the same: an office, with whom, or a headline; else "".
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    first: str | None
    last: str | None
    description: str = ""
    description_id: str = ""
    by_month: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    with_: tuple[tuple[str, int], ...] = ()
    latest: tuple[Hit, ...] = ()
    recent: int = 0
    usual: float = 0.0
    company: tuple[Companion, ...] = ()
    silent: bool = False
    watched: bool = False
    keys: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()
    in_news: Said | None = None
    first_seen: Said | None = None
    inside: tuple[tuple[str, str], ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion: `text` replaces `query[start:]`; `kind` says what it is (word field person source ...)."""

    text: str
    kind: str
    count: int
    start: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A place news comes from.

    Attributes:
        location: A path, an address, or `exec:COMMAND`. `kind`: folder file feed page command.
        title: What to call it; "" where only its location is known. `folder`: the user's group for it, or "".
        unread: How many of its articles are unread.
        error: Why the last update of it failed, or ""; it stays until an update succeeds.
        checked: When it was last asked, ISO 8601 (UTC), or "".
        full_text: Whether items get their text from the page: "auto" (when the item is short), "always", "never".
        paused: It is kept but not updated.
        due: When it may be asked again, ISO 8601 (UTC), or "": it, its server or its failures ask for a pause.
    """

    location: str
    kind: str
    articles: int
    added: str
    error: str = ""
    title: str = ""
    folder: str = ""
    unread: int = 0
    checked: str = ""
    full_text: str = "auto"
    paused: bool = False
    due: str = ""


@dataclass(frozen=True, slots=True)
class SourcePreview:
    """What adding a place would bring, found without adding it.

    Attributes:
        location, kind, title: As they would be added. `items`: headlines of what is in it now, newest first, the
            undated last; `dates`: of each of them, ISO 8601 or None, where they are known.
        choices: (location, title) of each when an address offers several feeds; the first is the likeliest.
        warning: What the user should know before saying yes ("runs a command", "another address answers"), or "".
    """

    location: str
    kind: str
    title: str
    items: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    dates: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the user keeps under a name. `added`: ISO 8601 (UTC)."""

    name: str
    query: str
    added: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What taking over a list of feeds did. `refused`: (location, reason) of what was left out."""

    added: int = 0
    known: int = 0
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakeoverReport:
    """What taking over another reader's set-up did.

    Attributes:
        feeds, known: Feeds that are followed now, and that were before.
        articles, had: Articles that came in, and that were here before. `doubles`: the same one in another feed.
        left: Articles of feeds and commands that are not followed.
        read, starred: Of the articles, those that were read and flagged there.
        searches: (name, query) of those kept. `untranslated`: (name, why) of queries that ours cannot say.
        commands: Lines that run commands on this machine and were not taken, for nobody said so.
        refused: (line or headline, why) of what else was left out.
    """

    feeds: int = 0
    known: int = 0
    articles: int = 0
    had: int = 0
    doubles: int = 0
    left: int = 0
    read: int = 0
    starred: int = 0
    searches: tuple[tuple[str, str], ...] = ()
    untranslated: tuple[tuple[str, str], ...] = ()
    commands: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update is; `total` is None when unknown.

    `stage`: fetching reading indexing recognising merging done; "at hand" when the article in `detail`, which
    somebody is looking at, was recognised: its beginning, and again the whole.
    """

    stage: str
    done: int
    total: int | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        failures: (location, reason) of what could not be read; the rest went on.
        waiting: Feeds that were not asked, for it is too early.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    recognised: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """The size of a library. `unrecognised`: articles whose mentions are still to be found."""

    articles: int
    sources: int
    entities: int
    unrecognised: int
    index_bytes: int
    generation: int
