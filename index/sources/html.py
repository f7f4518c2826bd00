"""HTML pages and fragments into articles: metadata first, then the main text as trafilatura finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from index.article import Article, ParagraphKind
from index.errors import SourceError
from index.sanitize import sanitize, sanitize_line
from index.sources.anchors import with_links
from index.sources.blocks import Block
from index.sources.captions import with_credit_apart
from index.sources.htmlmeta import page_metadata
from index.sources.htmltree import (
    DEEPEST,
    SKIPPED,
    is_too_deep,
    parse_fragment_tree,
    parse_tree,
    tree_blocks,
    words_of,
)
from index.sources.lines import ends_sentence, folded
from index.sources.metadata import Metadata
from index.sources.pagefoot import foot_names
from index.sources.wire import build

_CAPTIONS = (
    "//figcaption | //*[contains(@class, 'caption') or contains(@class, 'photo-credit')"
    " or contains(@itemprop, 'caption')]"
)
_LONGEST_CAPTION = 700
_LITTLE = 500
"""Characters of an article below which the extractor may have missed it."""
_LAYOUT_ROW = 1500
"""Characters of a row that no table of figures has: the table lays out the page."""
_MOST_TEXT = 0.8


def parse_html(
    text: str, *, path: str = "", metadata: Metadata | None = None, base: str = ""
) -> Article | SourceError:
    """The article of a page, or why there is none.

    Args:
        metadata: What is known already; each field that is set goes before the page's own.
        base: The address the page came from, or "".
    """
    location = path or base
    if is_too_deep(text):
        return SourceError(location, f"is nested too deep (more than {DEEPEST} levels of tags)")
    tree = parse_tree(text)
    if tree is None:
        return SourceError(location, "holds no text")
    known = page_metadata(tree, base)
    if metadata is not None:
        known = metadata.over(known)
    captions = _captions(tree)
    page = [_told(block, captions) for block in tree_blocks(tree)]
    blocks = _main_text(tree, page)
    if not blocks:
        return SourceError(location, "has no text that looks like an article")
    # A summary that the page does not show is no deck.
    if known.deck and folded(known.deck) not in {folded(block.text) for block in page}:
        known = replace(known, deck="")
    article = build(blocks, known, words=text, path=path)
    if not article.byline and not article.agency:
        article = replace(article, byline=foot_names(tree))
    return with_links(article, tree, base or known.url) if _has_links(text) else article


def parse_fragment(text: str, metadata: Metadata, *, path: str = "", location: str = "") -> Article | SourceError:
    """The article of a record whose text is HTML: all of it is the article."""
    if is_too_deep(text):
        return SourceError(location or path, f"is nested too deep (more than {DEEPEST} levels of tags)")
    tree = parse_fragment_tree(text)
    blocks = tree_blocks(tree) if tree is not None else []
    if not blocks and not metadata.title:
        return SourceError(location or path, "holds no text")
    article = build(blocks, metadata, words=f"{metadata.title}\n{text}", path=path)
    if tree is None or not _has_links(text):
        return article
    return with_links(article, tree, metadata.url or location)


def _has_links(text: str) -> bool:
    return "href" in text or "HREF" in text


def _captions(tree: Any) -> set[str]:
    """What stands under the pictures of a page, folded."""
    found: set[str] = set()
    for element in tree.xpath(_CAPTIONS):
        text = words_of(element)
        if 0 < len(text) <= _LONGEST_CAPTION:
            found.add(folded(text))
            found.update(folded(line) for part in element if (line := words_of(part)) and line.count(" ") > 2)
    return found


def _told(block: Block, captions: set[str]) -> Block:
    if folded(block.text) not in captions:
        return block
    return Block(with_credit_apart(block.text), ParagraphKind.CAPTION)


def _main_text(tree: Any, page: Sequence[Block]) -> list[Block]:
    """The blocks of the page's article, in their order; `page` is all blocks of the page."""
    # Thorough extraction is for pages where the fast one finds next to nothing: elsewhere it is slower, and
    # more often takes the readers' comments for the article than it finds more of it.
    found = _extract(tree, fast=True)
    if sum(len(block.text) for block in found) < _LITTLE:
        thorough = _extract(tree, fast=False)
        if sum(len(block.text) for block in thorough) > _LITTLE:
            found = thorough
        elif not {folded(block.text) for block in found} & {folded(block.text) for block in page}:
            found = []  # a word of the menu
    if any(block.kind is ParagraphKind.LIST and len(block.text) > _LAYOUT_ROW for block in found):
        return tree_blocks(_densest(tree))
    if not found:
        candidates = tree.xpath("//article") or tree.xpath("//main") or [tree]
        return tree_blocks(candidates[0])
    return _completed(found, page)


