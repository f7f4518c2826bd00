"""Finding the feeds of a site: what its page names, else where feeds usually lie."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from index.fetch.text import joined, plain_title

_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    "application/json", "text/xml", "application/xml",
)  # fmt: skip
_USUAL = (
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/posts/default",
)
_LOOK = 1 << 20
_MOST = 20
_COMMENTS = ("comment", "kommentar", "commentaire", "trackback")


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names. `title`: as the page calls it, or ""."""

    url: str
    title: str


def named_feeds(page: str, base: str) -> tuple[FoundFeed, ...]:
    """The feeds that a page names in its head, the likeliest first: in its order, those of comments last."""
    reader = _Reader(base)
    # The end of a cut page may be inside a tag: nothing is lost by leaving it.
    reader.feed(page[:_LOOK])
    found = dict.fromkeys(reader.found)
    return tuple(sorted(found, key=_is_of_comments))[:_MOST]


def usual_places(url: str) -> tuple[str, ...]:
    """Where the feed of a site may lie whose page names none: under the page, then under the site."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    below = parts.path.rstrip("/")
    bases = [site] if not below or "." in below.rpartition("/")[2] else [site + below, site]
    return tuple(dict.fromkeys(base + path for base in bases for path in _USUAL))


def _is_of_comments(feed: FoundFeed) -> bool:
    return any(word in f"{feed.title} {feed.url}".lower() for word in _COMMENTS)


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.found: list[FoundFeed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "base":
            href = dict(attrs).get("href")
            self._base = urljoin(self._base, href) if href else self._base
        if tag != "link":
            return
        named = {name: value or "" for name, value in attrs}
        rel = named.get("rel", "").lower().split()
        kind = named.get("type", "").lower().split(";")[0].strip()
        if ("alternate" in rel and kind in _TYPES) or "feed" in rel:
            url = joined(self._base, named.get("href", ""))
            if url:
                self.found.append(FoundFeed(url, plain_title(named.get("title", ""))))
