"""Names to their ends: firms with an "and" in them, the marks of companies, what is cut out of a longer name."""

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
    ("text", "model", "firm"),
    [
        ("It sold a stake to Elmer and Haas Co.", [("Elmer", "PERSON"), ("Haas Co", "ORG")], "Elmer and Haas Co"),
        ("It makes tires at Northam Tire and Rubber Co today.", [("Northam Tire", "ORG")], "Northam Tire and Rubber Co"),
        ("It owns Wick Trust and Banking Co Ltd.", [("Wick Trust", "ORG"), ("Banking Co Ltd", "ORG")],
         "Wick Trust and Banking Co Ltd"),
        ("It acted with Walton, Greenhow and Co, a broker.", [("Walton", "PERSON"), ("Greenhow and Co", "ORG")],
         "Walton, Greenhow and Co"),
        ("So did Mott, Grossmann and deVane Inc yesterday.", [("Grossmann", "PERSON")], "Mott, Grossmann and deVane Inc"),
        ("They own the Harbour Savings and Loan Association.", [("Loan Association", "ORG")],
         "Harbour Savings and Loan Association"),
        ("It owns parts maker Felten und Sachs AG now.", [("Sachs AG", "ORG")], "Felten und Sachs AG"),
        ("A loan was led by Caisse des Depots et Consignations today.", [("Consignations", "ORG")],
         "Caisse des Depots et Consignations"),
        ("Trader Morrow Finch and Co said so.", [("Morrow Finch", "ORG")], "Morrow Finch and Co"),
        ("A Dallas-based Elm Refining and Marketing Co said so.", [("Elm Refining", "ORG")],
         "Elm Refining and Marketing Co"),
        ("The merchants Kahl and Kahl Pty Ltd said so.", [("Kahl Pty Ltd", "ORG")], "Kahl and Kahl Pty Ltd"),
    ],
)  # fmt: skip
def test_a_firm_with_an_and_in_its_name_is_one(text, model, firm):
    assert f"{firm}/organisation" in lit(text, *model)
    assert not [
        name for name in lit(text, *model) if name.partition("/")[0] in ("Haas Co", "Kahl", "Elmer", "Walton")
    ]


@pytest.mark.parametrize(
    ("text", "model", "first"),
    [
        ("Talks with Texaco and Pennhurst Corp failed.", [("Texaco", "ORG"), ("Pennhurst Corp", "ORG")], "Texaco"),
        ("It sued Ann Edelman and Wickham Textiles Inc.", [("Ann Edelman", "PERSON"), ("Wickham Textiles Inc", "ORG")],
         "Ann Edelman"),
        ("He went to Canada and Pearsall Plc paid.", [("Canada", "GPE"), ("Pearsall Plc", "ORG")], "Canada"),
        ("Maxtel and Brando Corp agreed. Brando said so. Maxtel fell.", [("Maxtel", "ORG"), ("Brando Corp", "ORG")],
         "Maxtel"),
        ("It named Mobilux, Elfin and Shellac Corp. Elfin rose.", [("Elfin", "ORG"), ("Shellac Corp", "ORG")], "Elfin"),
    ],
)  # fmt: skip
def test_two_firms_beside_each_other_stay_two(text, model, first):
    assert first in [name.partition("/")[0] for name in lit(text, *model)]


def test_a_firm_is_the_same_without_its_mark():
    text = "Olympus and Yorke Developments Ltd bid. Olympus and Yorke will pay."
    model = [("Olympus", "ORG"), ("Yorke Developments Ltd", "ORG")]
    assert "Olympus and Yorke/organisation" in lit(text, *model)


@pytest.mark.parametrize(
    ("text", "model", "whole"),
    [
        ("LONDON, March 3 - British Pottery Co Plc's bid failed.", [], "British Pottery Co Plc"),
        ("The loan of Cheung Fat (Holdings) Ltd is big.", [("Cheung Fat", "GPE")], "Cheung Fat (Holdings) Ltd"),
        ("A loan by Sumida Finance (Asia) Ltd is big.", [("Sumida Finance", "ORG"), ("Asia", "LOC")],
         "Sumida Finance (Asia) Ltd"),
        ("The Ghana Cocoa Board said so.", [("Ghana", "GPE")], "Ghana Cocoa Board"),
        ("ALLISON CORP SAID IT FILED FOR BANKRUPTCY PROTECTION", [("ALLISON", "ORG")], "ALLISON CORP"),
        ("KRAFTON INC 3RD QTR SHR 91 CTS VS 17 CTS", [("KRAFTON INC 3RD", "ORG")], "KRAFTON INC"),
        ("Sales of General Cinema rose.", [("Cinema", "ORG")], "General Cinema"),
        ("Owners like American Hondo. He runs American Hondo Motor Co.",
         [("American Hondo Motor Co", "ORG"), ("Hondo", "ORG")], "American Hondo"),
    ],
)  # fmt: skip
def test_a_name_goes_to_its_end(text, model, whole):
    assert f"{whole}/organisation" in lit(text, *model)


