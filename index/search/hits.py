"""From documents to the rows of a page."""

from __future__ import annotations

from collections.abc import Mapping

from index.results import Hit
from index.search.matches import Finder, Match
from index.search.shelf import Opened
from index.storage.state import Marks


def hit(
    article: Opened,
    score: float,
    finder: Finder,
    marks: Mapping[str, Marks],
    matches: list[Match] | None = None,
    *,
    reprints: int = 0,
    reprint_kind: str = "reprint",
    changed: str | None = None,
) -> Hit:
    """One row.

    Args:
        finder: What to light up.
        marks: By article id.
        matches: Where the words stand in the text, if that is known already.
        reprints, reprint_kind, changed: As in `Hit`.
    """
    header = article.header
    mark = marks.get(header["id"])
    return Hit(
        id=header["id"],
        title=header.get("title", ""),
        published=header.get("published"),
        published_is_estimate=header.get("published_is_estimate", False),
        source=header.get("source", ""),
        score=round(score, 4),
        url=header.get("url", ""),
        path=header.get("path", ""),
        snippet=article.passage(article.matches(finder) if matches is None else matches),
        title_highlights=article.title_highlights(finder),
        read=mark.read if mark else True,
        starred=mark.starred if mark else False,
        reprints=reprints,
        reprint_kind=reprint_kind,
        changed=changed,
    )
