"""Mending what an article says of itself: headline, date, source and byline, from the article or the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.library_protocol import LibraryLike, MendedLike, MendingLike
from reader.messages import HeaderReady
from reader.screens.sheets import MendSheet, Picked, PickSheet
from reader.search_worker import Cancelled as IsCancelled
from reader.view_model.mend_choices import AS_FOUND, Choice, article_choices

if TYPE_CHECKING:
    from reader.screens.main import MainScreen


class ArticleMending:
    """The sheet of one article and what is done with its answer.

    Args:
        make: Makes a correction that is about no name.
    """

    def __init__(self, screen: MainScreen, make: Callable[[Callable[[MendingLike], MendedLike]], None]) -> None:
        self._screen = screen
        self._make = make

    def ask(self, article_id: str) -> None:
        """Ask what the article says now; the sheet follows."""

        def ask(library: LibraryLike, _: IsCancelled) -> HeaderReady:
            return HeaderReady(library.article(article_id), library.mending.is_corrected(article_id))

        self._screen.reader.keys_ahead.expect("mend")
        self._screen.session.ask("mend", ask, latest_only=False)

    def ready(self, message: HeaderReady) -> None:
        """Offer its parts."""
        screen, article = self._screen, message.article
        found = article_choices(article, corrected=message.corrected)

        def chosen(answer: object) -> None:
            if isinstance(answer, Choice) and answer.action == AS_FOUND:
                self._make(lambda mending: mending.as_found(article.id))
            elif isinstance(answer, Choice):
                self._write(article.id, answer)

        heading = article.title or "(no headline)"
        screen.app.push_screen(MendSheet(screen.keymap, screen.glyphs, heading, found), chosen)

    def _write(self, article_id: str, choice: Choice) -> None:
        """Ask for the words of one part."""
        screen, part = self._screen, choice.action

        def written(answer: object) -> None:
            if isinstance(answer, Picked):
                self._make(lambda mending: mending.correct(article_id, part, answer.words))

        heading = f"the {part} is" + ("" if part == "headline" else f" {screen.glyphs.dot} nothing: none")
        sheet = PickSheet(
            screen.keymap,
            screen.glyphs,
            screen.session,
            heading,
            known=False,
            text=choice.value,
            empty=part != "headline",
        )
        screen.app.push_screen(sheet, written)
