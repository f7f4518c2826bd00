"""Wildcards matched against a whole dictionary at once.

The parts of a pattern at the ends of a word are compared byte by byte over all terms together, which leaves
little for a regular expression to look at, and for most patterns nothing. Terms that are not ASCII have
characters of several bytes; they are few and always left to the expression.
"""

from __future__ import annotations

import fnmatch
import re

import numpy as np
from numpy.typing import NDArray

from index.engine.fieldview import FieldView

Numbers = NDArray[np.int64]
_ANY = None
"""Stands for `?`, and for a set like `[ab]` where the regular expression has the last word."""


def matching(view: FieldView, low: int, high: int, text: str) -> Numbers:
    """The numbers of the terms low..high that match a pattern of `*`, `?` and sets in brackets."""
    pieces, sets = _pieces(text)
    starts = view.term_starts[low : high + 1].astype(np.int64)
    wide = view.wide_terms
    wide = wide[np.searchsorted(wide, low) : np.searchsorted(wide, high)] - low
    plain = np.ones(high - low, bool)
    plain[wide] = False
    found, sure = _ascii(np.frombuffer(view.blob, np.uint8), starts, plain, pieces)
    pattern = re.compile(fnmatch.translate(text))
    asked = wide if sure and not sets else np.concatenate((found, wide))
    kept = [number for number in asked.tolist() if pattern.match(view.term(low + number).decode())]
    if asked is wide:
        kept += found.tolist()
    return low + np.sort(np.array(kept, np.int64))


def _pieces(text: str) -> tuple[list[list[int | None]], bool]:
    """What stands between the stars, each a list of code points, and whether there are sets."""
    pieces: list[list[int | None]] = [[]]
    sets = False
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter == "*":
            pieces.append([])
        elif letter == "?":
            pieces[-1].append(_ANY)
        elif letter == "[" and (end := text.find("]", at + 1 + text.startswith("!", at))) > 0:
            # A bracket right behind the opening one belongs to the set.
            pieces[-1].append(_ANY)
            sets = True
            at = end + 1
        else:
            pieces[-1].append(ord(letter))
    return pieces, sets


def _ascii(
    blob: NDArray[np.uint8], starts: Numbers, plain: NDArray[np.bool_], pieces: list[list[int | None]]
) -> tuple[Numbers, bool]:
    """Candidates among the terms of one byte a character, and whether all of them match."""
    sizes = np.diff(starts)
    head, *middle, tail = pieces if len(pieces) > 1 else (pieces[0], [])
    least = sum(map(len, pieces))
    fits = plain & (sizes == least if len(pieces) == 1 else sizes >= least)
    found = fits.nonzero()[0]
    for place, letter in enumerate(head):
        if letter is not None:
            found = found[blob[starts[found] + place] == letter]
    for place, letter in enumerate(reversed(tail), 1):
        if letter is not None:
            found = found[blob[starts[found + 1] - place] == letter]
    inner = [piece for piece in middle if piece]
    if not inner or not len(found):
        return found, True
    longest = max(inner, key=lambda piece: len(piece) - 2 * piece.count(_ANY))
    holds = _holding(blob, starts, longest, len(head), len(tail))
    return found[holds[found]], len(inner) == 1


def _holding(
    blob: NDArray[np.uint8], starts: Numbers, piece: list[int | None], head: int, tail: int
) -> NDArray[np.bool_]:
    """Which terms hold a piece somewhere behind their first and before their last so many bytes."""
    base, end = int(starts[0]), int(starts[-1])
    text = blob[base:end]
    span = len(text) - len(piece) + 1
    here = np.ones(max(span, 0), bool)
    for place, letter in enumerate(piece):
        if letter is not None:
            here &= text[place : place + span] == letter
    places = here.nonzero()[0] + base
    terms = np.searchsorted(starts, places, side="right") - 1
    inside = (places >= starts[terms] + head) & (places + len(piece) <= starts[terms + 1] - tail)
    holds = np.zeros(len(starts) - 1, bool)
    holds[terms[inside]] = True
    return holds
