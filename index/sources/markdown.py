"""Markdown with front matter into an article: the part of Markdown that news is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Article, ParagraphKind
from index.errors import SourceError
from index.sanitize import sanitize
from index.sources.anchors import MOST_LINKS, Anchored, address_of, anchored, marked, placed, without_marks
from index.sources.blocks import Block, split_blocks
from index.sources.frontmatter import split_front_matter
from index.sources.metadata import Metadata, from_fields
from index.sources.wire import build

_HEADING = re.compile(r"(#{1,6})\s+(.*)$")
_CLOSED = re.compile(r"(?:^|\s)#+$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+(\S.*)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_IMAGE_ONLY = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<url>[^()\s]*)(?:\s+\"(?P<title>[^\"]*)\")?\)(?P<rest>.*)")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_ADDRESSED = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[^()\s]*(?:\([^()]*\)[^()\s]*)?)(?:\s+\"[^\"]*\")?\)")
_MARK = re.compile(r"^\s*(?:[#>]+|[-*+]|\d{1,3}[.)])\s+")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]+\]:\s+\S+")
_TABLE_ROW = re.compile(r"\|(.*\|.*)\|")
_TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def parse_markdown(text: str, *, path: str = "", metadata: Metadata | None = None) -> Article | SourceError:
    """The article of a Markdown text. `metadata` goes before front matter, that before what the text says."""
    fields, below = split_front_matter(text.replace("\r\n", "\n"))
    said = from_fields(fields)
    metadata = metadata.over(said) if metadata else said
    blocks = list(_blocks(_without_comments(sanitize(below))))
    if not blocks and not metadata.title:
        return SourceError(path, "holds no text")
    article = build(blocks, metadata, words=text, path=path)
    return placed(article, links) if (links := list(_links(below))) else article


def _links(text: str) -> Iterator[Anchored]:
    """The lines that have links."""
    addresses: list[str] = []
    for line in text.split("\n"):
        if "](http" in line and len(addresses) < MOST_LINKS:
            raw = _ADDRESSED.sub(
                lambda link: marked(link[1], address_of(link[2]), addresses), without_marks(_MARK.sub("", line))
            )
            if (block := anchored(_inline(raw), addresses)).links:
                yield block


def _without_comments(text: str) -> str:
    return _COMMENT.sub("", text) if text.count("<!--") <= 1000 else text


def _blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text; runs of plain lines go the way of wire copy."""
    plain: list[str] = []
    quoted: list[str] = []
    fenced = False
    for line in [*text.split("\n"), ""]:
        if line.startswith(">") and not fenced and line.strip("> "):
            yield from _plain(plain)
            plain = []
            quoted.append(line.lstrip("> "))
            continue
        if quoted:
            yield from _some(_inline(" ".join(quoted)), ParagraphKind.QUOTE)
            quoted = []
        if _FENCE.match(line):
            yield from _plain(plain)
            plain = []
            fenced = not fenced
            continue
        marked = None if fenced else _marked(line, plain)
        if marked is None:
            plain.append(line)
            continue
        yield from _plain(plain)
        plain = []
        yield from marked
    yield from _plain(plain)


def _marked(line: str, plain: list[str]) -> list[Block] | None:
    """The blocks of a line that Markdown marks as something, or None for plain text."""
    heading = _HEADING.match(line)
    if heading:
        kind = ParagraphKind.HEADLINE if len(heading[1]) == 1 else ParagraphKind.SUBHEAD
        return _some(_inline(_CLOSED.sub("", heading[2].rstrip())), kind)
    alone = bool(plain and plain[-1].strip() and (len(plain) == 1 or not plain[-2].strip()))
    if alone and _UNDERLINE.match(line) and len(line.strip()) >= 3:
        title = plain.pop()
        return _some(_inline(title), ParagraphKind.HEADLINE if line[0] == "=" else ParagraphKind.SUBHEAD)
    if _TABLE_RULE.fullmatch(line.strip()):
        return []
    if row := _TABLE_ROW.fullmatch(line.strip()):
        return _some(" · ".join(filter(None, map(str.strip, _inline(row[1]).split("|")))), ParagraphKind.LIST)
    if _RULE.match(line):
        return _some(line.strip(), ParagraphKind.FURNITURE)
    image = _IMAGE_ONLY.fullmatch(line.strip())
    if image:
        shown = " ".join(filter(None, (image["title"] or image["alt"], _inline(image["rest"]))))
        return _some(shown, ParagraphKind.CAPTION)
    if _ITEM.match(line) and not (plain and plain[-1].strip()):
        return _some(_inline(line.strip()), ParagraphKind.LIST)
    return [] if _DEFINITION.match(line) else None


def _some(text: str, kind: ParagraphKind) -> list[Block]:
    text = " ".join(text.split())
    return [Block(text, kind)] if text else []


def _plain(lines: list[str]) -> list[Block]:
    if not any(map(str.strip, lines)):
        return []
    return split_blocks("\n".join(_inline(line) for line in lines))


def _inline(line: str) -> str:
    """A line without its marks: links and images are their words."""
    if not any(mark in line for mark in "[*_`\\<"):
        return line
    line = _IMAGE.sub(r"\1", line)
    line = _LINK.sub(r"\1", line)
    line = _AUTOLINK.sub(r"\1", line)
    line = _CODE.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line)
