"""A worker process that dies is started once more; the second time the screen is told."""

import subprocess
import sys
import threading

import pytest

from index import worker
from index.errors import ReaderError
from index.results import UpdateReport

_DIES = "import sys; sys.stdin.readline(); print('{\"progress\": {\"st', end='', flush=True); sys.exit(3)"
_ANSWERS = (
    "import sys; sys.stdin.readline();"
    'print(\'{"report": {"added": 2, "failures": []}}\', flush=True); sys.stdin.readline()'
)


@pytest.fixture
def started(tmp_path, monkeypatch):
    """Starts a worker whose processes run these programs one after the other; what it tells, and how many ran."""
    popen, told, first = subprocess.Popen, [], threading.Event()

    def start(*programs):
        waiting = list(programs)

        def run(_, **options):
            return popen([sys.executable, "-S", "-c", waiting.pop(0)], **options)

        monkeypatch.setattr(worker.subprocess, "Popen", run)

        def tell(message):
            told.append(message)
            first.set()

        one = worker.Worker(tmp_path, tell)
        one.update()
        assert first.wait(20)
        return one, told, waiting

    return start


def test_it_begins_again_what_it_died_of(started):
    one, told, left = started(_DIES, _ANSWERS)
    assert told == [UpdateReport(added=2)] and not left
    one.close()


def test_the_second_death_is_told_and_the_next_update_tries_again(started):
    one, told, left = started(_DIES, _DIES, _ANSWERS)
    assert isinstance(told[0], ReaderError) and "background has stopped" in str(told[0]) and len(left) == 1
    one.update()
    for _ in range(200):
        if len(told) > 1:
            break
        threading.Event().wait(0.05)
    assert told[1] == UpdateReport(added=2)
    one.close()
