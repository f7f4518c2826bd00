"""The sources a library follows: adding, changing and removing them, and lists of feeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.library.opened import Opened
from index.results import ImportReport, SourceInfo, SourcePreview
from index.steps import Steps
from index.updating.overlaps import refuse_itself

if TYPE_CHECKING:
    from index.arriving.subscriptions import Subscriptions


class Following(Opened):
    """The part of `Library` that knows its sources."""

    @property
    def _subscriptions(self) -> Subscriptions:
        from index.arriving.subscriptions import Subscriptions

        return Subscriptions(self._state.sources, looked=self._looked)

    def add_source(self, location: str | Path, *, title: str = "", folder: str = "") -> SourceInfo:
        """Follow a folder, a file, an address or a command (`exec:COMMAND`); the next `update` brings it in.

        Of a site's address its feed is followed; a page without a feed is taken once.

        Raises:
            SourceError: There is no such file, or nothing at that address that can be followed.
        """
        refuse_itself(self.path, location)
        return self._subscriptions.add(location, title=title, folder=folder)

    def preview_source(self, location: str | Path) -> SourcePreview:
        """What adding a place would bring, without adding it. Raises as `add_source`."""
        return self._subscriptions.preview(location)

    def edit_source(
        self,
        location: str | Path,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: str | None = None,
        paused: bool | None = None,
        location_new: str | None = None,
    ) -> SourceInfo:
        """Change a source; what is None stays. The answer is the source as it is now.

        Raises:
            NotFoundError: There is no such source.
            SourceError: A value is none, or the new location is taken.
        """
        return self._subscriptions.edit(
            str(location),
            title=title,
            folder=folder,
            full_text=full_text,
            paused=paused,
            location_new=location_new,
        )

    def remove_source(self, source: str | Path) -> None:
        """Forget a source: its articles leave the index, its files and your marks stay.

        Raises:
            NotFoundError: There is no source of that name.
        """
        known = self._subscriptions.known(source)
        self._state.sources.remove(known.location)
        self._on_index_in_use(Steps(), lambda updater: updater.drop(known.location))

    def forget_source(self, location: str) -> None:
        """As `remove_source`, but its articles leave the index with the next update.

        Raises:
            NotFoundError: There is no source of that name.
        """
        self._state.sources.remove(self._subscriptions.known(location).location)

    def sources(self) -> tuple[SourceInfo, ...]:
        """The sources, each with the number of its articles and of those that are unread."""
        self._follow()
        counts = self._catalogue.source_counts()
        unread = self._catalogue.source_counts_of(self._marks.marked("unread"))
        return tuple(
            replace(source, articles=counts.get(source.location, 0), unread=unread.get(source.location, 0))
            for source in self._state.sources.all()
        )

    def source(self, name: str | Path) -> SourceInfo:
        """A source by its location, or by its title where only one has it; its articles are not counted.

        Raises:
            NotFoundError: There is no such source.
        """
        return self._subscriptions.known(name)

    def import_opml(self, path: str | Path) -> ImportReport:
        """Follow the feeds of a list; the next `update` brings them in.

        Raises:
            SourceError: It cannot be read or is no OPML.
        """
        return self._subscriptions.import_opml(path)

    def opml(self) -> str:
        """The followed feeds as a list, without passwords and commands."""
        return self._subscriptions.opml()[0]

    def export_opml(self, path: str | Path) -> int:
        """Write the followed feeds as a list, without passwords and commands; how many they are."""
        return self._subscriptions.export_opml(path)
