"""The user's corrections as plain rules, each one line of text that can be read, copied and written by hand.

    merge "person:haniya" into "person:ismail haniyeh"
    split "organisation:continental" from "organisation:continental airlines"
    mention "Berg" 2 of 0123456789abcdef is "person:otto berg" "Otto Berg"
    mention "Sabra" every of 0123456789abcdef is nothing
    name "organisation:idf" as "Israel Defense Forces"
    kind "person:boeing" is organisation
    reject "place:kerem shalom"
    silence "place:washington"
    headline of 0123456789abcdef is "Tanker docks"
    date of 0123456789abcdef is 2024-07-09
    source of 0123456789abcdef is "The Harbour Times"
    byline of 0123456789abcdef is "Ann Roe; Ben Ash"

What stands in quotation marks is a name key or an entity's id (`kind:folded name`), or a name as written. A plain
name means all of that name, those of which articles tell a country or an office among them; `reject only
"organisation:congress"` means the one of which they tell nothing (`index.mending.reach`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.article import NAMED_KINDS
from index.errors import MendingError
from index.sanitize import sanitize, sanitize_line

EVERY = 0
"""`Rule.place` for all places where the words stand in an article."""
_KINDS = frozenset(kind.value for kind in NAMED_KINDS)
_PLACE = re.compile(r"[0-9]{1,9}")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"]+')


class Verb(StrEnum):
    """What a rule does."""

    MERGE = "merge"
    SPLIT = "split"
    MENTION = "mention"
    NAME = "name"
    KIND = "kind"
    REJECT = "reject"
    SILENCE = "silence"
    HEADLINE = "headline"
    DATE = "date"
    SOURCE = "source"
    BYLINE = "byline"


HEADER_VERBS = frozenset({Verb.HEADLINE, Verb.DATE, Verb.SOURCE, Verb.BYLINE})
"""Of an article and not of names: `article` and `value` ("" is none at all)."""
ONLY = frozenset({Verb.MERGE, Verb.NAME, Verb.KIND, Verb.REJECT, Verb.SILENCE})
"""Of names; `only` may stand before the name."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Rule:
    """One correction.

    Attributes:
        key: The name key it is about; of `mention`, the entity that is meant ("" is none).
        value: `merge` and `split`: the key of the other entity; `name`: the name; `kind`: the kind;
            `mention`: the name of the entity, for one that is known by this rule alone.
        article, quote, place: Only of `mention`: the article's id, the words as they stand in its text, and
            which of their places is meant, counted from 1 (`EVERY` is all).
        only: Of the verbs of `ONLY`: the plain name alone is meant, and none of which a country or an office is
            told.
    """

    verb: Verb
    key: str
    value: str = ""
    article: str = ""
    quote: str = ""
    place: int = EVERY
    only: bool = False

    def __str__(self) -> str:
        key, value = f"{'only ' if self.only else ''}{_quoted(self.key)}", _quoted(self.value)
        match self.verb:
            case Verb.MERGE:
                return f"merge {key} into {value}"
            case Verb.SPLIT:
                return f"split {key} from {value}"
            case Verb.NAME:
                return f"name {key} as {value}"
            case Verb.KIND:
                return f"kind {key} is {self.value}"
            case Verb.MENTION:
                meant = f"{key} {value}" if self.key else "nothing"
                place = "every" if self.place == EVERY else str(self.place)
                return f"mention {_quoted(self.quote)} {place} of {self.article} is {meant}"
            case Verb.REJECT | Verb.SILENCE:
                return f"{self.verb} {key}"
            case Verb.HEADLINE | Verb.DATE | Verb.SOURCE | Verb.BYLINE:
                said = self.value if self.verb is Verb.DATE else value
                return f"{self.verb} of {self.article} is {said if self.value else 'nothing'}"


def parse(line: str) -> Rule:
    """The rule of a line.

    Raises:
        MendingError: It is none; the message shows how one looks.
    """
    found = _TOKEN.findall(sanitize_line(line))
    tokens = [sanitize_line(_plain(token)) for token in found]
    if only := found[1:2] == ["only"] and tokens[0] in ONLY:
        del tokens[1]
    match tokens:
        case ["merge", key, "into", value] if _is_key(key) and _is_key(value):
            return Rule(Verb.MERGE, key, value, only=only)
        case ["split", key, "from", value] if _is_key(key) and _is_key(value):
            return Rule(Verb.SPLIT, key, value)
        case ["name", key, "as", value] if _is_key(key) and value.strip():
            return Rule(Verb.NAME, key, value, only=only)
        case ["kind", key, "is", value] if _is_key(key) and value in _KINDS:
            return Rule(Verb.KIND, key, value, only=only)
        case ["headline" | "source" | "byline" as verb, "of", article, "is", value]:
            is_none = tokens[-1] == "nothing" and not line.rstrip().endswith('"')
            if (value.strip() and not is_none) or verb != "headline":
                return Rule(Verb(verb), "", "" if is_none else value, article)
        case ["date", "of", article, "is", value] if value == "nothing" or _is_day(value):
            return Rule(Verb.DATE, "", "" if value == "nothing" else value, article)
        case ["reject" | "silence" as verb, key] if _is_key(key):
            return Rule(Verb(verb), key, only=only)
        case ["mention", _, place, "of", article, "is", *meant] if tokens[1] and (
            place == "every" or _PLACE.fullmatch(place)
        ):
            quote = sanitize(_plain(found[1]))  # as it stands in the text, line breaks and all
            number = EVERY if place == "every" else int(place)
            if meant == ["nothing"]:
                return Rule(Verb.MENTION, "", "", article, quote, number)
            if len(meant) == 2 and _is_key(meant[0]) and meant[1].strip():
                return Rule(Verb.MENTION, meant[0], meant[1], article, quote, number)
    raise MendingError(
        f"{line.strip()!r} is no rule.", 'One looks like: merge "person:a. berg" into "person:anna berg"'
    )


def parse_lines(text: str) -> Iterator[Rule]:
    """The rules of a text, a line each; blank lines and those that begin with # are passed over.

    Raises:
        MendingError: A line is no rule; the message gives its number.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                yield parse(line)
            except MendingError as error:
                raise MendingError(f"Line {number}: {error.message}", error.remedy) from error


def as_lines(rules: Iterable[Rule]) -> str:
    """The rules as text that `parse_lines` reads back."""
    return "".join(f"{rule}\n" for rule in rules)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(token: str) -> str:
    """What is written in a token; escapes in it may stand for characters that no line may hold."""
    if not token.startswith('"'):
        return token
    try:
        return str(json.loads(token))
    except ValueError:
        return ""


def _is_key(text: str) -> bool:
    kind, _, name = text.partition(":")
    return kind in _KINDS and bool(name.strip())
