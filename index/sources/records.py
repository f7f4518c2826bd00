"""Records (JSON, JSON lines, CSV) into articles, by the usual field names. A bad record costs only itself."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import IO, Any

from index.article import Article
from index.errors import SourceError
from index.sources.decoding import encoding_of
from index.sources.files import MOST_RECORD_BYTES, read_lines
from index.sources.metadata import BODY, TITLE, body_of, field_name, from_fields
from index.sources.wire import parse_text

Reading = Article | SourceError

_LISTS = ("articles", "items", "records", "documents", "docs", "stories", "results", "entries", "data", "news")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|li|blockquote|figure)\b[^<>]{0,300}>", re.IGNORECASE)
_MOST_DIGITS = 400
_FORMS = (
    "A record needs a text (text, body or content) and may have title, published, source, author, url, id, tags."
)


class _Refused:
    """Stands in a record for a value that no honest record has: NaN, a number of thousands of digits."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        fields["\0"] = _Refused("has a field twice")
    return fields


def _integer(digits: str) -> int | _Refused:
    return int(digits) if len(digits) <= _MOST_DIGITS else _Refused("holds a number of absurd length")


_DECODER = json.JSONDecoder(
    parse_int=_integer,
    parse_constant=lambda name: _Refused(f"holds {name}, which is no JSON"),
    object_pairs_hook=_pairs,
)


def read_json(text: str, path: str) -> Iterator[Reading]:
    """The articles of a JSON file: one object, a list of them, or an object with such a list in it."""
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        yield SourceError(path, "is nested too deep")
        return
    except ValueError as error:
        # Several objects one after the other are JSON lines under another name.
        first, _, rest = text.lstrip().partition("\n")
        if rest.strip() and first.startswith("{") and first.rstrip().endswith("}"):
            yield from read_json_lines(io.BytesIO(text.encode("utf-8", "surrogatepass")), path)
        else:
            yield SourceError(path, f"is not valid JSON ({error})", "Mend the file.")
        return
    if isinstance(value, dict):
        inner = next((v for key in _LISTS if isinstance(v := value.get(key), list) and _are_records(v)), None)
        if inner is None or body_of(value):
            yield read_record(value, path, "")
            return
        value = inner
    if not isinstance(value, list):
        yield SourceError(path, "holds no record", _FORMS)
        return
    for number, item in enumerate(value, 1):
        yield read_record(item, path, f"record {number}")


def _are_records(values: list[Any]) -> bool:
    return any(isinstance(value, dict) for value in values)


def read_json_lines(file: IO[bytes], path: str) -> Iterator[Reading]:
    """The articles of a file with one JSON object a line, one at a time."""
    for number, line in read_lines(file):
        where = f"line {number}"
        if line is None:
            yield SourceError(f"{path}, {where}", f"is longer than {MOST_RECORD_BYTES // 2**20} MB")
            continue
        if not line.strip():
            continue
        try:
            value = _DECODER.decode(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except RecursionError:
            yield SourceError(f"{path}, {where}", "is nested too deep")
        except UnicodeDecodeError:
            yield SourceError(f"{path}, {where}", "is not UTF-8")
        except ValueError as error:
            yield SourceError(f"{path}, {where}", f"is not valid JSON ({error})")
        else:
            yield read_record(value, path, where)


def read_csv(file: IO[bytes], path: str) -> Iterator[Reading]:
    """The articles of a table whose first row names its columns, a row at a time."""
    csv.field_size_limit(MOST_RECORD_BYTES)
    head = file.read(2**18)
    encoding = encoding_of(head)
    text = io.TextIOWrapper(
        io.BufferedReader(_Joined(head, file)), encoding=encoding, errors="replace", newline=""
    )
    first = head.split(b"\n", 1)[0].decode(encoding, "replace")
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(text, delimiter=delimiter)
    columns: list[str] = []
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield SourceError(f"{path}, line {rows.line_num}", f"is no row of a table ({error})")
            continue
        if not columns:
            columns = [name.strip().removeprefix("\ufeff") for name in row]
            if not set(map(field_name, columns)) & {*TITLE, *BODY}:
                yield SourceError(path, "has no column that names a title or a text", _FORMS)
                return
        elif any(cell.strip() for cell in row):
            yield read_record(dict(zip(columns, row, strict=False)), path, f"line {rows.line_num}")


class _Joined(io.RawIOBase):
    """The beginning that was looked at, then the rest of a file."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)


def read_record(value: Any, path: str, where: str) -> Reading:
    """The article of one record, or why it is none. `where` is the record's place in the file, or ""."""
    location = f"{path}, {where}" if where else path
    if not isinstance(value, Mapping):
        return SourceError(location, "is not an object with named fields", _FORMS)
    if reason := _fault(value):
        return SourceError(location, reason)
    metadata = from_fields(value)
    body = body_of(value)
    if not body.strip() and not metadata.title:
        return SourceError(location, "has neither a title nor a text", _FORMS)
    if metadata.record_id and not metadata.source:
        # Two archives may both count from 1: the file's name keeps their articles apart.
        named = from_fields({**value, "source": PurePath(path).name.split(".")[0]})
        metadata = replace(named, source="") if metadata.url else named
    if _MARKUP.search(body):
        from index.sources.html import parse_fragment

        return parse_fragment(body, metadata, path=path, location=location)
    return parse_text(body, path=path, metadata=metadata)


def _fault(fields: Mapping[str, Any]) -> str:
    """Why a record is set aside, or ""."""
    for key, value in fields.items():
        if isinstance(value, _Refused):
            return value.reason
        if isinstance(value, str) and not _is_whole(value):
            return f"has half a character (a lone surrogate) in its field {key!r}"
        if field_name(key) in BODY and isinstance(value, (int, float)) and not isinstance(value, bool):
            return f"has a number where its {key} should be"
    return ""


def _is_whole(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
