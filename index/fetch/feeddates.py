"""The dates of feeds as feedparser understands them; the two usual forms without it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from time import struct_time

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) "
    r"(\d\d):(\d\d):(\d\d) (?:GMT|UT|UTC|Z|([+-])(\d\d)(\d\d))",
    re.ASCII,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)


def parsed_date(text: str) -> struct_time | None:
    """The moment that a feed's date names, in UTC; None where it names none."""
    if match := _MAIL.fullmatch(text):
        day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
        number = 0
    elif match := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
        number = int(month)
    else:
        return _otherwise(text)
    try:
        number = number or _MONTHS.index(month) + 1
        moment = datetime(int(year), number, int(day), int(hour), int(minute), int(second))
        if sign:
            shift = timedelta(hours=int(hours), minutes=int(minutes))
            moment = moment - shift if sign == "+" else moment + shift
    except (ValueError, OverflowError):
        return _otherwise(text)
    return moment.utctimetuple()


def _otherwise(text: str) -> struct_time | None:
    from feedparser.datetimes import _parse_date

    found: struct_time | None = _parse_date(text)
    return found
