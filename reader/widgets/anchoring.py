"""Rows whose columns stand, whatever the terminal takes a character for.

How many cells some characters have is for every terminal to say: vowel signs of Indian scripts, the parts of
an emoji, what came with the newest Unicode. Where one has them wider or narrower than we do, everything behind
them in the row would be shifted, dates and panes with it. So what follows them is put at its column by the
cursor. What stood under them is wiped first, and the blanks behind them, into which they may run.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

_UNSURE = re.compile(
    "[\u00ad\u0900-\u0dff\u0e33\u0eb3\u0f00-\u11ff\u1700-\u1cff\u200b-\u200d\u20e3\ufe00-\ufe0f\U00010000-\U0001ffff]"
)
"""Signs of which terminals differ, and a few beside them."""


def render_at(strip: Strip, x: int, console: Console) -> str:
    """The sequences that draw a strip whose first cell is in column `x` (from 0), where the cursor stands."""
    if not any(_is_unsure(segment) for segment in strip):
        return strip.render(console)
    parts: list[str] = []
    waiting = ""  # unsure words, whose place is known; what follows them is not drawn yet
    for segment in strip:
        if waiting and segment.text.strip(" "):
            parts.append(f"{waiting}{_to(x)}")
            waiting = ""
        if _is_unsure(segment):
            parts.append(_drawn(Segment(" " * segment.cell_length, segment.style), console))
            waiting = f"{_to(x)}{_drawn(segment, console)}"
        else:
            parts.append(_drawn(segment, console))
        x += segment.cell_length
    return "".join((*parts, waiting, _to(x) if waiting else ""))


def _drawn(segment: Segment, console: Console) -> str:
    return Strip([segment]).render(console)


def _to(x: int) -> str:
    return f"\x1b[{x + 1}G"


def _is_unsure(segment: Segment) -> bool:
    return not segment.text.isascii() and _UNSURE.search(segment.text) is not None
