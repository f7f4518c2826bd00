"""A library that follows feeds: what comes in, what stays, what a change or a crash does."""

import json
import sqlite3

import pytest
from web_server import Reply, Server, rss

from index.errors import LibraryError, NotFoundError, SourceError
from index.library import Library
from index.results import ImportReport

LONG = "".join(
    f"<p>The bridge over the Elm was opened on Monday by Ann Roe, who had waited {n} years for it and said so.</p>"
    for n in ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
)
ITEMS = [(f"/a/{n}", f"Bridge {n} opens", LONG.replace("Elm", f"Elm{n}")) for n in range(3)]


@pytest.fixture
def server():
    server = Server()
    server.pages["/feed"] = rss(*ITEMS)
    yield server
    server.close()


def titles(library, query="*"):
    return sorted(hit.title for hit in library.search(query).hits)


def test_a_feed_becomes_files_and_searchable_unread_articles(library, server, tmp_path):
    report = library.add(f"{server.url}/feed")
    assert (report.added, report.failures) == (3, ())
    assert titles(library, "elm1") == ["Bridge 1 opens"]
    assert library.search("is:unread").total == 3
    files = sorted((tmp_path / "library/articles").glob("20*/*/2031-02-03-bridge-*-opens-*.md"))
    assert len(files) == 3
    (source,) = library.sources()
    assert (source.kind, source.title, source.articles, source.unread, source.error) == (
        "feed",
        "The Lantern",
        3,
        3,
        "",
    )
    assert source.checked


def test_what_is_added_is_asked_for_once(library, server):
    site = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body></body></html>'
    server.pages["/site"] = Reply(site, kind="text/html")
    text = "<p>The bridge over the Elm was opened on Monday by Ann Roe, who said so twice.</p>" * 9
    server.pages["/page"] = Reply(
        f"<html><body><article><h1>A bridge</h1>{text}</article></body></html>", kind="text/html"
    )
    assert library.add(f"{server.url}/site").added == 3
    assert [path for path, _ in server.log if path != "/favicon.ico"] == ["/site", "/feed"]
    server.pages["/feed"] = rss(*ITEMS, ("/a/9", "Bridge 9 opens", LONG))
    assert library.update(only=[f"{server.url}/feed"]).added == 1
    del server.pages["/feed"]  # a page is asked about the feeds of its site
    assert library.add(f"{server.url}/page").added == 1
    assert [path for path, _ in server.log].count("/page") == 1


def test_what_was_looked_at_is_news_for_a_moment_and_only_where_it_is_asked_for(library, server, monkeypatch):
    source = library.add_source(f"{server.url}/feed")
    monkeypatch.setattr("index.arriving.looked._SECONDS", 0.0)
    server.pages["/feed"] = rss(*ITEMS, ("/a/9", "Bridge 9 opens", LONG))
    assert library.update(only=[source.location]).added == 4


def test_what_one_process_looked_at_is_followed_and_brought_in_by_another_without_asking_again(
    library, server, recogniser, tmp_path
):
    found = library.preview_source(f"{server.url}/feed")
    source = library.add_source(found.location)
    with Library(library.path, recogniser=recogniser) as worker:
        assert worker.update(only=[source.location]).added == 3
    assert [path for path, _ in server.log].count("/feed") == 1
    assert not list((library.path / "cache" / "looked").iterdir())


def test_a_look_that_is_kept_badly_or_not_at_all_is_asked_for_again(library, server):
    looked = library.path / "cache" / "looked"
    source = library.add_source(f"{server.url}/feed")
    (kept,) = looked.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    kept.write_bytes(b"[1]\nno answer")
    assert library.update(only=[source.location]).added == 3
    kept.unlink(missing_ok=True)
    looked.rmdir()
    looked.write_text("no folder")
    server.pages["/other"] = rss(*ITEMS)
    assert library.add_source(f"{server.url}/other").kind == "feed"


def test_the_index_is_what_the_files_say(library, server):
    library.add(f"{server.url}/feed")
    before = {hit.id: library.article(hit.id) for hit in library.search("*").hits}
    library.mark(next(iter(before)), read=True)
    report = library.rebuild()
    assert report.failures == ()
    assert {hit.id: library.article(hit.id) for hit in library.search("*").hits} == before
    assert library.search("is:unread").total == 2
    assert library.sources()[0].articles == 3


