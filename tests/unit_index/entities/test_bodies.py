"""Bodies of one name in several countries: whose each is, and how the library tells them apart."""

from __future__ import annotations

import pytest

from index.article import Mention, MentionKind
from index.entities import EntityTable, NameCount, name_key, name_rows
from index.entities.bodies import core_of
from index.entities.within import name_mentions

ORGANISATION = MentionKind.ORGANISATION


def ids(text, *names, acronyms=()):
    """What each name of the text stands for, in order of the text."""
    mentions = [
        Mention(at, at + len(name), ORGANISATION, name)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    mentions.sort(key=lambda m: m.start)
    return [m.entity_id.removeprefix("organisation:") for m in name_mentions(mentions, acronyms, text)]


def row(name, surface, articles=2, alias_of=""):
    return NameCount(
        f"organisation:{name}", ORGANISATION, surface, alias_of and f"organisation:{alias_of}", 3, articles
    )


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("ministry of finance", "finance ministry"),
        ("agriculture forestry and fisheries ministry", "agriculture forestry and fisheries ministry"),
        ("department of labour", "labor department"),
        ("department of the treasury", "treasury"),
        ("social democratic party", "social democratic party"),
        ("central bank", "central bank"),
        ("white house", ""),
        ("toys department", ""),
        ("labour", ""),
        ("first national bank", ""),
    ],
)
def test_what_every_country_has(name, core):
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan Finance Ministry spoke.", "finance ministry (kenya)"),
        ("Norway's Finance Ministry spoke.", "finance ministry (norway)"),
        ("The Finance Ministry of Peru spoke.", "finance ministry (peru)"),
        ("KENYA FINANCE MINISTRY TO CUT\n", ""),
        ("OSLO, March 3 - The Finance Ministry spoke.", "finance ministry (norway)"),
        ("Oslo (XYZ) — The Finance Ministry spoke.", "finance ministry (norway)"),
        ("MOSCOW, March 3 - The Finance Ministry spoke.", "finance ministry (russia)"),
        ("MOSCOW, March 3 - The Finance Ministry of the Soviet state spoke.", "finance ministry (soviet union)"),
        ("The Finance Ministry spoke of growth in Ghana.", "finance ministry (ghana)"),
        ("The Finance Ministry spoke of Ghana and Mali.", "finance ministry"),
        # The dateline is not enough where most of the article is of elsewhere.
        ("PARIS, March 3 - Ghana, Mali, Ghana. France's envoy met Ghana. The Finance Ministry spoke.", "finance ministry"),
        # In Washington there is none.
        ("WASHINGTON, March 3 - The Finance Ministry of the day met for Japan.", "finance ministry (japan)"),
        ("TOKYO, March 3 - U.S. Treasury prices fell. The Finance Ministry spoke.", "finance ministry (japan)"),
        ("BONN, March 3 - German and Swiss envoys saw the Swiss Finance Minister. The Finance Ministry spoke.",
         "finance ministry (germany)"),
        ("Ministers met in Georgia. The Finance Ministry of Oman spoke.", "finance ministry (oman)"),
        ("It met in Japan. Finance Ministry aides spoke of Oman.", "finance ministry"),
        ("The Finance Ministry spoke.", "finance ministry"),
    ],
)  # fmt: skip
def test_whose_a_ministry_is(text, expected):
    assert ids(text, "Finance Ministry") == ([expected] if expected else [])


def test_two_countries_in_one_article():
    text = "TOKYO, May 2 - Thailand's Central Bank told the Japanese Central Bank. The Central Bank was glad."
    found = ids(text, "Central Bank")
    assert found == ["central bank (thailand)", "central bank (japan)", "central bank (japan)"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("WASHINGTON, May 2 - Envoys of Iran told Congress.", "Congress", "congress (us)"),
        ("RENO, Nev., May 2 - It was built for the Navy.", "Navy", "navy (us)"),
        ("LONDON, May 2 - Iran told Congress.", "Congress", "congress"),
        ("RIO DE JANEIRO, May 2 - Aides saw Treasury Secretary Alva Berg.", "Treasury", "treasury (us)"),
        ("The Texas Senate and later the Senate voted.", "Senate", "senate (texas)"),
        (
            "Japan's ruling Liberal Democratic Party won.",
            "Liberal Democratic Party",
            "liberal democratic party (japan)",
        ),
    ],
)
def test_whose_others_are(text, name, expected):
    assert ids(text, name)[-1] == expected


def test_letters_are_of_the_country_of_their_name():
    text = "LONDON, May 2 - The Department of Trade and Industry (DTI) met. The DTI agreed."
    name = "Department of Trade and Industry"
    found = ids(text, name, "DTI", acronyms=[("DTI", name)])
    assert found == ["trade and industry department (uk)"] * 3


