"""What one index was made from: files and their stamps, articles, and the names found in them.

It lies in the folder of the index it describes and goes with it. The index is committed first, this
database after it: whatever a crash leaves undone is done once more, and doing it twice changes nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from index.article import MentionKind
from index.entities import NameCount, NameRow
from index.errors import LibraryError
from index.storage.database import Database
from index.storage.entity_store import SCHEMA as ENTITY_SCHEMA
from index.storage.entity_store import EntityStore
from index.storage.older_names import NAMES
from index.storage.reprint_store import SCHEMA as REPRINT_SCHEMA
from index.storage.reprint_store import ReprintStore

_SCHEMA = f"""
    CREATE TABLE files (path TEXT PRIMARY KEY, source TEXT NOT NULL, size INTEGER, mtime INTEGER) WITHOUT ROWID;
    CREATE INDEX files_by_source ON files (source);
    CREATE TABLE documents (path TEXT, part INTEGER, id TEXT NOT NULL, digest TEXT NOT NULL,
                            published TEXT NOT NULL, PRIMARY KEY (path, part)) WITHOUT ROWID;
    CREATE INDEX documents_by_id ON documents (id);
    CREATE TABLE leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE recognised (id TEXT PRIMARY KEY, digest TEXT NOT NULL, version TEXT NOT NULL) WITHOUT ROWID;
    {NAMES};
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
    INSERT INTO counters VALUES ('names', 0);
