"""A segment in memory: documents go in one by one, one file comes out."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.analysis import NewsAnalyzer
from index.engine.arrayfile import ArrayFileWriter
from index.engine.border import CommaSeparatedTokenizer, IDTokenizer, fields
from index.engine.lexicon import Lexicon
from index.engine.postings import (
    FieldPostings,
    encode_lengths,
    narrow,
    sort_tokens,
    text_starts,
    write_postings,
)
from index.engine.segment import encode_stored
from index.engine.sortable import column_default

_COMMAS = CommaSeparatedTokenizer()
_TOKEN_BYTES = 24  # what a word costs in memory until it is written, about
_ZLIB_LEVEL = 3  # a quarter of the time of the default for a tenth more bytes
_SMALL_WINDOW, _SMALL_MEMORY = 13, 6
_SMALL = 1 << _SMALL_WINDOW
"""Bytes that a small window holds as a whole: they come out as with the usual one, whose 256 KB are cleared for
each article and drive all else out of the processor's cache."""


def _compressed(data: bytes) -> bytes:
    if len(data) > _SMALL:
        return zlib.compress(data, _ZLIB_LEVEL)
    packer = zlib.compressobj(_ZLIB_LEVEL, zlib.DEFLATED, _SMALL_WINDOW, _SMALL_MEMORY)
    return packer.compress(data) + packer.flush()


class _TextTokens:
    """Words of a bulk-analysed field: word numbers of all documents, one after another."""

    def __init__(self, lexicon: Lexicon, stemmed: bool, positions: bool) -> None:
        self._lexicon = lexicon
        self.stemmed = stemmed
        self.keeps_positions = positions
        self.words = array("i")
        self.docs = array("I")
        self.counts = array("I")

    def read(self, value: str) -> array[int]:
        return self._lexicon.encode(value)

    def add(self, doc: int, words: array[int]) -> None:
        self.words.extend(words)
        self.docs.append(doc)
        self.counts.append(len(words))

    def finish(self, doc_count: int) -> FieldPostings:
        words = np.frombuffer(self.words, np.int32)
        counts = np.frombuffer(self.counts, np.uint32)
        used = np.flatnonzero(np.bincount(words, minlength=1)) if len(words) else np.zeros(0, np.int64)
        terms, ranks = self._lexicon.ranks(used, self.stemmed)
        docs = np.repeat(np.frombuffer(self.docs, np.uint32), counts)
        if not self.keeps_positions:
            return sort_tokens(terms, ranks[words], docs, None)
        # One free place behind each text keeps its last word apart from the next one's first, so a word's
        # place is the number of words before it and of texts before its own.
        occurrences = np.arange(len(words), dtype=np.uint32) + docs
        postings = sort_tokens(terms, ranks[words], docs, occurrences)
        postings.text_starts = text_starts(self.lengths(doc_count) + 1)
        return postings

    def lengths(self, doc_count: int) -> NDArray[np.int64]:
        lengths = np.zeros(doc_count, np.int64)
        lengths[np.frombuffer(self.docs, np.uint32)] = np.frombuffer(self.counts, np.uint32)
        return lengths


def _splitter(field: Any) -> Callable[[str], list[str]] | None:
    """A quick way to the terms of a field that holds keywords; None where only the field itself knows."""
    if type(field) is fields.ID and type(field.analyzer) is IDTokenizer:
        return lambda value: [value] if value else []
    if type(field) is fields.KEYWORD and field.analyzer == _COMMAS:
        return lambda value: [word for part in value.split(",") if (word := part.strip())]
    return None


