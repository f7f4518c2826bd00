"""The counts of names that an older recogniser found, kept as long as its entities stay in use.

Another recogniser counts from nothing, and over a large library that takes an hour. Until it is done the
entities of the older one answer, and so do the counts they were made from; that these stand is what says so, to
a later process too. The table is made when first needed and stays, empty, for whoever asks at that moment.
"""

from __future__ import annotations

from sqlite3 import Connection

from index.storage.database import Database

NAMES = """CREATE TABLE names (key TEXT, kind TEXT, surface TEXT, alias_of TEXT, mentions INTEGER NOT NULL,
                        articles INTEGER NOT NULL, PRIMARY KEY (key, surface, alias_of)) WITHOUT ROWID"""
_TABLE = "older_names"


class OlderNames:
    """The counts that were put aside in one catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stand(self) -> bool:
        """Whether the entities in use are those of an older recogniser."""
        return self._is_there() and bool(self._database.query(f"SELECT 1 FROM {_TABLE} LIMIT 1"))  # noqa: S608 - ours

    def begin(self, db: Connection) -> None:
        """Empty the counts of names, in a transaction: put aside if entities were made of them."""
        has_entities = db.execute("SELECT 1 FROM entities LIMIT 1").fetchone() is not None
        if self.stand() or not has_entities:
            db.execute("DELETE FROM names")
            return
        db.execute(f"DROP TABLE IF EXISTS {_TABLE}")
        db.execute(f"ALTER TABLE names RENAME TO {_TABLE}")  # at once, however many there are
        db.execute(NAMES)

    def drop(self) -> None:
        """Forget them: the names have been counted anew."""
        with self._database.transaction() as db:
            db.execute(f"DELETE FROM {_TABLE}")  # noqa: S608 - our own table
            db.execute("UPDATE counters SET value = value + 1 WHERE name = 'names'")

    def forms(self, keys: str) -> list[tuple[str, str, int]]:
        """(key, surface, mentions) for these keys (a JSON list)."""
        if not self._is_there():
            return []
        return self._database.query(
            f"SELECT key, surface, sum(mentions) FROM {_TABLE} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
            " GROUP BY key, surface HAVING sum(mentions) > 0",
            (keys,),
        )

    def _is_there(self) -> bool:
        return bool(self._database.query("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)))
