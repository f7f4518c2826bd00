"""The engine's public calls on one and on several segments, with updates, deletes and merges."""

from __future__ import annotations

import os
import random
import threading
import time
import zlib
from datetime import datetime

import numpy as np
import pytest
from whoosh import fields, query

from index.engine import DocSet, Index, analyse, manager, stemmed_field, surface_field
from index.engine.builder import _SMALL, _compressed
from index.engine.sweep import sweep
from index.engine.trust import NAME, TrustedIndex
from index.errors import Cancelled, IndexDamagedError, LibraryError, NotFoundError

WORDS = ["harbour", "strike", "ferry", "council", "vote", "storm", "glacier", "budget", "orchard", "tram"]


def schema():
    return fields.Schema(
        id=fields.ID(unique=True),
        title=stemmed_field(positions=True),
        body=stemmed_field(positions=True),
        words=surface_field(),
        person=fields.KEYWORD(commas=True),
        published=fields.NUMERIC(int, bits=32, signed=True, sortable=True),
        article=fields.STORED(),
    )


def document(number: int, body: str | None = None, **more) -> dict:
    text = body if body is not None else " ".join(WORDS[(number * k) % 10] for k in (1, 3, 7, 9))
    given = {
        "id": f"a{number}",
        "title": text.split()[0] if text else "",
        "body": text,
        "words": text,
        "person": f"person:p{number % 3}",
        "published": number - 5,
        "article": b"bytes %d" % number,
    }
    return given | more


@pytest.fixture
def index(tmp_path):
    return Index.create(tmp_path / "index", schema())


def add(index: Index, *documents: dict) -> None:
    writer = index.writer()
    for one in documents:
        writer.update_document(**one)
    writer.commit()


def ids(index: Index, wanted, **options) -> list[str]:
    snapshot = index.snapshot()
    return snapshot.id_of(snapshot.search(wanted, limit=100, **options).docs)


def term(word: str, field: str = "body") -> query.Term:
    return query.Term(field, word)


def test_words_are_cut_the_same_way_everywhere():
    text = "U.S. envoy's plan: O'Neill of AT&T paid 1,250.5 in São Paulo, see example.com"
    found = list(analyse(text))
    assert [w for _, w, _, _ in found] == [
        "us", "envoy", "plan", "oneill", "of", "att", "paid", "1250.5", "in", "sao", "paulo", "see",
        "example", "com",
    ]  # fmt: skip
    assert [text[a:b] for _, _, a, b in found][:5] == ["U.S", "envoy", "plan", "O'Neill", "of"]


def test_positions_are_those_of_analyse(index):
    text = "The ferry's crew left. example.com said the ferry was late"
    add(index, document(1, text))
    expected = [n for n, (_, word, _, _) in enumerate(analyse(text)) if word == "ferry"]
    assert index.snapshot().positions("body", "ferri", 0) == expected == [1, 8]


def test_update_replaces_also_inside_one_writer(index):
    add(index, document(1, "storm"), document(1, "glacier"), document(2, "storm"))
    assert ids(index, term("storm")) == ["a2"]
    add(index, document(2, "orchard"))
    assert ids(index, term("storm")) == []
    assert sorted(ids(index, query.Every())) == ["a1", "a2"]
    assert index.snapshot().doc_count == 2


def test_delete_by_term(index):
    add(index, document(1), document(2))
    writer = index.writer()
    assert writer.delete_by_term("id", "a1") == 1
    assert writer.delete_by_term("id", "a9") == 0
    writer.commit()
    snapshot = index.snapshot()
    assert snapshot.id_of(snapshot.all_docs()) == ["a2"]
    assert snapshot.doc_of("id", "a1") is None
    assert snapshot.stored(snapshot.doc_of("id", "a2")) == b"bytes 2"


def test_cancel_leaves_the_index_as_it_was_and_frees_the_lock(index):
    writer = index.writer()
    writer.add_document(**document(1))
    with pytest.raises(LibraryError, match="another program"):
        index.writer(timeout=0)
    writer.cancel()
    assert index.snapshot().doc_count == 0
    add(index, document(2))
    assert index.snapshot().doc_count == 1


@pytest.mark.parametrize("bad", [{"words": 5}, {"published": "soon"}, {"published": 2**40}, {"article": object()}])
def test_a_bad_value_leaves_nothing_of_its_document(index, bad):
    writer = index.writer()
    with pytest.raises((TypeError, ValueError)):
        writer.add_document(**document(1, "storm glacier", **bad))
    writer.add_document(**document(2, "tram"))
    writer.commit()
    assert ids(index, query.Every()) == ["a2"]
    assert ids(index, term("storm")) == ids(index, term("glacier", "words")) == []
    assert index.snapshot().positions("body", "tram", 0) == [0]


