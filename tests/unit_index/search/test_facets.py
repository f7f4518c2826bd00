import random
from collections import Counter

import numpy as np
import pytest

from index.schema import UNDATED, minutes
from index.search.facet_group import FacetGroup
from index.search.facet_numbers import MonthNumbering, Space
from index.search.facet_table import FacetTable, SegmentValues
from index.search.facets import FacetTables
from index.writer import document

from .library import make_article, make_index


def counted(tables, snapshot, docs, limit):
    return tables.top(snapshot, "person", np.array(docs, np.int64), limit)


@pytest.mark.parametrize("commits", [1, 3])
def test_counts_are_those_of_counting_one_by_one(tmp_path, commits):
    chance = random.Random(commits)
    people = [f"person:p{n}" for n in range(30)]
    named = {f"d{n:03}": sorted(set(chance.choices(people, k=chance.randrange(14)))) for n in range(160)}
    articles = {i: make_article(i, "T", "Body.", names=keys) for i, keys in named.items()}
    index = make_index(tmp_path, list(articles.values()), commits)
    tables = FacetTables()
    for change in ("nothing", "deletions", "additions", "merge"):
        if change == "deletions":
            writer = index.writer()
            for article_id in ("d003", "d070", "d159"):
                writer.delete_by_term("id", article_id)
            writer.commit()
        elif change == "additions":
            writer = index.writer()
            for n in range(200, 240):
                named[f"d{n}"] = ["person:new", f"person:p{n % 7}"]
                writer.add_document(**document(make_article(f"d{n}", "T", "Body.", names=named[f"d{n}"])))
            writer.commit()
        elif change == "merge":
            while index.merge():
                pass
        snapshot = index.snapshot()
        live = snapshot.all_docs()
        ids = dict(zip(live.tolist(), snapshot.id_of(live), strict=True))
        for size in (0, 1, 5, 60, 120, len(live)):
            docs = sorted(chance.sample(live.tolist(), size))
            counts = Counter(key for doc in docs for key in named[ids[doc]])
            assert dict(counted(tables, snapshot, docs, 1000)) == counts
            first = counted(tables, snapshot, docs, 3)
            assert [count for _, count in first] == sorted(counts.values(), reverse=True)[:3]
            assert all(counts[key] == count for key, count in first)


def test_a_value_that_is_gone_from_the_index_is_no_longer_counted(tmp_path):
    index = make_index(tmp_path, [make_article("d1", "T", "Body.", names=["person:gone", "person:stays"])], 1)
    tables = FacetTables()
    assert len(counted(tables, index.snapshot(), [0], 10)) == 2
    writer = index.writer()
    writer.delete_by_term("id", "d1")
    for n in range(20):
        writer.add_document(**document(make_article(f"e{n}", "T", "Body.", names=["person:stays"])))
    writer.commit()
    while index.merge():
        pass
    # What was found before its names were asked for had the number, too, of a value without a text.
    tables._shown._numbers.spelled.clear()
    snapshot = index.snapshot()
    assert counted(tables, snapshot, snapshot.all_docs(), 10) == [("person:stays", 20)]


