"""The one process that reads, recognises and indexes while the screen stays free.

It is spawned, never forked, and spoken to in lines of JSON. In: `{"do": "update", "fetch": true, "only":
[LOCATION, ...]}`, `{"do": "recognise", "id": ID}` (somebody is looking at that article). Out:
`{"progress": {...}}`, `{"report": {...}}`, `{"error": "..."}`. It ends when its input does, and after a
minute with nothing to do.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import IO, Any

from index.errors import ReaderError
from index.results import Progress, UpdateReport

IDLE_SECONDS = 60.0
_PATIENCE = 0.2
Command = dict[str, Any]
Message = Progress | UpdateReport | ReaderError


class Worker:
    """The screen's end of the worker process: starts it when there is something to do.

    Args:
        library: The library's folder.
        callback: Called with every message, from a thread of this object.
    """

    def __init__(self, library: Path, callback: Callable[[Message], None]) -> None:
        self._library = library
        self._callback = callback
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def update(self, *, fetch: bool = True, only: Sequence[str] = ()) -> None:
        """Bring the library up to date, as `Library.update`."""
        self._send({"do": "update", "fetch": fetch, "only": list(only)})

    def recognise(self, article_id: str) -> None:
        """Recognise this article before all others."""
        self._send({"do": "recognise", "id": article_id})

    def close(self) -> None:
        """End the process; what it has committed is kept."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
            # It ends by itself when it has committed what it is at; nobody is kept waiting for that.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)

    def _send(self, command: Command) -> None:
        with self._lock:
            for _ in range(2):  # a worker that ended of idleness just now is started again
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
            self._process = subprocess.Popen(  # noqa: S603
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
            message = json.loads(line)
            if "progress" in message:
                self._callback(Progress(**message["progress"]))
            elif "report" in message:
                failures = tuple(tuple(f) for f in message["report"].pop("failures"))
                self._callback(UpdateReport(**message["report"], failures=failures))
            else:
                self._callback(ReaderError(message["error"]))
        if process.wait() and self._process is process:  # neither of idleness nor because we closed it
            self._callback(ReaderError(f"The worker ended (code {process.returncode}).", "Try: reader update"))


class _Commands:
    """What the screen asked for, collected by a thread that reads standard input."""

    def __init__(self, lines: IO[str]) -> None:
        self._waiting: queue.Queue[Command | None] = queue.Queue()
        self._urgent: list[str] = []
        self.stopped = threading.Event()
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()

    def _read(self, lines: IO[str]) -> None:
        for line in lines:
            command = json.loads(line)
            if command["do"] == "recognise":
                self._urgent.append(command["id"])
            self._waiting.put(command)
        self.stopped.set()
        self._waiting.put(None)

    def next(self) -> Command | None:
        """The next thing to do; None at the end, or after a minute without one."""
        try:
            return self._waiting.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            return None

    def urgent(self) -> list[str]:
        """The articles to recognise first; each is given once."""
        taken, self._urgent[:] = list(self._urgent), []
        return taken


def main() -> int:
    """Run the worker on the library named by the first argument."""
    from index.library import Library

    # Results go to the real standard output alone; whatever a library prints must not mix with them.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    os.nice(5)
    speaking = threading.Lock()

    def say(kind: str, value: Any) -> None:
        with speaking, contextlib.suppress(OSError):
            out.write(json.dumps({kind: value}) + "\n")
            out.flush()

    commands = _Commands(sys.stdin)
    with Library.open(Path(sys.argv[1])) as library:
        while (command := commands.next()) is not None:
            try:
                update = (
                    partial(library.update, fetch=command["fetch"], only=command["only"])
                    if command["do"] == "update"
                    else library.recognise
                )
                report = update(
                    progress=lambda p: say("progress", asdict(p)),
                    cancelled=commands.stopped.is_set,
                    urgent=commands.urgent,
                )
                say("report", asdict(report))
            except ReaderError as error:
                say("error", str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
