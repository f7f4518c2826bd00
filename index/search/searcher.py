"""A search from the text of a query to a frozen page of results."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import Cancelled, QueryError
from index.mending.view import MendedIndex, version_of
from index.query.build import Builder, Documents
from index.query.local_days import local_today
from index.query.names import Names
from index.query.parser import parse
from index.query.tree import Name, ParsedQuery, loosened
from index.results import Facets, Hit, Page, Suggestion
from index.sanitize import whole
from index.schema import minutes
from index.search import reranking
from index.search.correction import Spelling, did_you_mean
from index.search.facets import FacetTables, count_facets
from index.search.hits import hit
from index.search.matches import Finder, Match
from index.search.ordering import Ordering
from index.search.rows import Rows
from index.search.shelf import Opened, Shelf
from index.search.suggest import suggest

if TYPE_CHECKING:
    from index.engine import Index, Snapshot
    from index.storage.reprint_store import ReprintStore

__all__ = ["Names", "Searcher"]

SORTS = ("relevance", "newest", "oldest")
FEW = 3
"""With fewer results than this, a correction is offered."""

_MINUTES_A_DAY = 24 * 60

Docs = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is worked out once for a committed state."""

    documents: Documents
    ordering: Ordering
    shelf: Shelf
    spelling: Spelling
    rows: Rows
    groups: int
    corrections: int


@dataclass(frozen=True, slots=True)
class _Row:
    doc: int
    score: float
    article: Opened | None = None
    matches: list[Match] | None = None


class Searcher:
    """Searches one index; safe to use from any thread, every search sees one committed state.

    Args:
        index: The index.
        names: The library's entities and marks.
        reprints: Which articles are one text, to be shown as one row.
        changed: From ids to when the text of these articles last changed, of those whose text did.
    """

    def __init__(
        self,
        index: Index | MendedIndex,
        names: Names,
        reprints: ReprintStore | None = None,
        changed: Callable[[Sequence[str]], Mapping[str, str]] = lambda ids: {},
    ) -> None:
        self._index = index
        self._names = names
        self._reprints = reprints
        self._changed = changed
        self._lock = threading.Lock()
        self._known: _Known | None = None
        self.tables = FacetTables()

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = True,
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
        early: Callable[[Page], object] | None = None,
        today: date | None = None,
    ) -> Page:
        """One page of results (docs/query-language.md).

        Totals and facets count articles. What is one text in several places is one row, the first of them
        that matches (`reprint_store.standing_order`): the text that stands does not change with its rank
        while one types.

        Args:
            text: The query.
            sort: `relevance` (a query without words: newest first), `newest` or `oldest`; undated last.
            facets: Whether to count people, places, sources and months over all results.
            typing: The last word is still being typed.
            fold: Whether reprints share a row.
            cancelled: Asked between steps.
            early: Called with the page as soon as its rows stand, without facets and correction; not called when
                nothing was found.
            today: The day that `yesterday` comes before; the present one where the user is when None.

        Raises:
            QueryError: The query is too long or too deep, or `sort` is none of the three.
            Cancelled: `cancelled()` said so.
        """
        started = time.perf_counter()
        text = whole(text)
        if sort not in SORTS:
            raise QueryError(f"{sort}: results cannot be sorted so.", f"Sort by {', '.join(SORTS)}.")
        now = local_today() if today is None else today
        parsed = parse(text, today=now, typing=typing)
        offset = max(offset, 0)
        with self._index.snapshot() as snapshot:
            known = self._state(snapshot)

            def attempt(parsed: ParsedQuery) -> _Run:
                return _Run(snapshot, known, self._names, parsed, Finder(parsed.wanted), cancelled)

            run, matched = attempt(parsed), "all"
            docs, scores = run.strict()
            if not len(docs) and not typing:
                # A last word that nothing has as it stands is taken for the beginning of one.
                begun = attempt(parse(text, today=now, typing=True))
                docs, scores = begun.strict()
                run = begun if len(docs) else run
            if not len(docs):
                docs, scores = run.loose()
                matched = "any" if len(docs) else "all"
            standing, their_scores = known.rows.fold(docs, scores) if fold else (docs, scores)
            sort = run.order(sort)
            rows = run.ordered(standing, their_scores, sort, offset + max(limit, 0), now)[offset:]
            hits = run.hits(rows, self._changed)

            def page(facets: Facets, better: str) -> Page:
                return Page(
                    query=text,
                    total=len(docs),
                    folded=len(docs) - len(standing),
                    total_is_exact=True,
                    took_ms=_since(started),
                    hits=hits,
                    facets=facets,
                    offset=offset,
                    did_you_mean=better,
                    matched=matched,
                    problems=parsed.problems,
                    generation=snapshot.generation,
                    sort=sort,
                )

            if early is not None and hits:
                run.check()
                early(page(Facets(), ""))
            run.check()
            counted = count_facets(snapshot, docs, self.tables, self._names) if facets else Facets()
            run.check()
            few = (len(docs) < FEW or matched == "any") and not offset
            better = did_you_mean(parsed, snapshot, self._names, known.spelling) if few else ""
            if better and not attempt(parse(better, today=now, typing=typing)).finds():
                better = ""
            return page(counted, better)

    def prepare(self) -> None:
        """Make what counting facets needs for the newest state, before somebody waits for it."""
        with self._index.snapshot() as snapshot:
            self._state(snapshot)
            self.tables.prepare(snapshot)

    def read_ahead(self) -> None:
        """Have the system bring from the disk what the next keys would wait for."""
        with self._index.snapshot() as snapshot:
            snapshot.read_ahead()

    def suggest(self, text: str, cursor: int | None = None) -> list[Suggestion]:
        """Completions of the query being typed, at the cursor (its end when None)."""
        with self._index.snapshot() as snapshot:
            documents = self._state(snapshot).documents
            return suggest(text, len(text) if cursor is None else cursor, snapshot, self._names, documents)

    def _state(self, snapshot: Snapshot) -> _Known:
        with self._lock:
            known = self._known
            groups = self._reprints.version() if self._reprints is not None else 0
            corrections = version_of(snapshot)
            state = (snapshot.generation, corrections)
            if known is None or (known.documents.generation, known.corrections) != state:
                published = snapshot.column("published").astype(np.int64)
                known = _Known(
                    Documents(snapshot.generation),
                    Ordering(published),
                    Shelf(),
                    Spelling(),
                    self._rows(snapshot),
                    groups,
                    corrections,
                )
            elif known.groups != groups:
                known = replace(known, rows=self._rows(snapshot), groups=groups)
            self._known = known
            return known

    def _rows(self, snapshot: Snapshot) -> Rows:
        return Rows(snapshot, self._reprints.groups() if self._reprints is not None else ())


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 3)


