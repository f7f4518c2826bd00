"""Names that an article does not explain, names cut out of longer ones, and words of headlines that name nobody."""

import pytest

from index.article import Mention, MentionKind
from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.names import name_key
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case
from index.entities.within import name_mentions


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bid\nIt acquired control of Whipney in May.", "Whipney"),
        ("A bid\nThe stockholders of Jeffrow will get 30 dlrs.", "Jeffrow"),
        ("A bid\nThe group tops Dixbury's tender offer of 92 dlrs.", "Dixbury"),
        ("A bid\nThe workers of Banspa, a state bank, are on strike.", "Banspa"),
        ("A bid\nIt will hold 41 pct of Polyfax in future.", "Polyfax"),
    ],
)
def test_a_lone_name_with_which_companies_deal_is_a_company(text, name):
    assert f"{name}/organisation" in lit(text, (name, "PERSON"))


def test_a_lone_place_with_whose_shares_people_deal_is_a_company():
    assert "Whipney/organisation" in lit("A bid\nThe stockholders of Whipney agreed.", ("Whipney", "GPE"))
    assert "Whipney/place" in lit("A war\nThe army took control of Whipney in May.", ("Whipney", "GPE"))


def test_who_is_introduced_stays_a_person():
    assert "Whipney/person" in lit("A bid\nChairman Whipney sold. Whipney's stock rose.", ("Whipney", "PERSON"))
    text = "A bid\nJohn Whipney sold. The bid for Whipney's shares failed."
    assert "Whipney/person" in lit(text, ("John Whipney", "PERSON"), ("Whipney's", "PERSON"))


def test_a_name_that_a_company_of_the_article_begins_with_is_that_company():
    text = "A shop\nSuper Saving Depot Inc opened. It bought Super Saving for cash."
    model = (("Super Saving Depot Inc", "ORG"),)
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.rindex("Super Saving")
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    found = unnamed_mentions(text, natural, [*raw, (at, at + 12, "FAC")])[0]
    assert [m.kind for m in found] == [MentionKind.ORGANISATION] * 2


def test_a_town_beside_a_company_called_by_it_stays_a_town():
    text = "A mine\nTebary Goldfields Inc owns land in Tebary, Ghana."
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.rindex("Tebary")
    found = unnamed_mentions(text, natural, [(7, 28, "ORG"), (at, at + 6, "GPE")])[0]
    assert (found[1].text, found[1].kind) == ("Tebary", MentionKind.PLACE)


def test_what_states_agreed_on_is_called_by_a_place():
    assert "Loubre/place" in lit("Dollars\nMinisters reaffirmed the Loubre accord.", ("Loubre", "PERSON"))


@pytest.mark.parametrize(
    "text",
    [
        "A drug\nIt has been marketing Proropin, a recombinant human growth hormone.",
        "A drug\nProropin is a broad herbicide for wheat.",
    ],
)
def test_a_drug_is_nobody(text):
    assert "Proropin/person" not in lit(text, ("Proropin", "PERSON"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("The Senate Agriculture, Nutrition and Forestry Committee met.", ("Senate", "ORG"),
         "Senate Agriculture, Nutrition and Forestry Committee/organisation"),
        ("Ships queue at the Panama Canal today.", ("Panama", "GPE"), "Panama Canal/place"),
        ("The firm Central Illinois Light Co said so.", ("Illinois", "GPE"), "Central Illinois Light Co/organisation"),
        ("It was sold by Oestling Kredit A/S today.", ("Oestling Kredit", "PERSON"), "Oestling Kredit A/S/organisation"),
        ("Talks by Marek Xutov of Thailand went on.", ("Marek Xutov of Thailand", "ORG"), "Marek Xutov/person"),
        ("It bought Ann Roe Associates Inc and Roe Medical Inc now.", ("Ann Roe Associates Inc and Roe Medical Inc", "ORG"),
         "Roe Medical Inc/organisation"),
        ("Roads between Fort Portal and Kampala are bad.", ("Fort Portal and Kampala", "GPE"), "Kampala/place"),
        ("He is from Central and South America.", ("Central and South America", "LOC"), "Central and South America/place"),
        ("Dan Glick (D-Kans.) said so.", ("D-Kans.", "GPE"), "Kans./place"),
        ("Budget\nTreasurer Paul Kelling said so.", ("Treasurer Paul Kelling", "PERSON"), "Paul Kelling/person"),
    ],
)  # fmt: skip
def test_names_are_as_long_as_they_are(text, model, expected):
    assert expected in lit(text, model)


