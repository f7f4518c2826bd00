"""How good the order of results is: `python -m tests.benchmarks.relevance DATA.jsonl [--queries FILE]`.

DATA holds a record a line (title, text or body, date, id), gzipped or not; FILE a judgement a line,
`{"query": "...", "relevant": [ids]}`. Without FILE, known-item queries are made from the records: two to five
distinctive words of an article, or words of one of its sentences, must bring that article up first.

Printed: nDCG@10, MAP, P@10, MRR and the median time of a search, for the order that users see and for the
plain score of the engine, so that every refinement above it has to show what it is worth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from index.article import Article, Paragraph, ParagraphKind
from index.engine import Index, Snapshot, analyse
from index.entities.rows import NamedEntity
from index.mending.mentions import Exceptions
from index.naming.documents import Docs, documents_naming
from index.schema import make_schema
from index.search import reranking
from index.search.searcher import Searcher
from index.storage.state import Marks
from index.writer import document

TODAY = date(2030, 1, 1)
_NEAR = 12


class NoNames:
    """A library without entities and marks."""

    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> list[tuple[str, str]]:
        return []

    def entities_of(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {key: (key, key) for key in keys}

    def version(self) -> int:
        return 0

    def exceptions(self) -> Exceptions:
        return Exceptions()

    def to_count(self, entity_ids: Sequence[str]) -> list[NamedEntity]:
        return []

    def documents(self, snapshot: Snapshot, entity: NamedEntity) -> Docs:
        return documents_naming(snapshot, entity, Exceptions())

    def marked(self, flag: str) -> list[str]:
        return []

    def marks_version(self) -> int:
        return 0

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        return {article_id: Marks() for article_id in ids}

    def tags(self) -> list[tuple[str, int]]:
        return []


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the ids that should come up for it."""

    query: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the queries; `ms` is the median."""

    ndcg: float
    average_precision: float
    precision: float
    reciprocal_rank: float
    ms: float


def records(path: Path, limit: int | None) -> Iterator[Article]:
    """The records of a file as articles whose ids are the records' own."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, limit)):
            yield article(json.loads(line), number)


def article(record: dict[str, Any], number: int) -> Article:
    """One record as an article: headline, then a paragraph for each line that is indented or follows a blank one."""
    title = " ".join(str(record.get("title") or record.get("headline") or "").split())
    body = str(record.get("text") or record.get("body") or record.get("content") or "")
    paragraphs = [title] if title else []
    paragraphs += [" ".join(p.split()) for p in body.replace("\n    ", "\n\n").split("\n\n") if p.strip()]
    placed, offset = [], 0
    for place, text in enumerate(paragraphs):
        kind = ParagraphKind.HEADLINE if title and not place else ParagraphKind.BODY
        placed.append(Paragraph(kind, offset, offset + len(text)))
        offset += len(text) + 1
    return Article(
        id=str(record.get("id", number)),
        title=title,
        text="\n".join(paragraphs),
        paragraphs=tuple(placed),
        published=str(record.get("published") or record.get("date") or "") or None,
        source=str(record.get("source") or ""),
    )


def build(articles: Iterable[Article], folder: Path) -> Index:
    """An index of the articles."""
    index = Index.create(folder, make_schema())
    writer = index.writer()
    for one in articles:
        writer.add_document(**document(one))
    writer.commit()
    return index


