"""What a query looks for in a text, word by word: where such words begin, and which of them are meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import translate
from functools import lru_cache
from itertools import count

from index.engine import pieces, stem
from index.query.tree import Pattern, Similar, Word

_MAX_VARIANTS = 6
_BRIEF = 2
_ASCII = "abcdefghijklmnopqrstuvwxyz0123456789"
_NUMBER = re.compile(r"([0-9]{4,})((?:\.[0-9]+)*)")
_PAIRS = ("ss", "ae", "oe")
_KEPT = 1 << 12
_WISHES = 128
"""Wishes that are kept with what they decided, for the next letter asks for the same words again, and decisions of
one."""

_numbers = count()


class Wish:
    """One thing to look for: words that start with one of `needles` and fulfil `accepts`.

    Args:
        needles, rare: Beginnings in lower case; the rare ones are tried where the others find nothing.
        accepts: Whether a folded word is meant.
        prefix: How many characters were typed of a word that goes on; 0 for a whole word.

    Attributes:
        number: Its own, to know it by.
        is_brief: It is the beginning of a word, and so short that it stands everywhere.
        length: From a candidate (`words.CANDIDATE`) to how many characters of it are the word wished for; 0 when
            none are.
    """

    def __init__(
        self,
        needles: tuple[str, ...],
        rare: tuple[str, ...],
        accepts: Callable[[str], bool],
        prefix: int = 0,
    ) -> None:
        self.number = next(_numbers)
        # What begins with "unit" is found with what begins with "uni".
        self.needles = tuple(n for n in needles if not any(o and o != n and n.startswith(o) for o in needles))
        self.rare = rare
        self.prefix = prefix
        self.is_brief = 0 < prefix <= _BRIEF and len(needles) == 1
        self.length: Callable[[str], int] = _Lengths(accepts).__getitem__


class _Lengths(dict[str, int]):
    """How many characters of a candidate are the word wished for, decided once a spelling."""

    def __init__(self, accepts: Callable[[str], bool]) -> None:
        super().__init__()
        self._accepts = accepts

    def __missing__(self, candidate: str) -> int:
        word, start, end = next(iter(pieces(candidate)), ("", 1, 1))
        length = end if not start and self._accepts(word) else 0
        if len(self) < _KEPT:
            self[candidate] = length
        return length


def kind_of(item: Word | Pattern | Similar) -> tuple[str, str]:
    """What `wish` takes for a part of a query."""
    if isinstance(item, Pattern):
        return "pattern", item.pattern
    if isinstance(item, Similar):
        return f"similar{item.distance}", item.word
    if item.prefix:
        return item.prefix, item.word
    return ("exact" if item.exact or item.field == "byline" else "stem"), item.word


@lru_cache(maxsize=_WISHES)
def wish(kind: str, word: str) -> Wish:
    """What a word of a query looks for.

    Args:
        kind: stem exact typing star prefix pattern, or similar1 and similar2.
        word: Folded.
    """
    if kind == "stem":
        wanted = stem(word)
        return Wish(_needles(word, wanted), _variants(word), lambda w: stem(w) == wanted)
    if kind == "exact":
        return Wish((word,), _variants(word), word.__eq__)
    if kind == "typing":
        wanted = stem(word)
        needles = tuple(dict.fromkeys((word, *_needles(word, wanted))))

        def begins_or_is(w: str) -> bool:
            return w.startswith(word) or stem(w) == wanted

        return Wish(needles, _variants(word), begins_or_is, len(word))
    if kind in ("star", "prefix"):
        return Wish((word,), _variants(word), lambda w: w.startswith(word), len(word))
    if kind == "pattern":
        head = re.split(r"[*?]", word, maxsplit=1)[0]
        pattern = re.compile(translate(word))
        needles = (head,) if head else _letters(word.strip("*?"))
        return Wish(needles, (), lambda w: pattern.match(w) is not None)
    distance, wanted = int(kind.removeprefix("similar")), stem(word)
    return Wish((word[:1],), (), lambda w: _distance(w, word) <= distance or stem(w) == wanted)


def _letters(part: str) -> tuple[str, ...]:
    """What a word may begin with that has this part in it: letters and digits of the part's script."""
    base = ord(part[0]) & ~0xFF
    return tuple(c for c in (*_ASCII, *map(chr, range(base, base + 0x100) if base else ())) if c.isalnum())


def _needles(word: str, stemmed: str) -> tuple[str, ...]:
    """What the words of one stem begin with: nearly all share the stem without its last letter."""
    shortest = min(len(stemmed), len(word))
    common = next((n for n in range(shortest) if stemmed[n] != word[n]), shortest)
    head = word[: min(common, max(len(stemmed) - 1, 2))]
    return (head,) if head else (word, stemmed)


@lru_cache(maxsize=1 << 12)
def _variants(word: str) -> tuple[str, ...]:
    """Other spellings in a text of a word that the index joins: u.s, o'neill, at&t, 1,250."""
    if number := _NUMBER.fullmatch(word):
        return (f"{int(number[1]):,}{number[2]}",)
    if word.isdigit():
        return ()
    # Of a letter that is two when folded (Straße, Præsident) only the first stands in the flat text.
    found = [word[: place + 1] for pair in _PAIRS if (place := word.find(pair)) >= 0]
    found += [word[0] + mark + word[1:] for mark in "'’" if len(word) > 2]
    if len(word) <= _MAX_VARIANTS and word.isalpha():
        found.append(".".join(word))
        found += [word[:n] + "&" + word[n:] for n in range(1, len(word))]
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _distance(left: str, right: str) -> int:
    """Edit distance with swaps of neighbours (optimal string alignment); 3 stands for all above 2."""
    if abs(len(left) - len(right)) > 2:
        return 3
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(rows[-1][-1], 3)
