"""What the commands without a screen share: opening the library, messages, a bar of progress, ctrl-c."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.errors import LibraryError, ReaderError
from index.fetch.addresses import is_address, is_command
from index.results import Progress, UpdateReport
from index.sanitize import sanitize

if TYPE_CHECKING:
    from index.library import Library


_MAKE_ONE = ("add", "opml")
"""Commands that begin a library where there is none."""


class UsageError(ReaderError):
    """The words of a command do not belong together: the exit code says so."""


def open_library(options: argparse.Namespace) -> Library:
    """The library that was named, or the default one.

    Raises:
        LibraryError: It cannot be opened, or there is none where `--library` says.
    """
    from pathlib import Path

    from index.library import Library

    if options.library and options.command not in _MAKE_ONE and not Path(options.library).expanduser().exists():
        raise LibraryError(f"{options.library}: there is no library.", "Check --library; `reader add` makes one.")
    library = Library.open(options.library)
    if library.index_is_new and library.sources() and options.command not in ("add", "update", "doctor"):
        say("reader: the index is missing, damaged or of another machine. `reader update` makes it anew.")
    if library.read_only and options.command not in ("add", "update", "mark"):
        say(f"reader: {library.path} cannot be written: it is only read.")
    return library


def say(text: str) -> None:
    """A message on standard error: standard output is for results."""
    print(sanitize(text), file=sys.stderr)


@contextmanager
def interruptible() -> Iterator[list[int]]:
    """Ctrl-c asks to stop after what is being done; a second one stops at once. The list is empty until then."""
    received: list[int] = []

    def note(number: int, _: object) -> None:
        if received:
            raise KeyboardInterrupt
        received.append(number)

    before = {s: signal.signal(s, note) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error where that is a terminal; silence in a pipe or under cron."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = {
        "fetching": "Fetching",
        "reading": "Looking",
        "indexing": "Indexing",
        "merging": "Tidying",
        "recognising": "Recognising",
    }
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(progress: Progress) -> None:
            if progress.stage in words:
                if progress.stage not in tasks:
                    tasks[progress.stage] = bar.add_task(words[progress.stage], total=None)
                bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield show


def summary(report: UpdateReport) -> str:
    """What an update did, in a line."""
    feeds = sum(is_address(location) or is_command(location) for location, _ in report.failures)
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (report.added, "added"),
            (report.changed, "changed"),
            (report.removed, "removed"),
            (report.recognised, "recognised"),
            (feeds, "feed failed" if feeds == 1 else "feeds failed"),
            (len(report.failures) - feeds, "could not be read"),
        )
        if count
    ]
    done = ", ".join(parts) if parts else "nothing new"
    early = "1 feed is" if report.waiting == 1 else f"{report.waiting:,} feeds are"
    return f"{done}; {early} not due yet (--force asks all the same)" if report.waiting else done
