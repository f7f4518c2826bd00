"""The command line: what was asked for, with nothing imported until it is known.

`reader --help` needs not even argparse; every headless command starts without Textual and imports what it needs.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS = {
    "add": "follow feeds, sites, folders and files and bring their articles in",
    "update": "fetch feeds, read what changed, index it, recognise names in it",
    "search": "search the library",
    "show": "print articles",
    "related": "print the articles that belong with one, and why",
    "entities": "list people, organisations, places..., or show one",
    "annotate": "recognise names and figures in any text",
    "sources": "list what the library follows, change or remove some",
    "opml": "take over a list of feeds, or write one",
    "mark": "mark an article read, starred or with a tag",
    "stats": "print how large the library is",
    "doctor": "check the library, or rebuild its index",
    "config": "where the settings are, whether they are right, the keys",
}
KINDS = ("person", "organisation", "place", "group", "event", "product", "work", "law")
_IDS = "ID may be the first digits of an id; - reads ids, or what a search printed, from standard input."
_DASH = "\0"
DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse has said what is wrong
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _mute()  # the reader of our output went away (`| head`): that is no failure
        return DONE
    except OSError as error:
        print(f"reader: cannot write or read: {error.strerror or error}.", file=sys.stderr)
        _mute()
        return FAILED
    except Exception as error:
        from index.errors import ReaderError

        if not isinstance(error, ReaderError):
            raise
        from index.sanitize import sanitize

        print(f"reader: {sanitize(str(error))}", file=sys.stderr)
        from reader.console import UsageError

        return USAGE if isinstance(error, UsageError) else FAILED


def _run(words: list[str]) -> int:
    command = _command_of(words)
    if command is None and {"--help", "-h"} & set(words):
        print(_help())
        return DONE
    if "--version" in words[:3]:
        _print_version()
        return DONE
    if command is None:
        return _open(_opener().parse_args(words))
    options = _parser().parse_args(_guard_queries(words, command))
    from reader import headless

    return headless.run(options)


def _mute() -> None:
    """Keep Python from trying, and failing, to write what is left when it leaves."""
    import os
    from contextlib import suppress

    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command_of(words: Sequence[str]) -> str | None:
    """The command, when the first word that is no option is one; None opens the program."""
    rest = iter(words)
    for word in rest:
        if word == "--library":
            next(rest, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def _guard_queries(words: Sequence[str], command: str) -> list[str]:
    """Put the words of a query last and hide their dashes: `-talks` is part of a query, no option of ours.

    argparse takes the words of one argument from one place only, and every leading dash for an option.

    Raises:
        UsageError: A word looks like an option and is none.
    """
    if command != "search":
        return list(words)
    options: list[str] = []
    query: list[str] = []
    rest = iter(words)
    for word in rest:
        name = word.split("=")[0]
        if word == "--":
            query += [_DASH + other for other in rest]
        elif name in _SEARCH_OPTIONS:
            options.append(word)
            if name in _WITH_VALUE and "=" not in word:
                options += [value for value in [next(rest, None)] if value is not None]
        elif word == command and command not in options:
            options.append(word)
        elif name.startswith("--") and name[2:3].isalpha():
            raise _no_option(name)
        else:
            query.append(_DASH + word)
    return [*options, *query]


def _no_option(name: str) -> Exception:
    import difflib

    from reader.console import UsageError

    near = difflib.get_close_matches(name, _SEARCH_OPTIONS, 1)
    hint = f"Did you mean {near[0]}?" if near else "`reader search --help` lists them."
    return UsageError(f"search has no option {name}.", f"{hint} Behind -- it is searched for.")


_WITH_VALUE = {"--limit", "--sort", "--from", "--library"}
_SEARCH_OPTIONS = {*_WITH_VALUE, "--facets", "--unfold", "--json", "--jsonl", "--help", "-h"}


def _common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library", metavar="DIR", default=default, help="the library's folder (or set READER_LIBRARY)"
    )


def _help() -> str:
    commands = "\n".join(f"  {name:<10} {text}" for name, text in COMMANDS.items())
    return f"""usage: reader [--library DIR] [PATH ...]
       reader COMMAND [--help] ...

