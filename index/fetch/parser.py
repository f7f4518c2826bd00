"""The near end of the process that parses feeds: warm for many, killed and begun anew when one is too much."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path

from index.errors import SourceError
from index.fetch.addresses import without_password
from index.fetch.feed import Feed, from_plain

_PATIENCE = 30.0
"""Seconds of waiting for a child that is limited to fewer seconds of CPU: the machine may be busy."""


class FeedParser:
    """Parses feeds, one at a time, in a process of its own. Any thread may call it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> FeedParser:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def parse(self, data: bytes, url: str, content_type: str = "") -> Feed:
        """The feed in a document.

        Args:
            url: Where it came from; relative links are against it.

        Raises:
            SourceError: It is none, or reading it takes more time or memory than a feed may.
        """
        location = without_password(url)
        with self._lock:
            line = self._asked(data, location, content_type)
        if line is None:
            raise SourceError(location, "takes too much time or memory to be read: given up")
        answer = json.loads(line)
        if "error" in answer:
            raise SourceError(location, answer["error"])
        return from_plain(answer["feed"])

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()

    def _asked(self, data: bytes, url: str, content_type: str) -> bytes | None:
        """The child's line, or None when it died of this document."""
        head = json.dumps({"length": len(data), "base": url, "type": content_type[:200]}).encode() + b"\n"
        for _ in range(2):  # a child that somebody else ended is no fault of this document
            process = self._running()
            assert process.stdin is not None
            try:
                process.stdin.write(head)
                process.stdin.write(data)
                process.stdin.flush()
            except OSError:
                self.close()
                continue
            line = self._read_line(process)
            if line is None:
                self.close()
            return line
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            package = str(Path(__file__).resolve().parent.parent.parent)
            self._process = subprocess.Popen(  # -P: no modules from the folder the user stands in
                [sys.executable, "-P", "-m", "index.fetch.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": package},
                start_new_session=True,
            )
        return self._process

    @staticmethod
    def _read_line(process: subprocess.Popen[bytes]) -> bytes | None:
        assert process.stdout is not None
        pieces: list[bytes] = []
        until = time.monotonic() + _PATIENCE
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while (left := until - time.monotonic()) > 0 and selector.select(left):
                piece = os.read(process.stdout.fileno(), 1 << 20)
                if not piece:
                    return None
                pieces.append(piece)
                if piece.endswith(b"\n"):
                    return b"".join(pieces)
        return None