def test_nothing_unchanged_is_sent_or_done_again(library, server):
    def page(handler):
        if handler.headers.get("If-None-Match") == '"1"':
            return Reply(status=304)
        return Reply(rss(*ITEMS), headers={"ETag": '"1"'})

    server.pages["/feed"] = page
    library.add(f"{server.url}/feed")
    report = library.update()
    assert (report.added, report.changed, report.failures) == (0, 0, ())
    assert server.log[-1][1].get("If-None-Match") == '"1"'


def test_what_a_file_of_the_users_had_is_brought_by_the_feed_when_that_is_gone(library, server, tmp_path):
    server.pages["/feed"] = lambda handler: (
        Reply(status=304)
        if handler.headers.get("If-None-Match") == '"1"'
        else Reply(rss(*ITEMS), headers={"ETag": '"1"'})
    )
    own = tmp_path / "own" / "bridge.md"
    own.parent.mkdir()
    own.write_text(f"---\ntitle: Bridge 1 opens\nurl: {server.url}/a/1\n---\n\nThe bridge was opened, I noted.\n")
    library.add(own.parent)
    library.add(f"{server.url}/feed")
    assert titles(library) == ["Bridge 0 opens", "Bridge 1 opens", "Bridge 2 opens"]
    assert titles(library, "noted") == ["Bridge 1 opens"]
    own.unlink()
    library.update()
    library.update()
    assert titles(library) == ["Bridge 0 opens", "Bridge 1 opens", "Bridge 2 opens"]
    assert titles(library, "elm1") == ["Bridge 1 opens"]


def test_a_kept_article_whose_file_the_user_deletes_is_not_brought_again(library, server, tmp_path):
    library.add(f"{server.url}/feed")
    (file,) = (tmp_path / "library/articles").rglob("*bridge-1-*.md")
    file.unlink()
    for _ in range(2):
        library.update()
        assert titles(library) == ["Bridge 0 opens", "Bridge 2 opens"]


def test_a_changed_item_keeps_its_file_and_its_id(library, server, tmp_path):
    library.add(f"{server.url}/feed")
    before = library.search("elm1").hits[0]
    server.pages["/feed"] = rss(*ITEMS[:1], ("/a/1", "Bridge 1 closes", LONG.replace("opened", "shut")), ITEMS[2])
    report = library.update()
    assert (report.added, report.changed) == (0, 1)
    assert library.search("shut").hits[0].id == before.id
    assert len(list((tmp_path / "library/articles").rglob("*.md"))) == 3


def test_one_broken_feed_stops_no_other_and_its_error_stays_until_it_works(library, server):
    library.add(f"{server.url}/feed")
    server.pages["/b"] = rss(("/b/1", "Grain falls", LONG))
    library.add(f"{server.url}/b")
    server.pages["/b"] = Reply("oh", 500)
    server.pages["/feed"] = rss(*ITEMS, ("/a/9", "Bridge 9 opens", LONG))
    report = library.update()
    assert report.added == 1
    assert report.failures == ((f"{server.url}/b", "answered with 500 Internal Server Error"),)
    assert [s.error for s in library.sources()] == ["", "answered with 500 Internal Server Error"]
    server.pages["/b"] = rss(("/b/1", "Grain falls", LONG))
    library.update()
    assert [s.error for s in library.sources()] == ["", ""]


def test_the_same_article_in_two_feeds_is_one(library, server):
    server.pages["/b"] = rss(ITEMS[1], title="The Other")
    library.add(f"{server.url}/feed")
    library.add(f"{server.url}/b")
    assert library.search("*").total == 3
    library.remove_source(f"{server.url}/feed")
    library.update()
    assert titles(library) == ["Bridge 1 opens"]


def test_what_is_removed_stays_on_the_disk_and_comes_back(library, server, tmp_path):
    library.add(f"{server.url}/feed")
    library.remove_source(f"{server.url}/feed")
    assert library.search("*").total == 0
    library.rebuild()
    assert library.search("*").total == 0
    assert library.sources() == ()
    assert len(list((tmp_path / "library/articles").rglob("*.md"))) == 3
    library.add(f"{server.url}/feed")
    assert library.search("*").total == 3
    assert len(list((tmp_path / "library/articles").rglob("*.md"))) == 3