class _ItemTokens:
    """Terms of any other field, as its own `index()` gives them."""

    def __init__(self, field: Any) -> None:
        self._field = field
        self._split = _splitter(field)
        self.keeps_positions = bool(field.format and field.format.supports("positions"))
        self.numbers: dict[bytes, int] = {}
        self.terms = array("i")
        self.docs = array("I")
        self.tf = array("I")
        self.positions: list[list[int]] = []
        self.totals: dict[int, int] = {}

    def read(self, value: Any) -> list[tuple[bytes, int, list[int]]]:
        if self._split is not None and isinstance(value, str):
            return [(word.encode(), 1, []) for word in self._split(value)]
        decode = self._field.format.decode_positions if self.keeps_positions else lambda _payload: []
        return [(term, tf, decode(payload)) for term, tf, _weight, payload in self._field.index(value)]

    def add(self, doc: int, items: list[tuple[bytes, int, list[int]]]) -> None:
        numbers = self.numbers
        for term, frequency, positions in items:
            self.terms.append(numbers.setdefault(term, len(numbers)))
            self.docs.append(doc)
            self.tf.append(frequency)
            if self.keeps_positions:
                self.positions.append(positions)
        self.totals[doc] = sum(frequency for _, frequency, _ in items)

    def finish(self, doc_count: int) -> FieldPostings:
        terms = sorted(self.numbers)
        ranks = np.zeros(len(terms), np.uint64)
        for rank, term in enumerate(terms):
            ranks[self.numbers[term]] = rank
        counts = np.frombuffer(self.tf, np.uint32).astype(np.int64)
        # Repeating each item as often as it occurs gives the tokens that the common sorter wants.
        tokens = np.repeat(ranks[np.frombuffer(self.terms, np.int32)], counts)
        docs = np.repeat(np.frombuffer(self.docs, np.uint32), counts)
        if not self.keeps_positions:
            return sort_tokens(terms, tokens, docs, None)
        positions = np.array([p for item in self.positions for p in item], np.int64)
        widths = np.zeros(doc_count, np.int64)
        np.maximum.at(widths, docs, positions + 1)
        edges = text_starts(widths + 1)
        postings = sort_tokens(terms, tokens, docs, edges[docs] + positions)
        postings.text_starts = edges
        return postings

    def lengths(self, doc_count: int) -> NDArray[np.int64]:
        lengths = np.zeros(doc_count, np.int64)
        lengths[np.fromiter(self.totals, np.int64)] = np.fromiter(self.totals.values(), np.int64)
        return lengths


class _NumberTokens:
    """Numbers, with the coarser terms that Whoosh's ranges use, all made at once from the column's values."""

    def __init__(self, field: Any) -> None:
        self._field = field
        self.docs = array("I")
        self.values = array("Q")

    @staticmethod
    def fits(field: Any) -> bool:
        """Whether the terms of a field follow from its column."""
        return type(field) is fields.NUMERIC and field.column_type and field.shift_step and field.numtype is int

    def read(self, value: Any) -> int:
        return int(self._field.to_column_value(value))

    def add(self, doc: int, value: int) -> None:
        self.docs.append(doc)
        self.values.append(value)

    def finish(self, doc_count: int) -> FieldPostings:
        values = np.frombuffer(self.values, np.uint64)
        terms: list[bytes] = []
        ranks = []
        shifts = range(0, self._field.bits, self._field.shift_step)
        for shift in shifts:
            unique, places = np.unique(values >> np.uint64(shift), return_inverse=True)
            ranks.append(places.astype(np.uint64) + np.uint64(len(terms)))
            terms += [self._field.sortable_to_bytes(value << shift, shift) for value in unique.tolist()]
        docs = np.tile(np.frombuffer(self.docs, np.uint32), len(shifts))
        return sort_tokens(terms, np.concatenate(ranks), docs, None)

    def lengths(self, doc_count: int) -> NDArray[np.int64]:
        return np.zeros(doc_count, np.int64)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of a field's values: `tokens` where it is indexed, `column_of` where it has a column."""

    tokens: Any
    column_of: Callable[[Any], Any] | None
    is_stored: bool


