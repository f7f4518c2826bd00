"""Dates as outlets write them, into ISO 8601: the day where only the day is given, UTC where the time is.

Nothing is guessed: a month and day without a year, or 03/04/2024, is no date.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_EARLIEST, _LATEST = 1600, 2100
_LONGEST = 100
_MINUTES_A_DAY = 24 * 60
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<m{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WRITTEN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format(1)},?\s(?P<y1>\d{{4}})"
    rf"|{_MONTH.format(2)}\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) "
    r"(\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})",
    re.ASCII,
)
"""As feeds and mail write it: nearly all dates there are, so it has a way of its own."""
_CLOCK = re.compile(r"\d[:.]\d\d")
_TWELVE_HOURS = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_ZONE = re.compile(r"\d\s?([A-Z]{2,5})$")
_ZONE_BEFORE_YEAR = re.compile(r"\d\s([A-Z]{2,5})\s\d{4}$")
_MAIL_ZONES = frozenset(("GMT", "UTC", "UT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"))
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def parse_date(value: object) -> str | None:
    """ISO 8601 of a date as metadata gives it (text, or seconds since 1970), or None when it is not clear."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _epoch(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if not text or len(text) > _LONGEST:
        return None
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return _iso(match)
    return _rfc2822(text) or find_written(text) or _slashed(text) or _other_languages(text)


def find_written(text: str) -> str | None:
    """The first full date with its year written out in a text ("March 1, 2008"), as a day; None without one."""
    match = _WRITTEN.search(text)
    if match is None:
        iso = re.search(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)", text)
        return _day(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    name = (match["m1"] or match["m2"]).lower()
    return _day(int(match["y1"] or match["y2"]), _MONTHS[name], int(match["d1"] or match["d2"]))


def date_in_name(name: str) -> str | None:
    """The day in a URL or file name ("/2024/07/14/", "2024-07-14-truce.txt"), or None."""
    match = _IN_NAME.search(name)
    return (
        _day(int(match[1]), int(match[3]), int(match[4])) if match and (match[2] or len(match[0]) == 8) else None
    )


def _epoch(value: float) -> str | None:
    if 19000101 <= value <= 21001231 and value == int(value):
        digits = str(int(value))
        day = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if day:
            return day
    seconds = value / 1000 if value > 1e11 else value
    if not 1e8 < seconds < 4e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return _day(int(year), int(month), int(day))
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
        if zone is not None and zone.upper() not in ("Z", "UTC", "GMT"):
            shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            moment = moment.replace(tzinfo=timezone(-shift if zone[0] == "-" else shift))
        return _utc(moment)
    except (ValueError, OverflowError):
        return _day(int(year), int(month), int(day))


def _rfc2822(text: str) -> str | None:
    if (mail := _MAIL.fullmatch(text)) is not None:
        day, month, year, hour, minute, second, zone = mail.groups()
        shift = 0 if zone == "GMT" else 60 * int(zone[1:3]) + int(zone[3:])
        if shift >= _MINUTES_A_DAY:
            return None  # no place is that far from Greenwich
        with suppress(ValueError, OverflowError):
            moment = datetime(int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second))
            return _utc(moment + timedelta(minutes=-shift if zone[0] == "+" else shift))
    if not _CLOCK.search(text) or _TWELVE_HOURS.search(text):
        return None
    zone = _ZONE.search(text) or _ZONE_BEFORE_YEAR.search(text)
    try:
        moment = parsedate_to_datetime(text)
        # Of a zone that mail does not know ("BST", "CET") only the day is sure.
        # "Fri Mar 13 21:30:09 EST 2015" comes from servers of every country: their EST is their own.
        sure = zone is None or (zone[1] in _MAIL_ZONES if zone.re is _ZONE else zone[1] in ("GMT", "UTC"))
        return _utc(moment) if sure else moment.date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _slashed(text: str) -> str | None:
    match = _SLASHED.match(text)
    if match is None:
        return None
    if match[1]:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    first, second, year = int(match[4]), int(match[5]), int(match[6])
    if "." in match[0] or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _other_languages(text: str) -> str | None:
    """ "14 juillet 2024": only with a year, a day and a month in it, never completed from today."""
    if not re.search(r"\b(?:19|20)\d\d\b", text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    import dateparser

    settings = {"STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(
        re.split(r"\s(?:à|um|at|às|a las|-|\|)\s", text)[0],
        languages=["en", "fr", "de", "es", "pt", "it", "nl"],
        settings=settings,
    )
    return _day(found.year, found.month, found.day) if found else None


def _utc(moment: datetime) -> str | None:
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
