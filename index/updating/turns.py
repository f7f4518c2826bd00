"""Whose turn it is: what somebody waits for goes before what is done in the background.

One process recognises a backlog on one thread and the article somebody has just opened on another. Both need the
model, and Python runs one of them at a time: the first thread must neither wait for the other's batches nor share
the processor with its commits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Turns at what only one thread may use, with those that somebody waits for first."""

    def __init__(self) -> None:
        self._use = threading.Lock()
        self._changed = threading.Condition()
        self._first = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """A turn as soon as the one under way is over; those behind wait until it ends."""
        with self._changed:
            self._first += 1
        try:
            with self._use:
                yield
        finally:
            with self._changed:
                self._first -= 1
                self._changed.notify_all()

    @contextmanager
    def behind(self) -> Iterator[None]:
        """A turn when nobody wants to be first."""
        self.give_way()
        with self._use:
            yield

    def give_way(self) -> None:
        """Wait while somebody is first; to be called often by work that uses nothing but time."""
        with self._changed:
            self._changed.wait_for(lambda: not self._first)
