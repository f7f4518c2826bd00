"""Whoosh's query objects evaluated over whole arrays instead of posting by posting.

Every part of a query gives the documents that it matches, rising and numbered over the whole index, with
their scores; a part that only selects gives a mask. An `And` begins with its rarest term and looks the others
up for what is left. Deleted documents are taken out once, at the end. What is not known here is run by
Whoosh's matchers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import many, phrase_query, ranges, sets, stock
from index.engine.border import query
from index.engine.corpus import Corpus
from index.engine.docset import DocSet
from index.engine.scratch import Scratch
from index.engine.sets import NONE, Docs, Hits, Mask, Scores
from index.engine.termlist import TermList
from index.errors import Cancelled

EMPTY: Hits = (NONE, np.zeros(0, np.float32))
_MULTI = (query.Prefix, query.Wildcard, query.Regex, query.FuzzyTerm, query.TermRange)


def _never() -> bool:
    return False


class Evaluator:
    """Evaluates queries over a committed state, for one thread.

    Args:
        corpus: The committed state.
        scratch: The thread's working arrays.
        cancelled: Asked between steps; when it says so, `Cancelled` is raised.
    """

    def __init__(self, corpus: Corpus, scratch: Scratch, cancelled: Callable[[], bool] = _never) -> None:
        self.corpus = corpus
        self.count = corpus.doc_count_all
        self._scratch = scratch
        self._cancelled = cancelled

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled

    def live_hits(self, wanted: Any) -> Hits:
        """Matching documents that are not deleted."""
        docs, scores = self.hits(wanted)
        live = self.corpus.live
        if live is None or not len(docs):
            return docs, scores
        kept = live.take(docs).nonzero()[0]
        return docs.take(kept), scores.take(kept)

    def hits(self, wanted: Any) -> Hits:
        """Matching documents, deleted ones included, with their scores. Not to be changed."""
        self._check()
        method = _METHODS.get(type(wanted))
        if method is not None:
            return method(self, wanted)
        if _selects(wanted):
            return self._selection(wanted)
        return stock.hits(self.corpus, wanted)

    def mask(self, wanted: Any) -> Mask:
        """Matching documents, deleted ones included, as a mask over all."""
        self._check()
        method = _MASKS.get(type(wanted))
        if method is not None:
            return method(self, wanted)
        if isinstance(wanted, query.NumericRange):
            found = ranges.mask(self.corpus, wanted)
            if found is not None:
                return found
            docs = stock.hits(self.corpus, wanted)[0]
        else:
            docs = self.hits(wanted)[0]
        return self._mask_of(docs)

    def _selection(self, wanted: Any) -> Hits:
        """Hits of a query that only selects: every document scores its boost."""
        return _alike(self.mask(wanted).nonzero()[0], wanted.boost)

    # Single terms

    def _term(self, wanted: Any) -> Hits:
        found = self.corpus.locate(wanted.fieldname, wanted.text)
        return EMPTY if found is None else (found.docs(), _boosted(found.scores(), wanted.boost))

    def _term_mask(self, wanted: Any) -> Mask:
        found = self.corpus.locate(wanted.fieldname, wanted.text)
        return self._mask_of(NONE if found is None else found.docs())

    def _phrase(self, wanted: Any) -> Hits:
        found = phrase_query.hits(self.corpus, wanted, self._scratch, self._check)
        if found is None:
            return stock.hits(self.corpus, wanted)
        return found[0], _boosted(found[1], wanted.boost)

    # Many terms

    def _multi(self, wanted: Any) -> Hits:
        if wanted.constantscore:
            docs = many.docs(self.corpus, wanted)
            return _alike(stock.hits(self.corpus, wanted)[0] if docs is None else docs, wanted.boost)
        terms = many.terms(self.corpus, wanted)
        if terms is None:
            return stock.hits(self.corpus, wanted)
        located = [self.corpus.locate(wanted.fieldname, term) for term in terms]
        lists = [(term.docs(), term.scores()) for term in located if term is not None]
        docs, scores = sets.union(lists, self._scratch, self.count)
        return docs, _boosted(scores, wanted.boost)

    def _multi_mask(self, wanted: Any) -> Mask:
        found = many.mask(self.corpus, wanted)
        return self._mask_of(stock.hits(self.corpus, wanted)[0]) if found is None else found

    def _mask_of(self, docs: Docs) -> Mask:
        mask = np.zeros(self.count, bool)
        mask[docs] = True
        return mask

    # Whole-index parts

    def _every_mask(self, wanted: Any) -> Mask:
        if wanted.fieldname in (None, "*"):
            return np.ones(self.count, bool)
        mask = np.zeros(self.count, bool)
        for segment in self.corpus.segments:
            view = segment.file.field(wanted.fieldname)
            if view is not None:
                sets.mark(mask[segment.base :], view.docs)
        return mask

    def _docset(self, wanted: DocSet) -> Hits:
        return _alike(wanted.docs[: np.searchsorted(wanted.docs, self.count)], wanted.boost)

    def _not_mask(self, wanted: Any) -> Mask:
        return ~self.mask(wanted.query)

    def _null(self, _wanted: Any) -> Hits:
        return EMPTY

    def _constant_score(self, wanted: Any) -> Hits:
        child = wanted.child
        docs = self.mask(child).nonzero()[0] if type(child) is query.Or else self.hits(child)[0]
        return _alike(docs, wanted.score)

    # Combinations

    def _or(self, wanted: Any) -> Hits:
        if wanted.scale:
            return stock.hits(self.corpus, wanted)
        docs, scores = sets.union([self.hits(part) for part in wanted.subqueries], self._scratch, self.count)
        return docs, _boosted(scores, wanted.boost)

    def _or_mask(self, wanted: Any) -> Mask:
        mask = np.zeros(self.count, bool)
        terms: dict[str, list[Any]] = {}
        for part in wanted.subqueries:
            if type(part) is query.Term:
                terms.setdefault(part.fieldname, []).append(part.text)
            else:
                mask |= self.mask(part)
        for field, texts in terms.items():
            many.mark_terms(self.corpus, field, texts, mask)
        return mask

    def _best_of(self, wanted: Any) -> Hits:
        parts = [part for part in map(self.hits, wanted.subqueries) if len(part[0])]
        docs, total = sets.union(parts, self._scratch, self.count)
        highest = np.zeros(self.count, np.float32)
        for part_docs, part_scores in parts:
            highest[part_docs] = np.maximum(highest[part_docs], part_scores)
        scores = highest.take(docs)
        if wanted.tiebreak:
            scores += np.float32(wanted.tiebreak) * (total - scores)
        return docs, _boosted(scores, wanted.boost)

    def _and(self, wanted: Any) -> Hits:
        terms: list[tuple[int, TermList, float]] = []
        lists: list[Hits] = []
        selecting: list[Any] = []
        for part in wanted.subqueries:
            if type(part) is query.Term:
                found = self.corpus.locate(part.fieldname, part.text)
                if found is None:
                    return EMPTY
                terms.append((found.count, found, part.boost))
            elif _selects(part) or type(part) is query.Not:
                selecting.append(part)
            else:
                lists.append(self.hits(part))
                if not len(lists[-1][0]):
                    return EMPTY
        if len(terms) > 1:
            terms.sort(key=_first)
        if not terms and not lists:
            return self._all_select(selecting, wanted.boost)
        docs, total = self._meet(terms, lists)
        for part in selecting:
            if not len(docs):
                break
            excluded = type(part) is query.Not
            inside = self.mask(part.query if excluded else part).take(docs)
            kept = (~inside if excluded else inside).nonzero()[0]
            docs, total = docs.take(kept), total.take(kept)
            if not excluded:
                total += np.float32(part.boost)
        return docs, _boosted(total, wanted.boost)

    def _meet(self, terms: list[tuple[int, TermList, float]], lists: list[Hits]) -> Hits:
        """Documents that have all terms (rarest first) and are in all lists, with new sums of scores."""
        lists.sort(key=lambda hits: len(hits[0]))
        rarest: TermList | None = None
        places: NDArray[np.int64] | None = None
        if terms and (not lists or terms[0][0] <= len(lists[0][0])):
            # The rarest term is scored last, where the others left something.
            _, rarest, rarest_boost = terms[0]
            terms = terms[1:]
            docs = rarest.docs()
            total = np.zeros(len(docs), np.float32)
        else:
            docs, scores = lists.pop(0)
            total = scores.copy()
        for _, term, boost in terms:
            found = term.scores_of(docs, self._scratch)
            kept = (found > 0).nonzero()[0]  # the score of a term is never 0
            docs, total, found = docs.take(kept), total.take(kept), found.take(kept)
            total += _boosted(found, boost)
            places = kept if places is None else places.take(kept)
        for other, scores in lists:
            if not len(docs):
                return EMPTY
            found, there = sets.scores_of(other, scores, docs, self._scratch, self.count)
            kept = there.nonzero()[0]
            docs, total = docs.take(kept), total.take(kept)
            total += found.take(kept)
            places = kept if places is None else places.take(kept)
        if rarest is not None and len(docs):
            total += _boosted(rarest.scores() if places is None else rarest.scores_at(places), rarest_boost)
        return docs, total

    def _all_select(self, parts: list[Any], boost: float) -> Hits:
        mask = np.ones(self.count, bool)
        score = 0.0
        for part in parts:
            mask &= self.mask(part)
            score += 0.0 if type(part) is query.Not else part.boost
        if not parts:
            return EMPTY
        only_excludes = all(type(part) is query.Not for part in parts)
        return _alike(mask.nonzero()[0], (1.0 if only_excludes else score) * boost)

    def _and_maybe(self, wanted: Any) -> Hits:
        docs, scores = self.hits(wanted.a)
        if len(docs):
            scores = scores + self._extra(wanted.b, docs)
        return docs, scores

    def _extra(self, wanted: Any, docs: Docs) -> Scores | float:
        """The scores of a query for documents that are already found, 0 where it does not match."""
        self._check()
        kind = type(wanted)
        if kind is query.Term:
            found = self.corpus.locate(wanted.fieldname, wanted.text)
            return 0.0 if found is None else _boosted(found.scores_of(docs, self._scratch), wanted.boost)
        if kind is query.Or and not wanted.scale:
            total = np.zeros(len(docs), np.float32)
            for part in wanted.subqueries:
                total += self._extra(part, docs)
            return _boosted(total, wanted.boost)
        if _selects(wanted):
            selected: Scores = self.mask(wanted).take(docs) * np.float32(wanted.boost)
            return selected
        other, scores = self.hits(wanted)
        if not len(other):
            return 0.0
        return sets.scores_of(other, scores, docs, self._scratch, self.count)[0]

    def _and_not(self, wanted: Any) -> Hits:
        return self._kept(wanted, False)

    def _require(self, wanted: Any) -> Hits:
        return self._kept(wanted, True)

    def _kept(self, wanted: Any, inside: bool) -> Hits:
        docs, scores = self.hits(wanted.a)
        if not len(docs):
            return EMPTY
        there = self.mask(wanted.b).take(docs)
        kept = (there if inside else ~there).nonzero()[0]
        return docs.take(kept), scores.take(kept)

    def _otherwise(self, wanted: Any) -> Hits:
        # Decided over the whole index; Whoosh decides for each segment by itself.
        return self.hits(wanted.a if len(self.live_hits(wanted.a)[0]) else wanted.b)


def _first(entry: tuple[int, TermList, float]) -> int:
    return entry[0]


def _selects(wanted: Any) -> bool:
    """Whether a query gives each document that it matches the same score, its boost."""
    kind = type(wanted)
    if kind in _MULTI:
        return bool(wanted.constantscore)
    return kind in (query.Every, query.Not) or isinstance(wanted, query.NumericRange)


def _alike(docs: Docs, score: float) -> Hits:
    """Hits of one score, kept once: `ranking.best` knows such scores by their stride."""
    return docs, np.broadcast_to(np.float32(score), docs.shape)


def _boosted(scores: Scores, boost: float) -> Scores:
    return scores if boost == 1.0 else scores * np.float32(boost)


_METHODS: dict[type, Callable[[Evaluator, Any], Hits]] = {
    query.Term: Evaluator._term,
    query.Phrase: Evaluator._phrase,
    query.And: Evaluator._and,
    query.Or: Evaluator._or,
    query.AndMaybe: Evaluator._and_maybe,
    query.AndNot: Evaluator._and_not,
    query.Require: Evaluator._require,
    query.Otherwise: Evaluator._otherwise,
    query.DisjunctionMax: Evaluator._best_of,
    query.ConstantScoreQuery: Evaluator._constant_score,
    DocSet: Evaluator._docset,
    type(query.NullQuery): Evaluator._null,
    **dict.fromkeys(_MULTI, Evaluator._multi),
}
_MASKS: dict[type, Callable[[Evaluator, Any], Mask]] = {
    query.Term: Evaluator._term_mask,
    query.Every: Evaluator._every_mask,
    query.Not: Evaluator._not_mask,
    query.Or: Evaluator._or_mask,
    **dict.fromkeys(_MULTI, Evaluator._multi_mask),
}
