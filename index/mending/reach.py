"""Which names a rule is about.

A name key may carry a country or an office that articles tell: `organisation:congress (us)`,
`person:james baker (company)`. A rule about the plain name, as one writes it by hand, is about all of that name;
with `only` it is about the plain one alone, of which nothing is told, as a correction on the screen is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from index.article import MentionKind
from index.entities.rows import NamedEntity
from index.mending.rules import ONLY, Rule


class Base(Protocol):
    """The entities as recognition left them."""

    def get(self, key: str) -> NamedEntity | None:
        """The entity with this id or name key."""

    def told_of(self, key: str) -> list[str]:
        """Ids of the entities of this name whose country or office is told."""

    def forms(self, keys: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Name key → how it is written → mentions."""


def told_of(key: str, base: Base) -> list[str]:
    """Ids of the entities of a plain name whose country or office is told, whichever way it is written."""
    found = base.told_of(key)
    if " of " in key or key.endswith(" department"):  # "ministry of finance" is a finance ministry
        from index.entities.bodies import core_of

        kind, _, name = key.partition(":")
        core = core_of(name)
        if core and core != name:
            found += base.told_of(f"{kind}:{core}")
    return found


def reached(rule: Rule, base: Base) -> tuple[str, ...]:
    """The keys that a rule is about: its own first."""
    if not rule.key:
        return ()
    if rule.only or rule.verb not in ONLY:  # splits and mentions are about one name key
        return (rule.key,)
    return tuple(dict.fromkeys((rule.key, *told_of(rule.key, base))))


def meant(key: str, base: Base) -> NamedEntity | None:
    """The entity behind a key; of a plain name that no article has so, the only one whose country is told."""
    found = base.get(key)
    if found is None and len(told := told_of(key, base)) == 1:
        found = base.get(told[0])
    return found


def said_of(name: str, key: str) -> str:
    """A name that several get by one rule, with the country or office of one of them behind it."""
    from index.entities.bodies import qualified, with_country
    from index.entities.rows import with_office

    has_country = key.startswith(f"{MentionKind.ORGANISATION}:") and qualified(key)[0]
    return with_country(name, key) if has_country else with_office(key, name)
