"""Telling at once when a file of news is saved, changed or deleted in a folder that is followed.

Only the folders that an update would look into are watched, one by one: a recursive watch would follow links out
of them and into libraries. Where the system cannot watch so many, they are looked over once a minute.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from index.sources import FoundFile, find_files, find_folders
from index.sources.folder import suffix_of
from index.updating.overlaps import Overlaps

POLL_SECONDS = 60.0
_MOST_FOLDERS = 4000
_STEP_MS = 400
_SETTLED_MS = 1000
_LONGEST_MS = 3000
"""A change is told when nothing has changed for a step, and at the latest after this."""

Tell = Callable[[list[str]], None]
_Files = frozenset[tuple[str, int, int]]


class FolderWatch:
    """Watches folders and files from a thread of its own.

    Args:
        tell: Called from that thread with the sources in which something changed.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._sources: frozenset[str] = frozenset()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def sources(self) -> list[str]:
        """What is watched."""
        return sorted(self._sources)

    def follow(self, sources: Iterable[str]) -> None:
        """Watch these (absolute paths), instead of those before."""
        wanted = frozenset(sources)
        if wanted == self._sources and self._thread is not None:
            return
        self.close()
        self._sources = wanted
        if wanted:
            self._stop = threading.Event()
            overlaps = Overlaps(wanted)
            seen = _look(overlaps, wanted)  # here, so that what changes from now on is told
            self._thread = threading.Thread(target=self._run, args=(overlaps, seen, self._stop), daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Watch nothing any more."""
        self._stop.set()
        self._sources = frozenset()
        self._thread = None

    def _run(self, overlaps: Overlaps, seen: dict[str, _Files], stop: threading.Event) -> None:
        while not stop.is_set():
            for _ in _changes(list(_folders(overlaps, seen)), stop):
                if stop.is_set():
                    return
                # Whatever woke us: only what an update would see is told.
                now = _look(overlaps, seen)
                if touched := sorted(source for source in seen if now[source] != seen[source]):
                    self._tell(touched)
                seen = now


def _changes(folders: list[Path], stop: threading.Event) -> Iterator[None]:
    """Yields when something may have changed in folders; ends when they are to be listed anew."""
    import watchfiles

    if 0 < len(folders) <= _MOST_FOLDERS:
        watched = watchfiles.watch(
            *folders,
            watch_filter=lambda _, path: _matters(path),
            debounce=_LONGEST_MS,
            step=_STEP_MS,
            stop_event=stop,
            rust_timeout=_SETTLED_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
            ignore_permission_denied=True,
        )
        # More than the system watches, or a folder that is gone again: it is looked over instead.
        with suppress(OSError, RuntimeError):
            for number, changes in enumerate(watched):
                if changes or not number:  # once after the watch began: for what changed just before
                    yield
                if any(Path(path).is_dir() or not Path(path).suffix for _, path in changes):
                    return
    stop.wait(POLL_SECONDS)
    yield


def _folders(overlaps: Overlaps, sources: Iterable[str]) -> Iterator[Path]:
    """The folders to watch; for a file, the one that holds it."""
    found: dict[Path, None] = {}
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found |= dict.fromkeys(find_folders(path, overlaps.within(source)))
        elif path.parent.is_dir():
            found[path.parent] = None
    yield from found


def _look(overlaps: Overlaps, sources: Iterable[str]) -> dict[str, _Files]:
    """Source → (path, size, time of change) of its files."""
    return {
        source: frozenset(
            (str(file.path), file.size, file.mtime_ns)
            for file in find_files(Path(source), overlaps.within(source))
            if isinstance(file, FoundFile)
        )
        for source in sources
    }


def _matters(path: str) -> bool:
    """Whether a change may be one of news: of a file that is read, or of a folder."""
    name = Path(path).name
    return not name.startswith(".") and (bool(suffix_of(name)) or "." not in name or Path(path).is_dir())