@dataclass(frozen=True, slots=True)
class _Run:
    """One search on its way."""

    snapshot: Snapshot
    known: _Known
    names: Names
    parsed: ParsedQuery
    finder: Finder
    cancelled: Callable[[], bool]

    def check(self) -> None:
        if self.cancelled():
            raise Cancelled

    def strict(self) -> tuple[Docs, Scores]:
        """The documents that have all the words, with their scores."""
        builder = Builder(self.snapshot, self.names, self.known.documents)
        return self.snapshot.scored(builder.scored(self.parsed.tree), self.cancelled)

    def finds(self) -> bool:
        """Whether any document has all the words, or any of them."""
        return bool(len(self.strict()[0]) or len(self.loose()[0]))

    def loose(self) -> tuple[Docs, Scores]:
        """The documents that have any of the words; none for a query that cannot be loosened."""
        tree = loosened(self.parsed.tree)
        if tree is None:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        builder = Builder(self.snapshot, self.names, self.known.documents)
        return self.snapshot.scored(builder.scored(tree), self.cancelled)

    def order(self, sort: str) -> str:
        """The order in force where this one was asked for: a query without words has no relevance."""
        return sort if sort != "relevance" or self._has_words() else "newest"

    def ordered(self, docs: Docs, scores: Scores, sort: str, count: int, today: date) -> list[_Row]:
        """The first `count` rows in order."""
        ordering = self.known.ordering
        if sort != "relevance":
            order = ordering.by_date(docs, count, newest=sort != "oldest")
            return [_Row(int(docs[n]), float(scores[n])) for n in order.tolist()]
        now = minutes(today.isoformat()) + _MINUTES_A_DAY
        order, best = ordering.by_score(docs, scores, max(reranking.DEPTH, count), now)
        found = list(zip(docs.take(order).tolist(), best.tolist(), strict=True))
        if len(set(self.finder.sequence)) < 2:
            return [_Row(doc, score) for doc, score in found[:count]]
        self.known.shelf.expect(self.snapshot, [doc for doc, _ in found[: reranking.DEPTH]])
        rows = [self._looked_at(doc, score) for doc, score in found[: reranking.DEPTH]]
        rows.sort(key=lambda row: -row.score)  # stable: equals stay as they were
        rows += [_Row(doc, score) for doc, score in found[reranking.DEPTH :]]
        return rows[:count]

    def _has_words(self) -> bool:
        return bool(self.finder.sequence) or any(isinstance(item, Name) for item in self.parsed.wanted)

    def _looked_at(self, doc: int, score: float) -> _Row:
        self.check()
        article = self.known.shelf.get(self.snapshot, doc)
        matches = article.matches(self.finder)
        return _Row(doc, score * (1 + article.nearness(self.finder, matches)), article, matches)

    def hits(
        self, rows: Sequence[_Row], changed_of: Callable[[Sequence[str]], Mapping[str, str]]
    ) -> tuple[Hit, ...]:
        """The rows as a reader sees them."""
        if not rows:
            return ()
        shelf = self.known.shelf
        shelf.expect(self.snapshot, [row.doc for row in rows if row.article is None])
        articles = [row.article or shelf.get(self.snapshot, row.doc) for row in rows]
        ids = [article.header["id"] for article in articles]
        marks, changed = self.names.marks(ids), changed_of(ids)
        accounts = self.known.rows.accounts([row.doc for row in rows])
        return tuple(
            [
                hit(
                    article,
                    row.score,
                    self.finder,
                    marks[article_id],
                    row.matches,
                    accounts=count,
                    changed=changed.get(article_id),
                )
                for row, article, article_id, count in zip(rows, articles, ids, accounts, strict=True)
            ]
        )
