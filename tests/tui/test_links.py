"""Podcasts and links of an article."""

import sys
from dataclasses import replace

import pytest
from fake_library import FakeLibrary

from index.article import Enclosure
from reader.config import Config
from reader.view_model.links import article_links, enclosure_words

SOUND = Enclosure("https://cast.example/1.mp3", "audio/mpeg", 23_400_000, 41 * 60)


@pytest.fixture
def library():
    library = FakeLibrary()
    article = library.known["reader-1"]
    text = article.text + " See https://ferry.example/table(1). And javascript:alert(1)"
    evil = Enclosure("file:///etc/passwd", "audio/mpeg")
    library.known["reader-1"] = replace(article, text=text, enclosures=(SOUND, evil))
    return library


@pytest.mark.parametrize(
    ("enclosure", "words"),
    [
        (SOUND, "audio 41 min 23 MB"),
        (Enclosure("https://a/b", "video/mp4", None, 7500), "video 2 h 5 min"),
        (Enclosure("https://a/b", "", 900), "file 1 kB"),
        (Enclosure("https://a/b", "application/pdf"), "file"),
    ],
)
def test_what_a_podcast_is(enclosure, words):
    assert enclosure_words(enclosure) == words


def test_only_web_addresses_are_links(library):
    urls = [link.url for link in article_links(library.known["reader-1"])]
    assert urls == ["https://cast.example/1.mp3", "https://news.example/ferry", "https://ferry.example/table"]


async def test_the_head_says_how_long_it_plays(reader, library):
    async with reader(library=library) as it:
        await it.press("enter")
        assert "▸ audio 41 min 23 MB" in it.screen_text()


async def test_f_lists_links_and_a_letter_opens_one(reader, library, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with reader(library=library) as it:
        await it.press("enter", "F")
        assert "https://ferry.example/table" in it.screen_text()
        await it.press("d")
        assert opened == ["https://ferry.example/table"] and it.app.screen is it.main
        await it.press("F", "escape")
        assert it.app.screen is it.main


async def test_the_users_player_gets_the_address_without_a_shell(reader, library, tmp_path):
    import asyncio

    out = tmp_path / "played"
    script = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    async with reader(library=library, config=Config(player=(sys.executable, "-c", script, str(out)))) as it:
        await it.press("enter", "F", "enter")
        for _ in range(200):
            if out.exists() and out.read_text():
                break
            await asyncio.sleep(0.02)
    assert out.read_text() == "['https://cast.example/1.mp3']"


async def test_over_ssh_the_link_is_copied(reader, library, monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "x")
    async with reader(library=library) as it:
        await it.press("enter", "F", "a")
        assert "copied: https://cast.example/1.mp3" in it.footer


async def test_a_player_that_is_not_there_is_named(reader, library):
    async with reader(library=library, config=Config(player=("no-such-player",))) as it:
        await it.press("enter", "F", "a")
        assert "no-such-player" in it.footer


async def test_zoom_steps_back_before_the_card_closes(reader, library):
    async with reader(library=library, size=(140, 40)) as it:
        await it.press("enter", "semicolon", "enter", "z")
        assert it.main.panel.entity is not None and it.main.has_class("-zoom")
        await it.press("escape")
        assert it.main.panel.entity is not None and not it.main.has_class("-zoom") and it.main.is_reading
