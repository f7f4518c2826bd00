"""Outlets and tags by their words: as if each value were looked at, and none too rare to be found."""

from hypothesis import given
from hypothesis import strategies as st

from index.query.keywords import Values, fitting
from index.query.tree import Keyword
from index.search.searcher import Searcher

from .library import FakeNames, make_article, make_index

VALUES = st.lists(
    st.lists(st.sampled_from(("times", "time", "new", "york", "É", "&", "ti-me")), max_size=3).map(" ".join)
)
WISHES = st.lists(st.sampled_from(("times", "tim", "new", "york", "e", "*", "")), max_size=2).map(" ".join)


@given(VALUES, VALUES, WISHES, st.booleans(), st.booleans())
def test_looking_up_is_looking_at_each(listed, others, wish, prefix, quoted):
    listed = list(dict.fromkeys(listed))
    node = Keyword("source", wish, 0, 0, prefix, quoted)
    assert Values(listed).fitting(node, others) == fitting([*listed, *others], node)


def test_the_rarest_of_thousands_of_tags_is_found(tmp_path):
    articles = [
        make_article(f"{n:016x}", f"Story {n}", "It happened.", tags=[f"matter {n} {m}" for m in range(30)])
        for n in range(200)
    ]
    searcher = Searcher(make_index(tmp_path, articles), FakeNames())
    for wanted in (0, 77, 199):
        for query in (f'tag:"matter {wanted} 29"', f'tag:"matter {wanted} 7"'):
            assert [hit.title for hit in searcher.search(query, facets=False).hits] == [f"Story {wanted}"]
    assert searcher.search("tag:matter", facets=False).total == 200
