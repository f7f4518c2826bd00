"""Edit distance from one word to a whole dictionary at once.

Distances are counted in characters: insertions, deletions and substitutions are 1 each (Levenshtein, as in
Whoosh's automata), and where wanted a swap of neighbours is 1 too (optimal string alignment), since that is
how people mistype. All terms of near length are laid side by side as a
matrix of code points and the classic table is filled for all of them together, column by column. Distance 1
needs no table: it is what a common beginning and a common end leave over.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView

_CHUNK = 1 << 16


def within_distance(
    view: FieldView, word: str, distance: int, prefix: int = 0, swaps: bool = False
) -> NDArray[np.int64]:
    """The numbers of the terms within an edit distance of `word`.

    Args:
        view: The dictionary.
        word: The word, as terms are spelled.
        distance: The greatest distance.
        prefix: How many first characters must be the same.
        swaps: Whether a swap of neighbours counts 1 instead of 2.
    """
    low, high = view.prefix_range(word[:prefix].encode()) if prefix else (0, view.count)
    starts = view.term_starts[low : high + 1].astype(np.int64)
    sizes = np.diff(starts)
    # One character is up to four bytes; the bound on bytes only keeps the matrix small.
    widest = len(word) + distance if view.is_ascii else 4 * (len(word) + distance)
    near = np.flatnonzero((sizes >= len(word) - distance) & (sizes <= widest))
    found = []
    for begin in range(0, len(near), _CHUNK):
        numbers = near[begin : begin + _CHUNK]
        matrix, lengths = _characters(view, starts[numbers], sizes[numbers])
        close = np.abs(lengths - len(word)) <= distance
        kept = numbers[close]
        measure = _within_one if distance == 1 else _distances
        distances = measure(matrix[close], lengths[close], word, swaps)
        found.append(low + kept[distances <= distance])
    return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _characters(
    view: FieldView, starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Terms as rows of code points, filled up with -1, and their lengths."""
    blob = np.frombuffer(view.blob, np.uint8)
    width = int(sizes.max()) if len(sizes) else 0
    places = starts[:, None] + np.arange(width)
    inside = np.arange(width) < sizes[:, None]
    rows = np.where(inside, blob[np.minimum(places, len(blob) - 1)], 0).astype(np.int32)
    rows[~inside] = -1
    lengths = sizes.copy()
    for row in [] if view.is_ascii else np.flatnonzero((rows > 0x7F).any(axis=1)).tolist():
        start = int(starts[row])
        text = bytes(view.blob[start : start + int(sizes[row])]).decode()
        rows[row] = -1
        rows[row, : len(text)] = [ord(c) for c in text]
        lengths[row] = len(text)
    return rows, lengths


def _within_one(rows: NDArray[np.int32], lengths: NDArray[np.int64], word: str, swaps: bool) -> NDArray[np.int16]:
    """0 or 1 for rows within one edit of `word`, 2 for all others; their lengths differ by 1 at most."""
    count = len(rows)
    goal = np.array([ord(c) for c in word], np.int32)
    size = len(goal)
    padded = np.full((count, max(rows.shape[1], size) + 1), -1, np.int32)
    padded[:, : rows.shape[1]] = rows
    ahead = np.logical_and.accumulate(padded[:, :size] == goal, axis=1).sum(axis=1)
    places = lengths[:, None] - 1 - np.arange(size)  # the last place, -1, always holds -1: no letter
    ends = np.take_along_axis(padded, np.maximum(places, -1) % padded.shape[1], axis=1)
    behind = np.logical_and.accumulate(ends == goal[::-1], axis=1).sum(axis=1)
    longer = np.maximum(lengths, size)
    result = np.where(ahead + behind >= longer - 1, np.int16(1), np.int16(2))
    if swaps:
        for row in np.flatnonzero((lengths == size) & (ahead + behind == size - 2)).tolist():
            at = int(ahead[row])
            if rows[row, at] == goal[at + 1] and rows[row, at + 1] == goal[at]:
                result[row] = 1
    return result


def _distances(rows: NDArray[np.int32], lengths: NDArray[np.int64], word: str, swaps: bool) -> NDArray[np.int16]:
    """The edit distance of every row from `word`."""
    count, width = rows.shape
    goal = [ord(c) for c in word]
    # table[j] is the column of distances between the first i characters of a row and the first j of the word.
    before: list[NDArray[np.int16]] = []
    table = [np.full(count, j, np.int16) for j in range(len(goal) + 1)]
    result = np.where(lengths == 0, np.int16(len(goal)), np.int16(0))
    for i in range(1, width + 1):
        here = rows[:, i - 1]
        column = [np.full(count, i, np.int16)]
        for j, letter in enumerate(goal, 1):
            value = np.minimum(table[j - 1] + (here != letter), np.minimum(table[j], column[j - 1]) + 1)
            if swaps and i > 1 and j > 1:
                swapped = (here == goal[j - 2]) & (rows[:, i - 2] == letter)
                value = np.where(swapped, np.minimum(value, before[j - 2] + 1), value)
            column.append(value.astype(np.int16))
        before, table = table, column
        ended = lengths == i
        result[ended] = table[-1][ended]
    return result
