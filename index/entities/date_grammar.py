"""The grammar of dates: each form that English news writes them in, with what it means."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.entities import calendar_dates as calendar
from index.entities import date_patterns as patterns
from index.entities import deictic_dates as deictic
from index.entities.calendar_days import DayRange
from index.entities.date_context import DateContext

Meaning = Callable[[DateContext, re.Match[str]], DayRange | None]
"""The days that a match means; None where it is no date, or one that nothing resolves.
ValueError and OverflowError say that there is no such day."""

GRAMMAR: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (patterns.ISO, calendar.iso),
    (patterns.MONTH_DAY, calendar.day_of_month),
    (patterns.DAY_MONTH, calendar.day_of_month),
    (patterns.MONTH_YEAR, calendar.month_of_year),
    (patterns.MONTH_ALONE, calendar.month_alone),
    (patterns.WEEKDAY, deictic.weekday),
    (patterns.NEAR, deictic.near),
    (patterns.RELATIVE, deictic.relative),
    (patterns.AGO, deictic.ago),
    (patterns.WEEKEND, deictic.weekend),
    (patterns.FIRST_MONTHS, deictic.first_months),
    (patterns.PART_OF, deictic.part_of),
    (patterns.YEAR_ALONE, calendar.year_alone),
    (patterns.DECADE, calendar.decade),
    (patterns.QUARTER, calendar.quarter),
    (patterns.SEASON, calendar.season),
    (patterns.ATTACKS, calendar.attacks),
    (patterns.FEAST, calendar.feast),
    (patterns.IN_DIGITS, calendar.in_digits),
)
