"""Phrases by arithmetic on (document, position) keys instead of span objects."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView
from index.engine.sets import NONE, Ids, Sets

_SHIFT = 34
_MARGIN = 1 << 33
"""Positions are below 2^32; the margin keeps a far distance from reaching into the next document."""


def phrase_docs(view: FieldView, numbers: list[int], slop: int, sets: Sets) -> Ids:
    """Documents in which terms follow each other, each at most `slop` words after the one before.

    Args:
        view: A field with positions.
        numbers: The term numbers in order; a term may come twice.
        slop: 1 for a plain phrase.
        sets: Set operations of the segment.
    """
    candidates = _common(view, numbers, sets)
    if not len(candidates):
        return NONE
    # For the next word only where the phrase so far may end matters: the nearest end before it decides.
    ends: NDArray[np.int64] | None = None
    for number in numbers:
        keys = _keys(view, number, candidates, sets)
        if ends is None:
            ends = keys
            continue
        if slop == 1:
            at = np.searchsorted(ends, keys - 1)
            np.minimum(at, len(ends) - 1, out=at)
            ends = keys[ends[at] == keys - 1]
        else:
            at = np.searchsorted(ends, keys) - 1
            ends = keys[(at >= 0) & (keys - ends[np.maximum(at, 0)] <= slop)]
        if not len(ends):
            return NONE
    assert ends is not None
    rows = ends >> _SHIFT
    first = np.ones(len(rows), bool)
    np.not_equal(rows[1:], rows[:-1], out=first[1:])
    matched: Ids = candidates[rows[first]]
    return matched


def _common(view: FieldView, numbers: list[int], sets: Sets) -> Ids:
    lists = sorted((view.postings(number)[0] for number in set(numbers)), key=len)
    common = lists[0]
    for docs in lists[1:]:
        if not len(common):
            break
        common = common[sets.intersect(common, docs)[0]]
    return common


def _keys(view: FieldView, number: int, candidates: Ids, sets: Sets) -> NDArray[np.int64]:
    """(row of the candidate, position) of every occurrence in the candidates, as rising integers."""
    docs = view.postings(number)[0]
    first, flat = view.positions(number)
    if len(candidates) == len(docs):
        counts = np.diff(first)
        places = flat
    else:
        rows = sets.intersect(candidates, docs)[1]
        begins = first[rows]
        counts = first[rows + 1] - begins
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
        places = flat[np.repeat(begins, counts) + within]
    rows_of = np.repeat(np.arange(len(candidates), dtype=np.int64), counts)
    return (rows_of << _SHIFT) + places.astype(np.int64)
