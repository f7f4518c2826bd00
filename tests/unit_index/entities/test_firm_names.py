"""One company by names that differ in where it is at home, in its form or in a blank; mentions of an entity."""

from __future__ import annotations

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount
from index.entities.labels import is_unnamed
from index.entities.names import name_key
from index.entities.repeats import widen
from index.entities.taken import Taken

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def count(form: str, n: int, kind: MentionKind = BODY, alias_of: str = "") -> NameCount:
    return NameCount(name_key(form, kind), kind, form, alias_of, n, n)


def are_one(one: str, other: str, *more: NameCount, often: int = 6) -> bool:
    table = EntityTable.from_rows([count(one, often), count(other, 2), *more])
    return table.entity_id(name_key(one, BODY)) == table.entity_id(name_key(other, BODY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elmonix Motor", "Elmonix Motor Co Ltd of Japan"),
        ("Oakley American Corp", "Oakley American Corp of South Africa Ltd"),
        (
            "Northwood Federal Savings and Loan Association of Elmton",
            "Northwood Federal Savings and Loan Association",
        ),
        ("Elmon Instruments", "Elmon Instruments Corportion"),
        ("Elmobank", "Elmo Bank"),
    ],
)
def test_one_company(one, other):
    assert are_one(one, other)


@pytest.mark.parametrize("home", ["Ltd of Canada", "Co of Israel"])
def test_a_reporter_tells_the_country_of_a_company(home):
    assert are_one("Elmonix Motor", f"Elmonix Motor {home}", often=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elmonix Motor", "Elmonix Motor Co of Canada"),  # its unit
        ("Petroleum", "Petroleum Corp of Jamaica"),
        ("Elmonix Motor", "Elmonix Motor Co of Elmton"),
        ("American Savings and Loan Association", "American Savings and Loan Association of Elmton"),
        ("South East", "Southeast"),
    ],
)
def test_two_companies(one, other):
    assert not are_one(one, other, often=9)


def test_a_slip_of_the_model_does_not_part_a_company_from_its_form():
    one_slip = [count("Elmonix", 9), count("Elmonix Inc", 6), count("Elmonix", 1, PERSON)]
    table = EntityTable.from_rows(one_slip)
    assert table.entity_id("organisation:elmonix") == table.entity_id(name_key("Elmonix Inc", BODY))
    somebody = [count("Elmonix", 9), count("Elmonix Inc", 6), count("Elmonix", 5, PERSON)]
    table = EntityTable.from_rows(somebody)
    assert table.entity_id("organisation:elmonix") != table.entity_id(name_key("Elmonix Inc", BODY))


def test_mentions_are_those_that_articles_mean():
    table = EntityTable.from_rows(
        [
            count("Anna Berg", 3, PERSON),
            count("Berg", 7, PERSON, "person:anna berg"),
            count("Berg", 2, PERSON, "person:otto berg"),
            count("Otto Berg", 1, PERSON),
        ]
    )
    assert table.entity("person:anna berg").mentions == 10
    assert table.entity("person:otto berg").mentions == 3
    assert sum(entity.mentions for entity in table.entities()) == 13


@pytest.mark.parametrize(("name", "is_nobody"), [("F>", True), ("C.", True), ("EC", False), ("中", False)])
def test_one_letter_is_nobody(name, is_nobody):
    assert is_unnamed(name) is is_nobody


def test_a_piece_before_a_hyphen_is_made_whole():
    text = "Owens-Elmia Inc is left out. While the Owens-Elmia exit was forced, Otto was not."
    names = {(0, 11): BODY, (39, 44): PERSON, (68, 72): PERSON}
    assert text[39:44] == "Owens"
    widen(text, names, Taken(len(text), names))
    assert names == {(0, 11): BODY, (39, 50): BODY, (68, 72): PERSON}


def test_a_firm_beside_another_in_a_case_of_both_stays_as_it_is():
    text = "The Texelco-Penelm case goes on. Texelco said the Texelco-Penelm case is old."
    names = {(4, 18): BODY, (33, 40): BODY, (50, 57): BODY}
    widen(text, names, Taken(len(text), names))
    assert names == {(4, 18): BODY, (33, 40): BODY, (50, 57): BODY}
