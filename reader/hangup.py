"""The end of a program that is told to end, or whose window is gone without a word.

A program that a signal ends where it stands leaves its terminal without echo, without a cursor and with the mouse
caught. So it leaves as at a key, and where that takes too long (nobody reads what is written any more) without it.

A terminal that closes sends a hang-up signal. Where it does not come (a program started without a controlling
terminal, some wrappers), reading finds nothing at once, for ever, and writing blocks: the program would keep a
processor busy until somebody finds it. What was marked is kept at every key anyway.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_STDIN = 0
_EVERY = 2.0
_PATIENCE = 3.0
_OF_SIGNAL = 128
"""What is added to the number of a signal for the exit code, as shells do."""


def watch_terminal() -> None:
    """From now on, end the program as a hang-up would once its terminal is gone; nothing without a terminal."""
    if sys.platform != "win32" and os.isatty(_STDIN):
        threading.Thread(target=_watch, name="reader-hangup", daemon=True).start()


def _watch() -> None:
    while os.isatty(_STDIN):
        time.sleep(_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)  # under nohup a hang-up is ignored
    _insist(_OF_SIGNAL + signal.SIGTERM)  # the thread that should leave may be writing to nobody


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """From now on, call `leave` with the exit code when the program is told to end; in the loop that runs.

    A signal that is ignored (a hang-up under nohup) stays ignored.
    """
    if sys.platform == "win32":
        return

    def ended(number: int) -> None:
        threading.Thread(target=_insist, args=(_OF_SIGNAL + number,), daemon=True).start()
        leave(_OF_SIGNAL + number)

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, ended, number)


def _insist(code: int) -> None:
    time.sleep(_PATIENCE)
    os._exit(code)
