"""Stored articles as rows of results need them; the last few hundred are kept.

From one key to the next most of the best articles are the same, and reading one from the document store (inflate,
decode, header, lower case) costs as much as finding a word in it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.document import decode_header
from index.search.matches import Finder, Match
from index.search.reranking import nearness
from index.search.scanning import Known
from index.search.snippet import snippet, stretches
from index.search.values import KnownValues, Values

if TYPE_CHECKING:
    from index.engine import Snapshot
    from index.results import Snippet

_KEPT = 1_500_000
_LARGEST = 100_000
"""Characters: of all articles that are kept, and of one."""


class Opened:
    """An article taken from the shelf. What only a row that is shown needs is made when it is asked for.

    The next letter of a query mostly finds the same words in it: how near they are and the passage are then known.

    Attributes:
        text: Its text.
    """

    __slots__ = (
        "_head",
        "_header",
        "_known",
        "_known_title",
        "_nearness",
        "_passage",
        "_stretches",
        "_values",
        "text",
    )

    def __init__(self, data: bytes) -> None:
        self._head, _, text = data.partition(b"\n")
        self._header: dict[str, Any] | None = None
        self._stretches: list[tuple[int, int]] | None = None
        self.text = text.decode()
        self._known = Known(self.text)
        self._known_title: Known | None = None
        self._values: KnownValues | None = None
        self._passage: tuple[list[Match], Snippet] | None = None
        self._nearness: tuple[list[Match], list[int], float] | None = None

    @property
    def header(self) -> dict[str, Any]:
        """The fields of `document.decode_header`; the paragraphs are left out."""
        if self._header is None:
            self._header = self._decoded()
        return self._header

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Where passages may come from."""
        if self._stretches is None:
            self._header = self._decoded()
        return self._stretches or []

    def _decoded(self) -> dict[str, Any]:
        # The paragraphs go: a hundred small lists for each of a thousand articles are what the collector of
        # unused objects would look through again and again.
        header = decode_header(self._head)
        self._stretches = stretches(self.text, header.pop("paragraphs", ()))
        return header

    def matches(self, finder: Finder) -> list[Match]:
        """Where the words of a query stand in the text, as far as a passage may show them."""
        return finder.find(self._known, near=True) if finder else []

    def values(self, values: Values) -> list[Match]:
        """Where the dates and figures of a query stand in the text."""
        if not values:
            return []
        if self._values is None:
            get = self.header.get
            self._values = KnownValues(self.text, get("published"), get("url") or get("source") or "")
        return values.find(self._values)

    def nearness(self, finder: Finder, matches: list[Match]) -> float:
        """`reranking.nearness` of what `matches` gave."""
        last = self._nearness
        if last is None or last[0] != matches or last[1] != finder.sequence:
            last = self._nearness = (matches, finder.sequence, nearness(self.text, matches, finder))
        return last[2]

    def passage(self, matches: list[Match]) -> Snippet:
        """The best passage for what `matches` gave."""
        last = self._passage
        if last is None or last[0] != matches:
            last = self._passage = (matches, snippet(self.text, self.stretches, matches))
        return last[1]

    def title_highlights(self, finder: Finder) -> tuple[tuple[int, int], ...]:
        """The words of a query in the headline."""
        if not finder:
            return ()
        if self._known_title is None:
            self._known_title = Known(self.header.get("title", ""))
        return finder.highlights(self._known_title)


class Shelf:
    """The articles of one committed state; safe to use from any thread."""

    def __init__(self) -> None:
        self._articles: OrderedDict[int, Opened] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def expect(self, snapshot: Snapshot, docs: Sequence[int]) -> None:
        """These documents' articles are asked for next: those that are not here come from the disk together."""
        with self._lock:
            missing = [doc for doc in docs if doc not in self._articles]
        snapshot.expect_stored(missing)

    def get(self, snapshot: Snapshot, doc: int) -> Opened:
        """The article of a document."""
        with self._lock:
            if (known := self._articles.get(doc)) is not None:
                self._articles.move_to_end(doc)
                return known
        opened = Opened(snapshot.stored(doc))
        if len(opened.text) <= _LARGEST:
            with self._lock:
                if doc not in self._articles:
                    self._size += len(opened.text)
                self._articles[doc] = opened
                while self._size > _KEPT:
                    self._size -= len(self._articles.popitem(last=False)[1].text)
        return opened
