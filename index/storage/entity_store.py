"""The entities of a library as tables: which entity a name key stands for, and what each is called.

The worker makes them from the counts of names (`entities.EntityTable`) and writes what has changed; whoever
only asks reads single rows, so neither a start of the program nor a keystroke pays for the whole. Part of the
catalogue's database.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index.article import MentionKind
from index.engine import fold
from index.entities import Rest, no_rest, paced
from index.entities.rows import NamedEntity, untold
from index.storage.database import Database
from index.storage.older_names import OlderNames

if TYPE_CHECKING:  # it is made of all the rules for names
    from index.entities import EntityTable

SCHEMA = """
    CREATE TABLE entities (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL,
                           aliases TEXT NOT NULL, keys TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX entities_by_mentions ON entities (kind, mentions DESC);
    CREATE TABLE entity_keys (key TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE entity_words (word TEXT, id TEXT, PRIMARY KEY (word, id)) WITHOUT ROWID;
    INSERT INTO counters VALUES ('entities', 0)
"""
_POSSESSIVE = re.compile(r"['’]s(?=\W*$)")
_DROPPED = re.compile(r"[\[\]\"“”(){}*<>.,'’‘`]")
_MOST_WORDS = 100
"""No name has more, and a query of SQLite has not many more parts."""
_COLUMNS = "id, kind, name, mentions, aliases, keys"


class EntityStore:
    """The entities of one index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.older = OlderNames(database)

    def version(self) -> int:
        """A number that changes with every change of an entity, or of the names counted in articles."""
        return int(
            self._database.query("SELECT sum(value) FROM counters WHERE name IN ('entities', 'names')")[0][0]
        )

    def count(self) -> int:
        """How many entities there are."""
        return int(self._database.query("SELECT count(*) FROM entities")[0][0])

    def lookup(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name key → (entity id, canonical name), for the keys that are known."""
        rows = self._database.query(
            "SELECT key, id, name FROM entity_keys JOIN entities USING (id)"
            " WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return {key: (entity_id, name) for key, entity_id, name in rows}

    def get(self, key: str) -> NamedEntity | None:
        """The entity with this id or one of whose name keys this is."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM entities WHERE id = coalesce("  # noqa: S608 - our own columns
            "(SELECT id FROM entity_keys WHERE key = ?), ?)",
            (key, key),
        )
        return _entity(rows[0]) if rows else None

    def told_of(self, key: str) -> list[str]:
        """Ids of the entities of this name whose country or office is told: `organisation:congress (us)`."""
        rows = self._database.query(  # ")" comes right behind "("
            "SELECT id FROM entities WHERE id >= ? AND id < ? ORDER BY id", (f"{key} (", f"{key} )")
        )
        return [entity_id for (entity_id,) in rows if entity_id.endswith(")")]

    def most_mentioned(self, kind: str | None, limit: int) -> list[NamedEntity]:
        """Entities of a kind (all when None), those of most mentions first; among all kinds groups come last."""
        where = "" if kind is None else "WHERE kind = ?"
        last = f"kind = '{MentionKind.GROUP}', " if kind is None else ""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM entities {where} ORDER BY {last}mentions DESC, id LIMIT ?",  # noqa: S608 - our own conditions
            (limit,) if kind is None else (kind, limit),
        )
        return [_entity(row) for row in rows]

    def find(
        self, words: Sequence[str], *, kinds: Sequence[str] = (), prefix: bool = False, limit: int = 1000
    ) -> list[NamedEntity]:
        """Entities whose names hold all of these folded words, those of most mentions first.

        Args:
            kinds: Only these kinds; empty is all.
            prefix: The last word may be the beginning of one.
        """
        if not words or len(words) > _MOST_WORDS:
            return []
        of_kinds = f" AND ({' OR '.join(['(id >= ? AND id < ?)'] * len(kinds))})" if kinds else ""
        ranges = [end for kind in kinds for end in (f"{kind}:", f"{kind};")]  # ids begin with their kind
        parts, parameters = [], []
        for place, word in enumerate(words):
            if prefix and place == len(words) - 1:
                parts.append(f"SELECT id FROM entity_words WHERE word >= ? AND word < ?{of_kinds}")  # noqa: S608 - ours
                parameters += [word, word + "\U0010ffff", *ranges]
            else:
                parts.append(f"SELECT id FROM entity_words WHERE word = ?{of_kinds}")  # noqa: S608 - ours
                parameters += [word, *ranges]
        # Sorted by what is narrow: one letter begins the names of thousands, whose aliases nobody asks for.
        best = (
            f"SELECT id FROM entities WHERE id IN ({' INTERSECT '.join(parts)})"  # noqa: S608 - our own parts
            " ORDER BY mentions DESC, id LIMIT ?"
        )
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM entities WHERE id IN ({best}) ORDER BY mentions DESC, id",  # noqa: S608 - ours
            (*parameters, limit),
        )
        return [_entity(row) for row in rows]

    def names(self) -> list[tuple[str, str]]:
        """(id, canonical name) of all entities."""
        return self._database.query("SELECT id, name FROM entities")

    def forms(self, keys: Iterable[str]) -> dict[str, dict[str, int]]:
        """Name key → how it is written → mentions, as the catalogue counted them."""
        wanted = json.dumps(list(keys))
        rows = self._database.query(
            "SELECT key, surface, sum(mentions) FROM names WHERE key IN (SELECT value FROM json_each(?))"
            " GROUP BY key, surface HAVING sum(mentions) > 0",
            (wanted,),
        )
        older = self.older.forms(wanted)
        counted = {key for key, _, _ in older}
        found: dict[str, dict[str, int]] = {}
        for key, surface, count in (*older, *(row for row in rows if row[0] not in counted)):
            found.setdefault(key, {})[surface] = count
        return found

    def write(self, table: EntityTable, rest: Rest = no_rest) -> None:
        """Make the tables those of `table`, touching only what differs. `rest`: called between steps.

        While the entities of an older recogniser stay in use, only what these do not name is added to them.
        """
        after = {entity.id: _row(entity) for entity in paced(table.entities(), rest)}
        with self._database.transaction() as db:  # another process may be writing its table
            rows = db.execute(f"SELECT {_COLUMNS} FROM entities")  # noqa: S608 - our own columns
            before = {row[0]: row for row in paced(rows, rest)}
            if self.older.stand():
                owners = {i: i for i in before} | dict(paced(db.execute("SELECT key, id FROM entity_keys"), rest))
                after = before | _beside(owners, before, after)
            gone = before.keys() - after.keys()
            changed = [row for entity_id, row in after.items() if before.get(entity_id) != row]
            if not gone and not changed:
                return
            stale = [(i,) for i in (*gone, *(row[0] for row in changed if row[0] in before))]
            for (entity_id,) in paced(stale, rest):
                old = _entity(before[entity_id])
                db.executemany("DELETE FROM entity_words WHERE word = ? AND id = ?", _words(old))
                db.executemany("DELETE FROM entity_keys WHERE key = ? AND id = ?", [(k, old.id) for k in old.keys])
            db.executemany("DELETE FROM entities WHERE id = ?", stale)
            db.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?)", changed)
            for row in paced(changed, rest):
                entity = _entity(row)
                db.executemany(
                    "INSERT OR REPLACE INTO entity_keys VALUES (?, ?)", [(k, entity.id) for k in entity.keys]
                )
                db.executemany("INSERT OR IGNORE INTO entity_words VALUES (?, ?)", _words(entity))
            db.execute("UPDATE counters SET value = value + 1 WHERE name = 'entities'")


