"""Corrections seen through the library: search, facets, cards, articles, reasons, rebuilds, other recognisers."""

import re

import pytest

from index.article import Mention, MentionKind
from index.errors import NotFoundError
from index.library import Library
from reader.query_edit import name_term

from .conftest import PlainRecogniser

ROE, BO = "person:ann roe", "person:bo lindqvist"


class OtherRecogniser(PlainRecogniser):
    version = "plain-2"


@pytest.fixture
def library(tmp_path, news):
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.add(news)
        yield library


def people(page):
    return {value.name: value.count for value in page.facets.people}


def named(library, word):
    """The article about a word, and the names in it."""
    article = library.article(library.search(word).hits[0].id)
    return article, [m.entity for m in article.mentions]


def test_a_merge_is_seen_everywhere_at_once(library):
    assert people(library.search("*")) == {"Ann Roe": 2, "Bo Lindqvist": 2}
    library.mending.merge(BO, ROE)
    assert people(library.search("*")) == {"Ann Roe": 3}  # one article names both
    assert library.search('person:"bo lindqvist"').total == library.search("person:ann").total == 3
    card = library.entity("Bo Lindqvist")
    assert (card.id, card.articles, card.aliases) == (ROE, 3, ("Bo Lindqvist",)) and card.with_ == ()
    assert [e.name for e in library.entities()] == ["Ann Roe"] and library.stats().entities == 1
    assert named(library, "grain")[1] == ["Ann Roe"]
    market = library.search("grain").hits[0].id
    reasons = {r.text for other in library.related(market) for r in other.reasons}
    assert not any("Lindqvist" in text for text in reasons)
    assert library.suggest("person:bo")[0].text == '"Ann Roe"'
    assert library.mending.undo() and people(library.search("*")) == {"Ann Roe": 2, "Bo Lindqvist": 2}


def test_not_an_entity_is_no_mention_and_no_result(library):
    library.mending.reject(ROE)
    assert people(library.search("*")) == {"Bo Lindqvist": 2}
    assert library.search("person:ann").total == 0 and library.search("ann").total == 2
    assert named(library, "bridge")[1] == ["Bo Lindqvist"]
    with pytest.raises(NotFoundError):
        library.entity("Ann Roe")
    assert library.entity(BO).with_ == ()


def test_another_kind_moves_between_the_facets(library):
    library.mending.set_kind(ROE, "organisation")
    page = library.search("*")
    assert people(page) == {"Bo Lindqvist": 2}
    assert [(v.name, v.count, v.key) for v in page.facets.organisations] == [
        ("Ann Roe", 2, "organisation:ann roe")
    ]
    assert library.search("org:ann").total == 2 and library.search("person:ann").total == 0
    article, _ = named(library, "bridge")
    assert {m.kind.value for m in article.mentions} == {"organisation", "person"}
    assert library.entity(ROE).kind == "organisation" and library.entities("organisation")[0].articles == 2


def test_one_mention_means_another(library):
    article, _ = named(library, "bridge")
    done = library.mending.assign(article.id, "Ann Roe", "Ann Roebuck", "person", place=1)
    assert done.entity_id == "person:ann roebuck"
    assert named(library, "bridge")[1] == ["Ann Roebuck", "Bo Lindqvist"]
    assert people(library.search("*")) == {"Ann Roe": 1, "Ann Roebuck": 1, "Bo Lindqvist": 2}
    assert [h.id for h in library.search("person:roebuck").hits] == [article.id]
    assert article.id not in [h.id for h in library.search('person:"ann roe"').hits]
    assert library.search('person:"ann roe"').total == library.entity(ROE).articles == 1
    assert library.entity("Ann Roebuck").latest[0].id == article.id
    library.mending.assign(article.id, "Ann Roe", "Bo Lindqvist", "person")
    assert people(library.search("*")) == {"Ann Roe": 1, "Bo Lindqvist": 2} and len(library.mending.rules()) == 1
    library.mending.unmark(article.id, "Ann Roe")
    assert named(library, "bridge")[1] == ["Bo Lindqvist"] and people(library.search("*"))["Ann Roe"] == 1


def test_rules_outlive_a_rebuild_and_another_recogniser(library, tmp_path, news):
    article, _ = named(library, "bridge")
    library.mending.merge(BO, ROE)
    library.mending.assign(article.id, "Ann Roe", "Cy Wells", "person")
    expected = {"Ann Roe": 3, "Cy Wells": 1}
    assert people(library.search("*")) == expected
    library.rebuild()
    assert people(library.search("*")) == expected
    library.close()
    with Library(tmp_path / "library", recogniser=OtherRecogniser()) as later:
        assert later.update().recognised == 3
        assert people(later.search("*")) == expected
        while later.mending.undo():
            pass
        assert people(later.search("*")) == {"Ann Roe": 2, "Bo Lindqvist": 2}


def test_another_process_sees_it(library, tmp_path):
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as other:
        other.mending.reject(ROE)
    library._known_names().store.forget()  # what half a second would do
    assert people(library.search("*")) == {"Bo Lindqvist": 2}
    assert library.mending.export() == 'reject "person:ann roe"\n'


def test_a_rule_about_an_article_that_is_gone_waits(library, news):
    article, _ = named(library, "bridge")
    library.mending.assign(article.id, "Ann Roe", "Cy Wells", "person")
    text = (news / "bridge.txt").read_text()
    (news / "bridge.txt").unlink()
    library.update()
    assert people(library.search("*")) == {"Ann Roe": 1, "Bo Lindqvist": 1}
    (news / "bridge.txt").write_text(text)
    library.update()
    assert people(library.search("*")) == {"Ann Roe": 1, "Bo Lindqvist": 2, "Cy Wells": 1}


