"""Persons: the full name behind a surname, an initial, a first name or its short form."""

from __future__ import annotations

from itertools import pairwise

from index.entities.counts import USUAL, Counts, dominant, is_word
from index.entities.given import given_names
from index.entities.short_forms import formal_name
from index.entities.slips import is_slip, is_turned, sound_of
from index.entities.words import JUNIOR, PARTICLES, word_set

_SAID_ARTICLES = 2
# "G. Fox" is George Fox only where he is somebody the news knows.
_INITIAL_ARTICLES = 4
# A full name of so few articles takes only a surname that is no word and no first name.
_KNOWN_ARTICLES, _SURNAME_LETTERS, _SHORTER_LETTERS, _SOME_ARTICLES = 5, 8, 6, 3
_MOSTLY = 0.8
_SHORT_FIRST, _INITIALS, _LETTERS = 3, 3, 5
_NAMES, _KIN, _PAIR = 3, 3, 2
# What makes a woman's name of a man's.
_FEMININE = word_set("a e le la ne na ette ine ina ella elle")
_TITLES = word_set("sheikh sheik king queen prince princess crown emir sultan")


class People:
    """The full names of a library's persons, by surname and by first name."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._bearers: dict[str, dict[str, int]] = {}  # surname -> full names by articles
        self._firsts: dict[str, str] = {}  # first name -> the one full name that has it, or ""
        self._longer: dict[str, str] = {}  # "Javier Espinosa" -> the one who has another surname behind
        self._formal: dict[str, str] = {}  # "Steve Slifer" -> "Stephen Slifer"
        self._ends: dict[str, str] = {}  # "Perez de Cuellar" -> the one whose name ends so

    def add(self, key: str, name: str, articles: int) -> None:
        """Take in a person's name that the library has."""
        first, _, others = name.partition(" ")
        if not others or len(first) == 1:
            return
        middle, _, last = others.rpartition(" ")
        if last not in JUNIOR:
            end = others
            while " " in end:
                self._ends[f"person:{end}"] = "" if f"person:{end}" in self._ends else key
                end = end.partition(" ")[2]
            second = middle.partition(" ")[0]
            if first in _TITLES:  # "Sheikh Ali" of "Sheikh Ali al-Khalifa"
                unsure = not second
            else:
                unsure = not middle or " " in middle or middle in PARTICLES or middle.title() in given_names()
            if not unsure:
                short = f"person:{first} {second}"
                self._longer[short] = "" if short in self._longer else key
            if (bearers := self._bearers.get(last)) is None:
                self._bearers[last] = {key: articles}
            else:
                bearers[key] = articles
            self._firsts[first] = "" if first in self._firsts else key

    def settle(self) -> None:
        """When all names are in: of two who alone bear a surname, one may be the other by a short first name."""
        for last, bearers in self._bearers.items():
            if len(bearers) == 2:
                short, full = sorted(bearers, key=len)
                one, other = (key.partition(":")[2].split() for key in (short, full))
                middle = one[0] == other[0] and len(other) > len(one)  # "Anne Mills" and "Anne Parker Mills"
                nick = len(other) == len(one) and is_short_for(one[0], other[0])
                if len(one) == 2 and other[-1] == last and (middle or nick):
                    self._formal[short] = full
                    bearers[full] += bearers.pop(short)
                elif one[1:] == other[1:] and is_same_sound(one[0], other[0]):
                    rare, usual = sorted((short, full), key=lambda key: (bearers[key], _is_given(key), key))
                    if bearers[rare] <= _SAID_ARTICLES:
                        self._formal[rare] = usual
                        bearers[usual] += bearers.pop(rare)

    def fuller(self, key: str, name: str, firms: dict[str, int]) -> str:
        """The key of the full name that a name stands for, or "".

        Args:
            firms: First words of the names of firms, with articles.
        """
        words = name.split()
        said = self._counts.said.get(key)
        bearers = self._bearers.get(words[-1], {})
        if PARTICLES.issuperset(words[:-1]):
            # "OWENS" alone may as well be Owens-Illinois or Owens and Minor.
            others = firms.get(words[0], 0)
            if len(words) > 1:
                bearers = {k: n for k, n in bearers.items() if k.endswith(" " + name)}
            if full := dominant(bearers, others=others):
                some = bearers[full] >= _SOME_ARTICLES
                letters = _SHORTER_LETTERS if some else _SURNAME_LETTERS
                known = bearers[full] >= _KNOWN_ARTICLES or self._is_rare(name, firms, letters)
                return full if known else self._counts.usual(key, full)
            # "Saddam", "Chun": by the first of his names, where nobody else has it.
            if not bearers and not others and (full := self._firsts.get(name, "")):
                return full if self._counts.articles[full] >= _KNOWN_ARTICLES and full.count(" ") < _NAMES else ""
        elif full := self._formal.get(key) or self._formally(key, words, bearers):
            return full
        elif (full := self._ends.get(key, "")) and self._is_double(words[0], full):
            return full  # "Perez de Cuellar" is Javier Perez de Cuellar
        elif len(words) == 2 and (full := self._longer.get(key, "")):
            return full  # "Javier Espinosa" is Javier Espinosa Teran
        elif full := self._first_name_right(key, words, bearers):
            return full
        elif len(words[0]) == 1 and len(words) == 2:
            fits = [k for k in bearers if k.partition(":")[2][0] == words[0]]
            if len(fits) != 1 or self._is_headlined(key):
                return ""
            often = bearers[fits[0]]
            alone = len(bearers) == 1 and self._is_rare(words[-1], firms)
            known = often >= _INITIAL_ARTICLES and often > self._counts.articles[key]
            return fits[0] if alone or known else ""
        elif len(words) == 2 and len(words[0]) <= _INITIALS and (full := self._initialled(key, words, firms)):
            return full  # "W.A. Kistler" is William Kistler
        elif len(words[0]) == 1 and len(words) == _NAMES and f"person:{words[1]} {words[2]}" in bearers:
            return f"person:{words[1]} {words[2]}"  # "A. William Reynolds"
        share = _MOSTLY if len(bearers) > 1 else USUAL  # two Bakers in the cabinet
        return self._counts.usual(key, dominant(said, _SAID_ARTICLES), share) if said else ""

    def _formally(self, key: str, words: list[str], bearers: dict[str, int]) -> str:
        """The person who is called so for short, if well known or one of few of the surname: "Bob Dole"."""
        formal = formal_name(words[0])
        full = f"person:{formal} {' '.join(words[1:])}" if formal and len(words) > 1 else ""
        articles = self._counts.articles
        if articles.get(full, 0) <= 0:
            return ""
        known = articles[full] >= _KNOWN_ARTICLES and articles[full] > articles[key]
        # Of sixteen Millers none is meant by "Jim" alone who has not most of what is told of Millers.
        known = known and 2 * articles[full] > sum(bearers.values())
        return full if known or len(bearers) <= _KIN else ""

    def _is_double(self, begin: str, full: str) -> bool:
        """Whether a name that begins with no first name is the surname behind one: "Perez de Cuellar"."""
        first = full.partition(":")[2].partition(" ")[0]
        if first.title() not in given_names() or self._counts.articles.get(full, 0) <= 0:
            return False
        return begin.title() not in given_names() and not formal_name(begin) and begin not in _TITLES

    def _first_name_right(self, key: str, words: list[str], bearers: dict[str, int]) -> str:
        """The person whose first name one slip makes this: "Aturo Hernandez Grisanti" is Arturo."""
        first, rest = words[0], " ".join(words[1:])
        if len(first) < _LETTERS or self._counts.articles[key] > _SAID_ARTICLES or first.title() in given_names():
            return ""
        for full, articles in sorted(bearers.items()):
            other, _, others = full.partition(":")[2].partition(" ")
            near = (
                others == rest
                and (articles >= _SAID_ARTICLES or len(bearers) <= _PAIR)
                and (is_slip(first, other) or is_turned(first, other))
            )
            if (
                near
                and full != key
                and (len(words) > 2 or len(bearers) <= _KIN)
                and other.title() in given_names()
            ):
                return full
        return ""

    def _initialled(self, key: str, words: list[str], firms: dict[str, int]) -> str:
        """The only bearer of a rare surname, where a name gives but two or three initials that fit."""
        fits = [k for k in self._bearers.get(words[1], {}) if len(k.partition(":")[2].split()[0]) > _INITIALS]
        alone = len(fits) == 1 and fits[0].partition(":")[2][0] == words[0][0]
        if not alone or any(form.partition(" ")[0].count(".") < 2 for form in self._counts.forms[key]):
            return ""
        # "M.A. Munim" is Mohammad Abdul Munim.
        same = words[0] == "".join(name[0] for name in fits[0].partition(":")[2].split()[:-1])
        return fits[0] if same or self._is_rare(words[1], firms, _SHORTER_LETTERS) else ""

    def _is_headlined(self, key: str) -> bool:
        """Whether only headlines in capitals have a name: "A. SCHULMAN" may be a company."""
        return all(map(str.isupper, self._counts.forms[key]))

    def _is_rare(self, name: str, firms: dict[str, int], letters: int = _SURNAME_LETTERS) -> bool:
        """Whether a surname is neither a word, a first name nor another thing's name: "Leutwiler", not "Crow"."""
        if len(name) < letters or name in firms:
            return False
        if f"place:{name}" in self._counts.articles or f"organisation:{name}" in self._counts.articles:
            return False
        return not is_word(name) and name.title() not in given_names()


def is_same_sound(one: str, other: str) -> bool:
    """Whether two first names are one written in two ways: "Philip" and "Phillip", not "Marta" and "Marita"."""
    if one[0] != other[0] or one[-1] != other[-1] or min(len(one), len(other)) < _LETTERS - 1:
        return False
    if {one.title(), other.title()} <= given_names():
        return len(one) >= _LETTERS and (is_turned(one, other) or _single(one) == _single(other))
    return sound_of(one) == sound_of(other)


def _single(word: str) -> str:
    """A word with each double letter once."""
    return "".join(a for a, b in pairwise(f"{word} ") if a != b)


def _is_given(key: str) -> bool:
    return key.partition(":")[2].partition(" ")[0].title() in given_names()


def is_short_for(first: str, formal: str) -> bool:
    """Whether a first name is short for another: "Steve" for Stephen, "Pat" for Patricia, not "Paul" for Paula."""
    if formal_name(first) == formal:
        return True
    return len(first) >= _SHORT_FIRST and formal.startswith(first) and formal[len(first) :] not in _FEMININE
