"""Keys to handlers, for every screen: the keymap reads them, the pane with the keyboard is asked first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.actions import PAGE, Action
from reader.key_names import key_words
from reader.keymap import Keymap, Run, Wait
from reader.screens.keys_ahead import KeysAhead
from reader.widgets.footer import Footer
from reader.widgets.tiling import TilingCompositor

if TYPE_CHECKING:
    from reader.app import ReaderApp

_OPENING = ("go.open", "box.open")
"""What a pane is told to do, and does by telling the screen."""


def key_name(event: events.Key) -> str:
    """A key as the keymap writes it: what it prints, or its name."""
    if event.is_printable and event.character and event.character != " ":
        return event.character
    return event.key


class ActionScreen(Screen[Any]):
    """A screen whose keys all come from the table of actions.

    An action is done by the first of these that has its handler (`do_...`) and does not answer False: the
    focused widget, those that hold it, the screen, its `helpers`, the app.
    """

    # The pane that gets the keyboard and the one that loses it are drawn anew; the rest of the screen stands.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._compositor = TilingCompositor()
        self.keymap = keymap
        self.last_key = ""

    @property
    def reader(self) -> ReaderApp:
        """The app this screen belongs to."""
        return cast("ReaderApp", self.app)

    @property
    def context(self) -> str:
        """The context of the focused widget."""
        found = getattr(self.focused, "context", PAGE)
        return found if isinstance(found, str) else PAGE

    def helpers(self) -> Iterable[object]:
        """Further objects with handlers."""
        return ()

    def on_key(self, event: events.Key) -> None:
        """Feed a key to the keymap, unless a widget takes all keys for now."""
        if self.app.screen is not self:
            # It was sent while this screen had the keyboard, right behind the key that opened the one above.
            self.app.screen.post_message(events.Key(event.key, event.character))
            event.stop()
            event.prevent_default()
            return
        if self.reader.keys_ahead.take(event):
            event.stop()
            event.prevent_default()
            return
        key = key_name(event)
        take = getattr(self.focused, "take_key", None)
        if take is not None and take(key):
            if self.focused is not None:
                self.reader.keys_ahead.follow(self.focused)  # a letter may open what it stands on
            event.stop()
            event.prevent_default()
            return
        context = self.context
        if not context:
            if isinstance(self.focused, Input) and event.character and event.is_printable:
                self.focused.insert_text_at_cursor(event.character)  # sent before the question had the keyboard
            return
        outcome = self.keymap.feed(key, context)
        footer = self.query(Footer)
        if isinstance(outcome, Wait):
            for widget in footer:
                widget.wait(outcome.typed, outcome.choices)
        else:
            for widget in footer:
                widget.wait("", ())
            if isinstance(outcome, Run):
                self.last_key = key
                if outcome.action.id in _OPENING and self.focused is not None:
                    self.reader.keys_ahead.follow(self.focused)
                if not self.perform(outcome.action, outcome.count):
                    self._tell_of_nothing(key_words(key))
            elif isinstance(self.focused, Input) and event.character and event.is_printable:
                # It was sent while another pane had the keyboard, right behind the key that opened the box.
                self.focused.insert_text_at_cursor(event.character)
            elif outcome.single:
                if event.is_printable and not isinstance(self.focused, Input):
                    self._tell_of_nothing(outcome.typed)
                return  # one key that means nothing here: Textual's own may know it
            elif not outcome.typed.endswith("Esc"):
                self._tell_of_nothing(outcome.typed)
        event.stop()
        event.prevent_default()

    def on_keys_ahead_passed(self, message: KeysAhead.Passed) -> None:
        """What a pane was told to open is on its way by now, or nothing is."""
        message.stop()
        self.reader.keys_ahead.arrived("pane")

    def _tell_of_nothing(self, keys: str) -> None:
        """Say quietly that keys do nothing here, and where those stand that do."""
        help_key = self.keymap.key_words("app.help")
        for footer in self.query(Footer):
            more = f"   {help_key} shows all keys" if help_key else ""
            footer.say(f"{keys} does nothing here{more}", passing=True, quiet=True)

    def perform(self, action: Action, count: int | None = None) -> bool:
        """Do an action; False where nothing on this screen can."""
        for responder in self.responders():
            handler = getattr(responder, action.handler, None)
            if handler is not None and handler(count) is not False:
                return True
        return False

    def responders(self) -> Iterable[object]:
        """Who is asked, in order."""
        if self.focused is not None:
            yield from (node for node in self.focused.ancestors_with_self if node not in (self, self.app))
        yield self
        yield from self.helpers()
        yield self.app
