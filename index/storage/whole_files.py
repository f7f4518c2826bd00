"""Writing a file as a whole: all of its bytes, or an error."""

from __future__ import annotations

import os


def write_whole(path: str, data: bytes) -> None:
    """Write a file that nobody else is to see yet; it is not flushed.

    Raises:
        OSError: The disk is full or the place cannot be written; some of it may be there.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    finally:
        os.close(descriptor)
