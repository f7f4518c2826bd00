"""From documents to the rows of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.document import decode_header
from index.matches import Finder, Match
from index.results import Hit
from index.snippet import snippet
from index.state import Marks


def text_of(data: bytes) -> str:
    """Only the text of an encoded article (`index.document`)."""
    return data[data.index(b"\n") + 1 :].decode()


def hit(
    data: bytes, score: float, finder: Finder, marks: Mapping[str, Marks], matches: Sequence[Match] | None = None
) -> Hit:
    """One row.

    Args:
        data: The encoded article.
        finder: What to light up.
        marks: By article id.
        matches: Where the words stand in the text, if that is known already.
    """
    header = decode_header(data)
    title: str = header.get("title", "")
    mark = marks.get(header["id"])
    return Hit(
        id=header["id"],
        title=title,
        published=header.get("published"),
        published_is_estimate=header.get("published_is_estimate", False),
        source=header.get("source", ""),
        score=round(score, 4),
        url=header.get("url", ""),
        path=header.get("path", ""),
        snippet=snippet(text_of(data), header.get("paragraphs", ()), finder, matches=matches),
        title_highlights=finder.highlights(title) if finder else (),
        read=mark.read if mark else True,
        starred=mark.starred if mark else False,
    )
