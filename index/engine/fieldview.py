"""The terms and postings of one field in one segment, as views on the mapped file.

Terms stand sorted in one run of bytes, so a prefix is one slice of terms and, because postings follow the
terms, one slice of postings too. Where a field keeps positions, all texts of the segment are thought of as one
row of words; a term's occurrences are its places in that row, rising over all documents, so that a phrase is
the meeting of a few lists of numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrayfile import ArrayFile, buffer
from index.engine.postings import LENGTH_BITS

Ids = NDArray[np.uint32]
_GUIDE = 256
"""Every so-manieth term is kept as Python bytes, where bisecting is quick."""


class FieldView:
    """One field of one segment; term numbers count the sorted terms from 0."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.name = name
        self.blob = buffer(file.get(f"{name}/terms"))
        self.term_starts = file.get(f"{name}/term_starts")
        self.starts = file.get(f"{name}/starts")
        self._file = file
        self._docs_name = f"{name}/docs"
        self._weights_name = f"{name}/weights"
        self._docs: Ids = file.unchecked(self._docs_name)
        self._weights = file.unchecked(self._weights_name) if self._weights_name in file else None
        self.has_positions = f"{name}/occurrences" in file
        self.count = len(self.term_starts) - 1
        self._wide: NDArray[np.int64] | None = None
        self._ends = buffer(self.term_starts)
        self._posts = buffer(self.starts)
        self._guides: list[bytes] | None = None

    @property
    def docs(self) -> Ids:
        """Documents of all postings, term after term."""
        return self._file.get(self._docs_name)

    @property
    def wide_terms(self) -> NDArray[np.int64]:
        """The numbers of the terms that are not plain ASCII."""
        if self._wide is None:
            places = np.flatnonzero(np.frombuffer(self.blob, np.uint8) & 0x80)
            self._wide = np.unique(np.searchsorted(self.term_starts, places, side="right") - 1)
        return self._wide

    # The dictionary

    def term(self, number: int) -> bytes:
        """The bytes of a term."""
        return bytes(self.blob[self._ends[number] : self._ends[number + 1]])

    def terms(self, low: int = 0, high: int | None = None) -> list[bytes]:
        """The terms low..high in order."""
        stop = self.count if high is None else high
        if stop <= low:
            return []
        ends = self.term_starts[low : stop + 1].tolist()
        base = ends[0]
        data = bytes(self.blob[base : ends[-1]])
        return [data[a - base : b - base] for a, b in pairwise(ends)]

    def _guide(self) -> list[bytes]:
        guides = self._guides
        if guides is None:
            guides = self._guides = [self.term(number) for number in range(0, self.count, _GUIDE)]
        return guides

    def lower_bound(self, term: bytes) -> int:
        """The number of the first term not below `term`."""
        place = bisect_left(self._guide(), term)
        low, high = max(0, place - 1) * _GUIDE, min(place * _GUIDE, self.count)
        ends, blob = self._ends, self.blob
        while low < high:
            middle = (low + high) >> 1
            if bytes(blob[ends[middle] : ends[middle + 1]]) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, term: bytes) -> int:
        """The number of a term, -1 when the segment does not have it."""
        place = bisect_right(self._guide(), term) - 1
        if place < 0:
            return -1
        # One search in the bytes of a run of terms is quicker than bisecting term by term.
        low, high = place * _GUIDE, min((place + 1) * _GUIDE, self.count)
        ends = self._ends
        base = ends[low]
        data = bytes(self.blob[base : ends[high]])
        at = data.find(term)
        while at >= 0:
            number = bisect_left(ends, base + at, low, high)
            if ends[number] == base + at and ends[number + 1] == base + at + len(term):
                return number
            at = data.find(term, at + 1)
        return -1

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """The numbers [low, high) of the terms that start with `prefix`."""
        low = self.lower_bound(prefix)
        stem = prefix.rstrip(b"\xff")
        high = self.lower_bound(stem[:-1] + bytes([stem[-1] + 1])) if stem else self.count
        return low, high

    def document_frequency(self, number: int) -> int:
        """In how many documents of the segment a term occurs."""
        return int(self._posts[number + 1] - self._posts[number])

    def frequencies_of_terms(self, low: int = 0, high: int | None = None) -> NDArray[np.int64]:
        """Document frequencies of the terms low..high."""
        stop = self.count if high is None else high
        edges: NDArray[np.int64] = self.starts[low : stop + 1].astype(np.int64)
        sizes: NDArray[np.int64] = edges[1:] - edges[:-1]
        return sizes

    # Postings

    def docs_of_range(self, low: int, high: int) -> Ids:
        """Documents of the terms [low, high), one list after another (not unique)."""
        start, end = self._posts[low], self._posts[high]
        self._file.check(self._docs_name, start, end)
        return self._docs[start:end]

    def docs_of_terms(self, numbers: NDArray[np.int64]) -> Ids:
        """Documents of some terms (numbers rising), one list after another (not unique)."""
        if not len(numbers):
            return self._docs[:0]
        starts, ends = self.starts[numbers].astype(np.int64), self.starts[numbers + 1].astype(np.int64)
        self._file.check_runs(self._docs_name, starts, ends)
        sizes = ends - starts
        after = np.cumsum(sizes)
        docs: Ids = self._docs[np.arange(int(after[-1])) + np.repeat(starts - (after - sizes), sizes)]
        return docs

    def weights_of_range(self, low: int, high: int) -> NDArray[Any] | None:
        """Weights (frequency above, one-byte field length below) of the postings of the terms [low, high).

        None where no posting has any: an unscored field whose terms occur once a document.
        """
        if self._weights is None:
            return None
        start, end = self._posts[low], self._posts[high]
        self._file.check(self._weights_name, start, end)
        return self._weights[start:end]

    def frequencies_of_range(self, low: int, high: int) -> NDArray[Any]:
        """Frequencies of the postings of the terms [low, high)."""
        weights = self.weights_of_range(low, high)
        if weights is None:
            return np.ones(self._posts[high] - self._posts[low], np.uint8)
        frequencies: NDArray[Any] = weights >> LENGTH_BITS
        return frequencies

    def postings(self, number: int) -> tuple[Ids, NDArray[Any]]:
        """(documents, frequencies) of a term."""
        return self.docs_of_range(number, number + 1), self.frequencies_of_range(number, number + 1)

    # Positions

    @cached_property
    def text_starts(self) -> NDArray[Any]:
        """Where each document's text starts in the row of all texts; one more than documents."""
        return self._file.get(f"{self.name}/text_starts")

    @cached_property
    def _occurrence_starts(self) -> memoryview:
        return buffer(self._file.get(f"{self.name}/occurrence_starts"))

    def occurrences(self, low: int, high: int) -> NDArray[Any]:
        """Places in the row of all texts of the terms [low, high), in the order of their postings."""
        start, end = self._occurrence_starts[low], self._occurrence_starts[high]
        name = f"{self.name}/occurrences"
        self._file.check(name, start, end)
        return self._file.unchecked(name)[start:end]

    def positions(self, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(first[n+1], flat): positions of the i-th posting are flat[first[i]:first[i+1]]."""
        docs, tf = self.postings(number)
        first = np.zeros(len(docs) + 1, np.int64)
        np.cumsum(tf, out=first[1:])
        places = self.occurrences(number, number + 1).astype(np.int64)
        return first, places - np.repeat(self.text_starts[docs].astype(np.int64), tf)

    def positions_in(self, number: int, doc: int) -> list[int]:
        """The positions of a term in one document, rising."""
        places = self.occurrences(number, number + 1)
        begin, end = self.text_starts[doc], self.text_starts[doc + 1]
        low, high = np.searchsorted(places, (begin, end))
        found: list[int] = (places[low:high].astype(np.int64) - int(begin)).tolist()
        return found