def test_a_body_and_its_letters_are_two_mentions_of_one():
    text = "Talks on a new International Rubber Agreement, IRA, go on. The IRA is new."
    found = lit(text, ("International Rubber Agreement, IRA", "ORG"))
    assert found == ["International Rubber Agreement/organisation", "IRA/organisation", "IRA/organisation"]


def test_a_longer_name_of_the_article_is_whole_everywhere():
    text = "Soap\nIt makes Formula Shelly 98. Formula Shelly has sold well."
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.rindex("Shelly")
    found = unnamed_mentions(text, natural, [(14, 31, "PRODUCT"), (at, at + 6, "PERSON")])[0]
    assert not [m.text for m in found if m.kind is MentionKind.PERSON]
    text = "Paper\nWiggs Teasel rose. Later Wiggs Teasel fell."
    at = text.rindex("Teasel")
    found = unnamed_mentions(text, text, [(6, 18, "ORG"), (at, at + 6, "ORG")])[0]
    assert [m.text for m in found] == ["Wiggs Teasel", "Wiggs Teasel"]


@pytest.mark.parametrize(
    "text",
    [
        "It pays an eighth over London Interbank Offered Rates.",
        "Prices of West Texas Intermediate rose.",
        "The Asian dollar is lent in banks.",
    ],
)
def test_rates_and_sorts_called_by_a_place_are_no_place(text):
    assert (
        lit(text, ("London" if "London" in text else "Texas" if "Texas" in text else "Asian dollar", "GPE")) == []
    )


BODY = (
    "\nBOSTON, June 1 - "
    + "The company told its owners on Monday that it would go on as before, come what may. " * 5
)


def test_a_word_of_a_headline_that_the_article_does_not_know_is_no_name():
    assert not [n for n in lit("COURT ENJOINS TENDER FOR PARTS" + BODY, ("ENJOINS", "PERSON")) if "ENJOINS" in n]


def test_a_name_of_a_headline_that_the_article_knows_is_one():
    text = "COURT TELLS BRANCROFT TO WAIT" + BODY + "Brancroft Inc said so."
    assert "BRANCROFT/organisation" in lit(text, ("BRANCROFT", "ORG"), ("Brancroft Inc", "ORG"))


@pytest.mark.parametrize("name", ["PENTAGON", "DEROCHE", "MGN/UA"])
def test_seats_names_written_apart_and_pairs_stay_in_a_headline(name):
    text = f"WINSTON GETS {name} CONTRACT" + BODY + "De Roche had offered more."
    assert f"{name}/organisation" in lit(text, (name, "ORG"))


def test_a_family_is_not_the_one_of_it_who_is_named():
    text = "Richard Hemmings and the Hemmings family agreed."
    people = [
        Mention(text.index(name), text.index(name) + len(name), MentionKind.PERSON, name)
        for name in ("Richard Hemmings",)
    ]
    at = text.rindex("Hemmings")
    people.append(Mention(at, at + 8, MentionKind.PERSON, "Hemmings"))
    assert [m.entity_id for m in name_mentions(people, (), text)] == ["person:richard hemmings", "person:hemmings"]
    again = text + " Hemmings signed."
    people.append(Mention(len(text) + 1, len(text) + 9, MentionKind.PERSON, "Hemmings"))
    assert {m.entity_id for m in name_mentions(people, (), again)} == {"person:richard hemmings"}


def test_a_person_the_model_missed_has_all_his_first_names():
    assert lit("The exchange was shut for the Martin Lucas Kingman holiday.") == ["Martin Lucas Kingman/person"]


