"""Which source a kept article belongs to, as its file says, and whether that is still one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.fetch.addresses import host_of, is_address, is_command, is_private_name, without_password
from index.storage.kept_files import origin_of
from index.storage.source_table import SourceTable
from index.storage.state import State


@dataclass(frozen=True, slots=True)
class Home:
    """A source, and whether the user follows it: what belongs to another is kept and not shown."""

    location: str
    is_followed: bool


class Homes:
    """The sources that kept articles belong to.

    Args:
        unknown: The source of articles whose own nobody ever followed here: the folder itself.
        recover: Follow such sources again, as `doctor --rebuild` does for a library that lost its list.
    """

    def __init__(self, table: SourceTable, unknown: str, *, recover: bool) -> None:
        self._table = table
        self._unknown = unknown
        self._recover = recover
        self._places = table.places()
        self._followed = {without_password(source.location): source.location for source in table.all()}

    def is_followed(self, location: str) -> bool:
        """Whether articles of this source are to be seen."""
        return location == self._unknown or without_password(location) in self._followed

    def of(self, path: Path) -> Home:
        """The home of the article in a file."""
        origin = origin_of(path)
        # Kept files name no passwords; one that does was not written here.
        name = self._places.get(origin.source) or without_password(origin.source)
        if location := self._followed.get(without_password(name)):
            return Home(location, True)
        if name in self._places:
            return Home(name, False)
        if self._recover and _may_follow(name, origin.kind):
            # A command is nothing that a file may start: it waits until the user says so.
            self._table.add(name, origin.kind, paused=origin.kind == "command")
            self._followed[name] = name
            return Home(name, True)
        return Home(self._unknown, True)


def treasured(state: State, paths: Iterable[str]) -> set[str]:
    """Those of these kept files whose article is starred, tagged or has a note: it outlives its source."""
    ids = {path: state.path_id(path) for path in paths}
    marks = state.marks(filter(None, ids.values()))
    kept = {known for known, mark in marks.items() if mark.starred or mark.tags or mark.note}
    return {path for path, known in ids.items() if known in kept}


def _may_follow(name: str, kind: str) -> bool:
    if kind == "command":
        return is_command(name)
    return is_address(name) and host_of(name) != "" and not is_private_name(host_of(name))
