"""The page of one entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from index.results import Entity, Hop
from reader.actions import NAME
from reader.keymap import Keymap
from reader.messages import PathReady
from reader.screens.naming import Naming, NamingScreen, any_key
from reader.screens.sheets import Picked, PickSheet
from reader.view_model.card import CardItem
from reader.view_model.entity_page import entity_page
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line
from reader.widgets.line_view import LineView


class EntityScreen(NamingScreen):
    """Ends with the `CardItem` that is to be followed on the main screen."""

    page_context = NAME

    def __init__(
        self,
        keymap: Keymap,
        glyphs: Glyphs,
        naming: Naming,
        entity: Entity,
        clock: Callable[[], datetime],
        item: int = 0,
        before: Sequence[Entity] = (),
    ) -> None:
        super().__init__(keymap, glyphs, naming)
        self._clock = clock
        self._hops: tuple[Hop, ...] | None = None
        self._before: list[Entity] = list(before)
        self._items: tuple[CardItem, ...] = ()
        self._way = 0
        self._first_item = item
        self._entity = entity
        self.heading = entity.name

    def first_item(self) -> int:
        """Where the reader stood when an article was opened here, else the first line."""
        return self._first_item

    @property
    def entity(self) -> Entity | None:
        """The one whose page this is."""
        return self._entity

    @property
    def before(self) -> tuple[Entity, ...]:
        """The names whose pages led here, the last one last."""
        return tuple(self._before)

    def update(self, entity: Entity, *, renewed: bool = False) -> None:
        """Another entity's page; Esc comes back to this one. Renewed: the same one after a change."""
        if not renewed and entity.id != self._entity.id:
            self._before.append(self._entity)
            self._hops = None
        self._set(entity, item=self.view.item if renewed else 0)

    def _set(self, entity: Entity, item: int = 0) -> None:
        self._entity = entity
        self.heading = entity.name
        self.redraw(item=item)

    def refresh_names(self) -> None:
        """Ask once more: a correction was made."""
        self.naming.renew_page(self._entity.id, any_key(self._entity))

    def path_ready(self, message: PathReady) -> None:
        """The way to another, if this is still its beginning."""
        if message.start == self._entity.id:
            self._hops = message.hops
            self.redraw(item=self.view.item)
            steps = len(message.hops)
            if steps:
                self.call_after_refresh(lambda: self.view.bring_up(self._way))
            way = f"a way of {steps} sentence{'s' if steps > 1 else ''}"
            self.say(way if steps else "no way of sentences leads there")

    def lines(self, width: int) -> Sequence[Line]:
        """All of it."""
        page = entity_page(self._entity, self._hops, width, self._clock(), self.glyphs)
        self._items, self._way = page.items, page.way
        return page.lines

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Another entity's page, an article or a search."""
        chosen = self._items[event.item]
        if chosen.action == "entity":
            self.naming.open_page(chosen.value)
        else:
            self.dismiss(chosen)

    def do_go_up(self, count: int | None) -> None:
        """The page before, then back."""
        if self._before:
            self._hops = None
            self._set(self._before.pop())
        else:
            self.dismiss(None)

    def do_names_path(self, count: int | None) -> None:
        """Ask to whom a way is wanted."""

        def picked(answer: object) -> None:
            if isinstance(answer, Picked) and answer.entity is not None:
                self.say(f"looking for the way {self.glyphs.ellipsis}")
                self.naming.session.path(self._entity.id, answer.entity.id)

        heading = f"the way from {self._entity.name} to {self.glyphs.ellipsis}"
        sheet = PickSheet(self.keymap, self.glyphs, self.naming.session, heading, without=self._entity.id)
        self.app.push_screen(sheet, picked)
