"""The commands that need no screen. Results on standard output, progress and messages on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import MendingError, ReaderError
from index.sanitize import sanitize_line
from reader.cli import DONE, FAILED, INTERRUPTED, unguard
from reader.console import UsageError, interruptible, open_library, progress_bar, say, summary
from reader.output import (
    annotations_json,
    article_html,
    article_json,
    article_markdown,
    article_text,
    changes_json,
    dumps,
    entity_json,
    facets_json,
    hit_json,
    marks_json,
    news_words,
    path_json,
    related_json,
    search_json,
    stats_json,
    watched_json,
)

if TYPE_CHECKING:
    from index.library import Library
    from index.mending.desk import Mending
    from index.results import FacetValue, Page


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for; the exit code."""
    command: Callable[[argparse.Namespace], int]
    if options.command in _FOLLOWING:
        from reader import following

        command = getattr(following, options.command)
    else:
        command = globals()[f"_{options.command}"]
    return command(options)


_FOLLOWING = ("add", "update", "sources", "opml")


_ROWS = 20
"""Hits of an answer."""


# -- finding and reading --------------------------------------------------------------------------------------
def _search(options: argparse.Namespace) -> int:
    queries = _lines(options.queries) if options.queries else [unguard(options.query)]
    with open_library(options) as library:
        if options.jsonl and not options.queries:
            return _stream(library, unguard(options.query), options)
        for query in queries:
            page = library.search(
                query or "*",
                limit=options.limit or _ROWS,
                sort=options.sort,
                facets=options.facets or options.json,
                fold=not options.unfold,
            )
            _print_page(page, options)
            _tell(page, query, library)
    return DONE


def _stream(library: Library, query: str, options: argparse.Namespace) -> int:
    """A hit a line, all there are or as many as asked for; the first comes before the last is looked up."""
    for page in library.pages(query or "*", limit=options.limit, sort=options.sort, fold=not options.unfold):
        if not page.offset:
            _tell(page, query, library)
        for hit in page.hits:
            print(dumps(hit_json(hit)))
    return DONE


def _tell(page: Page, query: str, library: Library) -> None:
    """What there is to say about an answer besides its hits."""
    if not page.total:
        hint = f" Did you mean: {page.did_you_mean}" if page.did_you_mean else ""
        if not library.sources() and not library.search("*", limit=0, facets=False).total:
            hint = " The library is empty: `reader add ADDRESS` or `reader add FOLDER` fills it."
        say(f"reader: nothing found for {query!r}.{hint}")
    for problem in page.problems:
        say(f"reader: in {query!r}: {problem.message}")


def _print_page(page: Page, options: argparse.Namespace) -> None:
    if options.json or options.jsonl:
        print(dumps(search_json(page)))
        return
    if not sys.stdout.isatty():
        for hit in page.hits:
            print(f"{hit.id}\t{hit.title}")
        _print_facets(page, options)
        return
    from reader.plain import print_page

    print_page(page)
    _print_facets(page, options)


def _print_facets(page: Page, options: argparse.Namespace) -> None:
    """On standard error, so that a pipe gets nothing but articles."""
    if options.facets:
        for field in facets_json(page.facets):
            if values := getattr(page.facets, field):
                say(f"{field}: " + ", ".join(map(_facet_words, values[:12])))


def _facet_words(value: FacetValue) -> str:
    told = f" ({value.beside})" if value.beside else ""
    return f"{value.name}{told} {value.count}"


def _show(options: argparse.Namespace) -> int:
    form = article_html if options.format == "html" else article_text
    with open_library(options) as library:
        for number, article_id in enumerate(_ids(options, library)):
            if options.changes or options.change:
                from reader.changes_text import changes_text

                changes = library.changes(article_id, options.change and options.change + 1)
                if options.json:
                    print(dumps(changes_json(changes)))
                else:
                    print(("\n" if number else "") + changes_text(changes, colour=_in_colour()), end="")
                continue
            article = library.article(article_id)
            if options.json:
                answer = article_json(article, library.versions(article_id), library.reprints(article_id))
                print(dumps(answer | marks_json(library.marks(article_id))))
            elif options.format == "markdown":
                print(("\n" if number else "") + article_markdown(article, library.marks(article_id).note), end="")
            else:
                print(("\n" if number else "") + form(article), end="")
    return DONE


