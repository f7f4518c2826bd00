"""The list of older texts of articles, in `state.db`: which file holds which, and until when it stood."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from index.storage.database import Database

MIGRATION = """
    CREATE TABLE versions (id TEXT NOT NULL, digest TEXT NOT NULL, number INTEGER NOT NULL, replaced TEXT NOT NULL,
                           words INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (id, digest)) WITHOUT ROWID
    """


@dataclass(frozen=True, slots=True)
class Older:
    """An older text. `replaced`: when another took its place, ISO 8601 (UTC); `path`: in the articles' folder."""

    digest: str
    replaced: str
    words: int
    path: str


class VersionTable:
    """The older texts of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, rows: Iterable[tuple[str, Older]]) -> None:
        """Note older texts, (article id, text) each. One that comes back and is replaced again is moved up."""
        with self._database.transaction() as db:
            db.executemany(
                "INSERT INTO versions"
                " SELECT ?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE id = ?1), ?3, ?4, ?5"
                " WHERE true ON CONFLICT DO UPDATE"
                " SET number = excluded.number, replaced = excluded.replaced, path = excluded.path",
                ((article_id, o.digest, o.replaced, o.words, o.path) for article_id, o in rows),
            )

    def drop(self, article_id: str, digest: str) -> None:
        """Forget one."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM versions WHERE id = ? AND digest = ?", (article_id, digest))

    def of(self, article_id: str) -> list[Older]:
        """The older texts of an article, the oldest first."""
        rows = self._database.query(
            "SELECT digest, replaced, words, path FROM versions WHERE id = ? ORDER BY number",
            (article_id,),
        )
        return [Older(*row) for row in rows]

    def changed(self, ids: Iterable[str]) -> dict[str, str]:
        """Id → when its text last changed, for those of these articles whose text did."""
        return dict(
            self._database.query(
                "SELECT id, max(replaced) FROM versions WHERE id IN (SELECT value FROM json_each(?)) GROUP BY id",
                (json.dumps(list(ids)),),
            )
        )
