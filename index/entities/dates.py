"""Dates in a text, resolved to calendar days against the day it was published.

A grammar, no model. It runs when an article meets what was recognised in it, never before: what "Tuesday" is
depends on the date of publication, and what was recognised is kept by the words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from index.article import Mention, MentionKind
from index.entities import date_patterns as patterns
from index.entities.calendar_days import (
    SEASONS,
    WEEKDAY_NAMES,
    DayRange,
    month_number,
    months,
    moved,
    one_day,
    third,
    unit_around,
    years,
)
from index.entities.numerals import in_words
from index.entities.quantities import unit_behind
from index.entities.sentences import sentences
from index.entities.tables import is_sport
from index.entities.tense import tense
from index.entities.words import MONTHS

_OUTER = frozenset({MentionKind.EVENT, MentionKind.WORK, MentionKind.LAW})
_VALUES = frozenset({MentionKind.DATE, MentionKind.TIME, MentionKind.NUMBER, MentionKind.QUANTITY})
# Whichever side is this near is meant where nothing in the sentence tells.
_SOON = 45
_LONG_AGO = 240
_REPORTED = 100  # days in which companies tell of a quarter
_THAT_YEAR = re.compile(r"[^.\n]{0,34}\b(?:that|the same|the following) year\b")
_DATELINE = re.compile(rf"[A-ZÀ-Þ][\w .,'’/-]{{2,40}}, (?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})\b")
_DATELINE_LOOK = 600
_DATELINE_AWAY = 4
_HEAD_LOOK = 160
_YEAR_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|till|[Dd]uring|[Ff]rom|[Tt]o|through|[Oo]f|[Ff]or|[Tt]he|[Aa]fter|[Bb]efore|"
    r"[Aa]nd|or|than|[Yy]ear|its|his|their|with|[Ii]n\s(?:early|late|mid)|versus|vs|between|last|a|over|around|circa|as|"
    r"[Bb]ack in)\s|[(])$"
)
_IN_PROSE = re.compile(r"\w \d{4}(?:[\s,.)'’]|$)")
_NOUN_BEHIND = re.compile(
    r"\s(?:people|men|women|others|jobs|workers|troops|soldiers|deaths|civilians|homes|dead|members|points?|feet)\b"
)


class _Found(NamedTuple):
    start: int
    end: int
    days: DayRange | None


def dated(
    text: str,
    mentions: Iterable[Mention],
    published: str | None = None,
    *,
    furniture: Sequence[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """The mentions with those of dates found anew, each with the days it means (`Mention.date`).

    Args:
        text: Of the article.
        mentions: As recognised. A date inside a name stays part of that name; inside an event it is found too.
        published: ISO 8601; without it only dates that say their year are resolved, or those of a text that
            opens with its own date.
        furniture: Ranges to leave alone.
    """
    listed = list(mentions)
    names = sorted((m.start, m.end) for m in listed if m.kind not in _VALUES and m.kind not in _OUTER)
    starts = [start for start, _ in names]

    def inside_a_name(found: _Found) -> bool:
        place = bisect_right(starts, found.end - 1)
        return any(end > found.start for _, end in names[max(0, place - 3) : place])

    dates = [
        found
        for found in find_dates(text, published)
        if not inside_a_name(found) and not any(a <= found.start < b for a, b in furniture)
    ]
    outer = {(m.start, m.end) for m in listed if m.kind in _OUTER}
    dates = [found for found in dates if (found.start, found.end) not in outer]
    kept = [
        m for m in listed if m.kind not in _VALUES or not any(m.start < d.end and d.start < m.end for d in dates)
    ]
    kept += [
        Mention(d.start, d.end, MentionKind.DATE, text[d.start : d.end], date=str(d.days) if d.days else "")
        for d in dates
    ]
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


def _overlaps(mention: Mention, dates: Iterable[_Found]) -> bool:
    return any(mention.start < d.end and d.start < mention.end for d in dates)


def find_dates(text: str, published: str | None = None) -> list[_Found]:
    """The dates of a text in order, none overlapping; those that cannot be resolved have no days."""
    reader = _Reader(text, published)
    found: list[_Found] = []
    for pattern, meaning in _GRAMMAR:
        for match in pattern.finditer(text):
            try:
                days = meaning(reader, match)
            except (ValueError, OverflowError):
                continue  # the 31st of February
            if days is not None:
                start, end = _borders(match)
                found.append(_Found(start, end, days))
    kept: list[_Found] = []
    for candidate in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(candidate.start < other.end and other.start < candidate.end for other in kept):
            kept.append(candidate)
    return sorted(kept)


def _borders(match: re.Match[str]) -> tuple[int, int]:
    """Without a preposition before a month, a leading "the" or a possessive ending."""
    start, end = match.span()
    names = match.groupdict()
    if names.get("lead"):
        start = match.end("lead")
    if names.get("end"):
        end = match.start("end")
    if match.string[start : start + 4] in ("the ", "The "):
        start += 4
    return start, end


class _Reader:
    """What the meanings of a text's dates rest on: the day of publication and the sentences around."""

    def __init__(self, text: str, published: str | None) -> None:
        self.text = text
        self._sentences: list[tuple[int, int]] | None = None
        self.sport = is_sport(text)
        self.late = True
        self.today = self._own_day(published)

    def _own_day(self, published: str | None) -> date | None:
        if published:
            day = date.fromisoformat(published[:10])
            self.late = len(published) <= 10 or datetime.fromisoformat(published).hour >= 12
            if match := _DATELINE.search(self.text, 0, _DATELINE_LOOK):
                near = [_whole(day.year + step, match) for step in (-1, 0, 1)]
                close = [d for d in near if d and abs((d - day).days) <= _DATELINE_AWAY]
                if close:
                    self.late = False
                    return close[0]
            return day
        match = patterns.MONTH_DAY.search(self.text, 0, _HEAD_LOOK)
        if match and match["year"] and self.text[: match.start()].rpartition("\n")[2].strip() == "":
            return _whole(int(match["year"]), match)
        return None

    def tense(self, match: re.Match[str]) -> int:
        start, end = _borders(match)
        if self._sentences is None:
            self._sentences = sentences(self.text)
            self._starts = [s for s, _ in self._sentences]
        place = bisect_right(self._starts, start) - 1
        return tense(self.text, start, end, self._sentences[place] if place >= 0 else (0, len(self.text)))

    def nearest(self, match: re.Match[str], in_year: Callable[[int], DayRange]) -> DayRange | None:
        """Of the same days in the years around, those the sentence means."""
        if self.today is None:
            return None
        past, future = _around(self.today, in_year)
        if future.low <= self.today:
            return future
        if (future.low - self.today).days <= _SOON and (self.today - past.high).days >= _LONG_AGO:
            return future  # a day of almost a year ago would have its year with it
        return future if self.tense(match) > 0 else past


