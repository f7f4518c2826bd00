"""Break paragraphs into lines by offsets, so that spans of the text stay where they are."""

from __future__ import annotations

from rich.cells import cell_len

from reader.view_model.lines import widest

_NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕》〉”’)]}.,:;?!%ーぁぃぅぇぉっゃゅょァィゥェォッャュョ\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
_NOT_LAST = frozenset("（「『【〔《〈“‘([{$\u200d")
"""Signs that no line begins with, or ends with; among them what joins the parts of an emoji."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Offsets of the lines a paragraph breaks into at `width` cells; the blank at a break is left out.

    A word wider than a line is broken. Text of one-cell characters, nearly all of it, takes a greedy path
    over `str.rfind`; anything wider is counted character by character.
    """
    if width < 1:
        return [(0, len(text))]
    narrow = text.isascii() or widest(text) == len(text)
    return _wrap_narrow(text, width) if narrow else _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while size - start > width:
        at = text.rfind(" ", start, start + width + 1)
        if at <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, at))
            start = at + 1
    lines.append((start, size))
    return lines


def _wrap_wide(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = used = position = 0
    best: tuple[int, int] | None = None  # where this line may end and the next begin
    while position < len(text):
        character = text[position]
        cells = widest(character)
        if position > start and _may_break(text[position - 1], character, cells):
            best = (position, position)
        if character == " ":
            best = (position, position + 1)
        if used + cells > width and position > start:
            end, following = best or (position, position)
            lines.append((start, end))
            start = position = following
            used, best = 0, None
            continue
        used += cells
        position += 1
    lines.append((start, len(text)))
    return lines


def _may_break(before: str, character: str, cells: int) -> bool:
    """Whether a line may end between two characters: beside one of two cells, which stand without blanks, unless
    it would begin with a closing sign or end with an opening one (what printers in Japan call kinsoku)."""
    if not cells or before == " " or (cells == 1 and cell_len(before) < 2):
        return False
    return character not in _NOT_FIRST and before not in _NOT_LAST
