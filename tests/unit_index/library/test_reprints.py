"""Reprints in a library: one row, counted, reachable, the same whatever came first, and gone when they go."""

import itertools
import json

import pytest

from index.library import Library
from index.relations import linking
from tests.prose import paragraphs

WIRE = paragraphs("wire story", 6)
OTHER = paragraphs("another story", 6)


def record(name, body, *, source, published="2026-07-14", title="Dam holds as river rises", **more):
    return {
        "id": name,
        "source": source,
        "title": title,
        "published": published,
        "text": "\n\n".join(body),
        **more,
    }


def three_outlets():
    return [
        record("a", WIRE, source="Coast Wire", published="2026-07-14T06:00:00Z"),
        record("b", WIRE[:5], source="Island Post", published="2026-07-14T09:00:00Z", title="The dam stands"),
        record("c", ["Our reporter was there.", *WIRE], source="Valley News", published="2026-07-15T05:00:00Z"),
    ]


@pytest.fixture
def fill(tmp_path):
    def fill(library, records, name="wire.jsonl"):
        file = tmp_path / name
        file.write_text("\n".join(map(json.dumps, records)))
        if str(file) not in {source.location for source in library.sources()}:
            library.add_source(file)
        return library.update(recognise=False)

    return fill


def rows(library, query="*", **more):
    return [(hit.source, hit.reprints) for hit in library.search(query, **more).hits]


def test_one_story_from_three_outlets_is_one_row_that_says_so(library, fill):
    fill(library, [*three_outlets(), record("x", OTHER, source="Island Post", title="Fair opens")])
    page = library.search("*", sort="newest")
    assert sorted((hit.source, hit.reprints) for hit in page.hits) == [("Coast Wire", 3), ("Island Post", 0)]
    assert (page.total, page.rows, len(page.hits)) == (4, 2, 2)
    assert sum(value.count for value in page.facets.sources) == 4


def test_the_same_words_from_three_outlets_are_three_articles_and_from_one_outlet_one(library, fill):
    record = {"title": "Dam holds", "text": "\n\n".join(WIRE)}
    fill(
        library,
        [record | {"source": name} for name in ("Coast Wire", "Island Post", "Valley News", "Valley News")],
    )
    page = library.search("*")
    assert (page.total, [hit.reprints for hit in page.hits]) == (3, [3])


def test_every_reprint_has_its_own_row_where_that_is_asked_for(library, fill):
    fill(library, three_outlets())
    page = library.search("*", fold=False)
    assert (page.total, page.rows, len(page.hits)) == (3, 3, 3)


def test_pages_of_rows_leave_nothing_out_and_show_nothing_twice(library, fill):
    stories = [record(f"s{n}", paragraphs(n), source="Post", title=f"Story {n}") for n in range(7)]
    copies = [record(f"c{n}", paragraphs(n), source="Courier", title=f"Copy {n}") for n in range(0, 7, 2)]
    fill(library, [*stories, *copies])
    whole = [hit.id for hit in library.search("*", limit=50).hits]
    paged = [hit.id for at in range(0, 9, 3) for hit in library.search("*", limit=3, offset=at).hits]
    assert len(whole) == 7 == len(set(whole))
    assert paged == whole


def test_the_row_is_the_first_that_matches(library, fill):
    fill(library, three_outlets())
    assert rows(library) == [("Coast Wire", 3)]
    assert rows(library, "reporter") == [("Valley News", 3)]
    assert rows(library, "source:island") == [("Island Post", 3)]


def test_what_an_outlet_updates_stands_in_its_newest_version(library, fill):
    update = record("u", [*paragraphs("new", 2), *WIRE], source="coast wire", published="2026-07-14T12:00:00Z")
    fill(library, [*three_outlets()[:2], update])
    (hit,) = library.search("*").hits
    assert (hit.published, hit.reprints, hit.reprint_kind) == ("2026-07-14T12:00:00Z", 3, "reprint")
    kinds = {(other.source, other.kind) for other in library.reprints(hit.id)}
    assert kinds == {("Coast Wire", "version"), ("Island Post", "reprint")}


def test_versions_of_one_outlet_are_called_so(library, fill):
    first = record("a", WIRE, source="Coast Wire")
    fill(library, [first, record("b", [*WIRE, *paragraphs("more", 1)], source="Coast Wire")])
    (hit,) = library.search("*").hits
    assert (hit.reprints, hit.reprint_kind) == (2, "version")


def test_reprints_are_listed_and_related_and_say_how_they_differ(library, fill):
    fill(library, three_outlets())
    (hit,) = library.search("*").hits
    found = library.reprints(hit.id)
    assert [other.source for other in found] == ["Island Post", "Valley News"]
    assert found[0].text.startswith("the same text, cut to 8")
    related = {other.source: other for other in library.related(hit.id)}
    assert related["Island Post"].relation == "reprint"
    assert related["Island Post"].reasons[0].text == f"Island Post: {found[0].text}"


