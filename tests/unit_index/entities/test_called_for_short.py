"""Firms and bodies that articles call by a shorter name than others do."""

from __future__ import annotations

import pytest

from index.article import Mention, MentionKind
from index.entities import EntityTable, NameCount, name_key
from index.entities.within import name_mentions

ORGANISATION = MentionKind.ORGANISATION


def row(name, articles=1, alias_of="", surface=""):
    full = f"organisation:{alias_of}" if alias_of else ""
    return NameCount(f"organisation:{name}", ORGANISATION, surface or name.title(), full, articles, articles)


def tie(name, ticker, articles=1):
    return NameCount(f"organisation:{name}", ORGANISATION, "", ticker, 0, articles)


def same(one, other, *rows):
    table = EntityTable.from_rows(rows)
    return table.entity_id(f"organisation:{one}") == table.entity_id(f"organisation:{other}")


def ids(text, *names):
    mentions = [
        Mention(at, at + len(name), ORGANISATION, name)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    mentions.sort(key=lambda m: m.start)
    return [m.entity_id.removeprefix("organisation:") for m in name_mentions(mentions, (), text)]


ONE_IN_FIVE = [row("vostrava", 4), row("vostrava", 1, "vostrava international"), row("vostrava international")]


def test_one_article_is_enough_where_no_other_name_begins_so():
    assert same("vostrava", "vostrava international", *ONE_IN_FIVE)


@pytest.mark.parametrize(
    "more",
    [
        [row("vostrava mining")],  # another name begins so
        [row("vostrava", 5)],  # too many articles that say nothing
        [row("vostrava", 4, surface="Vostrava Corp")],  # a company of its own
        [row("fw vostrava", 3)],  # F.W. Vostrava
    ],
)
def test_one_article_is_not_enough(more):
    assert not same("vostrava", "vostrava international", *ONE_IN_FIVE, *more)


def test_the_house_of_a_unit_and_one_of_a_number_are_others():
    publishing = [row("vostrava", 4), row("vostrava", 1, "vostrava publishing"), row("vostrava publishing")]
    assert not same("vostrava", "vostrava publishing", *publishing)
    assert same("vostrava", "vostrava publishing", *publishing, row("vostrava publishing", 3))
    numbered = [row("elm vostrava"), row("elm vostrava", 1, "elm vostrava 1"), row("elm vostrava 1", 3)]
    assert not same("elm vostrava", "elm vostrava 1", *numbered)


def test_a_common_word_takes_more():
    rows = [row("garden", 2), row("garden", 1, "garden international"), row("garden international")]
    assert not same("garden", "garden international", *rows)


HALF = [
    row("quorvex", 5),
    row("quorvex", 2, "quorvex tile and lime"),
    row("quorvex tile and lime", 5),
    row("quorvex space", 2),
    tie("quorvex", "QX", 2),
    tie("quorvex tile and lime", "QX", 4),
]


def test_a_ticker_and_what_articles_say_count_together():
    assert same("quorvex", "quorvex tile and lime", *HALF)


@pytest.mark.parametrize(
    "more",
    [
        [row("quorvex", 2, "quorvex space")],  # some say another
        [row("quorvex", 12)],  # most have no ticker and say nothing
        [row("quorvex", surface="Quorvex Corp")],  # a company of its own
    ],
)
def test_a_ticker_of_few_tells_nothing(more):
    assert not same("quorvex", "quorvex tile and lime", *HALF, *more)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("sabrivo", "sabrivo news agency", True),
        ("sabrivo news service", "sabrivo news agency", True),
        ("sabrivo", "sabrivo press", True),
        ("gulf", "gulf news agency", False),
    ],
)
def test_a_news_agency_is_called_by_its_name(one, other, is_same):
    assert same(one, other, row(one, 2), row(other, 3)) == is_same


@pytest.mark.parametrize(
    ("slip", "is_same"), [("copr", True), ("corfp", True), ("grouyp", True), ("copper", False), ("cords", False)]
)
def test_a_slip_for_a_legal_form_is_none_of_the_name(slip, is_same):
    name = f"ostrowek pulp {slip}"
    assert same("ostrowek pulp", name, row("ostrowek pulp", 3), row(name)) == is_same


