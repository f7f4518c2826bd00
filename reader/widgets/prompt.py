"""One question in the last row: a label and a line to type."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from reader.view_model.lines import LineBuilder
from reader.widgets.painted import Painted


class _Answer(Input):
    """Takes Enter and Esc itself; no key of it goes through the keymap."""

    context = ""

    def take_key(self, key: str) -> bool:
        """Enter answers, Esc gives up, and Tab leads nowhere: the line would be left standing."""
        prompt = self.parent
        if key in ("tab", "shift+tab"):
            return True
        if key not in ("enter", "escape") or not isinstance(prompt, Prompt):
            return False
        prompt.finish(self.value.strip() if key == "enter" else prompt.before)
        return True


class Prompt(Horizontal):
    """Hidden until something is asked. `before` is what stood there at first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = Painted(id="prompt-label")
        self._input = _Answer(compact=True, select_on_focus=False, id="prompt-input")
        self._answered: Callable[[str], None] = lambda answer: None
        self._typed: Callable[[str], None] = lambda text: None
        self.before = ""

    def compose(self) -> ComposeResult:
        """The label and the line."""
        yield self._label
        yield self._input

    def on_mount(self) -> None:
        """Out of sight."""
        self.display = False

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        value: str = "",
        typed: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Ask; `answered` gets what was typed, or `value` when the user gave up.

        Args:
            value: What stands there to begin with.
            typed: Called with every change on the way.
        """
        self._answered, self._typed, self.before = answered, typed, value
        self._label.styles.width = len(label) + 3
        self._label.show(lambda width: LineBuilder().add(" ").add(label, "label").line())
        self._input.value = value
        self._input.cursor_position = len(value)
        self.display = True
        self.screen.set_focus(self._input)  # at once: a key right behind belongs into the line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell who asked what stands there now."""
        event.stop()
        if self.display:
            self._typed(event.value)

    def finish(self, answer: str) -> None:
        """Close and give the answer."""
        self.display = False
        self._answered(answer)
