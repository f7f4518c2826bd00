"""Keys typed faster than what they are for comes up: `Enter r` is the article's `r`, however slow the disk is."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from reader.widgets.footer import Footer

if TYPE_CHECKING:
    from reader.app import ReaderApp

_SLOW, _LONGER = 0.4, 2.6
"""Seconds until the wait is told and can be ended, and until it ends: who sees the list for longer means it."""
_PASSING = 0.25
_LAYING_OUT = 0.005
_OF_THE_SCREEN = frozenset(("pane", "focus"))
"""What comes without a library."""


class KeysAhead:
    """Holds the keys behind one that opens something until that stands there with the keyboard, then does them."""

    class Passed(Message):
        """Came up from the pane of the key that opens: whatever that pane had to say was heard before it."""

    def __init__(self, app: ReaderApp) -> None:
        self._app = app
        self._awaited: set[str] = set()
        self._held: deque[events.Key] = deque()
        self._timer: Timer | None = None
        self._is_slow = False
        self.has_library = True
        """Whether anything can come of a question; one that is still being opened answers later."""

    def follow(self, pane: Widget) -> None:
        """This pane was told to open something; whether anything comes of it is known when `Passed` is heard."""
        self.expect("pane")
        if pane.post_message(self.Passed()):
            self._app.set_timer(_PASSING, lambda: self._forget("pane"))  # a page that closes passes nothing on
        else:
            self._forget("pane")

    def expect(self, what: str) -> None:
        """Something of this name was asked for that will take the keyboard; `arrived` tells that it has it."""
        if not self.has_library and what not in _OF_THE_SCREEN:
            return
        self._awaited.add(what)
        self._rest()
        self._timer = self._app.set_timer(_SLOW, self._tell)

    def arrived(self, what: str) -> None:
        """It came, or will not come."""
        if what in self._awaited:
            # Once it is laid out, has the keyboard, and knows its size.
            self._app.screen.call_after_refresh(self._app.call_later, self._settle, what)

    def take(self, event: events.Key) -> bool:
        """Hold a key that is meant for what is on its way; False where nothing is.

        Whoever has been told that it takes long may stay (Esc, q) or leave the program (Q).
        """
        if not self._awaited:
            return False
        if self._is_slow:
            keys, is_typing = self._app.keymap, isinstance(self._app.screen.focused, Input)
            if event.key == "escape" or (not is_typing and event.key in keys.keys_of("go.up")):
                self._stay()
                return True
            if not is_typing and event.character and event.character in keys.keys_of("app.quit"):
                self._give_up()
                return False
        self._held.append(events.Key(event.key, event.character))
        return True

    def _settle(self, what: str) -> None:
        pane = self._app.screen.focused
        if pane is not None and not pane.size and what in self._awaited:
            self._app.set_timer(_LAYING_OUT, lambda: self._settle(what))
        elif pane is None or not pane.call_later(self._forget, what):
            self._forget(what)

    def _forget(self, what: str) -> None:
        self._awaited.discard(what)
        if not self._awaited:
            self._rest()
        while self._held and not self._awaited:  # one of them may open something again
            self._app.give_key(self._held.popleft())

    def no_library(self) -> None:
        """None could be opened: nothing comes of what was asked of it."""
        self.has_library = False
        self._give_up()

    def _tell(self) -> None:
        """It takes long: say so, and that nobody has to wait."""
        self._is_slow = True
        self._timer = self._app.set_timer(_LONGER, self._give_up)
        if self._app.main is not None:
            self._app.main.naming.say(self._words)

    def _stay(self) -> None:
        """What was asked for is not wanted any more."""
        self._give_up()
        if self._app.main is not None:
            self._app.main.reading.stay()

    @property
    def _words(self) -> str:
        return f"opening {self._app.glyphs.ellipsis}   Esc stays here"

    def _rest(self) -> None:
        if self._is_slow:  # what was told holds no longer, and whoever comes back to that screen is not to read it
            told = (footer for screen in self._app.screen_stack for footer in screen.query(Footer))
            for footer in told:
                if footer.notice == self._words:
                    footer.say("")
        self._is_slow = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _give_up(self) -> None:
        """Keys meant for an article must do nothing to a list."""
        self._rest()
        self._awaited.clear()
        self._held.clear()
