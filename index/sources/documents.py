"""PDF and DOCX (by the extra `documents`) and EPUB into articles."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote

from index.article import Article
from index.errors import SourceError
from index.sanitize import sanitize_line
from index.sources.apart import APART
from index.sources.dates import parse_date
from index.sources.decoding import decode
from index.sources.metadata import Metadata, from_fields

Reading = Article | SourceError

_REMEDY = "pip install pypdf mammoth"
_MOST_UNPACKED = 64 * 2**20
_MOST_CHAPTERS = 2000
_SHORTEST_CHAPTER = 200
_FILES_OF_TEXTS = (
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".txt",
    ".tex",
    ".dvi",
    ".ps",
    ".pdf",
    ".indd",
    ".qxd",
    ".pages",
)
_PACKED_FAULTS = (
    zipfile.BadZipFile,
    KeyError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    zlib.error,
)


def read_pdf(data: bytes, name: str) -> Reading:
    """The article of a PDF: its text, with the title, author and date that its maker put into it."""
    if find_spec("pypdf") is None:
        return SourceError(name, "PDF is not read without the extra for documents", f"Try: {_REMEDY}")
    try:
        found = APART.read("pdf", data, name)
    except SourceError as error:
        return error
    if not found["text"]:
        return SourceError(name, "holds no text, only pictures of it")
    from index.sources.wire import parse_text

    return parse_text(found["text"], path=name, metadata=_pdf_metadata(found))


def _pdf_metadata(found: Mapping[str, str]) -> Metadata:
    title = sanitize_line(found["title"])
    # What word processors put there by themselves is the name of a file.
    if title.lower().startswith(("microsoft word", "untitled")) or title.lower().endswith(_FILES_OF_TEXTS):
        title = ""
    return from_fields({"title": title, "author": sanitize_line(found["author"]), "date": found["day"]})


def read_docx(data: bytes, name: str) -> Reading:
    """The article of a Word document."""
    if find_spec("mammoth") is None:
        return SourceError(name, "DOCX is not read without the extra for documents", f"Try: {_REMEDY}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if error := _too_large(package, name):
                return error
            core = package.read("docProps/core.xml") if "docProps/core.xml" in package.namelist() else b""
        html = APART.read("docx", data, name)["html"]
    except SourceError as error:
        return error
    except _PACKED_FAULTS as error:
        return SourceError(name, f"is no DOCX that can be read ({type(error).__name__})")
    from index.sources.html import parse_fragment

    return parse_fragment(html, _core_metadata(core), path=name)


def _core_metadata(core: bytes) -> Metadata:
    tree = _xml(core)
    if tree is None:
        return Metadata()
    return from_fields(
        {
            "title": tree.findtext(".//{*}title") or "",
            "author": tree.findtext(".//{*}creator") or "",
            "language": tree.findtext(".//{*}language") or "",
        }
    )


def read_epub(data: bytes, name: str) -> Iterator[Reading]:
    """The articles of an EPUB: each document of its spine that is long enough to be one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if error := _too_large(package, name):
                yield error
                return
            yield from _chapters(package, name)
    except SourceError as error:
        yield error
    except _PACKED_FAULTS as error:
        yield SourceError(name, f"is no EPUB that can be read ({type(error).__name__})")


def _chapters(package: zipfile.ZipFile, name: str) -> Iterator[Reading]:
    container = _xml(package.read("META-INF/container.xml"))
    root = None if container is None else container.find(".//{*}rootfile")
    place = "" if root is None else root.get("full-path") or ""
    book = _xml(package.read(place))
    if book is None:
        raise SourceError(name, "is no EPUB that can be read")
    common = Metadata(
        source=sanitize_line(book.findtext(".//{*}metadata/{*}title") or ""),
        published=parse_date((book.findtext(".//{*}metadata/{*}date") or "").strip()),
        language=sanitize_line(book.findtext(".//{*}metadata/{*}language") or "")[:2].lower(),
    )
    files = {item.get("id"): item.get("href") or "" for item in book.iterfind(".//{*}manifest/{*}item")}
    spine = [files.get(item.get("idref"), "") for item in book.iterfind(".//{*}spine/{*}itemref")]
    members = frozenset(package.namelist())
    found = 0
    short: list[Article] = []
    for href in spine[:_MOST_CHAPTERS]:
        inner = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(href.partition("#")[0])))
        if inner not in members:
            continue
        article = _chapter(decode(package.read(inner), is_html=True), common, f"{name}!/{sanitize_line(inner)}")
        if isinstance(article, SourceError) or len(article.text) >= _SHORTEST_CHAPTER:
            found += 1
            yield article
        else:
            short.append(article)
    if not found:
        yield from short
    if not found and not short:
        raise SourceError(name, "holds no text")


def _chapter(text: str, common: Metadata, path: str) -> Reading:
    from index.sources.html import parse_fragment
    from index.sources.htmltree import parse_tree, words_of

    tree = parse_tree(text)
    heading = next((words_of(h) for h in tree.iter("h1", "h2")), "") if tree is not None else ""
    tab = next((words_of(t) for t in tree.iterfind(".//title")), "") if tree is not None else ""
    title = heading or ("" if tab == common.source else tab)
    return parse_fragment(text, replace(common, title=title), path=path)


def _too_large(package: zipfile.ZipFile, name: str) -> SourceError | None:
    # A member that holds more than it says is cut off there by zipfile.
    if sum(info.file_size for info in package.infolist()) <= _MOST_UNPACKED:
        return None
    return SourceError(name, f"unpacks to more than {_MOST_UNPACKED >> 20} MB")


def _xml(data: bytes) -> Any:
    """The tree of a small XML file without entities, or None."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
