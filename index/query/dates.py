"""Dates as people write them in a query: `2024-07`, `yesterday`, `last monday`, `past 3 weeks`, `july 2024`.

A date here is a span of whole days. Everything is worked out from the `today` that is given, so the same
query means the same on the same day everywhere. Only what these rules do not know is handed to dateparser.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MAX_GUESSED = 100
"""dateparser gets at most so many characters: its time grows with them."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNTS |= {"eight": 8, "nine": 9, "ten": 10, "couple": 2}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[t ].*)?)?)?")
_DMY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_BEGUN_ISO = re.compile(r"(\d{4}(?:[-/.]\d{1,2})?)[-/.]0?")
_WHOLE = (
    "today", "yesterday", "tomorrow", *_MONTHS, *_WEEKDAYS,
    *(f"{which} {what}" for which in ("last", "past", "this") for what in ("week", "month", "year", *_WEEKDAYS)),
)  # fmt: skip
_RANGE = re.compile(r"(.*?)\s*(?:\.\.+|…)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` up to but without `end`; None is open on that side."""

    first: date | None
    end: date | None


def parse_date(text: str, today: date, *, guess: bool = True) -> Days | None:
    """The days a text means, or None when it means none.

    Args:
        text: `2024`, `2024-07`, `2024-07-14`, `14 july 2024`, `july`, `monday`, `last week`, `past 3 days`,
            `2 weeks ago`, `2024-06..2024-08`...
        guess: Whether dateparser may be asked for the rest (slow the first time).
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if not words:
        return None
    try:
        if parts := _RANGE.fullmatch(words):
            return _range(parts[1], parts[2], today, guess)
        found = _numeric(words) or _relative(words.split(), today) or _named(words.split(), today)
    except (ValueError, OverflowError):
        return None
    if (
        found is None and guess and len(words) <= MAX_GUESSED and not words.isdigit()
    ):  # which it takes for anything
        return _guessed(words, today)
    return found


def begun_date(text: str, today: date) -> Days | None:
    """The days a date may mean of which only the beginning is typed; None when it is none.

    `200` is 2000 to 2009, `2008-` and `2008-0` are 2008, `yest` is yesterday, `last mo` last monday.
    """
    words = " ".join(text.lower().split())
    if words.isascii() and words.isdigit() and len(words) < 4:
        unit = 10 ** (4 - len(words))
        first = int(words) * unit
        return Days(date(first, 1, 1), date(min(first + unit, 9999), 1, 1)) if first else None
    if match := _BEGUN_ISO.fullmatch(words):
        return parse_date(match[1], today, guess=False)
    if len(words) > 1:
        for whole in _WHOLE:
            if whole.startswith(words):
                return parse_date(whole, today, guess=False)
    return None


def _range(left: str, right: str, today: date, guess: bool) -> Days | None:
    first = parse_date(left, today, guess=guess) if left else Days(None, None)
    last = parse_date(right, today, guess=guess) if right else Days(None, None)
    if first is None or last is None or not (left or right):
        return None
    return Days(first.first, last.end)


def _numeric(words: str) -> Days | None:
    if match := _ISO.fullmatch(words):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        return _day(date(year, month, day)) if day else _month(year, month) if month else _year(year)
    if match := _DMY.fullmatch(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first != second and first <= 12 and second <= 12 and match[2] != ".":
            return None  # 3/4/2024 is two dates; who writes it must say which
        month, day = (second, first) if second <= 12 else (first, second)
        return _day(date(year, month, day))
    return None


def _relative(words: list[str], today: date) -> Days | None:
    if words[0] == "next" and len(words) == 2:
        return _next(words[1], today)
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if len(words) == 1 and words[0] in near:
        return _day(today + timedelta(near[words[0]]))
    if words[-1] == "ago":
        count, unit = _count(words[:-1])
        return None if not unit else _unit_ago(count, unit, today)
    if words[0] == "the":
        words = words[1:]
    if len(words) < 2 or words[0] not in ("last", "past", "previous", "this"):
        return None
    which, rest = words[0], words[1:]
    if len(rest) == 1 and (weekday := _weekday(rest[0])) is not None:
        back = (today.weekday() - weekday) % 7
        return _day(today - timedelta(back or (0 if which == "this" else 7)))
    if len(rest) == 1 and (month := _month_number(rest[0])):
        started = month < today.month or (which == "this" and month == today.month)
        return _month(today.year if started or which == "this" else today.year - 1, month)
    count, unit = _count(rest)
    if not unit or not count or (which == "this" and len(rest) > 1):
        return None
    if which == "past" or len(rest) > 1:
        return Days(_back(today, count, unit) + timedelta(1), today + timedelta(1))
    return _calendar(today, unit, 0 if which == "this" else 1)


def _next(word: str, today: date) -> Days | None:
    """The next weekday or month of that name, or the whole week, month or year that follows this one."""
    if (weekday := _weekday(word)) is not None:
        return _day(today + timedelta((weekday - today.weekday() - 1) % 7 + 1))
    if month := _month_number(word):
        return _month(today.year + (month <= today.month), month)
    if word == "year":
        return _year(today.year + 1)
    if word == "month":
        return _month(today.year + today.month // 12, today.month % 12 + 1)
    return _calendar(today, word, -1) if word == "week" else None


def _named(words: list[str], today: date) -> Days | None:
    if len(words) == 1 and (weekday := _weekday(words[0])) is not None:
        return _day(today - timedelta((today.weekday() - weekday) % 7))
    months = [word for word in words if _month_number(word)]
    if len(months) != 1:
        return None
    month = _month_number(months[0])
    day = year = 0
    for word in words:
        if word in (months[0], "of", "the"):
            continue
        if re.fullmatch(r"\d{4}", word) and not year:
            year = int(word)
        elif (match := _ORDINAL.fullmatch(word)) and not day:
            day = int(match[1])
        else:
            return None
    if not year:
        later = (month, day or 1) > (today.month, today.day)
        year = today.year - 1 if later else today.year
    return _day(date(year, month, day)) if day else _month(year, month)


def _guessed(words: str, today: date) -> Days | None:
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TO_TIMEZONE": "UTC",
    }
    try:
        found = dateparser.parse(words, languages=["en"], settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None  # its own parser stumbles over odd numbers; the query goes on without the date
    return _day(found.date()) if found and date.min < found.date() < date.max else None


def _day(day: date) -> Days:
    return Days(day, day + timedelta(1))


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return Days(first, first + timedelta(monthrange(year, month)[1]))


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year + 1, 1, 1))


def _calendar(today: date, unit: str, back: int) -> Days:
    """This (0) or the last (1) whole day, week (from Monday), month or year of the calendar."""
    if unit == "day":
        return _day(today - timedelta(back))
    if unit == "week":
        first = today - timedelta(today.weekday() + 7 * back)
        return Days(first, first + timedelta(7))
    if unit == "month":
        moved = _back(today.replace(day=1), back, "month")
        return _month(moved.year, moved.month)
    return _year(today.year - back)


def _unit_ago(count: int, unit: str, today: date) -> Days:
    moved = _back(today, count, unit)
    if unit in ("day", "week"):
        return _day(moved)
    return _month(moved.year, moved.month) if unit == "month" else _year(moved.year)


def _back(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day - timedelta(count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count(words: list[str]) -> tuple[int, str]:
    """("3", "weeks") → (3, "week"); a lone unit counts one. No unit: (0, "")."""
    words = [word for word in words if word != "of"]
    unit = words[-1].removesuffix("s") if words else ""
    if unit not in ("day", "week", "month", "year"):
        return 0, ""
    number = words[-2] if len(words) > 1 else "1"
    if number.isascii() and number.isdigit() and len(number) <= 5:
        return int(number), unit
    return (_COUNTS[number], unit) if number in _COUNTS else (0, "")


def _month_number(word: str) -> int:
    word = word.removesuffix(".")
    for number, name in enumerate(_MONTHS, 1):
        if word == name or (len(word) >= 3 and word in (name[:3], name[:4])):
            return number
    return 0


def _weekday(word: str) -> int | None:
    word = word.removesuffix(".")
    for number, name in enumerate(_WEEKDAYS):
        if word == name or (len(word) >= 3 and word in (name[:3], name[:4], name[:5])):
            return number
    return None
