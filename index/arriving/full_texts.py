"""The text of short items, taken from their pages after all feeds are in.

What is wanted is noted in `state.db`, so a page that cannot be had now is tried again by a later update, a few
times; a host that fails is left alone for the rest of this one.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from index.arriving.feed_articles import page_article
from index.article import Article
from index.errors import FetchError, SourceError
from index.fetch import Answer, Limits, Network, Request, host_of
from index.results import Progress
from index.sources.kept import Origin
from index.steps import Steps
from index.storage.kept_files import KeptFiles
from index.storage.state import State

_MOST = 1000
_AT_ONCE = 32
_SECONDS = 60.0
_MOST_TRIES = 3
_MOST_FAILURES = 3
_BATCH = 50
_TICK = 0.2
_LIMITS = Limits(total=20, most_bytes=4 << 20)


class Store(Protocol):
    """Indexes kept articles, (article, source) each."""

    def __call__(self, articles: list[tuple[Article, str]], changed: int, *, are_filled: bool = False) -> None:
        """`changed`: how many an outlet changed; `are_filled`: all have only more of their text now."""


class FullTexts:
    """One round of visits to the pages that are wanted. Arguments as of `index.arriving.arrivals.Arrivals`."""

    def __init__(
        self,
        state: State,
        kept: KeptFiles,
        store: Store,
        *,
        steps: Steps | None = None,
        limits: Limits = _LIMITS,
    ) -> None:
        self._state = state
        self._table = state.sources
        self._kept = kept
        self._store = store
        self._steps = steps or Steps()
        self._limits = limits
        self._failures: Counter[str] = Counter()

    def run(self) -> None:
        """Take the texts that can be had now."""
        wanted = self._table.wanted_pages(_MOST)
        if not wanted:
            return
        batch: list[tuple[str, str, Answer]] = []
        with Network(self._limits) as network:
            for done, row in enumerate(self._answers(wanted, network), 1):
                batch.append(row)
                self._steps.progress(Progress("fetching", done, len(wanted), row[2].url))
                if len(batch) >= _BATCH:
                    self._take(batch)
                    batch = []
            self._take(batch)

    def _answers(self, wanted: list[tuple[str, str, str]], network: Network) -> Iterator[tuple[str, str, Answer]]:
        """(id, feed, answer) of pages, as they come; what fails is noted."""
        until = time.monotonic() + _SECONDS
        waiting: dict[Future[Answer], tuple[str, str, str]] = {}
        rest = iter(wanted)
        while not self._steps.cancelled():
            for article_id, url, feed in rest if time.monotonic() < until else ():
                if self._failures[host_of(url)] < _MOST_FAILURES:
                    request = Request(url, frozenset((host_of(feed),)), accept="text/html, */*;q=0.5")
                    waiting[network.submit(request)] = (article_id, url, feed)
                if len(waiting) >= _AT_ONCE:
                    break
            if not waiting:
                return
            finished, _ = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
            for future in finished:
                article_id, url, feed = waiting.pop(future)
                try:
                    yield article_id, feed, future.result()
                except FetchError as error:
                    if error.is_gone:  # the host is well, and will say so the next time too
                        self._table.pages_done((), [article_id])
                        continue
                    self._failures[host_of(url)] += 1
                    self._table.pages_failed([article_id], _MOST_TRIES)

    def _take(self, batch: list[tuple[str, str, Answer]]) -> None:
        """Keep and index what the pages have; an article whose page has nothing better stays as it is."""
        paths = self._state.paths_of([article_id for article_id, *_ in batch])
        again = self._table.with_page_text(paths)
        writing: list[tuple[Article, Origin, str]] = []
        filled: list[tuple[Article, str]] = []
        changed: list[tuple[Article, str]] = []
        nothing: list[str] = []
        for article_id, feed, answer in batch:
            found = self._found(paths.get(article_id, []))
            if found is not None and found[1].is_from_page:  # noted in the file, for a library that lost its state
                again.add(article_id)
            full = self._full(found[0], answer, is_again=article_id in again) if found else None
            if found is None or full is None:
                nothing.append(article_id)
                continue
            old, origin = found
            full = replace(full, path=old.path)
            if full == old:
                continue
            writing.append((full, replace(origin, is_from_page=True), old.path))
            (changed if article_id in again else filled).append((full, feed))
        self._kept.write(writing)
        self._store(filled, 0, are_filled=True)
        self._store(changed, len(changed))
        self._table.pages_done({article_id for article_id, *_ in batch} - set(nothing), nothing)

    def _found(self, paths: list[str]) -> tuple[Article, Origin] | None:
        for path in paths:
            if self._kept.holds(path) and (found := self._kept.read(Path(path))) is not None:
                return found
        return None

    @staticmethod
    def _full(short: Article, answer: Answer, *, is_again: bool) -> Article | None:
        data = answer.read()
        try:
            return page_article(short, data, answer.url, answer.content_type, is_again=is_again)
        except SourceError:
            return None
