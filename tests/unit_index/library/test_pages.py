"""All results of a query, a page after the other, while the library changes."""

import pytest

from index.errors import Cancelled
from index.search import searcher


@pytest.fixture
def trams(library, tmp_path, monkeypatch):
    """A library of five articles, given two at a time; and the folder it follows."""
    monkeypatch.setattr(searcher, "_AT_ONCE", 2)
    folder = tmp_path / "trams"
    folder.mkdir()
    for number in range(5):
        write(folder, number)
    library.add(folder)
    return library, folder


def write(folder, number):
    text = f"---\ntitle: Tram {number} opens\ndate: 2031-05-0{number + 1}\n---\n\nThe tram of line {number} ran on Sunday.\n"
    (folder / f"{number}.md").write_text(text)


def titles(pages):
    return [hit.title for page in pages for hit in page.hits]


@pytest.mark.parametrize("sort", ["newest", "relevance"])
def test_what_comes_and_goes_meanwhile_repeats_and_drops_nothing(trams, sort):
    library, folder = trams
    expected = [hit.title for hit in library.search("tram", sort=sort).hits]
    pages = library.pages("tram", sort=sort)
    first = next(pages)
    write(folder, 7)  # newer than all
    (folder / "0.md").unlink()
    library.update()
    assert library.search("tram").total == 5 and "Tram 7 opens" in titles(library.pages("tram"))
    rest = list(pages)
    assert titles([first, *rest]) == expected
    assert [page.offset for page in (first, *rest)] == [0, 2, 4]
    assert {page.generation for page in (first, *rest)} == {first.generation}


def test_between_two_pages_one_may_stop(trams):
    library, _ = trams
    pages = library.pages("tram", cancelled=lambda: stopped)
    stopped = False
    assert len(next(pages).hits) == 2
    stopped = True
    with pytest.raises(Cancelled):
        next(pages)


def test_limit_and_offset_cut_what_is_given(trams):
    library, _ = trams
    every = [hit.title for hit in library.search("tram", sort="newest").hits]
    assert titles(library.pages("tram", sort="newest", limit=3)) == every[:3]
    assert titles(library.pages("tram", sort="newest", offset=1)) == every[1:]
    assert titles(library.pages("tram", sort="newest", offset=1, limit=3)) == every[1:4]
    (page,) = library.pages("tram", offset=9)
    assert page.hits == () and page.total == 5 and page.offset == 9


def test_one_page_says_that_nothing_was_found_and_what_was_meant(trams):
    library, _ = trams
    (page,) = library.pages("trammm")
    assert page.total == 0 and page.did_you_mean == library.search("trammm").did_you_mean == "tram"
