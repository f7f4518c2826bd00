"""A library is asked from many threads, and another process may make its index anew meanwhile."""

import threading

import pytest

from index import worker
from index.library import Library


def test_a_search_that_a_new_index_overtakes_leaves_nothing_of_the_old_one(library, news, recogniser, monkeypatch):
    library.add(news)
    library.entity("ann roe")
    library._searcher = None  # as after another process made the index anew
    make, follower = Library._mended_index, []

    def overtaken(self):
        monkeypatch.setattr(Library, "_mended_index", make)
        mended = make(self)
        with Library(library.path, recogniser=recogniser) as other:
            (news / "ferry.txt").write_text("Ferry crews walk out\n\nThe ferries stay in harbour, crews said.\n")
            other.update()
            other.rebuild()
        follower.append(threading.Thread(target=lambda: library.generation))
        follower[0].start()
        follower[0].join(0.2)  # it waits, or has done its worst
        return mended

    monkeypatch.setattr(Library, "_mended_index", overtaken)
    library.search("ferry")
    follower[0].join()
    assert [hit.title for hit in library.search("ferry").hits] == ["Ferry crews walk out"]
    (news / "tram.txt").write_text("Tram line opens\n\nThe first tram ran on Sunday, and thousands rode it.\n")
    library.update()
    assert [hit.title for hit in library.search("tram").hits] == ["Tram line opens"]


def test_threads_that_want_the_model_at_once_get_one(tmp_path, monkeypatch):
    import index.entities

    made = []

    class Slow:
        def __init__(self):
            made.append(self)
            threading.Event().wait(0.05)

    monkeypatch.setattr(index.entities, "Recogniser", Slow)
    with Library(tmp_path / "library") as library:
        threads = [threading.Thread(target=library._loaded_recogniser) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [library._recogniser]


@pytest.mark.parametrize("closed", [False, True])
def test_a_worker_that_was_closed_is_not_started_again(tmp_path, monkeypatch, closed):
    started = []

    class Process:
        stdin = stdout = None

        def __init__(self, *_, **__):
            started.append(self)
            raise OSError

    monkeypatch.setattr(worker.subprocess, "Popen", Process)
    one = worker.Worker(tmp_path, lambda _: None)
    if closed:
        one.close()
        one.recognise("a")
    else:
        with pytest.raises(OSError):
            one.recognise("a")
    assert bool(started) is not closed


def test_the_worker_is_one_until_it_is_ended(tmp_path, monkeypatch):
    made = []

    class Working:
        def __init__(self, path, callback):
            made.append(self)
            self.asked, self.closed = [], False

        def update(self, **wanted):
            self.asked.append(wanted)

        def close(self):
            self.closed = True

    monkeypatch.setattr(worker, "Worker", Working)
    with Library(tmp_path / "library") as library:
        library.start_background(lambda _: None)
        library.start_background(lambda _: None, fetch=False, only=["/news"])
        (one,) = made
        assert one.asked == [{"fetch": True, "only": ()}, {"fetch": False, "only": ["/news"]}]
        library.stop_background()
        library.start_background(lambda _: None)
        assert one.closed and len(made) == 2 and not made[1].closed
    assert made[1].closed


def test_documents_found_in_an_older_state_are_not_taken_for_those_of_a_newer(library, news, monkeypatch):
    from index.naming import names

    library.add(news)
    known, whole, newer = library._known_names(), names.documents_naming, []
    (entity,) = known.find("ann roe")

    def overtaken(snapshot, of, exceptions):
        monkeypatch.setattr(names, "documents_naming", whole)
        found = whole(snapshot, of, exceptions)
        (news / "pier.txt").write_text("Pier opens\n\nThe pier opened, and Ann Roe of the harbour was there.\n")
        library.update()
        with library._index.snapshot() as snapshot:
            known.documents(snapshot, known.find("bo lindqvist")[0])
            newer.append(snapshot)
        return found

    monkeypatch.setattr(names, "documents_naming", overtaken)
    with library._index.snapshot() as snapshot:
        assert len(known.documents(snapshot, entity)) == 2
    assert len(known.documents(newer[0], entity)) == 3
