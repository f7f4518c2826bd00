"""Orders of results, what where words stand adds to a score, and rows that stand for several articles."""

import numpy as np
import pytest

from index.query.parser import parse
from index.schema import UNDATED, minutes
from index.search.matches import Finder
from index.search.ordering import Ordering
from index.search.reranking import FRESH, LEAD, NEAR, PHRASE, freshness, nearness
from index.search.rows import Rows
from index.search.scanning import Known

from .library import make_article, make_index

NOW = minutes("2024-07-17")
DAY = 24 * 60


def best(published, scores, count=5):
    ordering = Ordering(np.array(published, np.int64))
    places, final = ordering.by_score(np.arange(len(scores)), np.array(scores, np.float32), count, NOW)
    return places.tolist(), final.tolist()


def test_of_equal_scores_the_newer_stands_first_and_the_undated_last():
    old = NOW - 9000 * DAY  # too old for freshness to tell them apart
    assert best([UNDATED, old, old + DAY, old - DAY, old + DAY], [1.0] * 5)[0] == [2, 4, 1, 3, 0]


def test_what_is_fresh_is_found_behind_thousands_that_score_a_little_better():
    dates = [NOW - 9000 * DAY] * 5000 + [NOW]
    assert best(dates, [1.0] * 5000 + [1 - FRESH / 2])[0][0] == 5000


def test_a_date_to_come_is_worth_no_more_than_today():
    factors = freshness(np.array([NOW, NOW + 400 * DAY, NOW - 30 * DAY, UNDATED], np.int32), NOW)
    assert factors.tolist() == pytest.approx([1 + FRESH, 1 + FRESH, 1 + FRESH / np.e, 1.0])


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("oil tanker", PHRASE + NEAR),
        ("oil – tanker", PHRASE + NEAR),  # no word between them
        ("tanker oil", NEAR),
        ("oil and a tanker", NEAR),
        ("oil " + "x" * 68 + "tanker", NEAR),  # the window holds it just
        ("oil " + "x" * 69 + "tanker", 0.0),
    ],
)
def test_words_that_stand_together_gain(text, gain):
    finder = Finder(parse("oil tanker").wanted)
    matches = [m if m[2] == 0 else (text.index("tanker"), len(text), 1) for m in finder.find(Known(text))]
    if "x" in text:
        matches = [(0, 3, 0), (text.index("tanker"), len(text), 1)]
    lead = LEAD * (1 - matches[0][0] / 600)
    assert nearness(text, matches, finder) == pytest.approx(gain + lead)


def test_a_row_stands_for_the_articles_that_are_there(tmp_path):
    index = make_index(tmp_path, [make_article(f"a{n}", "A truce", "It holds.") for n in range(6)])
    groups = [
        ("a0", 1, "Post"), ("gone", 1, "Wire"),
        ("a1", 2, "Post"), ("a2", 2, "Post"),
        ("a3", 3, ""), ("a4", 3, ""),
    ]  # fmt: skip
    with index.snapshot() as snapshot:
        rows = Rows(snapshot, groups)
        ids = snapshot.id_of(np.arange(6))
        told = dict(zip(ids, rows.accounts(list(range(6))), strict=True))
    # Alone by now; two of one outlet; two of whom nothing is known; never in a group.
    assert told["a0"][0] == told["a5"][0] == 0
    assert told["a1"] == told["a2"] == (2, "version")
    assert told["a3"] == told["a4"] == (2, "reprint")
