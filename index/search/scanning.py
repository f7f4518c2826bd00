"""A text to look through, and where the words of a query stand in it one by one.

The whole text is not analysed: the beginnings that words have in common with their stems are looked for, and what
stands there is analysed, each distinct spelling once a query, so 1,500 characters take some ten microseconds.
"""

from __future__ import annotations

import re
from typing import TypeVar

from index.engine import ACCENTS, CANDIDATE, fold, pieces
from index.search.wishes import Wish

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_ACCENT = re.compile(f"[{ACCENTS}]")
_REMEMBERED = 16
_LISTED = 100
"""Words, and beginnings of words, whose places in one text are kept; a longer list of places is not."""
candidate_at = CANDIDATE.match
"""(text, place) → match of the word that may begin there, or None."""
_SPACED = "".join(char if (char := chr(code)).isalnum() else " " for code in range(128))
Ends = dict[int, int]
"""Place → end, of what one wish finds. Such dictionaries are nothing to the collector of unused objects."""
Starting = dict[int, str]
"""Place → candidate, of what begins with a needle, in order of place."""


Key = TypeVar("Key", int, str)
Places = TypeVar("Places", Ends, Starting)


class Known:
    """A text to look through, with what was found in it for the last letters of the query.

    Attributes:
        text: The text.
        plain: `flatten(text)`.
        spaced: A blank and `plain` with a blank for all but letters and digits, so that words begin behind blanks;
            "" where the text is not plain ASCII, None until it is needed.
        accented: Whether accents stand behind their letters in it; None until that is needed.
        words, rare: Where whole words stand, in rare spellings and others, by number of the wish.
        starting: What begins with a needle.
    """

    __slots__ = ("accented", "plain", "rare", "spaced", "starting", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = flatten(text)
        self.spaced: str | None = None
        self.accented: bool | None = False if text.isascii() else None
        self.words: dict[int, Ends] = {}
        self.rare: dict[int, Ends] = {}
        self.starting: dict[str, Starting] = {}


def flatten(text: str) -> str:
    """Lower case without accents, of the same length: offsets are those of `text`."""
    if text.isascii():
        return text.lower()
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c) == 1 else c[0] for c in map(str.lower, text))
    for char in set(_NON_ASCII.findall(lower)):
        plain = fold(char) if char.isalpha() else char
        if plain and plain != char:
            lower = lower.replace(char, plain[0])
    return lower


def common_places(known: Known, wanted: Wish) -> Ends:
    """Where a wish stands in a text, in the spellings that most have."""
    length = wanted.length
    # A word that goes on is looked for again with one letter more, among what began with the others.
    begun = _starting if wanted.prefix else _beginning
    ends = {
        place: place + size
        for needle in wanted.needles
        for place, candidate in begun(known, needle).items()
        if (size := length(candidate))
    }
    if not wanted.prefix:  # the next letter makes it another wish
        _keep(known.words, wanted.number, ends)
    return ends


def rare_places(known: Known, wanted: Wish) -> Ends:
    """Where a wish stands in a text in a rare spelling."""
    ends = known.rare.get(wanted.number)
    if ends is None:
        length = wanted.length
        ends = {
            place: place + size
            for needle in wanted.rare
            for place, candidate in _scanned(known, needle).items()
            if (size := length(candidate))
        }
        if not wanted.prefix:
            _keep(known.rare, wanted.number, ends)
    return ends


def _starting(known: Known, needle: str) -> Starting:
    """What begins with a needle: looked for among what begins with a part of it where that is known."""
    there = known.starting
    listed = there.get(needle)
    if listed is None:
        shorter = there.get(needle[:-1])
        if shorter is None:
            shorter = there.get(needle[:-2])
        if shorter is None or _is_accented(known):  # the letters of accented words are not where `plain` has them
            listed = _scanned(known, needle)
        elif shorter:
            plain = known.plain
            listed = {place: word for place, word in shorter.items() if plain.startswith(needle, place)}
        else:
            listed = shorter
        if needle and len(listed) <= _LISTED:
            _keep(there, needle, listed)
    return listed


def _keep(kept: dict[Key, Places], key: Key, value: Places) -> None:
    """Remember what was found, for as long as not too much is."""
    if len(kept) >= _REMEMBERED:
        kept.clear()
    kept[key] = value


def _beginning(known: Known, needle: str) -> Starting:
    """What begins with a needle, from what is known if it is."""
    listed = known.starting.get(needle)
    return _scanned(known, needle) if listed is None else listed


def _scanned(known: Known, needle: str) -> Starting:
    if not needle or (needle not in known.plain and not _is_accented(known)):
        return {}
    text = known.text
    return {
        place: candidate.group()
        for place in begun_with(known, needle, 0, len(text))
        if (candidate := candidate_at(text, place)) is not None
    }


def _is_accented(known: Known) -> bool:
    if known.accented is None:
        known.accented = _ACCENT.search(known.text) is not None
    return known.accented


def _begun_accented(known: Known, needle: str, low: int, high: int) -> list[int]:
    """`begun_with` where accents stand between the letters of words: no letter is where it is in `needle`."""
    places: list[int] = []
    for candidate in CANDIDATE.finditer(known.text, low):
        base = candidate.start()
        if base >= high:
            break
        places += [base + start for word, start, _ in pieces(candidate.group()) if word.startswith(needle)]
    return places


def with_blanks(known: Known) -> str:
    """`Known.spaced`, made when it is needed for the first time."""
    spaced = known.spaced
    if spaced is None:
        spaced = known.spaced = " " + known.plain.translate(_SPACED) if known.text.isascii() else ""
    return spaced


def begun_with(known: Known, needle: str, low: int, high: int) -> list[int]:
    """The places from `low` up to `high` where words begin so."""
    if _is_accented(known):
        return _begun_accented(known, needle, low, high)
    spaced = with_blanks(known)
    places: list[int] = []
    if spaced and needle.isalnum():
        begun = " " + needle
        # Between two such words stands what `split` gives; a loop of `find` takes three times as long.
        between = spaced[low : high + len(needle)].split(begun)
        place, size = low, len(begun)
        del between[-1]
        for part in between:
            place += len(part)
            places.append(place)
            place += size
        return places
    plain, end = known.plain, high + len(needle) - 1
    place = plain.find(needle, low, end)
    while place >= 0:
        if not (place and plain[place - 1].isalnum()):
            places.append(place)
        place = plain.find(needle, place + 1, end)
    return places
