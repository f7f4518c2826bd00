"""Days as they are where the user is: an article at 23:00 in London is of the next day in Tokyo.

What the lists show is the day of the user's own zone, so a query for a day finds just those. An article of which
only the day is known keeps it everywhere; the `published` column holds it as that day's midnight in UTC.
"""

from __future__ import annotations

from datetime import date, datetime

from index.schema import UNDATED

Stretch = tuple[int, int]
"""Minutes since 1970 (UTC) from the first to the last, both in it."""

_EPOCH = date(1970, 1, 1).toordinal()
_MINUTE = 60
_FAR = 2**31 - 1


def local_today() -> date:
    """The day it is where the user is."""
    return datetime.now().astimezone().date()


def local_stretches(first: int | None, end: int | None) -> tuple[Stretch, ...]:
    """Where articles of the days from midnight `first` up to midnight `end` stand in the `published` column.

    Args:
        first: Minutes of a midnight as if it were one of UTC; None is open.
        end: The same.
    """
    if first is not None and end is not None and end <= first:
        return ((first, end - 1),)  # no day at all
    begun = UNDATED + 1 if first is None else _local(first)
    last = _FAR if end is None else _local(end) - 1
    # West of Greenwich a day begins after its midnight of UTC, and the next midnight still lies in it.
    before = () if first is None or begun <= first else ((first, first),)
    if end is None or last < end:
        return (*before, (begun, last))
    middle = ((begun, end - 1),) if begun < end else ()
    return (*before, *middle, (max(begun, end + 1), last))


def _local(midnight: int) -> int:
    """The minute (UTC) of the user's midnight on the day that begins in UTC at `midnight`."""
    day = _EPOCH + midnight // (24 * 60)
    try:
        here = datetime.fromordinal(day).astimezone()
        return int(here.timestamp() // _MINUTE)
    except (ValueError, OverflowError, OSError):  # at the ends of the calendar
        return midnight
