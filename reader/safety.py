"""The second wall against control characters: whatever a widget draws is cleaned before the terminal gets it.

Articles are sanitised where they come in (`index.sanitize`). File names, error texts and what a future
screen forgets pass here too.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from index.sanitize import safe_url

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ACCENT = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_ACCENT}{{4}}){_ACCENT}+")
"""More accents on one letter than any language has: they paint over the rows around, and terminals lose what
follows them."""
STAND_IN = "\N{REPLACEMENT CHARACTER}"


class ControlFilter(LineFilter):
    """Replaces every control character by one visible sign, thins out piles of accents, and drops links that are
    not plain http(s).

    Args:
        ascii_only: The terminal is not UTF-8: other characters become question marks, as many as they have
            cells, so that columns stay.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, safe for a terminal; the same list where nothing had to be done, nearly always."""
        if self.ascii_only:
            segments = [_plain(segment) for segment in segments]
        if not any(_is_unsafe(segment) for segment in segments):
            return segments
        return [_safe(segment) if _is_unsafe(segment) else segment for segment in segments]


_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


def _plain(segment: Segment) -> Segment:
    text, style, control = segment
    if control or text.isascii():
        return segment
    text = "".join(c if c.isascii() else "?" * cell_len(c) for c in text.translate(_PLAIN))
    return Segment(text, style)


def _is_unsafe(segment: Segment) -> bool:
    text, style, control = segment
    if control:
        return False
    link = style.link if style is not None else None
    if link and not safe_url(link):
        return True
    return is_odd(text) and (_CONTROL.search(text) is not None or _PILED.search(text) is not None)


def is_odd(text: str) -> bool:
    """Whether a terminal may do with a text what it should not; False for nearly all."""
    return not text.isprintable() or (not text.isascii() and _PILED.search(text) is not None)


def _safe(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link and not safe_url(style.link):
        style = style.update_link(None)
    return Segment(_PILED.sub(r"\1", _CONTROL.sub(STAND_IN, segment.text)), style)
