"""The fields of an item, or of a feed, as its elements are met one by one: feedparser's rules, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from index.fetch.feeddates import parsed_date
from index.fetch.quicknames import (
    DESCRIPTIONS,
    IGNORED,
    IN_SOURCE,
    NOT_OF_FEED,
    NOTHING,
    OF_FEED,
    RESERVED,
    RHYTHM,
    SKIPPED,
    UnsureError,
    means_something,
    name_of,
)
from index.fetch.text import is_whole

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML = ("text/html", "application/xhtml+xml")
_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml"}
_MARKUP = re.compile(r"</\w+>|&#?\w+;")
_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_MAIL_AND_NAME = re.compile(r"[^\s@]+@[^\s@]+\s+\([^()]+\)")
_C1 = re.compile("[\x80-\x9f]")


class Fields:
    """What is known of an item, or of the feed itself.

    Args:
        base: The feed's address. `is_atom`: in Atom, types are what they say.
        about: The item's `rdf:about`. `language`: that of what is around the texts.
    """

    __slots__ = (
        "_author_parts", "_authors", "_base", "_has_content", "_has_mail", "_has_other_title", "_has_summary",
        "_is_atom", "_is_title_open", "_language", "_links", "_mail", "_summary_depth", "_tags", "found",
    )  # fmt: skip

    def __init__(self, base: str, *, is_atom: bool, about: str = "", language: str = "") -> None:
        self.found: dict[str, Any] = {"id": about} if about else {}
        self._base = base
        self._is_atom = is_atom
        self._language = language
        self._links: list[dict[str, str]] = []
        self._authors: list[str] = []
        self._tags: list[dict[str, str | None]] = []
        self._mail = ""
        self._summary_depth: int | None = None
        self._author_parts = 0
        self._has_content = self._has_summary = self._has_other_title = self._has_mail = False
        self._is_title_open = False

    def take(self, element: Any, depth: int = 1) -> None:
        """Take what an element of an item says."""
        name = name_of(element)
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, element, depth)
        elif means_something(element) if name in IGNORED or name is NOTHING else len(element):
            raise UnsureError("something within")
        elif name in RESERVED:
            raise UnsureError(name)

    def take_of_feed(self, element: Any) -> None:
        """Take what an element of the feed itself says."""
        name = name_of(element)
        if element.tag in RHYTHM and len(element) == 0:
            self.found.setdefault(RHYTHM[element.tag], (element.text or "").strip())
        if name in OF_FEED:
            _HANDLERS[name](self, element, 1)
        elif name in DESCRIPTIONS:
            # Behind a summary, feedparser takes it for the feed's content, and the first item's rules change.
            if self._has_summary or len(element):
                raise UnsureError(name)
            self._has_summary = name in ("summary", "itunes_summary")
        elif name in SKIPPED:
            self._is_title_open = True
        elif name in RESERVED or name in NOT_OF_FEED or means_something(element):
            raise UnsureError(name)

    def values(self) -> dict[str, Any]:
        """The fields by feedparser's names."""
        found = self.found
        if self._has_other_title and "title" not in found:
            raise UnsureError("another title")
        if self._mail:
            if len(self._authors) > 1 or not _MAIL_AND_NAME.fullmatch(self._mail):
                raise UnsureError("a writer's address")
            found["author"] = self._mail
        elif self._authors:
            found["authors"] = [{"name": name} for name in self._authors]
        found["links"] = self._links
        found["enclosures"] = [link for link in self._links if link["rel"] == "enclosure"]
        found["tags"] = self._tags
        for name in ("published", "updated", "created"):
            if (text := found.get(name)) and (moment := parsed_date(text)) is not None:
                found[f"{name}_parsed"] = moment
                break  # the first that is understood is the one that counts
        return found

    # -- elements ------------------------------------------------------------------------------------------
    def _text(self, element: Any) -> str:
        if len(element):
            raise UnsureError("markup")
        return _mended((element.text or "").strip())

    def _content(self, element: Any, usual: str) -> tuple[str, str]:
        """(type, text) of an element that may hold HTML."""
        kind = _content_type(element.get("type") or usual)
        if kind not in ("text/plain", "text/html") or element.get("mode") or element.get("src"):
            raise UnsureError("a type of content")
        if len(element):
            raise UnsureError("markup")
        raw = (element.text or "").strip()
        if kind == "text/plain" and not self._is_atom and _MARKUP.search(raw) and _looks_like_html(raw):
            kind = "text/html"
        return kind, _mended(raw)

    def _title(self, element: Any, depth: int) -> None:
        kind, text = self._content(element, "text/plain")
        if not text:
            return
        if "title" in self.found:  # the first counts, unless something with a title of its own was between
            if self._is_title_open:
                raise UnsureError("two titles")
            return
        self.found["title"] = text
        self.found["title_detail"] = {"type": kind, "value": text}

    def _media_title(self, element: Any, depth: int) -> None:
        self._content(element, "text/plain")
        self._has_other_title = True

    def _description(self, element: Any, depth: int, usual: str = "text/html") -> None:
        if "summary" in self.found and not self._has_content:
            self._has_content = True
            kind, text = self._content(element, "text/plain")
            self._add_content(element, kind, text)
            return
        kind, text = self._content(element, usual)
        if self._summary_depth is None or depth <= self._summary_depth:
            self._summary_depth = depth
            self.found["summary"] = text
        self.found["summary_detail"] = {"type": kind, "value": text}

    def _summary(self, element: Any, depth: int) -> None:
        self._description(element, depth, "text/plain")

    def _encoded(self, element: Any, depth: int) -> None:
        self._has_content = True
        self._add_content(element, *self._content(element, "text/html"))

    def _atom_content(self, element: Any, depth: int) -> None:
        self._has_content = True
        self._add_content(element, *self._content(element, "text/plain"))

    def _add_content(self, element: Any, kind: str, text: str) -> None:
        own = language_of(element)
        language = (self._language if own is None else own).replace("_", "-")
        self.found.setdefault("content", []).append({"type": kind, "value": text, "language": language})
        self.found.setdefault("summary", text)

    def _link(self, element: Any, depth: int) -> None:
        if len(element):
            raise UnsureError("markup")
        given = _given(element)
        if given == "":
            raise UnsureError("an empty address")
        rel = element.get("rel", "alternate").lower()
        kind = element.get("type", "text/html").lower()
        if given is not None:
            href = _resolved(self._base, given)
            self._links.append({"rel": rel, "href": href, "type": kind, "length": element.get("length", "")})
            if rel == "alternate" and _content_type(kind) in _HTML:
                self.found["link"] = href
            return
        href = _mended(_resolved(self._base, (element.text or "").strip()) if (element.text or "").strip() else "")
        href = _REFERENCE.sub(r"&\1", href.replace("&amp;", "&"))
        self.found["link"] = href
        self._links.append({"rel": rel, "href": href, "type": kind})

    def _guid(self, element: Any, depth: int) -> None:
        given = next((value for name, value in element.attrib.items() if name.lower() == "ispermalink"), "true")
        text = self._text(element)
        if given == "true":
            text = _mended(_resolved(self._base, text)) if text else ""
            self.found.setdefault("link", text)
        self.found["id"] = text

    def _enclosure(self, element: Any, depth: int) -> None:
        self._empty(element)
        kind, length = (element.get("type") or "").lower(), element.get("length", "")
        self._links.append({"rel": "enclosure", "href": _given(element) or "", "type": kind, "length": length})

    def _media_content(self, element: Any, depth: int) -> None:
        values = {
            name: element.get(name) for name in ("url", "medium", "filesize", "duration") if element.get(name)
        }
        self.found.setdefault("media_content", []).append({**values, "type": (element.get("type") or "").lower()})
        self._media_group(element, depth)

    def _media_group(self, element: Any, depth: int) -> None:
        for child in element:
            self.take(child, depth + 1)

    def _empty(self, element: Any) -> None:
        if len(element):
            raise UnsureError("markup")

    def _author(self, element: Any, depth: int) -> None:
        if self._authors and len(element) != self._author_parts:
            raise UnsureError("writers of two forms")
        self._authors.append("")
        self._author_parts = len(element)
        if len(element):
            for child in element:
                inner = name_of(child)
                if inner == "name":
                    self._authors[-1] = self._text(child)
                elif inner == "email":
                    self._has_mail = self._has_mail or bool(self._text(child))
                elif inner not in ("uri", "url", NOTHING):
                    raise UnsureError(inner)
            if self._has_mail and not self._authors[-1]:
                raise UnsureError("a writer without a name")
            return
        self._authors[-1] = text = self._text(element)
        if "@" in text:
            self._mail = text

    def _owner(self, element: Any, depth: int) -> None:
        """feedparser gives a podcast's owner for the writer of the feed, as the last one it met."""
        for child in element:
            if name_of(child) == "itunes_name":
                self._authors[-1:] = [self._text(child)]
            elif name_of(child) != "itunes_email":
                raise UnsureError("an owner")

    def _published(self, element: Any, depth: int) -> None:
        self.found["published"] = self._text(element)

    def _updated(self, element: Any, depth: int) -> None:
        self.found["updated"] = self._text(element)

    def _created(self, element: Any, depth: int) -> None:
        self.found["created"] = self._text(element)

    def _category(self, element: Any, depth: int) -> None:
        self._add_tag(element.get("term"), element.get("scheme", element.get("domain")), element.get("label"))
        self._tag_text(self._text(element))

    def _media_category(self, element: Any, depth: int) -> None:
        scheme = element.get("scheme", "http://search.yahoo.com/mrss/category_schema")
        self._add_tag(element.get("term"), scheme, element.get("label"))
        self._tag_text(self._text(element))

    def _itunes_category(self, element: Any, depth: int) -> None:
        self._add_tag(element.get("text"), "http://www.itunes.com/", None)
        for child in element:
            self.take(child, depth + 1)

    def _tag_text(self, text: str) -> None:
        if not text:
            return
        if self._tags and not self._tags[-1]["term"]:
            self._tags[-1]["term"] = text
        else:
            self._add_tag(text, None, None)

    def _itunes_keywords(self, element: Any, depth: int) -> None:
        for term in filter(None, map(str.strip, self._text(element).split(","))):
            self._add_tag(term, "http://www.itunes.com/", None)

    def _media_keywords(self, element: Any, depth: int) -> None:
        for term in filter(None, map(str.strip, self._text(element).split(","))):
            self._add_tag(term, None, None)

    def _source(self, element: Any, depth: int) -> None:
        if self._has_other_title:
            raise UnsureError("a source behind a title")
        source = {"href": url} if (url := element.get("url")) else {}
        if len(element):
            for child in element:
                inner = name_of(child)
                if inner == "title":
                    source["title"] = self._content(child, "text/plain")[1]
                elif inner not in IN_SOURCE and inner is not NOTHING:
                    raise UnsureError(inner)
        elif text := self._text(element):
            source["title"] = text
        self.found["source"] = source
        self._is_title_open = True

    def _language_said(self, element: Any, depth: int) -> None:
        self.found["language"] = self._text(element)

    def _duration(self, element: Any, depth: int) -> None:
        if not element.attrib:
            self.found["itunes_duration"] = self._text(element)

    def _original(self, element: Any, depth: int) -> None:
        if not element.attrib:
            self.found[name_of(element)] = self._text(element)

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        tag = {"term": term, "scheme": scheme, "label": label}
        if (term or scheme or label) and tag not in self._tags:
            self._tags.append(tag)