def test_a_source_is_edited_and_found_by_its_title(library, server):
    library.add_source(f"{server.url}/feed", title="Lantern", folder="North/ Coast")
    edited = library.edit_source("lantern", title="Light", folder="South", full_text="never", paused=True)
    assert (edited.title, edited.folder, edited.full_text, edited.paused) == ("Light", "South", "never", True)
    library.update()
    assert "/feed" not in server.paths()[1:]
    with pytest.raises(NotFoundError):
        library.edit_source("nobody")
    with pytest.raises(SourceError):
        library.edit_source("Light", full_text="perhaps")


def test_a_permanent_redirect_moves_the_source_and_its_articles(library, server):
    library.add(f"{server.url}/feed")
    server.pages["/new"] = server.pages["/feed"]
    server.pages["/feed"] = Reply(status=301, headers={"Location": "/new"})
    library.update()
    (source,) = library.sources()
    assert (source.location, source.articles) == (f"{server.url}/new", 3)


def test_a_site_gives_its_feed_and_a_page_without_one_is_taken_once(library, server):
    page = (
        f"<html><head><title>Bridge opens</title>{{}}</head><body><article><h1>Bridge opens</h1>{LONG}</article>"
    )
    server.pages["/"] = Reply(
        page.format("<link rel='alternate' type='application/rss+xml' title='News' href='/feed'>"),
        kind="text/html",
    )
    server.pages["/page"] = Reply(page.format(""), kind="text/html")
    preview = library.preview_source(server.url)
    assert (preview.kind, preview.location, preview.title) == ("feed", f"{server.url}/feed", "The Lantern")
    assert preview.items[0] == "Bridge 0 opens"
    assert preview.choices[0][0] == f"{server.url}/feed"
    assert library.sources() == ()
    assert library.add_source(server.url).location == f"{server.url}/feed"
    del server.pages["/feed"]
    assert library.add_source(f"{server.url}/page").kind == "page"
    report = library.update(only=[f"{server.url}/page"])
    assert report.added == 1
    asked = len(server.log)
    library.update(only=[f"{server.url}/page"])
    assert len(server.log) == asked


def test_a_feed_is_looked_at_in_the_order_of_its_dates(library, server):
    dates = ("Mon, 02 Nov 2026 08:00:00 GMT", "", "Sat, 21 Nov 2026 08:00:00 GMT")
    items = "".join(
        f"<item><title>Bridge {n}</title>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
        for n, date in enumerate(dates)
    )
    server.pages["/feed"] = Reply(f"<rss version='2.0'><channel><title>L</title>{items}</channel></rss>")
    preview = library.preview_source(f"{server.url}/feed")
    assert preview.items == ("Bridge 2", "Bridge 0", "Bridge 1")
    assert [date and date[:10] for date in preview.dates] == ["2026-11-21", "2026-11-02", None]


def test_a_command_is_a_source_only_by_hand(library, tmp_path):
    file = tmp_path / "made.xml"
    file.write_text(rss(("http://lantern.example/1", "Made here", LONG)))
    library.add_source(f"exec:cat {file}")
    assert library.preview_source("exec:rm -rf x").warning
    assert library.update().added == 1
    opml = tmp_path / "list.opml"
    opml.write_text(
        "<opml version='2.0'><body><outline text='North'><outline text='A' xmlUrl='https://a.example/feed'/></outline>"
        "<outline text='B' xmlUrl='exec:touch /tmp/x'/><outline text='C' xmlUrl='file:///etc/passwd'/></body></opml>"
    )
    report = library.import_opml(opml)
    assert isinstance(report, ImportReport)
    assert (report.added, [location for location, _ in report.refused]) == (
        1,
        ["exec:touch /tmp/x", "file:///etc/passwd"],
    )
    assert [(s.kind, s.folder) for s in library.sources()] == [("command", ""), ("feed", "North")]
    assert library.export_opml(tmp_path / "out.opml") == 1
    assert "exec" not in (tmp_path / "out.opml").read_text()


