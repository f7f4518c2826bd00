"""A phrase over all segments, with its scores: those of its words, summed.

A phrase of very common words costs more than anything else that is typed, and is asked for again at the next
letter and when it is taken back; so what took long is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from index.engine.corpus import Corpus
from index.engine.fieldview import FieldView
from index.engine.phrases import frequencies_in, phrase_docs
from index.engine.postings import LENGTH_BITS
from index.engine.scratch import Scratch
from index.engine.sets import GALLOP, NONE, Docs, Hits, Scores
from index.engine.termlist import TermList

_KEPT_FROM = 20_000
"""A phrase whose rarest word stands in so many documents is kept."""


def hits(corpus: Corpus, wanted: Any, scratch: Scratch, check: Callable[[], None]) -> Hits | None:
    """The documents that have the phrase, deleted ones included, with their scores. Not to be changed.

    Args:
        wanted: A Whoosh phrase; its boost is left to the caller.
        check: Called between segments; raises when the search is given up.

    Returns:
        None where the field keeps no positions.
    """
    words = [corpus.locate(wanted.fieldname, word) for word in wanted.words]
    found = [word for word in words if word is not None]
    if len(found) < len(words) or not found:
        return NONE, np.zeros(0, np.float32)
    if len(found) == 1:
        return found[0].docs(), found[0].scores()
    if not all(view.has_positions for word in found for _, _, view, _ in word.parts):
        return None
    key = (wanted.fieldname, tuple(wanted.words), wanted.slop)
    known, scores = corpus.cache.get(("phrase", *key)), corpus.cache.get(("phrase scores", *key))
    if known is None or scores is None:
        known, scores = _found(corpus, found, wanted.slop, scratch, check)
        if min(word.count for word in found) >= _KEPT_FROM:
            corpus.cache.put(("phrase", *key), known)
            corpus.cache.put(("phrase scores", *key), scores)
    return known, scores


def _found(corpus: Corpus, words: list[TermList], slop: int, scratch: Scratch, check: Callable[[], None]) -> Hits:
    parts = []
    places = [{segment: number for segment, _, _, number in word.parts} for word in words]
    for segment, base, view, _ in words[0].parts:
        numbers = [there[segment] for there in places if segment in there]
        if len(numbers) == len(places):
            check()
            docs = phrase_docs(view, numbers, slop, scratch)
            if len(docs):
                parts.append((docs + base, _scores(corpus, segment, view, words, numbers, docs, scratch)))
    if not parts:
        return NONE, np.zeros(0, np.float32)
    return np.concatenate([docs for docs, _ in parts]), np.concatenate([scores for _, scores in parts])


def _scores(
    corpus: Corpus,
    segment: int,
    view: FieldView,
    words: list[TermList],
    numbers: list[int],
    docs: Docs,
    scratch: Scratch,
) -> Scores:
    """The summed scores of terms for documents of a segment that have them all."""
    opened = corpus.segments[segment]
    lengths = opened.file.length_bytes(view.name)
    scores = np.zeros(len(docs), np.float32)
    for word, number in zip(words, numbers, strict=True):
        if len(docs) * GALLOP > view.document_frequency(number):
            scores += word.scores_of(docs + opened.base, scratch)
            continue
        # Counting in the occurrences, which were just read, leaves the term's other lists alone.
        weights = frequencies_in(view, number, docs) << LENGTH_BITS
        if lengths is not None:
            weights |= lengths[docs]
        scores += word.score(weights)
    return scores
