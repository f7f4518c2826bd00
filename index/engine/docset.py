"""A set of documents as a query, for what the index does not hold (unread, starred, one story)."""

# Methods of Whoosh's interfaces are documented there.
# ruff: noqa: D102

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import matching, query
from index.engine.sets import distinct


class DocSet(query.Query):  # type: ignore[misc]  # Whoosh is untyped
    """Matches the given documents of one snapshot, score 1.0; usable inside any other query.

    Args:
        docs: Global document numbers (any order), or a boolean mask over all documents of the snapshot.
    """

    def __init__(self, docs: NDArray[Any], boost: float = 1.0) -> None:
        chosen = np.asarray(docs)
        self.docs = chosen.nonzero()[0] if chosen.dtype == bool else distinct(chosen.astype(np.int64))
        self.boost = boost

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocSet) and np.array_equal(self.docs, other.docs)

    def __hash__(self) -> int:
        return hash((DocSet, self.docs.tobytes()))

    def __repr__(self) -> str:
        return f"DocSet({len(self.docs)} documents)"

    def with_boost(self, boost: float) -> DocSet:
        return DocSet(self.docs, boost)

    def is_leaf(self) -> bool:
        return True

    def normalize(self) -> DocSet:
        return self

    def estimate_size(self, reader: Any) -> int:
        return len(self.docs)

    def estimate_min_size(self, reader: Any) -> int:
        return len(self.docs)

    def slice(self, base: int, count: int) -> NDArray[np.uint32]:
        """The documents of the segment that starts at `base`, numbered inside it."""
        low, high = np.searchsorted(self.docs, (base, base + count))
        return (self.docs[low:high] - base).astype(np.uint32)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """For queries that Whoosh's matchers run: the evaluator tells each leaf searcher its range."""
        base, count = getattr(searcher, "engine_range", (0, searcher.doc_count_all()))
        ids = self.slice(base, count).tolist()
        return matching.ListMatcher(ids, all_weights=self.boost) if ids else matching.NullMatcher()
