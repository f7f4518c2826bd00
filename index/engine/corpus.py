"""One committed state of an index, open for reading and shared by all threads: segments and statistics."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import byte_to_length
from index.engine.segment import SegmentFile

_CACHE_BYTES = 48 << 20
_NUMBERS = 50_000


class ByteCache:
    """The arrays used last, up to a number of bytes."""

    def __init__(self, limit: int = _CACHE_BYTES) -> None:
        self._limit = limit
        self._size = 0
        self._items: OrderedDict[Any, NDArray[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Any) -> NDArray[Any] | None:
        """The array kept under a key."""
        with self._lock:
            value = self._items.get(key)
            if value is not None:
                self._items.move_to_end(key)
            return value

    def put(self, key: Any, value: NDArray[Any]) -> None:
        """Keep an array, unless it would push out most of the others."""
        if value.nbytes > self._limit // 4:
            return
        with self._lock:
            old = self._items.pop(key, None)
            self._size += value.nbytes - (0 if old is None else old.nbytes)
            self._items[key] = value
            while self._size > self._limit:
                self._size -= self._items.popitem(last=False)[1].nbytes


class OpenSegment:
    """A segment in a committed state.

    Attributes:
        file: Its immutable part.
        base: The global number of its first document.
        count: Documents in it, deleted ones included.
        live: Mask of the documents that are not deleted; None when none is.
        entry: Whoosh's entry of the segment.
    """

    def __init__(self, file: SegmentFile, base: int, entry: Any) -> None:
        self.file = file
        self.base = base
        self.count = file.doc_count
        self.entry = entry
        self.live: NDArray[np.bool_] | None = None
        if entry.has_deletions():
            self.live = np.ones(self.count, bool)
            self.live[np.fromiter(entry.deleted_docs(), np.int64)] = False

    @property
    def live_count(self) -> int:
        """Documents that are not deleted."""
        return self.count if self.live is None else int(np.count_nonzero(self.live))


class Corpus:
    """Segments of one generation with the statistics that scores need, taken over all of them.

    Like Whoosh, statistics count deleted documents until a merge drops them.

    Args:
        schema: The Whoosh schema.
        segments: In the order of the table of contents.
        generation: Its number.
        b, k1: The parameters of BM25F.
    """

    def __init__(
        self, schema: Any, segments: list[OpenSegment], generation: int, b: float = 0.75, k1: float = 1.2
    ) -> None:
        self.schema = schema
        self.segments = segments
        self.generation = generation
        self.b = b
        self.k1 = k1
        self.doc_count_all = sum(segment.count for segment in segments)
        self.doc_count = sum(segment.live_count for segment in segments)
        self.cache = ByteCache()
        self.memo: dict[Any, Any] = {}
        self._numbers: dict[tuple[int, str, bytes], int] = {}
        self._idf: dict[tuple[str, bytes], float] = {}
        self._norms: dict[tuple[int, str], NDArray[np.float32] | None] = {}

    def field(self, name: str) -> Any:
        """The schema's field of that name, None when there is none."""
        found = name in self.schema
        return self.schema[name] if found else None

    def term_bytes(self, field: str, text: Any) -> bytes | None:
        """A term as the dictionary holds it; None when the field cannot have it."""
        if field not in self.schema:
            return None
        if isinstance(text, bytes):
            return text
        try:
            data: bytes = self.schema[field].to_bytes(text)
        except (ValueError, TypeError, OverflowError, UnicodeError):
            return None
        return data

    def document_frequency(self, field: str, term: bytes) -> int:
        """In how many documents, deleted ones included, a term occurs."""
        total = 0
        for segment, file in enumerate(self.segments):
            view = file.file.field(field)
            number = self.find(segment, field, term)
            if view is not None and number >= 0:
                total += view.document_frequency(number)
        return total

    def find(self, segment: int, field: str, term: bytes) -> int:
        """The number of a term in a segment's dictionary, -1 where it has none."""
        key = (segment, field, term)
        number = self._numbers.get(key)
        if number is None:
            if len(self._numbers) > _NUMBERS:
                self._numbers.clear()
            view = self.segments[segment].file.field(field)
            number = self._numbers[key] = -1 if view is None else view.find(term)
        return number

    def idf(self, field: str, term: bytes) -> float:
        """Inverse document frequency in Whoosh's form, log(N / (n + 1)) + 1."""
        key = (field, term)
        value = self._idf.get(key)
        if value is None:
            frequency = self.document_frequency(field, term)
            value = self._idf[key] = math.log((self.doc_count_all or 1) / (frequency + 1)) + 1
        return value

    def average_length(self, field: str) -> float:
        """Mean number of words of a field."""
        total = sum(segment.file.lengths.get(field, 0) for segment in self.segments)
        return total / (self.doc_count_all or 1) or 1.0

    def norms(self, number: int, field: str) -> NDArray[np.float32] | None:
        """K1 * (1 - B + B * length / average) of every document of a segment; None for unscored fields."""
        key = (number, field)
        if key not in self._norms:
            coded = self.segments[number].file.length_bytes(field) if self.schema[field].scorable else None
            norms = None
            if coded is not None:
                lengths = np.array([byte_to_length(code) for code in range(256)], np.float64)
                table = self.k1 * ((1 - self.b) + self.b * lengths / self.average_length(field))
                norms = table.astype(np.float32)[coded]
            self._norms[key] = norms
        return self._norms[key]