def test_a_crossing_is_a_place():
    text = "War\nThe army shut the crossing point to Gaza, Kerem Sharon, on Sunday."
    assert "Kerem Sharon/place" in lit(text, ("Kerem Sharon", "PERSON"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Tourism\nThe Prairie West Airlines fleet grew.", ("Prairie West", "ORG"), "Prairie West Airlines/organisation"),
        ("Metal\nAt Reynell Metals the line stays idle.", ("Reynell", "PERSON"), "Reynell Metals/organisation"),
        ("The view of the Group of Seven was clear.", ("The view", "WORK_OF_ART"), "Group of Seven/organisation"),
        ("The man, named as Akira Sawakis, came under fire.", ("Sawakis", "ORG"), "Akira Sawakis/person"),
        ("Sugar\nThe U.S./Japan agreement ends.", ("U.S./Japan", "GPE"), "Japan/place"),
        ("Rubber in Kuala lumpur fell today.", ("Kuala", "GPE"), "Kuala lumpur/place"),
        ("It was rated A by S and P. Salberg Brothers Inc said.", ("P. Salberg Brothers Inc", "ORG"),
         "Salberg Brothers Inc/organisation"),
        ("Banks bought forward U.S. Dollars again.", ("U.S. Dollars", "PERSON"), "U.S./place"),
        ("Haiti\nSpokesman Georges Rigolet said so.", ("Spokesman Georges Rigolet", "PERSON"), "Georges Rigolet/person"),
        ("Paper by Ayn Rand.", ("Ayn Rand", "PERSON"), "Ayn Rand/person"),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text, model, expected):
    assert expected in lit(text, model)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("It cut the debt to AA-minus from AA on Monday.", ("AA", "ORG")),
        ("S.A. Rand          2.61578", ("S.A. Rand", "PERSON")),
        ("Hogs\nU.S. 1-2 210-250 LB 49.50-50.50", ("U.S.", "GPE")),
        ("NY COTTON ENDS HIGHER", ("COTTON", "ORG")),
        ("JANNOCK RAISES QTLY DIVIDEND", ("QTLY", "GPE")),
        ("It earned 72 billion U.S. Dollars last year.", ("U.S. Dollars", "ORG")),
        ("OPEN   SETT\nJUL7 5505L 5515H   5490", ("JUL7 5505L", "PERSON")),
        ("Pretax profit rose\nDiv 8.7p making 14p.", ("Div 8.7p", "PERSON")),
    ],
)
def test_ratings_money_and_rows_name_nobody(text, model):
    assert not [n for n in lit(text, model) if n.endswith(("/person", "/organisation", "/place"))]


def test_a_company_is_told_by_its_which_and_its_its():
    assert "Privabank/organisation" in lit(
        "Loan\nPrivabank, which is lead manager, said so.", ("Privabank", "PERSON")
    )
    assert "Buitori/organisation" in lit("Food\nBuitori said its sales rose.", ("Buitori", "PERSON"))
    assert "Sichuang/place" in lit("Rain\nSichuang raised its forecast again.", ("Sichuang", "GPE"))


def test_where_somebody_digs_is_a_place():
    assert "Deko/place" in lit("Gold\nIt has earned a share of the Deko property.", ("Deko", "PERSON"))


def test_capitals_know_names_of_two_common_words():
    natural = natural_case("WHITE HOUSE WELCOMES RISE IN KANSAS CITY", case_table())
    assert natural == "White House welcomes rise in Kansas City"


