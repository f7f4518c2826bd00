"""What another process is told and says through pipes, with patience that ends."""

from __future__ import annotations

import fcntl
import os
import selectors
import time
from contextlib import suppress
from typing import IO

BYTES = "bytes"
"""The part of an answer that goes as it is: the letters of a text need no escaping on their way."""
_CAPACITY = 1 << 20
"""Bytes that may wait in the pipe: the other process goes on while this one is busy."""


class SilentError(Exception):
    """The other process ended, or neither read nor said anything for too long."""


def tell(file: IO[bytes], data: bytes, patience: float) -> None:
    """Write to another process's input, past its buffer.

    Args:
        patience: Seconds for all of it: a process that hangs leaves a full pipe.

    Raises:
        SilentError: It does not read.
        OSError: It ended.
    """
    number, left = file.fileno(), memoryview(data)
    os.set_blocking(number, False)
    until = time.monotonic() + patience
    with selectors.DefaultSelector() as selector:
        selector.register(number, selectors.EVENT_WRITE)
        while left:
            wait = until - time.monotonic()
            if wait <= 0 or not selector.select(wait):
                raise SilentError
            with suppress(BlockingIOError):
                left = left[os.write(number, left) :]


class Pipe:
    """The near end of a process's output.

    Args:
        patience: Seconds of waiting for what is asked for at once.
    """

    def __init__(self, file: IO[bytes], patience: float) -> None:
        self._file = file.fileno()
        self._patience = patience
        self._waiting = bytearray()
        with suppress(OSError, AttributeError):  # Linux only, and less than this where the system says so
            fcntl.fcntl(self._file, fcntl.F_SETPIPE_SZ, _CAPACITY)

    def line(self) -> bytes:
        """The next line, its end with it.

        Raises:
            SilentError: It does not come.
        """
        until = time.monotonic() + self._patience
        searched = 0
        while (end := self._waiting.find(b"\n", searched)) < 0:
            searched = len(self._waiting)
            self._read(until)
        return self._cut(end + 1)

    def take(self, size: int) -> bytes:
        """So many bytes. Raises as `line`."""
        until = time.monotonic() + self._patience
        while len(self._waiting) < size:
            self._read(until)
        return self._cut(size)

    def _read(self, until: float) -> None:
        left = until - time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._file, selectors.EVENT_READ)
            piece = os.read(self._file, _CAPACITY) if left > 0 and selector.select(left) else b""
        if not piece:
            raise SilentError
        self._waiting += piece

    def _cut(self, size: int) -> bytes:
        piece = bytes(memoryview(self._waiting)[:size])
        del self._waiting[:size]
        return piece
