"""One file into its articles, whatever form it has."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.sanitize import sanitize_line
from index.sources.decoding import decode, is_binary
from index.sources.files import FAULTS, MOST_BYTES, MOST_DOCUMENT_BYTES, open_plain, open_records, read_whole
from index.sources.folder import suffix_of
from index.sources.records import read_csv, read_json, read_json_lines
from index.sources.wire import parse_text

Reading = Article | SourceError


def read_file(path: Path) -> Iterator[Reading]:
    """All articles of one file, in order. What cannot be read is yielded as an error, and the rest goes on.

    Files of records (JSON lines, CSV, also gzipped) are read one record at a time.
    """
    name = str(path)
    suffix = suffix_of(path.name)
    try:
        if suffix in (".jsonl", ".ndjson", ".csv"):
            with open_records(path) as file:
                yield from (read_csv if suffix == ".csv" else read_json_lines)(file, name)
        else:
            opened = open_records if suffix == ".json" else open_plain
            with opened(path) as file:
                data = read_whole(file, name, MOST_BYTES if suffix == ".json" else MOST_DOCUMENT_BYTES)
            yield from read_bytes(data, name)
    except SourceError as error:
        yield error
    except FAULTS as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else ""
        yield SourceError(sanitize_line(name), f"cannot be read ({(reason or str(error)).lower()})")


def expected_articles(path: Path) -> int:
    """About how many articles a file holds, for a progress bar: the lines of a file of records, else one."""
    if suffix_of(path.name) not in (".jsonl", ".ndjson", ".csv"):
        return 1
    try:
        with open_records(path) as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except (SourceError, *FAULTS):
        return 1


def read_bytes(data: bytes, name: str) -> Iterator[Reading]:
    """All articles in bytes that have a file's name (its suffix says what they are); as `read_file`."""
    suffix = suffix_of(name)
    if suffix in (".jsonl", ".ndjson"):
        yield from read_json_lines(io.BytesIO(data), name)
        return
    if suffix == ".csv":
        yield from read_csv(io.BytesIO(data), name)
        return
    if is_binary(data):
        yield SourceError(name, "is not a text file")
        return
    is_html = suffix in (".html", ".htm", ".xhtml")
    text = decode(data, is_html=is_html)
    if not text.strip():
        yield SourceError(name, "holds no text")
    elif suffix == ".json":
        yield from read_json(text, name)
    else:
        yield _read_document(text, suffix, name, is_html=is_html)


def _read_document(text: str, suffix: str, name: str, *, is_html: bool) -> Reading:
    """The one article of a page, a Markdown file or plain text."""
    if is_html:
        from index.sources.html import parse_html

        return parse_html(text, path=name)
    if suffix in (".md", ".markdown"):
        from index.sources.markdown import parse_markdown

        return parse_markdown(text, path=name)
    article = parse_text(text, path=name)
    return article if article.text else SourceError(name, "holds no text")
