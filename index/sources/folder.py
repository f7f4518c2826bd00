"""Which files under a folder hold news."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from index.errors import SourceError
from index.sanitize import sanitize_line

RECORDS = frozenset((".json", ".jsonl", ".ndjson", ".csv"))
ARCHIVES = frozenset((".zip", ".tar", ".tgz", ".tbz2", ".txz"))
_PACKED_TARS = {".gz": ".tgz", ".bz2": ".tbz2", ".xz": ".txz"}
DOCUMENTS = frozenset((".pdf", ".docx", ".epub"))
_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".mbox")
SUFFIXES = frozenset((*_TEXTS, *RECORDS, *ARCHIVES, *DOCUMENTS))
# Files about a folder of articles rather than articles.
_ABOUT = re.compile(
    r"(?:readme|license|licence|copying|changelog|changes|contributing|contributors|authors|notice|credits|"
    r"code[_-]of[_-]conduct|security|requirements|robots|package|package-lock|tsconfig|manifest)(?:[._-].*)?",
    re.IGNORECASE,
)
_DEEPEST = 64
_NOT_PLAIN = "has a name with control characters or not in UTF-8"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `size` in bytes, `mtime_ns` in nanoseconds: together the sign that it changed."""

    path: Path
    size: int
    mtime_ns: int


def find_files(root: Path, without: Set[str] = frozenset()) -> Iterator[FoundFile | SourceError]:
    """The files under a folder that may hold articles, sorted by path; a file given by name is itself.

    Hidden files, files of other kinds, devices and FIFOs are passed over, and so are the files that are about
    the folder (README, LICENSE) and whole libraries of ours. What cannot be looked at is yielded as an error and
    the rest goes on. Links are followed within the folder, and no folder is read twice.

    Args:
        without: Files and folders to leave out, as they are named under `root`.
    """
    try:
        status = root.stat()
        real = f"{root.resolve()}{os.sep}"
    except (OSError, ValueError) as error:
        yield SourceError(_shown(root), _reason(error), "Check the path.")
        return
    if stat.S_ISDIR(status.st_mode):
        start = root / "articles" if is_library(root) else root
        yield from _walk(_Walk(real, without, {(status.st_dev, status.st_ino)}), start, 0)
    elif not stat.S_ISREG(status.st_mode):
        yield SourceError(_shown(root), "is not a file or a folder")
    elif suffix_of(root.name) == "":
        yield not_read(root)
    else:
        yield FoundFile(root, status.st_size, status.st_mtime_ns)


def find_folders(root: Path, without: Set[str] = frozenset()) -> Iterator[Path]:
    """The folders that `find_files` looks into, the outermost first."""
    try:
        status = root.stat()
        real = f"{root.resolve()}{os.sep}"
    except (OSError, ValueError):
        return
    walk = _Walk(real, without, {(status.st_dev, status.st_ino)})
    waiting = [root] if stat.S_ISDIR(status.st_mode) and not is_library(root) else []
    while waiting:
        folder = waiting.pop(0)
        yield folder
        with suppress(OSError):
            waiting += [path for entry in _entries(folder) if _is_inside(walk, path := folder / entry.name)]


def _is_inside(walk: _Walk, path: Path) -> bool:
    """Whether a path is a folder to look into that was not looked into before."""
    try:
        status = path.stat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(status.st_mode) and is_plain(path.name) and str(path) not in walk.without
    return is_ours and walk.enters(path, status)


def is_library(folder: Path) -> bool:
    """Whether a folder is a library of ours: its articles are its own, and its cache is nobody's."""
    return (folder / "state.db").is_file() and (folder / "cache" / "index").is_dir()


def not_read(path: Path) -> SourceError:
    """What is said of a file whose kind is not read."""
    return SourceError(_shown(path), "is of a kind that is not read", f"Kinds: {' '.join(sorted(SUFFIXES))}.")


def suffix_of(name: str) -> str:
    """The suffix that says how a file is read, or "" when it is not: ".jsonl" for "a.jsonl.gz" too, ".tgz" for
    "a.tar.gz"."""
    stem, suffix = _parted(name.lower())
    if suffix in _PACKED_TARS:
        inner = _parted(stem)[1]
        if inner == ".tar":
            return _PACKED_TARS[suffix]
        return inner if suffix == ".gz" and inner in SUFFIXES - ARCHIVES else ""
    return suffix if suffix in SUFFIXES else ""


def is_about(name: str) -> bool:
    """Whether a file is about the articles beside it rather than one of them: README, LICENSE."""
    return _ABOUT.fullmatch(_parted(name.rpartition("/")[2])[0]) is not None


def _parted(name: str) -> tuple[str, str]:
    """(stem, suffix) of a name as `Path` gives them, without a `Path` for each of thousands of files."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if ending and stem and not stem.endswith("/") else (name, "")


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a folder: `real` is where that lies; `seen`: (device, inode) of the folders entered."""

    real: str
    without: Set[str]
    seen: set[tuple[int, int]]

    def enters(self, path: Path, status: os.stat_result) -> bool:
        """Whether to go into a folder: not twice, not into a library, and by a link only within this folder."""
        key = (status.st_dev, status.st_ino)
        if key in self.seen or is_library(path):
            return False
        if self.leads_out(path):
            return False
        self.seen.add(key)
        return True

    def leads_out(self, path: Path) -> bool:
        """Whether a path is a link to something outside of this folder."""
        return path.is_symlink() and not f"{path.resolve()}{os.sep}".startswith(self.real)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = [e for e in entries if not e.name.startswith(".") and e.name != "__MACOSX"]
    return sorted(found, key=attrgetter("name"))


def _walk(walk: _Walk, folder: Path, depth: int) -> Iterator[FoundFile | SourceError]:
    try:
        entries = _entries(folder)
    except OSError as error:
        yield SourceError(_shown(folder), _reason(error), "Check its permissions.")
        return
    for entry in entries:
        name = entry.name
        if entry.path in walk.without:
            continue
        try:
            status = entry.stat()
        except OSError as error:
            # A link to nowhere is nobody's article unless it is called one.
            if suffix_of(name):
                yield SourceError(_shown(folder / name), _reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            path = folder / name
            if not walk.enters(path, status):
                continue
            if not is_plain(name):
                yield SourceError(_shown(path), _NOT_PLAIN, "Rename it.")
            elif depth < _DEEPEST:
                yield from _walk(walk, path, depth + 1)
            else:
                yield SourceError(_shown(path), f"lies more than {_DEEPEST} folders deep")
        elif stat.S_ISREG(status.st_mode) and suffix_of(name) and not is_about(name):
            path = folder / name
            if not is_plain(name):
                yield SourceError(_shown(path), _NOT_PLAIN, "Rename it.")
            elif entry.is_symlink() and walk.leads_out(path):
                # Whoever packed a folder may have put a link to anything into it.
                yield SourceError(_shown(path), "is a link out of the folder", "Add the file that it leads to.")
            else:
                yield FoundFile(path, status.st_size, status.st_mtime_ns)


def is_plain(name: str) -> bool:
    """Whether a name may be shown, stored and given back as it is."""
    return sanitize_line(name) == " ".join(name.split()) and "\n" not in name


def _shown(path: Path) -> str:
    return sanitize_line(os.fsencode(path).decode("utf-8", "replace"))


def _reason(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({reason.lower()})"
