"""The folders of a library on disk, and which of its indexes is in use.

`cache/index/N` are indexes, each with the catalogue of what it was made from; `cache/index/CURRENT` names
the one in use. A rebuild makes the next number and then switches, so a reader always finds a whole index.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from index.errors import LibraryError
from index.paths import key_file
from index.schema import INDEX_FORMAT
from index.storage.catalogue import Catalogue
from index.storage.permissions import may_only_be_read

if TYPE_CHECKING:
    from index.engine import Index

_FORMAT_FILE = "FORMAT"
_KEY_BYTES = 32
_TRIES = 4


class Folders:
    """The folders of the library at `path`; makes them when missing.

    `read_only`: They are there and cannot be written, as on a read-only disk.

    Raises:
        LibraryError: The folder cannot be made or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cache = path / "cache"
        self._indexes = self.cache / "index"
        self._seen: tuple[tuple[int, int] | None, int | None] = (None, None)
        self.read_only = any(map(may_only_be_read, (self._indexes, self.cache, path))) and self._indexes.is_dir()
        if self.read_only:
            return
        try:
            self._indexes.mkdir(parents=True, exist_ok=True)
            # What is unpickled here must be ours alone.
            self._indexes.chmod(0o700)
        except OSError as error:
            raise LibraryError(
                f"{path}: the library cannot be made or written ({error.strerror}).",
                "Choose another folder with --library or READER_LIBRARY.",
            ) from error

    def open_index(self) -> tuple[Index, Catalogue, bool]:
        """The index in use; a new and empty one when there is none or it cannot be trusted (True then)."""
        opened = self._open_current()
        if opened is None and self.read_only:
            raise LibraryError(
                f"{self.path}: its index is missing, damaged, old or of another machine, and the folder cannot be "
                "written to make it anew.",
                "Copy the library to where it can be written, and open the copy with --library.",
            )
        if opened is None:
            with self._lock():  # of several that find nothing to open, one makes the new index
                opened = self._open_current()
                if opened is None:
                    index, catalogue, number = self.new_index()
                    self.switch(number)
                    with suppress(LibraryError), self.rebuilding():  # what another one makes is no leftover
                        self.drop_old()
                    return index, catalogue, True
        return *opened, False

    def _open_current(self) -> tuple[Index, Catalogue] | None:
        """The index that CURRENT names, or None after several tries: one may be in the middle of a switch."""
        from index.engine import Index

        for attempt in range(_TRIES):
            number = self.current()
            if number is None or self._format(number) != INDEX_FORMAT:
                return None
            with suppress(LibraryError):  # damaged, foreign, or its catalogue is
                index = Index.open(self._indexes / str(number), key=machine_key())
                return index, Catalogue(self._indexes / str(number) / "catalogue.db")
            time.sleep(0.05 * attempt)
        return None

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with self._lock_file("LOCK") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Held while an index is made beside the one in use.

        Raises:
            LibraryError: Another process is at it.
        """
        with self._lock_file("REBUILD") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LibraryError(
                    f"{self.path}: its index is being rebuilt by another reader.", "Wait until it is done."
                ) from error
            yield

    def _lock_file(self, name: str) -> IO[str]:
        path = self._indexes / name
        try:
            return path.open("w")
        except OSError as error:
            raise LibraryError(f"{path}: cannot be written ({error.strerror}).", "Move it away.") from error

    def new_index(self) -> tuple[Index, Catalogue, int]:
        """An empty index under the next number, not yet in use.

        Raises:
            LibraryError: There is no room for it.
        """
        from index.engine import Index
        from index.schema import make_schema

        try:
            numbers = [int(p.name) for p in self._indexes.iterdir() if p.name.isdigit()]
            number = max(numbers, default=0) + 1
            folder = self._indexes / str(number)
            folder.mkdir(mode=0o700)
            (folder / _FORMAT_FILE).write_text(f"{INDEX_FORMAT}\n")
            index = Index.create(folder, make_schema(), key=machine_key())
        except OSError as error:
            raise self._unwritable(error) from error
        return index, Catalogue(folder / "catalogue.db"), number

    def _unwritable(self, error: OSError) -> LibraryError:
        return LibraryError(
            f"{self._indexes}: no index can be made there ({error.strerror}).",
            "Make room, or mend its permissions.",
        )

    def _format(self, number: int) -> int | None:
        """The format an index was made in; None when nothing says so."""
        try:
            return int((self._indexes / str(number) / _FORMAT_FILE).read_text())
        except (OSError, ValueError):
            return None

    def switch(self, number: int) -> None:
        """Put an index to use: one rename, so that a reader sees the old one or the new.

        Raises:
            LibraryError: Nothing can be written there; the old one stays in use.
        """
        beside = self._indexes / f"CURRENT.{os.getpid()}"
        target = self._indexes / "CURRENT"
        try:
            with beside.open("w") as file:
                file.write(f"{number}\n")
                file.flush()
                os.fsync(file.fileno())
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)  # whatever made a folder of it: all that is in here can be made again
            beside.replace(target)
        except OSError as error:
            raise self._unwritable(error) from error

    def drop_index(self, number: int) -> None:
        """Delete an index that is not in use."""
        shutil.rmtree(self._indexes / str(number), ignore_errors=True)

    def drop_old(self) -> None:
        """Delete every index but the one in use."""
        current = self.current()
        for folder in self._indexes.iterdir():
            if folder.name.isdigit() and int(folder.name) != current:
                self.drop_index(int(folder.name))

    def index_bytes(self) -> int:
        """The size of the index in use."""
        folder = self._indexes / str(self.current())
        sizes = []
        for file in folder.rglob("*"):
            with suppress(OSError):
                sizes.append(file.stat().st_size)
        return sum(sizes)

    def current(self) -> int | None:
        """The number of the index in use, or None."""
        file = self._indexes / "CURRENT"
        try:
            found = file.stat()
            # It is never written to but replaced, so the same file says the same; every search asks.
            seen = (found.st_ino, found.st_mtime_ns)
            if self._seen[0] != seen:
                text = file.read_text().strip()
                self._seen = (seen, int(text) if text.isdigit() else None)
        except (OSError, UnicodeDecodeError):
            return None
        return self._seen[1]


def machine_key() -> bytes:
    """The key of this machine for signing indexes, made at first use; outside every library.

    Raises:
        LibraryError: It cannot be read or kept.
    """
    path = key_file()
    try:
        return _key_at(path)
    except OSError as error:
        raise LibraryError(
            f"{path}: the key of this machine cannot be kept there ({error.strerror}).",
            "Mend READER_STATE or the permissions.",
        ) from error


def _key_at(path: Path) -> bytes:
    for _ in range(2):
        with suppress(FileNotFoundError):
            key = path.read_bytes()
            if len(key) == _KEY_BYTES:
                return key
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
        with suppress(FileExistsError):  # another process was first: its key counts
            os.link(beside, path)
        beside.unlink()
    return path.read_bytes()
