"""Two names drawn as one, names with words of the sentence, names cut before their last word, words of tables."""

import pytest

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case

NAMED = ("person", "organisation", "place")


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    found = unnamed_mentions(text, natural, raw)[0]
    return [f"{m.text}/{m.kind.value}" for m in found if m.kind.value in NAMED]


@pytest.mark.parametrize(
    ("text", "glued", "names"),
    [
        (
            "Rates\nIt met Governor of the Bank of Japan Robin Marlow today.",
            "Bank of Japan Robin Marlow",
            ["Bank of Japan/organisation", "Robin Marlow/person"],
        ),
        (
            "Oil\nThe line connects Norwald to Eastmere in the hills.",
            "Norwald to Eastmere",
            ["Norwald/place", "Eastmere/place"],
        ),
        (
            "Talks\nIt met U.S. Secretary of Defence Robin Marlow.",
            "Defence Robin Marlow",
            ["Robin Marlow/person"],
        ),
        (
            "Loan\nIt is led by Norro, Ostra Bank Holding NV today. Norro signed it.",
            "Norro, Ostra Bank Holding NV",
            ["Norro/organisation", "Ostra Bank Holding NV/organisation", "Norro/organisation"],
        ),
    ],
)
def test_two_names_drawn_as_one_are_two(text, glued, names):
    assert lit(text, (glued, "ORG")) == names


FILED = "Stake\nRobin Ostrander holds a tenth. In a filing with the {} said so."


def test_the_surname_of_somebody_whom_the_article_names_is_split_from_a_body():
    glued = "Fair Trade Commission Ostrander"
    assert lit(FILED.format(glued), ("Robin Ostrander", "PERSON"), (glued, "ORG")) == [
        "Robin Ostrander/person",
        "Fair Trade Commission/organisation",
        "Ostrander/person",
    ]


@pytest.mark.parametrize("name", ["Fair Trade Commission Marlow", "House of Ostrander"])
def test_a_body_keeps_its_last_word_where_that_is_nobodys_surname_or_belongs_to_it(name):
    assert f"{name}/organisation" in lit(FILED.format(name), ("Robin Ostrander", "PERSON"), (name, "ORG"))


def test_the_mark_of_a_company_is_nobodys_surname():
    text = "Sugar\nOstra Robin Plc made a bid. The Norro Sugar Corp Plc unit grew."
    assert "Norro Sugar Corp Plc/organisation" in lit(text, ("Norro Sugar Corp Plc", "ORG"))


@pytest.mark.parametrize(
    "name",
    [
        "Bank of San Francisco",
        "Coalition to Restore Norwald",
        "Norwald, Ostra and Roe Inc",
        "Tianjin Smith Kline",
        "United Robin Marlow Inc",
    ],
)
def test_one_name_stays_one(name):
    assert f"{name}/organisation" in lit(f"Deal\nIt was sold by {name} last week.", (name, "ORG"))


@pytest.mark.parametrize(
    ("text", "drawn", "name"),
    [
        ("Rates\nEarlier today Norwald Board met.", "Earlier today Norwald Board", "Norwald Board"),
        (
            "Rates\nFull name is Norwald Systems Inc. Latest year has gains.",
            "Norwald Systems Inc. Latest",
            "Norwald Systems Inc",
        ),
        (
            "Rates\nIt closed Norwald Savings on March 20 for good.",
            "Norwald Savings on March 20",
            "Norwald Savings",
        ),
    ],
)
def test_words_of_the_sentence_are_cut_off(text, drawn, name):
    assert lit(text, (drawn, "ORG")) == [f"{name}/organisation"]


def test_a_firm_goes_on_with_its_land():
    assert lit("Deal\nOstrand Corp of America said so.", ("Ostrand Corp", "ORG")) == [
        "Ostrand Corp of America/organisation"
    ]
    text = "Deal\nOstrand Edison Co of New York Inc said so."
    found = lit(text, ("Ostrand Edison Co", "ORG"), ("New York Inc", "ORG"))
    assert found == ["Ostrand Edison Co of New York Inc/organisation"]
    assert "Ostrand Corp/organisation" in lit("Deal\nOstrand Corp of Norwald said so.", ("Ostrand Corp", "ORG"))


