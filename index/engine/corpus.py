"""One committed state of an index, open for reading and shared by all threads: segments and statistics."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import byte_to_length
from index.engine.fieldview import FieldView
from index.engine.postings import LENGTH_BITS
from index.engine.segment import SegmentFile
from index.engine.termlist import TermList

_CACHE_BYTES = 48 << 20
_NUMBERS = 50_000
_TABLE = 255
"""The highest frequency for which scores are computed ahead."""


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
        value.setflags(write=False)  # others share it
        with self._lock:
            old = self._items.pop(key, None)
            self._size += value.nbytes - (0 if old is None else old.nbytes)
            self._items[key] = value
            while self._size > self._limit:
                self._size -= self._items.popitem(last=False)[1].nbytes


class OpenSegment:
    """A segment in a committed state.

    Attributes:
        file: Its immutable part, shared by all states that have the segment.
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

    def field(self, name: str) -> FieldView | None:
        """Terms and postings of a field, None when no document of the segment has any."""
        return self.file.field(name)

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
        self.bases = [segment.base for segment in segments]
        self._found: dict[tuple[str, bytes], TermList | None] = {}
        self._highest: dict[str, int] = {}
        self._tables: dict[str, NDArray[np.float32] | None] = {}
        self._live: NDArray[np.bool_] | None = None

    def field(self, name: str) -> Any:
        """The schema's field of that name, None when there is none."""
        found = name in self.schema
        return self.schema[name] if found else None

    @property
    def live(self) -> NDArray[np.bool_] | None:
        """Mask of the documents that are not deleted; None when none is."""
        if self._live is None and self.doc_count < self.doc_count_all:
            live = np.ones(self.doc_count_all, bool)
            for segment in self.segments:
                if segment.live is not None:
                    live[segment.base : segment.base + segment.count] = segment.live
            self._live = live
        return self._live

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

    def locate(self, field: str, text: Any) -> TermList | None:
        """A term over all segments; None where no segment has it."""
        key = (field, text)
        if key in self._found:
            return self._found[key]
        term = self.term_bytes(field, text)
        parts = []
        for number, segment in enumerate(self.segments) if term else ():
            view = segment.file.field(field)
            at = -1 if view is None or term is None else view.find(term)
            if view is not None and at >= 0:
                parts.append((number, segment.base, view, at))
        found = TermList(self, field, term, parts) if parts and term else None
        if len(self._found) > _NUMBERS:
            self._found.clear()
        self._found[key] = found
        return found

    def document_frequency(self, field: str, text: Any) -> int:
        """In how many documents, deleted ones included, a term occurs."""
        found = self.locate(field, text)
        return 0 if found is None else found.count

    def idf(self, frequency: int) -> float:
        """Inverse document frequency in Whoosh's form, log(N / (n + 1)) + 1."""
        return math.log((self.doc_count_all or 1) / (frequency + 1)) + 1

    def average_length(self, field: str) -> float:
        """Mean number of words of a field."""
        total = sum(segment.file.lengths.get(field, 0) for segment in self.segments)
        return total / (self.doc_count_all or 1) or 1.0

    def field_boost(self, field: str) -> float:
        """What the schema says a word of the field counts."""
        return float(getattr(self.schema[field].format, "field_boost", 1.0))

    def highest(self, field: str) -> int:
        """The greatest frequency of a word in a document."""
        if field not in self._highest:
            tops = [segment.file.frequencies.get(field, 1) for segment in self.segments]
            self._highest[field] = max(tops, default=1)
        return self._highest[field]

    def score_table(self, field: str) -> NDArray[np.float32] | None:
        """BM25F without the inverse document frequency, by the weight of a posting.

        None for fields that are not scored, and where some text has a word so often that the table would
        be large.
        """
        if field not in self._tables:
            table = None
            if self.schema[field].scorable and self.highest(field) <= _TABLE:
                table = self.weigh(field, np.arange((self.highest(field) + 1) << LENGTH_BITS, dtype=np.uint32))
            self._tables[field] = table
        return self._tables[field]

    def weigh(self, field: str, weights: NDArray[Any]) -> NDArray[np.float32]:
        """BM25F without the inverse document frequency; the frequency alone where the field is not scored."""
        tf = (weights >> LENGTH_BITS).astype(np.float64) * self.field_boost(field)
        if not self.schema[field].scorable:
            return tf.astype(np.float32)
        coded = np.array([byte_to_length(code) for code in range(256)], np.float64)
        norms = self.k1 * ((1 - self.b) + self.b * coded / self.average_length(field))
        scores: NDArray[np.float64] = tf * (self.k1 + 1) / (tf + norms[weights & 0xFF])
        return scores.astype(np.float32)
