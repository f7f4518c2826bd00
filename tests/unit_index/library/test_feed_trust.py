"""What sites, feeds and servers say runs nothing here, reaches no terminal and ends no update."""

import json

import pytest
from web_server import Reply, Server, rss

from index.library import Library


@pytest.fixture
def server():
    server = Server()
    server.pages["/feed"] = rss(("/a", "Bridge opens", "The bridge was opened by Ann Roe."))
    yield server
    server.close()


@pytest.fixture
def trap(server, tmp_path):
    """An address whose password, were it the user's, would run a command; and the file that tells."""
    told = tmp_path / "told"
    command = f"$(touch%20{str(told).replace('/', '%2F')})"
    return server.url.replace("://", f"://ann:{command}@"), told


def test_a_password_that_a_page_names_is_nobodys(library, server, trap):
    address, told = trap
    link = f"<link rel='alternate' type='application/rss+xml' href='{address}/feed'>"
    server.pages["/"] = Reply(f"<html><head>{link}</head></html>", kind="text/html")
    library.add(server.url)
    assert [source.location for source in library.sources()] == [f"{server.url}/feed"]
    library.update()
    assert not told.exists()


def test_a_password_that_a_redirect_names_is_nobodys(library, server, trap):
    address, told = trap
    server.pages["/old"] = Reply(status=301, headers={"Location": f"{address}/feed"})
    library.add(f"{server.url}/old")
    assert [source.location for source in library.sources()] == [f"{server.url}/feed"]
    library.update()
    assert not told.exists()


def test_a_password_that_an_item_names_is_nobodys(library, server, trap):
    address, told = trap
    server.pages["/feed"] = rss((f"{address}/a", "Bridge opens", "The bridge was opened by Ann Roe."))
    library.add(f"{server.url}/feed")
    library.update()
    assert "/a" in server.paths()  # its page is wanted, and had without
    assert not told.exists()


def test_a_password_that_a_kept_file_names_is_nobodys(tmp_path, recogniser):
    folder = tmp_path / "library/articles/2031/02"
    folder.mkdir(parents=True)
    fields = {"id": "0" * 16, "title": "Bridge", "feed": "https://ann:$(touch x)@a.example/feed"}
    lines = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
    (folder / "a.md").write_text(f"---\nreader: 1\n{lines}\n---\n\nIt was opened.\n")
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.rebuild()
        assert [source.location for source in library.sources()] == ["https://a.example/feed"]


def test_the_users_own_password_goes_with_the_feeds_of_its_site(library, server):
    server.pages["/"] = Reply("<link rel='alternate' type='application/rss+xml' href='/feed'>", kind="text/html")
    typed = server.url.replace("://", "://ann:secret@")
    library.add(typed)
    assert [source.location for source in library.sources()] == [f"{typed}/feed"]
    assert all("Authorization" in headers for path, headers in server.log if path in ("/", "/feed"))


def test_a_feeds_name_is_safe_to_show_and_to_store(library, server):
    def feed(title):
        text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": []})
        return Reply(text, kind="application/feed+json")

    server.pages["/escape"] = feed("A \x1b]0;x\x07\u202eb\n\x9bc")
    server.pages["/half"] = feed("A \ud800 b")
    for path in ("/escape", "/half", "/feed"):
        library.add_source(server.url + path)
    assert library.update().added == 1
    assert [source.title for source in library.sources()][:2] == ["A b", "A b"]


@pytest.mark.parametrize("tag", ['"\xe9"', '"' + "x" * 5000 + '"'])
def test_a_validator_that_cannot_be_sent_back_costs_no_feed(library, server, tag):
    server.pages["/feed"] = Reply(server.pages["/feed"], headers={"ETag": tag, "Last-Modified": tag})
    library.add(f"{server.url}/feed")
    assert library.update().failures == ()
    assert "If-None-Match" not in server.log[-1][1]


@pytest.mark.parametrize("feed", ["http://[", "https://[::1/", "feed:"])
def test_a_kept_file_with_an_address_that_is_none_is_an_article_still(tmp_path, recogniser, feed):
    folder = tmp_path / "library/articles/2031/02"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(f'---\nreader: 1\ntitle: "Bridge"\nfeed: "{feed}"\n---\n\nIt was opened.\n')
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        assert library.update(fetch=False).added == 1
        library.rebuild()
        assert (library.search("*").total, library.sources()) == (1, ())
