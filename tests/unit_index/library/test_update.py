"""What an update does to a library: reading, indexing, recognising, and going on after an interruption."""

import json
from pathlib import Path
from threading import Thread

import pytest

from index.errors import Cancelled, LibraryError, NotFoundError, SourceError
from index.library import Library

from .conftest import PlainRecogniser


def titles(page):
    return {hit.title for hit in page.hits}


def test_a_folder_becomes_searchable_articles(library, news):
    report = library.add(news)
    assert (report.added, report.recognised, report.failures) == (3, 3, ())
    assert titles(library.search("harbour")) == {"Harbour reopens after storm"}
    assert library.search("*").total == 3


def test_nothing_is_read_twice(library, news, recogniser):
    library.add(news)
    report = library.update()
    assert (report.added, report.changed, report.removed, report.recognised) == (0, 0, 0, 0)
    assert len(recogniser.texts) == 3


def test_only_what_changed_is_touched(library, news, recogniser):
    library.add(news)
    before = library.search("harbour").hits[0].id
    (news / "harbour.txt").write_text(
        "Harbour reopens after storm\n\nPORT ELM - Ferries left the harbour, and Ann Roe cheered.\n"
    )
    report = library.update()
    assert (report.added, report.changed, report.recognised) == (0, 1, 1)
    assert library.search("harbour").hits[0].id == before
    assert library.search("crates").total == 0
    assert library.search("ferries").total == 1
    assert len(recogniser.texts) == 4


def test_a_deleted_file_takes_its_article_along(library, news):
    library.add(news)
    (news / "market.txt").unlink()
    assert library.update().removed == 1
    assert library.search("grain").total == 0
    assert library.entity("Bo Lindqvist").articles == 1


def test_one_article_in_two_files_stays_until_both_are_gone(library, news):
    (news / "copy.txt").write_text((news / "market.txt").read_text())
    library.add(news)
    assert library.search("*").total == 3
    (news / "market.txt").unlink()
    library.update()
    assert library.search("grain").total == 1
    (news / "copy.txt").unlink()
    library.update()
    assert library.search("grain").total == 0


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(library, news):
    (news / "broken.json").write_text('{"title": "cut off')
    report = library.add(news)
    assert report.added == 3
    assert [location for location, _ in report.failures if "broken.json" in location]


def test_records_keep_their_ids_when_one_is_put_in_front(library, tmp_path):
    file = tmp_path / "wire.jsonl"
    records = [{"id": n, "source": "Wire", "title": f"Story {n}", "text": f"Word{n} was said."} for n in (1, 2)]
    file.write_text("\n".join(map(json.dumps, records)))
    library.add(file)
    before = library.search("word2").hits[0].id
    new = {"id": 0, "source": "Wire", "title": "Story 0", "text": "Word0 was said."}
    file.write_text("\n".join(map(json.dumps, [new, *records])))
    library.update()
    assert library.search("word2").hits[0].id == before
    assert library.search("*").total == 3
    assert library.search("word0").total == 1


def test_records_that_leave_their_file_leave_the_library(library, tmp_path):
    file = tmp_path / "wire.jsonl"
    records = [{"id": n, "source": "Wire", "title": f"Story {n}", "text": f"Word{n} was said."} for n in (1, 2, 3)]
    file.write_text("\n".join(map(json.dumps, records)))
    library.add(file)
    file.write_text(json.dumps(records[2]))
    library.update()
    assert titles(library.search("*")) == {"Story 3"}


def test_the_last_record_leaves_alone(library, tmp_path):
    file = tmp_path / "wire.jsonl"
    records = [{"id": n, "source": "Wire", "title": f"Story {n}", "text": f"Word{n} was said."} for n in (1, 2, 3)]
    for left in (3, 2, 1):
        file.write_text("\n".join(map(json.dumps, records[:left])))
        library.add(file)
        assert titles(library.search("*")) == {f"Story {n}" for n in range(1, left + 1)}


def test_records_behind_a_broken_one_are_not_given_up(library, tmp_path):
    file = tmp_path / "wire.jsonl"
    records = [{"id": n, "source": "Wire", "title": f"Story {n}", "text": f"Word{n} was said."} for n in (1, 2, 3)]
    lines = list(map(json.dumps, records))
    file.write_text("\n".join(lines))
    library.add(file)
    file.write_text("\n".join([lines[0], "{broken"]))  # as it is while another program writes it
    library.update()
    assert titles(library.search("*")) == {"Story 1", "Story 2", "Story 3"}


