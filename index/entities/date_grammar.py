"""What each form of a date means: a meaning for each pattern, which together are the grammar of dates.

A meaning is None where the words are no date after all, or one that nothing resolves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.entities import date_patterns as patterns
from index.entities.calendar_days import (
    SEASONS,
    WEEKDAY_NAMES,
    DayRange,
    feast_day,
    month_number,
    months,
    moved,
    one_day,
    third,
    unit_around,
    years,
)
from index.entities.date_context import DateContext, around, day_number
from index.entities.date_patterns import MONTH, YEAR
from index.entities.numerals import in_words
from index.entities.quantities import unit_behind

_AROUND = 10  # days; nearer ones are those of now
_DAYLONG = 20  # hours
_REPORTED = 100  # days in which companies tell of a quarter
_THAT_YEAR = re.compile(r"[^.\n]{0,34}\b(?:that|the same|the following) year\b")
_YEAR_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|till|[Dd]uring|[Ff]rom|[Tt]o|through|[Oo]f|[Ff]or|[Tt]he|[Aa]fter|[Bb]efore|"
    r"[Aa]nd|or|than|[Yy]ear|its|his|their|with|[Ii]n\s(?:early|late|mid)|versus|vs|between|last|a|over|around|circa|as|"
    r"[Bb]ack in)\s|[(])$"
)
_NOUN_BEHIND = re.compile(
    r"\s(?:people|men|women|others|jobs|workers|troops|soldiers|deaths|civilians|homes|dead|members|points?|feet)\b"
)


def _iso(_: DateContext, match: re.Match[str]) -> DayRange:
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _day_of_month(context: DateContext, match: re.Match[str]) -> DayRange | None:
    names = match.groupdict()
    if names.get("month2") and not names.get("day2"):
        return None
    first = month_number(match["month"])
    last = month_number(names["month2"]) if names.get("month2") else first
    low, high = (day_number(d) for d in (match["day"], names.get("day2") or match["day"]))

    def in_year(year: int) -> DayRange:
        return DayRange(date(year, first, low), date(year + (last < first), last, high))

    if high < low and last == first:
        return None
    if match["year"]:
        context.years[first, low] = int(match["year"])
        return in_year(int(match["year"]))
    if match["weekday"] and context.today:
        weekday = WEEKDAY_NAMES.index(match["weekday"])
        year = context.today.year
        for option in (year, year - 1, year + 1):
            if in_year(option).low.weekday() == weekday:
                return in_year(option)
    days = context.nearest(match, in_year)
    told = context.years.get((first, low))
    if days and told and context.today and abs((days.low - context.today).days) > _AROUND:
        return in_year(told)  # "that same Feb. 8 meeting"
    return days


def _month_of_year(_: DateContext, match: re.Match[str]) -> DayRange:
    first, year = month_number(match["month"]), int(match["year"])
    last = month_number(match["month2"]) if match["month2"] else first
    whole = months(year - (last < first), first, (last - first) % 12 + 1)
    return third(whole, _part(match["part"])) if match["part"] else whole


# "August unemployment data" tell of a month that is over, also when they come tomorrow.
_TOLD_OF = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:data|figures|statistics|results|sales|earnings|report)\b")
_UP_TO = frozenset({"through", "until", "till"})
_WEAK_LEADS = frozenset({"and", "for", "to", "of", "from", "by", "after", "before", "between"})


def _month_alone(context: DateContext, match: re.Match[str]) -> DayRange | None:
    word = match["month"]
    bare = not (match["part"] or match["which"] or match["month2"] or match["on"])
    doubtful = word in ("May", "March", "Mar", "Jan", "Jun", "Dec", "Sep") or word.endswith(".")
    if bare and not match["lead"] and (doubtful or word in ("April", "June", "August")):
        return None
    if bare and word in ("May", "March") and (match["lead"] or "").lower().strip() in _WEAK_LEADS:
        return None  # "Trump and May", "the troops to march"
    if context.today is None or _THAT_YEAR.match(match.string, match.end()):
        return None
    first = month_number(word)
    last = month_number(match["month2"]) if match["month2"] else first

    def in_year(year: int) -> DayRange:
        return months(year, first, (last - first) % 12 + 1)

    which = (match["which"] or "").lower()
    past, future = around(context.today, in_year)
    if match["of_year"]:
        step = {"last": -1, "next": 1}.get(match["of_year"].split()[-2], 0)
        days: DayRange | None = in_year(context.today.year + step)
    elif which.startswith(("last", "past", "previous")):
        days = past
    elif which.startswith(("next", "coming", "this coming")):
        days = future if future.low > context.today else in_year(context.today.year + 1)
    elif which:
        days = in_year(context.today.year)
    elif (context.today - past.high).days <= _REPORTED and _TOLD_OF.match(match.string, match.end()):
        days = past if future.low > context.today else future
    else:
        to_come = bool(match["on"]) or (match["lead"] or "").lower().strip() in _UP_TO
        days = context.nearest(match, in_year, to_come=to_come)
    return third(days, _part(match["part"])) if match["part"] and days else days


def _weekday(context: DateContext, match: re.Match[str]) -> DayRange | None:
    today = context.today
    if today is None or _OF_A_FEAST.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    weekday = WEEKDAY_NAMES.index(match["weekday"])
    which = (match["which"] or "").lower()
    back = (today.weekday() - weekday) % 7
    if match["week"]:
        step = {"last": -1, "next": 1}.get(match["week"].split()[0], 0)
        return one_day(unit_around(today, "week", step).low + timedelta(weekday))
    if which.startswith(("last", "past", "previous")):
        return one_day(today - timedelta(back if back > 1 else back + 7))
    if which in ("next", "coming", "this coming"):
        ahead = -back % 7 or 7
        same_week = unit_around(today, "week").high >= today + timedelta(ahead)
        return one_day(today + timedelta(ahead + 7 if which == "next" and same_week and ahead == 1 else ahead))
    if which in ("this", "current"):
        return one_day(unit_around(today, "week").low + timedelta(weekday))
    if not back:
        return one_day(today)
    cue = context.tense(match)
    if back == 6 and cue <= 0 and context.late:
        cue = 1  # where it was filed the next day has begun
    if cue > 0 or (cue == 0 and back >= 5):
        return one_day(today + timedelta(7 - back))
    return one_day(today - timedelta(back))


def _near(context: DateContext, match: re.Match[str]) -> DayRange | None:
    if context.today is None:
        return None
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    if match["word"][:1] in "Tt" and match["word"][1:7] == "he day":
        step = -2 if match["word"].endswith("yesterday") else 2
    return one_day(context.today + timedelta(step))


_OF_A_FEAST = re.compile(r"\b(?:Good|Black|Bloody|Super|Ash|Palm|Easter|Cyber|Holy|Giving|Shrove)\s$")
_DURING = re.compile(r"\b(?:[Ff]or|[Oo]ver|[Dd]uring|[Ww]ithin|[Ii]n) the $")
_SPANS = frozenset({"summer", "spring", "winter", "autumn", "fall"})


def _relative(context: DateContext, match: re.Match[str]) -> DayRange | None:
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
        return third(whole, _part(match["part"]))
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


def _ago(context: DateContext, match: re.Match[str]) -> DayRange | None:
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


def _weekend(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Over the weekend": the last one until Thursday, unless the sentence looks ahead."""
    if context.today is None:
        return None
    cue = context.tense(match)
    ahead = cue > 0 or (cue == 0 and context.today.weekday() >= 4) or context.today.weekday() >= 5
    return unit_around(context.today, "weekend", 0 if ahead else -1)


