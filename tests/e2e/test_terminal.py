"""The real program in a real terminal, from the first key to the last."""

import os
import pty
import shutil
import subprocess
import sys
import threading

import pytest

from index.library import Library
from index.paths import sample_articles
from tests.e2e.terminal import Terminal, captured

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no terminal to run in"),
]


@pytest.fixture
def environment(untouched_machine):
    """A machine of its own on which the samples were read before, so that the test does not wait for it."""
    with Library.open_paths([sample_articles()]) as library:
        library.update()
    names = ("READER_LIBRARY", "READER_CACHE", "READER_CONFIG", "READER_STATE")
    return {name: os.environ[name] for name in names} | {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}


@pytest.fixture
def open_terminal(environment):
    opened = []

    def start(*arguments, width=80, height=24, **more):
        command = [sys.executable, "-m", "reader.cli", *arguments]
        terminal = Terminal(command, width=width, height=height, environment=environment | more)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.close()


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40)])
def test_search_read_walk_open_and_go_back(open_terminal, tmp_path, width, height):
    terminal = open_terminal(width=width, height=height)
    captured(tmp_path, "1-front", terminal.wait_for("samples", "Hamas walks out of truce talks", gone="indexing"))

    terminal.type("haniyeh chief")
    screen = terminal.wait_for("found", "Haniyeh")
    captured(tmp_path, "2-search", screen)

    terminal.press("Enter")
    screen = terminal.wait_for("1 of", "names")
    captured(tmp_path, "3-article", screen)

    terminal.press(";", ";")
    terminal.press("Enter")
    screen = terminal.wait_for("articles", "with")
    captured(tmp_path, "4-card", screen)
    terminal.press("Escape")

    terminal.press("r")
    screen = terminal.wait_for("related" if width < 100 else "RELATED", "Gaza")
    captured(tmp_path, "5-related", screen)

    terminal.press("Enter")
    screen = terminal.wait_for("min", gone="1 of")
    captured(tmp_path, "6-other", screen)

    terminal.press("BSpace")
    captured(tmp_path, "7-back", terminal.wait_for("1 of"))

    if "related" in terminal.screen():  # on a narrow screen the sheet closes first
        terminal.press("Escape")
    terminal.press("Escape")
    terminal.wait_for("found")
    terminal.press("Q")
    terminal.wait_for_exit()


def test_a_resize_keeps_the_screen_whole(open_terminal):
    terminal = open_terminal()
    terminal.wait_for("samples", "Hamas walks out")
    for width, height in ((60, 15), (140, 40), (80, 24)):
        terminal.resize(width, height)
        screen = terminal.wait_for("Hamas walks out")
        assert all(len(line) <= width for line in screen.splitlines())


def test_hostile_news_reaches_the_screen_as_plain_text(open_terminal, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Title \x1b]0;PWNED\x07 with [@click=app.quit]markup[/] in it\n\n"
        "PORT ELM - Something [b]bold[/b] and \x1b[2Jclearing was said by [Reuters] on Monday.\n"
    )
    terminal = open_terminal(str(folder))
    screen = terminal.wait_for("[@click=app.quit]markup[/]")
    assert "PWNED" not in screen
    terminal.press("Enter")
    if "clearing" not in terminal.screen():
        terminal.press("Enter")
    terminal.wait_for("[b]bold[/b]", "[Reuters]")


def test_an_empty_folder_says_what_to_do(open_terminal, tmp_path):
    (tmp_path / "empty").mkdir()
    terminal = open_terminal(str(tmp_path / "empty"))
    terminal.wait_for("reader add")


def test_without_colour_it_can_still_be_read(open_terminal):
    terminal = open_terminal(NO_COLOR="1")
    terminal.wait_for("samples", "Hamas walks out")


@pytest.fixture
def feed(tmp_path):
    """The address of a feed that a server of this machine gives."""
    import functools
    import http.server
    import threading

    (tmp_path / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Ferry News</title><link>http://127.0.0.1/</link>'
        + "".join(
            f"<item><title>{title}</title><guid>{title}</guid><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate>"
            f"<description>{title}, the harbour of Vestby said on Saturday, and gave no reason for it.</description>"
            '<enclosure url="http://127.0.0.1/1.mp3" type="audio/mpeg" length="23400000"/></item>'
            for title in ("Ferry crews walk out", "The boats stay in port")
        )
        + "</channel></rss>"
    )
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


def test_a_feed_is_added_from_the_samples_read_and_listed(open_terminal, feed):
    terminal = open_terminal()
    terminal.wait_for("samples", ":add")
    terminal.press("Escape")
    terminal.type(f":add {feed}")
    terminal.press("Enter")
    terminal.wait_for("Ferry News", "The boats stay in port", "Add a feed")
    terminal.press("Enter")
    terminal.wait_for("search 2 articles", "Ferry crews walk out")
    terminal.type("gf")
    terminal.wait_for("FEEDS", "Ferry News", "2 unread")
    terminal.type("/ferry")
    terminal.press("Enter", "Enter")
    terminal.wait_for('in:"Ferry News"', "2 found")
    terminal.press("Enter")
    terminal.wait_for("audio", "23 MB", "1 of 2")
    terminal.press("q", "q")
    terminal.wait_for("1 unread")
    terminal.press("Q")
    terminal.wait_for_exit()


def test_the_program_ends_when_its_window_is_gone_without_a_word(environment):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reader.cli"]
    # In a session of its own without a controlling terminal, so no hang-up signal comes.
    streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    program = subprocess.Popen(
        command, **streams, env={**os.environ, **environment, "TERM": "xterm-256color"}, start_new_session=True
    )
    os.close(theirs)
    shown = threading.Event()

    def read():
        text = b""
        while b"sample" not in text:
            text += os.read(ours, 65536)
        shown.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        assert shown.wait(30)
        os.close(ours)
        program.wait(30)
    finally:
        program.kill()


@pytest.mark.parametrize(("name", "code"), [("TERM", 143), ("HUP", 129)])
def test_a_program_that_is_told_to_end_gives_its_terminal_back(environment, name, code):
    shell = ["bash", "-c", f"set -m; {sys.executable} -m reader.cli; echo left $?; stty -a; sleep 60"]
    terminal = Terminal(shell, width=80, height=24, environment=environment)
    try:
        terminal.wait_for("samples", "Hamas walks out of truce talks", gone="indexing")
        terminal.signal_child(name)
        screen = terminal.wait_for(f"left {code}", "iexten")
        assert " icanon" in screen and " echo " in screen and "-icanon" not in screen
        assert terminal.modes() == "0 1 0"  # the usual screen, a cursor, no mouse caught
    finally:
        terminal.close()
