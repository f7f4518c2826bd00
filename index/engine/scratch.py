"""Working arrays of a thread, one entry a document; whoever uses one leaves it all zero."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray


class Scratch(threading.local):
    """Grown to the largest segment met by the thread and kept for the next query."""

    def __init__(self) -> None:
        self._mask = np.zeros(0, bool)
        self._sums = np.zeros(0, np.float32)
        self._slots = np.zeros(0, np.int32)

    def mask(self, count: int) -> NDArray[np.bool_]:
        """Membership."""
        if len(self._mask) < count:
            self._mask = np.zeros(count, bool)
        return self._mask[:count]

    def sums(self, count: int) -> NDArray[np.float32]:
        """Sums of scores."""
        if len(self._sums) < count:
            self._sums = np.zeros(count, np.float32)
        return self._sums[:count]

    def slots(self, count: int) -> NDArray[np.int32]:
        """Places in a list, counted from 1."""
        if len(self._slots) < count:
            self._slots = np.zeros(count, np.int32)
        return self._slots[:count]
