"""Text that is long and says nothing must not cost the square of its length: a feed may bring it to everybody.

Processor time decides, and by far: what each of these took before it was mended was hours.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from index.sources import read_bytes

LENGTH = 400_000
SECONDS = 30
SPACES = " " * LENGTH


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError(f"{SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"---\ntitle: a{SPACES}b\n---\n\nCranes fell.\n"),
        ("a.md", f"# a{SPACES}b\n\nCranes fell.\n"),
        ("a.md", "**a " * (LENGTH // 4) + "\n\nCranes fell.\n"),
        ("a.md", "__a " * (LENGTH // 4) + "\n\nCranes fell.\n"),
        ("a.eml", f"List-Id: a{SPACES}b\nSubject: a\n\nCranes fell.\n"),
        ("a.eml", f"Date: a{SPACES}b\nSubject: a\n\nCranes fell.\n"),
    ],
    ids=lambda value: value[:12].strip(),
)
def test_long_runs_cost_little(name: str, text: str) -> None:
    assert len(list(read_bytes(text.encode(), name))) == 1
