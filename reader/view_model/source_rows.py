"""Where the news comes from, as rows: everything, folders with their feeds, places on disk, tags, saved searches.

A row knows the query that lists its articles, so that opening a feed is a search like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rich.cells import cell_len

from index.arriving.source_names import ON_DISK, title_of
from index.results import SourceInfo
from reader.view_model.dates import time_ago
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, fit

_COUNT_WIDTH = 8
_CHECKED_FROM = 72
"""Width from which a row says when its source was last asked."""
_CHECKED_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Listed:
    """Something with articles: a tag, a saved search. `query` finds them."""

    name: str
    query: str
    articles: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """All there is to list, as the library told it."""

    sources: tuple[SourceInfo, ...] = ()
    everything: tuple[Listed, ...] = ()
    tags: tuple[Listed, ...] = ()
    saved: tuple[Listed, ...] = ()
    is_known: bool = True
    """Whether the library was asked already."""

    @property
    def unread(self) -> int:
        """Unread articles of the whole library."""
        return next((listed.articles for listed in self.everything if listed.query == "is:unread"), 0)

    def source(self, location: str) -> SourceInfo | None:
        """The source at a location."""
        return next((source for source in self.sources if source.location == location), None)

    @property
    def folders(self) -> tuple[str, ...]:
        """The user's folders, in order of their names."""
        return tuple(sorted({source.folder for source in self.sources if source.folder}, key=str.casefold))

    @property
    def failing(self) -> tuple[SourceInfo, ...]:
        """Sources whose last update failed."""
        return tuple(source for source in self.sources if source.error and not source.paused)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row. `kind`: all folder source tag saved; `key` tells it from every other row."""

    kind: str
    title: str
    query: str
    articles: int = 0
    unread: int = 0
    depth: int = 0
    source: SourceInfo | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What stays when counts and titles change."""
        return (self.kind, self.source.location if self.source is not None else self.query)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; the first group has none."""

    heading: str
    rows: tuple[SourceRow, ...] = field(default=())


def source_query(source: SourceInfo, others: Iterable[SourceInfo]) -> str:
    """The query for the articles of one source: by its title where no other is called so, else by its location."""
    title = title_of(source)
    names = [title_of(other).casefold() for other in others] + [other.folder.casefold() for other in others]
    unique = names.count(title.casefold()) == 1 and '"' not in title
    return _in(title if unique else source.location)


def _in(name: str) -> str:
    return f'in:"{name.replace(chr(34), "")}"'


def group_rows(listing: Listing, wanted: str = "") -> tuple[Group, ...]:
    """The groups that have rows; of them only rows whose words hold all of `wanted`."""
    feeds = [source for source in listing.sources if source.kind not in ON_DISK]
    disk = [source for source in listing.sources if source.kind in ON_DISK]
    groups = (
        Group("", tuple(_plain("all", listed) for listed in listing.everything)),
        Group("feeds", tuple(_in_folders(feeds, listing.sources))),
        Group("on disk", tuple(_in_folders(disk, listing.sources))),
        Group("tags", tuple(_plain("tag", listed) for listed in listing.tags)),
        Group("saved searches", tuple(_plain("saved", listed) for listed in listing.saved)),
    )
    words = wanted.casefold().split()
    kept = (Group(group.heading, tuple(row for row in group.rows if _holds(row, words))) for group in groups)
    return tuple(group for group in kept if group.rows)


def _plain(kind: str, listed: Listed) -> SourceRow:
    return SourceRow(kind, listed.name, listed.query, listed.articles, listed.unread)


def _in_folders(sources: Sequence[SourceInfo], everything: Sequence[SourceInfo]) -> Iterable[SourceRow]:
    for source in _by_title(source for source in sources if not source.folder):
        yield _source_row(source, everything, 0)
    for folder in sorted({source.folder for source in sources if source.folder}, key=str.casefold):
        inside = [source for source in sources if source.folder == folder]
        articles, unread = sum(s.articles for s in inside), sum(s.unread for s in inside)
        yield SourceRow("folder", folder, _in(folder), articles, unread)
        for source in _by_title(inside):
            yield _source_row(source, everything, 1)


def _by_title(sources: Iterable[SourceInfo]) -> list[SourceInfo]:
    return sorted(sources, key=lambda source: (title_of(source).casefold(), source.location))


def _source_row(source: SourceInfo, everything: Sequence[SourceInfo], depth: int) -> SourceRow:
    query = source_query(source, everything)
    return SourceRow("source", title_of(source), query, source.articles, source.unread, depth, source)


def _holds(row: SourceRow, words: Sequence[str]) -> bool:
    location = row.source.location if row.source is not None else row.query
    text = f"{row.title} {location}".casefold()
    return all(word in text for word in words)


def source_lines(groups: Sequence[Group], width: int, now: datetime, glyphs: Glyphs) -> list[Line]:
    """Lines of the groups at a width; `Line.item` counts the rows of all groups through."""
    lines = [_heading_line(width)] if groups else []
    item = 0
    for group in groups:
        if item:
            lines.append(BLANK)
        if group.heading:
            lines.append(LineBuilder().add("  ").add(group.heading.upper(), "heading").line())
        for row in group.rows:
            lines.append(_row_line(row, width, now, glyphs, item))
            item += 1
    return lines


def _heading_line(width: int) -> Line:
    """What the numbers are."""
    has_checked = width >= _CHECKED_FROM
    line = LineBuilder().pad_to(width - 2 * _COUNT_WIDTH - (_CHECKED_WIDTH if has_checked else 0))
    for words in ("unread", "all"):
        line.add(words.rjust(_COUNT_WIDTH), "heading")
    if has_checked:
        line.pad_to(width - 1 - len("asked")).add("asked", "heading")
    return line.line()


def _row_line(row: SourceRow, width: int, now: datetime, glyphs: Glyphs, item: int) -> Line:
    source = row.source
    checked = ""
    if source is not None and width >= _CHECKED_FROM and source.checked:
        checked = time_ago(source.checked, now)
    right = _COUNT_WIDTH * 2 + (_CHECKED_WIDTH if width >= _CHECKED_FROM else 0)
    room = max(8, width - right - 4 - 2 * row.depth)
    line = LineBuilder().add("  ").add("  " * row.depth)
    is_paused = source is not None and source.paused
    title = fit(row.title, room, glyphs.ellipsis)
    line.add(title, "dim" if is_paused else "title" if row.unread else "title-read")
    note, role = _note(row)
    left = width - right - line.cells - 3
    if note and left >= 6:
        line.add("  ").add(fit(note, left, glyphs.ellipsis), role)
    line.pad_to(width - right)
    unread = f"{row.unread:,}" if row.unread else ""
    line.pad_to(line.cells + _COUNT_WIDTH - cell_len(unread)).add(unread, "unread")
    total = f"{row.articles:,}" if row.articles or source is not None else ""
    line.pad_to(line.cells + _COUNT_WIDTH - cell_len(total)).add(total, "dim")
    if width >= _CHECKED_FROM:
        line.pad_to(width - 1 - cell_len(checked)).add(checked, "dim")
    return line.line(item)


def _note(row: SourceRow) -> tuple[str, str]:
    source = row.source
    if source is None:
        return "", ""
    if source.paused:
        return "paused", "dim"
    return source.error, "error"


def sources_head(listing: Listing, groups: Sequence[Group], wanted: str) -> str:
    """The words above the list: how many sources and unread articles there are."""
    if not listing.is_known:
        return ""
    count = len(listing.sources)
    parts = [f"{count:,} sources" if count != 1 else "1 source"]
    if listing.unread:
        parts.append(f"{listing.unread:,} unread")
    if failing := len(listing.failing):
        parts.append(f"{failing} failing")
    if wanted:
        rows = sum(len(group.rows) for group in groups)
        parts.append(f"{rows} with “{wanted}”")
    return "   ".join(parts)
