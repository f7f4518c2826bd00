"""One round of visits to the feeds: fetch, parse, keep as files, index, and only then call it taken in.

Feeds are fetched side by side and taken in one by one as they answer. What is taken in is gathered for a commit:
first the articles' files reach the disk, then the index, then what was seen of the feed (its validators, its
items) is noted. A crash between any two of these costs only that some of it is done once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from index.article import Article
from index.errors import FetchError, SourceError
from index.feed_articles import is_teaser, item_article, item_digest, named_items
from index.fetch import (
    FEEDS,
    Answer,
    Feed,
    FeedParser,
    Limits,
    Network,
    Request,
    host_of,
    is_command,
    not_before,
    run_command,
    without_password,
)
from index.kept_files import KeptFiles
from index.results import Progress, SourceInfo
from index.sanitize import sanitize_line
from index.source_table import ADDRESS_KINDS, Item, SourceTable, Visit
from index.sources import read_page
from index.sources.kept import Origin
from index.state import State

_AT_ONCE = 100
_COMMANDS_AT_ONCE = 4
_BATCH = 500
_FIRST_COMMIT = 2.0
_COMMIT_EVERY = 6.0
"""Seconds: the first news is to be there soon, later commits are to be worth their cost."""
_TICK = 0.2

Store = Callable[[Sequence[tuple[Article, str]], int], None]
"""Indexes articles that lie on the disk, (article, source) each; the number of those that were there before."""


@dataclass(slots=True)
class _Arrived:
    """What waits for a commit.

    `articles`: (source, item key, item digest, article); `visits`: what is to be noted about sources after it.
    """

    articles: list[tuple[SourceInfo, str, str, Article]] = field(default_factory=list)
    visits: list[tuple[SourceInfo, Visit, str, str]] = field(default_factory=list)


class Arrivals:
    """Visits to the sources of one library that are addresses or commands.

    Args:
        store: Puts articles into the index.
        failures: (location, reason) of what could not be had is added to it.
    """

    def __init__(
        self,
        state: State,
        kept: KeptFiles,
        store: Store,
        failures: list[tuple[str, str]],
        *,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        limits: Limits | None = None,
    ) -> None:
        self._state = state
        self._table: SourceTable = state.sources
        self._kept = kept
        self._store = store
        self._failures = failures
        self._progress = progress
        self._cancelled = cancelled
        self._limits = limits
        self._arrived = _Arrived()
        self._next_commit = 0.0
        self._sharing: set[str] = set()
        """Ids of articles whose page is another's too: its text is not theirs."""

    def run(self, only: Sequence[str] = ()) -> None:
        """Visit the sources that are due; with `only`, these (a pause or a back-off does not hold them)."""
        due = list(self._due(frozenset(only)))
        if not due:
            return
        visits = self._table.visits()
        with ExitStack() as stack:
            network = stack.enter_context(Network(self._limits))
            parser = stack.enter_context(FeedParser())
            commands = ThreadPoolExecutor(_COMMANDS_AT_ONCE)
            stack.callback(commands.shutdown, wait=False, cancel_futures=True)
            self._next_commit = time.monotonic() + _FIRST_COMMIT
            self._progress(Progress("fetching", 0, len(due)))
            answers = self._answers(due, visits, network, commands)
            for done, (source, future) in enumerate(answers, 1):
                self._visited(source, future, visits[source.location], parser)
                self._progress(Progress("fetching", done, len(due), without_password(source.location)))
                self._commit_if_due()
            self._commit()

    def _due(self, only: frozenset[str]) -> Iterator[SourceInfo]:
        visits = self._table.visits()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for source in self._table.all():
            if source.kind not in ADDRESS_KINDS or (only and source.location not in only):
                continue
            if source.kind == "page" and self._table.scanned(source.location):
                continue  # a page is taken once
            if (source.paused or visits[source.location].not_before > now) and not only:
                continue
            yield source

    # -- asking ----------------------------------------------------------------------------------------------
    def _answers(
        self, due: Sequence[SourceInfo], visits: dict[str, Visit], network: Network, commands: ThreadPoolExecutor
    ) -> Iterator[tuple[SourceInfo, Future[Answer | bytes]]]:
        """The sources with what came back, in the order in which it does."""
        waiting: dict[Future[Answer | bytes], SourceInfo] = {}
        rest = iter(due)
        while not self._cancelled():
            for source in rest:
                waiting[self._ask(source, visits[source.location], network, commands)] = source
                if len(waiting) >= _AT_ONCE:
                    break
            if not waiting:
                return
            finished, _ = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
            for future in finished:
                yield waiting.pop(future), future
            self._commit_if_due()

    def _ask(
        self, source: SourceInfo, visit: Visit, network: Network, commands: ThreadPoolExecutor
    ) -> Future[Answer | bytes]:
        if is_command(source.location):
            return commands.submit(run_command, source.location[5:], source.location)
        typed = frozenset((host_of(source.location),))
        request = Request(source.location, typed, visit.etag, visit.modified, FEEDS, is_typed=True)
        asked: Future[Answer] = network.submit(request)
        return asked  # type: ignore[return-value] # a future of less is one of more: it is only read

    def _visited(
        self, source: SourceInfo, future: Future[Answer | bytes], before: Visit, parser: FeedParser
    ) -> None:
        """Take in what a source answered; whatever is wrong with it stays its own."""
        try:
            answer = future.result()
            if isinstance(answer, bytes):
                answer_url, data, kind = "", answer, ""
                visit = Visit()
            elif answer.is_unchanged:
                self._arrived.visits.append((source, Visit(before.etag, before.modified), "", ""))
                return
            else:
                answer_url, data, kind = answer.url, answer.read(), answer.content_type
                visit = Visit(answer.etag, answer.modified)
            if source.kind == "page":
                self._take_page(source, data, answer_url, kind)
                self._arrived.visits.append((source, visit, "", ""))
                return
            feed = parser.parse(data, answer_url or source.location, kind)
            source = self._moved(source, answer.moved_to if isinstance(answer, Answer) else "")
            if feed.problems and not feed.items:
                raise SourceError(source.location, feed.problems[0])
            problems = [*feed.problems, *self._take(source, feed)]
            self._arrived.visits.append((source, visit, _partial(problems, feed), feed.title))
        except SourceError as error:
            self._failed(source, before, error)

    def _failed(self, source: SourceInfo, before: Visit, error: SourceError) -> None:
        failed = before.failed + 1
        wait_for = error.retry_after if isinstance(error, FetchError) else None
        visit = replace(before, failed=failed, not_before=not_before(failed, wait_for))
        self._table.set_visited(source.location, visit, error=error.reason)
        self._failures.append((without_password(source.location), sanitize_line(error.reason)))

    def _moved(self, source: SourceInfo, new: str) -> SourceInfo:
        """Follow a permanent redirect, unless that is a source already."""
        if new and new != source.location and self._table.move(source.location, new):
            return replace(source, location=new)
        return source

    # -- taking in -------------------------------------------------------------------------------------------
    def _take(self, source: SourceInfo, feed: Feed) -> list[str]:
        """Put the items that are new or changed into the batch; what was wrong with others."""
        seen = self._table.items(source.location)
        problems: list[str] = []
        for named in named_items(feed):
            item, key, digest = named.item, named.key, item_digest(named.item)
            if key in seen and seen[key].digest == digest:
                continue
            name = "" if named.is_alone and item.url else named.name
            try:
                article = item_article(item, feed, source.location, source.title, name)
            except SourceError as error:
                problems.append(f"an item {error.reason}")
                continue
            if key in seen and seen[key].id != article.id and self._is_same(seen[key].id, article):
                article = replace(article, id=seen[key].id)
            if not named.is_alone:
                self._sharing.add(article.id)
            self._arrived.articles.append((source, key, digest, article))
            if len(self._arrived.articles) >= _BATCH:
                self._commit()
        return problems

    def _is_same(self, known: str, article: Article) -> bool:
        """Whether an item whose address is another now is the article it was: its guid alone does not say so."""
        for path in self._state.paths_of([known]).get(known, ()):
            found = self._kept.read(Path(path)) if self._kept.holds(path) else None
            if found is not None:
                return article.title == found[0].title or article.text == found[0].text
        return False

    def _take_page(self, source: SourceInfo, data: bytes, url: str, kind: str) -> None:
        article = read_page(data, url, kind)
        self._arrived.articles.append((source, "", "", article))

    def _commit_if_due(self) -> None:
        if time.monotonic() > self._next_commit:
            self._commit()

    def _commit(self) -> None:
        """Files, index, what was seen: in this order, so that nothing is called taken in before it is."""
        arrived, self._arrived = self._arrived, _Arrived()
        if arrived.articles:
            self._keep(arrived.articles)
        for source, visit, error, title in arrived.visits:
            self._table.set_visited(source.location, visit, error=error, title=title, scanned=True)
        self._next_commit = time.monotonic() + _COMMIT_EVERY

    def _keep(self, arrived: Sequence[tuple[SourceInfo, str, str, Article]]) -> None:
        added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        paths = self._state.paths_of({article.id for *_, article in arrived})
        writing: dict[str, tuple[Article, Origin, str | None, str]] = {}
        # An article of a source that is followed no more goes to the next one that brings it.
        sources = self._table.all()
        followed = {without_password(source.location) for source in sources}
        places = tuple(Path(source.location) for source in sources if source.kind not in ADDRESS_KINDS)
        from_pages = self._table.with_page_text(paths)
        changed = 0
        for source, _, _, article in arrived:
            origin = Origin(without_password(source.location), source.kind, added)
            found = self._found(paths.get(article.id, ()), places)
            is_others = found is not None and found[1].source != origin.source and found[1].source in followed
            if article.id in writing or is_others or (found is not None and not found[1].added):
                continue  # it stands in several feeds: the first that brought it keeps it
            if found is None:
                writing[article.id] = (article, origin, None, source.location)
                continue
            old, where = found
            if replace(article, path=old.path) == old or article.id in from_pages:
                continue  # a text from the page is compared with the page
            changed += 1
            writing[article.id] = (article, replace(where, source=origin.source), old.path, source.location)
        files = self._kept.write([row[:3] for row in writing.values()])
        stored = [
            (replace(article, path=str(path)), location)
            for (article, _, _, location), path in zip(writing.values(), files, strict=True)
        ]
        self._store(stored, changed)
        self._note(arrived, writing.keys() | from_pages)

    def _found(self, paths: Iterable[str], places: Sequence[Path]) -> tuple[Article, Origin] | None:
        """The article's file as it lies there: in the library's own folder, or in a place that is followed."""
        for path in paths:
            if self._kept.holds(path):
                if (read := self._kept.read(Path(path))) is not None:
                    return read
            elif any(map(Path(path).is_relative_to, places)) and Path(path).exists():
                return Article("", "", "", path=path), Origin()
        return None

    def _note(self, arrived: Sequence[tuple[SourceInfo, str, str, Article]], written: Iterable[str]) -> None:
        """What was seen of the feeds, and which of the written articles want the text of their page."""
        of_source: dict[str, list[tuple[str, Item]]] = {}
        wanted: dict[str, list[tuple[str, str]]] = {}
        new = set(written)
        for source, key, digest, article in arrived:
            if key:
                of_source.setdefault(source.location, []).append((key, Item(digest, article.id)))
                wants = source.full_text == "always" or (source.full_text == "auto" and is_teaser(article))
                if wants and article.url and article.id in new - self._sharing:
                    wanted.setdefault(source.location, []).append((article.id, article.url))
        for location, pages in wanted.items():
            self._table.want_pages(location, pages)
        for location, items in of_source.items():
            self._table.set_items(location, items)


def _partial(problems: Sequence[str], feed: Feed) -> str:
    """What stays at the name of a feed that was read in part, or ""."""
    if not problems:
        return ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{problems[0]}{more}; {len(feed.items)} items were read"
