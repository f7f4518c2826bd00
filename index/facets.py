"""Who, where, from whom and when: counts over everything that matched.

Facets are counted by name key and then merged by entity, so a correction of an entity is seen at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.facet_table import FacetTable
from index.name_docs import documents_naming
from index.query_names import Names
from index.results import Facets, FacetValue
from index.schema import UNDATED

if TYPE_CHECKING:
    from index.engine import Snapshot

VALUES = 20
"""Values of a facet at most."""
_NAMES = ("person", "organisation", "place")
_KEYS = 60
"""So many of the most frequent name keys are looked at when keys are merged by entity."""

Docs = NDArray[np.int64]


class Months:
    """The month of publication of every document of one snapshot; made once, then an array look-up."""

    def __init__(self, published: NDArray[Any]) -> None:
        dated = published != UNDATED
        minutes = np.where(dated, published, 0).astype("datetime64[m]")
        months = minutes.astype("datetime64[M]").astype(np.int64)
        self._first = int(months[dated].min()) if dated.any() else 0
        # 0 is undated, so that one bincount gives everything.
        self._slots = np.where(dated, months - self._first + 1, 0).astype(np.int32)

    def count(self, docs: Docs) -> tuple[tuple[FacetValue, ...], int]:
        """(months with articles in order of time, undated articles)."""
        counts = np.bincount(self._slots[docs], minlength=1)
        used = np.flatnonzero(counts[1:])
        names = np.datetime_as_string((used + self._first).astype("datetime64[M]")).tolist()
        numbers = counts[1:][used].tolist()
        return tuple(FacetValue(n, c, n) for n, c in zip(names, numbers, strict=True)), int(counts[0])


class FacetTables:
    """What facets are counted with, for one committed state; each made when first needed."""

    def __init__(self, published: NDArray[Any]) -> None:
        self._published = published
        self._tables: dict[str, FacetTable] = {}
        self._months: Months | None = None

    def top(self, snapshot: Snapshot, field: str, docs: Docs, limit: int) -> list[tuple[str, int]]:
        """The values of a keyword field that most of `docs` have."""
        table = self._tables.get(field)
        if table is None:
            table = self._tables[field] = FacetTable(snapshot, field)
        return table.top(docs, limit)

    def months(self, docs: Docs) -> tuple[tuple[FacetValue, ...], int]:
        """(months in order of time, undated articles)."""
        if self._months is None:
            self._months = Months(self._published)
        return self._months.count(docs)


def count_facets(snapshot: Snapshot, docs: Docs, tables: FacetTables, names: Names) -> Facets:
    """The facets of matching documents (rising)."""
    by_month, undated = tables.months(docs)
    counts = [pair for field in _NAMES for pair in tables.top(snapshot, field, docs, _KEYS)]
    people, organisations, places = _entities(snapshot, docs, counts, names)
    return Facets(
        people=people,
        organisations=organisations,
        places=places,
        sources=tuple(FacetValue(v, c, v) for v, c in tables.top(snapshot, "source", docs, VALUES)),
        months=by_month,
        undated=undated,
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
    excepted = names.exceptions()
    for entity_id in (*merged, *excepted.within):
        # What the user put together or took apart is counted article by article, as a search for it would.
        if entity_id and (entity := names.corrected(entity_id)) is not None:
            named = documents_naming(snapshot, entity, excepted)
            merged[entity_id] = (entity.name, len(np.intersect1d(named, docs, assume_unique=True)))
    values: dict[str, list[FacetValue]] = {field: [] for field in _NAMES}
    for entity_id, (name, count) in merged.items():
        kind = entity_id.partition(":")[0]
        if kind in values and count:
            # An article that names one entity by two keys is counted for both; never more than there are.
            values[kind].append(FacetValue(name, min(count, len(docs)), entity_id))
    return (tuple(sorted(values[field], key=lambda v: (-v.count, v.name))[:VALUES]) for field in _NAMES)
