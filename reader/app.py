"""The program on the screen: what holds the screens, the themes and the one open library."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

# Esc is told from an escape sequence by a pause. On this machine 25 ms are plenty; over a network the pieces of
# an arrow key may come further apart, so there Textual's own 100 ms stay. Read when Textual is imported.
# Textual draws 60 times a second, so results that come right behind the echo of their key would stand for up to
# 33 ms undrawn; here what is ready is drawn, and over a network drawings are put together as ever.
if not os.environ.get("SSH_CONNECTION"):
    os.environ.setdefault("ESCDELAY", "25")
    os.environ.setdefault("TEXTUAL_FPS", "500")

from textual.app import App
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen

from reader.config import Config
from reader.hangup import leave_on_signals, watch_terminal
from reader.history import Place
from reader.keymap import Keymap
from reader.last_place import last_of
from reader.library_protocol import LibraryLike
from reader.safety import ControlFilter
from reader.screens.base import ActionScreen
from reader.screens.keys_ahead import KeysAhead
from reader.screens.main import WIDE, MainScreen
from reader.session import Session
from reader.themes import OURS, variable_defaults
from reader.view_model.glyphs import ASCII, Glyphs, glyphs_for_terminal
from reader.widgets.painter import ROLE_CLASSES

if TYPE_CHECKING:
    from rich.console import RenderableType

    from index.results import Page

_MONO_THEME = "ansi-dark"
_TIDY_EVERY = 0.7
_REST = 2.0
"""Seconds without a search after which the collector may work: more than between two words of a query."""
_LITTER = 5_000
_SWEEPS = 20
"""Young objects worth a collection, and collections of them worth one of those that outlived one."""


class ReaderApp(App[None]):
    """Made by `run`, and by tests with a library of their own.

    Args:
        open_library: Called on a thread after the first paint; may take its time or raise ReaderError.
        title: What stands at the right of the first row (the folder that is read, "samples").
        samples: The library is the sample articles.
        front: The first rows as they last stood, quick to get, or None.
        last_place: Where the reader was when the program was left, or None.
        open_home: Opens the user's own library, where another is looked at; what is added goes there.
        look_at: Opens a folder or file that is looked at without adding it.
        clock: The time now, aware.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(ROLE_CLASSES)
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self,
        open_library: Callable[[], LibraryLike],
        *,
        title: str = "",
        config: Config | None = None,
        samples: bool = False,
        front: Callable[[], Page | None] = lambda: None,
        last_place: Callable[[], Place | None] = lambda: None,
        open_home: Callable[[], LibraryLike] | None = None,
        look_at: Callable[[Path], LibraryLike] | None = None,
        glyphs: Glyphs | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        # Under NO_COLOR the terminal's own foreground and background are used; the choice of filters is
        # made in App.__init__, so it cannot wait for a theme.
        no_color = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if no_color else None)
        self.config = config or Config()
        self.keymap = Keymap(self.config.keymap, self.config.keys)
        self.glyphs = glyphs or glyphs_for_terminal()
        self.clock = clock
        self._title = title
        self._samples = samples
        self._front = front
        self._last_place = last_place
        self._open_home = open_home
        self._look_at = look_at
        self._wall = ControlFilter(ascii_only=self.glyphs is ASCII)
        self.session = Session(open_library, self._post)
        self.keys_ahead = KeysAhead(self)
        self.main: MainScreen | None = None
        for theme in OURS:
            self.register_theme(theme)
        wanted = _MONO_THEME if no_color else self.config.theme
        self._theme_is_unknown = wanted not in self.available_themes
        self.theme = OURS[0].name if self._theme_is_unknown else wanted
        self.heeds_signals = False
        """Whether a signal to end makes it leave; the signals belong to the process, so not by itself."""
        self._styled = (self.theme, self.get_css_variables())
        self.stylesheet.set_variables(self._styled[1])

    def refresh_css(self, animate: bool = True) -> None:
        """Other colours; Textual asks at the start, too, where the styles were read with these already."""
        wanted = (self.theme, self.get_css_variables())
        if wanted != self._styled:
            self._styled = wanted
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours for themes that are not ours."""
        return variable_defaults(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The wall against control characters stands behind everything that is drawn."""
        return [*super().get_line_filters(), self._wall]

    def get_default_screen(self) -> Screen[object]:
        """The one screen with the list and the article."""
        self.main = MainScreen(
            self.session,
            self.keymap,
            self.config,
            self.glyphs,
            self.clock,
            title=self._title,
            samples=self._samples,
            front=self._front,
            last_place=self._last_place,
            open_home=self._open_home,
            look_at=self._look_at,
        )
        # Known before anything is styled, it need not be styled again.
        self.main.set_class(True, "-wide" if self.size.width >= WIDE else "-narrow", update=False)
        return self.main

    def on_mount(self) -> None:
        """Say what is wrong with the settings, on the screen that stands anyway."""
        if self.heeds_signals:
            leave_on_signals(lambda code: self.exit(return_code=code))
        self.set_class(self.glyphs is ASCII, "-ascii")
        if self._theme_is_unknown and self.main is not None:
            self.main.say(f"there is no theme {self.config.theme!r}; {self.theme} stands in")

    def on_ready(self) -> None:
        """What was made so far stays: no collection needs to look at it again."""
        gc.collect()
        gc.freeze()
        # A collection pauses every thread, a small one for 10 ms, a full one for 100: in the middle of a word
        # being typed. So they wait until nothing was asked for a moment; what a search leaves behind is freed by
        # reference counts anyway.
        gc.set_threshold(500_000, 50, 1_000)
        gc.enable()
        self.set_interval(_TIDY_EVERY, self._tidy)

    def _tidy(self) -> None:
        young, middle, _ = gc.get_count()
        if self.session.rests(_REST) and young > _LITTER:
            gc.collect(1 if middle > _SWEEPS else 0)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and know where one was."""
        if self.main is not None and self.main.is_mounted:
            self.main.reading.remember_list()
        super().exit(result, return_code, message)

    def action_help_quit(self) -> None:
        """ctrl+c with nothing selected: say how to leave, in the footer instead of a box."""
        if self.main is not None:
            self.main.say(f"{self.keymap.key_words('app.quit')} leaves")

    def _post(self, message: object) -> None:
        from textual.message import Message

        if self.main is not None and isinstance(message, Message):
            self.main.post_message(message)

    def give_key(self, key: Key) -> None:
        """A key that was held, to the page that is seen now."""
        if isinstance(self.screen, ActionScreen):
            self.screen.on_key(key)

    # -- keys of every screen
    def do_app_help(self, count: int | None) -> None:
        """All keys."""
        from reader.screens.help import HelpScreen

        context = self.screen.context if isinstance(self.screen, ActionScreen) else ""
        self.push_screen(HelpScreen(self.keymap, self.glyphs, context))

    def do_app_palette(self, count: int | None) -> None:
        """All commands."""
        if isinstance(self.screen, ActionScreen) and self.main is not None:
            self.main.commanding.open(self.screen)

    def do_app_redraw(self, count: int | None) -> None:
        """The screen anew."""
        self.refresh(repaint=True, layout=True)

    def do_app_suspend(self, count: int | None) -> None:
        """To sleep."""
        self.action_suspend_process()

    def do_app_quit(self, count: int | None) -> None:
        """Out."""
        self.exit()


def run(
    open_library: Callable[[], LibraryLike],
    *,
    title: str,
    config: Config,
    samples: bool = False,
    front: Callable[[], Page | None] = lambda: None,
    last_place: Callable[[], Place | None] = lambda: None,
    keep_place: Callable[[Place | None], None] = lambda place: None,
    open_home: Callable[[], LibraryLike] | None = None,
    look_at: Callable[[Path], LibraryLike] | None = None,
) -> int:
    """Run the program until the user leaves; the exit code.

    The library is opened behind the first picture and closed here.
    """
    # A thread that computes gives way to the one that draws after a millisecond instead of five.
    sys.setswitchinterval(0.001)
    app = ReaderApp(
        open_library,
        title=title,
        config=config,
        samples=samples,
        front=front,
        last_place=last_place,
        open_home=open_home,
        look_at=look_at,
    )
    watch_terminal()
    try:
        app.heeds_signals = True
        app.run(mouse=config.mouse)
        if app.main is not None:
            keep_place(last_of(app.main.reading.trail))
    finally:
        app.session.close()
    return app.return_code or 0
