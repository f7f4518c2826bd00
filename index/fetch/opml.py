"""Lists of feeds as readers exchange them (OPML 1 and 2), with folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from index.errors import SourceError

MOST_BYTES = 16 << 20
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list. `folder`: the folders it lies in with ` / ` between, or ""; `site`: its site, or ""."""

    location: str
    title: str = ""
    folder: str = ""
    site: str = ""


def read_opml(data: bytes, name: str) -> tuple[Outline, ...]:
    """The feeds of a list, in its order. `name` is what errors call it.

    Raises:
        SourceError: It is no OPML.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > MOST_BYTES:
        raise SourceError(name, f"is larger than {MOST_BYTES >> 20} MB")
    try:
        root = fromstring(data.lstrip(), forbid_dtd=False)
    except DefusedXmlException as error:
        raise SourceError(name, "defines entities, which no list of feeds needs: refused") from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(name, f"is no OPML ({error})", "Export it once more.") from error
    body = root.find("body")
    if root.tag.lower() != "opml" or body is None:
        raise SourceError(name, "is XML, but no OPML")
    found: list[Outline] = []
    _collect(body, (), found)
    return tuple(found)


def _collect(element: Any, folders: tuple[str, ...], found: list[Outline]) -> None:
    for outline in element.iterfind("outline"):
        named = {key.lower(): " ".join(value.split()) for key, value in outline.attrib.items()}
        title = named.get("title") or named.get("text", "")
        location = named.get("xmlurl", "")
        if location:
            folder = " / ".join(folders) or _category(named.get("category", ""))
            found.append(Outline(location, title if title != location else "", folder, named.get("htmlurl", "")))
        inner = (*folders, title) if title and not location else folders
        if len(folders) < _DEEPEST:
            _collect(outline, inner, found)


def _category(value: str) -> str:
    """The first of the categories of a feed that lies in no folder: `/news/world,other`."""
    return " / ".join(filter(None, value.split(",")[0].strip().split("/")))


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """A list of feeds, folder by folder."""
    tree: dict[str, Any] = {}
    for outline in outlines:
        place = tree
        for folder in filter(None, outline.folder.split(" / ")):
            place = place.setdefault(f"folder {folder}", {})
        place.setdefault("feeds", []).append(outline)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head>"]
    lines += [f"    <title>{_text(title)}</title>", "  </head>", "  <body>"]
    _write(tree, "    ", lines)
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _write(tree: dict[str, Any], indent: str, lines: list[str]) -> None:
    for outline in tree.get("feeds", ()):
        name = quoteattr(outline.title or outline.location)
        site = f" htmlUrl={quoteattr(outline.site)}" if outline.site else ""
        url = quoteattr(outline.location)
        lines.append(f'{indent}<outline type="rss" text={name} title={name} xmlUrl={url}{site}/>')
    for key, inner in tree.items():
        if key != "feeds":
            name = quoteattr(key.removeprefix("folder "))
            lines.append(f"{indent}<outline text={name} title={name}>")
            _write(inner, f"{indent}  ", lines)
            lines.append(f"{indent}</outline>")


def _text(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(text)
