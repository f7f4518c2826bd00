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
from index.entities.date_grammar import GRAMMAR
from index.entities.date_patterns import RARE
from index.entities.overlaps import OUTER
from index.entities.pacing import Rest, no_rest
from index.entities.taken import Taken
from index.entities.words import MONTHS, WEEKDAYS

_ON_THE_CALENDAR = re.compile(
    rf"\b(?:{MONTHS}|{WEEKDAYS}|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ee]ve|Christmas|Easter|Ramadan|recent|"
    r"[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Pp]ast|[Cc]oming|[Pp]revious|[Ff]ollowing|[Ss]ame|ago|[Ee]arlier|[Ll]ater|before|after|"
    r"Day|holidays|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|(?:the|first|second|third|fourth|final) quarter|"
    r"century|(?:1[5-9]|20)\d\d(?:s|-\d\d)?|\d0s)\b"
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
    day_first: bool | None = None,
    rest: Rest = no_rest,
) -> tuple[Mention, ...]:
    """The mentions with those of dates found anew, each with the days it means (`Mention.date`).

    Args:
        text: Of the article.
        mentions: As recognised. A date inside a name stays part of that name; inside an event it is found too.
        published: ISO 8601; without it only dates that say their year are resolved, or those of a text that
            opens with its own date.
        furniture: Ranges to leave alone.
        day_first: Whether "03/04/2021" is the third of April (`date_order`); None where nobody knows.
        rest: Called between steps.
    """
    listed = list(mentions)
    names = sorted((m.start, m.end) for m in listed if m.kind not in _VALUES and m.kind not in OUTER)
    starts = [start for start, _ in names]

    def inside_a_name(found: _Found) -> bool:
        place = bisect_right(starts, found.end - 1)
        return any(end > found.start for _, end in names[max(0, place - 3) : place])

    outer = {(m.start, m.end) for m in listed if m.kind in OUTER}
    left_alone = Taken(len(text), furniture)
    dates = [
        found
        for found in find_dates(text, published, rest, day_first)
        if (found.start, found.end) not in outer
        and not inside_a_name(found)
        and left_alone.free(found.start, found.start + 1)
    ]
    taken = Taken(len(text), [(found.start, found.end) for found in dates])
    kept = [m for m in listed if m.kind not in _VALUES or (taken.free(m.start, m.end) and not _is_no_day(text, m))]
    kept += [
        Mention(d.start, d.end, MentionKind.DATE, text[d.start : d.end], date=str(d.days) if d.days else "")
        for d in dates
    ]
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


def _is_no_day(text: str, mention: Mention) -> bool:
    """Whether it was taken for a date and means no day: ages, "annual", "two years"."""
    return mention.kind is MentionKind.DATE and _ON_THE_CALENDAR.search(text, mention.start, mention.end) is None


def find_dates(
    text: str, published: str | None = None, rest: Rest = no_rest, day_first: bool | None = None
) -> list[_Found]:
    """The dates of a text in order, none overlapping; those that cannot be resolved have no days."""
    context = DateContext(text, published, day_first)
    found: list[_Found] = []
    for pattern, meaning in GRAMMAR:
        rest()
        if pattern in RARE and not RARE[pattern].search(text):
            continue
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
