"""Which index is opened, and when one is made anew."""

import errno
import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.document import _FIELDS
from index.errors import LibraryError
from index.library import Library
from index.schema import INDEX_FORMAT, make_schema
from index.storage.catalogue import _MIGRATIONS
from index.storage.folders import Folders, machine_key

MADE_OF = {6: "5bdc816cf94e148b"}


def test_the_format_is_raised_with_every_change_of_what_an_index_is_made_of():
    fields = [
        (name, type(field).__name__, repr(field.format), type(field.column_type).__name__)
        for name, field in make_schema().items()
    ]
    parts = repr((fields, _FIELDS, _MIGRATIONS))
    digest = hashlib.sha256(parts.encode()).hexdigest()[:16]
    assert MADE_OF.get(INDEX_FORMAT) == digest, (
        f"Raise INDEX_FORMAT in index/schema.py and note {{{INDEX_FORMAT + 1}: {digest!r}}} here."
    )


def test_an_index_of_another_format_is_made_anew(tmp_path, news, recogniser):
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(news)
        library.mark(library.search("harbour").hits[0].id, starred=True)
    (tmp_path / "library/cache/index/1/FORMAT").write_text("1\n")
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        assert library.index_is_new
        assert library.search("*").total == 0
        library.update()
        assert library.search("*").total == 3
        assert library.search("is:starred").total == 1
    assert not (tmp_path / "library/cache/index/1").exists()


def test_two_rebuilds_do_not_meet(tmp_path, news, recogniser):
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(news)
        with (
            Folders(tmp_path / "library").rebuilding(),
            pytest.raises(LibraryError, match="being rebuilt by another"),
        ):
            library.rebuild()
        assert library.rebuild().added == 3


@pytest.mark.parametrize("step", ["mkdir", "replace"])
def test_a_rebuild_without_room_says_so_and_leaves_the_old_index_in_use(
    tmp_path, news, recogniser, monkeypatch, step
):
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        library.add(news)
        before = sorted(path.name for path in (tmp_path / "library/cache/index").iterdir())
        whole = getattr(Path, step)

        def full(self, *arguments, **options):
            if self.name == "2" or self.name.startswith("CURRENT"):
                raise OSError(errno.ENOSPC, "No space left on device")
            return whole(self, *arguments, **options)

        with monkeypatch.context() as patched:
            patched.setattr(Path, step, full)
            with pytest.raises(
                LibraryError, match=r"cache/index: no index can be made there \(No space.*Make room"
            ):
                library.rebuild()
        assert library.search("*").total == 3
        after = sorted(path.name for path in (tmp_path / "library/cache/index").iterdir())
        assert [name for name in after if name.isdigit()] == [name for name in before if name.isdigit()] == ["1"]
        assert library.rebuild().added == 3


def test_whoever_makes_the_key_first_made_it_for_all(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_STATE", str(tmp_path / "state"))
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: machine_key(), range(64)))
    assert len(keys) == 1 and len(keys.pop()) == 32
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["index.key"]


def test_a_key_that_a_crash_cut_short_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_STATE", str(tmp_path))
    (tmp_path / "index.key").write_bytes(b"")
    key = machine_key()
    assert len(key) == 32 and machine_key() == key
