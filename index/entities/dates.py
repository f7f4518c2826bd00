"""Dates in a text, resolved to calendar days against the day it was published.

A grammar, no model. It runs when an article meets what was recognised in it, never before: what "Tuesday" is
depends on the date of publication, and what was recognised is kept by the words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from index.article import Mention, MentionKind
from index.entities.calendar_days import DayRange
from index.entities.date_context import DateContext, borders
from index.entities.date_meanings import GRAMMAR
from index.entities.pacing import Rest, no_rest
from index.entities.taken import Taken
from index.entities.words import MONTHS, WEEKDAYS

_OUTER = frozenset({MentionKind.EVENT, MentionKind.WORK, MentionKind.LAW})
_PLAIN_NUMBER = re.compile(r"[$£€]?\d+(?:[.,]\d+)+%?")
# Some word of the calendar every date has that the model gives and the grammar does not.
_CALENDAR = re.compile(
    rf"\b(?:{MONTHS}|{WEEKDAYS}|(?:1[5-9]|20)\d\d(?!\w)|\d\ds)|['’]\d\d\b|\d(?:st|nd|rd|th)\b|\d[/.-]\d|"
    r"(?i:days?|weeks?|weekends?|months?|years?|decades?|century|centuries|quarters?|seasons?|spring|summer|autumn|"
    r"fall|winter|today|tonight|tomorrow|yesterday|morning|afternoon|evening|night|noon|midnight|daily|weekly|"
    r"monthly|quarterly|annual(?:ly)?|yearly|hours?|minutes?|dates?|moments?|time|past|future|era|age[sd]?|old|"
    r"christmas|easter|thanksgiving|ramadan|eve|hanukkah|passover|halloween|holidays?|recent|earlier|later|ago|now|"
    r"millenni\w+|fiscal|first|second|third|fourth|\w*teenth|twentieth|half|period|term|long)\b"
)
_VALUES = frozenset({MentionKind.DATE, MentionKind.TIME, MentionKind.NUMBER, MentionKind.QUANTITY})


class _Found(NamedTuple):
    start: int
    end: int
    days: DayRange | None


def dated(
    text: str,
    mentions: Iterable[Mention],
    published: str | None = None,
    *,
    furniture: Iterable[tuple[int, int]] = (),
    rest: Rest = no_rest,
) -> tuple[Mention, ...]:
    """The mentions with those of dates found anew, each with the days it means (`Mention.date`).

    Args:
        text: Of the article.
        mentions: As recognised. A date inside a name stays part of that name; inside an event it is found too.
        published: ISO 8601; without it only dates that say their year are resolved, or those of a text that
            opens with its own date.
        furniture: Ranges to leave alone.
        rest: Called between steps.
    """
    listed = list(mentions)
    names = sorted((m.start, m.end) for m in listed if m.kind not in _VALUES and m.kind not in _OUTER)
    starts = [start for start, _ in names]

    def inside_a_name(found: _Found) -> bool:
        place = bisect_right(starts, found.end - 1)
        return any(end > found.start for _, end in names[max(0, place - 3) : place])

    outer = {(m.start, m.end) for m in listed if m.kind in _OUTER}
    left_alone = Taken(len(text), furniture)
    dates = [
        found
        for found in find_dates(text, published, rest)
        if (found.start, found.end) not in outer
        and not inside_a_name(found)
        and left_alone.free(found.start, found.start + 1)
    ]
    taken = Taken(len(text), [(found.start, found.end) for found in dates])
    kept = [
        m for m in listed if m.kind not in _VALUES or (taken.free(m.start, m.end) and not _is_no_date(text, m))
    ]
    kept += [
        Mention(d.start, d.end, MentionKind.DATE, text[d.start : d.end], date=str(d.days) if d.days else "")
        for d in dates
    ]
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


def _is_no_date(text: str, mention: Mention) -> bool:
    """Whether it was taken for a date and is none: "the index at 11,188.23", "1080p", "a fury"."""
    if mention.kind is not MentionKind.DATE:
        return False
    if _PLAIN_NUMBER.fullmatch(text, mention.start, mention.end):
        return True
    return _CALENDAR.search(text, mention.start, mention.end) is None


def find_dates(text: str, published: str | None = None, rest: Rest = no_rest) -> list[_Found]:
    """The dates of a text in order, none overlapping; those that cannot be resolved have no days."""
    context = DateContext(text, published)
    found: list[_Found] = []
    for pattern, meaning in GRAMMAR:
        rest()
        for match in pattern.finditer(text):
            try:
                days = meaning(context, match)
            except (ValueError, OverflowError):
                continue  # the 31st of February
            if days is not None:
                start, end = borders(match)
                found.append(_Found(start, end, days))
    kept: list[_Found] = []
    taken = Taken(len(text))
    for candidate in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if taken.free(candidate.start, candidate.end):
            taken.add(candidate.start, candidate.end)
            kept.append(candidate)
    return sorted(kept)
