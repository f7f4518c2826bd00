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


class Lane:
    """One thread that runs jobs. Start is lazy: a lane that is never used costs nothing.

    Args:
        name: The name of the thread.
        latest_only: True drops jobs that a newer one overtook; False runs all, in order.
    """

    def __init__(self, name: str, *, latest_only: bool = True) -> None:
        self._name = name
        self._latest_only = latest_only
        self._waiting: deque[tuple[int, Job]] = deque()
        self._changed = threading.Condition()
        self._newest = 0
        self._closed = False
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
        with self._changed:
            self._newest += 1
            self._waiting.clear()
            self._changed.notify_all()

    def close(self, timeout: float = 1.0) -> None:
        """Stop for good; waits at most `timeout` seconds for the job that runs."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout)

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
                if self._closed:
                    return
                ticket, job = self._waiting.popleft()
                self._busy = True
            job(self._stale(ticket))

    def _stale(self, ticket: int) -> Cancelled:
        if self._latest_only:
            return lambda: self._closed or self._newest != ticket
        return lambda: self._closed
