"""Recognising names in what is indexed: the newest articles first, and the one that somebody opens before all."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import islice

from index.article import Article
from index.dating import annotated
from index.document import decode
from index.engine import Snapshot
from index.entities import EntityTable, Recogniser, name_rows
from index.identity import content_digest
from index.results import Progress
from index.steps import Steps
from index.storage.annotations import Annotated
from index.updating.commits import Commits
from index.updating.stores import Stores, Tally, with_known_names
from index.updating.turns import Turns
from index.writer import document

_BATCH = 2
"""Few: whoever opens an article meanwhile waits for these; larger batches are no faster."""
_FIRST_COMMIT = 2.0
_COMMIT_EVERY = 8.0
"""Seconds: the first names are to be seen soon, later commits are to be worth their cost."""
_ENTITIES_REST = 10.0
"""Making the table of entities takes at most an eleventh of the time while recognition goes on."""


class Recognition:
    """The recognition of one update.

    Args:
        turns: Shared with whoever recognises single articles meanwhile.
    """

    def __init__(
        self, stores: Stores, recogniser: Recogniser, commits: Commits, tally: Tally, steps: Steps, turns: Turns
    ) -> None:
        self._stores = stores
        self._index = stores.index
        self._catalogue = stores.catalogue
        self._annotations = stores.annotations
        self._recogniser = recogniser
        self._commits = commits
        self._tally = tally
        self._steps = steps
        self._turns = turns
        self._names_version = -1
        self._entities_due = 0.0

    def begin_version(self) -> None:
        """Start the names anew when another recogniser found them: before anything is taken off their counts."""
        version = self._recogniser.version
        if self._catalogue.begin_version(version):
            self._annotations.drop_other_versions(version)

    def recognise(self) -> None:
        """Recognise the articles that are not, the newest first."""
        version = self._recogniser.version
        total = self._catalogue.unrecognised_count(version)
        done = 0
        waiting: list[tuple[str, str, Article]] = []
        commit_at = time.monotonic() + _FIRST_COMMIT
        queue = iter(self._catalogue.unrecognised(version, total))
        while not self._steps.cancelled():
            batch = [article_id for article_id, _ in islice(queue, _BATCH)]
            if not batch:
                break
            with self._turns.behind():
                waiting += self._recognise_batch(batch)
            done += len(batch)
            self._steps.progress(Progress("recognising", min(done, total), total))
            if time.monotonic() > commit_at:
                self._commit_recognised(waiting)
                waiting = []
                commit_at = time.monotonic() + _COMMIT_EVERY
        self._commit_recognised(waiting)
        self.write_entities()

    def write_entities(self, *, sparing: bool = False) -> None:
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
        articles = [
            with_known_names(self._stores, a, d, self._recogniser.version)
            for a, d in zip(articles, digests, strict=True)
        ]
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
            self._commits.counted,
        )
        self._tally.recognised += len(recognised)
        self.write_entities(sparing=True)
        self._commits.merge()


def _text_digest(snapshot: Snapshot, article_id: str) -> str:
    number = snapshot.doc_of("id", article_id)
    return "" if number is None else content_digest(decode(snapshot.stored(number)).text)
