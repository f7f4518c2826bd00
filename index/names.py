"""What the library knows by name: entities behind name keys, and the user's marks, for a query to ask.

Everything here is looked up in tables in memory that are made again when their database has changed.
"""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.catalogue import Catalogue
from index.engine import fold
from index.entities import EntityTable
from index.entities.resolve import NamedEntity
from index.schema import name_field
from index.state import Marks, State

_LOOK_EVERY = 0.5
"""Seconds between looks at whether the tables still hold while facets are named, dozens at a keystroke."""


class LibraryNames:
    """Names and marks of one library; safe to use from any thread."""

    def __init__(self, catalogue: Catalogue, state: State) -> None:
        self._catalogue = catalogue
        self._state = state
        self._lock = threading.RLock()
        self._version = -1
        self._looked = 0.0
        self._table = EntityTable()
        self._entities: dict[str, NamedEntity] = {}
        self._by_word: dict[str, list[str]] = {}
        self._words: list[str] = []

    @property
    def table(self) -> EntityTable:
        """The entities of the library as they stand."""
        with self._lock:
            self._looked = time.monotonic()
            version = self._catalogue.names_version()
            if version != self._version:
                self._version = version
                self._table = EntityTable.from_rows(self._catalogue.names())
                self._fill()
            return self._table

    def _fill(self) -> None:
        self._entities = {entity.id: entity for entity in self._table.entities()}
        words: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            writings = (entity.name, *entity.aliases, *(key.partition(":")[2] for key in entity.keys))
            for word in {word for writing in writings for word in _words(writing)}:
                words[word].append(entity.id)
        self._by_word = dict(words)
        self._words = sorted(words)

    def entities(self) -> Sequence[NamedEntity]:
        """All entities."""
        _ = self.table
        return list(self._entities.values())

    def find(self, words: str, *, kinds: Sequence[str] = (), prefix: bool = False) -> list[NamedEntity]:
        """Entities whose names hold all of these words, those of most mentions first.

        Args:
            kinds: Only these kinds; empty is all.
            prefix: The last word may be the beginning of one.
        """
        wanted = _words(words)
        if not wanted:
            return []
        with self._lock:
            _ = self.table
            found: set[str] | None = None
            for place, word in enumerate(wanted):
                ids = set(self._by_word.get(word, ()))
                if prefix and place == len(wanted) - 1:
                    start = bisect_left(self._words, word)
                    for other in self._words[start:]:
                        if not other.startswith(word):
                            break
                        ids.update(self._by_word[other])
                found = ids if found is None else found & ids
            entities = [self._entities[i] for i in found or ()]
        fitting = [e for e in entities if not kinds or e.kind.value in kinds]
        return sorted(fitting, key=lambda e: (-e.mentions, e.id))

    # -- what a query asks ------------------------------------------------------------------------------------
    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> Sequence[tuple[str, str]]:
        """(index field, name key) of every entity of these kinds that is called so."""
        return [
            (name_field(entity.kind), key)
            for entity in self.find(words, kinds=kinds, prefix=prefix)
            for key in entity.keys
        ]

    def entity_of(self, key: str) -> tuple[str, str]:
        """(entity id, canonical name) behind a name key."""
        if self._version < 0 or time.monotonic() - self._looked > _LOOK_EVERY:
            _ = self.table
        entity_id = self._table.entity_id(key)
        known = self._entities.get(entity_id)
        return entity_id, known.name if known else self._table.name(entity_id)

    def marked(self, flag: str) -> Iterable[str]:
        """Ids of the articles with a mark: `unread`, `starred`, `tag:NAME`."""
        return self._state.marked(flag)

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of these articles."""
        return self._state.marks(ids)

    def tags(self) -> list[tuple[str, int]]:
        """The user's tags with the number of articles."""
        return self._state.tags()


def _words(text: str) -> list[str]:
    return [word for word in fold(text).replace("-", " ").replace(".", "").split() if word]
