"""Articles that belong together, and why.

Nearness is the cosine of two TF-IDF vectors, once of the whole article and once of its lead, where news says
what it is about, with a little for nearness in time (0.9 to 0.1, decaying over a week). All of it is read
from the index's own postings. Names explain more than they rank: they give the reasons.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from index.article import Article
from index.engine import Index, Snapshot, analyse
from index.errors import NotFoundError
from index.mending.view import MendedIndex
from index.relations.reasons import Grounds, Matter, grounds
from index.reprints import REPRINT, difference, is_copy, text_of
from index.results import Reason, Related, Reprint
from index.schema import UNDATED, minutes
from index.storage.reprint_store import ReprintStore
from index.writer import lead, searchable_text

QUERY_TERMS = 80
"""The heaviest terms of an article stand for it; the rest together moves no cosine by a percent."""
LEAD_SHARE = 0.4
DATE_SHARE = 0.1
DAYS = 7.0
CANDIDATES = 60
SAME_STORY = 0.21
SAME_STORY_UNDATED = 0.24
CONNECTED = 0.15
FLOOR = 0.07
"""Where accounts of one event (5% below 0.15, half above 0.26) part from the nearest other articles (5%
above 0.16, 1% above 0.21): ten events as five outlets tell them, among others of ten years."""
SMALL_LIBRARY = 300
"""In a handful of articles on one matter every name is common; rarity is judged as if there were more."""
SAME_STORY_DAYS = 3.0
SOME, STRONG, DECISIVE = 4.0, 10.0, 12.0
"""What reasons have to weigh (`reasons.Grounds`) where little else speaks for two articles."""
ONE_WEEKS_NEWS = 4.5
"""The same of two articles of one week: of 60 articles of a wire three got one more by it."""
LONG_AGO_DAYS, YEARS = 365.0, 3
"""After a year names have to weigh much; after three, unless it is not a place alone that says so, the two have to
be as near in words as one story."""

_LOOKED_AT = 100_000
"""Characters: what a book tells behind these adds nothing to what it is about, and much to the time."""
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Near:
    id: str
    score: float
    cosine: float


def reprints(store: ReprintStore, article: Article, read: Callable[[str], Article]) -> tuple[Reprint, ...]:
    """The other articles that have the text of one, the first printed first.

    Args:
        read: Gives an article of the library.
    """
    group = store.members(article.id)
    own = next((member for member in group if member.id == article.id), None)
    found = []
    for member in group:
        if own is None or member is own:
            continue
        try:
            other = read(member.id)
        except NotFoundError:  # deleted since it was asked for
            continue
        found.append(
            Reprint(
                id=other.id,
                title=other.title,
                published=other.published,
                published_is_estimate=other.published_is_estimate,
                source=other.source,
                url=other.url,
                kind="version" if own.outlet and own.outlet == member.outlet else "reprint",
                share=round((member.common or 0) / min(own.size, member.size), 4),
                text=difference(member.common or 0, own.size, member.size),
            )
        )
    return tuple(sorted(found, key=lambda reprint: (reprint.published is None, reprint.published, reprint.id)))


def related(
    index: Index | MendedIndex,
    store: ReprintStore,
    article: Article,
    read: Callable[[str], Article],
    *,
    limit: int = 10,
) -> tuple[Related, ...]:
    """The articles nearest to one, best first, with their relation to it and reasons.

    Args:
        store: Which articles are one text: of each such group at most one is named, but all reprints of the
            article itself are, up to half of `limit`.
        read: Gives an article of the library with its mentions resolved.
        limit: At most so many; fewer when little is near.

    The score is between 0 and 1. Relations: `reprint` (`index.reprints`), `same-story`, `follow-up` and
    `background` (the same matter later and earlier), `related`.
    """
    stems: dict[str, str] = {}
    terms: Counter[str] = Counter()
    for stem, surface, *_ in analyse(searchable_text(article)[:_LOOKED_AT]):
        terms[stem] += 1
        stems[surface] = stem
    lead_terms = Counter(stem for stem, *_ in analyse(lead(article)))
    with index.snapshot() as snapshot:
        near = _nearest(snapshot, article, terms, lead_terms)
        counted = max(snapshot.doc_count, SMALL_LIBRARY)

        @cache
        def rarity(field: str, term: str) -> float:
            term = stems.get(term, term) if field == "body" else term
            return math.log(1 + counted / (1 + snapshot.doc_frequency(field, term)))

        text, matter = cache(lambda: text_of(article)), Matter(article)
        found = [_as_related(reprint) for reprint in reprints(store, article, read)[: max(1, limit // 2)]]
        groups = store.groups_of([article.id, *(candidate.id for candidate in near)])
        named = {groups.get(article.id)}
        for candidate in near[: limit * 2]:
            if len(found) >= limit:
                break
            if (group := groups.get(candidate.id)) is not None and group in named:
                continue
            try:
                other = read(candidate.id)
            except NotFoundError:  # deleted since the snapshot was taken
                continue
            shared = grounds(matter, Matter(other), rarity)
            if not _is_convincing(shared, candidate.cosine, _days_between(article, other)):
                continue
            copied = False
            if candidate.cosine >= SAME_STORY:
                other_text = text_of(other)
                copied = is_copy(text(), other_text, text().shared_with(other_text))
            named.add(group)
            found.append(
                Related(
                    id=other.id,
                    title=other.title,
                    published=other.published,
                    published_is_estimate=other.published_is_estimate,
                    source=other.source,
                    score=round(candidate.score, 4),
                    relation=_relation(article, other, candidate.cosine, copied),
                    reasons=shared.reasons,
                )
            )
    return tuple(sorted(found, key=lambda other: -other.score))


def _as_related(reprint: Reprint) -> Related:
    return Related(
        id=reprint.id,
        title=reprint.title,
        published=reprint.published,
        published_is_estimate=reprint.published_is_estimate,
        source=reprint.source,
        score=max(REPRINT, reprint.share),
        relation="reprint",
        reasons=(
            Reason(reprint.kind, "", f"{reprint.source}: {reprint.text}" if reprint.source else reprint.text),
        ),
    )


def _nearest(snapshot: Snapshot, article: Article, terms: Counter[str], lead_terms: Counter[str]) -> list[_Near]:
    cosine = (1 - LEAD_SHARE) * _cosines(snapshot, "body", terms)
    cosine += LEAD_SHARE * _cosines(snapshot, "lead", lead_terms)
    own = snapshot.doc_of("id", article.id)
    if own is not None:
        cosine[own] = 0.0
    docs = np.flatnonzero(cosine >= FLOOR)
    if len(docs) > CANDIDATES * 4:
        docs = docs[np.argpartition(cosine[docs], -CANDIDATES * 4)[-CANDIDATES * 4 :]]
    values = cosine[docs].astype(np.float64)
    nearness = values.copy()  # an undated article is neither favoured nor punished
    when = minutes(article.published)
    if when != UNDATED:
        dates = snapshot.column("published")[docs]
        dated = dates != UNDATED
        days = np.abs(dates[dated].astype(np.float64) - when) / _MINUTES_A_DAY
        nearness[dated] = np.exp(-days / DAYS)
    # Nearness in time helps what is near in words; it makes nothing related by itself.
    scores = (1 - DATE_SHARE) * values + DATE_SHARE * nearness * np.minimum(1.0, values / SAME_STORY)
    order = np.lexsort((docs, -scores))[:CANDIDATES]
    ids = snapshot.id_of(docs[order])
    return [
        _Near(article_id, float(scores[place]), float(values[place]))
        for article_id, place in zip(ids, order.tolist(), strict=True)
    ]


def _cosines(snapshot: Snapshot, field: str, terms: Counter[str]) -> np.ndarray:
    """Cosine of the vector of these term counts with every document of the snapshot, by document number."""
    norms = snapshot.vector_norms(field)
    result = np.zeros(len(norms), np.float32)
    weights: dict[str, float] = {}
    length = 0.0
    for term, count in terms.items():
        if snapshot.doc_frequency(field, term):
            idf = snapshot.idf(field, term)
            weight = (1 + math.log(count)) * idf
            length += weight * weight
            weights[term] = weight * idf
    if not weights:
        return result
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:QUERY_TERMS]
    docs, sums = snapshot.weighted_sum(field, {term: weights[term] for term in heaviest})
    result[docs] = sums / np.maximum(norms[docs] * np.float32(math.sqrt(length)), 1e-9)
    return result


def _is_convincing(shared: Grounds, cosine: float, days: float | None) -> bool:
    """Whether a reader would see why the two stand side by side.

    The less two articles have in common in words and the further they are apart in time, the more their names
    and figures have to say: a country in the news now and 30 years ago is no relation.
    """
    named = any(reason.kind != "words" for reason in shared.reasons)
    if not shared.reasons or (not named and cosine < CONNECTED):
        return False
    if days is not None and abs(days) > LONG_AGO_DAYS:
        telling = sum(reason.kind not in ("place", "words") for reason in shared.reasons)
        is_sure = abs(days) <= YEARS * LONG_AGO_DAYS or (telling > 1 and shared.weight >= DECISIVE)
        near = CONNECTED if is_sure else SAME_STORY
        return named and cosine >= near and shared.weight >= STRONG
    if cosine >= CONNECTED:
        return cosine >= SAME_STORY or shared.weight >= SOME
    return shared.weight >= (ONE_WEEKS_NEWS if days is not None and abs(days) <= DAYS else STRONG)


def _relation(article: Article, other: Article, cosine: float, copied: bool) -> str:
    if copied:
        return "reprint"
    days = _days_between(article, other)
    if cosine >= SAME_STORY and days is not None and abs(days) <= SAME_STORY_DAYS:
        return "same-story"
    if cosine >= SAME_STORY_UNDATED and days is None:
        return "same-story"
    if cosine >= CONNECTED and days is not None:
        return "follow-up" if days > 0 else "background"
    return "related"


def _days_between(article: Article, other: Article) -> float | None:
    """Days from the publication of `article` to that of `other`; None when either is not known."""
    first, second = minutes(article.published), minutes(other.published)
    return None if UNDATED in (first, second) else (second - first) / _MINUTES_A_DAY
