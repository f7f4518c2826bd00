"""Textual's scroll bar, drawn from the few cells it is made of."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class ScrollThumb(ScrollBar):
    """A vertical scroll bar. Every change of a list draws it, and its rows are three or four different cells:
    drawn one by one, as Textual does it, they cost as much as a dozen rows of text."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self, *, thickness: int = 1) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._cells: dict[tuple[str, Style | None], Strip] = {}

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._cells.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the bar."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style):
            return super().render_lines(crop)
        colours = bar.style
        if colours.color is None or colours.bgcolor is None:
            return super().render_lines(crop)
        drawn = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=bar.thickness,
            back_color=colours.bgcolor,
            bar_color=colours.color,
        )
        return [self._strip(cell) for cell in list(drawn.segments)[crop.y : crop.bottom]]

    def _strip(self, cell: Segment) -> Strip:
        key = (cell.text, cell.style)
        strip = self._cells.get(key)
        if strip is None:
            style = self.visual_style.rich_style + (cell.style or Style.null())
            segments, background = [Segment(cell.text, style)], self.background_colors[1]
            for line_filter in self.get_line_filters():
                segments = line_filter.apply(segments, background)
            strip = self._cells[key] = Strip(segments, self.thickness)
        return strip
