"""A few lines at a fixed place: head, strip, rule, footer."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip

from reader.view_model.lines import BLANK, Line
from reader.widgets.painter import Painter

Build = Callable[[int], Line]


class Painted(Painter):
    """One line, built for the width there is and built again when that changes."""

    def __init__(self, build: Build | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._build: Build = build or (lambda width: Line())
        self._line: Line | None = None

    def show(self, build: Build) -> None:
        """Draw another line from now on; `build` is called with the width in cells."""
        self._build = build
        self.rebuild()

    def rebuild(self) -> None:
        """Build the line again, because what it is built from may have changed; one that is the same stands."""
        width = self.size.width
        line = self._build(width) if width and self._line is not None else None
        if line is None or line != self._line:
            self._line = line
            self.refresh()

    @property
    def line(self) -> Line:
        """The line as it is drawn."""
        if self._line is None:
            self._line = self._build(self.size.width)
        return self._line

    def on_resize(self, event: Resize) -> None:
        """Another width, another line."""
        self._line = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always one row."""
        return 1

    def render_line(self, y: int) -> Strip:
        """The line."""
        return self.paint(self.line if y == 0 else BLANK)
