"""Persons whose name is written in two ways across a library."""

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount
from index.entities.slips import is_slip, is_turned


def row(key, articles, surface="x", alias_of=""):
    return NameCount(key, MentionKind(key.partition(":")[0]), surface, alias_of, articles, articles)


# Nobody is told apart by a first name that hardly anybody has.
MANY = [
    row(f"person:{first} {last}", 1) for first in ("carl", "james") for last in ("moll", "tarn", "wick", "ferd")
]


def entity(key, *others, articles=1):
    return EntityTable.from_rows([row(key, articles), *others, *MANY]).entity_id(key)


@pytest.mark.parametrize(
    ("key", "others"),
    [
        pytest.param("person:eduard quorvnaze", {"person:eduard quorvnadze": 7}, id="a letter less"),
        pytest.param("person:carl qorm", {"person:carl qortm": 9}, id="a short surname"),
        pytest.param("person:eduard quorvelt", {"person:anna quorvelt": 1, "person:eduard quorvel": 7}, id="kin"),
        pytest.param("person:james barker", {"person:james baker": 50}, id="a surname that is a word"),
        pytest.param("person:james tornsen", {"person:james tornson": 7}, id="two families"),
        pytest.param("person:james quorvel", {"person:anna quorvell": 7}, id="another first name"),
        pytest.param("person:james quorvel", {"person:james tuorvel": 7}, id="another beginning"),
        pytest.param(
            "person:james quorvel", {"person:james quorvelt": 7, "person:anna quorvelt": 3}, id="others bear it"
        ),
    ],
)
def test_surnames_a_slip_apart(key, others):
    one = key == "person:eduard quorvnaze"
    assert entity(key, *(row(k, n) for k, n in others.items())) == (max(others) if one else key)


def test_a_slip_that_turns_two_letters_is_one_beside_a_known_name_that_others_bear():
    others = [row("person:carl iqarn", 17), row("person:anna iqarn", 3)]
    assert entity("person:carl iqran", *others) == "person:carl iqarn"
    assert (
        entity("person:carl iqran", row("person:carl iqarn", 4), row("person:anna iqarn", 3))
        == "person:carl iqran"
    )


def test_what_three_articles_write_is_no_slip():
    assert entity("person:eduard quorvnaze", row("person:eduard quorvnadze", 7), articles=3) == (
        "person:eduard quorvnaze"
    )


@pytest.mark.parametrize(
    ("key", "other", "same"),
    [
        ("person:philip quorvel", "person:phillip quorvel", True),
        ("person:jeffery quorvel", "person:jeffrey quorvel", True),
        ("person:suliqan quorvel", "person:suleiqan quorvel", True),
        ("person:arsenim quorvel", "person:arsenio quorvel", True),
        ("person:marta quorvel", "person:marita quorvel", False),
        ("person:daniel quorvel", "person:danielle quorvel", False),
        ("person:paul quorvel", "person:paula quorvel", False),
    ],
)
def test_first_names_that_sound_alike(key, other, same):
    assert (entity(key, row(other, 2)) == other) is same
    kin = row("person:anna quorvel", 1)  # three bear it: no name is nearly the same as another
    assert (entity(key, row(other, 2), kin) == other) is (same and key == "person:arsenim quorvel")


@pytest.mark.parametrize(
    ("key", "others", "whom"),
    [
        pytest.param("person:quorn de lund", {"person:javier quorn de lund": 9}, 0, id="a surname of three words"),
        pytest.param("person:quorn ost", {"person:alejandro quorn ost": 3}, 0, id="a double surname"),
        pytest.param(
            "person:quorn ost", {"person:alejandro quorn ost": 3, "person:anna quorn ost": 3}, None, id="of two"
        ),
        pytest.param("person:paul lund", {"person:john paul lund": 3}, None, id="a first name before it"),
        pytest.param("person:quorn ost", {"person:saudi quorn ost": 3}, None, id="no first name before the other"),
        pytest.param("person:prince lund", {"person:peter prince lund": 3}, None, id="a title"),
    ],
)
def test_a_name_that_ends_another(key, others, whom):
    assert entity(key, *(row(k, n) for k, n in others.items())) == (key if whom is None else [*others][whom])


@pytest.mark.parametrize(
    ("other", "same"),
    [("person:clifford quorn jr", True), ("person:clifford quorn sr", False), ("person:anton quorn jr", False)],
)
def test_two_juniors_of_one_firm(other, same):
    firm = "organisation:elm mills"
    ties = [row(key, 1, "", firm) for key in ("person:cliff quorn jr", other)]
    assert (entity("person:cliff quorn jr", row(other, 2), *ties) == other) is same


@pytest.mark.parametrize(
    ("one", "two", "slip", "turned"),
    [
        ("gaspar", "gasper", True, False),
        ("gaspar", "gasparr", True, False),
        ("gaspar", "gapsar", False, True),
        ("gaspar", "gaspars", False, False),
        ("gaspar", "gospel", False, False),
    ],
)
def test_slips(one, two, slip, turned):
    assert (is_slip(one, two), is_turned(one, two)) == (slip, turned)
    assert (is_slip(two, one), is_turned(two, one)) == (slip, turned)
