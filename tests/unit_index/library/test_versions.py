"""What an outlet changed stays readable: every text that is replaced is kept, and nothing else is."""

import json
from pathlib import Path

import pytest

from index.errors import NotFoundError
from index.library import Library
from tests.prose import paragraphs

FIRST = "Dam holds\n\nVESTBY - The dam held on Monday, Ann Roe said.\n\nThe river rose by 3 metres.\n"
SECOND = FIRST.replace("3 metres", "5 metres").replace("held on", "broke on").replace("Dam holds", "Dam breaks")


@pytest.fixture
def dam(library, news):
    file = news / "dam.txt"
    file.write_text(FIRST)
    library.add(news)
    return file


def the_dam(library):
    (hit,) = library.search("dam").hits
    return hit.id


def versions_of(library):
    return sorted(p.name for p in (library.path / "articles").rglob("*") if p.is_file())


def test_a_file_that_was_edited_keeps_its_older_text(library, dam):
    article_id = the_dam(library)
    assert [v.path for v in library.versions(article_id)] == [str(dam)]
    dam.write_text(SECOND)
    library.update()
    assert the_dam(library) == article_id
    old, new = library.versions(article_id)
    assert (old.words, new.words, new.path) == (18, 18, str(dam))
    assert old.when <= new.when != ""
    assert "The dam held on Monday" in Path(old.path).read_text()
    assert Path(old.path).is_relative_to(library.path / "articles")
    assert sorted(p.name for p in dam.parent.iterdir()) == ["bridge.txt", "dam.txt", "harbour.txt", "market.txt"]


def test_the_change_is_told_by_words(library, dam):
    dam.write_text(SECOND)
    library.update()
    changes = library.changes(the_dam(library))
    assert (changes.number, changes.of) == (2, 2)
    gone = [changes.old_text[s:e] for edit in changes.edits for s, e in edit.removed]
    come = [changes.new_text[s:e] for edit in changes.edits for s, e in edit.added]
    assert (gone, come) == (["holds", "held", "3"], ["breaks", "broke", "5"])


def test_every_version_can_be_asked_for(library, dam):
    texts = [FIRST, SECOND, SECOND.replace("5 metres", "6 metres")]
    for text in texts[1:]:
        dam.write_text(text)
        library.update()
    article_id = the_dam(library)
    assert len(library.versions(article_id)) == 3
    assert "6" in library.changes(article_id).new_text
    assert "3 metres" in library.changes(article_id, 2).old_text
    assert "5 metres" in library.changes(article_id, 2).new_text
    for number in (0, 1, 4):
        with pytest.raises(NotFoundError, match="changes 2 to 3"):
            library.changes(article_id, number)


def test_blanks_line_ends_and_another_date_are_no_change_of_the_text(library, dam):
    dam.write_text(FIRST.replace("Monday, Ann", "Monday,  Ann").replace("\n\n", "\n\n\n"))
    library.update()
    assert len(library.versions(the_dam(library))) == 1
    assert versions_of(library) == []
    with pytest.raises(NotFoundError, match=r"has not changed since it came in\. "):
        library.changes(the_dam(library))


def test_the_row_says_when_it_changed(library, dam):
    assert library.search("dam").hits[0].changed is None
    dam.write_text(SECOND)
    library.update()
    (hit,) = library.search("dam").hits
    assert hit.changed == library.versions(hit.id)[-1].when
    assert [h.changed for h in library.search("harbour").hits] == [None]


def test_older_texts_are_no_articles_and_outlive_the_index(library, dam, recogniser):
    article_id = the_dam(library)
    dam.write_text(SECOND)
    library.update()
    before = library.search("*", fold=False).total
    library.rebuild()
    assert library.search("*", fold=False).total == before
    assert library.changes(article_id).of == 2
    (name,) = versions_of(library)
    assert ".md." in name
    with Library(library.path.parent / "another", recogniser=recogniser) as other:
        other.add(library.path / "articles")
        assert other.search("*").total == 0


def test_a_text_that_comes_back_is_listed_once(library, dam):
    for text in (SECOND, FIRST, SECOND, FIRST):
        dam.write_text(text)
        library.update()
    versions = library.versions(the_dam(library))
    assert [v.path == str(dam) for v in versions] == [False, True]
    assert "broke" in library.changes(the_dam(library)).old_text


def test_the_same_address_saved_again_is_a_version(library, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    page = {"url": "https://news.example/dam", "title": "Dam holds", "text": "\n\n".join(paragraphs("dam"))}
    (folder / "a.json").write_text(json.dumps(page))
    library.add(folder)
    (folder / "b.json").write_text(json.dumps(page | {"text": "\n\n".join(paragraphs("dam")[:5])}))
    library.update()
    (hit,) = library.search("*").hits
    assert [edit.kind for edit in library.changes(hit.id).edits if edit.kind != "same"] == ["removed"]


def test_two_texts_of_one_article_in_one_go_are_both_kept(library, tmp_path):
    page = {"url": "https://news.example/dam", "title": "Dam holds"}
    file = tmp_path / "wire.jsonl"
    file.write_text("\n".join(json.dumps(page | {"text": words}) for words in ("It held, she said.", "It broke.")))
    library.add(file)
    (hit,) = library.search("*").hits
    assert "It held" in library.changes(hit.id).old_text


def test_an_older_text_whose_file_is_gone_is_named(library, dam):
    dam.write_text(SECOND)
    library.update()
    article_id = the_dam(library)
    Path(library.versions(article_id)[0].path).unlink()
    with pytest.raises(NotFoundError, match="not there any more"):
        library.changes(article_id)


def test_a_running_report_keeps_its_first_text_and_the_newest(library, dam, monkeypatch):
    monkeypatch.setattr("index.relations.versions.MOST", 3)
    for number in range(6):
        dam.write_text(FIRST.replace("3 metres", f"{number + 10} metres"))
        library.update()
    article_id = the_dam(library)
    texts = [Path(v.path).read_text() for v in library.versions(article_id)]
    assert [next(n for n in (3, *range(10, 16)) if f"by {n} metres" in t) for t in texts] == [3, 13, 14, 15]
    assert len(versions_of(library)) == 3
