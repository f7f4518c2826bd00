"""A search from the text of a query to a frozen page of results."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from index.search.values import Values

if TYPE_CHECKING:
    from index.engine import Index, Snapshot
    from index.storage.reprint_store import ReprintStore

__all__ = ["Names", "Searcher"]

SORTS = ("relevance", "newest", "oldest")
_COMMON_LETTER = "e"
_AT_ONCE = 500
"""Hits of a page where all of them are asked for."""
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
        asked = _Asked(text, sort, typing, fold, today)
        offset = max(offset, 0)
        with self._index.snapshot() as snapshot:
            found = self._find(snapshot, asked, cancelled)
            run = found.run
            page = found.page(found.rows(offset + max(limit, 0))[offset:], offset, self._changed)
            if early is not None and page.hits:
                run.check()
                early(page)
            run.check()
            counted = count_facets(snapshot, found.docs, self.tables, self._names) if facets else Facets()
            run.check()
            better = "" if offset else found.better()
            return replace(page, took_ms=asked.took_ms, facets=counted, did_you_mean=better)

    def pages(
        self,
        text: str,
        *,
        limit: int | None = None,
        offset: int = 0,
        sort: str = "relevance",
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
        today: date | None = None,
    ) -> Iterator[Page]:
        """All results, a page after the other, of one committed state; at least one page.

        What is committed meanwhile moves no hit to another page. Arguments and errors as of `search`.

        Args:
            limit: So many hits at most; all when None.
        """
        asked = _Asked(text, sort, typing, fold, today)
        offset = max(offset, 0)
        with self._index.snapshot() as snapshot:
            found = self._find(snapshot, asked, cancelled)
            rows = found.rows(len(found.standing) if limit is None else offset + max(limit, 0))
            for at in range(offset, max(len(rows), offset + 1), _AT_ONCE):
                found.run.check()
                page = found.page(rows[at : at + _AT_ONCE], at, self._changed)
                yield page if at else replace(page, did_you_mean=found.better())

    def _find(self, snapshot: Snapshot, asked: _Asked, cancelled: Callable[[], bool]) -> _Found:
        known = self._state(snapshot)

        def attempt(parsed: ParsedQuery) -> _Run:
            return _Run(snapshot, known, self._names, parsed, Finder(parsed.wanted), cancelled)

        parsed = asked.parsed(asked.text)
        run, matched = attempt(parsed), "all"
        docs, scores = run.strict()
        if not len(docs) and not asked.typing:
            # A last word that nothing has as it stands is taken for the beginning of one.
            begun = attempt(parse(asked.text, today=asked.today, typing=True))
            docs, scores = begun.strict()
            run = begun if len(docs) else run
        if not len(docs):
            docs, scores = run.loose()
            matched = "any" if len(docs) else "all"
        standing, their_scores = known.rows.fold(docs, scores) if asked.fold else (docs, scores)
        return _Found(asked, parsed, run, attempt, matched, docs, standing, their_scores)

    def prepare(self) -> None:
        """Make what a first query and counting facets need in the newest state, before somebody waits for it."""
        with self._index.snapshot() as snapshot:
            self._state(snapshot)
            # Every first query reads the dictionaries, compares them with their checksums and loads modules.
            self.search(_COMMON_LETTER, limit=1, facets=False, typing=True)
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


class _Asked:
    """A question as it is put.

    Raises:
        QueryError: `sort` is no order.
    """

    def __init__(self, text: str, sort: str, typing: bool, fold: bool, today: date | None) -> None:
        self._started = time.perf_counter()
        if sort not in SORTS:
            raise QueryError(f"{sort}: results cannot be sorted so.", f"Sort by {', '.join(SORTS)}.")
        self.text = whole(text)
        self.sort = sort
        self.typing = typing
        self.fold = fold
        self.today = local_today() if today is None else today

    def parsed(self, text: str) -> ParsedQuery:
        """A query of that day."""
        return parse(text, today=self.today, typing=self.typing)

    @property
    def took_ms(self) -> float:
        """Milliseconds since it was put."""
        return round((time.perf_counter() - self._started) * 1000, 3)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a question found: `docs` of one state, and of those the `standing` ones, that get a row, with scores.

    Attributes:
        run: The search that found them; its query may be completed.
        attempt: Begins the same search with another query.
        matched: Whether they have all of the words, or any.
    """

    asked: _Asked
    parsed: ParsedQuery
    run: _Run
    attempt: Callable[[ParsedQuery], _Run]
    matched: str
    docs: Docs
    standing: Docs
    scores: Scores

    def rows(self, count: int) -> list[_Row]:
        """The first `count` of them in the order asked for."""
        sort = self.run.order(self.asked.sort)
        return self.run.ordered(self.standing, self.scores, sort, count, self.asked.today)

    def page(
        self, rows: Sequence[_Row], offset: int, changed: Callable[[Sequence[str]], Mapping[str, str]]
    ) -> Page:
        """These of its rows, without facets."""
        return Page(
            query=self.asked.text,
            total=len(self.docs),
            folded=len(self.docs) - len(self.standing),
            total_is_exact=True,
            took_ms=self.asked.took_ms,
            hits=self.run.hits(rows, changed),
            facets=Facets(),
            offset=offset,
            matched=self.matched,
            problems=self.parsed.problems,
            generation=self.run.snapshot.generation,
            sort=self.run.order(self.asked.sort),
        )

    def better(self) -> str:
        """Another spelling that finds something, where little or nothing was found; else ""."""
        if len(self.docs) >= FEW and self.matched == "all":
            return ""
        run = self.run
        better = did_you_mean(self.parsed, run.snapshot, run.names, run.known.spelling)
        return better if better and self.attempt(self.asked.parsed(better)).finds() else ""


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
        values = Values(self.parsed.tree)
        return tuple(
            [
                hit(
                    article,
                    row.score,
                    self.finder,
                    values,
                    marks[article_id],
                    row.matches,
                    accounts=count,
                    changed=changed.get(article_id),
                )
                for row, article, article_id, count in zip(rows, articles, ids, accounts, strict=True)
            ]
        )
