"""Whose turn it is: what somebody waits for goes before what is done in the background.

One process recognises a backlog on one thread and the article somebody has just opened on another. Both need the
model, and Python runs one of them at a time: the first thread must neither wait for the other's batches nor share
the processor with its commits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum


class Rank(IntEnum):
    """Who goes before whom: what is on the screen, the rest of what was opened, the backlog."""

    SIGHT = 0
    OPENED = 1
    BACKLOG = 2


class Turns:
    """Turns at what only one thread may use, by rank."""

    def __init__(self) -> None:
        self._use = threading.Lock()
        self._changed = threading.Condition()
        self._wanted = [0] * len(Rank)

    @contextmanager
    def turn(self, rank: Rank) -> Iterator[None]:
        """A turn as soon as the step under way is over and nobody of a better rank wants one."""
        with self._changed:
            self._wanted[rank] += 1
        try:
            self._begin(rank)
            try:
                yield
            finally:
                self._use.release()
        finally:
            with self._changed:
                self._wanted[rank] -= 1
                self._changed.notify_all()

    def step_aside(self, rank: Rank) -> None:
        """Within a turn, between two of its steps: let those of a better rank go first."""
        if self._is_behind(rank):
            self._use.release()
            self._begin(rank)

    def give_way(self, rank: Rank = Rank.BACKLOG) -> None:
        """Outside of turns, in work that uses nothing but time: wait while somebody of a better rank wants one."""
        if self._is_behind(rank):
            with self._changed:
                self._changed.wait_for(lambda: not self._is_behind(rank))

    def _begin(self, rank: Rank) -> None:
        while True:
            self.give_way(rank)
            self._use.acquire()
            if not self._is_behind(rank):
                return
            self._use.release()

    def _is_behind(self, rank: Rank) -> bool:
        return any(self._wanted[:rank])
