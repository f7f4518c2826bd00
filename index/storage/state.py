"""What the user owns besides the articles: sources, marks, tags, corrections, watched names, and which file has
which id (`state.db`).

This is the truth, never a cache: nothing here can be made again from the articles. It may be written by
every process; each change is one transaction that has reached the disk when the call returns.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from index.errors import StateError
from index.mending.book import SCHEMA as RULES_SCHEMA
from index.mending.book import RuleBook
from index.results import SavedSearch
from index.sanitize import sanitize_line
from index.storage.database import Database
from index.storage.source_table import MIGRATION as SOURCES
from index.storage.source_table import RHYTHM, SourceTable
from index.storage.version_table import MIGRATION as VERSIONS
from index.storage.version_table import VersionTable
from index.storage.watching import SCHEMA as WATCHED_SCHEMA
from index.storage.watching import WatchList

_MIGRATIONS = (
    """
    CREATE TABLE sources (location TEXT PRIMARY KEY, kind TEXT NOT NULL, added TEXT NOT NULL,
                          scanned INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '');
    CREATE TABLE articles (id TEXT PRIMARY KEY, added TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE paths (path TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE marks (id TEXT PRIMARY KEY, unread INTEGER NOT NULL DEFAULT 0,
                        starred INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE tags (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID;
    CREATE INDEX tags_by_tag ON tags (tag);
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
    INSERT INTO counters VALUES ('marks', 0)
    """,
    "CREATE TABLE saved_searches (name TEXT PRIMARY KEY, query TEXT NOT NULL, added TEXT NOT NULL) WITHOUT ROWID",
    RULES_SCHEMA + ";" + WATCHED_SCHEMA,
    SOURCES,
    VERSIONS,
    "ALTER TABLE marks ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    RHYTHM,
)
_DAMAGED = (
    "It holds your sources and marks: put a copy from a backup in its place (there may be a state.v*.backup "
    "beside it), or move it away to begin anew."
)
_MARKED = {
    "unread": "SELECT id FROM marks WHERE unread",
    "starred": "SELECT id FROM marks WHERE starred",
    "note": "SELECT id FROM marks WHERE note <> ''",
}
_SET = {
    "unread": "INSERT INTO marks (id, unread) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET unread = ?2",
    "starred": "INSERT INTO marks (id, starred) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET starred = ?2",
}
_LISTED = "id IN (SELECT value FROM json_each(?))"
_NOTED = "SELECT id FROM marks WHERE note = ?"
_NOTE = "INSERT INTO marks (id, note) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET note = ?2"
_MARKS = "SELECT id, unread, starred, note FROM marks"
_TAGGED = "SELECT id FROM tags WHERE tag = ?"
_TAG = "INSERT OR IGNORE INTO tags VALUES (?, ?)"
_UNTAG = "DELETE FROM tags WHERE id = ? AND tag = ?"


@dataclass(frozen=True, slots=True)
class Marks:
    """The user's marks on one article."""

    read: bool = True
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


class State:
    """`state.db` of one library."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path, _MIGRATIONS, durable=True, error=StateError, damaged=_DAMAGED)
        self.rules = RuleBook(self._database)
        self.watched = WatchList(self._database)
        self.sources = SourceTable(self._database)
        self.versions = VersionTable(self._database)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept in it."""
        return self._database.read_only

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # -- saved searches ------------------------------------------------------------------------------------
    def saved_searches(self) -> list[SavedSearch]:
        """Those the user keeps, in the order they were added."""
        rows = self._database.query("SELECT name, query, added FROM saved_searches ORDER BY added, name")
        return [SavedSearch(*row) for row in rows]

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; another query under the same name takes the place of the first."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO saved_searches VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET query = excluded.query",
                (name, query, _now()),
            )

    def remove_saved_search(self, name: str) -> bool:
        """Forget a saved search; False when there is none of that name."""
        with self._database.transaction() as db:
            return db.execute("DELETE FROM saved_searches WHERE name = ?", (name,)).rowcount > 0

    # -- which file is which article -----------------------------------------------------------------------
    def path_id(self, path: str) -> str | None:
        """The id that the single article of a file had when it was first seen."""
        rows = self._database.query("SELECT id FROM paths WHERE path = ?", (path,))
        return rows[0][0] if rows else None

    def paths_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Id → the files that hold this article alone, of those that are known."""
        found: dict[str, list[str]] = {}
        for path, article_id in self._database.query(
            "SELECT path, id FROM paths WHERE id IN (SELECT value FROM json_each(?)) ORDER BY path",
            (json.dumps(list(ids)),),
        ):
            found.setdefault(article_id, []).append(path)
        return found

    def record(self, ids: Iterable[str], paths: Iterable[tuple[str, str]], *, unread: bool) -> None:
        """Note articles at first sight, and (path, id) of single-article files; known ones stay as they are."""
        now = _now()
        with self._database.transaction() as db:
            seen = list(dict.fromkeys(ids))
            known = {
                row[0]
                for row in db.execute(
                    "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(seen),)
                )
            }
            new = [article_id for article_id in seen if article_id not in known]
            db.executemany("INSERT INTO articles VALUES (?, ?)", ((article_id, now) for article_id in new))
            if unread:
                db.executemany("INSERT OR IGNORE INTO marks (id, unread) VALUES (?, 1)", ((i,) for i in new))
            db.executemany("INSERT OR REPLACE INTO paths VALUES (?, ?)", paths)
            if unread:
                _count(db)

    def added_after(self, moment: str) -> list[str]:
        """The ids of articles that came in after a moment (ISO 8601, UTC, with seconds)."""
        return [row[0] for row in self._database.query("SELECT id FROM articles WHERE added > ?", (moment,))]

    def added(self, ids: Iterable[str]) -> dict[str, str]:
        """When these articles came in, ISO 8601 (UTC), by id; unknown ones are left out."""
        return dict(
            self._database.query(
                "SELECT id, added FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
        )

    # -- marks ---------------------------------------------------------------------------------------------
    def add_marks(self, rows: Iterable[tuple[str, bool, bool, tuple[str, ...]]]) -> None:
        """Add marks to articles at once: (id, read, starred, tags) each; what is False or empty stays as it is."""
        with self._database.transaction() as db:
            for article_id, read, starred, tags in rows:
                db.execute("INSERT OR IGNORE INTO marks (id) VALUES (?)", (article_id,))
                if read:
                    db.execute("UPDATE marks SET unread = 0 WHERE id = ?", (article_id,))
                if starred:
                    db.execute("UPDATE marks SET starred = 1 WHERE id = ?", (article_id,))
                db.executemany(_TAG, ((article_id, _tag(tag)) for tag in tags))
            _count(db)

    def mark(
        self,
        ids: Iterable[str],
        *,
        along: Iterable[str] = (),
        read: bool | None = None,
        starred: bool | None = None,
        tag: str | None = None,
        untag: str | None = None,
        note: str | None = None,
    ) -> tuple[str, ...]:
        """Change marks of articles, of all or, when that fails, of none; what is None stays.

        Args:
            along: What is read with them, when they are.

        Returns:
            Those of which anything changed, so that a change can be taken back exactly.
        """
        wanted = list(dict.fromkeys(ids))
        concerned = list(dict.fromkeys((*wanted, *along))) if read else wanted
        changed: set[str] = set()
        if not wanted:
            return ()
        with self._database.transaction() as db:
            unread = None if read is None else not read
            for flag, value, of in (("unread", unread, concerned), ("starred", starred, wanted)):
                if value is not None:
                    other = _others(db, _MARKED[flag], of, value=value)
                    db.executemany(_SET[flag], ((article_id, value) for article_id in other))
                    changed.update(other)
            for name, value in ((_tag(tag or ""), True), (_tag(untag or ""), False)):
                if name:
                    other = _others(db, _TAGGED, wanted, name, value=value)
                    db.executemany(_TAG if value else _UNTAG, ((article_id, name) for article_id in other))
                    changed.update(other)
            if note is not None:
                note = sanitize_line(note)
                other = _others(db, _NOTED, wanted, note, value=True)
                db.executemany(_NOTE, ((article_id, note) for article_id in other))
                changed.update(other)
            if changed:
                _count(db)
        return tuple(article_id for article_id in concerned if article_id in changed)

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of these articles, by id; every id asked for is in the answer."""
        wanted = list(ids)
        listed = (json.dumps(wanted),)
        flags: dict[str, tuple[int, int, str]] = {}
        tags: dict[str, list[str]] = {}
        for i, *found in self._database.query(f"{_MARKS} WHERE {_LISTED}", listed):
            flags[i] = (found[0], found[1], found[2])
        for i, tag in self._database.query(
            "SELECT id, tag FROM tags WHERE id IN (SELECT value FROM json_each(?)) ORDER BY tag", listed
        ):
            tags.setdefault(i, []).append(tag)
        return {
            i: Marks(not unread, bool(starred), tuple(tags.get(i, ())), note)
            for i in wanted
            for unread, starred, note in (flags.get(i, (0, 0, "")),)
        }

    def marked(self, flag: str) -> list[str]:
        """The ids with a mark: `unread`, `starred`, `note`, `tag:NAME`, or `note:WORDS`: words of the note."""
        if flag.startswith("note:"):
            notes = self._database.query("SELECT id, note FROM marks WHERE note <> ''")
            begun = _words(flag[5:])
            return [
                i
                for i, note in notes
                for words in [_words(note)]
                if all(any(word.startswith(start) for word in words) for start in begun)
            ]
        if flag.startswith("tag:"):
            rows = self._database.query(_TAGGED, (_tag(flag[4:]),))
        else:
            rows = self._database.query(_MARKED[flag])
        return [row[0] for row in rows]

    def tags(self) -> list[tuple[str, int]]:
        """(tag, articles), most used first."""
        return self._database.query("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY 2 DESC, 1")

    def marks_version(self) -> int:
        """A number that grows with every change of a mark."""
        (row,) = self._database.query("SELECT value FROM counters WHERE name = 'marks'")
        return int(row[0])


def _count(db: Connection) -> None:
    db.execute("UPDATE counters SET value = value + 1 WHERE name = 'marks'")


def _words(text: str) -> list[str]:
    """The words of a line, without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(character for character in plain if not unicodedata.combining(character)))


def _others(db: Connection, marked: str, ids: Iterable[str], *parameters: str, value: bool) -> list[str]:
    """Those of the ids that have a mark not as `value` says; `marked` selects the ids that have it."""
    listed = json.dumps(list(ids))
    having = {row[0] for row in db.execute(f"{marked} AND {_LISTED}", (*parameters, listed))}
    return [article_id for article_id in ids if (article_id in having) is not value]


def _tag(name: str) -> str:
    return " ".join(sanitize_line(name).lower().replace(",", " ").split())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
