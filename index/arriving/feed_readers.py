"""Feeds into articles in processes of their own, one for each of two cores, while the caller keeps and indexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple, dataclass, field
from queue import LifoQueue
from typing import Any

from index.errors import SourceError
from index.fetch import ChildDiedError, Feed, FeedParser, too_much
from index.fetch.feed import from_plain
from index.fetch.pipe import BYTES
from index.packed import Packed
from index.packed import from_plain as packed_of
from index.sources.kept import Origin

_PROCESSES = 2
_MOST_DEATHS = 3


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A new or changed item of a feed.

    Attributes:
        key, digest: As `index.storage.source_table.Item` is noted; "" for what is no item of a feed.
        is_alone: Its address is its own. `is_teaser`: its text is only the beginning of its page's.
        draft: The file with exactly this article, under a name of its own, or "".
    """

    key: str
    digest: str
    article: Packed
    is_alone: bool = True
    is_teaser: bool = False
    draft: str = ""


@dataclass(slots=True)
class Reading:
    """What was read of a feed.

    Attributes:
        feed: Without its items. `item_count`: how many it has, known ones among them.
        items: The new and changed ones. `problems`: what was wrong with others.
    """

    feed: Feed
    item_count: int
    items: list[ReadItem] = field(default_factory=list)
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

    def start(self) -> None:
        """Begin the processes now: there will be work for both."""
        for parser in self._parsers:
            parser.start()

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
                            reading.items.append(
                                ReadItem(
                                    answer["key"],
                                    answer["digest"],
                                    packed_of(answer["article"], answer[BYTES]),
                                    answer["alone"],
                                    answer["teaser"],
                                    answer["draft"],
                                )
                            )
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
