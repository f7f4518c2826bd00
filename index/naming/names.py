"""What the library knows by name: entities behind name keys, and the user's marks, for a query to ask."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Mention, MentionKind
from index.engine import fold
from index.entities.rows import NamedEntity, untold
from index.errors import NotFoundError
from index.mending.mentions import Exceptions, apply, exceptions
from index.mending.store import MendedStore
from index.naming.documents import Docs, documents_naming
from index.query.names import BEGUN_NAMES, BRIEF
from index.schema import field_of_key
from index.storage.entity_store import EntityStore, words_of_name
from index.storage.state import Marks, State

if TYPE_CHECKING:
    from index.engine import Snapshot

_KINDS = {kind.value: kind for kind in MentionKind}
_KEPT = 50_000
_KEPT_DOCUMENTS = 200
_KEPT_NAMES = 100
_KEPT_MARKS = 10_000
_FOUND = 1000
"""Entities called so that are looked at, at most."""


class LibraryNames:
    """Names and marks of one library; safe to use from any thread.

    Args:
        recognised: Gives an article with its mentions as recognised, or raises NotFoundError.
        ids_in: From the name of a source, or of a folder of sources, to the ids of its articles.
    """

    def __init__(
        self,
        store: EntityStore,
        state: State,
        recognised: Callable[[str], Article],
        ids_in: Callable[[str], Iterable[str]] = lambda name: (),
    ) -> None:
        self.store = MendedStore(store, state.rules)
        self._state = state
        self._recognised = recognised
        self._ids_in = ids_in
        self._lock = threading.Lock()
        self._version = -1
        self._known: dict[str, tuple[str, str]] = {}
        self._documents_of = (-1, -1)
        self._documents: dict[str, Docs] = {}
        self._keys_of = (-1, -1)
        self._keys: dict[tuple[tuple[str, ...], str, bool], tuple[tuple[str, str], ...]] = {}
        self._several_of = -1
        self._several: dict[str, NamedEntity | None] = {}
        self._marks_of = -1
        self._marks: dict[str, Marks] = {}
        self._exceptions_of = -1
        self._exceptions: tuple[Exceptions, dict[str, NamedEntity]] = (Exceptions(), {})

    def version(self) -> int:
        """A number that changes with the entities, and with what the user says of them."""
        return self.store.version()

    def entities_of(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name key → (entity id, canonical name); one that the library does not know is its own entity.

        Both are empty where the user said that it is none.
        """
        wanted = list(keys)
        version = self.store.version()
        with self._lock:
            if version != self._version or len(self._known) > _KEPT:
                self._version, self._known = version, {}
            missing = [key for key in wanted if key not in self._known]
            if missing:
                found = self.store.lookup(missing)
                for key in missing:
                    self._known[key] = found.get(key) or (untold(key), untold(key).partition(":")[2])
            return {key: self._known[key] for key in wanted}

    def resolve(self, article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """An article's mentions as recognised, with the library's entities and the user's corrections in them."""
        rules = self.store.overlay.mentions.get(article.id, ())
        if rules:
            mentions = apply(mentions, article.text, rules)
        found = self.store.lookup({m.entity_id for m in mentions if m.entity_id})
        resolved = []
        for mention in mentions:
            entity_id, name = found.get(mention.entity_id) or (untold(mention.entity_id), mention.entity)
            if entity_id:
                # Not `dataclasses.replace`, three times as long: related articles resolve thousands at a time.
                kind = _KINDS[entity_id.partition(":")[0]]
                mention = Mention(mention.start, mention.end, kind, mention.text, name, entity_id, mention.date)
            elif mention.entity_id:
                continue  # the user said that it names nothing
            resolved.append(mention)
        return tuple(resolved)

    def find(
        self, words: str, *, kinds: Sequence[str] = (), prefix: bool = False, limit: int = _FOUND
    ) -> list[NamedEntity]:
        """Entities whose names hold all of these words, those of most mentions first."""
        return self.store.find(words_of_name(words), kinds=kinds, prefix=prefix, limit=limit)

    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> Sequence[tuple[str, str]]:
        """(index field, name key) of every entity of these kinds that is called so.

        One or two letters begin the names of thousands: those of most mentions are meant until more is typed.
        Remembered, for one letter begins the names of hundreds, and all are asked for again at a second thought.
        """
        # The entities' own counter, too: that of the rules may be a moment old.
        asked, version = (tuple(kinds), words, prefix), (self.store.version(), self.store.base.version())
        with self._lock:
            if self._keys_of != version or len(self._keys) > _KEPT_NAMES:
                self._keys_of, self._keys = version, {}
            known = self._keys.get(asked)
        if known is None:
            is_brief = prefix and len(words.split()[-1]) <= BRIEF
            most = BEGUN_NAMES if is_brief else _FOUND
            found = self._by_id(kinds, words) or self.find(words, kinds=kinds, prefix=prefix, limit=most)
            known = tuple((field_of_key(key), key) for entity in found for key in entity.keys)
            with self._lock:
                if self._keys_of == version:
                    self._keys[asked] = known
        return known

    def _by_id(self, kinds: Sequence[str], words: str) -> list[NamedEntity]:
        """The entity of an id with a country or an office in it, which are no words of its name."""
        if not words.endswith(")"):
            return []
        ids = (f"{kind}:{' '.join(fold(words).split())}" for kind in kinds)
        return [entity for entity_id in ids if (entity := self.store.get(entity_id)) is not None]

    def exceptions(self) -> Exceptions:
        """Articles in which the user said what single mentions mean."""
        return self._excepted()[0]

    def to_count(self, entity_ids: Sequence[str]) -> list[NamedEntity]:
        """Of these entities those of several name keys or touched by rules, and all that rules gave articles."""
        version = self.store.version()
        excepted, losing = self._excepted()
        corrected = self.store.overlay.entities
        wanted = dict.fromkeys((*entity_ids, *excepted.within))
        with self._lock:
            if self._several_of != version or len(self._several) > _KEPT:
                self._several_of, self._several = version, {}
            several = self._several
        for entity_id in wanted:
            if entity_id not in several:
                entity = self.store.get(entity_id)
                touched = entity_id in corrected or entity_id in losing or entity_id in excepted.within
                several[entity_id] = entity if entity and (touched or len(entity.keys) > 1) else None
        return [entity for entity_id in wanted if (entity := several[entity_id]) is not None]

    def documents(self, snapshot: Snapshot, entity: NamedEntity) -> Docs:
        """The documents that name an entity, rising; remembered, for facets ask for them at every key."""
        state = (self.store.version(), snapshot.generation)
        with self._lock:
            if self._documents_of != state or len(self._documents) > _KEPT_DOCUMENTS:
                self._documents_of, self._documents = state, {}
            found = self._documents.get(entity.id)
        if found is None:
            found = documents_naming(snapshot, entity, self.exceptions())
            with self._lock:
                # Another thread may have asked of a newer state, where numbers are others.
                if self._documents_of == state:
                    self._documents[entity.id] = found
        return found

    def _excepted(self) -> tuple[Exceptions, dict[str, NamedEntity]]:
        """The exceptions, and the entities that they take articles from."""
        version = self.store.version()
        if self._exceptions_of != version:
            mended = self.store.overlay
            found = []
            for article_id in mended.mentions:
                try:
                    article = self._recognised(article_id)
                except NotFoundError:
                    continue  # the rule waits for the article to come back
                found.append((article_id, article.text, article.mentions))
            excepted = exceptions(found, mended)
            losing = (self.store.get(key) for key in excepted.without)
            self._exceptions = (excepted, {entity.id: entity for entity in losing if entity is not None})
            self._exceptions_of = version
        return self._exceptions

    def marked(self, flag: str) -> Iterable[str]:
        """Ids of the articles with a mark: `unread`, `starred`, `tag:NAME`; or of sources: `in:NAME`."""
        kind, _, name = flag.partition(":")
        return self._ids_in(name) if kind == "in" else self._state.marked(flag)

    def marks_version(self) -> int:
        """A number that changes with every change of a mark."""
        return self._state.marks_version()

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of these articles; remembered, for the next letter leaves most of them in the list."""
        wanted, version = list(ids), self._state.marks_version()
        with self._lock:
            if self._marks_of != version or len(self._marks) > _KEPT_MARKS:
                self._marks_of, self._marks = version, {}
            known = self._marks
        missing = [article_id for article_id in wanted if article_id not in known]
        if missing:
            known.update(self._state.marks(missing))
        return {article_id: known[article_id] for article_id in wanted}

    def tags(self) -> list[tuple[str, int]]:
        """The user's tags with the number of articles."""
        return self._state.tags()
