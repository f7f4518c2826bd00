"""What the meaning of a date rests on: the day of publication and the sentences around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime

from index.entities import date_patterns as patterns
from index.entities.calendar_days import DayRange, month_number
from index.entities.numerals import in_words
from index.entities.sentences import sentences
from index.entities.tables import is_sport
from index.entities.tense import tense
from index.entities.words import MONTHS

# Whichever side is this near is meant where nothing in the sentence tells.
_SOON = 45
_LONG_AGO = 240
_DATELINE = re.compile(rf"[A-ZÀ-Þ][\w .,'’/-]{{2,40}}, (?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})\b")
_DATELINE_LOOK = 600
_DATELINE_AWAY = 4
_HEAD_LOOK = 160
_DAY_THEN_MONTH = re.compile(rf"\b\d\d?(?:st|nd|rd|th)? (?:{MONTHS})\b")
_MONTH_THEN_DAY = re.compile(rf"\b(?:{MONTHS})\.? \d\d?\b")


class DateContext:
    """What the meanings of a text's dates rest on: the day of publication and the sentences around."""

    def __init__(self, text: str, published: str | None, day_first: bool | None = None) -> None:
        self.text = text
        self._day_first = day_first
        self.years: dict[tuple[int, int], int] = {}  # of days that were named with their year: (month, day) → year
        self._sentences: list[tuple[int, int]] | None = None
        self.sport = is_sport(text)
        self.late = True
        self.today = self._own_day(published)

    def _own_day(self, published: str | None) -> date | None:
        if published:
            day = date.fromisoformat(published[:10])
            self.late = len(published) <= 10 or datetime.fromisoformat(published).hour >= 12
            if match := _DATELINE.search(self.text, 0, _DATELINE_LOOK):
                near = [day_named(day.year + step, match) for step in (-1, 0, 1)]
                close = [d for d in near if d and abs((d - day).days) <= _DATELINE_AWAY]
                if close:
                    self.late = False
                    return close[0]
            return day
        match = patterns.MONTH_DAY.search(self.text, 0, _HEAD_LOOK)
        if match and match["year"] and self.text[: match.start()].rpartition("\n")[2].strip() == "":
            return day_named(int(match["year"]), match)
        return None

    def day_first(self) -> bool | None:
        """Whether "03/04" is the third of April: as the outlet's country writes, else as the text does."""
        if self._day_first is not None:
            return self._day_first
        written = {True: _DAY_THEN_MONTH.search(self.text), False: _MONTH_THEN_DAY.search(self.text)}
        found = [order for order, match in written.items() if match]
        return found[0] if len(found) == 1 else None

    def tense(self, match: re.Match[str]) -> int:
        """Where the sentence around a date stands: before 0 the past, above 0 what is to come, 0 unknown."""
        start, end = borders(match)
        if self._sentences is None:
            self._sentences = sentences(self.text)
            self._starts = [s for s, _ in self._sentences]
        place = bisect_right(self._starts, start) - 1
        return tense(self.text, start, end, self._sentences[place] if place >= 0 else (0, len(self.text)))

    def nearest(
        self, match: re.Match[str], in_year: Callable[[int], DayRange], *, to_come: bool = False
    ) -> DayRange | None:
        """Of the same days in the years around, those the sentence means; `to_come`: where no verb tells."""
        if self.today is None:
            return None
        past, future = around(self.today, in_year)
        if future.low <= self.today:
            return future
        if (future.low - self.today).days <= _SOON and (self.today - past.high).days >= _LONG_AGO:
            return future  # a day of almost a year ago would have its year with it
        if (future.low - self.today).days >= _LONG_AGO and (self.today - past.high).days <= _SOON:
            return past
        cue = self.tense(match)
        return future if cue > 0 or (to_come and not cue) else past


def around(today: date, in_year: Callable[[int], DayRange]) -> tuple[DayRange, DayRange]:
    """The last such days that are over and the next that are not (those that hold today count as next)."""
    options: list[DayRange] = []
    for year in range(today.year - 4, today.year + 5):  # the 29th of February comes every fourth
        try:
            options.append(in_year(year))
        except ValueError:
            continue
    return max(o for o in options if o.high < today), min(o for o in options if o.high >= today)


def day_named(year: int, match: re.Match[str]) -> date | None:
    """The day whose month and number were matched, in a year; None for the 31st of February."""
    try:
        return date(year, month_number(match["month"]), day_number(match["day"]))
    except ValueError:
        return None


def day_number(words: str) -> int:
    """The day of a month: "3rd", "30", "six"."""
    digits = re.sub(r"\D", "", words)
    return int(digits) if digits else int(in_words(words))


def borders(match: re.Match[str]) -> tuple[int, int]:
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
