"""What the system is told of reads to come, so that a search does not wait for the disk a page at a time.

Where little of an index is in memory (after a start of the machine, after hours in which others needed it) most of
a search's time is waiting: for the postings of a letter, and for one page for every article that is shown. All of
this is advice; a system that takes none answers the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from index.engine.segment import SegmentFile

AHEAD = 512 << 20
"""Bytes of an index that are read ahead at most: memory that the system lends and takes back."""
_STEP = 128 << 10  # of one piece of advice; Linux cuts longer ones off at what a device reads at once
_SELDOM = ("/store", "/column_bytes", "/occurrences")
"""Read a few bytes here and there: the texts of what is shown, the places of words for a phrase."""


def expect_scattered(file: SegmentFile) -> None:
    """Stored values will be read one here and one there, as searches do, not in a row as a merge does.

    Around a page that is first touched a system may bring in megabytes: for the texts of twenty hits a hundred
    times what is asked for.
    """
    for name in file.stored_names:
        file.file.advise("RANDOM", *file.file.place(f"{name}/store"))


def expect_stored(file: SegmentFile, field: str, docs: Iterable[int]) -> None:
    """The stored values of these documents of a segment are asked for next, and come from the disk together."""
    if field not in file.stored_names:
        return
    starts = file.file.get(f"{field}/store_starts")
    origin, _ = file.file.place(f"{field}/store")
    for doc in docs:
        start = int(starts[doc])
        file.file.advise("WILLNEED", origin + start, int(starts[doc + 1]) - start)


def bring(files: Sequence[SegmentFile], most: int = AHEAD) -> int:
    """Have the system read what searches go through, dictionaries and postings, and say how much it was.

    The smaller arrays come first: every query looks into the dictionaries, few go through most of the postings.

    Args:
        most: Bytes, at most.

    Returns:
        Bytes of the arrays it was told of; 0 on a system that takes no such advice.
    """
    if not hasattr(os, "posix_fadvise"):
        return 0
    places = [
        (size, start, number)
        for number, file in enumerate(files)
        for name in file.file.names
        if not name.endswith(_SELDOM)
        for start, size in (file.file.place(name),)
    ]
    told = 0
    wanted: dict[int, list[tuple[int, int]]] = {}
    for size, start, number in sorted(places):
        if told + size > most:
            break
        told += size
        wanted.setdefault(number, []).append((start, size))
    for number, parts in wanted.items():
        _read(files[number], parts)
    return told


def _read(file: SegmentFile, parts: Iterable[tuple[int, int]]) -> None:
    try:
        handle = os.open(file.file.path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return  # a merge has removed it; what replaced it was just written
    try:
        for start, size in parts:
            for at in range(start, start + size, _STEP):
                # Not madvise, which would keep every other thread waiting.
                os.posix_fadvise(handle, at, min(_STEP, start + size - at), os.POSIX_FADV_WILLNEED)
    finally:
        os.close(handle)
