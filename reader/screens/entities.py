"""The names of the library, or of one article: filtered by typing, by kind, in three orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult

from index.results import Entity
from reader.actions import NAMES
from reader.keymap import Keymap
from reader.messages import EntitiesReady
from reader.screens.naming import Naming, NamingScreen
from reader.session import ENTITY_LIMIT
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder
from reader.view_model.names_list import SORTS, head_line, heading, names_lines, none_words
from reader.widgets.line_view import LineView
from reader.widgets.prompt import Prompt


class EntitiesScreen(NamingScreen):
    """Asks for other names as it is told to. Enter opens the page of one."""

    page_context = NAMES

    def __init__(
        self, keymap: Keymap, glyphs: Glyphs, naming: Naming, message: EntitiesReady, item: int = 0
    ) -> None:
        super().__init__(keymap, glyphs, naming)
        self._first_item = item
        self.prompt = Prompt(id="prompt")
        self._take(message)

    def first_item(self) -> int:
        """Where the reader stood when the list was left for an article, else the first name."""
        return self._first_item

    def compose(self) -> ComposeResult:
        """Title, lines, the line to type in, footer."""
        *above, footer = super().compose()
        yield from above
        yield self.prompt
        yield footer

    def _take(self, message: EntitiesReady) -> None:
        self.asked = message.asked
        self.entities = message.entities
        self.watched = message.watched
        count = len(message.entities)
        has_more = count >= ENTITY_LIMIT and not message.asked.article_id
        self.heading = heading(message.asked, count, has_more=has_more)

    def update(self, message: EntitiesReady) -> None:
        """Other names, or the same ones after a correction; all again begin at the one that was chosen of some."""
        same, widened = message.asked == self.asked, bool(self.asked.match) and not message.asked.match
        chosen, item = self.entity, self.view.item if same else 0
        self._take(message)
        if chosen is not None and (same or widened):
            ids = [entity.id for entity in self._listed]
            item = ids.index(chosen.id) if chosen.id in ids else item
        self.redraw(item=item)

    def refresh_names(self) -> None:
        """Ask once more: a correction was made."""
        self.naming.session.entities(self.asked)

    def lines(self, width: int) -> Sequence[Line]:
        """The watched names, then a row an entity."""
        if not self.entities and not self.watched:
            words = none_words(self.asked, self.keymap.key_words("list.sort"))
            return (LineBuilder().add("  ").add(words, "dim").line(),)
        return names_lines(self.entities, self.watched, width, self.glyphs)

    def _draw_head(self, width: int) -> Line:
        heading = LineBuilder().add(f" {self.glyphs.back} ", "key").add(self.heading, "headline")
        return head_line(heading, self.entities, self.watched, self.view.width or width, self.glyphs)

    @property
    def entity(self) -> Entity | None:
        """The one under the cursor."""
        listed = self._listed
        return listed[self.view.item] if self.view.item < len(listed) else None

    @property
    def _listed(self) -> list[Entity]:
        return [*(one.entity for one in self.watched), *self.entities]

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Its page."""
        if self.entity is not None:
            self.naming.open_page(self.entity.id)

    def do_go_up(self, count: int | None) -> None:
        """All names again, then back."""
        if not self.asked.article_id and (self.asked.match or self.asked.kind):
            self._ask(kind="", match="")
        else:
            self.dismiss(None)

    def do_names_mend(self, count: int | None) -> None:
        """The sheet."""
        self.naming.mend_listed(self.entity)

    def do_names_find(self, count: int | None) -> None:
        """Type words of a name."""

        def answered(answer: str) -> None:
            self.view.focus()
            self._ask(match=answer)

        self.prompt.ask("names with", answered, typed=lambda words: self._ask(match=words.strip()))

    def do_list_sort(self, count: int | None) -> None:
        """The next order."""
        self._ask(sort=SORTS[(SORTS.index(self.asked.sort) + 1) % len(SORTS)])

    def do_show_person(self, count: int | None) -> None:
        """Only persons, or all."""
        self._only("person")

    def do_show_organisation(self, count: int | None) -> None:
        """Only organisations, or all."""
        self._only("organisation")

    def do_show_place(self, count: int | None) -> None:
        """Only places, or all."""
        self._only("place")

    def do_show_all(self, count: int | None) -> None:
        """All kinds."""
        self._ask(kind="")

    def _only(self, kind: str) -> None:
        self._ask(kind="" if self.asked.kind == kind else kind)

    def _ask(self, **changed: str) -> None:
        if self.asked.article_id:
            self.say(f"these are the names of one article; {self.keymap.key_words('go.entities')} lists all")
            return
        self.naming.session.entities(replace(self.asked, **changed))
