"""An article made ready for the index elsewhere, and not taken apart again on its way there.

Thousands come out of the processes that read feeds. What is asked of every one (its id, its headline, its day, its
address) stands in fields, its words are numbers already, and the rest is packed as the index keeps it until
somebody wants all of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from index.article import Article
from index.document import decode, encode
from index.engine import PackedValue, ReadText, Vocabulary, pack_value, unpack_value
from index.identity import content_digest
from index.writer import document

_TEXTS = ("body", "lead", "title", "byline")
"""Fields that are analysed as texts, first the one that the others are mostly part of; `words` is as `body`."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One article, nothing recognised in it.

    Attributes:
        path: The file it is in, or where it is expected to be.
        digest: That of its text (`content_digest`).
        fields: Those of its index document but for the article itself; texts may be read already.
        data: The article as the document store keeps it.
    """

    id: str
    title: str
    published: str
    url: str
    path: str
    digest: str
    fields: Mapping[str, Any]
    data: bytes

    def at(self, path: str) -> Packed:
        """The same article in a file."""
        if path == self.path:
            return self
        return replace(self, path=path, data=pack_value(encode(replace(self.whole(), path=path))))

    def whole(self) -> Article:
        """The article itself."""
        return decode(unpack_value(self.data))

    def document(self) -> dict[str, Any]:
        """As `index.writer.document` of the article."""
        return {**self.fields, "article": PackedValue(self.data)}


def pack(article: Article) -> Packed:
    """An article in which nothing was recognised yet."""
    fields = document(article)
    data = pack_value(fields.pop("article"))
    return Packed(
        id=article.id,
        title=article.title,
        published=article.published or "",
        url=article.url,
        path=article.path,
        digest=content_digest(article.text),
        fields=fields,
        data=data,
    )


def whole(article: Article | Packed) -> Article:
    """The article, packed or not."""
    return article.whole() if isinstance(article, Packed) else article


def document_of(article: Article | Packed) -> dict[str, Any]:
    """The fields of its index document, packed or not."""
    return article.document() if isinstance(article, Packed) else document(article)


def to_plain(article: Article, read: Callable[[str], array[int]]) -> tuple[dict[str, Any], bytes]:
    """A packed article as values that JSON knows, and bytes.

    Args:
        read: From a text to the numbers of its words.
    """
    packed = pack(article)
    fields = dict(packed.fields)
    del fields["words"]
    texts = {name: read(fields.pop(name)) for name in _TEXTS if fields[name]}
    value = {
        "article": (packed.id, packed.title, packed.published, packed.url, packed.path, packed.digest),
        "fields": fields,
        "data": len(packed.data),
        "texts": [(name, len(numbers)) for name, numbers in texts.items()],
    }
    return value, b"".join((packed.data, *(numbers.tobytes() for numbers in texts.values())))


def from_plain(value: Mapping[str, Any], data: bytes, vocabulary: Vocabulary) -> Packed:
    """The packed article of what `to_plain` gave; `vocabulary` holds the words by the numbers it was given."""
    place = value["data"]
    packed, fields = data[:place], value["fields"]
    for name, count in value["texts"]:
        numbers = array("i")
        numbers.frombytes(data[place : place + count * numbers.itemsize])
        place += count * numbers.itemsize
        fields[name] = ReadText(vocabulary, numbers)
    fields["words"] = fields["body"]
    article_id, title, published, url, path, digest = value["article"]
    return Packed(article_id, title, published, url, path, digest, fields, packed)
