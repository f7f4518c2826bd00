"""Phrases by arithmetic on places in the row of all texts instead of span objects.

A plain phrase is where the occurrences of its words, each moved back by its place in the phrase, meet. Lists
of like length meet in a window of flags that goes over the row; a short list is searched for in a long one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView
from index.engine.scratch import Scratch
from index.engine.sets import NONE, Docs, distinct

_SLOTS = 1 << 19
"""Flags that stay in the processor's cache."""
_CROWDED = 8
_GALLOP = 30
"""A list so many times longer than another is searched for its numbers."""

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
    back = rarest.dtype.type(order[0])  # of the list's own type, or NumPy copies the list to search it
    begins = rarest[rarest.searchsorted(back) :] - back
    for place in order[1:]:
        begins = _meet(begins, lists[place], place, scratch)
    return _docs_of(view.text_starts, begins)


def _meet(begins: Places, longer: Places, place: int, scratch: Scratch) -> Places:
    """Those of `begins` that have one of the longer list `place` behind them."""
    step = begins.dtype.type(place)
    wanted = begins + step
    if len(wanted) * _GALLOP < len(longer):
        kept: Places = begins[_among(wanted, longer)]
        return kept
    if len(wanted) * _CROWDED > _SLOTS:
        shared: Places = _meet_in_windows(wanted, longer, scratch) - step
        return shared
    # What shares its low bits with a wanted place is a candidate, and few are more than that.
    flags = scratch.flags(_SLOTS)
    low = wanted.dtype.type(_SLOTS - 1)
    slots = (wanted & low).astype(np.intp)
    flags[slots] = True
    candidates = longer[flags.take(longer & low)]
    flags[slots] = False
    met: Places = candidates[_among(candidates, wanted)] - step
    return met


def _among(places: Places, others: Places) -> NDArray[np.bool_]:
    """Which places are among others (not empty)."""
    same: NDArray[np.bool_] = others.take(others.searchsorted(places), mode="clip") == places
    return same


def _meet_in_windows(wanted: Places, longer: Places, scratch: Scratch) -> Places:
    """What two lists have in common, stretch by stretch."""
    flags = scratch.flags(_SLOTS)
    edges = np.arange(int(wanted[0]), int(wanted[-1]) + _SLOTS, _SLOTS).astype(wanted.dtype)
    ours, theirs = wanted.searchsorted(edges).tolist(), longer.searchsorted(edges).tolist()
    found = []
    for number, edge in enumerate(edges[:-1]):
        here = (wanted[ours[number] : ours[number + 1]] - edge).astype(np.intp)
        others = longer[theirs[number] : theirs[number + 1]]
        flags[here] = True
        found.append(others[flags.take(others - edge)])
        flags[here] = False
    here = wanted[ours[-1] :]
    found.append(here[_among(here, longer)])
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


def frequencies_in(view: FieldView, number: int, docs: Docs) -> NDArray[np.int64]:
    """How often a term occurs in each of some documents, counted in its occurrences."""
    places = view.occurrences(number, number + 1)
    edges = view.text_starts
    found: NDArray[np.int64] = places.searchsorted(edges[docs + 1]) - places.searchsorted(edges[docs])
    return found


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
    return distinct(docs)
