"""A command line of the user's that is given an article."""

import io
import signal

import pytest

from reader import piping


@pytest.fixture(autouse=True)
def enter(monkeypatch):
    monkeypatch.setattr(piping.sys, "stdin", io.StringIO("\n"))


def test_a_command_gets_the_text_whole_and_may_have_pipes_of_its_own(tmp_path, capfd):
    text = "Ferry crews – €5\n" * 20_000
    assert piping.run_in_terminal(f"cat | tee {tmp_path / 'kept'} | wc -l", text) == 0
    assert (tmp_path / "kept").read_text(encoding="utf-8") == text
    told = capfd.readouterr()
    assert told.out.strip() == "20000" and "Enter goes back" in told.err and "ended" not in told.err


@pytest.mark.parametrize(
    ("command", "code"), [("exit 3", 3), ("no-such-command-here", 127), ("head -c 1 >/dev/null", 0)]
)
def test_one_that_fails_or_reads_nothing_is_no_trouble(command, code, capfd):
    handler = signal.getsignal(signal.SIGINT)
    assert piping.run_in_terminal(command, "a line\n" * 100_000) == code
    assert (f"ended with {code}" in capfd.readouterr().err) is bool(code)
    assert signal.getsignal(signal.SIGINT) is handler


def test_the_words_of_an_article_are_no_command(tmp_path, capfd):
    piping.run_in_terminal("cat", f"$(touch {tmp_path / 'made'}); `touch {tmp_path / 'made'}`\n")
    assert "touch" in capfd.readouterr().out and not (tmp_path / "made").exists()
