"""Two names that a reader takes for one: "GM" and "General Motors Corp", "Treasury" and "U.S. Treasury"."""

from __future__ import annotations

import re

from index.entities.words import word_set

_ENDINGS = word_set("inc corp co ltd plc company corporation group the of and")
_WORD = re.compile(r"[^\W_]+")
_KINDS = word_set(
    "government bank banks firm firms company companies market markets currency trade industry exports embassy "
    "official officials action credit money"
)
_COMMON = _KINDS | word_set(
    "loan savings association federal national central finance foreign ministry committee commission department "
    "trust exchange stock parliament board council agency"
)
_STATES = word_set("VA PA GA MD CT MA IL VT KY LA MO NJ NY NC SC TN TX FL OH MN WI IN CA AZ CO")
_BODIES = frozenset({"board", "system"})
"""May be left out: the Federal Reserve."""
_COUNTRY = re.compile(r"(?:U\.?S\.?|U\.?K\.?|EC|EU) (?=[A-Z])")
_CALLED = {"fed": "federal reserve", "bundesbank": "deutsche bundesbank", "pentagon": "defense department"}
"""How everybody calls a body whose name has other letters."""
_SMALL = word_set("of and for the de")
_SHORTEST, _LONGEST = 2, 6


def tells_the_same(one: str, other: str) -> bool:
    """Whether to name both as a reason would say one thing twice: "Gaza" and "Gaza City", too."""
    first, second = _essence(one), _essence(other)
    if first <= second or second <= first:
        return True
    return _is_short_for(one, other) or _is_short_for(other, one)


def is_common_noun(name: str) -> bool:
    """Whether it is no name but a kind of body: "U.K. Government", "U.S. Firm", "Loan Association"; or "Va"."""
    country = _COUNTRY.match(name)
    if country is not None and name[country.end() :].lower() in _KINDS:
        return True
    return name in _STATES or _COMMON.issuperset(name.lower().split())


def is_one_body(one: str, other: str) -> bool:
    """Whether both are names of one body; "House" and "White House", "Chrysler" and "Chrysler Canada" are two."""
    first, second = _plain(one), _plain(other)
    if first == second or _essence(one) == _essence(other):
        return True
    for short, long in ((first, second), (second, first)):
        if short in _CALLED and f"{long} ".startswith(f"{_CALLED[short]} "):
            return True
    if _are_letters_of(one, other) or _are_letters_of(other, one):
        return True
    ours, theirs = first.split(), second.split()
    is_spelling = len(ours) > _SHORTEST and [word[0] for word in ours] == [word[0] for word in theirs]
    return is_spelling and ours[0] == theirs[0] and ours[-1] == theirs[-1]  # "United Auto(mobile) Workers"


def _are_letters_of(short: str, long: str) -> bool:
    """Whether letters are the initials of a name, its legal form among them or not."""
    letters = short.replace(".", "").replace("&", "")
    if not (letters.isupper() and letters.isalpha() and _SHORTEST <= len(letters) <= _LONGEST):
        return False
    initials = "".join(word[0] for word in _WORD.findall(long.casefold()) if word not in _SMALL).upper()
    plain = "".join(word[0] for word in _plain(long).split() if word not in _SMALL).upper()
    return len(plain) >= _SHORTEST and letters in (initials, initials + "C", plain)


def _is_short_for(short: str, long: str) -> bool:
    letters = short.replace(".", "").replace("&", "")
    if not (letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST):
        return False
    initials = "".join(word[0] for word in _WORD.findall(long) if word[0].isupper())
    if len(initials) < _SHORTEST:
        return False
    # In another language the letters stand in another order: IBC, the Brazilian Coffee Institute.
    turned = len(letters) > _SHORTEST and sorted(initials) == sorted(letters)
    return turned or initials.startswith(letters) or letters.startswith(initials)


def _plain(name: str) -> str:
    """In small letters, without a country before it and without the legal form."""
    words = _WORD.findall(_COUNTRY.sub("", name).casefold())
    while len(words) > 1 and words[-1] in _ENDINGS | _BODIES:
        words.pop()
    return " ".join(words)


def _essence(name: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(name.casefold()))
    return words - _ENDINGS or words
