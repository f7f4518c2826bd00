"""Keys typed faster than what they are for comes up: `Enter r` is the article's `r`, however slow the disk is."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

if TYPE_CHECKING:
    from reader.app import ReaderApp

_LONGEST_WAIT = 3.0
"""Seconds; whoever sees the list for longer means the list."""
_PASSING = 0.25
_LAYING_OUT = 0.005


class KeysAhead:
    """Holds the keys behind one that opens something until that stands there with the keyboard, then does them."""

    class Passed(Message):
        """Came up from the pane of the key that opens: whatever that pane had to say was heard before it."""

    def __init__(self, app: ReaderApp) -> None:
        self._app = app
        self._awaited: set[str] = set()
        self._held: deque[events.Key] = deque()
        self._timer: Timer | None = None

    def follow(self, pane: Widget) -> None:
        """This pane was told to open something; whether anything comes of it is known when `Passed` is heard."""
        self.expect("pane")
        if pane.post_message(self.Passed()):
            self._app.set_timer(_PASSING, lambda: self._forget("pane"))  # a page that closes passes nothing on
        else:
            self._forget("pane")

    def expect(self, what: str) -> None:
        """Something of this name was asked for that will take the keyboard; `arrived` tells that it has it."""
        self._awaited.add(what)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(_LONGEST_WAIT, self._give_up)

    def arrived(self, what: str) -> None:
        """It came, or will not come."""
        if what in self._awaited:
            # Once it is laid out, has the keyboard, and knows its size.
            self._app.screen.call_after_refresh(self._app.call_later, self._settle, what)

    def take(self, event: events.Key) -> bool:
        """Hold a key that is meant for what is on its way; False where nothing is."""
        if not self._awaited:
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
        if not self._awaited and self._timer is not None:
            self._timer.stop()
            self._timer = None
        while self._held and not self._awaited:  # one of them may open something again
            self._app.give_key(self._held.popleft())

    def _give_up(self) -> None:
        """Keys meant for an article must do nothing to a list."""
        self._timer = None
        self._awaited.clear()
        self._held.clear()
