"""The passage of an article that shows best why it matches.

It lies in one stretch of the text proper (no site junk, no headline, no byline), begins and ends with whole
words, holds as many different words of the query as near together as can be, and stands as early as can be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.results import Snippet
from index.search.matches import Match

WIDTH = 220
"""Characters of a snippet at most."""

_HIDDEN = frozenset({"furniture", "headline", "byline", "dateline"})
_SECOND = frozenset({"caption", "subhead"})
# A full stop behind one capital is an initial (N.Z., J. Smith), behind a title no end of a sentence. The marks
# come first in the pattern and what stands before them after, since that is found many times faster.
_SENTENCE = re.compile(
    r"[.!?\n](?:(?<=\n)\s*|(?<!\b[A-Z].)(?<!\bMr.)(?<!\bDr.)(?<!\bSt.)(?<!\bMrs.)(?<!\bInc.)(?<!\bCo.)"
    r"[\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z]))"
)
_SPACE = re.compile(r"\s(?:\s+|(?<! ))")
"""White space that is not one blank. It begins with a class of characters, which is found many times faster."""
_STOPS = (".", "!", "?", "…")
_CONTEXT = 0.3
# A passage this much further into the article must show more of the query to be preferred.
_LATE = 0.15
_PHRASE = 0.5
_MORE = 3
"""So many times a word may stand there again and still make a passage better."""
_ROUNDING = 1e-9
_LONGEST_WORD = 40
"""Characters. What is longer is no word: Chinese and Japanese stand without blanks."""
_LOOKED_AT = 50
"""Of a very common word, or a single letter, only the first matches of a stretch can be the best passage."""


def snippet(
    text: str, stretches: Sequence[tuple[int, int]], matches: Sequence[Match], width: int = WIDTH
) -> Snippet:
    """The best passage of at most `width` characters.

    Args:
        text: The article's text.
        stretches: The parts of it that may be shown (`stretches`).
        matches: What to show; without any, the lead is taken.
    """
    if not stretches:
        return Snippet("")
    best: tuple[float, int, int] | None = None
    around = stretches[0]
    starts = [start for start, _, _ in matches]
    for stretch in stretches:
        first = bisect_left(starts, stretch[0])
        inside = matches[first : min(bisect_left(starts, stretch[1]), first + _LOOKED_AT)]
        better = _best_window(inside, width, len(text), best[0] if best is not None else -1.0)
        if better is not None:
            best, around = better, stretch
    if best is None:
        start, end = _frame(text, around, around[0], around[0], width)
    else:
        start, end = _frame(text, around, best[1], best[2], width)
    shown = matches[bisect_left(starts, start) : bisect_left(starts, end)]
    inner = [(first, last) for first, last, _ in shown if last <= end]
    last = text[max(start, end - 3) : end].rstrip("\"'”’)]")[-1:]
    return _joined(text, start, end, inner, goes_on=end < around[1] and last not in _STOPS)


def stretches(text: str, paragraphs: Sequence[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Runs of paragraphs that a snippet may come from, those of captions only where there is nothing else.

    Args:
        text: The article's text.
        paragraphs: (kind, start, end) of its paragraphs; the whole text counts as body when empty.
    """
    if not paragraphs:
        return [(0, len(text))] if text.strip() else []
    for left_out in (_HIDDEN | _SECOND, _HIDDEN):
        runs: list[tuple[int, int]] = []
        joined = False
        for kind, start, end in paragraphs:
            if kind in left_out or start >= end or (text[start].isspace() and text[start:end].isspace()):
                joined = joined and kind == "dateline"
                continue
            if joined and runs:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
            joined = True
        if runs:
            return runs
    return []


