"""The engine against stock Whoosh: the same documents and scores, whatever was done to the index before.

`ENGINE_CASES=10000 pytest tests/unit_index/engine/test_equality.py --hypothesis-seed=N` runs the long form;
each case is one random history of an index and several random queries. The suite runs on every Whoosh that
is installed as `whoosh`.

Where stock Whoosh is known to be wrong, it is asked in a form that is right:

- `And([x, Not(y)])` adds 1.0 to every score: asked as `AndNot`.
- A prefix, wildcard, fuzzy term or range scores by its terms when there is one and by a sum when there are
  more, per segment, although it says `constantscore`: asked inside `ConstantScoreQuery`.
- `And([x], boost=2)` and `Or([x], boost=2)` lose their boost: not asked.
- Updating an id twice in one writer leaves both documents: not done.
- `AndNot` lets the first document of a segment through when the excluded list starts before it, and reads on
  (an IndexError) when it is skipped to behind the end of its first part: mended here.
- `DisjunctionMax` takes the higher score even when the other part stands at another document: mended here.
- `AndMaybe` inside another query leaves its optional part behind when it is skipped forward: mended here.
- `Require` of 2.7.4 is `AndNot`: mended here.
- `Otherwise` decides for each segment by itself: not asked.
- Segments whose documents are all deleted stay and count in the statistics: dropped here as there.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from whoosh import fields, matching, query
from whoosh.filedb.filestore import RamStorage
from whoosh.matching.binary import AndMaybeMatcher, AndNotMatcher, DisjunctionMaxMatcher
from whoosh.scoring import BM25F

from index.engine import (
    Index,
    corpus,
    fieldview,
    fuzzy,
    many,
    merge,
    phrases,
    ranking,
    sets,
    stemmed_field,
    surface_field,
    termlist,
)

# Shrinking a history takes minutes, so it is asked for by name.
PHASES = [Phase.explicit, Phase.generate] + [Phase.shrink] * ("ENGINE_SHRINK" in os.environ)
CASES = int(os.environ.get("ENGINE_CASES", "120"))
WORDS = [
    "ferry",
    "ferries",
    "tram",
    "trams",
    "tramway",
    "train",
    "storm",
    "stormy",
    "vote",
    "voter",
    "voting",
    "a",
    "5",
    "u.s",
    "glacé",
    "glace",
]
STEMS = [
    "ferri",
    "tram",
    "tramway",
    "train",
    "storm",
    "stormi",
    "vote",
    "voter",
    "a",
    "5",
    "us",
    "glace",
    "missing",
]
SURFACES = [
    "ferry",
    "ferries",
    "tram",
    "trams",
    "tramway",
    "train",
    "storm",
    "stormy",
    "vote",
    "voter",
    "voting",
    "a",
    "5",
    "us",
    "glace",
    "missing",
]
PEOPLE = ["person:ann", "person:bo", "person:cy"]
IDS = [f"d{n}" for n in range(12)]


def schema(stored: bool):
    return fields.Schema(
        id=fields.ID(unique=True, stored=stored),
        title=stemmed_field(positions=True),
        body=stemmed_field(positions=True),
        words=surface_field(),
        person=fields.KEYWORD(commas=True),
        published=fields.NUMERIC(int, bits=32, signed=True, sortable=True),
    )


@st.composite
def documents(draw, name):
    body = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=25)))
    return {
        "id": name,
        "title": " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=4))),
        "body": body,
        "words": body,
        "person": ",".join(draw(st.sets(st.sampled_from(PEOPLE)))),
        "published": draw(st.integers(-50, 50)),
    }


@st.composite
def batches(draw):
    names = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1, max_size=8))
    steps = [None if draw(st.integers(0, 4)) == 0 else draw(documents(name)) for name in names]
    return list(zip(names, steps, strict=True))


def boosted(strategy):
    return st.tuples(strategy, st.sampled_from([1.0, 1.0, 2.0, 0.5])).map(lambda t: t[0].with_boost(t[1]))


TERMS = st.one_of(
    st.builds(query.Term, st.sampled_from(["body", "title"]), st.sampled_from(STEMS)),
    st.builds(query.Term, st.just("words"), st.sampled_from(SURFACES)),
    st.builds(query.Term, st.just("person"), st.sampled_from(PEOPLE)),
)
PHRASES = st.builds(
    lambda field, words, slop: query.Phrase(field, words, slop=slop),
    st.sampled_from(["body", "title"]),
    st.lists(st.sampled_from(STEMS[:-1]), min_size=2, max_size=4),
    st.integers(1, 4),
)
RANGES = st.builds(
    lambda ends, low, high, left, right: query.NumericRange(
        "published", min(ends) if low else None, max(ends) if high else None, left, right
    ),
    st.tuples(st.integers(-60, 60), st.integers(-60, 60)).filter(lambda e: abs(e[0] - e[1]) > 2),
    *([st.booleans()] * 4),
).filter(lambda q: q.start is not None or q.end is not None)
SETS = st.one_of(
    st.builds(query.Prefix, st.just("words"), st.sampled_from(["t", "tr", "vot", "zz", "storm"])),
    st.builds(
        query.Wildcard,
        st.just("words"),
        st.sampled_from(
            [
                "*e",
                "t?am*",
                "v*r",
                "[st]*m",
                "*",
                "tram*m",
                "[s]*y",
                "?*y",
                "*or*",
                "?ote",
                "?????",
                "*r?m*",
                "[!t]*",
                "*t*e*",
                "?",
            ]
        ),
    ),
    st.builds(
        lambda w, d, p: query.FuzzyTerm("words", w, maxdist=d, prefixlength=p),
        st.sampled_from(["tarm", "stom", "voter", "glaces", "ferrys"]),
        st.integers(1, 2),
        st.integers(0, 2),
    ),
    st.builds(
        lambda ends, left, right: query.TermRange("words", min(ends), max(ends), left, right),
        st.tuples(st.sampled_from(SURFACES), st.sampled_from(SURFACES)),
        st.booleans(),
        st.booleans(),
    ),
    RANGES,
    st.just(query.Every()),
    st.just(query.Every("title")),
)
SPANS = st.one_of(  # not known to the evaluator, so they go to Whoosh's matchers
    st.builds(
        lambda w, n: query.SpanFirst(query.Term("body", w), limit=n), st.sampled_from(STEMS), st.integers(0, 3)
    ),
    st.builds(
        lambda a, b, n: query.SpanNear(query.Term("body", a), query.Term("body", b), slop=n, ordered=False),
        *([st.sampled_from(STEMS[:-1])] * 2),
        st.integers(1, 3),
    ),
)
LEAVES = st.one_of(boosted(TERMS), boosted(TERMS), PHRASES, SETS)


def combined(inner):
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        several.map(query.And),
        several.map(query.Or),
        several.map(query.DisjunctionMax),
        st.builds(lambda parts, out: query.And([*parts, query.Not(out)]), several, inner),
        st.builds(query.AndMaybe, inner, inner),
        st.builds(query.AndNot, inner, inner),
        st.builds(query.Require, inner, inner),
        st.builds(lambda q: query.ConstantScoreQuery(q, 2.5), inner),
    )


# Span queries have no estimate of their size in stock Whoosh, which compound queries ask for.
QUERIES = st.one_of(SPANS, *[st.recursive(LEAVES, combined, max_leaves=6)] * 6)
CONSTANT = (query.Prefix, query.Wildcard, query.FuzzyTerm, query.TermRange, query.NumericRange)


def stock_form(wanted):
    """The query as stock Whoosh has to be asked."""
    if isinstance(wanted, CONSTANT):
        return query.ConstantScoreQuery(wanted, wanted.boost)
    if type(wanted) is query.And and type(wanted.subqueries[-1]) is query.Not:
        kept = query.And([stock_form(part) for part in wanted.subqueries[:-1]])
        return query.AndNot(kept, stock_form(wanted.subqueries[-1].query))
    if isinstance(wanted, (query.AndMaybe, query.AndNot, query.Require)):
        return type(wanted)(stock_form(wanted.a), stock_form(wanted.b))
    if isinstance(wanted, (query.And, query.Or, query.DisjunctionMax)):
        return type(wanted)([stock_form(part) for part in wanted.subqueries])
    if isinstance(wanted, query.ConstantScoreQuery):
        return query.ConstantScoreQuery(stock_form(wanted.child), wanted.score)
    return wanted


def stock_scores(searcher, wanted) -> dict[str, float]:
    scores = {}
    form = stock_form(wanted)
    for leaf, _ in searcher.leaf_searchers():
        matcher = form.matcher(leaf, leaf.context())
        while matcher.is_active():
            scores[leaf.stored_fields(matcher.id())["id"]] = matcher.score()
            matcher.next()
    return scores


def find_first(matcher):
    if matcher.a.is_active() and matcher.b.is_active():
        matcher._find_next()


def find_next(matcher, own=AndNotMatcher._find_next):
    return own(matcher) if matcher.a.is_active() else False


def required(wanted, searcher, context=None):
    needed = wanted.b.matcher(searcher, searcher.boolean_context())
    return matching.RequireMatcher(wanted.a.matcher(searcher, context), needed)


def skip_both(matcher, number):
    matcher.a.skip_to(number)
    matcher._first_b()


def best_score(matcher):
    parts = [part for part in (matcher.a, matcher.b) if part.is_active() and part.id() == matcher.id()]
    return max(part.score() for part in parts)


def as_if(large, patch):
    """Small indexes take other ways than large ones: turn the thresholds so that both are gone."""
    patch.setattr(sets, "GALLOP", 10**9 if large else 0)
    patch.setattr(sets, "_SPARSE", 10**9 if large else 0)
    patch.setattr(many, "_SPREAD", 10**9 if large else 0)
    patch.setattr(merge, "_CHUNK_POSTINGS", 5)
    if large:
        patch.setattr(sets, "_RUN", 3)
        patch.setattr(corpus, "_TABLE", 1)
        patch.setattr(phrases, "_SLOTS", 4)
        patch.setattr(phrases, "_GALLOP", 10**9)
        patch.setattr(termlist, "_KEPT_FROM", 1)
        patch.setattr(termlist, "_FREQUENT", 10**9)
        patch.setattr(ranking, "_GROUP", 2)
        patch.setattr(ranking, "_GROUPS_FROM", 1)
        patch.setattr(fuzzy, "_CHUNK", 3)
        patch.setattr(fieldview, "_GUIDE", 2)


def mend_stock(patch):
    """Stock Whoosh without those of its mistakes that no form of the query avoids."""
    patch.setattr(AndNotMatcher, "_find_first", find_first)
    patch.setattr(AndNotMatcher, "_find_next", find_next)
    patch.setattr(AndMaybeMatcher, "skip_to", skip_both)
    patch.setattr(DisjunctionMaxMatcher, "score", best_score)
    patch.setattr(query.Require, "matcher", required)


def drop_empty(_writer, segments):
    return [segment for segment in segments if segment.doc_count()]


class Twins:
    """One history of documents in the engine and in stock Whoosh."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._engine = Index.create(folder, schema(stored=False))
        self._stock = RamStorage().create_index(schema(stored=True))
        self.alive: dict[str, dict] = {}

    def commit(self, batch, spill: bool) -> None:
        """Add, replace and (where there is no document) delete by id."""
        writer = self._engine.writer(spill_bytes=2000 if spill else None)
        for name, document in batch:
            self.alive.pop(name, None)
            if document is None:
                writer.delete_by_term("id", name)
            else:
                writer.update_document(**document)
                self.alive[name] = document
        writer.commit()
        self._commit_stock(batch)

    def _commit_stock(self, batch) -> None:
        writer = self._stock.writer()
        for name, document in batch:
            writer.delete_by_term("id", name)
            if document is not None:
                writer.add_document(**document)
        writer.commit(mergetype=drop_empty)

    def reopen(self) -> None:
        self._engine = Index.open(self._folder)

    def merge(self) -> None:
        """All segments become one; stock starts anew with what is alive, so that statistics agree."""
        assert self._engine.merge()
        snapshot = self._engine.snapshot()
        assert snapshot.doc_count == snapshot.doc_count_all == len(self.alive)
        self._stock = RamStorage().create_index(schema(stored=True))
        self._commit_stock(list(self.alive.items()))

    def compare(self, wanted) -> None:
        snapshot = self._engine.snapshot()
        docs, scores = snapshot.scored(wanted)
        ours = dict(zip(snapshot.id_of(docs), scores.tolist(), strict=True))
        with self._stock.searcher(weighting=BM25F()) as searcher:
            theirs = stock_scores(searcher, wanted)
        assert ours.keys() == theirs.keys(), wanted
        assert ours == pytest.approx(theirs, rel=1e-5, abs=1e-6), wanted
        best = snapshot.search(wanted, limit=5)
        assert best.total == len(docs)
        order = sorted(zip((-scores).tolist(), docs.tolist(), strict=True))[:5]
        assert best.docs.tolist() == [doc for _, doc in order]
        assert snapshot.search(wanted, limit=2, offset=3).docs.tolist() == best.docs.tolist()[3:5]


@settings(max_examples=CASES, deadline=None, database=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(
    history=st.lists(st.tuples(batches(), st.booleans(), st.booleans()), min_size=1, max_size=4),
    merged=st.booleans(),
    wanted=st.lists(QUERIES, min_size=3, max_size=6),
    large=st.booleans(),
)
def test_the_engine_answers_as_stock_whoosh_does(history, merged, wanted, large):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        as_if(large, patch)
        mend_stock(patch)
        patch.setattr(tempfile, "tempdir", folder)  # else all stock indexes of the machine share /tmp/MAIN.tmp
        twins = Twins(Path(folder) / "index")
        for number, (batch, reopened, spill) in enumerate(history, 1):
            # A small segment soon loses all its documents and leaves the statistics; in stock's larger one
            # they stay. So only the last commit comes in several segments.
            twins.commit(batch, spill and number == len(history))
            if reopened:
                twins.reopen()
        if merged and twins.alive:
            patch.setattr(merge, "choose", lambda entries, at_rest: entries)
            twins.merge()
        for each in wanted:
            twins.compare(each)
