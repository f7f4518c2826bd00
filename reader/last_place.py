"""Where one was when the program was left: the next time it is one step back on the trail."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from index.sanitize import sanitize_line
from reader.history import Place, Trail

_NAME = "place.json"


def last_of(trail: Trail) -> Place | None:
    """The list of a search or the article that was left last; who leaves goes by the front page to the door."""
    known = trail.places[: trail.position + 1]
    return next((place for place in reversed(known) if place.article_id or place.query), None)


def read_place(library: Path) -> Place | None:
    """The place that was kept for the library in this folder, or None."""
    try:
        data = json.loads((library / "cache" / _NAME).read_bytes())
        query, sort, article_id, title = (
            sanitize_line(str(data[name])) for name in ("query", "sort", "article_id", "title")
        )
        row, offset = (max(0, int(data[name])) for name in ("row", "offset"))
        place = Place(query, sort, row, article_id, title, offset)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return place if place.article_id or place.query else None


def write_place(library: Path, place: Place | None) -> None:
    """Keep a place; without one what was kept stays. A disk that is full is no reason to say anything."""
    if place is None:
        return
    file = library / "cache" / _NAME
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        beside.write_text(json.dumps(asdict(place)))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
