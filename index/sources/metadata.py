"""What is known about an article before its text is read: from a record, front matter or a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from index.sanitize import safe_url, sanitize_line
from index.sources.bylines import split_names
from index.sources.dates import parse_date

_LONGEST_LINE = 1000
_MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Metadata:
    """Header fields of an article; empty where nothing is known.

    Attributes:
        published: ISO 8601, as in `Article.published`.
        record_id: The record's own id; it names the article together with `source`.
    """

    title: str = ""
    deck: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    agency: str = ""
    published: str | None = None
    source: str = ""
    url: str = ""
    record_id: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()

    def safe(self) -> Metadata:
        """The same with every field display-safe and on one line."""
        return Metadata(
            title=sanitize_line(self.title),
            deck=sanitize_line(self.deck),
            byline=tuple(map(sanitize_line, self.byline)),
            dateline=sanitize_line(self.dateline),
            agency=sanitize_line(self.agency),
            published=self.published,
            source=sanitize_line(self.source),
            url=safe_url(self.url),
            record_id=sanitize_line(self.record_id),
            language=sanitize_line(self.language),
            tags=tuple(map(sanitize_line, self.tags)),
        )

    def over(self, other: Metadata) -> Metadata:
        """This, with the fields of `other` where it has none."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **missing)


_BETWEEN_WORDS = {ord(mark): None for mark in " _-."}


def field_name(written: str) -> str:
    """The name of a field as names are compared here: "Article-Text", "article_text", "articleText" are one."""
    return written.strip().lower().translate(_BETWEEN_WORDS)


def _names_of(*written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(field_name, written)))


TITLE = _names_of("title", "headline", "head", "web_title", "article_title", "name")
BODY = _names_of(
    "text", "body", "content", "content_text", "content_html", "article_body", "article_text", "full_text",
    "main_text", "body_text", "story_text", "article", "story", "html",
)  # fmt: skip
_DECK = _names_of(
    "summary", "deck", "description", "subtitle", "standfirst", "abstract", "excerpt", "trail_text", "snippet",
    "lead_paragraph",
)  # fmt: skip
_PUBLISHED = _names_of(
    "published", "date", "pubdate", "date_published", "published_at", "publishedat", "datepublished",
    "published_date",
    "publish_date", "pub_date", "publication_date", "date_publish", "web_publication_date", "publish_time",
    "publication_time", "article_date",
    "datetime", "timestamp", "created", "created_at", "time",
)  # fmt: skip
_SOURCE = _names_of(
    "source", "outlet", "publisher", "site", "sitename", "site_name", "publication", "newspaper", "source_name",
    "publication_name", "news_source", "domain", "source_domain",
)  # fmt: skip
_BYLINE = _names_of(
    "author", "byline", "authors", "by", "creator", "writer", "reporter", "author_name", "journalist"
)
_URL = _names_of(
    "url", "link", "canonical_url", "permalink", "href", "web_url", "article_url", "source_url", "external_url"
)
_ID = _names_of("id", "guid", "_id", "uuid", "article_id", "doc_id")
_TAGS = _names_of("tags", "keywords", "topics", "categories", "category", "section", "subjects")
_LANGUAGE = _names_of("language", "lang")


def from_fields(fields: Mapping[str, Any]) -> Metadata:
    """The header fields of a record or of front matter, by the usual names, in any case and kind of value."""
    named = _named(fields)
    published = next((date for key in _PUBLISHED if key in named and (date := parse_date(named[key]))), None)
    source = _line(_first(named, _SOURCE))
    return Metadata(
        title=_line(_first(named, TITLE)),
        deck=_line(_first(named, _DECK)),
        byline=_byline(_first(named, _BYLINE), source),
        dateline=_line(named.get("dateline")).rstrip(" -–—"),
        agency=_line(named.get("agency")),
        published=published,
        source=source,
        url=next((url for key in _URL if key in named and (url := safe_url(_line(named[key])))), ""),
        record_id=_line(_first(named, _ID)),
        language=_language(_line(_first(named, _LANGUAGE))),
        tags=_tags(named),
    )


def of_item(
    title: str,
    *,
    authors: Sequence[str],
    source: str,
    url: str,
    published: str | None,
    tags: Sequence[str],
    language: str,
) -> Metadata:
    """The header fields of a feed's item: as `from_fields`, of one that has exactly these.

    Args:
        published: ISO 8601.
    """
    source = _line(source)
    return Metadata(
        title=_line(title),
        byline=_byline(list(authors), source) if authors else (),
        published=published,
        source=source,
        url=safe_url(_line(url)),
        language=_language(_line(language)),
        tags=_safe_tags(tags),
    )


def body_of(fields: Mapping[str, Any]) -> str:
    """The text of a record as it stands, not sanitised; "" when it has none."""
    named = _named(fields)
    for key in BODY:
        value = named.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
    return ""


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something, by name; those of an object of them behind the record's own."""
    inner = fields.get("fields")
    given = [*(inner.items() if isinstance(inner, Mapping) else ()), *fields.items()]
    return {field_name(key): value for key, value in given if isinstance(key, str) and value not in (None, "")}


def _first(named: Mapping[str, Any], keys: Iterable[str]) -> Any:
    for key in keys:
        if key in named:
            return named[key]
    return None


_NAMED_BY = ("name", "title", "main", "original", "@id")


def _line(value: Any) -> str:
    """A value as one safe line; of an object its name, of a list its first."""
    if isinstance(value, str):  # first: to ask whether something is a mapping is slow
        return sanitize_line(value[: 4 * _LONGEST_LINE])[:_LONGEST_LINE]
    if isinstance(value, Mapping):
        value = next(filter(None, map(value.get, _NAMED_BY)), "")
    if isinstance(value, list):
        return _line(value[0]) if value else ""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ""
    return sanitize_line(str(value)[: 4 * _LONGEST_LINE])[:_LONGEST_LINE]


def _byline(value: Any, source: str) -> tuple[str, ...]:
    # An outlet that signs with its own name has not named a writer.
    if source and _line(value).casefold() == source.casefold():
        return ()
    return _names(value)


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    lines = [_line(v) for v in values[:_MOST_VALUES]]
    return tuple(
        dict.fromkeys(name for line in lines if not line.startswith("http") for name in split_names(line))
    )


def _tags(named: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for key in _TAGS:
        if key not in named:
            continue
        value = named[key]
        parts = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else []
        found += _safe_tags(parts)
    return tuple(dict.fromkeys(found))


def _safe_tags(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in values[:_MOST_VALUES] if (tag := _line(part))))


def _language(value: str) -> str:
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value)
    return match[1].lower() if match else ""
