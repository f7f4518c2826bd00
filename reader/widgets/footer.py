"""The last row: keys, what may follow a key, or for a moment a notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual import events
from textual.strip import Strip
from textual.timer import Timer

from reader.actions import LIST, Action
from reader.keymap import Keymap
from reader.view_model.footer import action_at, choices_lines, keys_line, notice_line
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line
from reader.widgets.painted import Painted
from reader.widgets.painter import Painter

_NOTICE_SECONDS = 5.0


@runtime_checkable
class Performing(Protocol):
    """A screen whose keys do things."""

    def perform(self, action: Action) -> bool:
        """Do an action."""


class KeyChoices(Painter):
    """What may follow a key where that takes more than the row of the footer: it lies over the rows above, which
    do not move.
    """

    def __init__(self) -> None:
        super().__init__(id="key-choices")
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Lie over as many rows as there are lines, or over none where the footer has room."""
        self._lines = lines if len(lines) > 1 else ()
        self.display = bool(self._lines)
        self.styles.height = len(self._lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of them."""
        return self.paint(self._lines[y] if y < len(self._lines) else BLANK)


class Footer(Painted):
    """Shows the keys of `context`; a notice stands for a few seconds or until the next one."""

    def __init__(self, keymap: Keymap, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(self._draw, id=id)
        self._keymap = keymap
        self._glyphs = glyphs
        self.context = LIST
        self.right = ""
        self.changed: dict[str, str] = {}
        self.notice = ""
        self._is_passing = self._is_quiet = self._hides_keys = False
        self._typed = ""
        self._choices: Sequence[tuple[str, Action]] = ()
        self._above: KeyChoices | None = None
        self._timer: Timer | None = None

    def set_context(self, context: str, right: str | None = None, changed: dict[str, str] | None = None) -> None:
        """Another pane has the keyboard."""
        keys = (context, self.right if right is None else right, changed or {})
        if keys != (self.context, self.right, self.changed):
            self.context, self.right, self.changed = keys
            self.rebuild()

    def hide_keys(self, hidden: bool) -> None:
        """No keys any more, only what there is to tell; or keys again."""
        self._hides_keys = hidden
        self.rebuild()

    def say(self, words: str, *, passing: bool = False, quiet: bool = False) -> None:
        """Tell something for a moment; no words take the notice away.

        A `passing` notice belongs to the pane that has the keyboard and goes with it (`moved_on`). A `quiet` one
        stands in the colour of what needs no reading; told again while it stands, it does not stand for longer.
        """
        if not words and not self.notice:
            return
        if quiet and words == self.notice:
            return
        self._is_passing, self._is_quiet = passing, quiet
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.notice = words
        if words:
            self._timer = self.set_timer(_NOTICE_SECONDS, lambda: self.say(""))
        self.rebuild()

    def moved_on(self) -> None:
        """Another pane has the keyboard: what only concerned the old one goes."""
        if self._is_passing:
            self.say("")

    def wait(self, typed: str, choices: Sequence[tuple[str, Action]]) -> None:
        """Show what may follow; nothing typed takes it away."""
        if typed or self._typed:
            self._typed, self._choices = typed, choices
            self.rebuild()
            lines = choices_lines(typed, choices, self.size.width) if typed else ()
            above = self._above
            if above is None and len(lines) > 1:
                above = self._above = KeyChoices()
                self.screen.mount(above)
            if above is not None:
                above.show(lines)

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it."""
        if self._typed or self.notice or self._hides_keys or not self.context:
            return
        width = self.size.width
        action = action_at(self._keymap, self.context, width, event.x, right=self.right, changed=self.changed)
        if action is not None and isinstance(self.screen, Performing):
            self.screen.perform(action)

    def _draw(self, width: int) -> Line:
        if self._typed:
            lines = choices_lines(self._typed, self._choices, width)
            return lines[0] if len(lines) == 1 else BLANK
        if self.notice:
            return notice_line(self.notice, width, self._glyphs.ellipsis, quiet=self._is_quiet)
        if self._hides_keys:
            return BLANK
        return keys_line(self._keymap, self.context, width, right=self.right, changed=self.changed)
