"""What is opened, what is refused, and what an interrupted commit leaves."""

from __future__ import annotations

import os
import pickle

import pytest
from whoosh import fields, query

from index.engine import Index, stemmed_field
from index.errors import IndexDamagedError, LibraryError

KEY = b"secret of this machine"


def schema():
    return fields.Schema(id=fields.ID(unique=True), body=stemmed_field(), article=fields.STORED())


def add(index: Index, *names: str) -> None:
    writer = index.writer()
    for name in names:
        writer.update_document(id=name, body=f"storm {name}", article=name.encode())
    writer.commit()


def live(index: Index) -> list[str]:
    snapshot = index.snapshot()
    return sorted(snapshot.id_of(snapshot.match(query.Every())))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "index"
    add(Index.create(folder, schema(), key=KEY), "one", "two")
    return folder


def only(folder, pattern):
    (path,) = folder.glob(pattern)
    return path


def test_what_we_wrote_opens(folder):
    assert live(Index.open(folder, key=KEY)) == ["one", "two"]


def test_another_machines_index_is_refused(folder):
    with pytest.raises(IndexDamagedError, match="not written by this program"):
        Index.open(folder, key=b"other")


def test_a_foreign_pickle_never_runs(folder, tmp_path):
    ran = tmp_path / "ran"

    class Bomb:
        def __reduce__(self):
            return (os.mkdir, (str(ran),))

    path = only(folder, "*.toc")
    data = path.read_bytes()
    path.write_bytes(data[:40] + pickle.dumps(Bomb()) + data[40:])
    index = Index(folder, KEY)
    for attempt in (index.snapshot, index.writer, index.merge):
        with pytest.raises(IndexDamagedError, match="does not fit its manifest"):
            attempt()
    assert not ran.exists()


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_folder_open_to_others_is_refused(folder, mode):
    folder.chmod(mode)
    with pytest.raises(IndexDamagedError, match="open to other users"):
        Index.open(folder, key=KEY)


def test_a_linked_folder_is_refused(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    with pytest.raises(IndexDamagedError, match="link"):
        Index.open(link, key=KEY)


def test_a_missing_manifest_or_segment_is_refused(folder):
    segment = only(folder, "MAIN_*.arrays")
    segment.rename(segment.with_suffix(".gone"))
    with pytest.raises(IndexDamagedError, match="cannot be read"):
        Index.open(folder, key=KEY)
    segment.with_suffix(".gone").rename(segment)
    only(folder, "manifest-*.json").unlink()
    with pytest.raises(IndexDamagedError, match="manifest"):
        Index.open(folder, key=KEY)


def test_every_flipped_bit_is_noticed(folder):
    segment = only(folder, "MAIN_*.arrays")
    good = segment.read_bytes()
    padding = 0
    for at in range(0, len(good), max(1, len(good) // 150)):
        bad = bytearray(good)
        bad[at] ^= 1 << (at % 8)
        segment.write_bytes(bytes(bad))
        try:
            Index.open(folder, key=KEY).snapshot().verify()
        except IndexDamagedError:
            continue
        assert good[at] == 0  # the gaps between arrays hold nothing
        padding += 1
    assert padding < 100


def test_a_flipped_bit_never_changes_an_answer(folder):
    """Without `verify()` too: an answer is right or it is refused."""
    segment = only(folder, "MAIN_*.arrays")
    good = segment.read_bytes()

    def answers():
        snapshot = Index.open(folder, key=KEY).snapshot()
        found = snapshot.search(query.And([query.Term("body", "storm"), query.Prefix("body", "t")]))
        phrase = snapshot.match(query.Phrase("body", ["storm", "two"]))
        texts = [snapshot.stored(int(doc)) for doc in snapshot.all_docs()]
        return snapshot.id_of(found.docs), found.scores.tolist(), snapshot.id_of(phrase), texts

    expected = answers()
    refused = 0
    for at in range(0, len(good), 3):
        bad = bytearray(good)
        bad[at] ^= 1 << (at % 8)
        segment.write_bytes(bytes(bad))
        try:
            assert answers() == expected
        except IndexDamagedError:
            refused += 1
    assert refused > 50


def test_a_swapped_segment_is_refused(folder, tmp_path):
    other = tmp_path / "other"
    add(Index.create(other, schema(), key=KEY), "ten", "six")
    only(folder, "MAIN_*.arrays").write_bytes(only(other, "MAIN_*.arrays").read_bytes())
    with pytest.raises(IndexDamagedError, match="does not fit the index's manifest"):
        Index.open(folder, key=KEY)


class DiskFull(OSError):
    def __init__(self):
        super().__init__(28, "No space left on device")


@pytest.mark.parametrize("step", range(12))
def test_a_full_disk_changes_nothing(folder, monkeypatch, step):
    """Every sync of a commit fails in turn; after it the index is as before and can be written."""
    index = Index.open(folder, key=KEY)
    count = -1
    plain = os.fsync

    def fsync(handle):
        nonlocal count
        count += 1
        if count == step:
            raise DiskFull
        plain(handle)

    writer = index.writer()
    writer.update_document(id="three", body="storm", article=b"3")
    writer.delete_by_term("id", "one")
    monkeypatch.setattr(os, "fsync", fsync)
    try:
        writer.commit()
        acknowledged = True
    except LibraryError as error:
        assert "No space left" in str(error)
        acknowledged = False
    monkeypatch.setattr(os, "fsync", plain)
    after = live(Index.open(folder, key=KEY))
    assert after in (["one", "two"], ["three", "two"])
    if acknowledged:
        assert after == ["three", "two"]
    add(index, "four")
    assert live(index) == sorted([*after, "four"])
    assert len(list(folder.glob("*.toc"))) == len(list(folder.glob("manifest-*"))) == 1
    assert not list(folder.glob("*.part"))


def test_a_failed_merge_leaves_nothing(folder, monkeypatch):
    index = Index.open(folder, key=KEY)
    for name in "abcdefgh":
        add(index, name)
    before = live(index)

    def fsync(_handle):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(LibraryError, match="No space left"):
            index.merge()
    assert live(index) == before
    assert not list(folder.glob("merge-*"))
    assert index.merge()
    assert live(index) == before


def test_left_overs_of_a_killed_commit_go_with_the_next_one(folder):
    generation = Index.open(folder, key=KEY).generation
    left = ["MAIN_00ff.arrays", "MAIN_00ee.arrays.part", f"_MAIN_{generation + 1}.toc.123.4", "manifest-99.json"]
    for name in left:
        (folder / name).write_bytes(b"torn")
    stranger = folder / "notes.txt"
    stranger.write_text("mine")
    index = Index.open(folder, key=KEY)
    add(index, "three")
    assert [name for name in left if (folder / name).exists()] == []
    assert stranger.exists()
    assert live(index) == ["one", "three", "two"]


def test_a_seeded_random_does_not_repeat_segment_names(folder):
    import random

    index = Index.open(folder, key=KEY)
    for name in "abc":
        random.seed(1)
        add(index, name)
    assert live(index) == ["a", "b", "c", "one", "two"]
