"""Companies: by the marks behind their names, by tickers; what of it may be merged."""

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount, name_key
from index.entities.casing import case_table
from index.entities.pipeline import unnamed_mentions
from index.entities.rows import NamedEntity
from index.entities.spans import clean
from index.entities.truecase import natural_case
from index.entities.within import name_mentions

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
LABELS = {PERSON: "PERSON", ORGANISATION: "ORG", PLACE: "GPE"}


def names(text, *model):
    """What the rules make of the model's spans, given as (words, label)."""
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [(m.text, m.kind.value) for m in unnamed_mentions(text, text, raw)[0]]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Today UtiliCorp United Inc said so.", ("United Inc", "ORG"), "UtiliCorp United Inc"),
        ("It bought Heritage Quality Construction Co today.", ("Heritage", "ORG"), "Heritage Quality Construction Co"),
        ("It is owned by Fiat Finance and Trade Ltd of Turin.", ("Trade Ltd", "ORG"), "Fiat Finance and Trade Ltd"),
        ("It is run by Expediters International of Washington Inc now.", ("Washington Inc", "ORG"),
         "Expediters International of Washington Inc"),
        ("A unit of Seagram Co said so.", ("Seagram", "PERSON"), "Seagram Co"),
        ("It said <Wolf Baking Co> was sold.", ("Wolf", "PERSON"), "Wolf Baking Co"),
        ("It was cut by Standard and Poor's Corp today.", ("Poor's Corp", "ORG"), "Standard and Poor's Corp"),
        ("They asked the Ministry of Foreign Trade today.", ("Foreign Trade", "ORG"), "Ministry of Foreign Trade"),
    ],
)  # fmt: skip
def test_the_whole_name_is_a_company(text, model, expected):
    assert [n for n in names(text, model) if n[1] == "organisation"] == [(expected, "organisation")]


def test_what_has_a_ticker_is_a_company_wherever_it_stands():
    text = "Williams <WMB> has a loss. Analysts like Williams."
    model = [(0, 8, "PERSON"), (41, 49, "PERSON")]
    assert {m.kind for m in unnamed_mentions(text, text, model)[0]} == {ORGANISATION}


def test_firms_called_like_people_are_firms():
    text = "He works for Merrill Lynch Capital Markets and Morgan Stanley."
    model = ("Merrill Lynch Capital Markets", "PERSON"), ("Morgan Stanley", "PERSON")
    assert {kind for _, kind in names(text, *model)} == {"organisation"}


@pytest.mark.parametrize("words", ["MLN DLRS", "N.Z. Dlrs", "JUL8 UNTRD", "MARK EUROBOND"])
def test_words_of_market_tables_are_nobody(words):
    assert names(f"It gained {words} today.", (words, "PERSON")) == []


def test_a_row_of_prices_is_quiet():
    text = "May 1190/1209 Jul 1200 Bidder Sep 1250/1260 Nov 1250/1270 1280"
    assert names(text, ("Bidder", "PERSON")) == []


def test_what_stands_before_a_ticker_keeps_its_capitals():
    text = "GOLDEN FOODS <GLDF> SEES HIGHER SALES\nLast week Golden Foods Inc said so."
    assert natural_case(text, case_table()).startswith("Golden Foods <GLDF> sees higher")
    assert natural_case("ACME SEEKS MONIER <MNRA>", case_table()) == "Acme seeks Monier <MNRA>"


def test_the_end_of_a_dateline_or_ticker_is_not_of_the_name():
    text = "A note (MII> Lines Ltd grew. In town, Wash. Asamera fell."
    assert names(text, ("MII> Lines Ltd", "ORG"), ("Wash. Asamera", "PERSON")) == [
        ("Lines Ltd", "organisation"),
        ("Asamera", "person"),
    ]


def row(key, surface, articles, alias_of=""):
    return NameCount(key, MentionKind(key.partition(":")[0]), surface, alias_of, articles, articles)


def entity(rows, key) -> NamedEntity:
    return EntityTable.from_rows(rows).entity(key)


def test_generic_words_are_not_the_companies_that_end_in_them():
    assert name_key("Southern Co", ORGANISATION) != name_key("Southern", ORGANISATION)
    assert name_key("Sterling Inc", ORGANISATION) != name_key("Sterling", ORGANISATION)
    assert name_key("Harbour Foods Inc", ORGANISATION) == name_key("Harbour Foods", ORGANISATION)


def test_an_acronym_needs_more_than_one_article_that_explains_it():
    rows = [
        row("organisation:amc", "AMC", 35),
        row("organisation:amc", "AMC", 1, "organisation:amalgamated metal"),
        row("organisation:amalgamated metal", "Amalgamated Metal Corp", 1),
        row("organisation:fomc", "FOMC", 6),
        row("organisation:fomc", "FOMC", 4, "organisation:federal open market committee"),
        row("organisation:federal open market committee", "Federal Open Market Committee", 9),
        row("organisation:dmc", "DMC", 1, "organisation:diversified industries"),
        row("organisation:dmc", "DMC", 1),
    ]
    assert entity(rows, "organisation:amc").id == "organisation:amc"
    assert entity(rows, "organisation:fomc").id == "organisation:federal open market committee"
    assert entity(rows, "organisation:dmc").id == "organisation:dmc"