def test_a_name_that_another_had_before_means_only_who_is_called_so_now(library):
    library.mending.rename(ROE, "Judge Roe")
    library.mending.rename(BO, "Ann Roe")
    now = [hit.id for hit in library.search('person:"Ann Roe"').hits]
    assert sorted(now) == sorted(hit.id for hit in library.search("person:bo").hits)
    assert people(library.search("*"))["Ann Roe"] == len(now) == 2
    library.mending.undo()
    assert library.search('person:"Ann Roe"').total == 2  # nobody else is: it is who was called so


class SenateRecogniser(PlainRecogniser):
    """Every Senate is one of a country, where the article names a town of one."""

    version = "senates"

    def annotate_text(self, text):
        land = " (us)" if "WASHINGTON" in text else " (italy)" if "ROME" in text else ""
        kind, key = MentionKind.ORGANISATION, f"organisation:senate{land}"
        places = [m.span() for m in re.finditer("Senate", text)]
        return tuple(Mention(*place, kind, "Senate", "Senate", key) for place in places), ()


@pytest.fixture
def senates(tmp_path):
    folder = tmp_path / "senates"
    folder.mkdir()
    for place, dateline in enumerate(("WASHINGTON", "WASHINGTON", "WASHINGTON", "ROME", "ROME", "PORT ELM")):
        (folder / f"{place}.txt").write_text(f"Vote {place}\n\n{dateline} - The Senate voted on bill {place}.\n")
    with Library(tmp_path / "lib", recogniser=SenateRecogniser()) as library:
        library.add(folder)
        yield library


def listed(library):
    return {e.name: e.articles for e in library.entities()}


def test_each_of_one_name_is_found_by_its_id(senates):
    assert listed(senates) == {"Senate (U.S.)": 3, "Senate (Italy)": 2, "Senate": 1}
    for query, count in (
        ('org:"senate (us)"', 3),
        ('org:"Senate (Italy)"', 2),
        ('org:"Senate"', 1),
        ("org:senate", 6),
        ('org:"senate (of nowhere)"', 0),
    ):
        assert senates.search(query).total == count
    for entity in senates.entities():
        assert senates.search(f'org:"{entity.id.partition(":")[2]}"').total == entity.articles


def test_corrections_of_one_of_several_outlive_a_rebuild_and_a_second_start(senates, tmp_path):
    senates.mending.reject("organisation:senate")
    senates.mending.rename("organisation:senate (us)", "The Senate")
    senates.mending.import_('silence "organisation:senate"')
    expected = {"The Senate": 3, "Senate (Italy)": 2}
    assert listed(senates) == expected
    assert senates.mending.export().splitlines()[0] == 'reject only "organisation:senate"'
    senates.rebuild()
    assert listed(senates) == expected
    senates.close()
    with Library(tmp_path / "lib", recogniser=SenateRecogniser()) as again:
        assert listed(again) == expected
        assert again.mending.silent == {"organisation:senate (us)", "organisation:senate (italy)"}
        assert [again.mending.undo() for _ in range(3)][-1] == "Senate is no name"
        assert listed(again) == {"Senate (U.S.)": 3, "Senate (Italy)": 2, "Senate": 1}


def test_words_of_an_article_are_given_to_one_of_several_of_that_name(senates):
    article = senates.search("bill 5").hits[0]
    senates.mending.assign(
        article.id, "Senate", "Senate (Italy)", "organisation", entity_id="organisation:senate (italy)"
    )
    assert listed(senates) == {"Senate (U.S.)": 3, "Senate (Italy)": 3}


def test_two_of_one_name_tell_what_sets_them_apart(library, senates):
    assert {e.beside for e in library.entities()} == {""}
    library.mending.rename(BO, "Ann Roe")
    beside = {e.id: e.beside for e in library.entities()}
    assert beside == {ROE: "“Harbour reopens after storm”", BO: "“Grain prices fall”"}
    assert {i: library.entity(i).beside for i in beside} == beside
    senates.mending.set_kind("organisation:senate (us)", "person")
    senates.mending.rename("person:senate (us)", "Senate")
    assert {e.beside for e in senates.entities() if e.kind != "organisation"} == {""}
    senates.mending.set_kind("organisation:senate (italy)", "person")
    senates.mending.rename("person:senate (italy)", "Senate")
    persons = senates.entities("person")
    assert [(e.name, e.beside) for e in persons] == [("Senate", "us"), ("Senate", "italy")]


def test_facets_tell_two_of_one_name_apart_as_the_list_of_names_does(library):
    assert {value.beside for value in library.search("*").facets.people} == {""}
    library.mending.rename(BO, "Ann Roe")
    facets = library.search("*").facets
    assert {v.key: v.beside for v in facets.people} == {e.id: e.beside for e in library.entities()}
    assert all(value.beside for value in facets.people)
    assert library.search("*").facets == facets  # from what is remembered
    only = library.search("grain").facets.people
    assert [(v.name, v.beside) for v in only] == [("Ann Roe", "")]  # nobody else of that name stands there
    library.mending.undo()
    assert {value.beside for value in library.search("*").facets.people} == {""}


def test_what_a_facet_or_a_card_writes_finds_the_same_articles(library, senates):
    library.mending.rename(BO, "Ann Roe")
    for kept in (library, senates):
        facets = kept.search("*").facets
        for value in (*facets.people, *facets.organisations):
            card = kept.entity(value.key)
            term = name_term(value.key, value.name, beside=value.beside)
            assert term == name_term(card.id, card.name, beside=card.beside)
            assert kept.search(term).total == value.count == card.articles
