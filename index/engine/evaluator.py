"""Whoosh's query objects evaluated over whole arrays instead of posting by posting.

A query is evaluated segment by segment; each part gives the documents it matches, rising, with scores.
Deleted documents are taken out once, at the end. What is not known here is run by Whoosh's matchers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import multiterm, ranges, stock
from index.engine.border import query
from index.engine.corpus import Corpus
from index.engine.docset import DocSet
from index.engine.fieldview import FieldView
from index.engine.phrases import phrase_docs
from index.engine.scratch import Scratch
from index.engine.sets import NONE, Ids, Sets
from index.errors import Cancelled

Scores = NDArray[np.float32]
Hits = tuple[Ids, Scores]
NO_SCORES: Scores = np.zeros(0, np.float32)
EMPTY: Hits = (NONE, NO_SCORES)
_MULTI = (query.Prefix, query.Wildcard, query.Regex, query.FuzzyTerm, query.TermRange)
_NOTHING = type(query.NullQuery)


def _never() -> bool:
    return False


class Evaluator:
    """Evaluates queries in one segment of a corpus, for one thread.

    Args:
        corpus: The committed state.
        number: Which of its segments.
        scratch: The thread's working arrays.
        cancelled: Asked between steps; when it says so, `Cancelled` is raised.
    """

    def __init__(
        self, corpus: Corpus, number: int, scratch: Scratch, cancelled: Callable[[], bool] = _never
    ) -> None:
        self.corpus = corpus
        self.number = number
        self.segment = corpus.segments[number]
        self.sets = Sets(scratch, self.segment.count)
        self._cancelled = cancelled

    def live_hits(self, wanted: Any) -> Hits:
        """Matching documents that are not deleted."""
        ids, scores = self.hits(wanted)
        live = self.segment.live
        if live is None or not len(ids):
            return ids, scores
        kept = live[ids]
        return ids[kept], scores[kept]

    def hits(self, wanted: Any) -> Hits:
        """Matching documents of the segment, deleted ones included, with their scores."""
        if self._cancelled():
            raise Cancelled
        kind = type(wanted)
        if kind is query.Term:
            return self._term(wanted)
        method = _METHODS.get(kind)
        if method is not None:
            return method(self, wanted)
        if isinstance(wanted, query.NumericRange):
            return self._constant(ranges.documents(self.corpus, self.segment, wanted), wanted)
        return self._by_whoosh(wanted)

    def _by_whoosh(self, wanted: Any) -> Hits:
        return stock.hits(self.corpus, self.number, wanted)

    def _constant(self, ids: Ids | None, wanted: Any, score: float = 1.0) -> Hits:
        if ids is None:
            return self._by_whoosh(wanted)
        return ids, np.full(len(ids), score * wanted.boost, np.float32)

    # Single terms

    def locate(self, field: str, text: Any) -> tuple[FieldView, int, bytes] | None:
        """The dictionary, number and bytes of a term; None when the segment does not have it."""
        term = self.corpus.term_bytes(field, text)
        view = None if term is None else self.segment.file.field(field)
        if view is None or term is None:
            return None
        number = self.corpus.find(self.number, field, term)
        return (view, number, term) if number >= 0 else None

    def term_scores(
        self, found: tuple[FieldView, int, bytes], boost: float, places: NDArray[Any] | None = None
    ) -> Scores:
        """BM25F scores of a term's postings, or of those at some places of its list."""
        view, number, term = found
        key = (self.number, view.name, term)
        whole = self.corpus.cache.get(key)
        if whole is None:
            docs, tf = view.postings(number)
            if places is not None and len(places) * 2 < len(docs):
                scores = self._weigh(view.name, term, docs[places], None if tf is None else tf[places])
                return scores if boost == 1.0 else scores * np.float32(boost)
            whole = self._weigh(view.name, term, docs, tf)
            self.corpus.cache.put(key, whole)
        scores = whole if places is None else whole[places]
        return scores if boost == 1.0 else scores * np.float32(boost)

    def _weigh(self, field: str, term: bytes, docs: Ids, tf: NDArray[Any] | None) -> Scores:
        weights = np.ones(len(docs), np.float32) if tf is None else tf.astype(np.float32)
        format_boost = getattr(self.corpus.schema[field].format, "field_boost", 1.0)
        if format_boost != 1.0:
            weights *= np.float32(format_boost)
        norms = self.corpus.norms(self.number, field)
        if norms is None:
            return weights
        below = norms[docs]
        below += weights
        weights *= np.float32(self.corpus.idf(field, term) * (self.corpus.k1 + 1))
        weights /= below
        return weights

    def _term(self, wanted: Any) -> Hits:
        found = self.locate(wanted.fieldname, wanted.text)
        if found is None:
            return EMPTY
        return found[0].postings(found[1])[0], self.term_scores(found, wanted.boost)

    def _phrase(self, wanted: Any) -> Hits:
        words = [self.locate(wanted.fieldname, word) for word in wanted.words]
        found = [word for word in words if word is not None]
        if len(found) < len(words) or not found:
            return EMPTY
        view = found[0][0]
        if not view.has_positions:
            return self._by_whoosh(wanted)
        if len(found) == 1:
            return view.postings(found[0][1])[0], self.term_scores(found[0], wanted.boost)
        ids, chosen = phrase_docs(view, [number for _, number, _ in found], wanted.slop, self.sets)
        scores = np.zeros(len(ids), np.float32)
        if len(ids):
            for word in found:
                scores += self.term_scores(word, wanted.boost, chosen[word[1]])
        return ids, scores

    def _multi(self, wanted: Any) -> Hits:
        view = self.segment.file.field(wanted.fieldname) if wanted.fieldname in self.corpus.schema else None
        if view is None:
            return EMPTY
        found = multiterm.expand(self.corpus, view, wanted)
        if found is None:
            return self._by_whoosh(wanted)
        if not wanted.constantscore:
            numbers = range(*found) if isinstance(found, tuple) else found.tolist()
            terms = [(view, number, view.term(number)) for number in numbers]
            return self.sets.union([(view.postings(t[1])[0], self.term_scores(t, wanted.boost)) for t in terms])
        return self._constant(self._docs_of_terms(view, found), wanted)

    def _docs_of_terms(self, view: FieldView, found: Any) -> Ids:
        if isinstance(found, tuple):
            low, high = found
            if high - low == 1:
                return view.postings(low)[0]
            return self.sets.unique(view.docs_of_range(low, high)) if high > low else NONE
        lists = [view.postings(number)[0] for number in found.tolist()]
        if not lists:
            return NONE
        return lists[0] if len(lists) == 1 else self.sets.unique(np.concatenate(lists))

    # Whole-segment parts

    def _every(self, wanted: Any) -> Hits:
        if wanted.fieldname in (None, "*"):
            return self._constant(np.arange(self.segment.count, dtype=np.uint32), wanted)
        view = self.segment.file.field(wanted.fieldname)
        return EMPTY if view is None else self._constant(self.sets.unique(view.docs), wanted)

    def _docset(self, wanted: DocSet) -> Hits:
        return self._constant(wanted.slice(self.segment.base, self.segment.count), wanted)

    def _not(self, wanted: Any) -> Hits:
        return self._constant(self.sets.complement(self.hits(wanted.query)[0]), wanted)

    def _null(self, _wanted: Any) -> Hits:
        return EMPTY

    def _constant_score(self, wanted: Any) -> Hits:
        ids, _ = self.hits(wanted.child)
        return ids, np.full(len(ids), wanted.score, np.float32)

    # Combinations

    def _or(self, wanted: Any) -> Hits:
        if wanted.scale:
            return self._by_whoosh(wanted)
        ids, scores = self.sets.union([self.hits(part) for part in wanted.subqueries])
        return ids, _boosted(scores, wanted.boost)

    def _best_of(self, wanted: Any) -> Hits:
        parts = [part for part in map(self.hits, wanted.subqueries) if len(part[0])]
        ids, total = self.sets.union(parts)
        scores = np.zeros(len(ids), np.float32)
        for part_ids, part_scores in parts:
            here, there = self.sets.intersect(ids, part_ids)
            scores[here] = np.maximum(scores[here], part_scores[there])
        if wanted.tiebreak:
            scores += np.float32(wanted.tiebreak) * (total - scores)
        return ids, _boosted(scores, wanted.boost)

    def _and(self, wanted: Any) -> Hits:
        terms: list[tuple[tuple[FieldView, int, bytes], float]] = []
        others: list[Any] = []
        excluded: list[Any] = []
        for part in wanted.subqueries:
            if type(part) is query.Term:
                found = self.locate(part.fieldname, part.text)
                if found is None:
                    return EMPTY
                terms.append((found, part.boost))
            elif type(part) is query.Not:
                excluded.append(part.query)
            else:
                others.append(part)
        # Terms meet by their document lists alone, and only what survives is scored.
        lists: list[tuple[Ids, Callable[[NDArray[Any] | None], Scores]]] = []
        for found, boost in terms:
            lists.append((found[0].postings(found[1])[0], partial(self.term_scores, found, boost)))
        for part in others:
            ids, scores = self.hits(part)
            if not len(ids):
                return EMPTY
            lists.append((ids, partial(_taken, scores)))
        if not lists:
            if not excluded:
                return EMPTY
            everything = np.arange(self.segment.count, dtype=np.uint32)
            lists.append((everything, partial(_taken, np.ones(len(everything), np.float32))))
        ids, chosen = self.sets.intersect_all([docs for docs, _ in lists])
        if not len(ids):
            return EMPTY
        for part in excluded:
            kept = np.flatnonzero(~self.sets.contains(ids, self.hits(part)[0]))
            ids = ids[kept]
            chosen = [kept if places is None else places[kept] for places in chosen]
        total = np.zeros(len(ids), np.float32)
        for (_, scores_at), places in zip(lists, chosen, strict=True):
            total += scores_at(places)
        return ids, _boosted(total, wanted.boost)

    def _and_maybe(self, wanted: Any) -> Hits:
        ids, scores = self.hits(wanted.a)
        if len(ids):
            scores = scores.copy()
            self._add(wanted.b, ids, scores, 1.0)
        return ids, scores

    def _add(self, wanted: Any, ids: Ids, scores: Scores, boost: float) -> None:
        """Add the scores of a query to documents that are already found, in place."""
        if self._cancelled():
            raise Cancelled
        kind = type(wanted)
        if kind is query.Or and not wanted.scale:
            for part in wanted.subqueries:
                self._add(part, ids, scores, boost * wanted.boost)
        elif kind is query.Term:
            found = self.locate(wanted.fieldname, wanted.text)
            if found is None:
                return
            docs = found[0].postings(found[1])[0]
            if len(ids) * 4 < len(docs):
                here, there = self.sets.intersect(ids, docs)
                if len(here):
                    scores[here] += self.term_scores(found, wanted.boost * boost, there)
            else:
                self.sets.add_scores(ids, scores, docs, self.term_scores(found, wanted.boost * boost))
        else:
            more, extra = self.hits(wanted)
            self.sets.add_scores(ids, scores, more, _boosted(extra, boost))

    def _and_not(self, wanted: Any) -> Hits:
        ids, scores = self.hits(wanted.a)
        if not len(ids):
            return EMPTY
        kept = ~self.sets.contains(ids, self.hits(wanted.b)[0])
        return ids[kept], scores[kept]

    def _otherwise(self, wanted: Any) -> Hits:
        # Decided over the whole index; Whoosh decides for each segment by itself.
        for number in range(len(self.corpus.segments)):
            there = Evaluator(self.corpus, number, self.sets.scratch, self._cancelled)
            if len(there.live_hits(wanted.a)[0]):
                return self.hits(wanted.a)
        return self.hits(wanted.b)

    def _require(self, wanted: Any) -> Hits:
        ids, scores = self.hits(wanted.a)
        if not len(ids):
            return EMPTY
        kept = self.sets.contains(ids, self.hits(wanted.b)[0])
        return ids[kept], scores[kept]


def _taken(scores: Scores, places: NDArray[Any] | None) -> Scores:
    return scores if places is None else scores[places]


def _boosted(scores: Scores, boost: float) -> Scores:
    return scores if boost == 1.0 else scores * np.float32(boost)


_METHODS: dict[type, Callable[[Evaluator, Any], Hits]] = {
    query.Phrase: Evaluator._phrase,
    query.Every: Evaluator._every,
    query.Not: Evaluator._not,
    query.And: Evaluator._and,
    query.Or: Evaluator._or,
    query.AndMaybe: Evaluator._and_maybe,
    query.AndNot: Evaluator._and_not,
    query.Require: Evaluator._require,
    query.Otherwise: Evaluator._otherwise,
    query.DisjunctionMax: Evaluator._best_of,
    query.ConstantScoreQuery: Evaluator._constant_score,
    DocSet: Evaluator._docset,
    _NOTHING: Evaluator._null,
    **dict.fromkeys(_MULTI, Evaluator._multi),
}
