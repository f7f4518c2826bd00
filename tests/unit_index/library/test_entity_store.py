"""By which words an entity is found."""

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount
from index.storage.catalogue import Catalogue
from index.storage.entity_store import words_of_name


@pytest.fixture
def store(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.db")
    rows = [
        NameCount("person:shaun oneill", MentionKind.PERSON, "Shaun O’Neill", "", 3, 3),
        NameCount("organisation:warner brothers", MentionKind.ORGANISATION, "Warner Brothers, Inc.", "", 2, 2),
    ]
    catalogue.entities.write(EntityTable.from_rows(rows))
    yield catalogue.entities
    catalogue.close()


@pytest.mark.parametrize(
    "typed", ["O'Neill", "o’neill", "oneill", "O’Neill's", "shaun o'neill,", '"Shaun" (O\'Neill)', "Warner Brothers, Inc.", "warner, brothers"]
)  # fmt: skip
def test_marks_in_a_name_do_not_count(store, typed):
    assert len(store.find(words_of_name(typed))) == 1


def test_a_name_of_a_thousand_words_is_nobodys(store):
    assert store.find(["shaun"] * 1000) == []


def test_while_an_older_recogniser_is_in_use_nobody_stands_twice(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.db")
    organisation = MentionKind.ORGANISATION

    def write(*rows):
        catalogue.entities.write(
            EntityTable.from_rows([NameCount(key, organisation, name, of, n, n) for key, name, of, n in rows])
        )

    short = ("organisation:norvane", "Norvane", "", 9)
    write(short)
    catalogue.entities.older.stand = lambda: True
    whole = "organisation:norvane shipyards"
    for _ in range(2):  # the table is written again and again while the backlog is worked off
        write(
            (whole, "Norvane Shipyards", "", 20),
            ("organisation:norvane", "Norvane", whole, 3),
            ("organisation:belmar", "Belmar", "", 4),
        )
        assert sorted(name for _, name in catalogue.entities.names()) == ["Belmar", "Norvane"]
        (norvane,) = catalogue.entities.find(["shipyards"])
        assert norvane.id == "organisation:norvane" and set(norvane.keys) == {"organisation:norvane", whole}
    catalogue.close()
