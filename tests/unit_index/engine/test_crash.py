"""A writer killed at any moment: what was acknowledged stays, and the next writer cleans up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from whoosh import query

from index.engine import Index

KILLS = int(os.environ.get("ENGINE_KILLS", "6"))

WRITER = """
import os, sys
from pathlib import Path
from whoosh import fields
from index.engine import Index, stemmed_field

folder = Path(sys.argv[1])
if not folder.exists():
    schema = fields.Schema(id=fields.ID(unique=True), body=stemmed_field(), article=fields.STORED())
    Index.create(folder, schema, key=b"k")
index = Index.open(folder, key=b"k")
start = int(sys.argv[2])
for number in range(start, start + 1000):
    writer = index.writer(spill_bytes=300)
    for part in "ab":
        writer.update_document(id=f"{part}{number}", body="storm " * (number % 7), article=b"x" * 99)
    writer.delete_by_term("id", f"a{number - 3}")
    writer.commit()
    os.write(1, f"{number}\\n".encode())
    if number % 4 == 0:
        index.merge()
"""


def test_nothing_acknowledged_is_lost(tmp_path):
    """`kill -9` again and again, at growing distances from the start."""
    folder = tmp_path / "index"
    start = 0
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(start)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(3 + kill % 5):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])
        process.wait()
        process.stdout.close()
        with Index.open(folder, key=b"k").snapshot() as snapshot:
            snapshot.verify()
            found = set(snapshot.id_of(snapshot.match(query.Every())))
        # The commit after the last acknowledged one may have been done but not told; never half of it.
        states = [expected(acknowledged, start_at) for start_at in (0, 1)]
        assert found in states
        start = acknowledged + 1 + (found == states[1])
    index = Index.open(folder, key=b"k")
    index.merge()
    index.writer(timeout=0).commit()
    names = {path.name for path in folder.iterdir() if path.is_file()}
    assert not [name for name in names if name.endswith(".part")]
    assert len([name for name in names if name.endswith(".toc") or name.startswith("manifest")]) == 2


def expected(last: int, more: int) -> set[str]:
    numbers = range(last + 1 + more)
    return {f"b{n}" for n in numbers} | {f"a{n}" for n in numbers if n > last + more - 3}


def test_another_process_sees_commits_and_the_lock(tmp_path):
    folder = tmp_path / "index"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), "0"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    reader = Index.open(folder, key=b"k")
    seen = set()
    try:
        while len(seen) < 5:
            with reader.snapshot() as snapshot:
                seen.add(snapshot.generation)
                ids = snapshot.id_of(snapshot.match(query.Term("body", "storm")))
                assert len(ids) == len(set(ids))
                assert all(snapshot.stored(int(doc)) == b"x" * 99 for doc in snapshot.all_docs()[-3:])
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


@pytest.mark.parametrize("_round", range(3))
def test_snapshots_are_taken_while_segments_come_and_go(tmp_path, _round):
    from threading import Thread

    from whoosh import fields

    from index.engine import stemmed_field

    index = Index.create(tmp_path / "index", fields.Schema(id=fields.ID(unique=True), body=stemmed_field()))
    other = Index.open(tmp_path / "index")
    problems = []

    def write():
        for number in range(25):
            writer = index.writer()
            writer.update_document(id=f"d{number % 9}", body="storm")
            writer.commit()
            index.merge()

    thread = Thread(target=write)
    thread.start()
    while thread.is_alive():
        with other.snapshot() as snapshot:
            ids = snapshot.id_of(snapshot.match(query.Term("body", "storm")))
            if len(ids) != len(set(ids)) or len(ids) != snapshot.doc_count:
                problems.append(ids)
    thread.join()
    assert problems == []
    assert other.snapshot().doc_count == 9
