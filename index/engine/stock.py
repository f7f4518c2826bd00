"""Whoosh's own matchers over our segments, for queries that the evaluator does not know."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import BM25F, MultiReader, Searcher, SegmentReader
from index.engine.codec import EngineCodec, EnginePerDocReader, EngineTermsReader
from index.engine.corpus import Corpus, OpenSegment


class _OpenedCodec(EngineCodec):
    """Reads from files that are already mapped, so a merge that removed them from the folder does no harm."""

    def __init__(self, segment: OpenSegment) -> None:
        self._segment = segment

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        return EngineTermsReader(self._segment.file)

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        return EnginePerDocReader(self._segment.file, segment)


def reader(corpus: Corpus) -> Any:
    """A Whoosh reader over a committed state."""
    readers = [
        SegmentReader(None, corpus.schema, segment.entry, corpus.generation, codec=_OpenedCodec(segment))
        for segment in corpus.segments
    ]
    return readers[0] if len(readers) == 1 else MultiReader(readers, corpus.generation)


def hits(corpus: Corpus, wanted: Any) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Documents that match, deleted ones left out, with their scores.

    A searcher is made for each call: Whoosh's are not safe to share between threads.
    """
    searcher = Searcher(reader(corpus), weighting=BM25F(B=corpus.b, K1=corpus.k1))
    docs: list[int] = []
    scores: list[float] = []
    leaves = [leaf for leaf, _ in searcher.leaf_searchers()]
    for leaf, segment in zip(leaves, corpus.segments, strict=bool(leaves)):
        leaf.engine_range = (segment.base, segment.count)
        matcher = wanted.matcher(leaf, leaf.context())
        while matcher.is_active():
            docs.append(segment.base + matcher.id())
            scores.append(matcher.score())
            matcher.next()
    return np.array(docs, np.int64), np.array(scores, np.float32)