def _first_months(context: DateContext, match: re.Match[str]) -> DayRange | None:
    count = _count(match["count"])
    if match["year"]:
        return months(int(match["year"]), 1, count) if count < 12 else None
    if context.today is None or not 1 < count < 12:
        return None
    return months(context.today.year + {"last": -1, "next": 1}.get(match["which"], 0), 1, count)


def _part_of(context: DateContext, match: re.Match[str]) -> DayRange | None:
    if named := match["year"] or match["before"]:
        return third(years(int(named), int(named)), "late")
    if context.today is None:
        return None
    if match["side"]:
        return _side(unit_around(context.today, match["same"]), context.today, match["side"])
    unit = match["unit"] or match["short"] or match["tail"]
    whole = unit_around(context.today, unit)
    part = _part(match["part"] or "end")
    if part == "late" and unit == "year" and context.today.month <= 3 and context.tense(match) < 0:
        whole = unit_around(context.today, unit, -1)
    return third(whole, part)


def _year_alone(context: DateContext, match: re.Match[str]) -> DayRange | None:
    text, (start, end) = match.string, match.span()
    year = int(match["year"])
    if match["part"] is None and match["fiscal"] is None:
        lead = _YEAR_LEAD.search(text, max(0, start - 12), start)
        modern = context.today.year + 40 if context.today else 2100
        if not 1900 <= year <= modern and not (lead and lead.group().lower().strip() in ("in", "since", "year")):
            return None
        before = text[max(0, start - 2) : start]
        inside = (
            before.endswith(" ")
            and before[0].isalnum()
            and text[end : end + 1].strip() in ("", ",", ".", ")", "'")
        )
        if not lead and not inside:
            return None
        if _NOUN_BEHIND.match(text, end) or unit_behind(text, end) or _is_row(text, start):
            return None
    last = year
    if match["year2"]:
        last = int(match["year2"]) if len(match["year2"]) == 4 else year // 100 * 100 + int(match["year2"])
        if not year < last <= year + 60:
            return None
    whole = years(year, last)
    return third(whole, _part(match["part"])) if match["part"] else whole


def _is_row(text: str, start: int) -> bool:
    """Whether the line is one of a table."""
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start) if "\n" in text[start:] else len(text)]
    words = line.split()
    return len(words) < 40 and 2 * sum(any(c.isdigit() for c in w) for w in words) >= len(words) > 2


