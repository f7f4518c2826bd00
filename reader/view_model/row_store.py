"""The rows of a list of any length, of which only the pages near the eye are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from index.results import Hit

PAGE_SIZE = 25
"""More than a screen of hits with their passages: each costs a passage to be cut and lit."""
_PAGES_KEPT = 120


class RowStore:
    """Hits by row number. What is not there is asked for by page; the oldest unused pages are let go."""

    def __init__(self) -> None:
        self.total = 0
        self._pages: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._marks: dict[str, tuple[bool, bool]] = {}

    def reset(self, total: int, hits: Sequence[Hit]) -> None:
        """A new list of `total` rows, of which the first are known."""
        self.total = total
        self._pages.clear()
        self._marks.clear()
        self.put(0, hits)

    def put(self, offset: int, hits: Sequence[Hit]) -> None:
        """Rows from `offset` (a multiple of PAGE_SIZE) on."""
        for at in range(0, len(hits), PAGE_SIZE):
            self._pages[(offset + at) // PAGE_SIZE] = tuple(hits[at : at + PAGE_SIZE])
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    @property
    def known(self) -> Iterator[Hit]:
        """The hits that are here."""
        return chain.from_iterable(self._pages.values())

    def get(self, row: int) -> Hit | None:
        """The hit of a row with its marks as they stand, or None when it is not here yet."""
        page = self._pages.get(row // PAGE_SIZE)
        if page is None or row % PAGE_SIZE >= len(page):
            return None
        self._pages.move_to_end(row // PAGE_SIZE)
        hit = page[row % PAGE_SIZE]
        marks = self._marks.get(hit.id)
        return hit if marks is None else replace(hit, read=marks[0], starred=marks[1])

    def missing(self, first: int, last: int) -> int | None:
        """The offset of the first page to fetch so that rows `first` to `last` are here, or None."""
        last = min(last, self.total - 1)
        if last < first:
            return None
        for page in range(max(0, first) // PAGE_SIZE, last // PAGE_SIZE + 1):
            if page not in self._pages:
                return page * PAGE_SIZE
        return None

    def mark(self, article_id: str, *, read: bool, starred: bool) -> None:
        """Marks that changed since the rows were fetched."""
        self._marks[article_id] = (read, starred)

    def mark_many(self, ids: Iterable[str], *, read: bool | None = None, starred: bool | None = None) -> None:
        """Many articles read or unread, or with a star or without; what is None stays."""
        wanted = frozenset(ids)
        for hits in self._pages.values():
            for hit in hits:
                if hit.id in wanted:
                    was = self._marks.get(hit.id, (hit.read, hit.starred))
                    self._marks[hit.id] = (
                        was[0] if read is None else read,
                        was[1] if starred is None else starred,
                    )

    def renew_marks(self, marks: Mapping[str, tuple[bool, bool]]) -> bool:
        """(read, starred) by id as they are kept; whether any row has others now."""
        changed = False
        for hit in self.known:
            if (now := marks.get(hit.id)) is not None and now != self._marks.get(hit.id, (hit.read, hit.starred)):
                self._marks[hit.id] = now
                changed = True
        return changed

    def row_of(self, article_id: str) -> int | None:
        """The row of an article among those that are here."""
        for page, hits in self._pages.items():
            for index, hit in enumerate(hits):
                if hit.id == article_id:
                    return page * PAGE_SIZE + index
        return None

    def next_unread(self, start: int, step: int) -> int | None:
        """The nearest unread row that is here, from `start` on in the direction of `step`."""
        row = start
        while 0 <= row < self.total and (hit := self.get(row)) is not None:
            if not hit.read:
                return row
            row += step
        return None
