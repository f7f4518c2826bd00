"""What dates mean that are told from the day of publication: "today", "Tuesday", "last week", "two years ago".

Deictic, in the terms of linguistics. A meaning is None where the words are no date after all, or one that nothing
resolves.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.entities.calendar_days import (
    WEEKDAY_NAMES,
    DayRange,
    months,
    moved,
    one_day,
    part_named,
    third,
    unit_around,
    years,
)
from index.entities.date_context import DateContext
from index.entities.numerals import in_words

_DAYLONG = 20  # hours
_OF_A_FEAST = re.compile(r"\b(?:Good|Black|Bloody|Super|Ash|Palm|Easter|Cyber|Holy|Giving|Shrove)\s$")
_DURING = re.compile(r"\b(?:[Ff]or|[Oo]ver|[Dd]uring|[Ww]ithin|[Ii]n) the $")
_SPANS = frozenset({"summer", "spring", "winter", "autumn", "fall"})


def weekday(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Tuesday", "next Friday": the nearest that the verb allows, mostly the last one."""
    today = context.today
    if today is None or _OF_A_FEAST.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    number = WEEKDAY_NAMES.index(match["weekday"])
    which = (match["which"] or "").lower()
    back = (today.weekday() - number) % 7
    if match["week"]:
        step = {"last": -1, "next": 1}.get(match["week"].split()[0], 0)
        return one_day(unit_around(today, "week", step).low + timedelta(number))
    if which.startswith(("last", "past", "previous")):
        return one_day(today - timedelta(back if back > 1 else back + 7))
    if which in ("next", "coming", "this coming"):
        ahead = -back % 7 or 7
        same_week = unit_around(today, "week").high >= today + timedelta(ahead)
        return one_day(today + timedelta(ahead + 7 if which == "next" and same_week and ahead == 1 else ahead))
    if which in ("this", "current"):
        return one_day(unit_around(today, "week").low + timedelta(number))
    if not back:
        return one_day(today)
    cue = context.tense(match)
    if back == 6 and cue <= 0 and context.late:
        cue = 1  # where it was filed the next day has begun
    if cue > 0 or (cue == 0 and back >= 5):
        return one_day(today + timedelta(7 - back))
    return one_day(today - timedelta(back))


def near(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Today", "yesterday", "tonight", "the day after tomorrow"."""
    if context.today is None:
        return None
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    if match["word"][:1] in "Tt" and match["word"][1:7] == "he day":
        step = -2 if match["word"].endswith("yesterday") else 2
    return one_day(context.today + timedelta(step))


def relative(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Last week", "the next two years", "early this month": units of the calendar, or so many from today on."""
    today = context.today
    if today is None:
        return None
    which, unit = match["which"].lower(), match["unit"]
    unit = "century" if unit == "centurie" else unit
    step = -1 if which in ("last", "past", "previous", "this past") else 1 if which in ("next", "coming") else 0
    if which == "this coming":
        step = int(unit != "weekend")
    if unit in _SPANS:
        return None  # of seasons
    several = match.string.startswith("s", match.end("unit"))
    if (several and not match["count"]) or (which == "coming" and match["count"] in ("a", "an")):
        return None  # "the coming weeks", "it is coming a year after"
    if (unit in ("day", "hour") and not match["count"]) or which == "previous":
        return None  # the one before what is spoken of
    if unit == "hour":
        return _hours(today, step * _count(match["count"]))
    rolling = step and unit in ("week", "month", "year") and _DURING.search(match.string, 0, match.start())
    if match["count"] or which == "past" or rolling:
        count = _count(match["count"] or "1")
        if not step:
            return None
        other = moved(today, step * count, "week" if unit == "weekend" else unit)
        return DayRange(other, today) if step < 0 else DayRange(today, other)
    if match["same"] and unit in ("week", "month", "quarter", "year"):
        return None  # "the last quarter ended March 31"
    if unit == "weekend" and step and today.weekday() >= 5:
        step = step if step > 0 else -1
    elif unit == "weekend" and step > 0:
        step = 1
    # On a Sunday the week that ends is the last one.
    centre = today + timedelta(1) if unit == "week" and step and today.weekday() == 6 else today
    whole = unit_around(centre, unit, step)
    if match["part"]:
        return third(whole, part_named(match["part"]))
    if match["side"] and not step:
        return _side(whole, today, match["side"])
    return whole


def _hours(today: date, count: int) -> DayRange | None:
    """ "The past 24 hours" are yesterday and today; a few hours are no days."""
    if abs(count) < _DAYLONG:
        return None
    other = today + timedelta(-(-count // 24) if count > 0 else count // 24)
    return DayRange(min(today, other), max(today, other))


def _count(words: str) -> int:
    return int(words) if words.isdigit() else int(in_words(words))


def _side(whole: DayRange, today: date, side: str) -> DayRange:
    """ "Earlier this month" or "later this month"."""
    return DayRange(whole.low, today) if side.lower() == "earlier" else DayRange(today, whole.high)


def ago(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Two years ago", "a week ago Tuesday"."""
    if context.today is None:
        return None
    count = _count(match["count"])
    unit = "century" if match["unit"] == "centurie" else match["unit"]
    if unit in _SPANS or unit in ("weekend", "hour"):
        return None
    if match["weekday"] and unit == "week":
        back = (context.today.weekday() - WEEKDAY_NAMES.index(match["weekday"])) % 7
        return one_day(context.today - timedelta(back + 7 * count))
    if match["weekday"]:
        return None  # the words of two dates
    there = moved(context.today, -count, unit)
    return unit_around(there, {"decade": "year", "century": "year", "quarter": "month"}.get(unit, unit))


def weekend(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Over the weekend": the last one until Thursday, unless the sentence looks ahead."""
    if context.today is None:
        return None
    cue = context.tense(match)
    ahead = cue > 0 or (cue == 0 and context.today.weekday() >= 4) or context.today.weekday() >= 5
    return unit_around(context.today, "weekend", 0 if ahead else -1)


def first_months(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "The first nine months of this year"."""
    count = _count(match["count"])
    if match["year"]:
        return months(int(match["year"]), 1, count) if count < 12 else None
    if context.today is None or not 1 < count < 12:
        return None
    return months(context.today.year + {"last": -1, "next": 1}.get(match["which"], 0), 1, count)


def part_of(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "The end of the year", "year-end 1987", "later in the week"."""
    if named := match["year"] or match["before"]:
        return third(years(int(named), int(named)), "late")
    if context.today is None:
        return None
    if match["side"]:
        return _side(unit_around(context.today, match["same"]), context.today, match["side"])
    unit = match["unit"] or match["short"] or match["tail"]
    whole = unit_around(context.today, unit)
    part = part_named(match["part"] or "end")
    if part == "late" and unit == "year" and context.today.month <= 3 and context.tense(match) < 0:
        whole = unit_around(context.today, unit, -1)
    return third(whole, part)
