"""An article made ready for the index elsewhere, and not taken apart again on its way there.

Thousands come out of the processes that read feeds. What is asked of every one (its id, its headline, its day, its
address) stands in fields; the rest stays in the bytes that the index keeps anyway, until somebody wants all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from index.article import Article
from index.document import decode, with_path
from index.identity import content_digest
from index.writer import document

_TEXTS = ("body", "words")


@dataclass(frozen=True, slots=True)
class Packed:
    """One article, nothing recognised in it.

    Attributes:
        digest: That of its text (`content_digest`).
        fields: Those of its index document but for the article itself; body and words are missing where they are
            the whole text.
        data: As `index.document.encode` made it of the article without a path.
    """

    id: str
    title: str
    published: str
    url: str
    digest: str
    fields: Mapping[str, Any]
    data: bytes
    path: str = ""

    def at(self, path: str) -> Packed:
        """The same article in a file."""
        return replace(self, path=path)

    def whole(self) -> Article:
        """The article itself."""
        return decode(self._data())

    def document(self) -> dict[str, Any]:
        """As `index.writer.document` of the article."""
        fields = self.fields
        if "body" not in fields:
            text = self.data.partition(b"\n")[2].decode()
            fields = {"body": text, "words": text, **fields}  # the first is read first: see `writer.document`
        return {**fields, "article": self._data()}

    def _data(self) -> bytes:
        return with_path(self.data, self.path) if self.path else self.data


def pack(article: Article) -> Packed:
    """An article in which nothing was recognised yet."""
    fields = document(replace(article, path="") if article.path else article)
    data = fields.pop("article")
    if fields["body"] == article.text:
        for name in _TEXTS:
            del fields[name]
    digest = content_digest(article.text)
    return Packed(
        article.id, article.title, article.published or "", article.url, digest, fields, data, article.path
    )


def whole(article: Article | Packed) -> Article:
    """The article, packed or not."""
    return article.whole() if isinstance(article, Packed) else article


def document_of(article: Article | Packed) -> dict[str, Any]:
    """The fields of its index document, packed or not."""
    return article.document() if isinstance(article, Packed) else document(article)


def to_plain(packed: Packed) -> dict[str, Any]:
    """It as values that JSON knows, but for `data`."""
    fields = dict(packed.fields)
    return {"id": packed.id, "title": packed.title, "published": packed.published, "url": packed.url,
            "text": packed.digest, "fields": fields}  # fmt: skip


def from_plain(value: Mapping[str, Any], data: bytes) -> Packed:
    """What `to_plain` was given, with its `data`."""
    return Packed(
        value["id"], value["title"], value["published"], value["url"], value["text"], value["fields"], data
    )
