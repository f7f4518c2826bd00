"""Every way news comes in: bytes to sanitised, structured articles.

Names are loaded when first used (PEP 562): what reads text is made of many patterns, and whoever only keeps files
needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.sources.folder import FoundFile, find_files, find_folders
    from index.sources.metadata import Metadata
    from index.sources.pages import read_fragment, read_page
    from index.sources.reading import expected_articles, read_bytes, read_file
    from index.sources.wire import parse_text

_HOMES = {
    "FoundFile": "folder",
    "Metadata": "metadata",
    "expected_articles": "reading",
    "find_files": "folder",
    "find_folders": "folder",
    "parse_text": "wire",
    "read_bytes": "reading",
    "read_file": "reading",
    "read_fragment": "pages",
    "read_page": "pages",
}

__all__ = [
    "FoundFile",
    "Metadata",
    "expected_articles",
    "find_files",
    "find_folders",
    "parse_text",
    "read_bytes",
    "read_file",
    "read_fragment",
    "read_page",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
