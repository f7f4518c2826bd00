"""A line of text with the roles of its parts, and the tools to build one to a width.

Roles are names ("person", "dim", "match"); what they look like is the stylesheet's business. Widths are
terminal cells, so that CJK and other wide text keeps its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size

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


_ODD = re.compile("[^ -~]")
"""A character that may take another room than one cell."""
_INDIAN = re.compile("[\u0900-\u1cff]")
"""Among them the signs of which terminals differ."""
_FULL = 0.6
"""How much of its room a text that is cut between words has to fill."""
_JOINERS = frozenset("\u200d\ufe0f")


def cells(text: str) -> int:
    """What `rich.cells.cell_len` says; of news, where the odd characters are few, in a tenth of the time."""
    if text.isascii() and text.isprintable():
        return len(text)
    odd = _ODD.findall(text)
    if not _JOINERS.isdisjoint(odd):
        return cell_len(text)
    return len(text) - len(odd) + sum(map(get_character_cell_size, odd))


def widest(text: str) -> int:
    """The cells a text may take at most: some terminals give vowel signs of Indian scripts one, others none."""
    return cells(text) + (0 if text.isascii() else sum(map(_takes_more, _INDIAN.findall(text))))


def _takes_more(character: str) -> int:
    return category(character) == "Mc" and not get_character_cell_size(character)


def cut(text: str, width: int) -> str:
    """As much of the text as fits into `width` cells, from its beginning."""
    if width <= 0:
        return ""
    used = begin = 0
    for odd in _ODD.finditer(text):
        at = odd.start()
        if used + at - begin > width:
            break
        used += at - begin + widest(odd.group())
        if used > width:
            return text[:at]
        begin = at + 1
    return text[: begin + width - used]


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, or its beginning and an ellipsis where it is wider than `width` cells.

    It ends between words, unless too much of the room would stay empty.
    """
    if widest(text) <= width:
        return text
    room = width - cells(ellipsis)
    if room <= 0:
        return cut(text, width)
    kept = cut(text, room)
    if not text[len(kept)].isspace() and (blank := kept.rfind(" ")) >= _FULL * len(kept):
        kept = kept[:blank]
    return kept.rstrip(" ,;:") + ellipsis


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
        self.cells += cells(text)
        return self

    def pad_to(self, column: int) -> LineBuilder:
        """Blanks up to a column, none when the line is there already."""
        return self.add(" " * max(0, column - self.cells))

    def line(self, item: int | None = None) -> Line:
        """The finished line."""
        return Line("".join(self._parts), tuple(self._spans), item)
