"""Opening files that nobody vouches for: only regular ones, only so many bytes, gzip unpacked as it is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from index.errors import SourceError

MOST_BYTES = 64 * 2**20
MOST_DOCUMENT_BYTES = 16 * 2**20
MOST_RECORD_BYTES = 8 * 2**20
_GZIP = b"\x1f\x8b"
_MOST_XZ_MEMORY = 128 << 20
_PIECE = 1 << 16
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


def unpacked(file: IO[bytes], suffix: str) -> IO[bytes]:
    """What is in a tar file that was packed with bzip2 or xz, unpacked as it is read."""
    decoder = (
        bz2.BZ2Decompressor if suffix == ".tbz2" else partial(lzma.LZMADecompressor, memlimit=_MOST_XZ_MEMORY)
    )
    return cast(IO[bytes], io.BufferedReader(_Unpacked(file, decoder)))


class _Unpacked(io.RawIOBase):
    """A packed file as it is unpacked, by pieces of bounded size: a bomb costs what is taken of it, no more."""

    def __init__(self, file: IO[bytes], decoder: Callable[[], Any]) -> None:
        self._file = file
        self._decoder = decoder
        self._stream = decoder()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any writable buffer to typeshed
        while True:
            if self._stream.eof:
                rest = self._stream.unused_data or self._file.read(_PIECE)
                if not rest.strip(b"\0"):
                    return 0
                self._stream = self._decoder()  # packed in parts, one behind the other
                data = self._decompressed(rest, len(buffer))
            elif self._stream.needs_input:
                rest = self._file.read(_PIECE)
                if not rest:
                    raise EOFError("the packed file ends too early")
                data = self._decompressed(rest, len(buffer))
            else:
                data = self._decompressed(b"", len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _decompressed(self, data: bytes, most: int) -> bytes:
        try:
            piece: bytes = self._stream.decompress(data, most)
        except lzma.LZMAError as error:
            raise OSError(f"it does not decompress: {error}") from error
        return piece


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
