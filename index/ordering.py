"""The order of results by score and by date: total orders, so that a page is a slice whatever is asked for.

Everything that decides is packed into one integer a document (score, then date, then place in the index), so
the best few of a hundred thousand are found by one partial sort without a single tie.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.reranking import freshness
from index.schema import UNDATED

Docs = NDArray[np.int64]
Keys = NDArray[np.int64]

_SHIFT = 31
_ZERO = 2**31


class Ordering:
    """Orders the documents of one committed state.

    Args:
        published: Minutes since 1970 of every document, `UNDATED` where it has no date.
    """

    def __init__(self, published: NDArray[np.int64]) -> None:
        self._published = published
        behind = np.arange(len(published), dtype=np.int64)[::-1]
        dated = published != UNDATED
        self._newest: Keys = (published + _ZERO) << _SHIFT | behind
        self._oldest: Keys = np.where(dated, _ZERO * 2 - (published + _ZERO), 0) << _SHIFT | behind
        self._recency: Keys = np.empty(len(published), np.int64)
        self._recency[np.argsort(self._newest)] = np.arange(len(published))
        self._fresh: tuple[int, NDArray[np.float32]] | None = None

    def by_date(self, docs: Docs, count: int, *, newest: bool) -> NDArray[np.int64]:
        """The places in `docs` of the first `count` by date; undated ones come last both ways."""
        return _top((self._newest if newest else self._oldest)[docs], count)

    def by_score(
        self, docs: Docs, scores: NDArray[np.float32], count: int, now: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """(places in `docs` of the `count` best, their scores with freshness); of equals the newer first.

        Args:
            scores: Not negative.
            now: Minutes since 1970.
        """
        fresh = self._fresh
        if fresh is None or fresh[0] != now:
            fresh = self._fresh = (now, freshness(self._published, now).astype(np.float32))
        final = scores * fresh[1][docs]
        # The bits of floats that are not negative are in the order of the floats.
        keys = final.view(np.int32).astype(np.int64) << 32 | self._recency[docs]
        places = _top(keys, count)
        return places, final[places]


def _top(keys: Keys, count: int) -> NDArray[np.int64]:
    if count <= 0:
        return np.zeros(0, np.int64)
    if len(keys) > count:
        least = np.partition(keys, len(keys) - count)[len(keys) - count]
        places = np.flatnonzero(keys >= least)
    else:
        places = np.arange(len(keys))
    return places[np.argsort(-keys[places])]
