"""What a page shows around its headline: who signed it and when, where no metadata say so.

Microdata and the class names that content systems share are looked at, in the order of the page, from the
headline on; what stands in menus, comments and boxes of other articles is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.sources.bylines import find_byline, split_names
from index.sources.datelines import agency_name
from index.sources.dates import find_written, parse_date
from index.sources.htmltree import words_of
from index.sources.lines import same_words

_SIGNED = re.compile(r"byline|auth?or|auteur|autor|writer|reporter|contributor|cr[eé]dit-name|signature", re.I)
_UNSIGNED = re.compile(
    r"avatar|location|title|role|photo|image|picture|\bbio|follow|comment|social|twitter|tweet|box|more-?from|column-|dateline|sponsor",
    re.I,
)
_DATED = re.compile(r"date|time|publi|fecha|datum|uhrzeit|posted", re.I)
_CHANGED = re.compile(r"modif|updat|edit|reading|duration|expire|event|candidate", re.I)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|trending|sidebar|promo|outbrain|taboola|most-?(?:read|popular)|newsletter"
    r"|more-?(?:from|on|stories)|teaser|carousel|recirc",
    re.I,
)
_OTHER_ITEM = re.compile(r"/(?:Video|Image|Audio|Media|Comment|Event|Product|Review|Rating)")
_OUTSIDE = frozenset(("nav", "aside", "script", "style", "form", "iframe", "select", "button", "svg", "noscript"))
_BY = re.compile(r"(?:(?:written|text|words|story)\s+)?(?:by|par|por|von|di|texto|text|door|av|af)\b[\s:]*", re.I)
_DETAIL = re.compile(
    r"\s+@\w+.*|\s*[|•·–—].*|\s*,?\s*\d.*|\s+(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b.*"
)
_CONJUNCTION = re.compile(r"\b(?:avec|et|und|mit|och|og|and|with)\b")
_AND = re.compile(rf"\s*(?:[(),;]|{_CONJUNCTION.pattern})\s*")
# A name in brackets is part of one ("Bruno (Henrique) Alves"), what stands in brackets behind it is not.
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+\([\w\s.’'-]{1,30}\)(?=\s)|\s+[^\W\d_][\w.’'-]*){1,5}")
_LONGEST_SIGNED = 120
_LONGEST_DATE = 90
_MOST_INSIDE = 20
_MOST_LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class PageHead:
    """What was found; empty where nothing was. `published`: ISO 8601."""

    names: tuple[str, ...] = ()
    agency: str = ""
    published: str = ""


def read_page_head(tree: Any, titles: Sequence[str]) -> PageHead:
    """Look from the heading that is one of `titles` on; over the whole page where no heading is."""
    elements = list(_elements(tree))
    heads = [place for place, element in enumerate(elements) if _is_heading(element, titles)]
    below = elements[heads[0] :] if heads else elements
    signed = _signed(below, alone=not heads)
    if not signed.names and not signed.agency and heads:
        signed = _signed(elements[: heads[0]], alone=True)
    published = _published(below) or _published(elements[: heads[0]] if heads else ()) or signed.published
    return PageHead(signed.names, signed.agency, published)


def _elements(tree: Any) -> Iterator[Any]:
    """The elements of a page in their order, without what belongs to other articles."""
    waiting = [tree]
    looked_at = 0
    while waiting and looked_at < _MOST_LOOKED_AT:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _OUTSIDE:
            continue
        if element.tag not in ("html", "body", "main", "article") and _ELSEWHERE.search(_names_of(element)):
            continue
        looked_at += 1
        yield element
        waiting.extend(reversed(element))


def _names_of(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_heading(element: Any, titles: Sequence[str]) -> bool:
    if element.tag not in ("h1", "h2", "h3"):
        return False
    text = words_of(element)
    return any(title and same_words(text, title) for title in titles)


def _signed(elements: Sequence[Any], *, alone: bool) -> PageHead:
    """The first byline; with `alone` only where the page signs nothing else differently: a list of articles."""
    found: list[PageHead] = []
    passed: set[Any] = set()
    for element in elements:
        if element in passed or not _is_signed(element):
            continue
        inner = [e for e in element.iterdescendants() if isinstance(e.tag, str) and _is_signed(e)][:_MOST_INSIDE]
        passed.update(inner)
        head = _read_nested(element, inner)
        if head.names or head.agency:
            found.append(head)
            if not alone:
                break
    if not found or (alone and any(head.names != found[0].names for head in found)):
        return PageHead()
    return found[0]


def _is_signed(element: Any) -> bool:
    """Whether an element is marked as the name of a writer, or as what holds one."""
    if re.search(r"\b(?:author|creator)\b", f"{element.get('rel') or ''} {element.get('itemprop') or ''}"):
        return True
    classes = element.get("class") or ""
    return _SIGNED.search(classes) is not None and _UNSIGNED.search(classes) is None


def _read_nested(element: Any, inner: Sequence[Any]) -> PageHead:
    """A byline that holds marked names: each of them, unless a line around them names more."""
    whole = _read_signed(element)
    # The innermost say it best: around them stand labels, outlets and dates.
    leaves = [e for e in inner if not any(other is not e and e in other.iterancestors() for other in inner)]
    heads = [_read_signed(leaf) for leaf in leaves]
    names = tuple(dict.fromkeys(name for head in heads for name in head.names))
    agency = next((head.agency for head in heads if head.agency), "")
    around = [_read_signed(e) for e in inner if e not in leaves]
    return max((PageHead(names, agency, whole.published), *around, whole), key=_weight)


def _weight(head: PageHead) -> int:
    return len(head.names) or bool(head.agency)


def _read_signed(element: Any) -> PageHead:
    text = words_of(element) or (element.get("content") or "").strip()
    return signed_line(text) if 0 < len(text) <= _LONGEST_SIGNED else PageHead()


def signed_line(text: str) -> PageHead:
    """Whom a line that is known to be a byline names: "Par Ada Brandt (avec Ida Falk)", "BY ADA BRANDT MAY 3"."""
    by = _BY.match(text)
    bare = text[by.end() :] if by else text
    if agency := agency_name(bare):
        return PageHead(agency=agency)
    day = find_written(bare) or ""
    if by is not None and (byline := find_byline(f"By {bare}", in_head=True)):
        return PageHead(byline.names, byline.agency, day)
    bare = _DETAIL.sub("", bare)
    single = _PERSON.fullmatch(bare) and not _CONJUNCTION.search(bare)
    parts = [bare] if single else [p.strip() for p in _AND.split(bare) if p.strip()]
    names = [name for part in parts for name in split_names(part)]
    if not names or not all(_PERSON.fullmatch(name) and name[0].isupper() for name in names):
        return PageHead()
    return PageHead(tuple(dict.fromkeys(names)), published=day)


def _item_type(element: Any) -> str:
    """The type of the microdata item that a property belongs to, or ""."""
    scope = next((e for e in element.iterancestors() if e.get("itemscope") is not None), None)
    return "" if scope is None else scope.get("itemtype") or ""


def _published(elements: Sequence[Any]) -> str:
    """The first date that is not one of a change; when the page gives its microdata, that one."""
    shown = ""
    for element in elements:
        item = element.get("itemprop") or ""
        names = f"{_names_of(element)} {item}"
        if element.tag not in ("time", "meta", "abbr") and not _DATED.search(names):
            continue
        if item and _OTHER_ITEM.search(_item_type(element)):
            continue
        if _CHANGED.search(f"{element.get('class') or ''} {item}"):
            continue
        given = next(filter(None, map(element.get, ("datetime", "content", "data-datetime"))), "")
        date = parse_date(given) if given else None
        if date is None and not len(element):
            text = words_of(element)
            date = (parse_date(text) or find_written(text)) if 0 < len(text) <= _LONGEST_DATE else None
        if date is None:
            continue
        if re.search(r"datePublished|dateCreated", item):
            return date
        if element.tag != "meta":
            shown = shown or date
    return shown
