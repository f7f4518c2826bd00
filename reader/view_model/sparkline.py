"""When something was in the news, in a handful of cells."""

from __future__ import annotations

from collections.abc import Sequence

from reader.view_model.dates import month_name
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import LineBuilder

_MOST_BARS = 24
_FEWEST_BARS = 6


def months_between(first: str, last: str) -> list[str]:
    """Every month from `2024-07` to `2024-09`, both included; empty when either cannot be read."""
    try:
        year, month = (int(part) for part in first.split("-"))
        end_year, end_month = (int(part) for part in last.split("-"))
    except ValueError:
        return []
    span = (end_year - year) * 12 + end_month - month
    return [f"{year + (month - 1 + step) // 12:04}-{(month - 1 + step) % 12 + 1:02}" for step in range(span + 1)]


def bars(counts: Sequence[int], glyphs: Glyphs) -> str:
    """One bar a count; a blank for none, the lowest bar for the least."""
    top = max(counts, default=0)
    steps = glyphs.bars
    return "".join(steps[max(0, -(-count * len(steps) // top) - 1)] if count > 0 else " " for count in counts)


def sparkline(months: Sequence[tuple[str, int]], undated: int, width: int, glyphs: Glyphs) -> LineBuilder:
    """`Mar 24 ▂▁ █ Jul 24  2 undated`, or what of it `width` allows; empty when there is nothing to say.

    Months without articles keep their place; where there are more months than cells, several share a bar.
    In a narrow place the undated go first, then the first label.
    """
    counts = dict(months)
    known = sorted(counts)
    tail = f"{undated} undated" if undated else ""
    if not known:
        line = LineBuilder().add(tail, "dim")
        return line if line.cells <= width else LineBuilder()
    every = months_between(known[0], known[-1]) or known
    first, last = month_name(every[0]), month_name(every[-1])
    for with_first, with_tail in ((True, True), (True, False), (False, False)):
        labels = len(last) + 1 + (len(first) + 1 if with_first and len(every) > 1 else 0)
        room = min(_MOST_BARS, len(every), width - labels - (len(tail) + 2 if tail and with_tail else 0))
        if room >= min(len(every), _FEWEST_BARS):
            break
    else:
        return LineBuilder()
    share = -(-len(every) // room)
    heights = [sum(counts.get(month, 0) for month in every[at : at + share]) for at in range(0, len(every), share)]
    line = LineBuilder()
    if with_first and len(every) > 1:
        line.add(first, "dim").add(" ")
    line.add(bars(heights, glyphs), "spark").add(" ").add(last, "dim")
    if tail and with_tail:
        line.add("  ").add(tail, "dim")
    return line
