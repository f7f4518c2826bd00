"""A path between two entities: from one to the other by sentences that name both ends of each step.

Articles that name both are not enough, for a list of results names a hundred firms; every step is shown by a
sentence. Who might lead to whom is grown from both ends, by each entity's company (`companions`), until the
two meet; the shortest way in what is known is then proved step by step, and what has no sentence is no way. Far
pairs would take long, so there is a limit, and it is told when that was reached.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Mention, ParagraphKind
from index.document import decode
from index.entities.rows import NamedEntity
from index.entities.sentences import sentences
from index.errors import Cancelled, TimeLimitError
from index.naming.companions import companions
from index.naming.names import LibraryNames
from index.naming.ways import Ways
from index.results import Companion, Hop, Snippet
from index.search.facets import FacetTables

if TYPE_CHECKING:
    from index.engine import Snapshot

MOST_STEPS = 4
SECONDS = 3.0
"""So long it is looked for."""
_NEIGHBOURS, _ARTICLES, _GROWN = 60, 30, 100
_SHORT, _ENOUGH = 3, 30
"""A way by way of more than one other is taken only when so many were looked at."""
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
    *,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS,
) -> tuple[Hop, ...]:
    """The steps from `start` to `goal`, each with its sentence; none where no path was found.

    Args:
        cancelled: Asked all the time.
        seconds: The limit.

    Raises:
        Cancelled: `cancelled()` said so.
        TimeLimitError: Nothing was found in that time.
    """
    if start.id == goal.id:
        return ()
    return _Search(snapshot, names, tables, read, (start, goal), cancelled, seconds).path()


class _Search:
    def __init__(
        self,
        snapshot: Snapshot,
        names: LibraryNames,
        tables: FacetTables,
        read: Callable[[str], Article],
        ends: tuple[NamedEntity, NamedEntity],
        cancelled: Callable[[], bool],
        seconds: float,
    ) -> None:
        self._snapshot = snapshot
        self._names = names
        self._tables = tables
        self._read = cache(read)
        self._ends = ends
        self._cancelled = cancelled
        self._deadline = time.monotonic() + seconds
        self._seconds = seconds
        self._entities = {end.id: end for end in ends}
        self._docs: dict[str, NDArray[np.int64]] = {}
        self._ways = Ways()
        for end in ends:
            self._ways.crowd(end.id, 0.0)
        self._grown: set[str] = set()
        self._hops: dict[tuple[str, str], Hop | None] = {}
        self._texts = cache(lambda doc: decode(snapshot.stored(doc)).text)

    def path(self) -> tuple[Hop, ...]:
        start, goal = (end.id for end in self._ends)
        if len(self._shared(start, goal)):
            self._ways.join(start, goal, 0.5)  # what is named together needs no looking round
        while True:
            while ids := self._ways.shortest(start, goal, MOST_STEPS):
                if len(ids) > _SHORT and len(self._grown) < _ENOUGH and self._grow():
                    continue  # a shorter way may be seen soon
                hops = []
                for one, other in pairwise(ids):
                    hop = self._hop(one, other)
                    if hop is None:
                        self._ways.part(one, other)  # no sentence names both: look for another way round
                        break
                    hops.append(hop)
                else:
                    return tuple(hops)
            if not self._grow():
                return ()

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled
        if time.monotonic() > self._deadline:
            one, other = (end.name for end in self._ends)
            raise TimeLimitError(
                f"No way from {one} to {other} in {self._seconds:.0f} seconds of looking.",
                "There may be a long one.",
            )

    # -- what is known
    def _grow(self) -> bool:
        """Look at the company of one more entity, the nearest to either end; False where all are known."""
        nearest: list[tuple[float, str]] = []
        for end in self._ends:
            costs = self._ways.costs(end.id, MOST_STEPS - 2)
            fresh = [(cost, i) for i, cost in costs.items() if i not in self._grown]
            if not fresh and end.id in self._grown and len(costs) == 1:
                return False  # nobody is beside it
            nearest += [min(fresh)] if fresh else []
        if not nearest or len(self._grown) >= _GROWN:
            return False
        self._grow_from(min(nearest)[1])
        return True

    def _grow_from(self, entity_id: str) -> None:
        self._check()
        self._grown.add(entity_id)
        entity = self._entity(entity_id)
        if entity is None:
            return
        docs = self._documents(entity)
        near = companions(self._snapshot, self._names, self._tables, entity, docs, _NEIGHBOURS)[:_NEIGHBOURS]
        for end in self._ends:  # it may be beside an end without being of its closest company
            together = len(np.intersect1d(docs, self._documents(end), assume_unique=True))
            if end.id != entity_id and together and (entity_id, end.id) not in self._hops:
                self._ways.join(entity_id, end.id, _price(together))
        for other in near:
            self._ways.crowd(other.id, self._crowd(other, len(docs)))
            if (entity_id, other.id) not in self._hops:
                self._ways.join(entity_id, other.id, _price(other.together))

    def _crowd(self, other: Companion, beside: int) -> float:
        """What it costs to go by way of somebody whom everybody knows: the United States lead anywhere."""
        share = other.together / max(other.lift * beside, 1e-9)  # of all articles: what lift was worked out from
        return math.log1p(share / _CROWD)

    def _entity(self, entity_id: str) -> NamedEntity | None:
        if entity_id not in self._entities and (found := self._names.store.get(entity_id)) is not None:
            self._entities[entity_id] = found
        return self._entities.get(entity_id)

    def _documents(self, entity: NamedEntity) -> NDArray[np.int64]:
        if entity.id not in self._docs:
            self._docs[entity.id] = self._names.documents(self._snapshot, entity)
        return self._docs[entity.id]

    def _shared(self, one: str, other: str) -> NDArray[np.int64]:
        here, there = self._entity(one), self._entity(other)
        if here is None or there is None:
            return np.zeros(0, np.int64)
        return np.intersect1d(self._documents(here), self._documents(there), assume_unique=True)

    # -- the proof of a step
    def _hop(self, one: str, other: str) -> Hop | None:
        if (one, other) not in self._hops:
            self._hops[one, other] = self._find_hop(one, other)
        return self._hops[one, other]

    def _find_hop(self, one: str, other: str) -> Hop | None:
        here, there = self._entity(one), self._entity(other)
        if here is None or there is None:
            return None
        docs = self._shared(one, other)
        dates = self._snapshot.column("published")[docs]
        newest = docs[np.lexsort((docs, dates))][::-1][:_ARTICLES]
        both = _line_with(here, there)
        best: tuple[int, Article, Snippet] | None = None
        for doc in newest.tolist():
            self._check()
            # Reading an article with its mentions costs ten times a look at its words.
            if not both(self._texts(doc)):
                continue
            article = self._read(self._snapshot.id_of([doc])[0])
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


def _line_with(one: NamedEntity, other: NamedEntity) -> Callable[[str], bool]:
    """Whether some line of a text has a form of both names."""
    forms = [tuple({entity.name, *entity.aliases}) for entity in (one, other)]

    def has_both(text: str) -> bool:
        if not all(any(form in text for form in of) for of in forms):
            return False
        return any(all(any(form in line for form in of) for of in forms) for line in text.split("\n"))

    return has_both


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
