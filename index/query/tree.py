"""What a query means, before any index is asked: a small tree of frozen nodes with their places in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.results import QueryProblem


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles (`*`)."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. It stands at `query[start:end]`.

    Attributes:
        field: "" for the whole article, "title" or "byline".
        exact: Only this form of the word, not its stem (`=word`).
        prefix: "" a whole word, "typing" one still being typed, "star" one written `wor*`.
    """

    word: str
    start: int
    end: int
    field: str = ""
    exact: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together.

    Attributes:
        words: Folded, in order.
        exact: Every word in just this form (quoted); otherwise stems (`well-known`).
        slop: 0 side by side; else each at most so many words from the next, in any order.
    """

    words: tuple[str, ...]
    start: int
    end: int
    field: str = ""
    exact: bool = True
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `?` and `*` in it, folded."""

    pattern: str
    start: int
    end: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A word or one that differs by at most `distance` letters (`word~`)."""

    word: str
    start: int
    end: int
    distance: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Articles that name an entity so called.

    Attributes:
        kinds: Mention kinds.
        words: Words of its name or of an alias.
        prefix: The last of them may be a beginning.
        quoted: The whole name: if an entity is called just so, only that one is meant.
    """

    kinds: tuple[str, ...]
    words: str
    start: int
    end: int
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Keyword:
    """Articles with this value of `source`, `tag`, `language` or `has`.

    Attributes:
        prefix: Its last word may be a beginning.
        quoted: The whole value: if there is one just so, only that one is meant.
    """

    field: str
    value: str
    start: int
    end: int
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """Articles of a set that `state.db` knows: with a mark (`State.marked`), or `in:NAME`, of a source."""

    mark: str


@dataclass(frozen=True, slots=True)
class Published:
    """Articles published from minute `first` to before minute `end` (since 1970, UTC); None is open."""

    first: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class About:
    """Articles that speak of a date under one of these terms (`index.about`)."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Articles with a figure between two codes (`index.about.code`), both included, that counts these units."""

    low: int
    high: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What `child` does not match."""

    child: Node


@dataclass(frozen=True, slots=True)
class All:
    """What all children match."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What one child or more match."""

    children: tuple[Node, ...]


Text = Word | Phrase | Pattern | Similar
Node = Everything | Text | Name | Keyword | Marked | Published | About | Amount | Not | All | Any
TEXT = (Word, Phrase, Pattern, Similar)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as it was understood.

    Attributes:
        text: The query as typed.
        tree: What it means; `Everything` when there is nothing in it.
        problems: The parts that were left out or read another way, in order; offsets into `text`.
        typing: The last word is still being typed.
    """

    text: str
    tree: Node
    problems: tuple[QueryProblem, ...] = ()
    typing: bool = False
    wanted: tuple[Text | Name, ...] = field(default=())


def wanted(node: Node) -> Iterator[Text | Name]:
    """The words, phrases and names that a matching article may show: all that are not excluded."""
    if isinstance(node, (*TEXT, Name)):
        yield node
    elif isinstance(node, (All, Any)):
        for child in node.children:
            yield from wanted(child)


def loosened(node: Node) -> Node | None:
    """The query with any of its words instead of all; None when that is no different."""
    if not isinstance(node, All):
        return None
    texts = tuple(child for child in node.children if isinstance(child, TEXT) or _only_text(child))
    if len(texts) < 2:
        return None
    rest = tuple(child for child in node.children if child not in texts)
    return All((Any(texts), *rest)) if rest else Any(texts)


def _only_text(node: Node) -> bool:
    return isinstance(node, (All, Any)) and all(isinstance(c, TEXT) or _only_text(c) for c in node.children)
