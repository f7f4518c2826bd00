"""Everything the library shows of its entities: lists, cards, paths between two, and the watch list."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from index.article import NAMED_KINDS, Article
from index.entities.rows import NamedEntity
from index.errors import QueryError
from index.mending.view import MendedIndex, version_of
from index.naming.beside import namesakes, of_one_name, told_apart
from index.naming.cards import card, lookup
from index.naming.counts import BEFORE_DAYS, Spans, counted, rise
from index.naming.entity_paths import find_path
from index.naming.inside import inside
from index.naming.names import LibraryNames
from index.query.build import documents_of
from index.results import Entity, Facets, FacetValue, Hop, Watched
from index.schema import NAME_FIELDS, UNDATED, minutes
from index.search.facets import FacetTables
from index.storage.state import State

if TYPE_CHECKING:
    from index.engine import Index, Snapshot

SORTS = ("articles", "rise", "name")
_RISING = 400
"""So many of the names of the last week are looked at, of each kind, for those that rise."""


class EntityViews:
    """The entities of one index, as its reader asks for them. Safe from any thread.

    Args:
        tables: The facet tables that the search of this index uses.
        read: Gives an article with its mentions resolved.
        groups_of: From ids of articles to the groups of one text they are in, for those that are in one.
    """

    def __init__(
        self,
        index: Index | MendedIndex,
        names: LibraryNames,
        tables: FacetTables,
        read: Callable[[str], Article],
        state: State,
        groups_of: Callable[[Sequence[str]], Mapping[str, int]],
    ) -> None:
        self._index = index
        self._names = names
        self._tables = tables
        self._read = read
        self._state = state
        self._groups_of = groups_of
        self._lock = threading.Lock()
        self._told: tuple[tuple[int, int, int, tuple[str, ...]], dict[str, str]] = ((-1, 0, 0, ()), {})
        self._spans: tuple[tuple[int, int], Spans] = ((-1, 0), Spans(0, 0, 0, 0.0))

    def card(self, name: str, kind: str | None = None) -> Entity:
        """Everything known of the entity with this id or name (`Library.entity`)."""
        entity = lookup(self._names, name, kind)
        with self._index.snapshot() as snapshot:
            found = card(snapshot, self._names, self._tables, self._read, entity, self._groups_of)
            same = namesakes(self._names, entity)
            apart = self._told_apart(snapshot, same) if len(same) > 1 else {}
        return replace(
            found,
            watched=entity.id in self._watched_ids(),
            inside=inside(self._names, entity),
            beside=apart.get(entity.id, ""),
        )

    def listing(
        self, kind: str | None = None, limit: int = 50, match: str = "", sort: str = "articles"
    ) -> tuple[Entity, ...]:
        """Entities of a kind (all when None) whose names hold the words of `match` (`Library.entities`).

        Args:
            sort: `articles`, most first; `rise`, those that the last week names most above the usual; `name`,
                among those of most articles.

        Raises:
            QueryError: There is no such order.
        """
        if sort not in SORTS:
            raise QueryError(f"{sort}: names cannot be sorted so.", f"Sort by {', '.join(SORTS)}.")
        with self._index.snapshot() as snapshot:
            if sort == "rise" and not match:
                found = self._rising(snapshot, kind)
            elif match:
                found = self._names.find(match, kinds=(kind,) if kind else (), prefix=True)[: 2 * limit]
            else:  # the store counts mentions; articles are counted here, among enough of the most mentioned
                found = self._names.store.most_mentioned(kind, limit + 50 + limit // 2)
            listed = self._counted(snapshot, found)
        if sort == "rise":
            risen = (e for e in listed if e.recent > e.usual)
            return tuple(sorted(risen, key=lambda e: (-rise(e), -e.recent, e.name))[:limit])
        # "American" and "European", which any article may have, tell nothing at the top of all names.
        most = sorted(listed, key=lambda e: (e.kind == "group" and not kind, -e.articles, -e.mentions, e.name))[
            :limit
        ]
        return tuple(sorted(most, key=lambda e: (e.name.casefold(), e.id)) if sort == "name" else most)

    def of_article(self, article_id: str) -> tuple[Entity, ...]:
        """The entities that an article names, those it names most first."""
        often = Counter(m.entity_id for m in self._read(article_id).mentions if m.entity_id)
        entities = [e for i, _ in often.most_common() if (e := self._names.store.get(i)) is not None]
        with self._index.snapshot() as snapshot:
            return tuple(self._counted(snapshot, entities))

    def tell_apart(self, facets: Facets, same: Sequence[str]) -> Facets:
        """The facets with what tells these entities of theirs from others of their name.

        Remembered while nothing changes: the next letters of a word leave the same names in the strip.
        """
        with self._index.snapshot() as snapshot:
            state = (snapshot.generation, version_of(snapshot), self._names.version(), tuple(same))
            told = self._told
            if told[0] != state:
                entities = [e for i in same if (e := self._names.store.get(i)) is not None]
                told = self._told = (state, self._all_told_apart(snapshot, entities))

        def with_words(values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
            return tuple([replace(value, beside=told[1].get(value.key, "")) for value in values])

        return replace(
            facets,
            people=with_words(facets.people),
            organisations=with_words(facets.organisations),
            places=with_words(facets.places),
        )

    def path_between(
        self, start: str, goal: str, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Hop, ...]:
        """Steps from one entity to another (`Library.path_between`)."""
        ends = (lookup(self._names, start), lookup(self._names, goal))
        with self._index.snapshot() as snapshot:
            return find_path(snapshot, self._names, self._tables, self._read, *ends, cancelled=cancelled)

    # -- the watch list --------------------------------------------------------------------------------------
    def watch(self, name: str) -> Entity:
        """Watch an entity from now on."""
        entity = lookup(self._names, name)
        if entity.id not in self._watched_ids():
            self._state.watched.add(entity.id)
        return self._one(entity)

    def unwatch(self, name: str) -> Entity:
        """Watch it no longer."""
        entity = lookup(self._names, name)
        self._state.watched.remove(self._kept_ids(entity))
        return self._one(entity)

    def seen(self, name: str) -> None:
        """The user has looked at a watched entity: what comes from now on is new."""
        self._state.watched.seen(self._kept_ids(lookup(self._names, name)))

    def watched(self) -> tuple[Watched, ...]:
        """The watched entities with what is new about each, those with most news first."""
        since: dict[str, tuple[NamedEntity, str]] = {}
        for kept, moment in self._state.watched.all():
            if (entity := self._names.store.get(kept)) is not None:
                _, before = since.get(entity.id, (entity, moment))
                since[entity.id] = (entity, min(moment, before))
        found = []
        with self._index.snapshot() as snapshot:
            moments = {moment for _, moment in since.values()}
            added = {m: documents_of(snapshot, self._state.added_after(m)) for m in moments}
            for entity, moment in since.values():
                docs = self._names.documents(snapshot, entity)
                (shown,) = self._counted(snapshot, [entity]) or (self._one(entity),)
                new = len(np.intersect1d(docs, added[moment]))
                usual = _usual(snapshot.column("published")[docs], moment)
                found.append(Watched(replace(shown, watched=True), moment, new, usual))
        return tuple(sorted(found, key=lambda w: (-w.new, -w.entity.articles, w.entity.name)))

    # -- within ------------------------------------------------------------------------------------------------
    def _one(self, entity: NamedEntity) -> Entity:
        with self._index.snapshot() as snapshot:
            docs = self._names.documents(snapshot, entity)
            shown = counted(entity, docs, snapshot.column("published"), self._spans_of(snapshot))
        return replace(shown, watched=entity.id in self._watched_ids())

    def _counted(self, snapshot: Snapshot, entities: list[NamedEntity]) -> list[Entity]:
        """The entities that any article names, with their counts."""
        published, spans = snapshot.column("published"), self._spans_of(snapshot)
        watched, silent = self._watched_ids(), self._names.store.overlay.silent
        apart = self._all_told_apart(snapshot, entities)
        found = []
        for entity in entities:
            docs = self._names.documents(snapshot, entity)
            if len(docs):
                shown = counted(entity, docs, published, spans)
                if entity.id in apart:
                    shown = replace(shown, beside=apart[entity.id])
                if entity.id in watched or entity.id in silent:
                    shown = replace(shown, watched=entity.id in watched, silent=entity.id in silent)
                found.append(shown)
        return found

    def _all_told_apart(self, snapshot: Snapshot, entities: Iterable[NamedEntity]) -> dict[str, str]:
        apart: dict[str, str] = {}
        for same in of_one_name(entities):
            apart |= self._told_apart(snapshot, same)
        return apart

    def _told_apart(self, snapshot: Snapshot, same: list[NamedEntity]) -> dict[str, str]:
        return told_apart(snapshot, self._names, self._tables, self._read, same)

    def _rising(self, snapshot: Snapshot, kind: str | None) -> list[NamedEntity]:
        """The entities that the last week names most."""
        spans = self._spans_of(snapshot)
        published = snapshot.column("published")
        docs = snapshot.all_docs()
        docs = docs[(published[docs] >= spans.start) & (published[docs] < spans.end)]
        counts = [pair for field in NAME_FIELDS for pair in self._tables.top(snapshot, field, docs, _RISING)]
        kinds = {kind} if kind else {k.value for k in NAMED_KINDS}
        known = self._names.entities_of([key for key, count in counts if count > 1])
        ids = dict.fromkeys(i for i, _ in known.values() if i.partition(":")[0] in kinds)
        return [entity for i in ids if (entity := self._names.store.get(i)) is not None]

    def _spans_of(self, snapshot: Snapshot) -> Spans:
        with self._lock:
            state = (snapshot.generation, version_of(snapshot))
            if self._spans[0] != state:
                self._spans = (state, Spans.of(snapshot.column("published")))
            return self._spans[1]

    def _watched_ids(self) -> set[str]:
        found = (self._names.store.get(kept) for kept, _ in self._state.watched.all())
        return {entity.id for entity in found if entity is not None}

    def _kept_ids(self, entity: NamedEntity) -> list[str]:
        """The ids under which an entity is on the watch list: merges may have made several of them one."""
        known = self._names.store.get
        return [kept for kept, _ in self._state.watched.all() if (e := known(kept)) and e.id == entity.id]


def _usual(published: np.ndarray, since: str) -> float:
    """How many articles the weeks before a moment let one expect in the time from then on."""
    moment = datetime.fromisoformat(since)
    before = (moment - timedelta(days=BEFORE_DAYS)).isoformat()
    dates = published[published != UNDATED]
    earlier = np.count_nonzero((dates >= minutes(before)) & (dates < minutes(since)))
    days = (datetime.now(UTC) - moment) / timedelta(days=1)
    return float(earlier * days / BEFORE_DAYS)
