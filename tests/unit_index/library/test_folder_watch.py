"""What is saved in a folder that is followed comes in by itself."""

import queue

import pytest

from index.library import Library
from index.results import UpdateReport
from index.updating import folder_watch
from index.updating.folder_watch import FolderWatch

STORY = "Tunnel opens\n\nThe tunnel opened on Monday, said Ann Roe of the railway.\n"
PATIENCE = 30  # seconds; nothing is decided by how long it takes


@pytest.fixture
def told(news):
    heard = queue.Queue()
    watch = FolderWatch(heard.put)
    watch.follow([str(news)])
    yield heard
    watch.close()


def test_a_saved_file_is_told_and_a_new_folder_watched(told, news):
    (news / "tunnel.txt").write_text(STORY)
    assert told.get(timeout=PATIENCE) == [str(news)]
    (news / "new").mkdir()
    (news / "new" / "tunnel.txt").write_text(STORY)
    assert told.get(timeout=PATIENCE) == [str(news)]
    (news / "new" / "later.txt").write_text(STORY)
    assert told.get(timeout=PATIENCE) == [str(news)]
    (news / "tunnel.txt").unlink()
    assert told.get(timeout=PATIENCE) == [str(news)]


def test_what_an_update_would_not_see_is_not_told(told, news, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (news / "out").symlink_to(outside)
    (outside / "tunnel.txt").write_text(STORY)
    (news / ".hidden.txt").write_text(STORY)
    (news / "picture.jpg").write_bytes(b"x")
    (news / "last.txt").write_text(STORY)
    assert told.get(timeout=PATIENCE) == [str(news)]
    with pytest.raises(queue.Empty):
        told.get(timeout=3 * folder_watch._STEP_MS / 1000)


def test_folders_that_cannot_be_watched_are_looked_over(news, monkeypatch):
    import watchfiles

    def refuse(*_, **__):
        raise OSError(28, "no more watches")
        yield

    monkeypatch.setattr(watchfiles, "watch", refuse)
    monkeypatch.setattr(folder_watch, "POLL_SECONDS", 0.05)
    heard = queue.Queue()
    watch = FolderWatch(heard.put)
    watch.follow([str(news / "harbour.txt")])
    (news / "harbour.txt").write_text(STORY * 2)
    assert heard.get(timeout=PATIENCE) == [str(news / "harbour.txt")]
    watch.close()


def test_the_worker_brings_in_what_is_saved(tmp_path, news):
    reports = queue.Queue()
    with Library.open(tmp_path / "library") as library:
        library.add_source(news)
        library.start_background(
            lambda message: reports.put(message) if isinstance(message, UpdateReport) else None
        )
        assert reports.get(timeout=PATIENCE).added == 3
        (news / "tunnel.txt").write_text(STORY)
        assert reports.get(timeout=PATIENCE).added == 1
        (hit,) = library.search("tunnel").hits
        assert not hit.read
        (news / "tunnel.txt").unlink()
        assert reports.get(timeout=PATIENCE).removed == 1
