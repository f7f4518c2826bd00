"""Searches over a small real index, in one segment and in several."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine import Snapshot
from index.engine.arrayfile import ArrayFile
from index.errors import Cancelled, QueryError
from index.results import Facets
from index.search.searcher import Searcher
from index.writer import document

from .library import FakeNames, make_article, make_index

TODAY = date(2024, 7, 17)
HANIYEH, HANIYEH_SHORT = "person:ismail haniyeh", "person:haniyeh"
ARTICLES = [
    make_article(
        "a1", "Truce talks open in Cairo", "Negotiators began truce talks on Monday.", "Ismail Haniyeh stayed away.",
        published="2024-07-15", source="Harbour Post", names=[HANIYEH, "place:cairo"], byline="Jane Doe",
    ),
    make_article(
        "a2", "Markets steady", "Oil prices rose a little as truce talks went on.", "Traders waited.",
        published="2024-07-16T08:00:00Z", source="Harbour Post", names=["place:cairo"], tags=["markets"],
    ),
    make_article(
        "a3", "Oil tanker runs aground", "The tanker carried crude oil. Its price was not known.",
        published="2023-12-31", source="The New Times", names=["organisation:coast guard"], byline="John Roe",
    ),
    make_article(
        "a4", "A letter without a date", "Somebody wrote about oil and the studies of Erdoğan.", furniture="Talks! Sign up",
        source="The New Times", names=[HANIYEH_SHORT],
    ),
    make_article(
        "a5", "United nations of the world", "A cease-fire was asked for in the U.S. by Mr O’Neill.",
        published="2024-06-30", source="Zeitung", names=["person:john smith"],
    ),
]  # fmt: skip
NAMES = FakeNames(
    {
        HANIYEH: "Ismail Haniyeh",
        HANIYEH_SHORT: "Ismail Haniyeh",
        "place:cairo": "Cairo",
        "person:john smith": "John Smith",
    },
    {"unread": ["a1", "a4", "gone"], "starred": ["a3"], "tag:read later": ["a5"]},
)


@pytest.fixture(scope="module", params=[1, 3], ids=["one segment", "three segments"])
def searcher(request, tmp_path_factory):
    return Searcher(make_index(tmp_path_factory.mktemp("search"), ARTICLES, request.param), NAMES)


@pytest.mark.parametrize("sort", ["relevance", "oldest"])
def test_a_day_has_its_last_minute_and_not_the_first_of_the_next(tmp_path, sort):
    moments = ("2024-07-13T23:59:00Z", "2024-07-14", "2024-07-14T23:59:00Z", "2024-07-15T00:00:00Z")
    articles = [make_article(f"d{n}", "A truce", "It holds.", published=when) for n, when in enumerate(moments)]
    dated = Searcher(make_index(tmp_path, articles), FakeNames())
    assert sorted(ids(dated, "truce date:2024-07-14", sort=sort)) == ["d1", "d2"]
    assert sorted(ids(dated, "truce before:2024-07-14", sort=sort)) == ["d0"]
    assert sorted(ids(dated, "truce after:2024-07-14", sort=sort)) == ["d1", "d2", "d3"]


def ids(searcher, text, **options):
    return [hit.id for hit in searcher.search(text, today=TODAY, **options).hits]


def found(searcher, text, **options):
    page = searcher.search(text, today=TODAY, **options)
    assert page.total == len(page.hits)
    return {hit.id for hit in page.hits} if page.matched == "all" else set()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("*", "a1 a2 a3 a4 a5"),
        ("oil", "a2 a3 a4"),
        ("OIL price", "a2 a3"),
        ("study", "a4"),
        ("=study", ""),
        ("=studies", "a4"),
        ('"truce talks"', "a1 a2"),
        ('"talks truce"', ""),
        ('"truce talk"', ""),
        ('"prices oil"~1', "a2"),
        ('"crude tanker"~3', "a3"),
        ('"crude tanker"~1', ""),
        ("cease-fire", "a5"),
        ("U.S.", "a5"),
        ("us", "a5"),
        ("o'neill", "a5"),
        ("erdogan", "a4"),
        ("oil -tanker", "a2 a4"),
        ("-oil", "a1 a5"),
        ("-oil -talks", "a5"),
        ("oil (tanker OR traders)", "a2 a3"),
        ("tanker OR -oil", "a1 a3 a5"),
        ("trad*", "a2"),
        ("tr?ders", "a2"),
        ("*ders", "a2"),
        ("tradders~", "a2"),
        ("title:oil", "a3"),
        ('title:"truce talks"', "a1"),
        ("title:tal*", "a1"),
        ("by:doe", "a1"),
        ('by:"jane doe"', "a1"),
        ("by:(doe OR roe)", "a1 a3"),
        ("person:haniyeh", "a1 a4"),
        ("person:hani*", "a1 a4"),
        ("-person:haniyeh", "a2 a3 a5"),
        ("person:(haniyeh OR smith)", "a1 a4 a5"),
        ("org:haniyeh", ""),
        ("entity:cairo", "a1 a2"),
        ("person:nobody", ""),
        ("source:zeitung", "a5"),
        ('source:"new times"', "a3 a4"),
        ("source:harb*", "a1 a2"),
        ("source:times -person:haniyeh", "a3"),
        ("tag:markets", "a2"),
        ('tag:"read later"', "a5"),
        ("lang:en oil", "a2 a3 a4"),
        ("lang:de", ""),
        ("is:unread", "a1 a4"),
        ("is:read", "a2 a3 a5"),
        ("is:starred oil", "a3"),
        ("is:undated", "a4"),
        ("date:2024-07", "a1 a2"),
        ("after:2024-07-16", "a2"),
        ("before:2024", "a3"),
        ("on:yesterday", "a2"),
        ('date:"past month"', "a1 a2 a5"),
        ("-date:2024", "a3 a4"),
        ("truce date:2024-07-15", "a1"),
        ("sign", ""),
    ],
)
def test_what_matches(searcher, query, expected):
    assert found(searcher, query) == set(expected.split())


def test_typing_matches_beginnings_and_loses_nothing_at_the_last_letter(searcher):
    for end in range(3, len("studies") + 1):
        assert found(searcher, "studies"[:end], typing=True) == {"a4"}, end
    assert found(searcher, "oil tra", typing=True) == {"a2"}
    assert found(searcher, "person:hani", typing=True) == {"a1", "a4"}


def test_headline_comes_first(searcher):
    assert ids(searcher, "oil")[0] == "a3"
    assert ids(searcher, "truce")[0] == "a1"


def test_words_together_come_before_words_apart(tmp_path):
    near = make_article("near", "One", "x " * 40 + "the oil price fell again " + "y " * 40)
    far = make_article("far", "Two", "the oil " + "x " * 79 + "a price fell again")
    searcher = Searcher(make_index(tmp_path, [far, near]), NAMES)
    assert ids(searcher, "oil price") == ["near", "far"]


def test_of_equals_the_newer_comes_first(tmp_path):
    days = ["2024-07-01", "2024-07-10", "2010-01-01", None]
    articles = [make_article(f"d{n}", "Oil", "Oil rose.", published=day) for n, day in enumerate(days)]
    searcher = Searcher(make_index(tmp_path, articles), NAMES)
    assert ids(searcher, "oil") == ["d1", "d0", "d2", "d3"]


def test_sorted_by_date_with_undated_last(searcher):
    assert ids(searcher, "*") == ["a2", "a1", "a5", "a3", "a4"]
    assert ids(searcher, "oil", sort="newest") == ["a2", "a3", "a4"]
    assert ids(searcher, "oil", sort="oldest") == ["a3", "a2", "a4"]
    with pytest.raises(QueryError, match="sideways"):
        searcher.search("oil", sort="sideways")


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("query", ["oil", "*", "rose OR oil", "oil price"])
def test_pages_are_slices_of_the_whole(tmp_path, sort, query):
    chance = random.Random(5)
    words = ["oil", "price", "rose", "fell", "gas"]
    articles = [
        make_article(
            f"p{n:03}", "Oil", " ".join(chance.choices(words, k=12)) + " oil price",
            published=chance.choice([None, "2024-07-01", f"2024-06-{n % 28 + 1:02}"]),
        )
        for n in range(150)
    ]  # fmt: skip
    searcher = Searcher(make_index(tmp_path, articles, 3), NAMES)
    whole = ids(searcher, query, sort=sort, limit=1000)
    assert len(whole) == len(set(whole)) == 150
    for offset in (0, 7, 55, 60, 95, 149, 150, 400):
        page = searcher.search(query, sort=sort, limit=11, offset=offset, today=TODAY)
        assert [hit.id for hit in page.hits] == whole[offset : offset + 11]
        assert (page.offset, page.total) == (offset, 150)


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_no_rows_wanted_still_counts(searcher, sort):
    page = searcher.search("oil", limit=0, sort=sort, today=TODAY)
    assert (page.total, page.hits) == (3, ())
    assert searcher.search("oil", limit=-5, offset=-5, sort=sort, today=TODAY).hits == ()


def test_facets(searcher):
    facets = searcher.search("*", today=TODAY).facets
    assert [(v.name, v.count, v.key) for v in facets.people] == [
        ("Ismail Haniyeh", 2, HANIYEH),
        ("John Smith", 1, "person:john smith"),
    ]
    assert [(v.name, v.count) for v in facets.places] == [("Cairo", 2)]
    assert [(v.name, v.count) for v in facets.sources] == [
        ("Harbour Post", 2),
        ("The New Times", 2),
        ("Zeitung", 1),
    ]
    assert [(v.name, v.count) for v in facets.months] == [("2023-12", 1), ("2024-06", 1), ("2024-07", 2)]
    assert facets.undated == 1
    assert searcher.search("tanker", today=TODAY).facets.people == ()
    assert searcher.search("oil", facets=False, today=TODAY).facets.sources == ()


def test_a_facet_narrows_to_just_its_count(searcher):
    for value in searcher.search("*", today=TODAY).facets.people:
        assert len(found(searcher, f'person:"{value.name}"')) == value.count


def test_a_hit_has_all_a_row_needs(searcher):
    (hit,) = searcher.search("tanker", today=TODAY).hits
    assert (hit.title, hit.published, hit.source) == ("Oil tanker runs aground", "2023-12-31", "The New Times")
    assert [hit.title[s:e] for s, e in hit.title_highlights] == ["tanker"]
    assert [hit.snippet.text[s:e] for s, e in hit.snippet.highlights] == ["tanker"]
    assert hit.snippet.text == "The tanker carried crude oil. Its price was not known."
    assert (hit.read, hit.starred) == (True, True)
    assert hit.score > 0


def test_any_of_the_words_when_nothing_has_all(searcher):
    page = searcher.search("tanker negotiators source:harbour", today=TODAY)
    assert page.matched == "any"
    assert [hit.id for hit in page.hits] == ["a1"]
    assert searcher.search("zebra unicorn", today=TODAY).matched == "all"


def test_did_you_mean(searcher):
    assert searcher.search("tankre", today=TODAY).did_you_mean == "tanker"
    assert searcher.search('negotiaters -"x y"', today=TODAY).did_you_mean == 'negotiators -"x y"'
    assert searcher.search("person:haniyah", today=TODAY).did_you_mean == "person:haniyeh"
    assert searcher.search("org:haniyeh talks", today=TODAY).did_you_mean == "person:haniyeh talks"
    assert searcher.search("-org:haniyeh person:(cairo)", today=TODAY).did_you_mean == ""
    assert searcher.search("oil", today=TODAY).did_you_mean == ""
    assert searcher.search("neg", typing=True, today=TODAY).did_you_mean == ""


def test_a_long_text_pasted_into_the_box_is_not_spelt_word_by_word(searcher):
    wrong = ["tankre", *["the"] * 11]
    assert searcher.search(" ".join(wrong), today=TODAY).did_you_mean.startswith("tanker ")
    assert searcher.search(" ".join([*wrong, "the"]), today=TODAY).did_you_mean == ""


def test_problems_are_on_the_page(searcher):
    page = searcher.search('oil "', today=TODAY)
    assert page.total == 3
    assert page.problems[0].start == 4


def test_cancelled(searcher):
    with pytest.raises(Cancelled):
        searcher.search("oil price", cancelled=lambda: True)


def test_a_search_sees_what_was_committed(tmp_path):
    index = make_index(tmp_path, ARTICLES)
    searcher = Searcher(index, NAMES)
    before = searcher.search("is:unread", today=TODAY)
    writer = index.writer()
    writer.delete_by_term("id", "a1")
    writer.commit()
    after = searcher.search("is:unread", today=TODAY)
    assert {hit.id for hit in after.hits} == {"a4"}
    assert after.generation > before.generation


def test_threads_see_the_same(searcher):
    queries = ["oil", "oil price", '"truce talks"', "person:haniyeh", "*", "tra*", "is:unread"] * 6
    alone = [ids(searcher, query) for query in queries]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda query: ids(searcher, query), queries)) == alone


def test_many_marks_over_several_segments(tmp_path):
    articles = [make_article(f"{n:016x}", "Oil", f"Oil rose {n}.") for n in range(200)]
    index = make_index(tmp_path, articles, 3)
    writer = index.writer()
    writer.delete_by_term("id", articles[4].id)
    writer.update_document(**document(make_article(articles[6].id, "Oil again", "Oil fell.")))
    writer.commit()
    even = [article.id for article in articles[::2]]
    names = FakeNames(flags={"unread": [*even, "f" * 16, "0" * 15 + "g"]})
    assert found(Searcher(index, names), "is:unread", limit=500) == set(even) - {articles[4].id}


def test_empty_index(tmp_path):
    searcher = Searcher(make_index(tmp_path, []), NAMES)
    page = searcher.search("oil", today=TODAY)
    assert (page.total, page.hits, page.facets.months) == (0, (), ())
    assert searcher.suggest("oi") == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='oilga ps"()*?~-:=.12ORNT', max_size=25), st.booleans())
def test_any_text_can_be_searched(searcher, text, typing):
    page = searcher.search(text, typing=typing, today=TODAY)
    assert page.total >= len(page.hits)
    for hit in page.hits:
        assert all(0 <= s < e <= len(hit.snippet.text) for s, e in hit.snippet.highlights)


def suggested(searcher, text, cursor=None):
    return [(s.text, s.count) for s in searcher.suggest(text, cursor)]


def test_a_name_that_the_user_took_away_is_not_suggested(tmp_path):
    class Without(FakeNames):
        def entities_of(self, keys):
            return dict.fromkeys(keys, ("", ""))

    taken = Searcher(make_index(tmp_path, ARTICLES), Without({HANIYEH: "Ismail Haniyeh"}))
    assert suggested(taken, "person:han") == suggested(taken, "person:") == []


def test_suggests_words_and_fields(searcher):
    assert suggested(searcher, "oil tan") == [("tanker", 1)]
    assert ("title:", 0) in suggested(searcher, "ti")
    assert suggested(searcher, "oil ") == suggested(searcher, "tan ") == []
    assert suggested(searcher, "") == []
    assert searcher.suggest("oil tan")[0].start == 4
    assert suggested(searcher, "tanxxx", 3) == [("tanker", 1)]


def test_suggests_values(searcher):
    assert suggested(searcher, "person:hani") == [('"Ismail Haniyeh"', 2)]
    assert suggested(searcher, "person:")[0] == ('"Ismail Haniyeh"', 2)
    assert suggested(searcher, 'person:"john s') == [('"John Smith"', 1)]
    assert suggested(searcher, "source:new") == [('"The New Times"', 2)]
    assert suggested(searcher, "tag:") == [("markets", 1), ('"read later"', 1)]
    assert ("unread", 0) in suggested(searcher, "is:u")
    assert suggested(searcher, "date:past") == [('"past week"', 0), ('"past month"', 0)]
    assert suggested(searcher, "by:ja") == [("jane", 1)]
    assert suggested(searcher, "lang:") == [("en", 5)]


def test_a_whole_word_is_no_beginning_of_a_rarer_one(tmp_path):
    texts = ["Gaza.", "Gaza again.", "Gazans fled.", "A gaz cooker."]
    searcher = Searcher(
        make_index(tmp_path, [make_article(f"d{n}", "T", t) for n, t in enumerate(texts)]), FakeNames()
    )
    assert [s.text for s in searcher.suggest("gaza")] == []
    assert [s.text for s in searcher.suggest("gaz")] == ["gaza"]


def test_inside_a_date_no_words_are_suggested(searcher):
    assert suggested(searcher, "date:past we") == [('"past week"', 0)]
    assert suggested(searcher, "date:past week") == []
    assert suggested(searcher, "date:2024-07 oil tan") == [("tanker", 1)]


def test_rows_come_before_facets(searcher):
    early = []
    page = searcher.search("oil", today=TODAY, early=early.append)
    assert [hit.id for hit in early[0].hits] == [hit.id for hit in page.hits]
    assert early[0].facets == Facets() and page.facets.sources
    searcher.search("nothingatall", today=TODAY, early=early.append)
    assert len(early) == 1


def test_a_slip_in_the_first_letter(searcher):
    assert searcher.search("yanker", today=TODAY).did_you_mean == "tanker"
    assert searcher.search("anker", today=TODAY).did_you_mean == "tanker"


def test_while_a_quotation_is_typed_nothing_is_lost(searcher):
    for whole, ids in (('"truce talks open"', {"a1"}), ('person:"ismail haniyeh"', {"a1", "a4"}), ('source:"new times"', {"a3", "a4"}), ('by:"jane doe"', {"a1"}), ("lang:en", {"a1", "a2", "a3", "a4", "a5"})):  # fmt: skip
        begin = whole.find('"') + 2 if '"' in whole else 6
        for end in range(begin, len(whole) + 1):
            assert found(searcher, whole[:end], typing=True) >= ids, whole[:end]


def test_a_source_in_quotes_is_the_whole_source(tmp_path):
    sources = {"a1": "Times", "a2": "New York Times", "a3": "New York Post"}
    articles = [make_article(i, "Oil", "Oil.", source=name, tags=[name.lower()]) for i, name in sources.items()]
    searcher = Searcher(
        make_index(tmp_path, articles), FakeNames(flags={"tag:times": ["a3"], "tag:old times": ["a1"]})
    )
    assert found(searcher, "source:times") == {"a1", "a2"}
    assert found(searcher, 'source:"Times"') == {"a1"}
    assert found(searcher, 'source:"New York"') == {"a2", "a3"}
    assert found(searcher, 'tag:"times"') == {"a1", "a3"}


def test_a_word_that_some_articles_have_is_no_slip_of_one_that_most_have(tmp_path):
    def meant(few, query):
        words = ["tanker sails"] * 200 + few
        articles = [make_article(f"s{n}", "News", f"{word} today.") for n, word in enumerate(words)]
        return (
            Searcher(make_index(tmp_path / query, articles), FakeNames()).search(query, today=TODAY).did_you_mean
        )

    assert meant(["hanker"], "hanker") == "tanker"
    assert meant(["ranker"] * 3, "ranker nowhere") == ""


def test_what_is_suggested_finds_something(tmp_path):
    index = make_index(tmp_path, ARTICLES)
    writer = index.writer()
    writer.delete_by_term("id", "a3")
    writer.commit()
    searcher = Searcher(index, NAMES)
    assert suggested(searcher, "tank") == []
    assert suggested(searcher, "by:ro") == []
    assert suggested(searcher, "source:new") == [('"The New Times"', 2)]  # counted with the deleted one
    assert suggested(searcher, "title:neg") == []
    assert suggested(searcher, "title:tal") == [("talks", 1)]
    assert suggested(searcher, "org:co") == []


def test_an_article_with_two_names_of_one_entity_is_counted_once(tmp_path):
    articles = [
        make_article(f"a{n}", "Talks", "Talks.", names=[HANIYEH, HANIYEH_SHORT][: n + 1]) for n in range(3)
    ]
    # The other names are more frequent, so that the second name of this one is not among those looked at.
    others = [
        make_article(f"b{n}", "Talks", "Talks.", names=[f"person:p{k}" for k in range(70)]) for n in range(2)
    ]
    others.append(make_article("c", "Talks", "Talks.", names=["person:ismail h"]))
    names = FakeNames(
        {HANIYEH: "Ismail Haniyeh", HANIYEH_SHORT: "Ismail Haniyeh", "person:ismail h": "Ismail Haniyeh"}
    )
    searcher = Searcher(make_index(tmp_path, articles + others), names)
    first = searcher.search("talks", today=TODAY).facets.people[0]
    assert (first.name, first.count) == ("Ismail Haniyeh", 4)
    assert searcher.search('talks person:"ismail haniyeh"', today=TODAY).total == 4


def test_a_better_spelling_finds_something(searcher):
    assert searcher.search("negotiaters", today=TODAY).did_you_mean == "negotiators"
    assert searcher.search("title:negotiaters", today=TODAY).did_you_mean == ""
    assert searcher.search("negotiaters date:1990", today=TODAY).did_you_mean == ""


def test_articles_of_a_page_are_expected_before_the_first_is_read(searcher, monkeypatch):
    told = []
    expect, stored = Snapshot.expect_stored, Snapshot.stored

    def hear(self, docs, field="article"):
        told.append(("expected", set(docs)))
        expect(self, docs, field)

    def read(self, doc, field="article"):
        told.append(("read", doc))
        return stored(self, doc, field)

    monkeypatch.setattr(Snapshot, "expect_stored", hear)
    monkeypatch.setattr(Snapshot, "stored", read)
    fresh = Searcher(searcher._index, NAMES)
    for query, count in (("oil", 3), ("truce talks", 2)):
        told.clear()
        assert fresh.search(query, today=TODAY).total == count
        known = set()
        for what, which in told:
            if what == "expected":
                known |= which
            else:
                assert which in known
    told.clear()
    fresh.search("oil", today=TODAY)
    assert not any(which for _, which in told), "what is on the shelf needs no disk"


def test_after_preparing_the_first_key_reads_no_dictionary(tmp_path, monkeypatch):
    checked = []
    check = ArrayFile._check_blocks

    def hear(self, name, first, last):
        checked.append(name)
        check(self, name, first, last)

    monkeypatch.setattr(ArrayFile, "_check_blocks", hear)

    def dictionaries():
        return {name for name in checked if name.endswith("/terms")}

    fresh = Searcher(make_index(tmp_path, ARTICLES, 3), NAMES)
    fresh.prepare()
    assert "words/terms" in dictionaries()
    checked.clear()
    assert fresh.search("t", typing=True, facets=False, today=TODAY).total == 5
    assert not dictionaries()
