"""Headlines in capitals with no article under them, and tables of markets."""

import pytest

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.tables import is_sport
from index.entities.truecase import natural_case


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


@pytest.mark.parametrize(
    ("line", "natural"),
    [
        ("GARDEN STORES CORP 4TH QTR SHR 50 CTS VS 52", "Garden Stores Corp 4th qtr"),
        ("BIRCH AND PAPER CO SAYS IT WILL SELL A MILL", "Birch and Paper Co says it will sell a mill"),
        ("PEAR TREE PETROLEUM TAKES WRITEDOWN", "Pear Tree Petroleum takes"),
        ("OVERSEAS AIRLINES MARCH LOAD FACTOR RISES", "Overseas Airlines March load factor rises"),
        ("UNITED PEAR WORKERS UNION SAYS IT AGREES", "United Pear Workers Union says"),
        ("DONALD PLUM SAID HE BOUGHT SHARES", "Donald Plum said he bought shares"),
    ],
)
def test_who_a_flash_in_capitals_begins_with_is_a_name(line, natural):
    assert natural_case(line, case_table()).startswith(natural)


@pytest.mark.parametrize(
    ("line", "natural"),
    [
        ("COURT DISMISSES SUIT AGAINST PLUM CORP TODAY", "Court dismisses suit"),
        ("STATE TO ACQUIRE PLUM CO FOR 3 MLN DLRS", "State to acquire plum co"),
        ("CRUDE OIL INVENTORIES RISE", "Crude oil inventories rise"),
        ("MARTIN ELECTED TO HEAD THE BOARD", "Martin elected to head the board"),
        ("SOFTWARE COS SUPPORT NEW RULES", "Software cos support new rules"),
    ],
)
def test_sentences_of_flashes_keep_their_words_small(line, natural):
    assert natural_case(line, case_table()).startswith(natural)


def test_an_article_under_a_headline_tells_how_its_words_are_written():
    text = "PLUM PETROLEUM TAKES CHARGE\nLONDON, March 2 - Sales of plum petroleum jelly rose."
    assert natural_case(text, case_table()).startswith("Plum petroleum takes")


def test_a_company_with_its_mark_at_the_head_of_a_line_in_capitals_is_whole():
    assert lit("GENERAL ORCHARD CORP 1ST QTR SHR 43 CTS VS 47 CTS", ("ORCHARD CORP", "PERSON")) == [
        "GENERAL ORCHARD CORP/organisation"
    ]
    assert "N.Z.'S PLUM CORP/organisation" not in lit("N.Z.'S PLUM CORP MAKES OFFER FOR PEAR", ("N.Z.", "GPE"))


def test_a_town_in_front_of_a_month_in_capitals_is_a_dateline():
    text = "DOCKERS STRIKE\nRIO DE JANEIRO, JUNE 18 - Dockers in Rio de Janeiro went on strike."
    assert "Rio De Janeiro, JUNE 18" in natural_case(text, case_table())


def test_rows_of_a_market_are_no_results_of_matches():
    market = "NY SILVER 09:30\nMAY7 6685 UP 105\nJUL7 6760 UP 106\nSEP7 6810 OFF 20\n"
    assert not is_sport(market)
    assert lit(market) == []
    assert is_sport("Results\nElmford 1 Oakham 0\nBirchton 2 Pinewood 2\n")


def test_a_partnership_keeps_its_second_mark():
    text = "OLIVE CO ISSUES WARRANTS\nZURICH, June 16 - Olive Co Ltd of Tokyo is issuing notes."
    assert "Olive Co Ltd/organisation" in lit(text)
