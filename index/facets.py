"""Who, where, from whom and when: counts over everything that matched.

Facets are counted by name key and then merged by entity, so a correction of an entity is seen at once.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.facet_table import FacetTable, Numbering, SegmentValues
from index.query_names import Names
from index.results import Facets, FacetValue
from index.schema import UNDATED

if TYPE_CHECKING:
    from index.engine import SegmentFile, Snapshot
    from index.entities.resolve import NamedEntity

VALUES = 20
"""Values of a facet at most."""
_NAMES = ("person", "organisation", "place")
_SOURCE = "source"
_MINUTES_A_DAY = 24 * 60
_STALE = 10_000
_KEYS = 60
"""So many of the most frequent name keys are looked at when keys are merged by entity."""

_REMEMBERED = 8
_REMEMBERED_DOCS = 1_000_000
"""Counts that are kept, and documents of them all together."""

Docs = NDArray[np.int64]


class Months:
    """The month of publication of every document of one snapshot; made once, then an array look-up."""

    def __init__(self, published: NDArray[Any]) -> None:
        dated = published != UNDATED
        some = bool(dated.any())
        days = np.where(dated, published, published[dated].min() if some else 0) // _MINUTES_A_DAY
        first = int(days.min()) if some else 0
        span = np.arange(first, int(days.max(initial=first)) + 1).astype("datetime64[D]").astype("datetime64[M]")
        months = span.astype(np.int64) - span[0].astype(np.int64)
        # 0 is undated, so that one bincount gives everything.
        self._slots = np.where(dated, (months + 1).astype(np.int32)[days - first], np.int32(0))
        self._names: list[str] = np.datetime_as_string(np.arange(span[0], span[-1] + 1)).tolist()

    def count(self, docs: Docs) -> tuple[tuple[FacetValue, ...], int]:
        """(months with articles in order of time, undated articles)."""
        counts = np.bincount(self._slots.take(docs), minlength=1).tolist()
        names = self._names
        months = [FacetValue(names[n], count, names[n]) for n, count in enumerate(counts[1:]) if count]
        return tuple(months), counts[0]


@dataclass(slots=True)
class _Field:
    """What is kept of one field from state to state: the segments' parts, and the last state's table."""

    numbering: Numbering = field(default_factory=Numbering)
    parts: dict[SegmentFile, SegmentValues] = field(default_factory=dict)
    generation: int = -1
    table: FacetTable | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands in some documents of one state: (name key, documents) of the most frequent, and the rest."""

    generation: int
    docs: Docs
    names: list[tuple[str, int]]
    sources: tuple[FacetValue, ...]
    months: tuple[FacetValue, ...]
    undated: int


class FacetTables:
    """What facets are counted with; parts of segments are made when first needed and kept while they last."""

    def __init__(self) -> None:
        self._fields: dict[str, _Field] = {}
        self._lock = threading.Lock()
        self._remembered: deque[Counts] = deque()

    def prepare(self, snapshot: Snapshot) -> None:
        """Make what counting in this state needs, so that nobody has to wait for it later."""
        for name in (*_NAMES, _SOURCE):
            self._table(snapshot, name)

    def top(self, snapshot: Snapshot, name: str, docs: Docs, limit: int) -> list[tuple[str, int]]:
        """The values of a keyword field that most of `docs` have."""
        return self._table(snapshot, name).top(docs, limit)

    def counts(self, snapshot: Snapshot, docs: Docs, months: Months) -> Counts:
        """Names, sources and months of `docs` (rising, not to be changed).

        The last few are remembered: the last letters of a word, and a letter taken back, often leave the same
        documents, and telling that takes a fiftieth of counting.
        """
        with self._lock:
            if self._remembered and self._remembered[0].generation != snapshot.generation:
                self._remembered.clear()
            remembered = tuple(self._remembered)
        for known in remembered:
            if known.generation == snapshot.generation and np.array_equal(known.docs, docs):
                return known
        by_month, undated = months.count(docs)
        counted = Counts(
            snapshot.generation,
            docs,
            [pair for name in _NAMES for pair in self.top(snapshot, name, docs, _KEYS)],
            tuple(FacetValue(value, count, value) for value, count in self.top(snapshot, _SOURCE, docs, VALUES)),
            by_month,
            undated,
        )
        with self._lock:
            held = self._remembered
            held.append(counted)
            while len(held) > _REMEMBERED or sum(len(known.docs) for known in held) > _REMEMBERED_DOCS:
                held.popleft()
        return counted

    def _table(self, snapshot: Snapshot, name: str) -> FacetTable:
        with self._lock:
            kept = self._fields.setdefault(name, _Field())
            if kept.table is None or kept.generation != snapshot.generation:
                segments = snapshot.segments
                views = [segment.field(name) for segment in segments]
                if kept.numbering.size > _STALE + 2 * sum(view.count for view in views if view is not None):
                    kept.numbering, kept.parts = Numbering(), {}  # most numbers are those of merged segments
                parts: dict[SegmentFile, SegmentValues] = {}
                for segment, view in zip(segments, views, strict=True):
                    if view is not None:
                        known = kept.parts.get(segment.file)
                        parts[segment.file] = known or SegmentValues(view, segment.count, kept.numbering)
                kept.parts = parts
                kept.table = FacetTable(snapshot, [parts.get(s.file) for s in segments], kept.numbering.size)
                kept.generation = snapshot.generation
            return kept.table


def count_facets(snapshot: Snapshot, docs: Docs, tables: FacetTables, months: Months, names: Names) -> Facets:
    """The facets of matching documents (rising)."""
    counted = tables.counts(snapshot, docs, months)
    people, organisations, places = _entities(snapshot, docs, counted.names, names)
    return Facets(
        people=people,
        organisations=organisations,
        places=places,
        sources=counted.sources,
        months=counted.months,
        undated=counted.undated,
    )


def _entities(
    snapshot: Snapshot, docs: Docs, counts: Sequence[tuple[str, int]], names: Names
) -> Iterator[tuple[FacetValue, ...]]:
    """The entities behind name keys, one list for each kind of `_NAMES`: the kind is that of the entity."""
    known = names.entities_of([key for key, _ in counts])
    merged: dict[str, tuple[str, int]] = {}
    for key, count in counts:
        entity_id, name = known[key]
        merged[entity_id] = (name, merged.get(entity_id, ("", 0))[1] + count)
    # What the user put together or took apart is counted article by article, as a search for it would.
    mended: list[NamedEntity] = []
    if names.has_corrections():
        likely = sorted(merged, key=lambda entity_id: -merged[entity_id][1])[: 3 * VALUES]
        mended = [e for i in (*likely, *names.exceptions().within) if i and (e := names.corrected(i)) is not None]
    if mended:
        found = np.zeros(snapshot.doc_count_all, bool)
        found[docs] = True
        for entity in mended:
            merged[entity.id] = (entity.name, int(np.count_nonzero(found[names.documents(snapshot, entity)])))
    ranked: dict[str, list[tuple[int, str, str]]] = {name: [] for name in _NAMES}
    for entity_id, (name, count) in merged.items():
        kind = entity_id.partition(":")[0]
        if kind in ranked and count:
            # An article that names one entity by two keys is counted for both; never more than there are.
            ranked[kind].append((-min(count, len(docs)), name, entity_id))
    return (
        tuple([FacetValue(name, -less, entity_id) for less, name, entity_id in sorted(ranked[kind])[:VALUES]])
        for kind in _NAMES
    )
