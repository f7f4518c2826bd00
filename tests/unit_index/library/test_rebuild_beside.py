"""A rebuild in one process while another one updates: the update goes on with the new index, and nothing is lost."""

from types import SimpleNamespace

import pytest

from index.errors import LibraryError
from index.library import Library


def titles(library):
    return sorted(hit.title for hit in library.search("*", limit=50).hits)


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
