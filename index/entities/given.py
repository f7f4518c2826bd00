"""First names of people, from every country that writes them in Latin letters: "Henrique Caloi" is a person."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from index.entities.words import word_set

# Listed as first names, but the news means the place: "London Copper" and "China Daily" are nobody.
_PLACES_FIRST = word_set(
    "Aden Alabama Arizona Arlington Atlanta Berlin Boston China Cleveland Columbus Cuba Dallas Denver Essex "
    "Florida France Houston India Indiana Ireland Kenya London Louisiana Manila Melbourne Memphis Missouri "
    "Montana Nevada Oman Rome Tennessee Texas Zaire"
)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The table that ships with the library: 19,000 names, without those that are words first."""
    packed = files("index.entities").joinpath("data/given.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split(" ")) - _PLACES_FIRST
