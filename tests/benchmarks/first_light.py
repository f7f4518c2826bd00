"""How soon a just opened article has its lights: `python -m tests.benchmarks.first_light DATA [--articles N] [--opened M]`.

DATA is a file of articles that `reader add` takes. A worker process is warm and busy with the backlog of N
articles, recognising, committing and merging; articles at the end of its queue are opened one after the other.
The clock runs from telling the worker until this process has read the article with its first mentions; beside it
stands the time the worker had on a processor meanwhile, whatever it did with it: what the wall clock would say if the
machine did nothing else. Then the CPU time in one process without a backlog, for the first mentions and for all.
"""

from __future__ import annotations

import argparse
import queue
import tempfile
import time
from pathlib import Path

from index import Library
from index.entities import Recogniser
from index.errors import ReaderError
from index.results import Progress, UpdateReport
from index.worker import Message, Worker
from tests.benchmarks.timing import percentile

_PATIENCE = 120.0


def library_of(data: Path, folder: Path, articles: int) -> list[str]:
    """Make a library of the first `articles` lines of DATA, none recognised; the ids, the last in the queue first."""
    lines = data.read_text(encoding="utf-8").splitlines(keepends=True)[:articles]
    part = folder / "part.jsonl"
    part.write_text("".join(lines), encoding="utf-8")
    with Library.open(folder / "library") as library:
        library.add(part, recognise=False)
        return [hit.id for hit in library.search("*", limit=articles, sort="oldest", facets=False).hits]


def on_processor(pid: int) -> float:
    """Milliseconds that the threads of a process have run."""
    return sum(int(t.read_text().split()[0]) for t in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def opened(folder: Path, ids: list[str], pause: float) -> tuple[list[float], list[float]]:
    """From telling a busy worker to reading the lights, for each article: wall ms, and ms the worker ran."""
    told: queue.SimpleQueue[Message] = queue.SimpleQueue()
    worker = Worker(folder / "library", told.put)
    times: list[float] = []
    ran: list[float] = []
    with Library.open(folder / "library") as library:
        worker.update(fetch=False)
        _wait(told, "recognising", "")
        assert worker.pid is not None
        pid = worker.pid
        for article_id in ids:
            time.sleep(pause)  # somebody reads
            before, start = on_processor(pid), time.perf_counter()
            worker.recognise(article_id)
            if not _wait(told, "at hand", article_id):
                break
            library.article(article_id)
            times.append((time.perf_counter() - start) * 1e3)
            ran.append(on_processor(pid) - before)
    worker.close()
    return times, ran


def _wait(told: queue.SimpleQueue[Message], stage: str, detail: str) -> bool:
    """Whether that was told before the worker was done with its backlog."""
    while True:
        message = told.get(timeout=_PATIENCE)
        if isinstance(message, ReaderError):
            raise message
        if isinstance(message, UpdateReport):
            return False
        if isinstance(message, Progress) and (message.stage, message.detail) == (stage, detail or message.detail):
            return True


def alone(folder: Path, ids: list[str]) -> tuple[list[float], list[float]]:
    """CPU milliseconds in a process that does nothing else: until the first lights of each article, and until all."""
    recogniser = Recogniser()
    recogniser.annotate_text("London")
    first, whole = [], []
    with Library(folder / "library", recogniser=recogniser) as library:
        for article_id in ids:
            start = time.process_time()
            has_more = library.recognise_beginning(article_id)
            library.article(article_id)
            first.append((time.process_time() - start) * 1e3)
            if has_more:
                library.recognise_now(article_id)
                library.article(article_id)
            whole.append((time.process_time() - start) * 1e3)
    return first, whole


def main() -> None:
    """Open articles, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--opened", type=int, default=40)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ids = library_of(given.data, Path(name), given.articles)
        busy, ran = opened(Path(name), ids[: given.opened], given.pause)
        first, whole = alone(Path(name), ids[given.opened : 2 * given.opened])
    rows = {
        "wall, worker busy": busy,
        "worker's processor time": ran,
        "CPU, nothing else to do": first,
        "... until all is lit": whole,
    }
    for what, times in rows.items():
        p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
        print(f"{what:<26} p50 {p50:.0f} ms  p95 {p95:.0f}  worst {max(times):.0f}  ({len(times)} articles)")


if __name__ == "__main__":
    main()
