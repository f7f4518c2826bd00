"""Bringing an index up to date with its sources: read what changed, index it, recognise names in it.

Each batch is one commit of the index followed by one transaction of the catalogue, so an update may be
interrupted anywhere (`cancelled`, a signal, a crash) and the next one goes on where it stopped. The lock of
the index is held for a commit only: several updates at once do no harm, they only do some work twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from index.annotations import Annotated, Annotations
from index.article import Article
from index.catalogue import Catalogue, Entry, Stamp
from index.dating import annotated
from index.document import decode, encode
from index.engine import Index, Snapshot
from index.entities import EntityTable, NameRow, Recogniser, name_rows
from index.errors import RecognitionError, SourceError
from index.identity import article_id, content_digest
from index.kept_files import KeptFiles
from index.kept_homes import Homes
from index.linking import Linker
from index.overlaps import Overlaps
from index.results import Progress, UpdateReport
from index.source_table import ADDRESS_KINDS
from index.sources import FoundFile, expected_articles, find_files, read_file
from index.state import State
from index.turns import Turns
from index.versions import Versions
from index.writer import document

_BATCH = 2000
_FIRST_COMMIT = 0.3
_COMMIT_EVERY = 2.0
"""Seconds: the first articles are to be searchable at once, later commits are to be worth their cost."""
_RECOGNISE_BATCH = 2
"""Few: whoever opens an article meanwhile waits for these; larger batches are no faster."""
_RECOGNISED_COMMIT = 8.0
_GONE = "is not there any more; its articles are kept until you remove the source"
_ALL_PARTS = 1 << 40
_ENTITIES_REST = 10.0
"""Making the table of entities takes at most an eleventh of the time while recognition goes on."""

ProgressCallback = Callable[[Progress], None]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Batch:
    """What is read and not yet committed.

    `replaced`: ids whose place in a file another article took; `finished`: (path, source, stamp, parts) of
    files read to their end; `paths`: (path, id) of files that hold one article.
    """

    unread: bool
    articles: list[tuple[Article, Entry]] = field(default_factory=list)
    changed: int = 0
    are_filled: bool = False
    finished: list[tuple[str, str, Stamp, int]] = field(default_factory=list)
    paths: list[tuple[str, str]] = field(default_factory=list)

    def clear(self) -> None:
        """Empty it for the next articles of the same source."""
        for part in (self.articles, self.finished, self.paths):
            part.clear()
        self.changed = 0


class Updater:
    """One update of one library.

    Args:
        turns: Shared with whoever recognises single articles meanwhile.
    """

    def __init__(
        self,
        index: Index,
        catalogue: Catalogue,
        state: State,
        annotations: Annotations,
        recogniser: Recogniser,
        kept: KeptFiles,
        *,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
        turns: Turns | None = None,
    ) -> None:
        self._index = index
        self._catalogue = catalogue
        self._state = state
        self._annotations = annotations
        self._recogniser = recogniser
        self._linker = Linker(index, catalogue.reprints, state)
        self._kept = kept
        self._versions = Versions(kept, state)
        self._progress = progress
        self._cancelled = cancelled
        self._turns = turns or Turns()
        self._next_commit = time.monotonic() + _FIRST_COMMIT
        self._report = UpdateReport()
        self._read = self._expected = 0
        self._names_version = -1
        self._entities_due = 0.0

    def run(
        self,
        *,
        scan: bool = True,
        recognise: bool = True,
        fetch: bool = True,
        recover: bool = False,
        only: Sequence[str] = (),
    ) -> UpdateReport:
        """Rescan every source, index what changed and recognise what is new; what was done, as far as it got.

        Args:
            fetch: Ask feeds and pages too; else nothing goes over the network.
            recover: Follow again the feeds that kept articles say they came from.
            only: Locations of the sources to look at; all when empty.
        """
        self._begin_version()
        self._delete()  # what an interrupted update left
        if scan:
            self._scan_all(fetch=fetch, recover=recover, only=only)
            self._linker.catch_up(self._cancelled, all_of_them=recognise)
            self._merge()
            self._write_entities()
        if recognise and not self._cancelled():
            try:
                self.recognise()
            except RecognitionError as error:
                self._report = replace(
                    self._report, failures=(*self._report.failures, ("recognition", str(error)))
                )
        self._progress(Progress("done", 1, 1))
        return self._report

    # -- reading and indexing -----------------------------------------------------------------------------------
    def _scan_all(self, *, fetch: bool, recover: bool, only: Sequence[str]) -> None:
        self._follow_moves()
        sources = self._state.sources.all()
        followed = {source.location for source in sources}
        for removed in set(self._catalogue.sources()) - followed - {str(self._kept.root)}:
            self.drop(removed)
        # What is in the folder of a source that is new here was there before: it was followed once.
        if not only or not all(map(self._state.sources.scanned, only)):
            self._scan_kept(recover=recover)
        overlaps = Overlaps(source.location for source in sources if source.kind not in ADDRESS_KINDS)
        for inner, around in overlaps.inner.items():
            self._catalogue.adopt(inner, around)
        for source in sources:
            is_due = source.location in only if only else not source.paused
            if source.kind not in ADDRESS_KINDS and is_due and not self._cancelled():
                self.scan(source.location, overlaps.within(source.location))
        if fetch and not self._cancelled():
            self._fetch(only)
            self._follow_moves()

    def _fetch(self, only: Sequence[str]) -> None:
        from index.arrivals import Arrivals
        from index.full_texts import FullTexts

        failures: list[tuple[str, str]] = []
        arrivals = Arrivals(
            self._state,
            self._kept,
            self.bring_in,
            failures,
            progress=self._progress,
            cancelled=self._cancelled,
        )
        try:
            arrivals.run(only)
            FullTexts(
                self._state,
                self._kept,
                self.bring_in,
                progress=self._progress,
                cancelled=self._cancelled,
            ).run()
        finally:
            self._report = replace(self._report, failures=(*self._report.failures, *failures))

    def bring_in(self, articles: Sequence[tuple[Article, str]], changed: int, *, are_filled: bool = False) -> None:
        """Index articles that were just kept as files: (article, source) each.

        Args:
            changed: How many of them an outlet changed.
            are_filled: All were there with less of their text: no news, and no change of their outlets'.
        """
        batch = _Batch(unread=True, changed=changed, are_filled=are_filled)
        for article, source in articles:
            entry = Entry(article.path, 0, article.id, content_digest(article.text), article.published or "")
            batch.articles.append((article, entry))
            batch.paths.append((article.path, article.id))
            status = Path(article.path).stat()
            batch.finished.append((article.path, source, Stamp(status.st_size, status.st_mtime_ns), 1))
        self._read += len(articles)
        self._commit(batch)

    def _follow_moves(self) -> None:
        """Files of a source that has another address now are that one's."""
        held = set(self._catalogue.sources())
        for old, new in self._state.sources.places().items():
            if new and old in held:
                self._catalogue.move_source(old, new)

    def _scan_kept(self, *, recover: bool) -> None:
        """Index what changed in the library's own folder, without those articles whose feed was removed."""
        homes = Homes(self._state.sources, str(self._kept.root), recover=recover)
        self._kept.clean()
        known = self._catalogue.files_under(str(self._kept.root))
        found = list(self._kept.find())
        files = {str(f.path): Stamp(f.size, f.mtime_ns) for f in found if isinstance(f, FoundFile)}
        batch = _Batch(unread=not recover)  # a killed update may have left news here
        failures = [(f.location, f.reason) for f in found if isinstance(f, SourceError)]
        for path, stamp in files.items():
            source, before, is_held = known.get(path, ("", None, False))
            if before == stamp and is_held == homes.is_followed(source):
                continue
            if self._cancelled():
                break
            home = homes.of(Path(path))
            if home.is_followed:
                failures += self._read_file(Path(path), home.location, stamp, batch)
            else:
                self._catalogue.finish_file(path, home.location, stamp, 0)
        self._commit(batch)
        for path in known.keys() - files.keys():
            if not any(path.startswith(f"{location}/") or path == location for location, _ in failures):
                self._catalogue.remove_file(path)
        self._delete()
        self._report = replace(self._report, failures=(*self._report.failures, *failures))

    def scan(self, source: str, without: Set[str] = frozenset()) -> None:
        """Index the new and changed files under a source and drop the articles of those that are gone.

        Args:
            without: Sources within this one: what lies there is theirs.
        """
        known = self._catalogue.stamps(source)
        batch = _Batch(unread=self._state.sources.scanned(source))
        self._progress(Progress("reading", 0, None, source))
        found = list(find_files(Path(source), without))
        failures = [(f.location, f.reason) for f in found if isinstance(f, SourceError)]
        files = {str(f.path): Stamp(f.size, f.mtime_ns) for f in found if isinstance(f, FoundFile)}
        changed = [path for path, stamp in files.items() if known.get(path) != stamp]
        faults: dict[str, list[tuple[str, str]]] = {"": list(failures)}  # of folders, under no file's name
        self._expected = self._read + sum(expected_articles(Path(path)) for path in changed)
        for path in changed:
            if self._cancelled():
                break
            faults[path] = self._read_file(Path(path), source, files[path], batch)
        self._commit(batch)
        self._catalogue.set_faults(source, faults, ("", *files))
        if self._cancelled():
            return
        failures += [fault for path in faults if path for fault in faults[path]]
        if not Path(source).exists():
            failures = [(source, _GONE)]
            self._catalogue.set_faults(source, {"": failures}, ("", *known))
        else:
            # What lies under a folder that could not be read just now is out of sight, not gone.
            hidden = tuple(location for location, _ in failures)
            for path in known.keys() - files.keys():
                if path not in hidden and not path.startswith(tuple(f"{place}/" for place in hidden)):
                    self._catalogue.remove_file(path)
            self._delete()
        self._report = replace(self._report, failures=(*self._report.failures, *failures))
        count = len(self._catalogue.faults(source))  # of files that stayed as they were, too
        error = f"{count} could not be read" if count else ""
        self._state.sources.set_scanned(source, _GONE if (source, _GONE) in failures else error)

    def _read_file(self, path: Path, source: str, stamp: Stamp, batch: _Batch) -> list[tuple[str, str]]:
        """Put the articles of one file that are not in the index as they stand into the batch."""
        failures: list[tuple[str, str]] = []
        before = {entry.part: entry for entry in self._catalogue.entries(str(path))}
        parts = 0
        for article in self._articles(path, failures, batch):
            entry = Entry(str(path), parts, article.id, content_digest(article.text), article.published or "")
            parts += 1
            self._read += 1
            if (old := before.get(entry.part)) != entry or self._stored(article.id) != encode(article):
                batch.articles.append((article, entry))
                batch.changed += old is not None
                if len(batch.articles) == 1 or entry.part == 0:
                    self._catalogue.begin_file(str(path), source)
            if len(batch.articles) >= _BATCH or (batch.articles and time.monotonic() > self._next_commit):
                self._commit(batch)
            if self._cancelled():
                return failures
        if failures and not parts:
            return failures  # it may be readable the next time, and its failure is to be told again
        # After an error the end of the file is unknown: nothing that was read before is given up for it.
        batch.finished.append((str(path), source, stamp, _ALL_PARTS if failures else parts))
        return failures

    def _with_kept_id(self, path: Path, article: Article, batch: _Batch) -> Article:
        """The article with the id its file had at first sight, unless another file has that id for other words:
        a file that was renamed took its article with it, and what stands in its place now is another one."""
        known = self._state.path_id(str(path))
        chosen = known or article.id
        digest = content_digest(article.text)
        if self._is_taken(chosen, str(path), digest, batch) and (known or not article.url):
            chosen = article.id
            if self._is_taken(chosen, str(path), digest, batch):
                chosen = article_id(words=f"{article.id} {path}")
        if chosen != known:
            batch.paths.append((str(path), chosen))
        return replace(article, id=chosen) if chosen != article.id else article

    def _is_taken(self, wanted: str, path: str, digest: str, batch: _Batch) -> bool:
        held = self._catalogue.held_as(wanted) | {e.path: e.digest for _, e in batch.articles if e.id == wanted}
        replaced = {e.path for _, e in batch.articles if e.id != wanted}
        return any(d != digest for other, d in held.items() if other != path and other not in replaced)

    def _stored(self, article_id: str) -> bytes | None:
        with self._index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            return None if number is None else bytes(snapshot.stored(number))

    def _articles(self, path: Path, failures: list[tuple[str, str]], batch: _Batch) -> Iterator[Article]:
        """The articles of a file. One that is alone in its file keeps the id it had at first sight."""
        readings = iter(read_file(path))
        first: list[Article] = []
        for reading in readings:
            if isinstance(reading, SourceError):
                failures.append((reading.location, reading.reason))
            else:
                first.append(reading)
                if len(first) == 2:
                    break
        if len(first) == 1:
            first[0] = self._with_kept_id(path, first[0], batch)
        yield from first
        for reading in readings:
            if isinstance(reading, SourceError):
                failures.append((reading.location, reading.reason))
            else:
                yield reading

    def _commit(self, batch: _Batch) -> None:
        """Commit what a batch holds and empty it: the index first, then what is noted about it."""
        if batch.articles:
            with self._index.snapshot() as snapshot:
                if not batch.are_filled:
                    self._versions.keep_replaced(snapshot, [article for article, _ in batch.articles])
            with self._index.writer() as writer:
                for article, entry in batch.articles:
                    self._turns.give_way()
                    writer.update_document(**document(self._annotated(article, entry.digest)))
            entries = [entry for _, entry in batch.articles]
            self._state.record([entry.id for entry in entries], batch.paths, unread=batch.unread)
            self._catalogue.add(entries)
            linked = [(article, entry.digest) for article, entry in batch.articles]
            self._linker.put_off(linked, unread=batch.unread)
            self._report = replace(
                self._report,
                added=self._report.added + (0 if batch.are_filled else len(entries) - batch.changed),
                changed=self._report.changed + batch.changed,
            )
            total = max(self._read, self._expected)
            self._progress(Progress("indexing", self._read, total, entries[-1].path))
        self._catalogue.finish_files(batch.finished)
        self._delete()
        batch.clear()
        self._next_commit = time.monotonic() + _COMMIT_EVERY

    def _delete(self) -> None:
        """Take what no file holds any more out of the index; noted until done, so a crash forgets nothing."""
        if self._catalogue.leaving():
            with self._index.writer() as writer:
                ids = self._catalogue.leaving()  # under the lock: another process may have brought one back
                for article_id in ids:
                    writer.delete_by_term("id", article_id)
            # What stood in a file of the user's alone, and in a feed too, is that feed's to bring.
            paths = self._state.paths_of(ids)
            self._state.sources.bring_again(i for i in ids if not any(map(self._kept.holds, paths.get(i, ()))))
            self._catalogue.forget(ids, self._counted)
            self._linker.forget(ids)
            self._report = replace(self._report, removed=self._report.removed + len(ids))

    def _merge(self) -> None:
        def cancelled() -> bool:
            self._turns.give_way()
            return self._cancelled()

        while not cancelled() and self._index.merge(cancelled):
            self._progress(Progress("merging", 0, None))

    def _begin_version(self) -> None:
        """Start the names anew when another recogniser found them: before anything is taken off their counts."""
        version = self._recogniser.version
        if self._catalogue.begin_version(version):
            self._annotations.drop_other_versions(version)

    def drop(self, source: str) -> None:
        """Take the articles of a source that was removed out of the index."""
        self._begin_version()
        self._catalogue.set_faults(source, {}, ())
        around = Overlaps(s.location for s in self._state.sources.all() if s.kind not in ADDRESS_KINDS).around(
            source
        )
        if around:  # what lies in a folder that is followed is that one's again
            self._catalogue.move_source(source, around)
        for path in self._catalogue.stamps(source):
            if self._kept.holds(path):
                self._catalogue.empty_file(path)
            else:
                self._catalogue.remove_file(path)
        self._delete()
        self._write_entities()

    # -- recognition ------------------------------------------------------------------------------------------
    def recognise(self) -> None:
        """Recognise the articles that are not, the newest first."""
        version = self._recogniser.version
        total = self._catalogue.unrecognised_count(version)
        done = 0
        waiting: list[tuple[str, str, Article]] = []
        commit_at = time.monotonic() + _COMMIT_EVERY
        queue = iter(self._catalogue.unrecognised(version, total))
        while not self._cancelled():
            batch = [article_id for article_id, _ in islice(queue, _RECOGNISE_BATCH)]
            if not batch:
                break
            with self._turns.behind():
                waiting += self._recognise_batch(batch)
            done += len(batch)
            self._progress(Progress("recognising", min(done, total), total))
            if time.monotonic() > commit_at:
                self._commit_recognised(waiting)
                waiting = []
                commit_at = time.monotonic() + _RECOGNISED_COMMIT
        self._commit_recognised(waiting)
        self._write_entities()

    def _write_entities(self, *, sparing: bool = False) -> None:
        """Bring the table of entities up to the counts of names, when these have changed.

        Args:
            sparing: Only if making it takes little of the time since it was last made.
        """
        version = self._catalogue.names_version()
        started = time.monotonic()
        if version == self._names_version or (sparing and started < self._entities_due):
            return
        self._catalogue.entities.write(EntityTable.from_rows(self._catalogue.names()))
        self._names_version = version
        now = time.monotonic()
        self._entities_due = now + _ENTITIES_REST * (now - started)

    def recognise_one(self, article_id: str) -> None:
        """Recognise an article before everything else; the index learns of it with the others."""
        with self._turns.first():
            self._recognise_batch([article_id])

    def _recognise_batch(self, ids: Iterable[str]) -> list[tuple[str, str, Article]]:
        """Annotate articles (from the cache where their words were met before): (id, digest, article) each."""
        with self._index.snapshot() as snapshot:
            articles = [
                decode(snapshot.stored(number))
                for article_id in dict.fromkeys(ids)
                if (number := snapshot.doc_of("id", article_id)) is not None
            ]
        digests = [content_digest(article.text) for article in articles]
        articles = [self._annotated(a, d) for a, d in zip(articles, digests, strict=True)]
        version = self._recogniser.version
        new = [
            (place, article)
            for place, (article, digest) in enumerate(zip(articles, digests, strict=True))
            if self._annotations.get(digest, version) is None
        ]
        found: list[tuple[str, Annotated]] = []
        for (place, article), result in zip(
            new, self._recogniser.annotate([article for _, article in new]), strict=True
        ):
            articles[place] = annotated(article, result)
            found.append((digests[place], result))
        self._annotations.put(found, version)
        return [(a.id, d, a) for a, d in zip(articles, digests, strict=True)]

    def _commit_recognised(self, recognised: list[tuple[str, str, Article]]) -> None:
        if not recognised:
            return
        with self._index.writer() as writer:
            # Another process may have changed or deleted an article: under the lock the index itself knows.
            with self._index.snapshot() as snapshot:
                recognised = [row for row in recognised if _text_digest(snapshot, row[0]) == row[1]]
            for _, _, article in recognised:
                self._turns.give_way()
                writer.update_document(**document(article))
        self._catalogue.set_recognised(
            [(article_id, digest, name_rows(article.mentions)) for article_id, digest, article in recognised],
            self._recogniser.version,
            self._counted,
        )
        self._report = replace(self._report, recognised=self._report.recognised + len(recognised))
        self._write_entities(sparing=True)
        self._merge()

    def _annotated(self, article: Article, digest: str) -> Article:
        found = self._annotations.get(digest, self._recogniser.version)
        return annotated(article, found) if found else article

    def _counted(self, digest: str) -> Sequence[NameRow]:
        """The names of a text as they were counted."""
        found = self._annotations.get(digest, self._recogniser.version)
        return name_rows(found[0]) if found else ()


def _text_digest(snapshot: Snapshot, article_id: str) -> str:
    number = snapshot.doc_of("id", article_id)
    return "" if number is None else content_digest(decode(snapshot.stored(number)).text)
