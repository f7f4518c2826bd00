"""Words of the sentence in front of a name, words of a field, and surnames that go on with a small word."""

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
    ("text", "model", "expected"),
    [
        ("Trade\nAn official told Reuters Taiwan would cut tariffs.", ("Reuters Taiwan", "ORG"), "Taiwan/place"),
        ("Trade\nHe told Reuters Oakvale will make chips.", ("Reuters Oakvale", "ORG"), "Oakvale/organisation"),
        ("Posts\nThe board will elect in April John Quist.", ("April John Quist", "PERSON"), "John Quist/person"),
        (
            "Posts\nIn early January Allan E. Quist sold it.",
            ("January Allan E. Quist", "PERSON"),
            "Allan E. Quist/person",
        ),
        (
            "Cards\nIt uses the South Korean Quisto card.",
            ("Korean Quisto", "ORG"),
            "Quisto/organisation",
        ),
        ("Talks\nKey U.S. House members oppose it.", ("Key U.S. House", "ORG"), "U.S. House/organisation"),
        (
            "Mines\nThe Minister of Mines Patrick Chivala agreed.",
            ("Mines Patrick Chivala", "PERSON"),
            "Patrick Chivala/person",
        ),
        (
            "Mines\nDenis Quorin spoke. It lies at Oakvale, Quorin said.",
            ("Oakvale, Quorin", "PERSON"),
            "Quorin/person",
        ),
    ],
)
def test_words_of_the_sentence_are_cut_off_the_name_behind_them(text, model, expected):
    assert expected in lit(text, model)


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Media\nIt bought Reuters Holdings today.", ("Reuters Holdings", "ORG"), "Reuters Holdings/organisation"),
        ("Food\nSo said food analyst June Quist.", ("June Quist", "PERSON"), "June Quist/person"),
        ("Shops\nOwned by May Quist Stores today.", ("May Quist Stores", "ORG"), "May Quist Stores/organisation"),
        (
            "Cards\nIt sells cards of German Quisto Inc.",
            ("German Quisto Inc", "ORG"),
            "German Quisto Inc/organisation",
        ),
    ],
)
def test_names_that_begin_with_a_month_an_agency_or_a_people_stay_whole(text, model, expected):
    assert expected in lit(text, model)


@pytest.mark.parametrize(
    "text",
    [
        "Rates\nThe Federal funds rate rose.",
        "Trade\nLater Trade Representative Ann Quist agreed.",
        "Trade\nIt was heard from Farm Commissioner Ann Quist.",
        "Crops\nFarms in the northern and Central plains suffered.",
    ],
)
def test_a_field_or_an_adjective_alone_is_no_body(text):
    word = next(w for w in ("Federal", "Trade Rep", "Farm", "Central") if w in text).split()[0]
    start = text.rindex(word)
    natural = natural_case(text, case_table(), gazetteer().several)
    found = unnamed_mentions(text, natural, [(start, start + len(word), "ORG")])[0]
    assert word not in [m.text for m in found]


@pytest.mark.parametrize(
    "text",
    [
        "Mail\nFederal said it will fly. Federal Parcel Corp flies.",
        "Mail\nHe bought holdings, not shares of Federal.",
    ],
)
def test_a_common_word_that_acts_or_begins_a_name_of_the_article_is_a_body(text):
    assert "Federal/organisation" in lit(text, ("Federal", "ORG"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Talks\nValery Quistard d'Esting spoke.", "Valery Quistard", "Valery Quistard d'Esting/person"),
        ("Talks\nCarlo dell'Esting spoke.", "Carlo", "Carlo dell'Esting/person"),
        ("Talks\nRobert deEsting spoke.", "Robert", "Robert deEsting/person"),
        ("Deals\nWalter Moore and Robert deQuist agreed.", "Robert", "Robert deQuist/person"),
        (
            "Deals\nRobert Quist a Court said so. Robert Quist a Court said no.",
            "Robert Quist",
            "Robert Quist a Court/person",
        ),
        ("Farms\nAn aide to Rep. Pat Roberts agreed.", "Roberts", "Pat Roberts/person"),
        ('Oil\nThe head, C.J. "Pete" Quilas, agreed.', "Quilas", 'C.J. "Pete" Quilas/person'),
    ],
)
def test_people_are_lit_to_the_ends_of_their_names(text, model, expected):
    assert expected in lit(text, (model, "PERSON"))


def test_a_surname_does_not_go_on_where_the_sentence_does():
    assert "Robert Quist/person" in lit(
        "Deals\nThey called Robert Quist a Democrat, he said.", ("Robert Quist", "PERSON")
    )
    assert "Quist/person" in lit("Deals\nShares held by Mr Justice Quist fell.", ("Quist", "PERSON"))


def test_the_unit_a_headline_speaks_of_is_not_of_its_parents_name():
    assert "QUIST NATIONAL/organisation" in lit("QUIST NATIONAL UNIT <QST> SETS PACT\nOAKVALE, March 9 - It did.")


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (
            "Deals\nIt was bought from Quist Corp. Oakholly said so.",
            ("Quist Corp. Oakholly", "ORG"),
            ["Quist Corp/organisation", "Oakholly/organisation"],
        ),
        (
            "Notes\nThe lead is Quist Bank Ltd. Payment is due.",
            ("Quist Bank Ltd. Payment", "ORG"),
            ["Quist Bank Ltd/organisation"],
        ),
        (
            "Posts\nHe heads Quist Corp. Hollis said so. Ann Hollis agreed.",
            ("Quist Corp. Hollis", "PERSON"),
            ["Quist Corp/organisation", "Hollis/person", "Ann Hollis/person"],
        ),
    ],
)
def test_a_name_ends_with_the_sentence(text, model, expected):
    assert lit(text, model) == expected


def test_two_marks_of_one_company_stay_together():
    assert "Quist Corp. Ltd/organisation" in lit("Deals\nQuist Corp. Ltd sold it.", ("Quist Corp. Ltd", "ORG"))


def test_a_possessive_typed_with_a_quotation_mark_is_cut():
    assert lit('Oil\nIt is Nigeria"s oil.', ('Nigeria"s', "GPE")) == ["Nigeria/place"]


def test_the_rate_of_federal_funds_is_no_body_beside_one_that_begins_so():
    text = "Rates\nThe Federal Reserve met. The Federal funds rate rose."
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [
        (text.index("Federal Reserve"), text.index(" met"), "ORG"),
        (text.rindex("Federal"), text.rindex(" funds"), "ORG"),
    ]
    assert [m.text for m in unnamed_mentions(text, natural, raw)[0]] == ["Federal Reserve"]