def test_a_library_that_lost_its_list_finds_it_in_its_articles(tmp_path, recogniser):
    folder = tmp_path / "library/articles/2031/02"
    folder.mkdir(parents=True)
    for number, (key, where) in enumerate(
        [
            ("feed", "https://a.example/feed"),
            ("command", "exec:touch x"),
            ("feed", "http://127.0.0.1/f"),
            ("feed", "exec:x"),
        ]
    ):
        fields = {"id": f"{number:016}", "title": f"Title {number}", key: where, "added": "2031-02-03T10:00:00Z"}
        lines = "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items())
        (folder / f"{number}.md").write_text(f"---\nreader: 1\n{lines}\n---\n\nIt was opened.\n")
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.update(fetch=False)
        assert (library.search("*").total, library.sources()) == (4, ())
        library.rebuild()
        assert library.search("*").total == 4
        assert [(s.location, s.kind, s.paused) for s in library.sources()] == [
            ("https://a.example/feed", "feed", False),
            ("exec:touch x", "command", True),
        ]


TEASER = "The bridge was opened by Ann Roe..."


def page(title, text):
    return Reply(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article>",
        kind="text/html",
    )


def test_a_short_item_gets_its_text_from_its_page(library, server):
    server.pages["/feed"] = rss(("/a/1", "Bridge opens", TEASER), ("/a/2", "Gone", TEASER), ITEMS[0])
    server.pages["/a/1"] = page("Bridge opens | The Lantern", LONG.replace("opened", "inaugurated"))
    report = library.add(f"{server.url}/feed")
    assert (report.added, report.changed, report.failures) == (3, 0, ())
    hit = library.search("inaugurated").hits[0]
    assert (hit.title, hit.source) == ("Bridge opens", "The Lantern")
    assert library.search("is:unread").total == 3
    assert library.rebuild().failures == ()
    assert library.search("inaugurated").total == 1
    library.update()
    assert server.paths().count("/a/1") == 1
    assert server.paths().count("/a/2") == 1


def test_a_page_that_changed_with_its_item_is_a_change(library, server):
    server.pages["/feed"] = rss(("/a/1", "Bridge opens", TEASER))
    server.pages["/a/1"] = page("Bridge opens", LONG)
    library.add(f"{server.url}/feed")
    server.pages["/feed"] = rss(("/a/1", "Bridge opens at last", TEASER))
    server.pages["/a/1"] = page("Bridge opens at last", LONG.replace("opened", "inaugurated"))
    report = library.update()
    assert (report.added, report.changed) == (0, 1)
    assert titles(library, "inaugurated") == ["Bridge opens at last"]
    server.pages["/feed"] = rss(("/a/1", "Bridge opens at long last", TEASER))
    server.pages["/a/1"] = page("Pay to read on", "<p>Please subscribe to read this article about the bridge.</p>")
    assert library.update().changed == 0
    assert titles(library, "inaugurated") == ["Bridge opens at last"]


@pytest.mark.parametrize(("setting", "asked"), [("never", False), ("always", True)])
def test_full_text_is_the_users_choice(library, server, setting, asked):
    server.pages["/a/0"] = server.pages["/a/1"] = page("Bridge 0 opens", LONG)
    server.pages["/feed"] = rss(("/a/1", "Bridge opens", TEASER), ITEMS[0])
    source = library.add_source(f"{server.url}/feed")
    library.edit_source(source.location, full_text=setting)
    library.update()
    assert {path in server.paths() for path in ("/a/0", "/a/1")} == {asked}


def test_without_sources_of_the_network_there_is_no_network(library, news, monkeypatch):
    def fail(*_, **__):
        raise AssertionError("nobody asked for this")

    monkeypatch.setattr("socket.socket.connect", fail)
    monkeypatch.setattr("socket.getaddrinfo", fail)
    monkeypatch.setattr("index.fetch.client.Network.submit", fail)
    library.add(news)
    library.add_source(f"exec:echo {rss()}")
    library.edit_source(library.sources()[-1].location, paused=True)
    library.update()
    library.rebuild()
    library.search("harbour")
    assert library.stats().articles == 3


