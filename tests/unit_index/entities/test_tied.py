"""Names that share a ticker or a firm and are nearly the same."""

import random

import pytest

from index.article import Mention, MentionKind
from index.entities import EntityTable, NameCount, name_rows
from index.entities.rows import NameRow
from index.entities.within import name_mentions

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


def row(key, articles=1, surface=""):
    name = surface or key.partition(":")[2].title()
    return NameCount(key, MentionKind(key.partition(":")[0]), name, "", articles, articles)


def tie(key, to, articles=1):
    return NameCount(key, MentionKind(key.partition(":")[0]), "", to, 0, articles)


def joined(one, other, *rows):
    table = EntityTable.from_rows(rows)
    return table.entity_id(one) == table.entity_id(other)


def read(marked):
    """The mentions of a text in which "[P:" and "[O:" begin names of persons and organisations, "]" ends them."""
    text, mentions = "", []
    for part in marked.replace("]", "[").split("["):
        if part[:2] in ("P:", "O:"):
            kind = PERSON if part[0] == "P" else ORGANISATION
            mentions.append(Mention(len(text), len(text) + len(part) - 2, kind, part[2:]))
            part = part[2:]
        text += part
    return name_mentions(mentions, (), text)


def ties_of(marked):
    return {(r.key, r.alias_of) for r in name_rows(read(marked)) if not r.surface}


@pytest.mark.parametrize(
    ("marked", "tie"),
    [
        ("[O:Ostrowek Mills Inc] <OSM> said", ("organisation:ostrowek mills", "OSM")),
        ("[O:Ostrowek Mills AG] <OSMG.F> said", ("organisation:ostrowek mills", "OSMG")),
        ("[O:Ostrowek Mills] (NYSE: OSM) said", ("organisation:ostrowek mills", "OSM")),
        ("[O:Ostrowek Mills] (OSM.N) said", ("organisation:ostrowek mills", "OSM")),
        (
            "[P:Ada Vrba], economist with [O:Quill Securities], said",
            ("person:ada vrba", "organisation:quill securities"),
        ),
        ("[O:Quill Securities] economist [P:Ada Vrba] said", ("person:ada vrba", "organisation:quill securities")),
        ("[O:Quill Securities] said it named [P:Ada Vrba]", ("person:ada vrba", "organisation:quill securities")),
        (
            "[O:Elm Gas]. [P:Ada Vrba] of [O:Quill Securities]",
            ("person:ada vrba", "organisation:quill securities"),
        ),
    ],
)
def test_what_stands_beside_a_name(marked, tie):
    assert tie in ties_of(marked)


def test_a_tie_is_counted_once_in_an_article():
    assert len(ties_of("[O:Ostrowek Mills Inc] <OSM>\n[O:Ostrowek Mills Inc] <OSM> said")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jim vrba", "james vrba"),
        ("jon vrba", "jonathan vrba"),
        ("oskar vrba", "oskar vrba jr"),
        ("anne vrba", "anne maria vrba"),
        ("ada kowalski", "ada kowalsky"),
        ("ada wood", "ada woods"),
        ("ada kowalski", "ada kowlaski"),
    ],
)
def test_two_writings_of_one_person_of_a_firm(one, other):
    one, other, firm = f"person:{one}", f"person:{other}", "organisation:quill securities"
    # Others of the surname keep what knows no firms from deciding.
    names = [row(one, 3), row(other, 4), *(row(f"person:{f} vrba", 9) for f in ("max", "eva", "kim", "lee"))]
    assert joined(one, other, *names, tie(one, firm), tie(other, firm, 2))
    assert not joined(one, other, *names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada vrba", "eva vrba"),
        ("oskar vrba jr", "oskar vrba sr"),
        ("ada wood", "ada food"),
        ("ko vrba", "keh vrba"),
        ("john vrba", "joan vrba"),
        ("wang ming", "wang ping"),
    ],
)
def test_two_persons_of_a_firm(one, other):
    one, other, firm = f"person:{one}", f"person:{other}", "organisation:quill securities"
    assert not joined(one, other, row(one, 3), row(other, 4), tie(one, firm), tie(other, firm))


def test_an_heir_is_not_his_father():
    one, other, firm = "person:oskar vrba", "person:oskar vrba jr", "organisation:quill securities"
    names = [row(one, 1, "Oskar Vrba III"), row(other, 1, "Oskar Vrba Jr.")]
    assert not joined(one, other, *names, tie(one, firm), tie(other, firm))


def test_initials_have_full_stops():
    firm = "organisation:quill securities"
    names = [row("person:klara vrba", 3), *(row(f"person:{f} vrba", 9) for f in ("max", "eva", "kitty"))]
    ties = [tie("person:kg vrba", firm), tie("person:klara vrba", firm)]
    assert joined("person:kg vrba", "person:klara vrba", *names, row("person:kg vrba", 1, "K.G. Vrba"), *ties)
    assert not joined("person:kg vrba", "person:klara vrba", *names, row("person:kg vrba", 1, "Kg Vrba"), *ties)


