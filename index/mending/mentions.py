"""Corrections of single mentions: found by the words that stand there, so they outlive another recognition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.article import NAMED_KINDS, Mention
from index.mending.overlay import Overlay
from index.mending.rules import EVERY, Rule

_NAMED = frozenset(NAMED_KINDS)


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Articles whose name keys do not say what they mean.

    Attributes:
        without: Name key → ids of articles that have it in the index but mean another entity by it.
        within: Entity id → ids of articles that mean it and have none of its keys.
    """

    without: Mapping[str, Sequence[str]] = field(default_factory=dict)
    within: Mapping[str, Sequence[str]] = field(default_factory=dict)


def place_of(text: str, quote: str, start: int) -> int:
    """Which place of these words in a text, counted from 1, begins at an offset."""
    return text.count(quote, 0, start) + 1


def apply(mentions: Sequence[Mention], text: str, rules: Sequence[Rule]) -> tuple[Mention, ...]:
    """The mentions of one article with its rules in them: those of no entity are gone."""
    spans = [(start, end, rule) for rule in rules for start, end in _places(text, rule)]
    kept = []
    for mention in mentions:
        rule = next((r for start, end, r in reversed(spans) if start < mention.end and mention.start < end), None)
        if rule is None or mention.kind not in _NAMED:
            kept.append(mention)
        elif rule.key:
            kept.append(replace(mention, entity_id=rule.key, entity=rule.value))
    return tuple(kept)


def exceptions(found: Iterable[tuple[str, str, Sequence[Mention]]], mended: Overlay) -> Exceptions:
    """What the rules about mentions change in which articles belong to whom.

    Args:
        found: (article id, text, mentions as recognised) of the articles that have such rules.
    """
    without: dict[str, list[str]] = {}
    within: dict[str, list[str]] = {}
    for article_id, text, mentions in found:
        after = apply(mentions, text, mended.mentions.get(article_id, ()))
        before = {m.entity_id for m in mentions if m.kind in _NAMED}
        now = {m.entity_id for m in after if m.kind in _NAMED}
        for key in sorted(before - now):
            without.setdefault(key, []).append(article_id)
        for key in sorted(now - before):
            if entity_id := mended.ids.get(key, key):
                within.setdefault(entity_id, []).append(article_id)
    return Exceptions(without, within)


def _places(text: str, rule: Rule) -> list[tuple[int, int]]:
    places = []
    start = text.find(rule.quote)
    while start >= 0:
        places.append((start, start + len(rule.quote)))
        start = text.find(rule.quote, places[-1][1])
    if rule.place == EVERY:
        return places
    return places[rule.place - 1 : rule.place]
