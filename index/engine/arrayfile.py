"""One file of named arrays, written once and then mapped: the container of a segment.

Layout: a magic line, the arrays one after another (each aligned to 64 bytes, native little-endian), the
checksums of their blocks as one more array, a JSON directory that holds the digest of the checksums, and a
fixed footer with the directory's length and checksum. A reader maps the file and takes views; nothing is
decoded or copied. Every block of 4 KB has a checksum that is compared when the block is first used, so
opening costs nothing and a flipped bit is never silently an answer. Files are never changed after their first
byte is visible to a reader.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError

MAGIC = b"index.engine segment 3\n"
_FOOTER = struct.Struct("<QII")
_FOOTER_MAGIC = 0x1DE7F00D
_ALIGN = 64
_BLOCK = 1 << 12  # a rare word pays for the checking of two blocks a segment
REBUILD = "It will be rebuilt from the articles."


def buffer(array: NDArray[Any]) -> memoryview:
    """The array's memory; its items are plain numbers, several times faster to take than NumPy's."""
    memory: Any = array
    return memoryview(memory)


def _add_checksums(checksums: list[int], data: Any, size: int) -> None:
    """Go on with the checksums of an array's blocks, of which `size` bytes came before."""
    at = 0
    while at < len(data):
        inside = (size + at) % _BLOCK
        if inside == 0:
            checksums.append(0)
        part = data[at : at + _BLOCK - inside]
        checksums[-1] = zlib.crc32(part, checksums[-1])
        at += len(part)


