import pytest

from reader.query_edit import (
    field_term,
    name_term,
    narrow_dates,
    shift_dates,
    widen_dates,
    with_term,
    without_dates,
)


@pytest.mark.parametrize(
    ("field", "name", "term"),
    [
        ("source", "Post", 'source:"Post"'),
        ("source", 'The "Post"', 'source:"The Post"'),
        ("source", "09:30 News", 'source:"09:30 News"'),
        ("source", "Post: World", 'source:"Post: World"'),
    ],
)
def test_field_term(field, name, term):
    assert field_term(field, name) == term


def test_a_name_is_written_as_it_is_called_unless_others_are_called_so():
    assert name_term("person:mara lindqvist", "Mara Lindqvist") == 'person:"Mara Lindqvist"'
    assert name_term("organisation:senate (us)", "Senate (U.S.)") == 'org:"Senate (U.S.)"'
    assert name_term("place:vestby", 'The "Vestby"') == 'place:"The Vestby"'
    assert name_term("event:x", "X") == 'entity:"X"'
    told = 'person:"mara lindqvist (company)"'
    assert name_term("person:mara lindqvist (company)", "Mara Lindqvist") == told
    assert name_term("person:mara lindqvist", "Mara Lindqvist", beside="mayor") == 'person:"Mara Lindqvist"'
    assert name_term("person:bo okoye", "Mara Lindqvist", beside="with Ann Roe") == 'person:"bo okoye"'


def test_terms_come_go_and_turn():
    term = 'person:"a b"'
    assert with_term("ferry", term) == f"{term} ferry"
    assert with_term(f"ferry {term}", term) == "ferry"
    assert with_term(f"ferry {term}", term, exclude=True) == f"-{term} ferry"
    assert with_term(f"ferry -{term}", term) == f"{term} ferry"
    assert with_term("", term) == term and with_term("*", term) == term


def test_months_shift_over_the_year():
    assert shift_dates("ferry", -1, "2024-07") == "date:2024-07 ferry"
    assert shift_dates("ferry date:2024-07", -1, "") == "ferry date:2024-06"
    assert shift_dates("date:2024-01 ferry", -1, "") == "date:2023-12 ferry"
    assert shift_dates("date:2024-12", 1, "") == "date:2025-01"
    assert shift_dates("ferry", 1, "") == "ferry"
    assert shift_dates("date:2024-02-28 ferry", 2, "") == "date:2024-03-01 ferry"
    assert shift_dates("ferry date:2024", -1, "") == "ferry date:2023"
    assert shift_dates("date:2024-02-31", 1, "") == "date:2024-02-31"


def test_dates_are_narrowed_and_widened():
    assert narrow_dates("ferry", "2024-07-14") == "date:2024-07 ferry"
    assert narrow_dates("date:2024 ferry", "2024-07-14") == "date:2024-07 ferry"
    assert narrow_dates("date:2024-07 ferry", "2024-07-14") == "date:2024-07-14 ferry"
    for query, near in (
        ("date:2024-07-14", "2024-07-14"),
        ("date:2023", "2024-07-14"),
        ("ferry", ""),
        ("ferry", "2024"),
    ):
        assert narrow_dates(query, near) == query
    assert widen_dates("date:2024-07-14 ferry") == "date:2024-07 ferry"
    assert widen_dates("date:2024-07 ferry") == "date:2024 ferry"
    assert widen_dates("date:2024 ferry") == "ferry" == widen_dates("ferry")
    assert widen_dates("ferry after:2024-01-01") == "ferry"


def test_dates_go():
    assert without_dates('ferry after:2024-01-01 date:"past week" mara') == "ferry mara"
    assert without_dates("update:3 ferry") == "update:3 ferry"