def test_a_company_is_not_the_man_it_is_named_after():
    rows = [row("person:ivan boesky", "Ivan Boesky", 30), row("person:boesky", "Boesky", 20)]
    rows.append(row("organisation:boesky", "Boesky Corporation", 1))
    assert entity(rows, "organisation:boesky").id == "organisation:boesky"


def test_an_initial_stands_only_for_somebody_the_news_knows():
    rows = [row("person:g fox", "G. Fox", 1), row("person:george fox", "George Fox", 1)]
    assert entity(rows, "person:g fox").id == "person:g fox"
    rows = [row("person:g fox", "G. Fox", 1), row("person:george fox", "George Fox", 9)]
    assert entity(rows, "person:g fox").id == "person:george fox"


def test_entities_stay_what_they_are_when_articles_come():
    rows = [row("person:ann hale", "Ann Hale", 5), row("person:hale", "Hale", 4), row("place:hale", "Hale", 1)]
    table = EntityTable.from_rows(rows)
    before = {key: table.entity_id(key) for key in ("person:ann hale", "person:hale", "place:hale")}
    table.add([row("person:rob stone", "Rob Stone", 3), row("person:ann hale", "Ann Hale", 2)])
    assert {key: table.entity_id(key) for key in before} == before
    table.add([row("person:tim hale", "Tim Hale", 9)])  # now "Hale" alone may be either
    assert table.entity_id("person:ann hale") == "person:ann hale"
    assert table.entity_id("person:hale") == "person:hale"


def test_marks_alone_are_no_company():
    assert names("It was led by them and Co Ltd today.", ("Co Ltd", "ORG")) == []


def test_commas_and_a_last_and_do_not_count():
    assert name_key("Goldman, Sachs and Co", ORGANISATION) == name_key("Goldman Sachs", ORGANISATION)


def test_a_few_letters_are_not_the_longer_name_that_begins_so():
    text = "The EC spoke. EC Energy ministers met."
    found, acronyms = unnamed_mentions(text, text, [(4, 6, "ORG"), (14, 23, "ORG")])
    assert [m.entity_id for m in name_mentions(found, acronyms)] == ["organisation:ec", "organisation:ec energy"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("HAYDEN MEMORIES INC <HMEM> 3RD QTR LOSS", "HAYDEN MEMORIES INC"),
        ("OAKES AND MINTER INC <OKM> RAISES DIVIDEND", "OAKES AND MINTER INC"),
        ("CARLOW GENERAL STORES INC <CGS> YEAR NET", "CARLOW GENERAL STORES INC"),
        ("CARLOW FOODS <CGS> PICKS CHIEF EXECUTIVE", "CARLOW FOODS"),
        ("NORDAN SUES PELLING CO <PEL>", ""),
        ("NORDAN TO BUY PELLING <PEL>", ""),
    ],
)
def test_a_headline_in_capitals_begins_with_a_whole_company(line, name):
    text = f"{line}\nThey said so today in a statement of two lines."
    natural = natural_case(text, case_table())
    first = line.split()[0]
    found = [m.text for m in unnamed_mentions(text, natural, [(0, len(first), "PERSON")])[0]]
    assert found == [name or first]


def test_a_ticker_is_nobody():
    text = "Conoco Inc, a Dupont <DD> unit, said so."
    assert names(text, ("Dupont", "ORG"), ("DD", "ORG"), ("Conoco Inc", "ORG")) == [
        ("Conoco Inc", "organisation"),
        ("Dupont", "organisation"),
    ]


@pytest.mark.parametrize(
    "name", ["Reagan Administration", "China Daily", "Waste Recovery", "Texas Court of Appeals"]
)
@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_the_last_word_tells_a_body_from_a_person(name, label):
    assert names(f"It was said by the {name} today.", (name, label)) == [(name, "organisation")]


def test_a_surname_in_a_company_is_the_company():
    text = "Conrad Pelton left it. The Pelton Hotels Corp said so. Pelton agreed."
    assert names(text, ("Conrad Pelton", "PERSON")) == [
        ("Conrad Pelton", "person"),
        ("Pelton Hotels Corp", "organisation"),
        ("Pelton", "person"),
    ]


@pytest.mark.parametrize(
    ("headline", "lead", "model", "found"),
    [
        ("TALLOW <TLW> SELLS UNIT", "Tallow Soap Works said", [], "Tallow Soap Works"),
        ("QUORVEX SELLS UNIT", "Quorvex Industries said", [("QUORVEX", "ORG")], "Quorvex Industries"),
        ("DENG SAYS NO", "Deng Xiaoping said", [("DENG", "ORG")], None),
    ],
)
def test_the_first_sentence_has_the_whole_name(headline, lead, model, found):
    text = f"{headline}\nBOSTON, March 3 - {lead} so."
    got = [name for name, kind in names(text, *model) if kind == "organisation"]
    assert (found in got) if found else not any(" " in name for name in got)


def test_a_date_ends_before_the_company():
    text = "RESULTS\nTULSA, Okla., March 2 - Tallow Soap Inc said so."
    found = clean(text, [(text.index("March"), text.index(" said"), "DATE")])
    assert [text[span.start : span.end] for span in found] == ["March 2"]
