"""Why an index on disk may be opened: a signed list of its files.

Whoosh's table of contents is a pickle, and a pickle runs code when it is opened. So each generation has a
manifest beside it: sizes and hashes of the table of contents and of every segment's directory, signed with
a secret of this machine. It is checked before Whoosh sees a byte, and Whoosh then reads the very bytes that
were checked. What cannot be trusted is not opened; the library rebuilds it from the articles.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.disk import flush
from index.engine.arrayfile import REBUILD
from index.engine.border import TOC, EmptyIndexError, FileIndex, StructFile
from index.engine.segment import SegmentFile
from index.errors import IndexDamagedError

NAME = "MAIN"
_VERSION = 1
_TOC = re.compile(rf"_{NAME}_(\d+)\.toc")


def check_folder(folder: Path) -> None:
    """See that nobody else can have put files into an index folder.

    Raises:
        IndexDamagedError: It is missing, a link, someone else's, or open to others.
    """
    try:
        found = folder.lstat()
    except OSError as error:
        raise IndexDamagedError(f"{folder}: there is no index ({error.strerror}).", REBUILD) from error
    if not stat.S_ISDIR(found.st_mode):
        raise IndexDamagedError(f"{folder}: the index folder is a link or a file.", REBUILD)
    if found.st_uid != os.getuid():
        raise IndexDamagedError(f"{folder}: the index folder belongs to another user.", REBUILD)
    if found.st_mode & 0o077:
        raise IndexDamagedError(f"{folder}: the index folder is open to other users.", REBUILD)


def newest_generation(folder: Path) -> int:
    """The number of the newest commit; -1 when there is none."""
    try:
        with os.scandir(folder) as entries:
            matches = [_TOC.fullmatch(entry.name) for entry in entries]
    except OSError:
        return -1
    return max((int(match[1]) for match in matches if match), default=-1)


def manifest_path(folder: Path, generation: int) -> Path:
    """Where the manifest of a generation stands."""
    return folder / f"manifest-{generation}.json"


def _signature(content: dict[str, Any], key: bytes) -> str:
    signed = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, signed, hashlib.sha256).hexdigest()


def sign(folder: Path, generation: int, toc: bytes, segments: dict[str, str], key: bytes) -> None:
    """Write the manifest of a generation; done before its table of contents gets its name."""
    content = {
        "version": _VERSION,
        "generation": generation,
        "toc": hashlib.sha256(toc).hexdigest(),
        "segments": segments,
    }
    path = manifest_path(folder, generation)
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(json.dumps(content | {"signature": _signature(content, key)}).encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def read_toc(folder: Path, generation: int, key: bytes) -> tuple[Any, dict[str, str]]:
    """A table of contents that is ours, and the expected digest of each segment file.

    Raises:
        IndexDamagedError: Manifest and files do not fit, or the signature is not ours.
    """
    check_folder(folder)
    name = f"_{NAME}_{generation}.toc"
    try:
        data = (folder / name).read_bytes()
        content = json.loads(manifest_path(folder, generation).read_bytes())
        signature = content.pop("signature")
        segments: dict[str, str] = content["segments"]
        expected = content["version"], content["generation"], content["toc"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(f"{folder}: the index has no readable manifest ({error}).", REBUILD) from error
    if not hmac.compare_digest(str(signature), _signature(content, key)):
        raise IndexDamagedError(f"{folder}: the index was not written by this program.", REBUILD)
    if expected != (_VERSION, generation, hashlib.sha256(data).hexdigest()):
        raise IndexDamagedError(f"{folder}: the index does not fit its manifest.", REBUILD)
    return TOC.read(_InMemory(name, data), NAME, gen=generation), segments


def open_segment(folder: Path, entry: Any, digests: dict[str, str]) -> SegmentFile:
    """Open the file of a segment and see that its directory is the signed one.

    Raises:
        IndexDamagedError: It is not, or the file cannot be read.
    """
    path = entry.path(folder)
    segment = SegmentFile(path, entry.doc_count_all())
    if digests.get(path.name) != segment.file.digest:
        raise IndexDamagedError(f"{path}: the segment does not fit the index's manifest.", REBUILD)
    return segment


class _InMemory:
    """A storage of one file whose bytes were checked."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._data = data

    def __iter__(self) -> Iterator[str]:
        return iter((self._name,))

    def open_file(self, name: str) -> Any:
        """The file, as Whoosh opens files."""
        if name != self._name:
            raise FileNotFoundError(name)
        return StructFile(io.BytesIO(self._data), name=name)


class SigningStorage:
    """Stands before Whoosh's storage while it writes a table of contents.

    Whoosh writes a temporary file and renames it. Before the rename the file is brought to the disk and
    signed, so that no power cut leaves a table of contents without its manifest. `renamed` tells whether
    the new state is visible already, for when what follows fails.
    """

    def __init__(self, storage: Any, generation: int, segments: dict[str, str], key: bytes) -> None:
        self._storage = storage
        self._folder = Path(storage.folder)
        self._generation = generation
        self._segments = segments
        self._key = key
        self.renamed = False

    def create_file(self, name: str, **options: Any) -> Any:
        """Whoosh's own."""
        return self._storage.create_file(name, **options)

    def rename_file(self, old: str, new: str, safe: bool = False) -> None:
        """Sync, sign, then rename."""
        path = self._folder / old
        flush(path)
        sign(self._folder, self._generation, path.read_bytes(), self._segments, self._key)
        flush(self._folder)
        path.rename(self._folder / new)
        self.renamed = True
        flush(self._folder)


class TrustedIndex(FileIndex):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's index object, whose table of contents is checked before it is read.

    Args:
        storage: A Whoosh `FileStorage`.
        key: The secret that signs manifests.
    """

    def __init__(self, storage: Any, key: bytes = b"") -> None:
        # Not Whoosh's own __init__: it opens the pickles at once.
        self.storage = storage
        self.indexname = NAME
        self._schema = None
        self.key = key
        self.digests: dict[str, str] = {}

    def _read_toc(self) -> Any:
        folder = Path(self.storage.folder)
        generation = newest_generation(folder)
        if generation < 0:
            raise EmptyIndexError(f"{folder}: there is no index.")
        toc, self.digests = read_toc(folder, generation, self.key)
        return toc
