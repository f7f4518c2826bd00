"""The parts of Whoosh that the engine builds on, in one place and untyped.

Only what all descendants of Whoosh 2.7 share is used, so an index may be read with any of them. Some carry
type hints and some do not; taking everything from here as `Any` gives the type checker one picture.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

fields: Any = import_module("whoosh.fields")
query: Any = import_module("whoosh.query")
matching: Any = import_module("whoosh.matching")
columns: Any = import_module("whoosh.columns")
_analysis: Any = import_module("whoosh.analysis")
_base: Any = import_module("whoosh.codec.base")
_codec3: Any = import_module("whoosh.codec.whoosh3")
_index: Any = import_module("whoosh.index")
_numeric: Any = import_module("whoosh.util.numeric")
_reading: Any = import_module("whoosh.reading")
_spans: Any = import_module("whoosh.query.spans")
_writing: Any = import_module("whoosh.writing")

Analyzer: Any = _analysis.Analyzer
CommaSeparatedTokenizer: Any = _analysis.CommaSeparatedTokenizer
IDTokenizer: Any = _analysis.IDTokenizer
Token: Any = _analysis.Token
Codec: Any = _base.Codec
FieldCursor: Any = _base.FieldCursor
PerDocumentReader: Any = _base.PerDocumentReader
TermsReader: Any = _base.TermsReader
W3Segment: Any = _codec3.W3Segment
W3TermInfo: Any = _codec3.W3TermInfo
StructFile: Any = import_module("whoosh.filedb.structfile").StructFile
FileStorage: Any = import_module("whoosh.filedb.filestore").FileStorage
EmptyIndexError: Any = _index.EmptyIndexError
FileIndex: Any = _index.FileIndex
TOC: Any = _index.TOC
MultiReader: Any = _reading.MultiReader
SegmentReader: Any = _reading.SegmentReader
TermNotFound: Any = _reading.TermNotFound
BM25F: Any = import_module("whoosh.scoring").BM25F
Searcher: Any = import_module("whoosh.searching").Searcher
Span: Any = _spans.Span
byte_to_length: Any = _numeric.byte_to_length
length_to_byte: Any = _numeric.length_to_byte
IndexingError: Any = _writing.IndexingError
LockError: type[Exception] = _index.LockError
SegmentWriter: Any = _writing.SegmentWriter
