"""Edit distance from one word to a whole dictionary at once.

Distances are counted in characters: insertions, deletions and substitutions are 1 each (Levenshtein, as in
Whoosh's automata), and where wanted a swap of neighbours is 1 too (optimal string alignment), since that is
how people mistype. All terms of near length are laid side by side as a
matrix of code points and the classic table is filled for all of them together, column by column.
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
    near = np.flatnonzero((sizes >= len(word) - distance) & (sizes <= 4 * (len(word) + distance)))
    found = []
    for begin in range(0, len(near), _CHUNK):
        numbers = near[begin : begin + _CHUNK]
        matrix, lengths = _characters(view, starts[numbers], sizes[numbers])
        close = np.abs(lengths - len(word)) <= distance
        kept = numbers[close]
        distances = _distances(matrix[close], lengths[close], word, swaps)
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
    for row in np.flatnonzero((rows > 0x7F).any(axis=1)).tolist():
        start = int(starts[row])
        text = bytes(view.blob[start : start + int(sizes[row])]).decode()
        rows[row] = -1
        rows[row, : len(text)] = [ord(c) for c in text]
        lengths[row] = len(text)
    return rows, lengths


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
