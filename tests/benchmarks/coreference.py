"""Score entities against gold links: `python -m tests.benchmarks.coreference DATA.jsonl [--half a|b] [--predicted]`.

A line of DATA is `{"id", "body", "ents": [[start, end, type, text, link], ...]}`; mentions of a person,
organisation or place that share a link are the same entity, in one document or in several; those without a link
are left out. B-cubed (Bagga and Baldwin, 1998): for every mention, how much of the entity the library put it into
is of its gold entity (precision), and how much of its gold entity is there (recall), averaged over mentions.

By default the gold mentions are linked, so that only names are judged; with `--predicted` the library's own
mentions are, and a gold mention that it did not find with these borders is alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Mention, MentionKind
from index.entities import EntityTable, Recogniser, name_rows
from index.entities.repeats import acronyms
from index.entities.within import name_mentions
from tests.benchmarks.mentions import KINDS, TYPES

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold mentions: (start, end, kind, link)."""

    id: str
    body: str
    mentions: tuple[tuple[int, int, str, str], ...]


def read(path: Path, half: str = "") -> list[Document]:
    """The set, or a half of it by a hash of the id."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        side = "ab"[hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2]
        if not half or side == half:
            mentions = ((a, b, TYPES.get(kind, kind), link) for a, b, kind, _, link in row["ents"])
            documents.append(Document(str(row["id"]), row["body"], tuple(m for m in mentions if m[2] in KINDS)))
    return documents


def from_gold(document: Document) -> tuple[Mention, ...]:
    """The gold mentions as recognition would hand them on, named within the article."""
    names = {(a, b): MentionKind(kind) for a, b, kind, _ in document.mentions}
    short = [(s, document.body[a:b]) for s, (a, b) in acronyms(document.body, names).items()]
    spans = sorted(names.items())
    return name_mentions([Mention(a, b, kind, document.body[a:b]) for (a, b), kind in spans], short, document.body)


def linked(articles: Sequence[tuple[str, Iterable[Mention]]]) -> dict[Place, str]:
    """The entity of every mention, in a library of these articles."""
    table = EntityTable()
    articles = [(name, tuple(mentions)) for name, mentions in articles]
    for _, mentions in articles:
        table.add_article(name_rows(mentions))
    return {(name, m.start, m.end): m.entity_id for name, mentions in articles for m in table.resolve(mentions)}


def b_cubed(gold: dict[Place, Hashable], given: dict[Place, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the gold mentions; one that is not given is alone."""
    ours = {place: given.get(place, place) for place in gold}
    both, theirs, mine = Counter((ours[p], gold[p]) for p in gold), Counter(gold.values()), Counter(ours.values())
    precision = sum(both[ours[p], gold[p]] / mine[ours[p]] for p in gold) / max(len(gold), 1)
    recall = sum(both[ours[p], gold[p]] / theirs[gold[p]] for p in gold) / max(len(gold), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def faults(gold: dict[Place, str], given: dict[Place, str], bodies: dict[str, str]) -> list[str]:
    """What was put together that is not one, and what was taken apart that is, most mentions first."""

    def lines(one: dict[Place, str], other: dict[Place, str], what: str) -> list[tuple[int, str]]:
        groups: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for place in gold:
            group = one.get(place, "(not found)")
            groups[group][other.get(place, "(not found)"), bodies[place[0]][place[1] : place[2]]] += 1
        return [
            (
                sum(names.values()),
                f"{what} {group}: {', '.join(f'{t} ({o}) x{n}' for (o, t), n in names.most_common())}",
            )
            for group, names in groups.items()
            if len({o for o, _ in names}) > 1
        ]

    found = lines(given, gold, "together") + lines(gold, given, "apart")
    return [line for _, line in sorted(found, reverse=True)]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=["a", "b"], default="")
    parser.add_argument("--predicted", action="store_true")
    parser.add_argument("--faults", type=int, default=0, help="print so many")
    options = parser.parse_args()
    documents = read(options.data, options.half)
    if options.predicted:
        texts = (Article(id="", title="", text=d.body) for d in documents)
        mentions = [found for found, _ in Recogniser().annotate(texts)]
    else:
        mentions = [from_gold(d) for d in documents]
    given = linked([(d.id, found) for d, found in zip(documents, mentions, strict=True)])
    gold = {(d.id, a, b): link for d in documents for a, b, _, link in d.mentions if link}
    print(f"{len(documents)} documents, {len(gold)} mentions, {len(set(gold.values()))} entities")
    for what, inner in (("across documents", False), ("within documents", True)):
        wanted = {p: (p[0], link) if inner else link for p, link in gold.items()}
        found = {p: (p[0], link) if inner else link for p, link in given.items()}
        precision, recall, f1 = b_cubed(wanted, found)
        print(f"{what}  precision {100 * precision:.1f}  recall {100 * recall:.1f}  F1 {100 * f1:.1f}")
    for line in faults(gold, given, {d.id: d.body for d in documents})[: options.faults]:
        print(line)


if __name__ == "__main__":
    main()
