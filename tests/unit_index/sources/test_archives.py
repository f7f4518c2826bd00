from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from index.article import Article
from index.errors import SourceError
from index.sources import archives, read_file

TEXT = "Two cranes fell into the harbour of Ostvik on Monday evening, the harbour master said."
MEMBERS = {
    "news/2031-05-03-cranes.txt": f"Cranes fall\n\n{TEXT}\n".encode(),
    "news/page.html": f"<html><body><article><h1>Cranes lost</h1><p>{TEXT}</p></article></body></html>".encode(),
    "wire.jsonl": b'{"id": "1", "title": "Rates cut", "text": "Rates were cut."}\n{"id": 2}\n',
    "README.md": b"What this is.",
    "__MACOSX/x.txt": b"junk",
    "news/.hidden.txt": b"hidden",
    "logo.png": b"\x89PNG",
}


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]  # a literal
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def read(tmp_path: Path, name: str, data: bytes) -> tuple[list[Article], list[SourceError]]:
    path = tmp_path / name
    path.write_bytes(data)
    readings = list(read_file(path))
    return [r for r in readings if isinstance(r, Article)], [r for r in readings if isinstance(r, SourceError)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar.gz", tarred(MEMBERS)),
        ("a.tgz", tarred(MEMBERS)),
        ("a.tar", tarred(MEMBERS, "w")),
        ("a.tar.bz2", tarred(MEMBERS, "w:bz2")),
        ("a.tar.xz", tarred(MEMBERS, "w:xz")),
        ("a.txz", tarred(MEMBERS, "w:xz")),
    ],
    ids=["zip", "tar.gz", "tgz", "tar", "tar.bz2", "tar.xz", "txz"],
)
def test_the_articles_of_an_archive_are_known_by_their_place_in_it(tmp_path: Path, name: str, data: bytes) -> None:
    articles, errors = read(tmp_path, name, data)
    assert [(a.title, a.path) for a in articles] == [
        ("Cranes fall", f"{tmp_path}/{name}!/news/2031-05-03-cranes.txt"),
        ("Cranes lost", f"{tmp_path}/{name}!/news/page.html"),
        ("Rates cut", f"{tmp_path}/{name}!/wire.jsonl"),
    ]
    assert articles[0].published == "2031-05-03"
    assert [e.location for e in errors] == [f"{tmp_path}/{name}!/wire.jsonl, line 2"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_ids_are_the_same_however_the_articles_are_packed(tmp_path: Path) -> None:
    ids = [
        [a.id for a in read(tmp_path, n, d)[0]]
        for n, d in (("a.zip", zipped(MEMBERS)), ("a.tgz", tarred(MEMBERS)))
    ]
    assert ids[0] == ids[1]
    (plain,), _ = read(tmp_path, "2031-05-03-cranes.txt", MEMBERS["news/2031-05-03-cranes.txt"])
    assert plain.id == ids[0][0]


def test_a_single_file_that_is_gzipped(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, "cranes.txt.gz", gzip.compress(MEMBERS["news/2031-05-03-cranes.txt"]))
    assert article.title == "Cranes fall"
    _, (error,) = read(tmp_path, "cut.txt.gz", gzip.compress(b"Cranes fall." * 999)[:-30])
    assert "cannot be read" in error.reason


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = {
        "in.tar.gz": tarred({"b.txt": b"Cranes fall.\n\nThey fell."}),
        "c.txt.gz": gzip.compress(b"Rates cut."),
    }
    articles, _ = read(tmp_path, "a.zip", zipped(inner))
    assert [a.path for a in articles] == [f"{tmp_path}/a.zip!/in.tar.gz!/b.txt", f"{tmp_path}/a.zip!/c.txt.gz"]
    data = zipped({"a.txt": b"Cranes fall."})
    for _ in range(3):
        data = zipped({"a.zip": data})
    articles, (error,) = read(tmp_path, "deep.zip", data)
    assert not articles
    assert "packed more than 3 times" in error.reason


def test_names_that_climb_out_or_hold_controls_lead_nowhere(tmp_path: Path) -> None:
    names = ["../../etc/a.txt", "/abs/b.txt", "c\x1b]52;c;x\x07.txt", "..\\..\\d.txt", "e!/f.txt"]
    articles, errors = read(tmp_path, "a.zip", zipped({n: f"{n[-5]}. {TEXT}".encode() for n in names}))
    assert [a.path.split("!/", 1)[1] for a in articles] == ["etc/a.txt", "abs/b.txt", "c.txt", "d.txt", "e!_f.txt"]
    assert not errors
    assert not (tmp_path.parent / "etc").exists()


def test_an_encrypted_member_is_named_and_the_rest_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": b"Rates cut."}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    (article,), (error,) = read(tmp_path, "a.zip", bytes(data))
    assert article.path.endswith("b.txt")
    assert "is encrypted" in error.reason
    assert error.location.endswith("a.zip!/a.txt")


def test_bombs_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_DECODED", 1 << 20)
    bomb = {"a.txt": b"Cranes fall.", "b.jsonl": b"\n" * (3 << 20), "c.txt": b"Never."}
    for name, data in (("a.zip", zipped(bomb)), ("a.tgz", tarred(bomb))):
        articles, errors = read(tmp_path, name, data)
        assert [a.path[-5:] for a in articles] == ["a.txt"], name
        assert errors, name
    passed_over = {"a.txt": b"Cranes fall.", "b.png": bytes(3 << 20), "c.txt": b"Never."}
    articles, (error,) = read(tmp_path, "u.tgz", tarred(passed_over))  # it is unpacked to get behind it
    assert [a.path[-5:] for a in articles] == ["a.txt"]
    assert "unpacks to more than" in error.reason
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    articles, (error,) = read(tmp_path, "b.zip", zipped({f"{n}.txt": b"Cranes %d fall." % n for n in range(9)}))
    assert len(articles) == 4
    assert "unpacks to more than 3 files" in error.reason


@pytest.mark.parametrize("large", [False, True])
def test_a_directory_that_would_fill_the_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    data = zipped({f"{number}.txt": f"Cranes fall {number}\n\n{TEXT}\n".encode() for number in range(40)})
    end = data.rindex(b"PK\5\6")
    count, size, place = struct.unpack("<HLL", data[end + 10 : end + 20])
    if large:  # the record for large files tells the truth, the plain one of a single file
        record = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, place)
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
        plain = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, 50, place, 0)
        data = data[:end] + record + locator + plain
    (tmp_path / "a.zip").write_bytes(data)
    monkeypatch.setattr(archives, "_MOST_DIRECTORY", size)
    assert sum(isinstance(found, Article) for found in read_file(tmp_path / "a.zip")) == 40
    monkeypatch.setattr(archives, "_MOST_DIRECTORY", size - 1)
    (refused,) = read_file(tmp_path / "a.zip")
    assert "lists too many files" in str(refused)


