"""A rebuild in one process while another one updates: the update goes on with the new index, and nothing is lost."""

import sqlite3
from types import SimpleNamespace

import pytest

from index.errors import LibraryError
from index.library import Library


def titles(library):
    return sorted(hit.title for hit in library.search("*", limit=50, fold=False).hits)


def write(folder, *names):
    for name in names:
        (folder / f"{name}.txt").write_text(
            f"{name.title()} line opens\n\nThe first {name} ran on Sunday, and it rained.\n"
        )


class Once:
    """Does something at the first progress of a stage."""

    def __init__(self, stage, work):
        self.stage, self.work = stage, work

    def __call__(self, progress):
        if progress.stage == self.stage and self.work is not None:
            work, self.work = self.work, None
            work()


@pytest.mark.parametrize("stage", ["reading", "indexing", "done"])
def test_an_update_outlives_a_rebuild_elsewhere(library, news, recogniser, stage):
    library.add(news)
    write(news, "tram", "ferry")
    with Library(library.path, recogniser=recogniser) as other:
        library.update(progress=Once(stage, other.rebuild))
        assert titles(library) == titles(other) and "Tram line opens" in titles(other)
    assert library.check() == []


def test_an_update_that_only_recognises_outlives_it_too(library, news, recogniser):
    library.add(news, recognise=False)
    with Library(library.path, recogniser=recogniser) as other:
        library.recognise(progress=Once("recognising", other.rebuild))
    assert library.entity("ann roe").articles


@pytest.mark.parametrize("stage", ["indexing", "recognising", "done"])
def test_what_an_update_brings_in_while_an_index_is_made_is_in_it(library, news, recogniser, stage):
    library.add(news)
    with Library(library.path, recogniser=recogniser) as other:

        def bring_in():
            write(news, "tram")
            other.update()

        report = library.rebuild(progress=Once(stage, bring_in))
        assert "Tram line opens" in titles(library) and titles(library) == titles(other)
    assert report.added == len(titles(library)) and not report.failures


def test_a_rebuild_tells_of_a_file_that_cannot_be_read_once(library, news):
    library.add(news)
    (news / "broken.json").write_text("{")
    assert len(library.rebuild().failures) == 1


def test_a_rebuild_waits_for_sources_with_articles_and_for_no_others(library, news, tmp_path):
    library.add(news)
    empty = tmp_path / "empty"
    empty.mkdir()
    library.add(empty)
    empty.rmdir()
    assert library.rebuild().added == 3
    news.rename(tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match="is not there, and a rebuilt index would be without its articles"):
        library.rebuild()
    assert library.search("*").total == 3


def test_a_disk_that_is_nearly_full_is_told_of(library, monkeypatch):
    for free, told in ((99 << 20, ["only 99 MB are free"]), (100 << 20, [])):
        monkeypatch.setattr(
            "index.library.updating.shutil.disk_usage", lambda _, free=free: SimpleNamespace(free=free)
        )
        assert [told for problem, told in zip(library.check(), told, strict=True) if told in problem] == told


def meeting(method, work, monkeypatch):
    """Have this work done, once, when an update of the library is about to do that."""
    from index.updating.update import Updater

    real = getattr(Updater, method)
    waiting = [work]

    def meet(self, *args, **kwargs):
        if waiting:
            waiting.pop()()
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Updater, method, meet)


def test_a_removal_outlives_a_rebuild_elsewhere(library, news, recogniser, monkeypatch, tmp_path):
    library.add(news)
    more = tmp_path / "more"
    more.mkdir()
    write(more, "tram")
    library.add(more)
    with Library(library.path, recogniser=recogniser) as other:
        meeting("drop", other.rebuild, monkeypatch)
        library.remove_source(more)
        assert len(titles(library)) == 3 and titles(library) == titles(other)
        assert [source.location for source in library.sources()] == [str(news)]
    assert library.check() == []


def test_a_take_over_outlives_a_rebuild_elsewhere(library, news, recogniser, monkeypatch, tmp_path):
    library.add(news)
    (tmp_path / "urls").write_text("https://lantern.example/feed\n")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        cache.execute("CREATE TABLE rss_feed (rssurl, url, title)")
        cache.execute("CREATE TABLE rss_item (guid, title, author, url, feedurl, pubDate, content, unread)")
        cache.executemany(
            "INSERT INTO rss_item VALUES (?, ?, '', '', 'https://lantern.example/feed', 0, ?, ?)",
            [
                (f"g{n}", f"Tram {n}", f"<p>{' '.join(f'elm{n}{m}' for m in range(40))}</p>", n % 2)
                for n in range(4)
            ],
        )
    cache.close()
    with Library(library.path, recogniser=recogniser) as other:
        meeting("bring_in", other.rebuild, monkeypatch)
        report = library.take_over(tmp_path)
        assert (report.articles, report.read) == (4, 2)
        assert len(titles(library)) == 7 and titles(library) == titles(other)
        assert library.search("tram is:unread", fold=False).total == 2
    assert library.check() == []
