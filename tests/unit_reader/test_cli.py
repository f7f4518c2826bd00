import os
import subprocess
import sys

import pytest

from reader.cli import USAGE, _command_of, _guard_queries, _parser, main, unguard


def query_of(*words):
    return unguard(_parser().parse_args(_guard_queries(["search", *words], "search")).query)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["gaza", "-talks"], "gaza -talks"),
        (["-talks", "gaza"], "-talks gaza"),
        (["--", "--limit", "5"], "--limit 5"),
        (["gaza", "--limit", "5", "-talks"], "gaza -talks"),
        (["title:x", "OR", "y"], "title:x OR y"),
        (["--", "-a", "--", "b"], "-a -- b"),
    ],
)
def test_dashes_of_a_query_stay_in_the_query(words, query):
    assert query_of(*words) == query


def test_options_may_stand_behind_the_query():
    options = _parser().parse_args(_guard_queries(["search", "x", "--limit=3", "--json"], "search"))
    assert options.limit == 3 and options.json


@pytest.mark.parametrize("place", [["--library", "L", "stats"], ["stats", "--library", "L"]])
def test_the_library_may_be_named_before_and_behind_the_command(place):
    assert _parser().parse_args(place).library == "L"


def test_the_first_word_decides():
    assert _command_of(["--library", "search", "stats"]) == "stats"
    assert _command_of(["./search"]) is None
    assert _command_of([]) is None


def test_a_word_that_is_nothing_ends_with_a_hint(capsys):
    assert main(["serach"]) == USAGE
    assert "reader search" in capsys.readouterr().err


def test_hostile_words_are_shown_harmlessly(capsys):
    assert main(["\x1b]52;c;x\x07nothing"]) == USAGE
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--limit", "0"],
        ["search", "--limit", "x"],
        ["entities", "--kind", "people"],
        ["mark"],
        ["show"],
        ["nonsense", "--x"],
    ],
)
def test_wrong_usage_ends_with_two(arguments, capsys):
    assert main(arguments) == USAGE


def test_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reader 0.")


@pytest.mark.parametrize("term", ["dumb", "unknown", "Dumb"])
def test_a_terminal_that_cannot_move_its_cursor_is_told_what_works_in_it(term, monkeypatch, capsys):
    monkeypatch.setenv("TERM", term)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    assert main([]) == USAGE
    assert f"TERM={term}" in (said := capsys.readouterr().err) and "reader search" in said


def test_without_a_terminal_the_program_says_what_to_use():
    run = subprocess.run(
        [sys.executable, "-m", "reader.cli"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert run.returncode == USAGE
    assert "reader search" in run.stderr


def test_the_size_is_that_of_the_terminal_whatever_a_shell_exports(monkeypatch, tmp_path):
    import reader.app
    from reader.launch import launch

    monkeypatch.setenv("LINES", "50")
    monkeypatch.setenv("COLUMNS", "200")
    seen = []
    monkeypatch.setattr(
        reader.app, "run", lambda *_, **__: seen.append({"LINES", "COLUMNS"} & set(os.environ)) or 0
    )
    monkeypatch.setattr("gc.disable", lambda: None)
    assert launch([str(tmp_path)], str(tmp_path / "library")) == 0
    assert seen == [set()]


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["search", "--help"], ["stats"], ["config", "keys"]])
def test_nobody_who_reads_the_output_is_no_failure(words):
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "reader.cli", *words], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert run.returncode == 0 and "Traceback" not in run.stderr