def test_what_a_country_sells_is_no_body():
    assert lit("They shipped U.S. Arms to rebels.", ("U.S. Arms", "ORG")) == ["U.S./place"]


def test_a_ticker_names_nobody():
    assert lit("BPX <BPX> SHARES ROSE SHARPLY TODAY", ("BPX", "ORG")) == ["BPX/organisation"]


def test_a_state_does_not_make_a_firm_of_its_town():
    assert "Gurnee/place" in lit("It is a private Gurnee, Ill., firm.", ("Gurnee", "ORG"), ("Ill.", "GPE"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("She teaches management at Stanbridge, he said.", ("Stanbridge", "PERSON"), "Stanbridge/organisation"),
        ("Planes leased to Brazil's Varigo airline today.", ("Varigo", "PERSON"), "Varigo/organisation"),
        ("Naccor said its coal is cheap.", ("Naccor", "GPE"), "Naccor/organisation"),
        ("A bid by the D.A. Dawson brokerage failed.", ("D.A. Dawson", "PERSON"), "D.A. Dawson/organisation"),
        ("Gunmen attacked the Bardo National Museum in Tunis.", ("Bardo National Museum in Tunis", "ORG"),
         "Bardo National Museum/organisation"),
        ("It recalled the loss of Adamo Air Flight 574 today.", ("Adamo Air Flight 574", "PERSON"),
         "Adamo Air/organisation"),
        ("It was led by Goldman, Sachs and Co today.", ("Sachs and Co", "ORG"), "Goldman, Sachs and Co/organisation"),
        ("A stake in Harper and Row Publishers Inc rose.", ("Harper", "PERSON"),
         "Harper and Row Publishers Inc/organisation"),
        ("They honoured Martin Luther King today.", ("Luther King", "PERSON"), "Martin Luther King/person"),
        ("Art Levison, who heads the firm, stays.", ("Levison", "PERSON"), "Art Levison/person"),
        ("Image CreditKim Halvorsen for the paper", ("CreditKim Halvorsen", "PERSON"), "Kim Halvorsen/person"),
        ("AIDES URGE S. KOREA'S CHUNG TO TALK", ("S. KOREA'S CHUNG", "PERSON"), "CHUNG/person"),
    ],
)  # fmt: skip
def test_borders_and_kinds_of_names_in_prose(text, model, expected):
    assert expected in lit(text, model)


def test_a_company_by_its_first_words_is_no_place():
    text = "South Atlantic Financial Corp agreed. Each South Atlantic share rises. South Atlantic said so."
    found = lit(text, ("South Atlantic Financial Corp", "ORG"), ("South Atlantic share", "GPE"))
    assert not [name for name in found if name.endswith("/place")]


@pytest.mark.parametrize("words", ["Sorghum", "PSBR", "SDR", "Says"])
def test_goods_and_terms_are_nobody(words):
    assert lit(f"It fell again, and {words} sales rose.", (words, "ORG")) == []


def test_a_surname_that_is_a_good_is_a_person():
    text = "Senator Tom Cotton spoke. Then Cotton left."
    assert lit(text, ("Tom Cotton", "PERSON"))[-1] == "Cotton/person"


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Tribes met Hori Parano. Parano, 75, said so. They like Parano.",
         [("Hori Parano", "ORG"), ("Parano, 75", "PERSON")], "Hori Parano/person"),
        ("He met Luis de Marinda. Then de Marinda left.", [("Luis de Marinda", "PERSON")], "de Marinda/person"),
        ("At least 92 people died in Al-Mawadi on Sunday.", [("Al-Mawadi", "ORG")], "Al-Mawadi/place"),
        ("Israel named Al-Mawadi a safe zone.", [("Al-Mawadi", "PERSON")], "Al-Mawadi/place"),
        ("The army shut the Kerem Shalan crossing.", [("Kerem Shalan", "PERSON")], "Kerem Shalan/place"),
        ("The army shut Kerem Shalan, the chief gateway for aid.", [("Kerem Shalan", "PERSON")], "Kerem Shalan/place"),
        ("They met Jo Lind, the town clerk.", [("Jo Lind", "PERSON")], "Jo Lind/person"),
        ("The cabaret Benoit Tessiere/Reuters", [("Benoit Tessiere/Reuters", "PERSON")], "Benoit Tessiere/person"),
        ("The EC Farm Commissioner said so.", [("EC Farm", "ORG")], "EC/organisation"),
        ("They asked Steve Jobs. Then Jobs and Jobs agreed.\nJobs attributed it to luck.", [("Steve Jobs", "PERSON")],
         "Jobs/person"),
    ],
)  # fmt: skip
def test_what_the_rest_of_the_text_says_of_a_name(text, model, expected):
    assert expected in lit(text, *model)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The new Dow Jones industrial average fell.", "Dow Jones", "ORG"),
        ("Then the Brazilian Bovespa fell.", "Brazilian Bovespa", "ORG"),
        ("It sold Convertible Preferred Stock.", "Convertible Preferred Stock", "ORG"),
        ("A bid by Pennhold (PHD) failed.", "PHD", "ORG"),
        ("The Federal Industry Minister said so.", "Federal Industry", "ORG"),
        ("A Protona rocket broke up.", "Protona", "PERSON"),
        ("It costs little in the App Store.", "App Store", "FAC"),
    ],
)
def test_indices_shares_tickers_offices_and_rockets_are_quiet(text, name, label):
    found = lit(text, (name, label))
    assert not [one for one in found if one.endswith(("/person", "/organisation", "/place"))]


