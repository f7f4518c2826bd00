"""How soon a typed key is drawn while feeds come in: the program in a pseudo-terminal, its worker at an update.

For every key the wall time until it stands in the search box, and the CPU time that all threads of the program took
until then: on a machine that others use too, the wall time is mostly waiting for a processor. The same keys are
typed before the update begins, so that the two can be compared.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

from tests.benchmarks.feeds import Maker, Server, follow
from tests.benchmarks.screen import Pty, processor

WORDS = ("tradewar", "oilprice", "interest", "bakerman", "company", "wheat", "export", "banker")
AIM = 30.0


def typed(program: Pty, word: str) -> list[tuple[float, float]]:
    """Type a word into the empty search box: (wall, CPU) milliseconds of every key until it is drawn."""
    program.press("/")
    program.press("\x15")
    program.wait_for("$^", 0.5)
    times = []
    for n in range(1, len(word) + 1):
        program.wait_for("$^", 0.25)  # take in what is still being drawn
        program.clear()
        before = sum(processor(program.process.pid))
        pressed = program.press(word[n - 1])
        if drawn := program.wait_for(re.escape(word[:n]), 3):
            times.append((1000 * (drawn - pressed), sum(processor(program.process.pid)) - before))
    program.press("\x1b")
    program.wait_for("$^", 0.5)
    return times


def said(name: str, times: list[tuple[float, float]]) -> float:
    """Print a line; the 95th percentile of the wall times comes back."""
    wall, cpu = (sorted(column) for column in zip(*times, strict=True))
    middle, most = len(wall) // 2, int(0.95 * (len(wall) - 1))
    print(
        f"{name:14} {len(wall):3} keys   wall p50 {wall[middle]:4.0f}  p95 {wall[most]:4.0f}  max {wall[-1]:4.0f} ms"
        f"   CPU p50 {cpu[middle]:4.0f}  p95 {cpu[most]:4.0f} ms",
        flush=True,
    )
    return wall[most]


def echo(folder: Path, feeds: int, items: int) -> int:
    """Print both; 1 when the 95th percentile during the update is over the aim."""
    server, make = Server(), Maker()
    known, library = min(2, feeds), folder / "library"
    paths = [f"/feed{n}" for n in range(feeds + known)]
    for path in paths:
        server.pages[path] = make.feed(path[1:], items, server.host)
    environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(folder), "NO_PROXY": "*"}
    follow(library, folder, [f"http://{server.host}{path}" for path in paths[:known]])
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"]
    program = Pty([*command, "--library", str(library)], environment)
    try:
        program.wait_for("all keys", 30)
        time.sleep(5)
        rest = [one for word in WORDS[:4] for one in typed(program, word)]
    finally:
        program.close()
    said("at rest", rest)
    follow(library, folder, [f"http://{server.host}{path}" for path in paths[known:]])
    program = Pty([*command, "--library", str(library)], environment)
    try:
        program.wait_for("all keys", 30)
        program.press("U")
        time.sleep(1)
        busy = [one for word in WORDS for one in typed(program, word)]
        kept = sum(1 for _ in (library / "articles").rglob("*.md"))
    finally:
        program.close()
    worst = said("at an update", busy)
    print(f"               {kept} of {(feeds + known) * items} articles were in when the last key was drawn")
    return int(worst > AIM)
