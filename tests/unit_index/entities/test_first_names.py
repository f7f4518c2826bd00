"""Persons by a first name or a surname alone: where the name ends, and whose it is."""

import re

import pytest

from index.article import Mention, MentionKind
from index.entities import EntityTable
from index.entities.casing import case_table
from index.entities.full_names import full_names
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.rows import untold
from index.entities.taken import Taken
from index.entities.within import name_mentions, name_rows

PERSON = MentionKind.PERSON


def lengthened(marked):
    """The names of a text with its persons in brackets, as they are taken to their ends."""
    text, names = "", {}
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]+)\])?", marked):
        text += plain
        if name:
            names[len(text), len(text) + len(name)] = PERSON
            text += name
    full_names(text, names, Taken(len(text), names), case_table(), gazetteer(), given_names())
    return [text[start:end] for start, end in sorted(names)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param("So said Rep. Pat [Quorvel] today", ["Pat Quorvel"], id="a title and a short first name"),
        pytest.param("So said Rep. Lane [Quorvel] today", ["Lane Quorvel"], id="a word that a title makes a name"),
        pytest.param("ROME, May 2 - Mason [Quorvel], 63, left", ["Mason Quorvel"], id="behind a dateline"),
        pytest.param("said Hanns Christian [Quorvel-Ost]", ["Hanns Christian Quorvel-Ost"], id="two first names"),
        pytest.param('the debt, C.J. "Pete" [Quorvel] said', ['C.J. "Pete" Quorvel'], id="a nickname"),
        pytest.param("the debt, A. William [Quorvel] said", ["A. William Quorvel"], id="an initial before it"),
        pytest.param("[David] quorvel, vice-president, left", ["David quorvel"], id="a surname without care"),
        pytest.param("It fell. Mark [Quorvel] stayed", ["Quorvel"], id="a word at the start of a sentence"),
        pytest.param("In early April [Quorvel] left", ["Quorvel"], id="a month"),
        pytest.param("So did Mr Justice [Quorvel] too", ["Quorvel"], id="a title is no first name"),
        pytest.param("the talks in Houston [Quorvel] said", ["Quorvel"], id="a town"),
        pytest.param("[Robert] said so", ["Robert"], id="a verb"),
        pytest.param("[Robert] versus them, it said", ["Robert"], id="a common word"),
        pytest.param("[Bill] quorvel, it said", ["Bill"], id="a word that is a first name, too"),
        pytest.param("[Ann] [Quorvel] left", ["Ann", "Quorvel"], id="what is spoken for"),
    ],
)
def test_to_both_ends_of_a_name(marked, names):
    assert lengthened(marked) == names


def meant(marked):
    """Whom the last of the persons in brackets is."""
    text, mentions = "", []
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]+)\])?", marked):
        text += plain
        if name:
            mentions.append(Mention(len(text), len(text) + len(name), PERSON, name))
            text += name
    return untold(name_mentions(mentions, (), text)[-1].entity_id)


@pytest.mark.parametrize(
    ("marked", "whom"),
    [
        pytest.param(
            "N\nIt is led by (chairman [Anton]) [Quorvel], he said", "person:anton quorvel", id="brackets"
        ),
        pytest.param("N\nIt is led by (Anton) [Quorvel]", "person:anton quorvel", id="brackets that are not lit"),
        pytest.param("N\nIt is led by Quorvel (Holdings) [Quorvel]", "person:quorvel", id="no first name in them"),
        pytest.param(
            "N\n(Anton) [Quorvel] left. So did [Quorvel]", "person:anton quorvel", id="everywhere in the article"
        ),
        pytest.param("N\n[Brigitta Lund] left her son, (Anton) [Lund]", "person:brigitta lund", id="who is known"),
    ],
)
def test_first_names_in_brackets(marked, whom):
    assert meant(marked) == whom


