"""Who is meant where two people of one name are told of: in one article, and across a library."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Mention, MentionKind
from index.entities import EntityTable, NameCount
from index.entities.offices import office_of
from index.entities.rows import told, untold
from index.entities.within import name_mentions, name_rows

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


def read(marked):
    """The mentions of a text with its names in brackets, [persons] and {organisations}, named."""
    mentions, text = [], ""
    for plain, name, kind in re.findall(r"([^\[{]*)(?:[\[{]([^\]}]+)([\]}]))?", marked):
        text += plain
        if name:
            of = PERSON if kind == "]" else ORGANISATION
            mentions.append(Mention(len(text), len(text) + len(name), of, name))
            text += name
    return name_mentions(mentions, (), text)


def last(marked):
    return untold(read(marked)[-1].entity_id)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        pytest.param(
            "NEWS\n[Anna Stone] met Treasury Secretary [James Stone]. [Anna Stone] left. Treasury Secretary [Stone]",
            "person:james stone",
            id="who has the office",
        ),
        pytest.param(
            "NEWS\n[Anna Stone] came. [Anna Stone] left. [James Stone] stayed. [Stone] said so.",
            "person:james stone",
            id="who was named last",
        ),
        pytest.param(
            "NEWS\n[James Stone] came. He noted that Treasury Secretary [Anna Stone] and Mr [Stone]",
            "person:anna stone",
            id="nobody else in the same breath",
        ),
        pytest.param(
            "NEWS\nPresident [Marsh] and his wife, [Anna], came. He and Mrs [Marsh]",
            "person:anna marsh",
            id="a wife",
        ),
        pytest.param(
            "NEWS\n[Paul Marsh] and his wife, [Anna Marsh], came. There was [Theresa Lowell]. So said Mrs. [Lowell]",
            "person:theresa lowell",
            id="nobody else's wife",
        ),
        pytest.param(
            "NEWS\nPresident [Marsh] and [Anna Marsh], the first lady, came. So said President [Marsh]",
            "person:marsh",
            id="whose wife it is",
        ),
        pytest.param(
            "NEWS\nIt was led by [Stone], Marsh, Lowell Inc, it said",
            "organisation:stone marsh lowell",
            id="partners",
        ),
        pytest.param(
            "[STONE] INTERNATIONAL TO SELL UNIT", "organisation:stone international", id="a firm cut short"
        ),
        pytest.param(
            "NEWS\nHe is with the law firm of [Stone] and Marsh, it said",
            "organisation:stone and marsh",
            id="lawyers",
        ),
    ],
)
def test_whom_a_surname_means(marked, meant):
    assert last(marked) == meant


def test_the_one_who_is_named_beside_a_surname_is_not_meant():
    found = read("NEWS\n[Anna Stone] came. He noted that [Stone] and Treasury Secretary [James Stone] agreed.")
    assert untold(found[1].entity_id) == "person:anna stone"


@pytest.mark.parametrize(
    ("before", "behind", "office"),
    [
        ("U.S. Treasury Secretary ", " said", "treasury"),
        ("TREASURY'S ", " SAYS", "treasury"),
        ("Defence Minister ", "", "defense"),
        ("Secretary of State ", "", "state"),
        ("White House Chief of Staff ", "", "white house"),
        ("the yield fell, President ", "", "president"),
        ("Elm Corp President ", "", ""),  # of a country or of a company
        ("Sen. ", "", "congress"),
        ("Elm Corp chairman ", "", "company"),
        ("It said ", ", its president, left", "company"),
        ("Federal Reserve Board chairman ", "", "fed"),
        ("FED'S ", " SAYS", "fed"),
        ("the Fed, said ", "", ""),
        ("Budget Director ", "", "budget"),
        ("Executive Board chairman ", "", ""),
        ("Elm Corp said ", " left", ""),
    ],
)
def test_offices(before, behind, office):
    assert office_of(f"{before}Stone{behind}", len(before), len(before) + 5) == office


def test_a_row_tells_the_office():
    found = read("NEWS\nTreasury Secretary [Ann Baker] came. [Baker] left.")
    assert [(r.key, r.alias_of) for r in name_rows(found)] == [
        ("person:ann baker (treasury)", ""),
        ("person:baker", "person:ann baker (treasury)"),
    ]
    assert found[0].entity == "Ann Baker"


def row(key, surface, articles, alias_of=""):
    return NameCount(key, PERSON, surface, alias_of, articles, articles)


LIBRARY = [
    row("person:james baker (treasury)", "James Baker", 20),
    row("person:james baker", "James Baker", 3),
    row("person:james baker (company)", "James Baker", 2),
    row("person:howard baker (white house)", "Howard Baker", 8),
    row("person:baker (treasury)", "BAKER", 6),
    row("person:baker (white house)", "BAKER", 1),
    row("person:baker", "Baker", 9, alias_of="person:james baker (treasury)"),
    row("person:baker", "BAKER", 2),
    row("person:donald regan (white house)", "Donald Regan", 9),
    row("person:regan (president)", "Regan", 1),
    row("person:reagan (president)", "Reagan", 40),
    row("person:ronald reagan", "Ronald Reagan", 5),
    row("person:paul marsh (company)", "Paul Marsh", 3),
]


@pytest.mark.parametrize(
    ("key", "entity"),
    [
        ("person:james baker (treasury)", "person:james baker"),
        ("person:james baker (company)", "person:james baker (company)"),  # another man
        ("person:baker (treasury)", "person:james baker"),
        ("person:baker (white house)", "person:howard baker"),
        ("person:baker", "person:baker"),
        ("person:regan (president)", "person:ronald reagan"),  # a slip
        ("person:donald regan (state)", "person:donald regan"),  # that no article tells
        ("person:paul marsh (company)", "person:paul marsh"),
    ],
)
def test_who_holds_an_office(key, entity):
    assert EntityTable.from_rows(LIBRARY).entity_id(key) == entity


def test_an_office_is_no_part_of_a_name():
    table = EntityTable.from_rows(LIBRARY)
    assert table.name("person:james baker") == "James Baker"
    assert table.name("person:james baker (company)") == "James Baker"
    assert table.entity("person:james baker").mentions == 38
    assert table.name("person:paul marsh") == "Paul Marsh"


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(range(len(LIBRARY)))))
def test_neither_order_nor_what_was_taken_back_matters(chance, gone):
    rows = LIBRARY[:]
    chance.shuffle(rows)
    table = EntityTable.from_rows(rows)
    table.entity_id("person:baker")
    table.add(
        NameCount(r.key, r.kind, r.surface, r.alias_of, -r.mentions, -r.articles)
        for r in (LIBRARY[place] for place in gone)
    )
    left = [r for place, r in enumerate(LIBRARY) if place not in gone]
    random.Random(3).shuffle(left)
    assert {e.id: e for e in table.entities()} == {e.id: e for e in EntityTable.from_rows(left).entities()}


@pytest.mark.parametrize("key", ["person:james baker", "person:mills (and sons)", "person:)"])
def test_offices_come_off_again(key):
    assert untold(told(key, "treasury")) == key


def test_a_body_of_a_country_has_no_office():
    assert untold("organisation:central bank (brazil)") == "organisation:central bank (brazil)"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        pytest.param(
            "NEWS\n{Stone Stores Inc} met its chairman, [James Stone]. The group holds 5,000 shares of [Stone]",
            "organisation:stone stores",
            id="shares are a firm's",
        ),
        pytest.param(
            "NEWS\n{Stone Stores Inc} met [James Stone]. {Stone} said he would leave.",
            "person:james stone",
            id="a firm is no he",
        ),
        pytest.param(
            "NEWS\n{Stone Stores Inc}, led by [James Stone]: [Stone]'s shares fell, and later [Stone]",
            "organisation:stone stores",
            id="what the others of the article are",
        ),
        pytest.param(
            "NEWS\n[James Stone] of {Stone Stores Inc} was there. [Stone]",
            "person:james stone",
            id="nothing tells",
        ),
        pytest.param(
            "NEWS\nThe [Stone Cabinet] met [James Stone]. It was the chairman of [Stone]",
            "person:james stone",
            id="no firm of the name",
        ),
        pytest.param(
            "NEWS\nThe host is [Michael Marsh], adopted son of President [Marsh]",
            "person:marsh",
            id="a son's father",
        ),
        pytest.param(
            "NEWS\n[Marsh] and [Nancy Marsh] left. The aides said [Marsh]",
            "person:marsh",
            id="two in one breath",
        ),
        pytest.param(
            "NEWS\nThe host is [Michael Marsh], son of President [Marsh]. He was late. [Marsh]",
            "person:michael marsh",
            id="the son himself",
        ),
        pytest.param(
            "NEWS\n[James Marsh] left with his wife [Anna Marsh]. [Anna Marsh] sang upon the return of [Marsh]",
            "person:james marsh",
            id="whose wife she is",
        ),
        pytest.param("NEWS\n[Oscar Marsh Jr] came. Later [Marsh]", "person:oscar marsh jr", id="a junior alone"),
        pytest.param(
            "NEWS\n[Oscar Marsh Jr] met [Oscar Marsh]. Later [Marsh]", "person:oscar marsh", id="a senior"
        ),
        pytest.param(
            "NEWS\n[Oscar Marsh] met [Oscar Marsh Jr]. Later [Marsh Jr]", "person:oscar marsh jr", id="the junior"
        ),
    ],
)
def test_a_bare_surname_is_whoever_the_text_tells_of(marked, meant):
    assert last(marked) == meant
