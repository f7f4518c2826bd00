"""Dates in a text: what is found, and the days it means."""

from __future__ import annotations

import pytest

from index.article import Mention, MentionKind
from index.entities.date_order import day_first
from index.entities.dates import dated, find_dates

FRIDAY = "2024-07-12"


def days(text: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], str(f.days)) for f in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said on Tuesday.", ("Tuesday", "2024-07-09")),
        ("The court will rule on Monday.", ("Monday", "2024-07-15")),
        ("On Monday, the court ruled.", ("Monday", "2024-07-08")),
        ("The list will be released Monday.", ("Monday", "2024-07-15")),
        ("They meet on Friday.", ("Friday", "2024-07-12")),
        ("It opened last Friday.", ("last Friday", "2024-07-05")),
        ("It opens next Tuesday.", ("next Tuesday", "2024-07-16")),
        ("They left on Wednesday night.", ("Wednesday night", "2024-07-10")),
        ("The attack of Oct. 7 began it.", ("Oct. 7", "2023-10-07")),
        ("It was signed on 14 July 2023.", ("14 July 2023", "2023-07-14")),
        ("Fighting went on July 8-10.", ("July 8-10", "2024-07-08/2024-07-10")),
        ("It ran from July 30-Aug. 2, 2022.", ("July 30-Aug. 2, 2022", "2022-07-30/2022-08-02")),
        ("A strike in early June killed ten.", ("early June", "2024-06-01/2024-06-10")),
        ("They said so last week.", ("last week", "2024-07-01/2024-07-07")),
        ("It lasted the past two weeks.", ("past two weeks", "2024-06-28/2024-07-12")),
        ("It began two months ago.", ("two months ago", "2024-05-01/2024-05-31")),
        ("A year ago it was calm.", ("A year ago", "2023-01-01/2023-12-31")),
        ("It was built in 2019 by hand.", ("2019", "2019-01-01/2019-12-31")),
        ("The mid-1980s were wild.", ("mid-1980s", "1984-01-01/1986-12-31")),
        ("Profit fell in the second quarter.", ("second quarter", "2024-04-01/2024-06-30")),
        ("Profit fell in the first quarter of 2022.", ("first quarter of 2022", "2022-01-01/2022-03-31")),
        ("It happened last summer.", ("last summer", "2023-06-01/2023-08-31")),
        ("A town of the 19th century.", ("19th century", "1801-01-01/1900-12-31")),
        ("Tuesday, July 9, was hot.", ("Tuesday, July 9", "2024-07-09")),
        ("The deal was due on 2024-08-01.", ("2024-08-01", "2024-08-01")),
        ("Prices rise effective August six, they said.", ("August six", "2024-08-06")),
        ("It ordered on January one that all comply.", ("January one", "2024-01-01")),
        ("Earlier this month it fell.", ("Earlier this month", "2024-07-01/2024-07-12")),
    ],
)
def test_a_date_and_its_days(text, expected):
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people came.",
        "About 2000 people came.",
        "They may march on.",
        "It cost $1998.",
        "Sales were 1987 tonnes.",
        "A 26-year-old man.",
        "On February 31 nothing happens.",
        "The Sunday Times wrote about it.",
    ],
)
def test_what_is_no_date(text):
    assert days(text) == []


def test_a_day_soon_to_come_is_not_one_of_last_year():
    assert days("Pay April 15. Record March 30.", "1987-03-10") == [
        ("April 15", "1987-04-15"),
        ("March 30", "1987-03-30"),
    ]


def test_the_dateline_knows_the_day_better_than_the_clock_of_publication():
    text = "TOKYO, Feb 27 - The bank said on Friday it would wait."
    assert days(text, "1987-02-26T15:01:00Z")[1] == ("Friday", "1987-02-27")


def test_without_a_day_of_publication_only_whole_dates_are_known():
    assert days("On Tuesday, 4 May 1999, and in June.", None) == [("Tuesday, 4 May 1999", "1999-05-04")]
    assert days("March 01, 2008\nHe spoke on Friday.", None)[1] == ("Friday", "2008-02-29")


def test_names_keep_their_dates_and_events_show_theirs():
    text = "Black Friday in Paris, the Oct. 7 attack, last week."
    names = [
        Mention(0, 12, MentionKind.ORGANISATION, "Black Friday"),
        Mention(27, 40, MentionKind.EVENT, "Oct. 7 attack"),
        Mention(42, 51, MentionKind.DATE, "last week"),
    ]
    found = dated(text, names, FRIDAY)
    assert [(m.text, m.kind, m.date) for m in found] == [
        ("Black Friday", "organisation", ""),
        ("Oct. 7 attack", "event", ""),
        ("Oct. 7", "date", "2023-10-07"),
        ("last week", "date", "2024-07-01/2024-07-07"),
    ]


