"""Stored articles as rows of results need them; the last few hundred are kept.

From one key to the next most of the best articles are the same, and reading one from the document store (inflate,
decode, header, lower case) costs as much as finding a word in it.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.document import decode_header
from index.matches import flatten
from index.snippet import stretches

if TYPE_CHECKING:
    from index.engine import Snapshot

_KEPT = 2_000_000
_LARGEST = 100_000
"""Characters: of all articles that are kept, and of one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article taken from the shelf.

    Attributes:
        header: The fields of `document.decode_header`.
        plain: The text in lower case without accents, of the same length.
        stretches: Where snippets may come from.
    """

    header: dict[str, Any]
    text: str
    plain: str
    stretches: list[tuple[int, int]]


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
        opened = _open(snapshot.stored(doc))
        if len(opened.text) <= _LARGEST:
            with self._lock:
                if doc not in self._articles:
                    self._size += len(opened.text)
                self._articles[doc] = opened
                while self._size > _KEPT:
                    self._size -= len(self._articles.popitem(last=False)[1].text)
        return opened


def _open(data: bytes) -> Opened:
    header = decode_header(data)
    text = data[data.index(b"\n") + 1 :].decode()
    return Opened(header, text, flatten(text), stretches(text, header.get("paragraphs", ())))
