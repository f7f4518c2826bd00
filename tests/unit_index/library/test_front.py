import json

from index.front import read_front, write_front
from index.results import Hit, Page, Snippet


def page(*titles):
    hits = tuple(
        Hit(f"{n:016x}", title, "2024-07-14", True, "Wire", 1.0, "", "", Snippet("s"), starred=True)
        for n, title in enumerate(titles)
    )
    return Page("*", 7, True, 1.0, hits)


def test_rows_come_back_as_they_stood(tmp_path):
    (tmp_path / "cache").mkdir()
    write_front(tmp_path, page("One", "Two"))
    front = read_front(tmp_path)
    assert front is not None and front.total == 7
    assert [(h.title, h.published, h.published_is_estimate, h.source, h.starred) for h in front.hits] == [
        ("One", "2024-07-14", True, "Wire", True),
        ("Two", "2024-07-14", True, "Wire", True),
    ]


def test_nothing_written_or_nonsense_is_nothing(tmp_path):
    assert read_front(tmp_path) is None
    (tmp_path / "cache").mkdir()
    huge, deep = '{"hits": [], "total": 1e999}', "[" * 100_000
    for nonsense in ("", "[]", "{", '{"hits": 3, "total": 1}', '{"hits": [1], "total": 1}', huge, deep):
        (tmp_path / "cache" / "front.json").write_text(nonsense)
        assert read_front(tmp_path) is None


def test_a_tampered_file_cannot_reach_the_terminal(tmp_path):
    (tmp_path / "cache").mkdir()
    row = {"id": "1", "title": "a\x1b]52;c;x\x07b\x9b2J", "source": "\u202ex"}
    (tmp_path / "cache" / "front.json").write_text(json.dumps({"total": 1, "hits": [row]}))
    front = read_front(tmp_path)
    assert front is not None
    assert (front.hits[0].title, front.hits[0].source) == ("ab", "x")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    write_front(tmp_path / "missing", page("One"))
    assert read_front(tmp_path / "missing") is None
