"""Every way news comes in: bytes to sanitised, structured articles."""

from index.sources.folder import FoundFile, find_files, find_folders
from index.sources.metadata import Metadata
from index.sources.pages import read_fragment, read_page
from index.sources.reading import expected_articles, read_bytes, read_file
from index.sources.wire import parse_text

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
