"""Out of the program: the clipboard and the browser."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.article import Article, ParagraphKind
from index.sanitize import safe_url
from reader.view_model.dates import long_date
from reader.view_model.links import Link, article_links

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_NOT_COPIED = (ParagraphKind.FURNITURE, ParagraphKind.BYLINE)


def article_text(article: Article) -> str:
    """An article's words as they would be read aloud: no site junk, a blank line between paragraphs."""
    shown = [p for p in article.paragraphs if p.kind not in _NOT_COPIED]
    if not shown:
        return article.text
    return "\n\n".join(article.paragraph_text(paragraph) for paragraph in shown)


class Sharing:
    """Copies and opens the article at hand.

    Args:
        player: The command that plays a podcast, its address put behind it; none leaves that to the browser.
    """

    def __init__(self, screen: MainScreen, player: Sequence[str] = ()) -> None:
        self._screen = screen
        self._player = tuple(player)

    def do_copy_link(self, count: int | None) -> None:
        """The link."""
        if url := self._url():
            self._copy(url, "link copied")

    def do_copy_quote(self, count: int | None) -> None:
        """The paragraph in sight with its source."""
        article = self._screen.article.article
        if article is None:
            return
        date = long_date(article.published, article.published_is_estimate, "", self._screen.clock())
        cited = ", ".join(part for part in (article.title, article.source, date, safe_url(article.url)) if part)
        self._copy(f"“{self._screen.article.paragraph_in_sight()}”\n{cited}", "paragraph copied with its source")

    def do_copy_text(self, count: int | None) -> None:
        """The text."""
        article = self._article()
        if article is None:
            self._screen.say("open the article first")
        else:
            self._copy(article_text(article), "text copied")

    def do_text_browser(self, count: int | None) -> None:
        """Open the link; over SSH, where no browser can come up, copy it."""
        url = self._url()
        if not url:
            return
        self._go(url)

    def do_names_links(self, count: int | None) -> None:
        """The links of the article, a letter each."""
        from reader.screens.links import LinksScreen

        article = self._screen.article.article
        if article is None:
            return

        def chosen(link: Link | None) -> None:
            if link is not None:
                self._go(link.url, play=link.is_media)

        links = article_links(article)
        self._screen.app.push_screen(LinksScreen(self._screen.keymap, self._screen.glyphs, links), chosen)

    def _go(self, url: str, *, play: bool = False) -> None:
        if play and self._player:
            self._screen.session.play(self._player, url)
            self._screen.say(f"{self._player[0]} plays {url}")
        elif os.environ.get("SSH_CONNECTION"):
            self._copy(url, f"copied: {url}")
        else:
            self._screen.session.browse(url)
            self._screen.say(f"opening {url}")

    def _copy(self, text: str, said: str) -> None:
        self._screen.app.copy_to_clipboard(text)
        self._screen.say(said)

    def _article(self) -> Article | None:
        screen = self._screen
        view = screen.article if screen.is_reading else screen.preview
        article = view.article
        return article if article is not None and article.id == screen.reading.subject else None

    def _url(self) -> str:
        article, hit = self._article(), self._screen.results.hit
        raw = (
            article.url
            if article is not None
            else hit.url
            if hit is not None and not self._screen.is_reading
            else ""
        )
        url = safe_url(raw)
        if not url:
            path = article.path if article is not None else hit.path if hit is not None else ""
            self._screen.say(
                f"this article has no link; it stands in {path}" if path else "this article has no link"
            )
        return url
