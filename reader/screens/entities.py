"""The persons, organisations and places of the library, the most frequent first."""

from __future__ import annotations

from collections.abc import Sequence

from index.results import Entity
from reader.keymap import Keymap
from reader.screens.pages import PageScreen
from reader.view_model.card import headline_of, list_line
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder
from reader.widgets.line_view import LineView


class EntitiesScreen(PageScreen):
    """Ends with the id of the chosen entity."""

    def __init__(self, keymap: Keymap, glyphs: Glyphs, entities: Sequence[Entity]) -> None:
        super().__init__(keymap, glyphs)
        self._entities = entities
        self.heading = headline_of(entities)

    def lines(self, width: int) -> Sequence[Line]:
        """A row an entity."""
        if not self._entities:
            words = "No names yet: they appear as the articles are recognised."
            return (LineBuilder().add("  ").add(words, "dim").line(),)
        return [list_line(entity, width, self.glyphs, item) for item, entity in enumerate(self._entities)]

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Its card, on the main screen."""
        self.dismiss(self._entities[event.item].id)
