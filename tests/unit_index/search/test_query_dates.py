from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query.dates import Days, begun_date, parse_date
from index.query.parser import parse
from index.query.tree import Word

TODAY = date(2024, 7, 17)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2024", "2024-01-01", "2025-01-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2024-12", "2024-12-01", "2025-01-01"),
        ("2024-07-14", "2024-07-14", "2024-07-15"),
        ("2024-07-14T09:30:00Z", "2024-07-14", "2024-07-15"),
        ("2024/7/4", "2024-07-04", "2024-07-05"),
        ("14.07.2024", "2024-07-14", "2024-07-15"),
        ("7/14/2024", "2024-07-14", "2024-07-15"),
        ("today", "2024-07-17", "2024-07-18"),
        ("Yesterday", "2024-07-16", "2024-07-17"),
        ("monday", "2024-07-15", "2024-07-16"),
        ("wednesday", "2024-07-17", "2024-07-18"),
        ("last monday", "2024-07-15", "2024-07-16"),
        ("last wednesday", "2024-07-10", "2024-07-11"),
        ("this week", "2024-07-15", "2024-07-22"),
        ("last week", "2024-07-08", "2024-07-15"),
        ("past week", "2024-07-11", "2024-07-18"),
        ("the past week", "2024-07-11", "2024-07-18"),
        ("past 3 days", "2024-07-15", "2024-07-18"),
        ("last two weeks", "2024-07-04", "2024-07-18"),
        ("past month", "2024-06-18", "2024-07-18"),
        ("last month", "2024-06-01", "2024-07-01"),
        ("this year", "2024-01-01", "2025-01-01"),
        ("last year", "2023-01-01", "2024-01-01"),
        ("3 days ago", "2024-07-14", "2024-07-15"),
        ("a week ago", "2024-07-10", "2024-07-11"),
        ("two months ago", "2024-05-01", "2024-06-01"),
        ("july", "2024-07-01", "2024-08-01"),
        ("september", "2023-09-01", "2023-10-01"),
        ("last july", "2023-07-01", "2023-08-01"),
        ("last june", "2024-06-01", "2024-07-01"),
        ("july 2022", "2022-07-01", "2022-08-01"),
        ("14 july 2024", "2024-07-14", "2024-07-15"),
        ("July 14th, 2024", "2024-07-14", "2024-07-15"),
        ("14 Sept", "2023-09-14", "2023-09-15"),
        ("may 3", "2024-05-03", "2024-05-04"),
        ("2024-06..2024-07", "2024-06-01", "2024-08-01"),
        ("june 2024 .. yesterday", "2024-06-01", "2024-07-17"),
    ],
)
def test_dates(text, first, end):
    assert parse_date(text, TODAY, guess=False) == Days(date.fromisoformat(first), date.fromisoformat(end))


def test_open_ranges():
    assert parse_date("2024-06..", TODAY) == Days(date(2024, 6, 1), None)
    assert parse_date("..2024-06", TODAY) == Days(None, date(2024, 7, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "oil",
        "2024-13",
        "2024-02-30",
        "31 june 2024",
        "3/4/2024",
        "may june",
        "99999 years ago",
        "0000",
        "9999-12-31",
    ],
)
def test_no_dates(text):
    assert parse_date(text, TODAY, guess=False) is None


def test_what_the_rules_do_not_know_is_guessed_once_it_is_whole():
    assert parse_date("36 hours ago", TODAY, guess=False) is None
    assert parse_date("36 hours ago", TODAY) == Days(date(2024, 7, 16), date(2024, 7, 17))
    assert parse_date("36 hours ago" + " " * 3 + "x" * 200, TODAY) is None


def test_end_of_february():
    assert parse_date("past month", date(2024, 3, 31)) == Days(date(2024, 3, 1), date(2024, 4, 1))


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=30) | st.from_regex(r"(last|past|this)? ?[0-9]{0,6} ?(days?|weeks?|months?|years?)( ago)?")
)
def test_never_fails_and_is_in_order(text):
    days = parse_date(text, TODAY, guess=False)
    if days is not None and days.first and days.end and ".." not in text and "…" not in text:
        assert days.first < days.end


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2", Days(date(2000, 1, 1), date(3000, 1, 1))),
        ("200", Days(date(2000, 1, 1), date(2010, 1, 1))),
        ("2008-", Days(date(2008, 1, 1), date(2009, 1, 1))),
        ("2008-0", Days(date(2008, 1, 1), date(2009, 1, 1))),
        ("2008-05-", Days(date(2008, 5, 1), date(2008, 6, 1))),
        ("2008-05-0", Days(date(2008, 5, 1), date(2008, 6, 1))),
        ("yest", Days(date(2024, 7, 16), date(2024, 7, 17))),
        ("past we", Days(date(2024, 7, 11), date(2024, 7, 18))),
        ("0", None),
        ("20x", None),
        ("y", None),
    ],
)
def test_what_a_begun_date_may_mean(typed, days):
    assert begun_date(typed, TODAY) == days


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=12) | st.from_regex(r"[0-9]{0,4}[-/.]?[0-9]{0,2}[-/.]?"))
def test_any_beginning(text):
    days = begun_date(text, TODAY)
    assert days is None or (days.first is not None and days.end is not None and days.first < days.end)


@pytest.mark.parametrize("text", ["date:1", "date:20", "on:200"])
def test_digits_that_are_no_year_yet_are_no_date(text):
    parsed = parse(f"oil {text}", today=TODAY)
    assert parsed.tree == Word("oil", 0, 3) and "no date that can be read" in parsed.problems[0].message


@pytest.mark.parametrize("text", ["past", "last", "this"])
def test_a_word_that_waits_for_another_narrows_meanwhile_and_says_how_it_is_read(text):
    parsed = parse(f"date:{text}", today=TODAY)
    assert parsed.tree == parse(f'date:"{text} week"', today=TODAY).tree
    assert f"{text} week" in parsed.problems[0].message
    assert not parse(f"date:{text} month", today=TODAY).problems
