"""What the library knows by name: entities behind name keys, and the user's marks, for a query to ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.article import Mention
from index.entities.resolve import NamedEntity
from index.entity_store import EntityStore, words_of_name
from index.schema import name_field
from index.state import Marks, State

_LOOK_EVERY = 0.5
"""Seconds between looks at whether the names kept in memory still hold; dozens are asked for at a keystroke."""
_KEPT = 50_000


class LibraryNames:
    """Names and marks of one library; safe to use from any thread."""

    def __init__(self, store: EntityStore, state: State) -> None:
        self.store = store
        self._state = state
        self._lock = threading.Lock()
        self._version = -1
        self._looked = 0.0
        self._known: dict[str, tuple[str, str]] = {}

    def entity_of(self, key: str) -> tuple[str, str]:
        """(entity id, canonical name) behind a name key."""
        return self.entities_of([key])[key]

    def entities_of(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name key → (entity id, canonical name); one that the library does not know is its own entity."""
        wanted = list(keys)
        with self._lock:
            now = time.monotonic()
            if now - self._looked > _LOOK_EVERY or self._version < 0:
                self._looked = now
                version = self.store.version()
                if version != self._version or len(self._known) > _KEPT:
                    self._version, self._known = version, {}
            missing = [key for key in wanted if key not in self._known]
            if missing:
                found = self.store.lookup(missing)
                for key in missing:
                    self._known[key] = found.get(key) or (key, key.partition(":")[2])
            return {key: self._known[key] for key in wanted}

    def resolve(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """An article's mentions as recognised, with the library's entities in them."""
        found = self.store.lookup({m.entity_id for m in mentions if m.entity_id})
        return tuple(
            replace(m, entity_id=found[m.entity_id][0], entity=found[m.entity_id][1])
            if m.entity_id in found
            else m
            for m in mentions
        )

    def find(self, words: str, *, kinds: Sequence[str] = (), prefix: bool = False) -> list[NamedEntity]:
        """Entities whose names hold all of these words, those of most mentions first."""
        return self.store.find(words_of_name(words), kinds=kinds, prefix=prefix)

    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> Sequence[tuple[str, str]]:
        """(index field, name key) of every entity of these kinds that is called so."""
        return [
            (name_field(entity.kind), key)
            for entity in self.find(words, kinds=kinds, prefix=prefix)
            for key in entity.keys
        ]

    def marked(self, flag: str) -> Iterable[str]:
        """Ids of the articles with a mark: `unread`, `starred`, `tag:NAME`."""
        return self._state.marked(flag)

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of these articles."""
        return self._state.marks(ids)

    def tags(self) -> list[tuple[str, int]]:
        """The user's tags with the number of articles."""
        return self._state.tags()
