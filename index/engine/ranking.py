"""The best of many scores, without sorting them all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_GROUP = 64
_GROUPS_FROM = 4096


def mirrored(values: NDArray[Any]) -> NDArray[Any]:
    """Values in the opposite order; twice gives them back. Integers of any width keep their order so."""
    return ~values if values.dtype.kind in "iu" else -values


def best(ids: NDArray[Any], scores: NDArray[Any], limit: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The `limit` highest scores with their ids (given rising), ordered by score, then by id.

    Long lists are first cut by the maxima of groups: the limit-th best maximum is a score that at least
    `limit` entries reach, so nothing below it can be among the best.
    """
    if limit <= 0:
        return ids[:0], scores[:0]
    if scores.strides == (0,):  # all alike
        return ids[:limit], scores[:limit]
    count = len(scores)
    groups = count // _GROUP
    if count >= _GROUPS_FROM and groups > limit:
        # Groups of every n-th entry: their maxima are taken whole rows at a time.
        tops = scores[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
        chosen = (scores >= np.partition(tops, groups - limit)[groups - limit]).nonzero()[0]
        ids, scores = ids.take(chosen), scores.take(chosen)
        count = len(scores)
    if count > limit:
        floor = np.partition(scores, count - limit)[count - limit]
        above = (scores > floor).nonzero()[0]
        level = (scores == floor).nonzero()[0][: limit - len(above)]
        chosen = np.concatenate((above, level))
        ids, scores = ids.take(chosen), scores.take(chosen)
    order = np.lexsort((ids, mirrored(scores)))
    return ids.take(order), scores.take(order)
