"""Searching for dates a text speaks of and for its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.about import amount_terms, code, cover, date_terms
from index.article import Figure, Mention, MentionKind
from index.query.amounts import parse_amount
from index.query.parser import parse
from index.search.searcher import Searcher

from .library import FakeNames, make_article, make_index

TODAY = date(2024, 7, 17)


def mention(value: str) -> Mention:
    return Mention(0, 1, MentionKind.DATE, "x", date=value)


def figure(value: float | None, unit: str, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(0, 1, value, value if low is None else low, value if high is None else high, unit)


@pytest.fixture
def search(tmp_path):
    def with_(article_id, dates=(), figures=()):
        article = make_article(article_id, "T", "Body.")
        return replace(article, mentions=tuple(map(mention, dates)), figures=tuple(figures))

    articles = [
        with_("day", ["2024-07-09"], [figure(1200.0, "people")]),
        with_("week", ["2024-07-08/2024-07-14"], [figure(5e6, "$"), figure(40.0, "%")]),
        with_("month", ["2024-07-01/2024-07-31"], [Figure(0, 1, 1e9, 1e9, None, "$", "more than")]),
        with_(
            "year",
            ["2024-01-01/2024-12-31"],
            [Figure(0, 1, 1000.0, None, 1000.0, "Palestinian civilians", "nearly")],
        ),
        with_("long ago", ["1987-03-26", "1980-01-01/1989-12-31"], [Figure(0, 1, None, 24.0, None, "houses")]),
    ]
    searcher = Searcher(make_index(tmp_path, articles, 2), FakeNames())
    return lambda query: sorted(hit.id for hit in searcher.search(query, today=TODAY).hits)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("about:2024-07-09", ["day", "week"]),
        ("about:2024-07", ["day", "month", "week"]),
        ("about:2024", ["day", "month", "week", "year"]),
        ('about:"last week"', ["day", "week"]),
        ("about:last week", ["day", "week"]),
        ("about:2024-07-11..", ["week"]),
        ("about:1980..2024", ["day", "long ago", "month", "week", "year"]),
        ("about:..1990", ["long ago"]),
        ("about:2024 -about:2024-07", ["year"]),
        ("about:2023", []),
        ("amount:>1000", ["day", "month", "week"]),
        ("amount:>1000 people", ["day"]),
        ('amount:">100 civilians"', ["year"]),
        ("amount:<1000", ["long ago", "week", "year"]),
        ("amount:1000", ["year"]),
        ("amount:$5m", ["week"]),
        ("amount:5 million dollars", ["week"]),
        ("amount:€5m", []),
        ("amount:>1bn", ["month"]),
        ("amount:$1m..$10m", ["week"]),
        ("amount:40%", ["week"]),
        ("amount:20..30", ["long ago"]),
        ('amount:"20..30 houses"', ["long ago"]),
    ],
)
def test_what_is_found(search, query, expected):
    assert search(query) == expected


def test_what_cannot_be_read_is_left_out_and_said_so():
    for query in ("amount:much", "about:blurgh", "amount:1..x"):
        parsed = parse(query, today=TODAY)
        assert len(parsed.problems) == 1, query
        assert parsed.problems[0].start == query.index(":") + 1


def test_amounts_as_they_are_written():
    assert parse_amount("2..3bn").low == code(2e9)
    assert parse_amount("US$1,500").units == ("$",)
    assert parse_amount("10 km").units == parse_amount("10 kilometres").units == ("km",)
    assert parse_amount(">=.5").low == code(0.5)
    assert parse_amount("") is None


@given(st.floats(0, 1e15), st.floats(0, 1e15))
def test_codes_sort_like_values(a, b):
    if a <= b:
        assert code(a) <= code(b)
    if abs(a - b) > 1e-9 * max(a, b, 1e-300) and a < b:
        assert code(a) < code(b)


days = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(days, days, days)
def test_a_day_is_found_by_every_range_that_holds_it_and_by_no_other(first, last, day):
    first, last = min(first, last), max(first, last)
    held = set(date_terms([mention(day.isoformat())]))
    terms = cover(first, last + timedelta(1))
    assert len(terms) <= 110
    assert bool(held & set(terms)) == (first <= day <= last)


def test_open_ends_are_few_terms():
    assert len(cover(None, None)) <= 70
    assert cover(date(2024, 7, 14), date(2024, 7, 14)) == []


def test_completion_offers_the_fields_and_dates_of_the_library(tmp_path):
    article = replace(make_article("a", "T", "Body."), mentions=(mention("2024-07-09"),))
    searcher = Searcher(make_index(tmp_path, [article]), FakeNames())
    assert [s.text for s in searcher.suggest("abo")] == ["about:"]
    assert [s.text for s in searcher.suggest("about:2024-")] == ["2024-07", "2024-07-09"]
    assert "amount:" in [s.text for s in searcher.suggest("am")]


def test_a_figure_is_kept_under_each_word_of_what_it_counts():
    terms = amount_terms([figure(3.0, "Israeli soldiers")])
    assert [t.partition(":")[0] for t in terms] == ["*", "isra", "soldier"]
