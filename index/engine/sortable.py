"""Numbers as Whoosh's columns hold them: unsigned integers whose order is that of the numbers."""

from __future__ import annotations

from typing import Any

from index.engine.border import fields


def offset(field: Any) -> int:
    """What is added to an integer to get its place in the column's order; dates are held as they are."""
    plain = isinstance(field, fields.DATETIME) or not field.signed
    return 0 if plain else int(2 ** (field.bits - 1))


def column_default(field: Any) -> int:
    """What a column holds for documents without a value."""
    default = field.default
    if isinstance(default, float):
        return int(field.to_column_value(default))
    if isinstance(field, fields.DATETIME):
        return int(2 ** (field.bits - 1) - 1)
    if not field.min_value <= default <= field.max_value:
        return int(default)  # Whoosh 2.7.4 keeps it in that form already
    return int(default) + offset(field)


def bound(field: Any, value: Any) -> int:
    """The end of a range in the column's form; it may lie outside what the column can hold."""
    if field.numtype is not int:
        return int(field.to_column_value(value))
    number = int(value) * 10**field.decimal_places if isinstance(value, int) else int(field.prepare_number(value))
    return number + offset(field)
