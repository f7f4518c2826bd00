"""Archives (.zip, .tar, packed or not) and what is in them, read in place: nothing is ever written to disk.

A member is called `news.zip!/2031/cranes.html`; its name is only shown, so one with `../` in it leads nowhere.
"""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from index.article import Article
from index.errors import SourceError
from index.sanitize import sanitize_line
from index.sources.files import MOST_BYTES, Unpacking, read_whole
from index.sources.folder import ARCHIVES, is_about, suffix_of

Reading = Article | SourceError

MOST_MEMBERS = 50_000
MOST_DECODED = 2**30
"""Bytes that one file of the user's may unpack to, archives within archives included."""
DEEPEST = 3
_MOST_DIRECTORY = 16 * 2**20
_LOCATOR, _LARGE_END = 20, 20 + 56
_LONGEST_END = _LARGE_END + 22 + 2**16
"""Bytes at the end of a zip file: what leads to its record for large files; that with this record; both with the
plain record and the longest comment."""
_SAID_ELSEWHERE = 2**32 - 1
_MOST_HEADER = 2**20
_LONGEST_NAME = 300
_FAULTS = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error, zipfile.BadZipFile,
    tarfile.TarError,
)  # fmt: skip


ReadOpen = Callable[[IO[bytes], str, str, Unpacking], Iterator[Reading]]
"""Reads an open file: (file, name, suffix, unpacking)."""


def read_zip(file: IO[bytes], name: str, unpacking: Unpacking, read: ReadOpen) -> Iterator[Reading]:
    """The articles of a zip file, member by member. What cannot be read is yielded as an error."""
    if error := _too_deep(name, unpacking):
        yield error
        return
    try:
        _check_directory(file, name)
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if info.is_dir() or not _is_wanted(info.filename):
                    continue
                inner = f"{name}!/{_shown(info.filename)}"
                if info.flag_bits & 1:
                    yield SourceError(inner, "is encrypted", "Unpack it with its password and add the folder.")
                    continue
                try:
                    with archive.open(info) as member:
                        yield from _member(member, inner, unpacking, read)
                except _FAULTS as fault:
                    yield SourceError(inner, f"cannot be unpacked ({_reason(fault)})")
                if error := _full(name, unpacking):
                    yield error
                    return
    except SourceError as error:
        yield error
    except _FAULTS as fault:
        yield SourceError(name, f"is no whole zip file ({_reason(fault)})")


def read_tar(file: IO[bytes], name: str, unpacking: Unpacking, read: ReadOpen) -> Iterator[Reading]:
    """The articles of a tar file, already unzipped where it was; links and devices in it are passed over."""
    if error := _too_deep(name, unpacking):
        yield error
        return
    try:
        # As a stream: each member is passed once, and a name that stands for another is never looked up.
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Member) as archive:
            for info in archive:
                unpacking.decoded += 0 if _is_wanted(info.name) and info.isreg() else info.size
                if info.isreg() and _is_wanted(info.name):
                    inner = f"{name}!/{_shown(info.name)}"
                    member = archive.extractfile(info)
                    if member is not None:
                        yield from _member(member, inner, unpacking, read)
                if error := _full(name, unpacking):
                    yield error
                    return
    except _FAULTS as fault:
        yield SourceError(name, f"is no whole tar file ({_reason(fault)})")


class _Member(tarfile.TarInfo):
    """A member whose long name or extended header is of honest length: tarfile reads those whole."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Member:
        found = super().frombuf(buf, encoding, errors)
        if found.size > _MOST_HEADER and found.type in (b"x", b"X", b"g", b"L", b"K"):
            raise tarfile.ReadError("a header of absurd length")
        return found


def _member(member: IO[bytes], inner: str, unpacking: Unpacking, read: ReadOpen) -> Iterator[Reading]:
    unpacking.members += 1
    counted = io.BufferedReader(_Counted(member, unpacking))
    suffix = suffix_of(inner)
    unpacking.depth += 1
    try:
        if suffix in ARCHIVES:  # its directory is at the end of it
            whole = io.BytesIO(read_whole(counted, inner, MOST_BYTES))
            yield from read(whole, inner, suffix, unpacking)
        else:
            yield from read(counted, inner, suffix, unpacking)
    except SourceError as error:
        yield error
    finally:
        unpacking.depth -= 1


class _Counted(io.RawIOBase):
    """A member being read; more than the whole file may unpack to is an end of it and of everything."""

    def __init__(self, member: IO[bytes], unpacking: Unpacking) -> None:
        self._member = member
        self._unpacking = unpacking

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any writable buffer to typeshed
        data = self._member.read(min(len(buffer), 2**16))
        self._unpacking.decoded += len(data)
        if self._unpacking.decoded > MOST_DECODED:
            raise OSError("too much to unpack")
        buffer[: len(data)] = data
        return len(data)


def _check_directory(file: IO[bytes], name: str) -> None:
    """Refuse a directory that would fill the memory when it is read: before zipfile reads it."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    place = tail.rfind(b"PK\5\6")
    directory = int.from_bytes(tail[place + 12 : place + 16], "little") if place >= 0 else 0
    large = place - _LARGE_END
    if large >= 0 and tail[place - _LOCATOR :].startswith(b"PK\6\7"):  # zipfile believes this one instead
        said = int.from_bytes(tail[large + 40 : large + 48], "little")
        directory = said if directory == _SAID_ELSEWHERE else max(directory, said)
    if directory > _MOST_DIRECTORY:
        raise SourceError(name, "lists too many files", "Unpack it and add the folder.")
    file.seek(0)


def _too_deep(name: str, unpacking: Unpacking) -> SourceError | None:
    if unpacking.depth < DEEPEST:
        return None
    return SourceError(name, f"is packed more than {DEEPEST} times", "Unpack it and add the folder.")


def _full(name: str, unpacking: Unpacking) -> SourceError | None:
    """Why the rest of an archive is left, or None; said once for archives within archives."""
    if unpacking.members <= MOST_MEMBERS and unpacking.decoded <= MOST_DECODED:
        return None
    what = f"{MOST_MEMBERS} files" if unpacking.members > MOST_MEMBERS else f"{MOST_DECODED >> 30} GB"
    return SourceError(
        name, f"unpacks to more than {what}; the rest of it was left", "Unpack it and add the folder."
    )


def _is_wanted(name: str) -> bool:
    """Whether a member is of a kind that is read, and neither hidden nor about the archive."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    if not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    return bool(suffix_of(parts[-1])) and not is_about(parts[-1])


def _shown(name: str) -> str:
    """A member's name as it is shown and kept: within the archive, on one line."""
    parts = [part for part in re.split(r"[/\\]", sanitize_line(name)) if part not in ("", ".", "..")]
    shown = str(PurePosixPath(*parts)).replace("!/", "!_")
    return shown if len(shown) <= _LONGEST_NAME else f"…{shown[-_LONGEST_NAME:]}"


def _reason(fault: Exception) -> str:
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return sanitize_line(reason or type(fault).__name__)[:200].lower()
