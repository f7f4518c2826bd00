"""The entities of a library as its reader wants them: those of the catalogue with the rules laid over."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence

from index.entities.rows import NamedEntity, untold
from index.mending.book import RuleBook
from index.mending.headers import Headers, headers_of
from index.mending.overlay import Overlay, overlay
from index.storage.entity_store import EntityStore, words_of_entity

_LOOK_EVERY = 0.5
"""Seconds between looks at whether another process changed entities or rules."""


class MendedStore:
    """Answers as `EntityStore` does, with the corrections in it. Safe from any thread."""

    def __init__(self, base: EntityStore, book: RuleBook) -> None:
        self.base = base
        self._book = book
        self._lock = threading.Lock()
        self._overlay = Overlay()
        self._headers = Headers()
        self._version = (-1, -1)
        self._changes = 0
        self._looked = 0.0

    def forget(self) -> None:
        """A rule was changed here: the next question looks at once."""
        with self._lock:  # not while another looks, who would take what was before for the newest
            self._looked = 0.0

    @property
    def overlay(self) -> Overlay:
        """What the rules make of the entities they touch."""
        now = time.monotonic()
        if now - self._looked > _LOOK_EVERY:
            with self._lock:
                version = (self.base.version(), self._book.version())
                if version != self._version:
                    rules = self._book.rules()
                    self._overlay = overlay(rules, self.base)
                    self._headers = headers_of(rules, version[1])
                    self._version = version
                    self._changes += 1
                self._looked = now
        return self._overlay

    @property
    def headers(self) -> Headers:
        """What the rules say of single articles."""
        _ = self.overlay
        return self._headers

    def version(self) -> int:
        """A number that changes with every change of an entity or a rule."""
        _ = self.overlay
        return self._changes

    def count(self) -> int:
        """How many entities there are."""
        mended = self.overlay
        there = sum(self.base.get(entity_id) is not None for entity_id in mended.replaced)
        return self.base.count() - there + len(mended.entities)

    def lookup(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name key → (entity id, canonical name), for keys that are known; ("", "") for what is no entity."""
        mended = self.overlay
        found: dict[str, tuple[str, str]] = {}
        others: list[str] = []
        for key in keys:
            entity_id = mended.ids.get(key)
            if entity_id is None:
                others.append(key)
            else:
                found[key] = (entity_id, mended.entities[entity_id].name) if entity_id else ("", "")
        if others:
            found |= self.base.lookup(others)
            # An office that no article of the library tells: who bears the name is meant.
            plain = {key: untold(key) for key in others if key not in found and untold(key) != key}
            if plain:
                known = self.lookup(plain.values())
                found |= {key: known[name] for key, name in plain.items() if name in known}
        return found

    def get(self, key: str) -> NamedEntity | None:
        """The entity with this id, now or formerly, or one of whose name keys this is."""
        mended = self.overlay
        if (entity_id := mended.ids.get(key)) is not None:
            return mended.entities.get(entity_id)
        found = self.base.get(key)
        return found if found is None or found.id not in mended.replaced else None

    def most_mentioned(self, kind: str | None, limit: int) -> list[NamedEntity]:
        """Entities of a kind (all when None), those of most mentions first."""
        mended = self.overlay
        found = self.base.most_mentioned(kind, limit + len(mended.replaced))
        return self._with_mended(
            found, [e for e in mended.entities.values() if kind in (None, e.kind.value)], limit
        )

    def find(
        self, words: Sequence[str], *, kinds: Sequence[str] = (), prefix: bool = False, limit: int = 1000
    ) -> list[NamedEntity]:
        """Entities whose names hold all of these folded words, those of most mentions first."""
        mended = self.overlay
        found = self.base.find(words, kinds=kinds, prefix=prefix, limit=limit)
        if not mended.ids or not words:
            return found
        also = [
            entity
            for entity in mended.entities.values()
            if (not kinds or entity.kind.value in kinds) and _is_called(entity, words, prefix)
        ]
        return self._with_mended(found, also, limit)

    def names(self) -> list[tuple[str, str]]:
        """(id, canonical name) of all entities."""
        mended = self.overlay
        kept = [pair for pair in self.base.names() if pair[0] not in mended.replaced]
        return kept + [(entity.id, entity.name) for entity in mended.entities.values()]

    def _with_mended(self, found: list[NamedEntity], also: list[NamedEntity], limit: int) -> list[NamedEntity]:
        kept = [entity for entity in found if entity.id not in self._overlay.replaced]
        return sorted([*kept, *also], key=lambda e: (-e.mentions, e.id))[:limit] if also else kept[:limit]


def _is_called(entity: NamedEntity, words: Sequence[str], prefix: bool) -> bool:
    known = words_of_entity(entity)
    whole = words[:-1] if prefix else words
    return known.issuperset(whole) and (not prefix or any(word.startswith(words[-1]) for word in known))
