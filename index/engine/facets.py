"""Counting values over matching documents, and columns over all segments."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import fields
from index.engine.corpus import Corpus
from index.engine.sets import Docs
from index.engine.sortable import column_default, offset


def term_numbers(corpus: Corpus, number: int, field: str) -> NDArray[np.int32]:
    """The term number of every posting of a field in a segment; cached with the corpus."""
    key = ("term numbers", number, field)
    if key not in corpus.memo:
        view = corpus.segments[number].file.field(field)
        assert view is not None
        counts = view.frequencies_of_terms()
        corpus.memo[key] = np.repeat(np.arange(view.count, dtype=np.int32), counts)
    numbers: NDArray[np.int32] = corpus.memo[key]
    return numbers


def count(corpus: Corpus, field: str, docs: Docs) -> list[tuple[str, int]]:
    """How many of some documents (rising) have each value of a field, most frequent first, ties by value."""
    counts: dict[str, int] = {}
    edges = np.searchsorted(docs, [*corpus.bases, corpus.doc_count_all]).tolist()
    for number, segment in enumerate(corpus.segments):
        view = segment.file.field(field)
        low, high = edges[number], edges[number + 1]
        if view is None or low == high:
            continue
        numbers = term_numbers(corpus, number, field)
        if high - low < segment.count:
            mask = np.zeros(segment.count, bool)
            mask[docs[low:high] - segment.base] = True
            numbers = numbers[mask[view.docs]]
        found = np.bincount(numbers, minlength=view.count)
        present = found.nonzero()[0]
        names = _names(corpus, number, field)
        for term, size in zip(present.tolist(), found[present].tolist(), strict=True):
            counts[names[term]] = counts.get(names[term], 0) + size
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _names(corpus: Corpus, number: int, field: str) -> list[str]:
    """The terms of a field in a segment as text; cached with the corpus."""
    key = ("names", number, field)
    if key not in corpus.memo:
        view = corpus.segments[number].file.field(field)
        assert view is not None
        corpus.memo[key] = [term.decode() for term in view.terms()]
    names: list[str] = corpus.memo[key]
    return names


def column(corpus: Corpus, field: str) -> NDArray[Any]:
    """A numeric column over all segments in the field's own numbers."""
    kind = corpus.schema[field]
    if not isinstance(kind, fields.NUMERIC):
        raise TypeError(f"{field} is not numeric; only numeric columns can be sorted by.")
    parts = []
    for segment in corpus.segments:
        values = segment.file.column(field)
        parts.append(np.full(segment.count, column_default(kind), np.uint64) if values is None else values)
    joined = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
    if kind.numtype is int:
        if not kind.signed and kind.bits == 64:
            return joined.astype(np.uint64)
        return (joined.astype(np.uint64) - np.uint64(offset(kind))).astype(np.int64)
    unique, inverse = np.unique(joined, return_inverse=True)
    return np.array([float(kind.from_column_value(int(v))) for v in unique], np.float64)[inverse]
