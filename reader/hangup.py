"""The end of a program whose window is gone without a word.

A terminal that closes sends a hang-up signal, which ends the program. Where it does not come (a program started
without a controlling terminal, some wrappers), reading finds nothing at once, for ever, and writing blocks: the
program would keep a processor busy until somebody finds it. What was marked is kept at every key anyway.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

_STDIN = 0
_EVERY = 2.0


def watch_terminal() -> None:
    """From now on, end the program as a hang-up would once its terminal is gone; nothing without a terminal."""
    if sys.platform != "win32" and os.isatty(_STDIN):
        threading.Thread(target=_watch, name="reader-hangup", daemon=True).start()


def _watch() -> None:
    while os.isatty(_STDIN):
        time.sleep(_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)  # under nohup a hang-up is ignored
