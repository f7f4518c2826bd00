"""The values of keyword fields by document, for counting them over any set of documents in microseconds.

The index keeps postings: value → documents. Counting over results needs the other way round. Each segment's part
is turned once, when the segment is first met, and serves every later state that still has the segment: after a
commit only what the commit brought is turned.

All fields that are counted together share one row of numbers a document and one space of numbers, so that one
look at the rows and one count give the values of all of them. The next letter of a word takes some documents
away and leaves the others; so a count begins at the nearest one of a moment ago, where one is near.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.search.facet_numbers import Numbers, Space

if TYPE_CHECKING:
    from index.engine import FieldView, Snapshot

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]

_MOST = 24
_OUTSIDE = 12
"""How many numbers of a document stand in its row at most, and which share of all numbers (one in so many) may
stand in a list beside the rows."""
_DENSE = 128
"""From a document for so many numbers on, every number gets a place to be counted in."""
_NEARBY = 3
"""Counts that the next one may begin at."""
_FEW = 5
"""Where so many times more numbers stand beside the rows, those of some documents are looked up one by one."""
_RUN = 1 << 13
_NONE = np.zeros(0, np.int32)


class SegmentTerms:
    """The numbers of the terms of one field in one segment.

    Args:
        view: The field's dictionary and postings.
        numbers: Those of its terms, in order.
    """

    def __init__(self, view: FieldView, numbers: Numbers) -> None:
        self.view = view
        self.numbers = numbers
        self._ordered: tuple[Numbers, NDArray[np.int64]] | None = None

    def terms(self, wanted: Ids) -> dict[int, bytes]:
        """Number → term, for those of the numbers that the segment has."""
        if self._ordered is None:
            order = np.argsort(self.numbers, kind="stable")
            self._ordered = (self.numbers[order], order)
        ordered, terms = self._ordered
        places = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
        return {
            number: self.view.term(int(terms[place]))
            for number, place in zip(wanted.tolist(), places.tolist(), strict=True)
            if ordered[place] == number
        }


class SegmentValues:
    """The fields of one segment turned round. In the rows 0 is no value and n + 1 the value numbered n.

    Args:
        fields: The keyword fields that the segment has.
        single: A number that every document has besides, such as that of its month.
        count: Documents of the segment.
    """

    def __init__(self, fields: Sequence[SegmentTerms], single: Numbers | None, count: int) -> None:
        self._count = count
        columns = [] if single is None else [single + np.int32(1)]
        keys = [np.zeros(0, np.uint64)]
        for field in fields:
            numbers = np.repeat(field.numbers + np.int32(1), field.view.frequencies_of_terms())
            if np.bincount(field.view.docs, minlength=count).max(initial=0) > 1:
                keys.append(field.view.docs.astype(np.uint64) << np.uint64(32) | numbers.astype(np.uint64))
            else:  # a column of its own, where nothing has to be sorted
                columns.append(np.zeros(count, np.int32))
                columns[-1][field.view.docs] = numbers
        joined = np.concatenate(keys)
        joined.sort()
        docs, numbers = (joined >> np.uint64(32)).astype(np.int64), joined.astype(np.uint32).astype(np.int32)
        sizes = np.bincount(docs, minlength=count)
        at_least = np.bincount(sizes)[::-1].cumsum()[::-1][1:]  # documents with one number, with two...
        enough = len(docs) - len(docs) // _OUTSIDE
        width = min(1 + int(at_least.cumsum().searchsorted(enough)), _MOST) if len(docs) else 0
        place = np.arange(len(docs)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        fits = place < width
        highest = max([int(numbers.max(initial=0)), *(int(column.max(initial=0)) for column in columns)])
        kind = np.uint16 if highest < 1 << 16 else np.int32
        self._rows = np.zeros((count, len(columns) + width), kind)
        for number, column in enumerate(columns):
            self._rows[:, number] = column
        self._rows[docs[fits], place[fits] + len(columns)] = numbers[fits]
        self._more = numbers[~fits].astype(kind)
        self._more_docs = docs[~fits]
        self._more_ends = np.bincount(self._more_docs, minlength=count).cumsum(dtype=np.int32)
        self._more_sizes = np.diff(self._more_ends, prepend=np.int32(0))

    def of(self, ids: Ids) -> list[Numbers]:
        """The numbers of these documents (rising), in parts."""
        parts = [self._rows.take(ids, axis=0).ravel()]  # many times faster than indexing with an array
        if len(ids) == self._count:
            parts.append(self._more)
        elif len(ids) * _FEW < len(self._more):
            sizes = self._more_sizes.take(ids)
            having = sizes.nonzero()[0]  # one document in twelve or fewer
            sizes = sizes.take(having).astype(np.int64)
            after = sizes.cumsum()
            starts = self._more_ends.take(ids.take(having)) - after
            parts.append(self._more.take(np.arange(sizes.sum()) + np.repeat(starts, sizes)))
        elif len(self._more):
            mask = np.zeros(self._count, bool)
            mask[ids] = True
            parts.append(self._more[mask.take(self._more_docs)])
        return parts


class Counts:
    """How many documents have each number.

    Args:
        space: Where the numbers are from.
        counts: For every number of the space, or for `numbers`.
        numbers: Those that any of the documents has, rising.
    """

    def __init__(self, space: Space, counts: Ids, numbers: Ids | None = None) -> None:
        self._space = space
        self._counts = counts
        self._numbers = numbers

    def of(self, owner: int) -> tuple[Ids, Ids]:
        """(numbers, rising, counts) of one field; some counts may be 0."""
        if self._numbers is None:
            numbers, runs = self._space.owned(owner)
            # What came with a later state is not counted.
            parts = [self._counts[run] for run in runs if run.start < len(self._counts)]
            counts = parts[0] if len(parts) == 1 else np.concatenate([self._counts[:0], *parts])
            return numbers[: len(counts)], counts
        own = (self._space.owners(self._numbers) == owner).nonzero()[0]
        return self._numbers.take(own), self._counts.take(own)

    def at(self, numbers: Ids) -> Ids:
        """The counts of these numbers, in any order."""
        if self._numbers is None:
            counts = self._counts.take(numbers, mode="clip")
            counts[numbers >= len(self._counts)] = 0  # what came with a later state
            return counts
        if not len(self._numbers):
            return np.zeros(len(numbers), np.int64)
        places = np.minimum(self._numbers.searchsorted(numbers), len(self._numbers) - 1)
        return np.where(self._numbers.take(places) == numbers, self._counts.take(places), 0)


@dataclass(frozen=True, slots=True)
class _Known:
    """A count of every number over the documents of a mask."""

    mask: Mask
    size: int
    counts: Ids


class FacetTable:
    """The fields of one committed state.

    Args:
        snapshot: The state.
        parts: The values in each segment.
        space: That of all numbers.
    """

    def __init__(self, snapshot: Snapshot, parts: list[SegmentValues], space: Space) -> None:
        self._parts = parts
        self._space = space
        self._size = space.size
        self._bounds = [(segment.base, segment.base + segment.count) for segment in snapshot.segments]
        self._live = np.zeros(snapshot.doc_count_all, bool)
        self._live[snapshot.all_docs()] = True
        self._all: _Known | None = None
        self._recent: deque[_Known] = deque(maxlen=_NEARBY)
        self._last: tuple[Ids, Counts] | None = None
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Count all documents, which most counts of common words begin at."""
        live = self._live.nonzero()[0]
        self._all = _Known(self._live, len(live), self._dense(live))

    def count(self, docs: Ids) -> Counts:
        """The values of these documents (rising, not to be changed)."""
        last = self._last
        if last is not None and last[0] is docs:  # asked for the next field
            return last[1]
        if len(docs) * _DENSE > self._size:
            counts = Counts(self._space, self._nearest(docs))
        else:
            counts = self._sparse(docs)
        self._last = (docs, counts)
        return counts

    def _sparse(self, docs: Ids) -> Counts:
        numbers = np.sort(np.concatenate([_NONE, *self._of(docs)]))
        numbers = numbers[numbers.searchsorted(1) :]
        first = np.ones(len(numbers), bool)
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        starts = first.nonzero()[0]
        return Counts(self._space, np.diff(starts, append=len(numbers)), numbers[starts].astype(np.int64) - 1)

    def _nearest(self, docs: Ids) -> Ids:
        """The count of every number."""
        if self._all is None and len(docs) * 2 > len(self._live):
            self.prepare()
        with self._lock:
            known = list(self._recent)
        if self._all is not None:
            known.append(self._all)
        mask = np.zeros(len(self._live), bool)
        mask[docs] = True
        nearest, steps = None, len(docs)
        for other in known:
            if abs(other.size - len(docs)) < steps:
                apart = int(np.count_nonzero(other.mask ^ mask))
                if apart < steps:
                    nearest, steps = other, apart
        if nearest is None:
            counts = self._dense(docs)
        else:
            added = (mask & ~nearest.mask).nonzero()[0]
            gone = (nearest.mask & ~mask).nonzero()[0]
            counts = nearest.counts
            counts = counts + self._dense(added) if len(added) else counts
            counts = counts - self._dense(gone) if len(gone) else counts
        with self._lock:
            self._recent.append(_Known(mask, len(docs), counts))
        return counts

    def _dense(self, docs: Ids) -> Ids:
        """The count of every number, in runs of documents whose rows stay in the processor's cache."""
        run = max(_RUN, self._size)
        counts = np.zeros(self._size + 1, np.int64)
        for start in range(0, len(docs), run):
            # Made wide at once: `bincount` would make a copy that is.
            numbers = np.concatenate([_NONE, *self._of(docs[start : start + run])], dtype=np.int64)
            counts += np.bincount(numbers, minlength=self._size + 1)
        return counts[1:]

    def _of(self, docs: Ids) -> list[Numbers]:
        if len(self._parts) == 1:
            return self._parts[0].of(docs)
        found: list[Numbers] = []
        for part, (base, end) in zip(self._parts, self._bounds, strict=True):
            low, high = docs.searchsorted((base, end)).tolist()
            if high > low:
                found += part.of(docs[low:high] - base)
        return found
