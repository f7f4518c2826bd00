"""What a library answers."""

import pytest

from index.errors import NotFoundError
from index.library import Library
from index.results import Progress, UpdateReport
from index.storage.state import Marks


def test_an_article_comes_with_its_mentions_and_figures(library, news):
    library.add(news)
    article = library.article(library.search("crates").hits[0].id)
    assert [(m.text, m.entity) for m in article.mentions] == [("Ann Roe", "Ann Roe")]
    assert [f.value for f in article.figures] == [1250.0]
    assert all(article.text[m.start : m.end] == m.text for m in article.mentions)


def test_any_unambiguous_beginning_of_an_id_will_do(library, news):
    library.add(news)
    whole = library.search("bridge").hits[0].id
    assert library.resolve_id(whole[:8].upper()) == whole
    with pytest.raises(NotFoundError, match="no article"):
        library.resolve_id("zz")
    with pytest.raises(NotFoundError):
        library.resolve_id("")


def test_an_entity_gathers_what_the_articles_say(library, news):
    library.add(news)
    roe = library.entity("ann roe")
    assert (roe.name, roe.kind, roe.articles, roe.mentions) == ("Ann Roe", "person", 2, 2)
    assert ("Bo Lindqvist", 1) in roe.with_
    assert {hit.title for hit in roe.latest} == {"Harbour reopens after storm", "Bridge closed for repairs"}
    for hit in roe.latest:
        ((start, end),) = hit.snippet.highlights
        assert hit.snippet.text[start:end] == "Ann Roe"


def test_an_unknown_name_says_what_comes_near(library, news):
    library.add(news)
    with pytest.raises(NotFoundError, match="Ann Roe"):
        library.entity("Anne Roe")


def test_entities_are_listed_by_articles(library, news):
    library.add(news)
    assert [(e.name, e.articles) for e in library.entities()] == [("Ann Roe", 2), ("Bo Lindqvist", 2)]
    assert library.entities(kind="place") == ()
    assert [e.name for e in library.entities(match="lind")] == ["Bo Lindqvist"]


def test_stats_count_what_there_is(library, news):
    library.add(news)
    stats = library.stats()
    assert (stats.articles, stats.sources, stats.entities, stats.unrecognised) == (3, 1, 2, 0)
    assert stats.index_bytes > 0


def test_an_empty_library_answers_everything(library):
    assert library.search("anything").hits == ()
    assert library.entities() == ()
    assert library.stats().articles == 0
    assert library.suggest("a") is not None
    with pytest.raises(NotFoundError):
        library.article("0" * 16)
    with pytest.raises(NotFoundError):
        library.entity("Nobody")
    assert library.check() == []


def test_the_worker_process_updates_and_tells(tmp_path, news):
    import queue

    from index.library import Library

    heard = queue.Queue()
    with Library.open(tmp_path / "own") as library:
        library.add_source(news)
        before = library.generation
        library.start_background(heard.put)
        while not isinstance(message := heard.get(timeout=60), UpdateReport):
            assert isinstance(message, Progress)
        assert message.added == 3
        assert library.generation > before
        assert library.search("harbour").total == 1
        assert library.stats().unrecognised == 0


def test_a_worker_that_is_closed_ends(tmp_path, news):
    from index.worker import Worker

    worker = Worker(tmp_path / "own", lambda _: None)
    worker.update()
    process = worker._process
    worker.close()
    assert process.wait(20) == 0


def test_a_word_cut_short_finds_what_begins_so_when_nothing_else_does(library, news):
    library.add(news)
    page = library.search("harb")
    assert (page.total, page.matched) == (1, "all")
    assert library.search("qqqq").total == 0


def test_articles_are_found_by_the_source_they_came_from(tmp_path):
    for name in ("harbour", "hills"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"News of the {name}\n\nVESTBY - Something happened on Monday.\n")
    with Library.open(tmp_path / "library") as library:
        for name in ("harbour", "hills"):
            library.add_source(tmp_path / name, folder="Near" if name == "hills" else "")
        library.update(recognise=False)

        def titles(query):
            return [hit.title for hit in library.search(query).hits]

        assert titles("in:harbour") == ["News of the harbour"]
        assert titles(f'in:"{tmp_path / "hills"}"') == titles("in:near") == ["News of the hills"]
        assert len(titles("-in:harbour")) == 1 and titles("in:nowhere") == []
        library.edit_source(str(tmp_path / "harbour"), title="The Quay")
        assert titles('in:"the quay"') == ["News of the harbour"] and titles("in:harbour") == [
            "News of the harbour"
        ]
        library.forget_source(str(tmp_path / "harbour"))
        library.update(recognise=False)
        assert len(titles("*")) == 1


