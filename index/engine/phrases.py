"""Phrases by arithmetic on places in the row of all texts instead of span objects.

A plain phrase is where the occurrences of its words, each moved back by its place in the phrase, meet. Lists
of like length meet in a window of flags that goes over the row; a short list is searched for in a long one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import sets
from index.engine.fieldview import FieldView
from index.engine.scratch import Scratch
from index.engine.sets import NONE, Docs

_WINDOW = 1 << 21

Places = NDArray[Any]


def phrase_docs(view: FieldView, numbers: list[int], slop: int, scratch: Scratch) -> Docs:
    """Documents of a segment in which terms follow each other, each at most `slop` words after the last.

    Args:
        view: A field with positions.
        numbers: The term numbers in order; a term may come twice.
        slop: 1 for a plain phrase.
        scratch: The thread's working arrays.
    """
    return _adjacent(view, numbers, scratch) if slop == 1 else _near(view, numbers, slop)


def _adjacent(view: FieldView, numbers: list[int], scratch: Scratch) -> Docs:
    lists = [view.occurrences(number, number + 1) for number in numbers]
    order = sorted(range(len(lists)), key=lambda place: len(lists[place]))
    rarest = lists[order[0]]
    begins = rarest[rarest.searchsorted(order[0]) :] - rarest.dtype.type(order[0])
    for place in order[1:]:
        begins = _meet(begins, lists[place], place, scratch)
    return _docs_of(view.text_starts, begins)


def _meet(begins: Places, longer: Places, place: int, scratch: Scratch) -> Places:
    """Those of `begins` that have one of the longer list `place` behind them."""
    wanted = begins + begins.dtype.type(place)
    if len(wanted) * sets.GALLOP < len(longer):
        at = longer.searchsorted(wanted)
        kept: Places = begins[longer.take(at, mode="clip") == wanted]
        return kept
    flags = scratch.flags(_WINDOW)
    edges = np.arange(0, int(longer[-1]) + _WINDOW, _WINDOW).astype(wanted.dtype)
    ours, theirs = wanted.searchsorted(edges).tolist(), longer.searchsorted(edges).tolist()
    found = [begins[:0]]
    for number, edge in enumerate(edges[:-1].tolist()):
        low, high = ours[number : number + 2]
        if low == high:
            continue
        here = (longer[theirs[number] : theirs[number + 1]] - longer.dtype.type(edge)).astype(np.intp)
        flags[here] = True
        found.append(begins[low:high][flags.take((wanted[low:high] - wanted.dtype.type(edge)).astype(np.intp))])
        flags[here] = False
    return np.concatenate(found)


def _docs_of(text_starts: Places, places: Places) -> Docs:
    """The documents in which places (rising) stand, each once."""
    if len(places) < len(text_starts):
        docs = text_starts.searchsorted(places, side="right") - 1
        first = np.ones(len(docs), bool)
        np.not_equal(docs[1:], docs[:-1], out=first[1:])
        return docs[first]
    edges = places.searchsorted(text_starts)
    return (edges[1:] > edges[:-1]).nonzero()[0]


def _near(view: FieldView, numbers: list[int], slop: int) -> Docs:
    """Only where the phrase so far may end matters, and of those ends the nearest one before a word."""
    ends: NDArray[np.int64] | None = None
    docs: NDArray[np.int64] = NONE
    for number in numbers:
        held, tf = view.postings(number)
        docs = np.repeat(held.astype(np.int64), tf)
        # Texts move apart, so that a far distance does not reach from one into the next.
        keys = view.occurrences(number, number + 1).astype(np.int64) + docs * slop
        if ends is not None:
            if not len(ends):
                return NONE
            at = ends.searchsorted(keys) - 1
            close = (at >= 0) & (keys - ends[np.maximum(at, 0)] <= slop)
            keys, docs = keys[close], docs[close]
        ends = keys
    return np.unique(docs)
