"""A library that cannot be written: everything of it can be read, nothing of it is touched, and it says so."""

import pytest

from index.errors import LibraryError, ReadOnlyError
from index.library import Library
from index.storage import permissions
from reader.cli import main


@pytest.fixture
def stocked(tmp_path, news, recogniser):
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(news)
        library.mark(library.search("harbour").hits[0].id, starred=True)
    return tmp_path / "library"


@pytest.fixture
def read_only(monkeypatch):
    """As on a read-only disk, which tests that run as root cannot have."""
    monkeypatch.setattr(permissions.os, "access", lambda path, mode: mode != permissions.os.W_OK)


def files(folder):
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_everything_can_be_read_and_nothing_is_touched(stocked, recogniser, read_only):
    before = files(stocked)
    with Library(stocked, recogniser=recogniser) as library:
        assert library.read_only and not library.index_is_new
        (hit,) = library.search("is:starred").hits
        assert library.article(hit.id).mentions and library.related(hit.id) is not None
        assert library.entities() and library.suggest("harb", 4)
        library.keep_front(library.search("*"))
        library.seen(library.entities()[0].id)
        for write in (
            lambda: library.mark(hit.id, starred=False),
            lambda: library.mark([hit.id], read=False),
            lambda: library.save_search("harbour", "harbour"),
            lambda: library.watch(library.entities()[0].id),
            lambda: library.mending.rename(library.entities()[0].id, "Another"),
            library.update,
            library.rebuild,
            lambda: library.start_background(print),
        ):
            with pytest.raises(ReadOnlyError, match="can only be read"):
                write()
        assert library.search("is:starred").total == 1
    kept = {path: stamp for path, stamp in files(stocked).items() if path.name != "front.json"}
    assert kept == before


def test_marks_in_a_log_that_was_left_behind_are_read(stocked, recogniser, monkeypatch):
    with Library(stocked, recogniser=recogniser) as writing:
        ids = [hit.id for hit in writing.search("*").hits]
        writing.mark(ids, starred=True)
        monkeypatch.setattr(permissions.os, "access", lambda path, mode: mode != permissions.os.W_OK)
        with Library(stocked, recogniser=recogniser) as library:
            assert library.search("is:starred").total == len(ids)


def test_what_cannot_be_made_anew_there_is_said_with_a_remedy(stocked, recogniser, read_only):
    (stocked / "cache/index/1/FORMAT").write_text("1\n")
    with pytest.raises(LibraryError, match="cannot be written to make it anew") as raised:
        Library(stocked, recogniser=recogniser)
    assert "--library" in raised.value.remedy
    assert (stocked / "cache/index/1").is_dir()


def test_marks_of_an_older_version_are_not_changed_there(stocked, recogniser, read_only):
    import sqlite3

    with sqlite3.connect(stocked / "state.db") as db:
        db.execute("PRAGMA user_version=3")
    db.close()
    with pytest.raises(LibraryError, match="older version"):
        Library(stocked, recogniser=recogniser)


def test_the_command_line_says_once_that_it_only_reads(stocked, read_only, capsys):
    assert main(["--library", str(stocked), "search", "harbour"]) == 0
    told = capsys.readouterr()
    assert "harbour" in told.out.lower() and told.err.count("cannot be written") == 1
    article_id = told.out.split("\t")[0]
    assert main(["--library", str(stocked), "mark", article_id, "--star"]) == 1
    told = capsys.readouterr()
    assert told.err.count("cannot be written") == 1 and "--library" in told.err


def test_a_folder_in_the_place_of_current_is_no_trouble(stocked, recogniser):
    current = stocked / "cache/index/CURRENT"
    current.unlink()
    (current / "in it").mkdir(parents=True)
    with Library(stocked, recogniser=recogniser) as library:
        assert library.index_is_new
        library.update()
        assert library.search("is:starred").total == 1


def test_a_folder_in_the_place_of_a_lock_is_named(stocked, recogniser):
    (stocked / "cache/index/REBUILD").unlink(missing_ok=True)
    (stocked / "cache/index/REBUILD").mkdir()
    with Library(stocked, recogniser=recogniser) as library, pytest.raises(LibraryError, match="index/REBUILD"):
        library.rebuild()


def test_damaged_annotations_cost_the_names_alone(stocked, recogniser, read_only):
    for path in (stocked / "cache").glob("annotations.db*"):
        path.write_bytes(b"this is no database" * 100)
    with Library(stocked, recogniser=recogniser) as library:
        (hit,) = library.search("is:starred").hits
        assert library.article(hit.id).mentions == ()


def test_marks_that_cannot_be_read_are_named(stocked, recogniser, read_only):
    (stocked / "state.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(LibraryError, match=r"state\.db is damaged"):
        Library(stocked, recogniser=recogniser)
