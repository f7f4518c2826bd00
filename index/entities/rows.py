"""Names as a library keeps and counts them; who only reads and writes them needs none of the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.article import MentionKind

_PERSON = f"{MentionKind.PERSON.value}:"
_FORMED = "]"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name in one article, as the library keeps it (a row of a table).

    Attributes:
        key: The name's own key (`index.entities.names.name_key`).
        surface: How the article writes it, most often.
        count: Mentions.
        alias_of: The key of the fuller name this article uses for the same thing ("Haniyeh" beside "Ismail
            Haniyeh", "IDF" beside "Israel Defense Forces (IDF)"), or "".

    A row without a surface counts a tie: `alias_of` is what stands beside the name (`index.entities.ties`).
    """

    key: str
    kind: MentionKind
    surface: str
    count: int
    alias_of: str = ""


@dataclass(frozen=True, slots=True)
class NameCount:
    """How often the library has a name, in one writing and one meaning.

    What `SELECT key, kind, surface, alias_of, SUM(count), COUNT(*) ... GROUP BY 1, 2, 3, 4` gives over the rows
    of `name_rows`.
    """

    key: str
    kind: MentionKind
    surface: str
    alias_of: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity of the library: `aliases` are its other writings, `keys` its name keys, most frequent first.

    `mentions` counts what articles mean by it, the surname behind a full name, too.
    """

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    mentions: int


def best_form(counts: Counter[str]) -> str:
    """The writing to show: not in capitals, then the most frequent, then the longest."""
    return max(counts, key=lambda form: (not (form.isupper() and len(form) > 5), counts[form], len(form), form))


def told(key: str, office: str) -> str:
    """The key of a name with the office that an article tells beside it: `person:james baker (treasury)`."""
    return f"{key} ({office})"


def formed(key: str, form: str) -> str:
    """The key of a company with a legal form that no American one has: `organisation:elm mills [ltd]`."""
    return f"{key} [{form}{_FORMED}"


def untold(key: str) -> str:
    """A person's key without the office in it, a company's without the form; any other stays as it is."""
    if key.endswith(_FORMED):
        return key.rpartition(" [")[0] or key
    if not (key.endswith(")") and key.startswith(_PERSON)):
        return key
    name, opening, _ = key.rpartition(" (")
    return name if opening else key


def pieced(key: str) -> str:
    """How a person is shown whose full name no text has in one piece: "Alfred Elm" of "Alfred and Martha Elm"."""
    return untold(key).removeprefix(_PERSON).title()


def is_formed(key: str) -> bool:
    """Whether a company's key has its form with it."""
    return key.endswith(_FORMED)


def with_office(key: str, form: str) -> str:
    """A name as it is written, with the office that its key tells: "James Baker (treasury)"."""
    return form if is_formed(key) else f"{form}{key.removeprefix(untold(key))}"
