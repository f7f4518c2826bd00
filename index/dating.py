"""An article and what was recognised in it, put together: only here are its dates known.

What was recognised is kept by the words it was found in; what "Tuesday" means depends on the day of
publication too, so dates are worked out whenever the two meet.
"""

from __future__ import annotations

from index.article import Article, ParagraphKind
from index.storage.annotations import Annotated


def annotated(article: Article, found: Annotated) -> Article:
    """The article with these mentions and figures, its dates resolved."""
    from index.entities.dates import dated

    mentions, figures = found
    furniture = [(p.start, p.end) for p in article.of_kind(ParagraphKind.FURNITURE)]
    return article.with_annotations(dated(article.text, mentions, article.published, furniture=furniture), figures)