@pytest.mark.parametrize(
    ("marked", "first", "whom"),
    [
        ("N\nIt is held by [Alfred] and [Martha Quorvel]", 0, "person:alfred quorvel"),
        ("N\nIt is held by [Alfred], [David] and [Martha Quorvel]", 0, "person:alfred quorvel"),
        ("N\nIt is held by [Alfred], [David] and [Martha Quorvel]", 1, "person:david quorvel"),
        ("N\nIt is held by [Alfred] and [Martha Le Quorvel-Ost]", 0, "person:alfred le quorvel ost"),
        ("N\nIt is held by [Alfred], [Martha Quorvel] said", 0, "person:alfred"),
        ("N\nIt is held by [Alfred] with [Martha Quorvel]", 0, "person:alfred"),
        ("N\nIt is held by [Quorvel] and [Martha Lund]", 0, "person:quorvel"),
        ("N\nHe works at [Duke] and [Martha Lund] here", 0, "person:duke"),
        ("N\n[Alfred Moll] and others. [Alfred] and [Martha Lund]", 1, "person:alfred moll"),
    ],
)
def test_first_names_in_a_list(marked, first, whom):
    text, mentions = "", []
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]+)\])?", marked):
        text += plain
        if name:
            mentions.append(Mention(len(text), len(text) + len(name), PERSON, name))
            text += name
    assert name_mentions(mentions, (), text)[first].entity_id == whom


@pytest.mark.parametrize(
    ("marked", "whom"),
    [
        pytest.param(
            "N\nIt is [Erik Quorvel]'s, and [Quorvel]'s son, [Anton]", "person:anton quorvel", id="a son"
        ),
        pytest.param(
            "N\nSo said [Erik Quorvel], whose brother [Anton]", "person:anton quorvel", id="whose brother"
        ),
        pytest.param("N\nSo did [Erik Quorvel] and his late wife, [Anna]", "person:anna quorvel", id="his wife"),
        pytest.param(
            "N\nSo did [Erik Quorvel] and his daughter, [Anna]", "person:anna", id="who may have married"
        ),
        pytest.param("N\nSo did [Erik Quorvel] and [Anna]", "person:anna", id="who is told to be nobody's"),
        pytest.param("N\nSo did [Erik Quorvel].\nHe and his son [Anton]", "person:anton", id="another paragraph"),
        pytest.param("N\nSo did [Erik] and his son, [Anton]", "person:anton", id="whose father has none"),
    ],
)
def test_first_names_of_kin(marked, whom):
    assert meant(marked) == whom


@pytest.mark.parametrize(
    ("marked", "whom"),
    [
        pytest.param(
            "N\n[James Quorvel] spoke. [Quorvle] said so", "person:james quorvel", id="two letters turned"
        ),
        pytest.param("N\n[James Quorvel] spoke. [Quorvell] said so", "person:james quorvel", id="a letter more"),
        pytest.param(
            "N\n[James Quorvel] spoke. [Quorvel] left. [James Quorvell]", "person:james quorvel", id="in full"
        ),
        pytest.param("N\n[James Lund] spoke. [Lumd] said so", "person:lumd", id="a short name"),
        pytest.param("N\n[James Petersen] spoke. [Peterson] said so", "person:peterson", id="two families"),
        pytest.param("N\n[James Quorvel] spoke. President [Quorvell]", "person:quorvell", id="with a title"),
        pytest.param(
            "N\n[James Quorvel] spoke. [Quorvell] said so. [Quorvell], [Quorvell]",
            "person:quorvell",
            id="too often",
        ),
        pytest.param("N\n[James Quorvel] and [Ada Quorvell]", "person:ada quorvell", id="another first name"),
        pytest.param(
            "N\n[James Quorvel], [Ann Quorvels]. [Quorvelt] left", "person:quorvelt", id="of two persons"
        ),
    ],
)
def test_slips_of_an_article(marked, whom):
    assert meant(marked) == whom


def test_who_is_named_in_pieces_is_shown_in_full():
    text = "N\nIt is held by Alfred and Martha Quorvel"
    names = [
        Mention(text.index(name), text.index(name) + len(name), PERSON, name)
        for name in ("Alfred", "Martha Quorvel")
    ]
    mentions = name_mentions(names, (), text)
    assert [m.entity for m in mentions] == ["Alfred Quorvel", "Martha Quorvel"]
    table = EntityTable()
    table.add_article(name_rows(mentions))
    assert table.name("person:alfred quorvel") == "Alfred Quorvel"
    assert table.entity("person:alfred quorvel").aliases == ("Alfred",)
    table.add_article(name_rows([Mention(0, 6, PERSON, "Alfred", "Alfred Moll", "person:alfred moll")]))
    assert [m.entity for m in table.resolve(mentions)] == ["Alfred Quorvel", "Martha Quorvel"]
