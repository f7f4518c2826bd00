"""Operations on sorted lists of document numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.scratch import Scratch

Ids = NDArray[np.uint32]
Places = NDArray[np.int64]
_GALLOP = 12
_SMALL = 400
NONE: Ids = np.zeros(0, np.uint32)


class Sets:
    """Set operations inside one segment, with the working arrays of a thread.

    Args:
        scratch: The thread's arrays.
        count: Documents in the segment.
    """

    def __init__(self, scratch: Scratch, count: int) -> None:
        self.scratch = scratch
        self.count = count

    def intersect(self, short: Ids, long: Ids) -> tuple[Places, Places]:
        """Places in both lists of their common documents."""
        if len(short) * _GALLOP < len(long):
            at = np.searchsorted(long, short)
            np.minimum(at, len(long) - 1, out=at)
            kept = np.flatnonzero(long[at] == short)
            return kept, at[kept]
        if len(long) * _GALLOP < len(short):
            there, here = self.intersect(long, short)
            return here, there
        slots = self.scratch.slots(self.count)
        slots[long] = np.arange(1, len(long) + 1, dtype=np.int32)
        found = slots[short]
        slots[long] = 0
        kept = np.flatnonzero(found)
        return kept, found[kept].astype(np.int64) - 1

    def intersect_all(self, lists: list[Ids]) -> tuple[Ids, list[Places | None]]:
        """The documents common to all lists, and their places in each (None: all of it, in order)."""
        order = sorted(range(len(lists)), key=lambda number: len(lists[number]))
        ids = lists[order[0]]
        places: list[Places | None] = [None] * len(lists)
        for step, number in enumerate(order[1:], 1):
            if not len(ids):
                return NONE, [ids.astype(np.int64)] * len(lists)
            here, places[number] = self.intersect(ids, lists[number])
            ids = ids[here]
            for before in order[:step]:
                held = places[before]
                places[before] = here if held is None else held[here]
        return ids, places

    def contains(self, ids: Ids, members: NDArray[Any]) -> NDArray[np.bool_]:
        """Which of `ids` are in `members` (any order, repeats allowed)."""
        mask = self.scratch.mask(self.count)
        mask[members] = True
        found = mask[ids]
        mask[members] = False
        return found

    def unique(self, docs: Ids) -> Ids:
        """The documents of several lists in order, each once."""
        if len(docs) < _SMALL:
            return np.unique(docs)
        mask = self.scratch.mask(self.count)
        mask[docs] = True
        found = np.flatnonzero(mask).astype(np.uint32)
        mask[found] = False
        return found

    def complement(self, ids: Ids) -> Ids:
        """All other documents of the segment."""
        mask = self.scratch.mask(self.count)
        mask[ids] = True
        found = np.flatnonzero(~mask).astype(np.uint32)
        mask[ids] = False
        return found

    def union(self, parts: list[tuple[Ids, NDArray[np.float32]]]) -> tuple[Ids, NDArray[np.float32]]:
        """The documents of any part with the sum of their scores."""
        parts = [part for part in parts if len(part[0])]
        if not parts:
            return NONE, np.zeros(0, np.float32)
        if len(parts) == 1:
            return parts[0]
        if sum(len(ids) for ids, _ in parts) < _SMALL:
            ids, inverse = np.unique(np.concatenate([ids for ids, _ in parts]), return_inverse=True)
            weights = np.concatenate([scores for _, scores in parts])
            return ids, np.bincount(inverse, weights=weights).astype(np.float32)
        # A score may be zero, so membership has a mask of its own.
        sums, mask = self.scratch.sums(self.count), self.scratch.mask(self.count)
        for ids, scores in parts:
            sums[ids] += scores
            mask[ids] = True
        found = np.flatnonzero(mask).astype(np.uint32)
        total = sums[found]
        sums[found] = 0
        mask[found] = False
        return found, total

    def add_scores(self, ids: Ids, scores: NDArray[np.float32], more: Ids, extra: NDArray[np.float32]) -> None:
        """Add the scores of another list to the documents of `ids`, in place."""
        if not len(ids) or not len(more):
            return
        if len(ids) * _GALLOP < len(more) or len(more) * _GALLOP < len(ids):
            here, there = self.intersect(ids, more)
            scores[here] += extra[there]
            return
        sums = self.scratch.sums(self.count)
        sums[more] = extra
        scores += sums[ids]
        sums[more] = 0
