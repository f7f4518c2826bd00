"""Why two articles belong together, in words that are true of both and as a person would give them.

Shared names come first: those of headlines and leads before what is named in passing, the rarest in the library
before the commonest (everybody names the capital), no company twice. Then a shared figure, which hardly ever
agrees by chance; and where names say little, what both are about in a word or two, out of their headlines and
leads. What they share but say in passing is no reason, and no reason is no relation (`Grounds.weight`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.article import Article, Figure, MentionKind, ParagraphKind
from index.relations.everyday import EVERYDAY
from index.relations.same_name import is_common_noun, tells_the_same
from index.relations.wires import is_wire
from index.results import Reason
from index.schema import name_field
from index.writer import lead

NAMES, WORDS = 4, 3
TELLING = 3.0
"""Rarity times prominence from which a name is a reason: in a headline one of a fifth of the articles, in
passing one of a fiftieth."""
RARE_WORD = 3.5
"""Idf: a word of more than 3 in 100 articles is no subject."""
RARE_NAME = 4.5
_SMALL = 10
_FIGURE_WEIGHT, _HEADLINE_WEIGHT, _WORD_WEIGHT = 6.0, 8.0, 1.5

_HEADLINE, _LEAD, _PASSING = 1.5, 1.2, 0.6
_IN_PASSING = 0.5
"""What a name counts for that both only mention: alone it makes nothing related."""
_OFTEN, _TWICE = 4, 2
_QUIET = frozenset({ParagraphKind.DATELINE, ParagraphKind.BYLINE, ParagraphKind.FURNITURE})
_WORD = re.compile(r"[^\W\d_]{3,}")
_SYMBOL = re.compile(r"<[A-Z0-9.]{1,10}>")
_BEHIND_NOUNS = "of|in|for|to|on|at|and|or|is|was|were|are|has|have|had|by|with|from|that|which|will|would|said|as"
_INFLECTED = re.compile(r".*(?:ed|ing|ly)$")
_WEIGHT = {MentionKind.PERSON: 1.8, MentionKind.PLACE: 0.8}
_KINDS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
        MentionKind.EVENT,
        MentionKind.PRODUCT,
        MentionKind.WORK,
        MentionKind.LAW,
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in one article: how prominent, 0.6 in passing to 1.5 in the headline."""

    entity: str
    kind: MentionKind
    prominence: float


class Matter:
    """What of an article is compared for reasons; its words are read only where they are asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.opening = f"{article.title}\n{lead(article)}"
        self.names: Mapping[str, Named] = _names(article, self.opening)

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Its words in small letters, but those of its names, and how often it has each."""
        named = {word for mention in self.article.mentions for word in words_of(mention.text)}
        words = words_of(_SYMBOL.sub("", self.article.text))
        return Counter(word for word in words if word not in named and word not in EVERYDAY)

    @cached_property
    def opens_with(self) -> frozenset[str]:
        """The words of its headline and lead."""
        return frozenset(words_of(self.opening))

    @cached_property
    def headline(self) -> frozenset[str]:
        """The words of its headline."""
        return frozenset(words_of(self.article.title))

    def as_written(self, word: str) -> str:
        """A word in capitals where the text never has it small: a name that is not recognised (yet)."""
        text = f"{self.article.title}\n{self.article.text}"
        written = [(match.start(), match.group()) for match in re.finditer(rf"\b{word}\b", text, re.IGNORECASE)]
        if any(found == word for _, found in written):
            return word
        # "Stocks soar": the capital of a first word says nothing, nor do those of a shouted headline.
        inside = [found for start, found in written if start and text[start - 1] != "\n"]
        if not inside and written and not written[0][1].isupper():
            return word
        shouted = not inside or (inside[0].isupper() and self.article.title.isupper())
        return word.capitalize() if shouted else inside[0]

    def is_written_large(self, word: str) -> bool:
        """Whether the text has this word, told in small letters, and never writes it so."""
        return word in self.article.text.lower() and self.as_written(word) != word

    def is_subject(self, word: str) -> bool:
        """Whether it may be about the word: a name of its headline, or, as the words behind it tell, a thing."""
        if word in self.headline and self.as_written(word) != word:
            return True
        return re.search(rf"\b{word}\b(?:[.,;:?!)]| (?:{_BEHIND_NOUNS})\b)", self.article.text.lower()) is not None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The reasons, the most telling first, and how much they weigh: one name in a headline is 6 to 15."""

    reasons: tuple[Reason, ...]
    weight: float


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order; quick, for comparing two texts with each other."""
    return _WORD.findall(text.lower())


