"""Feeds that want to be asked less often, and how to ask them all the same."""

from datetime import UTC, datetime, timedelta

import pytest
from web_server import Reply, Server, rss

ITEM = ("/a", "Bridge opens", "The mayor opened the bridge over the Elm on Monday.")


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


def feed(more="", headers=None):
    text = rss(ITEM).replace("<item>", f"{more}<item>", 1)

    def page(request):
        unchanged = request.headers.get("If-None-Match") == '"1"'
        return Reply("" if unchanged else text, 304 if unchanged else 200, {"ETag": '"1"', **(headers or {})})

    return page


def minutes_until(moment):
    return (datetime.fromisoformat(moment) - datetime.now(UTC)) / timedelta(minutes=1)


@pytest.mark.parametrize(
    "page", [feed("<ttl>30</ttl>"), feed("<ttl>5</ttl>", {"Cache-Control": "max-age=1800"})], ids=["ttl", "header"]
)
def test_a_feed_is_left_alone_as_long_as_it_asks(library, server, page):
    server.pages["/feed"] = page
    location = f"{server.url}/feed"
    assert library.add(location).added == 1
    server.log.clear()
    assert 29 < minutes_until(library.sources()[0].due) <= 30
    assert library.update().waiting == 1
    assert server.paths() == []
    assert library.update(force=True).waiting == 0
    assert library.update(only=[location]).waiting == 0
    assert server.paths().count("/feed") == 2
    # Twice it had not changed: what it asked for when it was read still counts.
    assert 29 < minutes_until(library.sources()[0].due) <= 30
    assert library.update().waiting == 1


def test_a_feed_that_asks_for_nothing_is_asked_every_time(library, server):
    server.pages["/feed"] = feed()
    library.add(f"{server.url}/feed")
    server.log.clear()
    assert library.update().waiting == 0
    assert server.paths().count("/feed") == 1
    assert library.sources()[0].due == ""


def test_a_paused_feed_is_not_asked_by_force(library, server):
    server.pages["/feed"] = feed("<ttl>30</ttl>")
    location = f"{server.url}/feed"
    library.add(location)
    library.edit_source(location, paused=True)
    server.log.clear()
    assert library.update(force=True).waiting == 0
    assert "/feed" not in server.paths()
