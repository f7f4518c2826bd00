"""An article and what was recognised in it, put together: only here are its dates known.

What was recognised is kept by the words it was found in; what "Tuesday" means depends on the day of
publication too, so dates are worked out whenever the two meet. Over a book that takes seconds: there it is
done once for each day of publication.
"""

from __future__ import annotations

from collections.abc import Callable

from index.article import Article, ParagraphKind
from index.identity import content_digest
from index.storage.annotations import Annotated, Annotations

Rest = Callable[[], None]

_LONG = 100_000  # characters


def annotated(article: Article, found: Annotated, rest: Rest = lambda: None) -> Article:
    """The article with these mentions and figures, its dates resolved. `rest`: called between steps."""
    from index.entities.date_order import day_first
    from index.entities.dates import dated

    mentions, figures = found
    furniture = [(p.start, p.end) for p in article.of_kind(ParagraphKind.FURNITURE)]
    order = day_first(article.url or article.source)
    dates = dated(article.text, mentions, article.published, furniture=furniture, day_first=order, rest=rest)
    return article.with_annotations(dates, figures)


class Annotating:
    """Articles with what was recognised in them, from what is kept of it.

    Args:
        kept: By the digest of a text.
        version: Of the recogniser.
    """

    def __init__(self, kept: Annotations, version: str) -> None:
        self._kept = kept
        self._version = version

    def known(self, article: Article, *, dated: bool = True) -> Article:
        """The article with all that was found in it, if by an older version, or in its beginning, or with nothing.

        Args:
            dated: With the days its dates mean.
        """
        digest = content_digest(article.text)
        if dated and _is_long(article) and (known := self._kept.get(digest, self._on_day(article))):
            return article.with_annotations(*known)
        if (found := self._kept.get(digest, self._version)) is not None:
            return self.dated(article, digest, found) if dated else article.with_annotations(*found)
        found = self._kept.older(digest, self._version) or self._kept.beginning(digest, self._version)
        if found is None:
            return article
        return annotated(article, found) if dated and not _is_long(article) else article.with_annotations(*found)

    def dated(self, article: Article, digest: str, found: Annotated, rest: Rest = lambda: None) -> Article:
        """As `annotated`; what it gives for a very long text is kept."""
        whole = annotated(article, found, rest)
        if _is_long(article):
            self._kept.put([(digest, (whole.mentions, whole.figures))], self._on_day(article))
        return whole

    def _on_day(self, article: Article) -> str:
        return f"{self._version}, {article.published}"


def _is_long(article: Article) -> bool:
    return len(article.text) >= _LONG
