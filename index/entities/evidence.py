"""Which fuller or truer name each name of a library stands for: the evidence of its counts of names.

Persons and organisations have modules of their own; here are the order of the evidence, kinds and spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.bodies import fuller_bodies
from index.entities.counts import Counts, is_plain, most
from index.entities.fuller_firms import Firms
from index.entities.fuller_people import People
from index.entities.gazetteer import gazetteer
from index.entities.misspelt import Misspelt
from index.entities.mistaken import Mistaken
from index.entities.names import is_designated
from index.entities.pacing import Rest, no_rest, paced
from index.entities.possessives import possessives
from index.entities.same_letters import same_letters
from index.entities.spellings import Spellings
from index.entities.tied import Tied

# "Trump" as an organisation, once in fifty articles, is the model's slip and not a second Trump.
_SLIP, _SLIP_ARTICLES = 0.9, 10
# With several words a lead is clear sooner: the White House is hardly both a body and a place.
_CLEAR, _CLEAR_ARTICLES = 0.75, 8
# "Baker" in so many articles is a company, however many more are told of a Baker.
_NO_SLIP = 10
_ACRONYM, _LETTERS, _OFTEN = re.compile(r"[^aeiouy ]{3,5}"), 4, 5
_WITH_COUNTRY = ")"
_PERSON, _ORGANISATION, _PLACE = MentionKind.PERSON.value, MentionKind.ORGANISATION.value, MentionKind.PLACE.value


class Evidence:
    """The evidence of one state of a library's counts."""

    def __init__(self, counts: Counts, rest: Rest = no_rest) -> None:
        self._counts = counts
        self._rest = rest
        self._people = People(counts)
        self._spellings = Spellings(counts.articles)
        self._firms = Firms(counts, self._spellings)
        self._mistaken = Mistaken(counts)
        self._misspelt = Misspelt(counts.articles)
        self._tied = Tied(counts)
        self._several: set[str] = set()  # names that are of more than one kind
        self._lettered: dict[str, str] = {}  # full names of one body, which letters tell
        self._called: dict[str, str] = {}  # "Moody's" -> "Moody's Investors Service"
        self._bodies: dict[str, str] = {}  # names of bodies -> with their country; "" has it

    def fuller(self) -> Iterator[tuple[str, str]]:
        """(name key, key of the fuller or truer name) for every name that is not its own entity."""
        self._collect()
        said_of, bodies = self._counts.said, self._bodies
        for key, articles in paced(self._counts.articles.items(), self._rest):
            if articles <= 0:
                continue
            kind, _, name = key.partition(":")
            said = said_of.get(key)
            if (whose := bodies.get(key)) is not None:
                full = whose
            elif said and sum(said.values()) >= articles:
                full = most(said)  # no article means anything else by it
            elif kind == _PERSON:
                full = self._people.fuller(key, name, self._firms.beginning)
            elif kind == _ORGANISATION:
                full = self._called.get(key) or self._firms.fuller(key, name)
            elif kind == _PLACE:
                full = self._water(key, name)
            else:
                full = ""
            if not full and kind == _PERSON and _is_acronym(name, self._counts.forms[key], articles):
                full = f"{_ORGANISATION}:{name}"
            if not full and kind == _PERSON:
                full = self._mistaken.firm(name, articles)
            if not full and name in self._several:
                full = self._true_kind(key, kind, name, articles)
            if not full and key in self._spellings.alike:
                full = self._spellings.right(key)
            if not full and kind == _PERSON:
                full = self._misspelt.right(key)
            if not full:
                full = self._lettered.get(key, "")
            if not full:
                full = self._tied.fuller(key)
            if full and full != key:
                yield key, full

    def _collect(self) -> None:
        seen: set[str] = set()
        bodies: list[str] = []
        written: list[str] = []  # keys of organisations
        for key, articles in paced(self._counts.articles.items(), self._rest):
            if articles <= 0:
                continue
            if key[-1] == _WITH_COUNTRY:
                bodies.append(key)
                continue
            kind, _, name = key.partition(":")
            if name in seen:
                self._several.add(name)
            seen.add(name)
            if kind == _PERSON:
                self._people.add(key, name, articles)
                self._mistaken.add_person(name)
                self._misspelt.add(key, name)
            elif kind == _ORGANISATION:
                self._firms.add(key, name, articles)
                written.append(key)
                self._mistaken.add_firm(key, name, articles)
            elif kind != _PLACE:
                continue
            self._spellings.add(key, name)
        self._spellings.settle()
        self._people.settle()
        self._lettered = same_letters(self._counts)
        self._misspelt.settle()
        self._called = possessives(self._counts, written)
        self._bodies = dict.fromkeys(bodies, "") | dict(fuller_bodies(bodies, self._counts.articles))

    def _water(self, key: str, name: str) -> str:
        """The sea, ocean or island that a place is short for: "the Aegean", "the Pacific", "Kharg", not "Gaza"."""
        if " " in name:
            return ""
        if (ocean := f"{key} ocean") in self._counts.articles:
            return ocean  # whoever else is called so: a coast or a port is no firm's
        if f"{_PERSON}:{name}" in self._counts.articles:
            return ""
        known = (full for end in ("sea", "island") if (full := f"{key} {end}") in self._counts.articles)
        full = next(known, "")
        return "" if full and is_plain(name) else full

    def _true_kind(self, key: str, kind: str, name: str, articles: int) -> str:
        """The same name as another kind, where this kind is a rare slip."""
        counts = self._counts.articles
        if kind == _PERSON:
            others = {f"{other}:{name}": counts.get(f"{other}:{name}", 0) for other in (_PLACE, _ORGANISATION)}
        elif kind in (_ORGANISATION, _PLACE):
            if articles >= _NO_SLIP and kind == _ORGANISATION and " " not in name:
                return ""
            if any(map(is_designated, self._counts.forms[key])):
                return ""  # "Boesky Corporation" is not Boesky
            others = {f"{_PERSON}:{name}": counts.get(f"{_PERSON}:{name}", 0)}
            known = name.title() in gazetteer()
            if known and kind == _PLACE:
                return ""  # Wilson, N.C., is nobody
            if not known:  # a capital is not its government, nor a team its town
                other = f"{_PLACE if kind == _ORGANISATION else _ORGANISATION}:{name}"
                others[other] = counts.get(other, 0)
        else:
            return ""
        best = most(others)
        often = others[best]
        share, enough = (_CLEAR, _CLEAR_ARTICLES) if " " in name else (_SLIP, _SLIP_ARTICLES)
        return best if often >= enough and often >= share * (often + articles) else ""


def _is_acronym(name: str, forms: Iterable[str], articles: int) -> bool:
    """Whether a name is nobody's: "FNMA", and what five articles write in capitals only, "LME"."""
    if _ACRONYM.fullmatch(name) is None and (len(name) > _LETTERS or articles < _OFTEN):
        return False
    return all(map(str.isupper, forms))
