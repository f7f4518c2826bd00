"""A cursor that walks marks of an article: from name to name, or from hit to hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.view_model.marks import Mark, MarkIndex


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor went: the mark, its number among those it walks (from 1), and how many there are."""

    mark: Mark
    number: int
    count: int


class MarkCursor:
    """Marks and which of them is current.

    Args:
        names_only: Walk only marks that name an entity; figures and dates are lit but not stopped at.
    """

    def __init__(self, *, names_only: bool = False) -> None:
        self._names_only = names_only
        self.index = MarkIndex(())
        self.at: int | None = None

    def set_marks(self, marks: Sequence[Mark], *, keep: bool = False) -> None:
        """Other marks; with `keep` the cursor stays on its words where they are still marked."""
        current = self.current if keep else None
        self.index = MarkIndex(marks)
        self.at = None
        if current is not None:
            same = (i for i, mark in enumerate(self.index.marks) if mark.start == current.start)
            self.at = next(same, None)

    @property
    def current(self) -> Mark | None:
        """The mark under the cursor."""
        return self.index.marks[self.at] if self.at is not None else None

    def step(self, step: int, top: int) -> Stop | None:
        """`step` marks on, round the end. From nowhere: the first at or behind offset `top`, or the one before.

        None where there is nothing to walk.
        """
        marks = self.index.marks
        walked = [i for i, mark in enumerate(marks) if mark.entity_id or not self._names_only]
        if not walked:
            return None
        if self.at in walked:
            place = walked.index(self.at) + step
        else:
            ahead = next((place for place, i in enumerate(walked) if marks[i].start >= top), 0)
            place = ahead + (step - 1 if step > 0 else step)
        place %= len(walked)
        self.at = walked[place]
        return Stop(marks[self.at], place + 1, len(walked))
