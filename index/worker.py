"""The one process that reads, recognises and indexes while the screen stays free.

It is spawned, never forked, and spoken to in lines of JSON. In: `{"do": "update", "fetch": true, "only":
[LOCATION, ...]}`, `{"do": "recognise", "id": ID}` (somebody is looking at that article). Out:
`{"progress": {...}}`, `{"report": {...}}`, `{"error": "..."}`. It ends when its input does, and after a
minute with nothing to do, unless there are folders to watch: what changes in them is brought in unasked.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ReaderError
from index.results import Progress, UpdateReport
from index.updating.folder_watch import FolderWatch

if TYPE_CHECKING:
    from index.library import Library

IDLE_SECONDS = 60.0
_PATIENCE = 0.2
_TELL_EVERY = 0.5
Command = dict[str, Any]
Message = Progress | UpdateReport | ReaderError


class Worker:
    """The screen's end of the worker process: starts it when there is something to do.

    A process that dies at an update (it was killed, or the memory ran out) is started once more.

    Args:
        library: The library's folder.
        callback: Called with every message, from a thread of this object.
    """

    def __init__(self, library: Path, callback: Callable[[Message], None]) -> None:
        self._library = library
        self._callback = callback
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._closed = False
        self._unanswered: Command | None = None
        self._is_second_try = False

    def update(self, *, fetch: bool = True, only: Sequence[str] = ()) -> None:
        """Bring the library up to date, as `Library.update`."""
        self._unanswered = {"do": "update", "fetch": fetch, "only": list(only)}
        self._send(self._unanswered)

    def recognise(self, article_id: str) -> None:
        """Recognise this article before all others."""
        self._send({"do": "recognise", "id": article_id})

    @property
    def pid(self) -> int | None:
        """The worker process, while there is one."""
        return self._process.pid if self._process is not None else None

    def close(self) -> None:
        """End the process; what it has committed is kept."""
        with self._lock:
            process, self._process, self._closed = self._process, None, True
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
            # It ends by itself when it has committed what it is at; nobody is kept waiting for that.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)

    def _send(self, command: Command) -> None:
        with self._lock:
            for _ in range(0 if self._closed else 2):  # one that ended of idleness just now is started again
                process = self._running()
                try:
                    assert process.stdin is not None
                    process.stdin.write(json.dumps(command) + "\n")
                    process.stdin.flush()
                    return
                except OSError:
                    self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            package = str(Path(__file__).resolve().parent.parent)
            # -P: the folder the user stands in is never searched for modules.
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                [sys.executable, "-P", "-m", "index.worker", str(self._library)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": package},
                start_new_session=True,  # ctrl-c in the terminal is the screen's business
            )
            threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        return self._process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            try:
                message = json.loads(line)
            except ValueError:
                continue  # the beginning of a line: it died writing it
            if "progress" in message:
                self._callback(Progress(**message["progress"]))
                continue
            self._unanswered, self._is_second_try = None, False
            if "report" in message:
                failures = tuple(tuple(f) for f in message["report"].pop("failures"))
                self._callback(UpdateReport(**message["report"], failures=failures))
            else:
                self._callback(ReaderError(message["error"]))
        if process.wait() and self._process is process:  # neither of idleness nor because we closed it
            self._died(process.returncode)

    def _died(self, code: int) -> None:
        command = self._unanswered
        if command is not None and not self._is_second_try:
            self._is_second_try = True
            self._send(command)
            return
        self._unanswered, self._is_second_try = None, False
        message = f"The work in the background has stopped (code {code})."
        self._callback(ReaderError(message, "An update begins it again."))


class _Commands:
    """What is to be done: what the screen asked for on standard input, and what the watch saw."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Command | None] = queue.Queue()
        self.at_hand: queue.LifoQueue[str | None] = queue.LifoQueue()  # what was opened last is still looked at
        self._begun = b""
        self._taking = threading.Lock()
        self.stopped = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            select.select([0], [], [])  # what is not taken stays there for a process that takes our place
            with self._taking:
                data = os.read(0, 1 << 16)
                if not data:
                    break
                *lines, self._begun = (self._begun + data).split(b"\n")
                for line in lines:
                    self._take(json.loads(line))
        self.stopped.set()
        self._waiting.put(None)

    def _take(self, command: Command) -> None:
        if command["do"] == "recognise":
            self.at_hand.put(command["id"])
        self._waiting.put(command)

    def changed(self, sources: Sequence[str]) -> None:
        """Something changed on the disk: these sources are to be looked at."""
        self._waiting.put({"do": "update", "fetch": False, "only": list(sources), "quiet": True})

    def next(self) -> Command | None:
        """The next thing to do, None at the end; `{"do": "rest"}` after a minute without one."""
        try:
            return self._waiting.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            return {"do": "rest"}

    @contextlib.contextmanager
    def nothing_to_do(self) -> Iterator[bool]:
        """Whether nothing waits; nothing is taken in meanwhile."""
        with self._taking:
            yield self._waiting.empty() and not self._begun


