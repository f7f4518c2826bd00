"""The one exception tree of the library.

Every message says what is wrong, names the file, query or id it is about, and says what to do. The
command line prints `str(error)` as it stands; the program shows it in a notice. Errors of the libraries
underneath are turned into these at one place each and never reach a caller.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Base of everything the library raises on purpose.

    Args:
        message: What is wrong, naming the thing it is about.
        remedy: What the user can do about it; shown after the message.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SourceError(ReaderError):
    """A file, folder, page or feed could not be read. `reason` is short enough for a list of failures."""

    def __init__(self, location: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{location}: {reason}.", remedy)
        self.location = location
        self.reason = reason


class FetchError(SourceError):
    """Something could not be had over the network.

    Attributes:
        retry_after: Seconds for which the server asked to be left alone, or None.
        is_gone: It said that there is nothing there.
    """

    def __init__(
        self,
        location: str,
        reason: str,
        remedy: str = "",
        *,
        retry_after: float | None = None,
        is_gone: bool = False,
    ) -> None:
        super().__init__(location, reason, remedy)
        self.retry_after = retry_after
        self.is_gone = is_gone


class QueryError(ReaderError):
    """A query that cannot be run at all (too long, too deep). Malformed ones are run as far as they go."""


class NotFoundError(ReaderError):
    """No article, source or entity of that name; an id prefix that fits several is one of these too."""


class LibraryError(ReaderError):
    """The library folder cannot be opened, read or written."""


class StateError(LibraryError):
    """`state.db`, the user's marks and sources, cannot be opened or written. It is never rebuilt by itself."""


class ReadOnlyError(LibraryError):
    """Something was to be kept in a library that can only be read."""

    def __init__(self, path: object) -> None:
        super().__init__(
            f"This library can only be read: {path} cannot be written.",
            "Make it writable, or copy the library and open the copy with --library.",
        )


class IndexDamagedError(LibraryError):
    """The index cannot be trusted or read. It is a cache: the library rebuilds it from the articles."""


class RecognitionError(ReaderError):
    """The language model is missing or failed; articles stay readable and searchable without highlights."""


class MendingError(ReaderError):
    """A correction of the entities that cannot be: a line that is no rule, or a merge of what is one already."""


class TimeLimitError(ReaderError):
    """An answer was not found in the time there is for it; there may be one."""


class Cancelled(ReaderError):
    """The caller's `cancelled()` said so; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Cancelled.")


class DatabaseDamagedError(LibraryError):
    """A database of the cache cannot be read because its bytes are not what was written."""
