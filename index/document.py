"""How a parsed article is kept in the index's document store: a small header, then the text.

The parsed article is kept once, here; snippets, `show` and the screen read it from here, and nobody parses
a page again to draw a row. A row of results needs the header alone, so the two are separate: one line of
JSON, a line break, the text in UTF-8. Mentions are not in it (they live in `annotations.db`, by content).
"""

from __future__ import annotations

import json
from typing import Any

from index.article import Article, Enclosure, Link, Paragraph, ParagraphKind

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KINDS = {kind.value: kind for kind in ParagraphKind}
_FIELDS = (
    "id", "title", "title_is_made", "deck", "agency", "dateline", "published", "published_is_estimate",
    "published_clue", "source", "url", "path",
)  # fmt: skip
_BEFORE_PARAGRAPHS = b',"paragraphs":'
"""What follows the last of these fields, `path`."""


def encode(article: Article) -> bytes:
    """The bytes of an article; fields that stand at their default are left out."""
    header: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(article, name))}
    header["paragraphs"] = [[p.kind.value, p.start, p.end] for p in article.paragraphs]
    header["language"] = article.language
    if article.byline:
        header["byline"] = article.byline
    if article.tags:
        header["tags"] = article.tags
    if article.enclosures:
        header["enclosures"] = [[e.url, e.type, e.length, e.seconds] for e in article.enclosures]
    if article.links:
        header["links"] = [[link.start, link.end, link.url] for link in article.links]
    line = _JSON(header)
    return line.encode() + b"\n" + article.text.encode()


def with_path(data: bytes, path: str) -> bytes:
    """As `encode` of the same article with this path, from the bytes of it without one."""
    # Within a string every quote has a backslash before it, so this stands where the key does and nowhere else.
    return data.replace(_BEFORE_PARAGRAPHS, f',"path":{_JSON(path)}'.encode() + _BEFORE_PARAGRAPHS, 1)


def decode(data: bytes) -> Article:
    """The article that `encode` was given, without mentions and figures."""
    line, _, text = data.partition(b"\n")
    header = json.loads(line)
    header["paragraphs"] = tuple([Paragraph(_KINDS[k], s, e) for k, s, e in header["paragraphs"]])
    header.setdefault("title", "")
    header["byline"] = tuple(header.get("byline", ()))
    header["tags"] = tuple(header.get("tags", ()))
    header["enclosures"] = tuple(Enclosure(*e) for e in header.get("enclosures", ()))
    header["links"] = tuple(Link(*link) for link in header.get("links", ()))
    return Article(text=text.decode(), **header)


def decode_header(data: bytes) -> dict[str, Any]:
    """Only the header fields, by their names in `Article`; those at their default are missing."""
    header: dict[str, Any] = json.loads(data.partition(b"\n")[0].decode())
    return header
