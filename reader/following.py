"""The commands about where news comes from: add, update, sources, opml."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.fetch.addresses import is_address, without_password
from index.newsboat import find_setup
from index.results import SourceInfo
from index.sanitize import sanitize_line
from reader.cli import DONE, FAILED, INTERRUPTED
from reader.console import UsageError, interruptible, open_library, progress_bar, say, summary
from reader.output import dumps

if TYPE_CHECKING:
    from index.library import Library

_MOST_FAILURES = 20
_LOOK = 2000
_FEEDS = ("feed", "command")


def add(options: argparse.Namespace) -> int:
    """Follow what was named and bring it in; what cannot be followed does not keep the rest out."""
    added: list[str] = []
    failed = is_takeover = False
    with open_library(options) as library:
        for name in options.sources:
            try:
                if find_setup(name):
                    _take_over(library, name, options)
                    is_takeover = True
                else:
                    added += _follow(library, name, options)
            except SourceError as error:
                say(f"reader: {error}")
                failed = True
        if not added and not is_takeover:
            return FAILED if failed else DONE
        code = _bring_in(library, options, only=() if is_takeover else added)
        for source in library.sources():
            if source.location in added and source.kind in _FEEDS and not (source.articles or source.error):
                say(f"{_named(source)}: no items yet; what it brings will come with the next updates.")
    return FAILED if failed and code == DONE else code


def _follow(library: Library, name: str, options: argparse.Namespace) -> list[str]:
    """The locations that are followed now because of one word of the command line."""
    if _is_opml(name):
        return _import(library, name)
    source = library.add_source(name, title=options.title or "", folder=options.folder or "")
    if is_address(source.location):
        what = "This page is taken once" if source.kind == "page" else "Following"
        say(f"{what}: {_named(source)}")
    return [source.location]


def _take_over(library: Library, name: str, options: argparse.Namespace) -> None:
    """The feeds of a newsboat set-up, with its articles and marks."""
    from reader.takeover import told

    with progress_bar() as show, interruptible() as interrupted:
        report = library.take_over(
            name, commands=options.commands, progress=show, cancelled=lambda: bool(interrupted)
        )
    for line in told(report, name):
        say(line)


def _feeds(count: int) -> str:
    return "1 feed" if count == 1 else f"{count} feeds"


def _import(library: Library, name: str) -> list[str]:
    before = {source.location for source in library.sources()}
    report = library.import_opml(name)
    known = f", {report.known} known already" if report.known else ""
    say(f"{name}: {_feeds(report.added)} added{known}.")
    for location, reason in report.refused:
        say(f"  {location}: {reason}")
    return [source.location for source in library.sources() if source.location not in before]


def _is_opml(name: str) -> bool:
    path = Path(name).expanduser()
    if path.suffix.lower() not in (".opml", ".xml") or not path.is_file():
        return False
    if path.suffix.lower() == ".opml":
        return True
    try:
        with path.open("rb") as file:
            return b"<opml" in file.read(_LOOK).lower()
    except OSError:
        return False


def update(options: argparse.Namespace) -> int:
    """Bring everything, or the sources that were named, up to date."""
    with open_library(options) as library:
        sources = library.sources()
        if not sources:
            say("reader: the library has no sources yet. `reader add FOLDER` or `reader add ADDRESS` adds one.")
            return DONE
        only = [library.source(name).location for name in options.sources]
        return _bring_in(library, options, only=only)


def _bring_in(library: Library, options: argparse.Namespace, only: Sequence[str] = ()) -> int:
    """Update and say what came of it. That some feeds failed is no failure of the run; that all did is one."""
    begun = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with progress_bar() as show, interruptible() as interrupted:
        report = library.update(
            recognise=not options.no_recognise,
            fetch=not getattr(options, "no_fetch", False),
            only=only,
            force=getattr(options, "force", False),
            progress=show,
            cancelled=lambda: bool(interrupted),
        )
    quiet = getattr(options, "quiet", False)
    if not quiet or report.failures:
        say(summary(report))
    for location, reason in report.failures[:_MOST_FAILURES]:
        say(f"  {location}: {reason}")
    if len(report.failures) > _MOST_FAILURES:
        say(f"  and {len(report.failures) - _MOST_FAILURES} more")
    if interrupted:
        say("reader: interrupted; what was done is kept, `reader update` goes on.")
        return INTERRUPTED
    nothing = not (report.added or report.changed or report.recognised or library.stats().articles)
    asked = [s for s in library.sources() if s.kind in ("feed", "page", "command") and s.checked >= begun]
    failed = {location for location, _ in report.failures}
    all_failed = bool(asked) and all(without_password(source.location) in failed for source in asked)
    return FAILED if report.failures and (nothing or all_failed) else DONE


def sources(options: argparse.Namespace) -> int:
    """List the sources, change one, or remove some."""
    with open_library(options) as library:
        if options.action == "remove":
            return _remove(library, options.source)
        if options.action == "edit":
            return _edit(library, options)
        if options.source:
            raise UsageError("`reader sources` lists all of them.", "`reader sources remove SOURCE` removes one.")
        if any(change is not None for change in _changes(options)):
            raise UsageError("Which source is to be changed?", "`reader sources edit SOURCE` changes one.")
        followed = library.sources()
    if options.json:
        from dataclasses import asdict, replace

        shown = (replace(source, location=without_password(source.location)) for source in followed)
        print(dumps({"sources": [asdict(source) for source in shown]}))
    elif sys.stdout.isatty():
        from reader.plain import print_sources

        print_sources(followed)
    else:
        for source in followed:
            print("\t".join(_columns(source)))
    return DONE


def _columns(source: SourceInfo) -> tuple[str, ...]:
    """location kind articles unread folder title error"""
    return (
        without_password(source.location),
        "paused" if source.paused else source.kind,
        str(source.articles),
        str(source.unread),
        source.folder,
        source.title,
        sanitize_line(source.error),
    )


def _remove(library: Library, names: Sequence[str]) -> int:
    if not names:
        raise UsageError("Which source?", "`reader sources` lists them.")
    for name in names:
        library.remove_source(name)
        say(f"{name}: removed. Its files and your marks stay where they are.")
    return DONE


def _edit(library: Library, options: argparse.Namespace) -> int:
    if len(options.source) != 1:
        raise UsageError("Which source?", "`reader sources` lists them.")
    if all(change is None for change in _changes(options)):
        raise UsageError("Nothing to change.", "`reader sources --help` lists what can be.")
    source = library.edit_source(
        options.source[0],
        title=options.title,
        folder=options.folder,
        full_text=options.full_text,
        paused=options.paused,
        location_new=options.location,
    )
    say(_named(source))
    return DONE


def _changes(options: argparse.Namespace) -> tuple[object, ...]:
    return (options.title, options.folder, options.full_text, options.paused, options.location)


def _named(source: SourceInfo) -> str:
    location = without_password(source.location)
    return f"{source.title} ({location})" if source.title else location


def opml(options: argparse.Namespace) -> int:
    """Take over a list of feeds, or write one."""
    with open_library(options) as library:
        if options.action == "import":
            _import(library, options.file)
            say("`reader update` brings their articles in.")
        elif options.file == "-":
            print(library.opml(), end="")
        else:
            say(f"{options.file}: {_feeds(library.export_opml(options.file))}")
    return DONE
