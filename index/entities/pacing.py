"""How long work rests between its steps: others may be waiting for the processor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
Rest = Callable[[], None]
"""Called between steps; returns when the work may go on."""

_EVERY = 100


def no_rest() -> None:
    """Nobody waits."""


def paced(items: Iterable[T], rest: Rest, every: int = _EVERY) -> Iterator[T]:
    """The items, with a rest after each so many of them, which are fetched together: one by one costs more."""
    remaining = iter(items)
    while some := list(islice(remaining, every)):
        yield from some
        if len(some) == every:
            rest()