def _beside(
    owners: Mapping[str, str], before: Mapping[str, tuple[Any, ...]], rows: Mapping[str, tuple[Any, ...]]
) -> dict[str, tuple[Any, ...]]:
    """The rows of entities that are not there, with the keys that are not; one of which a key is there is the
    entity that has it, called otherwise now, and only gets its further keys.

    Args:
        owners: Ids and keys that are there, with the ids they belong to.
        before: The rows that are there, by id.
    """
    found: dict[str, tuple[Any, ...]] = {}
    for entity_id, row in rows.items():
        keys = json.loads(row[-1])
        new = [key for key in keys if key not in owners]
        if entity_id in owners or not new:
            continue
        owner = next((owners[key] for key in keys if key in owners), "")
        if there := found.get(owner) or before.get(owner):
            found[owner] = (*there[:-1], json.dumps(json.loads(there[-1]) + new, ensure_ascii=False))
        else:
            found[entity_id] = (*row[:-1], json.dumps(new, ensure_ascii=False))
    return found


def words_of_name(text: str) -> list[str]:
    """The folded words by which a name is found: what a name key leaves out (`entities.names`), they do too."""
    words = (_DROPPED.sub("", _POSSESSIVE.sub("", word)) for word in fold(text).replace("-", " ").split())
    return [word for word in words if word]


def words_of_entity(entity: NamedEntity) -> set[str]:
    """The folded words by which an entity is found: those of all its names."""
    writings = (entity.name, *entity.aliases, *(untold(key).partition(":")[2] for key in entity.keys))
    return {word for writing in writings for word in words_of_name(writing)}


def _words(entity: NamedEntity) -> list[tuple[str, str]]:
    return [(word, entity.id) for word in words_of_entity(entity)]


def _row(entity: NamedEntity) -> tuple[Any, ...]:
    return (
        entity.id,
        entity.kind.value,
        entity.name,
        entity.mentions,
        json.dumps(entity.aliases, ensure_ascii=False),
        json.dumps(entity.keys, ensure_ascii=False),
    )


def _entity(row: Sequence[Any]) -> NamedEntity:
    entity_id, kind, name, mentions, aliases, keys = row
    return NamedEntity(
        entity_id, name, MentionKind(kind), tuple(json.loads(aliases)), tuple(json.loads(keys)), mentions
    )
