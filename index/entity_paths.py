"""A path between two entities: from one to the other by sentences that name both ends of each step.

Articles that name both are not enough, for a list of results names a hundred firms; every step is shown by a
sentence. Steps are looked for among each entity's company (`index.companions`), the fewest steps first, and of
those the ones that are named together most.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Mention, ParagraphKind
from index.companions import companions
from index.entities.resolve import NamedEntity
from index.entities.sentences import sentences
from index.facets import FacetTables
from index.names import LibraryNames
from index.results import Hop, Snippet

if TYPE_CHECKING:
    from index.engine import Snapshot

MOST_STEPS = 4
_NEIGHBOURS, _ARTICLES, _TRIES = 60, 30, 60
_CROWD = 0.005
"""Going by way of a name in one of two hundred articles costs nearly as much as another step."""
_LONGEST, _SHORTEST_WORDS = 320, 5
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_TEXT = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE})


def find_path(
    snapshot: Snapshot,
    names: LibraryNames,
    tables: FacetTables,
    read: Callable[[str], Article],
    start: NamedEntity,
    goal: NamedEntity,
) -> tuple[Hop, ...]:
    """The steps from `start` to `goal`, each with its sentence; none where no path was found."""
    return _Search(snapshot, names, tables, read, goal).path(start) if start.id != goal.id else ()


class _Search:
    def __init__(
        self,
        snapshot: Snapshot,
        names: LibraryNames,
        tables: FacetTables,
        read: Callable[[str], Article],
        goal: NamedEntity,
    ) -> None:
        self._snapshot = snapshot
        self._names = names
        self._tables = tables
        self._read = cache(read)
        self._goal = goal
        self._docs: dict[str, NDArray[np.int64]] = {}
        self._near: dict[str, list[tuple[float, str]]] = {}
        self._hops: dict[tuple[str, str], Hop | None] = {}
        self._goal_docs = self._documents(goal)

    def path(self, start: NamedEntity) -> tuple[Hop, ...]:
        for _ in range(_TRIES):
            ids = self._shortest(start.id)
            if not ids:
                return ()
            hops = []
            for one, other in pairwise(ids):
                hop = self._hop(one, other)
                if hop is None:
                    break  # no sentence names both: look for another way round
                hops.append(hop)
            else:
                return tuple(hops)
        return ()

    def _shortest(self, start: str) -> list[str]:
        """Dijkstra over steps that were not found wanting; a step costs one and a little for being rare."""
        best = {start: 0.0}
        came: dict[str, str] = {}
        queue = [(0.0, 0, start)]
        while queue:
            cost, steps, here = heapq.heappop(queue)
            if here == self._goal.id:
                ids = [here]
                while ids[-1] in came:
                    ids.append(came[ids[-1]])
                return ids[::-1]
            if cost > best[here] or steps == MOST_STEPS:
                continue
            for price, there in self._steps(here):
                if self._hops.get((here, there), True) is None:
                    continue
                if cost + price < best.get(there, math.inf):
                    best[there], came[there] = cost + price, here
                    heapq.heappush(queue, (cost + price, steps + 1, there))
        return []

    def _steps(self, entity_id: str) -> list[tuple[float, str]]:
        if entity_id not in self._near:
            entity = self._names.store.get(entity_id)
            found: list[tuple[float, str]] = []
            if entity is not None:
                docs = self._documents(entity)
                if shared := len(np.intersect1d(docs, self._goal_docs, assume_unique=True)):
                    found.append((_price(shared), self._goal.id))
                near = companions(self._snapshot, self._names, self._tables, entity, docs, _NEIGHBOURS)
                others = (other for other in near[:_NEIGHBOURS] if other.id != self._goal.id)
                found += [(_price(other.together) + self._crowd(other.id), other.id) for other in others]
            self._near[entity_id] = found
        return self._near[entity_id]

    def _crowd(self, entity_id: str) -> float:
        """What it costs to go by way of somebody whom everybody knows: the United States lead anywhere."""
        entity = self._names.store.get(entity_id)
        share = len(self._documents(entity)) / max(self._snapshot.doc_count, 1) if entity else 0.0
        return math.log1p(share / _CROWD)

    def _documents(self, entity: NamedEntity) -> NDArray[np.int64]:
        if entity.id not in self._docs:
            self._docs[entity.id] = self._names.documents(self._snapshot, entity)
        return self._docs[entity.id]

    def _hop(self, one: str, other: str) -> Hop | None:
        if (one, other) not in self._hops:
            self._hops[one, other] = self._find_hop(one, other)
        return self._hops[one, other]

    def _find_hop(self, one: str, other: str) -> Hop | None:
        here, there = self._names.store.get(one), self._names.store.get(other)
        if here is None or there is None:
            return None
        docs = np.intersect1d(self._documents(here), self._documents(there), assume_unique=True)
        dates = self._snapshot.column("published")[docs]
        newest = docs[np.lexsort((docs, dates))][::-1][:_ARTICLES]
        best: tuple[int, Article, Snippet] | None = None
        for article_id in self._snapshot.id_of(newest):
            article = self._read(article_id)
            for snippet in _naming_both(article, one, other):
                if best is None or len(snippet.text) < best[0]:
                    best = (len(snippet.text), article, snippet)
            if best is not None and best[0] < _LONGEST // 2:
                break
        if best is None:
            return None
        _, article, snippet = best
        return Hop(one, here.name, other, there.name, snippet, article.id, article.title, article.published)


def _price(together: int) -> float:
    return 1 + 0.5 / (1 + math.log1p(together))


def _naming_both(article: Article, one: str, other: str) -> Iterator[Snippet]:
    """The sentences that name both entities, with the two names lit."""
    ends: dict[str, list[Mention]] = {one: [], other: []}
    for mention in article.mentions:
        if mention.entity_id in ends:
            ends[mention.entity_id].append(mention)
    if not all(ends.values()):
        return
    for paragraph in article.paragraphs:
        if paragraph.kind not in _TEXT:
            continue
        text = article.text[paragraph.start : paragraph.end].replace("\n", " ")
        for start, end in sentences(text):
            first, last = paragraph.start + start, paragraph.start + end
            named = [next((m for m in ends[i] if first <= m.start and m.end <= last), None) for i in (one, other)]
            sentence = text[start:end]
            is_prose = len(_SMALL_WORD.findall(sentence)) >= _SHORTEST_WORDS
            if None not in named and is_prose and len(sentence) <= _LONGEST:
                lit = sorted((m.start - first, m.end - first) for m in named if m is not None)
                yield Snippet(sentence.rstrip(), tuple(lit))
