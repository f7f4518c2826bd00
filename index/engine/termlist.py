"""The postings of one term over all segments as one list, with its scores.

Searching segment by segment costs a fixed price for every segment and step. Here only finding the term and
laying its lists end to end is done by segment; everything that follows is done once for the whole index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.engine import sets
from index.engine.fieldview import FieldView
from index.engine.postings import LENGTH_BITS
from index.engine.scratch import Scratch

if TYPE_CHECKING:
    from index.engine.corpus import Corpus

Docs = NDArray[np.int64]
Scores = NDArray[np.float32]
Part = tuple[int, int, FieldView, int]
_KEPT_FROM = 512
"""Shorter lists are made anew as quickly as they are looked up."""
_FREQUENT = 6
"""A term that stands in one document of so many is looked up for most that others leave."""


class TermList:
    """A term that occurs in at least one segment.

    Attributes:
        parts: (number of the segment, its first document, field, number of the term), in order.
        count: In how many documents the term occurs, deleted ones included.
    """

    __slots__ = ("_corpus", "_field", "_term", "count", "parts")

    def __init__(self, corpus: Corpus, field: str, term: bytes, parts: list[Part]) -> None:
        self._corpus = corpus
        self._field = field
        self._term = term
        self.parts = parts
        self.count = sum([view.document_frequency(number) for _, _, view, number in parts])

    def docs(self) -> Docs:
        """All documents, rising, deleted ones included. Not to be changed."""
        key = ("docs", self._field, self._term)
        docs = self._corpus.cache.get(key) if self.count >= _KEPT_FROM else None
        if docs is None:
            docs = np.empty(self.count, np.int64)
            at = 0
            for _, base, view, number in self.parts:
                own = view.docs_of_range(number, number + 1)
                here = docs[at : at + len(own)]
                here[:] = own
                if base:
                    here += base
                at += len(own)
            if self.count >= _KEPT_FROM:
                self._corpus.cache.put(key, docs)
        return docs

    def weights(self) -> NDArray[Any] | None:
        """The weights of all postings in order; None where every frequency is 1 and nothing is scored."""
        found = [view.weights_of_range(number, number + 1) for _, _, view, number in self.parts]
        if len(found) == 1:
            return found[0]
        there = [weights for weights in found if weights is not None]
        if not there:
            return None
        if len(there) < len(found):
            once = np.uint16(1 << LENGTH_BITS)
            sizes = [view.document_frequency(number) for _, _, view, number in self.parts]
            there = [np.full(size, once) if own is None else own for size, own in zip(sizes, found, strict=True)]
        return np.concatenate(there)

    def scores(self) -> Scores:
        """BM25F scores of all postings. Not to be changed."""
        key = ("scores", self._field, self._term)
        scores = self._corpus.cache.get(key) if self.count >= _KEPT_FROM else None
        if scores is None:
            scores = self._weigh(self.weights(), self.count)
            if self.count >= _KEPT_FROM:
                self._corpus.cache.put(key, scores)
        return scores

    def _spread(self) -> Scores | None:
        """The scores with a place for every document, 0 where it does not occur; None for a rarer term.

        Looking up is then one step. Not to be changed.
        """
        if self.count * _FREQUENT < self._corpus.doc_count_all or self.count < _KEPT_FROM:
            return None
        key = ("spread", self._field, self._term)
        spread = self._corpus.cache.get(key)
        if spread is None:
            spread = np.zeros(self._corpus.doc_count_all, np.float32)
            spread[self.docs()] = self._weigh(self.weights(), self.count)
            self._corpus.cache.put(key, spread)
        return spread

    def scores_at(self, places: NDArray[np.int64]) -> Scores:
        """BM25F scores of some postings, by their places in the list; a new array."""
        whole = self._corpus.cache.get(("scores", self._field, self._term)) if self.count >= _KEPT_FROM else None
        if whole is not None:
            return whole.take(places)
        weights = self.weights()
        return self._weigh(None if weights is None else weights.take(places), len(places))

    def scores_of(self, docs: Docs, scratch: Scratch) -> Scores:
        """The scores for some documents (a new array), 0 where it does not occur."""
        spread = self._spread()
        if spread is not None:
            return spread.take(docs)
        if len(docs) * sets.GALLOP < self.count:
            at, there = sets.find(self.docs(), docs)
            np.minimum(at, self.count - 1, out=at)
            scores = self.scores_at(at)
            scores *= there
            return scores
        held = self.docs()
        sums = scratch.sums(self._corpus.doc_count_all)
        sums[held] = self.scores()
        scores = sums.take(docs)
        sums[held] = 0
        return scores

    def score(self, weights: NDArray[Any]) -> Scores:
        """BM25F scores of the term where its postings have such weights."""
        return self._weigh(weights, len(weights))

    def _weigh(self, weights: NDArray[Any] | None, count: int) -> Scores:
        corpus, field = self._corpus, self._field
        if weights is None:
            return np.full(count, corpus.field_boost(field), np.float32)
        table = corpus.score_table(field)
        scores: Scores = corpus.weigh(field, weights) if table is None else table.take(weights)
        if corpus.schema[field].scorable:
            scores *= np.float32(corpus.idf(self.count))
        return scores
