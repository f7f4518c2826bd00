from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceError
from index.newsboat import Command, Query, UrlsLine, find_setup, read_urls
from index.newsboat.urls import parse_urls

URLS = r"""
# a comment
https://lantern.example/feed.xml news local "~The Lantern" # and why
https://post.example/feed.xml "two words" !hidden
https://lantern.example/feed.xml again
"query:Unread \"now\":unread = \"yes\"" views
"exec:~/bin/make feed.xml" tools
"filter:~/bin/clean.sh -x a:b:https://wire.example/rss" tools "~The Wire"
filter:~/bin/clean.sh
ftp://old.example/feed
"""


def test_every_kind_of_line() -> None:
    found = parse_urls(URLS)
    assert found.feeds == (
        UrlsLine("https://lantern.example/feed.xml", "The Lantern", ("news", "local")),
        UrlsLine("https://post.example/feed.xml", "", ("two words",), hidden=True),
    )
    assert found.queries == (Query('Unread "now"', 'unread = "yes"', ("views",)),)
    assert found.commands == (
        Command(UrlsLine("exec:~/bin/make feed.xml", "", ("tools",)), "~/bin/make feed.xml"),
        Command(
            UrlsLine("filter:~/bin/clean.sh -x a:b:https://wire.example/rss", "The Wire", ("tools",)),
            "~/bin/clean.sh -x a:b",
            "https://wire.example/rss",
        ),
    )
    assert [line for line, _ in found.refused] == ["filter:~/bin/clean.sh", "ftp://old.example/feed"]


def test_an_open_quote_ends_with_its_line() -> None:
    assert parse_urls('https://a.example "~The\nhttps://b.example').feeds[1].url == "https://b.example"


def test_a_set_up_is_found_by_its_file_or_folder(tmp_path: Path) -> None:
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    assert find_setup(folder) is None
    (folder / "urls").write_text("https://a.example\n")
    for typed in (folder, folder / "urls"):
        setup = find_setup(typed)
        assert setup is not None
        assert (setup.urls, setup.cache) == (folder / "urls", None)
    (folder / "cache.db").touch()
    (tmp_path / "other.db").touch()
    setup = find_setup(str(folder))
    assert setup is not None and setup.cache == folder / "cache.db"
    (folder / "config").write_text('cache-file "../other.db"\n')
    setup = find_setup(folder)
    assert setup is not None and setup.cache == folder / "../other.db"
    assert find_setup(tmp_path) is None
    assert find_setup("a\0b") is None


def test_the_data_folder_of_the_desktop_s_rules(tmp_path: Path) -> None:
    for name in (".config/newsboat/urls", ".local/share/newsboat/cache.db"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    setup = find_setup(tmp_path / ".config/newsboat")
    assert setup is not None
    assert setup.cache == tmp_path / ".local/share/newsboat/cache.db"


def test_a_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="urls"):
        read_urls(tmp_path / "urls")
