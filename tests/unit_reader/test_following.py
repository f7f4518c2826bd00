"""The commands about where news comes from."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.results import SourceInfo, UpdateReport
from reader.cli import main
from reader.plain import print_sources
from reader.view_model.dates import time_until
from reader.view_model.status import report_words

FEED = (
    "<rss version='2.0'><channel><title>The Lantern</title><item><title>Bridge opens</title><guid>1</guid>"
    f"<description>{'The bridge was opened. ' * 40}</description></item></channel></rss>"
)


@pytest.fixture
def feed(tmp_path):
    file = tmp_path / "made.xml"
    file.write_text(FEED)
    return f"exec:cat {file}"


def run(capsys, *arguments, code=0):
    capsys.readouterr()
    assert main(list(arguments)) == code
    return capsys.readouterr()


def test_a_command_is_followed_under_a_name_in_a_folder(feed, capsys):
    said = run(capsys, "add", feed, "--title", "Lantern", "--folder", "North/Coast", "--no-recognise")
    assert "1 added" in said.err
    line = run(capsys, "sources").out.rstrip("\n").split("\t")
    assert line == [feed, "command", "1", "1", "North / Coast", "Lantern", ""]
    (source,) = json.loads(run(capsys, "sources", "--json").out)["sources"]
    assert (source["title"], source["unread"], source["full_text"]) == ("Lantern", 1, "auto")


def test_sources_are_changed_and_removed_by_title(feed, capsys):
    run(capsys, "add", feed, "--no-recognise")
    run(capsys, "sources", "edit", "The Lantern", "--title", "Light", "--pause", "--full-text", "never")
    assert "\tpaused\t" in run(capsys, "sources").out
    run(capsys, "sources", "edit", "light", "--resume", "--title", "")
    assert "The Lantern" in run(capsys, "sources", "list").out
    assert "Nothing to change" in run(capsys, "sources", "edit", "The Lantern", code=2).err
    run(capsys, "sources", "remove", "The Lantern")
    assert run(capsys, "sources").out == ""
    assert "no such source" in run(capsys, "sources", "remove", "The Lantern", code=1).err


def test_what_failed_is_said_and_only_a_run_in_which_all_failed_is_a_failure(feed, capsys, tmp_path):
    run(capsys, "add", feed, "--no-recognise")
    (tmp_path / "made.xml").write_text("<html>")
    said = run(capsys, "update", "--no-recognise", "--quiet", code=1).err
    assert "1 feed failed" in said and "is a page and no feed" in said
    (tmp_path / "made.xml").write_text(FEED)
    assert run(capsys, "update", "--no-recognise", "--quiet").err == ""
    assert run(capsys, "update", "--no-recognise").err == "nothing new\n"


def test_one_that_cannot_be_followed_does_not_keep_the_others_out(feed, capsys):
    said = run(capsys, "add", "/no/such/folder", feed, "--no-recognise", code=1)
    assert "no such file" in said.err and "1 added" in said.err


def test_an_update_may_be_of_one_source(feed, capsys, tmp_path):
    run(capsys, "add", feed, "--no-recognise")
    other = f"exec:touch {tmp_path / 'ran'}"
    library = os.environ["READER_LIBRARY"]
    from index.library import Library

    with Library.open(library) as opened:
        opened.add_source(other)
    run(capsys, "update", "The Lantern", "--no-recognise")
    assert not (tmp_path / "ran").exists()
    run(capsys, "update", "--no-fetch", "--no-recognise")
    assert not (tmp_path / "ran").exists()
    assert "no such source" in run(capsys, "update", "nobody", code=1).err


def test_lists_of_feeds_go_in_and_out(capsys, tmp_path, monkeypatch):
    opml = tmp_path / "in.opml"
    opml.write_text(
        "<opml version='2.0'><body><outline text='North'><outline text='A' xmlUrl='https://a.invalid/feed'/></outline>"
        "<outline text='C' xmlUrl='exec:touch x'/></body></opml>"
    )
    said = run(capsys, "opml", "import", str(opml)).err
    assert "1 feed added" in said and "only you can add it" in said
    run(capsys, "opml", "export", str(tmp_path / "out.opml"))
    monkeypatch.chdir(tmp_path)
    assert (
        run(capsys, "opml", "export", "-").out == (tmp_path / "out.opml").read_text()
        and not (tmp_path / "-").exists()
    )
    assert 'xmlUrl="https://a.invalid/feed"' in (tmp_path / "out.opml").read_text()
    assert run(capsys, "sources").out.split("\t")[4] == "North"
    assert "no OPML" in run(capsys, "opml", "import", os.devnull, code=1).err


def test_nothing_but_air_is_a_failure(capsys):
    assert "no such host" in run(capsys, "add", "https://nowhere.invalid/feed", code=1).err


def test_no_list_of_sources_tells_a_password(capsys, tmp_path):
    list_ = tmp_path / "list.opml"
    url = "https://ann:secret@lantern.example/feed"
    list_.write_text(f"<opml version='2.0'><body><outline text='Lantern' xmlUrl='{url}'/></body></opml>")
    run(capsys, "opml", "import", str(list_))
    for form in ([], ["--json"]):
        said = run(capsys, "sources", *form)
        assert "https://lantern.example/feed" in said.out
        assert "secret" not in said.out + said.err


def test_feeds_that_are_not_due_are_told_and_asked_by_force(feed, capsys, monkeypatch):
    run(capsys, "add", feed, "--no-recognise")
    from index.library import Library

    def update(library, *, force, **_):
        return UpdateReport(waiting=0 if force else 2)

    monkeypatch.setattr(Library, "update", update)
    assert run(capsys, "update").err == "nothing new; 2 feeds are not due yet (--force asks all the same)\n"
    assert run(capsys, "update", "--force").err == "nothing new\n"
    assert report_words(UpdateReport(added=3, waiting=2), "gf", asked=True) == "3 new; 2 not due yet"
    assert report_words(UpdateReport(waiting=2), "gf", asked=False) == ""


def test_when_a_source_may_be_asked_again_is_told(capsys):
    now = datetime(2031, 2, 3, 10, tzinfo=UTC)
    assert time_until("2031-02-03T10:30:00Z", now) == "in 30 min"
    assert time_until("2031-02-03T15:10:00Z", now) == "in 5 h"
    assert time_until("2031-02-03T09:59:00Z", now) == time_until("", now) == ""
    source = SourceInfo("https://a.example/feed", "feed", 1, "", title="A", due="2999-01-01T10:20:00Z")
    print_sources([source, replace(source, due="2001-01-01T10:20:00Z")])
    assert capsys.readouterr().out.count("not before") == 1


def test_failures_of_one_reason_say_it_at_once():
    gone = "no such host, or no network"
    report = UpdateReport(failures=(("https://a.example/", gone), ("https://b.example/", gone)))
    assert report_words(report, "gf", asked=False) == f"2 failed: {gone}"
    mixed = UpdateReport(failures=(("https://a.example/", gone), ("https://b.example/", "timed out")))
    assert report_words(mixed, "gf", asked=False) == "2 failed: gf shows why"


def test_a_feed_without_items_says_so(feed, capsys, tmp_path):
    (tmp_path / "made.xml").write_text("<rss version='2.0'><channel><title>The Lantern</title></channel></rss>")
    assert "no items yet" in run(capsys, "add", feed, "--no-recognise").err
    (tmp_path / "made.xml").write_text(FEED)
    assert "no items yet" not in run(capsys, "add", feed, "--no-recognise").err
