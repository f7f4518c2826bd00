"""Change a query by key: narrow it to a name, shut one out, shift its month. Pure text work."""

from __future__ import annotations

import re

_ENTITIES = ("person", "org", "place", "entity")
_DATE_TERM = re.compile(r'(?<!\S)-?(?:date|after|before|on):(?:"[^"]*"|\S+)', re.IGNORECASE)
_MONTH_TERM = re.compile(r'(?<!\S)date:"?(\d{4})-(\d{2})"?(?!\S)', re.IGNORECASE)


def field_term(field: str, name: str) -> str:
    """`person:"Ismail Haniyeh"`; an entity's id (`person:ismail haniyeh`) loses the kind in front."""
    kind, colon, rest = name.partition(":")
    if field in _ENTITIES and colon and kind.isalpha() and rest.strip():
        name = rest
    return f'{field}:"{name.strip().replace(chr(34), "")}"'


def with_term(query: str, term: str, *, exclude: bool = False) -> str:
    """The query with a term that must, or must not, match. Its opposite goes; twice the same takes it away.

    It comes in front: the last word stays the last, which may be the beginning of one, and what follows an open
    quotation mark stays within it.
    """
    wanted, opposite = (f"-{term}", term) if exclude else (term, f"-{term}")
    rest = _without(query, opposite)
    if _has(rest, wanted):
        return _without(rest, wanted)
    rest = "" if rest == "*" else rest
    return f"{wanted} {rest}".strip()


def shift_month(query: str, step: int, newest: str) -> str:
    """The query for `step` months later (earlier when negative); without a month yet, for the newest one."""
    match = _MONTH_TERM.search(query)
    if match is None:
        if not newest:
            return query
        return with_term(without_dates(query), f"date:{newest}")
    count = int(match[1]) * 12 + int(match[2]) - 1 + step
    month = f"date:{count // 12:04}-{count % 12 + 1:02}"
    return f"{query[: match.start()]}{month}{query[match.end() :]}"


def has_dates(query: str) -> bool:
    """Whether the query says when."""
    return _DATE_TERM.search(query) is not None


def without_dates(query: str) -> str:
    """The query without its date terms."""
    return " ".join(_DATE_TERM.sub(" ", query).split())


def _has(query: str, term: str) -> bool:
    return re.search(rf"(?<!\S){re.escape(term)}(?!\S)", query) is not None


def _without(query: str, term: str) -> str:
    return " ".join(re.sub(rf"(?<!\S){re.escape(term)}(?!\S)", " ", query).split())
