"""Who, where, from whom and when: counts over everything that matched.

Facets are counted by name key and then merged by entity, so a correction of an entity is seen at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.engine.facets import term_numbers
from index.query_names import Names
from index.results import Facets, FacetValue
from index.schema import UNDATED

if TYPE_CHECKING:
    from index.engine import Snapshot

VALUES = 20
"""Values of a facet at most."""
_KEYS = 100
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


def count_facets(snapshot: Snapshot, docs: Docs, months: Months, names: Names) -> Facets:
    """The facets of matching documents (rising)."""
    by_month, undated = months.count(docs)
    total = len(docs)
    return Facets(
        people=_entities(top_values(snapshot, "person", docs, _KEYS), names, total),
        organisations=_entities(top_values(snapshot, "organisation", docs, _KEYS), names, total),
        places=_entities(top_values(snapshot, "place", docs, _KEYS), names, total),
        sources=tuple(FacetValue(v, c, v) for v, c in top_values(snapshot, "source", docs, VALUES)),
        months=by_month,
        undated=undated,
    )


def top_values(snapshot: Snapshot, field: str, docs: Docs, limit: int) -> list[tuple[str, int]]:
    """The values of a keyword field that most of `docs` (rising) have, ties by value.

    Only the most frequent values of each segment become strings; counts are exact for these.
    """
    corpus = snapshot.corpus
    merged: dict[str, int] = {}
    several = len(corpus.segments) > 1
    for number, segment in enumerate(corpus.segments):
        view = segment.file.field(field)
        low, high = np.searchsorted(docs, (segment.base, segment.base + segment.count))
        if view is None or low == high:
            continue
        numbers = term_numbers(corpus, number, field)
        if high - low < segment.count:
            mask = np.zeros(segment.count, bool)
            mask[docs[low:high] - segment.base] = True
            numbers = numbers[mask[view.docs]]
        counts = np.bincount(numbers, minlength=view.count)
        # A value of the whole may be rarer in each segment, so look further down where there are several.
        wanted = limit * 4 if several else limit
        best = np.flatnonzero(counts)
        if len(best) > wanted:
            least = np.partition(counts[best], -wanted)[-wanted]
            best = best[counts[best] >= least][: wanted * 4]
        for term, count in zip(best.tolist(), counts[best].tolist(), strict=True):
            value = view.term(term).decode()
            merged[value] = merged.get(value, 0) + count
    return sorted(merged.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _entities(counts: Sequence[tuple[str, int]], names: Names, total: int) -> tuple[FacetValue, ...]:
    merged: dict[str, tuple[str, int]] = {}
    for key, count in counts:
        entity_id, name = names.entity_of(key)
        merged[entity_id] = (name, merged.get(entity_id, ("", 0))[1] + count)
    # An article that names one entity by two keys is counted for both; never more than there are.
    values = [FacetValue(name, min(count, total), entity_id) for entity_id, (name, count) in merged.items()]
    return tuple(sorted(values, key=lambda v: (-v.count, v.name))[:VALUES])
