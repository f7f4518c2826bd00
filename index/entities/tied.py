"""Names that are nearly the same and share a tie: "Jim" and "James Elm" of one firm, "Elm <EL>" and "Elm Gas".

A tie (`index.entities.ties`) proves nothing alone: a unit has its parent's ticker, a firm many people. With two
names that one slip, one short form or one word more sets apart it tells that they are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from index.entities.antecedents import HELD, OF_OWNED
from index.entities.counts import Counts, is_word
from index.entities.fuller_people import is_same_sound, is_short_for
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.names import LEGAL_FORMS, is_designated
from index.entities.short_forms import formal_name
from index.entities.slips import is_slip, is_turned
from index.entities.words import JUNIOR, word_set

_PERSON, _BODY = "person:", "organisation:"
_HEIRS = frozenset({"II", "III", "IV"})
# Half of the newsroom's sources stand beside the White House.
_MANY, _TWICE = 60, 2
_SHORT, _NAME, _LONG, _SURNAME = 3, 4, 5, 6
_INITIALS = 2
_FEW = 5
_ALIKE, _LETTERS = 0.88, 4
_OWNED = OF_OWNED | word_set("bank trust mortgage funding lbo royalty offshore fund division of")
# What the firm itself may be called with; anything else that few articles have is a unit's name.
_FORMS = LEGAL_FORMS - HELD
_ITSELF = LEGAL_FORMS | word_set(
    "industries international enterprises stores laboratories resources partners bancorp bancshares "
    "bancorporation pipe line unit federal financial energy petroleum oil electronics healthcare services realty "
    "company"
)
_UNITS = frozenset({"international", "stores"})
_TWINS = frozenset({"nv", "plc"})
# The share of a short name's articles that have to have the ticker: of one word, of several.
_ONE, _SEVERAL = 0.5, 0.25
_NEARLY_ALL = 0.8
# Of the articles with a short name half have the ticker or say what it stands for, hardly one says another; a name
# that far fewer have is a unit's.
_EXPLAINED, _OTHERS, _FEWER = 0.5, 0.25, 3


class Tied:
    """The names of a library that share a tie with one that is nearly the same."""

    def __init__(self, counts: Counts) -> None:
        self._articles = counts.articles
        self._forms = counts.forms
        self._said = counts.said
        self._fuller: dict[str, str] = {}
        articles = counts.articles
        served: dict[tuple[str, str], list[str]] = {}  # person, first word of firms -> the firms
        for tie, names in counts.ties.items():
            if tie.startswith(_BODY) and len(names) <= _MANY:
                first = tie.partition(" ")[0]
                for key, n in names.items():
                    if n > 0:
                        served.setdefault((key, first), []).append(tie)
            if len(names) > 1:
                holders = {key: n for key in sorted(names) if (n := names[key]) > 0 and articles.get(key, 0) > 0}
                self._add(self._persons(holders) if tie.startswith(_BODY) else self._firms(holders))
        several = {pair: firms for pair, firms in served.items() if len(firms) > 1}
        self._add(self._served(several, counts.ties))

    def fuller(self, key: str) -> str:
        """The key of the usual name of whom a name is, or ""."""
        return self._fuller.get(key, "")

    def _add(self, found: Iterator[tuple[str, str]]) -> None:
        for one, other in found:
            rare, usual = sorted((one, other), key=lambda key: (self._articles[key], len(key), key))
            if rare.startswith(f"{usual} ") and rare[len(usual) + 1 :] in _FORMS:
                rare, usual = usual, rare  # as other evidence has it
            known = self._fuller.get(rare)
            if known is None or self._articles[known] < self._articles[usual]:
                self._fuller[rare] = usual

    def _persons(self, holders: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        if len(holders) > _MANY:
            return
        alike: dict[str, list[str]] = defaultdict(list)
        alone = []
        for key, articles in holders.items():
            words = key.removeprefix(_PERSON).split()
            if len(words) == 1 and articles >= _NEARLY_ALL * self._articles[key]:
                alone.append(key)
            elif len(words) > 1:
                alike[words[0]].append(key)
                alike[f"-{words[-2] if words[-1] in JUNIOR else words[-1]}"].append(key)
        for key in alone:
            bearers = alike.get(f"-{key.removeprefix(_PERSON)}", [])
            if bearers and all(self._is_same_person(bearers[0], other) for other in bearers[1:]):
                usual = max(bearers, key=lambda key: (self._articles[key], len(key), key))
                self._fuller.setdefault(key, usual)
        for keys in alike.values():
            for place, one in enumerate(keys):
                yield from ((one, other) for other in keys[:place] if self._is_same_person(one, other))

    def _is_same_person(self, one: str, other: str) -> bool:
        """Whether two persons who share a tie differ as two writings of one name do."""
        ours, theirs = (key.removeprefix(_PERSON).split() for key in (one, other))
        ours_kin, theirs_kin = (words.pop() if words[-1] in JUNIOR else "" for words in (ours, theirs))
        if ours_kin and theirs_kin and ours_kin != theirs_kin:
            return False
        if (ours_kin and self._is_heir(other)) or (theirs_kin and self._is_heir(one)):
            return False
        if min(len(ours), len(theirs)) < 2:
            return False
        # Of somebody the news knows "Jr." is the son: Donald Trump and Donald Trump Jr.
        if ours_kin != theirs_kin and self._articles[other if ours_kin else one] > _FEW:
            return False
        first, last, their_first, their_last = ours[0], ours[-1], theirs[0], theirs[-1]
        if last == their_last:
            if first == their_first:
                return set(ours) <= set(theirs) or set(theirs) <= set(ours)
            for key, words, begin in ((one, ours, their_first), (other, theirs, first)):
                if len(words[0]) <= _INITIALS and words[0][0] == begin[0]:  # "K.G. Saur", not "Ko" for "Keh"
                    return len(words[0]) == 1 or any(form.find(".") == 1 for form in self._forms[key])
            return _is_same_first(first, their_first)
        # "Wang" stands first and is a surname: one letter tells Wang Ming from Wang Ping.
        short = _NAME if first.title() in given_names() else _SURNAME
        if first != their_first or len(first) < _SHORT or min(len(last), len(their_last)) < short:
            return False
        if last.rstrip("s") == their_last.rstrip("s"):
            return True
        slip = is_slip(last, their_last) or is_turned(last, their_last)
        return slip and not (is_word(last) and is_word(their_last))

    def _is_heir(self, key: str) -> bool:
        """Whether a person is "Lloyd Noland III", whose key leaves that out; his father is Jr."""
        return any(form.rpartition(" ")[2] in _HEIRS for form in self._forms[key])

    def _firms(self, holders: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        keys = list(holders)
        for place, one in enumerate(keys):
            for other in keys[:place]:
                short, long = sorted((one, other), key=len)
                if long.startswith(f"{short} "):
                    if self._is_short(short, long, holders[short]) or self._is_told(short, long, holders[short]):
                        yield short, long
                elif _is_slip_of(short, long):
                    yield short, long

    def _served(
        self, served: Mapping[tuple[str, str], Sequence[str]], ties: Mapping[str, Mapping[str, int]]
    ) -> Iterator[tuple[str, str]]:
        """Two firms that the same persons stand with, in half of the articles on the rarer one.

        Only who stands with them as often as with all others together tells it, no minister.

        Args:
            served: (person, first word of firms) → several firms.
        """
        every = dict.fromkeys((person for person, _ in served), 0)
        for tie, names in ties.items() if served else ():
            if tie.startswith(_BODY):
                for person in every.keys() & names.keys():
                    every[person] += names[person]
        shared: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (person, _), firms in served.items():
            if 2 * sum(ties[key][person] for key in firms) >= every[person]:
                for short, long in _beginning(firms):
                    for key in (short, long):
                        shared[short, long][key] += ties[key][person]
        for (short, long), articles in sorted(shared.items()):
            rarer = min(short, long, key=lambda key: self._articles.get(key, 0))
            own = self._articles.get(rarer, 0)
            if own <= 0 or articles[rarer] < _ONE * own:
                continue
            rest = _core(long)[len(_core(short)) + 1 :].split()
            if rarer == long and articles[rarer] < _TWICE and not LEGAL_FORMS.issuperset(rest):
                continue
            if self._is_itself(short, long) and (not rest or not _UNITS.issuperset(rest)):
                yield short, long

    def _is_itself(self, short: str, long: str) -> bool:
        """Whether what a longer name has more is none of a unit's."""
        rest = _core(long)[len(_core(short)) + 1 :]
        if not _OWNED.isdisjoint(rest.split()) or rest.title() in gazetteer() or "(" in rest:
            return False
        return self._articles[long] >= self._articles[short] or _ITSELF.issuperset(rest.split())

    def _is_short(self, short: str, long: str, listed: int) -> bool:
        """Whether a short name with the ticker of a longer one is that, and no parent with its unit."""
        own = self._articles[short]
        if not self._is_itself(short, long):
            return False
        return listed >= (_SEVERAL if " " in short else _ONE) * own

    def _is_told(self, short: str, long: str, listed: int) -> bool:
        """Whether articles with the ticker and those that say it leave little else for a short name to mean."""
        said = self._said.get(short, {})
        meant = said.get(long, 0)
        told, others = listed + meant, sum(said.values()) - meant
        own = self._articles[short]
        if not meant or told < _EXPLAINED * own or others > _OTHERS * told or self._articles[long] * _FEWER < own:
            return False
        return not any(is_designated(form) for form in self._forms[short])


