"""Days of a query where the user is: what a list shows under a day, a search for that day finds."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.local_days import local_month, local_months, local_stretches, local_today
from index.schema import minutes
from index.search.searcher import Searcher

from .library import FakeNames, make_article, make_index

TODAY = date(2024, 7, 17)
TIMES = {
    "night": "2024-07-14T02:30:00Z",
    "noon": "2024-07-14T12:00:00Z",
    "late": "2024-07-14T23:30:00Z",
    "day": "2024-07-14",
    "after": "2024-07-15",
}
ZONES = ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata", "Europe/Berlin")


@pytest.fixture
def zone(monkeypatch):
    def turn(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield turn
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    articles = [make_article(name, "Cranes", "Cranes.", published=when) for name, when in TIMES.items()]
    return Searcher(make_index(tmp_path_factory.mktemp("days"), articles), FakeNames())


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("UTC", "date:2024-07-14", "day late night noon"),
        ("Asia/Tokyo", "date:2024-07-14", "day night noon"),
        ("Asia/Tokyo", "date:2024-07-15", "after late"),
        ("America/Los_Angeles", "date:2024-07-13", "night"),
        ("America/Los_Angeles", "date:2024-07-14", "day late noon"),
        ("America/Los_Angeles", "date:2024-07-15", "after"),
        ("America/Los_Angeles", "after:2024-07-14", "after day late noon"),
        ("America/Los_Angeles", "before:2024-07-14", "night"),
        ("Asia/Tokyo", "before:2024-07-15", "day night noon"),
        ("Asia/Tokyo", "date:2024-07-14..2024-07-15", "after day late night noon"),
    ],
)
def test_a_day_is_the_one_that_the_lists_show(searcher, zone, name, query, found):
    zone(name)
    assert sorted(hit.id for hit in searcher.search(query, today=TODAY).hits) == found.split()


@pytest.mark.parametrize("name", ZONES)
def test_every_minute_lies_in_the_day_it_has_on_the_clock_there(zone, name):
    zone(name)

    @given(st.datetimes(datetime(1995, 1, 1), datetime(2037, 1, 1)))
    def holds(moment):
        moment = moment.replace(second=0, microsecond=0)
        minute = minutes(f"{moment.isoformat()}Z")
        here = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(name)).date()
        day = moment.date() if not minute % (24 * 60) else here
        begun = minutes(day.isoformat())
        inside = [first <= minute <= last for first, last in local_stretches(begun, begun + 24 * 60)]
        assert inside.count(True) == 1
        for other in (begun - 24 * 60, begun + 24 * 60):
            assert not any(first <= minute <= last for first, last in local_stretches(other, other + 24 * 60))

    holds()


def test_today_is_that_of_the_clock_on_the_wall(zone):
    zone("Pacific/Kiritimati")
    ahead = local_today()
    zone("Pacific/Pago_Pago")
    assert (ahead - local_today()).days == 1
    assert local_today() == datetime.now(ZoneInfo("Pacific/Pago_Pago")).date()


def test_a_day_ends_a_minute_before_the_next_midnight_there(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        stretches = local_stretches(minutes("2024-07-14"), minutes("2024-07-15"))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert stretches[-1][1] == minutes("2024-07-15") - 9 * 60 - 1


@pytest.mark.parametrize("name", ZONES)
def test_the_month_of_a_minute_is_the_one_on_the_clock_there(zone, name):
    zone(name)

    @given(st.lists(st.datetimes(datetime(1960, 1, 1), datetime(2037, 1, 1)), max_size=30))
    def holds(moments):
        edges = [m.replace(day=1) for m in moments]  # most of all near the first of a month
        edges += [m.replace(month=2, day=28) for m in moments]
        times = [f"{m.replace(second=0, microsecond=0).isoformat()}Z" for m in moments + edges]
        published = np.array([minutes(when) for when in times], np.int64)
        here = [
            datetime.fromisoformat(when).astimezone(ZoneInfo("UTC") if not minute % 1440 else ZoneInfo(name))
            for when, minute in zip(times, published.tolist(), strict=True)
        ]
        expected = [f"{moment:%Y-%m}" for moment in here]
        assert [str(month) for month in local_months(published).astype("datetime64[M]")] == expected
        assert [local_month(when) for when in times] == expected

    holds()


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("UTC", ["2024-07"]),
        ("Asia/Tokyo", ["2024-07", "2024-08"]),
        ("America/Los_Angeles", ["2024-06", "2024-07"]),
    ],
)
def test_the_months_of_a_search_are_those_a_search_for_one_finds(tmp_path, zone, name, months):
    zone(name)
    times = ["2024-07-01", "2024-07-01T03:00:00Z", "2024-07-31T20:00:00Z"]
    articles = [make_article(f"a{n}", "Cranes", "Cranes.", published=when) for n, when in enumerate(times)]
    searcher = Searcher(make_index(tmp_path, articles), FakeNames())
    counted = {value.key: value.count for value in searcher.search("cranes").facets.months}
    assert sorted(counted) == months
    assert counted == {month: searcher.search(f"date:{month}").total for month in months}


def test_a_month_that_only_is_known_stays(zone):
    zone("Asia/Tokyo")
    assert [local_month(when) for when in ("2024-07", "2024-07-31", "2024-07-31T00:00:00Z", "long ago")] == [
        "2024-07", "2024-07", "2024-07", "long ag"
    ]  # fmt: skip
