"""Names with pieces of the sentence in them, and the words that "U.S." makes large."""

import pytest

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Trade\nIt met U.S. Complaints about its farms.", "U.S. Complaints", "U.S."),
        ("Trade\nSales of U.S. Farm products rose.", "U.S. Farm", "U.S."),
        ("Trade\nOfficials of one U.S. Bank said so.", "U.S. Bank", "U.S."),
        ("Trade\nIt sold U.K. Government bonds today.", "U.K. Government", "U.K."),
    ],
)
def test_a_word_made_large_by_the_full_stop_of_a_country_is_none_of_its_bodies(text, name, country):
    assert lit(text, (name, "ORG")) == [f"{country}/place"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trade\nThe U.S. Treasury agreed.", "U.S. Treasury"),
        ("Trade\nThe U.S. Government agreed.", "U.S. Government"),
        ("Trade\nShares of U.S. Shelter rose, and U.S. Shelter Corp split them.", "U.S. Shelter Corp"),
    ],
)
def test_bodies_and_firms_called_by_their_country_stay_whole(text, name):
    assert f"{name}/organisation" in lit(text, (name, "ORG"))


def test_what_a_firm_is_to_its_country_is_not_of_its_name():
    assert "Roe Foods Inc/organisation" in lit(
        "Mills\nThey belong to the U.S. Group Roe Foods Inc today.", ("U.S. Group Roe Foods Inc", "ORG")
    )


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Talks\nNakamura told Trade and Industry officials so.", ("Nakamura told Trade", "ORG"), "Nakamura"),
        ("Deals\nThe merger of Cyclone with Dixford is near.", ("Cyclone with Dixford", "ORG"), "Dixford"),
        ("Deals\nIt will sell Roe Mutual to Kay Financial Inc soon.", ("Roe Mutual to Kay Financial Inc", "ORG"), "Roe Mutual"),
        ("Shares\nRisers were led by Canfield Corp 1-1/4 to 35.", ("Canfield Corp 1-1/4", "ORG"), "Canfield Corp"),
        ("Rules\nIt was made to meet Roe Exchange Commission rules.", ("meet Roe Exchange Commission", "ORG"), "Roe Exchange Commission"),
        ("Talks\nThey began at Punta Rosa in Uruguay in May.", ("Punta Rosa in Uruguay", "GPE"), "Punta Rosa"),
        ("Money\nThe Miniister H. Otto Ruding agreed.", ("Miniister H. Otto Ruding", "PERSON"), "H. Otto Ruding"),
        ("Money\nSo said Nikkei Securities' Okamura today.", ("Nikkei Securities' Okamura", "PERSON"), "Okamura"),
        ("Money\nSo said Nikkei Securities' Okamura today.", ("Nikkei Securities' Okamura", "ORG"), "Nikkei Securities"),
        ("Life\nIt sold Nipponia Life Insurance Co 13 buildings.", ("Nipponia Life Insurance Co 13", "ORG"), "Nipponia Life Insurance Co"),
    ],
)  # fmt: skip
def test_pieces_of_the_sentence_are_cut_from_names(text, model, expected):
    names = [n.partition("/")[0] for n in lit(text, model)]
    assert expected in names and model[0] not in names


def test_a_company_whose_mark_is_written_small_is_whole_and_a_company():
    assert "DREYMOND INDUSTRIES INC/organisation" in lit(
        "DREYMOND INDUSTRIES INC TO SELL ITS LIFE UNIT", ("DREYMOND INDUSTRIES INC", "PERSON")
    )


def test_the_quarter_is_not_of_a_company_in_capitals():
    text = "MELVIN CORP 3RD QTR PER SHARE 95 CTS VS 87 CTS"
    assert "MELVIN CORP/organisation" in lit(text, ("MELVIN CORP 3RD", "ORG"))


def test_a_common_word_in_a_headline_is_no_place():
    body = "The bank said that it will free the exchange of money step by step within this year. " * 5
    assert lit(f"TAIWAN WEIGHS CURRENCY LIBERALISATION\n{body}", ("LIBERALISATION", "GPE")) == ["TAIWAN/place"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('News\nThe Hamburg magazine "Der Spiegler" wrote so.', "Der Spiegler"),
        ("Ships\nIt was Cia Brasileira de Metais that bid.", "Cia Brasileira de Metais"),
        ("Loans\nThe lender was Efibanka Spa today.", "Efibanka Spa"),
    ],
)
def test_foreign_firms_are_no_people(text, name):
    assert f"{name}/organisation" in lit(text, (name, "PERSON"))


@pytest.mark.parametrize("word", ["FEBRUARY", "Tues"])
def test_days_and_months_name_nobody(word):
    assert lit(f"Sales\nThe rate of {word} was higher.", (word, "PERSON")) == []


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("A dress\nIt was Lupina Nyongo's dress.", ("Lupina", "PERSON"), "Lupina Nyongo/person"),
        ("Banks\nThe vice president Chatrana Bunya-anata said so.", ("Chatrana Bunya", "PERSON"), "Chatrana Bunya-anata/person"),
        ("Fish\nThe price at Kroller-owned shops fell.", ("Kroller-owned", "ORG"), "Kroller/organisation"),
        ("Debt\nIt is rated by S and P. On June 12 it sold more.", ("S and P. On", "ORG"), "S and P/organisation"),
        ("Study\nThe Roe Center for Health and Human Rights said so.", ("Roe Center for Health and Human Rights", "GPE"),
         "Roe Center for Health and Human Rights/organisation"),
        ("Law\nThe F.B.I. director left.", ("F.B.I.", "GPE"), "F.B.I./organisation"),
    ],
)  # fmt: skip
def test_names_end_where_the_sentence_goes_on(text, model, expected):
    assert expected in lit(text, model)


def test_a_picture_in_front_of_a_name_is_not_of_it():
    assert "Ferryboat Lines/organisation" in lit(
        "Ships\n🚢 Ferryboat Lines sails again.", ("🚢 Ferryboat Lines", "ORG")
    )
