"""Within one article: whose a first name alone is, where the sentence tells the surname.

"Alfred and Martha Elm" are Alfred Elm and Martha Elm, "Elm's son, Peter" is Peter Elm, "(Peter) Elm" of a
quotation is one name. Alone, a first name is nobody: all Peters of a library would be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from index.article import Mention, MentionKind
from index.entities.given import given_names
from index.entities.short_forms import formal_name

_PERSON = f"{MentionKind.PERSON.value}:"
_AND = (" and ", " & ")
_LISTED = (*_AND, ", ")
# "(Soviet leader Mikhail) Gorbachev"
_IN_BRACKETS = re.compile(r"\((?:[^()\n]{1,48} )?(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-Z][a-z]+)?)\) $")
# Who bears the same surname as a rule; a sister or a daughter may bear her husband's.
_KIN = re.compile(
    r"(?:(?P<whose>['’]s?)|\b(?:[Hh]is|whose)) (?:\w+ ){0,2}?"
    r"(?:wife|widow|sons?|brothers?|father|grandson|nephew),? $"
)
_WHERE = (" at ", " in ")
_LOOK, _FAR = 48, 160


def first_names(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[str, str]]:
    """(key of a first name or a surname alone, key of the full name).

    Args:
        mentions: Of one article, with offsets into `text`.
        keys: Of each mention's own words, "" for none.
        fuller: What a key is short for in all of the article, where that is known.
    """
    people = [place for place, key in enumerate(keys) if key.startswith(_PERSON)]
    for nth, place in enumerate(people):
        key, mention = keys[place], mentions[place]
        if " " in key or key in fuller:
            continue
        match = _IN_BRACKETS.search(text, max(0, mention.start - 64), mention.start)
        if match and _is_first(match["first"]):
            first = match["first"].lower()
            full = f"{_PERSON}{first} {key.removeprefix(_PERSON)}"
            yield key, full
            if f"{_PERSON}{first}" in keys:
                yield f"{_PERSON}{first}", full
        elif _is_first(mention.text) and not text.endswith(_WHERE, 0, mention.start):
            behind = [(mentions[there], keys[there]) for there in people[nth:]]
            before = [(mentions[there], fuller.get(keys[there], keys[there])) for there in people[:nth]]
            if surname := _listed(behind, text) or _kin(mention, before, text):
                yield key, f"{key} {surname}"


def _is_first(name: str) -> bool:
    return name.title() in given_names() or bool(formal_name(name.lower()))


def _listed(people: Sequence[tuple[Mention, str]], text: str) -> str:
    """The surname that the last of a list gives to all: "Alfred, David and Martha Elm"."""
    for (one, _), (other, key) in pairwise(people):
        between = text[one.end : other.start]
        if between not in _LISTED:
            return ""
        if " " in key:
            return _surname(key) if between in _AND else ""
        if between in _AND or not _is_first(other.text):
            return ""
    return ""


def _kin(mention: Mention, before: Sequence[tuple[Mention, str]], text: str) -> str:
    """The surname of whose wife, son or brother a person is told to be: the one named right before."""
    match = _KIN.search(text, max(0, mention.start - _LOOK), mention.start)
    if match is None or not before:
        return ""
    whose, key = before[-1]
    near = whose.end in (match.start(), match.start() + 2) if match["whose"] else match.start() - whose.end < _FAR
    if not near or "\n" in text[whose.end : mention.start]:
        return ""
    return _surname(key) if " " in key else "" if _is_first(whose.text) else key.removeprefix(_PERSON)


def _surname(key: str) -> str:
    """The surname of a full name, or "" where the name does not begin with a first name."""
    first, *others = key.removeprefix(_PERSON).split()
    while len(others) > 1 and _is_first(others[0]):
        del others[0]
    return " ".join(others) if _is_first(first) and others[-1] not in ("jr", "sr") else ""
