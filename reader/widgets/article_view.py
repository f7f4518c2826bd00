"""An article: the text at a comfortable measure, names and figures lit, a cursor that walks the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.cache import LRUCache
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from index.article import Article
from index.results import Editions
from reader.actions import ARTICLE
from reader.keymap import Keymap
from reader.view_model.article_rows import article_row
from reader.view_model.document import Layout, lay_out
from reader.view_model.glyphs import Glyphs
from reader.view_model.hints import Hints
from reader.view_model.lines import BLANK, Line
from reader.view_model.mark_cursor import MarkCursor
from reader.view_model.marks import DEFAULT_LIGHTS, Mark, name_marks
from reader.widgets.scrolling import Scrolling

_CONTEXT_ROWS = 3
"""Rows kept above a place that is jumped to."""


class ArticleView(Scrolling):
    """Wraps once a width, draws only rows in sight, keeps a strip a row.

    Args:
        measure: The widest line of text, in cells.
        preview: True for the pane beside the list: no focus, no name cursor.
    """

    ALLOW_SELECT = True
    context = ARTICLE

    @dataclass
    class Scrolled(Message):
        """Another part of the article is in sight."""

        view: ArticleView

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ArticleView.Scrolled) and message.view is self.view

    @dataclass
    class NameOpened(Message):
        """Enter, a hint or a click on a name: its id, and what it is called."""

        entity: str
        name: str

    @dataclass
    class Placed(Message):
        """The cursor stands on a name or a hit; `words` say which of how many."""

        words: str
        is_name: bool = False

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters."""
            return isinstance(message, ArticleView.Placed)

    def __init__(
        self,
        clock: Callable[[], datetime],
        glyphs: Glyphs,
        keymap: Keymap,
        *,
        measure: int = 72,
        preview: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.can_focus = not preview
        self._clock = clock
        self._glyphs = glyphs
        self._keymap = keymap
        self.measure = measure
        self._preview = preview
        self.article: Article | None = None
        self._editions = Editions()
        self._note = ""
        self.lights: frozenset[str] = DEFAULT_LIGHTS
        self.only: frozenset[str] | None = None
        self._silent: frozenset[str] = frozenset()
        self.with_furniture = False
        self._layout: Layout | None = None
        self._names = MarkCursor(names_only=True)
        self._hits = MarkCursor()
        self._hints = Hints()
        self._opened_at: int | None = None
        self._is_placed = True
        self._strips: LRUCache[int, Strip] = LRUCache(2048)

    # -- what is in it
    def show(
        self,
        article: Article,
        hits: Sequence[Mark] = (),
        *,
        offset: int | None = None,
        editions: Editions | None = None,
        note: str = "",
    ) -> None:
        """Open an article at a character, or at its first hit, or at the top."""
        self.article = article
        self._editions = editions or Editions()
        self._note = note
        self._names.set_marks(name_marks(article, self.lights, self._silent, self.only))
        self._hits.set_marks(hits)
        self._hints.end()
        self._layout = None
        self._opened_at = offset
        self._is_placed = False
        self._wrap()
        self.refresh()

    def _place(self) -> None:
        """Go to where an article opens; once, as soon as the widget has its size."""
        self._is_placed = True
        row = 0
        if self._opened_at is not None:
            row = self._row_of(self._opened_at)
        elif self._hits.index.marks:
            row = self._row_of(self._hits.index.marks[0].start)
            row = row - _CONTEXT_ROWS if row >= self.page_rows - _CONTEXT_ROWS else 0
        self._scroll_to_row(row)
        self.post_message(self.Scrolled(self))

    def clear(self) -> None:
        """Nothing to show."""
        self.article = None
        self._layout = None
        self._names.set_marks(())
        self._hits.set_marks(())
        self._strips.clear()
        self.set_rows(0)
        self.refresh()

    def renew(self, article: Article, editions: Editions) -> None:
        """The same article with what was recognised in the meantime; nothing moves."""
        offset = self.offset_in_sight
        self.article = article
        self._editions = editions
        self._light()
        self._layout = None
        self._wrap()
        self._scroll_to_row(self._row_of(offset) if offset else 0)

    def set_note(self, note: str) -> None:
        """Another note stands above the text; nothing else moves."""
        if note != self._note and self.article is not None:
            self._note = note
            self.renew(self.article, self._editions)

    def set_hits(self, hits: Sequence[Mark]) -> None:
        """Other words are searched for in this article."""
        self._hits.set_marks(hits)
        self._strips.clear()
        self.refresh()

    @property
    def offset_in_sight(self) -> int:
        """The character at the top of the screen; 0 while the top of the article is in sight."""
        if self._layout is None or not self.scroll_offset.y:
            return 0
        return self._layout.starts[min(self.scroll_offset.y, len(self._layout.starts) - 1)]

    @property
    def shows_headline(self) -> bool:
        """Whether any of the headline is in sight."""
        return self._layout is None or self.scroll_offset.y < self._layout.headline_rows

    @property
    def share_read(self) -> int:
        """How much of the article has been in sight, in per cent."""
        if self._layout is None or not self._layout.rows:
            return 0
        return min(100, round(100 * (self.scroll_offset.y + self.page_rows) / len(self._layout.rows)))

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        return self._layout is None or self.scroll_offset.y + self.page_rows >= len(self._layout.rows)

    @property
    def is_changed(self) -> bool:
        """Whether the outlet changed the text since it came in."""
        return self._editions.changed is not None

    @property
    def current_name(self) -> Mark | None:
        """The name under the cursor."""
        return self._names.current

    @property
    def hit_count(self) -> int:
        """How many places match what was searched for."""
        return len(self._hits.index.marks)

    def paragraph_in_sight(self) -> str:
        """The words of the paragraph under the cursor, or the first one in sight; "" where there is no text."""
        if self.article is None or self._layout is None:
            return ""
        mark = self._names.current or self._hits.current
        offset = mark.start if mark is not None else self.offset_in_sight
        if not self.article.paragraphs:
            return self.article.text.strip().partition("\n")[0]
        told = [p for p in self.article.paragraphs if p.kind in ("body", "quote", "list")]
        ahead = [p for p in told if p.end > offset] or told[-1:]
        return self.article.paragraph_text(ahead[0]) if ahead else ""

    # -- layout
    @property
    def _text_width(self) -> int:
        return max(10, min(self.measure, self.width - (2 if self._preview else 4)))

    @property
    def _margin(self) -> int:
        return 1 if self._preview else max(1, (self.width - self._text_width) // 2)

    def _wrap(self) -> None:
        if self.article is None or not self.width:
            return
        if self._layout is None or self._layout.width != self._text_width:
            self._layout = lay_out(
                self.article,
                self._text_width,
                self._clock(),
                self._glyphs,
                with_furniture=self.with_furniture,
                editions=self._editions,
                note=self._note,
            )
        self._strips.clear()
        self.set_rows(len(self._layout.rows))
        if not self._is_placed and self.size.height > 1:
            self._place()

    def on_resize(self) -> None:
        """Wrap anew and stay at the same words."""
        offset = self.offset_in_sight if self._is_placed else 0
        self._wrap()
        if offset:
            self._scroll_to_row(self._row_of(offset))
        self.refresh()
        self.post_message(self.Scrolled(self))  # of another height another share is read

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._strips.clear()

    def _row_of(self, offset: int) -> int:
        return self._layout.row_at(offset) if self._layout is not None else 0

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell how far one has read."""
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            if self._hints:
                self._end_hints()
            self.post_message(self.Scrolled(self))

    # -- drawing
    def render_line(self, y: int) -> Strip:
        """One row."""
        row = y + self.scroll_offset.y
        selection = self.text_selection
        if selection is None and (strip := self._strips.get(row)) is not None:
            return strip
        if self._layout is None or row >= len(self._layout.rows):
            return self.paint(BLANK)
        line = self._line(row)
        if selection is not None and (span := selection.get_span(row)) is not None:
            start, end = span
            line = Line(line.text, (*line.spans, (start, len(line.text) if end == -1 else end, "selection")))
        strip = self.paint(line).apply_offsets(0, row)
        if selection is None:
            self._strips[row] = strip
        return strip

    def _line(self, number: int) -> Line:
        assert self._layout is not None and self.article is not None
        row = self._layout.rows[number]
        return article_row(row, self.article.text, self._margin, self._names, self._hits, self._hints)

    # -- selection
    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, without margins."""
        if self._layout is None:
            return None
        lines = "\n".join(self._line(row).text for row in range(len(self._layout.rows)))
        chosen = selection.extract(lines)
        return "\n".join(line.strip() for line in chosen.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """The selection is drawn here."""
        self._strips.clear()
        self.refresh()

    # -- moving
    def move_by(self, steps: int) -> None:
        """By rows."""
        self._scroll_to_row(min(self.scroll_offset.y + steps, round(self.max_scroll_y)))

    def move_page(self, share: float) -> None:
        """By pages; a row of the old one stays."""
        rows = max(1, round(abs(share) * self.page_rows) - (2 if abs(share) >= 1 else 0))
        self.move_by(rows if share > 0 else -rows)

    def move_to(self, place: int) -> None:
        """To a row."""
        self._scroll_to_row(min(place, round(self.max_scroll_y)) if place >= 0 else round(self.max_scroll_y))

    def do_move_page_down(self, count: int | None) -> bool | None:
        """A page down; at the end of the article the key is the screen's."""
        return False if self.at_end else super().do_move_page_down(count)

    # -- names
    def do_names_next(self, count: int | None) -> None:
        """To the next name; from where one reads, the first one in sight."""
        self._walk(count or 1)

    def do_names_previous(self, count: int | None) -> None:
        """To the name before."""
        self._walk(-(count or 1))

    def do_names_hints(self, count: int | None) -> None:
        """Letters on the names in sight."""
        if self._layout is None:
            return
        first = self.scroll_offset.y
        last = min(first + self.page_rows, len(self._layout.rows))
        seen = [
            index
            for row in range(first, last)
            if self._layout.rows[row].made is None
            for index, mark in self._names.index.touching(self._layout.rows[row].start, self._layout.rows[row].end)
            if mark.entity_id and mark.start >= self._layout.rows[row].start
        ]
        self._hints.put_on(seen)
        self._strips.clear()
        self.refresh()
        words = "type a letter, Esc stops" if self._hints else "no names in sight"
        self.post_message(self.Placed(words))

    def take_key(self, key: str) -> bool:
        """While hints are shown, every key belongs to them."""
        if not self._hints:
            return False
        chosen = self._hints.type(key)
        if self._hints:
            self._strips.clear()
            self.refresh()
        else:
            self._end_hints()
        if chosen is not None:
            self._go_to_name(chosen)
            self._open_name()
        return True

    def do_go_open(self, count: int | None) -> None:
        """The card of the name under the cursor."""
        if self.current_name is None:
            self.post_message(self.Placed(f"{self._keymap.ways_to_names()}, Enter opens its card"))
        else:
            self._open_name()

    def _end_hints(self) -> None:
        self._hints.end()
        self._strips.clear()
        self.refresh()
        self.post_message(self.Placed(""))

    def _open_name(self) -> None:
        if (mark := self.current_name) is not None and (mark.entity_id or mark.entity):
            self.post_message(self.NameOpened(mark.entity_id or mark.entity, mark.entity))

    def _walk(self, step: int) -> None:
        old = self._names.current
        stop = self._names.step(step, self.offset_in_sight)
        if stop is None:
            known = self.article is not None and self.article.mentions
            key = self._keymap.key_words("show.all")
            unlit = f"no names are lit in this article; {key} lights every kind"
            self.post_message(self.Placed(unlit if known else "no names are known here yet"))
            return
        self._show_place(stop.mark, old)
        words = f"{stop.mark.entity}  {stop.mark.role}  {stop.number} of {stop.count}"
        self.post_message(self.Placed(words, is_name=True))

    def _go_to_name(self, index: int) -> None:
        old, self._names.at = self._names.current, index
        self._show_place(self._names.index.marks[index], old)

    def _show_place(self, mark: Mark, old: Mark | None) -> None:
        """Bring a mark into sight and draw again only the rows of it and of the one before."""
        row = self._row_of(mark.start)
        if not self.scroll_offset.y <= row < self.scroll_offset.y + self.page_rows:
            self._scroll_to_row(min(row - _CONTEXT_ROWS, round(self.max_scroll_y)))
        for place in (mark, old):
            if place is not None:
                for changed in range(self._row_of(place.start), self._row_of(place.end - 1) + 1):
                    self._strips.discard(changed)
                    self.refresh_line(changed)

    # -- hits
    def do_hit_next(self, count: int | None) -> None:
        """To the next place that was searched for."""
        self._walk_hits(count or 1)

    def do_hit_previous(self, count: int | None) -> None:
        """To the place before."""
        self._walk_hits(-(count or 1))

    def go_to_first_hit(self) -> None:
        """To the first hit at or below what is in sight."""
        self._hits.at = None
        if self._hits.index.marks:
            self._walk_hits(1)

    def _walk_hits(self, step: int) -> None:
        old = self._hits.current
        stop = self._hits.step(step, self.offset_in_sight)
        if stop is None:
            key = self._keymap.key_words("search.text")
            self.post_message(self.Placed(f"nothing was searched for; {key} searches in this article"))
            return
        self._show_place(stop.mark, old)
        self.post_message(self.Placed(f"hit {stop.number} of {stop.count}"))

    # -- what is lit
    def light(self, lights: frozenset[str]) -> None:
        """Light these kinds and no others."""
        self.lights = lights
        self._light()

    def light_only(self, entity_ids: frozenset[str] | None) -> None:
        """Light these entities alone, in whatever article; None ends it."""
        if entity_ids != self.only:
            self.only = entity_ids
            self._light()

    def silence(self, entity_ids: frozenset[str]) -> None:
        """Never light these entities."""
        if entity_ids != self._silent:
            self._silent = entity_ids
            self._light()

    def show_furniture(self, shown: bool) -> None:
        """Show or hide what the site put around the text."""
        offset = self.offset_in_sight
        self.with_furniture = shown
        self._layout = None
        self._wrap()
        self._scroll_to_row(self._row_of(offset) if offset else 0)
        self.refresh()

    def _light(self) -> None:
        marks = name_marks(self.article, self.lights, self._silent, self.only) if self.article is not None else ()
        self._names.set_marks(marks, keep=True)
        self._hints.end()
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on a name opens its card."""
        row = event.y + self.scroll_offset.y
        if self._preview or self._layout is None or row >= len(self._layout.rows):
            return
        place = self._layout.rows[row]
        offset = place.start + event.x - self._margin - len(place.prefix)
        for index, mark in self._names.index.touching(place.start, place.end):
            if mark.start <= offset < mark.end and mark.entity_id and place.made is None:
                self._go_to_name(index)
                self._open_name()
                return