def test_a_file_that_cannot_be_read_is_told_until_it_can(library, news):
    (news / "wire.json").write_text("{broken")
    for report in (library.add(news), library.update(), library.update()):
        assert [Path(location).name for location, _ in report.failures] == ["wire.json"]
    (news / "wire.json").write_text(json.dumps({"title": "Rates cut", "text": "Rates were cut."}))
    assert library.update().failures == ()


def test_what_leaves_or_changes_while_it_is_recognised_stays_as_it_is_then(tmp_path, news):
    class Overtaken(PlainRecogniser):
        def annotate(self, articles, rest=lambda: None):
            (article,) = articles
            if article.title == "Bridge closed for repairs":
                (news / "bridge.txt").unlink()
            elif article.title == "Grain prices fall":
                (news / "market.txt").write_text("Grain prices rise\n\nGrain is dear again, Bo Lindqvist said.\n")
            with Library(tmp_path / "library", recogniser=PlainRecogniser()) as other:
                other.update(recognise=False)
            yield from super().annotate([article], rest)

    with Library(tmp_path / "library", recogniser=Overtaken()) as library:
        library.add(news)
        assert titles(library.search("*")) == {"Harbour reopens after storm", "Grain prices rise"}
        library.update()
        assert [(e.name, e.articles) for e in library.entities()] == [("Ann Roe", 1), ("Bo Lindqvist", 1)]


def test_the_newest_are_recognised_first(library, tmp_path, recogniser):
    days = ("2024-03-01", "2024-05-01", "2024-01-01", "2024-04-01")
    records = [{"title": f"Day {day}", "text": f"It was {day} then.", "published": day} for day in days]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, records)))
    library.add(tmp_path / "wire.jsonl")
    assert [text.split()[-2] for text in recogniser.texts] == sorted(days, reverse=True)


def test_an_interrupted_update_goes_on_where_it_stopped(tmp_path, recogniser):
    file = tmp_path / "wire.jsonl"
    file.write_text(
        "\n".join(json.dumps({"id": n, "title": f"Story {n}", "text": f"Word{n} came."}) for n in range(300))
    )
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add_source(file)
        asked = iter(range(10**9))
        report = library.update(cancelled=lambda: next(asked) > 40)
        assert 0 < report.added < 300
        first = library.search("*").total
        assert first == report.added
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        report = library.update()
        assert report.added == 300 - first
        assert library.search("*").total == 300
        assert library.stats().unrecognised == 0


def test_articles_are_searchable_before_they_are_recognised(library, news):
    library.add(news, recognise=False)
    assert library.search("harbour").total == 1
    assert library.stats().unrecognised == 3
    assert library.search("person:roe").total == 0
    library.recognise()
    assert library.search("person:roe").total == 2


def test_what_is_looked_at_is_recognised_before_the_rest(library, news, recogniser):
    for number in range(4):  # the newest first: the bridge would be the last
        (news / f"story{number}.txt").write_text(
            f"Story {number}\n\n2024-07-0{number + 1} On it Ann Roe told us.\n"
        )
    library.add(news, recognise=False)
    wanted = library.search("bridge").hits[0].id

    def once(_):
        if len(recogniser.texts) == 2:
            reading = Thread(target=library.recognise_now, args=(wanted,))
            reading.start()
            reading.join()
            assert library.article(wanted).mentions

    assert library.recognise(progress=once).recognised == 7
    assert recogniser.texts[2].startswith("Bridge closed")
    assert len(recogniser.texts) == 7  # and not once more with the others


def test_the_beginning_of_what_is_opened_is_lit_before_the_rest(library, news, recogniser):
    line = "On it Ann Roe told us of the bridge and of much more that day, so they say.\n"
    (news / "long.txt").write_text("A long day\n\n" + line * 100)
    (news / "short.txt").write_text("A short day\n\n" + line)
    library.add(news, recognise=False)
    wanted = library.search("long").hits[0].id
    assert library.recognise_beginning(wanted)
    seen = library.article(wanted).mentions
    assert 10 < len(seen) < 50
    assert not library.search("person:roe").total
    library.recognise_now(wanted)
    assert len(library.article(wanted).mentions) == 100
    assert library.article(wanted).mentions[: len(seen)] == seen
    assert not library.recognise_beginning(wanted)  # all is there
    assert not library.recognise_beginning(library.search("short").hits[0].id)  # the beginning is all
    assert library.recognise().recognised == library.stats().articles
    assert len(recogniser.texts) == library.stats().articles + 1  # the beginning, and each text once


