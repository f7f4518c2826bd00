"""Processes that work for this one."""

from __future__ import annotations

import contextlib
import subprocess


def end_child(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, wait until it has ended, and close the pipes to it."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # what was not flushed reaches nobody
                stream.close()
