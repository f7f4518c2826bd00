"""What the system is told of reads to come: the right bytes, within bounds, and nothing depends on it."""

import mmap
import os

import pytest
from whoosh import fields

from index.engine import Index, read_ahead, stemmed_field
from index.engine.arrayfile import ArrayFile

TEXTS = [f"harbour strike number{n} " + "ferry " * (n % 5) for n in range(60)]


@pytest.fixture
def index(tmp_path):
    """Sixty documents in three segments."""
    schema = fields.Schema(id=fields.ID(unique=True), body=stemmed_field(positions=True), article=fields.STORED())
    made = Index.create(tmp_path / "index", schema)
    for first in range(0, 60, 20):
        writer = made.writer()
        for number in range(first, first + 20):
            text = TEXTS[number]
            writer.update_document(id=f"a{number}", body=text, article=text.encode() * 200)
        writer.commit()
    return made


@pytest.fixture
def told(monkeypatch):
    """(advice, file, first byte, length) of everything the system is told of the maps."""
    heard = []
    advise = ArrayFile.advise

    def hear(self, advice, start, length):
        heard.append((advice, self.path, start, length))
        advise(self, advice, start, length)

    monkeypatch.setattr(ArrayFile, "advise", hear)
    return heard


def test_stored_values_are_expected_by_their_own_bytes_in_every_segment(index, told):
    snapshot = index.snapshot()
    told.clear()
    wanted = [3, 25, 59]
    snapshot.expect_stored(wanted)
    assert [(advice, path) for advice, path, _, _ in told] == [
        ("WILLNEED", segment.file.file.path) for segment in snapshot.segments
    ]
    for (_, _, start, length), doc, segment in zip(told, wanted, snapshot.segments, strict=True):
        raw = segment.file.stored_raw("article", doc - segment.base)
        assert segment.file.file.path.read_bytes()[start : start + length] == raw


def test_what_a_search_reads_here_and_there_is_told_when_a_segment_is_opened(index, told):
    segments = Index.open(index.folder).snapshot().segments
    stores = [(s.file.file.path, *s.file.file.place("article/store")) for s in segments]
    assert told == [("RANDOM", *store) for store in stores]


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system takes no advice")
@pytest.mark.parametrize("step", [1 << 17, 100])
def test_all_but_texts_and_places_of_words_is_read_ahead(index, monkeypatch, step):
    asked = []
    monkeypatch.setattr(os, "posix_fadvise", lambda handle, at, size, advice: asked.append((at, size, advice)))
    monkeypatch.setattr(read_ahead, "_STEP", step)
    file = index.snapshot().segments[0].file
    count = read_ahead.bring([file])
    read = {byte for at, size, _ in asked for byte in range(at, at + size)}
    for name in file.file.names:
        start, size = file.file.place(name)
        seldom = name in ("article/store", "body/occurrences")
        assert not read & set(range(start, start + size)) if seldom else read >= set(range(start, start + size))
    assert count == len(read) == sum(size for _, size, _ in asked)
    assert {advice for _, _, advice in asked} == {os.POSIX_FADV_WILLNEED}
    assert max(size for _, size, _ in asked) <= step


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system takes no advice")
def test_where_not_all_may_be_read_ahead_the_small_arrays_come_first(index, monkeypatch):
    asked = []
    monkeypatch.setattr(os, "posix_fadvise", lambda handle, at, size, advice: asked.append(size))
    files = [segment.file for segment in index.snapshot().segments]
    everything = read_ahead.bring(files)
    largest = max(asked)
    asked.clear()
    assert 0 < read_ahead.bring(files, everything - 1) < everything
    assert max(asked) <= largest
    asked.clear()
    assert read_ahead.bring(files, 0) == 0
    assert asked == []


def test_a_segment_whose_file_is_gone_is_none_to_read(index):
    snapshot = index.snapshot()
    for segment in snapshot.segments:
        segment.file.file.path.unlink()
    snapshot.read_ahead()
    assert bytes(snapshot.stored(59)) == TEXTS[59].encode() * 200


def test_a_system_that_takes_no_advice_answers_the_same(index, monkeypatch):
    monkeypatch.delattr(mmap, "MADV_RANDOM", raising=False)
    monkeypatch.delattr(mmap, "MADV_WILLNEED", raising=False)
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    snapshot = Index.open(index.folder).snapshot()
    snapshot.read_ahead()
    snapshot.expect_stored([0, 59])
    assert bytes(snapshot.stored(0)) == TEXTS[0].encode() * 200