def test_dates_of_a_very_long_text_are_kept_for_its_day(library, news, monkeypatch):
    from index import dating

    monkeypatch.setattr(dating, "_LONG", 100)
    (news / "long.txt").write_text(
        "A long day\n\n2024-07-09 - On it Ann Roe told us on Tuesday of the bridge.\n" * 3
    )
    library.add(news, recognise=False)
    wanted = library.search("long").hits[0].id
    library.recognise_now(wanted)

    def days():
        return {m.text: m.date for m in library.article(wanted).mentions if m.kind == "date"}

    assert days()["Tuesday"] == "2024-07-09"
    monkeypatch.setattr(dating, "annotated", lambda *_: pytest.fail("worked out again"))
    assert days()["Tuesday"] == "2024-07-09"


def test_the_rest_of_what_is_opened_may_be_called_off(library, news):
    library.add(news, recognise=False)
    wanted = library.search("bridge").hits[0].id
    with pytest.raises(Cancelled):
        library.recognise_now(wanted, cancelled=lambda: True)
    assert not library.article(wanted).mentions


def test_a_backlog_stops_within_an_article(library, news, recogniser):
    library.add(news, recognise=False)
    asked = iter([False, True])
    assert library.recognise(cancelled=lambda: next(asked, True)).recognised == 0
    assert not recogniser.texts
    assert library.recognise().recognised == library.stats().articles


def test_what_is_recognised_at_once_is_searched_after_the_next_update(library, news):
    library.add(news, recognise=False)
    library.recognise_now(library.search("bridge").hits[0].id)
    assert library.search("person:roe").total == 0
    library.recognise()
    assert library.search("person:roe").total == 2


def test_another_recogniser_starts_the_names_anew(library, news, recogniser):
    library.add(news)
    recogniser.version = "plain-2"
    assert library.update().recognised == 3
    assert library.entity("Ann Roe").articles == 2
    assert library.entity("Ann Roe").mentions == 2


def test_the_first_scan_brings_an_archive_later_ones_bring_news(library, news):
    library.add(news)
    assert library.search("is:unread").total == 0
    (news / "new.txt").write_text("Tunnel opens\n\nMID VALE - A tunnel opened on Sunday, to the joy of all.\n")
    library.update()
    assert titles(library.search("is:unread")) == {"Tunnel opens"}


def test_a_rebuild_keeps_ids_marks_and_names(library, news, recogniser):
    library.add(news)
    wanted = library.search("bridge").hits[0].id
    library.mark(wanted, starred=True, tag="later")
    library.rebuild()
    assert titles(library.search("is:starred")) == {"Bridge closed for repairs"}
    assert library.search("tag:later").hits[0].id == wanted
    assert library.entity("Ann Roe").articles == 2
    assert len(recogniser.texts) == 3


def test_a_library_whose_cache_was_deleted_comes_back(tmp_path, news, recogniser):
    import shutil

    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(news)
        wanted = library.search("bridge").hits[0].id
    shutil.rmtree(tmp_path / "library" / "cache")
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.update()
        assert library.search("bridge").hits[0].id == wanted


def test_removing_a_source_keeps_its_files(library, news):
    library.add(news)
    library.remove_source(news)
    assert library.search("*").total == 0
    assert library.sources() == ()
    assert (news / "bridge.txt").exists()
    with pytest.raises(NotFoundError):
        library.remove_source(news)


def test_a_source_that_vanished_keeps_its_articles(library, news):
    library.add(news)
    news.rename(news.with_name("elsewhere"))
    report = library.update()
    assert report.failures
    assert library.search("*").total == 3


@pytest.mark.parametrize("source", ["https://news.example/feed", "no/such/folder", "", " "])
def test_what_cannot_be_added_is_refused_with_a_reason(library, source):
    with pytest.raises(SourceError, match=r"\w"):
        library.add_source(source)


def test_opened_paths_are_added_nowhere(tmp_path, news):
    main = tmp_path / "main"
    with Library.open_paths([news], marks=main) as opened:
        opened.update(recognise=False)
        assert opened.search("*").total == 3
        opened.mark(opened.search("bridge").hits[0].id, starred=True)
    with Library.open(main) as library:
        assert library.sources() == ()
        assert len(library._marks.marked("starred")) == 1
    with Library.open_paths([news], marks=main) as again:
        assert again.search("is:starred").total == 1


