"""Threads that ask the library: in each lane the latest question wins, and nothing waits for an answer.

A lane is one daemon thread. A new question takes the place of one that has not begun and asks the one that
runs to stop; an engine that looks at `cancelled` stops within a millisecond, so a lane needs no debounce:
an idle one begins at once and a busy one begins with the newest words.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

Cancelled = Callable[[], bool]
Job = Callable[[Cancelled], None]

_ENDS_WITHIN, _FINISHES_WITHIN = 1.0, 5.0
"""Seconds that closing waits: for a question, which looks at `cancelled`, and for all that is to be finished."""


class Lane:
    """One thread that runs jobs. Start is lazy: a lane that is never used costs nothing.

    Args:
        name: The name of the thread.
        latest_only: True drops jobs that a newer one overtook; False runs all, in order.
        finishes: What waits is done even when the lane is cancelled or closed.
    """

    def __init__(self, name: str, *, latest_only: bool = True, finishes: bool = False) -> None:
        self._name = name
        self._latest_only = latest_only
        self._finishes = finishes
        self._waiting: deque[tuple[int, Job]] = deque()
        self._changed = threading.Condition()
        self._newest = 0
        self._closed = self._stopping = False
        self._busy = False
        self._thread: threading.Thread | None = None

    def submit(self, job: Job) -> None:
        """Run a job as soon as the lane is free; returns at once."""
        with self._changed:
            if self._closed:
                return
            self._newest += 1
            if self._latest_only:
                self._waiting.clear()
            self._waiting.append((self._newest, job))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def cancel(self) -> None:
        """Forget what waits and ask what runs to stop."""
        if self._finishes:
            return
        with self._changed:
            self._newest += 1
            self._waiting.clear()
            self._changed.notify_all()

    def close(self, timeout: float | None = None) -> None:
        """Stop for good; waits for the job that runs, or for all that are to be finished.

        Args:
            timeout: Seconds; when None, one, or five where jobs are finished.
        """
        if timeout is None:
            timeout = _FINISHES_WITHIN if self._finishes else _ENDS_WITHIN
        with self._changed:
            self._closed = True
            if not self._finishes:
                self._stopping = True
                self._waiting.clear()
            self._changed.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout)
        self._stopping = True

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        with self._changed:
            return not self._busy and not self._waiting

    def _run(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._stopping or not self._waiting:
                    return
                ticket, job = self._waiting.popleft()
                self._busy = True
            job(self._stale(ticket))

    def _stale(self, ticket: int) -> Cancelled:
        if self._latest_only:
            return lambda: self._stopping or self._newest != ticket
        return lambda: self._stopping
