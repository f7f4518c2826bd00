"""What counts as a word: the one tokenisation of the index, of queries and of highlighting.

A candidate is a run of word characters, possibly joined by a point, comma, ampersand or apostrophe. What a
candidate holds is decided once for each distinct spelling, so the rules may be careful and indexing stays
one `findall` and one dictionary look-up a word:

- a possessive 's falls off: `Hamas’s` is `hamas`;
- initials are one word: `U.S.` is `us`; so are short names with an ampersand: `AT&T` is `att`;
- numbers keep their point and lose their commas: `1,250.5` is `1250.5`;
- an apostrophe inside a word joins: `O'Neill` is `oneill`;
- anything else is taken apart: `example.com` is `example` and `com`.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# Accents written behind their letter, vowel points of Hebrew and Arabic: they stand inside words and do not count.
ACCENTS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
_RUN = rf"\w+(?:[{ACCENTS}]+\w*)*"
CANDIDATE = re.compile(rf"{_RUN}(?:[.,&'’]{_RUN})*")

_POSSESSIVE = re.compile(r"['’][sS]$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\W\d_]*")
_DECIMAL = re.compile(r"\d+(?:\.\d+)+[^\W\d_]*")
_AMPERSAND = re.compile(r"[^\W_]{1,3}(?:&[^\W_]{1,3})+")
_PIECE_RUN = rf"[^\W_]+(?:[{ACCENTS}]+[^\W_]*)*"
_PIECE = re.compile(rf"{_PIECE_RUN}(?:['’]{_PIECE_RUN})*")
_UNJOIN = str.maketrans("", "", ".,&'’")
_MAX_AMPERSAND = 6
# Letters that Unicode does not take apart, as readers type them without the right keyboard.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def fold(word: str) -> str:
    """Lower case without accents: `Erdoğan` is `erdogan`."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold().translate(_PLAIN)


class _Stemmers(threading.local):
    """One stemmer a thread: PyStemmer's objects keep state while they work."""

    def __init__(self) -> None:
        from Stemmer import Stemmer

        self.english: Any = Stemmer("english")


_stemmers: list[_Stemmers] = []


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word by the English Snowball stemmer ("porter2")."""
    if not _stemmers:
        _stemmers.append(_Stemmers())
    stemmed: str = _stemmers[0].english.stemWord(word)
    return stemmed


@lru_cache(maxsize=1 << 15)
def pieces(candidate: str) -> tuple[tuple[str, int, int], ...]:
    """The words of one candidate: (folded, start, end), offsets inside the candidate."""
    return tuple(piece for piece in _cut(candidate) if piece[0])  # a lone accent folds to nothing


def _cut(candidate: str) -> tuple[tuple[str, int, int], ...]:
    end = len(candidate)
    if _POSSESSIVE.search(candidate):
        end -= 2
    body = candidate[:end]
    if body.isalnum():
        return ((fold(body), 0, end),)
    if _INITIALS.fullmatch(body) or _THOUSANDS.fullmatch(body):
        return ((fold(body.replace(",", "") if body[0].isdigit() else body.translate(_UNJOIN)), 0, end),)
    if _DECIMAL.fullmatch(body):
        return ((fold(body), 0, end),)
    if len(body) <= _MAX_AMPERSAND and _AMPERSAND.fullmatch(body):
        return ((fold(body.translate(_UNJOIN)), 0, end),)
    found = []
    for match in _PIECE.finditer(body):
        start, stop = match.span()
        inner = _POSSESSIVE.sub("", match.group())
        found.append((fold(inner.translate(_UNJOIN)), start, start + len(inner) if inner else stop))
    return tuple(found)


def analyse(text: str) -> Iterator[tuple[str, str, int, int]]:
    """The words of a text as the index sees them: (stem, folded word, start, end) in text order.

    Offsets are Python string offsets, end exclusive; the n-th word stands at position n of the postings.
    """
    for match in CANDIDATE.finditer(text):
        base = match.start()
        for word, start, end in pieces(match.group()):
            yield stem(word), word, base + start, base + end
