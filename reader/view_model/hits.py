"""Where words stand in an article that somebody searches in it, as they are typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.view_model.marks import Mark

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")


def find_marks(text: str, words: str) -> tuple[Mark, ...]:
    """Marks for every place where these words stand, whatever their case, their accents and the space between."""
    wanted = _fold(words).split()
    if not wanted:
        return ()
    plain, places = _plain(text)
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    spans = (match.span() for match in pattern.finditer(plain))
    if places is None:
        return tuple(Mark(start, end, "match") for start, end in spans)
    return tuple(Mark(places[start], max(places[end], places[start] + 1), "match") for start, end in spans)


@lru_cache(maxsize=1)
def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text folded, and where each of its characters and its end stand in the text as it is; None where all
    stand at the same place."""
    if text.isascii():
        return text.lower(), None
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for odd in _NON_ASCII.finditer(text):
        start, end = odd.span()
        pieces.append(text[last:start].lower())
        places.extend(range(last, start))
        for place in range(start, end):
            piece = _fold(text[place])
            pieces.append(piece)
            places.extend([place] * len(piece))
        last = end
    pieces.append(text[last:].lower())
    places.extend(range(last, len(text) + 1))
    return "".join(pieces), places


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
