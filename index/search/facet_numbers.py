"""Numbers for the values of facets: the same ones in every segment, as long as the program runs.

A term is known again by a hash of 64 bits (random for each process, so that no text can be made to collide),
because a dictionary of a million names as Python objects would take 150 MB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.query.local_days import local_months
from index.schema import UNDATED

if TYPE_CHECKING:
    from index.engine import FieldView

Numbers = NDArray[np.int32]

_RUN = 1 << 16
_WEIGHTS = 4096
_NEVER = -(2**31)


class Space:
    """Gives out numbers, each once, to the fields that are counted together. It only grows."""

    def __init__(self) -> None:
        self.size = 0
        self._owners = np.zeros(0, np.int8)
        self._owned: dict[int, tuple[NDArray[np.int64], list[slice]]] = {}

    def take(self, count: int, owner: int) -> Numbers:
        """So many new numbers, rising.

        Args:
            owner: Which of the fields they are for.
        """
        numbers = np.arange(self.size, self.size + count, dtype=np.int32)
        self._owners = np.concatenate((self._owners, np.full(count, owner, np.int8)))
        owned, runs = self.owned(owner)
        self._owned[owner] = (np.concatenate((owned, numbers)), [*runs, slice(self.size, self.size + count)])
        self.size += count
        return numbers

    def owned(self, owner: int) -> tuple[NDArray[np.int64], list[slice]]:
        """The numbers that a field was given, rising, and the runs that they lie in."""
        return self._owned.get(owner) or (np.zeros(0, np.int64), [])

    def owners(self, numbers: NDArray[np.int64]) -> NDArray[np.int8]:
        """Whose these numbers are."""
        return self._owners.take(numbers)


class Numbering:
    """Numbers the terms of one field; a term keeps its number as long as this lives.

    Args:
        space: Where numbers come from.
        owner: Which of the fields of the space this is.
    """

    def __init__(self, space: Space, owner: int) -> None:
        self._owner = owner
        self._space = space
        self._hashes = np.zeros(0, np.uint64)
        self._numbers = np.zeros(0, np.int32)
        random = np.random.default_rng()
        self._weights = random.integers(0, 1 << 63, _WEIGHTS, np.uint64) * np.uint64(2) + np.uint64(1)

    def of_view(self, view: FieldView) -> Numbers:
        """The numbers of the terms of a segment's dictionary, in order; new terms get new ones."""
        hashes = np.concatenate(
            [np.zeros(0, np.uint64), *(self._hash(view, n, n + _RUN) for n in range(0, view.count, _RUN))]
        )
        places = np.searchsorted(self._hashes, hashes)
        known = places < len(self._hashes)
        known[known] = self._hashes[places[known]] == hashes[known]
        found = np.empty(len(hashes), np.int32)
        found[known] = self._numbers[places[known]]
        fresh = np.flatnonzero(~known)
        if len(fresh):
            found[fresh] = self._space.take(len(fresh), self._owner)
            joined = np.concatenate([self._hashes, hashes[fresh]])
            order = np.argsort(joined)
            self._hashes = joined[order]
            self._numbers = np.concatenate([self._numbers, found[fresh]])[order]
        return found

    def _hash(self, view: FieldView, low: int, high: int) -> NDArray[np.uint64]:
        """Multilinear hashes: the sum of a random weight for each place times the byte there."""
        starts = view.term_starts[low : high + 1].astype(np.int64)
        sizes = np.diff(starts)
        blob = np.frombuffer(view.blob, np.uint8)[starts[0] : starts[-1]].astype(np.uint64) + np.uint64(1)
        place = np.arange(len(blob)) - np.repeat(starts[:-1] - starts[0], sizes)
        blob *= self._weights[place % _WEIGHTS]
        result = np.zeros(len(sizes), np.uint64)
        filled = sizes > 0
        if filled.any():
            result[filled] = np.add.reduceat(blob, (starts[:-1] - starts[0])[filled])
        return result


class MonthNumbering:
    """Numbers the months of publication where the user is; what has no date has a number too.

    Attributes:
        in_time: The numbers and their months as `2024-07`, in order of time; what has no date is the month "".
    """

    def __init__(self, space: Space, owner: int) -> None:
        self._owner = owner
        self._space = space
        self._numbers: dict[int, int] = {}
        self.in_time: tuple[NDArray[np.int64], list[str]] = (np.zeros(0, np.int64), [])

    def of_minutes(self, published: NDArray[Any]) -> Numbers:
        """The number of each document's month.

        Args:
            published: Minutes since 1970, `UNDATED` where there is no date.
        """
        if not len(published):
            return np.zeros(0, np.int32)
        dated = published != UNDATED
        months = np.full(len(published), _NEVER, np.int64)
        months[dated] = local_months(published[dated])
        there = np.unique(months)
        fresh = [month for month in there.tolist() if month not in self._numbers]
        for month, number in zip(fresh, self._space.take(len(fresh), self._owner).tolist(), strict=True):
            self._numbers[month] = number
        if fresh:
            in_order = sorted(self._numbers)
            names = ["" if month == _NEVER else str(np.datetime64(month, "M")) for month in in_order]
            self.in_time = (np.array([self._numbers[month] for month in in_order], np.int64), names)
        numbers = np.array([self._numbers[month] for month in there.tolist()], np.int32)
        return numbers[np.searchsorted(there, months)]
