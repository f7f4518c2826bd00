"""A recogniser of another version: what the older one found is shown until the new one is done."""

import json
import os
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace

import pytest

from index.entities import name_key
from index.errors import NotFoundError
from index.library import Library

from .conftest import PlainRecogniser

ROE, BO = "person:ann roe", "person:bo lindqvist"


class OtherRecogniser(PlainRecogniser):
    """Calls everybody by the surname alone, and Bo Lindqvist not at all."""

    version = "plain-2"

    def annotate_text(self, text):
        mentions, figures = super().annotate_text(text)
        short = []
        for m in mentions:
            name = m.text.split()[-1]
            if name != "Lindqvist":
                key = name_key(name, m.kind)
                short.append(replace(m, start=m.end - len(name), text=name, entity=name, entity_id=key))
        return tuple(short), figures


@pytest.fixture
def upgraded(tmp_path, news):
    """Opens the library with the other recogniser, again and again; the bridge is its oldest article."""
    for name, moment in (("harbour", 1.9e9), ("market", 1.8e9), ("bridge", 1.7e9)):
        os.utime(news / f"{name}.txt", (moment, moment))
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(news)

    def opened():
        return Library(tmp_path / "library", recogniser=OtherRecogniser())

    return opened


def update(library, count):
    """Bring it up to date but stop when so many articles have been recognised."""
    seen = [0]

    def progress(now):
        seen[0] = max(seen[0], now.done if now.stage == "recognising" else 0)

    return library.update(progress=progress, cancelled=lambda: seen[0] >= count)


def people(library):
    return {value.name: value.count for value in library.search("*").facets.people}


def names(library, word):
    return [m.entity for m in library.article(library.search(word).hits[0].id).mentions if m.entity]


def kept_versions(library):
    with closing(sqlite3.connect(library.path / "cache" / "annotations.db")) as db:
        return {row[0] for row in db.execute("SELECT DISTINCT version FROM annotations")}


def shows_what_was_found(library):
    assert [(e.name, e.articles, e.mentions) for e in library.entities()] == [
        ("Ann Roe", 2, 2),
        ("Bo Lindqvist", 2, 2),
    ]
    assert people(library) == {"Ann Roe": 2, "Bo Lindqvist": 2}
    assert library.search('person:"bo lindqvist"').total == 2
    assert names(library, "bridge") == ["Ann Roe", "Bo Lindqvist"]
    card = library.entity("bo lindqvist")
    assert card.latest[0].snippet.highlights and card.keys == ((BO, "Bo Lindqvist"),)
    assert [e.id for e in library.entities_of(library.search("bridge").hits[0].id)] == [ROE, BO]


def test_before_anything_is_recognised_all_is_as_it_was(upgraded):
    with upgraded() as library:
        shows_what_was_found(library)  # and nothing has been brought up to date yet
        library.update(recognise=False)
        assert library.stats().unrecognised == 3
        shows_what_was_found(library)
    with upgraded() as library:
        library.update(recognise=False)
        shows_what_was_found(library)


def test_half_way_and_after_an_interruption_names_are_there(upgraded):
    for _ in range(2):
        with upgraded() as library:
            update(library, 1)
    with upgraded() as library:
        assert library.stats().unrecognised == 1
        assert kept_versions(library) == {"plain-1", "plain-2"}
        assert library.entity("Ann Roe").id == ROE and library.entity("Bo Lindqvist").articles == 1
        assert library.entity("Roe").id == "person:roe" and library.search("person:roe").total == 2
        assert names(library, "bridge") == ["Ann Roe", "Bo Lindqvist"]  # of the older version
        assert names(library, "harbour") == ["Roe"] and names(library, "grain") == []
        library.update()
        assert [(e.name, e.articles, e.mentions) for e in library.entities()] == [("Roe", 2, 2)]
        assert people(library) == {"Roe": 2} and names(library, "bridge") == ["Roe"]
        assert library.entity("Roe").keys == (("person:roe", "Roe"),)
        assert kept_versions(library) == {"plain-2"}
        with pytest.raises(NotFoundError):
            library.entity("Bo Lindqvist")


def test_a_name_of_the_news_is_found_before_the_backlog_is_done(upgraded, news):
    with upgraded() as library:
        (news / "new.txt").write_text("Tunnel opens\n\n2034-05-01 - At last, said Cy Wells, it is open.\n")
        update(library, 1)
        assert library.stats().unrecognised == 3
        assert library.search("person:wells").total == library.entity("Wells").articles == 1
        assert [e.name for e in library.entities()] == ["Ann Roe", "Bo Lindqvist", "Wells"]


