"""The process that feeds become articles in: as `index.fetch.child`, and its new items are read there too.

In: as there, with `location` and `title` of the source, `seen` (item key → digest of what is known already),
`skip` (how many new items to leave out) and, where the articles are to be kept, `draft` (how the names of their
files begin) and `origin` (of `index.sources.kept`). Out: a line with the feed and the number of its items, then a
line for each new item, `{"key", "digest", "alone"}` with `"wrong"` or with `"article"`, `"teaser"`, `"draft"` and
the bytes of a packed article (`index.packed`), then `{"end": true}`; all but the last say `"more"`. Drafts are not
flushed; "" where one could not be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.arriving.feed_articles import Named, is_teaser, item_article, item_digest, named_items
from index.article import Article
from index.errors import SourceError
from index.fetch import Feed
from index.fetch.child import CPU_SECONDS, parse, serve
from index.fetch.feed import to_plain
from index.fetch.pipe import BYTES
from index.limits import allow_seconds
from index.packed import pack
from index.packed import to_plain as packed_plain
from index.sources.kept import Origin, write_kept
from index.storage.whole_files import write_whole

_ITEMS_A_SECOND = 20
_MOST_MEMORY = 384 << 20
"""Address space: the tables by which languages are told take 100 MB of it."""


def _answers(data: bytes, head: dict[str, Any]) -> Iterator[dict[str, Any]]:
    feed = parse(data, head["base"], head["type"])
    allow_seconds(CPU_SECONDS + len(feed.items) // _ITEMS_A_SECOND)
    yield {"feed": to_plain(replace(feed, items=())), "items": len(feed.items), "more": True}
    skip, drafts = head["skip"], _Drafts(head.get("draft", ""), Origin(*head.get("origin", ())))
    for named in named_items(feed):
        digest = item_digest(named.item)
        if head["seen"].get(named.key) == digest:
            continue
        if skip:
            skip -= 1
            continue
        read = _read(named, feed, head["location"], head["title"], drafts)
        yield {"key": named.key, "digest": digest, "alone": named.is_alone, "more": True, **read}
    yield {"end": True}


class _Drafts:
    """The files of articles, written here and put in their place by whoever asked for them."""

    def __init__(self, begin: str, origin: Origin) -> None:
        self._begin = begin
        self._origin = origin
        self._count = 0

    def write(self, article: Article) -> str:
        if not self._begin:
            return ""
        self._count += 1
        draft = f"{self._begin}-{self._count}"
        try:
            write_whole(draft, write_kept(article, self._origin).encode())
        except OSError:  # whoever puts it in its place will meet the same fault, and say so
            return ""
        return draft


def _read(named: Named, feed: Feed, location: str, title: str, drafts: _Drafts) -> dict[str, Any]:
    name = "" if named.is_alone and named.item.url else named.name
    try:
        article = item_article(named.item, feed, location, title, name)
        packed = pack(article)
        return {
            "article": packed_plain(packed),
            "teaser": is_teaser(article),
            "draft": drafts.write(article),
            BYTES: packed.data,
        }
    except SourceError as error:
        return {"wrong": error.reason}
    except RecursionError:
        return {"wrong": "is nested too deep"}


if __name__ == "__main__":
    sys.exit(serve(_answers, _MOST_MEMORY))
