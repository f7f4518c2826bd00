"""What is counted of an entity: its articles, when they were, and whether they are more than usual."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import fold
from index.entities.rows import NamedEntity
from index.query.local_days import local_months
from index.results import Entity
from index.schema import UNDATED

DAYS, BEFORE_DAYS = 7, 56
"""The last week of the library, and the weeks before it that say what is usual."""
_ENOUGH = 20
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Spans:
    """The last week of a library and the time before it, in minutes since 1970.

    "Last" is seen from the library's newest articles: an archive has its last week too. The one article in a
    thousand with the latest date is left out of that, for a wrong date would make all others old.

    Attributes:
        share: How many articles the last week has for each of the time before: what an entity named as often
            as ever would grow by.
    """

    end: int
    start: int
    before: int
    share: float

    @classmethod
    def of(cls, published: NDArray[Any]) -> Spans:
        """The spans of a library with these dates."""
        dates = published[published != UNDATED]
        if not len(dates):
            return cls(0, 0, 0, 0.0)
        place = len(dates) - 1 - len(dates) // 1000
        end = int(np.partition(dates, place)[place]) + 1
        start = end - DAYS * _MINUTES_A_DAY
        before = start - BEFORE_DAYS * _MINUTES_A_DAY
        if np.count_nonzero((dates >= before) & (dates < start)) < _ENOUGH:
            before = int(dates.min())  # an archive with a gap: all that is older says what is usual
        last = int(np.count_nonzero((dates >= start) & (dates < end)))
        earlier = int(np.count_nonzero((dates >= before) & (dates < start)))
        return cls(end, start, before, last / earlier if earlier else 0.0)


def counted(entity: NamedEntity, docs: NDArray[np.int64], published: NDArray[Any], spans: Spans) -> Entity:
    """An entity with the counts of its documents."""
    dates = published[docs]
    dated = dates[dates != UNDATED]
    months = local_months(dated).astype("datetime64[M]")
    by_month = Counter(np.datetime_as_string(months).tolist())
    before = int(np.count_nonzero((dated >= spans.before) & (dated < spans.start)))
    return Entity(
        id=entity.id,
        name=entity.name,
        kind=entity.kind.value,
        aliases=distinct_names(entity),
        articles=len(docs),
        mentions=entity.mentions,
        first=_day(int(dated.min())) if len(dated) else None,
        last=_day(int(dated.max())) if len(dated) else None,
        by_month=tuple(sorted(by_month.items())),
        undated=len(docs) - len(dated),
        recent=int(np.count_nonzero((dated >= spans.start) & (dated < spans.end))),
        usual=before * spans.share,
    )


def rise(entity: Entity) -> float:
    """How far the last week stands out: articles above the usual, in standard deviations of a count."""
    return float((entity.recent - entity.usual) / np.sqrt(entity.usual + 1))


def distinct_names(entity: NamedEntity) -> tuple[str, ...]:
    """Other names worth showing: not the same one in capitals."""
    seen = {fold(entity.name)}
    kept = []
    for alias in entity.aliases:
        if fold(alias) not in seen:
            seen.add(fold(alias))
            kept.append(alias)
    return tuple(kept)


def _day(minutes: int) -> str:
    return str(np.datetime64(minutes, "m").astype("datetime64[D]"))