def test_a_number_that_was_taken_for_a_date_is_none():
    text = "It left the index at 11,188.23 over 1986."
    names = [Mention(21, 30, MentionKind.DATE, "11,188.23"), Mention(36, 40, MentionKind.DATE, "1986")]
    assert [m.text for m in dated(text, names, FRIDAY)] == ["1986"]


def test_months_with_something_counted_behind_them_are_no_days():
    assert days("In June three people died.") == [("June", "2024-06-01/2024-06-30")]
    assert days("May one ask?") == []


def test_the_last_week_of_a_month_is_not_last_week():
    assert days("It rose in the last week of April.", "2009-05-01") == [("April", "2009-04-01/2009-04-30")]


def test_furniture_has_no_dates():
    assert dated("Updated today", [], FRIDAY, furniture=[(0, 13)]) == ()


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("1987-03-11", "Banks are expected to receive approval in late April.", "1987-04-21/1987-04-30"),
        ("1987-03-18", "Bosworth, who retires on April 2 after four years, left.", "1987-04-02"),
        ("1987-04-17", "It was mailed for its May 21 annual meeting.", "1987-05-21"),
        ("1987-03-13", "Open interest reached a record 2,697 on February 26.", "1987-02-26"),
        ("2018-05-01", "Four months later, on Feb. 22, the pair was charged.", "2018-02-22"),
        ("2008-09-17", "The loss forced the company to file for bankruptcy on Monday.", "2008-09-15"),
        ("2018-04-26", "Trump to visit United Kingdom in July.", "2018-07-01/2018-07-31"),
        ("1987-04-13", "Goodyear said it will report first quarter results soon.", "1987-01-01/1987-03-31"),
        ("1987-04-13", "In last year's first quarter it lost money.", "1986-01-01/1986-03-31"),
        ("1987-06-19", "It was up from 2.7 billion at year-end 1986.", "1986-09-01/1986-12-31"),
        ("2009-04-04", "It rose between September and October of 2007.", "2007-09-01/2007-10-31"),
        ("2008-09-20", "For the next year, it will insure them.", "2008-09-20/2009-09-20"),
        ("1987-04-07", "We have set October 1 as a target date for an agreement.", "1987-10-01"),
        ("1987-03-09", "The company set May 8 as the date of its annual meeting.", "1987-05-08"),
        ("1987-03-23", "It flies there, starting June 5.", "1987-06-05"),
        ("1987-04-09", "It will be used to redeem, after June 1, all shares.", "1987-06-01"),
        ("1987-03-09", "Elm said that as of March 6 it owned all.", "1987-03-06"),
        ("1987-10-20", "He resigned as chairman effective October 19.", "1987-10-19"),
        ("1987-04-09", "It should show a rise from February orders.", "1987-02-01/1987-02-28"),
        ("1987-03-18", "Record May Four", "1987-05-04"),
        ("1987-03-25", "It brought a pay freeze in November.", "1986-11-01/1986-11-30"),
        ("2007-05-14", "They bought it in April of last year.", "2006-04-01/2006-04-30"),
        ("2008-09-04", "It is expected of August unemployment data.", "2008-08-01/2008-08-31"),
        ("2008-07-04", "It is expected in August.", "2008-08-01/2008-08-31"),
        ("2018-04-29", "He said so in a tweet last week.", "2018-04-23/2018-04-29"),
    ],
)
def test_the_side_of_today_a_date_is_on(published, text, expected):
    assert [date for _, date in days(text, published)] == [expected]


