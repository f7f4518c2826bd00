"""Who or what somebody or something is, by the phrases of the articles that say so (`describe_forms`).

Articles vote: of several offices the one that most articles give somebody wins, and of its phrases the fullest,
the earliest of equals. An office that only later articles give, and give as often as twice, is the one held now.
Where no article says it, nothing is said; what the earliest article tells of it is then another matter
(`index.naming.first_seen`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.article import Article, MentionKind
from index.naming.describe_forms import readings
from index.naming.describe_phrases import WHOSE, Reading
from index.naming.describe_places import BEHIND_SENSE
from index.naming.describe_texts import finder_of
from index.naming.describe_words import COUNTRIES, LEGAL_FORMS

_VOTE = 0.9
"""What twice as many articles are worth beside the fullness of a phrase: two that say it shortly outweigh one
that says more."""
_ENOUGH = 2
_LETTERS = 6
_SOME, _MANY = 5, 8
"""One article in so many has to say whose a body is, or in what town; else it is another of that name."""
_LONG_NAME = 4
"""A name of so many words is nobody else's: "the Department of Trade and Industry"."""
_OF_TOWN = "of town"
_LONGER = re.compile(rf"(?: of(?: the)?)? (?!(?:{LEGAL_FORMS})\b)[A-Z][a-z]")
_ENDS_LONGER = re.compile(r"[a-z,] (?:[A-Z][\w.'’-]+ )+$")
_OTHERS = 3
_TELLING = 2.4
"""From this score on a phrase is worth showing beside the first though one article alone has it."""


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase, name included, and the article it stands in.

    Attributes:
        articles: How many of those looked at say it, in these words or others.
    """

    text: str
    article_id: str
    articles: int = 1


@dataclass(slots=True)
class _Group:
    """Phrases that say one thing: of one head noun, "former" or not."""

    sense: str = ""
    best: float = 0.0
    text: str = ""
    article_id: str = ""
    first: int = 0
    last: int = 0
    articles: set[int] = field(default_factory=set)

    def add(self, reading: Reading, number: int, article_id: str) -> None:
        if not self.articles:
            self.first = number
        self.articles.add(number)
        self.last = number
        if reading.score > self.best:
            self.best, self.text, self.article_id = reading.score, reading.text, article_id

    @property
    def weight(self) -> float:
        return self.best + _VOTE * math.log2(len(self.articles))

    def description(self) -> Description:
        return Description(self.text, self.article_id, len(self.articles))


@dataclass(slots=True)
class Written:
    """How the one word that somebody is called by is written: alone, or mostly as a part of longer names."""

    alone: int = 0
    within: int = 0

    def look(self, text: str, names: Sequence[str]) -> None:
        """Take note of a text."""
        name = names[0]
        if " " in name:
            return
        for match in re.finditer(rf"(?<![\w&.-]){re.escape(name)}(?![\w&-])", text):
            if _LONGER.match(text, match.end()) or _ENDS_LONGER.search(
                text, max(0, match.start() - 30), match.start()
            ):
                self.within += 1
            else:
                self.alone += 1

    def may_be_several(self, names: Sequence[str]) -> bool:
        """Whether several may be called so: letters of which nothing fuller is known, "United" of many firms."""
        if any(" " in name for name in names):
            return False
        is_letters = names[0].isupper() and names[0].isalpha() and len(names[0]) <= _LETTERS
        return is_letters or 2 * self.within > self.alone


def describe(names: Sequence[str], kind: MentionKind, articles: Iterable[Article]) -> Description | None:
    """The phrase that says who or what is called so, or None where no article does."""
    found = descriptions(names, kind, articles)
    return found[0] if found else None


def descriptions(names: Sequence[str], kind: MentionKind, articles: Iterable[Article]) -> tuple[Description, ...]:
    """What articles say of who or what is called so: first the answer, then what else they say.

    The others are offices held before, or another who is called the same.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time; their mentions are not needed.
    """
    names = [name for name in names if not any(mark in name for mark in "()[]")] or names
    finder = finder_of(names, kind)
    groups: dict[str, _Group] = {}
    regions: dict[str, _Group] = {}
    looked_at, written = 0, Written()
    for number, article in enumerate(articles):
        looked_at += 1
        if kind is MentionKind.ORGANISATION:
            written.look(article.text, names)
        for reading in readings(article, finder, names, kind):
            if reading.is_region:
                lies = regions.setdefault(reading.sense, _Group(reading.sense))
                lies.add(reading, number, article.id)
            else:
                groups.setdefault(reading.sense, _Group(reading.sense)).add(reading, number, article.id)
    if _OF_TOWN in groups and _MANY * len(groups[_OF_TOWN].articles) < looked_at:
        del groups[_OF_TOWN]
    owners = {sense: len(groups[sense].articles) for sense in groups if sense.startswith(WHOSE)}
    share = _SOME if len(names[0].split()) < _LONG_NAME else 2 * _MANY
    for sense, count in owners.items():  # "Japan's Export-Import Bank", and that of the U.S.
        if share * count < looked_at or count < 2 * (sum(owners.values()) - count):
            del groups[sense]
    for sense in [sense for sense in groups if sense.startswith(BEHIND_SENSE)]:
        if 2 * len(groups[sense].articles) < looked_at:
            del groups[sense]
    if written.may_be_several(names):
        groups = {sense: g for sense, g in groups.items() if _is_agreed(g, list(groups.values()), looked_at)}
    if not groups:
        region = _region(list(regions.values()), looked_at)
        return (region,) if region else ()
    ranked = sorted(groups.values(), key=lambda g: (-g.weight, g.first))
    first = ranked[0]
    if kind is MentionKind.PERSON:
        later = [g for g in ranked if g.first > first.last and len(g.articles) >= _ENOUGH and g.best >= _TELLING]
        first = max(later, key=lambda g: g.last, default=first)
    others = [g for g in ranked if g is not first and (len(g.articles) >= _ENOUGH or g.best >= _TELLING)]
    return (first.description(), *(g.description() for g in others[:_OTHERS]))


def _is_agreed(group: _Group, groups: Sequence[_Group], looked_at: int) -> bool:
    """Whether articles enough say one thing of letters, and few another."""
    count = len(group.articles)
    rest = sum(len(other.articles) for other in groups if other is not group)
    return count >= 2 * rest and (2 * count >= looked_at or (count >= _ENOUGH and 6 * count >= looked_at))


def _region(regions: list[_Group], looked_at: int) -> Description | None:
    """ "Elm, Ohio": only where articles agree; one about a small Cairo in Georgia says nothing about the other."""
    if not regions:
        return None
    regions.sort(key=lambda g: (-len(g.articles), g.first))
    count = len(regions[0].articles)
    rest = sum(len(g.articles) for g in regions[1:])
    share = 4 if rest and regions[0].sense not in COUNTRIES else 8 if rest else 6
    clear = 2 * count >= looked_at or (count >= _ENOUGH and share * count >= looked_at)
    clear = clear or (not rest and regions[0].sense in COUNTRIES)  # no other land has one of that name here
    return regions[0].description() if clear and count >= 2 * rest else None
