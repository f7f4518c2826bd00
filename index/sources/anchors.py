"""The links of a page or fragment: found in its tree, then in the text of the article that was made of it.

The text is free of addresses; a link is a range of it. Whoever made the text may have left parts of the page out
or set them anew, so a link is looked for by the words of its whole block, then by its own with some before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urljoin

from index.article import Article, Link, ParagraphKind
from index.sanitize import safe_url, sanitize

MOST_LINKS = 300
_LONGEST_ADDRESS = 2000
_BEFORE = 24
"""Characters before a link that tell it from the same words elsewhere."""
# Codes that are no characters (Unicode sets them aside for such uses) stand for a link's ends in the tree.
_OPEN, _NUMBERED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = re.compile(f"[{_OPEN}{_NUMBERED}{_CLOSE}]")
_TOKEN = re.compile(rf"{_OPEN}(\d+){_NUMBERED}|{_CLOSE}|\s+|[^\s{_OPEN}{_NUMBERED}{_CLOSE}]+")
# In a Markdown link these would end the address.
_ENCODED = {ord(character): quote(character, safe="") for character in "()<>[]\\`\"'^{|}"}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A block of text with its links: (start, end, address), offsets into it."""

    text: str
    links: tuple[tuple[int, int, str], ...]


def with_links(article: Article, tree: Any, base: str) -> Article:
    """The article with the links that its words are on a page.

    Args:
        tree: The lxml tree it was made of; it is used up.
        base: The page's address, or "".
    """
    blocks = list(anchored_blocks(tree, base))
    return placed(article, blocks) if blocks else article


def placed(article: Article, blocks: list[Anchored]) -> Article:
    """The article with the links of these blocks, each where its words stand; what stands nowhere is left out."""
    text = article.text
    links: list[Link] = []
    behind = 0
    for block in blocks:
        start = text.find(block.text, behind)
        for first, last, url in block.links:
            if start >= 0:
                found = start + first
            else:
                before = block.text[max(0, first - _BEFORE) : first]
                found = text.find(before + block.text[first:last], behind)
                found += len(before) if found >= 0 else 0
            if found >= behind and len(links) < MOST_LINKS:
                links.append(Link(found, found + last - first, url))
                behind = found + last - first
    return replace(article, links=tuple(_within_paragraphs(article, links)))


def _within_paragraphs(article: Article, links: list[Link]) -> Iterator[Link]:
    """The links that lie in one paragraph each, where the file of an article has a place for them."""
    paragraphs = iter(article.paragraphs)
    paragraph = next(paragraphs, None)
    for link in links:
        while paragraph is not None and paragraph.end <= link.start:
            paragraph = next(paragraphs, None)
        if paragraph is None:
            return
        starts_line = paragraph.start == 0 or article.text[paragraph.start - 1] == "\n"
        is_whole = starts_line and article.text[paragraph.end : paragraph.end + 1] in ("", "\n")
        has_place = is_whole or paragraph.kind is ParagraphKind.BODY
        if has_place and paragraph.start <= link.start and link.end <= paragraph.end:
            yield link


def anchored_blocks(tree: Any, base: str) -> Iterator[Anchored]:
    """The blocks of a tree that have links, in their order; the tree is used up."""
    from index.sources.htmltree import block_texts

    addresses: list[str] = []
    for element in tree.iter("*"):
        element.text, element.tail = _without_marks(element.text), _without_marks(element.tail)
    for element in tree.iter("a"):
        url = address_of(element.get("href") or "", base)
        if url and len(addresses) < MOST_LINKS:
            element.text = f"{_OPEN}{len(addresses)}{_NUMBERED}{element.text or ''}"
            element.tail = f"{_CLOSE}{element.tail or ''}"
            addresses.append(url)
    if addresses:
        for raw in block_texts(tree):
            if _OPEN in raw and (block := anchored(raw, addresses)).links:
                yield block


def address_of(href: str, base: str = "") -> str:
    """A link's address, whole and in the letters that a link in Markdown may have; "" where it leads nowhere."""
    href = href.strip()
    if not href or href.startswith("#") or len(href) > _LONGEST_ADDRESS:
        return ""
    try:
        whole = urljoin(base, href) if base else href
    except ValueError:
        return ""
    return safe_url(quote(whole.translate(_ENCODED), safe="%/:=&?~#+!$,;@*-._"))


def marked(words: str, url: str, addresses: list[str]) -> str:
    """The words of a link with its ends set into them, for `anchored`; its address is noted in `addresses`."""
    addresses.append(url)
    return f"{_OPEN}{len(addresses) - 1}{_NUMBERED}{words}{_CLOSE}"


def without_marks(text: str) -> str:
    """A text without what would stand for the ends of links."""
    return _MARKS.sub("", text)


def _without_marks(text: str | None) -> str | None:
    return without_marks(text) if text else text


def anchored(raw: str, addresses: list[str]) -> Anchored:
    """A block's text as it stands in an article, and where the links whose ends are set into it came to stand."""
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    length, start, url = 0, -1, ""
    is_spaced = False
    for token in _TOKEN.finditer(sanitize(raw)):
        word = token.group()
        if token[1] is not None:
            number = int(token[1])
            start, url = -1, addresses[number] if number < len(addresses) else ""
        elif word == _CLOSE:
            if url and start >= 0:
                links.append((start, length, url))
            url = ""
        elif word.isspace():
            is_spaced = length > 0
        else:
            if is_spaced:
                pieces.append(" ")
                length, is_spaced = length + 1, False
            start = length if url and start < 0 else start
            pieces.append(word)
            length += len(word)
    return Anchored("".join(pieces), tuple(links))
