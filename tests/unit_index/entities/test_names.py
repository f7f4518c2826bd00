"""Name keys, and names within one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Mention, MentionKind
from index.entities import name_key, name_rows
from index.entities.names import initials
from index.entities.within import name_mentions

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("José Almeida", PERSON, "person:jose almeida"),
        ("Dr. Mary K. Olsen", PERSON, "person:mary olsen"),
        ("George Hart III", PERSON, "person:george hart"),
        ("Frank E. Olsen", PERSON, "person:frank olsen"),
        ("Frank E Olsen", PERSON, "person:frank olsen"),
        ("Anton J.F. O'Quorn", PERSON, "person:anton oquorn"),
        ("Lopes e Quorn", PERSON, "person:lopes e quorn"),
        ("C. J. Quorn", PERSON, "person:cj quorn"),
        ("C.J. Quorn", PERSON, "person:cj quorn"),
        ("C. Quorn", PERSON, "person:c quorn"),
        ("C. Jay Quorn", PERSON, "person:c jay quorn"),
        ("Preesident Quorn", PERSON, "person:quorn"),
        ("Minsiter Ada Quorn", PERSON, "person:ada quorn"),
        ("Preston Quorn", PERSON, "person:preston quorn"),
        ("George Hart Jr.", PERSON, "person:george hart jr"),
        ("Pope Quintus Sextus II", PERSON, "person:quintus sextus"),
        ("Pope Quintus", PERSON, "person:pope quintus"),
        ("Elm Street Bank FSB", ORGANISATION, "organisation:elm street bank"),
        ("Jean-Luc Picard", PERSON, "person:jean luc picard"),
        ("Ludwig van Beethoven", PERSON, "person:ludwig van beethoven"),
        ("Acme Holdings Ltd.", ORGANISATION, "organisation:acme holdings"),
        ("Acme Inc", ORGANISATION, "organisation:acme inc"),
        ("the Acme Co.", ORGANISATION, "organisation:acme inc"),
        ("ACME INT'L", ORGANISATION, "organisation:acme international"),
        ("Acme Bros Tools", ORGANISATION, "organisation:acme brothers tools"),
        ("U.S. Sugar", ORGANISATION, "organisation:us sugar"),
        ("U.S. Sugar Corp", ORGANISATION, "organisation:us sugar inc"),
        ("U.K. Company", ORGANISATION, "organisation:uk company"),
        ("Acme Tool Co Ltd", ORGANISATION, "organisation:acme tool"),
        ("United Industrial Corp Ltd", ORGANISATION, "organisation:united industrial ltd"),
        ("Holdings", ORGANISATION, "organisation:holdings"),
        ("International Quince Council, IQC", ORGANISATION, "organisation:international quince council"),
        ("Banca Nazionale del Quince-BNQ", ORGANISATION, "organisation:banca nazionale del quince"),
        ("International Quince Council ABC", ORGANISATION, "organisation:international quince council abc"),
        ("U.N.", ORGANISATION, "organisation:united nations"),
        ("U.S.", PLACE, "place:united states"),
        ("the United States", PLACE, "place:united states"),
        ("Britain", PLACE, "place:united kingdom"),
        ("England", PLACE, "place:england"),
        ("Washington D.C.", PLACE, "place:washington"),
        ("Oakville, Conn.", PLACE, "place:oakville"),
        ("West Va.", PLACE, "place:west va"),
        ("Palestinians", MentionKind.GROUP, "group:palestinian"),
        ("Israelis", MentionKind.GROUP, "group:israeli"),
        ("Swiss", MentionKind.GROUP, "group:swiss"),
    ],
)
def test_keys(text, kind, key):
    assert name_key(text, kind) == key


@given(st.text(min_size=1, max_size=40), st.sampled_from(list(MentionKind)))
def test_any_text_has_a_key_of_its_kind(text, kind):
    assert name_key(text, kind).startswith(f"{kind.value}:")


def test_initials():
    assert "who" in initials("World Health Organization")
    assert "bof" in initials("Bank of Fiji")


def named(*names, acronyms=()):
    mentions = [Mention(10 * i, 10 * i + len(text), kind, text) for i, (text, kind) in enumerate(names)]
    return {m.text: m.entity for m in name_mentions(mentions, acronyms)}


def test_a_surname_stands_for_the_full_name():
    names = named(("Anna Berg", PERSON), ("Berg", PERSON), ("Berg", PLACE))
    assert names == {"Anna Berg": "Anna Berg", "Berg": "Berg"}  # the place stays itself
    assert named(("Anna Berg", PERSON), ("Berg", PERSON))["Berg"] == "Anna Berg"


def test_a_family_name_in_front():
    assert named(("Xi Jinping", PERSON), ("Xi", PERSON))["Xi"] == "Xi Jinping"
    assert named(("Kim Min", PERSON), ("Kim Ho", PERSON), ("Kim", PERSON))["Kim"] == "Kim"


def test_a_junior_is_meant_by_the_surname_where_no_other_bears_it():
    assert named(("Sam Hart Jr.", PERSON), ("Hart", PERSON))["Hart"] == "Sam Hart Jr."
    both = named(("Sam Hart Jr.", PERSON), ("Sam Hart", PERSON), ("Hart", PERSON))
    assert both["Hart"] == "Sam Hart"


def test_acronyms_only_by_evidence():
    assert named(("Unity Labour Party", ORGANISATION), ("ULP", ORGANISATION))["ULP"] == "Unity Labour Party"
    assert named(("Workers' League", ORGANISATION), ("PKZ", ORGANISATION))["PKZ"] == "PKZ"
    told = named(("Workers' League", ORGANISATION), ("PKZ", ORGANISATION), acronyms=[("PKZ", "Workers' League")])
    assert told["PKZ"] == "Workers' League"


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (("Elm Valves Corp", "EV"), "Elm Valves Corp"),
        (("Elm Valves Corp", "Elm Valves", "EV"), "Elm Valves Corp"),
        (("Elm Valves Corp", "Eastern Vats Inc", "EV"), "EV"),  # either
        (("Elm Commission", "EC"), "EC"),  # a body
        (("Elmbury Inc", "EI"), "EI"),  # the form is no word of a name
        (("Elm Mill Valves", "EV"), "EV"),
    ],
)
def test_two_letters_are_the_one_company_of_two_words(names, meant):
    assert named(*((name, ORGANISATION) for name in names))[names[-1]] == meant


def test_capitals_are_not_the_name_to_show():
    assert named(("BARCELONA", PLACE), ("Barcelona", PLACE)) == {
        "BARCELONA": "Barcelona",
        "Barcelona": "Barcelona",
    }


def test_rows_count_names_and_keep_what_they_stand_for():
    mentions = name_mentions(
        [Mention(0, 9, PERSON, "Anna Berg"), *[Mention(i, i + 4, PERSON, "Berg") for i in (20, 30)]]
    )
    rows = name_rows([*mentions, Mention(40, 46, MentionKind.DATE, "Monday")])
    assert [(r.key, r.count, r.alias_of, r.surface) for r in rows] == [
        ("person:berg", 2, "person:anna berg", "Berg"),
        ("person:anna berg", 1, "", "Anna Berg"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("La.", "place:louisiana"),
        ("La", "place:la"),
        ("L.A.", "place:los angeles"),
        ("CALIF", "place:california"),
        ("W.Va.", "place:west virginia"),
    ],
)
def test_a_state_by_its_abbreviation(text, key):
    assert name_key(text, MentionKind.PLACE) == key
