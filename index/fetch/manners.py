"""How often and how much at once a host is asked."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from index.fetch.addresses import host_of, is_private_name

AT_ONCE = 4
GAP = 0.05
_PATIENCE = 2.0
_LONGEST_WAIT = 7 * 86400.0
_FREE_FAILURES = 3
_FIRST_WAIT = 60.0
_MOST_BACK_OFF = 6 * 3600.0


class Manners:
    """Turns for requests: a few at once and a small gap between them for each host.

    On the user's own machine or network (a bridge that makes feeds of pages) there is nobody to be spared: no gap.

    A request that takes long gives its place away after `_PATIENCE` seconds: a host that answers drop by drop
    does little work for it, and one that holds a place for the whole of its time would keep all others waiting.
    """

    def __init__(self) -> None:
        self._places: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._next: dict[str, float] = defaultdict(float)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for the turn of a request; it is over when the context is left."""
        host = host_of(url)
        loop = asyncio.get_running_loop()
        place = self._places[host]
        await place.acquire()
        held = [place]

        def leave() -> None:
            while held:
                held.pop().release()

        later = loop.call_later(_PATIENCE, leave)
        try:
            if not is_private_name(host):
                start = max(loop.time(), self._next[host])
                self._next[host] = start + GAP
                await asyncio.sleep(start - loop.time())
            yield
        finally:
            later.cancel()
            leave()


def retry_after(header: str) -> float | None:
    """Seconds of a Retry-After header (a number or a date), at most a week; None where it says nothing."""
    text = header.strip()
    if text.isdecimal() and len(text) < 12:
        return min(float(text), _LONGEST_WAIT)
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        moment = parsedate_to_datetime(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)
    return None


def not_before(failed: int, asked: float | None) -> str:
    """When a feed may be asked again after so many failures in a row, ISO 8601; "" for at once.

    Args:
        asked: Seconds that the server or the feed itself asked for, or None.
    """
    wait = asked or 0.0
    if failed > _FREE_FAILURES:
        wait = max(wait, min(_FIRST_WAIT * 2.0 ** min(failed - _FREE_FAILURES - 1, 20), _MOST_BACK_OFF))
    if not wait:
        return ""
    return (datetime.now(UTC) + timedelta(seconds=wait)).strftime("%Y-%m-%dT%H:%M:%SZ")
