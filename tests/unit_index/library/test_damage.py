"""Databases whose bytes are not what was written: the truth is named with its remedy, a cache is made anew."""

import os

import pytest

from index.errors import StateError
from index.library import Library

from .conftest import PlainRecogniser


@pytest.fixture
def stocked(tmp_path, news):
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(news)
    return tmp_path / "library"


@pytest.mark.parametrize("how", ["cut", "foreign"])
def test_damaged_annotations_are_recognised_again(stocked, how):
    path = stocked / "cache" / "annotations.db"
    if how == "cut":
        os.truncate(path, path.stat().st_size // 2)
    else:
        path.write_bytes(b"no database " * 900)
    with Library(stocked, recogniser=PlainRecogniser()) as library:
        article_id = library.search("harbour").hits[0].id
        assert library.article(article_id).mentions == ()
        library.recognise_now(article_id)
        assert [m.entity for m in library.article(article_id).mentions] == ["Ann Roe"]
        assert library.entity("Ann Roe").mentions == 2
        library.update()


def test_annotations_with_other_bytes_are_none(stocked):
    with Library(stocked, recogniser=PlainRecogniser()) as library:
        with library._annotations._database.transaction() as db:
            db.execute("UPDATE annotations SET data = x'0102'")
        article_id = library.search("harbour").hits[0].id
        assert library.article(article_id).mentions == ()


def test_damaged_marks_are_named_with_what_can_be_done(stocked):
    (stocked / "state.db").write_bytes(b"no database " * 900)
    with pytest.raises(StateError, match=r"state\.db is damaged.*backup"):
        Library(stocked)
    assert (stocked / "state.db").read_bytes().startswith(b"no database")


def test_a_damaged_catalogue_is_made_anew(stocked):
    (catalogue,) = stocked.glob("cache/index/*/catalogue.db")
    catalogue.write_bytes(b"no database " * 900)
    with Library(stocked, recogniser=PlainRecogniser()) as library:
        library.update()
        assert library.search("harbour").total == 1
