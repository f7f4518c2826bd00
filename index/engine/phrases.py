"""Phrases by arithmetic on places in the text instead of span objects.

Every occurrence of a word in a candidate document becomes one number, so that a whole list of occurrences is
compared with another at once. For a plain phrase the candidates' texts are laid end to end: the numbers are
places in one long row of flags, and a word follows another where the flag before it is set.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView
from index.engine.sets import NONE, Ids, Places, Sets

_SHIFT = 34
"""Positions are below 2^32; the room above keeps a far distance from reaching into the next document."""

Counts = NDArray[np.int64]


def phrase_docs(view: FieldView, numbers: list[int], slop: int, sets: Sets) -> tuple[Ids, dict[int, Places]]:
    """Documents in which terms follow each other, each at most `slop` words after the one before.

    Args:
        view: A field with positions.
        numbers: The term numbers in order; a term may come twice.
        slop: 1 for a plain phrase.
        sets: Set operations of the segment.

    Returns:
        The documents, and for each term their places in its postings.
    """
    distinct = sorted(set(numbers))
    candidates, found = sets.intersect_all([view.postings(number)[0] for number in distinct])
    if not len(candidates):
        return NONE, {}
    places = {
        number: np.arange(len(candidates)) if held is None else held
        for number, held in zip(distinct, found, strict=True)
    }
    once = {number: _occurrences(view, number, places[number]) for number in distinct}
    occurrences = [once[number] for number in numbers]
    rows = _adjacent(occurrences) if slop == 1 else _near(occurrences, slop)
    first = np.ones(len(rows), bool)
    np.not_equal(rows[1:], rows[:-1], out=first[1:])
    rows = rows[first]
    return candidates[rows], {number: held[rows] for number, held in places.items()}


def _occurrences(view: FieldView, number: int, places: Places) -> tuple[Counts, NDArray[np.int64]]:
    """(how many in each document, their positions) of a term in the documents at some places of its list."""
    first, flat = view.positions(number)
    if len(places) == len(first) - 1:
        return first[1:] - first[:-1], flat.astype(np.int64)
    begins = first[places]
    counts = first[places + 1] - begins
    ends = np.cumsum(counts)
    taken = np.arange(int(ends[-1])) + np.repeat(begins - (ends - counts), counts)
    return counts, flat[taken].astype(np.int64)


def _adjacent(occurrences: list[tuple[Counts, NDArray[np.int64]]]) -> NDArray[np.int64]:
    """Candidates (numbers, rising, repeats allowed) where each word stands right after the one before."""
    widths = np.max([positions[np.cumsum(counts) - 1] for counts, positions in occurrences], axis=0) + 2
    ends = np.cumsum(widths)
    begins = ends - widths
    flags = np.zeros(int(ends[-1]), bool)
    before: NDArray[np.int64] | None = None
    for counts, positions in occurrences:
        here = np.repeat(begins, counts) + positions
        if before is not None:
            flags[before + 1] = True
            here_follows = flags[here]
            flags[before + 1] = False
            here = here[here_follows]
        before = here
    assert before is not None
    return np.searchsorted(ends, before, side="right")


def _near(occurrences: list[tuple[Counts, NDArray[np.int64]]], slop: int) -> NDArray[np.int64]:
    """Candidates (numbers, rising, repeats allowed) where each word stands at most `slop` after the last.

    Only where the phrase so far may end matters, and of those ends the nearest one before a word.
    """
    ends: NDArray[np.int64] | None = None
    for counts, positions in occurrences:
        keys = (np.repeat(np.arange(len(counts), dtype=np.int64), counts) << _SHIFT) + positions
        if ends is None:
            ends = keys
            continue
        if not len(ends):
            break
        at = np.searchsorted(ends, keys) - 1
        ends = keys[(at >= 0) & (keys - ends[np.maximum(at, 0)] <= slop)]
    assert ends is not None
    return ends >> _SHIFT
