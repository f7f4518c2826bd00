"""Firms that articles take for persons, by what the names of the whole library say."""

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount


def entity(name, *rows):
    """The entity that a person's name is in a library of (key, articles)."""
    counts = [
        NameCount(key, MentionKind(key.partition(":")[0]), key.partition(":")[2].title(), "", n, n)
        for key, n in rows
    ]
    return EntityTable.from_rows(counts).entity_id(name)


@pytest.mark.parametrize(
    ("name", "rows", "firm"),
    [
        ("norgelco", (("organisation:norgelco industries", 4),), "organisation:norgelco industries"),
        ("norgelco", (("organisation:norgelco inc", 2), ("organisation:norgelco uk", 1)), "organisation:norgelco"),
        (
            "lf ostrander",
            (("organisation:lf ostrander", 1), ("organisation:lf ostrander towbin", 2)),
            "organisation:lf ostrander towbin",
        ),
        ("robert hudsen", (("organisation:robert hudsen", 4),), "organisation:robert hudsen"),
        ("galaxy", (("organisation:galaxy cablevision", 4),), "organisation:galaxy"),
    ],
)
def test_a_name_that_only_firms_of_the_library_bear_is_a_firm(name, rows, firm):
    assert entity(f"person:{name}", (f"person:{name}", 1), *rows) == firm


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("ostrander", (("organisation:ostrander industries", 4), ("person:ann ostrander", 1))),
        ("robert", (("organisation:robert industries", 4),)),
        ("suhendro", (("organisation:suhendro party", 4),)),
        ("suhendro", (("organisation:suhendro", 2),)),
        ("robert hudsen", (("organisation:robert hudsen", 1),)),
        ("robert hudsen", (("organisation:robert hudsen industries", 4),)),
        ("arild mostad", (("organisation:arild mostad", 1),)),
    ],
)
def test_who_may_be_a_person_stays_one(name, rows):
    assert entity(f"person:{name}", (f"person:{name}", 1), *rows).startswith("person:")


def test_a_name_that_more_articles_tell_as_a_place_is_no_firm():
    rows = (("person:ostrand", 1), ("place:ostrand", 3), ("organisation:ostrand mining", 2))
    assert entity("person:ostrand", *rows) != "organisation:ostrand mining"
