"""Break paragraphs into lines by offsets, so that spans of the text stay where they are."""

from __future__ import annotations

from rich.cells import cell_len


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Offsets of the lines a paragraph breaks into at `width` cells; the blank at a break is left out.

    A word wider than a line is broken. Text of one-cell characters, nearly all of it, takes a greedy path
    over `str.rfind`; anything wider is counted character by character.
    """
    if width < 1:
        return [(0, len(text))]
    narrow = text.isascii() or cell_len(text) == len(text)
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
    start = used = 0
    blank = -1
    position = 0
    while position < len(text):
        character = text[position]
        cells = cell_len(character)
        if used + cells > width and position > start:
            if character == " ":
                lines.append((start, position))
                start = position + 1
                position = start
            elif blank > start:
                lines.append((start, blank))
                start = position = blank + 1
            else:
                lines.append((start, position))
                start = position
            used, blank = 0, -1
            continue
        if character == " ":
            blank = position
        used += cells
        position += 1
    lines.append((start, len(text)))
    return lines
