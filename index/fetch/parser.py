"""The near end of the process that parses feeds: warm for many, killed and begun anew when one is too much."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.children import end_child
from index.errors import SourceError
from index.fetch.addresses import without_password
from index.fetch.feed import Feed, from_plain
from index.fetch.pipe import BYTES, Pipe, SilentError, tell

_PATIENCE = 30.0
"""Seconds of waiting for a child that is limited to fewer seconds of CPU: the machine may be busy."""


class ChildDiedError(Exception):
    """The process ended, or said nothing for too long, before its answer was whole."""


class FeedParser:
    """Parses feeds, one at a time, in a process of its own. Any thread may call it.

    Args:
        program: The module that runs there: `index.fetch.child`, or one that answers more than it does.
    """

    def __init__(self, program: str = "index.fetch.child") -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Pipe | None = None
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
        try:
            (answer,) = self.ask(data, url, content_type)
        except ChildDiedError:
            raise too_much(url) from None
        return from_plain(answer["feed"])

    def ask(
        self, data: bytes, url: str, content_type: str = "", more: Mapping[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """The child's lines of answer about a document; all but the last have a key "more". Where a line has a key
        "bytes", the bytes that followed it stand there.

        Args:
            more: What else the program is to know, in values of JSON.

        Raises:
            SourceError: What the child says is wrong with the document.
            ChildDiedError: The document was too much for it.
        """
        location = without_password(url)
        head = {**(more or {}), "length": len(data), "base": location, "type": content_type[:200]}
        with self._lock:
            pipe = self._send(json.dumps(head).encode() + b"\n", data)
            is_whole = False
            try:
                while not is_whole:
                    answer = json.loads(pipe.line())
                    if size := answer.get(BYTES):
                        answer[BYTES] = pipe.take(size)
                    is_whole = "more" not in answer
                    if "error" in answer:
                        raise SourceError(location, answer["error"])
                    yield answer
            except SilentError:
                raise ChildDiedError from None
            finally:
                if not is_whole:
                    self.close()

    def start(self) -> None:
        """Begin the process before there is anything to ask it: it takes a moment to be ready."""
        with self._lock:
            self._running()

    def end(self) -> None:
        """End the process while another thread waits for its answer: that one is told that it died."""
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            end_child(process)

    def _send(self, head: bytes, data: bytes) -> Pipe:
        for _ in range(2):  # a child that somebody else ended is no fault of this document
            process = self._running()
            assert process.stdin is not None
            assert self._pipe is not None
            try:
                tell(process.stdin, head + data, _PATIENCE)
            except OSError:
                self.close()
                continue
            except SilentError:
                self.close()
                raise ChildDiedError from None
            return self._pipe
        raise ChildDiedError

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            package = str(Path(__file__).resolve().parent.parent.parent)
            # -P: no modules from the folder the user stands in.
            self._process = subprocess.Popen(  # noqa: S603 - the program is a module of ours
                [sys.executable, "-P", "-m", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": package},
                start_new_session=True,
            )
            assert self._process.stdout is not None
            self._pipe = Pipe(self._process.stdout, _PATIENCE)
        return self._process


def too_much(url: str) -> SourceError:
    """The error of a document that its child died of."""
    return SourceError(without_password(url), "takes too much time or memory to be read: given up")
