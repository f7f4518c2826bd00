"""The exit code of an update, for cron: all feeds failed, or only some."""

import pytest

from index.library import Library
from index.results import SourceInfo, UpdateReport
from reader.cli import main

NOW = "2999-01-01T00:00:00Z"
LATELY = "2000-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("checked", "failed", "code"),
    [
        ((NOW, NOW), (0, 1), 1),
        ((NOW, NOW), (0,), 0),
        ((NOW, NOW), (), 0),
        ((NOW, LATELY), (0,), 1),
        ((LATELY, LATELY), (), 0),
    ],
)
def test_all_feeds_that_were_asked_failed(tmp_path, monkeypatch, capsys, checked, failed, code):
    sources = tuple(
        SourceInfo(f"https://u:p@{n}.example/feed", "feed", 0, LATELY, "", "", "", 0, when)
        for n, when in enumerate(checked)
    )
    failures = tuple((f"https://{n}.example/feed", "is not there (404)") for n in failed)
    monkeypatch.setattr(Library, "sources", lambda _: sources)
    monkeypatch.setattr(Library, "update", lambda *_, **__: UpdateReport(added=1, failures=failures))
    folder = tmp_path / "library"
    Library.open(folder).close()
    assert main(["update", "--library", str(folder)]) == code
    assert ("404" in capsys.readouterr().err) is bool(failed)
