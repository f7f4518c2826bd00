"""What all long lists and texts share: a line API, a cursor that stays in sight, moves with counts."""

from __future__ import annotations

from abc import abstractmethod

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from reader.widgets.painter import Painter
from reader.widgets.scroll_thumb import ScrollThumb

_WHEEL_ROWS = 3
"""Rows a notch of the wheel moves, as in a pager or an editor."""


class Scrolling(Painter, ScrollView, can_focus=True):
    """A scrolling widget that draws its rows itself. Subclasses say how a move is made."""

    context = ""
    """The context of its keys."""

    @property
    def width(self) -> int:
        """Cells a row may use."""
        return self.scrollable_content_region.width

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """Ours, made like Textual's when it is first asked for."""
        bar = self._vertical_scrollbar
        if bar is None:
            bar = self._vertical_scrollbar = ScrollThumb(thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return bar

    @property
    def page_rows(self) -> int:
        """Rows in sight."""
        return max(1, self.scrollable_content_region.height)

    def set_rows(self, rows: int) -> None:
        """So many rows there are from now on, in sight or not."""
        before, self.virtual_size = self.virtual_size, Size(self.width, rows)
        self._scroll_update(self.virtual_size)
        if self.virtual_size != before and self.styles.auto_dimensions:
            self.refresh(layout=True)  # as high as its rows

    @abstractmethod
    def move_by(self, steps: int) -> None:
        """Down by so many steps, or up."""

    @abstractmethod
    def move_page(self, share: float) -> None:
        """Down by this share of a page, or up."""

    @abstractmethod
    def move_to(self, place: int) -> None:
        """To a place; -1 is the last one."""

    def stay_in_sight(self) -> None:
        """The wheel was turned: a cursor that is out of sight now comes along, as far as it must."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        self._turn(event, _WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel, back."""
        self._turn(event, -_WHEEL_ROWS)

    def _turn(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        top = max(0, min(self.scroll_offset.y + rows, round(self.max_scroll_y)))
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.stay_in_sight()

    def do_move_down(self, count: int | None) -> None:
        """One step down, or `count`."""
        self.move_by(count or 1)

    def do_move_up(self, count: int | None) -> None:
        """One step up, or `count`."""
        self.move_by(-(count or 1))

    def do_move_page_down(self, count: int | None) -> bool | None:
        """A page down; False passes the key on."""
        self.move_page(count or 1)
        return None

    def do_move_page_up(self, count: int | None) -> None:
        """A page up."""
        self.move_page(-(count or 1))

    def do_move_half_down(self, count: int | None) -> None:
        """Half a page down."""
        self.move_page(0.5 * (count or 1))

    def do_move_half_up(self, count: int | None) -> None:
        """Half a page up."""
        self.move_page(-0.5 * (count or 1))

    def do_move_top(self, count: int | None) -> None:
        """To the top, or to row `count`."""
        self.move_to((count or 1) - 1)

    def do_move_bottom(self, count: int | None) -> None:
        """To the end, or to row `count`."""
        self.move_to(count - 1 if count else -1)