The news reader for the terminal that understands the news. Without a command it opens: on
the library, or on the folders and files that are named, which are not added to it.

commands:
{commands}

options:
  --library DIR  the library's folder (or set READER_LIBRARY)
  --version      print the version and leave
  --help         print this and leave

exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted"""


def _opener() -> argparse.ArgumentParser:
    """The parser of `reader [PATH ...]`."""
    import argparse

    parser = argparse.ArgumentParser(prog="reader", usage="reader [PATH ...] | reader COMMAND ...", add_help=False)
    _common(parser, None)
    parser.add_argument("paths", nargs="*")
    return parser


def _print_version() -> None:
    from importlib.metadata import version

    print(f"reader {version('reader-news')}")


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(prog="reader")
    _common(parser, None)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, more: str = "") -> argparse.ArgumentParser:
        text = COMMANDS[name]
        added = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}. {more}".strip())
        _common(added, argparse.SUPPRESS)
        return added

    def json_option(added: argparse.ArgumentParser, lines: bool = False) -> None:
        added.add_argument("--json", action="store_true", help="one JSON object")
        if lines:
            added.add_argument("--jsonl", action="store_true", help="one JSON object a line")

    added = command(
        "add",
        "SOURCE is an address (of a feed, or of a site whose feed is found), a folder, a file, a list of feeds"
        " (.opml), or exec:COMMAND, whose output is a feed.",
    )
    added.add_argument("sources", metavar="SOURCE", nargs="+")
    added.add_argument(
        "--commands", action="store_true", help="of a newsboat set-up, also take the lines that run commands here"
    )
    added.add_argument("--title", help="what to call it")
    added.add_argument("--folder", help="the folder to list it in, NAME or NAME/NAME")
    added.add_argument("--no-recognise", action="store_true", help="leave people, places... for later")
    added = command(
        "update",
        "May be interrupted: the next one goes on. That some feeds failed is said and no failure: the exit code is"
        " 0 when the run is done, 1 when nothing at all could be had.",
    )
    added.add_argument("sources", metavar="SOURCE", nargs="*", help="only these, paused or not")
    added.add_argument("--force", action="store_true", help="ask feeds that asked for a pause, too")
    added.add_argument("--no-fetch", action="store_true", help="folders and files only, nothing over the network")
    added.add_argument("--no-recognise", action="store_true", help="leave people, places... for later")
    added.add_argument("--quiet", "-q", action="store_true", help="say nothing unless something failed")

    added = command("search", "The query language stands in docs/query-language.md.")
    added.add_argument("query", metavar="QUERY", nargs="*")
    added.add_argument("--limit", type=_count, metavar="N", help="20, or with --jsonl all")
    added.add_argument("--sort", choices=("relevance", "newest", "oldest"), default="relevance")
    added.add_argument("--facets", action="store_true", help="count people, places, sources and months")
    added.add_argument("--unfold", action="store_true", help="every reprint a hit of its own")
    added.add_argument("--from", dest="queries", metavar="FILE", help="a query a line; - is standard input")
    json_option(added, lines=True)

    added = command("show", _IDS)
    added.add_argument("ids", metavar="ID", nargs="+")
    added.add_argument("--format", choices=("text", "markdown", "html"), default="text")
    added.add_argument("--changes", action="store_true", help="what the outlet changed in it, lately")
    added.add_argument("--change", type=_count, metavar="N", help="what the outlet changed the Nth time")
    json_option(added)
    added = command("related", _IDS)
    added.add_argument("ids", metavar="ID", nargs="+")
    added.add_argument("--limit", type=_count, default=10)
    json_option(added)
    added = command("entities")
    added.add_argument("name", metavar="NAME", nargs="?")
    rules = added.add_mutually_exclusive_group()
    rules.add_argument("--rules", action="store_true", help="print your corrections, a line each")
    rules.add_argument("--mend", metavar="FILE", help="add corrections from such lines; - is standard input")
    rules.add_argument("--undo", action="store_true", help="take the last correction back")
    rules.add_argument("--path", metavar="OTHER", help="the way from NAME to another, a sentence a step")
    rules.add_argument("--watch", action="store_true", help="watch NAME")
    rules.add_argument("--unwatch", action="store_true", help="watch it no longer")
    rules.add_argument("--watched", action="store_true", help="what is new about the names you watch")
    added.add_argument("--sort", choices=("articles", "rise", "name"), default="articles")
    added.add_argument("--kind", type=str.lower, choices=KINDS)
    added.add_argument("--limit", type=_count, default=50)
    json_option(added)
    added = command("annotate")
    added.add_argument("files", metavar="FILE", nargs="*", help="- or nothing is standard input")
    json_option(added, lines=True)

    added = command(
        "sources",
        "Piped, a line is location, kind, articles, unread, folder, title, error, with tabs between.",
    )
    added.add_argument("action", nargs="?", choices=("list", "edit", "remove"), default="list")
    added.add_argument("source", metavar="SOURCE", nargs="*", help="its location or its title")
    edit = added.add_argument_group("what `edit` changes")
    edit.add_argument("--title", help="what to call it; empty for its own")
    edit.add_argument("--folder", help="the folder to list it in, NAME or NAME/NAME; empty for none")
    edit.add_argument(
        "--full-text",
        choices=("auto", "always", "never"),
        help="take texts from the pages: of short items, of all, of none",
    )
    edit.add_argument("--location", metavar="NEW", help="its new address or path")
    paused = edit.add_mutually_exclusive_group()
    paused.add_argument(
        "--pause", dest="paused", action="store_true", default=None, help="keep it, do not update it"
    )
    paused.add_argument("--resume", dest="paused", action="store_false", help="update it again")
    json_option(added)
    added = command("opml", "Commands and passwords are left out of it both ways.")
    added.add_argument("action", choices=("import", "export"))
    added.add_argument("file", metavar="FILE")
    added = command("mark", _IDS)
    added.add_argument("ids", metavar="ID", nargs="+")
    read = added.add_mutually_exclusive_group()
    read.add_argument("--read", dest="read", action="store_true", default=None)
    read.add_argument("--unread", dest="read", action="store_false")
    star = added.add_mutually_exclusive_group()
    star.add_argument("--star", dest="starred", action="store_true", default=None)
    star.add_argument("--unstar", dest="starred", action="store_false")
    added.add_argument("--tag", metavar="T")
    added.add_argument("--untag", metavar="T")
    added.add_argument("--note", metavar="TEXT", help="a line of your own about it; an empty one takes it away")
    json_option(command("stats"))
    added = command("doctor")
    added.add_argument("--rebuild", action="store_true")
    added = command("config")
    added.add_argument("action", nargs="?", choices=("path", "check", "keys"), default="path")
    return parser


def _count(text: str) -> int:
    import argparse

    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def unguard(words: Sequence[str]) -> str:
    """The query as it was typed."""
    return " ".join(word.removeprefix(_DASH) for word in words)


def _open(options: argparse.Namespace) -> int:
    """Open the program, on the library or on the folders and files that were named."""
    from pathlib import Path

    for name in options.paths:
        if not Path(name).exists():
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1, 0.6)
            hint = f" Did you mean `reader {near[0]}`?" if near else " `reader --help` lists the commands."
            from index.sanitize import sanitize_line

            print(f"reader: {sanitize_line(name)}: neither a command nor a file or folder.{hint}", file=sys.stderr)
            return USAGE
    import os

    missing = ""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        missing = "the program needs a terminal. For pipes there is"
    elif (term := os.environ.get("TERM", "")).lower() in ("dumb", "unknown"):
        missing = f"a terminal of the kind TERM={term} cannot show the program. In it work"
    if missing:
        print(f"reader: {missing} `reader search` and `reader show`.", file=sys.stderr)
        return USAGE
    from reader.launch import launch

    return launch(options.paths, options.library)


if __name__ == "__main__":
    sys.exit(main())
