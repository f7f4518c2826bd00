"""Arithmetic of the calendar: which days a week, a month, a quarter, "early June" or "two years ago" are."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from index.entities.words import MONTHS, WEEKDAYS


class DayRange(NamedTuple):
    """From `low` to `high`, both included."""

    low: date
    high: date

    def __str__(self) -> str:
        """One day as `2024-07-09`, several as the interval `2024-07-01/2024-07-31` of ISO 8601."""
        return self.low.isoformat() if self.low == self.high else f"{self.low}/{self.high}"


_MONTHS = MONTHS.split("|")
WEEKDAY_NAMES = WEEKDAYS.split("|")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month each begins with, north of the equator."""


def month_number(name: str) -> int:
    """1 for "January", "Jan" or "Jan."."""
    place = _MONTHS.index(name.rstrip("."))
    if place < 12:
        return place + 1
    return next(n for n, full in enumerate(_MONTHS[:12], 1) if full.startswith(name[:3]))


def one_day(day: date) -> DayRange:
    """A day as a range."""
    return DayRange(day, day)


def month(year: int, number: int) -> DayRange:
    """A month; `number` may run over the year: 13 is the next January, 0 the last December."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return DayRange(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, number: int, count: int) -> DayRange:
    """So many months from one on."""
    return DayRange(month(year, number).low, month(year, number + count - 1).high)


def years(first: int, last: int) -> DayRange:
    """Whole years, both included."""
    return DayRange(date(first, 1, 1), date(last, 12, 31))


def unit_around(day: date, unit: str, step: int = 0) -> DayRange:
    """The calendar's day, week (from Monday), weekend, month, quarter, year... that holds a day, or one `step`
    before or behind it."""
    match unit:
        case "day":
            return one_day(day + timedelta(step))
        case "week":
            monday = day - timedelta(day.weekday() - 7 * step)
            return DayRange(monday, monday + timedelta(6))
        case "weekend":
            saturday = day - timedelta(day.weekday() - 5 - 7 * step)
            return DayRange(saturday, saturday + timedelta(1))
        case "month":
            return month(day.year, day.month + step)
        case "quarter":
            return months(day.year, 3 * ((day.month - 1) // 3 + step) + 1, 3)
        case "decade":
            first = day.year // 10 * 10 + 10 * step
            return years(first, first + 9)
        case "century":
            first = (day.year - 1) // 100 * 100 + 1 + 100 * step
            return years(first, first + 99)
    return years(day.year + step, day.year + step)


def moved(day: date, count: int, unit: str) -> date:
    """A day so many units later; earlier when `count` is below zero."""
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    size = {"month": 1, "quarter": 3, "decade": 120, "century": 1200}.get(unit, 12)
    there = month(day.year, day.month + count * size)
    return there.low.replace(day=min(day.day, there.high.day))


_FIXED = {
    **{"christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31)},
    **{"boxing day": (12, 26), "halloween": (10, 31), "valentine's day": (2, 14)},
    **{"fourth of july": (7, 4), "july fourth": (7, 4)},
}
_FROM_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46}


def feast_day(name: str, year: int) -> date:
    """The day of a feast in a year: "christmas eve", "good friday"; Thanksgiving is that of the United States."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(_FROM_EASTER[name])
    first = date(year, 11, 1)
    thursday = first + timedelta((3 - first.weekday()) % 7 + 21)
    return thursday + timedelta(name == "black friday")


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the method printed without a name in Nature, 1876."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    number = moon + weekday - 7 * late + 114
    return date(year, number // 31, number % 31 + 1)


def third(whole: DayRange, part: str) -> DayRange:
    """The early, middle or late third of a range: of a month ten days, of a year four months."""
    days = (whole.high - whole.low).days + 1
    if days > 4000 or days < 8:
        return whole
    if days > 3000:  # a decade
        first = whole.low.year
        return {"early": years(first, first + 3), "mid": years(first + 4, first + 6)}.get(
            part, years(first + 7, first + 9)
        )
    if days > 85:
        step = round(days / 30.4 / 3)
        start = {"early": 0, "mid": step}.get(part, 2 * step)
        return months(whole.low.year, whole.low.month + start, step)
    step = days // 3
    if part == "early":
        return DayRange(whole.low, whole.low + timedelta(step - 1))
    if part == "mid":
        return DayRange(whole.low + timedelta(step), whole.low + timedelta(2 * step - 1))
    return DayRange(whole.low + timedelta(2 * step), whole.high)


_PARTS = {"beginning": "early", "start": "early", "early": "early", "mid": "mid", "middle": "mid"}


def part_named(words: str) -> str:
    """The third of a range that words name ("the beginning of", "Mid"), as `third` takes it."""
    return _PARTS.get(words.lower().removeprefix("the ").split()[0], "late")
