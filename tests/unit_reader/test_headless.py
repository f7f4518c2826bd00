"""The commands, from words to what is printed."""

import io
import json
import os

import pytest

from reader.cli import main

STORY = "Harbour reopens after storm\n\nPORT ELM - Ships left the harbour on Monday, and Ann Roe watched 1,250 crates go.\n"
OTHER = "Grain prices fall\n\nSOUTH WELL - Grain lost a tenth of its price on Friday, traders said.\n"


@pytest.fixture
def news(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "harbour.txt").write_text(STORY)
    (tmp_path / "news" / "grain.txt").write_text(OTHER)
    return tmp_path / "news"


@pytest.fixture
def stocked(news):
    assert main(["add", str(news), "--no-recognise"]) == 0
    return news


def printed(capsys, *arguments):
    capsys.readouterr()
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_piped_results_are_id_and_title(stocked, capsys):
    (line,) = printed(capsys, "search", "harbour").splitlines()
    article_id, title = line.split("\t")
    assert len(article_id) == 16
    assert title == "Harbour reopens after storm"


def test_search_json_has_the_shape_that_is_promised(stocked, capsys):
    answer = json.loads(printed(capsys, "search", "ships harbour", "--json"))
    assert answer["query"] == "ships harbour" and answer["total"] == 1 and answer["matched"] == "all"
    (hit,) = answer["hits"]
    snippet = hit["snippet"]
    assert {snippet["text"][s:e].lower() for s, e in snippet["highlights"]} >= {"ships", "harbour"}
    assert set(answer["facets"]) == {"people", "organisations", "places", "sources", "months"}


def test_many_queries_come_from_a_file(stocked, capsys, tmp_path):
    (tmp_path / "queries").write_text("harbour\ngrain\nnothingatall\n")
    lines = printed(capsys, "search", "--from", str(tmp_path / "queries"), "--jsonl").splitlines()
    assert [(json.loads(line)["query"], json.loads(line)["total"]) for line in lines] == [
        ("harbour", 1),
        ("grain", 1),
        ("nothingatall", 0),
    ]


def test_jsonl_streams_every_hit(stocked, capsys, monkeypatch):
    monkeypatch.setattr("index.search.searcher._AT_ONCE", 1)
    whole = json.loads(printed(capsys, "search", "*", "--json", "--sort", "newest"))
    lines = printed(capsys, "search", "*", "--jsonl", "--sort", "newest").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [hit["id"] for hit in whole["hits"]]
    assert len(lines) == whole["total"] > 1
    assert len(printed(capsys, "search", "*", "--jsonl", "--limit", "1").splitlines()) == 1
    assert printed(capsys, "search", "nothingatall", "--jsonl") == ""


def test_show_takes_the_beginning_of_an_id(stocked, capsys):
    article_id = printed(capsys, "search", "grain").split("\t")[0]
    answer = json.loads(printed(capsys, "show", article_id[:6], "--json"))
    assert answer["id"] == article_id
    assert answer["dateline"] == "SOUTH WELL"
    assert {p["kind"] for p in answer["paragraphs"]} == {"headline", "dateline", "body"}


def test_search_pipes_into_show(stocked, capsys, monkeypatch):
    listing = printed(capsys, "search", "*")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(listing.encode())))
    shown = printed(capsys, "show", "-")
    assert "Ships left the harbour" in shown and "Grain lost a tenth" in shown


def test_search_pipes_into_marks_and_related(stocked, capsys, monkeypatch):
    listing = printed(capsys, "search", "*")

    def piped(*arguments):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(listing.encode())))
        return printed(capsys, *arguments)

    piped("mark", "-", "--star")
    assert printed(capsys, "search", "is:starred", "--sort", "newest").count("\n") == listing.count("\n") > 1
    answers = [json.loads(line)["id"] for line in piped("related", "-", "--json").splitlines()]
    assert answers == [line.split("\t")[0] for line in listing.splitlines()]


@pytest.mark.parametrize(
    ("form", "has"),
    [
        ("markdown", "# Grain prices fall"),
        ("html", "<h1>Grain prices fall</h1>"),
        ("text", "Grain prices fall\n\n"),
    ],
)
def test_show_in_its_forms(stocked, capsys, form, has):
    article_id = printed(capsys, "search", "grain").split("\t")[0]
    assert has in printed(capsys, "show", article_id, "--format", form)


