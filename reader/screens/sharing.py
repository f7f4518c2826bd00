"""Out of the program: the clipboard and the browser."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from index.article import Article, ParagraphKind
from index.sanitize import safe_url
from reader.messages import TextsReady
from reader.view_model.card import count_words
from reader.view_model.dates import long_date
from reader.view_model.links import Link, article_links

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_MOST_PAGES = 12
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
        """The link, or those of all that are selected."""
        if selected := self._screen.selected:
            links = [url for hit in selected if (url := safe_url(hit.url))]
            if not links:
                self._screen.say("none of them has a link")
                return
            without = f"; {len(selected) - len(links):,} have none" if len(links) < len(selected) else ""
            self._copy("\n".join(links), f"{count_words(len(links), 'link')} copied{without}")
        elif url := self._url():
            self._copy(url, "link copied")

    def do_copy_quote(self, count: int | None) -> None:
        """The paragraph in sight with its source."""
        article = self._screen.article.article
        if article is None:
            return
        date = long_date(article.published, article.published_is_estimate, "", self._screen.clock())
        cited = ", ".join(part for part in (article.title, article.source, date, safe_url(article.url)) if part)
        quoted = self._screen.article.paragraph_in_sight()
        if not quoted:
            self._copy(cited, "its headline and source copied; it has no text here")
            return
        self._copy(f"“{quoted}”\n{cited}", "paragraph copied with its source")

    def do_copy_text(self, count: int | None) -> None:
        """The text, or the texts of all that are selected."""
        if ids := self._ids():
            self._screen.session.texts(ids)

    def do_text_pipe(self, count: int | None) -> None:
        """Ask for a command to give the text to."""
        ids = self._ids()
        if not ids:
            return

        def answered(command: str) -> None:
            self._screen.focus_main()
            if command:
                self._screen.session.texts(ids, command)

        self._screen.ask_line("pipe to" if len(ids) == 1 else f"pipe {len(ids):,} articles to", answered)

    def texts_ready(self, message: TextsReady) -> None:
        """What was to be copied or given to a command."""
        articles = message.articles
        if not message.command:
            text = "\n\n\n".join(map(article_text, articles))
            self._copy(text, "text copied" if len(articles) == 1 else f"{len(articles):,} texts copied")
            return
        from reader.piping import piped_text, run_in_terminal

        text = piped_text(articles)
        try:
            with self._screen.app.suspend():
                run_in_terminal(message.command, text)
        except SuspendNotSupported:
            self._screen.say("this terminal cannot be given to another program")

    def do_text_browser(self, count: int | None) -> None:
        """Open the link, or those of all that are selected; over SSH, where no browser can come up, copy it."""
        if len(self._screen.selected) <= 1:
            if url := self._url():
                self._go(url)
            return
        links = [url for hit in self._screen.selected if (url := safe_url(hit.url))]
        if os.environ.get("SSH_CONNECTION"):
            self.do_copy_link(None)
        elif not links:
            self._screen.say("none of them has a link")
        elif len(links) > _MOST_PAGES:
            self._screen.say(f"{len(links):,} pages at once are too many for a browser; {_MOST_PAGES} are not")
        else:
            for url in links:
                self._screen.session.browse(url)
            self._screen.say(f"opening {count_words(len(links), 'page')}")

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

    def _ids(self) -> tuple[str, ...]:
        """The articles that leave: those selected, or the one at hand."""
        selected, subject = self._screen.selected, self._screen.reading.subject
        if not selected and not subject:
            self._screen.say("no article here")
        return tuple(hit.id for hit in selected) or ((subject,) if subject else ())

    def _url(self) -> str:
        selected = self._screen.selected
        article, hit = self._article(), selected[0] if selected else self._screen.results.hit
        if selected:
            article = None
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
