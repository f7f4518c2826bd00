"""Change a query by key: narrow it to a name, shut one out, shift its month. Pure text work."""

from __future__ import annotations

import re

_DATE_TERM = re.compile(r'(?<!\S)-?(?:date|after|before|on):(?:"[^"]*"|\S+)', re.IGNORECASE)
_MONTH_TERM = re.compile(r'(?<!\S)date:"?(\d{4})-(\d{2})"?(?!\S)', re.IGNORECASE)


def field_term(field: str, name: str) -> str:
    """`person:"Ismail Haniyeh"`; a key that comes with its kind in front (`person:ismail haniyeh`) loses it."""
    kind, colon, rest = name.partition(":")
    if colon and kind.isalpha() and rest.strip():
        name = rest
    return f'{field}:"{name.strip().replace(chr(34), "")}"'


def with_term(query: str, term: str, *, exclude: bool = False) -> str:
    """The query with a term that must, or must not, match. Its opposite goes; twice the same takes it away."""
    wanted, opposite = (f"-{term}", term) if exclude else (term, f"-{term}")
    rest = _without(query, opposite)
    if _has(rest, wanted):
        return _without(rest, wanted)
    rest = "" if rest == "*" else rest
    return f"{rest} {wanted}".strip()


def shift_month(query: str, step: int, newest: str) -> str:
    """The query for `step` months later (earlier when negative); without a month yet, for the newest one."""
    match = _MONTH_TERM.search(query)
    if match is None:
        if not newest:
            return query
        return f"{without_dates(query)} date:{newest}".strip()
    count = int(match[1]) * 12 + int(match[2]) - 1 + step
    month = f"date:{count // 12:04}-{count % 12 + 1:02}"
    return f"{query[: match.start()]}{month}{query[match.end() :]}"


def without_dates(query: str) -> str:
    """The query without its date terms."""
    return " ".join(_DATE_TERM.sub(" ", query).split())


def _has(query: str, term: str) -> bool:
    return re.search(rf"(?<!\S){re.escape(term)}(?!\S)", query) is not None


def _without(query: str, term: str) -> str:
    return " ".join(re.sub(rf"(?<!\S){re.escape(term)}(?!\S)", " ", query).split())
