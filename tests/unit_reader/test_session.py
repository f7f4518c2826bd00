"""The session between the screen and a library: what the user does is done, whenever it was."""

import threading

import pytest

from reader.session import Session


class Library:
    read_only = index_is_new = False

    def __init__(self):
        self.marked, self.go = [], threading.Event()

    def mark(self, ids, **change):
        self.go.wait(5)
        self.marked.append((ids, change))
        return ()

    def sources(self):
        return ()

    def stop_background(self):
        pass

    def close(self):
        self.marked.append("closed")


def star(session, article_id):
    session.ask("mark", lambda library, _: library.mark(article_id, starred=True) and None, latest_only=False)


@pytest.fixture
def opened():
    library, ready = Library(), threading.Event()
    session = Session(lambda: library, lambda message: ready.set())
    return library, session, ready


def test_marks_made_before_the_library_is_open_are_all_kept(opened):
    library, session, ready = opened
    star(session, "a")
    star(session, "b")
    session.ask("look", lambda library, _: library.marked.append("old look"))
    session.ask("look", lambda library, _: library.marked.append("look"))
    library.go.set()
    session.open()
    assert ready.wait(5)
    session.catch_up()
    while not session.idle:
        threading.Event().wait(0.001)
    session.close()
    starred = {"starred": True}
    assert [mark for mark in library.marked if isinstance(mark, tuple)] == [("a", starred), ("b", starred)]
    assert "look" in library.marked and "old look" not in library.marked


def test_who_leaves_at_once_has_kept_every_mark(opened):
    library, session, ready = opened
    session.open()
    assert ready.wait(5)
    for article_id in "abc":
        star(session, article_id)
    threading.Timer(0.05, library.go.set).start()
    session.close()
    assert [mark[0] for mark in library.marked] == ["a", "b", "c", "c"]  # the last is "closed"
