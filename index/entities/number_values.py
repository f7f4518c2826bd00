"""What a number says: its value or range, with the currency before it, the share it makes, what is added to it.

"Two to three million" is a range, "one in five" 20 percent, "200-plus" 200 and more.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.entities.numerals import FRACTIONS, MULTIPLES, SECOND, VAGUE, in_digits, in_words, value_of
from index.entities.quantities import PERCENT, Unit, unit_behind, unit_of_currency

RANGE_OPENING = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
"""What stands before the first end of a range."""
# "Rose from 5 to 7 pct": two figures, no range.
_FROM_TO = re.compile(
    r"\b(?:(?:increas|rais|declin|reduc|narrow|widen|expand|mov|chang|lower|boost|slash|soar|plung|climb|jump|slipp|"
    r"tumbl|surg|drop|grow|cut|eas|advanc|gain)\w*|rises?|rose|risen|falls?|fell|fallen|grew|went|go|goes|up|down|shrank)"
    r"\s(?:(?!(?:ranging|varying|anywhere|of)\s)[^\s.;]+\s){0,6}from\s$",
    re.IGNORECASE,
)
_THOUSAND = 1000
_AND_A_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b")
_MINUS = re.compile(r"\bminus\s$", re.IGNORECASE)
_OF_A_POINT = re.compile(r"\sof\s(?:an?|one)\s(?:percentage\s)?point\b")
_PLUS = re.compile(r"(?:-plus\b|\+)(?=\s[a-z])|-odd\b")
# "one in five people", "nine out of 10 voters": shares.
_ROUND = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000))
_SHARE_OF = re.compile(
    r"\s(?P<how>in|out of)\s(?:every\s)?"
    r"(?P<whole>[\d,]+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
    r"(?=\s(?!(?:seconds|minutes|hours|days|weeks|months|years|seasons|games|matches|attempts|starts|overs|times)\b)"
    r"(?:\w+\s){0,2}?(?:\w+s|people|men|women|children)\b)"
)
_METRES = re.compile(
    r"\s(?:(?:men|women|boys|girls)['’]s?\s)?(?:finals?|sprint\w*|races?|hurdles|freestyle|butterfly|relay|dash|"
    r"backstroke|breaststroke|heats?|high|tall|long|wide|deep|away|above|below|across|from|north|south|east|west)\b"
)
_BY = re.compile(r"\b(?:down|up|off|by|fell|rose|gained|lost|added|dropped|jumped|climbed|slid)\s$")
_OF_A_YEAR = re.compile(r"\b(?:first|second|latter|last|other|better)[\s-]$", re.IGNORECASE)


class Number(NamedTuple):
    """What stands at one place: stated value, range and end; `unit` where the number itself says it."""

    value: float | None
    low: float | None
    high: float | None
    end: int
    unit: Unit | None


def number_at(s: str, match: re.Match[str]) -> Number | None:
    """What a candidate (`numerals.CANDIDATE`) says in its sentence, with what is added; None for no number."""
    number = _stated(s, match)
    return _with_what_is_added(s, match.start(), number) if number else None


def _with_what_is_added(s: str, start: int, number: Number) -> Number:
    """With "and a half", "minus" and the "-plus" of "200-plus people"."""
    value, end = number.value, number.end
    if value is None:
        return number
    if half := _AND_A_HALF.match(s, end):
        value += 0.5
        return number._replace(value=value, low=value, high=value, end=half.end())
    if s[start] in "-−–" or _MINUS.search(s, max(0, start - 6), start):
        return number._replace(value=-value, low=-value, high=-value)
    if plus := _PLUS.match(s, end):
        return number._replace(high=number.high if plus[0] == "-odd" else None, end=plus.end())
    return number


def _stated(s: str, match: re.Match[str]) -> Number | None:
    end = match.end()
    if match["vague"]:
        return Number(None, VAGUE[match["vague"].lower()], None, end, None)
    if match["fraction"]:
        if _OF_A_YEAR.search(s, 0, match.start()):
            return None
        fraction = FRACTIONS[match["fraction"].lower()]
        if point := _OF_A_POINT.match(s, end):
            return Number(fraction, fraction, fraction, point.end(), PERCENT)
        share = round(100 * fraction, 1)
        return Number(share, share, share, end, PERCENT)
    if match["multiple"]:
        times = MULTIPLES[match["multiple"].lower()]
        return Number(times, times, times, end, Unit("times"))
    low = value_of(match)
    if part := _share(s, low, end):
        return part
    unit = unit_of_currency(match["currency"]) if match["currency"] else None
    if match["scale"] == "m" and unit is None and _METRES.match(s, end):
        low = in_digits(match["digits"])
        return Number(low, low, low, end, Unit("metres"))
    second = SECOND.match(s, end)
    if second is None or not _is_range(s, match, second, low):
        return Number(low, low, low, end, unit)
    high = value_of(second)
    if second["scale"] and not match["scale"] and match["digits"] and low < high / 100:
        low *= high / in_digits(second["digits"])  # "2 to 3 million"
    if (
        second["sep"].strip() in ("-", "–")
        and low < _THOUSAND <= high
        and low * _THOUSAND < high
        and "," in second[0]
    ):
        low *= _THOUSAND  # "100-150,000 tons"
    if second["currency"] and unit is None:
        unit = unit_of_currency(second["currency"])
    if _FROM_TO.search(s, 0, match.start()) and second["sep"].strip() == "to":
        behind = unit_behind(s, second.end())
        return Number(low, low, low, end, unit or (behind[0] if behind else None))
    if high < low:
        low, high = high, low
    return Number(None, low, high, second.end(), unit)


def is_share(s: str, end: int) -> bool:
    """Whether a number goes on as a share does: "one" of "one in five people"."""
    return _SHARE_OF.match(s, end) is not None


def _share(s: str, part: float, end: int) -> Number | None:
    """ "One in five people" as 20 percent, where it is a share and no count."""
    if not (match := _SHARE_OF.match(s, end)):
        return None
    words = match["whole"].replace(",", "")
    whole = float(words) if words.isdigit() else in_words(words)
    if whole not in _ROUND or not part < whole or (match["how"] == "in" and part != 1 and whole % 10):
        return None
    share = round(100 * part / whole, 4)
    return Number(share, share, share, match.end(), PERCENT)


def _is_range(s: str, first: re.Match[str], second: re.Match[str], low: float) -> bool:
    """Whether two numbers are the ends of one range: not "3.8 percent to $18.39", not "3-1"."""
    opening = RANGE_OPENING.search(s, 0, first.start())
    separator = second["sep"].strip()
    high = value_of(second)
    behind = unit_behind(s, second.end())
    if second["currency"] and not first["currency"]:
        return False
    if second["unit"] and not (behind and behind[0] is PERCENT):
        return False
    if separator == "and":
        return opening is not None and opening.group().lower().startswith("between")
    if separator == "or":
        return low < high <= 3 * low
    if separator == "to" and second["currency"] and first["currency"] and _BY.search(s, 0, first.start()):
        return False  # "down $2.86 to $77.11"
    if separator == "to":
        return high > low or bool(second["scale"] and not first["scale"]) or bool(opening)
    named = re.match(r"\s[a-z]{3,}|-year", s[second.end() : second.end() + 12])
    return high > low and bool(behind or second["scale"] or first["currency"] or named)
