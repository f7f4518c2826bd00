"""Stored articles as rows of results need them; the last few hundred are kept.

From one key to the next most of the best articles are the same, and reading one from the document store (inflate,
decode, header, lower case) costs as much as finding a word in it.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.document import decode_header
from index.search.matches import Known, flatten
from index.search.snippet import stretches

if TYPE_CHECKING:
    from index.engine import Snapshot

_KEPT = 2_000_000
_LARGEST = 100_000
"""Characters: of all articles that are kept, and of one."""


class Opened:
    """An article taken from the shelf. What only a row that is shown needs is made when it is asked for.

    Attributes:
        text: Its text.
        plain: The text in lower case without accents, of the same length.
        known: Where words of queries stand in it (`matches.Finder.find`).
        known_title: The same of its headline.
    """

    __slots__ = ("_head", "_header", "_stretches", "known", "known_title", "plain", "text")

    def __init__(self, data: bytes) -> None:
        end = data.index(b"\n") + 1
        self._head = data[:end]
        self._header: dict[str, Any] | None = None
        self._stretches: list[tuple[int, int]] | None = None
        self.text = data[end:].decode()
        self.plain = flatten(self.text)
        self.known: Known = {}
        self.known_title: Known = {}

    @property
    def header(self) -> dict[str, Any]:
        """The fields of `document.decode_header`; the paragraphs are left out."""
        if self._header is None:
            self._header = self._decoded()
        return self._header

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Where snippets may come from."""
        if self._stretches is None:
            self._header = self._decoded()
        return self._stretches or []

    def _decoded(self) -> dict[str, Any]:
        # The paragraphs go: a hundred small lists for each of a thousand articles are what the collector of
        # unused objects would look through again and again.
        header = decode_header(self._head)
        self._stretches = stretches(self.text, header.pop("paragraphs", ()))
        return header


class Shelf:
    """The articles of one committed state; safe to use from any thread."""

    def __init__(self) -> None:
        self._articles: OrderedDict[int, Opened] = OrderedDict()
        self._size = 0
        self._lock = Lock()

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