_HANDLERS: Mapping[str, Callable[[Fields, Any, int], None]] = {
    "title": Fields._title,
    "dc_title": Fields._title,
    "media_title": Fields._media_title,
    "description": Fields._description,
    "media_description": Fields._description,
    "dc_description": Fields._description,
    "summary": Fields._summary,
    "itunes_summary": Fields._summary,
    "content_encoded": Fields._encoded,
    "content": Fields._atom_content,
    "link": Fields._link,
    "guid": Fields._guid,
    "id": Fields._guid,
    "enclosure": Fields._enclosure,
    "media_content": Fields._media_content,
    "media_group": Fields._media_group,
    "author": Fields._author,
    "managingeditor": Fields._author,
    "dc_creator": Fields._author,
    "dc_author": Fields._author,
    "itunes_author": Fields._author,
    "itunes_owner": Fields._owner,
    "published": Fields._published,
    "pubdate": Fields._published,
    "issued": Fields._published,
    "dcterms_issued": Fields._published,
    "updated": Fields._updated,
    "modified": Fields._updated,
    "lastbuilddate": Fields._updated,
    "dc_date": Fields._updated,
    "dcterms_modified": Fields._updated,
    "created": Fields._created,
    "dcterms_created": Fields._created,
    "category": Fields._category,
    "keywords": Fields._category,
    "dc_subject": Fields._category,
    "media_category": Fields._media_category,
    "itunes_category": Fields._itunes_category,
    "itunes_keywords": Fields._itunes_keywords,
    "media_keywords": Fields._media_keywords,
    "source": Fields._source,
    "language": Fields._language_said,
    "dc_language": Fields._language_said,
    "itunes_duration": Fields._duration,
    "feedburner_origlink": Fields._original,
    "pheedo_origlink": Fields._original,
}


def language_of(element: Any) -> str | None:
    """What an element says of its language; None where it says nothing."""
    said: str | None = element.get(_LANGUAGE, element.get("lang"))
    return said


def _content_type(kind: str) -> str:
    kind = kind.lower()
    return _TYPES.get(kind, kind)


def _given(element: Any) -> str | None:
    """The address in an element's attributes."""
    given: str | None = element.get("url", element.get("uri", element.get("href")))
    return given


def _resolved(base: str, link: str) -> str:
    if is_whole(link):
        return link
    try:
        return urljoin(base, _SLASHES.sub(r"\1", link))
    except ValueError:
        return ""


def _mended(text: str) -> str:
    """A text that was taken for Latin-1 though it was UTF-8, and the letters of Windows, put right."""
    if text.isascii():
        return text
    if max(text) <= "\xff":
        with suppress(UnicodeDecodeError):
            text = text.encode("iso-8859-1").decode("utf-8")
    if _C1.search(text):
        from feedparser.mixin import _cp1252

        text = text.translate(_cp1252)
    return text


def _looks_like_html(text: str) -> bool:
    from feedparser.mixin import _FeedParserMixin

    return bool(_FeedParserMixin.looks_like_html(text))
