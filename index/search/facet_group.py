"""Fields whose values are counted together, over the states of an index.

A state's table is made of the parts of its segments, and a part is made once; so after a commit there is little to
do, and counting is ready before the next letter is typed.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.engine import best
from index.search.facet_numbers import MonthNumbering, Numbering, Space
from index.search.facet_table import FacetTable, SegmentTerms, SegmentValues

if TYPE_CHECKING:
    from index.engine import OpenSegment, SegmentFile, Snapshot

_STALE = 10_000
_SPELLED = 20_000
"""Numbers beyond twice those in use, and spellings that are kept."""

Docs = NDArray[np.int64]
Part = tuple[list[SegmentTerms | None], SegmentValues]


class _Numbers:
    """The numbers of a group's fields and of the months."""

    def __init__(self, fields: Sequence[str]) -> None:
        self.space = Space()
        self.fields = {name: Numbering(self.space, n) for n, name in enumerate(fields)}
        self.months = MonthNumbering(self.space, len(fields))
        self.spelled: dict[int, str] = {}


class GroupTable:
    """The counts of a group's fields in one committed state.

    Args:
        fields: The names of the fields.
        numbers: The numbers of their values.
        parts: The terms and the values of each segment.
    """

    def __init__(self, fields: Sequence[str], numbers: _Numbers, parts: list[Part], snapshot: Snapshot) -> None:
        self.generation = snapshot.generation
        self._owners = {name: n for n, name in enumerate(fields)}
        self._numbers = numbers
        self._terms = [terms for terms, _ in parts]
        self._values = FacetTable(snapshot, [values for _, values in parts], numbers.space)

    def prepare(self) -> None:
        """Count all documents, which most counts of common words begin at."""
        self._values.prepare()

    def top(self, name: str, docs: Docs, limit: int) -> list[tuple[str, int]]:
        """The values of a field that most of these documents (rising, not to be changed) have."""
        owner = self._owners[name]
        numbers, counts = best(*self._values.count(docs).of(owner), limit)
        there = counts > 0  # a value that no segment has any more keeps its number, but has no text
        return list(zip(self._texts(owner, numbers[there]), counts[there].tolist(), strict=True))

    def months(self, docs: Docs) -> tuple[list[tuple[str, int]], int]:
        """(months in order of time with their counts, the count without a date) of these documents."""
        numbers, names = self._numbers.months.in_time
        found = [
            pair for pair in zip(names, self._values.count(docs).at(numbers).tolist(), strict=True) if pair[1]
        ]
        undated = found.pop(0)[1] if found and not found[0][0] else 0
        return found, undated

    def _texts(self, owner: int, numbers: Docs) -> list[str]:
        spelled = self._numbers.spelled
        wanted = numbers.tolist()
        missing = [number for number in wanted if number not in spelled]
        if missing:
            if len(spelled) > _SPELLED:
                spelled = self._numbers.spelled = {}
                missing = wanted
            for terms in self._terms:
                if (part := terms[owner]) is not None:
                    found = part.terms(np.array(missing))
                    spelled.update((number, term.decode()) for number, term in found.items())
        return [spelled[number] for number in wanted]


class FacetGroup:
    """Keyword fields that are counted together; safe to use from any thread.

    Args:
        fields: Their names.
        by_month: Whether the months of publication are counted with them.
    """

    def __init__(self, fields: Sequence[str], *, by_month: bool) -> None:
        self._fields = fields
        self._by_month = by_month
        self._numbers = _Numbers(fields)
        self._parts: dict[SegmentFile, Part] = {}
        self._table: GroupTable | None = None
        self._lock = threading.Lock()

    def table(self, snapshot: Snapshot) -> GroupTable:
        """The counts of a state; what is new in it is turned round now."""
        with self._lock:
            if self._table is None or self._table.generation != snapshot.generation:
                views = [segment.field(name) for segment in snapshot.segments for name in self._fields]
                in_use = sum(view.count for view in views if view is not None)
                if self._numbers.space.size > _STALE + 2 * in_use:  # most numbers are those of merged segments
                    self._numbers, self._parts = _Numbers(self._fields), {}
                known = self._parts
                self._parts = {s.file: known.get(s.file) or self._part(snapshot, s) for s in snapshot.segments}
                self._table = GroupTable(self._fields, self._numbers, list(self._parts.values()), snapshot)
            return self._table

    def _part(self, snapshot: Snapshot, segment: OpenSegment) -> Part:
        terms: list[SegmentTerms | None] = []
        for name, numbering in self._numbers.fields.items():
            view = segment.field(name)
            terms.append(None if view is None else SegmentTerms(view, numbering.of_view(view)))
        months = None
        if self._by_month:
            published = snapshot.column("published")[segment.base : segment.base + segment.count]
            months = self._numbers.months.of_minutes(published)
        return terms, SegmentValues([own for own in terms if own is not None], months, segment.count)