def test_a_count_that_begins_at_the_last_ones_is_that_of_counting_anew(tmp_path):
    chance = random.Random(5)
    people = [f"person:p{n}" for n in range(40)]
    named = {f"d{n:03}": sorted(set(chance.choices(people, k=chance.randrange(30)))) for n in range(300)}
    months = {i: chance.choice(["2023-12", "2024-01", "2024-02", ""]) for i in named}
    index = make_index(
        tmp_path,
        [make_article(i, "T", "Body.", names=keys, published=f"{months[i]}-03" if months[i] else None) for i, keys in named.items()],
        3,
    )  # fmt: skip
    snapshot = index.snapshot()
    ids = snapshot.id_of(snapshot.all_docs())
    table = FacetGroup(("person", "source"), by_month=True).table(snapshot)
    docs = list(range(300))
    begun = 0
    for step in range(60):
        chance.shuffle(docs)
        if step % 7 == 6:  # another word
            docs = chance.sample(range(300), chance.randrange(1, 300))
        elif step % 3:  # a letter more
            docs = docs[: -max(1, len(docs) // 6)] or [7]
        else:  # a letter less
            docs = sorted({*docs, *chance.sample(range(300), 20)})
        asked = np.array(sorted(docs))
        counts = Counter(key for doc in docs for key in named[ids[doc]])
        assert dict(table.top("person", asked, 1000)) == counts
        by_month = Counter(months[ids[doc]] for doc in docs)
        undated = by_month.pop("", 0)
        assert table.months(asked) == (sorted(by_month.items()), undated)
        begun = max(begun, len(table._values._recent))
    assert begun  # some were dense


def test_what_was_counted_a_moment_ago_is_not_counted_again(tmp_path, monkeypatch):
    index = make_index(tmp_path, [make_article(f"d{n}", "T", "Body.", names=["person:a"]) for n in range(9)])
    tables, snapshot = FacetTables(), index.snapshot()
    docs = np.arange(2, 8)
    first = tables.counts(snapshot, docs)
    assert dict(first.names) == {"person:a": 6}
    asked = []
    count = FacetTable.count
    monkeypatch.setattr(FacetTable, "count", lambda self, docs: asked.append(docs) or count(self, docs))
    assert tables.counts(snapshot, docs.copy()) is first and not asked
    # As many documents that are others, and the same ones of a later state, are counted.
    for n in range(20):
        assert dict(tables.counts(snapshot, np.arange(1, 7)).names) == {"person:a": 6}
        assert dict(tables.counts(snapshot, np.arange(n % 7)).names) == ({"person:a": n % 7} if n % 7 else {})
    with index.writer() as writer:
        writer.delete_by_term("id", "d2")
        writer.add_document(**document(make_article("d20", "T", "Body.", names=["person:b"])))
    later, asked[:] = index.snapshot(), []
    assert tables.counts(later, docs) is not first
    assert asked


def test_only_new_segments_are_turned_round(tmp_path, monkeypatch):
    index = make_index(tmp_path, [make_article(f"d{n}", "T", "Body.", names=["person:a"]) for n in range(5)])
    tables = FacetTables()
    tables.prepare(index.snapshot())
    turned = []
    monkeypatch.setattr(
        "index.search.facet_group.SegmentValues", lambda terms, single, count: turned.append(count) or SegmentValues(terms, single, count)
    )  # fmt: skip
    writer = index.writer()
    writer.add_document(**document(make_article("e", "T", "Body.", names=["person:a", "person:b"])))
    writer.commit()
    snapshot = index.snapshot()
    assert counted(tables, snapshot, snapshot.all_docs(), 5) == [("person:a", 6), ("person:b", 1)]
    assert turned == [1]


def test_an_older_state_is_counted_with_its_own_names_after_a_newer_one_came(tmp_path):
    index = make_index(tmp_path, [make_article(f"d{n}", "T", "Body.", names=["person:a"]) for n in range(40)])
    group, older = FacetGroup(("person",), by_month=True), index.snapshot()
    table = group.table(older)
    with index.writer() as writer:
        writer.add_document(**document(make_article("e", "T", "Body.", names=["person:b"])))
    newer = index.snapshot()
    assert group.table(newer).top("person", newer.all_docs(), 5) == [("person:a", 40), ("person:b", 1)]
    assert table.top("person", older.all_docs(), 5) == [("person:a", 40)]


def test_terms_are_told_apart_by_a_hash_of_their_letters(tmp_path):
    names = [f"person:{'x' * n}{c}" for n in (1, 5000) for c in "ab"]
    snapshot = make_index(tmp_path, [make_article("d", "T", "Body.", names=names)]).snapshot()
    assert dict(counted(FacetTables(), snapshot, [0], 9)) == dict.fromkeys(names, 1)


def test_a_field_without_values(tmp_path):
    snapshot = make_index(tmp_path, [make_article("a", "T", "Body.")]).snapshot()
    assert counted(FacetTables(), snapshot, snapshot.all_docs(), 5) == []


def months_of(numbering, numbers):
    counts = Counter(numbers.tolist())
    numbers, months = numbering.in_time
    return [(month, counts[n]) for n, month in zip(numbers.tolist(), months, strict=True) if counts[n]]


def test_months_from_before_1970_to_long_after():
    days = ["1969-12-31", "1970-01-01", "2024-02-29T23:59:00Z", "2024-02-01", None]
    published = np.array([UNDATED if day is None else minutes(day) for day in days])
    months = MonthNumbering(Space(), 0)
    numbers = months.of_minutes(published)
    assert months_of(months, numbers) == [("", 1), ("1969-12", 1), ("1970-01", 1), ("2024-02", 2)]
    # Another segment knows them again, and brings its own.
    later = months.of_minutes(np.array([minutes("1999-09-09"), minutes("2024-02-11")]))
    assert later[1] == numbers[2]
    assert months_of(months, later) == [("1999-09", 1), ("2024-02", 1)]
    assert months_of(months, months.of_minutes(published[4:])) == [("", 1)]
    assert not len(months.of_minutes(published[:0]))


def test_names_beside_the_rows_are_counted_for_few_documents_and_for_many(tmp_path):
    """A few articles of a hundred names: the rows of all have room for fewer."""
    chance = random.Random(3)
    named = {
        f"d{n:03}": chance.sample([f"person:p{k}" for k in range(150)], 100 if n % 9 == 0 else 2)
        for n in range(300)
    }
    index = make_index(tmp_path, [make_article(i, "T", "Body.", names=names) for i, names in named.items()])
    snapshot = index.snapshot()
    table = FacetGroup(("person",), by_month=True).table(snapshot)
    ids = snapshot.id_of(np.arange(300))
    (part,) = table._values._parts
    assert len(part._more) > 1000
    for size in (1, 3, 20, 100, 250, 299, 300):
        docs = np.array(sorted(chance.sample(range(300), size)))
        counts = Counter(key for doc in docs for key in named[ids[doc]])
        assert dict(table.top("person", docs, 1000)) == counts
