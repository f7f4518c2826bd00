"""The list of articles: any number of rows, of which only those in sight are fetched and drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from index.results import Hit, Page
from reader.actions import CARD, LIST, RELATED
from reader.messages import Notice
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder
from reader.view_model.row_store import PAGE_SIZE, RowStore
from reader.view_model.rows import hit_lines
from reader.widgets.scrolling import Scrolling


class ResultList(Scrolling):
    """One row an article (reprints share theirs), two while searching (`with_snippets`).

    Args:
        clock: The time now, aware, for dates of today.
        glyphs: The signs of the terminal.
    """

    context = LIST

    @dataclass
    class Moved(Message):
        """The cursor stands on another article; `hit` is None while its row is on its way."""

        row: int
        hit: Hit | None

        def can_replace(self, message: Message) -> bool:
            """Only the last stop of a fast walk matters."""
            return isinstance(message, ResultList.Moved)

    @dataclass
    class Opened(Message):
        """Enter, or a second click, on an article."""

        row: int
        hit: Hit

    @dataclass
    class RowsWanted(Message):
        """Rows near the eye that are not here yet."""

        offset: int
        limit: int

    @dataclass
    class Selected(Message):
        """More or fewer articles are selected."""

    def __init__(self, clock: Callable[[], datetime], glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._glyphs = glyphs
        self._store = RowStore()
        self._with_snippets = False
        self._cursor = 0
        self._under = "cursor"
        self._top, self._tall, self._now = 0, 1, clock()
        self._head: Callable[[int], Line] | None = None
        self._drawn: Event | None = None
        self._wanted: int | None = None
        self._notice: tuple[Line, ...] = ()
        self._selected: dict[str, Hit] = {}
        self.selected_row: int | None = None
        """The row that was selected last."""
        self._strips: LRUCache[tuple[int, str], list[Strip]] = LRUCache(512)

    # -- what is in it
    def show(self, page: Page, *, with_snippets: bool, row: int = 0) -> None:
        """Replace the rows: nothing is drawn or fetched until it is in sight."""
        self._store.reset(page.rows, page.hits)
        self.selected_row = None
        self._with_snippets = with_snippets
        self._notice = ()
        self._wanted = None
        self._strips.clear()
        self._measure()
        self._cursor = max(0, min(row, page.rows - 1))
        self.scroll_to(y=0, animate=False)
        self._see()
        self.refresh()
        self._tell()

    def say(self, lines: tuple[Line, ...]) -> None:
        """Show words instead of rows: nothing found, nothing there yet, something is wrong."""
        self._store.reset(0, ())
        self._notice = lines
        self._cursor = 0
        self._strips.clear()
        self._measure()
        self.refresh()

    def put_above(self, build: Callable[[int], Line] | None) -> None:
        """A row above the others that stays when they scroll, built for a width; None takes it away.

        It is drawn in here, not beside the list, so that nothing of the screen moves when it comes and goes.
        """
        came_or_went = (build is None) != (self._head is None)
        self._head = build
        if came_or_went:
            self._measure()
            self._see()
            self.refresh()
        else:
            self.refresh(Region(0, 0, self.outer_size.width, self._above))

    @property
    def line_above(self) -> Line:
        """That row, blank where there is none."""
        return self._head(self.width) if self._head is not None else BLANK

    @property
    def _above(self) -> int:
        return 0 if self._head is None else 1

    def tell_when_drawn(self, drawn: Event) -> None:
        """Set this when what is in the list stands on the screen; at once where the list is not to be seen."""
        if self._drawn is not None:
            self._drawn.set()
        if self.is_on_screen and self.screen.is_current:
            self._drawn = drawn
        else:
            drawn.set()

    def refresh_cursor(self) -> None:
        """Draw the row of the cursor again: another pane has the keyboard."""
        self._redraw(self._cursor)

    def add_rows(self, page: Page) -> None:
        """Rows that were asked for."""
        self._wanted = None
        self._store.put(page.offset, page.hits)
        first = self.scroll_offset.y // self.row_height
        if page.offset <= first + self.page_rows and first < page.offset + len(page.hits):
            self.refresh()
        if page.offset <= self._cursor < page.offset + len(page.hits):
            self._tell()
        self._want()

    def do_without_rows(self) -> None:
        """The rows that were asked for do not come; the next move asks again."""
        self._wanted = None

    def mark(self, article_id: str, *, read: bool, starred: bool) -> None:
        """Marks that changed."""
        self._store.mark(article_id, read=read, starred=starred)
        self._strips.clear()
        self.refresh()

    def mark_many(self, ids: Iterable[str], *, read: bool | None = None, starred: bool | None = None) -> None:
        """Many articles that were marked at once; what is None stays."""
        self._store.mark_many(ids, read=read, starred=starred)
        self._strips.clear()
        self.refresh()

    @property
    def here(self) -> Iterable[Hit]:
        """The articles whose rows are here, with the marks they came with."""
        return self._store.known

    def renew_marks(self, marks: Mapping[str, tuple[bool, bool]]) -> None:
        """(read, starred) of articles as they are kept; nothing is drawn anew where all stand so."""
        if self._store.renew_marks(marks):
            self._strips.clear()
            self.refresh()

    # -- what is selected
    @property
    def selected(self) -> tuple[Hit, ...]:
        """The articles that the next key is for, in the order they were selected."""
        return tuple(self._selected.values())

    @property
    def all_selected(self) -> bool:
        """Whether every row of the list is selected that is here, and so many are as it has."""
        return 0 < self.total <= len(self._selected) and all(hit.id in self._selected for hit in self._store.known)

    def select(self, hits: Iterable[Hit]) -> None:
        """Select these, too."""
        self._selected.update({hit.id: hit for hit in hits})
        self._selection_changed()

    def unselect(self) -> None:
        """Select nothing."""
        if self._selected:
            self._selected.clear()
            self.selected_row = None
            self._selection_changed()

    def _selection_changed(self) -> None:
        self._strips.clear()
        self.refresh()
        self.post_message(self.Selected())

    def do_mark_select(self, count: int | None) -> None:
        """Select the article under the cursor and go to the next, or so many; one that is selected no longer."""
        for _ in range(count or 1):
            if (hit := self.hit) is None:
                break
            if self._selected.pop(hit.id, None) is None:
                self._selected[hit.id] = hit
                self.selected_row = self._cursor
            for under in ("", "cursor", "cursor-blurred"):
                self._strips.discard((self._cursor, under))
            self.refresh_cursor()
            if self._cursor == self._store.total - 1:
                break
            self.go(self._cursor + 1)
        self.post_message(self.Selected())

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._store.total

    @property
    def cursor(self) -> int:
        """The row of the cursor."""
        return self._cursor

    @property
    def hit(self) -> Hit | None:
        """The article under the cursor."""
        return self._store.get(self._cursor) if self._store.total else None

    def known(self, article_id: str) -> Hit | None:
        """The row of an article with its marks, if it is here or selected."""
        hit = self.hit
        if hit is None or hit.id != article_id:
            row = self._store.row_of(article_id)
            hit = self._store.get(row) if row is not None else self._selected.get(article_id)
        return hit

    def row_of(self, article_id: str) -> int | None:
        """The row of an article, if it is among those that are here."""
        return self._store.row_of(article_id)

    @property
    def row_height(self) -> int:
        """Rows of the screen an article takes."""
        return 2 if self._with_snippets else 1

    @property
    def page_rows(self) -> int:
        """Rows in sight."""
        return max(1, super().page_rows - self._above)

    # -- drawing
    def on_resize(self) -> None:
        """Rows are built for a width."""
        if self.virtual_size.width != self.width:
            self._strips.clear()
        self._measure()
        self._see()
        self._want()

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._strips.clear()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Fetch what comes into sight."""
        super().watch_scroll_y(old, new)
        self._want()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the screen."""
        # While one types, the keys still move through the list; from a pane beside it they do not.
        aside = getattr(self.screen.focused, "context", "") in (RELATED, CARD)
        self._under = "cursor-blurred" if aside else "cursor"
        if self._drawn is not None:
            self.call_later(self._drawn.set)  # the drawing this belongs to is done in one go
            self._drawn = None
        self._top, self._tall, self._now = self.scroll_offset.y, self.row_height, self._clock()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        y -= self._above
        if y < 0:
            return self.paint(self.line_above)
        if not self._store.total:
            return self.paint(self._notice[y] if y < len(self._notice) else BLANK)
        row, part = divmod(y + self._top, self._tall)
        if row >= self._store.total:
            return self.paint(BLANK)
        key = (row, self._under if row == self._cursor else "")
        strips = self._strips.get(key)
        if strips is None:
            hit = self._store.get(row)
            if hit is None:
                return self.paint(LineBuilder().add("  ").add(self._glyphs.dot * 3, "dim").line())
            lines = hit_lines(
                hit,
                self.row_width,
                self._now,
                self._glyphs,
                with_snippet=self._with_snippets,
                selected=hit.id in self._selected,
            )
            strips = self._strips[key] = [self.paint(line, under=key[1]) for line in lines]
        return strips[part]

    # -- moving
    def move_by(self, steps: int) -> None:
        """By articles."""
        self.go(self._cursor + steps)

    def move_page(self, share: float) -> None:
        """By articles in sight."""
        rows = max(1, round(abs(share) * (self.page_rows // self.row_height - (abs(share) >= 1))))
        self.go(self._cursor + (rows if share > 0 else -rows))

    def move_to(self, place: int) -> None:
        """To a row."""
        self.go(place if place >= 0 else self._store.total - 1)

    def go(self, row: int) -> None:
        """Put the cursor on a row."""
        row = max(0, min(row, self._store.total - 1))
        if row != self._cursor and self._store.total:
            old, self._cursor = self._cursor, row
            self._see()
            for changed in (old, row):
                self._redraw(changed)
            self._tell()
            self._want()

    def stay_in_sight(self) -> None:
        """The cursor keeps to the rows in sight."""
        top = self.scroll_offset.y
        first, last = -(-top // self.row_height), (top + self.page_rows) // self.row_height - 1
        self.go(max(first, min(self._cursor, last)))

    def do_go_open(self, count: int | None) -> None:
        """Open the article under the cursor."""
        if (hit := self.hit) is not None:
            self.post_message(self.Opened(self._cursor, hit))

    def do_hit_next(self, count: int | None) -> None:
        """To the next unread article."""
        self._go_unread(1)

    def do_hit_previous(self, count: int | None) -> None:
        """To the unread article before."""
        self._go_unread(-1)

    @property
    def has_unread_below(self) -> bool:
        """Whether an unread article stands below the cursor, as far as the rows are here."""
        return self._store.next_unread(self._cursor + 1, 1) is not None

    def go_unread(self, step: int) -> bool:
        """Put the cursor on the nearest unread article in a direction; False where there is none."""
        row = self._store.next_unread(self._cursor + step, step)
        if row is None:
            return False
        self.go(row)
        return True

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        row = (event.y - self._above + self.scroll_offset.y) // self.row_height
        if event.y >= self._above and row < self._store.total:
            self.go(row)
            if event.chain == 2:
                self.do_go_open(None)

    def _go_unread(self, step: int) -> None:
        if not self.go_unread(step):
            self.post_message(Notice("no unread article " + ("below" if step > 0 else "above")))

    def _measure(self) -> None:
        self.set_rows(self._store.total * self.row_height + self._above)

    def _redraw(self, row: int) -> None:
        self.refresh_lines(row * self.row_height + self._above, self.row_height)

    def _see(self) -> None:
        region = Region(0, self._cursor * self.row_height, 1, self.row_height + self._above)
        self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def _tell(self) -> None:
        if self._store.total:
            self.post_message(self.Moved(self._cursor, self.hit))

    def _want(self) -> None:
        first = self.scroll_offset.y // self.row_height
        rows = self.page_rows // self.row_height + 1
        offset = self._store.missing(first, first + rows)
        if offset is None:
            offset = self._store.missing(first - rows, first + 2 * rows)
        if offset is not None and offset != self._wanted:
            self._wanted = offset
            self.post_message(self.RowsWanted(offset, PAGE_SIZE))
