"""Items of feeds into articles, and when an item is too short to be the article it announces."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from index.article import Article, Enclosure, ParagraphKind
from index.errors import SourceError
from index.fetch import Feed, FeedItem, host_of, without_password
from index.identity import article_id, canonical_url
from index.sanitize import safe_url, sanitize_line
from index.sources import Metadata, read_fragment, read_page
from index.sources.dates import parse_date
from index.sources.metadata import of_item

_SHORT = 600
"""Characters: a text below is taken for a teaser where the page of the item may have more."""
_GOES_ON = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|(?:read|continue|see) (?:more|on|reading)[^.]{0,60}"
    r"|read the (?:full|whole|rest)[^.]{0,60}|weiterlesen|lire la suite|leer más)\W*$",
    re.IGNORECASE,
)
_GOES_ON_HINTS = ("…", "...", "&hellip", "read", "continue", "see", "weiterlesen", "lire", "leer")
"""One of these is in all that it finds: to look for that costs a tenth."""
_LONGEST_DECK = 320
_CUT = 0.5
"""A page that has less than this of the text it had asks for money or says that it is sorry."""
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:\.\d+)?")


def item_digest(item: FeedItem) -> str:
    """A digest of what the feed says about an item; while it stays, nothing is done about it."""
    return hashlib.sha256(repr(item).encode("utf-8", "surrogatepass")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Named:
    """An item with what names it in its feed.

    Attributes:
        name: Tells it from the others, also where a feed gives several the same guid. `key`: that in short.
        is_alone: Its address is its own, not the one page that a feed gives for several items.
    """

    item: FeedItem
    name: str
    key: str
    is_alone: bool


def named_items(feed: Feed) -> Iterator[Named]:
    """The items of a feed, each once, with names that tell them apart."""
    parts: dict[str, set[str]] = {}
    for item in feed.items:
        parts.setdefault(item.key, set()).add(_part(item))
    named: dict[str, FeedItem] = {}
    for item in feed.items:
        named.setdefault(item.key if len(parts[item.key]) == 1 else f"{item.key}\0{_part(item)}", item)
    on_page: dict[str, set[str]] = {}
    for item in named.values():
        on_page.setdefault(canonical_url(item.url), set()).add(item.title or item.html)
    for name, item in named.items():
        key = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        yield Named(item, name, key, not item.url or len(on_page[canonical_url(item.url)]) == 1)


def _part(item: FeedItem) -> str:
    """What tells items of the same guid apart."""
    if item.url and item.url != item.key:
        return item.url
    return item.title if item.url else f"{item.title}\0{item.html}"


def item_article(item: FeedItem, feed: Feed, location: str, title: str, named: str = "") -> Article:
    """The article of an item, as far as the feed gives it.

    Args:
        location: The feed's. `title`: what the source is called, by the user or by itself.
        named: What names the article in its feed, where its address does not.

    Raises:
        SourceError: There is neither a headline nor a text in it, or it is nested too deep.
    """
    metadata = _metadata(item, feed, location, title)
    html = item.html
    if not html and not metadata.title:
        metadata = replace(metadata, title=item.url)
    article = read_fragment(html, url=location, metadata=metadata)
    if item.enclosures:
        article = replace(article, enclosures=tuple(_enclosures(item)))
    if named or not metadata.url:
        # The words of an item may change and its guid stays: that is its name.
        article = replace(article, id=article_id(record_id=named or item.key, source=without_password(location)))
    return article


def page_article(
    short: Article, data: bytes, url: str, content_type: str, *, is_again: bool = False
) -> Article | None:
    """The article of an item with the text of its page; None where the page has nothing better.

    Args:
        is_again: The text is the page's already, and may be another one now, with another headline.

    Raises:
        SourceError: There is no article on the page.
    """
    known = Metadata(
        title="" if short.title_is_made or is_again else short.title,
        byline=short.byline,
        published=short.published if not short.published_is_estimate else None,
        source=short.source,
        url=short.url,
        tags=short.tags,
    )
    full = read_page(data, url, content_type, metadata=known)
    if body_length(full) <= body_length(short) * (_CUT if is_again else 1):
        return None
    # The page is the item's: whatever it says, the article keeps its name and its files.
    return replace(full, id=short.id, url=short.url or full.url, enclosures=short.enclosures)


def is_teaser(article: Article) -> bool:
    """Whether an item's text is only the beginning of its article. A podcast's notes are not."""
    if not article.url or any(e.type.startswith(("audio", "video")) for e in article.enclosures):
        return False
    if body_length(article) < _SHORT:
        return True
    tail = article.text[-200:]
    folded = tail.casefold()
    return any(hint in folded for hint in _GOES_ON_HINTS) and _GOES_ON.search(tail) is not None


def body_length(article: Article) -> int:
    """Characters of the text itself, without headline and site junk."""
    kinds = (ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST, ParagraphKind.SUBHEAD)
    return sum(p.end - p.start for p in article.of_kind(*kinds))


def _metadata(item: FeedItem, feed: Feed, location: str, title: str) -> Metadata:
    summary = sanitize_line(_words(item.summary)) if item.summary else ""
    metadata = of_item(
        item.title,
        authors=[name for name in item.authors if "@" not in name or " " in name],
        source=item.source or title or feed.title or host_of(feed.site or location),
        url=item.url,
        published=parse_date(item.published) or parse_date(item.published_iso),
        tags=item.tags,
        language=item.language,
    )
    if summary and len(summary) <= _LONGEST_DECK and not _begins_with(item.html, summary):
        metadata = replace(metadata, deck=summary)
    return metadata


def _words(html: str) -> str:
    if "<" not in html and "&" not in html:
        return html
    with suppress(SourceError):
        article = read_fragment(html)
        return article.text if article.text != article.title else article.title
    return ""


def _begins_with(html: str, summary: str) -> bool:
    """Whether a summary only repeats how the text begins."""
    sought = "".join(filter(str.isalnum, summary[:80])).lower()
    plain = re.sub(r"<[^<>]{0,500}>", " ", html[:3000])
    return sought in "".join(filter(str.isalnum, plain)).lower()


def _enclosures(item: FeedItem) -> Iterator[Enclosure]:
    for url, kind, length, duration in item.enclosures:
        if safe := safe_url(url):
            yield Enclosure(safe, sanitize_line(kind)[:80].lower(), _number(length) or None, _seconds(duration))


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _seconds(text: str) -> int | None:
    """A duration as podcasts give it: 3600, 60:00 or 1:00:00."""
    text = text.strip()
    match = _CLOCK.fullmatch(text)
    if match is None:
        return _number(text.partition(".")[0]) or None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds or None
