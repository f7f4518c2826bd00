"""Names whose last word is written small."""

import pytest

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Polls\nThe ruling Conservative party leads.", "Conservative", "Conservative party"),
        (
            "Rules\nIt told the Securities and Exchange commission so.",
            "Securities and Exchange",
            "Securities and Exchange commission",
        ),
        ("Trade\nIt asked the Foreign Trade ministry again.", "Foreign Trade", "Foreign Trade ministry"),
        (
            "Oil\nIt was sold on the International Petroleum exchange.",
            "International Petroleum",
            "International Petroleum exchange",
        ),
        ("Corn\nIt is traded on the Oakvale Board of trade.", "Oakvale Board", "Oakvale Board of trade"),
    ],
)
def test_a_name_of_common_words_has_the_small_word_behind_it(text, model, expected):
    assert f"{expected}/organisation" in lit(text, (model, "ORG"))


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Oil\nShares rose. The Quistoil board met.", "Quistoil"),
        ("Law\nA key Senate committee met.", "Senate"),
        ("Shops\nIt runs a Quist Stores department here.", "Quist Stores"),
        ("Oil\nThe Department of Energy agency said so.", "Department of Energy"),
    ],
)
def test_committees_and_departments_of_somebody_stay_small(text, model):
    assert f"{model}/organisation" in lit(text, (model, "ORG"))


def test_places_have_the_small_word_that_the_map_or_the_article_has():
    assert "Gaza strip/place" in lit("War\nIt fled the Gaza strip today.", ("Gaza", "GPE"))
    assert "Oakvale canal/place" in lit(
        "Ships\nThe Oakvale Canal is shut. Ships left the Oakvale canal.", ("Oakvale canal", "LOC")
    )
    assert "Paris/place" in lit("Boats\nThey live on the Paris canal boats.", ("Paris", "GPE"))


def test_a_land_of_two_names_is_one():
    assert lit("Trade\nOil comes from Trinidad and Tobago.", ("Trinidad", "GPE"), ("Tobago", "GPE")) == [
        "Trinidad and Tobago/place"
    ]
    assert "France/place" in lit("Trade\nOil goes to France and Spain.", ("France", "GPE"), ("Spain", "GPE"))


def test_two_bodies_of_one_head_are_two():
    text = "Talks\nIt meets the Interim Committee and Quist Committee today."
    assert lit(text, ("Interim Committee and Quist Committee", "ORG")) == [
        "Interim Committee/organisation",
        "Quist Committee/organisation",
    ]
    text = "Talks\nIt meets the Post and Telegraph Committee today."
    assert lit(text, ("Post and Telegraph Committee", "ORG")) == ["Post and Telegraph Committee/organisation"]


def test_the_first_of_two_firms_behind_a_dateline_is_whom_the_headline_means():
    text = "QUIST <QST> IN VENTURE\nOAKVALE, March 2 - Quist Holly Inc and Pinewood Foods Inc said they formed a venture."
    found = lit(text, ("Quist Holly Inc", "ORG"), ("Pinewood Foods Inc", "ORG"))
    assert "Quist Holly Inc/organisation" in found
    assert "Pinewood Foods Inc/organisation" in found


def test_a_building_society_of_two_towns_is_one():
    assert lit("Notes\nThe Bradford and Quist Building Society issued notes.", ("Bradford", "GPE")) == [
        "Bradford and Quist Building Society/organisation"
    ]
    assert "Bradford/place" in lit(
        "Notes\nShops in Bradford and Quist Building Societies close.", ("Bradford", "GPE")
    )