def _core(key: str) -> str:
    """The key of a company without its legal form."""
    core, _, last = key.rpartition(" ")
    return core if last in LEGAL_FORMS and core else key


def _beginning(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(short, long) of two firms of which one begins the other, but for legal forms."""
    for place, one in enumerate(keys):
        for other in keys[:place]:
            short, long = sorted((one, other), key=lambda key: (len(_core(key)), len(key)))
            core = _core(short)
            if _core(long).startswith(f"{core} ") or core == short == _core(long):
                yield short, long


def _is_same_first(one: str, other: str) -> bool:
    """Whether two first names are one: "Jim" is short for James, "Rober" a slip."""
    short, long = sorted((one, other), key=len)
    if (formal_name(short) or short) == (formal_name(long) or long):
        return True
    if is_short_for(short, long):
        return True
    if is_same_sound(short, long):
        return True
    both = {short.title(), long.title()} <= given_names()
    return len(short) >= _LONG and not both and (is_slip(short, long) or is_turned(short, long))


def _is_slip_of(one: str, other: str) -> bool:
    """Whether one of two firms that share a ticker is a slip for the other: "Mosely Holdings"."""
    ours, theirs = (key.removeprefix(_BODY).split() for key in (one, other))
    if {ours[-1], theirs[-1]} == _TWINS:
        return False  # Unilever is two
    if ours[-1] in LEGAL_FORMS and theirs[-1] in LEGAL_FORMS:
        ours.pop()
        theirs.pop()
    name, their_name = " ".join(ours), " ".join(theirs)
    # Nearly all that share a ticker are quite other names: their letters tell it at once.
    if len(set(name) ^ set(their_name)) > _LETTERS:
        return False
    return SequenceMatcher(None, name, their_name).ratio() >= _ALIKE
