"""One file into its articles, whatever form it has."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from index.article import Article
from index.errors import SourceError
from index.sanitize import sanitize_line
from index.sources.decoding import decode, is_binary
from index.sources.files import (
    FAULTS,
    MOST_BYTES,
    MOST_DOCUMENT_BYTES,
    Unpacking,
    open_plain,
    open_records,
    read_whole,
    unpacked,
)
from index.sources.folder import ARCHIVES, DOCUMENTS, RECORDS, suffix_of
from index.sources.records import read_csv, read_json, read_json_lines
from index.sources.wire import parse_text

Reading = Article | SourceError


def read_file(path: Path) -> Iterator[Reading]:
    """All articles of one file, in order. What cannot be read is yielded as an error, and the rest goes on.

    Files of records (JSON lines, CSV, boxes of letters, also gzipped) are read one record at a time, archives
    one member at a time.
    """
    name = str(path)
    suffix = suffix_of(path.name)
    packed = path.name.lower().endswith((".gz", ".tgz")) or suffix in RECORDS
    try:
        with (open_records if packed else open_plain)(path) as file:
            yield from _read_open(file, name, suffix, Unpacking())
    except SourceError as error:
        yield error
    except FAULTS as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else ""
        yield SourceError(sanitize_line(name), f"cannot be read ({(reason or str(error)).lower()})")


def _read_open(file: IO[bytes], name: str, suffix: str, unpacking: Unpacking) -> Iterator[Reading]:
    """All articles of an open file, a member of an archive too. Faults of reading are the caller's."""
    if suffix in (".jsonl", ".ndjson"):
        yield from read_json_lines(file, name)
    elif suffix == ".csv":
        yield from read_csv(file, name)
    elif suffix == ".mbox":
        from index.sources.mail import read_mbox

        yield from read_mbox(file, name)
    elif suffix in ARCHIVES:
        from index.sources.archives import read_tar, read_zip

        if suffix in (".tbz2", ".txz"):
            file = unpacked(file, suffix)
        # In an archive, a packed tar comes packed.
        if suffix == ".tgz" and unpacking.depth:
            file = cast(IO[bytes], gzip.GzipFile(fileobj=file))
        yield from (read_zip if suffix == ".zip" else read_tar)(file, name, unpacking, _read_open)
    else:
        if unpacking.depth and name.lower().endswith(".gz"):
            file = cast(IO[bytes], gzip.GzipFile(fileobj=file))
        yield from read_bytes(read_whole(file, name, _most_bytes(suffix)), name)


def _most_bytes(suffix: str) -> int:
    return MOST_BYTES if suffix == ".json" or suffix in DOCUMENTS else MOST_DOCUMENT_BYTES


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
    if suffix in (".jsonl", ".ndjson", ".csv", ".mbox") or suffix in ARCHIVES:
        yield from _read_open(io.BytesIO(data), name, suffix, Unpacking())
    elif suffix in DOCUMENTS:
        yield from _read_packaged(data, name, suffix)
    elif suffix == ".eml":
        from index.sources.mail import read_letter

        yield read_letter(data, name)
    elif is_binary(data):
        yield SourceError(name, "is not a text file")
    else:
        is_html = suffix in (".html", ".htm", ".xhtml")
        text = decode(data, is_html=is_html)
        if not text.strip():
            yield SourceError(name, "holds no text")
        elif suffix == ".json":
            yield from read_json(text, name)
        else:
            yield _read_document(text, suffix, name, is_html=is_html)


def _read_packaged(data: bytes, name: str, suffix: str) -> Iterator[Reading]:
    from index.sources.documents import read_docx, read_epub, read_pdf

    if suffix == ".epub":
        yield from read_epub(data, name)
    else:
        yield (read_pdf if suffix == ".pdf" else read_docx)(data, name)


def _read_document(text: str, suffix: str, name: str, *, is_html: bool) -> Reading:
    """The one article of a page, a Markdown file or plain text."""
    if is_html:
        from index.sources.html import parse_html

        return parse_html(text, path=name)
    if suffix in (".md", ".markdown"):
        from index.sources.kept import is_kept, read_kept

        if is_kept(text):
            return read_kept(text, path=name)
        from index.sources.markdown import parse_markdown

        return parse_markdown(text, path=name)
    article = parse_text(text, path=name)
    return article if article.text else SourceError(name, "holds no text")
