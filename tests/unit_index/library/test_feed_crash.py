"""An update of feeds that stops anywhere: after the next one the library is what it would have been."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from web_server import Reply, Server, rss

from index.library import Library
from index.storage.database import Database

STEP = int(os.environ.get("READER_STOP_STEP", "9"))
"""Every so manieth place is tried; 1 tries all of them, in minutes."""
TEXT = "".join(
    f"<p>The bridge over the Elm was opened by Ann Roe, who had waited {n} years.</p>" for n in range(9)
)


class Stopped(BaseException):
    """As if the process had been killed: nobody catches it."""


class Stops:
    """Stops at one of the places where something reaches the disk, counted from 1; 0 never stops."""

    def __init__(self, monkeypatch):
        self.at = self.seen = 0
        fsync, replace, transaction = os.fsync, Path.replace, Database.transaction

        def stop():
            self.seen += 1
            if self.seen == self.at:
                raise Stopped

        def stopping_fsync(descriptor):
            stop()
            fsync(descriptor)

        def stopping_replace(path, target):
            stop()
            return replace(path, target)

        @contextmanager
        def stopping_transaction(database):
            stop()
            with transaction(database) as db:
                yield db
            stop()

        monkeypatch.setattr(os, "fsync", stopping_fsync)
        monkeypatch.setattr(Path, "replace", stopping_replace)
        monkeypatch.setattr(Database, "transaction", stopping_transaction)


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


def state_of(library):
    hits = library.search("*", limit=50, fold=False).hits
    articles = sorted((hit.title, library.article(hit.id).text) for hit in hits)
    kept = sorted((library.path / "articles").rglob("*.md"))
    return (
        articles,
        library.search("is:unread").total,
        len(kept),
        [(s.location, s.error) for s in library.sources()],
    )


def publish(server, second):
    """The first state of two feeds, or the second: one item more, one changed."""
    one = [(f"/a/{n}", f"Bridge {n} opens", TEXT.replace("Elm", f"Elm{n}")) for n in range(2 + second)]
    if second:
        one[0] = ("/a/0", "Bridge 0 closes", TEXT.replace("opened", "closed"))
    server.pages["/one"] = tagged(rss(*one), f'"{second}"')
    server.pages["/two"] = tagged(rss(("/b/0", "Grain falls", TEXT.replace("bridge", "price"))), '"0"')


def tagged(body, tag):
    def page(handler):
        return (
            Reply(status=304)
            if handler.headers.get("If-None-Match") == tag
            else Reply(body, headers={"ETag": tag})
        )

    return page


def prepared(folder, server, recogniser):
    publish(server, second=False)
    library = Library(folder, recogniser=recogniser)
    for name in ("one", "two"):
        library.add_source(f"{server.url}/{name}")
    return library


@pytest.mark.parametrize("second", [False, True])
def test_a_stop_anywhere_loses_nothing_and_doubles_nothing(tmp_path, server, recogniser, monkeypatch, second):
    stops = Stops(monkeypatch)
    expected = None
    at = 0
    while True:
        library = prepared(tmp_path / f"library{at}", server, recogniser)
        with library:
            if second:
                library.update()
                publish(server, second=True)
            stops.seen, stops.at = 0, at
            try:
                library.update()
                stopped = False
            except Stopped:
                stopped = True
            stops.at = 0
        with Library(tmp_path / f"library{at}", recogniser=recogniser) as library:
            if stopped:
                library.update()
            found = state_of(library)
            if expected is None:
                expected, places = found, stops.seen
            assert found == expected, f"stopped at place {at}"
            report = library.update()
            assert (report.added, report.changed, report.removed) == (0, 0, 0)
        at += STEP
        if at > places:
            break
    assert expected[1] == (4 if second else 3)
    assert expected[2] == (4 if second else 3)
    assert places > 30