def test_initials_in_front_of_a_firm_are_the_firm():
    found = lit("Resin\nA. Schulmann Inc rose. Later A. Schulmann fell.", ("A. Schulmann Inc", "ORG"))
    assert found == ["A. Schulmann Inc/organisation", "A. Schulmann/organisation"]
    assert lit("Resin\nShares of A. Schulmann's rival fell.") == ["A. Schulmann/person"]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Cars\nIt is owned by Tudor Motor Co of Canada Ltd now.", [("Tudor Motor Co", "ORG"), ("Canada", "GPE")],
         "Tudor Motor Co of Canada Ltd/organisation"),
        ("Claims\nThe Bank of Baharna and Kuwait (BBK) filed.", [("Bank of Baharna", "ORG")],
         "Bank of Baharna and Kuwait/organisation"),
        ("Oil\nThe state owns Banco do Brasilo today.", [("Brasilo", "PERSON")], "Banco do Brasilo/organisation"),
        ("Jobs\nThe rate fell, the Labor department said.", [("Labor", "ORG")], "Labor department/organisation"),
        ("Law\nThe law firm of Kroner, Liebig, Weimar and Hellmann won.", [("Weimar", "PERSON")],
         "Kroner, Liebig, Weimar and Hellmann/organisation"),
        ("Food\nIt is Winnow Enterprises' Knudsson Foods Inc in fact.", [("Winnow Enterprises' Knudsson Foods Inc", "ORG")],
         "Knudsson Foods Inc/organisation"),
        ("Loan\nIt sued Bank of Amerigo NT and SA today.", [("Bank of Amerigo NT", "ORG")],
         "Bank of Amerigo NT and SA/organisation"),
        ("ECOLOGY/VICINITY STARTS\nEcology and Vicinity Inc sold shares.", [("Vicinity Inc", "ORG")],
         "Ecology and Vicinity Inc/organisation"),
        ('Marks\nThe dealer, Burkhart "Bobby" Jungers, was held.', [("Burkhart", "PERSON"), ('Bobby" Jungers', "PERSON")],
         'Burkhart "Bobby" Jungers/person'),
        ("Cars\nCars are made at Aulnes-sous-Bosc in the north.", [("Bosc", "GPE")], "Aulnes-sous-Bosc/place"),
        ("Banks\nThe stockholders of Marion agreed. Marion's stock rose.", [("Marion", "PERSON")], "Marion/organisation"),
        ("Gold\nAssays from the Howard tunnel were high.", [("Howard", "PERSON")], "Howard/place"),
        ("WINSOME BUYS BORKE MEDICAL\nWinsome said it bought Borke Medical Services Inc in May.",
         [("BORKE", "PERSON"), ("Borke Medical Services Inc", "ORG")], "BORKE MEDICAL/organisation"),
    ],
)  # fmt: skip
def test_what_is_cut_out_of_a_longer_name_is_whole(text, model, expected):
    assert expected in lit(text, *model)


@pytest.mark.parametrize("text", ["NOTE:1985 loss includes a charge.", "Bids\nArbitrageurs said so."])
def test_notes_and_trades_of_people_name_nobody(text):
    word = "NOTE:1985" if "NOTE" in text else "Arbitrageurs"
    assert not [n for n in lit(text, (word, "ORG")) if n.endswith("/organisation")]


def test_a_nickname_does_not_make_another_person():
    assert name_key('Burkhart "Bobby" Jungers', MentionKind.PERSON) == "person:burkhart jungers"


def test_the_first_sentence_tells_how_the_words_of_a_headline_are_written():
    text = "WINSOME BUYS BORKE MEDICAL\nVALLEY FORGE, Pa., April 1 - Winsome said it bought Borke Medical Inc."
    assert natural_case(text, case_table()).startswith("Winsome buys Borke Medical\n")


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital():
    text = "TURKISH INFLATION FALLS\nANKARA, April 1 - Inflation in Turkey fell."
    assert natural_case(text, case_table()).startswith("Turkish inflation falls\n")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares\nTraders bought. Wormfeld, up 20 at 3.65, led them.", "Wormfeld"),
        ("Shares\nGold fell and Grootveld eased 40 cents at 16.60 rand.", "Grootveld"),
        ("A bid\nThe report said Montedoro has agreed to acquire a maker of drugs.", "Montedoro"),
        ("A bid\nThey tried to induce Multifare's management to join them.", "Multifare"),
        ("A fund\nShamrick is an investment partnership.", "Shamrick"),
        ("Oil\nThe national oil company, Petronia, has told its clients so.", "Petronia"),
        ("Bread\nLabbat purchased Tuscan Dairies last year.", "Labbat"),
    ],
)
def test_a_lone_name_that_acts_as_companies_do_is_a_company(text, name):
    assert f"{name}/organisation" in lit(text, (name, "PERSON"))


def test_who_speaks_of_his_own_is_a_person():
    text = "A stake\nHammerich said his group bought. Hammerich's assets grew."
    assert "Hammerich/person" in lit(text, ("Hammerich", "PERSON"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A flood\nThe towns of Edgecombe, Whakatani and Kawero were cut off.", "Whakatani"),
        ("A war\nIt was fought east of the oil town of Amarat.", "Amarat"),
        ("A ship\nA spokesman for Fukushama police said so.", "Fukushama"),
        ("A train\nThe blast was at Chacapalta, where it burned.", "Chacapalta"),
        ("A shop\nIt buys the Kentory, Wash. company.", "Kentory"),
    ],
)
def test_a_lone_name_that_is_told_as_a_place_is_one(text, name):
    assert f"{name}/place" in lit(text, (name, "PERSON"))


