"""One segment opened for reading: its fields, columns, lengths, document store and deletions."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrayfile import REBUILD, ArrayFile, buffer
from index.engine.fieldview import FieldView
from index.errors import IndexDamagedError

EXTENSION = ".arrays"


def encode_stored(value: Any) -> bytes:
    """A stored value with its kind in front: bytes, text, or anything that JSON holds."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return b"b" + bytes(value)
    if isinstance(value, str):
        return b"s" + value.encode("utf-8", "surrogatepass")
    return b"j" + json.dumps(value).encode()


def decode_stored(data: bytes) -> Any:
    """What `encode_stored` was given."""
    if data[:1] == b"b":
        return data[1:]
    if data[:1] == b"s":
        return data[1:].decode("utf-8", "surrogatepass")
    return json.loads(data[1:])


class SegmentFile:
    """The immutable part of a segment: everything but which documents are deleted since.

    Args:
        path: The segment's array file.
        doc_count: Documents in it, deleted ones included.
    """

    def __init__(self, path: Path, doc_count: int) -> None:
        self.file = ArrayFile(path)
        self.doc_count = doc_count
        self.field_names: list[str] = self.file.facts["fields"]
        self.lengths: dict[str, int] = self.file.facts["lengths"]
        self.frequencies: dict[str, int] = self.file.facts["frequencies"]
        self.stored_names: list[str] = self.file.facts["stored"]
        if self.file.facts["documents"] != doc_count:
            raise IndexDamagedError(f"{path}: the segment has another number of documents.", REBUILD)
        self._fields: dict[str, FieldView | None] = {}
        self.norms: dict[str, tuple[int, NDArray[np.float32]]] = {}
        """Field → (documents of the index when they were computed, vector lengths); see `terms.vector_norms`."""

    def field(self, name: str) -> FieldView | None:
        """Terms and postings of a field, None when no document of the segment has any."""
        if name not in self._fields:
            self._fields[name] = FieldView(self.file, name) if name in self.field_names else None
        return self._fields[name]

    def length_bytes(self, name: str) -> NDArray[np.uint8] | None:
        """Field lengths of all documents, each in Whoosh's one-byte form; None for unscored fields."""
        key = f"{name}/lengths"
        return self.file.get(key) if key in self.file else None

    def has_column(self, name: str) -> bool:
        """Whether the segment has a column of the field."""
        return f"{name}/column" in self.file or f"{name}/column_bytes" in self.file

    def column(self, name: str) -> NDArray[Any] | None:
        """The numeric column of a field, one value a document."""
        key = f"{name}/column"
        return self.file.get(key) if key in self.file else None

    def column_missing(self, name: str) -> NDArray[np.uint32] | None:
        """Documents that gave a numeric column no value; None when all did."""
        key = f"{name}/column_missing"
        return self.file.get(key) if key in self.file else None

    def column_bytes(self, name: str, doc: int) -> bytes:
        """One value of a column that holds bytes."""
        return self._block(f"{name}/column_starts", f"{name}/column_bytes", doc)

    def _block(self, starts_name: str, bytes_name: str, doc: int) -> bytes:
        starts = self.file.get(starts_name)
        start, end = int(starts[doc]), int(starts[doc + 1])
        self.file.check(bytes_name, start, end)
        return bytes(buffer(self.file.unchecked(bytes_name))[start:end])

    def stored_raw(self, name: str, doc: int) -> bytes:
        """The packed stored value of a field; empty when the document has none."""
        return self._block(f"{name}/store_starts", f"{name}/store", doc)

    def stored(self, name: str, doc: int) -> Any:
        """The stored value of a field, None when the document has none.

        Raises:
            IndexDamagedError: The bytes do not fit their checksum.
        """
        packed = self.stored_raw(name, doc)
        if not packed:
            return None
        try:
            return decode_stored(zlib.decompress(packed))  # ends with a checksum of the plain bytes
        except zlib.error as error:
            raise IndexDamagedError(f"{self.file.path}: document {doc} is damaged.", REBUILD) from error

    def stored_fields(self, doc: int) -> dict[str, Any]:
        """All stored values of a document by field."""
        values = ((name, self.stored(name, doc)) for name in self.stored_names)
        return {name: value for name, value in values if value is not None}
