"""The card of one entity: who that is, how often, when, with whom, and the latest about it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index.article import Article, MentionKind
from index.document import decode
from index.engine import fold
from index.entities.rows import NamedEntity, with_office
from index.errors import NotFoundError
from index.naming.companions import companions, each_once
from index.naming.counts import Spans, counted, distinct_names
from index.naming.describe import descriptions
from index.naming.first_seen import FirstSeen, first_seen
from index.naming.names import LibraryNames
from index.naming.telling import most_telling
from index.results import Entity, Hit, Said, Snippet
from index.schema import UNDATED
from index.search.facets import FacetTables

if TYPE_CHECKING:
    from index.engine import Snapshot

LATEST, COMPANY = 8, 8
_NEWEST_LOOKED_AT = 4 * LATEST
"""Of so many articles the latest are taken, each text once."""
EARLIEST, NEWEST = 30, 10
"""So many articles are looked through for who somebody is."""
_SHOWN_COMPANY, _SHOWN_KEYS = 24, 30
_AROUND = 90
_KINDS = frozenset(kind.value for kind in MentionKind)


def card(
    snapshot: Snapshot,
    names: LibraryNames,
    tables: FacetTables,
    read: Callable[[str], Article],
    entity: NamedEntity,
    groups_of: Callable[[Sequence[str]], Mapping[str, int]],
) -> Entity:
    """Everything known of an entity.

    Args:
        read: Gives an article with its mentions resolved.
        groups_of: From ids of articles to the groups of one text they are in, for those that are in one.
    """
    docs = names.documents(snapshot, entity)
    published = snapshot.column("published")
    dates = published[docs]
    order = np.lexsort((docs, dates))
    by_time = docs[order]
    dated = dates[order] != UNDATED
    # The earliest dated articles introduce people, the newest know their office; undated ones are asked last.
    told = np.concatenate([by_time[dated], by_time[~dated]])
    told = told if len(told) <= EARLIEST + NEWEST else np.concatenate([told[:EARLIEST], by_time[dated][-NEWEST:]])
    texts = [decode(snapshot.stored(number)) for number in dict.fromkeys(told.tolist())]
    called = (entity.name, *distinct_names(entity))
    # "Cycare Systems Inc" of CyCare Systems Inc is no other name, but how an article may write it.
    said, in_news = _said((*called, *_respelt(entity, called)), entity.kind, texts)
    company = each_once(companions(snapshot, names, tables, entity, docs), called, _SHOWN_COMPANY)
    forms = names.store.base.forms(entity.keys)
    keys = [(key, with_office(key, max(written, key=written.__getitem__))) for key, written in forms.items()]
    keys.sort(key=lambda pair: -sum(forms[pair[0]].values()))
    newest = snapshot.id_of(by_time[::-1][:_NEWEST_LOOKED_AT])
    return replace(
        counted(entity, docs, published, Spans.of(published)),
        description=said[0].text if said else "",
        description_id=said[0].article_id if said else "",
        said=said,
        in_news=in_news,
        first_seen=None if said or in_news else _first_seen(called, entity.kind, texts),
        with_=tuple((c.name, c.together) for c in company[:COMPANY]),
        company=tuple(company),
        latest=tuple(_hit(read(i), entity.id) for i in _each_text_once(newest, groups_of(newest))[:LATEST]),
        silent=entity.id in names.store.overlay.silent,
        keys=tuple(keys[:_SHOWN_KEYS]),
    )


def _each_text_once(ids: Sequence[str], groups: Mapping[str, int]) -> list[str]:
    """The first article of each text: copies of it tell nothing new."""
    first = {groups.get(article_id, article_id): article_id for article_id in reversed(ids)}
    return [article_id for article_id in ids if first[groups.get(article_id, article_id)] == article_id]


def _respelt(entity: NamedEntity, called: tuple[str, ...]) -> tuple[str, ...]:
    if entity.kind is not MentionKind.ORGANISATION:
        return ()
    return tuple(name for name in entity.aliases if not name.isupper() and name not in called)


def _said(
    called: tuple[str, ...], kind: MentionKind, texts: list[Article]
) -> tuple[tuple[Said, ...], Said | None]:
    """The phrases that say who that is; where none does, the sentence that tells it, or else that hints at it."""
    by_id = {article.id: article for article in texts}
    found = []
    for one in descriptions(called, kind, texts):
        article = by_id[one.article_id]
        found.append(Said(one.text, article.id, article.published, article.published_is_estimate, one.articles))
    if found:
        return tuple(found), None
    most = most_telling(called, kind, texts)
    sentence = next(_sentence(most.seen if most else None, by_id), None)
    if most is None or sentence is None:
        return (), None
    return ((sentence,), None) if most.tells else ((), sentence)


def _sentence(found: FirstSeen | None, by_id: dict[str, Article]) -> Iterator[Said]:
    if found is not None:
        article = by_id[found.article_id]
        yield Said(
            found.text, article.id, article.published, article.published_is_estimate, highlights=(found.name,)
        )


def _first_seen(called: tuple[str, ...], kind: MentionKind, texts: list[Article]) -> Said | None:
    return next(_sentence(first_seen(called, kind, texts), {article.id: article for article in texts}), None)


def lookup(names: LibraryNames, name: str, kind: str | None = None) -> NamedEntity:
    """The entity with this id or name.

    Raises:
        NotFoundError: Nothing is called that; the message names what comes near.
    """
    if ":" in name and (by_id := names.store.get(name)):
        return by_id
    wanted = fold(name)
    found = names.find(name, kinds=(kind,) if kind else ())
    exact = [e for e in found if wanted in {fold(e.name), *(fold(alias) for alias in e.aliases)}]
    if exact or found:
        return (exact or found)[0]
    near: list[str] = []
    if name.partition(":")[0] not in _KINDS:  # an id is no slip, and all names take long
        known = {fold(n): n for i, n in names.store.names() if not kind or i.partition(":")[0] == kind}
        near = [known[n] for n in difflib.get_close_matches(wanted, known, 3, 0.7)]
    hint = f"Near that: {', '.join(near)}." if near else "`reader entities` lists what there is."
    raise NotFoundError(f"{name}: nothing of that name has been recognised.", hint)


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
