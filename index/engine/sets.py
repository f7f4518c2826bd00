"""Operations on rising lists of document numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.scratch import Scratch

Docs = NDArray[np.int64]
Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]
Hits = tuple[Docs, Scores]
GALLOP = 8
"""A list that is so many times longer than another is searched for its numbers, not walked."""
_SPARSE = 200
"""Lists that together hold fewer numbers than this share of all documents are sorted, not spread out."""
_RUN = 1 << 15
NONE: Docs = np.zeros(0, np.int64)


def mark(mask: Mask, docs: NDArray[Any]) -> None:
    """Set the places of a mask (numbers in any order), in runs that stay in the processor's cache."""
    for start in range(0, len(docs), _RUN):
        mask[docs[start : start + _RUN].astype(np.intp)] = True


def distinct(docs: Docs) -> Docs:
    """The numbers of a new array (in any order), rising, each once."""
    docs.sort()
    first = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=first[1:])
    return docs[first]


def find(docs: Docs, wanted: Docs) -> tuple[Docs, Mask]:
    """For each wanted number its place in a list that is not empty, and whether it is there."""
    at = docs.searchsorted(wanted)
    return at, docs.take(at, mode="clip") == wanted


def scores_of(docs: Docs, scores: Scores, wanted: Docs, scratch: Scratch, count: int) -> tuple[Scores, Mask]:
    """The scores of another list for the wanted documents, 0 where it has none; and where it has one."""
    if len(wanted) * GALLOP < len(docs):
        at, there = find(docs, wanted)
        found = scores.take(at, mode="clip")
        found *= there
        return found, there
    sums = scratch.sums(count)
    sums[docs] = scores
    found = sums.take(wanted)
    sums[docs] = 0
    mask = np.zeros(count, bool)
    mask[docs] = True
    return found, mask.take(wanted)


def union(parts: list[tuple[Docs, Scores]], scratch: Scratch, count: int) -> tuple[Docs, Scores]:
    """The documents of any part with the sum of their scores."""
    parts = [part for part in parts if len(part[0])]
    if not parts:
        return NONE, np.zeros(0, np.float32)
    if len(parts) == 1:
        return parts[0]
    total = sum([len(docs) for docs, _ in parts])
    if total * _SPARSE < count:
        docs, inverse = np.unique(np.concatenate([docs for docs, _ in parts]), return_inverse=True)
        weights = np.concatenate([scores for _, scores in parts])
        return docs, np.bincount(inverse, weights=weights).astype(np.float32)
    sums = scratch.sums(count)
    for number, (docs, scores) in enumerate(parts):
        if number:
            sums[docs] += scores
        else:
            sums[docs] = scores
    if all(float(scores.min()) > 0 for _, scores in parts):
        found = (sums > 0).nonzero()[0]
    else:  # a score may be zero or less, so membership has a mask of its own
        mask = np.zeros(count, bool)
        for docs, _ in parts:
            mask[docs] = True
        found = mask.nonzero()[0]
    summed = sums.take(found)
    sums[found] = 0
    return found, summed