def test_a_tar_header_of_absurd_length_is_not_read(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 30
    _, (error,) = read(tmp_path, "a.tar", header.tobuf() + b"\0" * 4096)
    assert "absurd length" in error.reason


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.epub", "a.docx", "a.pdf"])
def test_what_is_no_archive_is_named(tmp_path: Path, name: str) -> None:
    for data in (b"", b"PK\3\4", b"not one at all" * 99, zipped(MEMBERS)[:-40], tarred(MEMBERS)[:200]):
        articles, errors = read(tmp_path, name, data)
        assert errors or articles, (name, data[:9])
        assert all(str(tmp_path) in str(error) for error in errors)


@pytest.mark.parametrize("suffix", ["bz2", "xz"])
def test_a_packed_tar_that_is_damaged_or_a_bomb_costs_itself_alone(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tarred(MEMBERS, f"w:{suffix}")
    for data in (whole[: len(whole) // 2], whole[:60] + b"x" * 40 + whole[100:], b"", b"no such thing"):
        _, errors = read(tmp_path, f"a.tar.{suffix}", data)
        assert errors and "is no whole tar file" in errors[-1].reason
    monkeypatch.setattr(archives, "MOST_DECODED", 1 << 20)
    bomb = tarred({"a.txt": b" " * (8 << 20), "b.txt": TEXT.encode()}, f"w:{suffix}")
    articles, errors = read(tmp_path, f"b.tar.{suffix}", bomb)
    assert not articles and errors


def test_a_packed_tar_in_an_archive_is_read_too(tmp_path: Path) -> None:
    inner = {"in.tar.xz": tarred({"b.txt": b"Cranes fall.\n\nThey fell."}, "w:xz")}
    articles, _ = read(tmp_path, "a.zip", zipped(inner))
    assert [a.path for a in articles] == [f"{tmp_path}/a.zip!/in.tar.xz!/b.txt"]
