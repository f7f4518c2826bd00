"""Committing what was read: batches of articles into the index, what is noted about them, and deletions.

Each batch is one commit of the index followed by one transaction of the catalogue, so an update may be
interrupted anywhere (`cancelled`, a signal, a crash) and the next one goes on where it stopped. The lock of
the index is held for a commit only: several updates at once do no harm, they only do some work twice.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Article
from index.document import decode_header
from index.engine import Snapshot
from index.entities import NameRow
from index.packed import Packed, document_of, pack, whole
from index.relations.linking import Linker
from index.relations.versions import Versions
from index.results import Progress
from index.steps import Steps
from index.storage.catalogue import Entry, Stamp
from index.updating.stores import Stores, Tally, names_counted, with_known_names
from index.updating.turns import Turns

_FIRST_COMMIT = 0.3
_COMMIT_EVERY = 2.0
"""Seconds: the first articles are to be searchable at once, later commits are to be worth their cost."""
_BATCH = 2000


@dataclass(slots=True)
class Batch:
    """What is read and not yet committed.

    `replaced`: ids whose place in a file another article took; `finished`: (path, source, stamp, parts) of
    files read to their end; `paths`: (path, id) of files that hold one article.
    """

    unread: bool
    articles: list[tuple[Article | Packed, Entry]] = field(default_factory=list)
    changed: int = 0
    are_filled: bool = False
    finished: list[tuple[str, str, Stamp, int]] = field(default_factory=list)
    paths: list[tuple[str, str]] = field(default_factory=list)
    _texts: dict[str, dict[str, str]] = field(default_factory=dict)
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, article: Article | Packed, entry: Entry) -> None:
        """Take in an article."""
        self.articles.append((article, entry))
        self._texts.setdefault(entry.id, {})[entry.path] = entry.digest
        self._ids.setdefault(entry.path, set()).add(entry.id)

    def held_as(self, article_id: str) -> dict[str, str]:
        """Path → digest of the text that it holds here under an id."""
        return self._texts.get(article_id, {})

    def is_replaced(self, path: str, article_id: str) -> bool:
        """Whether what a file held under an id is another article here."""
        return not self._ids.get(path, set()) <= {article_id}

    def clear(self) -> None:
        """Empty it for the next articles of the same source."""
        for part in (self.articles, self.finished, self.paths, self._texts, self._ids):
            part.clear()
        self.changed = 0


class Commits:
    """The commits of one update.

    Args:
        version: Of the recogniser, whose names of known texts go into the index at once.
        turns: Shared with whoever recognises single articles meanwhile.
    """

    def __init__(self, stores: Stores, version: str, tally: Tally, steps: Steps, turns: Turns) -> None:
        self._stores = stores
        self._index = stores.index
        self._catalogue = stores.catalogue
        self._state = stores.state
        self._kept = stores.kept
        self._version = version
        self._tally = tally
        self._steps = steps
        self._turns = turns
        self._versions = Versions(stores.kept, stores.state)
        self.linker = Linker(stores.index, stores.catalogue.reprints, stores.state)
        self._next = time.monotonic() + _FIRST_COMMIT

    def is_due(self, batch: Batch) -> bool:
        """Whether a batch is large or has waited long enough."""
        return len(batch.articles) >= _BATCH or bool(batch.articles and time.monotonic() > self._next)

    def commit(self, batch: Batch) -> None:
        """Commit what a batch holds and empty it: the index first, then what is noted about it."""
        if batch.articles:
            with self._index.snapshot() as snapshot:
                if not batch.are_filled:
                    self._versions.keep_replaced(snapshot, [article for article, _ in batch.articles])
            known = self._stores.annotations.held((entry.digest for _, entry in batch.articles))
            with self._index.writer() as writer:
                for article, entry in batch.articles:
                    self._turns.give_way()
                    if entry.digest in known:
                        article = with_known_names(self._stores, whole(article), entry.digest, self._version)
                    writer.update_document(**document_of(article))
            entries = [entry for _, entry in batch.articles]
            self._state.record([entry.id for entry in entries], batch.paths, unread=batch.unread)
            new = min(self._catalogue.add(entries), len(entries) - batch.changed)
            linked = [(article, entry.digest) for article, entry in batch.articles]
            self.linker.put_off(linked, unread=batch.unread)
            self._tally.added += 0 if batch.are_filled else new
            self._tally.changed += batch.changed
            total = max(self._tally.read, self._tally.expected)
            self._steps.progress(Progress("indexing", self._tally.read, total, entries[-1].path))
        self._catalogue.finish_files(batch.finished)
        self.delete()
        batch.clear()
        self._next = time.monotonic() + _COMMIT_EVERY

    def bring_in(
        self, articles: Sequence[tuple[Article | Packed, str]], changed: int, *, are_filled: bool = False
    ) -> None:
        """Index articles that were just kept as files: (article, source) each.

        Args:
            changed: How many of them an outlet changed.
            are_filled: All were there with less of their text: no news, and no change of their outlets'.
        """
        batch = Batch(unread=True, changed=changed, are_filled=are_filled)
        for found, source in articles:
            article = found if isinstance(found, Packed) else pack(found)
            entry = Entry(article.path, 0, article.id, article.digest, article.published)
            batch.add(article, entry)
            batch.paths.append((article.path, article.id))
            status = os.stat(article.path)  # noqa: PTH116 - a Path for each of thousands costs more
            batch.finished.append((article.path, source, Stamp(status.st_size, status.st_mtime_ns), 1))
        self._tally.read += len(articles)
        self.commit(batch)

    def delete(self) -> None:
        """Take what no file holds any more out of the index; noted until done, so a crash forgets nothing."""
        if self._catalogue.leaving():
            with self._index.writer() as writer:
                ids = self._catalogue.leaving()  # under the lock: another process may have brought one back
                for article_id in ids:
                    writer.delete_by_term("id", article_id)
            # What stood in a file of the user's alone, and in a feed too, is that feed's to bring.
            paths = self._state.paths_of(ids)
            self._state.sources.bring_again(i for i in ids if not any(map(self._kept.holds, paths.get(i, ()))))
            self._catalogue.forget(ids, self.counted)
            self.linker.forget(ids)
            self._tally.removed += len(ids)

    def delete_strays(self) -> None:
        """Take out of the index what a killed update put there of files that are gone by now; nothing notes it."""
        with self._index.snapshot() as snapshot:
            strays = [
                i for i in self._catalogue.unknown(snapshot.id_of(snapshot.all_docs())) if _is_gone(snapshot, i)
            ]
        if strays:
            with self._index.writer() as writer:
                for article_id in strays:
                    writer.delete_by_term("id", article_id)
            self.linker.forget(strays)

    def merge(self, *, at_rest: bool = False) -> None:
        """Merge segments as long as it is worth it; `at_rest` when nothing more is coming for now."""

        def cancelled() -> bool:
            self._turns.give_way()
            return self._steps.cancelled()

        while not cancelled() and self._index.merge(cancelled, at_rest=at_rest):
            self._steps.progress(Progress("merging", 0, None))

    def counted(self, digest: str) -> Sequence[NameRow]:
        """The names of a text as they were counted."""
        return names_counted(self._stores, digest, self._version)


def _is_gone(snapshot: Snapshot, article_id: str) -> bool:
    """Whether the file of an article is there no more; another process may be about to note one that is."""
    number = snapshot.doc_of("id", article_id)
    path = "" if number is None else str(decode_header(snapshot.stored(number)).get("path", ""))
    return bool(path) and not Path(path.partition("!/")[0]).exists()
