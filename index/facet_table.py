"""The values of a keyword field by document, for counting them over any set of documents in microseconds.

The index keeps postings: value → documents. Counting over results needs the other way round. Each segment's part
is turned once, when the segment is first met, and serves every later state that still has the segment: after a
commit only what the commit brought is turned.

Values have numbers of their own over all segments, given in the order they are met. A term is known again by a
hash of 64 bits (random for each process, so that no text can be made to collide), because a dictionary of a
million names as Python objects would take 150 MB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.engine import best

if TYPE_CHECKING:
    from index.engine import FieldView, Snapshot

Ids = NDArray[np.int64]
Numbers = NDArray[np.int32]

_RUN = 1 << 16
_WEIGHTS = 4096
_MOST = 8
"""Values of one document that stand in its row at most; what it has more stands in a list beside the rows."""


class Numbering:
    """Numbers the values of one field; a value keeps its number as long as this lives."""

    def __init__(self) -> None:
        self.size = 0
        self._hashes = np.zeros(0, np.uint64)
        self._numbers = np.zeros(0, np.int32)
        random = np.random.default_rng()
        self._weights = random.integers(0, 1 << 63, _WEIGHTS, np.uint64) * np.uint64(2) + np.uint64(1)

    def numbers(self, view: FieldView) -> Numbers:
        """The numbers of the terms of a segment's dictionary, in order; new terms get new ones."""
        hashes = np.concatenate(
            [np.zeros(0, np.uint64), *(self._hash(view, n, n + _RUN) for n in range(0, view.count, _RUN))]
        )
        places = np.searchsorted(self._hashes, hashes)
        known = places < len(self._hashes)
        known[known] = self._hashes[places[known]] == hashes[known]
        found = np.empty(len(hashes), np.int32)
        found[known] = self._numbers[places[known]]
        fresh = np.flatnonzero(~known)
        found[fresh] = np.arange(self.size, self.size + len(fresh), dtype=np.int32)
        self.size += len(fresh)
        if len(fresh):
            joined = np.concatenate([self._hashes, hashes[fresh]])
            order = np.argsort(joined)
            self._hashes = joined[order]
            self._numbers = np.concatenate([self._numbers, found[fresh]])[order]
        return found

    def _hash(self, view: FieldView, low: int, high: int) -> NDArray[np.uint64]:
        """Multilinear hashes: the sum of a random weight for each place times the byte there."""
        starts = view.term_starts[low : high + 1].astype(np.int64)
        sizes = np.diff(starts)
        blob = np.frombuffer(view.blob, np.uint8)[starts[0] : starts[-1]].astype(np.uint64) + np.uint64(1)
        place = np.arange(len(blob)) - np.repeat(starts[:-1] - starts[0], sizes)
        blob *= self._weights[place % _WEIGHTS]
        result = np.zeros(len(sizes), np.uint64)
        filled = sizes > 0
        if filled.any():
            result[filled] = np.add.reduceat(blob, (starts[:-1] - starts[0])[filled])
        return result