def test_a_body_explained_in_brackets_is_no_ticker():
    text = "The Ceylon Petroleum Corp (CPC) said so."
    assert "CPC/organisation" in lit(text, ("Ceylon Petroleum Corp", "ORG"), ("CPC", "ORG"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Lecturer Judith Renardo told a meeting.", [("Lecturer Judith Renardo", "ORG")], "Judith Renardo/person"),
        ("Traders wait for the ICXO talks.", [("ICXO", "GPE")], "ICXO/organisation"),
        ("She got a Canon USA Inc order.", [("Canon", "ORG")], "Canon USA Inc/organisation"),
        ("COURT VACATES AWARD IN MOBIL CASE", [("COURT VACATES", "ORG")], ""),
        ("Riders say that Uber raised prices.", [], "Uber/organisation"),
        ("President Daniel arap Moyo said so.", [("Daniel", "PERSON"), ("Moyo", "PERSON")], "Daniel arap Moyo/person"),
    ],
)  # fmt: skip
def test_roles_letters_and_verbs_beside_names(text, model, expected):
    found = lit(text, *model)
    assert expected in found if expected else not [name for name in found if "VACATES" in name]


@pytest.mark.parametrize("name", ["West Texas Intermediate", "H.K. Cents", "Expirations", "Pivot"])
def test_sorts_of_oil_coins_and_ships_are_nobody(name):
    text = f"{name} will do. It set the supertanker Pivot on fire. {name} rose."
    found = lit(text, (name, "PERSON"), (f"supertanker {name}" if name == "Pivot" else f"{name} rose", "PERSON"))
    assert not [one for one in found if one.endswith(("/person", "/organisation")) and name.split()[-1] in one]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("The notes are rated by Moody's today.", [("Moody's", "ORG")], "Moody's/organisation"),
        ("He met Elmer's friends.", [("Elmer's", "PERSON")], "Elmer/person"),
        ("It runs The First National Bank of Wickham now.", [("Bank of Wickham", "ORG")],
         "First National Bank of Wickham/organisation"),
        ("Miner Ange-Marie Kenneth died. So did miner Ange-Marie Kenneth.", [("Ange-Marie Kenneth", "ORG")],
         "Ange-Marie Kenneth/person"),
    ],
)  # fmt: skip
def test_possessives_numbers_and_double_names(text, model, expected):
    assert expected in lit(text, *model)


def test_a_mark_of_credit_is_nobody():
    assert lit("It is rated CCC-plus now.", ("CCC", "ORG")) == []


def test_a_verb_of_a_headline_is_no_part_of_the_name():
    text = "ELMBULL REPAYS ITS DEBT"
    assert natural_case(text, case_table()).split()[1] == "repays"


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Bankers told anti-Funaro jokes.", ("anti-Funaro", "PERSON"), ["Funaro/person"]),
        ("Talks of North and South Korea ended.", ("North and South Korea", "GPE"), ["South Korea/place"]),
        ("It fell at the U.S. Treasury Department.", ("U.S. Treasury", "ORG"), ["U.S. Treasury Department/organisation"]),
        ("The obstacle for U.S. Bankers is that.", ("U.S. Bankers", "ORG"), ["U.S./place"]),
        ("The Standard & Poor's 500 plunged.", ("Standard & Poor's", "ORG"), []),
    ],
)  # fmt: skip
def test_what_is_only_half_of_a_name(text, model, expected):
    found = lit(text, model)
    assert [name for name in found if name.endswith(("/person", "/place", "/organisation"))] == expected
