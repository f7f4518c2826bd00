"""Opening files that nobody vouches for: only regular ones, only so many bytes, gzip unpacked as it is read."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from index.errors import SourceError

MOST_BYTES = 64 * 2**20
MOST_DOCUMENT_BYTES = 16 * 2**20
MOST_RECORD_BYTES = 8 * 2**20
_GZIP = b"\x1f\x8b"
FAULTS = (OSError, EOFError, zlib.error)
"""What reading a file, packed or not, may raise."""


@dataclass(slots=True)
class Unpacking:
    """How far one file of the user's was unpacked: `members` and bytes so far, and how deep it is in now."""

    members: int = 0
    decoded: int = 0
    depth: int = 0


@contextmanager
def open_plain(path: Path) -> Iterator[io.BufferedReader]:
    """A regular file, open for reading bytes. A FIFO or device put in its place is refused, never waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SourceError(str(path), "is not a regular file")
        yield file


@contextmanager
def open_records(path: Path) -> Iterator[BinaryIO]:
    """A file of records, open for reading bytes; gzip is unpacked piece by piece."""
    with open_plain(path) as file:
        if file.peek(2)[:2] != _GZIP:
            yield file
            return
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield cast(BinaryIO, unpacked)


def read_whole(file: IO[bytes], name: str, most: int = MOST_BYTES) -> bytes:
    """All bytes of an open file, or an error where there are more than `most`."""
    data = file.read(most + 1)
    if len(data) > most:
        raise SourceError(name, f"is larger than {most // 2**20} MB", "Split it.")
    return data


def read_lines(file: IO[bytes], most: int = MOST_RECORD_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file with their numbers from 1; None for one of more than `most` bytes, which is skipped."""
    number = 0
    while line := file.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(2**20)
        yield number, None
