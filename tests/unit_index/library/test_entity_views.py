"""What a library says of its entities: company, rise, paths by sentences, the watch list."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.errors import Cancelled, NotFoundError, QueryError, TimeLimitError
from index.library import Library
from index.naming.companions import log_likelihood
from index.naming.ways import Ways

from .conftest import PlainRecogniser


def story(headline, day, *sentences):
    return f"---\ntitle: {headline}\ndate: {day}\n---\n\n" + "\n\n".join(sentences) + "\n"


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.folder = folder
        library.add(folder)
        yield library


def bring(library, **stories):
    for name, text in stories.items():
        (library.folder / f"{name}.md").write_text(text)
    library.update()


def test_company_is_what_stands_together_more_often_than_chance():
    assert log_likelihood(10, 20, 50, 100) == pytest.approx(0.0)
    assert log_likelihood(8, 10, 10, 1000) > log_likelihood(8, 10, 500, 1000) > 0
    assert log_likelihood(5, 5, 5, 5) == 0.0


def test_a_card_tells_company_with_its_lift(library):
    stories = {
        f"s{n}": story(
            "A day",
            "2024-03-01",
            f"In town {n} they saw {'Ann Roe, who met Bo Lind' if n < 3 else 'Cy Wells'} there.",
        )
        for n in range(9)
    }
    bring(library, **stories)
    (companion,) = library.entity("Ann Roe").company
    assert (companion.name, companion.kind, companion.together, companion.lift) == ("Bo Lind", "person", 3, 3.0)


def test_what_rises_is_seen_beside_what_was_usual(library):
    early = {
        f"e{n}": story("Then", f"2024-02-{n + 1:02}", f"In town {n} they asked Ann Roe about all of it.")
        for n in range(24)
    }
    late = {
        f"l{n}": story("Now", "2024-03-20", f"In town {n} they asked Bo Lind about all of it.") for n in range(6)
    }
    bring(library, **early, **late)
    (first,) = library.entities(sort="rise")
    assert (first.name, first.recent, first.usual) == ("Bo Lind", 6, 0.0)
    assert [e.name for e in library.entities()] == ["Ann Roe", "Bo Lind"]
    assert [e.name for e in library.entities(sort="name")] == ["Ann Roe", "Bo Lind"]
    ann = library.entity("Ann Roe")
    assert ann.recent == 0 and ann.usual == pytest.approx(24 * 6 / 24)
    with pytest.raises(QueryError, match="cannot be sorted"):
        library.entities(sort="length")


def test_a_path_goes_by_sentences_that_name_both(library):
    bring(
        library,
        a=story("One", "2024-03-01", "On that day the harbour heard Ann Roe speak of Bo Lind at length."),
        b=story("Two", "2024-03-02", "Later in the week the town saw Bo Lind walk with Cy Wells along the pier."),
        c=story("Three", "2024-03-03", "They asked Ann Roe first.", "Then they asked Cy Wells and nobody else."),
    )
    first, second = library.path_between("Ann Roe", "Cy Wells")  # article c names both, in no one sentence
    assert (first.name, first.to_name, second.name, second.to_name) == (
        "Ann Roe",
        "Bo Lind",
        "Bo Lind",
        "Cy Wells",
    )
    assert first.sentence.text.startswith("On that day")
    assert [first.sentence.text[s:e] for s, e in first.sentence.highlights] == ["Ann Roe", "Bo Lind"]
    assert library.article(second.article_id).title == second.title == "Two"
    assert library.path_between("Ann Roe", "Ann Roe") == ()
    with pytest.raises(NotFoundError):
        library.path_between("Ann Roe", "Nobody Known")


def test_no_path_where_no_sentence_leads(library):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe first.", "Then they asked Cy Wells of it."))
    assert library.path_between("Ann Roe", "Cy Wells") == ()


def test_a_shorter_way_is_taken_and_a_broken_one_gone_round(library):
    def walk(n, one, other):
        return story(
            f"S{n}", f"2024-03-{n:02}", f"Late in week {n} the town saw {one} walk with {other} along the pier."
        )

    names = ["Ann Roe", "Bo Lind", "Cy Wells", "Di Marsh", "Ed Stone"]
    chain = {f"c{n}": walk(n, one, other) for n, (one, other) in enumerate(pairwise(names), 1)}
    bring(library, **chain)
    assert [hop.to_name for hop in library.path_between("Ann Roe", "Ed Stone")] == names[1:]
    bring(library, short=walk(9, "Ann Roe", "Di Marsh"))
    assert [hop.to_name for hop in library.path_between("Ann Roe", "Ed Stone")] == ["Di Marsh", "Ed Stone"]


def test_a_way_of_few_steps_is_found_beside_a_cheaper_one_of_too_many():
    ways = Ways()
    for one, other in pairwise("abcxyz"):
        ways.join(one, other, 1.0)
    ways.join("a", "crowd", 1.0)
    ways.join("crowd", "x", 1.0)
    ways.crowd("crowd", 5.0)  # dearer than "a" to "x" step by step, which leaves too few for the rest
    assert ways.shortest("a", "z", 4) == ["a", "crowd", "x", "y", "z"]
    assert ways.shortest("a", "z", 3) == []
    ways.join("c", "z", 1.0)
    assert ways.shortest("a", "z", 4) == ["a", "b", "c", "z"]
    assert ways.costs("a", 2) == {"a": 0.0, "b": 1.0, "c": 2.0, "crowd": 6.0, "x": 7.0}
    ways.part("c", "z")
    assert ways.shortest("a", "z", 4) == ["a", "crowd", "x", "y", "z"]


def test_looking_for_a_path_ends_when_it_is_told_to_or_has_taken_long(library, monkeypatch):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe first.", "Then they asked Cy Wells of it."))
    with pytest.raises(Cancelled):
        library.path_between("Ann Roe", "Cy Wells", cancelled=lambda: True)
    monkeypatch.setattr("index.naming.entity_paths.time.monotonic", iter(range(0, 1000, 10)).__next__)
    with pytest.raises(TimeLimitError, match="No way from Ann Roe to Cy Wells in 3 seconds"):
        library.path_between("Ann Roe", "Cy Wells")


def test_an_id_that_nothing_has_is_not_compared_with_all_names(library, monkeypatch):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe about it."))
    with pytest.raises(NotFoundError, match="Near that: Ann Roe"):
        library.entity("Ann Roo")
    monkeypatch.setattr(type(library._known_names().store), "names", None)
    with pytest.raises(NotFoundError, match="nothing of that name"):
        library.entity("person:ann roo")


def test_names_of_one_article(library):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe and again Ann Roe and then Bo Lind about it."))
    article = library.search("*").hits[0].id
    assert [(e.name, e.articles) for e in library.entities_of(article)] == [("Ann Roe", 1), ("Bo Lind", 1)]


def test_a_watched_name_that_goes_while_it_is_looked_at_costs_no_other(library, monkeypatch):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe about it, and Bo Lind about the rest."))
    library.watch("Ann Roe")
    library.watch("Bo Lind")
    whole, asked = type(library._known_names().store).get, []

    def get(store, entity_id):
        asked.append(entity_id)
        return whole(store, entity_id) if asked.count(entity_id) == 1 or "ann" not in entity_id else None

    monkeypatch.setattr(type(library._known_names().store), "get", get)
    assert "Bo Lind" in [one.entity.name for one in library.watched()]


def test_a_watched_name_tells_what_came_in_since(library):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe about it."))
    assert library.watched() == () and not library.entity("Ann Roe").watched
    assert library.watch("Ann Roe").watched and library.watch("Ann Roe").watched
    with library._marks.watched._database.transaction() as db:
        db.execute("UPDATE watched SET since = '2024-01-01T00:00:00Z'")
    (one,) = library.watched()
    assert (one.entity.name, one.new, one.since) == ("Ann Roe", 1, "2024-01-01T00:00:00Z")
    library.seen("Ann Roe")
    assert library.watched()[0].new == 0
    assert not library.unwatch("Ann Roe").watched and library.watched() == ()


def test_a_watched_name_that_is_merged_stays_watched_under_its_new_name(library):
    bring(library, a=story("One", "2024-03-01", "They asked Ann Roe about it, and then Bo Lind about it."))
    library.watch("Ann Roe")
    library.mending.merge("person:ann roe", "person:bo lind")
    assert [w.entity.name for w in library.watched()] == ["Bo Lind"] and library.entity("Ann Roe").watched
    library.mending.reject("person:bo lind")
    assert library.watched() == ()
    library.mending.undo()
    library.unwatch("Bo Lind")
    library.mending.undo()
    assert library.watched() == ()


def test_the_latest_about_a_name_are_told_each_text_once(library):
    weeks = [f"In week {n} the boats of row {n} lay still, and {n + 3} of them were mended." for n in range(12)]
    bring(
        library,
        wire=story("Boats lie still", "2024-03-01", *weeks, "The harbour asked Ann Roe about all of it."),
        copy=story("Still boats", "2024-03-02", *weeks, "The harbour asked Ann Roe about all of it."),
        other=story("Fair opens", "2024-02-01", "At the fair of the town they met Ann Roe and her brother."),
    )
    card = library.entity("Ann Roe")
    assert card.articles == 3
    assert [hit.title for hit in card.latest] == ["Still boats", "Fair opens"]
