"""How often a feed wants to be asked: what it says itself, and what its server says with it.

`ttl` is RSS 2.0's (minutes that it may be kept), `updatePeriod` and `updateFrequency` those of the syndication
module (so many times a period), `max-age` that of Cache-Control.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 6 * 3600
"""Seconds: a feed is asked that often whatever it says; many say a day and bring news by the hour."""
_HOUR = 3600
_PERIODS = {
    "hourly": _HOUR,
    "daily": 24 * _HOUR,
    "weekly": 7 * 24 * _HOUR,
    "monthly": 30 * 24 * _HOUR,
    "yearly": 365 * 24 * _HOUR,
}
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})\b", re.IGNORECASE)


def feed_pause(ttl: str, period: str, frequency: str) -> int:
    """The seconds that a feed wants to be left alone between two visits, at most `LONGEST`; 0 where it says none.

    Args:
        ttl, period, frequency: As the feed wrote them, or "".
    """
    minutes = _number(ttl)
    times = max(1, _number(frequency)) if frequency.strip() else 1
    return min(LONGEST, max(60 * minutes, _PERIODS.get(period.strip().lower(), 0) // times))


def kept_for(headers: Mapping[str, str]) -> int:
    """The seconds for which an answer says that nothing newer is to be had, at most `LONGEST`."""
    said = headers.get("cache-control", "")
    match = _MAX_AGE.search(said)
    if match is None or "no-cache" in said.lower() or "no-store" in said.lower():
        return 0
    return min(LONGEST, max(0, int(match[1]) - _number(headers.get("age", ""))))


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 12 else 0