def test_many_are_marked_at_once(tmp_path):
    (tmp_path / "a.txt").write_text("One thing\n\nVESTBY - Something happened on Monday.\n")
    with Library.open(tmp_path / "library") as library:
        library.add(tmp_path / "a.txt", recognise=False)
        (hit,) = library.search("*").hits
        assert library.mark([hit.id], read=False) == (hit.id,)
        assert library.search("is:unread").total == 1
        library.mark([hit.id], read=True)
        assert library.search("is:unread").total == 0
        library.mark(hit.id, tag="later")
        assert library.tags() == (("later", 1),)


def test_a_change_of_many_names_those_that_were_otherwise(tmp_path):
    (tmp_path / "news").mkdir()
    for name in "abc":
        (tmp_path / "news" / f"{name}.txt").write_text(f"Thing {name}\n\nVESTBY - Something {name} happened.\n")
    with Library.open(tmp_path / "library") as library:
        library.add(tmp_path / "news", recognise=False)
        a, b, c = ids = [hit.id for hit in library.search("*", sort="newest").hits]
        library.mark(b, starred=True, tag="Kept")
        assert library.mark(ids, starred=True) == (a, c)
        assert library.mark(ids, starred=True) == ()
        assert library.mark([a, b, a], tag=" kept, ") == (a,)
        assert library.mark(ids, untag="KEPT") == (a, b) and library.tags() == ()
        assert library.mark(ids, read=False, starred=False) == (a, b, c)
        assert library.mark((), read=True) == () and library.marks(a).read is False


def test_notes_are_kept_found_and_outlive_the_index(tmp_path):
    (tmp_path / "a.txt").write_text("One thing\n\nVESTBY - Something happened on Monday.\n")
    (tmp_path / "b.txt").write_text("Another thing\n\nVESTBY - Something else happened on Friday.\n")
    with Library.open(tmp_path / "library") as library:
        library.add(tmp_path / "a.txt", recognise=False)
        library.add(tmp_path / "b.txt", recognise=False)
        (hit,) = library.search("title:one").hits
        library.mark(hit.id, note="  Ask Zoë about\x1b[31m the\nquay ")
        library.rebuild()

        def titles(query):
            return [hit.title for hit in library.search(query).hits]

        assert library.marks(hit.id).note == "Ask Zoë about the quay"
        for query in ("has:note", "note:zoe", 'note:"quay ask"', "note:abo", "note:zoë thing"):
            assert titles(query) == ["One thing"], query
        assert titles("note:uay") == [] and titles("-has:note") == ["Another thing"]
        assert library.mark([hit.id], note="Ask Zoë about the quay") == ()
        library.mark(hit.id, note="")
        assert titles("has:note") == []


def test_a_state_of_before_there_were_notes_keeps_its_marks(tmp_path):
    import sqlite3

    from index.storage.state import _MIGRATIONS, State

    before = next(n for n, script in enumerate(_MIGRATIONS) if "ADD COLUMN note" in script)
    with sqlite3.connect(tmp_path / "state.db") as db:
        db.executescript(";".join(_MIGRATIONS[:before]))
        db.execute("INSERT INTO marks (id, starred) VALUES ('x', 1)")
        db.execute(f"PRAGMA user_version={before}")
    db.close()
    state = State(tmp_path / "state.db")
    state.mark(["x", "y"], note="mine")
    assert [state.marks([i])[i] for i in "xyz"] == [
        Marks(starred=True, note="mine"), Marks(note="mine"), Marks()
    ]  # fmt: skip
    state.close()


def test_marks_of_another_process_are_seen_by_their_version(library, news):
    library.add(news)
    ids = [hit.id for hit in library.search("*").hits]
    before = library.marks_version
    with Library.open(library.path) as other:
        assert other.marks_version == before
        other.mark(ids[0], starred=True)
    assert library.marks_version != before
    assert library.marks_of(ids) == {i: Marks(starred=i == ids[0]) for i in ids}
