"""The rows of the list of corrections. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.view_model.dates import short_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit

if TYPE_CHECKING:
    from index.mending.listed import ListedRule

_WIDEST = 110


def correction_lines(
    listed: Sequence[ListedRule], width: int, now: datetime, glyphs: Glyphs, mend_key: str
) -> list[Line]:
    """What each correction says, and the day it was made at the right."""
    if not listed:
        return [LineBuilder().add(f"  None yet. {mend_key} on a name or an article corrects it.", "dim").line()]
    width = min(width, _WIDEST)
    lines = []
    for item, one in enumerate(listed):
        words = one.words.replace("“", glyphs.quote_open).replace("”", glyphs.quote_close)
        made = short_date(one.made, False, now)
        line = LineBuilder().add("   ").add(fit(words, max(8, width - len(made) - 6), glyphs.ellipsis))
        lines.append(line.pad_to(width - len(made) - 1).add(made, "when").line(item))
    return lines
