"""What was had when an address was looked at to be followed: its first update need not ask for it again."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.fetch import Answer

_MOST = 8
_LARGEST = 1 << 20
_SECONDS = 60.0
"""How long it is news. An address may be followed and never brought up to date: what is kept for it is little."""


class Looked:
    """The last answers, by the location of the source that they are of."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[float, Answer]] = {}

    def keep(self, location: str, answer: Answer, data: bytes) -> None:
        """Keep an answer whose body was read: `data`."""
        self._answers.pop(location, None)
        if len(data) <= _LARGEST:
            self._answers[location] = time.monotonic(), replace(answer, file=io.BytesIO(data))
        for old in list(self._answers)[:-_MOST]:
            del self._answers[old]

    def take(self, location: str) -> Answer | None:
        """The answer, to be read once; None where there is none of the last minute."""
        kept = self._answers.pop(location, None)
        return kept[1] if kept is not None and time.monotonic() - kept[0] < _SECONDS else None