def test_a_text_from_the_page_is_no_version_and_a_changed_page_is(library, server):
    server.pages["/feed"] = rss(("/a/1", "Bridge opens", TEASER))
    server.pages["/a/1"] = page("Bridge opens", LONG)
    library.add(f"{server.url}/feed")
    (hit,) = library.search("*").hits
    assert len(library.versions(hit.id)) == 1
    server.pages["/feed"] = rss(("/a/1", "Bridge opens at last", TEASER))
    server.pages["/a/1"] = page("Bridge opens at last", LONG.replace("opened", "inaugurated"))
    library.update()
    assert len(library.versions(hit.id)) == 2


def test_the_first_update_after_a_take_over_completes_its_articles_and_calls_none_changed(
    library, server, tmp_path
):
    text = " ".join(f"Elm{n} stood by the harbour." for n in range(40))
    body = f"<description>A deck.</description><content:encoded>&lt;p&gt;{text}&lt;/p&gt;</content:encoded>"
    more = "<category>Harbour</category><enclosure url='/e.mp3' type='audio/mpeg' length='77'/>"
    page = f"{server.url}/cranes"

    def feed(body):
        return (
            "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Lantern"
            f"</title><item><title>Cranes &amp;amp; ferries</title><link>{page}</link>{body}{more}</item></channel></rss>"
        )

    server.pages["/feed"] = feed(body)
    home = tmp_path / "newsboat"
    home.mkdir()
    (home / "urls").write_text(f"{server.url}/feed\n")
    with sqlite3.connect(home / "cache.db") as cache:
        cache.execute("CREATE TABLE rss_feed (rssurl, url, title)")
        cache.execute("CREATE TABLE rss_item (guid, title, author, url, feedurl, pubDate, content, unread)")
        row = (page, "Cranes &amp; ferries", "", page, f"{server.url}/feed", 0, f"<p>{text}</p>", 0)
        cache.execute("INSERT INTO rss_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    cache.close()
    library.take_over(home)
    (hit,) = library.search("*").hits
    assert hit.title == "Cranes & ferries"
    report = library.update()
    assert (report.added, report.changed) == (0, 0)
    article = library.article(hit.id)
    assert (article.deck, article.tags, article.enclosures[0].length) == ("A deck.", ("Harbour",), 77)
    assert len(library.versions(hit.id)) == 1
    assert library.marks(hit.id).read
    server.pages["/feed"] = feed(body.replace("Elm7 stood", "Elm7 fell"))
    assert library.update(force=True).changed == 1
    assert len(library.versions(hit.id)) == 2


def test_an_outlet_that_changed_its_text_before_the_first_update_after_a_take_over(library, server, tmp_path):
    home = tmp_path / "newsboat"
    home.mkdir()
    (home / "urls").write_text(f"{server.url}/feed\n")
    with sqlite3.connect(home / "cache.db") as cache:
        cache.execute("CREATE TABLE rss_feed (rssurl, url, title)")
        cache.execute("CREATE TABLE rss_item (guid, title, author, url, feedurl, pubDate, content, unread)")
        row = ("1", "Cranes", "", f"{server.url}/1", f"{server.url}/feed", 0, "<p>Two cranes fell.</p>", 1)
        cache.execute("INSERT INTO rss_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    cache.close()
    library.take_over(home)
    item = f"<item><title>Cranes</title><link>{server.url}/1</link><guid>1</guid><description>Three fell.</description></item>"
    server.pages["/feed"] = f"<rss version='2.0'><channel><title>Lantern</title>{item}</channel></rss>"
    assert library.update().changed == 1
    (hit,) = library.search("*").hits
    assert len(library.versions(hit.id)) == 2


def test_a_list_of_feeds_is_not_written_over_something_else(library, tmp_path):
    notes, old = tmp_path / "notes.txt", tmp_path / "old.opml"
    notes.write_text("What I must not lose.")
    old.write_text('<?xml version="1.0"?><opml version="2.0"><body/></opml>')
    with pytest.raises(LibraryError, match="no list of feeds") as told:
        library.export_opml(notes)
    assert notes.read_text() == "What I must not lose." and told.value.remedy
    library.export_opml(old)
    assert "<title>" in old.read_text()
