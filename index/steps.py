"""What long work does between its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.results import Progress

ProgressCallback = Callable[[Progress], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Steps:
    """Between its steps, work tells how far it is, and asks whether it is to stop."""

    progress: ProgressCallback = lambda _: None
    cancelled: Cancelled = lambda: False
