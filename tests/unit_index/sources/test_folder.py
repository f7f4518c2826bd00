from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.sources import FoundFile, find_files, find_folders


def names(root: Path) -> list[str]:
    return [str(f.path.relative_to(root)) for f in find_files(root) if isinstance(f, FoundFile)]


def errors(root: Path) -> list[SourceError]:
    return [f for f in find_files(root) if isinstance(f, SourceError)]


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_of_news_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", "c.json", "d.jsonl.gz", "e.csv", "f.text", "G.TXT", "h.ndjson"):
        write(tmp_path / name)
    assert names(tmp_path) == [
        "G.TXT",
        "a/b.html",
        "a/z.md",
        "b.txt",
        "c.json",
        "d.jsonl.gz",
        "e.csv",
        "f.text",
        "h.ndjson",
    ]


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/x.txt", "a.py", "b.jpg", "c.tar.zst", "README.md", "sub/README.md", "LICENSE.txt",
                 "__MACOSX/a.txt"):  # fmt: skip
        write(tmp_path / name)
    write(tmp_path / "readme-writers-win-prize.txt.bak")
    assert names(tmp_path) == []
    assert errors(tmp_path) == []


def test_folders_are_followed_to_a_depth_and_the_one_below_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sources.folder._DEEPEST", 3)
    for depth in range(6):
        write(tmp_path.joinpath(*"abcdef"[:depth], f"{depth}.txt"))
    assert names(tmp_path) == ["0.txt", "a/1.txt", "a/b/2.txt", "a/b/c/3.txt"]
    (error,) = errors(tmp_path)
    assert error.location.endswith("a/b/c/d") and error.reason == "lies more than 3 folders deep"


def test_an_article_about_a_licence_is_an_article(tmp_path: Path) -> None:
    write(tmp_path / "licence to fish costs more.txt")
    assert names(tmp_path) == ["licence to fish costs more.txt"]


def test_a_file_named_itself_is_taken(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md")
    (found,) = find_files(readme)
    assert isinstance(found, FoundFile)
    assert (found.path, found.size, found.mtime_ns) == (readme, 1, readme.stat().st_mtime_ns)


def test_a_path_that_is_not_there_or_not_read_is_named(tmp_path: Path) -> None:
    (missing,) = errors(tmp_path / "nowhere")
    assert "nowhere" in str(missing)
    (other,) = errors(write(tmp_path / "a.exe"))
    assert "a.exe" in str(other)
    assert ".txt" in other.remedy


def test_odd_things_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt"]
    (refused,) = errors(tmp_path / "pipe.txt")
    assert "pipe.txt" in str(refused)


def test_links_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert names(tmp_path) == ["a/x.txt"]
    assert ["loop.txt" in str(e) for e in errors(tmp_path)] == [True]


def test_a_link_to_a_file_elsewhere_is_told_and_not_read(tmp_path: Path) -> None:
    write(tmp_path / "secret" / "letter.txt")
    write(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "b.txt").symlink_to(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "c.txt").symlink_to(tmp_path / "secret" / "letter.txt")
    assert names(tmp_path / "news") == ["a.txt", "b.txt"]
    assert [str(e) for e in errors(tmp_path / "news")] == [
        f"{tmp_path}/news/c.txt: is a link out of the folder. Add the file that it leads to."
    ]
    assert names(tmp_path / "news" / "c.txt") == ["."]  # who names the link means it


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        assert names(tmp_path) == ["a.txt"]
        assert "locked" in str(errors(tmp_path)[0])
    finally:
        locked.chmod(0o700)


def test_names_that_cannot_be_shown_are_named_safely(tmp_path: Path) -> None:
    write(tmp_path / "a\x1b]52;c;x\x07.txt")
    (tmp_path / "b\nc.txt").write_text("x")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xff.txt"))).write_text("x")
    assert names(tmp_path) == []
    found = errors(tmp_path)
    assert len(found) == 3
    assert not any("\x1b" in str(e) or "\n" in str(e) for e in found)
    assert all(str(e).encode() for e in found)


def test_folders_whose_names_cannot_be_kept_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in (b"d\xfe", b"\x1b[31m"):
        write(tmp_path / os.fsdecode(name) / "a.txt")
    (tmp_path / "b.txt").write_text("News.")
    found = list(find_files(tmp_path))
    assert [f.path.name for f in found if isinstance(f, FoundFile)] == ["b.txt"]
    assert sum(isinstance(f, SourceError) for f in found) == 2
    assert list(find_folders(tmp_path)) == [tmp_path]
