"""How well reprints are told from everything else: `python -m tests.benchmarks.reprints DATA [--others DATA]`.

DATA holds records with `id`, `body`, maybe `title`, `date` and `cluster` (articles of one cluster tell the same
event in their own words); plain or gzipped JSON lines. Of a sample of its articles reprints are made: cut at the
end, paragraphs dropped or put in another order, words edited, a dateline and an agency's line changed, two new
paragraphs on top. Each is to be found and joined with its original and with nothing else. Pairs of one cluster
are no reprints, however much of the matter they share. Precision counts those pairs and every made reprint that
was joined with a stranger; what DATA itself repeats is shown apart, for nobody has marked it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path

from index.reprints import FEWEST, text_from
from index.storage.catalogue import Catalogue
from index.storage.reprint_store import Printed

WAYS = {
    "cut to 40%": lambda parts, chance: parts[: max(1, round(0.4 * len(parts)))],
    "cut to 70%": lambda parts, chance: parts[: max(1, round(0.7 * len(parts)))],
    "a third of the paragraphs dropped": lambda parts, chance: _some(parts, 0.67, chance),
    "paragraphs in another order": lambda parts, chance: chance.sample(parts, len(parts)),
    "a word in twenty edited": lambda parts, chance: _edited(parts, 20, chance),
    "a word in ten edited": lambda parts, chance: _edited(parts, 10, chance),
    "another dateline, an agency's line": lambda parts, chance: [
        "SOMEWHERE ELSE (Own report) - " + parts[0].split(" - ")[-1],
        *parts[1:],
        "With material of the agencies.",
    ],
    "two new paragraphs on top": lambda parts, chance: [*chance.choice(_NEWS), *parts],
    "cut, edited, and new on top": lambda parts, chance: [
        chance.choice(_NEWS)[0],
        *_edited(parts[: max(2, round(0.7 * len(parts)))], 25, chance),
    ],
}
_NEWS: list[list[str]] = []


def main() -> None:
    """Make reprints, put everything into a store article by article, and count what was joined."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--others", type=Path, help="records whose clusters tell the same events in other words")
    parser.add_argument("--size", type=int, default=20_000, help="articles of DATA")
    parser.add_argument("--made", type=int, default=200, help="reprints of each kind")
    parser.add_argument("--words", type=int, default=120, help="the shortest original")
    options = parser.parse_args()
    chance = random.Random(4)
    records = _records(options.data)[: options.size]
    texts = {f"d{n}": (_parts(r), r.get("date")) for n, r in enumerate(records)}
    long = [
        i for i, (parts, _) in texts.items() if len(parts) > 2 and len(" ".join(parts).split()) >= options.words
    ]
    if not long:
        parser.error(f"{options.data}: no article has {options.words} words; give fewer with --words")
    _NEWS.extend(p[:1] + q[:1] for p, q in pairwise(texts[i][0] for i in chance.sample(long, min(200, len(long)))))
    made: dict[str, tuple[str, str]] = {}
    for way, change in WAYS.items():
        for n, original in enumerate(chance.sample(long, min(options.made, len(long)))):
            made[f"m{way}{n}"] = (way, original)
            texts[f"m{way}{n}"] = (change(texts[original][0], chance), texts[original][1])
    clusters: dict[str, list[str]] = defaultdict(list)
    for n, record in enumerate(_records(options.others) if options.others else []):
        texts[f"o{n}"] = (_parts(record), record.get("date"))
        clusters[str(record.get("cluster") or str(record["id"]).split("_")[0])].append(f"o{n}")
    groups, spent = _grouped(texts)
    _report(texts, made, groups, clusters, spent)


def _report(texts, made, groups, clusters, spent) -> None:
    print(f"articles           {len(texts)}\nms an article      {1000 * spent / len(texts):.2f} (CPU)")
    found, all_of = Counter(), Counter()
    for copy, (way, original) in made.items():
        all_of[way] += 1
        found[way] += groups.get(copy, copy) == groups.get(original, original)
    print("\nrecall")
    for way, count in all_of.items():
        print(f"  {way:<36} {100 * found[way] / count:5.1f}%")
    print(f"  {'all':<36} {100 * found.total() / all_of.total():5.1f}%")
    wrong = total = 0
    for ids in clusters.values():
        for a, b in combinations(ids, 2):
            total += 1
            wrong += a in groups and groups[a] == groups.get(b)
    strange = sum(c in groups and groups[c] != groups.get(original) for c, (_, original) in made.items())
    print("\nprecision")
    print(f"  same event, other words: joined      {wrong} of {total} pairs")
    print(f"  made reprints joined with a stranger {strange} of {len(made)}")
    right = found.total()
    print(f"  precision                            {100 * right / max(1, right + wrong + strange):.1f}%")
    own = Counter(group for i, group in groups.items() if i.startswith("d"))
    repeated = [count for count in own.values() if count > 1]
    print(
        f"\nthe data's own     {sum(repeated)} articles in {len(repeated)} groups, the largest {max(repeated, default=0)}"
    )


def _grouped(texts) -> tuple[dict[str, int], float]:
    compared = {}
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(Path(folder) / "catalogue.db")
        store = catalogue.reprints
        started = time.process_time()
        items = list(texts.items())
        for start in range(0, len(items), 500):
            batch = []
            for article_id, (parts, date) in items[start : start + 500]:
                compared[article_id] = text = text_from("\n".join(parts), published=date)
                batch.append((Printed(article_id, "", date or "", "", ""), text))
            store.add(batch, compared.get)
        spent = time.process_time() - started
        groups = {article_id: group for article_id, group, _ in store.groups()}
        catalogue.close()
    short = sum(text.size < FEWEST for text in compared.values())
    print(f"too short to tell  {short}")
    return groups, spent


def _records(path: Path) -> list[dict]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _parts(record: dict) -> list[str]:
    """The paragraphs; those of old wire copy are indented, not set apart."""
    body = record["body"].replace("\n    ", "\n\n")
    return [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]


def _some(parts: list[str], share: float, chance: random.Random) -> list[str]:
    kept = sorted(chance.sample(range(len(parts)), max(1, round(share * len(parts)))))
    return [parts[n] for n in kept]


def _edited(parts: list[str], every: int, chance: random.Random) -> list[str]:
    return [" ".join("other" if chance.random() < 1 / every else w for w in part.split()) for part in parts]


if __name__ == "__main__":
    main()
