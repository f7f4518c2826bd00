"""Where the news comes from: feeds in their folders, places on disk, tags and saved searches, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from index.results import Page
from reader.actions import SOURCES
from reader.screens.pages import PageScreen
from reader.view_model.lines import Line, LineBuilder, fit
from reader.view_model.source_form import detail_lines
from reader.view_model.source_rows import SourceRow, group_rows, source_lines, sources_head
from reader.view_model.states import no_sources
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted
from reader.widgets.prompt import Prompt

if TYPE_CHECKING:
    from reader.screens.following import Following


_WIDE = 120
_AROUND = 8
"""Rows of the page and of its side that are no article of a source."""


class SourcesScreen(PageScreen):
    """Ends with the query of the chosen row, or None.

    Args:
        following: Knows the sources and changes them.
        first: The key of the row to begin at, as soon as it is there.
    """

    page_context = SOURCES

    def __init__(self, following: Following, first: tuple[str, str]) -> None:
        super().__init__(following.keymap, following.glyphs)
        self._following = following
        self._wanted = ""
        self._groups = group_rows(following.listing)
        self._newest: tuple[str, Page] | None = None
        self.detail = LineView("", id="source-detail")
        self.detail.can_focus = False
        self.prompt = Prompt(id="prompt")
        self._first = first

    def compose(self) -> ComposeResult:
        """Title, the list and what is known of the row under the cursor, footer."""
        yield Painted(self._draw_head, id="page-head")
        with Container(id="page-body"):
            yield self.view
            with Vertical(id="page-side"):
                yield self.detail
        yield self.prompt
        yield self.footer

    def on_mount(self) -> None:
        """Show what is known, ask for what stands now."""
        self.set_class(self.app.size.width >= _WIDE, "-wide")  # Textual sets breakpoints on a resize only
        super().on_mount()
        self.detail.show(self._detail_lines)
        self._look_closer()
        self._following.refresh()

    @property
    def rows(self) -> list[SourceRow]:
        """The rows that are shown."""
        return [row for group in self._groups for row in group.rows]

    @property
    def row(self) -> SourceRow | None:
        """The row under the cursor."""
        rows = self.rows
        return rows[self.view.item] if self.view.item < len(rows) else None

    def first_item(self) -> int:
        """The row one came for."""
        return self._item_of(self._first)

    def _item_of(self, key: tuple[str, str]) -> int:
        """The row with a key; only the kind counts where the rest is empty."""
        for item, row in enumerate(self.rows):
            if row.key == key or (not key[1] and row.kind == key[0]):
                return item
        return 0

    def lines(self, width: int) -> Sequence[Line]:
        """The rows, or how to get some."""
        listing = self._following.listing
        lines = source_lines(self._groups, width, self._following.clock(), self.glyphs)
        if not listing.is_known:
            return ()
        if not listing.sources and not self._wanted:
            lines += no_sources(self.keymap.key_words("source.add"), width)
        if not lines:
            lines.append(LineBuilder().add(f"  Nothing here holds “{self._wanted}”.", "dim").line())
        return lines

    def renew(self) -> None:
        """Other counts, other rows: the cursor stays on its row."""
        row = self.row
        self._groups = group_rows(self._following.listing, self._wanted)
        self.view.item = self._item_of(row.key if row is not None and not self._first[0] else self._first)
        self.view.rebuild()
        self._draw_again()

    def newest_ready(self, query: str, page: Page) -> None:
        """The newest articles of a row."""
        self._newest = (query, page)
        self.detail.rebuild()

    def _draw_again(self) -> None:
        self.query_one("#page-head", Painted).rebuild()
        self.detail.rebuild()

    def _draw_head(self, width: int) -> Line:
        line = LineBuilder().add(f" {self.glyphs.back} ", "key").add("sources   ", "headline")
        words = sources_head(self._following.listing, self._groups, self._wanted)
        right = self._following.progress
        line.add(fit(words, max(8, width - line.cells - len(right) - 3), self.glyphs.ellipsis), "dim")
        return line.pad_to(width - len(right) - 1).add(right, "dim").line()

    def _detail_lines(self, width: int) -> Sequence[Line]:
        row = self.row
        if row is None:
            return ()
        known = self._newest is not None and self._newest[0] == row.query
        hits = self._newest[1].hits if known and self._newest is not None else None
        return detail_lines(row, hits, width, self._following.clock(), self.glyphs)

    def _look_closer(self) -> None:
        row = self.row
        if row is not None and self.has_class("-wide"):
            self._following.ask_newest(
                row.query, max(1, self.app.size.height - _AROUND)
            )  # as many as there may be room for
        self.detail.rebuild()

    def on_resize(self, event: events.Resize) -> None:
        """Room for the side, perhaps."""
        self.set_class(event.size.width >= _WIDE, "-wide")
        self.call_after_refresh(self._look_closer)

    def on_line_view_moved(self, event: LineView.Moved) -> None:
        """Another row under the cursor."""
        self._first = ("", "")  # one has looked elsewhere
        if event.view is self.view:
            self._look_closer()

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Its articles."""
        if (row := self.row) is not None:
            self._following.place = row.key
            self.dismiss(row.query)

    # -- keys
    def do_go_up(self, count: int | None) -> None:
        """The whole list again, or back."""
        if self._wanted:
            self._filter("")
        else:
            self.dismiss(None)

    def do_source_filter(self, count: int | None) -> None:
        """Narrow the list while one types."""

        def answered(text: str) -> None:
            self._filter(text)
            self.view.focus()

        self.prompt.ask("show those with", answered, typed=self._filter)

    def _filter(self, text: str) -> None:
        self._wanted, self._first = text.strip(), ("", "")
        self.renew()
        self._look_closer()

    def do_source_add(self, count: int | None) -> None:
        """Ask for an address or a path, in the line that completes paths."""
        self._following.ask_to_add(self)

    def do_source_edit(self, count: int | None) -> None:
        """What is kept about it."""
        row = self.row
        if row is not None and row.source is not None:
            self._following.open_form(row.source)
        elif row is not None and row.kind == "folder":
            self._rename_folder(row.title)
        elif row is not None and row.kind == "saved":
            self._change_search(row)
        else:
            self.say("nothing to change about this one")

    def _rename_folder(self, folder: str) -> None:
        def answered(text: str) -> None:
            self.view.focus()
            if text != folder:
                self._following.rename_folder(folder, text)

        self.prompt.ask("name of the folder", answered, value=folder)

    def _change_search(self, row: SourceRow) -> None:
        def answered(text: str) -> None:
            self.view.focus()
            if text and text != row.query:
                self._following.save(row.title, text)

        self.prompt.ask("search", answered, value=row.query)

    def do_source_update(self, count: int | None) -> None:
        """Ask this one for news."""
        row = self.row
        if row is not None and row.kind == "folder":
            inside = [s for s in self._following.listing.sources if s.folder == row.title]
            self._following.update([source.location for source in inside], row.title)
        elif row is not None and row.source is not None:
            self._following.update([row.source.location], row.title)
        else:
            self._following.update()

    def do_source_pause(self, count: int | None) -> None:
        """Leave it out of updates, or not."""
        row = self.row
        if row is None or row.source is None:
            self.say("only a source can be paused")
        else:
            self._following.pause(row.source)

    def do_source_remove(self, count: int | None) -> None:
        """Away with it, after a question."""
        row = self.row
        if row is None or (row.source is None and row.kind != "saved"):
            self.say("only sources and saved searches can be removed")
            return

        def answered(text: str) -> None:
            self.view.focus()
            if text.lower() in ("y", "yes"):
                self._following.remove(row)
            else:
                self.say("nothing was removed")

        self.prompt.ask(self._following.removal_words(row), answered)

    def do_mark_all(self, count: int | None) -> None:
        """All of its articles are read."""
        if (row := self.row) is not None:
            self._following.mark_all(row.query, row.title)

    def do_mark_undo(self, count: int | None) -> None:
        """Take the last change back."""
        self._following.undo()

    def do_app_update(self, count: int | None) -> None:
        """Ask all of them."""
        self._following.update()

    def do_hit_next(self, count: int | None) -> None:
        """To the next row with something unread."""
        self._to_unread(1)

    def do_hit_previous(self, count: int | None) -> None:
        """To the one before."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        rows = self.rows
        item = self.view.item + step
        while 0 <= item < len(rows):
            if rows[item].unread and rows[item].kind == "source":
                self.view.move_to(item)
                return
            item += step
        self.say("nothing unread " + ("below" if step > 0 else "above"))
