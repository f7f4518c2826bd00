"""The links of an article with a letter each: pages, podcasts and what else comes with it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line
from reader.view_model.links import Link, link_labels, link_lines
from reader.widgets.line_view import LineView


class _LinkView(LineView):
    """Takes the letters of the links before any other key."""

    labels: dict[str, int]
    typed = ""

    def take_key(self, key: str) -> bool:
        """A letter chooses; while one of two is typed, Esc forgets it."""
        typed = self.typed + key
        if typed in self.labels:
            self.typed = ""
            self.post_message(self.Chosen(self, self.labels[typed]))
            return True
        self.typed = typed if any(label.startswith(typed) for label in self.labels) else ""
        return bool(self.typed)


class LinksScreen(PageScreen):
    """Ends with the chosen link."""

    heading = "links"

    def __init__(self, keymap: Keymap, glyphs: Glyphs, links: Sequence[Link]) -> None:
        super().__init__(keymap, glyphs)
        self._links = links
        self.view = _LinkView(self.page_context, id="page")
        self.view.labels = link_labels(links)

    def lines(self, width: int) -> Sequence[Line]:
        """A row a link."""
        return link_lines(self._links, width, self.glyphs)

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Go there."""
        self.dismiss(self._links[event.item])
