"""What a library of feeds takes care of: marks that outlive a source, passwords, pages that are gone, one count."""

import pytest
from web_server import Reply, Server, rss

from index.arriving.subscriptions import _with_user
from index.errors import SourceError
from index.library import Library

LONG = "".join(
    f"<p>The bridge over the Elm was opened on Monday by Ann Roe, who had waited {n} years for it and said so.</p>"
    for n in ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
)
ITEMS = [(f"/a/{n}", f"Bridge {n} opens", LONG.replace("Elm", f"Elm{n}")) for n in range(4)]
TEASER = "The bridge was opened by Ann Roe..."


@pytest.fixture
def server():
    server = Server()
    server.pages["/feed"] = rss(*ITEMS)
    yield server
    server.close()


def ids(library):
    return {hit.title: hit.id for hit in library.search("*", fold=False).hits}


def test_what_is_starred_tagged_or_noted_outlives_its_source(library, server):
    source = library.add_source(f"{server.url}/feed")
    library.update()
    known = ids(library)
    library.mark(known["Bridge 1 opens"], starred=True)
    library.mark(known["Bridge 2 opens"], tag="keep")
    library.mark(known["Bridge 3 opens"], note="ask who paid")
    kept = ["Bridge 1 opens", "Bridge 2 opens", "Bridge 3 opens"]
    library.remove_source(source.location)
    assert sorted(ids(library)) == kept
    library.update()
    assert sorted(ids(library)) == kept
    library.rebuild()
    assert sorted(ids(library)) == kept
    library.add_source(source.location)
    library.update()
    assert ids(library) == known


def test_of_two_updates_at_once_one_counts_each_article(tmp_path, recogniser, server):
    with (
        Library(tmp_path / "library", recogniser=recogniser) as one,
        Library(tmp_path / "library", recogniser=recogniser) as other,
    ):
        one.add_source(f"{server.url}/feed")
        reports = []

        def beside(progress):
            if progress.stage == "fetching" and not progress.done and not reports:
                reports.append(None)
                reports.append(other.update(recognise=False))

        first = one.update(recognise=False, progress=beside)
        assert first.added + reports[1].added == len(ITEMS)
        assert len(ids(one)) == len(ITEMS)


def test_an_edit_with_a_bad_address_changes_nothing(library, server):
    source = library.add_source(f"{server.url}/feed", title="Old")
    with pytest.raises(SourceError):
        library.edit_source(source.location, title="New", location_new="exec:true")
    with pytest.raises(SourceError):
        library.edit_source(source.location, title="New", location_new="no such file")
    assert library.source(source.location).title == "Old"
    new = library.edit_source(source.location, title="New", location_new=f"{server.url}/other")
    assert (new.title, new.location) == ("New", f"{server.url}/other")


@pytest.mark.parametrize(
    ("typed", "found", "is_sent"),
    [
        ("https://a:b@x.example/", "https://x.example/feed", True),
        ("https://a:b@x.example/", "http://x.example/feed", False),
        ("http://a:b@x.example/", "https://x.example/feed", True),
        ("https://a:b@x.example/", "https://y.example/feed", False),
        ("https://a:b@x.example:8443/", "https://x.example:8443/feed", True),
        ("https://a:b@x.example:8443/", "https://x.example/feed", False),
        ("https://a:b@x.example/", "https://x.example:9/feed", False),
    ],
)
def test_a_typed_password_goes_to_no_other_service_and_never_in_the_clear(typed, found, is_sent):
    assert ("a:b@" in _with_user(found, typed)) is is_sent


def test_a_page_that_is_not_there_is_asked_for_once_and_one_that_is_busy_again(library, server):
    server.pages["/feed"] = rss(("/a/gone", "Gone", TEASER), ("/a/busy", "Busy", TEASER))
    server.pages["/a/busy"] = Reply(status=503)
    library.add(f"{server.url}/feed")
    for _ in range(4):
        library.update(recognise=False)
    assert (server.paths().count("/a/gone"), server.paths().count("/a/busy")) == (1, 3)


def test_a_file_knows_that_its_text_is_its_pages(tmp_path, recogniser, server):
    server.pages["/feed"] = rss(("/a/1", "Bridge opens", TEASER))
    html = f"<html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>{LONG}</article>"
    server.pages["/a/1"] = Reply(html, kind="text/html")
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(f"{server.url}/feed")
        (file,) = (tmp_path / "library/articles").rglob("*.md")
        assert 'text_from: "page"' in file.read_text()
    for path in (tmp_path / "library").glob("state.db*"):
        path.unlink()
    server.pages.pop("/a/1")
    server.pages["/feed"] = rss(("/a/1", "Bridge opens at last", TEASER))
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add_source(f"{server.url}/feed")
        library.rebuild()
        library.update(recognise=False)
        assert library.search("seventeen").total == 1
