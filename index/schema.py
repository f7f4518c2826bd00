"""The fields of the index.

`body` holds everything a reader would call the article (headline, deck, captions, text; no furniture), so
one field decides what matches; `title` and `lead` hold their part of it once more and only add to the score.
`words` has the same words unstemmed, for `=word`, wildcards, prefixes and completion.

The name fields (`person` ... `other`) hold name keys as recognition wrote them (`person:ismail haniyeh`).
Which entity a key stands for is looked up when asked, so a correction never rewrites a posting.

`about` and `amount` hold the dates the text speaks of and its figures (`index.about`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from index.article import MentionKind

INDEX_FORMAT = 6
"""Raised whenever an index made before can no longer be read or lacks something: a field, what stands in a
field, the document store, the tables of the catalogue. An index of another format is made anew from the
articles (a test holds this number to the schema and the tables)."""

LEAD_WORDS = 120
"""How many words of an article are its lead: those that the first paragraphs of wire copy hold."""

NAME_FIELDS = ("person", "organisation", "place", "other")

UNDATED = -(2**31)
"""The value of `published` for an article without a date; it sorts last in both directions."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def make_schema() -> Any:
    """The Whoosh schema. Text fields name their analysis; the engine's writer does it in bulk."""
    from whoosh import fields

    from index.engine import stemmed_field, surface_field

    return fields.Schema(
        id=fields.ID(unique=True),
        title=stemmed_field(positions=True),
        lead=stemmed_field(positions=False),
        body=stemmed_field(positions=True),
        words=surface_field(),
        byline=surface_field(),
        person=fields.KEYWORD(commas=True),
        organisation=fields.KEYWORD(commas=True),
        place=fields.KEYWORD(commas=True),
        other=fields.KEYWORD(commas=True),
        source=fields.KEYWORD(commas=True),
        tag=fields.KEYWORD(commas=True),
        language=fields.ID(),
        has=fields.KEYWORD(commas=True),
        about=fields.KEYWORD(commas=True),
        amount=fields.KEYWORD(commas=True),
        published=fields.NUMERIC(int, bits=32, signed=True, sortable=True),
        article=fields.STORED(),
    )


def name_field(kind: MentionKind) -> str:
    """The field that holds the name keys of mentions of this kind."""
    return kind.value if kind.value in NAME_FIELDS else "other"


def field_of_key(key: str) -> str:
    """The field in which a name key stands."""
    kind = key.partition(":")[0]
    return kind if kind in NAME_FIELDS else "other"


def key_term(key: str) -> str:
    """A name key as the index writes it: a comma would part two of them."""
    return " ".join(key.replace(",", " ").split())


def minutes(published: str | None) -> int:
    """An ISO 8601 date or time as minutes since 1970 (UTC), the unit of the `published` column."""
    if not published:
        return UNDATED
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int((moment - _EPOCH).total_seconds() // 60)
