"""A full page of lines over the main screen: what the names, the trail and the help share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from reader.actions import PAGE
from reader.keymap import Keymap
from reader.screens.base import ActionScreen
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder
from reader.widgets.footer import Footer
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted


class PageScreen(ActionScreen):
    """A title, lines, a footer. Esc and q go back."""

    heading = ""
    page_context = PAGE

    def __init__(self, keymap: Keymap, glyphs: Glyphs) -> None:
        super().__init__(keymap)
        self.glyphs = glyphs
        self.head = Painted(self._draw_head, id="page-head")
        self.view = LineView(self.page_context, id="page")
        self.footer = Footer(keymap, glyphs, id="footer")

    def compose(self) -> ComposeResult:
        """Title, lines, footer."""
        yield self.head
        yield self.view
        yield self.footer

    def on_mount(self) -> None:
        """Show the lines."""
        self.footer.set_context(self.page_context, changed=self.footer_labels())
        self.view.show(self.lines, item=self.first_item())
        self.view.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The keys of what has the keyboard now: those of a question while one is asked."""
        self.footer.set_context(self.context, changed=self.footer_labels())

    def redraw(self, *, item: int) -> None:
        """Other lines, with the cursor at `item`; nothing moves that need not."""
        self.head.rebuild()
        top = self.view.scroll_offset.y
        self.view.show(self.lines, item=item)
        if item:
            self.view.scroll_to(y=top, animate=False)

    @abstractmethod
    def lines(self, width: int) -> Sequence[Line]:
        """The lines at a width."""

    def footer_labels(self) -> dict[str, str]:
        """Other words for keys in the footer; empty ones hide a key."""
        return {}

    def say(self, words: str) -> None:
        """Tell something in the footer for a moment."""
        self.footer.say(words)

    def first_item(self) -> int:
        """Where the cursor begins."""
        return 0

    def do_go_up(self, count: int | None) -> None:
        """Back."""
        self.dismiss(None)

    def _draw_head(self, width: int) -> Line:
        back = LineBuilder().add(f" {self.glyphs.back} ", "key")
        return back.add(self.heading, "headline").line()
