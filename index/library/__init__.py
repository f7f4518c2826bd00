"""The one door to everything: a library of articles, its index and the user's marks.

One class, one module for each part of it: `following` and `updating` the sources, `reading` articles, `naming`
entities, `marking` what the user keeps, the `background` worker; all stand on `opened`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from index.errors import LibraryError
from index.library.background import Background
from index.library.marking import Marking
from index.library.naming import Naming
from index.library.reading import Reading
from index.library.updating import Updating
from index.paths import default_library, opened_folder


class Library(Updating, Reading, Naming, Marking, Background):
    """A library. Every call may be made from any thread; a search sees one committed state.

    `open` it, or `open_paths` for a look at files without adding them; use it as a context manager or
    `close` it. Any number of processes may have it open: the index is locked for a commit only.
    """

    @classmethod
    def open(cls, path: str | Path | None = None) -> Library:
        """Open a library, making it if it is missing. One that cannot be written can be read (`read_only`).

        Raises:
            LibraryError: The folder cannot be read or written, with what to do about it.
        """
        return cls(Path(path).expanduser().absolute() if path else default_library())

    @classmethod
    def open_paths(cls, paths: Sequence[str | Path], *, marks: Path | None = None) -> Library:
        """Open files and folders without adding them anywhere: their index lies in the cache folder.

        Marks go to the library at `marks` (the default library). The first `update` reads the files.
        """
        folder, whole = opened_folder(paths)
        library = cls(folder, marks=marks or default_library())
        try:
            for path in whole:
                library.add_source(path)
        except BaseException:
            library.close()
            raise
        return library

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


__all__ = ["Library", "LibraryError"]
