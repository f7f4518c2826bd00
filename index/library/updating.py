"""Bringing news in: updates, taking over another reader's set-up, rebuilding and checking."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexDamagedError, LibraryError, ReadOnlyError, SourceError
from index.library.following import Following
from index.results import TakeoverReport, UpdateReport
from index.steps import Cancelled, ProgressCallback, Steps
from index.storage.kept_files import KeptFiles
from index.storage.source_table import ADDRESS_KINDS

if TYPE_CHECKING:
    from index.article import Article


class Updating(Following):
    """The part of `Library` that brings its sources up to date and looks after the index."""

    def add(self, source: str | Path, *, recognise: bool = True) -> UpdateReport:
        """Follow a source and bring it in."""
        added = self.add_source(source)
        return self.update(recognise=recognise, only=[added.location])

    def take_over(
        self,
        newsboat: str | Path,
        *,
        commands: bool = False,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> TakeoverReport:
        """Take over a newsboat user's feeds, queries and articles with their marks; may be repeated.

        Args:
            newsboat: Its `urls`, or the folder that holds it. Nothing there is run or changed.
            commands: Take the lines that run commands on this machine too; else they are only reported.

        Raises:
            SourceError: It is no set-up of newsboat, or its list or cache cannot be read.
        """
        from index.arriving.takeover import Takeover
        from index.newsboat import find_setup

        setup = find_setup(newsboat)
        if setup is None:
            raise SourceError(str(newsboat), "is no set-up of newsboat", "Give its file `urls`.")
        steps = Steps(progress, cancelled)

        def store(articles: Sequence[tuple[Article, str]], changed: int) -> None:
            self._on_index_in_use(steps, lambda updater: updater.bring_in(articles, changed))

        takeover = Takeover(
            self._state,
            self._marks,
            KeptFiles(self.path / "articles"),
            self._subscriptions,
            store,
            steps=steps,
        )
        return takeover.run(setup, commands=commands)

    def update(
        self,
        *,
        recognise: bool = True,
        fetch: bool = True,
        only: Sequence[str] = (),
        force: bool = False,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> UpdateReport:
        """Rescan the sources, index what changed, recognise what is new. May be interrupted anywhere.

        Args:
            fetch: Ask feeds and pages too; else nothing goes over the network.
            only: Locations of the sources to bring up to date, paused or not; all that are not paused when empty.
            force: Ask feeds for which it is too early, too: they, their servers or their failures ask for a pause.
            progress: Called between steps, from this thread.
            cancelled: Asked between steps; what is done by then is kept and the next update goes on.

        Raises:
            ReadOnlyError: There is nowhere to write to.
            LibraryError: The index or a database cannot be written.
        """
        try:
            return self._on_index_in_use(
                Steps(progress, cancelled),
                lambda updater: updater.run(recognise=recognise, fetch=fetch, only=only, force=force),
            )
        finally:
            self._known_names().store.forget()

    def recognise(
        self,
        *,
        progress: ProgressCallback = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> UpdateReport:
        """Only the recognition of `update`."""
        return self._on_index_in_use(Steps(progress, cancelled), lambda updater: updater.run(scan=False))

    def recognise_now(self, article_id: str, *, cancelled: Cancelled = lambda: False) -> None:
        """Recognise one article before the backlog; from any thread.

        Its mentions can be read at once; search and the list of names learn of them with the next update.

        Raises:
            RecognitionError: The model is missing or does not load.
            index.errors.Cancelled: `cancelled()` said so between two steps.
        """
        self._updater(Steps(cancelled=cancelled)).recognise_one(article_id)

    def recognise_beginning(self, article_id: str) -> bool:
        """Recognise what is seen first of an article, before all else that goes on here; from any thread.

        Returns:
            Whether there is more of it, for `recognise_now`.

        Raises:
            RecognitionError: The model is missing or does not load.
        """
        return self._updater().recognise_beginning(article_id)

    def rebuild(
        self, *, progress: ProgressCallback = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> UpdateReport:
        """Make the index anew from the articles, beside the old one, and switch when it is whole.

        Marks, ids and what was recognised are kept; an interrupted rebuild leaves the old index in use. What
        another process brings in meanwhile is in the new one, too.

        Raises:
            LibraryError: A source is missing, or another process is rebuilding this library.
            ReadOnlyError: There is nowhere to write to.
        """
        counts = self._catalogue.source_counts()
        for source in self._state.sources.all():
            is_here = source.kind in ADDRESS_KINDS or Path(source.location).exists()
            if counts.get(source.location) and not is_here:
                raise LibraryError(
                    f"{source.location} is not there, and a rebuilt index would be without its articles.",
                    "Bring it back, or remove it with `reader sources remove`.",
                )
        if self._folders.read_only:
            raise ReadOnlyError(self.path)
        with self._folders.rebuilding():
            steps = Steps(progress, cancelled)
            report = self._rebuild(steps)
            if cancelled():
                return report
            later = self._updater(steps).run(fetch=False)  # what came after its source was read
        return replace(
            report,
            added=report.added + later.added,
            changed=report.changed + later.changed,
            removed=report.removed + later.removed,
            recognised=report.recognised + later.recognised,
            failures=tuple(dict.fromkeys((*report.failures, *later.failures))),
        )

    def _rebuild(self, steps: Steps) -> UpdateReport:
        index, catalogue, number = self._folders.new_index()
        is_used = False
        try:
            report = self._updater_of(index, catalogue, steps, is_rebuild=True).run(fetch=False, recover=True)
            if not steps.cancelled():
                self._folders.switch(number)
                is_used = True
        finally:
            if not is_used:
                index.close()
                catalogue.close()
                self._folders.drop_index(number)
        if not is_used:
            return report
        with self._lock:
            old = (self._index, self._catalogue)
            self._index, self._catalogue, self._number = index, catalogue, number
            self._names = self._searcher = self._views = None
        for part in old:
            part.close()
        self._folders.drop_old()
        return report

    def check(self) -> list[str]:
        """What is wrong with the library, in sentences; empty when all is well."""
        problems: list[str] = []
        for source in self._state.sources.all():
            faults = [f"{location}: {reason}" for location, reason in self._catalogue.faults(source.location)]
            problems += faults or ([f"{source.location}: {source.error}"] if source.error else [])
        try:
            with self._index.snapshot() as snapshot:
                snapshot.verify()
        except IndexDamagedError as error:
            problems.append(str(error))
        free = shutil.disk_usage(self.path).free
        if free < 100 << 20:
            problems.append(f"{self.path}: only {free >> 20} MB are free on this disk")
        return problems
