"""Corrections of an article's headline, date, source and byline: seen everywhere, undone, kept by a rebuild."""

import pytest

from index.errors import MendingError
from index.library import Library

from .conftest import PlainRecogniser

ARTICLE = """---
title: {title}
date: {date}
source: {source}
author: {author}
---

In the {word} they asked Ann Roe about the boats of the north.
"""


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    stories = {
        "crane": ("Crane falls", "2024-03-01", "Elm Times", "Bo Lind"),
        "ferry": ("Ferry sinks", "2024-03-05", "Elm Times", "Cy Wells"),
        "tower": ("Tower rises", "2024-04-09", "Ash Post", "Bo Lind"),
    }
    for word, (title, date, source, author) in stories.items():
        text = ARTICLE.format(title=title, date=date, source=source, author=author, word=word)
        (folder / f"{word}.md").write_text(text)
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(folder)
        yield library


def found(library, query, **options):
    return [hit.title for hit in library.search(query, **options).hits]


def id_of(library, word):
    return library.search(word).hits[0].id


def test_a_headline_is_seen_in_rows_and_article_and_is_found_by_its_words(library):
    crane = id_of(library, "crane")
    done = library.mending.correct(crane, "headline", "Derrick  topples over")
    assert done.words == "headline is Derrick topples over"
    assert library.article(crane).title == "Derrick topples over"
    for query in ("derrick", "title:toppled", '"topples over"', "title:der*", "crane", "=topples"):
        assert found(library, query) == ["Derrick topples over"], query
    assert set(found(library, "derricks ferry")) == {"Derrick topples over", "Ferry sinks"}  # any of the words
    assert found(library, '"over topples"') == []


def test_a_date_moves_the_article_in_every_order_and_count(library):
    crane = id_of(library, "crane")
    library.mending.correct(crane, "date", "9 May 2024")
    assert found(library, "*", sort="newest") == ["Crane falls", "Tower rises", "Ferry sinks"]
    assert found(library, "*", sort="oldest") == ["Ferry sinks", "Tower rises", "Crane falls"]
    assert found(library, "date:2024-03") == ["Ferry sinks"]
    assert found(library, "after:2024-05-01") == ["Crane falls"]
    months = [(month.name, month.count) for month in library.search("*").facets.months]
    assert months == [("2024-03", 1), ("2024-04", 1), ("2024-05", 1)]
    assert library.search("crane").hits[0].published == "2024-05-09"
    assert library.entity("Ann Roe").last == "2024-05-09"
    assert dict(library.entity("Ann Roe").by_month)["2024-05"] == 1


def test_an_article_may_have_no_date(library):
    crane = id_of(library, "crane")
    library.mending.correct(crane, "date", "")
    assert found(library, "is:undated") == ["Crane falls"]
    assert library.search("*").facets.undated == 1
    library.mending.correct(crane, "date", "2024-03-02")
    assert found(library, "is:undated") == [] and library.search("*").facets.undated == 0


def test_a_source_and_a_byline_are_searched_and_counted(library):
    ferry = id_of(library, "ferry")
    library.mending.correct(ferry, "source", "Oak Herald")
    library.mending.correct(ferry, "byline", "By Dee Ash and Eve Fox")
    assert library.article(ferry).byline == ("Dee Ash", "Eve Fox")
    assert found(library, 'source:"oak herald"') == ["Ferry sinks"] == found(library, "by:fox")
    assert found(library, 'source:"elm times"') == ["Crane falls"]
    assert {s.name: s.count for s in library.search("*").facets.sources} == {
        "Elm Times": 1,
        "Oak Herald": 1,
        "Ash Post": 1,
    }


def test_undo_brings_back_what_was_there_step_by_step(library):
    crane = id_of(library, "crane")
    before = library.article(crane), library.search("*")
    library.mending.correct(crane, "headline", "One")
    library.mending.correct(crane, "headline", "Two")
    assert library.mending.undo() == "headline is Two"
    assert library.article(crane).title == "One"
    library.mending.undo()
    after = library.search("*")
    assert library.article(crane) == before[0]
    assert (after.hits, after.facets) == (before[1].hits, before[1].facets)


def test_what_was_found_comes_back_at_once(library):
    crane = id_of(library, "crane")
    library.mending.correct(crane, "headline", "One")
    library.mending.correct(crane, "date", "2024-05-09")
    assert library.mending.header(crane).date == "2024-05-09"
    library.mending.as_found(crane)
    assert library.article(crane).title == "Crane falls"
    with pytest.raises(MendingError, match="Nothing"):
        library.mending.as_found(crane)


def test_corrections_outlive_a_rebuild_and_go_to_another_machine_as_lines(library, tmp_path):
    crane = id_of(library, "crane")
    for what, words in (("headline", "One"), ("date", "2024-05-09"), ("source", "Oak"), ("byline", "Dee Ash")):
        library.mending.correct(crane, what, words)
    lines = library.mending.export()
    assert f'headline of {crane} is "One"\ndate of {crane} is 2024-05-09\n' in lines
    library.rebuild()
    assert found(library, "by:dee source:oak date:2024-05") == ["One"]
    library.mending.as_found(crane)
    assert library.mending.import_(lines) == 4
    assert found(library, "by:dee source:oak date:2024-05") == ["One"]


def test_an_article_that_is_not_there_is_no_trouble(library):
    library.mending.import_('headline of 0123456789abcdef is "Gone"')
    assert len(library.search("*").hits) == 3


@pytest.mark.parametrize(
    ("what", "words", "said"),
    [
        ("headline", " ", "missing"),
        ("date", "soon", "no day"),
        ("date", "2024-07", "no day"),
        ("deck", "x", "part"),
    ],
)
def test_what_cannot_be_is_said(library, what, words, said):
    with pytest.raises(MendingError, match=said):
        library.mending.correct(id_of(library, "crane"), what, words)


def test_the_old_headline_stays_readable_with_the_site_s_own_words(library):
    text = "Gale warning\n\nPORT ELM - The gale came on Monday, said Bo Lind, and went on Tuesday.\n"
    (library.path.parent / "news" / "gale.txt").write_text(text)
    library.update()
    gale = id_of(library, "gale")
    library.mending.correct(gale, "headline", "[b]Storm[/b] \x1b[31mwarning")
    article = library.article(gale)
    assert article.title == "[b]Storm[/b] warning"
    assert "Gale warning" in [article.paragraph_text(p) for p in article.paragraphs if p.kind == "furniture"]
    assert article.text.startswith("Gale warning")
