"""Draw merges of a library for reading by hand: `python -m tests.benchmarks.merges LIBRARY [--seed N]`.

Three lists: forms of names that were merged into an entity of another writing (each with a sentence that has
it), pairs of names of one kind that look alike and were left apart, and the persons of most articles with all
their forms. The same seed draws the same from the same library.

Merges are drawn in two ways. `--each form` takes every form once, a slip of one article as likely as "Mr Reagan"
of hundreds: it finds the faults of rules. `--each article` takes every article that has the form: it tells how
often a reader meets one.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from index import Library
from index.article import Article, Mention, MentionKind
from index.entities import EntityTable, NameCount
from index.entities.names import fold
from index.entities.spans import surface

_WIDTH = 110
_HITS = 40
_ALIKE = 0.88


@dataclass(frozen=True, slots=True)
class Merge:
    """A form of a name and the entity it was merged into; `alias_of` is what its article itself says."""

    form: str
    key: str
    alias_of: str
    name: str
    entity_id: str
    articles: int


def merges(rows: Iterable[NameCount], table: EntityTable) -> list[Merge]:
    """Every form that is written otherwise than its entity, each once, in a fixed order."""
    found: dict[tuple[str, str], Merge] = {}
    for row in rows:
        if not row.surface:
            continue  # a tie
        entity_id = table.entity_id(row.key, row.alias_of)
        name = table.name(entity_id)
        if row.key == entity_id and fold(row.surface) == fold(name):
            continue
        if fold(row.surface) != fold(name):
            merge = Merge(row.surface, row.key, row.alias_of, name, entity_id, row.articles)
            known = found.get((row.surface, entity_id))
            if known is None or known.articles < merge.articles:
                found[row.surface, entity_id] = merge
    return sorted(found.values(), key=lambda m: (m.form, m.entity_id))


def left_apart(rows: Iterable[NameCount], table: EntityTable) -> list[tuple[str, str]]:
    """Pairs of ids of one kind whose names look alike, in a fixed order: persons of one surname, and names
    that begin with the same letters and are nearly the same, or one the beginning of the other."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    meant = {table.entity_id(row.key, row.alias_of) for row in rows if row.surface and row.articles > 0}
    for entity in table.entities():
        kind, _, name = entity.id.partition(":")
        if kind in ("person", "organisation", "place") and entity.mentions > 1 and entity.id in meant:
            alike[kind, name[:4]].append(entity.id)
            if kind == MentionKind.PERSON:
                alike[kind, f"-{name.split()[-1]}"].append(entity.id)
    pairs = {
        (min(one, other), max(one, other))
        for (_, shared), ids in alike.items()
        for place, one in enumerate(ids)
        for other in ids[:place]
        if shared.startswith("-") or _look_alike(one, other)
    }
    return sorted(pairs)


def _look_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short + " "):
        return True
    return len(long) - len(short) < 4 and SequenceMatcher(None, one, other).ratio() > _ALIKE


def persons(table: EntityTable, articles: dict[str, int], count: int) -> Iterator[str]:
    """A line for each of the persons of most articles."""
    people = [e for e in table.entities() if e.kind is MentionKind.PERSON]
    people.sort(key=lambda e: (-articles.get(e.id, 0), e.id))
    for entity in people[:count]:
        yield f"{entity.name} ({articles.get(entity.id, 0)}): {', '.join(entity.aliases)}"


def articles_of(rows: Iterable[NameCount], table: EntityTable) -> dict[str, int]:
    """In how many articles an entity is named, at most: one that is named twice by other forms counts twice."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        if not row.surface:
            continue
        counts[table.entity_id(row.key, row.alias_of)] += row.articles
    return counts


def drawn(pool: Sequence[Merge], count: int, chance: random.Random, *, each: str) -> list[Merge]:
    """So many merges, drawn without replacement; with `each` "article" a merge stands in the urn once for each."""
    urn = pool if each == "form" else [merge for merge in pool for _ in range(merge.articles)]
    return chance.sample(urn, min(count, len(urn)))


def _sentences(library: Library, merge: Merge, chance: random.Random) -> Iterator[str]:
    """Where the form means the entity, and where the same article names it otherwise, in one of its articles."""
    hits = list(library.search(f'"{merge.form}"', limit=_HITS, facets=False).hits)
    chance.shuffle(hits)
    for hit in hits:
        article = library.article(hit.id)
        meant = [m for m in article.mentions if m.entity_id == merge.entity_id]
        here = next((m for m in meant if surface(m.text) == merge.form), None)
        if here is not None:
            yield f"{hit.id}: {_around(article, here)}"
            other = max(
                (m for m in meant if surface(m.text) != merge.form), key=lambda m: len(m.text), default=None
            )
            if other is not None:
                yield f"    and {_around(article, other)}"
            return


def _around(article: Article, mention: Mention) -> str:
    begin = max(0, mention.start - _WIDTH // 2)
    before, behind = article.text[begin : mention.start], article.text[mention.end : mention.end + _WIDTH // 2]
    return f"…{' '.join(f'{before}[{mention.text}]{behind}'.split())}…"


def main() -> None:
    """Print the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--merges", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--persons", type=int, default=50)
    parser.add_argument("--each", choices=("form", "article"), default="form")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with Library.open(options.library) as library:
        rows = sorted(library._catalogue.names(), key=lambda r: (r.key, r.surface, r.alias_of))
        table = EntityTable.from_rows(rows)
        pool = merges(rows, table)
        print(f"# {options.merges} of {len(pool)} merges")
        for merge in drawn(pool, options.merges, chance, each=options.each):
            print(f"{merge.form}  ->  {merge.name}  [{merge.key} -> {merge.entity_id}, {merge.articles} articles]")
            for line in _sentences(library, merge, chance):
                print(f"    {line}")
        pairs = left_apart(rows, table)
        print(f"\n# {options.pairs} of {len(pairs)} pairs left apart")
        for one, other in chance.sample(pairs, min(options.pairs, len(pairs))):
            print(f"{one}  |  {other}")
        print(f"\n# the {options.persons} persons of most articles")
        for line in persons(table, articles_of(rows, table), options.persons):
            print(line)


if __name__ == "__main__":
    main()
