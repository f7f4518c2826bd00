"""Change a query by key: narrow it to a name, shut one out, shift its month. Pure text work."""

from __future__ import annotations

import re
from datetime import date, timedelta

_FIELDS = {"person": "person", "organisation": "org", "place": "place"}
"""The field of a query by the kind of an entity; the other kinds have one together."""
_MONTH, _DAY = len("2024-07"), len("2024-07-14")
_DATE_TERM = re.compile(r'(?<!\S)-?(?:date|after|before|on):(?:"[^"]*"|\S+)', re.IGNORECASE)
_SPAN_TERM = re.compile(r'(?<!\S)date:"?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?"?(?!\S)', re.IGNORECASE)


def field_term(field: str, value: str) -> str:
    """`source:"New York Times"`."""
    return f'{field}:"{value.strip().replace(chr(34), "")}"'


def name_term(entity_id: str, name: str, *, beside: str = "") -> str:
    """`person:"Ismail Haniyeh"`, the one writing of a name in a query, whether it comes from a list, a card, an
    article or the strip: so that the same key takes away what another place put in.

    Args:
        beside: What tells it from others of its name, where that is told.
    """
    kind, _, told = entity_id.partition(":")
    # A name that others have finds one of them only with what is told of it, which stands in its id; the one whose
    # id has nothing told is found by its name, however many others have it.
    is_shared = beside or (told.endswith(")") and not name.endswith(")"))
    wanted = told if is_shared and " ".join(name.casefold().split()) != told else name
    return field_term(_FIELDS.get(kind, "entity"), wanted)


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


def shift_dates(query: str, step: int, newest: str) -> str:
    """The query for `step` days, months or years later (earlier when negative), by what it has.

    Args:
        newest: The month to begin with where it has none, or "".
    """
    match = _SPAN_TERM.search(query)
    if match is None:
        return with_term(without_dates(query), f"date:{newest}") if newest else query
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            span = (date(year, month, day) + timedelta(days=step)).isoformat()
        elif month:
            count = year * 12 + month - 1 + step
            span = f"{count // 12:04}-{count % 12 + 1:02}"
        else:
            span = f"{year + step:04}"
    except (ValueError, OverflowError):
        return query
    return f"{query[: match.start()]}date:{span}{query[match.end() :]}"


def narrow_dates(query: str, near: str) -> str:
    """The query for a month instead of a year, a day instead of a month, a month instead of all time.

    Args:
        near: An ISO 8601 day that is to be within, or as much of one as is known.
    """
    match = _SPAN_TERM.search(query)
    if match is None:
        return with_term(without_dates(query), f"date:{near[:7]}") if len(near) >= _MONTH else query
    span = "-".join(part for part in match.groups() if part)
    wanted = near[: len(span) + 3]
    if len(span) >= _DAY or len(wanted) < len(span) + 3 or not wanted.startswith(span):
        return query
    return f"{query[: match.start()]}date:{wanted}{query[match.end() :]}"


def widen_dates(query: str) -> str:
    """The query for a month instead of a day, a year instead of a month, all time instead of a year."""
    match = _SPAN_TERM.search(query)
    if match is None:
        return without_dates(query)
    parts = [part for part in match.groups() if part][:-1]
    if not parts:
        return without_dates(query)
    return f"{query[: match.start()]}date:{'-'.join(parts)}{query[match.end() :]}"


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
