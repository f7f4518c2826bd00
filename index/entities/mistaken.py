"""Firms that an article takes for persons, where the library knows better.

One article often does not tell who "Gelco" or "L.F. Rothschild" is. The names of all of them do.
"""

from __future__ import annotations

from index.entities.counts import Counts, is_plain, is_word, most
from index.entities.given import given_names
from index.entities.names import LEGAL_FORMS
from index.entities.words import ORGANISATION_HEADS, word_set

# "Johnson Matthey" as a body in so many more articles than as a person.
_OFTENER, _SEVERAL = 1.5, 2
# "Hernandez" alone as a body is a slip as likely as a firm.
_ALONE = 3
_MOST = 0.7
_INITIALS = 3
_OF_PERSONS = word_set("administration government cabinet campaign commission family group party")
_HEADS = frozenset(ORGANISATION_HEADS.lower().split("|")) | LEGAL_FORMS


class Mistaken:
    """The names of a library's organisations by how they begin, and the words of its persons' names."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._begun: dict[str, dict[str, int]] = {}  # first word, first two words -> longer names, by articles
        self._of_people: set[str] = set()  # words of the full names of persons

    def add_person(self, name: str) -> None:
        """Take in a person's name that the library has."""
        words = name.split()
        if len(words) > 1:
            self._of_people.update(words)

    def add_firm(self, key: str, name: str, articles: int) -> None:
        """Take in the name of an organisation that the library has."""
        words = name.split()
        for count in range(1, min(len(words), _INITIALS)):
            if words[count] not in _OF_PERSONS:
                self._begun.setdefault(" ".join(words[:count]), {})[key] = articles

    def firm(self, name: str, articles: int) -> str:
        """The key of the organisation that a person's name is, or "".

        Args:
            articles: How many have the name as a person's.
        """
        itself = f"organisation:{name}"
        own = self._counts.articles.get(itself, 0)
        longer = self._begun.get(name, {})
        if " " in name:
            known = self._is_firm(name, articles, own, sum(longer.values()))
        else:
            known = self._is_lone_firm(name, articles, own, longer)
        if not known:
            return ""
        if own or not longer or (" " not in name and is_plain(name)):
            return itself  # "Galaxy" may be one of several, or none of them
        full = most(longer)
        return full if longer[full] >= _MOST * sum(longer.values()) else itself

    def _is_firm(self, name: str, articles: int, own: int, longer: int) -> bool:
        """Whether a name of several words is rather a firm's: "Dayton Hudson", "L.F. Rothschild"."""
        words = name.split()
        if words[0].title() in given_names():
            if own < _SEVERAL:
                return False
            return own >= articles if is_word(words[-1]) else own >= _OFTENER * articles
        if len(words[0]) <= _INITIALS and not is_word(words[0]):  # initials, "AE Staley"
            return own + longer >= max(_SEVERAL, articles)
        return own >= max(_SEVERAL, articles) or (own + longer >= max(_SEVERAL, articles) and longer > own)

    def _is_lone_firm(self, name: str, articles: int, own: int, longer: dict[str, int]) -> bool:
        """Whether a name of one word, which no person of the library bears, is that of a firm: "Gelco"."""
        if name in self._of_people or name.title() in given_names():
            return False
        if self._counts.articles.get(f"place:{name}", 0) > own:
            return False
        firms = sum(n for key, n in longer.items() if key.rpartition(" ")[2] in _HEADS)
        if not firms and sum(longer.values()) < _SEVERAL:
            return own >= _ALONE * articles and not is_word(name)
        return own + sum(longer.values()) >= articles
