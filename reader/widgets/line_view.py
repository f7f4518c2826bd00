"""A scrolling list of ready lines with a cursor over its items: related articles, cards, trail, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.view_model.hints import label_names, matching
from reader.view_model.lines import BLANK, Line
from reader.widgets.scrolling import Scrolling

BuildLines = Callable[[int], Sequence[Line]]


class LineView(Scrolling):
    """Lines built for the width there is. Lines that share an `item` are one thing to choose.

    A list without items (the help) scrolls instead of moving a cursor.
    """

    @dataclass
    class Chosen(Message):
        """Enter, or a second click, on an item."""

        view: LineView
        item: int

        @property
        def control(self) -> LineView:
            """The list."""
            return self.view

    @dataclass
    class Moved(Message):
        """The cursor stands on another item."""

        view: LineView

        def can_replace(self, message: Message) -> bool:
            """Only the last stop of a fast walk matters."""
            return isinstance(message, LineView.Moved) and message.view is self.view

    def __init__(self, context: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.context = context
        self._build: BuildLines = lambda width: ()
        self._lines: Sequence[Line] = ()
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._hints: dict[str, int] = {}
        self._typed = ""
        self.item = 0
        self.shows_cursor = False
        """Whether the cursor shows without the keyboard, too: where a line beside it moves it."""

    def show(self, build: BuildLines, *, item: int = 0) -> None:
        """Replace the lines; the cursor goes to `item`."""
        self._build = build
        self.item = item
        self.rebuild()
        self.scroll_to(y=0, animate=False)
        if item:
            self._see()

    def rebuild(self) -> None:
        """Build the lines again at the width there is."""
        self._lines = tuple(self._build(self.width)) if self.width else ()
        self._first, self._last = {}, {}
        for row, line in enumerate(self._lines):
            if line.item is not None:
                self._first.setdefault(line.item, row)
                self._last[line.item] = row
        if self._first:
            self.item = min(self.item, len(self._first) - 1)
        self.set_rows(len(self._lines))
        self.refresh()

    @property
    def items(self) -> int:
        """How many things there are to choose."""
        return len(self._first)

    @property
    def rows(self) -> int:
        """How many rows the lines take."""
        return len(self._lines)

    def on_resize(self) -> None:
        """Lines are built for a width."""
        self.rebuild()
        self._see()

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor steps back, and letters go."""
        self._hint(())

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = y + self.scroll_offset.y
        line = self._lines[row] if row < len(self._lines) else BLANK
        if self._hints and line.item is not None and self._first[line.item] == row:
            line = self._with_letters(line)
        under = line.item is not None and line.item == self.item and (self.has_focus or self.shows_cursor)
        return self.paint(line, under="cursor" if under else "")

    def move_by(self, steps: int) -> None:
        """By items, or by rows where there are none."""
        if not self._first:
            self.scroll_to(y=self.scroll_offset.y + steps, animate=False)
        else:
            self._go(self.item + steps)

    def move_page(self, share: float) -> None:
        """By rows; the cursor goes to the first item from there on."""
        rows = round(share * self.page_rows)
        if not self._first:
            self.scroll_to(y=self.scroll_offset.y + rows, animate=False)
            return
        target = self._first[self.item] + rows
        reached = [item for item, row in self._first.items() if row <= max(0, target)]
        self._go(max(reached, default=0))

    def move_to(self, place: int) -> None:
        """To an item, or a row where there are none."""
        if not self._first:
            self.scroll_to(y=place if place >= 0 else len(self._lines), animate=False)
        else:
            self._go(place if place >= 0 else len(self._first) - 1)

    def stay_in_sight(self) -> None:
        """The cursor goes to the nearest item in sight, if there is one."""
        top = self.scroll_offset.y
        seen = [item for item, row in self._first.items() if top <= row < top + self.page_rows]
        if seen and self.item not in seen:
            self.item = min(seen, key=lambda item: abs(item - self.item))
            self.post_message(self.Moved(self))
            self.refresh()

    def bring_up(self, item: int) -> None:
        """The cursor to an item, with what stands above it out of the way of what follows."""
        self._go(item)
        if item in self._first:
            self.scroll_to(y=self._first[item] - 1, animate=False, immediate=True, force=True)

    def do_go_open(self, count: int | None) -> None:
        """Choose the item under the cursor."""
        if self._first:
            self.post_message(self.Chosen(self, self.item))

    # -- letters
    def do_names_hints(self, count: int | None) -> None:
        """A letter before every item in sight; typing it chooses the item."""
        top = self.scroll_offset.y
        rows = self._lines[top : top + self.page_rows]
        self._hint([line.item for line in rows if line.item is not None])

    def take_key(self, key: str) -> bool:
        """While letters are shown, every key belongs to them."""
        if not self._hints:
            return False
        typed = self._typed + key
        found = matching(self._hints, typed)
        if any(label == typed for label, _ in found):
            item = self._hints[typed]
            self._hint(())
            self._go(item)
            self.do_go_open(None)
        elif found:
            self._typed = typed
            self.refresh()
        else:
            self._hint(())
        return True

    def _hint(self, items: Sequence[int]) -> None:
        self._hints, self._typed = label_names(items), ""
        self.refresh()

    def _with_letters(self, line: Line) -> Line:
        label = next((label for label, item in matching(self._hints, self._typed) if item == line.item), "")
        left = label[len(self._typed) :]
        if not left:
            return line
        return Line(left + line.text[len(left) :], (*line.spans, (0, len(left), "hint")), line.item)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        row = event.y + self.scroll_offset.y
        if row < len(self._lines) and (item := self._lines[row].item) is not None:
            self._go(item)
            if event.chain == 2:
                self.do_go_open(None)

    def _go(self, item: int) -> None:
        self.item = max(0, min(item, len(self._first) - 1))
        self.post_message(self.Moved(self))
        self._see()
        self.refresh()

    def _see(self) -> None:
        if self.item in self._first:
            top, bottom = self._first[self.item], self._last[self.item]
            if self.item == 0:
                top = 0  # headings above the first item
            self.scroll_to_region(Region(0, top, 1, bottom - top + 1), animate=False, immediate=True, force=True)
