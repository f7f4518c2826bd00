"""What a page's head says about its article: JSON-LD, then OpenGraph and the other meta tags, then its tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.sources.bylines import find_byline
from index.sources.htmltree import words_of
from index.sources.metadata import Metadata, from_fields

_MOST_JSON = 500_000
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title"),
    "summary": ("og:description", "description", "twitter:description", "dc.description"),
    "published": (
        "article:published_time", "article:published", "datepublished", "date", "pubdate", "publishdate",
        "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
        "og:published_time",
        "publish-date", "publish_date", "ptime", "pdate", "cxenseparse:recs:publishtime", "article.published",
        "og:article:published_time", "cxense:recs:publishtime", "displaydate", "originalpublicationdate",
    ),
    "author": (
        "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author",
        "article:author_name",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "twitter:site"),
    "url": ("og:url", "twitter:url"),
    "tags": ("keywords", "news_keywords", "article:tag", "parsely-tags"),
    "language": ("og:locale", "language", "content-language", "dc.language"),
}  # fmt: skip
_ARTICLES = (
    "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle",
    "LiveBlogPosting", "WebPage",
)  # fmt: skip


def page_metadata(tree: Any, base: str = "") -> Metadata:
    """The metadata of a parsed page; where JSON-LD, meta tags and the page differ, in that order.

    Args:
        base: The address it came from; it is the article's where the page names no other.
    """
    fields: dict[str, Any] = {}
    for found in (_json_ld(tree), _meta(tree), _elements(tree), {"url": base}):
        if "url" in found:
            found["url"] = _own_address(found["url"], base)
        for key, value in found.items():
            if value not in ("", None, []) and key not in fields and from_fields({key: value}) != Metadata():
                fields[key] = value
    metadata = from_fields(fields)
    return metadata if metadata.source else replace(metadata, source=host_of(metadata.url))


def host_of(url: str) -> str:
    """The name of a site, for want of an outlet's: `lantern.example`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _own_address(named: Any, base: str) -> str:
    """The address a page gives itself, whole; "" where it is the front page of a site, as careless ones say."""
    if not isinstance(named, str) or not named.strip():
        return ""
    try:
        whole = urljoin(base, named.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.path.strip("/") or parts.query or whole == base else ""


def _json_ld(tree: Any) -> dict[str, Any]:
    best: dict[str, Any] = {}
    rank = len(_ARTICLES)
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip()
        if not text or len(text) > _MOST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(value, 0):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if kind in _ARTICLES and _ARTICLES.index(kind) < rank:
                    best, rank = item, _ARTICLES.index(kind)
    if not best:
        return {}
    return {
        "title": best.get("headline") or (best.get("name") if rank < len(_ARTICLES) - 1 else None),
        "summary": best.get("description"),
        "published": best.get("datePublished"),
        "author": best.get("author") or best.get("creator"),
        "source": best.get("publisher"),
        "url": best.get("url") if isinstance(best.get("url"), str) else None,
        "tags": best.get("keywords"),
        "language": best.get("inLanguage"),
    }


def _items(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value[:100]:
            yield from _items(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        if depth < 4 and isinstance(value.get("@graph"), list):
            yield from _items(value["@graph"], depth + 1)


def _meta(tree: Any) -> dict[str, Any]:
    given: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        )
        content = (element.get("content") or "").strip()
        if name and content:
            given.setdefault(name.strip().lower(), []).append(content)
    found: dict[str, Any] = {}
    for field, names in _META.items():
        values = next((given[name] for name in names if name in given), None)
        if values:
            found[field] = values if field in ("author", "tags") and len(values) > 1 else values[0]
    # A handle is not an outlet's name, a profile's address not a person's.
    if str(found.get("source", "")).startswith("@"):
        found["source"] = found["source"][1:]
    if isinstance(found.get("author"), str) and found["author"].startswith(("http", "@")):
        del found["author"]
    return found


def _elements(tree: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"language": tree.get("lang") or tree.get("xml:lang") or ""}
    for link in tree.iterfind(".//link[@rel='canonical']"):
        found["url"] = link.get("href") or ""
    headings = [text for heading in tree.iter("h1") if (text := words_of(heading))]
    titles = [text for title in tree.iterfind(".//head/title") if (text := words_of(title))]
    found["title"] = headings[0] if len(headings) == 1 else next(iter(titles or headings), "")
    found["published"] = next((t.get("datetime") for t in tree.iter("time") if t.get("datetime")), "")
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")[:20]:
        text = words_of(element)
        byline = find_byline(text, in_head=True) if len(text) < 200 else None
        if byline is not None and byline.names:
            found["author"] = list(byline.names)
            break
    return found
