"""Edit distance from one word to a whole dictionary at once.

Distances are counted in characters: insertions, deletions and substitutions are 1 each (Levenshtein, as in
Whoosh's automata), and where wanted a swap of neighbours is 1 too (optimal string alignment), since that is
how people mistype. All terms of near length and nearly the same letters are laid side by side as a matrix of
code points and gone through together, column by column. Distance 1 needs nothing of it: it is what a common
beginning and a common end leave over.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView

_CHUNK = 1 << 16
_BITS = 64
_KINDS = np.uint64(1) << (np.arange(256, dtype=np.uint64) & np.uint64(63))
"""A bit for each byte; those that share one only make the terms that are looked at more."""


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
    wide = view.wide_terms
    wide = wide[np.searchsorted(wide, low) : np.searchsorted(wide, high)] - low
    # A character of a wide term is up to four bytes; the bound on bytes only keeps the matrix small.
    found = [wide[:0]]
    if distance == 1:
        narrow = sizes.copy()
        narrow[wide] = -1
        narrow[~_ends_alike(view, starts, sizes, word, low)] = -1
        found += [near for size in (-1, 0, 1) if len(near := _one_off(view, starts, narrow, word, size, swaps))]
    else:
        close = _letters_alike(view, starts, sizes, word, distance)
        close[wide] = False
        found += _by_columns(view, starts, sizes, np.flatnonzero(close), word, distance, swaps)
    wide = wide[sizes[wide] <= 4 * (len(word) + distance)]
    found += _by_columns(view, starts, sizes, wide, word, distance, swaps)
    return np.sort(low + np.concatenate(found))


def _letters_alike(
    view: FieldView, starts: NDArray[np.int64], sizes: NDArray[np.int64], word: str, distance: int
) -> NDArray[np.bool_]:
    """Terms of ASCII characters that may be so near: of like length, and with nearly the same set of characters.

    One edit changes the length by one and the set by one character, or the set by two; a swap changes neither.
    """
    apart = np.abs(sizes - len(word))
    close: NDArray[np.bool_] = apart <= distance
    if not word.isascii():
        return close
    kinds = np.zeros(len(sizes), np.uint64)
    filled = (sizes > 0).nonzero()[0]
    if len(filled):
        bits = _KINDS.take(np.frombuffer(view.blob, np.uint8)[starts[0] : starts[-1]])
        kinds[filled] = np.bitwise_or.reduceat(bits, starts[filled] - starts[0])
    goal = np.bitwise_or.reduce(_KINDS.take(np.frombuffer(word.encode(), np.uint8)))
    close &= np.bitwise_count(kinds ^ goal) <= 2 * distance - apart
    return close


def _ends_alike(
    view: FieldView, starts: NDArray[np.int64], sizes: NDArray[np.int64], word: str, low: int
) -> NDArray[np.bool_]:
    """Terms that may be one edit away: they end as the word does, or all but its end begins them."""
    last = word[-1:].encode()[-1:]
    if not last or not len(sizes):
        return sizes >= 0
    close: NDArray[np.bool_] = np.frombuffer(view.blob, np.uint8)[starts[1:] - 1] == last[0]
    begin, end = view.prefix_range(word[:-2].encode())
    close[max(begin - low, 0) : max(end - low, 0)] = True
    return close


def _one_off(
    view: FieldView, starts: NDArray[np.int64], sizes: NDArray[np.int64], word: str, more: int, swaps: bool
) -> NDArray[np.int64]:
    """Terms of ASCII letters, `more` longer than the word, that one edit at most makes of it."""
    size = len(word) + more
    numbers = np.flatnonzero(sizes == size)
    if not len(numbers) or size <= 0:
        return numbers[:0]
    rows = np.frombuffer(view.blob, np.uint8)[starts[numbers][:, None] + np.arange(size)]
    goal = np.array([ord(c) for c in word], np.int32)
    common = min(size, len(word))
    ahead = _run(rows[:, :common] == goal[:common])
    behind = _run(rows[:, ::-1][:, :common] == goal[::-1][:common])
    close = ahead + behind >= max(size, len(word)) - 1
    if swaps and more == 0:
        for row in np.flatnonzero(ahead + behind == size - 2).tolist():
            at = int(ahead[row])
            close[row] = rows[row, at] == goal[at + 1] and rows[row, at + 1] == goal[at]
    kept: NDArray[np.int64] = numbers[close]
    return kept


def _run(equal: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many places from the left are true, for every row."""
    if not equal.shape[1]:
        return np.zeros(len(equal), np.int64)
    runs: NDArray[np.int64] = np.where(equal.all(axis=1), equal.shape[1], equal.argmin(axis=1))
    return runs


def _by_columns(
    view: FieldView,
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    numbers: NDArray[np.int64],
    word: str,
    distance: int,
    swaps: bool,
) -> list[NDArray[np.int64]]:
    """Of some terms those within the distance, in runs that bound the memory."""
    found = []
    for begin in range(0, len(numbers), _CHUNK):
        some = numbers[begin : begin + _CHUNK]
        matrix, lengths = _characters(view, starts[some], sizes[some])
        close = np.abs(lengths - len(word)) <= distance
        distances = _distances(matrix[close], lengths[close], word, swaps)
        found.append(some[close][distances <= distance])
    return found


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


def _distances(rows: NDArray[np.int32], lengths: NDArray[np.int64], word: str, swaps: bool) -> NDArray[np.int64]:
    """The edit distance of every row from `word`.

    Bit j of the vectors is the j-th letter of the word: where the classic table rises or falls by one from row to
    row (VP, VN) or from column to column (HP, HN), so that a column is a dozen operations whatever the length of
    the word (Hyyrö 2003, with his extension to swaps).
    """
    result = np.full(len(rows), len(word), np.int64)
    if not word or not rows.size:
        return np.where(lengths > 0, lengths, result) if not word else result
    codes = np.array(sorted({ord(letter) for letter in word}))
    masks = [
        sum(1 << place for place, letter in enumerate(word) if ord(letter) == code) for code in codes.tolist()
    ]
    kind = np.uint64 if len(word) <= _BITS else object  # Python's integers have as many bits as there are letters
    at = codes.searchsorted(rows)
    there = np.array(masks, kind).take(at, mode="clip")
    there[codes.take(at, mode="clip") != rows] = 0
    top = len(word) - 1
    distances = result.copy()
    before = d0 = vn = np.zeros(len(rows), kind)
    vp = ~vn
    for column in range(rows.shape[1]):
        letter = there[:, column]
        swapped = (((~d0) & letter) << 1) & before if swaps else vn
        d0 = (((letter & vp) + vp) ^ vp) | letter | vn | swapped
        hp = vn | ~(d0 | vp)
        hn = d0 & vp
        distances += ((hp >> top) & 1).astype(np.int64)
        distances -= ((hn >> top) & 1).astype(np.int64)
        hp = (hp << 1) | 1
        vp = (hn << 1) | ~(d0 | hp)
        vn = hp & d0
        before = letter
        ended = lengths == column + 1
        result[ended] = distances[ended]
    return result
