"""Names the user watches (`state.db`): since when, and when they were last looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from index.storage.database import Database

SCHEMA = """
    CREATE TABLE watched (entity TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID
"""


class WatchList:
    """Entity ids with the moment from which on an article about them is news to the user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entity_id: str) -> bool:
        """Watch an entity from now on; False when it is watched already."""
        with self._database.transaction() as db:
            return db.execute("INSERT OR IGNORE INTO watched VALUES (?, ?)", (entity_id, _now())).rowcount > 0

    def remove(self, entity_ids: Iterable[str]) -> bool:
        """Watch them no longer; False when none of them was watched."""
        with self._database.transaction() as db:
            gone = [
                db.execute("DELETE FROM watched WHERE entity = ?", (entity_id,)).rowcount
                for entity_id in entity_ids
            ]
            return any(gone)

    def seen(self, entity_ids: Iterable[str]) -> None:
        """The user has looked at them: what comes from now on is new."""
        now = _now()
        with self._database.transaction() as db:
            db.executemany("UPDATE watched SET since = ? WHERE entity = ?", ((now, i) for i in entity_ids))

    def all(self) -> list[tuple[str, str]]:
        """(entity id as it was when it was added, moment in ISO 8601)."""
        return self._database.query("SELECT entity, since FROM watched ORDER BY entity")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
