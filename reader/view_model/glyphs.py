"""The few signs the program draws itself, and a plain set for terminals that are not UTF-8."""

from __future__ import annotations

import locale
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs by what they mean. `bars` are the steps of a sparkline, lowest first."""

    unread: str = "▏"
    star: str = "★"
    selected: str = "✓"
    ellipsis: str = "…"
    rule: str = "─"
    back: str = "‹"
    dot: str = "·"
    bullet: str = "•"
    bar: str = "▎"
    play: str = "▸"
    quote_open: str = "“"
    quote_close: str = "”"
    bars: str = "▁▂▃▄▅▆▇█"


UNICODE = Glyphs()
ASCII = Glyphs(
    unread="|",
    star="*",
    selected="+",
    ellipsis="...",
    rule="-",
    back="<",
    dot="-",
    bullet="*",
    bar="|",
    play=">",
    quote_open='"',
    quote_close='"',
    bars="_.:-=+*#",
)


def glyphs_for_terminal() -> Glyphs:
    """The full set where both the output stream and the locale are UTF-8, else the plain one."""
    encodings = (getattr(sys.__stdout__, "encoding", "") or "", locale.getpreferredencoding(False))
    return UNICODE if all("utf" in name.lower() for name in encodings) else ASCII
