"""What corrections cost: `python -m tests.benchmarks.mending --library DIR` (`made_library` makes one of any size).

With more and more rules in force (merges of well known names, some kinds and rejections, some single mentions) it
is measured in CPU time how long it takes from making one more rule until the next page has it in facets and
results, what a search with all facets costs then beside the same without rules, and how long the card of a merged
name takes. All rules are taken back at the end. The library must not be in use.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from index import Library
from index.mending.rules import Rule, Verb, as_lines

SIZES = (0, 1, 10, 100, 1000)
_TIMES = 15


def rules_for(library: Library, count: int) -> list[Rule]:
    """So many rules about the names that most articles have: they cost the most."""
    known = library.entities(limit=3 * count + 10)
    rules: list[Rule] = []
    for number in range(count):
        one, other, third = (e.id for e in known[3 * number : 3 * number + 3])
        match number % 10:
            case 7:
                rules.append(Rule(Verb.REJECT, one))
            case 8:
                rules.append(Rule(Verb.KIND, one, "law"))
            case 9:
                article = library.search(f'entity:"{known[3 * number].name}"', limit=1, facets=False).hits[0].id
                quote = library.article(article).text.split()[0]
                rules.append(Rule(Verb.MENTION, third, "Third", article, quote, 1))
            case _:
                rules.append(Rule(Verb.MERGE, one, other))
    return rules


def cpu_ms(work: Callable[[], object]) -> float:
    """The median of some runs, in milliseconds of CPU time."""
    spent = []
    for _ in range(_TIMES):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return 1000 * statistics.median(spent)


def once_ms(work: Callable[[], object]) -> float:
    """One run, in milliseconds of CPU time."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def measure(library: Library, key: str, name: str) -> tuple[float, float, float, float]:
    """Milliseconds until one more rule is seen, for the first page, for the page of a name, and for its card."""

    def one_more() -> None:
        library.mending.rename(key, "Another Name")
        library.search("*")
        library.search(name)

    return (
        once_ms(one_more),
        cpu_ms(lambda: library.search("*")),
        cpu_ms(lambda: library.search(name)),
        cpu_ms(lambda: library.entity(key)),
    )


def main() -> None:
    """Print a row for each number of rules."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--library", type=Path, required=True)
    with Library.open(parser.parse_args().library) as library:
        first, second = library.entities(limit=2)
        print(f"{library.stats().articles:,} articles, {library.stats().entities:,} entities; ms of CPU time")
        print(f"{'rules':>6} {'one more, seen':>15} {'page with facets':>17} {'page of a name':>15} {'card':>7}")
        for warm in ("*", f'entity:"{first.name}"'):
            library.search(warm)
        library.entity(first.id)
        for count in SIZES:
            library.mending.import_(as_lines(rules_for(library, count)))
            library.search("*")
            seen, page, name, card = measure(library, second.id, f'entity:"{second.name}"')
            print(f"{count:>6} {seen:>15.1f} {page:>17.1f} {name:>15.1f} {card:>7.1f}", flush=True)
            while library.mending.undo():
                pass


if __name__ == "__main__":
    main()
