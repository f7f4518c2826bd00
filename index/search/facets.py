"""Who, where, from whom and when: counts over everything that matched.

Facets are counted by name key and then merged by entity, so a correction of an entity is seen at once.
"""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.engine import fold
from index.mending.view import as_committed, corrected_in, version_of
from index.query.local_days import local_month
from index.query.names import Names
from index.results import Facets, FacetValue
from index.search.facet_group import FacetGroup

if TYPE_CHECKING:
    from index.engine import Snapshot
    from index.mending.view import Corrected

VALUES = 20
"""Values of a facet at most."""
_NAMES = ("person", "organisation", "place")
_SOURCE = "source"
_SHOWN = (*_NAMES, _SOURCE)
_KEYS = 60
"""So many of the most frequent name keys are looked at when keys are merged by entity."""
_LIKELY = 24
"""So many entities of a kind may be among the first, when they are counted well."""
_GALLOP = 16
"""A list so many times longer than another is searched for its numbers."""

_REMEMBERED = 8
_REMEMBERED_DOCS = 1_000_000
"""Counts that are kept, and documents of them all together."""

Docs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands in some documents of one state: (name key, documents) of the most frequent, and the rest.

    Attributes:
        named: What the names come to, by the version of the library's entities.
    """

    state: tuple[int, int]
    docs: Docs
    names: list[tuple[str, int]]
    sources: tuple[FacetValue, ...]
    months: tuple[FacetValue, ...]
    undated: int
    named: dict[int, tuple[tuple[FacetValue, ...], ...]] = field(default_factory=dict)


class FacetTables:
    """What facets are counted with; parts of segments are made when first needed and kept while they last."""

    def __init__(self) -> None:
        self._shown = FacetGroup(_SHOWN, by_month=True)
        self._others: dict[str, FacetGroup] = {}
        self._lock = threading.Lock()
        self._remembered: deque[Counted] = deque()

    def prepare(self, snapshot: Snapshot) -> None:
        """Make what counting in this state needs, so that nobody has to wait for it later."""
        self._shown.table(as_committed(snapshot)).prepare()

    def top(self, snapshot: Snapshot, name: str, docs: Docs, limit: int) -> list[tuple[str, int]]:
        """The values of a keyword field that most of `docs` (rising, not to be changed) have."""
        if name in _SHOWN:
            return self._shown.table(as_committed(snapshot)).top(name, docs, limit)
        with self._lock:
            group = self._others.setdefault(name, FacetGroup((name,), by_month=False))
        return group.table(as_committed(snapshot)).top(name, docs, limit)

    def counts(self, snapshot: Snapshot, docs: Docs) -> Counted:
        """Names, sources and months of `docs` (rising, not to be changed).

        The last few are remembered: the last letters of a word, and a letter taken back, often leave the same
        documents, and telling that takes a fiftieth of counting.
        """
        state = (snapshot.generation, version_of(snapshot))
        with self._lock:
            if self._remembered and self._remembered[0].state != state:
                self._remembered.clear()
            remembered = tuple(self._remembered)
        for known in remembered:
            if known.state == state and np.array_equal(known.docs, docs):
                return known
        table = self._shown.table(as_committed(snapshot))
        by_month, undated = table.months(docs)
        sources = table.top(_SOURCE, docs, VALUES)
        if corrected := corrected_in(snapshot):
            by_month, undated, sources = _put_right(corrected, docs, by_month, undated, sources)
        counted = Counted(
            state,
            docs,
            [pair for name in _NAMES for pair in table.top(name, docs, _KEYS)],
            tuple([FacetValue(value, count, value) for value, count in sources]),
            tuple([FacetValue(month, count, month) for month, count in by_month]),
            undated,
        )
        with self._lock:
            held = self._remembered
            held.append(counted)
            while len(held) > _REMEMBERED or sum(len(known.docs) for known in held) > _REMEMBERED_DOCS:
                held.popleft()
        return counted


def count_facets(snapshot: Snapshot, docs: Docs, tables: FacetTables, names: Names) -> Facets:
    """The facets of matching documents (rising)."""
    counted = tables.counts(snapshot, docs)
    version = names.version()
    named = counted.named.get(version)
    if named is None:
        named = tuple(_entities(snapshot, docs, counted.names, names))
        counted.named.clear()
        counted.named[version] = named
    people, organisations, places = named
    return Facets(
        people=people,
        organisations=organisations,
        places=places,
        sources=counted.sources,
        months=counted.months,
        undated=counted.undated,
    )


def sharing_a_name(facets: Facets) -> tuple[str, ...]:
    """The ids of the entities that share their name with another of their kind among these facets."""
    found: list[str] = []
    for values in (facets.people, facets.organisations, facets.places):
        called: dict[str, list[str]] = {}
        for value in values:
            called.setdefault(fold(value.name), []).append(value.key)
        found += [key for keys in called.values() if len(keys) > 1 for key in keys]
    return tuple(found)


def _entities(
    snapshot: Snapshot, docs: Docs, counts: Sequence[tuple[str, int]], names: Names
) -> Iterator[tuple[FacetValue, ...]]:
    """The entities behind name keys, one list for each kind of `_NAMES`: the kind is that of the entity."""
    known = names.entities_of([key for key, _ in counts])
    entities = [known[key] for key, _ in counts]
    called = dict(entities)
    total = dict.fromkeys(called, 0)
    for (entity_id, _), (_, count) in zip(entities, counts, strict=True):
        total[entity_id] += count
    by_kind: dict[str, list[str]] = {name: [] for name in _NAMES}
    for entity_id in total:
        kind = entity_id.partition(":")[0]
        if kind in by_kind:
            by_kind[kind].append(entity_id)
    for ids in by_kind.values():
        ids.sort(key=total.__getitem__, reverse=True)
    # An article may have two names of one entity, and corrections move articles: those entities that may be shown
    # are counted article by article, as a search for them would.
    if several := names.to_count([i for ids in by_kind.values() for i in ids[:_LIKELY]]):
        found = np.zeros(snapshot.doc_count_all, bool)
        found[docs] = True
        for entity in several:
            ids = by_kind.get(entity.id.partition(":")[0], [])
            if entity.id not in ids[:_LIKELY]:  # a correction gave it articles: it need not stand where it was
                ids[:] = [entity.id, *(i for i in ids if i != entity.id)]
            called[entity.id] = entity.name
            total[entity.id] = _shared(names.documents(snapshot, entity), docs, found)
    counted_anew = _LIKELY + len(several)
    return (_shown(ids, counted_anew, called, total) for ids in by_kind.values())


def _shown(
    ids: Sequence[str], unsure: int, called: Mapping[str, str], total: Mapping[str, int]
) -> tuple[FacetValue, ...]:
    """The values of a kind that most articles have; of equals those that come first in the alphabet.

    Args:
        ids: Those of most articles first, but for the first `unsure`, which may stand anyhow.
    """
    ranked = sorted([(-total[i], called[i], i) for i in ids[:unsure] if total[i]])
    least = -ranked[VALUES - 1][0] if len(ranked) >= VALUES else 1
    for i in ids[unsure:]:
        if total[i] < least:
            break
        ranked.append((-total[i], called[i], i))
    return tuple([FacetValue(name, -less, i) for less, name, i in sorted(ranked)[:VALUES]])


def _shared(theirs: Docs, docs: Docs, found: NDArray[np.bool_]) -> int:
    """How many of an entity's documents (rising) are among `docs`, of which `found` is the mask."""
    if len(docs) * _GALLOP < len(theirs):
        return int(np.count_nonzero(theirs.take(theirs.searchsorted(docs), mode="clip") == docs))
    return int(np.count_nonzero(found.take(theirs)))


def _put_right(
    corrected: Sequence[Corrected],
    docs: Docs,
    months: list[tuple[str, int]],
    undated: int,
    sources: list[tuple[str, int]],
) -> tuple[list[tuple[str, int]], int, list[tuple[str, int]]]:
    """Months, undated articles and sources with what the user said of single articles."""
    by_month, by_source = Counter(dict(months)), Counter(dict(sources))
    for one in corrected:
        at = int(np.searchsorted(docs, one.doc))
        if at == len(docs) or docs[at] != one.doc:
            continue
        was, now = (article.published and local_month(article.published) for article in (one.found, one.now))
        for month, more in ((was, -1), (now, 1)):
            if month:
                by_month[month] += more
            else:
                undated += more
        old, new = one.sources
        if old in by_source:
            by_source[old] -= 1
        if new:
            by_source[new] += 1
    kept = sorted(((s, n) for s, n in by_source.items() if n > 0), key=lambda pair: -pair[1])
    return sorted((month, n) for month, n in by_month.items() if n > 0), undated, kept[:VALUES]
