from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from index.arriving.takeover import command_location
from index.errors import SourceError
from index.library import Library
from index.newsboat import Command, UrlsLine, read_cache

URLS = """
https://lantern.example/feed.xml news local "~The Lantern"
https://post.example/feed.xml local
"query:New:unread = \\"yes\\""
"query:Odd:guid =~ \\"x\\""
exec:/bin/false tools
ftp://old.example/feed
"""
TEXT = "<p>Two cranes fell into the harbour of Ostvik &amp; nobody was hurt.</p><ul><li>It was windy</li></ul>"
SCHEMA = """
CREATE TABLE rss_feed (rssurl TEXT PRIMARY KEY, url TEXT, title TEXT, lastmodified INTEGER, is_rtl INTEGER, etag TEXT);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT, feedurl TEXT,
    pubDate INTEGER, content TEXT, unread INTEGER, enclosure_url TEXT, enclosure_type TEXT, enqueued INTEGER,
    flags TEXT, deleted INTEGER NOT NULL DEFAULT 0, base TEXT);
"""
LANTERN, POST = "https://lantern.example/feed.xml", "https://post.example/feed.xml"
ROWS = [
    ("g1", "Cranes fall", "Ada Brandt", "https://lantern.example/1", LANTERN, 1935000000, TEXT, 0, "", "", "s", 0),
    (
        "g2",
        "Rates cut",
        "",
        "",
        LANTERN,
        0,
        "Rates were cut.",
        1,
        "https://n.example/2.mp3",
        "audio/mpeg",
        None,
        0,
    ),
    ("g3", "Cranes again", "", "https://lantern.example/1", POST, 1935000001, TEXT, 1, "", "", "", 0),
    ("g4", "Deleted", "", "https://post.example/4", POST, 1935000002, TEXT, 1, "", "", "", 1),
    (
        "g5",
        "Of a feed that is gone",
        "",
        "https://x.example/5",
        "https://x.example/rss",
        1,
        TEXT,
        1,
        "",
        "",
        "",
        0,
    ),
    ("g6", "", "", "", POST, 1, "<div>" * 5000, 1, "", "", "", 0),
    ("g7", "Capitals \x1b]52;c;x\x07", "", "https://post.example/7", POST, -5, b"\xff bytes", 1, "", "", "Ab", 0),
]


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text(URLS)
    with sqlite3.connect(folder / "cache.db") as database:
        database.executescript(SCHEMA)
        database.execute(f"INSERT INTO rss_feed VALUES ('{POST}', 'https://post.example', 'Post', 0, 0, '')")
        database.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url,"
            " enclosure_type, flags, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ROWS,
        )
    database.close()
    return folder


def test_feeds_articles_marks_and_queries_come_over(setup: Path, tmp_path: Path) -> None:
    before = (setup / "cache.db").read_bytes()
    with Library.open(tmp_path / "library") as library:
        report = library.take_over(setup)
        sources = [(s.location, s.title, s.folder, s.articles) for s in library.sources()]
        assert sources == [(LANTERN, "The Lantern", "news", 2), (POST, "", "local", 1)]
        assert (report.feeds, report.articles, report.doubles, report.left) == (2, 3, 1, 1)
        hits = {hit.title: hit for hit in library.search("*").hits}
        assert set(hits) == {"Cranes fall", "Rates cut", "Capitals"}
        article = library.article(hits["Cranes fall"].id)
        assert (article.byline, article.source, article.published) == (
            ("Ada Brandt",), "The Lantern", "2031-04-26T20:00:00Z",
        )  # fmt: skip
        assert "Ostvik & nobody was hurt.\nIt was windy" in article.text
        marks = {title: library.marks(hit.id) for title, hit in hits.items()}
        assert (marks["Cranes fall"].read, marks["Cranes fall"].starred, marks["Cranes fall"].tags) == (
            True, True, ("flag-s",),
        )  # fmt: skip
        assert not marks["Rates cut"].read
        assert marks["Capitals"].tags == ("flag-a-capital", "flag-b")
        assert library.article(hits["Rates cut"].id).enclosures[0].url == "https://n.example/2.mp3"
        assert [(s.name, s.query) for s in library.saved_searches()] == [
            ("New", "is:unread"),
            ("local", 'source:"The Lantern" OR source:"Post"'),
        ]
        assert [name for name, _ in report.untranslated] == ["Odd"]
        assert report.commands == ("exec:/bin/false",)
        assert len(report.refused) == 2
    assert (setup / "cache.db").read_bytes() == before


def test_taking_over_twice_changes_nothing_that_was_done_here(setup: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.take_over(setup)
        (rates,) = library.search("title:rates").hits
        library.mark(rates.id, read=True, starred=True, tag="mine")
        report = library.take_over(setup)
        assert (report.feeds, report.known, report.articles, report.had) == (0, 2, 0, 3)
        assert library.marks(rates.id).read
        assert library.marks(rates.id).tags == ("mine",)


def test_commands_are_taken_only_when_the_user_says_so(setup: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.take_over(setup, commands=True)
        assert [s.location for s in library.sources() if s.kind == "command"] == ["exec:/bin/false"]
    filtered = Command(UrlsLine("filter:x:https://a.example/?a&b"), "~/bin/x -y", "https://a.example/?a&b")
    assert (
        command_location(filtered)
        == "exec:sh -c 'curl -fsSL -- '\"'\"'https://a.example/?a&b'\"'\"' | ~/bin/x -y'"
    )


def test_what_is_no_cache_is_named(setup: Path, tmp_path: Path) -> None:
    for data in (b"no database at all, but long enough to be read as one" * 40, b""):
        (setup / "cache.db").write_bytes(data)
        with Library.open(tmp_path / "library") as library, pytest.raises(SourceError, match=r"cache\.db"):
            library.take_over(setup)
    with pytest.raises(SourceError), Library.open(tmp_path / "library") as library:
        library.take_over(tmp_path)


def test_a_cache_of_an_older_newsboat_lacks_columns(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "cache.db") as database:
        database.executescript(
            SCHEMA.replace("flags TEXT, deleted INTEGER NOT NULL DEFAULT 0, base TEXT", "base TEXT")
        )
        database.execute("INSERT INTO rss_item (guid, feedurl, content, unread) VALUES ('g', 'f', 'x', 1)")
    database.close()
    (item,) = read_cache(tmp_path / "cache.db")
    assert (item.guid, item.unread, item.flags, item.title) == ("g", True, "", "")


def test_a_set_up_is_no_folder_to_follow(setup: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for look in (library.preview_source, library.add_source):
            with pytest.raises(SourceError, match="set-up of newsboat"):
                look(setup)


def test_articles_of_one_page_under_different_guids_all_come_over(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(f"{LANTERN}\n")
    with sqlite3.connect(tmp_path / "cache.db") as database:
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO rss_item (guid, title, url, feedurl, pubDate, content, unread, flags) VALUES (?, ?, ?, ?, 1, ?, 1, '')",
            [
                (
                    f"v{number}",
                    f"Version {number}",
                    f"https://lantern.example/changes{hash_}",
                    LANTERN,
                    f"<p>Change {number}.</p>",
                )
                for number, hash_ in enumerate(("", "#one", "/", "?utm_source=feed"))
            ],
        )
    database.close()
    with Library(tmp_path / "library") as library:
        report = library.take_over(tmp_path)
        assert (report.articles, report.doubles) == (4, 0)
        assert library.take_over(tmp_path).articles == 0
        assert sorted(hit.title for hit in library.search("*", fold=False).hits) == [
            f"Version {n}" for n in range(4)
        ]