"""  # noqa: S608 - our own tables
_FAULTS = """
    CREATE TABLE faults (source TEXT, path TEXT, location TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX faults_by_source ON faults (source, path)
"""
REBUILD = "`reader doctor --rebuild` makes it anew from the articles."
_MIGRATIONS = (";".join((_SCHEMA, _FAULTS, ENTITY_SCHEMA, REPRINT_SCHEMA)),)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a changed file from one that stayed: its size and its modification time in nanoseconds.

    A file that was never read to its end has the size -1.
    """

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a file: `part` is its place in the file, `digest` that of its text."""

    path: str
    part: int
    id: str
    digest: str
    published: str


Counted = Callable[[str], Sequence[NameRow]]
"""From the digest of a text to the names that were counted for it."""


class Catalogue:
    """The catalogue of one index."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path, _MIGRATIONS, durable=False, error=LibraryError, damaged=REBUILD)
        self.entities = EntityStore(self._database)
        self.reprints = ReprintStore(self._database)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # -- files and articles ---------------------------------------------------------------------------------
    def stamps(self, source: str) -> dict[str, Stamp]:
        """The files of a source that were read to their end, with their stamps."""
        rows = self._database.query("SELECT path, size, mtime FROM files WHERE source = ?", (source,))
        return {path: Stamp(size, mtime) for path, size, mtime in rows}

    def entries(self, path: str) -> list[Entry]:
        """The articles that were indexed from a file."""
        rows = self._database.query(
            "SELECT path, part, id, digest, published FROM documents WHERE path = ? ORDER BY part", (path,)
        )
        return [Entry(*row) for row in rows]

    def add(self, entries: Iterable[Entry]) -> int:
        """Note articles that the index now holds; how many of them stand where nothing stood before: of several
        processes that are at the same, one counts each."""
        entries = list(entries)
        with self._database.transaction() as db:
            # Nearly all that comes is new, in its place and in its id: what is not is asked for once, for all.
            held = {
                (path, part): article_id
                for path, part, article_id in db.execute(
                    "SELECT path, part, id FROM documents WHERE path IN (SELECT value FROM json_each(?))",
                    (json.dumps(list({e.path for e in entries})),),
                )
            }
            again = {
                row[0]
                for row in db.execute(
                    "SELECT DISTINCT id FROM documents WHERE id IN (SELECT value FROM json_each(?))",
                    (json.dumps([e.id for e in entries]),),
                )
            }
            again.update(i for i, times in Counter(e.id for e in entries).items() if times > 1)
            db.executemany(
                "INSERT OR IGNORE INTO leaving SELECT id FROM documents WHERE path = ? AND part = ? AND id <> ?",
                ((e.path, e.part, e.id) for e in entries if held.get((e.path, e.part), e.id) != e.id),
            )
            db.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)",
                ((e.path, e.part, e.id, e.digest, e.published) for e in entries),
            )
            # The index holds one text of an id: the one that was written last.
            db.executemany(
                "UPDATE documents SET digest = ? WHERE id = ? AND digest <> ?",
                ((e.digest, e.id, e.digest) for e in entries if e.id in again),
            )
        return sum((e.path, e.part) not in held for e in entries)

    def held_as(self, article_id: str) -> dict[str, str]:
        """Path → digest of the text that it holds under an id."""
        return dict(self._database.query("SELECT path, digest FROM documents WHERE id = ?", (article_id,)))

    def begin_file(self, path: str, source: str) -> None:
        """Note a file before any new article of it, so that one that is never read to its end is known as such."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO files VALUES (?, ?, -1, -1) ON CONFLICT (path) DO UPDATE SET size = -1, mtime = -1",
                (path, source),
            )

    def set_faults(
        self, source: str, faults: Mapping[str, Iterable[tuple[str, str]]], files: Iterable[str]
    ) -> None:
        """Note what is wrong with files of a source: path → (location, reason) each, none where all is well.

        Args:
            files: The files that the source has; of others nothing is known any more.
        """
        listed = json.dumps(list(files))
        with self._database.transaction() as db:
            for path, found in faults.items():
                db.execute("DELETE FROM faults WHERE source = ? AND path = ?", (source, path))
                db.executemany(
                    "INSERT INTO faults VALUES (?, ?, ?, ?)", ((source, path, *fault) for fault in found)
                )
            db.execute(
                "DELETE FROM faults WHERE source = ? AND path NOT IN (SELECT value FROM json_each(?))",
                (source, listed),
            )

    def faults(self, source: str) -> list[tuple[str, str]]:
        """(location, reason) of all that could not be read of a source, at its last scan or before."""
        return self._database.query(
            "SELECT location, reason FROM faults WHERE source = ? ORDER BY rowid", (source,)
        )

    def adopt(self, source: str, others: Iterable[str]) -> None:
        """Give the files at or under a source to it that were noted under these others."""
        folder = f"{source.rstrip('/')}/"
        with self._database.transaction() as db:
            db.executemany(
                "UPDATE files SET source = ? WHERE source = ? AND (path = ? OR (path > ? AND path < ?))",
                ((source, other, source, folder, f"{folder[:-1]}0") for other in others),
            )

    def leaving(self) -> list[str]:
        """Ids that no file holds any more and that may still be in the index."""
        rows = self._database.query(
            "SELECT id FROM leaving WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.id = leaving.id)"
        )
        return [row[0] for row in rows]

    def unknown(self, ids: Iterable[str]) -> list[str]:
        """Those of these ids that no file holds."""
        rows = self._database.query(
            "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.id = value)",
            (json.dumps(list(ids)),),
        )
        return [row[0] for row in rows]

    def sources(self) -> list[str]:
        """The sources that articles are noted under."""
        return [
            row[0] for row in self._database.query("SELECT DISTINCT source FROM files JOIN documents USING (path)")
        ]

    def move_source(self, old: str, new: str) -> None:
        """Note the files of a source under its new location."""
        with self._database.transaction() as db:
            db.execute("UPDATE files SET source = ? WHERE source = ?", (new, old))

    def move_file(self, path: str, source: str) -> None:
        """Note a file under another source."""
        with self._database.transaction() as db:
            db.execute("UPDATE files SET source = ? WHERE path = ?", (source, path))

    def files_under(self, folder: str) -> dict[str, tuple[str, Stamp, bool]]:
        """The files in a folder that were read: path → (source, stamp, whether its articles are indexed)."""
        rows = self._database.query(
            "SELECT path, source, size, mtime, EXISTS (SELECT 1 FROM documents AS d WHERE d.path = files.path)"
            " FROM files WHERE path >= ? AND path < ?",
            (f"{folder}/", f"{folder}0"),
        )
        return {path: (source, Stamp(size, mtime), bool(held)) for path, source, size, mtime, held in rows}

    def empty_file(self, path: str) -> None:
        """Forget the articles of a file and not the file: it is there, and nobody is to see it."""
        with self._database.transaction() as db:
            _pop_entries(db, "path = ?", (path,))

    def finish_file(self, path: str, source: str, stamp: Stamp, parts: int) -> None:
        """Note that a file was read whole; articles at and behind part `parts` are gone from it (`leaving`)."""
        self.finish_files([(path, source, stamp, parts)])

    def finish_files(self, files: Sequence[tuple[str, str, Stamp, int]]) -> None:
        """`finish_file` for many, at once."""
        with self._database.transaction() as db:
            last = dict(
                db.execute(
                    "SELECT path, max(part) FROM documents"
                    " WHERE path IN (SELECT value FROM json_each(?)) GROUP BY path",
                    (json.dumps([path for path, _, _, _ in files]),),
                )
            )
            for path, _, _, parts in files:
                if last.get(path, -1) >= parts:
                    _pop_entries(db, "path = ? AND part >= ?", (path, parts))
            db.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                ((path, source, stamp.size, stamp.mtime_ns) for path, source, stamp, _ in files),
            )

    def remove_file(self, path: str) -> None:
        """Forget a file; what no other file holds is `leaving`."""
        with self._database.transaction() as db:
            _pop_entries(db, "path = ?", (path,))
            db.execute("DELETE FROM files WHERE path = ?", (path,))

    def article_count(self) -> int:
        """How many different articles there are."""
        return int(self._database.query("SELECT count(DISTINCT id) FROM documents")[0][0])

    def source_counts(self) -> dict[str, int]:
        """Articles by source."""
        return dict(
            self._database.query(
                "SELECT source, count(DISTINCT id) FROM files JOIN documents USING (path) GROUP BY source"
            )
        )

    def source_counts_of(self, ids: Iterable[str]) -> dict[str, int]:
        """These articles by source."""
        return dict(
            self._database.query(
                "SELECT source, count(DISTINCT id) FROM files JOIN documents USING (path)"
                " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY source",
                (json.dumps(list(ids)),),
            )
        )

    def ids_of(self, sources: Iterable[str]) -> list[str]:
        """The articles of these sources."""
        rows = self._database.query(
            "SELECT DISTINCT id FROM files JOIN documents USING (path)"
            " WHERE source IN (SELECT value FROM json_each(?))",
            (json.dumps(list(sources)),),
        )
        return [row[0] for row in rows]

    def ids_with_prefix(self, prefix: str, limit: int) -> list[str]:
        """Ids that begin with these digits."""
        rows = self._database.query(
            "SELECT DISTINCT id FROM documents WHERE id >= ? AND id < ? LIMIT ?", (prefix, prefix + "g", limit)
        )
        return [row[0] for row in rows]

    # -- what was recognised ------------------------------------------------------------------------------
    def unrecognised(self, version: str, limit: int) -> list[tuple[str, str]]:
        """(id, digest) of articles whose names are not in the index yet, the newest first."""
        return self._database.query(
            "SELECT id, digest FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM recognised AS r"
            " WHERE r.id = d.id AND r.digest = d.digest AND r.version = ?)"
            " GROUP BY id ORDER BY max(published) DESC, id LIMIT ?",
            (version, limit),
        )

    def unrecognised_count(self, version: str) -> int:
        """How many articles `unrecognised` would give."""
        rows = self._database.query(
            "SELECT count(DISTINCT id) FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM recognised AS r"
            " WHERE r.id = d.id AND r.digest = d.digest AND r.version = ?)",
            (version,),
        )
        return int(rows[0][0])

    def set_recognised(
        self, found: Iterable[tuple[str, str, Sequence[NameRow]]], version: str, counted: Counted
    ) -> None:
        """Count the names of articles that the index now holds with their mentions: (id, digest, names) each."""
        with self._database.transaction() as db:
            for article_id, digest, rows in found:
                _discount(db, article_id, counted)
                _add_names(db, rows, 1)
                db.execute("INSERT INTO recognised VALUES (?, ?, ?)", (article_id, digest, version))
            _names_changed(db)

    def forget(self, ids: Iterable[str], counted: Counted) -> None:
        """Take the names of deleted articles off the counts."""
        with self._database.transaction() as db:
            for article_id in ids:
                _discount(db, article_id, counted)
                db.execute("DELETE FROM leaving WHERE id = ?", (article_id,))
            _names_changed(db)

    def begin_version(self, version: str) -> None:
        """Start the counts anew when they were made by another version of the recogniser.

        The entities stay in use, with the counts they were made from, until `entities.older` are dropped.
        """
        with self._database.transaction() as db:
            other = db.execute("SELECT 1 FROM recognised WHERE version <> ? LIMIT 1", (version,)).fetchone()
            if other is not None:
                db.execute("DELETE FROM recognised")
                self.entities.older.begin(db)
                _names_changed(db)

    def names(self) -> Iterator[NameCount]:
        """All names with their totals over the library."""
        rows = self._database.query(
            "SELECT key, kind, surface, alias_of, mentions, articles FROM names WHERE articles > 0"
        )
        return (NameCount(key, MentionKind(kind), *rest) for key, kind, *rest in rows)

    def names_version(self) -> int:
        """A number that changes whenever `names` would answer differently."""
        return int(self._database.query("SELECT value FROM counters WHERE name = 'names'")[0][0])


def _pop_entries(db: Connection, where: str, parameters: Sequence[object]) -> None:
    """Delete documents and note those that no other file holds. `where` is a condition of this module."""
    ids = {row[0] for row in db.execute(f"SELECT id FROM documents WHERE {where}", parameters)}  # noqa: S608 - see above
    db.execute(f"DELETE FROM documents WHERE {where}", parameters)  # noqa: S608 - see above
    held = "SELECT 1 FROM documents WHERE id = ? LIMIT 1"
    gone = [(i,) for i in ids if db.execute(held, (i,)).fetchone() is None]
    db.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", gone)


def _discount(db: Connection, article_id: str, counted: Counted) -> None:
    row = db.execute("SELECT digest FROM recognised WHERE id = ?", (article_id,)).fetchone()
    if row is not None:
        _add_names(db, counted(row[0]), -1)
        db.execute("DELETE FROM recognised WHERE id = ?", (article_id,))


def _add_names(db: Connection, rows: Sequence[NameRow], sign: int) -> None:
    db.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " mentions = mentions + excluded.mentions, articles = articles + excluded.articles",
        ((r.key, r.kind, r.surface, r.alias_of, sign * r.count, sign) for r in rows),
    )


def _names_changed(db: Connection) -> None:
    db.execute("UPDATE counters SET value = value + 1 WHERE name = 'names'")
