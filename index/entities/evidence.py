"""Which fuller or truer name each name of a library stands for: the evidence of its counts of names.

Persons and organisations have modules of their own; here are the order of the evidence, kinds and spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.counts import Counts, most
from index.entities.fuller_firms import Firms
from index.entities.fuller_people import People
from index.entities.gazetteer import gazetteer
from index.entities.names import is_designated
from index.entities.pacing import Rest, no_rest, paced

# "Trump" as an organisation, once in fifty articles, is the model's slip and not a second Trump.
_SLIP, _SLIP_ARTICLES = 0.9, 10
# With several words a lead is clear sooner: the White House is hardly both a body and a place.
_CLEAR, _CLEAR_ARTICLES = 0.75, 8
# "Weyerhauser" in one article is a slip for Weyerhaeuser in twenty.
_OFTEN, _TWICE, _SLIPS, _SPELT, _LONG_WORD = 5, 2, 2, 15, 8
# "Air Lines" are airlines; "South East" Asia is not the Southeast.
_SPELT_APART = len("organisation:") + 10
_LEFT_OUT = str.maketrans("", "", "aeiouy s")
_WORDS, _TURNED = 3, 5
_ACRONYM, _LETTERS = re.compile(r"[^aeiouy ]{3,5}"), 4
_PERSON, _ORGANISATION, _PLACE = MentionKind.PERSON.value, MentionKind.ORGANISATION.value, MentionKind.PLACE.value


class Evidence:
    """The evidence of one state of a library's counts."""

    def __init__(self, counts: Counts, rest: Rest = no_rest) -> None:
        self._counts = counts
        self._rest = rest
        self._people = People(counts)
        self._firms = Firms(counts)
        self._spelt: dict[str, list[str]] = {}  # keys by their consonants, where several have the same
        self._alike: dict[str, list[str]] = {}
        self._several: set[str] = set()  # names that are of more than one kind

    def fuller(self) -> Iterator[tuple[str, str]]:
        """(name key, key of the fuller or truer name) for every name that is not its own entity."""
        self._collect()
        said_of = self._counts.said
        for key, articles in paced(self._counts.articles.items(), self._rest):
            if articles <= 0:
                continue
            kind, _, name = key.partition(":")
            said = said_of.get(key)
            if said and sum(said.values()) >= articles:
                full = most(said)  # no article means anything else by it
            elif kind == _PERSON:
                full = self._people.fuller(key, name, self._firms.beginning)
            elif kind == _ORGANISATION:
                full = self._firms.fuller(key, name)
            else:
                full = ""
            if not full and kind == _PERSON and _is_acronym(name, self._counts.forms[key], articles):
                full = f"{_ORGANISATION}:{name}"
            if not full and name in self._several:
                full = self._true_kind(key, kind, name, articles)
            if not full and key in self._alike:
                full = self._spelt_right(key, articles)
            if full and full != key:
                yield key, full

    def _collect(self) -> None:
        seen: set[str] = set()
        once: dict[str, str] = {}
        for key, articles in paced(self._counts.articles.items(), self._rest):
            if articles <= 0:
                continue
            kind, _, name = key.partition(":")
            if name in seen:
                self._several.add(name)
            seen.add(name)
            if kind == _PERSON:
                self._people.add(key, name, articles)
            elif kind == _ORGANISATION:
                self._firms.add(key, name, articles)
            elif kind != _PLACE:
                continue
            if len(key) >= _SPELT:
                consonants = key.translate(_LEFT_OUT)
                if (first := once.setdefault(consonants, key)) is not key:
                    self._spelt.setdefault(consonants, [first]).append(key)
        self._alike = {key: keys for keys in self._spelt.values() for key in keys}
        self._people.settle()

    def _true_kind(self, key: str, kind: str, name: str, articles: int) -> str:
        """The same name as another kind, where this kind is a rare slip."""
        counts = self._counts.articles
        if kind == _PERSON:
            others = {f"{other}:{name}": counts.get(f"{other}:{name}", 0) for other in (_PLACE, _ORGANISATION)}
        elif kind in (_ORGANISATION, _PLACE):
            if any(map(is_designated, self._counts.forms[key])):
                return ""  # "Boesky Corporation" is not Boesky
            others = {f"{_PERSON}:{name}": counts.get(f"{_PERSON}:{name}", 0)}
            if name.title() not in gazetteer():  # a capital is not its government, nor a team its town
                other = f"{_PLACE if kind == _ORGANISATION else _ORGANISATION}:{name}"
                others[other] = counts.get(other, 0)
        else:
            return ""
        best = most(others)
        often = others[best]
        share, enough = (_CLEAR, _CLEAR_ARTICLES) if " " in name else (_SLIP, _SLIP_ARTICLES)
        return best if often >= enough and often >= share * (often + articles) else ""

    def _spelt_right(self, key: str, articles: int) -> str:
        """The often named key that a rare one is a slip for: a blank more or less, or a vowel in a long word.

        Short words are names of their own: "Intal" and Intel, Hanson and Henson.
        """
        for right in self._alike[key]:
            if (
                right == key
                or self._counts.articles[right] < _TWICE
                or (self._counts.articles[right], right) < (articles, key)
            ):
                continue
            if len(right) - right.count(" ") >= _SPELT_APART and right.replace(" ", "") == key.replace(" ", ""):
                return right
            ours, theirs = key.partition(":")[2].split(), right.partition(":")[2].split()
            pairs = [(one, two) for one, two in zip(ours, theirs, strict=False) if one != two]
            if len(ours) != len(theirs) or len(pairs) != 1:
                continue
            rare = articles <= _SLIPS and self._counts.articles[right] >= _OFTEN
            if rare and min(map(len, pairs[0])) >= _LONG_WORD and _is_slip(*pairs[0]):
                return right
            if len(ours) >= _WORDS and right.startswith(_ORGANISATION) and _is_plural_or_turned(*pairs[0]):
                return right
        return ""


def _is_acronym(name: str, forms: Iterable[str], articles: int) -> bool:
    """Whether a name is nobody's: "FNMA", and what five articles write in capitals only, "LME"."""
    if _ACRONYM.fullmatch(name) is None and (len(name) > _LETTERS or articles < _OFTEN):
        return False
    return all(map(str.isupper, forms))


def _is_plural_or_turned(one: str, two: str) -> bool:
    """Whether a long word has an "s" more or less, or two letters the other way round: "Toyko"."""
    if one.rstrip("s") == two.rstrip("s"):
        return len(one) > _TURNED
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    turned = one[:start] + one[start : start + 2][::-1] + one[start + 2 :]
    return len(one) >= _TURNED and turned == two


def _is_slip(one: str, two: str) -> bool:
    """Whether one letter more, less or other is all that differs, but for an "s" at the end."""
    if one.rstrip("s") == two.rstrip("s"):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    one, two = one[start:], two[start:]
    return one[1:] == two or one == two[1:] or one[1:] == two[1:]
