"""Whoosh made fast: a codec, a writer, an evaluator and a reader manager over NumPy arrays in mapped files.

Everything here extends Whoosh through its own doors (codec, `SegmentWriter`, query objects), so an index
written by it opens with plain Whoosh too, and a query that the fast paths do not know still runs through
Whoosh's matchers. Names are imported when first asked for: `import index.engine` loads neither NumPy nor
Whoosh. `docs/search-engine.md` tells how the parts work.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.engine.analysis import NewsAnalyzer, stemmed_field, surface_field
    from index.engine.corpus import OpenSegment
    from index.engine.docset import DocSet
    from index.engine.fieldview import FieldView
    from index.engine.manager import Index
    from index.engine.ranking import best
    from index.engine.results import TopDocs
    from index.engine.segment import SegmentFile
    from index.engine.snapshot import Snapshot, SnapshotOver
    from index.engine.words import ACCENTS, CANDIDATE, analyse, fold, pieces, stem
    from index.engine.writer import Writer

# An index is made, opened, written and merged through `Index` and asked through a `Snapshot`; `DocSet` brings
# sets of documents into queries. `OpenSegment`, `SegmentFile` and `FieldView` are for tables kept by segment.
__all__ = [
    "ACCENTS",
    "CANDIDATE",
    "DocSet",
    "FieldView",
    "Index",
    "NewsAnalyzer",
    "OpenSegment",
    "SegmentFile",
    "Snapshot",
    "SnapshotOver",
    "TopDocs",
    "Writer",
    "analyse",
    "best",
    "fold",
    "pieces",
    "stem",
    "stemmed_field",
    "surface_field",
]

_HOMES = {
    "ACCENTS": "words",
    "CANDIDATE": "words",
    "DocSet": "docset",
    "FieldView": "fieldview",
    "Index": "manager",
    "OpenSegment": "corpus",
    "SegmentFile": "segment",
    "Snapshot": "snapshot",
    "SnapshotOver": "snapshot",
    "TopDocs": "results",
    "Writer": "writer",
    "analyse": "words",
    "best": "ranking",
    "fold": "words",
    "pieces": "words",
    "stem": "words",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'analysis')}"), name)
    globals()[name] = found  # the next one to ask does not come here
    return found
