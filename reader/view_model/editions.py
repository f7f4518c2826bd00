"""In how many places and texts an article is there, in words: `3 reprints`, `changed 14 Jul 24`."""

from __future__ import annotations

from datetime import datetime

from index.results import Editions, Hit
from reader.view_model.dates import short_date
from reader.view_model.glyphs import Glyphs

ROOMY = 100
"""Cells of a row from which it says both."""


def count_of(count: int, kind: str) -> str:
    """`3 reprints`, `2 versions`."""
    return f"{count} {kind}s" if count != 1 else f"1 {kind}"


def row_words(hit: Hit, width: int, now: datetime) -> str:
    """What a row of the list says; in a narrow one the newer thing, a change, gives way to the other texts."""
    parts = [count_of(hit.reprints, hit.reprint_kind)] if hit.reprints else []
    if hit.changed and (not parts or width >= ROOMY):
        parts.append(f"changed {short_date(hit.changed, False, now)}")
    return ", ".join(parts)


def edition_words(editions: Editions, now: datetime, glyphs: Glyphs) -> str:
    """What the head of an article says."""
    parts = [count_of(editions.reprints, editions.reprint_kind)] if editions.reprints else []
    if editions.changed:
        parts.append(f"changed {short_date(editions.changed, False, now)}")
    return f" {glyphs.dot} ".join(parts)
