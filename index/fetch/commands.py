"""Commands that the user made sources: run without a shell, for so long, for so much."""

from __future__ import annotations

import contextlib
import os
import selectors
import shlex
import signal
import subprocess
import time

from index.errors import FetchError

SECONDS = 30.0
MOST_BYTES = 16 << 20


def run_command(command: str, location: str, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> bytes:
    """What a command prints. It is split as a shell would, but no shell runs it: no pipes, no variables.

    Args:
        location: What errors name.

    Raises:
        FetchError: It cannot be started, fails, takes too long or prints too much; it is ended then.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise FetchError(location, f"is no command ({error})") from error
    if not words:
        raise FetchError(location, "names no command")
    words[0] = os.path.expanduser(words[0])  # noqa: PTH111 - a command's name need not be a path
    try:
        process = subprocess.Popen(  # noqa: S603 - the user typed it
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FetchError(location, f"cannot be run ({reason.lower()})", "Check the command.") from error
    try:
        output = _read(process, location, time.monotonic() + seconds, seconds, most_bytes)
    finally:
        _end(process)
    if process.returncode:
        raise FetchError(location, f"failed (exit code {process.returncode})", "Run the command by itself.")
    return output


def _read(process: subprocess.Popen[bytes], location: str, until: float, seconds: float, most_bytes: int) -> bytes:
    assert process.stdout is not None
    pieces: list[bytes] = []
    length = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise FetchError(location, f"ran longer than {seconds:g} seconds and was ended")
            piece = os.read(process.stdout.fileno(), 1 << 16)
            if not piece:
                break
            length += len(piece)
            if length > most_bytes:
                raise FetchError(location, f"printed more than {most_bytes >> 20} MB and was ended")
            pieces.append(piece)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(0.1, until - time.monotonic()))
    return b"".join(pieces)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with all it started; a command that closed its output and went on is ended too."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
