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
    from index.engine.results import TopDocs
    from index.engine.snapshot import Snapshot
    from index.engine.words import analyse, fold, stem
    from index.engine.writer import Writer

__all__ = [
    "DocSet",
    "FieldView",
    "Index",
    "NewsAnalyzer",
    "OpenSegment",
    "Snapshot",
    "TopDocs",
    "Writer",
    "analyse",
    "fold",
    "stem",
    "stemmed_field",
    "surface_field",
]

_HOMES = {
    "DocSet": "docset",
    "FieldView": "fieldview",
    "Index": "manager",
    "OpenSegment": "corpus",
    "Snapshot": "snapshot",
    "TopDocs": "results",
    "Writer": "writer",
    "analyse": "words",
    "fold": "words",
    "stem": "words",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'analysis')}"), name)
    globals()[name] = found  # the next one to ask does not come here
    return found
