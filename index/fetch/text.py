"""Small things that every kind of feed needs: titles without tags, links made whole."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--.{0,500}?--)>", re.DOTALL)

_WHOLE = re.compile(
    r"https?://[\w.-]*\w(?::\d+)?(?:/[\w./~%+,@!$*:-]*)?(?:\?[\w./~%+,@!$*:&=-]+)?(?:#[\w.-]+)?", re.ASCII
)


def is_whole(link: str) -> bool:
    """Whether an address is one that joining it to another, and putting it together again, leaves as it is."""
    return _WHOLE.fullmatch(link) is not None


def plain_title(text: str) -> str:
    """A title without the tags and entities that some feeds put into it."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def joined(base: str, link: str) -> str:
    """A link as a whole address, or "" where it is none (javascript:, data:, a fragment)."""
    link = link.strip()
    if not link or is_whole(link):
        return link
    try:
        whole = link if link.startswith(("https://", "http://")) else urljoin(base, link)
        has_host = bool(urlsplit(whole).hostname)
    except ValueError:
        return ""
    return whole if has_host and whole.startswith(("https://", "http://")) else ""


def as_html(text: str) -> str:
    """A plain text as HTML: its paragraphs, or its lines where no blank line parts them."""
    parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part.strip())
