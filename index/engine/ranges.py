"""Ranges of numbers and dates on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.engine.border import fields
from index.engine.corpus import Corpus, OpenSegment
from index.engine.sets import Ids


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
        low = _sortable(field, wanted.start)
        inside &= _compare(column, low + bool(wanted.startexcl), top, at_least=True)
    if wanted.end is not None:
        high = _sortable(field, wanted.end)
        inside &= _compare(column, high - bool(wanted.endexcl), top, at_least=False)
    missing = segment.file.column_missing(wanted.fieldname)
    if missing is not None:
        inside[missing] = False
    return np.flatnonzero(inside).astype(np.uint32)


def _sortable(field: Any, value: Any) -> int:
    """A bound in the unsigned form of the column, whose order is that of the numbers."""
    if field.numtype is not int:
        return int(field.to_column_value(value))
    number = int(value) * 10**field.decimal_places if isinstance(value, int) else int(field.prepare_number(value))
    return number + (2 ** (field.bits - 1) if field.signed else 0)


def _compare(column: Any, bound: int, top: int, at_least: bool) -> Any:
    if bound < 0 or bound > top:  # outside what the column can hold
        return np.full(len(column), (bound < 0) == at_least)
    return column >= bound if at_least else column <= bound