_ENDED = re.compile(
    rf",?\s(?:which\s|that\s)?(?:has\s)?(?:ended|ending|to|through)\s(?:on\s)?(?P<month>{MONTH})"
    rf"(?:\s\d\d?(?:,\s(?P<year>{YEAR}))?)?(?!\s\d)"
)
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def _decade(context: DateContext, match: re.Match[str]) -> DayRange | None:
    if match["century"]:
        name = match["century"].lower()
        number = _CENTURIES.get(name) or int(name[:2])
        return years(100 * number - 99, 100 * number)
    first = int(match["decade"] or 1900 + int(match["short"]))
    if first > (context.today.year if context.today else 2100) + 40:
        return None
    whole = years(first, first + 9)
    return third(whole, _part(match["part"])) if match["part"] else whole


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _quarter(context: DateContext, match: re.Match[str]) -> DayRange | None:
    if context.sport:
        return None
    half = match["size"] == "half" or (match["code"] or "").startswith("H")
    number = int(match["code"][1]) if match["code"] else _ORDINALS[match["ordinal"].lower()]
    size = 6 if half else 3
    if number > 12 // size:
        return None

    def in_year(year: int) -> DayRange:
        return months(year, size * (number - 1) + 1, size)

    named = match["year"] or match["before"]
    if ended := _ENDED.match(match.string, match.end()):
        last = month_number(ended["month"])
        year = ended["year"]

        def up_to(in_the_year: int) -> DayRange:
            return months(in_the_year, last - size + 1, size)

        return up_to(int(year)) if year else context.nearest(match, up_to)
    if named:
        return in_year(int(named))
    if context.today is None:
        return None
    which = match["which"] or match["whose"]
    if which == "the":
        days = in_year(context.today.year)
        over = context.today.month <= 3 and days.low > context.today and context.tense(match) < 0
        return in_year(context.today.year - 1) if over else days
    if which:
        return in_year(context.today.year + {"last": -1, "next": 1}.get(which.lower(), 0))
    before = match.string[max(0, match.start() - 10) : match.start()].lower()
    if half or "fiscal" in before or (match["code"] or "").startswith("H"):
        return None  # of what year, or of a match
    past, future = around(context.today, in_year)
    if future.low > context.today and (context.today - past.high).days <= _REPORTED:
        return past  # "will report first quarter results"
    return context.nearest(match, in_year)


def _season(context: DateContext, match: re.Match[str]) -> DayRange | None:
    begins = SEASONS[match["season"].lower()]

    def in_year(year: int) -> DayRange:
        return months(year, begins, 3)

    if match["year"]:
        whole = in_year(int(match["year"]))
    elif match["which"] and context.today:
        past, future = around(context.today, in_year)
        which = match["which"].lower()
        whole = past if which.startswith(("last", "past", "previous", "this past")) else future
    else:
        return None
    return third(whole, _part(match["part"])) if match["part"] else whole


def _feast(context: DateContext, match: re.Match[str]) -> DayRange | None:
    name = match["feast"].lower().replace("’", "'")
    weekend = name == "easter weekend"

    def in_year(year: int) -> DayRange:
        day = feast_day("easter sunday" if weekend else name, year)
        return DayRange(day - timedelta(weekend), day)

    return in_year(int(match["year"])) if match["year"] else context.nearest(match, in_year)


def _in_digits(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "13/04/2021" or "04/13/2021"; where both are possible, as the outlet's country or the text writes dates."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        year += 2000 if context.today is None or year <= context.today.year % 100 + 5 else 1900
    if first > 12 or match["mark"] == ".":
        day_first: bool | None = True
    elif second > 12 or first == second:
        day_first = False
    else:
        day_first = context.day_first()
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    return one_day(date(year, month, day))


def _attacks(_: DateContext, __: re.Match[str]) -> DayRange:
    return one_day(date(2001, 9, 11))


_PARTS = {"beginning": "early", "start": "early", "early": "early", "mid": "mid", "middle": "mid"}


def _part(words: str) -> str:
    return _PARTS.get(words.lower().removeprefix("the ").split()[0], "late")


GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[DateContext, re.Match[str]], DayRange | None]], ...] = (
    (patterns.ISO, _iso),
    (patterns.MONTH_DAY, _day_of_month),
    (patterns.DAY_MONTH, _day_of_month),
    (patterns.MONTH_YEAR, _month_of_year),
    (patterns.MONTH_ALONE, _month_alone),
    (patterns.WEEKDAY, _weekday),
    (patterns.NEAR, _near),
    (patterns.RELATIVE, _relative),
    (patterns.AGO, _ago),
    (patterns.WEEKEND, _weekend),
    (patterns.FIRST_MONTHS, _first_months),
    (patterns.PART_OF, _part_of),
    (patterns.YEAR_ALONE, _year_alone),
    (patterns.DECADE, _decade),
    (patterns.QUARTER, _quarter),
    (patterns.SEASON, _season),
    (patterns.ATTACKS, _attacks),
    (patterns.FEAST, _feast),
    (patterns.IN_DIGITS, _in_digits),
)
