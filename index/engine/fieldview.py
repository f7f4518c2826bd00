"""The terms and postings of one field in one segment, as views on the mapped file.

Terms stand sorted in one run of bytes, so a prefix is one slice of terms and, because postings follow the
terms, one slice of postings too. Positions follow the postings: those of a posting start where the
frequencies before it add up to.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrayfile import ArrayFile, buffer

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
        self._docs: Ids = file.unchecked(f"{name}/docs")
        self._frequencies = file.unchecked(f"{name}/tf") if f"{name}/tf" in file else None
        self._positions = file.unchecked(f"{name}/positions") if f"{name}/positions" in file else None
        self._position_starts = file.get(f"{name}/position_starts") if f"{name}/positions" in file else None
        self.count = len(self.term_starts) - 1
        self._wide: NDArray[np.int64] | None = None
        self._ends = buffer(self.term_starts)
        self._posts = buffer(self.starts)
        self._guides: list[bytes] | None = None

    @property
    def has_positions(self) -> bool:
        """Whether word positions were kept."""
        return self._positions is not None

    @property
    def frequencies(self) -> NDArray[Any] | None:
        """Frequencies of all postings, or None where all are 1."""
        return None if self._frequencies is None else self._file.get(f"{self.name}/tf")

    @property
    def docs(self) -> Ids:
        """Documents of all postings, term after term."""
        return self._file.get(f"{self.name}/docs")

    @property
    def wide_terms(self) -> NDArray[np.int64]:
        """The numbers of the terms that are not plain ASCII."""
        if self._wide is None:
            places = np.flatnonzero(np.frombuffer(self.blob, np.uint8) & 0x80)
            self._wide = np.unique(np.searchsorted(self.term_starts, places, side="right") - 1)
        return self._wide

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

    def lower_bound(self, term: bytes) -> int:
        """The number of the first term not below `term`."""
        guides = self._guides
        if guides is None:
            guides = self._guides = [self.term(number) for number in range(0, self.count, _GUIDE)]
        place = bisect_left(guides, term)
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
        number = self.lower_bound(term)
        return number if number < self.count and self.term(number) == term else -1

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

    def extent(self, number: int) -> tuple[int, int]:
        """Where the postings of a term stand."""
        return self._posts[number], self._posts[number + 1]

    def docs_of_range(self, low: int, high: int) -> Ids:
        """Documents of the terms [low, high), one list after another (not unique)."""
        start, end = self._posts[low], self._posts[high]
        self._file.check(f"{self.name}/docs", start, end)
        return self._docs[start:end]

    def postings(self, number: int) -> tuple[Ids, NDArray[Any] | None]:
        """(documents, frequencies or None where all are 1) of a term."""
        start, end = self._posts[number], self._posts[number + 1]
        self._file.check(f"{self.name}/docs", start, end)
        tf = self._frequencies
        if tf is None:
            return self._docs[start:end], None
        self._file.check(f"{self.name}/tf", start, end)
        return self._docs[start:end], tf[start:end]

    def positions(self, number: int) -> tuple[NDArray[np.int64], NDArray[Any]]:
        """(first[n+1], flat): positions of the i-th posting are flat[first[i]:first[i+1]]."""
        start, end = self._posts[number], self._posts[number + 1]
        flat = self.positions_of_terms(number, number + 1)
        tf = self.postings(number)[1]
        if tf is None:
            return np.arange(end - start + 1), flat
        first = np.zeros(end - start + 1, np.int64)
        np.cumsum(tf, out=first[1:], dtype=np.int64)
        return first, flat

    def positions_of_terms(self, low: int, high: int) -> NDArray[Any]:
        """Positions of all postings of the terms [low, high), in the order of the postings."""
        assert self._positions is not None and self._position_starts is not None
        start, end = int(self._position_starts[low]), int(self._position_starts[high])
        self._file.check(f"{self.name}/positions", start, end)
        return self._positions[start:end]
