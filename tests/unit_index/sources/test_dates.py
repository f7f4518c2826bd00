from __future__ import annotations

import pytest

from index.sources.dates import date_in_name, find_written, parse_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-07-14", "2024-07-14"),
        ("2024-07-14T09:30:00Z", "2024-07-14T09:30:00Z"),
        ("2024-07-14T09:30:00+02:00", "2024-07-14T07:30:00Z"),
        ("2024-07-14 09:30", "2024-07-14T09:30:00Z"),
        ("2024-07-14T09:30:00.123Z", "2024-07-14T09:30:00Z"),
        ("20240714", "2024-07-14"),
        ("20200302T140500Z", "2020-03-02T14:05:00Z"),
        ("Sun, 14 Jul 2024 09:30:00 GMT", "2024-07-14T09:30:00Z"),
        ("Sun, 14 Jul 2024 09:30:00 +0200", "2024-07-14T07:30:00Z"),
        ("Mon, 3 May 2031 09:30 BST", "2031-05-03"),
        ("Mon, 3 May 2031 09:30 EST", "2031-05-03T14:30:00Z"),
        ("3 May 2031 9:30 pm", "2031-05-03"),
        ("1 March 2008", "2008-03-01"),
        ("March 01, 2008", "2008-03-01"),
        ("Sept. 3rd, 2008", "2008-09-03"),
        ("2008/3/1", "2008-03-01"),
        ("25/12/2008", "2008-12-25"),
        ("14.07.2024", "2024-07-14"),
        ("14 juillet 2024", "2024-07-14"),
        (1720949400, "2024-07-14T09:30:00Z"),
        (1720949400000, "2024-07-14T09:30:00Z"),
        (20240714, "2024-07-14"),
    ],
)
def test_dates_as_outlets_write_them(written: object, iso: str) -> None:
    assert parse_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "July 14",
        "03/04/2024",
        "2024-13-45",
        "2024",
        7,
        True,
        None,
        [],
        "x" * 500,
        "0000-00-00",
        1e308,
    ],
)
def test_what_is_no_date(written: object) -> None:
    assert parse_date(written) is None


def test_a_date_in_a_line() -> None:
    assert find_written("First published on 3 May 2031 at noon") == "2031-05-03"
    assert find_written("It began on 3 May") is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("https://n.example/2031/05/03/cranes", "2031-05-03"),
        ("2031-05-03-cranes.txt", "2031-05-03"),
        ("cranes_20310503.txt", "2031-05-03"),
        ("cranes-99991231123.txt", None),
        ("20311503.txt", None),
    ],
)
def test_a_date_in_a_name(name: str, day: str | None) -> None:
    assert date_in_name(name) == day


def test_a_zone_before_the_year_is_the_server_s_own() -> None:
    assert parse_date("Fri Mar 13 21:30:09 EST 2015") == "2015-03-13"
    assert parse_date("Fri Mar 13 21:30:09 UTC 2015") == "2015-03-13T21:30:09Z"
