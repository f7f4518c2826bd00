"""The counts of names that a library's entities are made from, and what they say of a single word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names

# A bare surname is the one full name behind it only where hardly anyone else answers to it.
_DOMINANT = 0.8
# "Continental" is Continental Airlines only where every other article that writes it says so.
USUAL = 0.5
"""The share of a short name's articles that have to say what it stands for."""


@dataclass(frozen=True, slots=True)
class Counts:
    """By name key: articles, mentions by writing, and articles by what they say themselves that it stands for.

    `ties`: by what names are tied to (`index.entities.ties`), the names with articles; counts may be 0.
    """

    articles: dict[str, int]
    forms: dict[str, dict[str, int]]
    said: dict[str, dict[str, int]]
    ties: dict[str, dict[str, int]] = field(default_factory=dict)

    def usual(self, key: str, full: str, share: float = USUAL) -> str:
        """The fuller name, where most articles that write the short one mean it."""
        if not full:
            return ""
        said, articles = self.said.get(key, {}).get(full, 0), self.articles[key]
        return full if said >= share * articles and (said > 1 or articles == 1) else ""


def most(counts: dict[str, int]) -> str:
    """The key of the highest count; of equals the last by name."""
    return max(counts, key=lambda key: (counts[key], key))


def dominant(counts: dict[str, int] | None, at_least: int = 1, others: int = 0) -> str:
    """The one that holds nearly all of the counts, `others` of which belong to something else."""
    if not counts:
        return ""
    best = next(iter(counts)) if len(counts) == 1 else most(counts)
    articles = counts[best]
    total = sum(n for n in counts.values() if n > 0) + others
    return best if articles >= at_least and articles >= _DOMINANT * total else ""


@lru_cache(maxsize=20_000)
def is_word(name: str) -> bool:
    """Whether running text has this as a common word, or as often as not: "gates", "north", "hawk"."""
    case = case_table()
    return case.natural(name) == name or case.is_word(name)


@lru_cache(maxsize=20_000)
def is_plain(name: str) -> bool:
    """Whether one word is a common one, a first name or a place, too: "Upland", "Campbell", "Hanover"."""
    return is_word(name) or name.title() in given_names() or name.title() in gazetteer()
