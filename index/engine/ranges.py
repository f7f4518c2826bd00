"""Ranges of numbers and dates on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.engine.border import fields
from index.engine.corpus import Corpus, OpenSegment
from index.engine.sets import Ids
from index.engine.sortable import bound


def documents(corpus: Corpus, segment: OpenSegment, wanted: Any) -> Ids | None:
    """The documents whose value lies in a `NumericRange` or `DateRange`.

    None when the field has no column here; then its terms can still answer.
    """
    field = corpus.field(wanted.fieldname)
    column = segment.file.column(wanted.fieldname)
    if column is None or not isinstance(field, fields.NUMERIC):
        return None
    inside = np.ones(segment.count, bool)
    top = 2**field.bits - 1
    if wanted.start is not None:
        low = bound(field, wanted.start)
        inside &= _compare(column, low + bool(wanted.startexcl), top, at_least=True)
    if wanted.end is not None:
        high = bound(field, wanted.end)
        inside &= _compare(column, high - bool(wanted.endexcl), top, at_least=False)
    missing = segment.file.column_missing(wanted.fieldname)
    if missing is not None:
        inside[missing] = False
    return np.flatnonzero(inside).astype(np.uint32)


def _compare(column: Any, end: int, top: int, at_least: bool) -> Any:
    if end < 0 or end > top:  # outside what the column can hold
        return np.full(len(column), (end < 0) == at_least)
    return column >= end if at_least else column <= end
