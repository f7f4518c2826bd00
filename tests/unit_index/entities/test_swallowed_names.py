"""Names behind a dateline that the model takes for the rest of the date."""

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
    ("dated", "behind", "name"),
    [
        ("March 9 - The Home Savings Board", " set its rates.", "Home Savings Board/organisation"),
        ("March 9 - The White House", " said so.", "White House/organisation"),
        ("March 9 - The Bank of Norwald", " cut rates.", "Bank of Norwald/organisation"),
        ("March 9 - Directors of the Norwald Stock Exchange", " met.", "Norwald Stock Exchange/organisation"),
        ("March 9 - European Community", " ministers met.", "European Community/organisation"),
        ("March 9 - Norwald Mining Board", " Vice Chairman Ann Roe spoke.", "Norwald Mining Board/organisation"),
        ("March 9 - The Reagan", " administration met.", "Reagan/person"),
        ("March 9 - The Reagan Administration", " met.", "Reagan/person"),
        ("March 9 - The United States", " agreed.", "United States/place"),
    ],
)
def test_who_stands_behind_the_dateline_is_no_part_of_the_date(dated, behind, name):
    text = f"It is told\nOSLO, {dated}{behind}"
    assert name in lit(text, (dated, "DATE"))


@pytest.mark.parametrize(
    ("dated", "behind"),
    [
        ("March 9 - Shr", " profit 12 cts vs loss."),
        ("March 9 - Dutch Finance", " Minister Roe spoke."),
        ("March 9 - The Malaysian government", " met."),
        ("March 9 - Talks", " were held."),
    ],
)
def test_words_behind_the_dateline_are_no_body(dated, behind):
    found = lit(f"It is told\nOSLO, {dated}{behind}", (dated, "DATE"))
    assert [name for name in found if name.endswith("/organisation")] == []


def test_pieces_of_a_name_behind_the_dateline_become_one():
    text = "It is told\nHONG KONG, April 1 - The Hong Kong Stock Exchange said so."
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.index("The Hong")
    raw = [(text.index("April"), at + 3, "DATE"), (at + 4, at + 13, "GPE"), (at + 14, at + 28, "ORG")]
    found = [m.text for m in unnamed_mentions(text, natural, raw)[0]]
    assert "Hong Kong Stock Exchange" in found


def test_a_place_behind_in_the_is_found_though_the_model_missed_it():
    text = "It is told\nIn the United States it digs. But the Soviet Union buys none."
    assert lit(text) == ["United States/place", "Soviet Union/place"]
