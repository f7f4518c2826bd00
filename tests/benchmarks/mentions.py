"""Score recognition against marked text: `python -m tests.benchmarks.mentions DATA.jsonl [--raw] [--half a|b]`.

A line of DATA is `{"id", "body", "ents": [[start, end, type, ...]]}` with types person, organisation, place
(or PER, ORG, LOC); other types are ignored. Spans must be the same to the character. The half of a set is
chosen by a hash of the id: rules are tuned on half a and judged on half b.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.article import Article
from index.entities import Recogniser
from index.entities.spans import LABELS, VOTED

Spans = set[tuple[int, int, str]]

TYPES = {"PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place"}
KINDS = ("person", "organisation", "place")


_TURN = 5


def read(path: Path, half: str = "") -> list[tuple[str, str, Spans]]:
    """The set as (id, body, gold spans)."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        side = "ab"[hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2]
        if not half or side == half:
            gold = {(e[0], e[1], TYPES.get(e[2], e[2])) for e in row["ents"]}
            rows.append((str(row["id"]), row["body"], {g for g in gold if g[2] in KINDS}))
    return rows


def recognised(recogniser: Recogniser, bodies: Iterable[str]) -> Iterator[Spans]:
    """What the library finds."""
    articles = (Article(id="", title="", text=body) for body in bodies)
    for mentions, _ in recogniser.annotate(articles):
        yield {(m.start, m.end, m.kind.value) for m in mentions if m.kind in VOTED}


def raw_model(recogniser: Recogniser, bodies: Iterable[str]) -> Iterator[Spans]:
    """What the bare model finds, its labels mapped to our kinds."""
    for spans in recogniser.model_entities(list(bodies)):
        named = ((a, b, LABELS.get(label)) for a, b, label in spans)
        yield {(a, b, kind.value) for a, b, kind in named if kind in VOTED}


def table(rows: list[tuple[str, str, Spans]], found: list[Spans], title: str) -> str:
    """Precision, recall and F1 by kind, and what was taken for what."""
    right, given, wanted = Counter(), Counter(), Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for (_, _, gold), spans in zip(rows, found, strict=True):
        kinds = {(a, b): kind for a, b, kind in gold}
        for a, b, kind in spans:
            given[kind] += 1
            right[kind] += (a, b, kind) in gold
            if (a, b, kind) not in gold:
                overlap = any(a < y and x < b for x, y, _ in gold)
                confused[kinds.get((a, b), "other borders" if overlap else "nothing"), kind] += 1
        wanted.update(kind for _, _, kind in gold)
        covered = {(a, b) for a, b, _ in spans}
        confused.update((kind, "missed") for a, b, kind in gold if (a, b) not in covered)
    lines = [f"{title:<16}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>7}"]
    for kind in (*KINDS, "all"):
        tp, n, gold_n = ((c.total() if kind == "all" else c[kind]) for c in (right, given, wanted))
        precision, recall = tp / max(n, 1), tp / max(gold_n, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        lines.append(f"{kind:<16}{100 * precision:10.1f}{100 * recall:8.1f}{100 * f1:7.1f}{gold_n:7}")
    lines += [f"  {is_} -> {taken_for}: {n}" for (is_, taken_for), n in confused.most_common(12)]
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--raw", action="store_true", help="the bare model too, on the same text")
    parser.add_argument("--half", choices=["a", "b"], default="")
    options = parser.parse_args()
    rows = read(options.data, options.half)
    bodies = [body for _, body, _ in rows]
    recogniser = Recogniser()
    recogniser.annotate_text("London")  # load the model before the clock runs
    found: list[Spans] = []
    bare: list[Spans] = []
    ours = models = 0.0
    # A few texts by turns: a machine that is shared is not as fast from one second to the next.
    for start in range(0, len(bodies), _TURN):
        some = bodies[start : start + _TURN]
        begin = time.process_time()
        found += recognised(recogniser, some)
        ours += time.process_time() - begin
        if options.raw:
            begin = time.process_time()
            bare += raw_model(recogniser, some)
            models += time.process_time() - begin
    print(f"{len(rows)} texts, {ours:.1f} s CPU, figures and dates among it")
    print(table(rows, found, "recognised"))
    if options.raw:
        print(f"\n{models:.1f} s CPU, so recognition takes {ours / models:.2f} of it")
        print(table(rows, bare, "bare model"))


if __name__ == "__main__":
    main()
