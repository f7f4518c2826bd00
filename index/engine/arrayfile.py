"""One file of named arrays, written once and then mapped: the container of a segment.

Layout: a magic line, the arrays one after another (each aligned to 64 bytes, native little-endian), the
checksums of their blocks as one more array, a JSON directory that holds the digest of the checksums, and a
fixed footer with the directory's length and checksum. A reader maps the file and takes views; nothing is
decoded or copied. Files are never changed after their first byte is visible to a reader.

Every block of 4 KB has a checksum that is compared when the block is first used, so opening costs nothing and
a flipped bit is never silently an answer. It is a sum of 64-bit words, each times an odd number of its own: a
change within one word is always seen, any other but for one in 2^64, and NumPy computes it several times as
fast as a CRC.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError

MAGIC = b"index.engine segment 4\n"
_FOOTER = struct.Struct("<QII")
_FOOTER_MAGIC = 0x1DE7F00D
_ALIGN = 64
_WORD = 8
_BLOCK = 1 << 12  # a rare word pays for the checking of two blocks a segment
_BLOCK_WORDS = _BLOCK // _WORD
REBUILD = "It will be rebuilt from the articles."


def _factors() -> NDArray[np.uint64]:
    """The odd numbers of the checksum, from the SplitMix64 generator: they are part of the file format."""
    mixed = np.arange(1, _BLOCK_WORDS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (mixed ^ (mixed >> np.uint64(31))) | np.uint64(1)


_FACTORS = _factors()


def buffer(array: NDArray[Any]) -> memoryview:
    """The array's memory; its items are plain numbers, several times faster to take than NumPy's."""
    memory: Any = array
    return memoryview(memory)


def _sums(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The checksums of the blocks that these words are; the last one may be shorter."""
    whole = len(words) // _BLOCK_WORDS
    sums = words[: whole * _BLOCK_WORDS].reshape(whole, _BLOCK_WORDS).dot(_FACTORS)
    rest = words[whole * _BLOCK_WORDS :]
    return np.append(sums, rest.dot(_FACTORS[: len(rest)])) if len(rest) else sums


class _Checksums:
    """The checksums of arrays that come in parts of any length."""

    def __init__(self) -> None:
        self._sums: list[NDArray[np.uint64]] = []
        self._rest = b""
        self.count = 0

    def add(self, data: Any) -> None:
        """Go on with the array."""
        joined = self._rest + bytes(data) if self._rest else data
        whole = len(joined) - len(joined) % _BLOCK
        self._keep(np.frombuffer(joined, np.uint64, whole // _WORD))
        self._rest = bytes(joined[whole:])

    def end(self) -> None:
        """The array ends here; zeros fill it up as they do in the file."""
        self._keep(np.frombuffer(self._rest + bytes(-len(self._rest) % _ALIGN), np.uint64))
        self._rest = b""

    def _keep(self, words: NDArray[np.uint64]) -> None:
        sums = _sums(words)
        self._sums.append(sums)
        self.count += len(sums)

    def tobytes(self) -> bytes:
        """All checksums in order."""
        return np.concatenate(self._sums).tobytes() if self._sums else b""


class ArrayFileWriter:
    """Writes arrays one by one; the file gets its name only when it is whole and on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(path.name + ".part")
        self._file = self._temporary.open("wb")
        self._file.write(MAGIC)
        self._position = len(MAGIC)
        self._directory: dict[str, tuple[int, str, int, int]] = {}
        self._checksums = _Checksums()

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
        first = self._checksums.count
        for chunk in chunks:
            data = buffer(np.ascontiguousarray(chunk, dtype=kind)).cast("B") if chunk.size else b""
            self._file.write(data)
            self._checksums.add(data)
            size += len(data)
        self._checksums.end()
        self._position = start + size
        self._directory[name] = (start, kind.str, size // kind.itemsize, first)

    def finish(self, facts: dict[str, Any]) -> str:
        """Write the directory, flush to the disk, and give the file its name; the directory's digest."""
        padding = -self._position % _ALIGN
        self._position += padding
        checksums = self._checksums.tobytes()
        self._file.write(bytes(padding) + checksums)
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
        self._checksums = np.frombuffer(checksums, np.uint64)
        self._arrays: dict[str, tuple[int, str, int, int]] = content["arrays"]
        self.facts: dict[str, Any] = content["facts"]
        self._views: dict[str, NDArray[Any]] = {}
        self._words: dict[str, NDArray[np.uint64]] = {}
        self._checked: dict[str, bytearray] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    @property
    def names(self) -> Sequence[str]:
        """The names of all arrays, in the order in which they stand in the file."""
        return tuple(self._arrays)

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
            words = -(-view.nbytes // _ALIGN) * (_ALIGN // _WORD)
            self._words[name] = np.frombuffer(self._map, np.uint64, count=words, offset=start)
            self._checked[name] = bytearray(-(-view.nbytes // _BLOCK))
            self._views[name] = view  # last: another thread may look for it
        return view

    def place(self, name: str) -> tuple[int, int]:
        """(first byte, length in bytes) of an array in the file."""
        start, kind, count, _ = self._arrays[name]
        return start, count * np.dtype(kind).itemsize

    def advise(self, advice: str, start: int, length: int) -> None:
        """Tell the system how bytes of the file will be read: `RANDOM` or `WILLNEED`, as madvise(2) has them."""
        number = getattr(mmap, f"MADV_{advice}", None)  # not every system takes advice
        first = start - start % mmap.PAGESIZE
        if number is not None and length:
            self._map.madvise(number, first, start + length - first)

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
        self._check_blocks(name, first, last)

    def check_runs(self, name: str, lows: NDArray[np.int64], highs: NDArray[np.int64]) -> None:
        """`check` for many runs of items, none of them empty, each behind the one before."""
        view = self.unchecked(name)
        firsts = lows * view.itemsize // _BLOCK
        lasts = (highs * view.itemsize - 1) // _BLOCK + 1
        # Runs of blocks that meet are checked as one.
        apart = np.flatnonzero(firsts[1:] > lasts[:-1])
        begins = firsts[np.concatenate(([0], apart + 1))].tolist()
        ends = lasts[np.concatenate((apart, [len(lasts) - 1]))].tolist()
        done = self._checked[name]
        for first, last in zip(begins, ends, strict=True):
            if done.find(0, first, last) >= 0:
                self._check_blocks(name, first, last)

    def _check_blocks(self, name: str, first: int, last: int) -> None:
        words = self._words[name][first * _BLOCK_WORDS : last * _BLOCK_WORDS]
        base = self._arrays[name][3]
        expected = self._checksums[base + first : base + last]
        if last - first == 1:
            same = words.dot(_FACTORS[: len(words)]) == expected[0]
        else:
            same = bool((_sums(words) == expected).all())
        if not same:
            raise IndexDamagedError(f"{self.path}: {name} does not fit its checksum.", REBUILD)
        self._checked[name][first:last] = b"\1" * (last - first)

    def verify(self) -> None:
        """Compare every array with its checksums, also those that were checked before.

        Raises:
            IndexDamagedError: One does not fit.
        """
        self._checked = {name: bytearray(len(done)) for name, done in self._checked.items()}
        for name in self._arrays:
            self.get(name)
