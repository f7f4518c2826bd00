"""The rules in force as their reader can tell them apart: in words, with the moment each was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.entities.rows import best_form
from index.mending.reach import Base, reached, said_of
from index.mending.rules import Rule, Verb


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule, what it says in words, and the moment it was made (UTC)."""

    rule: Rule
    words: str
    made: str


def listed(rules: Sequence[tuple[Rule, str]], base: Base) -> tuple[ListedRule, ...]:
    """Rules with the moment each was made, oldest first, as a list of them, newest first."""
    return tuple(ListedRule(rule, _words(rule, base), made) for rule, made in reversed(rules))


def _words(rule: Rule, base: Base) -> str:
    name = _name(rule.key, base) if rule.key else ""
    if len(reached(rule, base)) > 1:
        name = f"{name}, all of that name,"
    match rule.verb:
        case Verb.MERGE:
            return f"{name} is {_name(rule.value, base)}"
        case Verb.SPLIT:
            return f"{name} is not {_name(rule.value, base)}"
        case Verb.NAME:
            return f"{name} is called {rule.value}"
        case Verb.KIND:
            return f"{name} is {'an' if rule.value[0] in 'aeo' else 'a'} {rule.value}"
        case Verb.REJECT:
            return f"{name} is no name"
        case Verb.SILENCE:
            return f"{name} is never lit"
        case Verb.MENTION:
            return f"“{rule.quote}” is {rule.value or 'no name'} in one article"
        case Verb.HEADLINE | Verb.DATE | Verb.SOURCE | Verb.BYLINE:
            return f"the {rule.verb} of an article is {rule.value or 'none'}"


def _name(key: str, base: Base) -> str:
    """A name key as articles write it, with what they tell beside it."""
    found = base.get(key)
    if found is not None and found.id == key:  # called as in every list, and not as it is written most often
        return found.name if found.name.endswith(")") else said_of(found.name, key)
    forms = base.forms([key]).get(key)
    return said_of(best_form(Counter(forms)), key) if forms else key.partition(":")[2]
