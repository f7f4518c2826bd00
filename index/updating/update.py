"""Bringing an index up to date with its sources: read what changed, index it, recognise names in it."""

from __future__ import annotations

from collections.abc import Sequence

from index.arriving.looked import Looked
from index.article import Article
from index.entities import Recogniser
from index.errors import RecognitionError
from index.packed import Packed
from index.results import Progress, UpdateReport
from index.steps import Steps
from index.storage.source_table import ADDRESS_KINDS
from index.updating.commits import Commits
from index.updating.kept_homes import treasured
from index.updating.overlaps import Overlaps
from index.updating.recognising import Recognition
from index.updating.scanning import Scanner
from index.updating.stores import Stores, Tally
from index.updating.turns import Turns


class Updater:
    """One update of one library.

    Args:
        turns: Shared with whoever recognises single articles meanwhile.
        looked: Shared with whoever follows addresses.
    """

    def __init__(
        self,
        stores: Stores,
        recogniser: Recogniser,
        steps: Steps | None = None,
        turns: Turns | None = None,
        looked: Looked | None = None,
    ) -> None:
        self._looked = looked
        self._catalogue = stores.catalogue
        self._state = stores.state
        self._kept = stores.kept
        self._steps = steps or Steps()
        self._tally = Tally()
        turns = turns or Turns()
        self._commits = Commits(stores, recogniser.version, self._tally, self._steps, turns)
        self._scanner = Scanner(stores, self._commits, self._tally, self._steps)
        self._recognition = Recognition(stores, recogniser, self._commits, self._tally, self._steps, turns)

    def run(
        self,
        *,
        scan: bool = True,
        recognise: bool = True,
        fetch: bool = True,
        recover: bool = False,
        only: Sequence[str] = (),
        force: bool = False,
    ) -> UpdateReport:
        """Rescan every source, index what changed and recognise what is new; what was done, as far as it got.

        Args:
            fetch: Ask feeds and pages too; else nothing goes over the network.
            recover: Follow again the feeds that kept articles say they came from.
            only: Locations of the sources to look at; all when empty.
            force: Ask feeds for which it is too early, too.
        """
        self._recognition.begin_version()
        self._commits.delete()  # what an interrupted update left
        if scan:
            self._scan_all(fetch=fetch, recover=recover, only=only, force=force)
            self._commits.linker.catch_up(self._steps.cancelled, all_of_them=recognise)
            self._commits.merge()
            self._recognition.write_entities()
        if recognise and not self._steps.cancelled():
            try:
                self._recognition.recognise()
            except RecognitionError as error:
                self._tally.failures.append(("recognition", str(error)))
        self._steps.progress(Progress("done", 1, 1))
        return self._tally.report()

    def _scan_all(self, *, fetch: bool, recover: bool, only: Sequence[str], force: bool) -> None:
        self._follow_moves()
        sources = self._state.sources.all()
        followed = {source.location for source in sources}
        for removed in set(self._catalogue.sources()) - followed - {str(self._kept.root)}:
            self.drop(removed)
        # What is in the folder of a source that is new here was there before: it was followed once.
        if not only or not all(map(self._state.sources.scanned, only)):
            self._scanner.scan_kept(recover=recover)
        overlaps = Overlaps(source.location for source in sources if source.kind not in ADDRESS_KINDS)
        for inner, around in overlaps.inner.items():
            self._catalogue.adopt(inner, around)
        for source in sources:
            is_due = source.location in only if only else not source.paused
            if source.kind not in ADDRESS_KINDS and is_due and not self._steps.cancelled():
                self._scanner.scan(source.location, overlaps.within(source.location))
        if fetch and not self._steps.cancelled():
            self._fetch(only, force=force)
            self._follow_moves()

    def _fetch(self, only: Sequence[str], *, force: bool) -> None:
        from index.arriving.arrivals import Arrivals
        from index.arriving.full_texts import FullTexts

        failures: list[tuple[str, str]] = []
        arrivals = Arrivals(
            self._state,
            self._kept,
            self.bring_in,
            failures,
            steps=self._steps,
            looked=self._looked,
        )
        try:
            arrivals.run(only, force=force)
            FullTexts(
                self._state,
                self._kept,
                self.bring_in,
                steps=self._steps,
            ).run()
        finally:
            self._tally.failures += failures
            self._tally.waiting += arrivals.waiting

    def _follow_moves(self) -> None:
        """Files of a source that has another address now are that one's."""
        held = set(self._catalogue.sources())
        for old, new in self._state.sources.places().items():
            if new and old in held:
                self._catalogue.move_source(old, new)

    def drop(self, source: str) -> None:
        """Take the articles of a source that was removed out of the index, but for those that somebody starred,
        tagged or wrote a note about: they are the library's own from now on."""
        self._recognition.begin_version()
        self._catalogue.set_faults(source, {}, ())
        around = Overlaps(s.location for s in self._state.sources.all() if s.kind not in ADDRESS_KINDS).around(
            source
        )
        if around:  # what lies in a folder that is followed is that one's again
            self._catalogue.move_source(source, around)
        paths = self._catalogue.stamps(source)
        stay = treasured(self._state, filter(self._kept.holds, paths))
        for path in paths:
            if path in stay:
                self._catalogue.move_file(path, str(self._kept.root))
            elif self._kept.holds(path):
                self._catalogue.empty_file(path)
            else:
                self._catalogue.remove_file(path)
        self._commits.delete()
        self._recognition.write_entities()

    def bring_in(
        self, articles: Sequence[tuple[Article | Packed, str]], changed: int, *, are_filled: bool = False
    ) -> None:
        """As `Commits.bring_in`."""
        self._commits.bring_in(articles, changed, are_filled=are_filled)

    def recognise_one(self, article_id: str) -> None:
        """As `Recognition.recognise_one`."""
        self._recognition.recognise_one(article_id)

    def recognise_beginning(self, article_id: str) -> bool:
        """As `Recognition.recognise_beginning`."""
        return self._recognition.recognise_beginning(article_id)
