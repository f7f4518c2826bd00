"""HTML as a tree, and a tree as blocks. Nothing here knows what is news on a page and what is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from index.article import ParagraphKind
from index.sanitize import sanitize_line
from index.sources.blocks import Block

DEEPEST = 256
"""Levels of nesting: behind it libxml2 drops text without a word."""
_MOST_ATTRIBUTES = 2000
"""Attributes of one tag: libxml2 compares each with each."""
_LONG_TAG = 10_000
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>|<!--|<!\[CDATA\[")
# Void elements, and those whose end tag is left out: they nest no deeper however many there are.
_FLAT_TAGS = (
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot "
    "option optgroup colgroup html body head rp rt"
)
_FLAT = frozenset(_FLAT_TAGS.split())
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "template", "xmp"))
_SKIPPED_TAGS = (
    "script style nav aside footer form button noscript template iframe svg video audio select head textarea "
    "object embed canvas"
)
SKIPPED = frozenset(_SKIPPED_TAGS.split())
_BLOCKS = {
    "h1": ParagraphKind.HEADLINE,
    "h2": ParagraphKind.SUBHEAD,
    "h3": ParagraphKind.SUBHEAD,
    "h4": ParagraphKind.SUBHEAD,
    "h5": ParagraphKind.SUBHEAD,
    "h6": ParagraphKind.SUBHEAD,
    "li": ParagraphKind.LIST,
    "dt": ParagraphKind.LIST,
    "dd": ParagraphKind.LIST,
    "tr": ParagraphKind.LIST,
    "blockquote": ParagraphKind.QUOTE,
    "figure": ParagraphKind.CAPTION,
    "figcaption": ParagraphKind.CAPTION,
}
_OTHER_BLOCKS_TAGS = (
    "p div section article main header body html ul ol dl table tbody thead address pre center hr br td"
)
_OTHER_BLOCKS = frozenset(_OTHER_BLOCKS_TAGS.split())

_LAYOUT = ("div", "table", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "img", "center")
# The line that mail programs show beside the subject is in the letter too, unseen.
_LONGEST_CELL = 300
_FULL_LINE = 45
"""Characters: lines of prose are longer than those of code."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_too_deep(text: str) -> bool:
    """Whether tags nest deeper, or one has more attributes, than a parser can hold. Reads the tags alone and stops
    at the first such place."""
    if len(text) <= _LONG_TAG and text.count("<") <= DEEPEST:
        return False
    opened: Counter[str] = Counter()
    depth = place = 0
    while match := _TAG.search(text, place):
        place = match.end()
        name = (match[2] or "").lower()
        if place - match.start() > _LONG_TAG and len(_QUOTED.sub("", match[0]).split()) > _MOST_ATTRIBUTES:
            return True
        if not name:
            end = text.find("-->" if match[0] == "<!--" else "]]>", place)
            place = end + 3 if end >= 0 else place
        elif match[1]:
            if opened[name]:
                opened[name] -= 1
                depth -= 1
        elif name in _RAW:
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, place)
            place = closing.start() if closing else place
        elif name not in _FLAT and not match[3]:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return True
    return False


def parse_tree(text: str) -> Any:
    """The lxml tree of a page or fragment, or None where there is nothing in it."""
    from lxml import etree, html

    # As bytes with a named encoding: an XML declaration in a str is an error to lxml, and a wrong one believed.
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    data = text.encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def parse_fragment_tree(text: str) -> Any:
    """As `parse_tree`, of plain elements: those of lxml.html call Python for each that is met, and links and forms
    are asked of none here."""
    from lxml import etree

    try:
        return etree.fromstring(
            text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return None


def words_of(element: Any) -> str:
    """The sanitised words of an element and all it holds, on one line."""
    return sanitize_line("".join(element.itertext()))


def tree_blocks(root: Any) -> list[Block]:
    """All text of a tree as blocks of the kinds its tags say; navigation, forms and scripts are left out."""
    blocks: list[Block] = []
    for kind, pieces in _texts(root, None):
        text = sanitize_line("".join(pieces))
        if text:
            blocks.append(Block(text, kind))
    return blocks


def block_texts(root: Any) -> Iterator[str]:
    """The texts that `tree_blocks` makes its blocks of, as they stand in the tree."""
    return ("".join(pieces) for _, pieces in _texts(root, None))


def _is_layout(row: Any) -> bool:
    """Whether a table's row holds parts of a page (letters are set so) instead of figures."""
    if next(row.iter(*_LAYOUT), None) is not None:
        return True
    # Word processors set a paragraph into each cell; one in the only cell is a paragraph of a letter.
    if next(row.iter("p"), None) is None:
        return False
    cells = list(row.iterchildren("td", "th"))
    return len(cells) < 2 or any(len(cell.findall(".//p")) > 1 for cell in cells) or not _cells(row)


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; of one that holds whole paragraphs none."""
    cells = [
        " ".join("".join(pieces) for _, pieces in _texts(cell, None)).strip()
        for cell in row.iterchildren("td", "th")
    ]
    return list(filter(None, cells)) if max(map(len, cells), default=0) <= _LONGEST_CELL else []


def _set_lines(element: Any) -> list[str]:
    """The lines of a text that is set in lines: of code each, of a letter or a release its paragraphs."""
    text = "".join("".join(pieces) for _, pieces in _texts(element, None))
    lines = [line for line in text.split("\n") if line.strip()]
    is_prose = len(lines) > 2 and next(element.iter("code"), None) is None and _is_full(lines)
    return re.split(r"\n\s*\n", text) if is_prose else lines


def _is_full(lines: list[str]) -> bool:
    return sorted(map(len, lines))[len(lines) // 2] >= _FULL_LINE


def _texts(element: Any, kind: ParagraphKind | None) -> Iterator[tuple[ParagraphKind | None, list[str]]]:
    """Stretches of text between the borders of block elements."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag and (style := child.get("style")) and _HIDDEN.search(style):
            pieces.append(child.tail or "")
            continue
        if tag in _BLOCKS or tag in _OTHER_BLOCKS:
            yield kind, pieces
            pieces = []
            if tag == "tr" and _is_layout(child):
                tag = "div"
            # What stands in a quotation, an item or a caption is of that kind whatever holds it.
            # A quotation set as a figure is one all the same.
            own = ParagraphKind.QUOTE if tag == "blockquote" else kind or _BLOCKS.get(tag)
            if tag == "pre":
                yield from ((own, [line]) for line in _set_lines(child))
            elif tag == "tr" and (cells := _cells(child)):
                yield own, [" · ".join(cells)]
            elif len(child):
                yield from _texts(child, own)
            else:  # most elements: a walk of their own would take longer than all the rest
                yield own, [child.text or ""]
        elif tag and tag not in SKIPPED:
            if not len(child):
                pieces.append(child.text or "")
            else:
                inner = list(_texts(child, kind))
                pieces += inner[0][1]
                if len(inner) > 1:
                    yield kind, pieces
                    yield from inner[1:-1]
                    pieces = inner[-1][1]
        pieces.append(child.tail or "")
    yield kind, pieces
