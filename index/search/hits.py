"""From documents to the rows of a page."""

from __future__ import annotations

from index.results import Hit
from index.search.matches import Finder, Match
from index.search.shelf import Opened
from index.search.values import Values, with_values
from index.storage.state import Marks


def hit(
    article: Opened,
    score: float,
    finder: Finder,
    values: Values,
    marks: Marks,
    matches: list[Match] | None = None,
    *,
    accounts: tuple[int, str] = (0, "reprint"),
    changed: str | None = None,
) -> Hit:
    """One row.

    Args:
        finder, values: What to light up.
        marks: The user's.
        matches: Where the words stand in the text, if that is known already.
        accounts: `reprints` and `reprint_kind` of a `Hit`.
        changed: As in `Hit`.
    """
    found = article.matches(finder) if matches is None else matches
    header = article.header
    get = header.get
    return Hit(
        id=header["id"],
        title=get("title", ""),
        published=get("published"),
        published_is_estimate=get("published_is_estimate", False),
        source=get("source", ""),
        score=round(score, 4),
        url=get("url", ""),
        path=get("path", ""),
        snippet=article.passage(with_values(found, article.values(values))),
        title_highlights=article.title_highlights(finder),
        read=marks.read,
        starred=marks.starred,
        reprints=accounts[0],
        reprint_kind=accounts[1],
        changed=changed,
    )
