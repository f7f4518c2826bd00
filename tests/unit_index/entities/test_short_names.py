"""What a short name stands for: within an article, and in a library where many are called alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Mention, MentionKind
from index.entities import EntityTable, NameCount
from index.entities.names import name_key
from index.entities.repeats import acronyms
from index.entities.rows import NameRow
from index.entities.within import name_mentions

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


def named(text, *names):
    """Name -> what the article calls it in full; each name is found behind the one before."""
    mentions, place = [], 0
    for name in names:
        start = text.index(name, place)
        place = start + len(name)
        mentions.append(Mention(start, place, ORGANISATION, name))
    return [m.entity for m in name_mentions(mentions, (), text)]


@pytest.mark.parametrize(
    ("text", "names", "last"),
    [
        pytest.param(
            "TALLOW TO MERGE\nTallow Biotech Inc said so. Tallow makes soap.",
            ["TALLOW", "Tallow Biotech Inc", "Tallow"],
            "Tallow Biotech Inc",
            id="a company by its first word",
        ),
        pytest.param(
            "RESULTS\nTallow Biotech <TBIO> said so. Tallow makes soap.",
            ["Tallow Biotech", "Tallow"],
            "Tallow Biotech",
            id="by its ticker",
        ),
        pytest.param(
            "RESULTS\nTallow Biotech Inc sold soap. It is a unit of Tallow.",
            ["Tallow Biotech Inc", "Tallow"],
            "Tallow Biotech Inc",
            id="itself, though somebody is its unit",
        ),
        pytest.param(
            "RESULTS\nBanco Tallow International SA, guaranteed by Banco Tallow, has sold bonds.",
            ["Banco Tallow International SA", "Banco Tallow"],
            "Banco Tallow",
            id="who owns what has the longer name",
        ),
        pytest.param(
            "RESULTS\nTallow Bank International Ltd lent. Tallow Bank agreed.",
            ["Tallow Bank International Ltd", "Tallow Bank"],
            "Tallow Bank",
            id="a bank and its house abroad",
        ),
        pytest.param(
            "RESULTS\nTallow Inc sold soap. Its Tallow Credit Corp unit lent. Tallow agreed.",
            ["Tallow Inc", "Tallow Credit Corp", "Tallow"],
            "Tallow Inc",
            id="the parent",
        ),
        pytest.param(
            "RESULTS\nTallow grew. An offer from the company's Tallow Biotech Inc came. Tallow agreed.",
            ["Tallow", "Tallow Biotech Inc", "Tallow"],
            "Tallow",
            id="whoever owns it may be meant",
        ),
        pytest.param(
            "RESULTS\nAn offer from Ostrava's Tallow Biotech Inc came. Tallow agreed.",
            ["Tallow Biotech Inc", "Tallow"],
            "Tallow Biotech Inc",
            id="who owns it is called otherwise",
        ),
        pytest.param(
            "RESULTS\nThe sale of Continental Hats Inc ended. Continental said so.",
            ["Continental Hats Inc", "Continental"],
            "Continental Hats Inc",
            id="a common word that speaks",
        ),
        pytest.param(
            "RESULTS\nThe sale of Continental Hats Inc ended. Continental Europe said so. Continental taste differs.",
            ["Continental Hats Inc", "Continental", "Continental"],
            "Continental",
            id="a common word that goes on",
        ),
        pytest.param(
            "TALLOW HATS <TLH> UP\nRATON, March 2 - Moody's cited Tallow's plans.",
            ["TALLOW HATS", "Tallow"],
            "TALLOW HATS",
            id="the one of a headline with its ticker",
        ),
        pytest.param(
            "TALLOW HATS <TLH> UP\nRATON, March 2 - The rates of Tallow of Ohio rose.",
            ["TALLOW HATS", "Tallow"],
            "Tallow",
            id="the beginning of another",
        ),
        pytest.param(
            "RESULTS\nThe Consumer Federation of Tallow wrote. The Consumer Federation is cross.",
            ["Consumer Federation of Tallow", "Consumer Federation"],
            "Consumer Federation of Tallow",
            id="without its place",
        ),
        pytest.param(
            "RESULTS\nThe Portsmouth Savings Bank closed. A rival took Portsmouth over.",
            ["Portsmouth Savings Bank", "Portsmouth"],
            "Portsmouth Savings Bank",
            id="a bank by its town",
        ),
        pytest.param(
            "RESULTS\nThe EC Commission met. Maize may come into the EC.",
            ["EC Commission", "EC"],
            "EC",
            id="letters and a body of theirs",
        ),
        pytest.param(
            "RESULTS\nIt met Tallow Petroleum of America. Tallow Petroleum agreed.",
            ["Tallow Petroleum of America", "Tallow Petroleum"],
            "Tallow Petroleum",
            id="a firm and its house in a land",
        ),
        pytest.param(
            "RESULTS\nThe Federal Reserve Bank of Tallow spoke. The Federal Reserve is cross.",
            ["Federal Reserve Bank of Tallow", "Federal Reserve"],
            "Federal Reserve",
            id="one of several",
        ),
        pytest.param(
            "FIRST STATE <FSBP> UP\nRATON, March 2 - First State Bank of Tallow said so.",
            ["FIRST STATE", "First State Bank of Tallow"],
            "First State Bank of Tallow",
            id="a bank, though its name ends like that of a body",
        ),
        pytest.param(
            "RESULTS\nMerrill Lynch Capital Partners Inc bid. Merrill Lynch will deal.",
            ["Merrill Lynch Capital Partners Inc", "Merrill Lynch"],
            "Merrill Lynch",
            id="a house and its fund",
        ),
        pytest.param(
            "RESULTS\nTallow agreed with Tallow Biotech Inc.",
            ["Tallow", "Tallow Biotech Inc"],
            "Tallow Biotech Inc",
            id="the short name first",
        ),
        pytest.param(
            "RESULTS\nTallow Biotech Inc and Tallow Mining Corp met. Tallow agreed.",
            ["Tallow Biotech Inc", "Tallow Mining Corp", "Tallow"],
            "Tallow",
            id="either of two",
        ),
        pytest.param(
            "RESULTS\nSenate Printing Co said so. The Senate agreed.",
            ["Senate Printing Co", "Senate"],
            "Senate",
            id="a body of the state",
        ),
        pytest.param(
            "RESULTS\nThe U.S. Senate Budget Committee said so. The U.S. Senate agreed.",
            ["U.S. Senate Budget Committee", "U.S. Senate"],
            "U.S. Senate",
            id="a body of a country",
        ),
    ],
)
def test_a_short_name_in_an_article(text, names, last):
    assert named(text, *names)[-1] == last


def test_two_letters_are_introduced_in_any_order():
    text = "The Socialist Party (PS) met Bache Securities (HK) Ltd."
    names = {(4, 19): ORGANISATION, (29, 45): ORGANISATION}
    assert set(acronyms(text, names)) == {"PS"}


def row(key, surface, articles, alias_of=""):
    return NameCount(key, MentionKind(key.partition(":")[0]), surface, alias_of, articles, articles)


@pytest.mark.parametrize(
    ("rows", "entity"),
    [
        pytest.param([("quorvex", 3, ""), ("quorvex inc", 2, "")], "quorvex inc", id="nobody else is called so"),
        pytest.param([("sterling", 30, ""), ("sterling inc", 2, "")], "sterling", id="a word"),
        pytest.param(
            [("sterling", 6, ""), ("sterling", 4, "sterling inc"), ("sterling inc", 4, "")],
            "sterling inc",
            id="a word that articles explain",
        ),
        pytest.param(
            [("quorvex", 3, ""), ("quorvex inc", 2, ""), ("quorvex lynde", 40, "")],
            "quorvex lynde",
            id="a longer name that is known far better",
        ),
        pytest.param(
            [("quorvex", 3, ""), ("quorvex holdings", 2, "")], "quorvex", id="whoever holds it is another"
        ),
    ],
)
def test_a_company_called_by_one_word(rows, entity):
    given_rows = [
        row(f"organisation:{k}", k.title(), n, alias and f"organisation:{alias}") for k, n, alias in rows
    ]
    assert EntityTable.from_rows(given_rows).entity_id(f"organisation:{rows[0][0]}") == f"organisation:{entity}"


def test_two_companies_of_one_word_in_two_countries_stay_two():
    rows = [
        row("organisation:rockvale inc", "Rockvale Inc", 5),
        row("organisation:rockvale plc", "Rockvale Plc", 5),
    ]
    assert len(list(EntityTable.from_rows(rows).entities())) == 2
    assert name_key("Rockvale Co", ORGANISATION) == name_key("Rockvale Inc.", ORGANISATION)


def test_the_short_form_is_the_name_to_show():
    rows = [row("organisation:quorvex", "Quorvex", 9), row("organisation:quorvex inc", "Quorvex Inc", 2)]
    assert EntityTable.from_rows(rows).name("organisation:quorvex inc") == "Quorvex"


@pytest.mark.parametrize(
    ("key", "rows", "entity"),
    [
        ("person:sadoun", [row("person:sadoun harrani", "Sadoun Harrani", 8)], "person:sadoun harrani"),
        (
            "person:sadoun",
            [row("person:sadoun harrani", "Sadoun Harrani", 8), row("person:sadoun misri", "Sadoun Misri", 1)],
            "person:sadoun",
        ),
        (
            "person:northam",
            [row("person:al northam", "Al Northam", 20), row("organisation:northam oil", "x", 9)],
            "person:northam",
        ),
    ],
    ids=["his alone", "a first name of two", "a surname of a firm"],
)
def test_one_name_of_a_person(key, rows, entity):
    assert EntityTable.from_rows([row(key, "x", 2), *rows]).entity_id(key) == entity


def persons(text, *names):
    """What each of these stands for, in the order of the text; a company is marked with a star."""
    mentions, place = [], 0
    for name in names:
        kind, name = (ORGANISATION, name[1:]) if name.startswith("*") else (PERSON, name)
        start = text.index(name, place)
        place = start + len(name)
        mentions.append(Mention(start, place, kind, name))
    return [m.entity_id for m in name_mentions(mentions, (), text)]


def test_who_holds_an_office_is_not_who_is_told_as_his_wife():
    text = "News\nPresident Orwin flew with his wife, Ada Orwin. Orwin smiled."
    assert persons(text, "Orwin", "Ada Orwin", "Orwin") == ["person:orwin", "person:ada orwin", "person:orwin"]
    text = "News\nPresident Orwin flew. Ada Orwin was elected in May."
    assert persons(text, "Orwin", "Ada Orwin") == ["person:ada orwin"] * 2


def test_a_surname_in_the_name_of_a_firm_is_the_firm():
    text = "News\nOrwin and Quist Group named Ada Orwin. Orwin and Quist lends."
    found = persons(text, "*Orwin and Quist Group", "Ada Orwin", "Orwin")
    assert found == ["organisation:orwin and quist", "person:ada orwin", "organisation:orwin and quist"]
    text = "News\nOrwin and Quist Group named Ada Orwin. Orwin smiled."
    assert persons(text, "*Orwin and Quist Group", "Ada Orwin", "Orwin")[2] == "person:ada orwin"


_WORDS = st.sampled_from(
    [
        "sterling",
        "stirling",
        "acme",
        "oil",
        "oils",
        "inc",
        "group",
        "berg",
        "bergh",
        "anna",
        "otto",
        "steve",
        "stephen",
        "a",
        "iba",
    ]
)
_KEYS = st.builds(
    lambda kind, words: f"{kind}:{' '.join(words)}",
    st.sampled_from(["person", "organisation", "place"]),
    st.lists(_WORDS, min_size=1, max_size=3),
) | st.sampled_from(
    [
        f"organisation:{n}"
        for n in ("parliament", "parliament (japan)", "parliament (us)", "japanese parliament", "dp")
    ]
)
_ROWS = st.builds(
    lambda key, alias, count: NameRow(key, MentionKind(key.partition(":")[0]), key.upper(), count, alias),
    _KEYS,
    st.just("") | _KEYS,
    st.integers(1, 3),
)
_ARTICLES = st.lists(st.lists(_ROWS, min_size=1, max_size=4), min_size=1, max_size=8)


def entities(table):
    return {entity.id: entity for entity in table.entities()}


@given(_ARTICLES, st.randoms(use_true_random=False), _ARTICLES)
@settings(max_examples=60, deadline=None)
def test_articles_in_any_order_make_the_same_entities(articles, chance, taken_back):
    at_once, one_by_one = EntityTable(), EntityTable()
    for article in articles:
        at_once.add_article(article)
    for article in taken_back:
        one_by_one.add_article(article)
    chance.shuffle(articles)
    for article in articles:
        one_by_one.add_article(article)
        one_by_one.entity_id("person:berg")  # asked for between, it is resolved between
    for article in taken_back:
        one_by_one.add_article(article, sign=-1)
    assert entities(one_by_one) == entities(at_once)
    assert all(at_once.entity_id(key) in entities(at_once) for e in at_once.entities() for key in e.keys)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("person:joe penrith", 3), ("person:joseph penrith", 2), True),
        (("person:jo penrith", 3), ("person:edward penrith", 2), False),
        (("person:joa penrith", 3), ("person:joachim penrith", 2), True),
        (("person:luis quintar", 5), ("person:luis quintar teran", 2), True),
        (("person:john paul", 5), ("person:john paul decker", 2), False),
        (("organisation:veldhoven air lines", 3), ("organisation:veldhoven airlines", 2), True),
        (("organisation:south east", 3), ("organisation:southeast", 2), False),
        (("organisation:delta house", 20), ("place:delta house", 3), True),
        (("organisation:liverpool", 20), ("place:liverpool", 3), False),
        (("organisation:bank of harvests", 3), ("organisation:bank of harvests ltd", 3), True),
    ],
)
def test_two_writings(one, other, same):
    table = EntityTable.from_rows([row(one[0], "x", one[1]), row(other[0], "y", other[1])])
    assert (table.entity_id(one[0]) == table.entity_id(other[0])) == same


def test_one_spelling_of_a_body():
    assert name_key("Quorvex Organisation", ORGANISATION) == name_key("Quorvex Organization", ORGANISATION)


def test_one_article_explains_the_acronym_of_a_known_body():
    rows = [row("organisation:qm", "QM", 20), row("organisation:qm", "QM", 1, "organisation:quorvex motors")]
    known = [row("organisation:quorvex motors", "Quorvex Motors Corp", 30)]
    assert EntityTable.from_rows(rows + known).entity_id("organisation:qm") == "organisation:quorvex motors"
    unknown = [row("organisation:quorvex motors", "Quorvex Motors Corp", 1)]
    assert EntityTable.from_rows(rows + unknown).entity_id("organisation:qm") == "organisation:qm"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("person:a william penrith", 3), ("person:william penrith", 2), True),
        (("person:anne penrith", 3), ("person:anne mora penrith", 2), True),
        (("person:bxt", 9), ("organisation:bxt", 1), True),
        (("person:bxe", 9), ("organisation:bxe", 1), True),
        (("person:bxe", 2), ("organisation:bxe", 1), False),
        (("organisation:veldhoven printing and communication", 9), ("organisation:veldhoven printing and communications", 3), True),
        (("organisation:bank of toyko", 2), ("organisation:bank of tokyo", 9), True),
        (("organisation:exchange", 40), ("organisation:exchanges", 1), False),
        (("organisation:us treasury", 90), ("organisation:us treasury department", 1), True),
        (("organisation:quorvex bank", 90), ("organisation:quorvex bank of fiji", 30), False),
        (("person:leeds", 20), ("place:leeds", 2), False),
        (("organisation:quor vex", 2), ("organisation:quorvex inc", 9), True),
        (("organisation:quor vex pans", 1), ("organisation:quorvexpans", 1), True),
        (("organisation:bank of novia quorvexa", 1), ("organisation:bank of nova quorvexa", 9), True),
        (("person:tom von quorvex", 1), ("person:tom vonquorvex", 1), True),
        (("organisation:quorvex group", 2), ("organisation:quorvex group international", 5), True),
    ],
)  # fmt: skip
def test_two_writings_of_one_name(one, other, same):
    table = EntityTable.from_rows([row(one[0], "BXT", one[1]), row(other[0], "BXT", other[1])])
    assert (table.entity_id(one[0]) == table.entity_id(other[0])) == same


def test_a_surname_of_two_known_people_is_not_the_better_known_one():
    people = [row("person:james quorn", "James Quorn", 70), row("person:howard quorn", "Howard Quorn", 30)]
    bare = [row("person:quorn", "QUORN", 40), row("person:quorn", "Quorn", 60, "person:james quorn")]
    assert EntityTable.from_rows(people + bare).entity_id("person:quorn") == "person:quorn"


def test_forenames_by_their_initials():
    full = "person:mohammad abdul quon"
    table = EntityTable.from_rows([row(full, "Mohammad Abdul Quon", 1), row("person:ma quon", "M.A. Quon", 2)])
    assert table.entity_id("person:ma quon") == full
    table = EntityTable.from_rows([row(full, "Mohammad Abdul Quon", 1), row("person:mb quon", "M.B. Quon", 2)])
    assert table.entity_id("person:mb quon") == "person:mb quon"


@pytest.mark.parametrize(
    ("form", "same"),
    [
        pytest.param("Prime Quorvex", True, id="explained once"),
        pytest.param("Prime Quorvex Co", False, id="a company"),
    ],
)
def test_a_name_of_several_words_that_one_article_explains(form, same):
    short, full = "organisation:prime quorvex", "organisation:prime quorvex and tea"
    rows = [row(short, form, 1), row(short, "Prime Quorvex", 1, full), row(full, "Prime Quorvex and Tea Co", 2)]
    rows.append(row("organisation:prime quorvex shipping", "x", 1))
    assert EntityTable.from_rows(rows[:3]).entity_id(short) == (full if same else short)
    assert EntityTable.from_rows(rows).entity_id(short) == short


def test_a_name_that_is_explained_is_short_for_a_rarer_one():
    short, full = "organisation:us quorvex", "organisation:us quorvex communications"
    rows = [
        row(short, "US Quorvex", 30),
        row(short, "US Quorvex", 1, full),
        row(full, "US Quorvex Communications", 2),
    ]
    assert EntityTable.from_rows(rows).entity_id(short) == full


def test_a_longer_name_that_comes_later_is_not_meant():
    text = "RESULTS\nTallow Film Corp was bought. Tallow paid. Tallow Tapes Inc was not."
    assert named(text, "Tallow Film Corp", "Tallow", "Tallow Tapes Inc")[1] == "Tallow Film Corp"


def test_the_headline_of_who_sells_a_unit_is_not_the_units():
    text = "TALLOW <TLW> MAY SELL SOAP UNIT\nRATON, March 2 - Tallow Salt Co said so."
    assert named(text, "TALLOW", "Tallow Salt Co")[0] == "Tallow Salt Co"
    text = "BOEING <BA> UNIT MAY SELL SOAP\nRATON, March 2 - Boeing Salt Co said so."
    assert named(text, "BOEING", "Boeing Salt Co")[0] == "BOEING"
