"""Ranges of numbers and dates on columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.border import fields
from index.engine.corpus import Corpus
from index.engine.sortable import bound


def mask(corpus: Corpus, wanted: Any) -> NDArray[np.bool_] | None:
    """Which documents have a value that lies in a `NumericRange` or `DateRange`.

    None when the field has no column in some segment that has its terms; then those can still answer.
    """
    field = corpus.field(wanted.fieldname)
    if not isinstance(field, fields.NUMERIC):
        return None
    inside = np.zeros(corpus.doc_count_all, bool)
    top = 2**field.bits - 1
    for segment in corpus.segments:
        column = segment.file.column(wanted.fieldname)
        if column is None:
            if segment.file.field(wanted.fieldname) is not None:
                return None
            continue
        here = inside[segment.base : segment.base + segment.count]
        here[:] = True
        if wanted.start is not None:
            here &= _compare(column, bound(field, wanted.start) + bool(wanted.startexcl), top, at_least=True)
        if wanted.end is not None:
            here &= _compare(column, bound(field, wanted.end) - bool(wanted.endexcl), top, at_least=False)
        missing = segment.file.column_missing(wanted.fieldname)
        if missing is not None:
            here[missing] = False
    return inside


def _compare(column: Any, end: int, top: int, at_least: bool) -> Any:
    if end < 0 or end > top:  # outside what the column can hold
        return (end < 0) == at_least
    return column >= end if at_least else column <= end
