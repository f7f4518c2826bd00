import pytest

from reader.query_edit import field_term, shift_month, with_term, without_dates


@pytest.mark.parametrize(
    ("field", "name", "term"),
    [
        ("person", "Mara Lindqvist", 'person:"Mara Lindqvist"'),
        ("person", "person:mara lindqvist", 'person:"mara lindqvist"'),
        ("source", 'The "Post"', 'source:"The Post"'),
        ("source", "09:30 News", 'source:"09:30 News"'),
        ("source", "Post: World", 'source:"Post: World"'),
    ],
)
def test_field_term(field, name, term):
    assert field_term(field, name) == term


def test_terms_come_go_and_turn():
    term = 'person:"a b"'
    assert with_term("ferry", term) == f"{term} ferry"
    assert with_term(f"ferry {term}", term) == "ferry"
    assert with_term(f"ferry {term}", term, exclude=True) == f"-{term} ferry"
    assert with_term(f"ferry -{term}", term) == f"{term} ferry"
    assert with_term("", term) == term and with_term("*", term) == term


def test_months_shift_over_the_year():
    assert shift_month("ferry", -1, "2024-07") == "date:2024-07 ferry"
    assert shift_month("ferry date:2024-07", -1, "") == "ferry date:2024-06"
    assert shift_month("date:2024-01 ferry", -1, "") == "date:2023-12 ferry"
    assert shift_month("date:2024-12", 1, "") == "date:2025-01"
    assert shift_month("ferry", 1, "") == "ferry"


def test_dates_go():
    assert without_dates('ferry after:2024-01-01 date:"past week" mara') == "ferry mara"
    assert without_dates("update:3 ferry") == "update:3 ferry"
