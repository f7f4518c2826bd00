"""What is announced of an index that moved on."""

from dataclasses import replace

import pytest

from index.results import Hit, Page, Snippet
from reader.view_model.differences import differences


def page(ids, total=None, **titles):
    hits = tuple(
        Hit(i, titles.get(i, f"Title {i}"), "2026-11-20", False, "Post", 1.0, "", "", Snippet("")) for i in ids
    )
    return Page("*", total if total is not None else len(hits), True, 1.0, hits)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (page("abc"), page("abc"), ""),
        (page("abc"), page("xabc"), "1 new"),
        (page("abc"), page("ab"), "1 gone"),
        (page("abc"), page("xab"), "1 new, 1 gone"),
        (page("abc"), page("abx"), "1 new, 1 gone"),
        (page("abc", 100), page("xab", 101), "1 new"),
        (page("abc", 100), page("bcd", 99), "1 gone"),
        (page("abc", 100), page("xac", 100), "1 new, 1 gone"),
        (page("abc", 100), page("xyz", 100), "3 new, 3 gone"),
        (page("abc", 100), page("xyz", 220), "120 new"),
        (page("abc", 100), page("xyz", 60), "40 gone"),
        (page("abc"), page("abc", b="Another"), "1 changed"),
        (page(""), page("abc"), "3 new"),
    ],
)
def test_differences(before, now, words):
    found = differences(before, now, by_date=True)
    assert found.words == words and bool(found) == bool(words)


def test_by_relevance_only_totals_are_compared():
    assert not differences(page("abc", 9), page("xya", 9), by_date=False)
    assert differences(page("abc", 9), page("xya", 10), by_date=False).words == "1 new"


def test_another_date_is_a_change():
    now = page("ab")
    now = replace(now, hits=(replace(now.hits[0], published="2026-11-21"), now.hits[1]))
    assert differences(page("ab"), now, by_date=True).words == "1 changed"
