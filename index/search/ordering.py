"""The order of results by score and by date: total orders, so that a page is a slice whatever is asked for.

Score, then date, then place in the index decide. Only a few of a hundred thousand are wanted, so everything is
first cut down by the maxima of blocks (`index.engine.best`), and what is left is sorted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.engine import best
from index.schema import UNDATED
from index.search.reranking import FRESH, freshness

Docs = NDArray[np.int64]
Places = NDArray[np.int64]
Scores = NDArray[np.float32]

_CUT_FROM = 4096
_ROUNDING = 1e-5


class Ordering:
    """Orders the documents of one committed state.

    Args:
        published: Minutes since 1970 of every document, `UNDATED` where it has no date.
    """

    def __init__(self, published: NDArray[np.int64]) -> None:
        self._published = published.astype(np.int32)

    def by_date(self, docs: Docs, count: int, *, newest: bool) -> Places:
        """The places in `docs` (rising) of the first `count` by date; undated ones come last both ways."""
        keys = self._published[docs]
        if not newest:
            keys = np.where(keys == UNDATED, keys, -np.maximum(keys, UNDATED + 1))
        return best(np.arange(len(docs)), keys, count)[0]

    def by_score(self, docs: Docs, scores: Scores, count: int, now: int) -> tuple[Places, Scores]:
        """(places in `docs` of the `count` best, their scores with freshness); of equals the newer first.

        Args:
            docs: Rising.
            scores: Not negative.
            now: Minutes since 1970.
        """
        places = np.arange(len(docs))
        if len(docs) > max(count, _CUT_FROM):
            # Freshness adds a small share at most, so what is that much worse than enough others is out.
            floor = best(places, scores, count)[1][-1]
            places = np.flatnonzero(scores * np.float32(1 + FRESH + _ROUNDING) >= floor)
        published = self._published[docs[places]]
        final = scores[places] * freshness(published, now).astype(np.float32)
        # The bits of floats that are not negative are in the order of the floats.
        keys = final.view(np.int32).astype(np.int64) << 32 | (published.astype(np.int64) - UNDATED)
        chosen, _ = best(np.arange(len(keys)), keys, count)
        return places[chosen], final[chosen]