def test_of_a_related_story_only_one_print_is_named(library, fill):
    story = "The dam above Vestby held on Monday night. "
    near = [record(f"n{n}", [story * 4, *paragraphs("near", 5)], source=f"Outlet {n}") for n in range(3)]
    fill(library, [record("a", [story * 6, *paragraphs("own", 3)], source="Coast Wire"), *near])
    own = library.search("source:coast").hits[0].id
    assert len(library.related(own)) == 1


def test_one_who_has_read_a_story_has_read_its_reprints_but_not_what_is_new(library, fill):
    fill(library, [record("x", OTHER, source="Post")])
    update = record("u", [*paragraphs("new", 3), *WIRE], source="Coast Wire", published="2026-07-16")
    fill(library, [record("x", OTHER, source="Post"), *three_outlets(), update])
    ids = {hit.published: hit.id for hit in library.search("is:unread", fold=False).hits}
    assert len(ids) == 4
    first = ids["2026-07-14T06:00:00Z"]
    along = {ids[when] for when in ids if when != "2026-07-16"} - {first}
    read = library.mark(first, read=True)
    assert read[0] == first and set(read[1:]) == along  # what undo has to give back
    assert [hit.published for hit in library.search("is:unread", fold=False).hits] == ["2026-07-16"]
    library.mark(ids["2026-07-14T06:00:00Z"], read=False)
    assert library.marks(ids["2026-07-14T09:00:00Z"]).read


def test_a_reprint_of_what_was_read_is_no_news_and_an_update_of_it_is(library, fill):
    first, *copies = three_outlets()
    fill(library, [first])
    update = record("u", [*paragraphs("new", 3), *WIRE], source="Coast Wire", published="2026-07-16")
    fill(library, [first, *copies, update])
    assert [hit.published for hit in library.search("is:unread", fold=False).hits] == ["2026-07-16"]


def test_groups_are_the_same_in_whatever_order_the_articles_come(tmp_path, recogniser, fill):
    several = [
        *three_outlets(),
        record("x", OTHER, source="Post"),
        record("y", OTHER[:4], source="Courier", published="2026-07-15"),
    ]
    found = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(several), 0, 120, 17)):
        with Library(tmp_path / f"library {number}", recogniser=recogniser) as library:
            for end in range(1, len(order) + 1):
                fill(library, order[:end], f"{number}.jsonl")
            found.add(tuple(sorted(rows(library))))
    assert found == {(("Coast Wire", 3), ("Post", 2))}


def test_a_group_falls_apart_with_the_article_that_held_it_together(library, fill):
    left, right = paragraphs("left", 6), paragraphs("right", 6)
    bridge = record("m", [*left[:5], *right[:5]], source="Middle", published="2026-07-15")
    ends = [record("l", left, source="Left"), record("r", right, source="Right", published="2026-07-16")]
    fill(library, [*ends, bridge])
    assert rows(library) == [("Left", 3)]
    fill(library, ends)
    assert sorted(rows(library)) == [("Left", 0), ("Right", 0)]


def test_an_article_that_is_rewritten_leaves_its_group(library, fill):
    first, second, third = three_outlets()
    fill(library, [first, second, third])
    fill(library, [first, second, third | {"text": "\n\n".join(OTHER)}])
    assert sorted(rows(library)) == [("Coast Wire", 2), ("Valley News", 0)]


def test_a_crowd_of_equals_stays_one_row_when_the_first_of_them_go(library, fill):
    crowd = [record(f"r{n}", WIRE, source=f"Outlet {n}", published=f"2026-07-{n + 1:02}") for n in range(30)]
    fill(library, crowd)
    assert [count for _, count in rows(library)] == [30]
    fill(library, crowd[24:])
    assert rows(library) == [("Outlet 24", 6)]


def test_a_rebuilt_index_and_one_made_before_reprints_were_known_have_the_same_rows(library, fill):
    fill(library, three_outlets())
    before = [(hit.id, hit.reprints) for hit in library.search("*").hits]
    library.rebuild()
    assert [(hit.id, hit.reprints) for hit in library.search("*").hits] == before
    with library._catalogue._database.transaction() as db:
        for table in ("texts", "prints", "copies"):
            db.execute(f"DELETE FROM {table}")
    library.update()
    assert [(hit.id, hit.reprints) for hit in library.search("*").hits] == before


def test_thousands_of_new_articles_are_compared_with_recognition_or_some_by_each_later_update(
    library, fill, monkeypatch
):
    monkeypatch.setattr(linking, "_AT_ONCE_NEW", 2)
    fill(library, three_outlets())
    assert len(rows(library, "dam")) == 3
    library.update(recognise=False)
    assert len(rows(library, "dam")) == 2
    library.update(recognise=False)
    assert len(rows(library, "dam")) == 1


def test_recognition_begins_with_comparing_what_is_new(library, fill, monkeypatch):
    monkeypatch.setattr(linking, "_AT_ONCE_NEW", 2)
    compared = []
    monkeypatch.setattr(linking.Linker, "link", lambda _, articles, **__: compared.extend(articles))
    fill(library, three_outlets())
    assert not compared
    library.update()
    assert len(compared) == 3