def test_an_unknown_field_is_refused(index):
    writer = index.writer()
    with pytest.raises(Exception, match="colour"):
        writer.add_document(id="a", colour="red")
    writer.cancel()


def test_a_commit_of_several_segments(index):
    writer = index.writer(spill_bytes=1)
    for number in range(5):
        writer.update_document(**document(number % 3))
    writer.commit()
    snapshot = index.snapshot()
    assert len(snapshot.segments) > 1
    assert sorted(snapshot.id_of(snapshot.all_docs())) == ["a0", "a1", "a2"]


def test_a_snapshot_survives_merges_and_commits(index):
    for start in range(8):
        add(index, *(document(n) for n in range(start, start + 4)))
    before = index.snapshot()
    found = before.id_of(before.search(term("harbour"), limit=50).docs)
    assert index.merge()
    while index.merge():
        pass
    after = index.snapshot()
    assert len(after.segments) < len(before.corpus.segments)
    assert after.doc_count == before.doc_count == 11
    assert before.id_of(before.search(term("harbour"), limit=50).docs) == found
    assert sorted(after.id_of(after.match(term("harbour")))) == sorted(found)
    assert {before.stored(int(d)) for d in before.all_docs()} == {after.stored(int(d)) for d in after.all_docs()}
    assert list(after.column("published")[after.all_docs()]) != []


def test_of_two_that_merge_one_goes_away_and_what_a_killed_one_left_is_swept(index):
    for number in range(12):
        add(index, document(number))
    left_over = index.folder / "merge-left.part"
    left_over.write_bytes(b"half")
    lock = TrustedIndex(index._storage, b"").lock("MERGELOCK")
    assert lock.acquire()
    try:
        assert not index.merge()
        assert left_over.exists()  # it may be the other's
    finally:
        lock.release()
    assert index.merge()
    assert not left_over.exists()


def test_an_interrupted_commit_leaves_no_names_behind(index):
    add(index, document(0))
    newest = index.generation
    used = [path.name for path in index.folder.iterdir()]
    for name in (f"_MAIN_{newest}.toc.x7", f"_MAIN_{newest - 1}.toc", f"manifest-{newest - 1}.json", "notes.txt"):
        (index.folder / name.replace("MAIN", NAME)).write_text("")
    sweep(index.folder, {name for name in used if name.startswith(NAME)})
    assert sorted(path.name for path in index.folder.iterdir()) == sorted([*used, "notes.txt"])


def test_a_range_may_leave_out_its_ends(index):
    add(index, *(document(number) for number in range(8)))  # published -5 to 2
    for ends, found in (((False, False), 3), ((True, False), 2), ((False, True), 2), ((True, True), 1)):
        wanted = query.NumericRange("published", -3, -1, *ends)
        assert len(ids(index, wanted)) == found


def test_there_is_no_document_before_the_first(index):
    add(index, document(0))
    with index.snapshot() as snapshot:
        for number in (-1, 1):
            with pytest.raises(NotFoundError):
                snapshot.stored(number)


def test_deletes_during_a_merge_are_kept(index, monkeypatch):
    from index.engine import merge

    for number in range(8):
        add(index, document(number))
    plain = merge.merge_segments

    def delete_meanwhile(*arguments):
        result = plain(*arguments)
        writer = index.writer()
        writer.delete_by_term("id", "a3")
        writer.commit()
        return result

    monkeypatch.setattr(merge, "merge_segments", delete_meanwhile)
    assert index.merge()
    snapshot = index.snapshot()
    assert sorted(snapshot.id_of(snapshot.all_docs())) == [f"a{n}" for n in (0, 1, 2, 4, 5, 6, 7)]


def test_scores_do_not_depend_on_segments(tmp_path):
    one = Index.create(tmp_path / "one", schema())
    many = Index.create(tmp_path / "many", schema())
    documents = [document(n) for n in range(12)]
    add(one, *documents)
    for each in documents:
        add(many, each)
    wanted = query.AndMaybe(query.And([term("council"), term("strike")]), term("strike", "title"))
    left, right = (i.snapshot().search(wanted) for i in (one, many))
    assert list(left.docs) == list(right.docs)
    assert np.allclose(left.scores, right.scores, rtol=1e-6)
    assert left.total == right.total > 0


