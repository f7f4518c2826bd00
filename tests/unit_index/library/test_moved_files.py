"""Files that are moved, renamed and edited: their articles keep their ids, and with these all marks."""

import pytest


def bring(library, way):
    return library.rebuild() if way == "rebuild" else library.update()


@pytest.fixture(params=["update", "rebuild"])
def way(request):
    return request.param


@pytest.fixture
def starred(library, news):
    library.add(news)
    known = library.search("grain").hits[0].id
    library.mark(known, starred=True, tag="mine")
    return known


def test_a_file_edited_earlier_and_then_renamed(library, news, starred, way):
    file = news / "market.txt"
    file.write_text(file.read_text().replace("Friday", "Thursday"))
    library.update()
    file.rename(news / "prices.txt")
    bring(library, way)
    assert [hit.id for hit in library.search("is:starred tag:mine").hits] == [starred]
    assert library.search("*").total == 3


def test_a_file_moved_to_another_folder_and_edited_at_once(library, news, starred, way):
    (news / "old").mkdir()
    file = (news / "market.txt").rename(news / "old" / "market.txt")
    file.write_text(file.read_text().replace("Friday", "Thursday"))
    bring(library, way)
    assert [hit.id for hit in library.search("is:starred thursday").hits] == [starred]
    assert library.search("*").total == 3


def test_another_text_under_the_name_of_a_file_that_is_gone(library, news, starred, way):
    (news / "old").mkdir()
    (news / "market.txt").unlink()
    (news / "old" / "market.txt").write_text("Tunnel opens\n\nA tunnel opened, to the joy of all the valley.\n")
    bring(library, way)
    assert library.search("is:starred").total == 0
    assert library.search("tunnel").hits[0].id != starred


def test_two_files_of_the_name_of_two_that_are_gone(library, news, starred, way):
    text = (news / "market.txt").read_text()
    (news / "a").mkdir()
    (news / "a" / "market.txt").write_text(text.replace("Grain", "Wheat"))
    library.update()
    for folder in ("b", "c"):
        (news / folder).mkdir()
        (news / folder / "market.txt").write_text(text.replace("Grain", "Barley" if folder == "b" else "Oats"))
    (news / "market.txt").unlink()
    (news / "a" / "market.txt").unlink()
    bring(library, way)
    assert library.search("is:starred").total == 0  # nobody can say which of them it is
    assert library.search("*", fold=False).total == 4
