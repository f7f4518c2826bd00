"""What a process of ours may use that reads what nobody vouches for."""

from __future__ import annotations

import resource


def allow_memory(most: int) -> None:
    """Let this process use so many bytes of address space."""
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def allow_seconds(seconds: int) -> None:
    """Let this process use so much more CPU: the kernel ends it at this limit whatever it is doing."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