def test_a_committee_written_small_is_whole():
    text = "Farms\nHe told a Senate Agriculture subcommittee so."
    assert lit(text, ("Senate Agriculture", "ORG")) == ["Senate Agriculture subcommittee/organisation"]


def test_one_word_in_angle_brackets_is_a_firm_but_no_ticker_is():
    assert "Norsat/organisation" in lit("Deal\nIt holds talks with <Norsat> on the pact.")
    assert lit("Deal\nIt is owned by Ostra Plc <OstRY>, it said.", ("Ostra Plc", "ORG")) == [
        "Ostra Plc/organisation"
    ]


@pytest.mark.parametrize("word", ["MAY7", "UP", "OFF", "DFL", "Start Stocks", "April Brent", "Congressional"])
def test_words_of_tables_and_months_of_goods_name_nobody(word):
    assert lit(f"Prices\nSpot {word} stood there all day.", (word, "ORG")) == []


def test_the_last_word_of_a_headline_that_the_article_does_not_know_is_no_part_of_a_name():
    body = "President Marlow met his board on Monday. " * 8
    text = f"MARLOW CONVENES MEETING ON RATES\nOSLO, March 3 - {body}"
    natural = natural_case(text, case_table(), gazetteer().several)
    places = [i for i in range(len(text)) if text.startswith("Marlow", i)]
    raw = [(0, 15, "PERSON"), *((i, i + 6, "PERSON") for i in places)]
    first = unnamed_mentions(text, natural, raw)[0][0]
    assert first.text == "MARLOW"


def test_who_holds_an_office_behind_his_name_is_a_person_and_a_field_a_place():
    text = "Rates\nFischer Ostrand, head of trading, agreed."
    assert lit(text, ("Fischer Ostrand", "ORG")) == ["Fischer Ostrand/person"]
    assert lit("Oil\nIt shut the Ostrand oil field.", ("Ostrand", "ORG")) == ["Ostrand/place"]


@pytest.mark.parametrize(
    ("headline", "firm"),
    [
        ("MOODY'S MAY DOWNGRADE NORSAT <NST> DEBT", "NORSAT"),
        ("OSTRANDER UPS NORSAT <NST> STAKE TO 9 PCT", "NORSAT"),
        ("HOLDERS PLAN NORSAT <NST> PROXY CONTEST", "NORSAT"),
        ("NEW PLAN NORSAT TRUST <NPT> TO REDEEM NOTES", "NEW PLAN NORSAT TRUST"),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_the_firm_before_the_ticker(headline, firm):
    assert f"{firm}/organisation" in lit(f"{headline}\nOSLO, March 3 - It said so.")


def test_an_adviser_has_an_office_and_no_body_of_its_name():
    assert lit("Arms\nHe met National Security Adviser Marlow.", ("National Security", "ORG")) == []


def test_a_known_firm_with_an_and_before_another_stays_apart():
    found = lit("Bid\nIt met Procter and Gamble and Ostra Industries Inc today.", ("Ostra Industries Inc", "ORG"))
    assert found == ["Procter and Gamble/organisation", "Ostra Industries Inc/organisation"]


def test_the_verb_behind_a_firm_that_the_article_names_with_its_mark_is_no_part_of_it():
    body = "Norsat Transport Inc said the offering will wait until markets calm down again. " * 5
    text = f"NORSAT TRANSPORT POSTPONES INITIAL OFFERING\nOSLO, March 3 - {body}"
    natural = natural_case(text, case_table(), gazetteer().several)
    full = [i for i in range(len(text)) if text.startswith("Norsat Transport Inc", i)]
    raw = [(0, 26, "ORG"), *((i, i + 20, "ORG") for i in full)]
    assert unnamed_mentions(text, natural, raw)[0][0].text == "NORSAT TRANSPORT"
