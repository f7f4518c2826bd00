"""Dates and amounts of a text as terms of the index (`about:` and `amount:`).

A date is kept as beginnings of ISO 8601, each a part of the calendar: `198` the eighties, `1987`, `1987-03`,
`1987-03-26`. A date is under every part that holds it, so a span of any length in a query is a handful of
terms. An amount is kept under each word of what it counts, as a number that sorts like its value, so a range
is one run of terms.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from index.article import Figure, Mention
from index.engine import analyse
from index.entities.words import word_set

_DAYS_APIECE = 14
"""A span up to so long is about each of its days; "July" is about July and none of its days."""
_MONTHS_APIECE = 12
FIRST_YEAR, LAST_YEAR = 1500, 2199
ANY_UNIT = "*"
HIGHEST = (1 << 48) - 1

_UNITS = {
    **dict.fromkeys(("%", "percent", "pct", "per cent", "percentage points"), "%"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars", "dlr", "dlrs", "bucks"), "$"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "€"),
    **dict.fromkeys(("£", "gbp", "stg", "pound", "pounds", "pounds sterling"), "£"),
    **dict.fromkeys(("¥", "jpy", "yen"), "yen"),
    **dict.fromkeys(("₹", "rs", "inr", "rupee", "rupees"), "rupee"),
    **{
        "c$": "c$",
        "ca$": "c$",
        "can$": "c$",
        "a$": "a$",
        "au$": "a$",
        "nz$": "nz$",
        "hk$": "hk$",
        "s$": "s$",
        "r$": "r$",
    },
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "metre"),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("tonne", "tonnes", "ton", "tons"), "tonne"),
    **dict.fromkeys(("bpd", "barrels per day", "barrels a day"), "bpd"),
    **dict.fromkeys(("dead", "death", "deaths", "killed"), "dead"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "wounded"),
    **dict.fromkeys(("people", "persons", "person"), "people"),
}
_LITTLE = word_set("of the a an and or in per to")


# -- dates ----------------------------------------------------------------------------------------------------
def date_terms(mentions: Iterable[Mention]) -> list[str]:
    """The terms of an article's dates, each once, in order."""
    found: set[str] = set()
    for value in {m.date for m in mentions if m.date}:
        low, _, high = value.partition("/")
        found.update(_parts(date.fromisoformat(low), date.fromisoformat(high or low)))
    return sorted(found)


def _parts(low: date, high: date) -> Iterator[str]:
    days = (high - low).days
    if days < _DAYS_APIECE:
        for step in range(days + 1):
            yield (low + timedelta(step)).isoformat()
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    whole_years = (low.month, low.day, high.month, high.day) == (1, 1, 12, 31)
    if months <= _MONTHS_APIECE and not whole_years:
        for number in range(low.month - 1, low.month - 1 + months):
            yield f"{low.year + number // 12:04}-{number % 12 + 1:02}"
    first, last = low.year, high.year
    decades = range(first // 10, last // 10 + 1)
    if last - first < 10 and not (last - first == 9 and whole_years):
        for year in range(first, last + 1):
            yield f"{year:04}"
    for decade in decades:
        yield f"{decade:03}"


def cover(first: date | None, end: date | None) -> list[str]:
    """The fewest terms that hold all days from `first` up to but without `end`; None is open."""
    low = max(first or date(FIRST_YEAR, 1, 1), date(FIRST_YEAR, 1, 1))
    stop = min(end or date(LAST_YEAR + 1, 1, 1), date(LAST_YEAR + 1, 1, 1))
    terms = []
    while low < stop:
        for term, following in _largest(low):
            if following <= stop:
                terms.append(term)
                low = following
                break
    return terms


def _largest(day: date) -> Iterator[tuple[str, date]]:
    """The parts of the calendar that begin with a day, the longest first, and the day after each."""
    if day.day == 1:
        if day.month == 1:
            if day.year % 10 == 0:
                yield f"{day.year // 10:03}", date(day.year + 10, 1, 1)
            yield f"{day.year:04}", date(day.year + 1, 1, 1)
        yield f"{day.year:04}-{day.month:02}", date(day.year + day.month // 12, day.month % 12 + 1, 1)
    yield day.isoformat(), day + timedelta(1)


# -- amounts --------------------------------------------------------------------------------------------------
def amount_terms(figures: Iterable[Figure]) -> list[str]:
    """The terms of an article's figures, each once, in order.

    "More than 1,000" is a little over 1,000 too, "nearly 1,000" a little under.
    """
    found: set[str] = set()
    for figure in figures:
        ends = (figure.low, figure.high) if figure.value is None else (figure.value,)
        codes = {code(end) for end in ends if end is not None}
        if figure.high is None and figure.low is not None:
            codes.add(code(figure.low) + 1)
        if figure.low is None and figure.high is not None:
            codes.add(code(figure.high) - 1)
        units = [ANY_UNIT, *units_of(figure.unit)]
        found.update(amount_term(unit, number) for unit in units for number in codes if number >= 0)
    return sorted(found)


def amount_term(unit: str, number: int) -> str:
    """The term of an amount of one unit; `number` is a `code`."""
    return f"{unit}:{number:012x}"


def code(value: float) -> int:
    """A number of 48 bits that sorts like the value, equal for values a hair apart; below zero counts as 0."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", max(value, 0.0)))
    return min((int(bits) + (1 << 15)) >> 16, HIGHEST)


def units_of(unit: str) -> list[str]:
    """What a unit or the thing counted is looked up under: "Palestinian civilians" → two words."""
    folded = " ".join(unit.lower().split())
    if folded in _UNITS:
        return [_UNITS[folded]]
    words = [(stemmed, surface) for stemmed, surface, *_ in analyse(folded) if surface not in _LITTLE]
    return list(dict.fromkeys(_UNITS.get(surface, stemmed) for stemmed, surface in words))
