"""Asks sources what they have: addresses over the network, commands; what they answer is read if it is a feed.

Feeds are fetched side by side and read two at a time in processes of their own; nothing more is read while much is
read and not yet taken in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from index.arriving.feed_readers import Document, FeedReaders, Reading
from index.arriving.looked import Looked
from index.fetch import FEEDS, Answer, Network, Request, host_of, is_command, run_command, without_password
from index.results import SourceInfo
from index.sources.kept import Origin
from index.steps import Steps
from index.storage.kept_files import KeptFiles
from index.storage.source_table import SourceTable, Visit

_AT_ONCE = 100
_READ_AHEAD = 24
_READ_AHEAD_BYTES = 12 << 20
"""Feeds that are read and not yet taken in, and the size of their documents: what is ahead costs memory, and where
too little is, the processes that read wait while a commit is made."""
_READERS = 2
_TICK = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking a source; `reading` where it answered with a feed, `moved_to` where that lies now."""

    source: SourceInfo
    asked: Future[Answer | bytes]
    reading: Future[Reading] | None = None
    moved_to: str = ""


class Asking:
    """One round of asking the sources of one library.

    Args:
        table: Of the sources.
        kept: Where the articles of feeds are written.
        added: When what comes now came in (ISO 8601).
        named: Locations that the user named; what was had of them just now (`looked`) is not asked for again.
        visits: What is known of each source from the last time.
    """

    def __init__(
        self,
        table: SourceTable,
        kept: KeptFiles,
        steps: Steps,
        *,
        added: str,
        named: frozenset[str],
        looked: Looked,
        visits: Mapping[str, Visit],
    ) -> None:
        self._table = table
        self._kept = kept
        self._steps = steps
        self._added = added
        self._named = named
        self._looked = looked
        self._visits = visits
        self._targets: set[str] = set()
        self._draft_numbers = count()

    def outcomes(
        self,
        due: Sequence[SourceInfo],
        network: Network,
        commands: ThreadPoolExecutor,
        readers: FeedReaders,
        meanwhile: Callable[[], None],
    ) -> Iterator[Outcome]:
        """What came of asking the sources, in the order in which it does: asked first, then read.

        Args:
            due: The sources.
            network: Fetches addresses.
            commands: Runs commands.
            readers: Read feeds.
            meanwhile: Called some times a second.
        """
        asked: dict[Future[Any], SourceInfo] = {}
        answered: deque[tuple[SourceInfo, Future[Answer | bytes]]] = deque()
        reading: dict[Future[Any], Outcome] = {}
        rest = iter(due)
        while not self._steps.cancelled():
            for source in islice(rest, _AT_ONCE - len(asked)):
                asked[self._ask(source, network, commands)] = source
            while answered and self._may_read(answered[0][1], reading.values()):
                outcome = self._read(*answered.popleft(), readers)
                if outcome.reading is None:
                    yield outcome
                else:
                    reading[outcome.reading] = outcome
            if not asked and not reading:
                return
            finished, _ = wait([*asked, *reading], timeout=_TICK, return_when=FIRST_COMPLETED)
            for future in finished:
                if future in asked:
                    answered.append((asked.pop(future), future))
                else:
                    yield reading.pop(future)
            meanwhile()

    def _ask(self, source: SourceInfo, network: Network, commands: ThreadPoolExecutor) -> Future[Answer | bytes]:
        if is_command(source.location):
            return commands.submit(run_command, source.location[5:], source.location)
        if source.location in self._named and (looked := self._looked.take(source.location)) is not None:
            known: Future[Answer | bytes] = Future()
            known.set_result(looked)
            return known
        visit = self._visits[source.location]
        typed = frozenset((host_of(source.location),))
        request = Request(source.location, typed, visit.etag, visit.modified, FEEDS, is_typed=True)
        asked: Future[Answer] = network.submit(request)
        return asked  # type: ignore[return-value] # a future of less is one of more: it is only read

    @staticmethod
    def _may_read(asked: Future[Answer | bytes], reading: Collection[Outcome]) -> bool:
        """Whether there is room for one more answer among those that are read and not taken in."""
        size = _size(asked) + sum(_size(outcome.asked) for outcome in reading)
        return len(reading) < _READERS or (len(reading) < _READ_AHEAD and size <= _READ_AHEAD_BYTES)

    def _read(self, source: SourceInfo, asked: Future[Answer | bytes], readers: FeedReaders) -> Outcome:
        """Have what a source answered read, where it is a feed."""
        answer = None if asked.exception() is not None else asked.result()
        if answer is None or source.kind == "page" or (isinstance(answer, Answer) and answer.is_unchanged):
            return Outcome(source, asked)
        new = answer.moved_to if isinstance(answer, Answer) else ""
        # A permanent redirect is followed, unless there is a source already. The articles are read as the new
        # place's, and it is noted when the feed turned out to be one.
        if new in self._targets or (new and self._table.get(new) is not None):
            new = ""
        self._targets.add(new or source.location)
        seen = {key: item.digest for key, item in self._table.items(source.location).items()}
        place = new or source.location
        origin = Origin(without_password(place), source.kind, self._added)
        drafts = self._kept.drafts(next(self._draft_numbers), self._added), origin
        reading = readers.submit(lambda: document(answer), place, source.title, seen, drafts)
        return Outcome(source, asked, reading, new)


def document(answer: Answer | bytes) -> Document:
    """What a source answered, with where it lies and what it says that it is."""
    if isinstance(answer, bytes):
        return Document(answer, "", "")
    return Document(answer.read(), answer.url, answer.content_type)


def _size(asked: Future[Answer | bytes]) -> int:
    """Bytes of what a source answered."""
    if asked.exception() is not None:
        return 0
    answer = asked.result()
    return answer.size if isinstance(answer, Answer) else len(answer)