def test_marks_and_where_they_are_found(stocked, capsys):
    article_id = printed(capsys, "search", "grain").split("\t")[0]
    assert main(["mark", article_id, "--star", "--tag", "farm"]) == 0
    assert printed(capsys, "search", "is:starred").startswith(article_id)
    assert printed(capsys, "search", "tag:farm").startswith(article_id)
    assert main(["mark", article_id, "--note", "Ask: who pays?"]) == 0
    assert printed(capsys, "search", "note:pay").startswith(article_id)
    shown = json.loads(printed(capsys, "show", article_id, "--json"))
    assert (shown["note"], shown["own_tags"], shown["starred"]) == ("Ask: who pays?", ["farm"], True)
    assert 'note: "Ask: who pays?"' in printed(capsys, "show", article_id, "--format", "markdown")


def test_of_many_all_are_marked_or_none(stocked, capsys, monkeypatch):
    listing = printed(capsys, "search", "*") + "ffffffff\tnobody\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(listing.encode())))
    assert main(["mark", "-", "--star"]) == 1
    assert "ffffffff: no article" in capsys.readouterr().err
    assert printed(capsys, "search", "is:starred") == ""


@pytest.mark.parametrize("option", ["--tag", "--untag"])
def test_a_tag_without_a_word_is_told(stocked, capsys, option):
    article_id = printed(capsys, "search", "grain").split("\t")[0]
    assert main(["mark", article_id, option, " , "]) == 2
    assert f"{option} names no tag" in capsys.readouterr().err


def test_what_annotate_prints_is_safe_for_a_terminal_and_whole(capsys, monkeypatch):
    hostile = "Hello from Paris, says John \x1b[31mSmith of New\x9b2J York.\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(hostile.encode())))
    assert main(["annotate"]) == 0
    plain = capsys.readouterr().out
    assert "John Smith" in plain and "\x1b" not in plain and "\x9b" not in plain
    record = json.dumps({"id": "\ud800\u202e", "text": hostile + "\ud83d Ann Roe said so."})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(record.encode())))
    assert main(["annotate", "--jsonl"]) == 0
    line = capsys.readouterr().out
    line.encode()
    assert "\x9b" not in line and "\u202e" not in line
    answer = json.loads(line)
    assert answer["id"] == "\ud800\u202e"
    assert next(m["text"] for m in answer["mentions"] if m["kind"] == "person") == "John \x1b[31mSmith"


def test_an_unknown_id_fails_with_a_remedy(stocked, capsys):
    assert main(["show", "ffffffff"]) == 1
    assert "reader search" in capsys.readouterr().err


def test_a_missing_source_fails_and_names_it(capsys):
    assert main(["add", "no/such/place"]) == 1
    assert "no/such/place" in capsys.readouterr().err


def test_update_without_sources_says_what_to_do(capsys):
    assert main(["update"]) == 0
    assert "reader add" in capsys.readouterr().err


def test_sources_are_listed_and_removed(stocked, capsys):
    assert str(stocked) in printed(capsys, "sources")
    assert main(["sources", "remove", str(stocked)]) == 0
    assert printed(capsys, "sources") == ""
    assert printed(capsys, "search", "*") == ""


def test_stats_and_doctor(stocked, capsys):
    assert json.loads(printed(capsys, "stats", "--json"))["articles"] == 2
    assert "all is well" in printed(capsys, "doctor")
    assert main(["doctor", "--rebuild"]) == 0
    assert json.loads(printed(capsys, "stats", "--json"))["articles"] == 2


def test_annotate_gives_offsets_into_the_text_as_it_stands(capsys, tmp_path):
    text = "PORT ELM -\tBarack Obama met Angela Merkel in Berlin.\r\nMore than 1,200 people came."
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "x", "text": text}) + "\n")
    lines = printed(capsys, "annotate", "--jsonl", str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")).splitlines()
    first, second = map(json.loads, lines)
    assert first["id"] == "a.txt" and second["id"] == "x"
    assert first["mentions"] == second["mentions"]
    assert {"Barack Obama", "Angela Merkel", "Berlin"} <= {m["text"] for m in first["mentions"]}
    assert all(text[m["start"] : m["end"]] == m["text"] for m in first["mentions"])
    assert [f["value"] for f in first["figures"]] == [1200]


def test_annotate_leaves_out_a_bad_line_and_says_which(capsys, tmp_path):
    (tmp_path / "b.jsonl").write_text('{"id": 1}\nnot json\n{"id": 3, "text": "Quiet."}\n')
    assert main(["annotate", "--jsonl", str(tmp_path / "b.jsonl")]) == 1
    out = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.out.splitlines()] == [3]
    assert "line 1" in out.err and "line 2" in out.err


