"""Articles of feeds that would be easy to lose: in a file too, removed and added again, written by two at once."""

import subprocess

import pytest
from web_server import Reply, Server, rss

from index.kept_files import KeptFiles

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


def test_what_another_one_is_writing_is_no_leftover(tmp_path):
    folder = tmp_path / "2031/02"
    folder.mkdir(parents=True)
    with subprocess.Popen(["sleep", "60"]) as other:
        half, left = folder / f".new-{other.pid}-0", folder / ".new-x-0"
        half.touch()
        left.touch()
        KeptFiles(tmp_path).clean()
        assert list(folder.iterdir()) == [half]
        other.kill()
    KeptFiles(tmp_path).clean()
    assert list(folder.iterdir()) == []