def test_without_a_firm_in_common_a_slip_stays():
    one, other = "person:ada vrbas", "person:ada vrba"
    assert not joined(
        one, other, row(one, 3), row(other, 4), tie(one, "organisation:elm"), tie(other, "organisation:oak")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("valley", "valley textile mills"),
        ("valley mills realty", "valley mills"),
        ("vallley textlie mills", "valley textile mills"),
    ],
)
def test_two_names_with_one_ticker(one, other):
    one, other = f"organisation:{one}", f"organisation:{other}"
    assert joined(one, other, row(one, 2), row(other, 3), tie(one, "OSM"), tie(other, "OSM", 2))
    assert not joined(one, other, row(one, 2), row(other, 3), tie(one, "OSM"), tie(other, "ELM", 2))


@pytest.mark.parametrize("unit", ["ostrowek credit", "ostrowek of canada", "ostrowek video", "ostrowek canada"])
def test_a_unit_with_its_parents_ticker(unit):
    one, other = "organisation:ostrowek", f"organisation:{unit}"
    assert not joined(one, other, row(one, 5), row(other, 2), tie(one, "OSM", 4), tie(other, "OSM"))


def test_a_short_name_that_seldom_has_the_ticker_may_be_anybody():
    one, other = "organisation:valley", "organisation:valley textile mills"
    rows = [row(one, 9), row(other, 9), tie(other, "VTM", 9)]
    assert not joined(one, other, *rows, tie(one, "VTM"))
    assert joined(one, other, *rows, tie(one, "VTM", 8))


def test_a_firm_of_two_countries_stays_two():
    one, other = "organisation:margo plc", "organisation:margo nv"
    assert not joined(one, other, row(one, 5), row(other, 5), tie(one, "MG", 4), tie(other, "MG"))


def test_ties_taken_back_join_nothing_and_order_does_not_matter():
    one, other = "organisation:valley mills realty", "organisation:valley mills"
    rows = [row(one, 2), row(other, 3), tie(one, "OSM"), tie(other, "OSM", 2)]
    expected = {e.id: e for e in EntityTable.from_rows(rows).entities()}
    random.Random(3).shuffle(rows)
    table = EntityTable.from_rows(rows)
    assert {e.id: e for e in table.entities()} == expected
    article = [NameRow(one, ORGANISATION, "", 0, "OSM")]
    table.add_article(article, -1)
    assert table.entity_id(one) == one
    table.add_article(article)
    assert table.entity_id(one) == other


def test_the_son_of_somebody_known_is_not_he():
    rows = (row("person:anton ostrow", 20), row("person:anton ostrow jr"))
    ties = (tie("person:anton ostrow", "organisation:elm", 3), tie("person:anton ostrow jr", "organisation:elm"))
    assert not joined("person:anton ostrow", "person:anton ostrow jr", *rows, *ties)


def test_a_surname_is_whose_firm_stands_beside_it():
    bare, full, other, firm = "person:wood", "person:ada wood", "person:eva wood", "organisation:quill securities"
    rows = [row(bare), row(full, 2), row(other, 2), tie(bare, firm)]
    assert joined(bare, full, *rows, tie(full, firm))
    assert not joined(bare, full, *rows, tie(full, firm), tie(other, firm))
    assert not joined(bare, full, row(bare, 9), *rows, tie(full, firm))


def test_a_longer_name_that_the_same_persons_stand_with():
    short, long, person = "organisation:valley", "organisation:valley textile mills", "person:ada vrba"
    rows = [row(short, 2), row(long, 4), row(person, 5)]
    assert joined(short, long, *rows, tie(person, short), tie(person, long))
    assert not joined(short, long, *rows, tie(person, short))
    assert not joined(short, long, row(short, 3), *rows, tie(person, short), tie(person, long))


@pytest.mark.parametrize("unit", ["valley credit", "valley international", "valley of canada", "valley tyres"])
def test_a_person_of_a_firm_and_its_unit(unit):
    short, long, person = "organisation:valley", f"organisation:{unit}", "person:ada vrba"
    rows = [row(short, 4), row(long, 2), row(person, 5)]
    assert not joined(short, long, *rows, tie(person, short, 4), tie(person, long, 2))


def test_a_chief_executive_tells_that_a_firm_was_renamed():
    plain, new, old = "organisation:quill", "organisation:quill inc", "organisation:quill computer"
    rows = [row(plain, 30), row(new, 10), row(old, 12), row("organisation:quill records", 9)]
    chief = [tie("person:ada vrba", key, 6) for key in (plain, new, old)]
    assert joined(new, old, *rows, *chief)
    assert not joined(new, old, *rows, *chief, *(tie("person:ada vrba", f"organisation:{n}", 9) for n in "abc"))


def test_the_head_of_two_firms_of_one_name():
    one, other = "organisation:quill nv", "organisation:quill plc"
    assert not joined(
        one, other, row(one, 3), row(other, 3), *(tie("person:ada vrba", k, 3) for k in (one, other))
    )
