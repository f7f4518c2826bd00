"""Which characters of a text are spoken for."""

from __future__ import annotations

from collections.abc import Iterable


class Taken:
    """Which characters belong to something already: asked in a time that does not grow with how much does."""

    def __init__(self, size: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._mask = bytearray(size)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a range."""
        self._mask[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of the range is taken."""
        return 1 not in self._mask[start:end]
