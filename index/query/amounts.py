"""Amounts as people write them in a query: `>1bn`, `40..50`, `$5m`, `>=1000 people`, `40%`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.about import HIGHEST, code, units_of
from index.entities.words import word_set

_SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands"), 1e3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), 1e6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 1e9),
    **{"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7},
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 1e12),
}
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_SIGN = r"(?:(?:us|ca?|can|au?|nz|hk|s|r)?\$|€|£|¥|₹)"
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?:(?P<scale>{_SCALE})(?![a-z]))?",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(>=|<=|≥|≤|>|<|=)?\s*")
_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*")

FOLLOWING = frozenset(_SCALES) | word_set(
    "% percent pct dollars euros pounds yen yuan rupees francs marks pence degrees times "
    "people persons dead killed deaths wounded injured jobs km kilometres "
    "kilometers miles metres meters tonnes tons barrels acres hectares shares days weeks months years hours "
    "minutes employees workers soldiers troops homes points"
)
"""Words that belong to an amount without quotes: `amount:>1000 people`."""


@dataclass(frozen=True, slots=True)
class AmountRange:
    """Codes (`index.about.code`) from `low` to `high`, both included, and what is counted ("" tells nothing)."""

    low: int
    high: int
    units: tuple[str, ...]


def parse_amount(text: str) -> AmountRange | None:
    """The amounts a text means, or None when it means none."""
    text = " ".join(text.split())
    if parts := _RANGE.search(text):
        return _between(text[: parts.start()], text[parts.end() :])
    compared = _COMPARED.match(text)
    number = _NUMBER.match(text, compared.end() if compared else 0)
    if compared is None or number is None:
        return None
    value = code(_value(number))
    units = _units(number, text[number.end() :])
    match compared[1]:
        case ">":
            return AmountRange(value + 1, HIGHEST, units)
        case ">=" | "≥":
            return AmountRange(value, HIGHEST, units)
        case "<":
            return AmountRange(0, value - 1, units)
        case "<=" | "≤":
            return AmountRange(0, value, units)
    return AmountRange(value, value, units)


def _between(left: str, right: str) -> AmountRange | None:
    first, last = _NUMBER.fullmatch(left.strip()), _NUMBER.match(right)
    if (left and first is None) or (last is None and (right.strip(" %") or first is None)):
        return None
    high = _value(last) if last else None
    low = _value(first) if first else 0.0
    if first and last and last["scale"] and not first["scale"] and low < (high or 0.0):
        low *= _SCALES[last["scale"].lower()]  # 2..3bn
    units = _units(last, right[last.end() :]) if last else ()
    if not units and first:
        units = _units(first, "")
    return AmountRange(code(low), HIGHEST if high is None else code(high), units)


def _value(number: re.Match[str]) -> float:
    scale = _SCALES[number["scale"].lower()] if number["scale"] else 1.0
    return float(number["digits"].replace(",", "")) * scale


def _units(number: re.Match[str], rest: str) -> tuple[str, ...]:
    sign = (number["sign"] or "").lower()
    return tuple(dict.fromkeys([*(units_of(sign) if sign else []), *units_of(rest)]))
