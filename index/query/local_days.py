"""Days as they are where the user is: an article at 23:00 in London is of the next day in Tokyo.

What the lists show is the day of the user's own zone, so a query for a day finds just those. An article of which
only the day is known keeps it everywhere; the `published` column holds it as that day's midnight in UTC.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from index.schema import UNDATED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Stretch = tuple[int, int]
"""Minutes since 1970 (UTC) from the first to the last, both in it."""

_EPOCH = date(1970, 1, 1).toordinal()
_MINUTE = 60
_DAY = 24 * 60
_DAY_LETTERS = len("2024-07-14")
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


def local_months(published: NDArray[Any]) -> NDArray[np.int64]:
    """The month of each minute where the user is, counted from January 1970.

    Args:
        published: Minutes since 1970 (UTC), none of them `UNDATED`; those of a midnight are days and keep theirs.
    """
    import numpy as np

    if not len(published):
        return np.zeros(0, np.int64)
    days = published // _DAY
    first, last = int(days.min()), int(days.max())
    if last - first < len(days):  # the months of a few thousand days, not of all documents
        span = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        months: NDArray[np.int64] = span[days - first]
    else:
        months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    if time.timezone or time.daylight:
        for month in np.unique(months).tolist():
            _put_in_order(published, months, month)
    return months


def _put_in_order(published: NDArray[Any], months: NDArray[np.int64], month: int) -> None:
    """Move what is of this month in Greenwich and of the one before or after it where the user is."""
    import numpy as np

    begins, ends = _begin(month), _begin(month + 1)
    zone = (time.timezone, time.altzone, time.tzname)
    held = months == month
    held &= (published < _local_in(begins, zone)) | (published >= _local_in(ends, zone))
    moved = np.flatnonzero(held)
    moved = moved[published[moved] % _DAY != 0]
    months[moved] = np.where(published[moved] < (begins + ends) // 2, month - 1, month + 1)


def local_month(published: str) -> str:
    """The month where the user is (`2024-07`) of an ISO 8601 time, or of a day or month, which keep theirs."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published[:7]
    if len(published) <= _DAY_LETTERS or moment.tzinfo is None:
        return published[:7]
    in_greenwich = moment.astimezone(UTC)
    is_day = not (in_greenwich.hour or in_greenwich.minute)
    return (in_greenwich if is_day else in_greenwich.astimezone()).strftime("%Y-%m")


def _begin(month: int) -> int:
    """The minute at which a month begins in Greenwich, both counted from January 1970."""
    return (date(1970 + month // 12, month % 12 + 1, 1).toordinal() - _EPOCH) * _DAY


@lru_cache(4096)
def _local_in(midnight: int, zone: object) -> int:
    return _local(midnight)


def _local(midnight: int) -> int:
    """The minute (UTC) of the user's midnight on the day that begins in UTC at `midnight`."""
    day = _EPOCH + midnight // _DAY
    try:
        here = datetime.fromordinal(day).astimezone()
        return int(here.timestamp() // _MINUTE)
    except (ValueError, OverflowError, OSError):  # at the ends of the calendar
        return midnight