def _in_colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _related(options: argparse.Namespace) -> int:
    from reader.view_model.related import reason_words

    with open_library(options) as library:
        for article_id in _ids(options, library):
            found = library.related(article_id, limit=options.limit)
            if options.json:
                print(dumps(related_json(article_id, found)))
                continue
            for other in found:
                if not sys.stdout.isatty():
                    print(f"{other.id}\t{other.title}")
                    continue
                print(f"{other.id[:8]}  {other.relation:<11} {other.title}\n{'':21} {reason_words(other.reasons)}")
    return DONE


def _entities(options: argparse.Namespace) -> int:
    with open_library(options) as library:
        if options.rules or options.mend or options.undo:
            return _mending(library.mending, options)
        if options.watched:
            return _watched(library, options)
        if options.path or options.watch or options.unwatch:
            if not options.name:
                raise UsageError("Which name?", "`reader entities` lists them.")
            return _path(library, options) if options.path else _watch(library, options)
        if options.name:
            found = [library.entity(options.name, kind=options.kind)]
        else:
            found = list(library.entities(kind=options.kind, limit=options.limit, sort=options.sort))
        if options.json:
            full = bool(options.name)
            print(dumps({"entities": [entity_json(entity, full=full) for entity in found]}))
            return DONE
        from reader.view_model.said import FIRST_SEEN, IN_NEWS, untold_words

        for entity in found:
            # What tells two of one name apart stands last: the columns before it are the same in every line.
            print("\t".join(filter(None, (entity.name, entity.kind, str(entity.articles), entity.beside))))
            if options.name:
                news = f"{IN_NEWS.rstrip()}: {entity.in_news.text}" if entity.in_news else ""
                seen = f"{FIRST_SEEN.rstrip()}: {entity.first_seen.text}" if entity.first_seen else ""
                for line in (
                    entity.description or news or untold_words(entity),
                    seen,
                    ", ".join(entity.aliases),
                    *(h.title for h in entity.latest),
                ):
                    print(f"  {line}" if line else "", end="\n" if line else "")
    return DONE


def _path(library: Library, options: argparse.Namespace) -> int:
    hops = library.path_between(options.name, options.path)
    if options.json:
        print(dumps(path_json(hops)))
        return DONE
    for hop in hops:
        print(f"{hop.name} - {hop.to_name}\t{hop.article_id}\n  {hop.sentence.text}")
    if not hops:
        say("reader: no way of sentences leads from one to the other.")
    return DONE


def _watch(library: Library, options: argparse.Namespace) -> int:
    entity = library.watch(options.name) if options.watch else library.unwatch(options.name)
    say(f"{entity.name}: {'watched' if options.watch else 'watched no longer'}")
    return DONE


def _watched(library: Library, options: argparse.Namespace) -> int:
    watched = library.watched()
    if options.json:
        print(dumps({"watched": [watched_json(one) for one in watched]}))
        return DONE
    for one in watched:
        print(f"{one.entity.name}\t{one.entity.kind}\t{news_words(one)}")
    if not watched:
        say("reader: you watch no name yet. `reader entities NAME --watch` does.")
    return DONE


def _mending(mending: Mending, options: argparse.Namespace) -> int:
    if options.mend:
        try:
            say(f"{mending.import_(_read_text(options.mend))} new")
        except MendingError as error:
            raise MendingError(f"{options.mend}: {error.message}", error.remedy) from error
    elif options.undo:
        words = mending.undo()
        say(f"undone: {words}" if words else "reader: nothing to undo.")
    elif options.json:
        print(dumps({"rules": [str(rule) for rule in mending.rules()]}))
    else:
        print(mending.export(), end="")
    return DONE


