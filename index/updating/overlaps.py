"""Sources on disk that lie within each other: every file belongs to the innermost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath

from index.errors import SourceError


class Overlaps:
    """How files and folders (absolute paths) lie in each other. `inner`: those within others → the others."""

    def __init__(self, locations: Iterable[str]) -> None:
        self._all = frozenset(locations)
        self.inner = {place: around for place in self._all if (around := self._around(place))}

    def within(self, location: str) -> frozenset[str]:
        """Those that lie within one."""
        return frozenset(place for place, around in self.inner.items() if location in around)

    def around(self, location: str) -> str:
        """The innermost that one lies within, or ""; it need not be one of these."""
        return max(self._around(location), key=len, default="")

    def _around(self, location: str) -> list[str]:
        return [str(parent) for parent in PurePath(location).parents if str(parent) in self._all]


def refuse_itself(library: Path, typed: str | Path) -> None:
    """Refuse to follow the library's own folder, or a part of it.

    Raises:
        SourceError: It is that.
    """
    try:
        path = Path(typed).expanduser().resolve()
        inside = path.is_relative_to(library.resolve()) and path.exists()
    except (OSError, ValueError, RuntimeError):
        return
    if inside:
        raise SourceError(str(typed), "is the library itself", "What it keeps is in it already.")
