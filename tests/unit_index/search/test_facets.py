import random
from collections import Counter

import numpy as np
import pytest

from index.facet_table import FacetTable
from index.facets import Months
from index.schema import UNDATED, minutes

from .library import make_article, make_index


@pytest.mark.parametrize("commits", [1, 3])
def test_counts_are_those_of_counting_one_by_one(tmp_path, commits):
    chance = random.Random(commits)
    people = [f"person:p{n}" for n in range(30)]
    named = {f"d{n:03}": sorted(set(chance.choices(people, k=chance.randrange(5)))) for n in range(160)}
    articles = [make_article(i, "T", "Body.", names=keys) for i, keys in named.items()]
    index = make_index(tmp_path, articles, commits)
    writer = index.writer()
    for article_id in ("d003", "d070", "d159"):
        writer.delete_by_term("id", article_id)
    writer.commit()
    snapshot = index.snapshot()
    table = FacetTable(snapshot, "person")
    live = snapshot.all_docs()
    ids = dict(zip(live.tolist(), snapshot.id_of(live), strict=True))
    for size in (0, 1, 5, 60, 120, len(live)):
        docs = np.array(sorted(chance.sample(live.tolist(), size)), np.int64)
        counts = Counter(key for doc in docs.tolist() for key in named[ids[doc]])
        expected = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for limit in (3, 1000):
            assert table.top(docs, limit) == expected[:limit]


def test_a_field_without_values(tmp_path):
    snapshot = make_index(tmp_path, [make_article("a", "T", "Body.")]).snapshot()
    assert FacetTable(snapshot, "person").top(snapshot.all_docs(), 5) == []


def test_months_from_before_1970_to_long_after():
    days = ["1969-12-31", "1970-01-01", "2024-02-29T23:59:00Z", "2024-02-01", None]
    published = np.array([UNDATED if day is None else minutes(day) for day in days])
    values, undated = Months(published).count(np.arange(5))
    assert [(v.name, v.count) for v in values] == [("1969-12", 1), ("1970-01", 1), ("2024-02", 2)]
    assert undated == 1
    assert Months(published).count(np.array([4])) == ((), 1)
