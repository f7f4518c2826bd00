"""Articles of feeds that would be easy to lose: in a file too, removed and added again, written by two at once."""

import os
import subprocess

import pytest
from web_server import Reply, Server, rss

from index.storage.kept_files import KeptFiles

TEXT = "".join(
    f"<p>The bridge over the Elm was opened by Ann Roe, who had waited {n} years.</p>" for n in range(9)
)


@pytest.fixture
def server():
    server = Server()
    server.pages["/feed"] = rss(("/a", "Bridge opens", TEXT))
    yield server
    server.close()


def page(server):
    head = f"<title>Bridge opens</title><link rel='canonical' href='{server.url}/a'>"
    body = f"<article><h1>Bridge opens</h1>{TEXT}</article>"
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_an_article_of_a_feed_outlives_a_saved_copy(library, server, tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.html").write_text(page(server))
    library.add(saved)
    library.add(f"{server.url}/feed")
    (hit,) = library.search("*").hits
    library.mark(hit.id, starred=True)
    assert not list((tmp_path / "library/articles").rglob("*.md"))
    library.remove_source(saved)
    library.update()
    assert [found.id for found in library.search("is:starred").hits] == [hit.id]


def test_a_saved_copy_that_is_deleted_leaves_the_feeds(library, server, tmp_path):
    saved = tmp_path / "a.html"
    saved.write_text(page(server))
    library.add(saved.parent / "a.html")
    library.add(f"{server.url}/feed")
    library.remove_source(saved)
    saved.unlink()
    library.update()
    assert library.search("*").total == 1


def test_the_text_of_a_page_outlives_its_feed_and_the_page(library, server):
    server.pages["/feed"] = rss(("/a", "Bridge opens", "The bridge was opened by Ann Roe."))
    server.pages["/a"] = Reply(page(server), kind="text/html")
    library.add(f"{server.url}/feed")
    (hit,) = library.search("*").hits
    whole = library.article(hit.id).text
    assert "waited 8 years" in whole
    library.remove_source(f"{server.url}/feed")
    del server.pages["/a"]
    library.add(f"{server.url}/feed")
    assert library.article(hit.id).text == whole
    assert len(library.versions(hit.id)) == 1


def test_what_another_one_is_writing_is_no_leftover(tmp_path, monkeypatch):
    def forbidden(*_):
        raise PermissionError

    folder = tmp_path / "2031/02"
    folder.mkdir(parents=True)
    with subprocess.Popen(["sleep", "60"]) as other:
        half, left = folder / f".new-{other.pid}-0", folder / ".new-x-0"
        half.touch()
        left.touch()
        KeptFiles(tmp_path).clean()
        assert list(folder.iterdir()) == [half]
        with monkeypatch.context() as patched:
            patched.setattr(os, "kill", forbidden)  # another user's process cannot be asked, and is there
            KeptFiles(tmp_path).clean()
        assert list(folder.iterdir()) == [half]
        other.kill()
    KeptFiles(tmp_path).clean()
    assert list(folder.iterdir()) == []


def feed(*items):
    text = "".join(
        f"<item>{item}<description><![CDATA[{TEXT.replace('Elm', f'Elm{number}')}]]></description></item>"
        for number, item in enumerate(items)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Lantern</title>{text}</channel></rss>"


def guid(name):
    return f"<guid isPermaLink='false'>{name}</guid>"


@pytest.mark.parametrize(
    "items",
    [
        [f"{guid(n)}<link>/changes</link><title>Release {n}</title>" for n in range(3)],
        [f"<link>/changes#{n}</link><title>Release {n}</title>" for n in range(3)],
        [f"<link>/changes</link><title>Release {n}</title>" for n in range(3)],
        [f"{guid('all')}<link>/changes/{n}</link><title>Release {n}</title>" for n in range(3)],
        [f"{guid('all')}<title>Release {n}</title>" for n in range(3)],
        ["<title>Release</title>"] * 3,
        [""] * 3,
    ],
    ids=["one page", "places in one page", "no guid", "one guid", "one guid, no page", "one title", "only texts"],
)
def test_items_that_a_feed_hardly_tells_apart_are_all_there(library, server, items):
    server.pages["/feed"] = feed(*items)
    server.pages["/changes"] = Reply(page(server), kind="text/html")
    library.add(f"{server.url}/feed")
    before = {hit.id: library.article(hit.id) for hit in library.search("*", fold=False).hits}
    assert all(any(f"Elm{n} " in article.text for article in before.values()) for n in range(3))
    assert len(before) == 3
    report = library.update()
    assert (report.added, report.changed) == (0, 0)
    library.rebuild()
    assert {hit.id: library.article(hit.id) for hit in library.search("*", fold=False).hits} == before


def test_an_item_that_gets_company_on_its_page_stays_the_same_article(library, server):
    first = f"{guid(1)}<link>/changes</link><title>Release 1</title>"
    server.pages["/feed"] = feed(first)
    library.add(f"{server.url}/feed")
    (hit,) = library.search("*").hits
    server.pages["/feed"] = feed(
        f"{first}<category>News</category>", f"{guid(2)}<link>/changes</link><title>2</title>"
    )
    report = library.update()
    # What the outlet says about it is kept, and is no change of what it tells.
    assert (report.added, report.changed) == (1, 0)
    assert library.article(hit.id).tags == ("News",)
    assert len(library.versions(hit.id)) == 1


def test_an_item_whose_address_changes_is_the_article_it_was(library, server):
    server.pages["/feed"] = feed(f"{guid(1)}<link>/a</link><title>Bridge opens</title>")
    library.add(f"{server.url}/feed")
    (hit,) = library.search("*").hits
    library.mark(hit.id, read=True, starred=True)
    server.pages["/feed"] = feed(f"{guid(1)}<link>/2031/a</link><title>Bridge opens</title>")
    assert library.update().added == 0
    assert library.article(hit.id).url == f"{server.url}/2031/a"
    assert [found.id for found in library.search("is:starred").hits] == [hit.id]


def test_a_guid_that_is_given_to_another_article_replaces_none(library, server):
    for number in (1, 2):
        text = TEXT.replace("Elm", f"Elm{number}")
        server.pages["/feed"] = rss((f"/{number}", f"Bridge {number}", text)).replace(
            f"<guid isPermaLink='false'>/{number}", "<guid isPermaLink='false'>newest"
        )
        library.add(f"{server.url}/feed")
    assert library.search("*", fold=False).total == 2
