"""CPU time on a machine that is shared with other work."""

from __future__ import annotations

import time
from collections.abc import Callable


def calibrate() -> float:
    """CPU milliseconds of a fixed piece of work."""
    start = time.process_time()
    total = 0
    for number in range(40_000):
        total += number * number % 7
    return (time.process_time() - start) * 1e3


def measure(call: Callable[[], object]) -> float:
    """CPU milliseconds of a call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


def percentile(times: list[float], share: float) -> float:
    """The value below which that share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
