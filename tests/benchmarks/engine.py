"""The engine beside stock Whoosh, SQLite FTS5 and tantivy, on one corpus, in one run.

    python -m tests.benchmarks.engine --size 20000 --corpus stories.jsonl --with stock fts5 tantivy

The corpus mixes sentences of different stories and lets new words trickle in, so that it neither repeats
itself nor stops growing. Queries of all engines take turns, each time is CPU time divided by that of a
calibration loop run beside it, and ratios are what counts: the machine is shared, the figures are not.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.engines import CLASSES, ENGINES, Engine
from tests.benchmarks.made_news import Corpus


def calibrate() -> float:
    """CPU milliseconds of a fixed piece of work."""
    start = time.process_time()
    total = 0
    for number in range(40_000):
        total += number * number % 7
    return (time.process_time() - start) * 1e3


def measure(call: Callable[[], object]) -> float:
    """CPU milliseconds of a call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Rounds:
    """Asks engines in turn; one that is slow is asked less often, one that fails no more in that class.

    Args:
        engines: Who takes part.
        budget: Milliseconds for each engine and class.
    """

    def __init__(self, engines: list[Engine], budget: float) -> None:
        self._engines = engines
        self._budget = budget
        self._unit = statistics.median(calibrate() for _ in range(20))

    def times(self, kind: str, queries: list) -> dict[str, list[float]]:
        """Milliseconds of each query by engine; of an engine that failed, nothing."""
        able = [engine for engine in self._engines if engine.can(kind)]
        times: dict[str, list[float]] = {engine.name: [] for engine in able}
        # The first query is not counted: it opens files for all of them.
        for number, query in enumerate(queries):
            unit = calibrate()
            for engine in able:
                if engine.name not in times or sum(times[engine.name]) > self._budget:
                    continue
                try:
                    taken = measure(lambda engine=engine, query=query: engine.ask(kind, query))
                except AssertionError as error:  # stock Whoosh, now and then
                    print(f"{engine.name} failed: {kind} {query}: {error!r}")
                    del times[engine.name]
                    continue
                if number:
                    times[engine.name].append(taken * self._unit / unit)
        return {name: found for name, found in times.items() if found}


def table(engines: list[Engine], corpus: Corpus, count: int) -> None:
    rounds = Rounds(engines, 20_000.0)
    print("| ms p50/p95 | " + " | ".join(e.name for e in engines) + " | engine/tantivy | engine/fts5 |")
    print("|---" * (len(engines) + 3) + "|")
    ratios: dict[str, list[float]] = {"tantivy": [], "fts5": []}
    for kind in CLASSES:
        times = rounds.times(kind, corpus.queries(kind, count + 1))
        middle = {name: statistics.median(values) for name, values in times.items()}
        cells = [
            f"{middle[e.name]:.2f}/{percentile(times[e.name], 0.95):.2f}" if e.name in middle else ""
            for e in engines
        ]
        for other, found in ratios.items():
            if other in middle:
                found.append(middle["engine"] / max(middle[other], 1e-6))
                cells.append(f"{found[-1]:.2f}")
            else:
                cells.append("")
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)
    means = [f"{statistics.geometric_mean(v):.2f}" if v else "" for v in ratios.values()]
    print(f"| geometric mean {'|' * (len(engines) + 1)} " + " | ".join(means) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000, help="articles")
    parser.add_argument("--corpus", type=Path, help="JSON lines with title and body to take sentences from")
    parser.add_argument("--with", dest="others", nargs="*", default=["stock", "fts5", "tantivy"])
    parser.add_argument("--queries", type=int, default=40, help="queries of each class")
    parser.add_argument("--segments", type=int, default=1, help="how many commits")
    parser.add_argument("--folder", type=Path, help="keep the indexes here")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="engine-benchmark-"))
    corpus = Corpus(given.size, given.corpus)
    engines: list[Engine] = []
    print(f"{given.size} articles")
    for name in ["engine", *given.others]:
        engine = ENGINES[name](folder / name)
        if not (folder / name).exists():
            step = -(-given.size // given.segments)
            taken = measure(lambda engine=engine, step=step: engine.build(corpus, step))
            size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
            print(f"{name}: {given.size / taken * 1e3:.0f} articles a second of CPU, {size >> 20} MB", flush=True)
        opened = measure(lambda engine=engine: engine.open())
        first = measure(lambda engine=engine: engine.ask("common word", corpus.queries("common word", 1)[0]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{name}: open {opened:.1f} ms, first query {first:.1f} ms, {memory} MB resident at most so far")
        engines.append(engine)
    table(engines, corpus, given.queries)
    for engine in engines:
        added = measure(lambda engine=engine: engine.add(corpus, 100))
        print(f"{engine.name}: 100 articles added in {added:.0f} ms")
    if given.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
