import sqlite3
import threading
from contextlib import closing

import pytest

from index.errors import StateError
from index.storage.database import Database
from index.storage.state import Marks, State


@pytest.fixture
def state(tmp_path):
    state = State(tmp_path / "state.db")
    yield state
    state.close()


def test_marks_default_to_read_and_survive_reopening(tmp_path):
    state = State(tmp_path / "state.db")
    state.mark(["a"], read=False, starred=True, tag=" Middle  East ")
    state.close()
    again = State(tmp_path / "state.db")
    assert again.marks(["a", "b"]) == {"a": Marks(False, True, ("middle east",)), "b": Marks()}
    again.close()


def test_mark_changes_only_what_is_given(state):
    state.mark(["a"], starred=True)
    state.mark(["a"], tag="x")
    state.mark(["a"], read=False)
    assert state.marks(["a"])["a"] == Marks(False, True, ("x",))
    state.mark(["a"], starred=False, untag="X")
    assert state.marks(["a"])["a"] == Marks(False, False, ())


def test_marked_lists_ids_by_flag_and_tag(state):
    state.mark(["a"], read=False)
    state.mark(["b"], starred=True, tag="gaza")
    assert state.marked("unread") == ["a"]
    assert state.marked("starred") == ["b"]
    assert state.marked("tag:Gaza") == ["b"]
    assert state.tags() == [("gaza", 1)]


def test_marks_version_grows_with_each_change(state):
    before = state.marks_version()
    state.mark(["a"], starred=True)
    assert state.marks_version() > before


def test_only_articles_new_to_the_library_arrive_unread(state):
    state.record(["a"], [], unread=False)
    state.record(["a", "b"], [], unread=True)
    assert state.marked("unread") == ["b"]


def test_an_article_once_read_does_not_come_back_unread(state):
    state.record(["a"], [], unread=True)
    state.mark(["a"], read=True)
    state.record(["a"], [], unread=True)
    assert state.marked("unread") == []


def test_a_path_is_known_by_its_article(state):
    state.record([], [("/news/a.txt", "1")], unread=False)
    assert state.path_id("/news/a.txt") == "1"
    state.record([], [("/news/a.txt", "2")], unread=False)
    assert state.path_id("/news/a.txt") == "2"
    assert state.path_id("/news/b.txt") is None


def test_sources_once_each_and_removable(state):
    assert state.sources.add("/news", "folder")
    assert not state.sources.add("/news", "folder")
    assert not state.sources.scanned("/news")
    state.sources.set_scanned("/news", "1 could not be read")
    assert state.sources.scanned("/news")
    assert [(s.location, s.error) for s in state.sources.all()] == [("/news", "1 could not be read")]
    assert state.sources.remove("/news")
    assert not state.sources.remove("/news")


def test_many_threads_may_mark_at_once(state):
    threads = [
        threading.Thread(target=lambda n=n: [state.mark([f"{n}-{i}"], starred=True) for i in range(20)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(state.marked("starred")) == 80


def test_a_damaged_file_is_named_and_left_alone(tmp_path):
    path = tmp_path / "state.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StateError, match=r"state\.db"):
        State(path)
    assert path.read_bytes().startswith(b"this is no database")


def test_a_newer_database_is_refused(tmp_path):
    State(tmp_path / "state.db").close()
    with sqlite3.connect(tmp_path / "state.db") as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StateError, match="newer"):
        State(tmp_path / "state.db")


def test_the_backup_is_of_the_version_before_whoever_migrates(tmp_path, monkeypatch):
    path = tmp_path / "state.db"
    old = ("CREATE TABLE t (x)",)
    Database(path, old, durable=True, error=StateError, damaged="").close()
    back_up = Database._back_up

    def late(self, version):
        monkeypatch.setattr(Database, "_back_up", back_up)
        Database(path, (*old, "CREATE TABLE u (x)"), durable=True, error=StateError, damaged="").close()
        back_up(self, version)

    monkeypatch.setattr(Database, "_back_up", late)
    Database(path, (*old, "CREATE TABLE u (x)"), durable=True, error=StateError, damaged="").close()
    with closing(sqlite3.connect(tmp_path / "state.v1.backup")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_full_disk_is_called_one_and_what_follows_is_kept(tmp_path):
    with closing(State(tmp_path / "state.db")) as state:
        connection = state._database._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StateError, match=r"state\.db: database or disk is full"):
            state.mark([f"{number:016x}" for number in range(20_000)], starred=True)
        connection.execute("PRAGMA max_page_count=100000")
        assert state.mark(["a"], starred=True) == ("a",)
        assert state.marked("starred") == ["a"]


def test_a_commit_that_fails_leaves_no_transaction_behind(tmp_path):
    tables = "CREATE TABLE t (x PRIMARY KEY); CREATE TABLE u (x REFERENCES t DEFERRABLE INITIALLY DEFERRED)"
    with closing(Database(tmp_path / "a.db", (tables,), durable=True, error=StateError, damaged="")) as database:
        with pytest.raises(StateError, match="FOREIGN KEY"), database.transaction() as db:
            db.execute("INSERT INTO u VALUES (1)")  # only the commit finds that 1 is not there
        with database.transaction() as db:
            db.execute("INSERT INTO t VALUES (2)")
        assert database.query("SELECT * FROM u") == [] and database.query("SELECT * FROM t") == [(2,)]


def test_where_a_source_went_is_told_of_all_its_places(tmp_path):
    with closing(State(tmp_path / "state.db")) as state:
        sources = state.sources
        sources.add("https://a.example/", "feed")
        for old, new in (("a", "b"), ("b", "c")):
            assert sources.move(f"https://{old}.example/", f"https://{new}.example/")
        assert set(sources.places().values()) == {"https://c.example/"}
        sources.remove("https://c.example/")
        assert sources.places()["https://c.example/"] == ""


def test_marks_taken_over_are_seen_by_searches_that_remember(state):
    before = state.marks_version()
    state.add_marks([("a", True, True, ("Later",))])
    assert state.marks_version() > before
    assert state.marks(["a"])["a"].tags == ("later",)
