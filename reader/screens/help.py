"""Every key, from the table of actions: those of the pane one comes from first."""

from __future__ import annotations

from collections.abc import Sequence

from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.view_model.glyphs import Glyphs
from reader.view_model.key_help import help_lines
from reader.view_model.lines import Line


class HelpScreen(PageScreen):
    """The keys as they are set, the user's own included."""

    heading = "all keys"

    def __init__(self, keymap: Keymap, glyphs: Glyphs, context: str) -> None:
        super().__init__(keymap, glyphs)
        self._asked_from = context

    def lines(self, width: int) -> Sequence[Line]:
        """One key a row, in groups."""
        return help_lines(self.keymap, self._asked_from, width, self.glyphs)

    def footer_labels(self) -> dict[str, str]:
        """There is nothing to open."""
        return {"go.open": ""}

    def do_app_help(self, count: int | None) -> None:
        """The same key goes back."""
        self.dismiss(None)