def test_a_plant_is_called_by_its_trade():
    rows = [row("ostrowek pulp", 2), row("ostrowek pulp mills", 2)]
    assert same("ostrowek pulp", "ostrowek pulp mills", *rows)
    assert not same("ostrowek pulp", "ostrowek pulp garden", *rows, row("ostrowek pulp garden", 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostrowek Hydro A/S", "Ostrowek Hydro"),
        ("Ostrowek Systems MLP", "Ostrowek Systems L.P."),
        ("Ostrowek Systems Master Limited Partnership", "Ostrowek Systems Master Limited"),
        ("Ostrowek Bancorporation", "Ostrowek Bancorp"),
        ("Ostrowek Harbour Board", "Ostrowek Harbor Board"),
    ],
)
def test_one_key(one, other):
    assert name_key(one, ORGANISATION) == name_key(other, ORGANISATION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WASHINGTON, March 3 - The House voted.", "house of representatives (us)"),
        ("TOKYO, March 3 - The U.S. House voted.", "house of representatives (us)"),
        ("OTTAWA, March 3 - Outside the House he spoke.", "house"),
        ("TOKYO, March 3 - The House voted.", "house"),
    ],
)
def test_the_house_is_at_home_in_washington(text, expected):
    assert ids(text, "House") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LONDON, March 3 - A poll put Labour ahead.", "labour party (uk)"),
        ("OSLO, March 3 - The Labour government fell.", "labour party (norway)"),
        ("LONDON, March 3 - Labour relations were good.", "labour"),
        ("BERNE, March 3 - The office of trade and Labour said.", "labour"),
    ],
)
def test_labour_is_a_party_where_there_is_one(text, expected):
    assert ids(text, "Labour") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MINISTER TO GO\nOSLO, March 3 - The Finance Ministry spoke.", "finance ministry (norway)"),
        (
            "LONDON, March 3 - Iran, Iran and Iran. Iranian radio quoted it. Iran's ships, and the Foreign Ministry "
            "said that Iranian ports and Iraq would stay.",
            "foreign ministry (iran)",
        ),
        ("LONDON, March 3 - Iran and Iran, and Iraq. The Foreign Ministry said.", "foreign ministry"),
    ],
)
def test_whose_ministry(text, expected):
    assert ids(text, "Finance Ministry", "Foreign Ministry") == [expected]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Vostrava Corp", "Vostrava Corp Plc", True),
        ("Vostrava and Co", "Vostrava and Co Ltd", True),
        ("Vostrava Co Ltd", "Vostrava Co Plc", True),
        ("Vostrava Corp", "Vostrava Plc", False),
        ("United Industrial Corp", "United Industrial Corp Plc", False),
        ("Vostrava Corp", "Vostrava Co Ltd", False),
    ],
)
def test_a_british_company_without_its_last_form(one, other, is_same):
    ours, theirs = (name_key(name, ORGANISATION).removeprefix("organisation:") for name in (one, other))
    assert same(ours, theirs, row(ours, 2, surface=one), row(theirs, 3, surface=other)) == is_same


def test_an_american_company_of_many_articles_is_none_in_britain():
    rows = [row("vostrava inc", 9, surface="Vostrava Co"), row("vostrava plc", 1, surface="Vostrava Co Plc")]
    assert not same("vostrava inc", "vostrava plc", *rows)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("government glazing office", "general glazing office", True),
        ("tokyo stone exchange", "toronto stone exchange", False),
        ("glazing inc office", "glazing plc office", False),
        ("glazing grain office", "glazing gas office", False),
    ],
)
def test_full_names_of_the_same_letters(one, other, is_same):
    letters = [row("ggo", 1, one, "GGO"), row("ggo", 3, other, "GGO")]
    assert same(one, other, row(one), row(other, 4), *letters) == is_same
    assert not same(one, other, row(one), row(other, 4))


def test_co_between_a_name_and_its_country_is_left_out():
    assert same("vostrava co usa", "vostrava usa", row("vostrava co usa", 2), row("vostrava usa", 3))
    assert not same("vostrava bank usa", "vostrava usa", row("vostrava bank usa", 2), row("vostrava usa", 3))


HOUSE = [
    row("vostrava", 6),
    row("vostrava ag", 2),
    row("vostrava cars", 9),
    row("vostrava", 1, "vostrava of america"),
]


def test_whatever_begins_with_a_coined_name_is_of_its_house():
    assert same("vostrava", "vostrava ag", *HOUSE)


@pytest.mark.parametrize(
    "more",
    [
        [row("vostrava", 40)],  # far more than the company is written
        [row("fw vostrava", 3)],  # F.W. Vostrava
        [NameCount("person:ada vostrava", MentionKind.PERSON, "Ada Vostrava", "", 2, 2)],
    ],
)
def test_a_name_of_others_is_of_no_house(more):
    assert not same("vostrava", "vostrava ag", *HOUSE, *more)


def test_a_broker_is_called_without_securities():
    rows = [row("ostrowek pulp", 2), row("ostrowek pulp securities", 2)]
    assert same("ostrowek pulp", "ostrowek pulp securities", *rows)
    assert not same("ostrowek pulp", "ostrowek pulp securities", *rows, row("ostrowek pulp", 9))


def test_a_plural_of_one_article():
    assert same("vostrav group", "vostravs group", row("vostrav group", 1), row("vostravs group", 20))
    assert not same("vostrav group", "vostravs group", row("vostrav group", 1), row("vostravs group", 5))


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (
            "WASHINGTON, March 3 - The Commerce Department met. Commerce said so.",
            "Commerce",
            "commerce department (us)",
        ),
        (
            "VOSTRAVA GETS COMMERCE CONTRACT\nWASHINGTON, March 3 - The Commerce Department met.",
            "COMMERCE",
            "commerce",
        ),
        ("WASHINGTON, March 3 - The Labor Department met. Commerce said so.", "Commerce", "commerce"),
    ],
)
def test_a_department_is_called_by_its_field(text, field, expected):
    at = text.index(field) if field.isupper() else text.rindex(field)
    full = next(name for name in ("Commerce Department", "Labor Department") if name in text)
    mentions = [
        Mention(at, at + len(field), ORGANISATION, field),
        Mention(text.index(full), text.index(full) + len(full), ORGANISATION, full),
    ]
    found = {m.text: m.entity_id for m in name_mentions(mentions, (), text)}
    assert found[field] == f"organisation:{expected}"
