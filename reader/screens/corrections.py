"""The user's corrections, newest first: each in words, and one of them can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.results import Entity
from reader.actions import MENDED
from reader.keymap import Keymap
from reader.screens.naming import Naming, NamingScreen
from reader.view_model.corrections import correction_lines
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line

if TYPE_CHECKING:
    from index.mending.listed import ListedRule


class CorrectionsScreen(NamingScreen):
    """A row a correction."""

    page_context = MENDED

    def __init__(self, keymap: Keymap, glyphs: Glyphs, naming: Naming, listed: tuple[ListedRule, ...]) -> None:
        super().__init__(keymap, glyphs, naming)
        self._take(listed)

    def _take(self, listed: tuple[ListedRule, ...]) -> None:
        self.listed = listed
        self.heading = f"your corrections   {len(listed):,}"

    def update(self, listed: tuple[ListedRule, ...]) -> None:
        """One more of them, or one less."""
        self._take(listed)
        self.redraw(item=max(0, min(self.view.item, len(listed) - 1)))

    def refresh_names(self) -> None:
        """Ask once more."""
        self.naming.session.corrections()

    @property
    def entity(self) -> Entity | None:
        """No name is at hand."""
        return None

    def lines(self, width: int) -> Sequence[Line]:
        """A row a correction."""
        mend = self.keymap.key_words("names.mend")
        return correction_lines(self.listed, width, self.naming.now(), self.glyphs, mend)

    def do_names_withdraw(self, count: int | None) -> None:
        """Take the one under the cursor back."""
        if self.view.item < len(self.listed):
            self.naming.withdraw(self.listed[self.view.item].rule)
