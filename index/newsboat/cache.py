"""newsboat's `cache.db`: the articles it keeps, opened for reading only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import SourceError

_MOST_TEXT = 8 << 20
_WANTED = (
    "guid", "title", "author", "url", "feedurl", "pubDate", "content", "unread", "enclosure_url", "enclosure_type",
    "flags", "deleted",
)  # fmt: skip
_NEEDED = frozenset(("guid", "feedurl", "content", "unread"))


@dataclass(frozen=True, slots=True)
class CachedItem:
    """An article as newsboat keeps it; nothing of it is safe to show yet.

    Attributes:
        feed: The line of `urls` it came by. `feed_title`, `feed_site`: what the feed calls itself, its site.
        published: Seconds since 1970, 0 where unknown.
        flags: One letter each.
    """

    feed: str
    feed_title: str
    feed_site: str
    guid: str
    title: str
    author: str
    url: str
    published: int
    content: str
    unread: bool
    enclosure: str
    enclosure_type: str
    flags: str


def read_cache(path: Path) -> Iterator[CachedItem]:
    """The articles of a cache, feed by feed in the order newsboat met them; those the user deleted are left out.

    Raises:
        SourceError: It is no cache of newsboat, or damaged, or locked by a newsboat that is writing.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            database.execute("PRAGMA trusted_schema=OFF")
            database.execute("PRAGMA query_only=ON")
            database.text_factory = lambda data: data[:_MOST_TEXT].decode("utf-8", "replace")
            yield from _items(database, path)
    except sqlite3.Error as error:
        raise SourceError(str(path), f"cannot be read ({error})", "Close newsboat and try again.") from error


def _items(database: sqlite3.Connection, path: Path) -> Iterator[CachedItem]:
    columns = {row[1] for row in database.execute("PRAGMA table_info(rss_item)")}
    if not columns >= _NEEDED:
        raise SourceError(str(path), "is no cache of newsboat", "Give the folder of its `urls`.")
    feeds = {
        _text(row[0]): (_text(row[1]), _text(row[2]))
        for row in database.execute("SELECT rssurl, title, url FROM rss_feed")
    }
    # Of names of columns alone, which are ours: older newsboats have fewer.
    chosen = ", ".join(name if name in columns else f"'' AS {name}" for name in _WANTED)
    for row in database.execute(f"SELECT {chosen} FROM rss_item ORDER BY rowid"):  # noqa: S608 - names of this module
        given = dict(zip(_WANTED, row, strict=True))
        if _number(given["deleted"]):
            continue
        feed = _text(given["feedurl"])
        title, site = feeds.get(feed, ("", ""))
        yield CachedItem(
            feed=feed,
            feed_title=title,
            feed_site=site,
            guid=_text(given["guid"]),
            title=_text(given["title"]),
            author=_text(given["author"]),
            url=_text(given["url"]),
            published=_number(given["pubDate"]),
            content=_text(given["content"]),
            unread=bool(_number(given["unread"])),
            enclosure=_text(given["enclosure_url"]),
            enclosure_type=_text(given["enclosure_type"]),
            flags="".join(dict.fromkeys(filter(str.isalpha, _text(given["flags"])))),
        )


def _text(value: Any) -> str:
    return (
        value if isinstance(value, str) else value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
    )


def _number(value: Any) -> int:
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 16 else 0
