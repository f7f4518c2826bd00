"""Two spellings of one name: "Hisham Nazir" for Nazer, "Alleghney International", "Bristol Meyers".

Names are put together by their consonants, so that only a few are ever compared letter by letter.
"""

from __future__ import annotations

from index.entities.counts import is_plain, is_word
from index.entities.demonyms import is_demonym
from index.entities.given import given_names
from index.entities.names import LEGAL_FORMS
from index.entities.slips import first_difference, is_slip, is_turned, sound_of
from index.entities.words import PARTICLES

_SHORTEST = 8
# "Air Lines" are airlines; "South East" alone is not the Southeast.
_APART = 10
_ALIKE = str.maketrans("k", "c", "aeiouy sh")
_DOUBLES = ("cc", "ll", "tt", "nn", "rr", "mm", "pp", "ff", "dd", "gg", "bb")
_INC = " inc"
# "Nikko Securities Co International" is Nikko Securities International.
_LITTLE = frozenset({"and", "of", "for", "co"})
_BETWEEN = (" and ", " of ", " for ", " co ")
_TOGETHER = " co op"  # "Co-operation" is no company
# "Weyerhauser" in one article is a slip for Weyerhaeuser in twenty.
_OFTEN, _TWICE, _SLIPS, _LONG_WORD = 5, 2, 2, 8
_WORD, _TURNED, _SURNAME, _LONG_SURNAME, _FEW = 6, 5, 4, 6, 2
_MUCH_RARER, _FAR_RARER, _SELDOM = 5, 4, 20
_BODY = "organisation:"
# Of names that differ in one word: more of them name their towns ("First National Bank of ...").
_FAMILY, _UNKNOWN = 40, 5
_STEM = 6
_ENDINGS = ({"e", "al"}, {"s", "al"}, {"", "al"}, {"", "ic"})


