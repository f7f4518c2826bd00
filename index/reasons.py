"""Why two articles belong together, in words that are true of both.

Shared names come first, the rarest in the library before the commonest (everybody names the capital); then
shared figures, which hardly ever agree by chance; then the telling words that both use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from index.article import Article, Figure, Mention, MentionKind
from index.engine import analyse
from index.results import Reason
from index.schema import name_field
from index.writer import searchable_text

NAMES, FIGURES, WORDS = 4, 1, 3
TELLING = 1.2
"""A name in more than about three of ten articles says nothing about two of them."""

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
    """Two articles, the stems of the first with their counts, and how rare a term of a field is (idf)."""

    article: Article
    other: Article
    terms: Counter[str]
    rarity: Callable[[str, str], float]


def reasons(evidence: Evidence) -> tuple[Reason, ...]:
    """The reasons, the most telling first; empty when the two share nothing but common words."""
    names = _shared_names(evidence)
    figures = _shared_figures(evidence.article, evidence.other)
    covered = {stem for reason in names for stem, *_ in analyse(reason.name)}
    return (*names, *figures, *_shared_words(evidence, covered))


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
            weight = rare * (1 + 0.2 * min(counts[entity_id], 4)) * (1.3 if mention.kind == "person" else 1.0)
            weighed.append((-weight, mention.entity, mention.kind.value))
    return [Reason(kind, name, f"both name {name}") for _, name, kind in sorted(weighed)[:NAMES]]


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


def _shared_words(evidence: Evidence, covered: set[str]) -> list[Reason]:
    surfaces: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for stem, surface, *_ in analyse(searchable_text(evidence.other)):
        if stem in evidence.terms and stem not in covered and len(stem) > 2 and not stem.isdigit():
            counts[stem] += 1
            if len(surface) < len(surfaces.get(stem, surface + ".")):
                surfaces[stem] = surface
    weighed = []
    for stem, count in counts.items():
        rare = evidence.rarity("body", stem)
        if rare >= TELLING:
            weighed.append((-rare * min(count, 3) * min(evidence.terms[stem], 3), surfaces[stem]))
    words = [surface for _, surface in sorted(weighed)[:WORDS]]
    return [Reason("words", ", ".join(words), f"the same words: {', '.join(words)}")] if words else []
