from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from index.article import Article
from index.errors import SourceError
from index.sources import files, read_bytes, read_file
from index.sources.decoding import decode

NEWS = (
    "Café Owner Says “No” to Chain\n\nThe owner of a café in Ostvik won’t sell, she said on Monday. It’s hers.\n"
)


def only(data: bytes, name: str = "a.txt") -> Article:
    (reading,) = read_bytes(data, name)
    assert isinstance(reading, Article), reading
    return reading


def fault(data: bytes, name: str = "a.txt") -> SourceError:
    (reading,) = read_bytes(data, name)
    assert isinstance(reading, SourceError)
    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told(encoding: str) -> None:
    article = only(NEWS.encode(encoding))
    assert article.title == "Café Owner Says “No” to Chain"
    assert "won’t" in article.text


def test_the_same_words_have_the_same_id_in_any_encoding() -> None:
    assert only(NEWS.encode()).id == only(NEWS.encode("cp1252")).id


def test_a_declared_encoding_of_a_page_is_believed_but_latin_1_is_read_as_windows() -> None:
    page = '<meta charset="iso-8859-1"><p>Café “Nord” stays open</p>'.encode("cp1252")
    assert "Café “Nord”" in decode(page, is_html=True)
    page = '<meta charset="koi8-r"><p>Мост открыт</p>'.encode("koi8-r")
    assert "Мост открыт" in decode(page, is_html=True)


def test_bytes_that_fit_nothing_still_give_text() -> None:
    assert "\ufffd" in decode(b"\xef\xbb\xbfabc\xff\xfe")
    assert decode(b"\x81\x8d caf\xe9", is_html=True)


def test_what_is_no_text_is_named() -> None:
    assert "not a text file" in fault(b"\x89PNG\0\0\0").reason
    assert "no text" in fault(b" \n").reason


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2031-05-03 cafe.txt"
    path.write_text(NEWS)
    (article,) = read_file(path)
    assert isinstance(article, Article)
    assert article.path == str(path)
    assert (article.published, article.published_is_estimate) == ("2031-05-03", True)


def test_the_time_of_a_file_is_no_date(tmp_path: Path) -> None:
    path = tmp_path / "cafe.txt"
    path.write_text(NEWS)
    os.utime(path, (1e9, 1e9))
    (article,) = read_file(path)
    assert isinstance(article, Article)
    assert article.published is None


def test_a_missing_file_a_folder_and_a_pipe_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "d.txt").mkdir()
    for name in ("nowhere.txt", "pipe.txt", "d.txt"):
        (error,) = read_file(tmp_path / name)
        assert isinstance(error, SourceError)
        assert name in str(error)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "zero.txt"):
        (error,) = read_file(tmp_path / name)
        assert isinstance(error, SourceError)
        assert error.reason == "is not a regular file"


def test_a_file_that_is_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.sources.reading.MOST_DOCUMENT_BYTES", 2**20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (2**20 + 1))
    (error,) = read_file(path)
    assert isinstance(error, SourceError)
    assert "larger than 1 MB" in error.reason


def test_packed_records_are_read_and_a_torn_archive_keeps_what_came_before(tmp_path: Path) -> None:
    line = b'{"title": "Cranes fall", "text": "Two cranes fell on Monday."}\n'
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(line * 3))
    assert [type(r) for r in read_file(path)] == [Article] * 3
    incompressible = b"".join(
        b'{"title": "Cranes", "text": "%s"}\n' % os.urandom(200).hex().encode() for _ in range(500)
    )
    path.write_bytes(gzip.compress(incompressible)[:-3000])
    readings = list(read_file(path))
    assert isinstance(readings[0], Article)
    assert isinstance(readings[-1], SourceError)


def test_a_packed_line_without_an_end_is_skipped_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_RECORD_BYTES", 1000)
    monkeypatch.setattr(files.read_lines, "__defaults__", (1000,))
    good = b'{"title": "Cranes fall", "text": "Two cranes fell on Monday."}\n'
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(good + b" " * 5_000_000 + b"\n" + good))
    readings = list(read_file(path))
    assert [type(r) for r in readings] == [Article, SourceError, Article]
    assert "line 2" in str(readings[1])