@pytest.mark.parametrize("text", ["Hogs\nSkinned Hams at 66 dlrs.", "Seeds\nSoybean Oil per lb in May."])
def test_a_common_word_of_which_nobody_speaks_is_no_person(text):
    word = "Hams" if "Hams" in text else "Oil"
    assert lit(text, (word, "PERSON")) == []


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Aid\nThe Economic Commission for Africa met.", ("Economic Commission", "ORG"), "Economic Commission for Africa"),
        ("Shares\nThe Stock Exchange of Hong Kong shut.", ("Stock Exchange", "ORG"), "Stock Exchange of Hong Kong"),
        ("Post\nIt is up to the Mines and Energy Ministry now.", ("Energy Ministry", "ORG"), "Mines and Energy Ministry"),
        ("Loans\nIt was Algemeene Bank Nederlant that led.", ("Algemeene Bank Nederlant", "PERSON"), "Algemeene Bank Nederlant"),
    ],
)  # fmt: skip
def test_bodies_are_whole_and_bodies(text, model, expected):
    assert f"{expected}/organisation" in lit(text, model)


def test_a_body_of_a_town_ends_before_the_town_and_its_state():
    assert "Roe Capital Exchange/organisation" in lit(
        "Loans\nThe Roe Capital Exchange of Portland, Ore., shut.",
        ("Roe Capital Exchange", "ORG"),
        ("Portland", "GPE"),
    )


@pytest.mark.parametrize(
    ("headline", "name", "place"),
    [
        ("JAPAN ECONOMY SEEN GROWING", "JAPAN ECONOMY", "JAPAN"),
        ("RISING TAIWAN DOLLAR CAUSES LOSS", "RISING TAIWAN", "TAIWAN"),
        ("SPAIN REVISES ITS BUDGET", "SPAIN REVISES", "SPAIN"),
    ],
)
def test_of_common_words_and_a_place_in_a_headline_the_place_is_left(headline, name, place):
    assert lit(f"{headline}\nIt was said so on Monday.", (name, "ORG")) == [f"{place}/place"]


def test_a_body_of_a_headline_called_by_its_place_stays_whole():
    text = "JAPAN ECONOMY FUND SOLD\nThe Japan Economy Fund was sold."
    assert "JAPAN ECONOMY/place" not in lit(text, ("JAPAN ECONOMY", "ORG"))
    assert "U.S. HOUSE/organisation" in lit(
        "U.S. HOUSE PASSES BILL\nIn the House they did so today.", ("U.S. HOUSE", "ORG")
    )


@pytest.mark.parametrize(
    ("text", "place", "bank"),
    [
        ("Rates\nThe Bank of Japan bought dollars.", "Japan", "Bank of Japan"),
        ("Thrift\nThen Sunny Savings Bank of Florida shut.", "Florida", "Sunny Savings Bank of Florida"),
    ],
)
def test_a_bank_is_more_than_its_place(text, place, bank):
    assert f"{bank}/organisation" in lit(text, (place, "GPE"))


def test_the_bank_of_a_river_is_none():
    assert "Gambia/place" in lit("A walk\nThey sat at the bank of Gambia.", ("Gambia", "GPE"))


def test_a_firm_is_called_by_the_town_it_is_named_for_and_by_its_last_word():
    text = "Oil\nThe Geelong bid ends. Geelong Ltd said so."
    assert lit(text, ("Geelong", "GPE"), ("Geelong Ltd", "ORG"))[0] == "Geelong/organisation"
    sited = "Oil\nIts plant in Geelong is shut. Geelong Ltd said so."
    assert lit(sited, ("Geelong", "GPE"), ("Geelong Ltd", "ORG"))[0] == "Geelong/place"
    last = "Food\nUnder Whipney management it grew. H.J. Whipney and Co said so."
    assert lit(last, ("Whipney", "PERSON"), ("H.J. Whipney and Co", "ORG"))[0] == "Whipney/organisation"


def test_who_says_he_is_no_body_unless_a_spokesman_does():
    text = "Rates\nOstrander said he will buy it. Ostrander met it."
    assert lit(text, ("Ostrander", "ORG")) == ["Ostrander/person", "Ostrander/person"]
    text = "Rates\nA spokesman for Ostrander said he will buy it."
    assert lit(text, ("Ostrander", "ORG")) == ["Ostrander/organisation"]