def _names(article: Article, opening: str) -> dict[str, Named]:
    quiet = [(p.start, p.end) for p in article.paragraphs if p.kind in _QUIET]
    titles = [
        (p.start, p.end) for p in article.paragraphs if p.kind in (ParagraphKind.HEADLINE, ParagraphKind.DECK)
    ]
    counts: Counter[str] = Counter()
    best: dict[str, Named] = {}
    for mention in article.mentions:
        key = mention.entity_id
        if mention.kind not in _KINDS or not key or is_wire(mention.entity):
            continue
        known = best.get(key)
        if known is not None and known.prominence == _HEADLINE:
            continue
        if any(start <= mention.start < end for start, end in quiet):
            continue  # where a wire was written is no reason, nor who wrote it
        counts[key] += 1
        if mention.text in article.title or any(start <= mention.start < end for start, end in titles):
            prominence = _HEADLINE
        elif counts[key] >= _OFTEN or (known is None and mention.text in opening):
            prominence = _LEAD
        elif counts[key] >= _TWICE:
            prominence = max(1.0, known.prominence if known else 0.0)
        else:
            prominence = _PASSING
        best[key] = Named(mention.entity, mention.kind, max(prominence, known.prominence if known else 0.0))
    return best


def grounds(one: Matter, other: Matter, rarity: Callable[[str, str], float]) -> Grounds:
    """Why two articles belong together; nothing where they share only what everybody writes.

    Args:
        rarity: How rare a term of an index field is in the library (idf); words are terms of "body".
    """
    names, scenes, weight = _shared_names(one, other, rarity)
    figures = _shared_figures(one.article, other.article)
    found = [*names, *figures]
    weight += _FIGURE_WEIGHT * len(figures)
    told = {word for reason in (*names, *scenes) for word in re.findall(r"\w+", reason.name.lower())}
    if len(names) < _TWICE and (run := _shared_headline(one, other, rarity, told)):
        found.append(Reason("term", run, f"both headlines say {run}"))
        weight += _HEADLINE_WEIGHT
        told |= set(words_of(run))
    if len(found) < _TWICE and (words := _shared_words(one, other, rarity, told)):
        titled = [word for word in words if word.lower() in one.headline & other.headline]
        found.append(Reason("words", ", ".join(words), f"both about {_listed(words)}"))
        weight += _WORD_WEIGHT * (len(words) + len(titled))
    if len(found) < _TWICE:
        found += scenes
    return Grounds(tuple(found), weight)


def _shared_names(
    one: Matter, other: Matter, rarity: Callable[[str, str], float]
) -> tuple[list[Reason], list[Reason], float]:
    """The names to tell; places to tell where little else is shared, for no headline has them; their weight.

    London stands in half of what is written of money, often in the lead.
    """
    weighed = []
    for entity_id in one.names.keys() & other.names.keys():
        here, there = one.names[entity_id], other.names[entity_id]
        prominence = (here.prominence * there.prominence) ** 0.5
        value = rarity(name_field(here.kind), entity_id) * prominence * _WEIGHT.get(here.kind, 1.0)
        if value >= TELLING and not is_common_noun(here.entity):
            first, second = sorted((here.prominence, there.prominence))
            is_scene = here.kind is MentionKind.PLACE and (first < _LEAD or second < _HEADLINE)
            counts = value * _IN_PASSING if here.prominence == there.prominence == _PASSING else value
            weighed.append((is_scene, -value, here.entity, here.kind.value, counts))
    chosen: list[Reason] = []
    scenes: list[Reason] = []
    weight = 0.0
    for is_scene, _, name, kind, counts in sorted(weighed):
        told = (*chosen, *scenes)
        if len(told) < NAMES and not any(tells_the_same(name, reason.name) for reason in told):
            weight += counts
            (scenes if is_scene else chosen).append(Reason(kind, name, f"both name {name}"))
    return chosen, scenes, weight


