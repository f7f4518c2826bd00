"""Where the reader has been in this session."""

from __future__ import annotations

from collections.abc import Sequence

from reader.history import Trail
from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit
from reader.widgets.line_view import LineView


class TrailScreen(PageScreen):
    """Ends with the index of the chosen place."""

    heading = "trail"

    def __init__(self, keymap: Keymap, glyphs: Glyphs, trail: Trail) -> None:
        super().__init__(keymap, glyphs)
        self._trail = trail

    def first_item(self) -> int:
        """Where the reader is."""
        return self._trail.position

    def lines(self, width: int) -> Sequence[Line]:
        """A row a place, oldest first."""
        rows: list[Line] = []
        for item, place in enumerate(self._trail.places):
            line = LineBuilder().add(f" {self.glyphs.unread}" if item == self._trail.position else "  ", "unread")
            if place.article_id:
                line.add("  ").add(fit(place.title or place.article_id, width - 6, self.glyphs.ellipsis))
            elif place.entity_id:
                line.add("  ").add(fit(place.title, width - 6, self.glyphs.ellipsis), "card-name")
            elif place.query:
                line.add("/ ", "key").add(fit(place.query, width - 6, self.glyphs.ellipsis), "match")
            else:
                line.add("the newest articles", "meta")
            rows.append(line.line(item))
        return rows

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Go there."""
        self.dismiss(event.item)
