"""Working arrays of a thread; whoever uses one leaves it all zero."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray


class Scratch(threading.local):
    """Grown to the largest index met by the thread and kept for the next query."""

    def __init__(self) -> None:
        self._sums = np.zeros(0, np.float32)
        self._flags = np.zeros(0, bool)

    def sums(self, count: int) -> NDArray[np.float32]:
        """Sums of scores, one entry a document."""
        if len(self._sums) < count:
            self._sums = np.zeros(count, np.float32)
        return self._sums[:count]

    def flags(self, count: int) -> NDArray[np.bool_]:
        """Places in a stretch of text."""
        if len(self._flags) < count:
            self._flags = np.zeros(count, bool)
        return self._flags[:count]
