"""One round of visits to the feeds: fetch, parse, keep as files, index, and only then call it taken in.

What the sources answer (`index.arriving.asking`) is taken in one by one and gathered for a commit: first the
articles' files reach the disk, then the index, then what was seen of the feed (its validators, its items) is
noted. A crash between any two of these costs only that some of it is done once more. The files of one commit
are written by a thread while those of the one before are indexed; each commit for itself goes through these
steps in this order, and the commits one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from index.arriving.asking import Asking, Outcome, document
from index.arriving.feed_readers import FeedReaders, Reading, ReadItem
from index.arriving.looked import Looked
from index.article import Article
from index.errors import FetchError, SourceError
from index.fetch import (
    Answer,
    Limits,
    Network,
    not_before,
    without_password,
)
from index.identity import content_digest
from index.packed import Packed, pack
from index.relations.changes import same_told, same_words
from index.results import Progress, SourceInfo
from index.sanitize import sanitize_line
from index.sources.kept import Origin
from index.steps import Steps
from index.storage.kept_files import KeptFiles
from index.storage.source_table import ADDRESS_KINDS, Item, SourceTable, Visit
from index.storage.state import State

_COMMANDS_AT_ONCE = 4
_BATCH = 3000
_FIRST_COMMIT = 2.0
_COMMIT_EVERY = 6.0
"""Seconds: the first news is to be there soon, later commits are to be worth their cost."""


class Store(Protocol):
    """Indexes articles that lie on the disk, (article, source) each."""

    def __call__(self, articles: list[tuple[Packed, str]], changed: int, *, are_filled: bool = False) -> None:
        """`changed`: how many an outlet changed; `are_filled`: all tell what they did, with more about them."""


@dataclass(slots=True)
class _Arrived:
    """What waits for a commit.

    `items`: what was read, with its source; `visits`: what is to be noted about sources after it.
    """

    items: list[tuple[SourceInfo, ReadItem]] = field(default_factory=list)
    visits: list[tuple[SourceInfo, Visit, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Writing:
    """A commit whose files are on their way to the disk.

    `locations`: (article, source) by id of what is written; `from_pages`: ids of articles that keep their page's
    text; `changed`: how many of them an outlet changed; `completed`: ids of those that tell what they did, with
    more about them.
    """

    arrived: _Arrived
    locations: dict[str, tuple[Packed, str]]
    from_pages: set[str]
    changed: int
    completed: set[str]
    files: Future[list[Path]]


class Arrivals:
    """Visits to the sources of one library that are addresses or commands.

    Args:
        store: Puts articles into the index.
        failures: (location, reason) of what could not be had is added to it.
        looked: What was had just now of sources that are named is not asked for again.
    """

    def __init__(
        self,
        state: State,
        kept: KeptFiles,
        store: Store,
        failures: list[tuple[str, str]],
        *,
        steps: Steps | None = None,
        limits: Limits | None = None,
        looked: Looked | None = None,
    ) -> None:
        self._state = state
        self._table: SourceTable = state.sources
        self._kept = kept
        self._store = store
        self._failures = failures
        self._steps = steps or Steps()
        self._limits = limits
        self._looked = looked or Looked()
        self._arrived = _Arrived()
        self._next_commit = 0.0
        self._sharing: set[str] = set()
        """Ids of articles whose page is another's too: its text is not theirs."""
        self._first_seen: set[str] = set()
        """Ids of articles whose item was never read in this feed before."""
        self._writer = ThreadPoolExecutor(1)
        self._writing: _Writing | None = None
        self._added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.waiting = 0
        """Sources that were not asked because it is too early."""

    def run(self, only: Sequence[str] = (), *, force: bool = False) -> None:
        """Visit the sources that are due.

        Args:
            only: Only these, due or not, and though they are paused.
            force: Also those for which it is too early.
        """
        named = frozenset(only)
        due = list(self._due(named, force=force))
        if not due:
            return
        visits = self._table.visits()
        asking = Asking(
            self._table,
            self._kept,
            self._steps,
            added=self._added,
            named=named,
            looked=self._looked,
            visits=visits,
        )
        with ExitStack() as stack:
            network = stack.enter_context(Network(self._limits))
            readers = stack.enter_context(FeedReaders())
            if sum(_is_news(visits[source.location]) for source in due) > 1:
                readers.start()
            commands = ThreadPoolExecutor(_COMMANDS_AT_ONCE)
            stack.callback(commands.shutdown, wait=False, cancel_futures=True)
            stack.callback(self._kept.clean, mine=True)
            stack.callback(self._writer.shutdown)
            self._next_commit = time.monotonic() + _FIRST_COMMIT
            self._steps.progress(Progress("fetching", 0, len(due)))
            outcomes = asking.outcomes(due, network, commands, readers, self._commit_if_due)
            for done, outcome in enumerate(outcomes, 1):
                self._visited(outcome, visits[outcome.source.location])
                self._steps.progress(
                    Progress("fetching", done, len(due), without_password(outcome.source.location))
                )
                self._commit_if_due()
            self._commit()
            self._finish()

    def _due(self, only: frozenset[str], *, force: bool) -> Iterator[SourceInfo]:
        visits = self._table.visits()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for source in self._table.all():
            if source.kind not in ADDRESS_KINDS or (only and source.location not in only):
                continue
            if source.kind == "page" and self._table.scanned(source.location):
                continue  # a page is taken once
            if source.paused and not only:
                continue
            if visits[source.location].not_before > now and not (only or force):
                self.waiting += 1
                continue
            yield source

    def _visited(self, outcome: Outcome, before: Visit) -> None:
        """Take in what a source answered; whatever is wrong with it stays its own."""
        source = outcome.source
        try:
            answer = outcome.asked.result()
            if outcome.reading is not None:
                self._take(outcome, outcome.reading.result())
            elif isinstance(answer, Answer) and answer.is_unchanged:
                self._arrived.visits.append((source, _visit(answer, before.pause), "", ""))
            else:
                self._take_page(source, answer)
        except SourceError as error:
            self._failed(source, before, error)

    def _failed(self, source: SourceInfo, before: Visit, error: SourceError) -> None:
        failed = before.failed + 1
        wait_for = error.retry_after if isinstance(error, FetchError) else None
        visit = replace(before, failed=failed, not_before=not_before(failed, wait_for))
        self._table.set_visited(source.location, visit, error=error.reason)
        self._failures.append((without_password(source.location), sanitize_line(error.reason)))

    def _take(self, outcome: Outcome, reading: Reading) -> None:
        """Put the items of a feed that are new or changed into the batch."""
        source = outcome.source
        feed = reading.feed
        if feed.problems and not reading.item_count:
            raise SourceError(source.location, feed.problems[0])
        if outcome.moved_to and self._table.move(source.location, outcome.moved_to):
            source = replace(source, location=outcome.moved_to)
        place = outcome.moved_to or source.location
        seen = self._table.items(source.location) if reading.items else {}
        for item in reading.items:
            known = seen[item.key].id if item.key in seen else item.article.id
            if known != item.article.id and self._is_same(known, item.article):
                item = replace(item, article=pack(replace(item.article.whole(), id=known)), draft="")
            elif source.location != place:
                item = replace(item, draft="")
            if not item.is_alone:
                self._sharing.add(item.article.id)
            if item.key not in seen:
                self._first_seen.add(item.article.id)
            self._arrived.items.append((source, item))
            if len(self._arrived.items) >= _BATCH:
                self._commit()
        problems = [*feed.problems, *reading.problems]
        self._arrived.visits.append(
            (
                source,
                _visit(outcome.asked.result(), feed.pause),
                _partial(problems, reading.item_count),
                feed.title,
            )
        )

    def _is_same(self, known: str, article: Packed) -> bool:
        """Whether an item whose address is another now is the article it was: its guid alone does not say so."""
        for path in self._state.paths_of([known]).get(known, ()):
            found = self._kept.read(Path(path)) if self._kept.holds(path) else None
            if found is not None:
                return article.title == found[0].title or article.digest == content_digest(found[0].text)
        return False

    def _take_page(self, source: SourceInfo, answer: Answer | bytes) -> None:
        from index.sources import read_page

        page = document(answer)
        article = read_page(page.data, page.url, page.content_type)
        self._arrived.items.append((source, ReadItem("", "", pack(article))))
        self._arrived.visits.append((source, _visit(answer), "", ""))

    def _commit_if_due(self) -> None:
        if time.monotonic() > self._next_commit:
            self._commit()

    def _commit(self) -> None:
        """Begin to write what has arrived, and finish what was being written before."""
        arrived, self._arrived = self._arrived, _Arrived()
        begun = self._begin(arrived) if arrived.items or arrived.visits else None
        self._finish()
        self._writing = begun
        self._next_commit = time.monotonic() + _COMMIT_EVERY

    def _begin(self, arrived: _Arrived) -> _Writing:
        """Have the files written of what is new or changed."""
        paths = self._state.paths_of({item.article.id for _, item in arrived.items})
        before = self._writing.locations if self._writing is not None else {}
        writing: dict[str, tuple[Packed, Origin, str | None]] = {}
        locations: dict[str, tuple[Packed, str]] = {}
        # An article of a source that is followed no more goes to the next one that brings it.
        sources = self._table.all()
        followed = {without_password(source.location) for source in sources}
        places = tuple(Path(source.location) for source in sources if source.kind not in ADDRESS_KINDS)
        from_pages = self._table.with_page_text(paths)
        changed = 0
        completed: set[str] = set()
        drafts: dict[str, str] = {}
        origins = {s.location: Origin(without_password(s.location), s.kind, self._added) for s, _ in arrived.items}
        for source, item in arrived.items:
            article = item.article
            if article.id in writing or article.id in before:
                continue  # it stands in several feeds: the first that brought it keeps it
            origin = origins[source.location]
            found = self._found(paths.get(article.id, ()), places)
            is_others = found is not None and found[1].source != origin.source and found[1].source in followed
            if is_others or (found is not None and not found[1].added):
                continue
            known = None
            if found is not None:
                old, where = found
                if where.is_from_page:
                    from_pages.add(article.id)
                if article.id in from_pages or replace(article.whole(), path=old.path) == old:
                    continue  # a text from the page is compared with the page
                # What was taken over from another reader lacks what that did not keep: the outlet changed nothing.
                is_same = same_told if article.id in self._first_seen else same_words
                if is_same(old, article.whole()):
                    completed.add(article.id)
                else:
                    changed += 1
                known, origin = old.path, replace(where, source=origin.source)
            elif item.draft:  # it says that the article came in now
                drafts[article.id] = item.draft
            writing[article.id] = (article, origin, known)
            locations[article.id] = (article, source.location)
        files = self._writer.submit(self._kept.write, list(writing.values()), drafts)
        return _Writing(arrived, locations, from_pages, changed, completed, files)

    def _finish(self) -> None:
        """Index what was written, then note what was seen: nothing is called taken in before it is."""
        done, self._writing = self._writing, None
        if done is None:
            return
        files = done.files.result()
        stored: list[tuple[Packed, str]] = []
        filled: list[tuple[Packed, str]] = []
        for (article, location), path in zip(done.locations.values(), files, strict=True):
            (filled if article.id in done.completed else stored).append((article.at(str(path)), location))
        if stored:
            self._store(stored, done.changed)
        if filled:
            self._store(filled, 0, are_filled=True)
        self._note(done.arrived.items, done.locations.keys() | done.from_pages)
        for source, visit, error, title in done.arrived.visits:
            self._table.set_visited(source.location, visit, error=error, title=title, scanned=True)

    def _found(self, paths: Iterable[str], places: Sequence[Path]) -> tuple[Article, Origin] | None:
        """The article's file as it lies there: in the library's own folder, or in a place that is followed."""
        for path in paths:
            if self._kept.holds(path):
                if (read := self._kept.read(Path(path))) is not None:
                    return read
            elif any(map(Path(path).is_relative_to, places)) and Path(path).exists():
                return Article("", "", "", path=path), Origin()
        return None

    def _note(self, arrived: Sequence[tuple[SourceInfo, ReadItem]], written: Iterable[str]) -> None:
        """What was seen of the feeds, and which of the written articles want the text of their page."""
        of_source: dict[str, list[tuple[str, Item]]] = {}
        wanted: dict[str, list[tuple[str, str]]] = {}
        new = set(written)
        for source, item in arrived:
            article = item.article
            if item.key:
                of_source.setdefault(source.location, []).append((item.key, Item(item.digest, article.id)))
                wants = source.full_text == "always" or (source.full_text == "auto" and item.is_teaser)
                if wants and article.url and article.id in new - self._sharing:
                    wanted.setdefault(source.location, []).append((article.id, article.url))
        for location, pages in wanted.items():
            self._table.want_pages(location, pages)
        for location, items in of_source.items():
            self._table.set_items(location, items)


def _is_news(visit: Visit) -> bool:
    """Whether a source will answer with all it has: nothing is known that it could say has not changed."""
    return not (visit.etag or visit.modified or visit.failed)


def _visit(answer: Answer | bytes, pause: int = 0) -> Visit:
    """What a visit that went well leaves behind; `pause`: that which the feed asks for."""
    if not isinstance(answer, Answer):
        return Visit()
    wait = float(max(pause, answer.kept_for))
    return Visit(answer.etag, answer.modified, not_before=not_before(0, wait), pause=pause)


def _partial(problems: Sequence[str], item_count: int) -> str:
    """What stays at the name of a feed that was read in part, or ""."""
    if not problems:
        return ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{problems[0]}{more}; {item_count} items were read"
