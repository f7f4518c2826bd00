"""The engine beside stock Whoosh, SQLite FTS5, tantivy and Xapian, on one corpus, in one run.

    python -m tests.benchmarks.engine --size 20000 --corpus stories.jsonl --with stock fts5 tantivy xapian

The corpus mixes sentences of different stories and lets new words trickle in, so that it neither repeats
itself nor stops growing. Queries of all engines take turns, each time is CPU time divided by that of a
calibration loop run beside it, and ratios are what counts: the machine is shared, the figures are not.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.engines import CLASSES, ENGINES, Engine
from tests.benchmarks.made_news import Corpus
from tests.benchmarks.timing import calibrate, measure, percentile


class Rounds:
    """Asks engines in turn; one that is slow is asked less often, one that fails no more in that class.

    Args:
        engines: Who takes part.
        budget: Milliseconds for each engine and class.
    """

    def __init__(self, engines: list[Engine], budget: float) -> None:
        self._engines = engines
        self._budget = budget
        units = [calibrate() for _ in range(20)]
        self._units = dict.fromkeys((engine.name for engine in engines), statistics.median(units))

    def times(self, kind: str, queries: list) -> dict[str, list[float]]:
        """Milliseconds of each query by engine; of an engine that failed, nothing."""
        able = [engine for engine in self._engines if engine.can(kind)]
        times: dict[str, list[float]] = {engine.name: [] for engine in able}
        # The first query is not counted: it opens files for all of them.
        for number, query in enumerate(queries):
            for engine in able:
                if engine.name not in times or sum(times[engine.name]) > self._budget:
                    continue
                try:
                    taken, unit = engine.measure(lambda engine=engine, query=query: engine.ask(kind, query))
                except AssertionError as error:  # stock Whoosh, now and then
                    print(f"{engine.name} failed: {kind} {query}: {error!r}")
                    del times[engine.name]
                    continue
                if number:
                    times[engine.name].append(taken * self._units[engine.name] / unit)
        return {name: found for name, found in times.items() if found}


def table(engines: list[Engine], corpus: Corpus, count: int) -> None:
    rounds = Rounds(engines, 20_000.0)
    ratios: dict[str, list[float]] = {engine.name: [] for engine in engines[1:] if engine.name != "stock"}
    heads = [engine.name for engine in engines] + [f"engine/{name}" for name in ratios]
    print("| ms p50/p95 | " + " | ".join(heads) + " |")
    print("| --- " * (len(heads) + 1) + "|")
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
    means = [f"{statistics.geometric_mean(found):.2f}" if found else "" for found in ratios.values()]
    print("| geometric mean | " + " | ".join([""] * len(engines) + means) + " |")


_MERGE = """
import sys, time
from pathlib import Path
from index.engine import Index, merge, writer
merge.choose = lambda entries, at_rest: entries
begin, end = writer.Writer.__init__, writer.Writer.replace
def held(self, *given, **options):
    begin(self, *given, **options)
    self.since = time.perf_counter()
def replaced(self, *given):
    done = end(self, *given)
    print(f"the write lock was held for {(time.perf_counter() - self.since) * 1e3:.0f} ms")
    return done
writer.Writer.__init__, writer.Writer.replace = held, replaced
start = time.perf_counter()
Index.open(Path(sys.argv[1])).merge()
print(f"the merge took {time.perf_counter() - start:.1f} s")
"""


def while_merging(folder: Path, corpus: Corpus) -> None:
    """Searches during a merge of all segments by another process, against the same ones without it."""
    copied = folder.with_name(folder.name + "-merging")
    shutil.copytree(folder, copied)
    copied.chmod(0o700)
    engine = ENGINES["engine"](copied)
    queries = [(kind, query) for kind in ("2 words", "typing", "phrase") for query in corpus.queries(kind, 40)]

    def searches() -> list[tuple[float, float]]:
        times = []
        for kind, query in queries:
            wall = time.perf_counter()
            cpu = measure(lambda kind=kind, query=query: engine.ask(kind, query))
            times.append(((time.perf_counter() - wall) * 1e3, cpu))
            time.sleep(0.005)  # as somebody who types
        return times

    engine.open()
    searches()
    alone = searches()
    child = subprocess.Popen([sys.executable, "-c", _MERGE, str(copied)], stdout=subprocess.PIPE, text=True)
    beside = []
    while child.poll() is None:
        beside += searches()
    beside += searches()  # the first ones in the new state
    for name, times in (("without", alone), ("during", beside)):
        wall, cpu = [list(column) for column in zip(*times, strict=True)]
        print(
            f"{len(times)} searches {name} a merge: {statistics.median(wall):.2f}/{percentile(wall, 0.95):.2f}/"
            f"{max(wall):.2f} ms by the clock (median, 95th percentile, most), "
            f"{statistics.median(cpu):.2f}/{percentile(cpu, 0.95):.2f}/{max(cpu):.2f} of CPU"
        )
    assert child.stdout is not None
    print(child.stdout.read().strip())
    shutil.rmtree(copied)


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
            taken = engine.measure(lambda engine=engine, step=step: engine.build(corpus, step))[0]
            size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
            print(f"{name}: {given.size / taken * 1e3:.0f} articles a second of CPU, {size >> 20} MB", flush=True)
        opened = engine.measure(lambda engine=engine: engine.open())[0]
        query = corpus.queries("common word", 1)[0]
        first = engine.measure(lambda engine=engine, query=query: engine.ask("common word", query))[0]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{name}: open {opened:.1f} ms, first query {first:.1f} ms, {memory} MB resident at most so far")
        engines.append(engine)
    table(engines, corpus, given.queries)
    while_merging(folder / "engine", corpus)
    for engine in engines:
        added = engine.measure(lambda engine=engine: engine.add(corpus, 100))[0]
        print(f"{engine.name}: 100 articles added in {added:.0f} ms")
    if given.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
