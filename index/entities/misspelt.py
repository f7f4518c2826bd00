"""Persons of one first name whose surname a slip sets apart: "Eduard Shevardnaze", "Carl Ichan".

Between two names that a library has there may be one person or two, and "Barker" is no slip for Baker. Here the
rare one has to be a surname that nobody else bears and that is no word, first name or place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.article import Mention, MentionKind
from index.entities.counts import is_plain, is_word
from index.entities.slips import is_slip, is_turned
from index.entities.words import HONORIFIC, JUNIOR, TITLES

_PERSON = f"{MentionKind.PERSON.value}:"
_TITLE_BEFORE = re.compile(rf"\b(?:{TITLES})\.?\s$")
_RULES = re.compile(r" [Aa]dministration\b")
_RARE, _MUCH_RARER = 2, 5
_TURNED, _SLIP, _FAMILIES = 5, 6, ("sen", "son")


def slips_within(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[str, str]]:
    """(key, key of whom it is a slip for) within one article: "Gasper said" below "James Gaspar", who speaks.

    Who is introduced by a title is somebody: "President Reagan" in an article about Donald Regan.

    Args:
        mentions: Of one article, with offsets into `text`.
        keys: Of each mention's own words, "" for none.
        fuller: What a key is short for in all of the article, where that is known.
    """
    named: dict[str, list[Mention]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for mention, key in zip(mentions, keys, strict=True):
        if key.startswith(_PERSON):
            named[key].append(mention)
            counts[fuller.get(key, key)] += 1
    alike: dict[str, list[str]] = defaultdict(list)
    for key in named:
        if len(last := _surname(key)) >= _TURNED and last not in JUNIOR:
            alike[last[0]].append(key)
    for key, places in named.items():
        if key in fuller or len(places) > _RARE:
            continue
        first, last = key.removeprefix(_PERSON).rpartition(" ")[0], _surname(key)
        fits = {
            full
            for full in alike.get(last[0], ())
            if " " in full
            and first in ("", full.removeprefix(_PERSON).rpartition(" ")[0])
            and _is_slip_within(last, _surname(full))
        }
        if len(fits) != 1 or any(_is_introduced(mention, text) for mention in places):
            continue
        full = min(fits)
        if counts[full] > counts[key] or (counts[full] == counts[key] and (not first or full > key)):
            yield key, full


def _surname(key: str) -> str:
    return key.removeprefix(_PERSON).rpartition(" ")[2]


def _is_introduced(mention: Mention, text: str) -> bool:
    return (
        HONORIFIC.match(mention.text) is not None
        or _TITLE_BEFORE.search(text, max(0, mention.start - 24), mention.start) is not None
        or _RULES.match(text, mention.end) is not None
    )


def _is_slip_within(one: str, two: str) -> bool:
    """Whether two surnames of one article are one; "Peterson" and "Petersen" may be two."""
    if one == two or {one[-3:], two[-3:]} == set(_FAMILIES):
        return False
    return is_turned(one, two) or (min(len(one), len(two)) >= _SLIP and is_slip(one, two))


class Misspelt:
    """The persons of a library by first name and first letter of the surname, compared letter by letter."""

    def __init__(self, articles: dict[str, int]) -> None:
        self._articles = articles
        self._alike: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._bearers: dict[str, int] = defaultdict(int)
        self._right: dict[str, str] = {}

    def add(self, key: str, name: str) -> None:
        """Take in a person's name."""
        first, _, last = name.rpartition(" ")
        if first and last not in JUNIOR:
            self._bearers[last] += 1
            if len(last) >= _TURNED:
                self._alike[first, last[0]].append((last, key))

    def settle(self) -> None:
        """When all names are in."""
        for names in self._alike.values():
            for place, one in enumerate(names):
                for other in names[:place]:
                    self._compare(one, other)

    def right(self, key: str) -> str:
        """The key of the usual spelling of a person's name, or ""."""
        return self._right.get(key, "")

    def _compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        if not -2 < len(one[0]) - len(other[0]) < 2:
            return
        (last, rare), (right_last, right) = sorted((one, other), key=lambda n: (self._articles[n[1]], n[1]))
        if self._articles[rare] <= _RARE and self._is_same(last, right_last, rare, right):
            known = self._right.get(rare)
            if known is None or self._articles[known] < self._articles[right]:
                self._right[rare] = right

    def _is_same(self, last: str, right_last: str, rare: str, right: str) -> bool:
        turned = is_turned(last, right_last)
        if self._bearers[last] > 1 or is_word(last) or not (turned or is_slip(last, right_last)):
            return False
        if {last[-3:], right_last[-3:]} == set(_FAMILIES):
            return False
        if turned and self._articles[right] >= _MUCH_RARER * self._articles[rare]:
            return True
        alone = self._bearers[right_last] == 1 and not is_plain(last)
        return alone and min(len(last), len(right_last)) >= _SLIP
