"""Where one was is kept over leaving, and nonsense in its file is no place."""

import json
from dataclasses import asdict

import pytest

from reader.history import Place, Trail
from reader.last_place import last_of, read_place, write_place

LIST = Place("ferry", "newest", 12)
ARTICLE = Place("ferry", "relevance", 3, "ab12", "Ferry crews walk out", 840)


@pytest.fixture
def library(tmp_path):
    (tmp_path / "cache").mkdir()
    return tmp_path


@pytest.mark.parametrize("place", [LIST, ARTICLE])
def test_a_place_is_kept(library, place):
    write_place(library, place)
    assert read_place(library) == place
    assert [file.name for file in (library / "cache").iterdir()] == ["place.json"]
    write_place(library, None)
    assert read_place(library) == place


def test_who_leaves_by_the_front_page_was_where_he_was_before():
    trail = Trail()
    assert last_of(trail) is None
    for place in (LIST, ARTICLE, Place()):
        trail.go(place)
    assert last_of(trail) == ARTICLE
    trail.back()
    trail.back()
    assert last_of(trail) == LIST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"query": "a"}',
        json.dumps({"query": "", "sort": "", "row": "x"}),
        json.dumps({**asdict(LIST), "row": 1}).replace("1", "1e999"),
        "[" * 100_000,
    ],
)
def test_nonsense_is_no_place(library, text):
    (library / "cache" / "place.json").write_text(text)
    assert read_place(library) is None


def test_a_place_made_by_others_is_safe(library):
    write_place(library, Place("ferry\x1b]52;c;x\x07", "newest", -4, offset=-1))
    place = read_place(library)
    assert "\x1b" not in place.query and (place.row, place.offset) == (0, 0)


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path):
    write_place(tmp_path / "gone", LIST)
    assert read_place(tmp_path / "gone") is None