def _best_window(matches: Sequence[Match], width: int, length: int, floor: float) -> tuple[float, int, int] | None:
    """(score, start, end) of the first of the best groups of matches that fit, None when none is above `floor`."""
    if not matches:
        return None
    starts, ends, slots = zip(*matches, strict=True)
    count, kinds = len(starts), len(set(slots))
    # Words side by side tell more than the same words far apart: how many pairs of them there are up to each.
    pairs = [0] * count
    if kinds > 1:
        for n in range(1, count):
            pairs[n] = pairs[n - 1] + (slots[n] != slots[n - 1] and starts[n] - ends[n - 1] <= 2)
    best: tuple[float, int, int] | None = None
    last = 0
    length = max(length, 1)
    late = _LATE * kinds
    for first, start in enumerate(starts):
        highest = kinds - late * start / length + 0.1 * _MORE + _ROUNDING
        if highest + _PHRASE * (kinds - 1) < floor:
            break  # what follows stands later still
        if ends[first] - start > width:
            continue
        if last < first:
            last = first
        while last + 1 < count and ends[last + 1] - start <= width:
            last += 1
        near = pairs[last] - pairs[first]
        if highest + _PHRASE * min(near, kinds - 1) < floor:
            continue
        different, needed = 1, ends[first]
        if kinds > 1:
            seen = {slots[first]}
            for n in range(first + 1, last + 1):
                if slots[n] not in seen:
                    seen.add(slots[n])
                    needed = ends[n]
                    if len(seen) == kinds:
                        break
            different = len(seen)
        score = different + 0.1 * min(last - first + 1 - different, _MORE) + _PHRASE * min(near, different - 1)
        score -= _LATE * different * start / length
        # What comes behind the last new word is welcome, but not worth the beginning of the sentence.
        if score > floor:
            floor = score
            best = (score, start, needed)
    return best


def _frame(text: str, stretch: tuple[int, int], first: int, last: int, width: int) -> tuple[int, int]:
    """The passage around `text[first:last]`: from the beginning of its sentence if that fits, whole words."""
    low, high = stretch
    room = max(width - (last - first), 0)
    lookback = max(low, first - room)
    starts = [low] if lookback == low else []
    starts += [m.end() for m in _SENTENCE.finditer(text, lookback, first) if m.end() <= first]
    if not starts:
        start = _word_start(text, max(low, first - int(room * _CONTEXT)), first)
    elif starts[0] == low and first - low <= width * _CONTEXT:
        start = low
    else:
        start = starts[-1]
        if high - start < width:  # the end of the stretch is near: show more of what comes before
            start = next(place for place in starts if high - place <= width)
    end = _word_end(text, start, last, min(high, start + width))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _word_start(text: str, place: int, limit: int) -> int:
    if place == 0 or text[place - 1].isspace():
        return place
    while place < limit and not text[place].isspace():
        place += 1
    while place < limit and text[place].isspace():
        place += 1
    return place


def _word_end(text: str, start: int, least: int, place: int) -> int:
    if place >= len(text) or text[place].isspace():
        return place
    end = place
    while end > start and not text[end - 1].isspace():
        end -= 1
    if end > start and (end >= least or place - end < _LONGEST_WORD):
        return end
    return place  # text without blanks, or one word as long as the whole snippet: cut where the room ends


def _joined(text: str, start: int, end: int, ranges: Sequence[tuple[int, int]], *, goes_on: bool) -> Snippet:
    """The passage with every run of white space made one blank, and the ranges where they are then."""
    raw = text[start:end]
    plain = " ".join(raw.split())
    if len(plain) == len(raw):  # nearly always: every run is one character, and all stays where it is
        return Snippet(plain, tuple([(s - start, e - start) for s, e in ranges]), goes_on)
    shifts: list[tuple[int, int]] = []
    pieces: list[str] = []
    place = lost = 0
    for space in _SPACE.finditer(raw):
        pieces += (raw[place : space.start()], " ")
        place = space.end()
        lost += space.end() - space.start() - 1
        shifts.append((space.end(), lost))
    pieces.append(raw[place:])
    ends = [at for at, _ in shifts]

    def moved(offset: int) -> int:
        number = bisect_left(ends, offset + 1)
        return offset - (shifts[number - 1][1] if number else 0)

    return Snippet("".join(pieces), tuple((moved(s - start), moved(e - start)) for s, e in ranges), goes_on)