def test_rows_carry_the_country():
    text = "OSLO, May 2 - The Finance Ministry (FM) met. The FM agreed."
    mentions = [
        Mention(text.index("Finance"), text.index(" (FM"), ORGANISATION, "Finance Ministry"),
        Mention(text.index("FM)"), text.index(")"), ORGANISATION, "FM"),
    ]
    rows = name_rows(name_mentions(mentions, [("FM", "Finance Ministry")], text))
    whose = "organisation:finance ministry (norway)"
    assert {(r.key, r.surface, r.alias_of) for r in rows} == {
        (whose, "Finance Ministry", ""),
        ("organisation:fm", "FM", whose),
    }


def test_bodies_of_two_countries_stay_apart_and_are_called_by_them():
    rows = [
        row("treasury (us)", "Treasury", 30),
        row("us treasury", "U.S. Treasury", 20),
        row("treasury (uk)", "Treasury", 3),
        row("department of the treasury", "Department of the Treasury", 1),
        row("treasury", "Treasury", 9),
    ]
    table = EntityTable.from_rows(rows)
    assert {e.name: e.keys for e in table.entities()} == {
        "Treasury (U.S.)": ("organisation:treasury (us)", "organisation:us treasury"),
        "Treasury (U.K.)": ("organisation:treasury (uk)",),
        "Treasury": ("organisation:treasury",),
        "Department of the Treasury": ("organisation:department of the treasury",),
    }


def test_a_country_is_told_only_where_two_have_such_a_body():
    rows = [row("senate (us)", "Senate", 30), row("us senate", "U.S. Senate", 2), row("senate", "Senate", 4)]
    table = EntityTable.from_rows(rows)
    assert table.entity("organisation:us senate").name == "Senate"
    assert table.entity_id("organisation:senate") == "organisation:senate (us)"
    table.add([row("senate (peru)", "Senate", 1)])
    assert table.entity("organisation:us senate").name == "Senate (U.S.)"
    assert table.entity_id("organisation:senate") == "organisation:senate"
    table.add([NameCount("organisation:senate (peru)", ORGANISATION, "Senate", "", -3, -1)])
    assert table.entity("organisation:us senate").name == "Senate"


def test_one_article_does_not_tell_whose_many_are():
    table = EntityTable.from_rows([row("senate (us)", "Senate", 1), row("senate", "Senate", 4)])
    assert table.entity_id("organisation:senate") == "organisation:senate"


def test_letters_of_a_body_with_a_country_mean_it_everywhere():
    whose = "trade and industry department (uk)"
    rows = [row(whose, "Department of Trade and Industry", 5), row("dti", "DTI", 3, whose), row("dti", "DTI", 2)]
    assert EntityTable.from_rows(rows).entity_id("organisation:dti") == f"organisation:{whose}"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("harvest corp of engineers", "harvest corps of engineers", True),
        ("quorn de costa", "quorn da costa", True),
        ("quorn de costa", "quorn of costa", False),
        ("harvest corp", "harvest corps", False),
    ],
)
def test_slips_between_bodies(one, other, same):
    table = EntityTable.from_rows([row(one, one.title(), 2), row(other, other.title(), 3)])
    assert (len(list(table.entities())) == 1) == same


def test_a_federal_association_is_a_legal_form():
    assert name_key("Quorn Savings F.A.", ORGANISATION) == name_key("Quorn Savings", ORGANISATION)
    assert name_key("Quorn FA", ORGANISATION) != name_key("Quorn", ORGANISATION)


def test_a_flash_that_names_a_country_behind_an_american_body_tells_nothing():
    assert ids("TREASURY SEES NEW LOANS FOR ITALY", "TREASURY") == ["treasury"]
    assert ids("ITALY BANK SAYS TREASURY TO LEND", "TREASURY") == ["treasury (italy)"]
    assert ids("TREASURY SEES NEW LOANS IN U.S.", "TREASURY") == ["treasury (us)"]
    assert ids("TREASURY SEES LOANS\nROME, March 3 - The Treasury spoke to Italy.", "Treasury") == [
        "treasury (italy)"
    ]


def test_who_tells_more_of_the_united_states_means_their_house():
    text = (
        "OSAKA, Japan, March 3 - The U.S. warned Japan of a U.S. bill. The House of Representatives and U.S. firms"
    )
    assert ids(text, "House of Representatives") == ["house of representatives (us)"]
    text = text.replace("U.S.", "party")
    assert ids(text, "House of Representatives") == ["house of representatives (japan)"]


def test_in_a_digest_each_dateline_stands_for_what_is_below_it():
    items = ["LIMA - The Congress Party won.", "CAIRO - The Labour Party won.", "OSLO - The Labour Party lost."]
    digest = "\n".join(["NEWS OF THE DAY, U.S. SENT", *items])
    assert ids(digest, "Labour Party") == ["labour party (egypt)", "labour party (norway)"]
    assert ids("\n".join(items[1:]), "Labour Party")[1] != "labour party (norway)"
