"""A search from the text of a query to a frozen page of results."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import reranking
from index.correction import did_you_mean
from index.errors import Cancelled, QueryError
from index.facets import FacetTables, count_facets
from index.hits import hit, text_of
from index.matches import Finder, Match
from index.ordering import Ordering
from index.query import parse
from index.query_build import Builder, Documents
from index.query_names import Names
from index.query_tree import Name, ParsedQuery, loosened
from index.results import Facets, Hit, Page, Suggestion
from index.schema import minutes
from index.suggest import suggest

if TYPE_CHECKING:
    from index.engine import Index, Snapshot

__all__ = ["Names", "Searcher"]

SORTS = ("relevance", "newest", "oldest")
FEW = 3
"""With fewer results than this, a correction is offered."""

Docs = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is worked out once for a committed state."""

    documents: Documents
    facets: FacetTables
    ordering: Ordering


@dataclass(frozen=True, slots=True)
class _Row:
    doc: int
    score: float
    data: bytes | None = None
    matches: list[Match] | None = None


class Searcher:
    """Searches one index; safe to use from any thread, every search sees one committed state.

    Args:
        index: The index.
        names: The library's entities and marks.
    """

    def __init__(self, index: Index, names: Names) -> None:
        self._index = index
        self._names = names
        self._lock = threading.Lock()
        self._known: _Known | None = None

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = True,
        typing: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        today: date | None = None,
    ) -> Page:
        """One page of results (docs/query-language.md).

        Args:
            text: The query.
            sort: `relevance` (a query without words: newest first), `newest` or `oldest`; undated last.
            facets: Whether to count people, places, sources and months over all results.
            typing: The last word is still being typed.
            cancelled: Asked between steps.
            today: The day that `yesterday` comes before; the present one (UTC) when None.

        Raises:
            QueryError: The query is too long or too deep, or `sort` is none of the three.
            Cancelled: `cancelled()` said so.
        """
        started = time.perf_counter()
        if sort not in SORTS:
            raise QueryError(f"{sort}: results cannot be sorted so.", f"Sort by {', '.join(SORTS)}.")
        now = datetime.now(UTC).date() if today is None else today
        parsed = parse(text, today=now, typing=typing)
        limit, offset = max(limit, 0), max(offset, 0)
        with self._index.snapshot() as snapshot:
            known = self._state(snapshot)
            docs, scores, matched = self._matching(snapshot, known, parsed, cancelled)
            finder = Finder(parsed.wanted)
            rows = self._ordered(
                snapshot, known, docs, scores, finder, parsed, sort, (offset, limit), now, cancelled
            )
            counted = count_facets(snapshot, docs, known.facets, self._names) if facets else Facets()
            _check(cancelled)
            hits = self._hits(snapshot, rows, finder)
            few = (len(docs) < FEW or matched == "any") and not offset
            better = did_you_mean(parsed, snapshot, self._names) if few else ""
            return Page(
                query=text,
                total=len(docs),
                total_is_exact=True,
                took_ms=round((time.perf_counter() - started) * 1000, 3),
                hits=hits,
                facets=counted,
                offset=offset,
                did_you_mean=better,
                matched=matched,
                problems=parsed.problems,
                generation=snapshot.generation,
            )

    def suggest(self, text: str, cursor: int | None = None) -> list[Suggestion]:
        """Completions of the query being typed, at the cursor (its end when None)."""
        with self._index.snapshot() as snapshot:
            documents = self._state(snapshot).documents
            return suggest(text, len(text) if cursor is None else cursor, snapshot, self._names, documents)

    def _state(self, snapshot: Snapshot) -> _Known:
        with self._lock:
            known = self._known
            if known is None or known.documents.generation != snapshot.generation:
                published = snapshot.column("published").astype(np.int64)
                known = _Known(Documents(snapshot.generation), FacetTables(published), Ordering(published))
                self._known = known
            return known

    def _matching(
        self, snapshot: Snapshot, known: _Known, parsed: ParsedQuery, cancelled: Callable[[], bool]
    ) -> tuple[Docs, Scores, str]:
        builder = Builder(snapshot, self._names, known.documents)
        docs, scores = snapshot.scored(builder.scored(parsed.tree), cancelled)
        if not len(docs) and (loose := loosened(parsed.tree)) is not None:
            docs, scores = snapshot.scored(builder.scored(loose), cancelled)
            if len(docs):
                return docs, scores, "any"
        return docs, scores, "all"

    def _ordered(
        self,
        snapshot: Snapshot,
        known: _Known,
        docs: Docs,
        scores: Scores,
        finder: Finder,
        parsed: ParsedQuery,
        sort: str,
        page: tuple[int, int],
        today: date,
        cancelled: Callable[[], bool],
    ) -> list[_Row]:
        offset, limit = page
        if not limit or offset >= len(docs):
            return []
        ranked = sort == "relevance" and (finder.sequence or any(isinstance(w, Name) for w in parsed.wanted))
        if not ranked:
            order = known.ordering.by_date(docs, offset + limit, newest=sort != "oldest")[offset:]
            return [_Row(int(docs[n]), float(scores[n])) for n in order.tolist()]
        now = minutes(today.isoformat()) + 24 * 60
        depth = max(reranking.DEPTH, offset + limit)
        order, best = known.ordering.by_score(docs, scores, depth, now)
        rows = [_Row(int(docs[n]), score) for n, score in zip(order.tolist(), best.tolist(), strict=True)]
        if len(set(finder.sequence)) > 1:
            head = []
            for row in rows[: reranking.DEPTH]:
                _check(cancelled)
                head.append(_looked_at(snapshot, row, finder))
            head.sort(key=lambda row: -row.score)  # stable: equals stay as they were
            rows[: reranking.DEPTH] = head
        return rows[offset : offset + limit]

    def _hits(self, snapshot: Snapshot, rows: Sequence[_Row], finder: Finder) -> tuple[Hit, ...]:
        marks = self._names.marks(snapshot.id_of([row.doc for row in rows])) if rows else {}
        return tuple(
            hit(row.data or snapshot.stored(row.doc), row.score, finder, marks, row.matches) for row in rows
        )


def _looked_at(snapshot: Snapshot, row: _Row, finder: Finder) -> _Row:
    data = snapshot.stored(row.doc)
    text = text_of(data)
    matches = finder.find(text)
    gain = reranking.nearness(text, matches, finder)
    return _Row(row.doc, row.score * (1 + gain), data, matches)


def _check(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