def test_an_index_of_another_machine_is_not_opened(stocked, capsys, untouched_machine):
    (untouched_machine / "state" / "index.key").unlink()
    assert main(["search", "harbour"]) == 0
    told = capsys.readouterr()
    assert told.out == "" and "reader update" in told.err
    assert main(["update", "--no-recognise"]) == 0
    assert printed(capsys, "search", "harbour") != ""


def test_a_query_that_cannot_be_run_fails_clearly(stocked, capsys):
    assert main(["search", "x" * 5000]) == 1
    assert "4,096" in capsys.readouterr().err


def test_facets_are_told_beside_the_results(stocked, capsys):
    assert main(["search", "*", "--facets"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert main(["entities", "--kind", "Person"]) == 0


def test_a_full_disk_is_a_failure_without_a_traceback(stocked):
    import subprocess
    import sys
    from pathlib import Path

    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "reader.cli", "stats"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr and "reader: cannot write" in run.stderr


def test_a_key_that_cannot_be_kept_is_named(capsys, monkeypatch):
    monkeypatch.setenv("READER_STATE", "/dev/null/x")
    assert main(["stats"]) == 1
    assert "READER_STATE" in capsys.readouterr().err


def test_corrections_are_read_printed_and_taken_back(stocked, capsys, tmp_path):
    lines = 'merge "person:a" into "person:b"\nreject "place:here"\n'
    (tmp_path / "rules.txt").write_text("# mine\n" + lines)
    assert main(["entities", "--mend", str(tmp_path / "rules.txt")]) == 0
    assert "2 new" in capsys.readouterr().err
    assert main(["entities", "--rules"]) == 0 and capsys.readouterr().out == lines
    assert main(["entities", "--undo"]) == 0 and "2 rules read" in capsys.readouterr().err
    assert main(["entities", "--undo"]) == 0 and "nothing to undo" in capsys.readouterr().err
    (tmp_path / "rules.txt").write_text("merge everything")
    assert main(["entities", "--mend", str(tmp_path / "rules.txt")]) == 1
    assert "Line 1" in capsys.readouterr().err


def test_paths_and_watched_names(stocked, capsys):
    assert main(["entities", "--watched"]) == 0 and "watch no name" in capsys.readouterr().err
    assert main(["entities", "--watch"]) == 2 and "Which name" in capsys.readouterr().err
    assert main(["entities", "Nobody At All", "--path", "Noone"]) == 1


def test_annotate_reads_the_encodings_that_add_does(capsys, tmp_path):
    text = "“Übermut”, said François Bayrou in Orléans. Café owners agreed on Monday, and the mayor did too."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (answer,) = map(json.loads, printed(capsys, "annotate", "--jsonl", str(tmp_path / "a.txt")).splitlines())
    assert all(text[m["start"] : m["end"]] == m["text"] for m in answer["mentions"])
    (tmp_path / "b.txt").write_bytes(b"\xff\0\xfe\0" * 99)
    assert main(["annotate", str(tmp_path / "b.txt")]) == 1


def test_a_newsboat_set_up_is_taken_over(capsys, tmp_path):
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text('"query:New:unread = \\"yes\\""\nexec:/bin/false\nftp://old.example/x\n')
    capsys.readouterr()
    main(["add", str(folder), "--no-recognise"])
    said = capsys.readouterr().err
    assert "search New: is:unread" in said
    assert "exec:/bin/false" in said and "--commands" in said
    assert "ftp://old.example/x: is no address" in said
    assert printed(capsys, "sources") == ""


def test_arguments_that_are_not_utf_8_find_nothing_and_break_nothing(stocked, capsys, tmp_path):
    bad = os.fsdecode(b"\xff")
    main(["search", f"harbour {bad}", "--json"])
    assert json.loads(capsys.readouterr().out.encode("utf-8"))["query"] == "harbour \ufffd"
    assert main(["search", f"person:x{bad}"]) == 0
    for command in (["show", bad], ["mark", bad, "--star"], ["entities", bad], ["related", bad]):
        assert main(command) == 1
    capsys.readouterr()
    article_id = printed(capsys, "search", "harbour").split("\t")[0]
    assert main(["mark", article_id, "--tag", f"later{bad}\x1b[31m"]) == 0
    assert printed(capsys, "search", "tag:later").startswith(article_id)
    folder = tmp_path / os.fsdecode(b"d\xfe")
    folder.mkdir()
    assert main(["add", str(folder)]) == 1
    assert "Rename it" in capsys.readouterr().err
