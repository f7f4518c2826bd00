"""A program in a real terminal: tmux starts it, types into it and reads its screen."""

from __future__ import annotations

import os
import subprocess
import time
import uuid
from pathlib import Path


class Terminal:
    """A tmux server of its own with one window of this size running one command."""

    def __init__(self, command: list[str], *, width: int, height: int, environment: dict[str, str]) -> None:
        self._socket = f"reader-test-{uuid.uuid4().hex[:8]}"
        settings = [f"{name}={value}" for name, value in environment.items()]
        self._tmux(
            "-f", os.devnull, "-u", "new-session", "-d", "-x", str(width), "-y", str(height),
            # Textual's own test tools leave these behind, and a program believes them more than its terminal.
            "env", "-u", "COLUMNS", "-u", "LINES", *settings, *command,
        )  # fmt: skip
        self._tmux("set", "-g", "remain-on-exit", "on")

    def _tmux(self, *arguments: str) -> str:
        run = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "TMUX": ""},
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names (`Enter`, `Escape`, `C-p`, `a`)."""
        for key in keys:
            self._tmux("send-keys", _quoted(key))
            if key == "Escape":
                time.sleep(0.4)  # with another key right behind it, it would be Alt and that key

    def type(self, text: str) -> None:
        """Type text as a person would, a key at a time."""
        for character in text:
            self._tmux("send-keys", "-l", _quoted(character))
            time.sleep(0.02)

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, *texts: str, gone: str = "", seconds: float = 30) -> str:
        """The screen, once all of these texts stand on it and `gone` does not."""
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if all(text in screen for text in texts) and not (gone and gone in screen):
                return screen
            assert time.monotonic() < end, f"{texts} (without {gone!r}) did not come:\n{screen}"
            time.sleep(0.05)

    def wait_for_exit(self, seconds: float = 10) -> None:
        """Wait until the program has ended."""
        end = time.monotonic() + seconds
        while self._tmux("display", "-p", "#{pane_dead}").strip() != "1":
            assert time.monotonic() < end, f"still running:\n{self.screen()}"
            time.sleep(0.05)

    def signal_child(self, name: str) -> None:
        """Send a signal to what the command of the window started."""
        shell = self._tmux("display", "-p", "#{pane_pid}").strip()
        subprocess.run(["pkill", f"-{name}", "-P", shell], check=True)

    def modes(self) -> str:
        """Whether the other screen is shown, the cursor, and whether the mouse is caught: `0 1 0`."""
        return self._tmux("display", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}").strip()

    def resize(self, width: int, height: int) -> None:
        """Change the size of the window under the program."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def close(self) -> None:
        """End the program and its server."""
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True)


def _quoted(key: str) -> str:
    """tmux takes a lone semicolon for the end of its command."""
    return "\\;" if key == ";" else key


def captured(folder: Path, name: str, screen: str) -> None:
    """Keep a screen to be looked at."""
    (folder / f"{name}.txt").write_text(screen)
