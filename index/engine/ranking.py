"""The best of many scores, without sorting them all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_BLOCK = 64
_BLOCKS_FROM = 4096


def mirrored(values: NDArray[Any]) -> NDArray[Any]:
    """Values in the opposite order; twice gives them back. Integers of any width keep their order so."""
    return ~values if values.dtype.kind in "iu" else -values


def best(ids: NDArray[Any], scores: NDArray[Any], limit: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The `limit` highest scores with their ids, ordered by score, then by id.

    Long lists are first cut by the maxima of blocks: the limit-th best maximum is a score that at least
    `limit` entries reach, so nothing below it can be among the best.
    """
    if limit <= 0:
        return ids[:0], scores[:0]
    count = len(scores)
    blocks = count // _BLOCK
    if count >= _BLOCKS_FROM and blocks > limit:
        tops = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        floor = np.partition(tops, blocks - limit)[blocks - limit]
        chosen = np.flatnonzero(scores >= floor)
        ids, scores = ids[chosen], scores[chosen]
        count = len(scores)
    if count > limit:
        floor = np.partition(scores, count - limit)[count - limit]
        chosen = np.flatnonzero(scores >= floor)
        ids, scores = ids[chosen], scores[chosen]
    order = np.lexsort((ids, mirrored(scores)))[:limit]
    return ids[order], scores[order]