def test_facets_sorting_and_paging(index):
    add(index, *(document(n) for n in range(6)))
    add(index, *(document(n) for n in range(6, 9)))
    snapshot = index.snapshot()
    found = snapshot.search(query.Every(), limit=3, offset=2, sort="published", reverse=True, facets=["person"])
    assert snapshot.id_of(found.docs) == ["a6", "a5", "a4"]
    assert list(found.scores) == [1, 0, -1]
    assert found.total == 9
    assert found.facets == {"person": [("person:p0", 3), ("person:p1", 3), ("person:p2", 3)]}
    assert snapshot.facet("person", np.array([0, 7])) == [("person:p0", 1), ("person:p1", 1)]


def test_a_set_of_documents_joins_any_query(index):
    add(index, *(document(n, "storm") for n in range(4)))
    add(index, *(document(n, "storm") for n in range(4, 8)))
    chosen = DocSet(np.array([6, 1]))
    assert ids(index, query.And([term("storm"), chosen])) == ["a1", "a6"]
    assert ids(index, query.And([term("storm"), query.Not(chosen)])) == ["a0", "a2", "a3", "a4", "a5", "a7"]
    assert ids(index, query.Or([chosen, term("storm", "title")]))[:2] == ["a1", "a6"]
    assert ids(index, query.Otherwise(query.And([chosen, chosen]), term("storm"))) == ["a1", "a6"]


def test_terms_are_listed_counted_and_compared(index):
    add(index, document(1, "tram trams tramway"), document(2, "tram train"))
    add(index, document(3, "tram trim"))
    snapshot = index.snapshot()
    assert snapshot.terms("words", "tra") == [("train", 1), ("tram", 3), ("trams", 1), ("tramway", 1)]
    assert snapshot.terms("words", "tra", limit=1) == [("train", 1)]
    assert snapshot.top_terms("words", "tr", 2) == [("tram", 3), ("train", 1)]
    assert snapshot.similar_terms("words", "tram") == [("tram", 3), ("trams", 1), ("trim", 1)]
    assert ("train", 1) in snapshot.similar_terms("words", "tram", distance=2)
    assert snapshot.doc_frequency("body", "tram") == 3
    docs, tf = snapshot.postings("body", "tram")
    assert list(docs) == [0, 1, 2]
    assert list(tf) == [2, 1, 1]


def test_sums_and_norms_for_related_articles(index):
    add(index, document(1, "tram tram storm"), document(2, "storm"))
    snapshot = index.snapshot()
    docs, sums = snapshot.weighted_sum("body", {"tram": 2.0, "storm": 1.0})
    assert list(docs) == [0, 1]
    assert sums == pytest.approx([2 * (1 + np.log(2)) + 1, 1], rel=1e-5)
    idf = {w: np.log(2 / (n + 1)) + 1 for w, n in (("tram", 1), ("storm", 2))}
    expected = np.hypot((1 + np.log(2)) * idf["tram"], idf["storm"])
    assert snapshot.vector_norms("body") == pytest.approx([expected, idf["storm"]], rel=1e-5)


def test_large_numbers_are_not_cut(index):
    text = "storm " * 70_000 + "glacier harbour"
    add(index, document(1, text), document(2, "glacier harbour"))
    snapshot = index.snapshot()
    assert list(snapshot.postings("body", "storm")[1]) == [70_000]
    assert snapshot.positions("body", "glacier", 0) == [70_000]
    assert sorted(ids(index, query.Phrase("body", ["glacier", "harbour"]))) == ["a1", "a2"]
    assert ids(index, query.Phrase("body", ["storm", "glacier"])) == ["a1"]


def test_a_missing_value_is_in_no_range(index):
    add(index, document(1), document(2, published=None), document(3))
    assert sorted(ids(index, query.NumericRange("published", None, None))) == ["a1", "a3"]
    assert ids(index, query.NumericRange("published", -4, -2, startexcl=True)) == ["a3"]
    assert ids(index, query.NumericRange("published", -(2**40), 2**40)) == ["a1", "a3"]


