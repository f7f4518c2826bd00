"""Kept files reach the disk in an order that a power cut cannot turn into half a file or a lost one."""

import os
from pathlib import Path

import pytest

from index.article import Article, Paragraph, ParagraphKind
from index.sources.kept import Origin, write_kept
from index.storage import kept_files
from index.storage.kept_files import KeptFiles

ORIGIN = Origin("https://lantern.example/feed", "feed", "2031-02-03T10:00:00Z")
COUNT = 30


def article(number):
    text = f"It rained on day {number}."
    paragraphs = (Paragraph(ParagraphKind.BODY, 0, len(text)),)
    return Article(f"{number:016x}", f"Rain {number}", text, paragraphs, published="2031-02-03")


@pytest.fixture
def order(monkeypatch):
    """What reaches the disk, in its order."""
    seen = []
    flush, flush_all, replace = kept_files.flush, kept_files._flush_all, os.replace

    def replaced(path, target):
        seen.append("name")
        return replace(path, target)

    monkeypatch.setattr(
        kept_files, "flush", lambda path: (seen.append("folder" if path.is_dir() else "file"), flush(path))
    )
    monkeypatch.setattr(
        kept_files, "_flush_all", lambda paths: (seen.append("texts"), flush_all(paths), seen.append("flushed"))
    )
    monkeypatch.setattr(os, "replace", replaced)
    return seen


@pytest.mark.parametrize("count", [3, COUNT])
def test_texts_are_flushed_before_they_get_their_names_and_these_before_anybody_hears_of_them(
    tmp_path, order, count
):
    written = KeptFiles(tmp_path / "articles").write([(article(n), ORIGIN, None) for n in range(count)])
    names = [n for n, step in enumerate(order) if step == "name"]
    assert len(written) == len(names) == count
    assert order.index("texts") < order.index("flushed") < names[0]
    assert set(order[names[-1] + 1 :]) == {"folder"}
    assert all(path.read_text("utf-8") == write_kept(article(n), ORIGIN) for n, path in enumerate(written))


def test_where_a_disk_cannot_be_flushed_as_one_every_file_is(tmp_path, order, monkeypatch):
    monkeypatch.setattr(kept_files.ctypes, "CDLL", lambda *_, **__: object())
    KeptFiles(tmp_path / "articles").write([(article(n), ORIGIN, None) for n in range(COUNT)])
    assert order.count("file") == COUNT


def test_a_draft_becomes_the_file(tmp_path):
    kept = KeptFiles(tmp_path / "articles")
    begin = kept.drafts(0, ORIGIN.added)
    draft = Path(f"{begin}-1")
    draft.write_text(write_kept(article(1), ORIGIN), "utf-8")
    (path,) = kept.write([(article(1), ORIGIN, None)], {article(1).id: str(draft)})
    assert kept.read(path)[0].title == "Rain 1" and not draft.exists()


def test_drafts_that_nobody_took_are_cleaned_away_and_those_of_others_stay(tmp_path):
    kept = KeptFiles(tmp_path / "articles")
    mine = Path(f"{kept.drafts(0, ORIGIN.added)}-1")
    others = mine.with_name(mine.name.replace(str(os.getpid()), str(os.getppid())))
    mine.touch()
    others.touch()
    kept.clean()
    assert mine.exists() and others.exists()
    kept.clean(mine=True)
    assert not mine.exists() and others.exists()
