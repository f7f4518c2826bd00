"""Companies called by a possessive, and the writings of "and"."""

from __future__ import annotations

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount
from index.entities.names import name_key

BODY = MentionKind.ORGANISATION


def table(*forms: tuple[str, int]) -> EntityTable:
    return EntityTable.from_rows(NameCount(name_key(form, BODY), BODY, form, "", n, n) for form, n in forms)


def entity(table: EntityTable, form: str) -> str:
    return table.entity_id(name_key(form, BODY))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Elmer's", "Elmer's Investors Service"),
        ("ELMER'S", "Elmer's Cos Inc"),
        ("Elmer's", "Elmers Corp"),
        ("Oak and Elm's", "Oak and Elm's Corp"),
    ],
)
def test_who_is_called_by_a_possessive_is_the_company_that_begins_so(short, full):
    names = table((short, 4), (full, 5), (full.replace("Elmers", "Elmer's"), 5))
    assert entity(names, short) == entity(names, full)


@pytest.mark.parametrize(
    ("forms", "full"),
    [
        ((("Elmer's", 1), ("Elmer", 3)), "Elmer's Investors Service"),  # his, for once
        ((("Elmer's", 4),), "Elmers Bank Plc"),  # another name
        ((("Elmer's", 4), ("Elmer's Water Works", 5)), "Elmer's Investors Service"),  # of two
    ],
)
def test_who_is_not(forms, full):
    names = table(*forms, (full, 5))
    assert entity(names, "Elmer's") != entity(names, full)


def test_and_is_written_in_two_ways():
    assert name_key("Oak & Elm", BODY) == name_key("Oak and Elm", BODY)


def test_a_letter_three_times_is_a_slip():
    names = table(("Northern Futures Trading Commission", 9), ("Northern Futures Trading Commmission", 1))
    assert (
        entity(names, "Northern Futures Trading Commmission") == "organisation:northern futures trading commission"
    )
