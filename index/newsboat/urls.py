"""newsboat's `urls`: a feed, a query, a command or a filter a line, each with its tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.sanitize import sanitize_line
from index.sources.decoding import decode

_MOST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class UrlsLine:
    """A feed. `url` as written; `title` as the user calls it, or ""; `hidden` from newsboat's list of feeds."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query feed: its name and newsboat's filter expression."""

    name: str
    expression: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command whose output is a feed; with `url`, what stands there is fed to it."""

    line: UrlsLine
    command: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class UrlsFile:
    """What a `urls` file lists, in its order. `refused`: (line, why) of what is none of these."""

    feeds: tuple[UrlsLine, ...]
    queries: tuple[Query, ...]
    commands: tuple[Command, ...]
    refused: tuple[tuple[str, str], ...] = ()


def read_urls(path: Path) -> UrlsFile:
    """Read a `urls` file.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(str(path), f"cannot be read ({(error.strerror or str(error)).lower()})") from error
    if len(data) > _MOST_BYTES:
        raise SourceError(str(path), f"is larger than {_MOST_BYTES >> 20} MB: no list of feeds")
    return parse_urls(decode(data))


def parse_urls(text: str) -> UrlsFile:
    """The lines of a `urls` file told apart."""
    feeds: dict[str, UrlsLine] = {}
    queries: list[Query] = []
    commands: list[Command] = []
    refused: list[tuple[str, str]] = []
    for raw in text.splitlines():
        words = list(_words(raw))
        if not words:
            continue
        line = _line(words)
        head, _, rest = line.url.partition(":")
        if head == "query":
            name, _, expression = rest.partition(":")
            queries.append(Query(sanitize_line(name), expression.strip(), line.tags))
        elif head == "exec":
            commands.append(Command(line, rest.strip()))
        elif head == "filter":
            command, url = _filter(rest)
            if url:
                commands.append(Command(line, command, url))
            else:
                refused.append((sanitize_line(raw)[:200], "names no address for its filter"))
        elif head in ("http", "https", "file"):
            feeds.setdefault(line.url, line)
        else:
            refused.append((sanitize_line(raw)[:200], "is no address of a feed"))
    return UrlsFile(tuple(feeds.values()), tuple(queries), tuple(commands), tuple(refused))


def _line(words: list[str]) -> UrlsLine:
    title = ""
    hidden = False
    tags: list[str] = []
    for word in words[1:]:
        if word.startswith("~"):
            title = sanitize_line(word[1:])
        elif word.startswith("!"):
            hidden = True
        elif tag := sanitize_line(word):
            tags.append(tag)
    return UrlsLine(words[0], title, tuple(dict.fromkeys(tags)), hidden)


def _filter(rest: str) -> tuple[str, str]:
    """The command and the address of "~/bin/script param:https://..."; the command may hold colons itself."""
    places = [place for scheme in ("http://", "https://", "file://") if (place := rest.find(f":{scheme}")) >= 0]
    return (rest[: min(places)].strip(), rest[min(places) + 1 :].strip()) if places else (rest, "")


def _words(line: str) -> Iterator[str]:
    """The words of a line: between blanks, or in double quotes with backslashes. What begins with # ends it."""
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
        elif line[place] == "#":
            return
        elif line[place] == '"':
            word, place = _quoted(line, place + 1)
            yield word
        else:
            end = next((n for n in range(place, len(line)) if line[n].isspace()), len(line))
            yield line[place:end]
            place = end


def _quoted(line: str, place: int) -> tuple[str, int]:
    letters: list[str] = []
    while place < len(line) and line[place] != '"':
        if line[place] == "\\" and place + 1 < len(line):
            place += 1
            letters.append({"n": "\n", "t": "\t", "r": "\r"}.get(line[place], line[place]))
        else:
            letters.append(line[place])
        place += 1
    return "".join(letters), place + 1
