"""HTML pages and fragments into articles: metadata first, then the main text as trafilatura finds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from index.article import Article, ParagraphKind
from index.errors import SourceError
from index.sanitize import sanitize
from index.sources.blocks import Block
from index.sources.htmlmeta import page_metadata
from index.sources.htmltree import DEEPEST, is_too_deep, parse_tree, tree_blocks, words_of
from index.sources.lines import folded
from index.sources.metadata import Metadata
from index.sources.wire import build

_KINDS = {
    "head": ParagraphKind.SUBHEAD,
    "quote": ParagraphKind.QUOTE,
    "item": ParagraphKind.LIST,
    "row": ParagraphKind.LIST,
}
_CAPTION_CLASS = (
    "//figcaption | //*[contains(@class, 'caption') or contains(@class, 'photo-credit')"
    " or contains(@itemprop, 'caption')]"
)
_LONGEST_CAPTION = 700
_DROP_CAP = re.compile(r"^([A-Z]) (?=[a-z]{2,})")


def parse_html(text: str, *, path: str = "", metadata: Metadata | None = None) -> Article | SourceError:
    """The article of a page, or why there is none. Metadata given goes before the page's own."""
    if is_too_deep(text):
        return SourceError(path, f"is nested too deep (more than {DEEPEST} levels of tags)")
    tree = parse_tree(text)
    if tree is None:
        return SourceError(path, "holds no text")
    known = metadata or page_metadata(tree)
    captions = _captions(tree)
    headings = {folded(words_of(e)) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    blocks = _main_text(tree, captions, headings)
    if not blocks:
        return SourceError(path, "has no text that looks like an article")
    return build(blocks, known, words=text, path=path)


def parse_fragment(text: str, metadata: Metadata, *, path: str = "", location: str = "") -> Article | SourceError:
    """The article of a record whose text is HTML: all of it is the article."""
    if is_too_deep(text):
        return SourceError(location or path, f"is nested too deep (more than {DEEPEST} levels of tags)")
    tree = parse_tree(text)
    blocks = tree_blocks(tree) if tree is not None else []
    if not blocks and not metadata.title:
        return SourceError(location or path, "holds no text")
    return build(blocks, metadata, words=f"{metadata.title}\n{text}", path=path)


def _captions(tree: Any) -> set[str]:
    """What stands under the pictures of a page, folded."""
    found: set[str] = set()
    for element in tree.xpath(_CAPTION_CLASS):
        text = words_of(element)
        if 0 < len(text) <= _LONGEST_CAPTION:
            found.add(folded(text))
            found.update(folded(line) for part in element if (line := words_of(part)) and line.count(" ") > 2)
    return found


def _main_text(tree: Any, captions: set[str], headings: set[str]) -> list[Block]:
    """The blocks of the page's article."""
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    found = _extracted(body) if body is not None else []
    if not found:
        candidates = tree.xpath("//article") or tree.xpath("//main") or [tree]
        return tree_blocks(candidates[0])
    return [_told(text, kind, captions, headings) for text, kind in found]


def _told(text: str, kind: ParagraphKind | None, captions: set[str], headings: set[str]) -> Block:
    key = folded(text)
    if key in captions:
        return Block(text, ParagraphKind.CAPTION)
    if kind is None and key in headings:
        return Block(text, ParagraphKind.SUBHEAD)
    return Block(text, kind)


def _extracted(body: Any) -> Sequence[tuple[str, ParagraphKind | None]]:
    """The lines of trafilatura's tree with what their tags say."""
    found: list[tuple[str, ParagraphKind | None]] = []
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("list", "table"):
            inner = "item" if element.tag == "list" else "row"
            lines = [(_line(e, " · " if inner == "row" else ""), _KINDS[inner]) for e in element.iter(inner)]
            found += lines or [(_line(element), ParagraphKind.LIST)]
        elif element.tag == "quote":
            parts = [_line(p) for p in element.iter("p")] or [_line(element)]
            found += [(part, ParagraphKind.QUOTE) for part in parts]
        elif element.tag != "graphic":
            # A line break inside a paragraph is a paragraph's end as often as a verse's.
            found += [(line, _KINDS.get(element.tag)) for line in _broken(element)]
    return [(text, kind) for text, kind in found if text]


def _line(element: Any, between: str = "") -> str:
    if between:
        return between.join(filter(None, (words_of(cell) for cell in element)))
    return words_of(element)


def _broken(element: Any) -> list[str]:
    """The text of an element, cut at its line-break tags."""
    lines: list[str] = [""]
    for node in element.iter():
        if node.tag == "lb":
            lines.append("")
        else:
            lines[-1] += node.text or ""
        if node is not element:
            lines[-1] += node.tail or ""
    cleaned = (" ".join(sanitize(line).split()) for line in lines)
    return [_DROP_CAP.sub(r"\1", line) for line in cleaned if line]