class _Sparing:
    """Tells every stage, and how far it is a few times a second: whoever listens draws each of them."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._stage = ""
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage or now >= self._next or progress.done == progress.total:
            self._stage, self._next = progress.stage, now + _TELL_EVERY
            self._tell(progress)


class _Serving:
    """The worker's end of the pipes."""

    def __init__(self) -> None:
        # Results go to the real standard output alone; whatever a library prints must not mix with them.
        self._descriptor = os.dup(1)
        os.dup2(2, 1)
        self._out = os.fdopen(self._descriptor, "w", encoding="utf-8", closefd=False)
        self._speaking = threading.Lock()
        self._commands = _Commands()
        self._has_worked = False

    def run(self, path: Path, *, watch: bool) -> None:
        """Do what is asked until there is nothing more; folders are watched from the first update on."""
        from index.library import Library

        with (
            Library.open(path) as library,
            self._recognising_at_hand(library),
            contextlib.closing(FolderWatch(self._commands.changed)) as watching,
        ):
            if watch:
                self._watch(library, watching)
                self._commands.changed(watching.sources)  # while nobody watched
            while (command := self._commands.next()) is not None:
                if command["do"] == "rest":
                    if not watching.sources:
                        return
                    if self._has_worked:
                        break
                    continue
                if command["do"] == "update":
                    self._watch(library, watching)  # first, so that nothing is saved between the two
                self._do(library, command)
        if not self._commands.stopped.is_set():
            self._begin_anew(path)

    @contextlib.contextmanager
    def _recognising_at_hand(self, library: Library) -> Iterator[None]:
        """Recognise what is being looked at on threads of their own, whatever an update is doing: what is seen
        first of each article, and then the rest of it."""
        begun: queue.LifoQueue[str | None] = queue.LifoQueue()

        def lit(article_id: str) -> None:
            self._say("progress", asdict(Progress("at hand", 1, 1, article_id)))

        def begin() -> None:
            while (article_id := self._commands.at_hand.get()) is not None:
                with contextlib.suppress(ReaderError):  # the update that follows meets it too and reports it
                    if library.recognise_beginning(article_id):
                        begun.put(article_id)
                    lit(article_id)
            begun.put(None)

        def go_on() -> None:
            while (article_id := begun.get()) is not None:
                with contextlib.suppress(ReaderError):
                    library.recognise_now(article_id, cancelled=self._commands.stopped.is_set)
                    lit(article_id)

        threads = [threading.Thread(target=work, daemon=True) for work in (begin, go_on)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._commands.at_hand.put(None)
            for thread in threads:
                thread.join()

    @staticmethod
    def _watch(library: Library, watching: FolderWatch) -> None:
        watching.follow(s.location for s in library.sources() if s.kind in ("folder", "file") and not s.paused)

    def _do(self, library: Library, command: Command) -> None:
        quiet = bool(command.get("quiet"))
        sparing = _Sparing(lambda p: self._say("progress", asdict(p)))
        update = (
            partial(library.update, fetch=command["fetch"], only=command["only"])
            if command["do"] == "update"
            else library.recognise
        )
        try:
            report = update(
                progress=lambda p: None if quiet else sparing(p),
                cancelled=self._commands.stopped.is_set,
            )
        except ReaderError as error:
            self._say("error", str(error))
            return
        is_news = bool(report.added or report.changed or report.removed or report.failures)
        self._has_worked = self._has_worked or not quiet or is_news
        if not quiet or is_news:
            self._say("report", asdict(report))

    def _begin_anew(self, path: Path) -> None:
        """Only the watch is left to do: a fresh process does that in a tenth of the memory the model takes."""
        with self._commands.nothing_to_do() as free:
            if free:
                os.dup2(self._descriptor, 1)
                os.execv(sys.executable, [sys.executable, "-P", "-m", "index.worker", str(path), "--watch"])  # noqa: S606 - ours
        self.run(path, watch=True)

    def _say(self, kind: str, value: Any) -> None:
        with self._speaking, contextlib.suppress(OSError):
            self._out.write(json.dumps({kind: value}) + "\n")
            self._out.flush()


def main() -> int:
    """Run the worker on the library named by the first argument; with `--watch`, it only watches at first."""
    watch = sys.argv[2:] == ["--watch"]
    if not watch:
        os.nice(5)
    # A thread that somebody waits for gets back to work after a millisecond, not after five, each time it rests.
    sys.setswitchinterval(0.001)
    _Serving().run(Path(sys.argv[1]), watch=watch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
