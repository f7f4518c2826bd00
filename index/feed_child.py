"""The process that feeds become articles in: as `index.fetch.child`, and its new items are read there too.

In: as there, with `location` and `title` of the source, `seen` (item key → digest of what is known already) and
`skip` (how many new items to leave out). Out: a line with the feed and the number of its items, then a line for
each new item, `{"key", "digest", "alone", "article" or "wrong"}`, then `{"end": true}`; all but the last say
`"more"`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.document import encode
from index.errors import SourceError
from index.feed_articles import Named, item_article, item_digest, named_items
from index.fetch import Feed
from index.fetch.child import CPU_SECONDS, allow_seconds, parse, serve
from index.fetch.feed import to_plain

_ITEMS_A_SECOND = 20
_MOST_MEMORY = 384 << 20
"""Address space: the tables by which languages are told take 100 MB of it."""


def _answers(data: bytes, head: dict[str, Any]) -> Iterator[dict[str, Any]]:
    feed = parse(data, head["base"], head["type"])
    allow_seconds(CPU_SECONDS + len(feed.items) // _ITEMS_A_SECOND)
    yield {"feed": to_plain(replace(feed, items=())), "items": len(feed.items), "more": True}
    skip = head["skip"]
    for named in named_items(feed):
        digest = item_digest(named.item)
        if head["seen"].get(named.key) == digest:
            continue
        if skip:
            skip -= 1
            continue
        read = _read(named, feed, head["location"], head["title"])
        yield {"key": named.key, "digest": digest, "alone": named.is_alone, "more": True, **read}
    yield {"end": True}


def _read(named: Named, feed: Feed, location: str, title: str) -> dict[str, str]:
    name = "" if named.is_alone and named.item.url else named.name
    try:
        return {"article": encode(item_article(named.item, feed, location, title, name)).decode()}
    except SourceError as error:
        return {"wrong": error.reason}
    except RecursionError:
        return {"wrong": "is nested too deep"}


if __name__ == "__main__":
    sys.exit(serve(_answers, _MOST_MEMORY))