def test_a_folder_that_cannot_be_read_just_now_keeps_its_articles(library, news, monkeypatch):
    (news / "inner").mkdir()
    (news / "market.txt").rename(news / "inner" / "market.txt")
    library.add(news)
    import index.updating.scanning

    real = index.updating.scanning.find_files

    def find_files(root, without):
        yield SourceError(str(news / "inner"), "cannot be read (permission denied)")
        yield from (found for found in real(root, without) if "inner" not in str(getattr(found, "path", "")))

    monkeypatch.setattr(index.updating.scanning, "find_files", find_files)
    report = library.update()
    assert report.removed == 0 and len(report.failures) == 1
    assert library.search("grain").total == 1


def test_progress_knows_how_much_there_is(library, tmp_path, news):
    file = tmp_path / "wire.jsonl"
    file.write_text(
        "".join(json.dumps({"id": n, "title": f"Story {n}", "text": f"Word{n} came."}) + "\n" for n in range(50))
    )
    library.add_source(file)
    library.add_source(news)
    told = []
    library.update(progress=told.append)
    indexing = [(p.done, p.total) for p in told if p.stage == "indexing"]
    assert indexing[-1] == (53, 53)
    assert all(done <= total for done, total in indexing)


def test_an_interrupted_removal_is_finished_by_the_next_update(library, news, monkeypatch):
    library.add(news)
    (news / "market.txt").unlink()

    def busy(**_):
        raise LibraryError("another program is writing to the index.")

    with monkeypatch.context() as patch:
        patch.setattr(library._index, "writer", busy)
        with pytest.raises(LibraryError):
            library.update()
    assert library.search("grain").total == 1
    library.update()
    assert library.search("grain").total == 0


def test_a_file_renamed_and_another_under_its_old_name_are_two_articles(library, news):
    library.add(news)
    old = library.search("grain").hits[0].id
    (news / "market.txt").rename(news / "market.1.txt")
    (news / "market.txt").write_text("Tunnel opens\n\nMID VALE - A tunnel opened on Sunday, to the joy of all.\n")
    library.update()
    assert library.search("*").total == 4
    assert library.search("grain").hits[0].id == old
    assert library.search("tunnel").total == 1


def test_changed_tags_and_sources_are_taken_in(library, tmp_path):
    file = tmp_path / "wire.jsonl"
    record = {"id": 1, "source": "Wire", "title": "Story", "text": "Something came.", "tags": ["old"]}
    file.write_text(json.dumps(record))
    library.add(file)
    file.write_text(json.dumps(record | {"tags": ["new", "fresh"]}))
    library.update()
    assert library.search("tag:fresh").total == 1
    assert library.search("tag:old").total == 0


def test_an_open_library_follows_a_rebuild_by_another_process(tmp_path, news, recogniser):
    with Library(tmp_path / "library", recogniser=recogniser) as reading:
        reading.add(news)
        before = reading.generation
        with Library(tmp_path / "library", recogniser=recogniser) as other:
            other.rebuild()
        assert reading.generation != before
        page = reading.search("harbour")
        assert page.total == 1 and page.generation == reading.generation
        assert reading.article(page.hits[0].id).title == "Harbour reopens after storm"


def test_a_rebuild_without_a_source_is_refused(library, news):
    library.add(news)
    news.rename(news.with_name("elsewhere"))
    with pytest.raises(LibraryError, match="not there"):
        library.rebuild()
    assert library.search("*").total == 3


def test_many_may_open_a_new_library_at_once(tmp_path):
    import subprocess
    import sys

    code = "import sys; from index import Library\nwith Library.open(sys.argv[1]) as l: print(l.search('*').total)"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "new")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]
    for run in runs:
        out, err = run.communicate(timeout=60)
        assert (run.returncode, out.strip()) == (0, "0"), err


def test_a_recognised_library_rests_in_few_segments(library, news):
    """Updates of a few articles each leave no trail of segments that every search has to ask."""
    library.add(news)
    for number in range(2):
        (news / f"more{number}.txt").write_text(
            f"Ferry {number} sails\n\nPORT ELM - Ann Roe sailed {number} times.\n"
        )
        library.update()
    with library._index.snapshot() as snapshot:
        sizes = sorted(segment.file.doc_count for segment in snapshot.segments)
    assert all(size > 2 * sum(sizes[:n]) for n, size in enumerate(sizes))
    assert titles(library.search("ferry")) == {"Ferry 0 sails", "Ferry 1 sails"}
