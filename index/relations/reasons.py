"""Why two articles belong together, in words that are true of both.

Shared names come first, the rarest in the library before the commonest (everybody names the capital); then
shared figures, which hardly ever agree by chance; then the telling words that both use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.article import Article, Figure, Mention, MentionKind
from index.results import Reason
from index.schema import name_field

NAMES, FIGURES, WORDS = 4, 1, 3
TELLING = 1.2
"""A name in more than about three of ten articles says nothing about two of them."""

# Words that say nothing about what two articles share, however seldom a small library has them.
_COMMON_WORDS = (
    "a about after again against all also am an and any are as at be because been before being between "
    "both but by can could day did do does down during each even few first for from further get had has "
    "have he her here hers him his how i if in into is it its just last later like made make many may me "
    "might more most much must my new no nor not now of off on one only or other our out over own people "
    "per put said same say says see she should since so some still such take than that the their them "
    "then there these they this those through time to told too two under until up us use very was way we "
    "week well were what when where which while who whom why will with would year years yet you your "
)
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{3,}")
_WEIGHT = {MentionKind.PERSON: 1.8, MentionKind.PLACE: 0.8}

_KINDS = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.PLACE,
    MentionKind.EVENT,
    MentionKind.PRODUCT,
    MentionKind.WORK,
    MentionKind.LAW,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two articles, the words of the first, and how rare a term of a field is (idf).

    `words`: word as written in small letters → its stem; `counts`: stem → how often the first article has it.
    """

    article: Article
    other: Article
    words: Mapping[str, str]
    counts: Mapping[str, int]
    rarity: Callable[[str, str], float]


def reasons(evidence: Evidence) -> tuple[Reason, ...]:
    """The reasons, the most telling first; empty when the two share nothing but common words."""
    names = _shared_names(evidence)
    figures = _shared_figures(evidence.article, evidence.other)
    return (*names, *figures, *_shared_words(evidence))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order; quick, for comparing two texts with each other."""
    return _WORD.findall(text.lower())


def _shared_names(evidence: Evidence) -> list[Reason]:
    theirs = {m.entity_id for m in evidence.other.mentions if m.kind in _KINDS}
    counts: Counter[str] = Counter()
    shared: dict[str, Mention] = {}
    for mention in evidence.article.mentions:
        if mention.kind in _KINDS and mention.entity_id and mention.entity_id in theirs:
            shared.setdefault(mention.entity_id, mention)
            counts[mention.entity_id] += 1
    weighed = []
    for entity_id, mention in shared.items():
        rare = evidence.rarity(name_field(mention.kind), entity_id)
        if rare >= TELLING:
            # A person says more about what an article is about than the country it plays in.
            often = 1 + 0.2 * min(counts[entity_id], 4)
            weighed.append((-rare * often * _WEIGHT.get(mention.kind, 1.0), mention.entity, mention.kind.value))
    chosen: list[Reason] = []
    covered: set[str] = set()
    for _, name, kind in sorted(weighed):
        words = set(words_of(name))
        if not words & covered:  # "Gaza" beside "Gaza City" would say the same thing twice
            covered |= words
            chosen.append(Reason(kind, name, f"both name {name}"))
    return chosen[:NAMES]


def _shared_figures(article: Article, other: Article) -> list[Reason]:
    """Figures of three significant digits or more that both give for the same thing counted."""
    theirs = {(f.value, f.unit) for f in other.figures if _is_telling(f)}
    for figure in article.figures:
        if _is_telling(figure) and (figure.value, figure.unit) in theirs:
            text = article.text[figure.start : figure.end]
            return [Reason("figure", text, f"both give {text}")][:FIGURES]
    return []


def _is_telling(figure: Figure) -> bool:
    if figure.value is None:
        return False
    digits = f"{figure.value:g}".replace(".", "").strip("0")
    return len(digits) >= 3 and not 1900 <= figure.value <= 2100


def _shared_words(evidence: Evidence) -> list[Reason]:
    theirs = set(words_of(evidence.other.text))
    named = {word for mention in evidence.other.mentions for word in words_of(mention.text)}
    weighed = []
    for word in theirs & evidence.words.keys() - named - _COMMON:
        stem = evidence.words[word]
        rare = evidence.rarity("body", stem)
        if rare >= TELLING:
            weighed.append((-rare * min(evidence.counts[stem], 3), word, stem))
    chosen: dict[str, str] = {}
    for _, word, stem in sorted(weighed):
        chosen.setdefault(stem, word)
    words = list(chosen.values())[:WORDS]
    return [Reason("words", ", ".join(words), f"both write {', '.join(words)}")] if words else []
