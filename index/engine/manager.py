"""The index as a program holds it: writers on one side, snapshots of committed states on the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.engine.arrayfile import REBUILD
from index.engine.border import TOC, EmptyIndexError, FileStorage, LockError
from index.engine.corpus import Corpus, OpenSegment
from index.engine.lexicon import Lexicon
from index.engine.merge import merge_step
from index.engine.read_ahead import expect_scattered
from index.engine.snapshot import Snapshot
from index.engine.sweep import sweep
from index.engine.trust import NAME, SigningStorage, TrustedIndex, newest_generation, open_segment, read_toc
from index.engine.writer import Writer
from index.errors import IndexDamagedError, LibraryError

_OPEN_TRIES = 20
_SETTLED = 2_000_000_000


class Index:
    """An index in a folder. Thread-safe; several processes may read while one writes.

    Args:
        folder: Where it stands.
        key: Secret of this machine that signs what is opened later.
    """

    def __init__(self, folder: Path, key: bytes = b"") -> None:
        self.folder = Path(folder)
        self._key = key
        self._storage = FileStorage(str(self.folder))
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._lexicon = Lexicon()
        self._seen = (-1, -1)

    @classmethod
    def create(cls, folder: Path, schema: Any, *, key: bytes = b"") -> Index:
        """Make an empty index; the folder is made with it, readable by its owner only."""
        folder = Path(folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        generation = newest_generation(folder) + 1
        TOC(schema, [], generation).write(SigningStorage(FileStorage(str(folder)), generation, {}, key), NAME)
        sweep(folder, set())
        return cls.open(folder, key=key)

    @classmethod
    def open(cls, folder: Path, *, key: bytes = b"") -> Index:
        """Open an index.

        Raises:
            IndexDamagedError: There is none, or it cannot be trusted or read.
        """
        index = cls(Path(folder), key)
        with index.snapshot():
            return index

    @property
    def generation(self) -> int:
        """The number of the newest commit on disk; -1 when there is none."""
        try:
            changed = self.folder.stat().st_mtime_ns
        except OSError:
            return -1
        seen, generation = self._seen
        # Names in a folder that was left alone for a while need not be read again; a fresh change may be
        # followed by another within the same tick of the file system's clock.
        if changed != seen or time.time_ns() - changed < _SETTLED:
            generation = newest_generation(self.folder)
            self._seen = (changed, generation)
        return generation

    def writer(self, *, timeout: float = 10.0, spill_bytes: int | None = None) -> Writer:
        """A writer; it holds the write lock until `commit()` or `cancel()`.

        Args:
            timeout: Seconds to wait for the lock.
            spill_bytes: How much a writer collects before it writes a segment; the default when None.

        Raises:
            LibraryError: Another writer kept the lock for that long.
        """
        options: dict[str, Any] = {} if spill_bytes is None else {"spill_bytes": spill_bytes}
        if not self._lexicon.is_lasting:
            self._lexicon = Lexicon()
        try:
            return Writer(
                TrustedIndex(self._storage, self._key), timeout=timeout, lexicon=self._lexicon, **options
            )
        except LockError as error:
            raise LibraryError(
                f"{self.folder}: another program is writing to the index.", "Try again when it is done."
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        except EmptyIndexError as error:
            raise IndexDamagedError(f"{self.folder}: there is no index.", REBUILD) from error

    def _unwritable(self, error: OSError) -> LibraryError:
        return LibraryError(
            f"{self.folder}: the index cannot be written ({error.strerror}).",
            "See whether the folder is writable and the disk has space.",
        )

    def snapshot(self) -> Snapshot:
        """The newest committed state. Segments that it shares with the last one are not opened again.

        Of an index that was made anew elsewhere and deleted here, what was seen last: a search under way goes on.

        Raises:
            IndexDamagedError: It cannot be read.
        """
        with self._lock:
            newest = self.generation
            last = self._snapshot
            if last is None or (last.generation != newest and newest >= 0):
                last = self._snapshot = Snapshot(self._load())
            return last

    def _load(self) -> Corpus:
        last: Exception | None = None
        for _ in range(_OPEN_TRIES):
            newest = self.generation
            if newest < 0:
                raise IndexDamagedError(f"{self.folder}: there is no index.", REBUILD)
            try:
                return self._read(newest)
            except (OSError, IndexDamagedError, NameError, EOFError) as error:
                last = error
            # A commit may have replaced the state between reading its name and opening its files.
            if self.generation == newest:
                break
        if isinstance(last, IndexDamagedError):
            raise last
        raise IndexDamagedError(f"{self.folder}: the index cannot be read ({last}).", REBUILD) from last

    def _read(self, generation: int) -> Corpus:
        toc, digests = read_toc(self.folder, generation, self._key)
        known = {s.entry.segment_id(): s.file for s in self._snapshot.segments} if self._snapshot else {}
        segments = []
        base = 0
        for entry in toc.segments:
            file = known.get(entry.segment_id())
            if file is None:
                file = open_segment(self.folder, entry, digests)
                expect_scattered(file)
            segments.append(OpenSegment(file, base, entry))
            base += file.doc_count
        return Corpus(toc.schema, segments, generation)

    def merge(self, cancelled: Callable[[], bool] = lambda: False, *, at_rest: bool = False) -> bool:
        """Merge one group of segments of like size, if there is one; whether something was merged.

        `at_rest` merges few, too: a search asks every segment, and nothing more is coming for now.

        Searching goes on meanwhile; the write lock is held only for the last moment. Documents that are
        deleted while the merge runs stay deleted.
        """
        try:
            return merge_step(TrustedIndex(self._storage, self._key), self.folder, cancelled, at_rest=at_rest)
        except OSError as error:
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Let go of the current state; snapshots in use stay valid."""
        with self._lock:
            self._snapshot = None
            self._lexicon = Lexicon()
