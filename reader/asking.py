"""One open library and the threads on which it is asked; every answer comes back as a message."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from index.errors import Cancelled, ReaderError
from reader.library_protocol import LibraryLike
from reader.messages import JobFailed, LibraryFailed, LibraryReady
from reader.search_worker import Cancelled as IsCancelled
from reader.search_worker import Lane

_KEEPING = frozenset(("mark", "mend"))
"""Lanes of what the user keeps: a mark is shown at its key, so it is kept before the program ends."""

Ask = Callable[[LibraryLike, IsCancelled], Message | None]


class Asking:
    """Asks the library on threads of its own, one for each kind of question.

    Args:
        open_library: Called once, on a thread; may take its time or raise ReaderError.
        post: Takes the answers; must be safe to call from any thread.
    """

    def __init__(self, open_library: Callable[[], LibraryLike], post: Callable[[Message], object]) -> None:
        self._open_library = open_library
        self._post = post
        self._library: LibraryLike | None = None
        self._lanes: dict[str, Lane] = {}
        self._early: list[tuple[str, Ask, bool, object]] = []

    def open(self) -> None:
        """Open the library; LibraryReady or LibraryFailed follows."""
        self._lane("open").submit(self._open)

    def catch_up(self) -> None:
        """Ask what was asked before the library was open: the newest question of each kind, every change."""
        early, self._early = self._early, []
        for name, ask, latest_only, about in early:
            self.ask(name, ask, latest_only=latest_only, about=about)

    def close(self) -> None:
        """Stop all threads, the worker process too, and close the library."""
        for lane in self._lanes.values():
            lane.cancel()
        if self._library is not None:
            self._library.stop_background()  # takes its moment, in which the lanes come to their end
        for lane in self._lanes.values():
            lane.close()
        if self._library is not None:
            self._leave(self._library)
            self._library.close()
            self._library = None

    def _leave(self, library: LibraryLike) -> None:
        """The last that is done with a library, when nothing asks it any more."""

    @property
    def opener(self) -> Callable[[], LibraryLike]:
        """What opened the library."""
        return self._open_library

    def reopen(self, open_library: Callable[[], LibraryLike]) -> None:
        """Leave the library and open another; LibraryReady or LibraryFailed follows."""
        self.close()
        self._lanes, self._early = {}, []
        self._open_library = open_library
        self.open()

    @property
    def idle(self) -> bool:
        """Whether every question was answered."""
        return all(lane.idle for lane in self._lanes.values())

    def forget(self, *names: str) -> None:
        """What was asked of these kinds needs no answer any more."""
        self._early = [one for one in self._early if one[0] not in names]
        if self._library is not None:  # until it is there, a lane may be opening it
            for name in names:
                if name in self._lanes:
                    self._lanes[name].cancel()

    def ask(self, name: str, ask: Ask, *, latest_only: bool = True, about: object = None) -> None:
        """Ask anything, on a lane of that name; a failure arrives as JobFailed of the same name, with `about`."""
        library = self._library
        if library is None:
            self._early = [one for one in self._early if not (latest_only and one[0] == name)]
            self._early.append((name, ask, latest_only, about))
            return

        def job(cancelled: IsCancelled) -> None:
            try:
                answer = ask(library, cancelled)
            except Cancelled:
                return
            except Exception as error:  # one bad article must not cost the session
                answer = failure(name, error, about)
            if answer is not None and not cancelled():
                self._post(answer)

        self._lane(name, latest_only=latest_only).submit(job)

    def _lane(self, name: str, *, latest_only: bool = True) -> Lane:
        if name not in self._lanes:
            self._lanes[name] = Lane(f"reader-{name}", latest_only=latest_only, finishes=name in _KEEPING)
        return self._lanes[name]

    def _open(self, cancelled: IsCancelled) -> None:
        try:
            library = self._open_library()
            if cancelled():
                library.close()
                return
            ready = LibraryReady(library.read_only, library.index_is_new and bool(library.sources()))
            self._library = library
        except ReaderError as error:
            self._post(LibraryFailed(error.message, error.remedy))
        except Exception as error:  # the screen must stand, whatever broke underneath
            self._post(LibraryFailed(f"The library cannot be opened: {_words(error)}.", "Try: reader doctor"))
        else:
            self._post(ready)


def failure(job: str, error: Exception, about: object = None) -> JobFailed:
    """What is told of a question that failed."""
    if isinstance(error, ReaderError):
        return JobFailed(job, error.message, error.remedy, about=about)
    remedy = "reader doctor looks for the cause."
    return JobFailed(job, f"{_words(error)}.", remedy, is_known=False, about=about)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")
