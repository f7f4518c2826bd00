"""Small sheets over the screen they were asked from: one to choose what to mend, one to say whom or what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from index.results import Entity
from reader.actions import PAGE
from reader.keymap import Keymap
from reader.messages import NamesFound
from reader.screens.base import ActionScreen
from reader.session import Session
from reader.view_model.card import beside_words, count_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit
from reader.view_model.mend_choices import Choice, choice_lines
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted

_ROWS = 14


@dataclass(frozen=True, slots=True)
class Picked:
    """What was said: a known entity, or only words and perhaps the kind of something new."""

    words: str
    entity: Entity | None = None
    kind: str = ""


class _Choices(LineView):
    """Lines with letters in front: a letter chooses at once."""

    def __init__(self, letters: Sequence[str], *, id: str) -> None:
        super().__init__(PAGE, id=id)
        self._letters = list(letters)

    def take_key(self, key: str) -> bool:
        """A letter of a line."""
        if key not in self._letters:
            return False
        self.post_message(self.Chosen(self, self._letters.index(key)))
        return True


class Sheet(ActionScreen, ModalScreen[object]):
    """A titled rule with lines below it, at the foot of the screen. Esc closes it."""

    def __init__(self, keymap: Keymap, glyphs: Glyphs, heading: str, aside: str = "") -> None:
        super().__init__(keymap)
        self.glyphs = glyphs
        self._heading = heading
        self._aside = aside

    def do_go_up(self, count: int | None) -> None:
        """Away."""
        self.dismiss(None)

    def draw_head(self, width: int) -> Line:
        """The rule on top."""
        rule = self.glyphs.rule
        heading = fit(self._heading, max(8, width - len(self._aside) - 10), self.glyphs.ellipsis)
        line = LineBuilder().add(rule * 2 + " ", "rule").add(heading, "card-name").add(" ")
        line.add(rule * max(0, width - line.cells - len(self._aside) - 4), "rule")
        return line.add(f" {self._aside} ", "dim").add(rule * 2, "rule").line()


class MendSheet(Sheet):
    """Ends with the chosen `Choice`."""

    def __init__(self, keymap: Keymap, glyphs: Glyphs, heading: str, found: Sequence[Choice]) -> None:
        super().__init__(keymap, glyphs, heading, "Esc closes")
        self._found = list(found)
        self.view = _Choices([choice.key for choice in found], id="sheet-lines")

    def compose(self) -> ComposeResult:
        """Rule and choices."""
        with Vertical(id="sheet"):
            yield Painted(self.draw_head, id="sheet-rule")
            yield self.view

    def on_mount(self) -> None:
        """Show the choices."""
        self.view.styles.height = min(len(self._found), _ROWS)
        self.view.show(lambda width: choice_lines(self._found, width, self.glyphs))
        self.view.focus()

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """That one."""
        self.dismiss(self._found[event.item])


class _Words(Input):
    """Takes the keys that its sheet needs; no key goes through the keymap."""

    context = ""

    def take_key(self, key: str) -> bool:
        """Up and down move in the list, Enter chooses, Esc closes."""
        sheet = self.screen
        return isinstance(sheet, PickSheet) and sheet.take(key)


class PickSheet(Sheet):
    """A line to type, and the names that fit it. Ends with a `Picked`.

    Args:
        known: Whether known names are offered.
        new: Kinds of something new that may be meant, offered below them; none where it must be known.
        without: The id of an entity that is not offered.
        text: What stands in the line at first.
        empty: Whether no words at all are an answer.
    """

    def __init__(
        self,
        keymap: Keymap,
        glyphs: Glyphs,
        session: Session,
        heading: str,
        *,
        known: bool = True,
        new: Sequence[str] = (),
        without: str = "",
        text: str = "",
        empty: bool = False,
    ) -> None:
        super().__init__(keymap, glyphs, heading, "Enter chooses  Esc closes")
        self._session = session
        self._known = known
        self._new = tuple(new)
        self._without = without
        self._text = text
        self._empty = empty
        self._entities: tuple[Entity, ...] = ()
        self.words = _Words(text, compact=True, id="sheet-words")
        self.view = LineView("", id="sheet-lines")
        self.view.can_focus = False

    def compose(self) -> ComposeResult:
        """Rule, line, names."""
        with Vertical(id="sheet"):
            yield Painted(self.draw_head, id="sheet-rule")
            yield self.words
            yield self.view

    def on_mount(self) -> None:
        """Ask."""
        self.words.focus()
        self.view.styles.height = 8 + len(self._new) if self._known else 0
        self.view.show(self._lines)
        self._ask()

    @on(Input.Changed, "#sheet-words")
    def typed(self) -> None:
        """Other words: the names that fit them."""
        self._ask()

    def _ask(self) -> None:
        words = self.words.value.strip()
        if self._known and words:
            self._session.find_names(words)
        else:
            self._entities = ()
            self.view.show(self._lines)

    def found(self, message: NamesFound) -> None:
        """The answer, if it is still the question."""
        if message.typed == self.words.value.strip():
            self._entities = tuple(entity for entity in message.entities if entity.id != self._without)
            self.view.show(self._lines)

    def take(self, key: str) -> bool:
        """A key of the line."""
        if key in ("up", "down"):
            self.view.move_by(1 if key == "down" else -1)
        elif key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self._choose()
        else:
            return False
        return True

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """A click on a name."""
        self._choose()

    def _choose(self) -> None:
        words = self.words.value.strip()
        at = self.view.item
        if not words and not self._empty:
            return
        if not self._known:
            self.dismiss(Picked(words))
        elif at < len(self._entities):
            self.dismiss(Picked(words, self._entities[at]))
        elif self._new and at - len(self._entities) < len(self._new):
            self.dismiss(Picked(words, None, self._new[at - len(self._entities)]))

    def _lines(self, width: int) -> Sequence[Line]:
        lines = []
        for item, entity in enumerate(self._entities):
            total = count_words(entity.articles, "article")
            sign = self._sign(item)
            name = fit(entity.name, max(8, width - 36), self.glyphs.ellipsis)
            line = LineBuilder().add(sign, "key").add(name, entity.kind)
            told = beside_words(entity.beside, self.glyphs)
            beside = fit(told, max(0, width - 33 - line.cells), self.glyphs.ellipsis)
            line.add(f" {beside}", "dim").pad_to(width - 30).add(entity.kind, "dim")
            lines.append(line.pad_to(width - len(total) - 1).add(total, "dim").line(item))
        words = self.words.value.strip()
        if words and self._new:
            for item, kind in enumerate(self._new, len(self._entities)):
                line = LineBuilder().add(self._sign(item), "key").add(f"new {kind} ", "dim")
                lines.append(line.add(fit(words, width - 20, self.glyphs.ellipsis)).line(item))
        elif not words and self._known and not self._empty:
            lines.append(LineBuilder().add("   ").add("type a few letters of a name", "dim").line())
        elif words and self._known and not lines:
            lines.append(LineBuilder().add("   ").add("no name like that", "dim").line())
        return lines

    def _sign(self, item: int) -> str:
        return f" {self.glyphs.bullet if item == self.view.item else ' '} "
