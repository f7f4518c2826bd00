"""Questions about the terms of a field over all segments."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import sets
from index.engine.corpus import Corpus
from index.engine.fieldview import FieldView
from index.engine.fuzzy import within_distance
from index.engine.postings import LENGTH_BITS
from index.engine.ranking import best

Docs = NDArray[np.int64]
_NORM_CHUNK = 1 << 18
_DRIFT = 20
_DEEPER = 4


def _views(corpus: Corpus, field: str) -> list[tuple[int, FieldView]]:
    found = ((number, segment.file.field(field)) for number, segment in enumerate(corpus.segments))
    return [(number, view) for number, view in found if view is not None]


def _frequencies(view: FieldView, low: int, high: int) -> list[int]:
    counts: list[int] = view.frequencies_of_terms(low, high).tolist()
    return counts


def _collect(corpus: Corpus, field: str, prefix: str) -> dict[bytes, int]:
    merged: dict[bytes, int] = {}
    for _, view in _views(corpus, field):
        low, high = view.prefix_range(prefix.encode())
        for term, count in zip(view.terms(low, high), _frequencies(view, low, high), strict=True):
            merged[term] = merged.get(term, 0) + count
    return merged


def with_prefix(corpus: Corpus, field: str, prefix: str, limit: int | None) -> list[tuple[str, int]]:
    """The terms with a prefix in order with their document frequencies."""
    merged = _collect(corpus, field, prefix)
    chosen = sorted(merged) if limit is None else heapq.nsmallest(limit, merged)
    return [(term.decode(), merged[term]) for term in chosen]


def most_frequent(corpus: Corpus, field: str, prefix: str, n: int) -> list[tuple[str, int]]:
    """The most frequent terms with a prefix, ties in order of the terms.

    Each segment's most frequent terms are counted over all segments, until there are n that no other can reach:
    a term that is left stands, in each segment, in no more documents than the last one taken there (the threshold
    algorithm of Fagin, Lotem and Naor 2001).
    """
    ranges = [(view, *view.prefix_range(prefix.encode())) for _, view in _views(corpus, field)]
    ranges = [(view, low, high) for view, low, high in ranges if high > low]
    frequencies = [view.frequencies_of_terms(low, high) for view, low, high in ranges]
    if n <= 0 or not ranges:
        return []
    totals: dict[bytes, int] = {}
    depth = n if len(ranges) == 1 else n * _DEEPER
    while True:
        highest_left = 0
        for (view, low, _), counts in zip(ranges, frequencies, strict=True):
            places, sizes = best(np.arange(len(counts)), counts, depth)
            for place in places.tolist():
                term = view.term(low + place)
                if term not in totals:
                    totals[term] = corpus.document_frequency(field, term)
            highest_left += int(sizes[-1]) if len(sizes) < len(counts) else 0
        top = heapq.nsmallest(n, totals.items(), key=lambda item: (-item[1], item[0]))
        if not highest_left or len(ranges) == 1 or (len(top) == n and top[-1][1] > highest_left):
            return [(term.decode(), count) for term, count in top]
        depth *= _DEEPER


def similar(corpus: Corpus, field: str, word: str, distance: int, prefix: int) -> list[tuple[str, int]]:
    """Terms within an edit distance, most frequent first, ties in order of the terms."""
    merged: dict[bytes, int] = {}
    for _, view in _views(corpus, field):
        for number in within_distance(view, word, distance, prefix, swaps=True).tolist():
            term = view.term(number)
            merged[term] = merged.get(term, 0) + view.document_frequency(number)
    ordered = sorted(merged.items(), key=lambda item: (-item[1], item[0]))
    return [(term.decode(), count) for term, count in ordered]


def postings(corpus: Corpus, field: str, text: Any) -> tuple[Docs, NDArray[np.float32]]:
    """Live documents of a term with its frequency in each."""
    found = corpus.locate(field, text)
    if found is None:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    docs, weights = found.docs(), found.weights()
    tf = np.ones(len(docs), np.float32) if weights is None else (weights >> LENGTH_BITS).astype(np.float32)
    if corpus.live is None:
        return docs.copy(), tf
    kept = corpus.live.take(docs).nonzero()[0]
    return docs.take(kept), tf.take(kept)


def values_of(corpus: Corpus, field: str, docs: Docs) -> list[str]:
    """The value of a single-valued field for each document, empty where there is none."""
    values = [""] * len(docs)
    for number, view in _views(corpus, field):
        segment = corpus.segments[number]
        inside = np.flatnonzero((docs >= segment.base) & (docs < segment.base + segment.count))
        if not len(inside):
            continue
        term_of = _term_of(corpus, number, view)
        for at, term in zip(inside.tolist(), term_of[docs[inside] - segment.base].tolist(), strict=True):
            if term >= 0:
                values[at] = view.term(term).decode()
    return values


def _term_of(corpus: Corpus, number: int, view: FieldView) -> NDArray[np.int32]:
    key = ("term of", number, view.name)
    if key not in corpus.memo:
        term_of = np.full(corpus.segments[number].count, -1, np.int32)
        counts = view.frequencies_of_terms()
        term_of[view.docs] = np.repeat(np.arange(view.count, dtype=np.int32), counts)
        corpus.memo[key] = term_of
    found: NDArray[np.int32] = corpus.memo[key]
    return found


def having(corpus: Corpus, field: str, values: list[str]) -> Docs:
    """Live documents that have any of the values, in no order; one search where all terms are of one length."""
    terms = [value.encode() for value in values]
    parts = [np.zeros(0, np.int64)]
    for number, view in _views(corpus, field):
        segment = corpus.segments[number]
        width = len(view.term(0))
        if len(view.blob) == view.count * width and all(len(term) == width for term in terms):
            known = np.frombuffer(view.blob, f"S{width}")
            wanted = np.array(terms, f"S{width}")
            places = np.minimum(np.searchsorted(known, wanted), view.count - 1)
            numbers = sets.distinct(places[known[places] == wanted])
        else:
            numbers = sets.distinct(np.array([at for at in map(view.find, terms) if at >= 0], np.int64))
        docs = view.docs_of_terms(numbers)
        if segment.live is not None:
            docs = docs[segment.live[docs]]
        parts.append(docs.astype(np.int64) + segment.base)
    return np.concatenate(parts)


def weighted_sum(corpus: Corpus, field: str, weights: dict[str, float]) -> tuple[Docs, NDArray[np.float32]]:
    """Live documents that have any of the terms, with the sum of weight * (1 + log tf)."""
    sums = np.zeros(corpus.doc_count_all, np.float32)
    touched = np.zeros(corpus.doc_count_all, bool)
    for text, weight in weights.items():
        docs, tf = postings(corpus, field, text)
        np.log(tf, out=tf)
        tf += 1
        sums[docs] += np.float32(weight) * tf
        touched[docs] = True
    found = np.flatnonzero(touched)
    return found, sums[found]


def vector_norms(corpus: Corpus, field: str) -> NDArray[np.float32]:
    """sqrt of the sum over terms of ((1 + log tf) * idf) squared, for every document.

    What was computed for a segment stays good until the index has grown by a twentieth: the idf of a term
    moves with the logarithm of the index's size.
    """
    total = corpus.doc_count_all or 1
    norms = np.zeros(corpus.doc_count_all, np.float32)
    stale = []
    for number, view in _views(corpus, field):
        segment = corpus.segments[number]
        known = segment.file.norms.get(field)
        if known is None or abs(total - known[0]) * _DRIFT > known[0]:
            stale.append((segment, view))
        else:
            norms[segment.base : segment.base + segment.count] = known[1]
    shared = _collect(corpus, field, "") if stale and len(corpus.segments) > 1 else {}
    for segment, view in stale:
        overall = view.frequencies_of_terms()
        if shared:
            overall = np.fromiter((shared[term] for term in view.terms()), np.int64, view.count)
        own = _norms(view, np.log(total / (overall + 1.0)) + 1, segment.count)
        segment.file.norms[field] = (total, own)
        norms[segment.base : segment.base + segment.count] = own
    return norms


def _norms(view: FieldView, idf: NDArray[np.float64], count: int) -> NDArray[np.float32]:
    sums = np.zeros(count, np.float64)
    counts = view.frequencies_of_terms()
    edges = view.starts
    low = 0
    while low < view.count:  # in runs of terms, so that a large field never needs large copies
        high = max(low + 1, int(np.searchsorted(edges, int(edges[low]) + _NORM_CHUNK)))
        high = min(high, view.count)
        tf = view.frequencies_of_range(low, high)
        # Few frequencies differ, so their logarithms are looked up.
        logs = np.square(1 + np.log(np.arange(1, int(tf.max()) + 1)))
        part = np.repeat(np.square(idf[low:high]), counts[low:high])
        part *= logs.take(tf - 1)
        sums += np.bincount(view.docs_of_range(low, high), weights=part, minlength=count)
        low = high
    return np.sqrt(sums).astype(np.float32)
