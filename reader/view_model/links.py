"""What an article leads to: files that come with it (a podcast), its own page, addresses in its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Enclosure
from index.sanitize import safe_url
from reader.view_model.glyphs import Glyphs
from reader.view_model.hints import label_names
from reader.view_model.lines import BLANK, Line, LineBuilder, fit

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„()\[\]{}|\\^`]+")
_MEGABYTE = 1_000_000
_LONGEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go. `is_media`: it is to be played, not read."""

    url: str
    words: str
    is_media: bool = False


def enclosure_words(enclosure: Enclosure) -> str:
    """`audio 41 min 23 MB`, as much of it as the feed says."""
    kind = enclosure.type.partition("/")[0]
    parts = [kind if kind in ("audio", "video", "image") else "file"]
    if enclosure.seconds:
        minutes = round(enclosure.seconds / 60)
        hours, rest = divmod(minutes, 60)
        parts.append(f"{hours} h {rest} min" if hours else f"{max(1, minutes)} min")
    if enclosure.length:
        size = enclosure.length / _MEGABYTE
        parts.append(f"{size:,.0f} MB" if size >= 1 else f"{max(1, enclosure.length // 1000)} kB")
    return " ".join(parts)


def article_links(article: Article) -> tuple[Link, ...]:
    """Every link once: enclosures, the article's page, then those of the text, in its order."""
    found = [Link(e.url, enclosure_words(e), is_media=True) for e in article.enclosures]
    found.append(Link(article.url, "the article on the web"))
    inner = [(link.start, Link(link.url, _words(article.text[link.start : link.end]))) for link in article.links]
    inner += [
        (match.start(), Link(match.group().rstrip(".,;:!?'’"), "")) for match in _ADDRESS.finditer(article.text)
    ]
    found += [link for _, link in sorted(inner, key=lambda placed: placed[0])]
    links: dict[str, Link] = {}
    for link in found:
        if (url := safe_url(link.url)) and url not in links:
            links[url] = Link(url, link.words, link.is_media)
    return tuple(links.values())


def _words(text: str) -> str:
    """The words of a link, unless they are its address."""
    return "" if _ADDRESS.match(text) else text


def link_labels(links: Sequence[Link]) -> dict[str, int]:
    """A letter for each, or two where there are many."""
    return label_names(range(len(links)))


def link_lines(links: Sequence[Link], width: int, glyphs: Glyphs) -> list[Line]:
    """A letter, what it is, and the address whole as far as there is room."""
    if not links:
        return [LineBuilder().add("  ").add("This article leads nowhere else.", "dim").line()]
    lines: list[Line] = []
    for label, item in link_labels(links).items():
        link = links[item]
        line = LineBuilder().add("  ").add(label, "hint").add("  ")
        if link.is_media:
            line.add(f"{glyphs.play} ", "key")
        if link.words:
            line.add(fit(link.words, _LONGEST_WORDS, glyphs.ellipsis)).add("  ")
        lines.append(line.add(fit(link.url, max(8, width - line.cells - 1), glyphs.ellipsis), "link").line(item))
        if link.is_media and item + 1 < len(links) and not links[item + 1].is_media:
            lines.append(BLANK)
    return lines