def _shared_headline(one: Matter, other: Matter, rarity: Callable[[str, str], float], told: set[str]) -> str:
    """A rare word in both headlines, with what stands beside it in both: a name that nothing recognised.

    Args:
        told: The words of the names told already, in small letters. To these one word alone adds something; where
            there are none, `_shared_words` says more.
    """
    written = words_of_headline(one.article.title)
    theirs = [word.lower() for word in words_of_headline(other.article.title)]
    pairs = set(pairwise(theirs))
    quiet = EVERYDAY | told
    for first, second in pairwise(written):
        pair = (first.lower(), second.lower())
        if pair in pairs and quiet.isdisjoint(pair) and max(rarity("body", w) for w in pair) >= RARE_NAME:
            return " ".join(one.as_written(word) for word in pair)
    for word in written if told else ():
        small = word.lower()
        if not told.isdisjoint(words_of(small)):
            continue  # "Moody's" beside Moody
        is_shared = small in theirs and small not in quiet and rarity("body", small) >= RARE_WORD
        if is_shared and one.is_written_large(small) and other.is_written_large(small):
            return word
    return ""


def words_of_headline(title: str) -> list[str]:
    """The words of a headline as written, without the symbols of shares."""
    return re.findall(r"[^\W\d_][\w'’-]+", _SYMBOL.sub(" ", title))


def _shared_figures(article: Article, other: Article) -> list[Reason]:
    """A figure of three significant digits or more that both give for the same thing counted."""
    theirs = {(f.value, f.unit) for f in other.figures if _is_telling(f)}
    for figure in article.figures:
        if _is_telling(figure) and (figure.value, figure.unit) in theirs:
            text = " ".join(article.text[figure.start : figure.end].split())
            return [Reason("figure", text, f"both give {text}")]
    return []


def _is_telling(figure: Figure) -> bool:
    if figure.value is None:
        return False
    digits = f"{figure.value:.4f}".replace(".", "").strip("0")
    is_rate = figure.value < _SMALL and figure.value != int(figure.value)  # so much a share, so many per cent
    return len(digits) >= 3 and not is_rate and not 1900 <= figure.value <= 2100


def _shared_words(one: Matter, other: Matter, rarity: Callable[[str, str], float], told: set[str]) -> list[str]:
    """What both are about: rare nouns of both openings, or that both come back to.

    Args:
        told: The words of the names told already. Without any, one word has to stand in both headlines.
    """
    weighed = []
    for word in one.words.keys() & other.words.keys():
        titled = (word in one.headline) + (word in other.headline)
        if (len(word) < 4 and titled < 2) or word in told or _INFLECTED.match(word):
            continue
        often = min(one.words[word], other.words[word])
        opens = word in one.opens_with and word in other.opens_with
        if not opens and often < _OFTEN:
            continue
        rare = rarity("body", word)
        if rare >= RARE_WORD:
            weighed.append((-rare * (1 + titled) * min(often, 3), word))
    chosen: list[str] = []
    for _, word in sorted(weighed):
        # "mortgage" beside "mortgages" says one thing twice
        if len(chosen) < WORDS and not any(word[:5] == known[:5] for known in chosen) and one.is_subject(word):
            chosen.append(word)
    if len(chosen) == 1 and not told and not (chosen[0] in one.headline and chosen[0] in other.headline):
        return []
    return [one.as_written(word) for word in chosen]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
