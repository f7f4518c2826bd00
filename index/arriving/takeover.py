"""A newsboat set-up into a library: its feeds, articles with their marks, and queries. Nothing of it is run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from index.arriving.feed_articles import item_article
from index.arriving.subscriptions import Subscriptions
from index.article import Article
from index.errors import QueryError, SourceError
from index.fetch import Feed, FeedItem, host_of, is_address, whole_address, without_password
from index.fetch.opml import Outline
from index.fetch.text import plain_title
from index.identity import canonical_url
from index.newsboat import CachedItem, Command, Setup, UrlsFile, UrlsLine, read_cache, read_urls, translate
from index.newsboat.queries import KnownFeed, UntranslatableError, flag_tag
from index.results import Progress, TakeoverReport
from index.sanitize import sanitize_line
from index.search.saved_searches import save_search
from index.sources.kept import Origin
from index.steps import Steps
from index.storage.kept_files import KeptFiles
from index.storage.state import State

_BATCH = 500
_SHELL = re.compile(r"[|&;<>()$`*?\[\]#{}!]")

Store = Callable[[Sequence[tuple[Article, str]], int], None]
"""Indexes articles that lie on the disk, (article, source) each; the number of those that were there before."""


class Takeover:
    """Takes one set-up over. May be repeated: what is there already stays as it is.

    Args:
        marks: Where marks and saved searches go.
        store: Puts articles into the index.
    """

    def __init__(
        self,
        state: State,
        marks: State,
        kept: KeptFiles,
        subscriptions: Subscriptions,
        store: Store,
        *,
        steps: Steps | None = None,
    ) -> None:
        self._state = state
        self._marks = marks
        self._kept = kept
        self._subscriptions = subscriptions
        self._store = store
        self._steps = steps or Steps()
        self._report = TakeoverReport()
        self._shared: set[tuple[str, str]] = set()
        """(feed, page) of what several articles have for their address."""

    def run(self, setup: Setup, *, commands: bool) -> TakeoverReport:
        """Take it over; with `commands`, also the lines that run commands on this machine.

        Raises:
            SourceError: Its list or its cache cannot be read. Feeds that were taken before that stay.
        """
        listed = read_urls(setup.urls)
        imported = self._subscriptions.follow([_outline(line) for line in listed.feeds])
        self._report = replace(
            self._report, feeds=imported.added, known=imported.known, refused=(*listed.refused, *imported.refused)
        )
        self._take_commands(listed.commands, accepted=commands)
        titles = self._take_articles(setup, listed) if setup.cache else {}
        self._take_searches(listed, titles)
        return self._report

    def _take_commands(self, commands: Sequence[Command], *, accepted: bool) -> None:
        if not accepted:
            shown = tuple(sanitize_line(command.line.url) for command in commands)
            self._report = replace(self._report, commands=shown)
            return
        for command in commands:
            self._subscriptions.add(
                command_location(command), title=command.line.title, folder=_folder(command.line)
            )
        self._report = replace(self._report, feeds=self._report.feeds + len(commands))

    # -- articles -------------------------------------------------------------------------------------------
    def _take_articles(self, setup: Setup, listed: UrlsFile) -> dict[str, str]:
        """Bring in what the cache keeps of the feeds followed now; by line, what each feed calls itself."""
        assert setup.cache is not None
        lines = {line.url: line for line in listed.feeds} | {c.line.url: c.line for c in listed.commands}
        places = self._places(listed)
        titles: dict[str, str] = {}
        self._note_shared(setup.cache)
        items = read_cache(setup.cache)
        taken = 0
        while not self._steps.cancelled() and (batch := list(islice(items, _BATCH))):
            titles |= {item.feed: item.feed_title for item in batch}
            self._take_batch([item for item in batch if item.feed in places], lines, places)
            left = sum(item.feed not in places for item in batch)
            self._report = replace(self._report, left=self._report.left + left)
            taken += len(batch)
            self._steps.progress(Progress("indexing", taken, None, str(setup.cache)))
        return titles

    def _note_shared(self, cache: Path) -> None:
        """Find the pages that stand for several articles of one feed: only its guid tells such an article."""
        headlines: dict[tuple[str, str], set[str]] = {}
        for item in read_cache(cache):
            if is_address(item.url):
                headlines.setdefault((item.feed, canonical_url(item.url)), set()).add(item.title or item.content)
        self._shared = {page for page, found in headlines.items() if len(found) > 1}

    def _is_alone(self, item: CachedItem) -> bool:
        return not is_address(item.url) or (item.feed, canonical_url(item.url)) not in self._shared

    def _places(self, listed: UrlsFile) -> dict[str, str]:
        """Line of `urls` → location of the source that it became, for those that did."""
        followed = {source.location for source in self._state.sources.all()}
        places: dict[str, str] = {}
        for line in listed.feeds:
            with suppress(SourceError):
                if is_address(line.url):
                    places[line.url] = whole_address(line.url)
        places |= {command.line.url: command_location(command) for command in listed.commands}
        return {line: location for line, location in places.items() if location in followed}

    def _take_batch(self, items: Sequence[CachedItem], lines: dict[str, UrlsLine], places: dict[str, str]) -> None:
        articles: dict[str, tuple[Article, CachedItem]] = {}
        for item in items:
            try:
                article = _article(item, places[item.feed], lines[item.feed].title, is_alone=self._is_alone(item))
            except SourceError as error:
                name = sanitize_line(item.title or item.url or item.guid)[:200]
                self._report = replace(self._report, refused=(*self._report.refused, (name, error.reason)))
                continue
            known = articles.setdefault(article.id, (article, item))
            if known[1] is not item:
                self._report = replace(self._report, doubles=self._report.doubles + 1)
        have = self._state.paths_of(articles)
        new = [(article, item) for id_, (article, item) in articles.items() if id_ not in have]
        added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        kind = {source.location: source.kind for source in self._state.sources.all()}
        files = self._kept.write(
            [
                (article, Origin(without_password(places[item.feed]), kind[places[item.feed]], added), None)
                for article, item in new
            ]
        )
        self._store(
            [
                (replace(article, path=str(path)), places[item.feed])
                for (article, item), path in zip(new, files, strict=True)
            ],
            0,
        )
        self._take_marks(articles)
        self._report = replace(
            self._report,
            articles=self._report.articles + len(new),
            had=self._report.had + len(articles) - len(new),
        )

    def _take_marks(self, articles: dict[str, tuple[Article, CachedItem]]) -> None:
        """Read there is read here, flagged is starred; what was read or starred here already stays so."""
        rows = [
            (article_id, not item.unread, bool(item.flags), tuple(map(flag_tag, item.flags)))
            for article_id, (_, item) in articles.items()
        ]
        self._marks.add_marks(rows)
        self._report = replace(
            self._report,
            read=self._report.read + sum(read for _, read, _, _ in rows),
            starred=self._report.starred + sum(starred for _, _, starred, _ in rows),
        )

    # -- searches -------------------------------------------------------------------------------------------
    def _take_searches(self, listed: UrlsFile, titles: dict[str, str]) -> None:
        """Keep its queries as searches, and each tag that is more than a folder."""
        feeds = [
            KnownFeed(line.url, _name(line, titles), line.tags)
            for line in (*listed.feeds, *(command.line for command in listed.commands))
        ]
        kept: list[tuple[str, str]] = []
        lost: list[tuple[str, str]] = []
        asked = [(query.name, query.expression) for query in listed.queries]
        known = {name for name, _ in asked}
        asked += [(tag, f'tags # "{tag}"') for tag in _more_than_folders(listed) if tag not in known]
        for name, expression in asked:
            try:
                query = translate(expression, feeds)
                if name not in known and query in dict(kept).values():
                    continue  # a tag that one of the queries is about
                save_search(self._marks, name, query)
            except (UntranslatableError, QueryError) as error:
                lost.append((name, str(error)))
            else:
                kept.append((name, query))
        self._report = replace(self._report, searches=tuple(kept), untranslated=tuple(lost))


def command_location(command: Command) -> str:
    """The location of the source that runs a command of newsboat's, which gives them to a shell."""
    line = command.command
    if command.url:
        line = f"curl -fsSL -- {shlex.quote(command.url)} | {line}"
    return f"exec:{shlex.join(['sh', '-c', line])}" if _SHELL.search(line) else f"exec:{line}"


