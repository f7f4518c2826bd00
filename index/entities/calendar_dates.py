"""What dates of the calendar mean: a day of a month, a month, a quarter, a season, a feast, a year.

Where the year is left out it is that of the nearest such day, or the one that the sentence means. A meaning is
None where the words are no date after all, or one that nothing resolves.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.entities.calendar_days import (
    SEASONS,
    WEEKDAY_NAMES,
    DayRange,
    feast_day,
    month_number,
    months,
    one_day,
    part_named,
    third,
    years,
)
from index.entities.date_context import DateContext, around, day_number
from index.entities.date_patterns import MONTH, YEAR
from index.entities.quantities import unit_behind

_REPORTED = 100  # days in which companies tell of a quarter
_AROUND = 10  # days; nearer ones are those of now
_THAT_YEAR = re.compile(r"[^.\n]{0,34}\b(?:that|the same|the following) year\b")
_YEAR_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|till|[Dd]uring|[Ff]rom|[Tt]o|through|[Oo]f|[Ff]or|[Tt]he|[Aa]fter|[Bb]efore|"
    r"[Aa]nd|or|than|[Yy]ear|its|his|their|with|[Ii]n\s(?:early|late|mid)|versus|vs|between|last|a|over|around|circa|as|"
    r"[Bb]ack in)\s|[(])$"
)
_NOUN_BEHIND = re.compile(
    r"\s(?:people|men|women|others|jobs|workers|troops|soldiers|deaths|civilians|homes|dead|members|points?|feet)\b"
)
# "August unemployment data" tell of a month that is over, also when they come tomorrow.
_TOLD_OF = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:data|figures|statistics|results|sales|earnings|report)\b")
_UP_TO = frozenset({"through", "until", "till"})
_WEAK_LEADS = frozenset({"and", "for", "to", "of", "from", "by", "after", "before", "between"})
_ENDED = re.compile(
    rf",?\s(?:which\s|that\s)?(?:has\s)?(?:ended|ending|to|through)\s(?:on\s)?(?P<month>{MONTH})"
    rf"(?:\s\d\d?(?:,\s(?P<year>{YEAR}))?)?(?!\s\d)"
)
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def iso(_: DateContext, match: re.Match[str]) -> DayRange:
    """ "2021-04-13": a day that is said in full."""
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def day_of_month(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Oct. 7", "12 to 14 June 2021", "Tuesday, March 3": a day of a month, or some days."""
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


def month_of_year(_: DateContext, match: re.Match[str]) -> DayRange:
    """ "March 1987", "late May to July 2020"."""
    first, year = month_number(match["month"]), int(match["year"])
    last = month_number(match["month2"]) if match["month2"] else first
    whole = months(year - (last < first), first, (last - first) % 12 + 1)
    return third(whole, part_named(match["part"])) if match["part"] else whole


def month_alone(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "in March", "early June", "next May": a month of the year that is meant."""
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
    return third(days, part_named(match["part"])) if match["part"] and days else days


def year_alone(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "in 1987", "fiscal 1986/87", "1990-95"; numbers that look like a year and count something are none."""
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
    return third(whole, part_named(match["part"])) if match["part"] else whole


def _is_row(text: str, start: int) -> bool:
    """Whether the line is one of a table."""
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start) if "\n" in text[start:] else len(text)]
    words = line.split()
    return len(words) < 40 and 2 * sum(any(c.isdigit() for c in w) for w in words) >= len(words) > 2


def decade(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "the early 1980s", "the '90s", "the nineteenth century"."""
    if match["century"]:
        name = match["century"].lower()
        number = _CENTURIES.get(name) or int(name[:2])
        return years(100 * number - 99, 100 * number)
    first = int(match["decade"] or 1900 + int(match["short"]))
    if first > (context.today.year if context.today else 2100) + 40:
        return None
    whole = years(first, first + 9)
    return third(whole, part_named(match["part"])) if match["part"] else whole


def quarter(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "The third quarter of 1986", "last year's first half", "Q2"; of a match in sport there is none."""
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


def season(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Last summer", "spring 1987": by the seasons north of the equator."""
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
    return third(whole, part_named(match["part"])) if match["part"] else whole


def feast(context: DateContext, match: re.Match[str]) -> DayRange | None:
    """ "Christmas Eve", "Good Friday 1987", "Easter weekend"."""
    name = match["feast"].lower().replace("’", "'")
    weekend = name == "easter weekend"

    def in_year(year: int) -> DayRange:
        day = feast_day("easter sunday" if weekend else name, year)
        return DayRange(day - timedelta(weekend), day)

    return in_year(int(match["year"])) if match["year"] else context.nearest(match, in_year)


def in_digits(context: DateContext, match: re.Match[str]) -> DayRange | None:
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


def attacks(_: DateContext, __: re.Match[str]) -> DayRange:
    """ "9/11" and its like mean the day of 2001."""
    return one_day(date(2001, 9, 11))
