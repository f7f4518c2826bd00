"""What a page's head says about its article: JSON-LD, then OpenGraph and the other meta tags, then its tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.sources.datelines import agency_name
from index.sources.dates import parse_date
from index.sources.htmltree import words_of
from index.sources.lines import folded, words
from index.sources.metadata import Metadata, from_fields
from index.sources.pagehead import read_page_head

_MOST_JSON = 500_000
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title"),
    "summary": ("og:description", "description", "twitter:description", "dc.description"),
    "published": (
        "article:published_time", "article:published", "datepublished", "date", "pubdate", "publishdate",
        "dc.date", "dc.date.issued", "article:publicationdate", "dcterms.created", "dcterms.date",
        "parsely-pub-date", "sailthru.date", "og:published_time",
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
_HANDLE = re.compile(r"https?:|@|[a-z0-9_.-]+$")
"""An address or the name of an account: no person's."""
_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
_LAST_COMMA = re.compile(r",(\s*[}\]])")


def page_metadata(tree: Any, base: str = "") -> Metadata:
    """The metadata of a parsed page; where JSON-LD, meta tags and the page differ, in that order.

    Args:
        base: The address it came from; it is the article's where the page names no other.
    """
    given = [found | {"url": _own_address(found.get("url"), base)} for found in (_json_ld(tree), _meta(tree))]
    titles = [str(found.get("title") or "") for found in given]
    shown = _elements(tree, base)
    headings, tab = shown.pop("headings"), shown.pop("tab")
    title = _title([title for title in titles if title], headings, tab)
    head = read_page_head(tree, [title, *titles])
    in_tab = next(filter(None, (parse_date(part.strip()) for part in re.split(r"\s[-|–—]\s", tab)[1:])), "")
    shown |= {"author": list(head.names), "published": head.published or in_tab, "agency": head.agency}
    fields: dict[str, Any] = {"title": title}
    for found in (*given, shown, {"url": base}):
        for key, value in found.items():
            if value not in ("", None, []) and key not in fields and from_fields({key: value}) != Metadata():
                fields[key] = value
    fields.setdefault("agency", next(filter(None, map(agency_name, _strings(fields.get("author")))), ""))
    metadata = from_fields(fields)
    if "://" in metadata.source:  # the site's address, given as its name
        metadata = replace(metadata, source=host_of(metadata.source))
    return metadata if metadata.source else replace(metadata, source=host_of(metadata.url))


def _title(given: Sequence[str], headings: Sequence[str], tab: str) -> str:
    """The headline: as the metadata give it, unless page and browser tab agree on another."""
    given = [html.unescape(title) for title in given]
    agreed = next((heading for heading in headings if len(words(heading)) > 2 and _begins(tab, heading)), "")
    if given and agreed and not any(_begins(title, heading) for title in given for heading in headings):
        return agreed
    # The heading is the same without the outlet's or the writer's name behind it.
    for title in given[:1]:
        return next((h for h in headings if len(words(h)) > 2 and _begins(title, h)), title)
    return agreed or (headings[0] if len(headings) == 1 else tab or next(iter(headings), ""))


def _begins(title: str, heading: str) -> bool:
    """Whether a title is this heading, perhaps with the name of the site behind it."""
    sought = folded(heading)
    return bool(sought) and folded(title).startswith(sought)


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    named = [v.get("name") if isinstance(v, dict) else v for v in values]
    return [name for name in named if isinstance(name, str)]


def host_of(url: str) -> str:
    """The name of a site, for want of an outlet's: `lantern.example`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


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
        value = _loaded(text)
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


def _loaded(text: str) -> Any:
    """The value of a JSON-LD script; with the slips that browsers never notice: wrapped, a comma at the end."""
    for tried in (text, _LAST_COMMA.sub(r"\1", _WRAPPED.sub("", text))):
        with suppress(ValueError, RecursionError):
            return json.loads(tried, strict=False)
    return None


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
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if not name and element.getparent() is not None and element.getparent().tag == "head":
            name = element.get("itemprop")  # elsewhere it may be of another article: `pagehead` looks where
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
    if isinstance(found.get("author"), str) and _HANDLE.match(found["author"]):
        del found["author"]
    return found


def _elements(tree: Any, base: str) -> dict[str, Any]:
    """What the tags of a page say: its language and address, its headings and what stands in the tab."""
    named = [link.get("href") or "" for link in tree.iterfind(".//link[@rel='canonical']")]
    return {
        "language": tree.get("lang") or tree.get("xml:lang") or "",
        "url": next(filter(None, (_own_address(href, base) for href in named)), ""),
        "headings": [text for heading in tree.iter("h1") if (text := words_of(heading))],
        "tab": next((text for t in tree.iterfind(".//head/title") if (text := words_of(t))), ""),
    }