def _annotate(options: argparse.Namespace) -> int:
    import json

    from index.entities import Recogniser
    from index.entities.dates import dated
    from index.sources.dates import parse_date

    recogniser = Recogniser()
    failed = 0
    for name in options.files or ["-"]:
        try:
            text = _read_text(name, guess=True)
        except ReaderError as error:
            say(f"reader: {error}")
            failed += 1
            continue
        records = name.endswith((".jsonl", ".ndjson")) or (options.jsonl and name == "-")
        for number, line in enumerate(text.split("\n") if records else [text], 1):
            if records and not line.strip():
                continue
            try:
                record = json.loads(line) if records else {"id": Path(name).name, "text": text}
                answer: dict[str, Any] = {"id": record.get("id", str(number))}
                mentions, figures = recogniser.annotate_text(record["text"])
                mentions = dated(record["text"], mentions, parse_date(record.get("published")))
                answer |= annotations_json(record["text"], mentions, figures)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                say(f'reader: {name}, line {number}: not a record like {{"id": ..., "text": ...}}; left out.')
                failed += 1
                continue
            if options.json or options.jsonl:
                print(dumps(answer), flush=options.jsonl)
                continue
            for mention in answer["mentions"]:
                surface, entity = sanitize_line(mention["text"]), sanitize_line(mention["entity"])
                print(f"{mention['start']}\t{mention['end']}\t{mention['kind']}\t{surface}\t{entity}")
    return FAILED if failed else DONE


# -- the library itself ---------------------------------------------------------------------------------------
def _mark(options: argparse.Namespace) -> int:
    marks = {name: getattr(options, name) for name in ("read", "starred", "tag", "untag", "note")}
    if all(value is None for value in marks.values()):
        raise UsageError(
            "Nothing to mark.", "Give --read, --unread, --star, --unstar, --tag T, --untag T or --note TEXT."
        )
    for name in ("tag", "untag"):
        if marks[name] is not None and not (marks[name] or "").replace(",", " ").strip():
            raise UsageError(f"--{name} names no tag.", "Give it a word, for example --tag later.")
    with open_library(options) as library:
        library.mark(list(_ids(options, library)), **marks)  # all of them, or none when one is not there
    return DONE


def _stats(options: argparse.Namespace) -> int:
    with open_library(options) as library:
        answer = stats_json(library.stats())
    if options.json:
        print(dumps(answer))
    else:
        for name, value in answer.items():
            print(f"{name.replace('_', ' ')}\t{value}")
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    with open_library(options) as library:
        if options.rebuild:
            with progress_bar() as show, interruptible() as interrupted:
                report = library.rebuild(progress=show, cancelled=lambda: bool(interrupted))
            say(summary(report))
            return INTERRUPTED if interrupted else DONE
        problems = library.check()
        for problem in problems:
            say(f"reader: {problem}")
        if not problems:
            print(f"{library.path}: all is well")
        return FAILED if problems else DONE


def _config(options: argparse.Namespace) -> int:
    from index.paths import config_file

    if options.action == "path":
        print(config_file())
        return DONE
    from reader.config import ConfigError, load, taken_keys, unknown_theme
    from reader.plain import print_keys

    config = load(config_file())
    if options.action == "keys":
        print_keys(config)
    elif problem := unknown_theme(config):
        raise ConfigError(f"{config_file()}: {problem}", "Until then reader-dark stands in.")
    else:
        print(f"{config_file()}: " + ("all is well" if config_file().exists() else "not there; the defaults hold"))
        for sentence in taken_keys(config):
            print(f"  {sentence}")
    return DONE


# -- input --------------------------------------------------------------------------------------------------
def _ids(options: argparse.Namespace, library: Library) -> Iterator[str]:
    """The articles that are named; - takes the lines of a search from standard input."""
    for asked in _lines("-") if options.ids == ["-"] else options.ids:
        yield library.resolve_id(asked.split("\t")[0])


def _lines(name: str) -> Iterable[str]:
    return [line.strip() for line in _read_text(name).splitlines() if line.strip()]


def _read_text(name: str, *, guess: bool = False) -> str:
    """A file or standard input as it stands, line ends included: offsets are into exactly this text.

    Args:
        guess: Read text that is not UTF-8 too, in the encoding that an article would be read in.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode()
    except UnicodeDecodeError as error:
        from index.sources.decoding import decode, is_binary

        if guess and not is_binary(data):
            return decode(data)
        raise ReaderError(
            f"{name}: not UTF-8 (byte {error.start}).", "Convert it, for example with iconv."
        ) from error
    except OSError as error:
        remedy = _REMEDIES.get(type(error), "Check the path and its permissions.")
        raise ReaderError(f"{name}: cannot be read ({(error.strerror or '').lower()}).", remedy) from error


_REMEDIES: dict[type[OSError], str] = {FileNotFoundError: "Check the path.", IsADirectoryError: "Give a file."}
