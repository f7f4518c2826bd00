"""Score dates against marked text: `python -m tests.benchmarks.dates DATA.jsonl [--half a|b] [--draft]`.

A line of DATA is `{"id", "body", "date", "dates": [[start, end, days], ...]}`: `date` is the day of publication
(ISO 8601, or null), `days` what the words mean, `2024-07-09` or `2024-07-01/2024-07-31`. Counted is whether
the words were found to the character, and of those whether the days are the same. `--draft` prints lines with
what is found now, to be corrected by hand and scored later.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.entities.dates import find_dates


def read(path: Path, half: str = "") -> Iterator[dict[str, Any]]:
    """The lines of a set; halves by a hash of the id, as in `tests.benchmarks.mentions`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not half or "ab"[hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2] == half:
            yield row


def found(row: dict[str, Any]) -> dict[tuple[int, int], str]:
    """The dates the library resolves in one text: where → days."""
    return {(d.start, d.end): str(d.days) for d in find_dates(row["body"], row.get("date"))}


def table(rows: list[dict[str, Any]]) -> str:
    """Precision and recall of the words, the share of right days, and what went wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for row in rows:
        gold = {(start, end): days for start, end, days in row["dates"]}
        ours = found(row)
        counts["gold"] += len(gold)
        counts["found"] += len(ours)
        for span, days in ours.items():
            words = row["body"][slice(*span)]
            if span not in gold:
                wrong.append(f"  {row['id']}: {words!r} is no date of the set")
            elif gold[span] != days:
                counts["words"] += 1
                wrong.append(f"  {row['id']}: {words!r} is {gold[span]}, not {days}")
            else:
                counts["words"] += 1
                counts["days"] += 1
        wrong += [f"  {row['id']}: {row['body'][a:b]!r} missed" for a, b in gold.keys() - ours.keys()]
    precision, recall = counts["words"] / max(counts["found"], 1), counts["words"] / max(counts["gold"], 1)
    head = (
        f"{counts['gold']} dates, {counts['found']} found: precision {100 * precision:.1f}, recall {100 * recall:.1f}, "
        f"days right {100 * counts['days'] / max(counts['words'], 1):.1f}"
    )
    return "\n".join([head, *wrong])


def main() -> None:
    """Print the table or a draft."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=["a", "b"], default="")
    parser.add_argument("--draft", action="store_true", help="print the set with the dates found now")
    options = parser.parse_args()
    rows = list(read(options.data, options.half))
    if options.draft:
        for row in rows:
            dates = [[*span, days] for span, days in found(row).items()]
            print(json.dumps({**row, "dates": dates}, ensure_ascii=False))
        return
    begin = time.process_time()
    print(table(rows))
    print(f"{len(rows)} texts, {time.process_time() - begin:.2f} s CPU")


if __name__ == "__main__":
    main()
