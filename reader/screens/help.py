"""Every key, from the table of actions: those of the pane one comes from first; and what a search understands."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from reader.actions import HELP
from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.view_model.glyphs import Glyphs
from reader.view_model.key_help import help_lines
from reader.view_model.lines import Line, LineBuilder
from reader.widgets.prompt import Prompt


class HelpScreen(PageScreen):
    """The keys as they are set, the user's own included; words narrow them to those one looks for."""

    heading = "all keys"
    page_context = HELP

    def __init__(self, keymap: Keymap, glyphs: Glyphs, context: str) -> None:
        super().__init__(keymap, glyphs)
        self._asked_from = context
        self._wanted = ""
        self.prompt = Prompt(id="prompt")

    def compose(self) -> ComposeResult:
        """Title, lines, the line to type in, footer."""
        *above, footer = super().compose()
        yield from above
        yield self.prompt
        yield footer

    def lines(self, width: int) -> Sequence[Line]:
        """One key a row, in groups."""
        found = help_lines(self.keymap, self._asked_from, width, self.glyphs, self._wanted)
        return found or (LineBuilder().add("  Nothing has these words. Esc shows all again.", "dim").line(),)

    def do_help_find(self, count: int | None) -> None:
        """Type words of what is looked for."""

        def answered(answer: str) -> None:
            self.view.focus()
            self._narrow(answer)

        self.prompt.ask("keys with", answered, typed=self._narrow)

    def _narrow(self, words: str) -> None:
        if words.strip() != self._wanted:
            self._wanted = words.strip()
            self.heading = f"keys with {self._wanted}" if self._wanted else "all keys"
            self.redraw(item=0)

    def do_go_up(self, count: int | None) -> None:
        """All of it again, then back."""
        if self._wanted:
            self._narrow("")
        else:
            self.dismiss(None)

    def do_app_help(self, count: int | None) -> None:
        """The same key goes back."""
        self.dismiss(None)
