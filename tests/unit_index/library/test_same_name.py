import pytest

from index.naming.companions import each_once
from index.relations.same_name import is_one_body, tells_the_same
from index.results import Companion


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GM", "General Motors Corp"),
        ("AMC", "American Motors Corp"),
        ("AMC", "american motors"),
        ("Fed", "Federal Reserve Board"),
        ("U.S. Federal Reserve", "Federal Reserve Board"),
        ("Treasury", "U.S. Treasury"),
        ("Elm Bank", "Elm Bank Plc"),
        ("us/elmland", "US Elmland"),
        ("United Auto Workers", "United Automobile Workers"),
    ],
)
def test_names_of_one_body(one, other):
    assert is_one_body(one, other)
    assert is_one_body(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("House", "White House"),
        ("GM", "General Motors Acceptance Corp"),
        ("Elm", "Elm Canada"),
        ("Fed", "Federal National Mortgage Association"),
        ("Texas", "Texas Supreme Court"),
        ("Bank of Ash", "Bank of Elm"),
        ("United Elm Workers", "Union of Ash Workers"),
        ("Roe", "Ann Roe"),
    ],
)
def test_names_of_two(one, other):
    assert not is_one_body(one, other)
    assert not is_one_body(other, one)


def test_as_reasons_a_town_and_its_land_say_one_thing():
    assert tells_the_same("Gaza", "Gaza City")


def test_company_is_listed_once_without_the_entity_itself_and_without_wires():
    names = ["GM", "Reuters", "Oak Bank Plc", "Oak Bank", "Elm", "Ash"]
    found = [Companion(f"organisation:{name}", name, "organisation", 5, 2.0, 9.0) for name in names]
    shown = each_once(found, ("General Motors Corp",), 2)
    assert [c.name for c in shown] == ["Oak Bank Plc", "Elm"]