def _extract(tree: Any, *, fast: bool) -> list[Block]:
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False, fast=fast
    )
    body = getattr(document, "body", None)
    return _extracted(body) if body is not None else []


def _densest(tree: Any) -> Any:
    """The innermost element that holds most of the page's text: the cell of a page laid out as a table."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(tree.iter("*"))):  # children before what holds them
        size = sum(sizes.get(child, 0) + len((child.tail or "").strip()) for child in element)
        sizes[element] = 0 if element.tag in SKIPPED else size + len((element.text or "").strip())
    element = tree
    while True:
        inner = next((child for child in element if sizes.get(child, 0) > _MOST_TEXT * sizes[element]), None)
        if inner is None:
            return element
        element = inner


def _completed(found: Sequence[Block], page: Sequence[Block]) -> list[Block]:
    """The extracted blocks with the kinds their tags on the page say, and what stood among them: the captions, and
    paragraphs that the extractor took for something else (those of links, those no tag is around)."""
    place_of: dict[str, int] = {}
    for place, block in enumerate(page):
        place_of.setdefault(folded(block.text), place)
    places = [place_of.get(folded(block.text), -1) for block in found]
    known = [place for place in places if place >= 0]
    shown = {folded(block.text) for block in found}
    told = "".join(shown)
    lost = {place for place in _lost(page, known) if folded(page[place].text) not in told}
    blocks: list[Block] = []
    behind = max(0, known[0] - _CAPTION_ABOVE) if known else 0
    last = known[-1] if known else -1
    for block, place in zip(found, places, strict=True):
        if place >= behind:
            for number, other in enumerate(page[behind:place], behind):
                if other.kind is not ParagraphKind.CAPTION and number not in lost:
                    continue
                if folded(other.text) not in shown:
                    shown.add(folded(other.text))
                    blocks.append(other)
            behind = min(place + 1, last)
        kind = page[place].kind if place >= 0 else None
        if kind is ParagraphKind.HEADLINE and block.kind is not None:
            kind = block.kind
        text = page[place].text if kind is ParagraphKind.CAPTION else block.text
        blocks.append(Block(text, kind or block.kind))
    return blocks


def _lost(page: Sequence[Block], known: Sequence[int]) -> Iterator[int]:
    """Places of whole paragraphs between two of the article: all of a short gap; of a longer one, where charts,
    boxes and lists of other articles stand, the paragraph right behind the one and right before the other."""
    times = Counter(folded(block.text) for block in page)
    for before, after in pairwise(known):
        gap: Sequence[int] = range(before + 1, after)
        if len(gap) > _WIDEST_GAP:
            gap = (before + 1, after - 1)
        for place in gap:
            block = page[place]
            is_whole = len(block.text) >= _SHORTEST_LOST and ends_sentence(block.text)
            if block.kind is None and is_whole and times[folded(block.text)] == 1:
                yield place


_WIDEST_GAP = 6
_SHORTEST_LOST = 60
_CAPTION_ABOVE = 4
"""Blocks above the first paragraph in which a picture still belongs to the article."""


def _extracted(body: Any) -> list[Block]:
    """The lines of trafilatura's tree with what their tags say."""
    found: list[Block] = []
    for element in body:
        if not isinstance(element.tag, str) or element.tag == "graphic":
            continue
        if element.tag == "table":
            rows = [" · ".join(filter(None, map(words_of, row))) for row in element.iter("row")]
            found += [Block(row, ParagraphKind.LIST) for row in rows]
        elif element.tag == "list":
            found += [Block(words_of(item), ParagraphKind.LIST) for item in element.iter("item")]
        elif element.tag == "code":
            found += [Block(line) for line in map(sanitize_line, "".join(element.itertext()).split("\n"))]
        elif element.tag == "quote":
            parts = [words_of(p) for p in element.iter("p")] or [words_of(element)]
            found += [Block(part, ParagraphKind.QUOTE) for part in parts]
        else:
            kind = ParagraphKind.SUBHEAD if element.tag == "head" else None
            found += [Block(line, kind) for line in _broken(element)]
    return [block for block in found if block.text]


def _broken(element: Any) -> list[str]:
    """The text of an element, cut at its line-break tags: they end paragraphs as often as lines."""
    lines: list[str] = [""]
    for node in element.iter():
        if node.tag == "lb":
            lines.append("")
        else:
            lines[-1] += node.text or ""
        if node is not element:
            lines[-1] += node.tail or ""
    return [line for line in (" ".join(sanitize(line).split()) for line in lines) if line]
