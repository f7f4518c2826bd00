"""Articles given to a command of the user's, which has the terminal until it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence

from index.article import Article
from reader.output import article_text


def piped_text(articles: Sequence[Article]) -> str:
    """Articles as `reader show` prints them, a blank line between two."""
    return "\n".join(map(article_text, articles))


def run_in_terminal(command: str, text: str) -> int:
    """Run a command line in the user's shell with the text on its standard input; its exit code.

    It may draw on the terminal and read keys from it (`less`). Ctrl-c ends it and not the program. What it printed
    stands until Enter is pressed.
    """
    before = signal.signal(
        signal.SIGINT, lambda *_: None
    )  # a handler, not SIG_IGN: that the command would inherit
    try:
        done = subprocess.run(  # noqa: S602 - the user's own command line, which may have pipes of its own
            command, shell=True, input=text.encode("utf-8", "replace"), check=False
        )
    except BaseException:
        signal.signal(signal.SIGINT, before)
        raise
    ended = "" if not done.returncode else f" (it ended with {done.returncode})"
    print(f"\nreader: Enter goes back{ended} ", end="", file=sys.stderr, flush=True)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        sys.stdin.readline()
    except KeyboardInterrupt:
        print(file=sys.stderr)
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode
