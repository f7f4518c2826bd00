"""The first rows of the library as they last stood, to be shown before anything is opened.

Opening the index means importing NumPy and Whoosh; reading rows from a small file does not. The file is a
cache like all others: the rows are replaced by the true ones a moment later.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from index.results import Hit, Page, Snippet
from index.sanitize import sanitize_line

ROWS = 60
_NAME = "front.json"


def read_front(library: Path) -> Page | None:
    """The rows that were last written for the library in this folder, or None."""
    try:
        data = json.loads((library / "cache" / _NAME).read_bytes())
        hits = tuple(_hit(row) for row in data["hits"][:ROWS])
        folded = int(data.get("folded", 0))
        return Page("*", int(data["total"]), True, 0.0, hits, folded=folded)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def write_front(library: Path, page: Page) -> None:
    """Keep the rows of the front page; a disk that is full or read-only is no reason to say anything."""
    data = {"total": page.total, "folded": page.folded, "hits": [asdict(hit) for hit in page.hits[:ROWS]]}
    file = library / "cache" / _NAME
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        beside.write_text(json.dumps(data))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def _hit(row: dict[str, object]) -> Hit:
    def text(name: str) -> str:
        return sanitize_line(str(row.get(name) or ""))

    def number(name: str) -> int:
        value = row.get(name)
        return value if isinstance(value, int) else 0

    return Hit(
        id=text("id"),
        title=text("title"),
        published=text("published") or None,
        published_is_estimate=row.get("published_is_estimate") is True,
        source=text("source"),
        score=0.0,
        url="",
        path="",
        snippet=Snippet(""),
        read=row.get("read") is True,
        starred=row.get("starred") is True,
        reprints=number("reprints"),
        reprint_kind=text("reprint_kind"),
        changed=text("changed") or None,
    )