def test_months_that_are_people_or_of_another_year_are_left_alone():
    assert days("Trump and May last met in Davos.", "2018-04-26") == []
    text = "The first is due in April 1989, the others in June and September of that year."
    assert days(text, "1987-03-02") == [("April 1989", "1989-04-01/1989-04-30")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 2015 and 2019 it grew.", ("2015 and 2019", "2015-01-01/2019-12-31")),
        ("A week ago Monday they met.", ("A week ago Monday", "2024-07-01")),
        ("Over the weekend it rained.", ("weekend", "2024-07-06/2024-07-07")),
        ("They will vote at the weekend.", ("weekend", "2024-07-13/2024-07-14")),
        ("The second half of the year is better.", ("second half of the year", "2024-07-01/2024-12-31")),
        ("It rose in the first five months of 2020.", ("first five months of 2020", "2020-01-01/2020-05-31")),
        (
            "It fell in the first five months of the year.",
            ("first five months of the year", "2024-01-01/2024-05-31"),
        ),
        ("Some 45 died in the past 24 hours.", ("past 24 hours", "2024-07-11/2024-07-12")),
        ("They leave the day after tomorrow.", ("day after tomorrow", "2024-07-14")),
        ("They left the day before yesterday.", ("day before yesterday", "2024-07-10")),
        ("Shipments for September onwards.", ("September onwards", "2024-09-01/2024-09-30")),
        ("It was due unless they changed their mind by Monday.", ("Monday", "2024-07-15")),
        ("He spoke on Good Friday.", ("Good Friday", "2024-03-29")),
        ("It began on Easter Monday 2019.", ("Easter Monday 2019", "2019-04-22")),
        ("It began on New Year's Eve.", ("New Year's Eve", "2023-12-31")),
        ("They met on Thanksgiving Day.", ("Thanksgiving Day", "2023-11-23")),
        ("They met on 13/04/2021.", ("13/04/2021", "2021-04-13")),
        ("They met on 04/13/2021.", ("04/13/2021", "2021-04-13")),
        ("They met on 12.05.2020.", ("12.05.2020", "2020-05-12")),
    ],
)
def test_how_today_s_outlets_write_dates(text, expected):
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday agreement held.",
        "It was decided on Super Tuesday.",
        "It was built half a century ago.",
        "Sales rose in the first quarter of the financial year.",
        "They met on 03/04/2021.",
        "It rose in the past few hours.",
    ],
)
def test_dates_that_nothing_resolves(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.example.co.uk/a", "2021-04-03"),
        ("example.in", "2021-04-03"),
        ("https://example.gov/a", "2021-03-04"),
        ("example.com", ""),
        ("", ""),
        ("The Example", ""),
    ],
)
def test_day_and_month_as_the_outlet_s_country_writes_them(address, expected):
    text = "They met on 03/04/2021 there."
    found = dated(text, [], FRIDAY, day_first=day_first(address))
    assert [m.date for m in found] == ([expected] if expected else [])


def test_day_and_month_as_the_text_writes_them_elsewhere():
    assert days("On 03/04/2021 they met, on 4 March they left.")[0][1] == "2021-04-03"
    assert days("On 03/04/2021 they met, on March 9 they left.")[0][1] == "2021-03-04"


def test_ages_and_spans_that_were_taken_for_dates_are_none():
    text = "Anna Berg, 34, posts an annual loss after two years."
    names = [
        Mention(11, 13, MentionKind.DATE, "34"),
        Mention(24, 30, MentionKind.DATE, "annual"),
        Mention(42, 51, MentionKind.DATE, "two years"),
    ]
    assert dated(text, names, FRIDAY) == ()


def test_a_quarter_whose_end_is_told():
    found = days("Profit for the third quarter ended January 31 fell.", "1987-03-11")
    assert found == [("third quarter", "1986-11-01/1987-01-31"), ("January 31", "1987-01-31")]


def test_the_month_before_what_is_spoken_of_is_not_known():
    assert days("It was more than in the previous month.") == []


def test_a_weekend_of_a_feast():
    assert days("They met over Easter weekend.", "2018-04-17") == [("Easter weekend", "2018-03-31/2018-04-01")]


@pytest.mark.parametrize(
    "text", ["They meet in the coming weeks.", "A shame since it's coming a year after that."]
)
def test_weeks_without_a_number_are_no_week(text):
    assert not [d for d in find_dates(text, "2018-04-20") if d.days]


def test_what_was_set_to_happen_is_still_to_come():
    (found,) = find_dates("It was set to dock with the space station on Saturday.", "2016-12-01")
    assert str(found.days) == "2016-12-03"


def test_a_day_named_with_its_year_keeps_it():
    text = "A note of Feb. 8, 2022, tells it. At that same Feb. 8 meeting he left."
    assert days(text) == [("Feb. 8, 2022", "2022-02-08"), ("Feb. 8", "2022-02-08")]


def test_the_final_quarter_of_a_year():
    assert days("It is due in the final quarter of 2025.") == [("final quarter of 2025", "2025-10-01/2025-12-31")]
