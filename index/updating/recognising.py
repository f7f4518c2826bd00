"""Recognising names in what is indexed: the newest articles first, and the one that somebody opens before all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from index.article import Article
from index.dating import Annotating
from index.document import decode
from index.engine import Snapshot
from index.entities import EntityTable, Recogniser, Rest, beginning, name_rows, paced
from index.errors import Cancelled
from index.identity import content_digest
from index.results import Progress
from index.steps import Steps
from index.storage.annotations import Annotated
from index.updating.commits import Commits
from index.updating.stores import Stores, Tally
from index.updating.turns import Rank, Turns
from index.writer import document

_SIGHT = 1500
"""Characters that are recognised first of an article that was opened: more than most screens show at once."""
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
        self._annotating = Annotating(stores.annotations, recogniser.version)
        self._recogniser = recogniser
        self._commits = commits
        self._tally = tally
        self._steps = steps
        self._turns = turns
        self._names_version = -1
        self._entities_due = 0.0

    def begin_version(self) -> None:
        """Count the names anew when another recogniser found them: before anything is taken off their counts.

        What it found is shown until that is done: its entities in all, its mentions in each article.
        """
        self._catalogue.begin_version(self._recogniser.version)

    def recognise(self) -> None:
        """Recognise the articles that are not, the newest first."""
        version = self._recogniser.version
        total = self._catalogue.unrecognised_count(version)
        waiting: list[tuple[str, str, Article]] = []
        commit_at = time.monotonic() + _FIRST_COMMIT
        is_whole = False

        def rest() -> None:
            self._rest(Rank.BACKLOG)

        for done, (article_id, _) in enumerate(self._catalogue.unrecognised(version, total), 1):
            if self._steps.cancelled():
                break
            try:
                with self._turns.turn(Rank.BACKLOG):
                    for article in self._stored(article_id):
                        digest = content_digest(article.text)
                        found = self._found(article, digest, rest)
                        waiting.append((article_id, digest, self._annotating.dated(article, digest, found, rest)))
            except Cancelled:
                break
            self._steps.progress(Progress("recognising", min(done, total), total))
            if time.monotonic() > commit_at:
                self._commit_recognised(waiting)
                waiting = []
                commit_at = time.monotonic() + _COMMIT_EVERY
        else:
            is_whole = True
        self._commit_recognised(waiting)
        if is_whole and self._catalogue.entities.older.stand():
            self._annotations.drop_other_versions(version)
            self._catalogue.entities.older.drop()
        self.write_entities()
        if is_whole:
            self._commits.merge(at_rest=True)

    def write_entities(self, *, sparing: bool = False) -> None:
        """Bring the table of entities up to the counts of names, when these have changed.

        Args:
            sparing: Only if making it takes little of the time since it was last made.
        """
        version = self._catalogue.names_version()
        started = time.monotonic()
        if version == self._names_version or (sparing and started < self._entities_due):
            return
        rest = self._turns.give_way
        self._catalogue.entities.write(EntityTable.from_rows(self._catalogue.names(), rest), rest)
        self._names_version = version
        now = time.monotonic()
        self._entities_due = now + _ENTITIES_REST * (now - started)

    def recognise_beginning(self, article_id: str) -> bool:
        """Recognise what is seen first of an article, before everything else; whether there is more of it."""
        with self._turns.turn(Rank.SIGHT):
            for article in self._stored(article_id):
                version, digest = self._recogniser.version, content_digest(article.text)
                if self._annotations.get(digest, version) is not None:
                    return False
                seen = beginning(article.text, article.paragraphs, _SIGHT)
                has_more = len(seen.text) < len(article.text)
                (found,) = self._recogniser.annotate(
                    [replace(article, text=seen.text, paragraphs=seen.paragraphs)]
                )
                self._annotations.put([(digest, found)], version, beginning=has_more)
                return has_more
        return False

    def recognise_one(self, article_id: str) -> None:
        """Recognise an article before all that nobody waits for; the index learns of it with the others.

        Raises:
            Cancelled: Nothing of it is kept.
        """

        def rest() -> None:
            self._rest(Rank.OPENED)

        with self._turns.turn(Rank.OPENED):
            for article in self._stored(article_id):
                digest = content_digest(article.text)
                self._annotating.dated(article, digest, self._found(article, digest, rest), rest)

    def _rest(self, rank: Rank) -> None:
        """Between the steps of recognising an article."""
        self._turns.step_aside(rank)
        if self._steps.cancelled():
            raise Cancelled

    def _stored(self, article_id: str) -> Iterator[Article]:
        """The article as the index has it, if it does."""
        with self._index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            if number is not None:
                yield decode(snapshot.stored(number))

    def _found(self, article: Article, digest: str, rest: Rest) -> Annotated:
        """What is in an article; from the cache, where its words were met before."""
        version = self._recogniser.version
        found = self._annotations.get(digest, version)
        if found is None:
            (found,) = self._recogniser.annotate([article], rest)
            self._annotations.put([(digest, found)], version)
        return found

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
            (
                (article_id, digest, name_rows(article.mentions))
                for article_id, digest, article in paced(recognised, self._turns.give_way, 1)
            ),
            self._recogniser.version,
            self._commits.counted,
        )
        self._tally.recognised += len(recognised)
        self.write_entities(sparing=True)
        self._commits.merge()


def _text_digest(snapshot: Snapshot, article_id: str) -> str:
    number = snapshot.doc_of("id", article_id)
    return "" if number is None else content_digest(decode(snapshot.stored(number)).text)
