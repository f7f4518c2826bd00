"""How fast the program is to a person: `python -m tests.benchmarks.screen [--library DIR] [--runs N]`.

The program runs in a pseudo-terminal. Measured are the time from its start to the first rows of articles, beside
that of a bare Textual app in the same run; and for every key of some queries, the time until the key stands in the
search box (echo) and until the list is drawn anew (results): its number may stay the same. Nothing decides
anything: it prints a table.

On a machine that others use too, most of a wall time is waiting for a processor. So beside the wall times stands
the CPU time of all threads of the program until then: what it takes where nothing else runs, since a key goes
through one thread after the other.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

QUERIES = ("trade war", "oil price", "baker", "interest rates japan", "company shares", "wheat export")
BARE = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Bare(App):\n    def compose(self):\n        yield Static('bare-text')\n"
    "Bare().run()"
)
_ROW = re.compile(rb"\x1b\[(\d+);\d+H")
_LIST_ROWS = 10
"""So many rows at once are the list; the box, the strip and the footer are one each."""
_ESCAPE = re.compile(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[PX^_\]].*?(?:\x1b\\|\x07)|\x1b[()][0-9A-B]|\x1b.")


class Pty:
    """A program in a pseudo-terminal of 120 by 40."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self.text = ""
        self.rows: set[bytes] = set()

    def wait_for(self, pattern: str, seconds: float = 20) -> float | None:
        """The moment this pattern was first drawn since the last `clear`, or None."""
        return self._wait(lambda: re.search(pattern, self.text) is not None, seconds)

    def wait_for_rows(self, count: int, seconds: float) -> float | None:
        """The moment so many rows of the screen were drawn since the last `clear`, or None."""
        return self._wait(lambda: len(self.rows) >= count, seconds)

    def _wait(self, is_there: Callable[[], bool], seconds: float) -> float | None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                try:
                    raw = os.read(self.master, 1 << 16)
                except OSError:
                    return None
                if b"\x1b[?2026$p" in raw or b"\x1b[c" in raw:
                    os.write(self.master, b"\x1b[?2026;2$y")
                self.rows |= set(_ROW.findall(raw))
                self.text += _ESCAPE.sub("", raw.decode("utf-8", "replace"))
            if is_there():
                return time.perf_counter()
        return None

    def clear(self) -> None:
        """Forget what was drawn."""
        self.text = ""
        self.rows = set()

    def press(self, key: str) -> float:
        """Press a key; the moment."""
        os.write(self.master, key.encode())
        return time.perf_counter()

    def close(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def processor(pid: int) -> tuple[float, float]:
    """Milliseconds of CPU so far: of the thread that draws, of all others."""
    first = others = 0.0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            used = int((task / "schedstat").read_text().split()[0]) / 1e6
        except OSError:
            continue  # it has just ended
        if task.name == str(pid):
            first += used
        else:
            others += used
    return first, others


def start_up(command: list[str], pattern: str, environment: dict[str, str]) -> float:
    """Milliseconds from the start of a program to what it is to draw."""
    program = Pty(command, environment)
    seen = program.wait_for(pattern)
    program.close()
    assert seen is not None, f"{command} never drew {pattern}: {program.text[-2000:]}"
    return 1000 * (seen - program.started)


@dataclass
class Typed:
    """Milliseconds of every key: wall times and CPU times until echo and results, CPU times of the whole key."""

    echo: list[float] = field(default_factory=list)
    echo_cpu: list[float] = field(default_factory=list)
    results: list[float] = field(default_factory=list)
    results_cpu: list[float] = field(default_factory=list)
    drawing: list[float] = field(default_factory=list)
    other: list[float] = field(default_factory=list)


def typing(command: list[str], environment: dict[str, str]) -> Typed:
    """Type the queries."""
    typed = Typed()
    program = Pty(command, environment)
    program.wait_for(r"all keys")
    time.sleep(2)
    pid = program.process.pid
    for query in QUERIES:
        program.press("/")
        program.press("\x15")
        time.sleep(0.5)
        for n in range(1, len(query) + 1):
            program.wait_for("$^", 0.4)  # take in what is still being drawn
            program.clear()
            before = processor(pid)
            pressed = program.press(query[n - 1])
            echoed = program.wait_for(re.escape(query[:n].rstrip()), 2)
            echo_cpu = sum(processor(pid)) - sum(before)
            shown = program.wait_for_rows(_LIST_ROWS, 2) if query[n - 1] != " " else None
            results_cpu = sum(processor(pid)) - sum(before)
            if echoed:
                typed.echo.append(1000 * (echoed - pressed))
                typed.echo_cpu.append(echo_cpu)
            if shown:
                typed.results.append(1000 * (shown - pressed))
                typed.results_cpu.append(results_cpu)
            program.wait_for("$^", 0.3)
            after = processor(pid)
            typed.drawing.append(after[0] - before[0])
            typed.other.append(after[1] - before[1])
        program.press("\x1b")
        time.sleep(0.2)
    program.close()
    return typed


def quantiles(values: list[float]) -> str:
    """p50 and p95 for the table."""
    if len(values) < 2:
        return "-"
    cuts = statistics.quantiles(values, n=20)
    return f"p50 {statistics.median(values):6.1f}   p95 {cuts[18]:6.1f}   ({len(values)} keys)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", default=os.environ.get("READER_LIBRARY", ""))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody starts it without compiled modules twice
    command = [sys.executable, "-m", "reader.cli", *(["--library", options.library] if options.library else [])]
    bare, ours = [], []
    for _ in range(options.runs):
        bare.append(start_up([sys.executable, "-c", BARE], "bare-text", environment))
        ours.append(start_up(command, r"\d{1,2} [A-Z][a-z]{2} \d\d|undated", environment))
    print(f"bare Textual app       best {min(bare):6.0f} ms   median {statistics.median(bare):6.0f} ms")
    print(f"reader, first rows     best {min(ours):6.0f} ms   median {statistics.median(ours):6.0f} ms")
    print(f"ratio of medians       {statistics.median(ours) / statistics.median(bare):.2f}")
    typed = typing(command, environment)
    print(f"key echo               {quantiles(typed.echo)}")
    print(f"  CPU until then       {quantiles(typed.echo_cpu)}")
    print(f"results drawn          {quantiles(typed.results)}")
    print(f"  CPU until then       {quantiles(typed.results_cpu)}")
    print(f"whole key, drawing     {quantiles(typed.drawing)}")
    print(f"whole key, others      {quantiles(typed.other)}")


if __name__ == "__main__":
    main()
