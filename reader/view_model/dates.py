"""Dates as a reader likes them: short in a list, whole above an article, honest about what is a guess."""

from __future__ import annotations

from datetime import UTC, datetime, time

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNDATED = "undated"
DATE_WIDTH = 10
"""Cells of the widest short date, `~14 Jul 24`."""


def short_date(published: str | None, is_estimate: bool, now: datetime) -> str:
    """`14 Jul 24`; `~9 Jul 24` for an estimate; the time for today; `Jul 24` or `2024` for less; or `undated`.

    Args:
        published: ISO 8601, as `Article.published`.
        now: An aware time; times of day are shown in its zone.
    """
    if not published:
        return UNDATED
    sign = "~" if is_estimate else ""
    moment = _hour(published, now)
    if moment is not None and moment.date() == now.date():
        return f"{sign}{moment:%H:%M}"
    parts = (moment.date().isoformat() if moment is not None else published[:10]).split("-")
    try:
        year = int(parts[0])
        month = MONTHS[int(parts[1]) - 1] if len(parts) > 1 else ""
        day = int(parts[2]) if len(parts) > 2 else 0
    except (ValueError, IndexError):
        return sign + published[: DATE_WIDTH - 1]
    if not month:
        return f"{sign}{year}"
    return f"{sign}{day} {month} {year % 100:02}" if day else f"{sign}{month} {year % 100:02}"


def long_date(published: str | None, is_estimate: bool, clue: str, now: datetime) -> str:
    """`14 July 2024, 09:30`, or `about 9 July 2024 (clue)` for an estimate, or `undated`."""
    if not published:
        return UNDATED
    moment = _hour(published, now)
    try:
        day = moment.date() if moment is not None else datetime.fromisoformat(published[:10]).date()
    except ValueError:
        return ("about " if is_estimate else "") + published
    words = f"{day.day} {day:%B} {day.year}" + (f", {moment:%H:%M}" if moment is not None else "")
    if not is_estimate:
        return words
    return f"about {words} ({clue})" if clue else f"about {words}"


def day_of(published: str | None, now: datetime) -> str:
    """The day, or as much of one as is known, under which the lists show an article: ISO 8601, "" without one."""
    moment = _hour(published or "", now)
    return moment.date().isoformat() if moment is not None else (published or "")[:10]


def time_ago(moment: str, now: datetime) -> str:
    """`just now`, `12 min ago`, `3 h ago`, `2 d ago`, then the date; of an ISO 8601 time."""
    when = _moment(moment, now)
    if when is None:
        return moment[:10]
    minutes = int((now - when).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    return f"{minutes // (24 * 60)} d ago" if minutes < 7 * 24 * 60 else short_date(moment, False, now)


def time_until(moment: str, now: datetime) -> str:
    """`in 12 min`, `in 3 h`; "" of a time (ISO 8601) that is over, or that nobody gave."""
    when = _moment(moment, now)
    minutes = 0 if when is None else -int((now - when).total_seconds() // 60)
    if minutes <= 0:
        return ""
    return f"in {minutes} min" if minutes <= 90 else f"in {round(minutes / 60)} h"


def month_name(month: str) -> str:
    """`2024-07` as `Jul 24`."""
    year, _, number = month.partition("-")
    try:
        return f"{MONTHS[int(number) - 1]} {int(year) % 100:02}"
    except (ValueError, IndexError):
        return month


def _hour(published: str, now: datetime) -> datetime | None:
    """The time of an article in the zone of `now`. None where only the day is known: a feed that knows no more
    writes midnight, and a search takes that for the day everywhere, too."""
    moment = _moment(published, now)
    is_midnight = moment is not None and moment.astimezone(UTC).time() == time.min
    return None if is_midnight else moment


def _moment(published: str, now: datetime) -> datetime | None:
    if "T" not in published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(now.tzinfo)