class SegmentValues:
    """One field of one segment turned round. In all arrays, 0 is no value and n + 1 the value numbered n.

    Args:
        view: The field's dictionary and postings.
        count: Documents of the segment.
        numbering: That of the field.
    """

    def __init__(self, view: FieldView, count: int, numbering: Numbering) -> None:
        self._view = view
        numbers = numbering.numbers(view)
        self._by_number: tuple[Numbers, NDArray[np.int64]] | None = None
        self._numbers = numbers
        values = np.repeat(numbers, view.frequencies_of_terms()).astype(np.uint64) + np.uint64(1)
        keys = np.sort(view.docs.astype(np.uint64) << np.uint64(32) | values)
        docs, values_by_doc = (keys >> np.uint64(32)).astype(np.int64), keys.astype(np.uint32).astype(np.int32)
        sizes = np.bincount(docs, minlength=count)
        width = min(int(np.ceil(len(docs) / max(count, 1))) + 1, int(sizes.max(initial=0)), _MOST)
        place = np.arange(len(docs)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        inside = place < width
        self._rows = np.zeros((count, width), np.int32)
        self._rows[docs[inside], place[inside]] = values_by_doc[inside]
        self._more_docs = docs[~inside].astype(np.int32)
        self._more = values_by_doc[~inside]

    def of(self, ids: Ids) -> list[Numbers]:
        """The values of these documents, in parts, each document's as often as it stands in `ids`."""
        parts = [self._rows.take(ids, axis=0).ravel()]  # many times faster than indexing with an array
        if len(self._more):
            if len(ids) == len(self._rows):
                parts.append(self._more)
            else:
                mask = np.zeros(len(self._rows), bool)
                mask[ids] = True
                parts.append(self._more[mask.take(self._more_docs)])
        return parts

    def terms(self, wanted: Numbers) -> dict[int, bytes]:
        """Number → term, for those of the numbers that the segment has."""
        if self._by_number is None:
            order = np.argsort(self._numbers, kind="stable")
            self._by_number = (self._numbers[order], order)
        ordered, terms = self._by_number
        places = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
        return {
            number: self._view.term(int(terms[place]))
            for number, place in zip(wanted.tolist(), places.tolist(), strict=True)
            if ordered[place] == number
        }


class FacetTable:
    """One field of one committed state.

    Args:
        snapshot: The state.
        parts: The field's values in each segment, None where it has none.
        size: Numbers given so far.
    """

    def __init__(self, snapshot: Snapshot, parts: list[SegmentValues | None], size: int) -> None:
        self._parts = parts
        self._size = size
        self._bounds = [(segment.base, segment.base + segment.count) for segment in snapshot.segments]
        self._live = np.zeros(snapshot.doc_count_all, bool)
        self._live[snapshot.all_docs()] = True
        self._live_count = snapshot.doc_count
        self._all: NDArray[np.int64] | None = None

    def top(self, docs: Ids, limit: int) -> list[tuple[str, int]]:
        """The values that most of these documents (rising) have with their counts."""
        values, counts = self._counts(docs)
        values, counts = best(values, counts, limit)
        names: dict[int, bytes] = {}
        for part in self._parts:
            if part is not None and len(names) < len(values):
                names |= part.terms(values)
        pairs = zip(values.tolist(), counts.tolist(), strict=True)
        return [(names[number].decode(), count) for number, count in pairs if count]

    def _counts(self, docs: Ids) -> tuple[Numbers, NDArray[np.int64]]:
        """(numbers, how many of the documents have each); some counts may be 0."""
        if len(docs) * 2 > self._live_count:
            if self._all is None:
                self._all = self._dense(np.flatnonzero(self._live))
            counts = self._all
            if len(docs) < self._live_count:
                # Most articles match, as when one letter is typed: take away what does not.
                others = self._live.copy()
                others[docs] = False
                counts = counts - self._dense(np.flatnonzero(others))
            return np.arange(self._size, dtype=np.int32), counts
        if len(docs) * 8 > self._size:
            return np.arange(self._size, dtype=np.int32), self._dense(docs)
        values, few = np.unique(np.concatenate([np.zeros(0, np.int32), *self._of(docs)]), return_counts=True)
        begin = 1 if len(values) and values[0] == 0 else 0
        return values[begin:] - np.int32(1), few[begin:]

    def _dense(self, docs: Ids) -> NDArray[np.int64]:
        parts = self._of(docs)
        together = parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, np.int32), *parts])
        return np.bincount(together, minlength=self._size + 1)[1:]

    def _of(self, docs: Ids) -> list[Numbers]:
        found: list[Numbers] = []
        for part, (base, end) in zip(self._parts, self._bounds, strict=True):
            if part is not None:
                low, high = np.searchsorted(docs, (base, end))
                if high > low:
                    found += part.of(docs[low:high] - base if base else docs[low:high])
        return found
