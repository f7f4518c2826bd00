"""The last word on the order: what the plain score of the engine cannot see.

BM25F counts words. For the best documents it found, this looks where in the text they stand: near together or
far apart, in the order they were typed, in the first lines or in the last. Freshness is a mild prior.
Each weight was judged with tests/benchmarks/relevance.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.search.matches import Finder, Match, gap

DEPTH = 40
"""So many of the best documents are ranked anew."""
PHRASE = 0.4
NEAR = 0.4
LEAD = 0.05
FRESH = 0.04
"""Shares of the score that are added at most: typed words side by side, near together, early in the text,
published today."""
FRESH_DAYS = 30.0
_MINUTES_A_DAY = 24 * 60
_NO_LONGER_FRESH = int(20 * FRESH_DAYS * _MINUTES_A_DAY)
_LEAD_LENGTH = 600.0
_WINDOW = 72


def nearness(text: str, matches: Sequence[Match], finder: Finder) -> float:
    """The share of its score that an article gains by where the words stand, 0 to PHRASE + NEAR + LEAD."""
    if not matches:
        return 0.0
    slots = set(finder.sequence)
    gain = LEAD * max(0.0, 1.0 - matches[0][0] / _LEAD_LENGTH)
    if len(slots) < 2:
        return gain
    pairs = set(zip(finder.sequence, finder.sequence[1:], strict=False))
    missing = set(pairs)
    others = len(slots) - 1
    nearest = 0
    last: dict[int, int] = {}
    _, end_before, slot_before = matches[0]
    for start, end, slot in matches:
        if start - end_before <= 3 and (slot_before, slot) in missing and gap(text, end_before, start) == 0:
            missing.discard((slot_before, slot))
        end_before, slot_before = end, slot
        if nearest < others:
            # How many other words stand in the window of characters that ends here.
            last[slot] = start
            low = start - _WINDOW
            near = -1
            for place in last.values():
                near += place >= low
            if near > nearest:
                nearest = near
        elif not missing:
            break
    together = len(pairs) - len(missing)
    return gain + PHRASE * together / max(len(pairs), 1) + NEAR * min(nearest / others, 1.0)


def freshness(published: NDArray[np.int32], now: int) -> NDArray[np.float64]:
    """The factor of each score for its age, from 1 to 1 + FRESH; undated ones are at 1."""
    factors = np.ones(len(published))
    # What is older gains less than a 32-bit float can tell, and the exponential is what takes the time.
    young = np.flatnonzero(published > now - _NO_LONGER_FRESH)
    age = np.maximum(now - published[young].astype(np.float64), 0.0) / _MINUTES_A_DAY
    factors[young] += FRESH * np.exp(-age / FRESH_DAYS)
    return factors
