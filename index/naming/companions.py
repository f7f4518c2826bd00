"""With whom somebody is in the news: names in the same articles more often than chance would put them there.

The measure is Dunning's log-likelihood ratio (1993) of the two-by-two table of articles with and without each:
unlike mutual information it trusts no single coincidence, unlike plain counts it is not won by what every
second article names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.entities.rows import NamedEntity
from index.naming.names import LibraryNames
from index.relations.same_name import is_one_body
from index.relations.wires import is_wire
from index.results import Companion
from index.schema import NAME_FIELDS
from index.search.facets import FacetTables

if TYPE_CHECKING:
    from index.engine import Snapshot

ASKED = 120
"""So many name keys of each kind are looked at."""
_FIELDS = tuple(field for field in NAME_FIELDS if field != "other")
_WORTH_SHOWING = 3
"""With fewer articles together, a name is company only where nothing better is known."""
_SMALL_LIBRARY = 200
"""In a handful of articles everybody is everywhere: who is together by chance is shown too, after the others."""


def companions(
    snapshot: Snapshot,
    names: LibraryNames,
    tables: FacetTables,
    entity: NamedEntity,
    docs: NDArray[np.int64],
    asked: int = ASKED,
) -> list[Companion]:
    """Who is named in these documents more often than chance would have it, the most telling first."""
    counts = [pair for field in _FIELDS for pair in tables.top(snapshot, field, docs, asked)]
    known = names.entities_of([key for key, _ in counts])
    together: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for key, count in counts:
        other, label = known[key]
        if other and other != entity.id:
            together[other] += count
            alone[other] += snapshot.doc_frequency(key.partition(":")[0], key)
            labels[other] = label
    total = max(snapshot.doc_count, 1)
    enough = min(_WORTH_SHOWING, max(together.values(), default=0))
    found = []
    for other, count in together.items():
        count = min(count, len(docs))
        expected = len(docs) * alone[other] / total
        if count >= enough and (count > expected or total < _SMALL_LIBRARY):
            weight = math.copysign(log_likelihood(count, len(docs), alone[other], total), count - expected)
            kind = other.partition(":")[0]
            found.append(Companion(other, labels[other], kind, count, count / max(expected, 1e-9), weight))
    return sorted(found, key=lambda c: (-c.weight, c.name))


def each_once(found: Sequence[Companion], called: Sequence[str], most: int) -> list[Companion]:
    """The first of them, without news agencies and other names of the entity, or of one before.

    Recognition keeps "GM" apart from General Motors where no article says what the letters mean, and one name as
    a town from the same as a team; a reader sees one thing twice.

    Args:
        called: The names of the entity whose company that is.
        most: So many at most.
    """
    kept: list[Companion] = []
    for one in found:
        if len(kept) == most:
            break
        if not is_wire(one.name) and not any(
            is_one_body(one.name, name) for name in (*called, *(c.name for c in kept))
        ):
            kept.append(one)
    return kept


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Twice the log-likelihood ratio of two things being independent of each other; 0 where they are.

    Args:
        both, first, second, total: Articles with both, with the first, with the second, and all.
    """
    table = (both, first - both, second - both, total - first - second + both)
    row, column = (first, total - first), (second, total - second)
    result = 0.0
    for cell, (a, b) in zip(table, ((0, 0), (0, 1), (1, 0), (1, 1)), strict=True):
        expected = row[a] * column[b] / max(total, 1)
        if cell > 0 and expected > 0:
            result += cell * math.log(cell / expected)
    return 2 * result
