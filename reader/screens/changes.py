"""What an outlet changed in an article, change by change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult

from index.results import Changes
from reader.actions import CHANGES
from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.session import Session
from reader.view_model.changes import change_head, change_lines, change_summary
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line
from reader.widgets.footer import Footer
from reader.widgets.painted import Painted


class ChangesScreen(PageScreen):
    """Shows one change and steps to those before and after it."""

    page_context = CHANGES

    def __init__(
        self,
        keymap: Keymap,
        glyphs: Glyphs,
        session: Session,
        clock: Callable[[], datetime],
        changes: Changes,
        *,
        measure: int,
    ) -> None:
        super().__init__(keymap, glyphs)
        self._session = session
        self._clock = clock
        self._changes = changes
        self._measure = measure

    def compose(self) -> ComposeResult:
        """Headline, when and how much, the text, footer."""
        yield Painted(self._draw_head, id="changes-head")
        yield Painted(self._draw_summary, id="page-head")
        yield self.view
        yield self.footer

    def show(self, changes: Changes) -> None:
        """Another change of the same article."""
        if changes.id == self._changes.id:
            self._changes = changes
            for head in self.query(Painted):
                head.rebuild()
            self.view.show(self.lines)

    def lines(self, width: int) -> Sequence[Line]:
        """The paragraphs."""
        # Without colour a terminal may well show no strike-through either.
        brackets = bool(self.app.ansi_color) or self.glyphs.ellipsis != "…"
        return change_lines(self._changes, width, self._measure, self.glyphs, brackets=brackets)

    def footer_labels(self) -> dict[str, str]:
        """No steps where there is one change only."""
        return {} if self._changes.of > 2 else {"change.earlier": "", "change.later": ""}

    def do_change_earlier(self, count: int | None) -> None:
        """The change before."""
        self._step(-(count or 1))

    def do_change_later(self, count: int | None) -> None:
        """The change after."""
        self._step(count or 1)

    def do_text_changes(self, count: int | None) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def _step(self, step: int) -> None:
        number = self._changes.number + step
        if 2 <= number <= self._changes.of:
            self._session.changes(self._changes.id, number)
        else:
            self.query_one(Footer).say(
                "this is the first change" if step < 0 else "this is the last change", passing=True
            )

    def _draw_head(self, width: int) -> Line:
        return change_head(self._changes, width, self.glyphs)

    def _draw_summary(self, width: int) -> Line:
        return change_summary(self._changes, width, self._clock(), self.glyphs)