def test_columns_of_other_kinds(tmp_path):
    kinds = fields.Schema(
        id=fields.ID(unique=True),
        price=fields.NUMERIC(float, sortable=True, default=0.0),
        big=fields.NUMERIC(int, bits=64, signed=False, sortable=True),
    )
    index = Index.create(tmp_path / "kinds", kinds)
    add(index, {"id": "a", "price": -2.5, "big": 2**63}, {"id": "b", "price": 0.25, "big": 1})
    add(index, {"id": "c", "price": 7.0, "big": 0})
    snapshot = index.snapshot()
    assert snapshot.column("price").tolist() == [-2.5, 0.25, 7.0]
    assert snapshot.column("big").tolist() == [2**63, 1, 0]
    assert ids(index, query.NumericRange("price", -3.0, 0.25), sort="price") == ["a", "b"]
    assert ids(index, query.NumericRange("big", 0, 2), sort="big") == ["c", "b"]
    with pytest.raises(TypeError, match="not numeric"):
        snapshot.column("id")


def test_dates_and_fields_of_every_kind(tmp_path):
    kinds = fields.Schema(
        id=fields.ID(unique=True),
        when=fields.DATETIME(sortable=True),
        flag=fields.BOOLEAN(stored=True),
        name=fields.ID(sortable=True),
        grams=fields.NGRAM(),
        text=fields.TEXT,
    )
    index = Index.create(tmp_path / "kinds", kinds)
    first = {
        "id": "a",
        "when": datetime(2020, 1, 2),
        "flag": True,
        "name": "x",
        "grams": "hello",
        "text": "one two",
    }
    for document_ in (first, {"id": "b", "when": datetime(2021, 1, 2), "flag": False}, {"id": "c"}, {"id": "d"}):
        add(index, document_)
    for _ in range(2):
        snapshot = index.snapshot()
        assert ids(index, query.DateRange("when", datetime(2020, 6, 1), None)) == ["b"]
        assert ids(index, query.DateRange("when", None, datetime(2020, 1, 2))) == ["a"]
        assert ids(index, query.Every(), sort="when") == ["a", "b", "c", "d"]
        assert ids(index, query.Term("flag", True)) == ids(index, query.Term("grams", "hel")) == ["a"]
        assert ids(index, query.Phrase("text", ["one", "two"])) == ["a"]
        assert snapshot.stored(0, "flag") is True
        assert snapshot.stored(2, "flag") is None
        index.merge()
    assert len(index.snapshot().segments) == 1


def test_cancelled_searches_say_so(index):
    add(index, document(1))
    with pytest.raises(Cancelled):
        index.snapshot().search(term("harbour"), cancelled=lambda: True)


def test_threads_share_a_snapshot(index):
    add(index, *(document(n) for n in range(40)))
    snapshot = index.snapshot()
    queries = [query.Or([term(a), term(b)]) for a in WORDS for b in WORDS]
    expected = [snapshot.search(q).docs.tolist() for q in queries]
    wrong = []

    def work():
        wrong.extend(q for q, e in zip(queries, expected, strict=True) if snapshot.search(q).docs.tolist() != e)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_empty_folder_is_no_index(tmp_path):
    with pytest.raises(IndexDamagedError, match="no index"):
        Index.open(tmp_path)


def test_an_empty_index_answers(index):
    snapshot = index.snapshot()
    found = snapshot.search(query.And([term("storm"), query.Every()]), facets=["person"])
    assert (list(found.docs), found.total, found.facets) == ([], 0, {"person": []})
    assert list(snapshot.column("published")) == []
    assert snapshot.id_of([]) == []
    assert snapshot.top_terms("words", "a", 5) == []


@pytest.mark.parametrize("size", [0, 1, _SMALL - 1, _SMALL, _SMALL + 1, 100_000])
def test_stored_values_of_any_size_come_back(size):
    for data in (bytes(size), random.Random(size).randbytes(size), (b"rates " * size)[:size]):
        packed = _compressed(data)
        assert zlib.decompress(packed) == data
        assert len(packed) <= len(zlib.compress(data, 3)) + 16


def test_a_commit_of_another_process_is_seen_within_one_tick_of_the_clock(index):
    add(index, document(1))
    first, stamp = index.generation, index.folder.stat()
    other = Index.open(index.folder)
    add(other, document(2))
    os.utime(index.folder, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # a clock that has not ticked meanwhile
    assert index.generation > first


def test_the_names_in_a_folder_that_was_left_alone_are_not_read_again(index, monkeypatch):
    add(index, document(1))
    long_ago = time.time_ns() - 60_000_000_000
    os.utime(index.folder, ns=(long_ago, long_ago))
    newest = index.generation
    monkeypatch.setattr(manager, "newest_generation", lambda folder: pytest.fail("it was read"))
    assert index.generation == newest