class ArrayFileWriter:
    """Writes arrays one by one; the file gets its name only when it is whole and on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(path.name + ".part")
        self._file = self._temporary.open("wb")
        self._file.write(MAGIC)
        self._position = len(MAGIC)
        self._directory: dict[str, tuple[int, str, int, int]] = {}
        self._checksums: list[int] = []

    def put(self, name: str, array: NDArray[Any]) -> None:
        """Add an array under a name."""
        self.put_chunks(name, array.dtype, (array,))

    def put_chunks(self, name: str, dtype: Any, chunks: Iterable[NDArray[Any]]) -> None:
        """Add an array that comes in parts, so that it never stands in memory as a whole."""
        padding = -self._position % _ALIGN
        self._file.write(bytes(padding))
        start = self._position + padding
        kind = np.dtype(dtype)
        size = 0
        checksums: list[int] = []
        first = len(self._checksums)
        for chunk in chunks:
            data = buffer(np.ascontiguousarray(chunk, dtype=kind)).cast("B") if chunk.size else b""
            self._file.write(data)
            _add_checksums(checksums, data, size)
            size += len(data)
        self._position = start + size
        self._checksums += checksums
        self._directory[name] = (start, kind.str, size // kind.itemsize, first)

    def finish(self, facts: dict[str, Any]) -> str:
        """Write the directory, flush to the disk, and give the file its name; the directory's digest."""
        checksums = np.array(self._checksums, np.uint32).tobytes()
        self._file.write(checksums)
        content = {
            "arrays": self._directory,
            "checksums": [self._position, len(checksums), hashlib.sha256(checksums).hexdigest()],
            "facts": facts,
        }
        directory = json.dumps(content, separators=(",", ":")).encode()
        self._file.write(directory)
        self._file.write(_FOOTER.pack(len(directory), zlib.crc32(directory), _FOOTER_MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._temporary.rename(self._path)
        return hashlib.sha256(directory).hexdigest()

    def abandon(self) -> None:
        """Remove what was written; the error that led here stays the one that is reported."""
        try:
            self._file.close()
        except OSError:
            pass  # the disk is full: what was still in memory cannot be written, and need not be
        finally:
            self._temporary.unlink(missing_ok=True)


class ArrayFile:
    """Read-only views of the arrays of one file.

    Raises:
        IndexDamagedError: The file is missing, cut short, or its directory does not fit its checksum.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise IndexDamagedError(f"{path}: the segment cannot be read ({error}).", REBUILD) from error
        try:
            length, checksum, magic = _FOOTER.unpack(self._map[-_FOOTER.size :])
            raw = self._map[-_FOOTER.size - length : -_FOOTER.size]
            if magic != _FOOTER_MAGIC or zlib.crc32(raw) != checksum or self._map[: len(MAGIC)] != MAGIC:
                raise ValueError("the directory does not fit its checksum")
            content = json.loads(raw)
            place, size, digest = content["checksums"]
            checksums = self._map[place : place + size]
            if hashlib.sha256(checksums).hexdigest() != digest:
                raise ValueError("the checksums do not fit their digest")
        except (ValueError, struct.error) as error:
            raise IndexDamagedError(f"{path}: the segment is damaged ({error}).", REBUILD) from error
        self.digest = hashlib.sha256(raw).hexdigest()
        self._checksums = memoryview(checksums).cast("I")
        self._arrays: dict[str, tuple[int, str, int, int]] = content["arrays"]
        self.facts: dict[str, Any] = content["facts"]
        self._views: dict[str, NDArray[Any]] = {}
        self._checked: dict[str, bytearray] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def get(self, name: str) -> NDArray[Any]:
        """The array of that name, a view of the mapped file, all of it checked.

        Raises:
            IndexDamagedError: A block does not fit its checksum.
        """
        self.check(name, 0, self._arrays[name][2])
        return self.unchecked(name)

    def unchecked(self, name: str) -> NDArray[Any]:
        """The array of that name; who uses a part of it calls `check` first."""
        view = self._views.get(name)
        if view is None:
            start, kind, count, _ = self._arrays[name]
            view = np.frombuffer(self._map, dtype=np.dtype(kind), count=count, offset=start)
            self._views[name] = view
            self._checked[name] = bytearray(-(-view.nbytes // _BLOCK))
        return view

    def check(self, name: str, low: int, high: int) -> None:
        """Compare the blocks that hold the items low..high with their checksums, each block once.

        Raises:
            IndexDamagedError: One does not fit.
        """
        if high <= low:
            return
        view = self.unchecked(name)
        done = self._checked[name]
        first, last = low * view.itemsize // _BLOCK, (high * view.itemsize - 1) // _BLOCK + 1
        if done.find(0, first, last) < 0:
            return
        self._check_blocks(name, view, range(first, last))

    def check_runs(self, name: str, lows: NDArray[np.int64], highs: NDArray[np.int64]) -> None:
        """`check` for many runs of items, none of them empty, each behind the one before."""
        view = self.unchecked(name)
        done = np.frombuffer(self._checked[name], np.uint8)
        steps = np.zeros(len(done) + 1, np.int64)
        np.add.at(steps, lows * view.itemsize // _BLOCK, 1)
        np.add.at(steps, (highs * view.itemsize - 1) // _BLOCK + 1, -1)
        self._check_blocks(name, view, np.flatnonzero((np.cumsum(steps[:-1]) > 0) & (done == 0)).tolist())

    def _check_blocks(self, name: str, view: NDArray[Any], blocks: Iterable[int]) -> None:
        done = self._checked[name]
        data = buffer(view).cast("B")
        sums, base = self._checksums, self._arrays[name][3]
        for block in blocks:
            if not done[block]:
                if zlib.crc32(data[block * _BLOCK : (block + 1) * _BLOCK]) != sums[base + block]:
                    raise IndexDamagedError(f"{self.path}: {name} does not fit its checksum.", REBUILD)
                done[block] = 1

    def verify(self) -> None:
        """Compare every array with its checksums, also those that were checked before.

        Raises:
            IndexDamagedError: One does not fit.
        """
        self._checked = {name: bytearray(len(done)) for name, done in self._checked.items()}
        for name in self._arrays:
            self.get(name)
