"""Opening SQLite the way every database of the library is opened."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index.errors import DatabaseDamagedError, LibraryError, ReadOnlyError
from index.sanitize import whole
from index.storage.permissions import may_only_be_read

IN_MEMORY = ":memory:"
"""The path of a database that is nowhere on the disk and gone when it is closed."""


class Database:
    """One SQLite file, used from any thread of this process and by several processes.

    Args:
        path: The file; its folder is made when missing.
        migrations: SQL scripts; the number applied is kept in `user_version`.
        durable: Every commit reaches the disk (`synchronous=FULL`); for caches `NORMAL` is enough.
        error: What a failure is turned into.
        damaged: What the user can do when the file is damaged.

    Raises:
        DatabaseDamagedError: Its bytes are not what was written; every call may raise it. An `error` of another
            kind than `LibraryError` is raised for this, too.
    """

    def __init__(
        self, path: Path, migrations: Sequence[str], *, durable: bool, error: type[LibraryError], damaged: str
    ) -> None:
        self.path = path
        self._error = error
        self._damaged = damaged
        self._lock = threading.RLock()
        self.read_only = str(path) != IN_MEMORY and (may_only_be_read(path.parent) or may_only_be_read(path))
        try:
            if self.read_only:
                self._connection = self._open_to_read()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _connect(path)
                self._use_wal()
                self._connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
                self._connection.execute("PRAGMA foreign_keys=ON")
            self._migrate(migrations)
        except (sqlite3.Error, OSError) as problem:
            raise self._failure(problem) from problem

    def _open_to_read(self) -> sqlite3.Connection:
        """Without touching the disk; what is not there is empty."""
        if not self.path.exists():
            return _connect(IN_MEMORY)
        # A log that was left behind is read with the file where that is possible, which may make files beside it;
        # where nobody can write, the file alone is whole, as of the last time it was closed.
        log = self.path.with_name(self.path.name + "-wal")
        with_log = log.exists() and log.stat().st_size
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        if with_log:
            connection = _connect(address, uri=True)
            try:
                connection.execute("PRAGMA user_version").fetchone()
                return connection
            except sqlite3.OperationalError:
                connection.close()
        return _connect(f"{address}&immutable=1", uri=True)

    def _use_wal(self) -> None:
        # Changing the mode of a new file waits for nobody, whatever the timeout.
        for attempt in range(50):
            try:
                self._connection.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError:
                if attempt == 49:
                    raise
                time.sleep(0.02)

    def _failure(self, problem: Exception) -> LibraryError:
        # Locks, full disks and missing permissions have classes of their own; what is corrupt or foreign has none.
        if type(problem) is sqlite3.DatabaseError:
            kind = DatabaseDamagedError if self._error is LibraryError else self._error
            return kind(f"{self.path} is damaged ({problem}).", self._damaged)
        return self._error(
            f"{self.path}: {problem}.", "Check that the folder is writable and the disk is not full."
        )

    def _migrate(self, migrations: Sequence[str]) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > len(migrations):
            raise self._error(f"{self.path} was written by a newer version of reader.", "Update reader.")
        if self.read_only and self.path.exists():
            if version < len(migrations):
                raise self._error(
                    f"{self.path} was written by an older version of reader and cannot be changed here.",
                    "Copy the library to where it can be written, and open the copy with --library.",
                )
            return
        if 0 < version < len(migrations):
            self._back_up(version)
        for number, script in enumerate(migrations[version:], version + 1):
            self._connection.execute("BEGIN IMMEDIATE")
            try:  # of several that open it at once, one migrates and the others find it done
                (now,) = self._connection.execute("PRAGMA user_version").fetchone()
                if now < number:
                    for statement in script.split(";"):
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version={number}")
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # some failures, as a full disk, have ended it already
            self._connection.execute("ROLLBACK")

    def _back_up(self, version: int) -> None:
        # With the lock held nobody migrates it meanwhile: what is copied is of that version.
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if self._connection.execute("PRAGMA user_version").fetchone() == (version,):
                with (
                    closing(sqlite3.connect(self.path)) as source,
                    closing(sqlite3.connect(self.path.with_suffix(f".v{version}.backup"))) as copy,
                ):
                    source.backup(copy)
        finally:
            self._connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing; waits for other writers.

        Raises:
            ReadOnlyError: Nothing can be written there.
        """
        if self.read_only:
            raise ReadOnlyError(self.path)
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise
            except sqlite3.Error as problem:
                raise self._failure(problem) from problem

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of a SELECT."""
        with self._lock:
            try:
                try:
                    return self._connection.execute(sql, parameters).fetchall()
                except UnicodeEncodeError:  # nothing of the kind is in here
                    plain = [whole(value) if isinstance(value, str) else value for value in parameters]
                    return self._connection.execute(sql, plain).fetchall()
            except sqlite3.Error as problem:
                raise self._failure(problem) from problem

    def close(self) -> None:
        """Close it; calling twice is harmless."""
        with self._lock:
            self._connection.close()


def _connect(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False, uri=uri)
