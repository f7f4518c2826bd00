"""RSS 0.9 to 2.0, RDF and Atom, as feedparser reads them, by a quick reader where that is sure to give the same.

Runs in the child that `index.fetch.parser` keeps.
"""

from __future__ import annotations

import re
from html import unescape
from time import struct_time
from typing import Any

from index.fetch.feed import MOST_ITEMS, Feed, FeedItem
from index.fetch.jsonfeed import NotAFeedError
from index.fetch.quickfeed import read_quickly
from index.fetch.quicknames import RHYTHM, UnsureError
from index.fetch.rhythm import feed_pause
from index.fetch.text import as_html, joined, plain_title

_END = re.compile(rb"</(?:[\w-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_START = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_LOOK = 4096
_MOST_VALUES = 20
_MOST_TAGS = 50
_KEYWORDS = re.compile(r",.*,|,\S")
_ESCAPED = re.compile(
    r"&lt;(?:(p|div|a|span|strong|em|ul|li|h[1-6])\b.{0,2000}?&lt;/\1\s*&gt;|br\s*/?\s*&gt;|img\s)", re.I | re.S
)
_MAIL = re.compile(r"(?:mailto:)?[^\s@<>(),;]+@[^\s@<>(),;]+")


def parse_xml_feed(data: bytes, base: str, content_type: str) -> Feed:
    """The feed in an XML document, as much of it as can be read.

    Args:
        base: The address it came from. `content_type`: the header, or "".

    Raises:
        NotAFeedError: It is none.
    """
    data = data.lstrip(b"\x00\t\n\r ")  # common before the declaration, and forbidden there
    data, is_cut = _first_items(data)
    found = _read(data, base, content_type)
    form, feed, entries = found.get("version", ""), found["feed"], found["entries"]
    if not form and not entries:
        raise NotAFeedError(_what_it_is(data))
    items = [_item(entry, base, feed) for entry in entries[:MOST_ITEMS]]
    kept = [item for item in items if item is not None]
    problems, notes = _problems(found, is_cut)
    if len(kept) < len(items):
        empty = len(items) - len(kept)
        problems.append(f"{empty} of its items {'is' if empty == 1 else 'are'} empty")
    return Feed(
        form or "unknown",
        plain_title(feed.get("title", "")),
        joined(base, feed.get("link", "")),
        feed.get("language", ""),
        tuple(kept),
        tuple(problems),
        tuple(notes),
        feed_pause(*(str(feed.get(name) or "") for name in RHYTHM.values())),
    )


def _read(data: bytes, base: str, content_type: str) -> Any:
    """The values of a feed, from feedparser where the quick reader is not sure to give the same."""
    try:
        return read_quickly(data, base, content_type)
    except UnsureError:
        import feedparser

    headers = {"content-location": base}
    if content_type:
        headers["content-type"] = content_type
    return feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _first_items(data: bytes) -> tuple[bytes, bool]:
    """The document up to the last item that is read: what stands behind would only be parsed in vain."""
    place = 0
    for _ in range(MOST_ITEMS):
        match = _END.search(data, place)
        if match is None:
            return data, False
        place = match.end()
    if _END.search(data, place) is None:
        return data, False
    opening = _START.findall(data[:_LOOK])
    closing = b"".join(b"</" + re.split(rb"[\s>]", tag[1:])[0] + b">" for tag in reversed(opening))
    return data[:place] + closing, True


def _problems(found: Any, is_cut: bool) -> tuple[list[str], list[str]]:
    """(what may have cost items, what did no harm)"""
    problems = [f"has more than {MOST_ITEMS} items; the first of them are read"] if is_cut else []
    error = found.get("bozo_exception")
    name = type(error).__name__
    if not found.get("bozo") or is_cut or name == "NonXMLContentType":
        return problems, []
    if name == "CharacterEncodingOverride":
        return problems, [f"is not in the encoding it declares; read as {found.get('encoding', '')}"]
    if name == "CharacterEncodingUnknown":
        return [*problems, "is in an unknown encoding"], []
    line = getattr(error, "getLineNumber", lambda: None)()
    message = getattr(error, "getMessage", lambda: "")() or name
    return [*problems, f"is not well-formed XML ({message}" + (f", line {line})" if line else ")")], []


def _what_it_is(data: bytes) -> str:
    if not data:
        return "is empty"
    if _PAGE.search(data[:_LOOK]):
        return "is a page and no feed"
    return "is no feed that can be read" if data.startswith(b"<") else "is no feed"


def _item(entry: Any, base: str, feed: Any) -> FeedItem | None:
    url = _link(entry, base)
    title = _title(entry)
    html, summary = _texts(entry)
    published = entry.get("published") or entry.get("updated") or entry.get("created") or ""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed") or entry.get("created_parsed")
    if not (title or html or url):
        return None
    key = entry.get("id") or url or f"{title}\0{published or ('' if title else html)}"
    return FeedItem(
        key,
        url,
        title,
        summary,
        html,
        _authors(entry) or (() if entry.get("source") else _authors(feed)),
        published,
        _iso(stamp),
        _tags(entry),
        entry.get("language", "") or _content_language(entry) or feed.get("language", ""),
        plain_title((entry.get("source") or {}).get("title") or "") if entry.get("source") else "",
        _enclosures(entry, base),
    )


def _tags(entry: Any) -> tuple[str, ...]:
    named = (tag.get("label") or tag.get("term") or "" for tag in entry.get("tags", ())[:_MOST_TAGS])
    # Keywords of podcasts come as one; "Politics, Law and Government" is one.
    single = (one.strip() for name in named for one in (name.split(",") if _KEYWORDS.search(name) else [name]))
    return tuple(dict.fromkeys(filter(None, single)))[:_MOST_TAGS]


def _link(entry: Any, base: str) -> str:
    """The address of the item's page; what feed proxies put in front of it is left aside."""
    original = entry.get("feedburner_origlink") or entry.get("pheedo_origlink")
    found = joined(base, original or entry.get("link", ""))
    if found:
        return found
    for link in entry.get("links", ()):
        if link.get("rel", "alternate") == "alternate" and (whole := joined(base, link.get("href", ""))):
            return whole
    return ""


def _title(entry: Any) -> str:
    detail = entry.get("title_detail") or {}
    title = entry.get("title", "") or ""
    return (
        " ".join(title.split()) if detail.get("type") == "text/plain" and "<" not in title else plain_title(title)
    )


def _texts(entry: Any) -> tuple[str, str]:
    """(the fullest text, a shorter one beside it), both HTML."""
    contents = [_html(c) for c in entry.get("content", ())[:_MOST_VALUES]]
    summary = _html(entry.get("summary_detail") or {}) if entry.get("summary") else ""
    contents = [c for c in contents if c]
    html = max(contents, key=len, default="")
    if len(summary) > len(html):
        html, summary = summary, ""
    return html, summary if summary != html else ""


def _html(detail: Any) -> str:
    value = (detail.get("value") or "").strip()
    if "<" not in value and "&lt;" in value and _ESCAPED.search(value):
        return unescape(value)  # escaped twice
    if not value or "html" in detail.get("type", "html") or "<" in value:
        return value
    return as_html(value)


def _authors(entry: Any) -> tuple[str, ...]:
    people = entry.get("authors", ())[:_MOST_VALUES]
    # feedparser takes a long top-level domain apart ("ple (Ada Brandt" of "ada@x.example (Ada Brandt)").
    if len(people) <= 1 and _MAIL.search(written := entry.get("author") or ""):
        return _named_beside_mails(written)
    names = [person.get("name") or "" for person in people]
    names = [name for name in names if name] or [entry.get("author") or ""]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _named_beside_mails(written: str) -> tuple[str, ...]:
    """The names in a line of addresses: "ada@x.example (Ada Brandt)", "Ada Brandt <ada@x.example>"."""
    rest, mails = _MAIL.subn("", written)
    names = (name.strip(" ()<>") for name in (re.split(r"[,;]", rest) if mails > 1 else [rest]))
    return tuple(dict.fromkeys(filter(None, names)))


def _content_language(entry: Any) -> str:
    return next((c["language"] for c in entry.get("content", ()) if c.get("language")), "")


def _enclosures(entry: Any, base: str) -> tuple[tuple[str, str, str, str], ...]:
    duration = entry.get("itunes_duration") or ""
    files = [
        (joined(base, e.get("href") or e.get("url") or ""), e.get("type", ""), e.get("length", ""), duration)
        for e in entry.get("enclosures", ())[:_MOST_VALUES]
    ]
    for media in entry.get("media_content", ())[:_MOST_VALUES]:
        kind = media.get("type", "") or media.get("medium", "")
        if kind.startswith(("audio", "video")):
            whole = joined(base, media.get("url") or "")
            files.append((whole, kind, media.get("filesize", ""), media.get("duration", "") or duration))
    seen: dict[str, tuple[str, str, str, str]] = {}
    for file in files:
        if file[0]:
            seen.setdefault(file[0], file)
    return tuple(seen.values())


def _iso(stamp: struct_time | None) -> str:
    return f"{stamp[0]:04}-{stamp[1]:02}-{stamp[2]:02}T{stamp[3]:02}:{stamp[4]:02}:{stamp[5]:02}Z" if stamp else ""