def test_a_third_version_before_the_second_is_done(upgraded):
    with upgraded() as library:
        update(library, 1)
        assert library.stats().unrecognised == 2
    with upgraded() as library:
        library._recogniser.version = "plain-3"
        library.update(recognise=False)
        assert library.entity("Bo Lindqvist").keys == ((BO, "Bo Lindqvist"),)
        assert library.update().recognised == 3
        assert [e.name for e in library.entities()] == ["Roe"]
        assert kept_versions(library) == {"plain-3"}


def test_corrections_hold_half_way(upgraded):
    with upgraded() as library:
        library.mending.merge(BO, ROE)
        library.update(recognise=False)
        card = library.entity("Bo Lindqvist")
        assert (card.name, card.articles, card.mentions, card.aliases) == ("Ann Roe", 3, 4, ("Bo Lindqvist",))


def test_an_article_that_is_indexed_again_keeps_its_names(tmp_path):
    file = tmp_path / "wire.jsonl"
    record = {"id": 1, "title": "Story", "text": "It came, said Ann Roe of it.", "tags": ["old"]}
    file.write_text(json.dumps(record))
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(file)
    file.write_text(json.dumps(record | {"tags": ["new"]}))
    with Library(tmp_path / "library", recogniser=OtherRecogniser()) as library:
        library.update(recognise=False)
        assert library.search("tag:new person:roe").total == 1


def test_what_belongs_to_no_article_goes_at_the_end(upgraded, news):
    (news / "market.txt").unlink()
    with upgraded() as library:
        update(library, 1)
        assert library.update().recognised == 1
        assert kept_versions(library) == {"plain-2"}


def test_when_everything_was_removed_nobody_is_left(upgraded, news):
    with upgraded() as library:
        library.remove_source(news)
        assert library.entities() == ()
        library.update()
        assert library.stats().entities == 0 and kept_versions(library) <= {"plain-2"}


@pytest.mark.parametrize(
    "form",
    [b"no", "[]", "[[[1]],[[0,1,0]],[]]", '[[["x","A","A","a"]],[],[]]', "[[],[[0,1,7]],[]]", "[[],[],[[1]]]"],
)
def test_what_is_written_in_another_form_is_as_if_not_recognised(upgraded, form):
    data = form if isinstance(form, bytes) else zlib.compress(form.encode())
    with upgraded() as library:
        with closing(sqlite3.connect(library.path / "cache" / "annotations.db")) as db, db:
            db.execute("UPDATE annotations SET data = ?", (data,))
        library.update(recognise=False)
        assert names(library, "bridge") == []
        assert library.search("person:roe").total == library.entity("Ann Roe").articles == 2
        assert library.update().recognised == 3
        assert names(library, "bridge") == ["Roe"] and kept_versions(library) == {"plain-2"}


def test_days_of_long_texts_are_kept_with_their_version_only(tmp_path, news, monkeypatch):
    from index import dating

    monkeypatch.setattr(dating, "_LONG", 100)
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(news)
        assert "plain-1" in kept_versions(library) and len(kept_versions(library)) > 1
    with Library(tmp_path / "library", recogniser=OtherRecogniser()) as library:
        library.update(recognise=False)
        assert names(library, "bridge") == ["Ann Roe", "Bo Lindqvist"]
        library.update()
        versions = kept_versions(library)
        assert names(library, "bridge") == ["Roe"]
        assert len(versions) > 1 and all(version.startswith("plain-2") for version in versions)


def test_what_is_opened_shows_the_older_names_until_all_of_the_new_ones_are_there(upgraded, news):
    (news / "long.txt").write_text("A long day\n\n" + "On it Ann Roe told us of the bridge and more.\n" * 100)
    with upgraded() as library:
        library._recogniser.version = "plain-1"
        library.update()
        library._recogniser.version = "plain-2"
        library.update(recognise=False)
        wanted = library.search("long day").hits[0].id
        assert library.recognise_beginning(wanted)
        assert len(library.article(wanted).mentions) == 100
        library.recognise_now(wanted)
        assert kept_versions(library) == {"plain-1", "plain-2"}
        assert {m.entity_id for m in library.article(wanted).mentions} == {"person:roe"}


def test_the_first_names_of_a_library_are_there_before_all_are(tmp_path, news):
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add_source(news)
        update(library, 2)
        assert library.stats().unrecognised == 1 and library.entities()


def test_a_rebuild_half_way_makes_all_anew(upgraded):
    with upgraded() as library:
        update(library, 1)
        library.rebuild()
        assert [(e.name, e.articles) for e in library.entities()] == [("Roe", 2)]
        assert library.stats().unrecognised == 0 and kept_versions(library) == {"plain-2"}