def _around(today: date, in_year: Callable[[int], DayRange]) -> tuple[DayRange, DayRange]:
    """The last such days that are over and the next that are not (those that hold today count as next)."""
    options: list[DayRange] = []
    for year in range(today.year - 4, today.year + 5):  # the 29th of February comes every fourth
        try:
            options.append(in_year(year))
        except ValueError:
            continue
    return max(o for o in options if o.high < today), min(o for o in options if o.high >= today)


def _whole(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, month_number(match["month"]), int(re.sub(r"\D", "", match["day"])))
    except ValueError:
        return None


# -- meanings: None where the words are no date, or one that nothing resolves ---------------------------------


def _iso(_: _Reader, match: re.Match[str]) -> DayRange:
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _day_of_month(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    names = match.groupdict()
    if names.get("month2") and not names.get("day2"):
        return None
    first = month_number(match["month"])
    last = month_number(names["month2"]) if names.get("month2") else first
    low, high = (int(re.sub(r"\D", "", d)) for d in (match["day"], names.get("day2") or match["day"]))

    def in_year(year: int) -> DayRange:
        return DayRange(date(year, first, low), date(year + (last < first), last, high))

    if high < low and last == first:
        return None
    if match["year"]:
        return in_year(int(match["year"]))
    if match["weekday"] and reader.today:
        weekday = WEEKDAY_NAMES.index(match["weekday"])
        year = reader.today.year
        for option in (year, year - 1, year + 1):
            if in_year(option).low.weekday() == weekday:
                return in_year(option)
    return reader.nearest(match, in_year)


def _month_of_year(_: _Reader, match: re.Match[str]) -> DayRange:
    first, year = month_number(match["month"]), int(match["year"])
    last = month_number(match["month2"]) if match["month2"] else first
    whole = months(year - (last < first), first, (last - first) % 12 + 1)
    return third(whole, _part(match["part"])) if match["part"] else whole


_WEAK_LEADS = frozenset({"and", "for", "to", "of", "from", "by", "after", "before", "between"})


def _month_alone(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    word = match["month"]
    bare = not (match["part"] or match["which"] or match["month2"])
    doubtful = word in ("May", "March", "Mar", "Jan", "Jun", "Dec", "Sep") or word.endswith(".")
    if bare and not match["lead"] and (doubtful or word in ("April", "June", "August")):
        return None
    if bare and word in ("May", "March") and (match["lead"] or "").lower().strip() in _WEAK_LEADS:
        return None  # "Trump and May", "the troops to march"
    if reader.today is None or _THAT_YEAR.match(match.string, match.end()):
        return None
    first = month_number(word)
    last = month_number(match["month2"]) if match["month2"] else first

    def in_year(year: int) -> DayRange:
        return months(year, first, (last - first) % 12 + 1)

    which = (match["which"] or "").lower()
    past, future = _around(reader.today, in_year)
    if match["of_year"]:
        step = {"last": -1, "next": 1}.get(match["of_year"].split()[0], 0)
        days: DayRange | None = in_year(reader.today.year + step)
    elif which.startswith(("last", "past", "previous")):
        days = past
    elif which.startswith(("next", "coming", "this coming")):
        days = future if future.low > reader.today else in_year(reader.today.year + 1)
    elif which:
        days = in_year(reader.today.year)
    else:
        days = reader.nearest(match, in_year)
    return third(days, _part(match["part"])) if match["part"] and days else days


def _weekday(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    today = reader.today
    if today is None:
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
    cue = reader.tense(match)
    if back == 6 and cue <= 0 and reader.late:
        cue = 1  # where it was filed the next day has begun
    if cue > 0 or (cue == 0 and back >= 5):
        return one_day(today + timedelta(7 - back))
    return one_day(today - timedelta(back))


def _near(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    if reader.today is None:
        return None
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return one_day(reader.today + timedelta(step))


_DURING = re.compile(r"\b(?:[Ff]or|[Oo]ver|[Dd]uring|[Ww]ithin|[Ii]n) the $")
_SPANS = frozenset({"summer", "spring", "winter", "autumn", "fall"})


def _relative(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    today = reader.today
    if today is None:
        return None
    which, unit = match["which"].lower(), match["unit"]
    unit = "century" if unit == "centurie" else unit
    step = -1 if which in ("last", "past", "previous", "this past") else 1 if which in ("next", "coming") else 0
    if which == "this coming":
        step = int(unit != "weekend")
    if unit in _SPANS:
        return None  # of seasons
    if unit == "day" and not match["count"]:
        return None
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
    around = today + timedelta(1) if unit == "week" and step and today.weekday() == 6 else today
    whole = unit_around(around, unit, step)
    if match["part"]:
        return third(whole, _part(match["part"]))
    if match["side"] and not step:
        return _side(whole, today, match["side"])
    return whole


def _count(words: str) -> int:
    return int(words) if words.isdigit() else int(in_words(words))


def _side(whole: DayRange, today: date, side: str) -> DayRange:
    """ "Earlier this month" or "later this month"."""
    return DayRange(whole.low, today) if side.lower() == "earlier" else DayRange(today, whole.high)


def _ago(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    if reader.today is None:
        return None
    count = _count(match["count"])
    unit = "century" if match["unit"] == "centurie" else match["unit"]
    if unit in _SPANS or unit == "weekend":
        return None
    there = moved(reader.today, -count, unit)
    return unit_around(there, {"decade": "year", "century": "year", "quarter": "month"}.get(unit, unit))


def _part_of(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    if named := match["year"] or match["before"]:
        return third(years(int(named), int(named)), "late")
    if reader.today is None:
        return None
    if match["side"]:
        return _side(unit_around(reader.today, match["same"]), reader.today, match["side"])
    unit = match["unit"] or match["short"] or match["tail"]
    whole = unit_around(reader.today, unit)
    part = _part(match["part"] or "end")
    if part == "late" and unit == "year" and reader.today.month <= 3 and reader.tense(match) < 0:
        whole = unit_around(reader.today, unit, -1)
    return third(whole, part)


def _year_alone(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    text, (start, end) = match.string, match.span()
    year = int(match["year"])
    if match["part"] is None and match["fiscal"] is None:
        lead = _YEAR_LEAD.search(text, max(0, start - 12), start)
        modern = reader.today.year + 40 if reader.today else 2100
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


_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def _decade(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    if match["century"]:
        name = match["century"].lower()
        number = _CENTURIES.get(name) or int(name[:2])
        return years(100 * number - 99, 100 * number)
    first = int(match["decade"] or 1900 + int(match["short"]))
    if first > (reader.today.year if reader.today else 2100) + 40:
        return None
    whole = years(first, first + 9)
    return third(whole, _part(match["part"])) if match["part"] else whole


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _quarter(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    if reader.sport:
        return None
    half = match["size"] == "half" or (match["code"] or "").startswith("H")
    number = int(match["code"][1]) if match["code"] else _ORDINALS[match["ordinal"].lower()]
    size = 6 if half else 3
    if number > 12 // size:
        return None

    def in_year(year: int) -> DayRange:
        return months(year, size * (number - 1) + 1, size)

    named = match["year"] or match["before"]
    if named:
        return in_year(int(named))
    if reader.today is None:
        return None
    if which := match["which"] or match["whose"]:
        return in_year(reader.today.year + {"last": -1, "next": 1}.get(which.lower(), 0))
    before = match.string[max(0, match.start() - 10) : match.start()].lower()
    if half or "fiscal" in before or (match["code"] or "").startswith("H"):
        return None  # of what year, or of a match
    past, future = _around(reader.today, in_year)
    if future.low > reader.today and (reader.today - past.high).days <= _REPORTED:
        return past  # "will report first quarter results"
    return reader.nearest(match, in_year)


def _season(reader: _Reader, match: re.Match[str]) -> DayRange | None:
    begins = SEASONS[match["season"].lower()]

    def in_year(year: int) -> DayRange:
        return months(year, begins, 3)

    if match["year"]:
        whole = in_year(int(match["year"]))
    elif match["which"] and reader.today:
        past, future = _around(reader.today, in_year)
        which = match["which"].lower()
        whole = past if which.startswith(("last", "past", "previous", "this past")) else future
    else:
        return None
    return third(whole, _part(match["part"])) if match["part"] else whole


def _attacks(_: _Reader, __: re.Match[str]) -> DayRange:
    return one_day(date(2001, 9, 11))


_PARTS = {"beginning": "early", "start": "early", "early": "early", "mid": "mid", "middle": "mid"}


def _part(words: str) -> str:
    word = words.lower().removeprefix("the ").split()[0]
    return {"beginning": "early", "start": "early", "early": "early", "mid": "mid", "middle": "mid"}.get(
        word, "late"
    )


_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], DayRange | None]], ...] = (
    (patterns.ISO, _iso),
    (patterns.MONTH_DAY, _day_of_month),
    (patterns.DAY_MONTH, _day_of_month),
    (patterns.MONTH_YEAR, _month_of_year),
    (patterns.MONTH_ALONE, _month_alone),
    (patterns.WEEKDAY, _weekday),
    (patterns.NEAR, _near),
    (patterns.RELATIVE, _relative),
    (patterns.AGO, _ago),
    (patterns.PART_OF, _part_of),
    (patterns.YEAR_ALONE, _year_alone),
    (patterns.DECADE, _decade),
    (patterns.QUARTER, _quarter),
    (patterns.SEASON, _season),
    (patterns.ATTACKS, _attacks),
)
