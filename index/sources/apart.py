"""The near end of the process that PDF and DOCX are read in (`index.sources.foreign`)."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from index.children import end_child
from index.errors import SourceError

SECONDS = 40
"""Of CPU, for one document: four hundred pages take half of it."""
_PATIENCE = 4.0
"""So many times longer it may take by the clock: the machine may be busy."""


class Apart:
    """Has documents read, one at a time, in a process that is started when it is needed. Any thread may ask."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, kind: str, data: bytes, name: str) -> dict[str, Any]:
        """What stands in a document of a kind, `pdf` or `docx`.

        Args:
            name: What messages call it.

        Raises:
            SourceError: It cannot be read, or not in the time and memory there is for it.
        """
        with self._lock:
            answer = self._ask(kind, data, name) or self._ask(kind, data, name)  # it may have ended of idleness
        if answer is None:
            raise SourceError(name, f"is no {kind.upper()} that can be read")
        if "error" in answer:
            raise SourceError(name, answer["error"], answer.get("remedy", ""))
        return answer

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            end_child(process)

    def _ask(self, kind: str, data: bytes, name: str) -> dict[str, Any] | None:
        """The answer; None from a process that broke, or ended just now of having nothing to do."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        head = json.dumps({"kind": kind, "length": len(data), "seconds": SECONDS}).encode()
        watch = threading.Timer(SECONDS * _PATIENCE, process.kill)
        watch.start()
        line = b""
        with contextlib.suppress(OSError):
            process.stdin.write(head + b"\n" + data)
            process.stdin.flush()
            line = process.stdout.readline()
        watch.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        code = process.wait()
        self.close()
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            raise SourceError(name, "takes too long to be read", "Save its text as a file of its own.")
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            package = str(Path(__file__).resolve().parent.parent.parent)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "index.sources.foreign"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": package},
            )
        return self._process


APART = Apart()
"""The one of this process."""
atexit.register(APART.close)
