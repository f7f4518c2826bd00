"""The sources that the user follows, and what is known of each: a part of `state.db`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Any

from index.results import SourceInfo
from index.sanitize import sanitize_line
from index.storage.database import Database

MIGRATION = """
    ALTER TABLE sources ADD COLUMN title TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN own_title TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN folder TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN full_text TEXT NOT NULL DEFAULT 'auto';
    ALTER TABLE sources ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sources ADD COLUMN checked TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN etag TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN modified TEXT NOT NULL DEFAULT '';
    ALTER TABLE sources ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sources ADD COLUMN not_before TEXT NOT NULL DEFAULT '';
    CREATE TABLE items (feed TEXT, key TEXT, digest TEXT NOT NULL, id TEXT NOT NULL,
                        PRIMARY KEY (feed, key)) WITHOUT ROWID;
    CREATE INDEX items_by_id ON items (id);
    CREATE INDEX paths_by_id ON paths (id);
    CREATE TABLE pages (id TEXT PRIMARY KEY, url TEXT NOT NULL, feed TEXT NOT NULL,
                        tries INTEGER NOT NULL DEFAULT 0, had INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE places (location TEXT PRIMARY KEY, now TEXT NOT NULL) WITHOUT ROWID
"""
RHYTHM = "ALTER TABLE sources ADD COLUMN pause INTEGER NOT NULL DEFAULT 0"
ADDRESS_KINDS = frozenset(("feed", "page", "command"))
"""Kinds of sources whose articles come from outside and are kept in the library's own folder."""
_COLUMNS = (
    "location, kind, added, error, coalesce(nullif(title, ''), own_title), folder, checked, full_text, paused,"
    " not_before"
)
_LONGEST_TITLE = 300
_EDITABLE = frozenset(("title", "folder", "full_text", "paused"))


@dataclass(frozen=True, slots=True)
class Visit:
    """What the last visits to a feed left behind.

    Attributes:
        etag, modified: The validators of what was taken in, to be sent back as they came; or "".
        failed: Visits that failed one after the other. `not_before`: not to be asked before, ISO 8601, or "".
        pause: Seconds between visits that the feed itself asked for when it was last read.
    """

    etag: str = ""
    modified: str = ""
    failed: int = 0
    not_before: str = ""
    pause: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed as it was last taken in: the digest of what the feed said, and the article's id."""

    digest: str
    id: str


class SourceTable:
    """The tables of sources, of the items of feeds, and of where sources went."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- the user's choice ---------------------------------------------------------------------------------
    def add(self, location: str, kind: str, *, title: str = "", folder: str = "", paused: bool = False) -> bool:
        """Remember a source; False when it is known already."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM places WHERE location = ?", (location,))
            cursor = db.execute(
                "INSERT OR IGNORE INTO sources (location, kind, added, title, folder, paused)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (location, kind, _now(), title, folder, paused),
            )
            return cursor.rowcount > 0

    def remove(self, location: str) -> bool:
        """Forget a source; False when there is none of that name. Marks on its articles stay."""
        with self._database.transaction() as db:
            gone = db.execute("DELETE FROM sources WHERE location = ?", (location,)).rowcount > 0
            if gone:
                _let_others_bring(db, location)
                db.execute("DELETE FROM items WHERE feed = ?", (location,))
                db.execute("DELETE FROM pages WHERE feed = ? AND NOT had", (location,))
                db.execute("INSERT OR REPLACE INTO places VALUES (?, '')", (location,))
            return gone

    def edit(self, location: str, changes: Mapping[str, Any]) -> None:
        """Change the columns title, folder, full_text or paused of a source."""
        assert changes.keys() <= _EDITABLE
        with self._database.transaction() as db:
            for column, value in changes.items():
                db.execute(f"UPDATE sources SET {column} = ? WHERE location = ?", (value, location))  # noqa: S608 - one of ours

    def move(self, old: str, new: str) -> bool:
        """Give a source another location, all that belongs to it with it; False when the place is taken."""
        with self._database.transaction() as db:
            if db.execute("SELECT 1 FROM sources WHERE location = ?", (new,)).fetchone():
                return False
            db.execute("UPDATE sources SET location = ? WHERE location = ?", (new, old))
            db.execute("UPDATE OR REPLACE items SET feed = ? WHERE feed = ?", (new, old))
            db.execute("UPDATE pages SET feed = ? WHERE feed = ?", (new, old))
            db.execute("DELETE FROM places WHERE location = ?", (new,))
            db.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (old, new))
            db.execute("UPDATE places SET now = ? WHERE now = ?", (new, old))
            return True

    def all(self) -> list[SourceInfo]:
        """All sources in the order they were added; their articles are not counted (the index knows)."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM sources ORDER BY added, rowid"  # noqa: S608 - columns of this module
        )
        return [
            SourceInfo(location, kind, 0, added, error, title, folder, 0, checked, full_text, bool(paused), due)
            for location, kind, added, error, title, folder, checked, full_text, paused, due in rows
        ]

    def get(self, location: str) -> SourceInfo | None:
        """One source."""
        return next((source for source in self.all() if source.location == location), None)

    def places(self) -> dict[str, str]:
        """Where sources went: location → the one it has now, "" when the user removed it."""
        return dict(self._database.query("SELECT location, now FROM places"))

    # -- folders and files ---------------------------------------------------------------------------------
    def scanned(self, location: str) -> bool:
        """Whether a source was read to its end before: what a later scan finds there is news."""
        rows = self._database.query("SELECT scanned FROM sources WHERE location = ?", (location,))
        return bool(rows and rows[0][0])

    def set_scanned(self, location: str, error: str) -> None:
        """Note that a source was read, with what went wrong or an empty string."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE sources SET scanned = 1, error = ?, checked = ? WHERE location = ?",
                (error, _now(), location),
            )

    # -- feeds -----------------------------------------------------------------------------------------------
    def visits(self) -> dict[str, Visit]:
        """What was left by the last visits, by location."""
        rows = self._database.query("SELECT location, etag, modified, failed, not_before, pause FROM sources")
        return {location: Visit(*rest) for location, *rest in rows}

    def set_visited(
        self, location: str, visit: Visit, *, error: str, title: str = "", scanned: bool = False
    ) -> None:
        """Note a visit: how it ended, and the feed's own title if it said one."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE sources SET etag = ?, modified = ?, failed = ?, not_before = ?, pause = ?, error = ?,"
                " checked = ?, own_title = coalesce(nullif(?, ''), own_title), scanned = max(scanned, ?)"
                " WHERE location = ?",
                (
                    visit.etag, visit.modified, visit.failed, visit.not_before, visit.pause, sanitize_line(error),
                    _now(), sanitize_line(title)[:_LONGEST_TITLE], scanned, location,
                ),
            )  # fmt: skip

    def items(self, feed: str) -> dict[str, Item]:
        """The items of a feed that were taken in, by key."""
        rows = self._database.query("SELECT key, digest, id FROM items WHERE feed = ?", (feed,))
        return {key: Item(digest, article) for key, digest, article in rows}

    def set_items(self, feed: str, items: Iterable[tuple[str, Item]]) -> None:
        """Note items that were taken in: they are written and indexed by now."""
        with self._database.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?)",
                ((feed, key, item.digest, item.id) for key, item in items),
            )

    def bring_again(self, ids: Iterable[str]) -> None:
        """Take these articles for new where feeds list them: no file here has them any more."""
        gone = (json.dumps(list(ids)),)
        with self._database.transaction() as db:
            db.execute(
                "UPDATE sources SET etag = '', modified = '' WHERE location IN"
                " (SELECT feed FROM items WHERE id IN (SELECT value FROM json_each(?)))",
                gone,
            )
            db.execute("DELETE FROM items WHERE id IN (SELECT value FROM json_each(?))", gone)

    # -- pages that have the text of short items -----------------------------------------------------------------
    def want_pages(self, feed: str, wanted: Iterable[tuple[str, str]]) -> None:
        """Note (id, address) of articles whose text is to be taken from their pages."""
        with self._database.transaction() as db:
            db.executemany(
                "INSERT INTO pages VALUES (?, ?, ?, 0, 0) ON CONFLICT DO UPDATE SET url = excluded.url, tries = 0",
                ((article, url, feed) for article, url in wanted),
            )

    def wanted_pages(self, limit: int) -> list[tuple[str, str, str]]:
        """(id, address, feed) of pages that are to be had, those that were never tried first."""
        return self._database.query(
            "SELECT id, url, feed FROM pages WHERE tries >= 0 ORDER BY tries, id LIMIT ?", (limit,)
        )

    def with_page_text(self, ids: Iterable[str]) -> set[str]:
        """Those of these articles whose text is that of their page."""
        rows = self._database.query(
            "SELECT id FROM pages WHERE had AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
        )
        return {row[0] for row in rows}

    def pages_done(self, had: Iterable[str], nothing: Iterable[str]) -> None:
        """Ids of articles that have the text of their page now, and of those whose page has nothing to give."""
        with self._database.transaction() as db:
            db.executemany("UPDATE pages SET tries = -1, had = 1 WHERE id = ?", ((article,) for article in had))
            db.executemany("UPDATE pages SET tries = -1 WHERE id = ?", ((article,) for article in nothing))

    def pages_failed(self, ids: Iterable[str], most_tries: int) -> None:
        """These could not be had; after so many tries they are wanted no more."""
        with self._database.transaction() as db:
            db.executemany("UPDATE pages SET tries = tries + 1 WHERE id = ?", ((article,) for article in ids))
            db.execute("UPDATE pages SET tries = -1 WHERE tries >= ?", (most_tries,))


def _let_others_bring(db: Connection, location: str) -> None:
    """Articles of a feed that is removed may stand in others: these are to bring them in anew."""
    shared = "SELECT DISTINCT o.feed FROM items AS o JOIN items AS i USING (id) WHERE i.feed = ? AND o.feed <> ?"
    others = [row[0] for row in db.execute(shared, (location, location))]
    db.execute(
        "DELETE FROM items WHERE feed <> ? AND id IN (SELECT id FROM items WHERE feed = ?)", (location, location)
    )
    db.executemany(
        "UPDATE sources SET etag = '', modified = '' WHERE location = ?", ((other,) for other in others)
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
