"""What sources are called, and which of them a name means (`in:` of the query language)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from index.engine import fold
from index.results import SourceInfo

ON_DISK = ("folder", "file")
"""Kinds of sources that are read where they lie, without a network or a command."""


def title_of(source: SourceInfo) -> str:
    """What to call a source: its title, else the end of its path, or its address without what all have."""
    if source.title.strip():
        return source.title.strip()
    if source.kind in ON_DISK:
        return PurePath(source.location).name or source.location
    address = urlsplit(source.location)
    return f"{address.netloc.removeprefix('www.')}{address.path}".rstrip("/") or source.location


def sources_called(value: str, sources: Iterable[SourceInfo]) -> Sequence[SourceInfo]:
    """The sources of that location, title or folder; when none is called exactly so, those with all its words."""
    known = [(source, (source.location, title_of(source), source.folder)) for source in sources]
    wish = fold(value.strip())
    exact = [source for source, names in known if wish in map(fold, names)]
    if exact or not wish:
        return exact
    words = wish.split()
    return [source for source, names in known if all(any(word in fold(name) for name in names) for word in words)]
