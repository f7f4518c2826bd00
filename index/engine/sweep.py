"""Removing what interrupted commits left behind; done by a writer, which holds the lock."""

from __future__ import annotations

import re
from pathlib import Path

from index.engine.segment import EXTENSION
from index.engine.trust import NAME, newest_generation

_OURS = re.compile(
    rf"(?P<segment>{NAME}_[0-9a-z]+{re.escape(EXTENSION)})(\.part)?"
    rf"|_{NAME}_(?P<toc>\d+)\.toc(?P<unfinished>\..+)?"
    r"|manifest-(?P<manifest>\d+)\.(json|part)"
)


def sweep(folder: Path, segments: set[str]) -> None:
    """Remove files of the index that its newest generation does not use.

    Args:
        folder: The index folder.
        segments: Names of the segment files in use.
    """
    newest = newest_generation(folder)
    for path in list(folder.iterdir()):
        match = _OURS.fullmatch(path.name)
        if match is None:
            continue
        number = match["toc"] or match["manifest"]
        in_use = path.name in segments if number is None else int(number) == newest and not match["unfinished"]
        if not in_use:
            path.unlink(missing_ok=True)
