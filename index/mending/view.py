"""An index as its readers see it: what the user said of single articles lies over what stands in it.

Dates come from a column, rows from the stored article; both are changed here. Postings stay, so what a query asks
of dates, sources, headlines and bylines is put right by the few documents concerned (`index.query.build`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.document import decode, encode
from index.engine import Snapshot, SnapshotOver
from index.mending.headers import Header, Headers, with_header
from index.schema import key_term, minutes

if TYPE_CHECKING:
    from index.engine import Index


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document that the user corrected, as it stands in the index and as it is now."""

    doc: int
    header: Header
    found: Article
    now: Article

    @property
    def sources(self) -> tuple[str, str]:
        """Its source as a keyword, before and now."""
        return _source(self.found), _source(self.now)


class MendedSnapshot(SnapshotOver):
    """A snapshot in which some articles have another header."""

    def __init__(self, raw: Snapshot, corrected: tuple[Corrected, ...], version: int) -> None:
        super().__init__(raw)
        self.corrected = corrected
        self.version = version
        self._by_doc = {one.doc: one for one in corrected}
        self._published: NDArray[Any] | None = None

    def stored(self, doc: int, field: str = "article") -> Any:
        """As `Snapshot.stored`, with the corrected header."""
        one = self._by_doc.get(doc) if field == "article" else None
        return super().stored(doc, field) if one is None else encode(one.now)

    def column(self, field: str) -> NDArray[Any]:
        """As `Snapshot.column`, with the corrected dates."""
        if field != "published":
            return super().column(field)
        if self._published is None:
            changed = super().column(field).copy()
            for one in self.redated:
                changed[one.doc] = minutes(one.now.published)
            self._published = changed
        return self._published

    @property
    def redated(self) -> tuple[Corrected, ...]:
        """Those of another day."""
        return tuple(one for one in self.corrected if one.header.date is not None)


class MendedIndex:
    """An index with the corrections of articles in every snapshot. Safe from any thread.

    Args:
        headers: The corrections in force.
    """

    def __init__(self, index: Index, headers: Callable[[], Headers]) -> None:
        self._index = index
        self._headers = headers
        self._lock = threading.Lock()
        self._last: tuple[tuple[int, int], Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """The newest committed state, as `Index.snapshot`."""
        raw, headers = self._index.snapshot(), self._headers()
        if not headers.by_id:
            return raw
        with self._lock:
            key = (raw.generation, headers.version)
            if self._last is None or self._last[0] != key:
                self._last = (key, MendedSnapshot(raw, _corrected(raw, headers), headers.version))
            return self._last[1]


def version_of(snapshot: Snapshot) -> int:
    """A number that changes with the corrections in a snapshot; 0 where there are none."""
    return snapshot.version if isinstance(snapshot, MendedSnapshot) else 0


def corrected_in(snapshot: Snapshot) -> tuple[Corrected, ...]:
    """The documents of a snapshot that the user corrected."""
    return snapshot.corrected if isinstance(snapshot, MendedSnapshot) else ()


def as_committed(snapshot: Snapshot) -> Snapshot:
    """The state as it stands in the index, for tables that are kept from one state to the next."""
    return snapshot.raw if isinstance(snapshot, MendedSnapshot) else snapshot


def documents(of: tuple[Corrected, ...]) -> NDArray[np.int64]:
    """Their numbers."""
    return np.array([one.doc for one in of], np.int64)


def _corrected(raw: Snapshot, headers: Headers) -> tuple[Corrected, ...]:
    found = []
    for article_id, header in headers.by_id.items():
        doc = raw.doc_of("id", article_id)
        if doc is not None:  # a rule waits for its article to come back
            article = decode(raw.stored(doc))
            found.append(Corrected(doc, header, article, with_header(article, header)))
    return tuple(sorted(found, key=lambda one: one.doc))


def _source(article: Article) -> str:
    return key_term(article.source or article.agency)
