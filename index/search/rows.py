"""Articles of one text as one row: of every group only the first that matches is left in the results.

The groups are turned into arrays once for a committed state; a search then looks at those of its documents
that are in a group and at no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.engine import Snapshot

Docs = NDArray[np.int64]
Scores = NDArray[np.float32]


class Rows:
    """The groups of one committed state.

    Args:
        groups: (id, group, outlet) of all articles in groups; group by group, the one that stands for it first.
    """

    def __init__(self, snapshot: Snapshot, groups: Sequence[tuple[str, int, str]]) -> None:
        docs = snapshot.docs_having("id", [article_id for article_id, *_ in groups])
        place = {article_id: n for n, (article_id, *_) in enumerate(groups)}
        places = np.array([place[article_id] for article_id in snapshot.id_of(docs)], np.int64)
        docs = docs[np.argsort(places)]
        numbers = np.array([number for _, number, _ in groups], np.int64)[np.sort(places)]
        names, numbers, sizes = np.unique(numbers, return_inverse=True, return_counts=True)
        several = sizes[numbers] > 1
        self._members: Docs = docs[several]
        self._groups = numbers[several]
        self._group_of = np.zeros(snapshot.doc_count_all, np.int32)
        self._group_of[self._members] = self._groups + 1
        self._sizes = np.concatenate([[0], sizes])
        outlets: dict[int, set[str]] = {}
        for _, number, outlet in groups:
            outlets.setdefault(number, set()).add(outlet)
        self._of_one_outlet = [False, *(len(outlets[n]) == 1 and "" not in outlets[n] for n in names.tolist())]

    def accounts(self, docs: Sequence[int]) -> list[tuple[int, str]]:
        """How many articles each document's row stands for, itself among them, and what they are to each other.

        0 for a document that is alone; "version" where one outlet printed them all, else "reprint".
        """
        groups = self._group_of.take(docs)
        outlets = self._of_one_outlet
        return [
            (size, "version" if outlets[group] else "reprint")
            for group, size in zip(groups.tolist(), self._sizes.take(groups).tolist(), strict=True)
        ]

    def fold(self, docs: Docs, scores: Scores) -> tuple[Docs, Scores]:
        """Of these documents (rising), those that have a row of their own."""
        if not len(self._members) or np.count_nonzero(self._group_of[docs]) < 2:
            return docs, scores
        matching = np.zeros(len(self._group_of), bool)
        matching[docs] = True
        found = np.flatnonzero(matching[self._members])
        groups = self._groups[found]
        behind = self._members[found[1:][groups[1:] == groups[:-1]]]
        if not len(behind):
            return docs, scores
        matching[behind] = False
        kept = matching[docs]
        return docs[kept], scores[kept]
