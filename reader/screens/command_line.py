"""The line under `:`, with what fits it above: commands that take an argument, and every action by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.actions import ACTIONS
from reader.view_model.command_line import Candidate, candidate_lines, candidates
from reader.view_model.lines import Line, LineBuilder
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted

if TYPE_CHECKING:
    from reader.screens.base import ActionScreen
    from reader.screens.commanding import Commanding

_ROWS = 10


class CommandScreen(ModalScreen[Candidate | None]):
    """Ends with what is to be done, or None."""

    AUTO_FOCUS = "#command-input"

    def __init__(self, asked_from: ActionScreen, commanding: Commanding, typed: str = "") -> None:
        super().__init__()
        self._commanding = commanding
        keymap = asked_from.keymap
        self._actions = [
            (action, keymap.key_words(action.id))
            for action in ACTIONS
            if action.palette and asked_from.context in action.contexts
        ]
        self._found: list[Candidate] = []
        self.input = Input(typed, compact=True, select_on_focus=False, id="command-input")
        self.view = LineView("", id="command-list")
        self.view.can_focus = False
        self.view.shows_cursor = True

    def compose(self) -> ComposeResult:
        """What fits, and the line."""
        with Vertical(id="command-box"):
            yield self.view
            with Horizontal(id="command-row"):
                yield Painted(lambda width: LineBuilder().add(" :", "key").line(), id="command-sign")
                yield self.input

    def on_mount(self) -> None:
        """Everything fits an empty line."""
        self._match()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another line."""
        self._match()

    def _match(self) -> None:
        self._found = candidates(self.input.value, self._actions, self._commanding.complete)
        self.view.styles.height = max(1, min(_ROWS, len(self._found)))
        self.view.show(self._lines)

    def _lines(self, width: int) -> Sequence[Line]:
        return candidate_lines(self._found, width, self._commanding.glyphs)

    def on_key(self, event: events.Key) -> None:
        """Moving, completing, choosing, leaving; the rest is typed."""
        key = event.key
        moves = {"down": 1, "ctrl+j": 1, "ctrl+n": 1, "up": -1, "ctrl+k": -1, "ctrl+p": -1}
        if key in moves:
            self.view.move_by(moves[key])
        elif key == "escape":
            self.dismiss(None)
        elif key == "tab":
            self._complete()
        elif key == "enter":
            self._choose()
        elif event.is_printable and event.character:  # from before the line had the keyboard
            self.input.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """A second click."""
        self._choose()

    @property
    def _current(self) -> Candidate | None:
        return self._found[self.view.item] if self.view.item < len(self._found) else None

    def _complete(self) -> None:
        found = self._current
        if found is not None and found.command and found.text == self.input.value and len(self._found) > 1:
            found = self._found[1]  # the first line is what is typed already
        if found is not None:
            self.input.value = found.text
            self.input.cursor_position = len(found.text)

    def _choose(self) -> None:
        found = self._current
        if found is None:
            return
        if found.is_whole:
            self.dismiss(found)
        else:
            self._complete()
