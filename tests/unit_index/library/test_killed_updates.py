"""An update that is killed in the middle: what the feeds gave is there once, whole, after the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from index.library import Library
from index.storage.kept_files import KeptFiles
from tests.prose import paragraphs
from tests.unit_index.web_server import Server, rss

FEEDS, ITEMS = 3, 60
_UPDATE = """
import sys, time
from index.arriving import arrivals
from index.library import Library
arrivals._BATCH = 20
arrivals._FIRST_COMMIT = 0.0
with Library.open(sys.argv[1]) as library:
    library.update(recognise=False)
"""


@pytest.fixture
def server():
    server = Server()
    for feed in range(FEEDS):
        items = [
            (
                f"/{feed}/{n}",
                f"Dam {feed} {n} holds",
                "".join(f"<p>{part}</p>" for part in paragraphs(f"{feed}-{n}", 5)),
            )
            for n in range(ITEMS)
        ]
        server.pages[f"/feed{feed}"] = rss(*items, title=f"Outlet {feed}")
    yield server
    server.close()


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*.md") if not path.name.startswith(".")]


@pytest.mark.parametrize("enough", [1, 45, 150])
def test_nothing_is_lost_and_nothing_is_twice(tmp_path, server, enough):
    root = tmp_path / "articles"
    with Library.open(tmp_path) as library:
        for feed in range(FEEDS):
            library.add_source(f"{server.url}/feed{feed}")
    process = subprocess.Popen(
        [sys.executable, "-c", _UPDATE, str(tmp_path)], start_new_session=True, env=os.environ | {"NO_PROXY": "*"}
    )
    try:
        until = time.monotonic() + 60
        while len(files(root)) < enough and process.poll() is None and time.monotonic() < until:
            time.sleep(0.002)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    for path in files(root):  # no name ever stands for half a file
        assert KeptFiles(root).read(path) is not None
    with Library.open(tmp_path) as library:
        library.update(recognise=False)
        assert library.stats().articles == FEEDS * ITEMS
        assert library.search("dam holds").total == FEEDS * ITEMS
        assert library.update(recognise=False).added == 0
    ids = Counter(KeptFiles(root).read(path)[0].id for path in files(root))
    assert len(ids) == FEEDS * ITEMS and set(ids.values()) == {1}
