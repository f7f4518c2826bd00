"""First names of people, from every country that writes them in Latin letters: "Henrique Caloi" is a person."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The table that ships with the library: 19,000 names, without those that are words first."""
    packed = files("index.entities").joinpath("data/given.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split(" "))
