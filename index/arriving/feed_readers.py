"""Feeds into articles in processes of their own, one for each of two cores, while the caller keeps and indexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple, dataclass, field
from queue import LifoQueue
from typing import Any

from index.article import Article
from index.document import decode
from index.errors import SourceError
from index.fetch import ChildDiedError, Feed, FeedParser, too_much
from index.fetch.feed import from_plain
from index.sources.kept import Origin

_PROCESSES = 2
_MOST_DEATHS = 3


@dataclass(slots=True)
class Reading:
    """What was read of a feed.

    Attributes:
        feed: Without its items. `item_count`: how many it has, known ones among them.
        articles: (item key, item digest, article, whether its address is its own) of the new and changed ones.
        drafts: Article id → the file with exactly this article, under a name of its own, where there is one.
        problems: What was wrong with others.
    """

    feed: Feed
    item_count: int
    articles: list[tuple[str, str, Article, bool]] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """What a source answered: the document, its address ("" where it has none) and Content-Type."""

    data: bytes
    url: str
    content_type: str


class FeedReaders:
    """Reads feeds, two at once. A process is begun when it is needed, anew when an item was too much for it."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_PROCESSES)
        self._parsers = [FeedParser("index.arriving.feed_child") for _ in range(_PROCESSES)]
        self._free: LifoQueue[FeedParser] = LifoQueue()  # the last used: what one can do needs no second
        for parser in self._parsers:
            self._free.put(parser)
        self._is_closed = False

    def __enter__(self) -> FeedReaders:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for parser in self._parsers:
            parser.end()
        self._threads.shutdown()
        for parser in self._parsers:
            parser.close()

    def submit(
        self,
        fetched: Callable[[], Document],
        location: str,
        title: str,
        seen: Mapping[str, str],
        drafts: tuple[str, Origin] = ("", Origin()),
    ) -> Future[Reading]:
        """Read a feed; SourceError where it is none.

        Args:
            fetched: Gives the document; runs in the thread that waits for the process.
            location: The source's. `title`: what it is called. `seen`: item key → digest of what is known.
            drafts: How the names of the articles' files are to begin, and their origin; "" for no files.
        """
        begin, origin = drafts
        more = {
            "location": location,
            "title": title,
            "seen": dict(seen),
            "draft": begin,
            "origin": astuple(origin),
        }
        return self._threads.submit(self._read, fetched, more)

    def _read(self, fetched: Callable[[], Document], more: dict[str, Any]) -> Reading:
        document = fetched()
        parser = self._free.get()
        try:
            return self._asked(parser, document, more)
        finally:
            self._free.put(parser)

    def _asked(self, parser: FeedParser, document: Document, more: dict[str, Any]) -> Reading:
        """The reading; of items that a process dies of, the rest of the feed is read without them."""
        reading: Reading | None = None
        url = document.url or more["location"]
        seen, begin = more["seen"], more["draft"]
        for deaths in range(_MOST_DEATHS + 1):
            # What it died of is known when each answer comes at once: the first time, many come together.
            more |= {
                "skip": max(0, deaths - 1),
                "draft": begin and f"{begin}-{deaths}",
                "at_once": deaths > 0,
            }
            try:
                for answer in parser.ask(document.data, url, document.content_type, more):
                    if "feed" in answer:
                        reading = reading or Reading(from_plain(answer["feed"]), answer["items"])
                    elif reading is not None and "key" in answer:
                        seen[answer["key"]] = answer["digest"]
                        if "wrong" in answer:
                            reading.problems.append(f"an item {answer['wrong']}")
                        else:
                            article = decode(answer["article"].encode())
                            reading.articles.append((answer["key"], answer["digest"], article, answer["alone"]))
                            if answer["draft"]:
                                reading.drafts[article.id] = answer["draft"]
                break
            except (ChildDiedError, SourceError) as error:
                if reading is None or self._is_closed:
                    if isinstance(error, SourceError):
                        raise
                    raise too_much(url) from None
                if deaths:
                    reading.problems.append("an item takes too much time or memory to be read")
        assert reading is not None
        return reading
