"""From a server to the screen: what an outlet changes is shown, what several outlets print is one row."""

import os
import shutil
import sys

import pytest

from reader.cli import main
from tests.e2e.terminal import Terminal
from tests.prose import paragraphs
from tests.unit_index.web_server import Server, rss

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no terminal to run in"),
]

WIRE = paragraphs("wire", 7)


def item(path, title, parts):
    return (path, title, "".join(f"<p>{part}</p>" for part in parts))


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def open_terminal(untouched_machine):
    names = ("READER_LIBRARY", "READER_CACHE", "READER_CONFIG", "READER_STATE")
    environment = {name: os.environ[name] for name in names} | {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    opened = []

    def start(width=80, height=24, **more):
        command = [sys.executable, "-m", "reader.cli"]
        opened.append(Terminal(command, width=width, height=height, environment=environment | more))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_an_article_fetched_changed_at_the_source_and_fetched_again_shows_its_change(
    server, open_terminal, capsys
):
    first = ["The dam above Vestby held on Monday, said Ann Roe of the water board.", *WIRE]
    server.pages["/feed"] = rss(item("/dam", "Dam holds", first))
    assert main(["add", f"{server.url}/feed", "--no-recognise"]) == 0
    second = [first[0].replace("held on Monday", "broke on Tuesday"), *WIRE, "Nobody was hurt."]
    server.pages["/feed"] = rss(item("/dam", "Dam breaks", second))
    assert main(["update", "--no-recognise"]) == 0
    capsys.readouterr()
    assert main(["search", "dam"]) == 0
    article_id = capsys.readouterr().out.split("\t")[0]
    assert main(["show", article_id, "--changes"]) == 0
    shown = capsys.readouterr().out
    assert (
        "Dam [-holds-] {+breaks+}" in shown and "[-held-] {+broke+}" in shown and "{+Nobody was hurt.+}" in shown
    )

    terminal = open_terminal()
    terminal.wait_for("Dam breaks", "changed")
    terminal.press("Enter")
    terminal.wait_for("broke on Tuesday", "changed", "d what changed")
    terminal.press("d")
    terminal.wait_for("change 1 of 1", "Dam holds breaks", "held broke on Monday Tuesday")
    terminal.press("Escape")
    terminal.wait_for("1 of 1", gone="change 1")


def test_the_same_wire_story_from_three_outlets_is_one_row(server, open_terminal, capsys):
    for name, parts in (("Coast Wire", WIRE), ("Island Post", WIRE[:5]), ("Valley News", ["We report.", *WIRE])):
        path = f"/{name.split()[0].lower()}"
        server.pages[path] = rss(item(f"{path}/dam", f"Dam holds, says {name}", parts), title=name)
        assert main(["add", f"{server.url}{path}", "--no-recognise"]) == 0
    capsys.readouterr()
    assert main(["search", "dam"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1

    terminal = open_terminal(width=140, height=40)
    screen = terminal.wait_for("Dam holds, says Coast Wire", "3 reprints")
    assert "Island Post" not in "\n".join(line[:90] for line in screen.splitlines())
    terminal.press("Enter")
    terminal.wait_for("REPRINT", "Dam holds, says Island Post", "Dam holds, says Valley News")
    terminal.press("Escape")
    terminal.press("Q")
    terminal.wait_for_exit()
    assert main(["search", "is:unread", "--unfold"]) == 0
    assert capsys.readouterr().out == ""
