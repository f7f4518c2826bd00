"""The worker process that updates and recognises while somebody reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ReaderError, ReadOnlyError
from index.library.opened import Opened
from index.results import Progress, UpdateReport

if TYPE_CHECKING:
    from index.entities import Recogniser
    from index.worker import Worker


class Background(Opened):
    """The part of `Library` that works in another process."""

    def __init__(self, path: Path, *, marks: Path | None = None, recogniser: Recogniser | None = None) -> None:
        super().__init__(path, marks=marks, recogniser=recogniser)
        self._worker: Worker | None = None

    def start_background(
        self,
        callback: Callable[[Progress | UpdateReport], None],
        *,
        fetch: bool = True,
        only: Sequence[str] = (),
    ) -> None:
        """Start the worker process on an update; `callback` is called from a thread of its own.

        While it runs, another call asks it for one more update; `fetch` and `only` are those of `update`.
        A failure of the worker itself arrives as a report with that failure, of no source ("").

        Raises:
            ReadOnlyError: There is nowhere to write to.
        """
        if self._folders.read_only:
            raise ReadOnlyError(self.path)
        from index.worker import Worker

        def tell(message: Progress | UpdateReport | ReaderError) -> None:
            if isinstance(message, ReaderError):
                message = UpdateReport(failures=(("", str(message)),))
            callback(message)

        with self._lock:
            worker = self._worker = self._worker or Worker(self.path, tell)
        worker.update(fetch=fetch, only=only)

    def look_at(self, article_id: str) -> None:
        """Somebody is reading this article: the worker recognises it before all others."""
        worker = self._worker  # another thread may be ending it
        if worker is not None:
            worker.recognise(article_id)

    def stop_background(self) -> None:
        """End the worker process."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def close(self) -> None:
        """Close it and end its worker; what was committed is kept."""
        self.stop_background()
        super().close()