class Spellings:
    """The names of a library that sound alike; `alike`: those that share a sound, by each of them."""

    def __init__(self, articles: dict[str, int]) -> None:
        self._articles = articles
        self._groups: dict[str, list[str]] = {}
        self._once: dict[str, str] = {}
        self.alike: dict[str, list[str]] = {}
        self._known_bearers: dict[str, int] | None = None
        self._families: dict[str, list[tuple[str, str]]] = {}  # a name without one of its words -> (key, word)
        self._one_word: dict[str, str] = {}  # rare key -> the key that differs in one word

    def add(self, key: str, name: str) -> None:
        """Take in a name of a person, an organisation or a place."""
        if len(name) < _SHORTEST:
            return
        if name.count(" ") >= _FEW and key.startswith(_BODY):
            words = name.split()
            for place, word in enumerate(words):
                words[place] = "-"
                self._families.setdefault(" ".join(words), []).append((key, word))
                words[place] = word
        sound = key.removesuffix(_INC).replace("/", " ")
        for little in _BETWEEN:
            if little in sound and _TOGETHER not in sound:
                sound = sound.replace(little, " ")
        sound = sound.translate(_ALIKE)
        for double in _DOUBLES:
            while double in sound:  # "Commmission"
                sound = sound.replace(double, double[0])
        if (first := self._once.setdefault(sound, key)) is not key:
            self._groups.setdefault(sound, [first]).append(key)

    def settle(self) -> None:
        """When all names are in."""
        self.alike = {key: keys for keys in self._groups.values() for key in keys}
        for family in self._families.values():
            if 1 < len(family) <= _FAMILY:
                self._compare(family)
        self._families.clear()
        for key in self._one_word:
            self.alike.setdefault(key, [key])

    def _compare(self, family: list[tuple[str, str]]) -> None:
        """Find slips and other endings among names that differ in one word."""
        family.sort(key=lambda it: (self._articles[it[0]], is_word(it[1]), it[0]))
        for place, (rare, one) in enumerate(family):
            if self._articles[rare] <= _SLIPS and rare not in self._one_word:
                same = [key for key, two in family[place + 1 :] if _is_one_word(one, two)]
                if same:
                    self._one_word[rare] = same[-1]

    def right(self, key: str) -> str:
        """The key of the more frequent spelling of a name, or "".

        A company of one word is called so on purpose ("Intal", "Intel"), and so are two men of a common first
        name: there a slip has to be rare and in a long word.
        """
        best, most = "", (self._articles[key], key)
        for other in self.alike[key]:
            rank = (self._articles[other], other)
            if rank <= most:
                continue
            often = rank[0] >= _TWICE or key.replace(" ", "") == other.replace(" ", "")
            if often and self._is_same(key, other):
                best, most = other, rank
        return best or self._one_word.get(key, "")

    def _is_same(self, rare: str, right: str) -> bool:
        kind, _, name = rare.replace("/", " ").partition(":")  # "Royal Bank/Canada"
        other = right.replace("/", " ").partition(":")[2]
        letters = name.removesuffix(_INC).replace(" ", "")
        if letters == other.removesuffix(_INC).replace(" ", ""):
            if " " not in name and is_word(name) and self._articles[right] < _SELDOM * self._articles[rare]:
                return False  # a minister of telecommunications, no slip for "Tele-Communications"
            if name.endswith(_INC) != other.endswith(_INC):  # "Bell South" is the BellSouth Corp
                return name.count(" ") == other.count(" ") == 1
            if kind == "organisation" and not all(map(is_plain, f"{name} {other}".split())):
                return True  # "Exim Bank"
            return len(letters) >= _APART + 2 * (kind == "place")  # Westchester is not West Chester
        ours, theirs = name.split(), other.split()
        places = [i for i, (one, two) in enumerate(zip(ours, theirs, strict=False)) if one != two]
        if len(ours) != len(theirs):
            strong = [word for word in ours if word not in _LITTLE]
            same = strong == [word for word in theirs if word not in _LITTLE]
            enough = len(strong) > _FEW or {*ours} ^ {*theirs} == {"co"}  # "Vostrava Co U.S.A."
            return same and kind == "organisation" and enough  # "Securities Exchange Commission"
        if len(places) != 1:
            return False
        one, two = ours[places[0]], theirs[places[0]]
        if one in _LITTLE and two in _LITTLE:  # "Organisation of Economic Cooperation and Development"
            return kind == "organisation" and len(ours) > 2 * _FEW
        shortest = min(len(one), len(two))
        few, many = self._articles[rare], self._articles[right]
        seldom = few <= max(_SLIPS, many // _SELDOM if kind == "organisation" else 0)
        words = len(ours) - (ours[-1] in LEGAL_FORMS)
        slip = is_slip(one, two)
        if slip and sound_of(one) == sound_of(two):
            if seldom and many >= _OFTEN and shortest >= _LONG_WORD:
                return True
            # "Bristol Meyers", but not "Allied Bankshares" and "Allied Bancshares"
            company = kind == "organisation" and words > 1 and shortest >= _TURNED
            if company and _FAR_RARER * few <= many and not is_plain(one):
                return True
        if words == 1:  # "Dixon Group", once, beside the Dixons Group of twenty articles
            plural = one.rstrip("s") == two.rstrip("s") and not is_plain(one) and not is_plain(two)
            return plural and seldom and few * _SELDOM <= many and shortest >= _TURNED
        if kind == "person":
            return places[0] == len(ours) - 1 and self._is_surname(rare, right, ours[0], one, two)
        if one.rstrip("s") == two.rstrip("s") or (words > _FEW and _singular(one) == _singular(two)):
            long = shortest >= _TURNED or words > _FEW + 1  # "Army Corp of Engineers"
            return long and (words > _FEW or seldom) and not one.startswith("bank")
        if kind == "organisation" and words > _FEW and one in PARTICLES and two in PARTICLES:
            return True  # "Vickers de Costa"
        if slip and seldom and words > _FEW + 1 and many >= _OFTEN and not is_plain(one):
            return not is_demonym(one.title())  # "Bank of Novia Scotia"
        if shortest >= _WORD and slip:
            slip_of_word = is_word(two) and not is_word(one) and words > _FEW  # "Coodination"
            return (seldom or slip_of_word) and not is_plain(one) and not is_demonym(one.title())
        return shortest >= _TURNED and seldom and is_turned(one, two)

    def is_borne(self, word: str) -> bool:
        """Whether a person of the library has this first name or surname."""
        return word in self._bearers or f" {word}" in self._bearers

    @property
    def _bearers(self) -> dict[str, int]:
        """How many persons bear a first name or, behind a blank, a surname; few libraries ask, so late."""
        if self._known_bearers is None:
            bearers = self._known_bearers = {}
            for key, articles in self._articles.items():
                if articles > 0 and key.startswith("person:") and " " in key:
                    for part in (key[7 : key.index(" ")], key[key.rindex(" ") :]):
                        bearers[part] = bearers.get(part, 0) + 1
        return self._known_bearers

    def _is_surname(self, rare: str, right: str, first: str, one: str, two: str) -> bool:
        """Whether two persons of one first name are one whose surname is spelt in two ways."""
        if not (is_slip(one, two) or is_turned(one, two)) or (is_word(one) and is_word(two)):
            return False
        seldom = self._articles[rare] <= _SLIPS
        if not seldom and _MUCH_RARER * self._articles[rare] > self._articles[right]:
            return False
        shortest = min(len(one), len(two))
        if self._bearers[first] <= _FEW + 1 and len(first) > _FEW:
            return shortest >= _SURNAME  # hardly anybody else is called Hisham
        if seldom and self._bearers[f" {one}"] == 1 and _is_lengthened(one, two):
            return shortest >= _SURNAME  # "Goto" and "Gotoh"
        kin = {one[-3:], two[-3:]} == {"sen", "son"}
        alone = self._bearers[f" {one}"] == self._bearers[f" {two}"] == 1
        return alone and not kin and shortest >= _LONG_SURNAME and one.title() not in given_names()


def _is_one_word(one: str, two: str) -> bool:
    """Whether a word of a long name is a slip for another or has only another ending.

    "Chicago Boad of Trade"; "State Statistical Bureau" and "Statistics", but not "Commercial Bank" and "Commerce".
    """
    least = min(len(one), len(two))
    if least < _SURNAME or one in LEGAL_FORMS or two in LEGAL_FORMS:
        return False
    if is_slip(one, two) or is_turned(one, two):
        return not is_plain(one) and not is_demonym(one.title()) and (is_word(two) or least >= _UNKNOWN)
    stem = first_difference(one, two)
    return stem >= _STEM and {one[stem:], two[stem:]} in _ENDINGS


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.rstrip("s")


def _is_lengthened(one: str, two: str) -> bool:
    """Whether one has an "h" more at its end, or its last letter twice."""
    short, long = sorted((one, two), key=len)
    return long in (f"{short}h", short + short[-1])
