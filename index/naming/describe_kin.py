"""Who stands right behind a person and is another: his heir, or the next of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.entities.given import given_names
from index.naming.describe_words import word_set

_HEIR = re.compile(r",? (?:Jr|Sr)\b")
_ENDS_AS_HEIR = re.compile(r",? (?:Jr|Sr)\.?$")
_IS_HEIR = re.compile(r" (?:Jr|Sr)\b")
_NEXT = re.compile(r"^[A-Z]\w+['’]s [a-z ]+(?: in [A-Z]\w+)?(?: [A-Z]\w+){2,} and ")
_NAMED = re.compile(r"\b(?P<office>[a-z]{4,}) (?P<first>[A-Z][a-z]+) (?:[A-Z]\. )?[A-Z][\w'’-]+(?= and |,|$)")
_LEADS_ON = word_set(
    "with from under over than like named called against toward towards through about after before"
)
_VERB = ("ing", "ed")


def is_heir(written: str, after: str, names: Iterable[str]) -> bool:
    """Whether "Jr." is written with a name that has none: "Ann Roe, Jr., the president's daughter"."""
    heir = _HEIR.match(after) or _ENDS_AS_HEIR.search(written)
    return heir is not None and not any(map(_IS_HEIR.search, names))


def is_next_person(told: str) -> bool:
    """Whether an apposition is the next person of a list, with an office of his own.

    "X, head of sales Ash Oak and", "X, Elmland's army chief General Bob Ash and".
    """
    if _NEXT.search(told):
        return True
    match = _NAMED.search(told)
    if match is None or match["office"] in _LEADS_ON or match["office"].endswith(_VERB):
        return False
    return match["first"] in given_names()
