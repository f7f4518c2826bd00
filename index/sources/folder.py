"""Which files under a folder hold news."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.sanitize import sanitize_line

RECORDS = frozenset((".json", ".jsonl", ".ndjson", ".csv"))
ARCHIVES = frozenset((".zip", ".tar", ".tgz"))
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


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `size` in bytes, `mtime_ns` in nanoseconds: together the sign that it changed."""

    path: Path
    size: int
    mtime_ns: int


def find_files(root: Path) -> Iterator[FoundFile | SourceError]:
    """The files under a folder that may hold articles, sorted by path; a file given by name is itself.

    Hidden files, files of other kinds, devices and FIFOs are passed over, and so are the files that are about
    the folder (README, LICENSE). What cannot be looked at is yielded as an error and the rest goes on. Links
    are followed, but no folder is read twice.
    """
    try:
        status = root.stat()
    except (OSError, ValueError) as error:
        yield SourceError(_shown(root), _reason(error), "Check the path.")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(root, {(status.st_dev, status.st_ino)}, 0)
    elif not stat.S_ISREG(status.st_mode):
        yield SourceError(_shown(root), "is not a file or a folder")
    elif suffix_of(root.name) == "":
        yield SourceError(_shown(root), "is of a kind that is not read", f"Kinds: {' '.join(sorted(SUFFIXES))}.")
    else:
        yield FoundFile(root, status.st_size, status.st_mtime_ns)


def suffix_of(name: str) -> str:
    """The suffix that says how a file is read, or "" when it is not: ".jsonl" for "a.jsonl.gz" too, ".tgz" for
    "a.tar.gz"."""
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix == ".gz":
        inner = Path(path.stem).suffix.lower()
        return ".tgz" if inner == ".tar" else inner if inner in SUFFIXES - ARCHIVES else ""
    return suffix if suffix in SUFFIXES else ""


def is_about(name: str) -> bool:
    """Whether a file is about the articles beside it rather than one of them: README, LICENSE."""
    return _ABOUT.fullmatch(Path(name).stem) is not None


def _walk(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[FoundFile | SourceError]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield SourceError(_shown(folder), _reason(error), "Check its permissions.")
        return
    for name in names:
        if name.startswith(".") or name == "__MACOSX":
            continue
        path = folder / name
        try:
            status = path.stat()
        except OSError as error:
            # A link to nowhere is nobody's article unless it is called one.
            if suffix_of(name):
                yield SourceError(_shown(path), _reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            key = (status.st_dev, status.st_ino)
            if key in seen:
                continue
            seen.add(key)
            if depth < _DEEPEST:
                yield from _walk(path, seen, depth + 1)
            else:
                yield SourceError(_shown(path), f"lies more than {_DEEPEST} folders deep")
        elif stat.S_ISREG(status.st_mode) and suffix_of(name) and not is_about(name):
            if not _is_plain(name):
                yield SourceError(_shown(path), "has a name with control characters or not in UTF-8", "Rename it.")
            else:
                yield FoundFile(path, status.st_size, status.st_mtime_ns)


def _is_plain(name: str) -> bool:
    """Whether a name may be shown, stored and given back as it is."""
    return sanitize_line(name) == " ".join(name.split()) and "\n" not in name


def _shown(path: Path) -> str:
    return sanitize_line(os.fsencode(path).decode("utf-8", "replace"))


def _reason(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({reason.lower()})"
