"""Reading what lies on this machine: the new and changed goes into the index, what is gone leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.document import encode
from index.errors import SourceError
from index.identity import article_id, content_digest
from index.results import Progress
from index.sources import FoundFile, find_files
from index.steps import Steps
from index.storage.catalogue import Entry, Stamp
from index.updating.commits import Batch, Commits
from index.updating.kept_homes import Homes, treasured
from index.updating.moved_files import MovedFiles
from index.updating.stores import Stores, Tally

_GONE = "is not there any more; its articles are kept until you remove the source"
_ALL_PARTS = 1 << 40


class Scanner:
    """The scans of one update."""

    def __init__(self, stores: Stores, commits: Commits, tally: Tally, steps: Steps) -> None:
        self._index = stores.index
        self._catalogue = stores.catalogue
        self._state = stores.state
        self._kept = stores.kept
        self._commits = commits
        self._tally = tally
        self._steps = steps
        self._former = stores.former or stores
        self._moved = MovedFiles(self._former, frozenset())

    def scan_kept(self, *, recover: bool) -> None:
        """Index what changed in the library's own folder, without those articles whose feed was removed."""
        homes = Homes(self._state.sources, str(self._kept.root), recover=recover)
        self._kept.clean()
        known = self._catalogue.files_under(str(self._kept.root))
        found = list(self._kept.find())
        files = {str(f.path): Stamp(f.size, f.mtime_ns) for f in found if isinstance(f, FoundFile)}
        batch = Batch(unread=not recover)  # a killed update may have left news here
        # What another process brings in while a new index is made is news, and the index before it lacks that.
        late = Batch(unread=True)
        former = self._former.catalogue
        before_it = (
            former.files_under(str(self._kept.root)).keys() if recover and former.sources() else files.keys()
        )
        failures = [(f.location, f.reason) for f in found if isinstance(f, SourceError)]
        for path, stamp in files.items():
            source, before, is_held = known.get(path, ("", None, False))
            if before == stamp and is_held == homes.is_followed(source):
                continue
            if self._steps.cancelled():
                break
            home = homes.of(Path(path))
            if home.is_followed or treasured(self._state, [path]):
                location = home.location if home.is_followed else str(self._kept.root)
                failures += self._read_file(Path(path), location, stamp, batch if path in before_it else late)
            else:
                self._catalogue.finish_file(path, home.location, stamp, 0)
        self._commits.commit(batch)
        self._commits.commit(late)
        for path in known.keys() - files.keys():
            if not any(path.startswith(f"{location}/") or path == location for location, _ in failures):
                self._catalogue.remove_file(path)
        self._commits.delete()
        self._tally.failures += failures

    def scan(self, source: str, without: Set[str] = frozenset()) -> None:
        """Index the new and changed files under a source and drop the articles of those that are gone.

        Args:
            without: Sources within this one: what lies there is theirs.
        """
        from index.sources import expected_articles

        known = self._catalogue.stamps(source)
        batch = Batch(unread=self._state.sources.scanned(source))
        self._steps.progress(Progress("reading", 0, None, source))
        found = list(find_files(Path(source), without))
        failures = [(f.location, f.reason) for f in found if isinstance(f, SourceError)]
        files = {str(f.path): Stamp(f.size, f.mtime_ns) for f in found if isinstance(f, FoundFile)}
        changed = [path for path, stamp in files.items() if known.get(path) != stamp]
        before = self._former.catalogue.stamps(source).keys() if changed else frozenset()
        self._moved = MovedFiles(self._former, before - files.keys())
        faults: dict[str, list[tuple[str, str]]] = {"": list(failures)}  # of folders, under no file's name
        self._tally.expected = self._tally.read + sum(expected_articles(Path(path)) for path in changed)
        for path in changed:
            if self._steps.cancelled():
                break
            faults[path] = self._read_file(Path(path), source, files[path], batch)
        self._commits.commit(batch)
        self._catalogue.set_faults(source, faults, ("", *files))
        if self._steps.cancelled():
            return
        failures += [fault for path in faults if path for fault in faults[path]]
        if not Path(source).exists():
            failures = [(source, _GONE)]
            self._catalogue.set_faults(source, {"": failures}, ("", *known))
        else:
            # What lies under a folder that could not be read just now is out of sight, not gone.
            hidden = tuple(location for location, _ in failures)
            was_begun = False
            for path in known.keys() - files.keys():
                if path not in hidden and not path.startswith(tuple(f"{place}/" for place in hidden)):
                    self._catalogue.remove_file(path)
                    was_begun = was_begun or known[path].size < 0
            self._commits.delete()
            if was_begun:
                self._commits.delete_strays()
        self._tally.failures += failures
        count = len(self._catalogue.faults(source))  # of files that stayed as they were, too
        error = f"{count} could not be read" if count else ""
        self._state.sources.set_scanned(source, _GONE if (source, _GONE) in failures else error)

    def _read_file(self, path: Path, source: str, stamp: Stamp, batch: Batch) -> list[tuple[str, str]]:
        """Put the articles of one file that are not in the index as they stand into the batch."""
        failures: list[tuple[str, str]] = []
        before = {entry.part: entry for entry in self._catalogue.entries(str(path))}
        parts = 0
        is_begun = False
        for article in self._articles(path, failures, batch):
            entry = Entry(str(path), parts, article.id, content_digest(article.text), article.published or "")
            parts += 1
            self._tally.read += 1
            if (old := before.get(entry.part)) != entry or self._stored(article.id) != encode(article):
                batch.add(article, entry)
                batch.changed += old is not None
                if not is_begun:
                    self._catalogue.begin_file(str(path), source)
                    is_begun = True
            if self._commits.is_due(batch):
                self._commits.commit(batch)
            if self._steps.cancelled():
                return failures
        if failures and not parts:
            return failures  # it may be readable the next time, and its failure is to be told again
        # After an error the end of the file is unknown: nothing that was read before is given up for it.
        batch.finished.append((str(path), source, stamp, _ALL_PARTS if failures else parts))
        return failures

    def _with_kept_id(self, path: Path, article: Article, batch: Batch) -> Article:
        """The article with the id its file had at first sight, unless another file has that id for other words:
        a file that was renamed took its article with it, and what stands in its place now is another one."""
        known = self._state.path_id(str(path))
        digest = content_digest(article.text)
        chosen = known or self._moved.id_of(str(path), article) or article.id
        if self._is_taken(chosen, str(path), digest, batch) and (known or not article.url):
            chosen = article.id
            if self._is_taken(chosen, str(path), digest, batch):
                chosen = article_id(words=f"{article.id} {path}")
        if chosen != known:
            batch.paths.append((str(path), chosen))
        return replace(article, id=chosen) if chosen != article.id else article

    def _is_taken(self, wanted: str, path: str, digest: str, batch: Batch) -> bool:
        """Whether another file holds other words under this id."""
        held = self._catalogue.held_as(wanted) | batch.held_as(wanted)
        return any(
            text != digest
            for other, text in held.items()
            if other != path and other not in self._moved.gone and not batch.is_replaced(other, wanted)
        )

    def _stored(self, article_id: str) -> bytes | None:
        with self._index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            return None if number is None else bytes(snapshot.stored(number))

    def _articles(self, path: Path, failures: list[tuple[str, str]], batch: Batch) -> Iterator[Article]:
        """The articles of a file. One that is alone in its file keeps the id it had at first sight."""
        from index.sources import read_file

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
