"""From documents to the rows of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.results import Hit
from index.search.matches import Finder, Match
from index.search.shelf import Opened
from index.search.snippet import snippet
from index.storage.state import Marks


def hit(
    article: Opened,
    score: float,
    finder: Finder,
    marks: Mapping[str, Marks],
    matches: Sequence[Match] | None = None,
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
    title: str = header.get("title", "")
    mark = marks.get(header["id"])
    if matches is None:
        matches = finder.find(article.text, article.plain, near=True, known=article.known) if finder else []
    return Hit(
        id=header["id"],
        title=title,
        published=header.get("published"),
        published_is_estimate=header.get("published_is_estimate", False),
        source=header.get("source", ""),
        score=round(score, 4),
        url=header.get("url", ""),
        path=header.get("path", ""),
        snippet=snippet(article.text, article.stretches, matches),
        title_highlights=finder.highlights(title, article.known_title) if finder else (),
        read=mark.read if mark else True,
        starred=mark.starred if mark else False,
        reprints=reprints,
        reprint_kind=reprint_kind,
        changed=changed,
    )
