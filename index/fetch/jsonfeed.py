"""JSON Feed (jsonfeed.org, versions 1.0 and 1.1). A bad item is set aside with its reason, the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from index.fetch.feed import MOST_ITEMS, Feed, FeedItem
from index.fetch.text import as_html, joined, plain_title

_MOST_PROBLEMS = 20
_MOST_DIGITS = 400
_VERSION = "jsonfeed.org/version/"


class NotAFeedError(Exception):
    """This is no feed; the message says what it is instead or what is wrong with it."""


def parse_json_feed(text: str, base: str) -> Feed:
    """The feed in a JSON text.

    Args:
        base: The address it came from; relative links are against it.

    Raises:
        NotAFeedError: It is no JSON, or JSON of another kind.
    """
    try:
        value = json.loads(text, parse_int=_integer, parse_constant=lambda name: _Bad(f"holds {name}"))
    except RecursionError:
        raise NotAFeedError("is nested too deep") from None
    except ValueError as error:
        raise NotAFeedError(f"is not valid JSON ({error})") from None
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        raise NotAFeedError("is JSON, but no JSON Feed (it has no list of items)")
    version = str(value.get("version", ""))
    problems: list[str] = []
    authors = _authors(value)
    language = _text(value.get("language"))
    items: list[FeedItem] = []
    for number, item in enumerate(value["items"][:MOST_ITEMS], 1):
        try:
            items.append(_item(item, base, authors, language))
        except _BadItemError as error:
            if len(problems) < _MOST_PROBLEMS:
                problems.append(f"item {number} {error}")
    if len(value["items"]) > MOST_ITEMS:
        problems.append(f"has {len(value['items'])} items; the first {MOST_ITEMS} are read")
    form = "json" + "".join(filter(str.isdigit, version.rpartition("/")[2]))
    return Feed(
        form,
        _text(value.get("title")),
        joined(base, _text(value.get("home_page_url"))),
        language,
        tuple(items),
        tuple(problems),
        () if _VERSION in version else ("does not say which version of JSON Feed it is",),
    )


class _BadItemError(Exception):
    pass


class _Bad:
    """Stands for a value that no honest feed has."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _integer(digits: str) -> int | _Bad:
    return int(digits) if len(digits) <= _MOST_DIGITS else _Bad("holds a number of absurd length")


def _item(value: Any, base: str, authors: tuple[str, ...], language: str) -> FeedItem:
    if not isinstance(value, Mapping):
        raise _BadItemError("is no object")
    for part in value.values():
        if isinstance(part, _Bad):
            raise _BadItemError(part.reason)
        if isinstance(part, str) and not _is_whole(part):
            raise _BadItemError("has half a character (a lone surrogate)")
    url = joined(base, _text(value.get("url")) or _text(value.get("external_url")))
    title = plain_title(_text(value.get("title")))
    html = _text(value.get("content_html"))
    if not html and (plain := _text(value.get("content_text"))):
        html = as_html(plain)
    summary = escape(_text(value.get("summary")), quote=False)
    published = _text(value.get("date_published")) or _text(value.get("date_modified"))
    key = _text(value.get("id")) or url or f"{title}\0{published or ('' if title else html)}"
    if not (title or html or summary or url):
        raise _BadItemError("has neither a title nor a text nor an address")
    tags = value.get("tags")
    return FeedItem(
        key,
        url,
        title,
        summary if html else "",
        html or summary,
        _authors(value) or authors,
        published,
        "",
        tuple(filter(None, map(_text, tags[:50]))) if isinstance(tags, list) else (),
        _text(value.get("language")) or language,
        "",
        _enclosures(value, base),
    )


def _authors(value: Mapping[str, Any]) -> tuple[str, ...]:
    named = value.get("authors")
    people = named if isinstance(named, list) else [value.get("author")]
    names = (_text(person.get("name")) for person in people[:20] if isinstance(person, Mapping))
    return tuple(filter(None, names))


def _enclosures(value: Mapping[str, Any], base: str) -> tuple[tuple[str, str, str, str], ...]:
    files = value.get("attachments")
    return tuple(
        (
            joined(base, _text(file.get("url"))),
            _text(file.get("mime_type")),
            _text(file.get("size_in_bytes")),
            _text(file.get("duration_in_seconds")),
        )
        for file in (files[:20] if isinstance(files, list) else ())
        if isinstance(file, Mapping)
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return ""


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
