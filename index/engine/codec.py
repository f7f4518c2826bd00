"""The Whoosh codec: how Whoosh's readers, matchers and tables of contents see our segments."""

# Methods of Whoosh's interfaces are documented there.
# ruff: noqa: D102

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from index.engine.border import (
    Codec,
    FieldCursor,
    PerDocumentReader,
    Span,
    TermNotFound,
    TermsReader,
    W3Segment,
    W3TermInfo,
    byte_to_length,
    columns,
    matching,
)
from index.engine.fieldview import FieldView
from index.engine.segment import EXTENSION, SegmentFile


class EngineSegment(W3Segment):  # type: ignore[misc]  # Whoosh is untyped
    """What Whoosh's table of contents keeps of a segment. Its class path is part of the file format."""

    @classmethod
    def _random_id(cls, size: int = 16) -> str:
        # Whoosh takes names from the global generator, so a program that seeds it would meet them again.
        return secrets.token_hex(size // 2)

    def should_assemble(self) -> bool:
        return False

    def path(self, folder: str | Path) -> Path:
        return Path(folder) / str(self.make_filename(EXTENSION))


class EngineCodec(Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Segments as mapped arrays. Use it with `index.engine.writer.Writer`, which writes them in bulk."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        return _BulkWriter()

    def field_writer(self, storage: Any, segment: Any) -> Any:
        return _BulkWriter()

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        return EngineTermsReader(SegmentFile(segment.path(storage.folder), segment.doc_count_all()))

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        return EnginePerDocReader(SegmentFile(segment.path(storage.folder), segment.doc_count_all()), segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        return EngineSegment(self, indexname)


class _BulkWriter:
    """Stands where Whoosh expects a writer for each document; the segment is written as a whole."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


class EngineMatcher(matching.ListMatcher):  # type: ignore[misc]  # Whoosh is untyped
    """Postings of one term for Whoosh's own matchers; positions are looked up when asked for."""

    def __init__(self, view: FieldView, number: int, format_: Any, scorer: Any, term: Any, info: Any) -> None:
        docs, tf = view.postings(number)
        weights = tf.astype(np.float64).tolist()
        super().__init__(docs.tolist(), weights, None, format_, scorer=scorer, term=term, terminfo=info)
        self._view = view
        self._number = number
        self._positions: Any = None

    def copy(self) -> EngineMatcher:
        twin = EngineMatcher(self._view, self._number, self._format, self._scorer, self._term, self._terminfo)
        twin._i = self._i
        return twin

    def value(self) -> Any:
        return self.positions() if self._view.has_positions else b""

    def positions(self) -> list[int]:
        """Word positions of the current document."""
        if self._positions is None:
            self._positions = self._view.positions(self._number)
        first, flat = self._positions
        found: list[int] = flat[first[self._i] : first[self._i + 1]].tolist()
        return found

    def supports(self, astype: str) -> bool:
        return astype in ("frequency", "weight") or (astype == "positions" and self._view.has_positions)

    def value_as(self, astype: str) -> Any:
        if astype == "positions":
            return self.positions()
        if astype == "frequency":
            return int(self._weights[self._i])
        return self._weights[self._i]

    def spans(self) -> list[Any]:
        return [Span(position) for position in self.positions()]


class EngineCursor(FieldCursor):  # type: ignore[misc]  # Whoosh is untyped
    """Walks the terms of a field in order, as text."""

    def __init__(self, view: FieldView | None, field: Any) -> None:
        self._view = view
        self._field = field
        self._number = 0

    def first(self) -> Any:
        self._number = 0
        return self.text()

    def find(self, term: Any) -> Any:
        if self._view is not None:
            self._number = self._view.lower_bound(term if isinstance(term, bytes) else self._field.to_bytes(term))
        return self.text()

    def next(self) -> Any:
        self._number += 1
        return self.text()

    def is_valid(self) -> bool:
        return self._view is not None and self._number < self._view.count

    def text(self) -> Any:
        if self._view is None or self._number >= self._view.count:
            return None
        return self._field.from_bytes(self._view.term(self._number))

    def term_info(self) -> Any:
        return _term_info(self._view, self._number) if self._view is not None and self.is_valid() else None


def _term_info(view: FieldView, number: int) -> Any:
    docs, tf = view.postings(number)
    info = W3TermInfo()
    info._weight = float(tf.sum(dtype=np.int64))
    info._df = len(docs)
    info._minlength = 1
    info._maxlength = byte_to_length(255)
    info._maxweight = float(tf.max())
    info._minid = int(docs[0])
    info._maxid = int(docs[-1])
    return info


class EngineTermsReader(TermsReader):  # type: ignore[misc]  # Whoosh is untyped
    """Term dictionary and postings of a segment."""

    def __init__(self, segment: SegmentFile) -> None:
        self.segment = segment

    def _locate(self, fieldname: str, text: bytes) -> tuple[FieldView | None, int]:
        view = self.segment.field(fieldname)
        return view, -1 if view is None else view.find(text)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._locate(*term)[1] >= 0

    def cursor(self, fieldname: str, fieldobj: Any) -> EngineCursor:
        return EngineCursor(self.segment.field(fieldname), fieldobj)

    def indexed_field_names(self) -> list[str]:
        return self.segment.field_names

    def _views(self) -> Iterator[tuple[str, FieldView]]:
        for name in self.segment.field_names:
            view = self.segment.field(name)
            assert view is not None
            yield name, view

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name, view in self._views():
            for number in range(view.count):
                yield name, view.term(number)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name, view in self._views():
            if name >= fieldname:
                for number in range(view.lower_bound(prefix) if name == fieldname else 0, view.count):
                    yield name, view.term(number)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for name, view in self._views():
            for number in range(view.count):
                yield (name, view.term(number)), _term_info(view, number)

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for name, view in self._views():
            if name >= fieldname:
                for number in range(view.lower_bound(prefix) if name == fieldname else 0, view.count):
                    yield (name, view.term(number)), _term_info(view, number)

    def term_info(self, fieldname: str, text: bytes) -> Any:
        view, number = self._locate(fieldname, text)
        if view is None or number < 0:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return _term_info(view, number)

    def frequency(self, fieldname: str, text: bytes) -> float:
        view, number = self._locate(fieldname, text)
        return float(_term_info(view, number).weight()) if view is not None and number >= 0 else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        view, number = self._locate(fieldname, text)
        return view.document_frequency(number) if view is not None and number >= 0 else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> EngineMatcher:
        view, number = self._locate(fieldname, text)
        if view is None or number < 0:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return EngineMatcher(view, number, format_, scorer, (fieldname, text), _term_info(view, number))

    def close(self) -> None:
        """Nothing to close: the map goes when its last view goes."""


class _ColumnReader(columns.ColumnReader):  # type: ignore[misc]  # Whoosh is untyped
    """A column for Whoosh's collectors and facets."""

    def __init__(self, values: Any, count: int) -> None:
        self._values = values
        self._doccount = count
        self._reverse = False

    def __len__(self) -> int:
        return self._doccount

    def __getitem__(self, doc: int) -> Any:
        return self._values(doc)

    def sort_key(self, doc: int) -> Any:
        value = self._values(doc)
        return -value if self._reverse and not isinstance(value, bytes) else value

    def set_reverse(self) -> None:
        self._reverse = True

    def __iter__(self) -> Iterator[Any]:
        return (self._values(doc) for doc in range(self._doccount))

    def load(self) -> list[Any]:
        return list(self)


class EnginePerDocReader(PerDocumentReader):  # type: ignore[misc]  # Whoosh is untyped
    """What a segment keeps by document: lengths, columns, stored values, deletions."""

    def __init__(self, file: SegmentFile, segment: Any) -> None:
        self.file = file
        self._segment = segment

    def close(self) -> None:
        """Nothing to close: the map goes when its last view goes."""

    def doc_count(self) -> int:
        return self.file.doc_count - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return self.file.doc_count

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    def all_doc_ids(self) -> Iterator[int]:
        deleted = frozenset(self._segment.deleted_docs())
        return (doc for doc in range(self.file.doc_count) if doc not in deleted)

    def iter_docs(self) -> Iterator[tuple[int, dict[str, Any]]]:
        return ((doc, self.stored_fields(doc)) for doc in self.all_doc_ids())

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return self.file.has_column(fieldname)

    def list_columns(self) -> list[str]:
        return [name for name in self.file.field_names if self.file.has_column(name)]

    def column_reader(self, fieldname: str, column: Any) -> _ColumnReader:
        values = self.file.column(fieldname)
        if values is not None:
            return _ColumnReader(lambda doc: values[doc].item(), self.file.doc_count)
        return _ColumnReader(lambda doc: self.file.column_bytes(fieldname, doc), self.file.doc_count)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self.file.length_bytes(fieldname)
        return default if lengths is None else int(byte_to_length(int(lengths[docnum])))

    def field_length(self, fieldname: str) -> int:
        return self.file.lengths.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        lengths = self.file.length_bytes(fieldname)
        return 0 if lengths is None else int(byte_to_length(int(lengths.min())))

    def max_field_length(self, fieldname: str) -> int:
        lengths = self.file.length_bytes(fieldname)
        return 0 if lengths is None else int(byte_to_length(int(lengths.max())))

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        return False

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return self.file.stored_fields(docnum)


def segment_of(offsets: list[int], doc: int) -> int:
    """The number of the segment that holds a global document number."""
    return bisect_right(offsets, doc) - 1
