"""Sources within each other, libraries within sources, and what could not be read of them."""

import json
from pathlib import Path

import pytest

from index.errors import SourceError
from index.library import Library


def counts(library):
    return {Path(s.location).name: s.articles for s in library.sources()}


@pytest.fixture
def inner(news):
    folder = news / "inner"
    folder.mkdir()
    (folder / "tunnel.txt").write_text(
        "Tunnel opens\n\nThe tunnel opened on Monday, said Ann Roe of the railway.\n"
    )
    return folder


@pytest.mark.parametrize("order", [("news", "news/inner"), ("news/inner", "news")])
def test_files_of_a_source_within_another_are_read_once(library, news, inner, recogniser, order):
    for name in order:
        library.add(news.parent / name)
    assert counts(library) == {"news": 3, "inner": 1}
    for _ in range(2):
        report = library.update()
        assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert library.stats().articles == 4


@pytest.mark.parametrize("name", ["inner", "harbour.txt"])
def test_what_becomes_a_source_of_its_own_goes_over_without_being_read_again(
    library, news, inner, recogniser, name
):
    library.add(news)
    read = len(recogniser.texts)
    library.add_source(news / name)
    report = library.update()
    assert (report.added, report.changed, report.removed, len(recogniser.texts)) == (0, 0, 0, read)
    assert counts(library) == {"news": 3, name: 1}


def test_removing_a_source_within_another_loses_nothing(library, news, inner):
    library.add(news)
    library.add(inner)
    library.remove_source(inner)
    assert library.search("tunnel").total == 1
    assert counts(library) == {"news": 4}
    assert library.update().added == 0
    library.add(inner / "tunnel.txt")
    library.remove_source(news)
    assert [hit.title for hit in library.search("*").hits] == ["Tunnel opens"]


def test_a_library_is_no_news(tmp_path, news, recogniser):
    with Library(news / "library", recogniser=recogniser) as library:
        library.add(news)
        library.search("*")
        assert library.update().failures == ()
        assert library.stats().articles == 3
        for own in (library.path, library.path / "articles", library.path / "cache"):
            own.mkdir(exist_ok=True)
            with pytest.raises(SourceError, match="the library itself"):
                library.add_source(own)


def test_links_that_lead_out_of_a_folder_are_not_followed(library, news, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Not yours\n\nThis was not given to be read.\n")
    (news / "out").symlink_to(outside)
    (news / "twice").mkdir()
    (news / "in").symlink_to(news / "twice")
    (news / "twice" / "bay.txt").write_text("Bay frozen\n\nThe bay froze on Monday.\n")
    library.add(news)
    assert library.stats().articles == 4
    assert library.search("given").total == 0


def test_what_is_wrong_with_single_records_is_remembered(library, news):
    wire = news / "wire.jsonl"
    wire.write_text(json.dumps({"title": "Rates cut", "text": "Rates were cut."}) + "\n{broken\n")
    library.add(news)
    for _ in range(2):
        assert [p.split(": ")[0] for p in library.check()] == [f"{wire}, line 2"]
        (source,) = library.sources()
        assert source.error == "1 could not be read"
        assert library.update().failures == ()
    wire.write_text(json.dumps({"title": "Rates cut", "text": "Rates were cut."}) + "\n")
    library.update()
    assert library.check() == []
    wire.write_text("{broken\n")
    library.update()
    assert len(library.check()) == 1
    wire.unlink()
    library.update()
    assert library.check() == []
    assert library.sources()[0].error == ""