class SegmentBuilder:
    """Collects documents and writes them as one segment file.

    Args:
        schema: The Whoosh schema.
        lexicon: Word numbers, shared by the segments of one writer.
    """

    def __init__(self, schema: Any, lexicon: Lexicon) -> None:
        self._schema = schema
        self._lexicon = lexicon
        self._fields: dict[str, Any] = {}
        self._plans: dict[str, _Plan] = {}
        self._columns: dict[str, dict[int, Any]] = {}
        self._stored: dict[str, dict[int, bytes]] = {}
        self.doc_count = 0
        self.size = 0

    def add(self, values: dict[str, Any]) -> int:
        """Add a document; its number in the segment comes back. `size` grows by a rough count of bytes."""
        doc = self.doc_count
        # Analysis may fail on a bad value; all of it happens before anything is kept of the document.
        read = []
        columns = []
        stored = []
        for name, value in values.items():
            if value is None:
                continue
            plan = self._plans.get(name) or self._plan(name)
            # No words are no postings, and a length of none is what a document has without.
            if plan.tokens is not None and value != "" and (items := plan.tokens.read(value)) != []:
                read.append((plan.tokens, items))
            if plan.column_of is not None:
                columns.append((name, plan.column_of(value)))
            if plan.is_stored:
                stored.append((name, _compressed(encode_stored(value))))
        for kept, items in read:
            kept.add(doc, items)
            self.size += _TOKEN_BYTES * (len(items) if isinstance(items, (array, list)) else 8)
        for name, column_value in columns:
            self._columns.setdefault(name, {})[doc] = column_value
        for name, data in stored:
            self._stored.setdefault(name, {})[doc] = data
            self.size += len(data)
        self.doc_count += 1
        return doc

    def _plan(self, name: str) -> _Plan:
        field = self._schema[name]
        tokens = self._tokens(field) if field.indexed else None
        if tokens is not None:
            self._fields[name] = tokens
        plan = _Plan(tokens, field.to_column_value if field.column_type else None, bool(field.stored))
        self._plans[name] = plan
        return plan

    def _tokens(self, field: Any) -> Any:
        if isinstance(getattr(field, "analyzer", None), NewsAnalyzer) and isinstance(field, fields.TEXT):
            keeps = bool(field.format.supports("positions"))
            return _TextTokens(self._lexicon, field.analyzer.stemmed, keeps)
        return _NumberTokens(field) if _NumberTokens.fits(field) else _ItemTokens(field)

    def write(self, path: Path) -> str:
        """Write the segment, flushed to disk, under its final name; its directory's digest."""
        file = ArrayFileWriter(path)
        try:
            return self._write(file)
        except BaseException:
            file.abandon()
            raise

    def _write(self, file: ArrayFileWriter) -> str:
        names = []
        totals = {}
        tops = {}
        for name in sorted(self._fields):
            tokens = self._fields[name]
            postings = tokens.finish(self.doc_count)
            if not postings.terms:
                continue
            names.append(name)
            coded = None
            if self._schema[name].scorable:
                lengths = tokens.lengths(self.doc_count)
                coded = encode_lengths(lengths)
                file.put(f"{name}/lengths", coded)
                totals[name] = int(lengths.sum())
            tops[name] = write_postings(file, name, postings, coded)
        for name, values in self._columns.items():
            write_column(file, name, self._schema[name], values, self.doc_count)
        for name, packed in self._stored.items():
            sizes = np.zeros(self.doc_count + 1, np.int64)
            for doc, data in packed.items():
                sizes[doc + 1] = len(data)
            file.put(f"{name}/store_starts", narrow_starts(np.cumsum(sizes)))
            blob = (np.frombuffer(data, np.uint8) for data in packed.values())
            file.put_chunks(f"{name}/store", np.uint8, blob)
        facts = {
            "documents": self.doc_count,
            "fields": names,
            "lengths": totals,
            "frequencies": tops,
            "stored": sorted(self._stored),
        }
        return file.finish(facts)


def narrow_starts(starts: NDArray[np.int64]) -> NDArray[Any]:
    """Offsets in 32 bits where they fit."""
    return starts.astype(np.uint32 if int(starts[-1]) < 2**32 else np.uint64)


def write_column(file: ArrayFileWriter, name: str, field: Any, values: dict[int, Any], count: int) -> None:
    """Write a column: numbers in Whoosh's sortable (unsigned) form, anything else as bytes."""
    if isinstance(field, fields.NUMERIC):
        column = np.full(count, column_default(field), np.uint32 if field.bits <= 32 else np.uint64)
        docs = np.fromiter(values, np.int64, len(values))
        column[docs] = np.fromiter(values.values(), column.dtype, len(values))
        file.put(f"{name}/column", column)
        if len(values) < count:
            missing = np.ones(count, bool)
            missing[docs] = False
            file.put(f"{name}/column_missing", narrow(np.flatnonzero(missing)).astype(np.uint32))
        return
    sizes = np.zeros(count + 1, np.int64)
    for doc, value in values.items():
        sizes[doc + 1] = len(value)
    file.put(f"{name}/column_starts", narrow_starts(np.cumsum(sizes)))
    file.put(f"{name}/column_bytes", np.frombuffer(b"".join(values.values()), np.uint8))
