"""Beside the text, or as a sheet below it: the related articles, and an entity's card under or over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.message import Message

from index.results import Entity, Related
from reader.actions import CARD, RELATED
from reader.view_model.card import CardItem, count_words, entity_card, kind_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit
from reader.view_model.related import in_order, related_lines, wants_headings
from reader.view_model.wrap import wrap
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted
from reader.widgets.panes import Column


class SidePanel(Column):
    """Holds the related list and the card.

    `is_wide`: it stands beside the text, with both in sight and a rule between; otherwise it is a sheet
    with a titled rule on top, and shows one of them.
    """

    @dataclass
    class RelatedChosen(Message):
        """A related article is to be opened."""

        related: Related

    @dataclass
    class CardChosen(Message):
        """A line of the card is to be followed."""

        item: CardItem

    def __init__(self, clock: Callable[[], datetime], glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._glyphs = glyphs
        self._related: tuple[Related, ...] = ()
        self._state = ""
        self._card_items: Sequence[CardItem] = ()
        self.entity: Entity | None = None
        self.is_wide = False
        self.head = Painted(self._draw_head, id="sheet-head")
        self.related = LineView(RELATED, id="related")
        self.rule = Painted(lambda width: LineBuilder().add(glyphs.rule * width, "rule").line(), id="card-rule")
        self.card = LineView(CARD, id="card")

    def compose(self) -> ComposeResult:
        """Head, related, rule, card."""
        yield self.head
        yield self.related
        yield self.rule
        yield self.card

    def on_mount(self) -> None:
        """Nothing is open yet."""
        self.settle()

    def set_related(self, related: Sequence[Related], otherwise: str = "") -> None:
        """Show these, the best of each group first; where there are none, say so, or what else there is to say."""
        self._related = in_order(related)
        self._state = "" if related else otherwise or "Nothing in the library belongs to this article."
        self.related.show(self._draw_related)
        self.head.rebuild()

    def wait_for_related(self) -> None:
        """They were asked for."""
        self._related, self._state = (), f"looking for related articles {self._glyphs.ellipsis}"
        self.related.show(self._draw_related)
        self.head.rebuild()

    def set_card(self, entity: Entity | None) -> None:
        """Show an entity's card, or none."""
        self.entity = entity
        self.settle()
        if entity is not None:
            self.card.show(self._draw_card)

    def settle(self) -> None:
        """Who is in sight, by the room there is."""
        has_card = self.entity is not None
        self.head.display = not self.is_wide
        self.related.display = self.is_wide or not has_card
        self.rule.display = self.is_wide and has_card
        self.card.display = has_card
        if self.is_wide and has_card:
            rows = len(self._draw_card(max(20, self.size.width - 1)))  # the scroll bar takes a cell
            self.card.styles.height = max(6, min(rows, self.size.height * 3 // 5))
        else:
            self.card.styles.height = "1fr"
        self.head.rebuild()

    def on_resize(self) -> None:
        """Share the rows anew."""
        self.settle()

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Say what was chosen in terms of articles and entities."""
        event.stop()
        if event.view is self.related and event.item < len(self._related):
            self.post_message(self.RelatedChosen(self._related[event.item]))
        elif event.view is self.card and event.item < len(self._card_items):
            self.post_message(self.CardChosen(self._card_items[event.item]))

    def _draw_related(self, width: int) -> Sequence[Line]:
        if not self._related:
            lines = wrap(self._state, width - 2)
            return tuple(LineBuilder().add(" ").add(self._state[start:end], "dim").line() for start, end in lines)
        return related_lines(
            self._related, width, self._clock(), self._glyphs, headings=self.is_wide or wants_headings(width)
        )

    def _draw_card(self, width: int) -> Sequence[Line]:
        if self.entity is None:
            return ()
        card = entity_card(self.entity, width, self._clock(), self._glyphs, roomy=self.is_wide)
        self._card_items = card.items
        return card.lines

    def _draw_head(self, width: int) -> Line:
        rule = self._glyphs.rule
        line = LineBuilder().add(rule * 2 + " ", "rule")
        if self.entity is not None:
            line.add(fit(self.entity.name, max(8, width - 40), self._glyphs.ellipsis), "card-name")
            line.add(f" {rule} ", "rule").add(kind_words(self.entity, self._glyphs, max(12, width // 3)), "dim")
            right = count_words(self.entity.articles, "article")
        else:
            line.add("related", "label").add(f" {len(self._related)}" if self._related else "", "dim")
            right = "Esc closes"
        line.add(" ").add(rule * max(0, width - line.cells - len(right) - 4), "rule")
        return line.add(f" {right} ", "dim").add(rule * 2, "rule").line()