def _outline(line: UrlsLine) -> Outline:
    return Outline(location=line.url, title=line.title, folder=_folder(line))


def _folder(line: UrlsLine) -> str:
    return line.tags[0].replace("/", "-") if line.tags else ""


def _name(line: UrlsLine, titles: dict[str, str]) -> str:
    """What `source:` calls the articles of a feed."""
    return line.title or sanitize_line(titles.get(line.url, "")) or host_of(line.url)


def _more_than_folders(listed: UrlsFile) -> Iterator[str]:
    """The tags that some feed has behind its first: the folders do not show those."""
    lines = [*listed.feeds, *(command.line for command in listed.commands)]
    yield from dict.fromkeys(tag for line in lines for tag in line.tags[1:])


def _article(item: CachedItem, location: str, title: str, *, is_alone: bool) -> Article:
    """The article as the feed itself would give it, so that it has the same id when the feed is read."""
    published = ""
    if item.published > 0:
        with suppress(ValueError, OverflowError, OSError):
            published = datetime.fromtimestamp(item.published, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    enclosure = (item.enclosure, item.enclosure_type, "", "")
    given = FeedItem(
        key=item.guid or item.url or f"{item.title}\0{published}",
        url=item.url if is_address(item.url) else "",
        title=plain_title(item.title),  # kept there as the feed gave it, with tags and entities
        html=item.content,
        authors=(item.author,) if item.author else (),
        published_iso=published,
        enclosures=(enclosure,) if item.enclosure else (),
    )
    feed = Feed(form="newsboat", title=item.feed_title, site=item.feed_site)
    return item_article(given, feed, location, title, "" if is_alone else given.key)
