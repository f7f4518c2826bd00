"""How well related articles are found: `python -m tests.benchmarks.related DATA.jsonl [--background DATA]`.

DATA holds records with `id`, `title`, `body`, maybe `date`, and `cluster`: articles of one cluster tell the same
event. Printed are mean average precision of the articles of one's own cluster, how often the first is one of
them, and how the relations are spread over pairs of the same event and of different ones.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from index.library import Library


def main() -> None:
    """Index the data beside the background and ask for the related articles of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--background", type=Path, help="records to index beside, so that names are rare")
    parser.add_argument("--recognise", action="store_true", help="recognise names (slow), for the reasons")
    options = parser.parse_args()
    events = [record.get("cluster") or record["id"] for record in map(json.loads, options.data.open())]
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        for source in (options.background, options.data):
            if source:
                library.add_source(source)
        library.update(recognise=options.recognise)
        clusters = {e.id: events[e.part] for e in library._catalogue.entries(str(options.data.resolve()))}
        size = Counter(clusters.values())
        asked = [i for i, event in clusters.items() if size[event] > 1]
        precisions, first, spent = [], 0, 0.0
        same, other = Counter(), Counter()
        for article_id in asked:
            start = time.perf_counter()
            found = library.related(article_id, limit=20)
            spent += time.perf_counter() - start
            own = clusters[article_id]
            right = [clusters.get(r.id) == own for r in found]
            hits = [sum(right[: n + 1]) / (n + 1) for n, ok in enumerate(right) if ok]
            precisions.append(sum(hits) / (size[own] - 1))
            first += bool(right and right[0])
            for r, ok in zip(found, right, strict=True):
                (same if ok else other)[r.relation] += 1
    print(f"articles asked   {len(asked)}")
    print(f"MAP              {100 * sum(precisions) / len(asked):.1f}")
    print(f"first is right   {100 * first / len(asked):.1f}")
    print(f"ms an article    {1000 * spent / len(asked):.1f}")
    print(f"same event       {dict(same)}\nother matters    {dict(other)}")


if __name__ == "__main__":
    main()
