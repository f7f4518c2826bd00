"""A line of text with the roles of its parts, and the tools to build one to a width.

Roles are names ("person", "dim", "match"); what they look like is the stylesheet's business. Widths are
terminal cells, so that CJK and other wide text keeps its columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

Span = tuple[int, int, str]
"""(start, end, role): offsets into a line's text, end exclusive. Later spans lie over earlier ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the screen.

    Attributes:
        item: The index of the thing the line belongs to, for lists whose things can be chosen, or None.
    """

    text: str = ""
    spans: tuple[Span, ...] = ()
    item: int | None = None


BLANK = Line()


def cut(text: str, width: int) -> str:
    """As much of the text as fits into `width` cells, from its beginning."""
    if width <= 0:
        return ""
    if len(text) <= width and text.isascii():
        return text
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:index]
    return text


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, or its beginning and an ellipsis where it is wider than `width` cells."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    return cut(text, room).rstrip() + ellipsis if room > 0 else cut(text, width)


class LineBuilder:
    """Puts a line together from left to right."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self.cells = 0

    def add(self, text: str, role: str = "", spans: Iterable[Span] = ()) -> LineBuilder:
        """Append text in a role, with further spans given in offsets of that text."""
        if role and text:
            self._spans.append((self._length, self._length + len(text), role))
        for start, end, inner in spans:
            if start < (end := min(end, len(text))):
                self._spans.append((self._length + start, self._length + end, inner))
        self._parts.append(text)
        self._length += len(text)
        self.cells += cell_len(text)
        return self

    def pad_to(self, column: int) -> LineBuilder:
        """Blanks up to a column, none when the line is there already."""
        return self.add(" " * max(0, column - self.cells))

    def line(self, item: int | None = None) -> Line:
        """The finished line."""
        return Line("".join(self._parts), tuple(self._spans), item)
