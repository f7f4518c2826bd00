"""What is known of an entity: the list of entities and the card of one."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.describe import describe
from index.document import decode
from index.engine import DocSet, Index, Snapshot, fold
from index.entities.resolve import NamedEntity
from index.errors import NotFoundError
from index.name_docs import documents_naming
from index.names import LibraryNames
from index.results import Entity, Hit, Snippet
from index.schema import UNDATED

LATEST, COMPANY, DESCRIBED = 5, 8, 40
COMPANY_ASKED = 100
_AROUND = 90
_COMPANY_FIELDS = ("person", "organisation", "place")
_WORTH_SHOWING = 3
"""With fewer articles together, a name is company only where nothing better is known."""


def card(
    index: Index, names: LibraryNames, read: Callable[[str], Article], name: str, kind: str | None = None
) -> Entity:
    """Everything known of the entity with this id or name.

    Raises:
        NotFoundError: Nothing is called that; the message names what comes near.
    """
    entity = _lookup(names, name, kind)
    with index.snapshot() as snapshot:
        docs = documents_naming(snapshot, entity, names.exceptions())
        dates = snapshot.column("published")[docs]
        order = np.lexsort((docs, dates))
        by_time = docs[order]
        latest = by_time[::-1][:LATEST]
        dated = dates[order] != UNDATED
        # The earliest dated articles introduce people; undated ones are asked last.
        early = np.concatenate([by_time[dated], by_time[~dated]])[:DESCRIBED]
        latest_ids = snapshot.id_of(latest)
        texts = (decode(snapshot.stored(number)) for number in early.tolist())
        description = describe((entity.name, *entity.aliases), entity.kind, texts)
        listed = _listed(snapshot, entity, docs)
        company = _company(snapshot, names, entity, docs)
    months = Counter(_month(value) for value in dates[dates != UNDATED].tolist())
    return Entity(
        id=entity.id,
        name=entity.name,
        kind=entity.kind.value,
        aliases=_distinct(entity),
        articles=listed.articles,
        mentions=entity.mentions,
        first=listed.first,
        last=listed.last,
        description=description.text if description else "",
        description_id=description.article_id if description else "",
        by_month=tuple(sorted(months.items())),
        undated=int(np.count_nonzero(dates == UNDATED)),
        with_=company,
        latest=tuple(_hit(read(i), entity.id) for i in latest_ids),
    )


def listing(
    index: Index, names: LibraryNames, *, kind: str | None = None, limit: int = 50, match: str = ""
) -> tuple[Entity, ...]:
    """Entities of a kind (all when None) whose names hold the words of `match`, most articles first."""
    kinds = (kind,) if kind else ()
    # The store counts mentions; articles are counted here, among enough of the most mentioned.
    enough = 3 * limit
    found = (
        names.find(match, kinds=kinds, prefix=True)[:enough] if match else names.store.most_mentioned(kind, enough)
    )
    with index.snapshot() as snapshot:
        excepted = names.exceptions()
        listed = [_listed(snapshot, entity, documents_naming(snapshot, entity, excepted)) for entity in found]
    present = [entity for entity in listed if entity.articles]
    return tuple(sorted(present, key=lambda e: (-e.articles, -e.mentions, e.name))[:limit])


def _lookup(names: LibraryNames, name: str, kind: str | None) -> NamedEntity:
    if ":" in name and (by_id := names.store.get(name)):
        return by_id
    wanted = fold(name)
    found = names.find(name, kinds=(kind,) if kind else ())
    exact = [e for e in found if wanted in {fold(e.name), *(fold(alias) for alias in e.aliases)}]
    if exact or found:
        return (exact or found)[0]
    known = {fold(n): n for i, n in names.store.names() if not kind or i.partition(":")[0] == kind}
    near = [known[n] for n in difflib.get_close_matches(wanted, known, 3, 0.7)]
    hint = f"Near that: {', '.join(near)}." if near else "`reader entities` lists what there is."
    raise NotFoundError(f"{name}: nothing of that name has been recognised.", hint)


def _listed(snapshot: Snapshot, entity: NamedEntity, docs: NDArray[np.int64]) -> Entity:
    dates = snapshot.column("published")[docs]
    dated = dates[dates != UNDATED]
    return Entity(
        id=entity.id,
        name=entity.name,
        kind=entity.kind.value,
        aliases=_distinct(entity),
        articles=len(docs),
        mentions=entity.mentions,
        first=_day(int(dated.min())) if len(dated) else None,
        last=_day(int(dated.max())) if len(dated) else None,
    )


def _distinct(entity: NamedEntity) -> tuple[str, ...]:
    """Other names worth showing: not the same one in capitals."""
    seen = {fold(entity.name)}
    kept = []
    for alias in entity.aliases:
        if fold(alias) not in seen:
            seen.add(fold(alias))
            kept.append(alias)
    return tuple(kept)


def _company(
    snapshot: Snapshot, names: LibraryNames, entity: NamedEntity, docs: NDArray[np.int64]
) -> tuple[tuple[str, int], ...]:
    """Names in the same articles, by how much more often than chance would put them there (log-odds times
    count: pointwise mutual information, weighed so that one shared article is no company)."""
    if not len(docs):
        return ()
    facets = snapshot.search(DocSet(docs), limit=1, facets=_COMPANY_FIELDS).facets
    together: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for field in _COMPANY_FIELDS:
        often = facets.get(field, [])[:COMPANY_ASKED]
        known = names.entities_of(key for key, _ in often)
        for key, count in often:
            other, label = known[key]
            if other and other != entity.id:
                together[other] += count
                alone[other] += snapshot.doc_frequency(field, key)
                labels[other] = label
    total = max(snapshot.doc_count, 1)
    enough = [o for o in together if together[o] >= min(_WORTH_SHOWING, max(together.values()))]

    def telling(other: str) -> float:
        lift = together[other] * total / (len(docs) * max(alone[other], 1))
        return together[other] * math.log2(1 + lift)

    best = sorted(enough, key=lambda o: (-telling(o), labels[o]))[:COMPANY]
    return tuple((labels[other], together[other]) for other in best)


def _hit(article: Article, entity_id: str) -> Hit:
    mention = next((m for m in article.mentions if m.entity_id == entity_id), None)
    return Hit(
        id=article.id,
        title=article.title,
        published=article.published,
        published_is_estimate=article.published_is_estimate,
        source=article.source,
        score=0.0,
        url=article.url,
        path=article.path,
        snippet=_passage(article, mention.start, mention.end) if mention else Snippet(""),
    )


def _passage(article: Article, start: int, end: int) -> Snippet:
    """The words around a mention, from word to word within its paragraph."""
    line_start = article.text.rfind("\n", 0, start) + 1
    line_end = article.text.find("\n", end)
    line_end = len(article.text) if line_end < 0 else line_end
    first = max(line_start, start - _AROUND)
    last = min(line_end, end + _AROUND)
    if first > line_start:
        first = article.text.find(" ", first, start) + 1 or start
    if last < line_end:
        last = max(article.text.rfind(" ", end, last), end)
    return Snippet(article.text[first:last], ((start - first, end - first),))


def _day(minutes: int) -> str:
    return str(np.datetime64(minutes, "m").astype("datetime64[D]"))


def _month(minutes: int) -> str:
    return _day(minutes)[:7]
