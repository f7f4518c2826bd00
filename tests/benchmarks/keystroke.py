"""A whole keystroke in process: `python -m tests.benchmarks.keystroke --library DIR`.

People are made to type: words, names, phrases, filters, slips and second thoughts, a key at a time, against a
library (`made_library` makes one of any size). For every key the time from the text of the query to a frozen page
is taken: parse, search, 20 rows with their passages, facets over everything that matched. It is CPU time of the
whole process, threads behind the scenes included; wall time is printed beside it, for machines with nothing else
to do. Nothing is cached between queries but what the program itself keeps.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from index import Library
from tests.benchmarks.engine import calibrate, percentile

LIMIT = 20
_WORD = re.compile(r"[A-Za-z]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
BACK = "\b"


class Typist:
    """Makes up queries that fit a library.

    Args:
        library: Where words, phrases and names are taken from.
        rng: The same one types the same.
    """

    def __init__(self, library: Library, rng: random.Random) -> None:
        self._rng = rng
        total = library.search("*", limit=1).rows
        places = [rng.randrange(total) for _ in range(40)]
        hits = [library.search("*", limit=1, offset=place, facets=False).hits[0] for place in places]
        texts = [library.article(hit.id).text for hit in hits]
        self._sentences = [s for t in texts for s in _SENTENCE.split(t) if len(_WORD.findall(s)) > 4]
        page = library.search("the", limit=1)
        self._people = [value.name for value in page.facets.people]
        self._places = [value.name for value in page.facets.places]
        self._sources = [value.name for value in page.facets.sources]

    def words(self, count: int) -> list[str]:
        """Words of one sentence, in order."""
        listed = _WORD.findall(self._rng.choice(self._sentences))
        at = self._rng.randrange(max(1, len(listed) - count))
        return [word.lower() for word in listed[at : at + count]]

    def word(self) -> str:
        """One word, longer than most."""
        return max(self.words(4), key=len)

    def slip(self) -> str:
        """A word with two letters the wrong way round."""
        word = self.word()
        at = self._rng.randrange(1, max(2, len(word) - 1))
        return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]

    def sessions(self) -> dict[str, Callable[[], str]]:
        """Kind of typing → what is typed; a backspace takes the last letter away."""
        rng = self._rng
        return {
            "a word": self.word,
            "two words": lambda: " ".join(self.words(2)),
            "four words": lambda: " ".join(self.words(4)),
            "a name": lambda: rng.choice(self._people).lower(),
            "a phrase": lambda: f'"{" ".join(self.words(3))}"',
            "person:": lambda: f"person:{rng.choice(self._people).split()[-1].lower()} {self.word()}",
            "source:": lambda: f"source:{rng.choice(self._sources).split()[0].lower()} {self.word()}",
            "a date": lambda: f"{self.word()} date:{rng.randint(2008, 2017)}-{rng.randint(1, 12):02}",
            "is:unread": lambda: f"is:unread {self.word()}",
            "without": lambda: f"{self.word()} -{self.word()}",
            "either": lambda: f"{self.word()} OR {self.word()}",
            "a slip": self.slip,
            "nothing": lambda: f"{self.word()} zzq{self.word()}",
            "second thoughts": lambda: f"{(w := self.word())}{BACK * (len(w) - 2)}{self.word()[2:]}{BACK * 3}",
        }


def keys(typed: str) -> Iterator[tuple[str, bool]]:
    """(query, still typing) after every key, as the program asks it."""
    text = ""
    for key in typed:
        text = text[:-1] if key == BACK else text + key
        yield " ".join(text.split()), not text.endswith(" ")


def anonymous() -> int:
    """Anonymous memory of this process in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) >> 10
    return 0


def ask(library: Library, query: str, typing: bool) -> tuple[float, float]:
    """(CPU, wall) milliseconds of one keystroke."""
    cpu, wall = time.process_time(), time.perf_counter()
    library.search(query or "*", limit=LIMIT, sort="relevance" if query else "newest", typing=typing)
    return (time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3


def main() -> None:
    """Type, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", required=True)
    parser.add_argument("--rounds", type=int, default=6, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=int, default=0, help="print so many of the slowest keystrokes")
    given = parser.parse_args()
    with Library.open(given.library) as library:
        first = ask(library, "t", True)
        second = ask(library, "tr", True)
        typist = Typist(library, random.Random(given.seed))
        gc.collect()
        gc.freeze()
        gc.set_threshold(500_000, 50, 1_000)  # as in the program: a collection costs ten keys
        times: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        completion: list[float] = []
        loops: list[float] = []
        # The first round only warms: maps are read from the disk, columns are made.
        for number in range(given.rounds + 1):
            for kind, make in typist.sessions().items():
                loops.append(calibrate())
                for query, typing in keys(make()):
                    taken = ask(library, query, typing)
                    start = time.process_time()
                    library.suggest(query)
                    if number:
                        completion.append((time.process_time() - start) * 1e3)
                        times[kind].append((*taken, query))
        count = library.search("*", limit=1).total
        print(f"{count:,} articles; first two keys {first[0]:.0f} and {second[0]:.0f} ms of CPU")
        print(
            f"calibration loop, all the while: {percentile(loops, 0.5):.2f} ms at the median, {min(loops):.2f} at best"
            " (how fast the machine was; others may share it)"
        )
        print("| typing | keys | CPU ms p50 | p95 | worst | wall ms p50 | p95 |\n|---|---|---|---|---|---|---|")
        for kind, found in (*times.items(), ("**all**", [item for some in times.values() for item in some])):
            cpu, wall = [item[0] for item in found], [item[1] for item in found]
            print(
                f"| {kind} | {len(found)} | {percentile(cpu, 0.5):.1f} | {percentile(cpu, 0.95):.1f} | {max(cpu):.1f} "
                f"| {percentile(wall, 0.5):.1f} | {percentile(wall, 0.95):.1f} |"
            )
        print(f"completion: {percentile(completion, 0.5):.1f} ms p50, {percentile(completion, 0.95):.1f} p95")
        print(f"anonymous memory {anonymous()} MB")
        for cpu_ms, _, query in sorted((i for s in times.values() for i in s), reverse=True)[: given.slowest]:
            print(f"{cpu_ms:8.1f} ms  {query}")


if __name__ == "__main__":
    main()