def known_items(articles: Sequence[Article], count: int, seed: int) -> dict[str, list[Judged]]:
    """Queries that were made from one article each, in three kinds."""
    chance = random.Random(seed)
    words = [[w for _, w, _, _ in analyse(a.text)] for a in articles]
    frequency = Counter(w for one in words for w in set(one))
    kinds = ("distinctive words", "words of a headline", "words of a lead", "words of a sentence", "words typed")
    made: dict[str, list[Judged]] = {kind: [] for kind in kinds}
    for place in chance.sample(range(len(articles)), len(articles)):
        telling = [w for w in dict.fromkeys(words[place]) if w.isalpha() and len(w) > 3 and frequency[w] > 2]
        if len(telling) < 8:
            continue
        rare = sorted(telling, key=lambda w: frequency[w])[:12]
        relevant = frozenset({articles[place].id})
        made["distinctive words"].append(Judged(" ".join(chance.sample(rare, 3)), relevant))
        title = [w for w in telling if w in {w for _, w, _, _ in analyse(articles[place].title)}]
        if len(title) >= 2:
            made["words of a headline"].append(Judged(" ".join(title[:2]), relevant))
        first = telling[len(title) :][: _NEAR * 2]
        made["words of a lead"].append(Judged(" ".join(chance.sample(first, min(2, len(first)))), relevant))
        start = chance.randrange(max(len(words[place]) - _NEAR, 1))
        near = [w for w in words[place][start : start + _NEAR] if w.isalpha() and len(w) > 3 and frequency[w] > 2]
        if len(near) >= 3:
            made["words of a sentence"].append(Judged(" ".join(near[:3]), relevant))
            made["words typed"].append(Judged(f"{near[0]} {near[1]} {near[2][:4]}", relevant))
        if all(len(kind) >= count for kind in made.values()):
            break
    return {kind: queries[:count] for kind, queries in made.items()}


def evaluate(searcher: Searcher, queries: Sequence[Judged], *, typing: bool = False, depth: int = 100) -> Scores:
    """Run the queries and judge the order of what they find."""
    gains, precisions, at_ten, ranks, times = [], [], [], [], []
    for judged in queries:
        started = time.perf_counter()
        page = searcher.search(judged.query, limit=20, today=TODAY, typing=typing)
        times.append((time.perf_counter() - started) * 1000)
        page = searcher.search(judged.query, limit=depth, today=TODAY, typing=typing)
        hits = [hit.id in judged.relevant for hit in page.hits]
        ideal = sum(1 / math.log2(n + 2) for n in range(min(10, len(judged.relevant))))
        gains.append(sum(1 / math.log2(n + 2) for n, good in enumerate(hits[:10]) if good) / ideal)
        found, total = 0, 0.0
        for n, good in enumerate(hits, 1):
            if good:
                found += 1
                total += found / n
        precisions.append(total / len(judged.relevant))
        at_ten.append(sum(hits[:10]) / 10)
        ranks.append(next((1 / n for n, good in enumerate(hits, 1) if good), 0.0))
    mean = statistics.fmean
    return Scores(mean(gains), mean(precisions), mean(at_ten), mean(ranks), statistics.median(times))


@contextmanager
def without_refinements() -> Iterator[None]:
    """The plain score of the engine, nothing ranked anew, no bonus for title and lead."""
    from index.query import build as query_build

    kept = [(query_build, "TITLE_BOOST"), (query_build, "LEAD_BOOST")]
    kept += [(reranking, name) for name in ("PHRASE", "NEAR", "LEAD", "FRESH")]
    values = [getattr(module, name) for module, name in kept]
    for module, name in kept:
        setattr(module, name, 0.0)
    try:
        yield
    finally:
        for (module, name), value in zip(kept, values, strict=True):
            setattr(module, name, value)


def judged(path: Path) -> list[Judged]:
    """The judgements of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Judged(row["query"], frozenset(map(str, row["relevant"]))) for row in rows if row["relevant"]]


def main(arguments: Sequence[str] | None = None, out: Callable[[str], Any] = print) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.relevance", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--articles", type=int, help="only the first so many records")
    parser.add_argument("--count", type=int, default=200, help="known-item queries of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    articles = list(records(options.data, options.articles))
    if options.queries:
        sets = {"judged queries": judged(options.queries)}
    else:
        sets = known_items(articles, options.count, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        searcher = Searcher(build(articles, Path(folder) / "index"), NoNames())
        out(f"{len(articles):,} articles")
        out(f"{'':32}{'queries':>8}{'nDCG@10':>9}{'MAP':>8}{'P@10':>8}{'MRR':>8}{'ms':>8}")
        for name, queries in sets.items():
            typed = name == "words typed"
            with without_refinements():
                plain = evaluate(searcher, queries, typing=typed)
            for label, s in ((f"{name}, plain", plain), (name, evaluate(searcher, queries, typing=typed))):
                row = f"{s.ndcg:>9.4f}{s.average_precision:>8.4f}{s.precision:>8.4f}{s.reciprocal_rank:>8.4f}"
                out(f"{label:32}{len(queries):>8}{row}{s.ms:>8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
