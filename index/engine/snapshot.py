"""What a caller sees of an index: one committed state, searched, listed and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import facets, terms
from index.engine.codec import segment_of
from index.engine.corpus import Corpus, OpenSegment
from index.engine.evaluator import Evaluator
from index.engine.ranking import best, mirrored
from index.engine.read_ahead import bring, expect_stored
from index.engine.results import TopDocs
from index.engine.scratch import Scratch
from index.engine.segment import SegmentFile
from index.errors import NotFoundError

Docs = NDArray[np.int64]
_scratch = Scratch()


def _never() -> bool:
    return False


class Snapshot:
    """One committed state of an index; safe to share between threads.

    Documents are numbered over all segments; numbers hold only within the snapshot. Files that a merge
    or a later commit removes stay readable while a snapshot uses them.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.generation = corpus.generation
        self.doc_count = corpus.doc_count
        self.doc_count_all = corpus.doc_count_all

    @property
    def segments(self) -> Sequence[OpenSegment]:
        """The segments in the order of their documents, for tables that are kept by segment.

        A segment's `file` is the same object in every snapshot that has the segment.
        """
        return self.corpus.segments

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to give back: maps go when the last snapshot of their state goes."""

    # Searching

    def search(
        self,
        query: Any,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: str | None = None,
        reverse: bool = False,
        facets: Sequence[str] = (),
        cancelled: Callable[[], bool] = _never,
    ) -> TopDocs:
        """The best documents for any Whoosh query.

        Args:
            query: A Whoosh query, `DocSet`s included.
            limit: How many documents.
            offset: How many better ones to skip.
            sort: A numeric column to order by instead of the score; ties by document number.
            reverse: Highest value first when sorting.
            facets: Keyword fields whose values to count over all matching documents.
            cancelled: Asked between steps.

        Raises:
            Cancelled: `cancelled()` said so.
        """
        docs, scores = self.scored(query, cancelled)
        marks: NDArray[Any] = scores
        if sort is not None:
            marks = self.column(sort).take(docs)
            marks = marks if reverse else mirrored(marks)
        top, marks = best(docs, marks, limit + offset)
        if sort is not None and not reverse:
            marks = mirrored(marks)
        counts = {name: self.facet(name, docs) for name in facets}
        return TopDocs(top[offset:], marks[offset:].astype(np.float32), len(docs), True, counts)

    def match(self, query: Any, cancelled: Callable[[], bool] = _never) -> Docs:
        """All matching documents, rising."""
        return self.scored(query, cancelled)[0]

    def scored(self, query: Any, cancelled: Callable[[], bool] = _never) -> tuple[Docs, NDArray[np.float32]]:
        """All matching documents, rising, with their scores; neither array is to be changed."""
        return Evaluator(self.corpus, _scratch, cancelled).live_hits(query)

    def facet(self, field: str, docs: Docs) -> list[tuple[str, int]]:
        """How many of `docs` (rising) have each value of a keyword field, most frequent first."""
        return facets.count(self.corpus, field, docs)

    # Documents

    def _home(self, doc: int) -> tuple[OpenSegment, int]:
        if not 0 <= doc < self.doc_count_all:
            raise NotFoundError(f"There is no document {doc} in this state of the index.")
        segment = self.corpus.segments[segment_of(self.corpus.bases, doc)]
        return segment, doc - segment.base

    def stored(self, doc: int, field: str = "article") -> Any:
        """The stored value of a field of a document, None when it has none.

        Raises:
            IndexDamagedError: Its bytes do not fit their checksum.
        """
        segment, local = self._home(doc)
        return segment.file.stored(field, local) if field in segment.file.stored_names else None

    def expect_stored(self, docs: Sequence[int], field: str = "article") -> None:
        """These documents' stored values are asked for next; they come from the disk together, not by turns."""
        homes: dict[SegmentFile, list[int]] = {}
        for doc in docs:
            segment, local = self._home(doc)
            homes.setdefault(segment.file, []).append(local)
        for file, locals_ in homes.items():
            expect_stored(file, field, locals_)

    def read_ahead(self) -> None:
        """Have the system bring dictionaries and postings from the disk, as far as they may be."""
        bring([segment.file for segment in self.corpus.segments])

    def all_docs(self) -> Docs:
        """All documents that are not deleted, rising."""
        parts = [
            segment.base + (np.arange(segment.count) if segment.live is None else np.flatnonzero(segment.live))
            for segment in self.corpus.segments
        ]
        return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)

    def doc_of(self, field: str, text: str) -> int | None:
        """The document that has a value in a unique field."""
        docs = self.postings(field, text)[0]
        return int(docs[-1]) if len(docs) else None

    def id_of(self, docs: Any, field: str = "id") -> list[str]:
        """The values of a single-valued field for documents; empty where one has none."""
        return terms.values_of(self.corpus, field, np.asarray(docs, np.int64))

    def docs_having(self, field: str, values: Sequence[str]) -> Docs:
        """The documents that have any of these terms of a field, in no order; deleted ones left out.

        Made for many values at once, such as the ids of all starred articles.
        """
        return terms.having(self.corpus, field, list(values))

    def column(self, field: str) -> NDArray[Any]:
        """The numeric column of a field over all documents, deleted ones included; cached."""
        key = ("column", field)
        if key not in self.corpus.memo:
            self.corpus.memo[key] = facets.column(self.corpus, field)
        column: NDArray[Any] = self.corpus.memo[key]
        return column

    # Terms

    def doc_frequency(self, field: str, term: str | bytes) -> int:
        """In how many documents a term occurs (deleted ones count until they are merged away)."""
        return self.corpus.document_frequency(field, term)

    def idf(self, field: str, term: str | bytes) -> float:
        """Inverse document frequency of a term in Whoosh's form, log(N / (n + 1)) + 1."""
        return self.corpus.idf(self.corpus.document_frequency(field, term))

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
        """The terms with a prefix in order, each with its document frequency."""
        return terms.with_prefix(self.corpus, field, prefix, limit)

    def top_terms(self, field: str, prefix: str, n: int) -> list[tuple[str, int]]:
        """The `n` most frequent terms with a prefix, ties in order of the terms."""
        return terms.most_frequent(self.corpus, field, prefix, n)

    def similar_terms(self, field: str, word: str, distance: int = 1, prefix: int = 1) -> list[tuple[str, int]]:
        """Terms within an edit distance that share the first `prefix` letters, most frequent first."""
        return terms.similar(self.corpus, field, word, distance, prefix)

    def postings(self, field: str, term: str | bytes) -> tuple[Docs, NDArray[np.float32]]:
        """(documents, frequencies) of a term, deleted documents left out."""
        return terms.postings(self.corpus, field, term)

    def positions(self, field: str, term: str | bytes, doc: int) -> list[int]:
        """Word positions of a term in a document, empty when it has none or the field keeps none."""
        segment, local = self._home(doc)
        view = segment.file.field(field)
        found = self.corpus.term_bytes(field, term)
        number = view.find(found) if view is not None and found else -1
        return view.positions_in(number, local) if view is not None and number >= 0 and view.has_positions else []

    def weighted_sum(self, field: str, weights: dict[str, float]) -> tuple[Docs, NDArray[np.float32]]:
        """(documents, sum over terms of weight * (1 + log tf)), deleted documents left out."""
        return terms.weighted_sum(self.corpus, field, weights)

    def vector_norms(self, field: str) -> NDArray[np.float32]:
        """Length of each document's vector of (1 + log tf) * idf, one value a document; cached."""
        key = ("norms", field)
        if key not in self.corpus.memo:
            self.corpus.memo[key] = terms.vector_norms(self.corpus, field)
        norms: NDArray[np.float32] = self.corpus.memo[key]
        return norms

    # Integrity

    def verify(self) -> None:
        """Compare every block and stored document with its checksum; slow, meant for the worker.

        Raises:
            IndexDamagedError: One does not fit.
        """
        for segment in self.corpus.segments:
            segment.file.file.verify()


class SnapshotOver(Snapshot):
    """A snapshot seen through something that lies over it.

    Subclasses answer for some columns and stored values themselves; postings are always those of `raw`.
    """

    def __init__(self, raw: Snapshot) -> None:
        super().__init__(raw.corpus)
        self.raw = raw
