"""Every way news comes in: bytes to sanitised, structured articles."""

from index.sources.folder import FoundFile, find_files
from index.sources.metadata import Metadata
from index.sources.reading import read_bytes, read_file
from index.sources.wire import parse_text

__all__ = ["FoundFile", "Metadata", "find_files", "parse_text", "read_bytes", "read_file"]
