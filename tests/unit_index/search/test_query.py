"""Every rule of the query language, as a tree."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.query.lexer import FIELDS
from index.query.parser import parse
from index.query.tree import (
    All,
    Any,
    Everything,
    Keyword,
    Marked,
    Name,
    Not,
    Pattern,
    Phrase,
    Published,
    Similar,
    Word,
    loosened,
)
from index.schema import minutes

TODAY = date(2024, 7, 17)  # a Wednesday


def tree(text, **options):
    return parse(text, today=TODAY, **options).tree


def messages(text, **options):
    return [problem.message for problem in parse(text, today=TODAY, **options).problems]


def words(node):
    return [child.word for child in node.children]


def test_words_must_all_match():
    node = tree("Gaza truce")
    assert isinstance(node, All)
    assert words(node) == ["gaza", "truce"]
    assert [(w.start, w.end) for w in node.children] == [(0, 4), (5, 10)]


@pytest.mark.parametrize("text", ["", "   ", "*", "()", '""', "* *"])
def test_nothing_is_everything(text):
    assert tree(text) == Everything()


def test_star_beside_words_adds_nothing():
    assert tree("* oil") == Word("oil", 2, 5)


def test_exact_word():
    assert tree("=Talks") == Word("talks", 0, 6, exact=True)


def test_quoted_phrase_is_exact():
    assert tree('"cease fire"') == Phrase(("cease", "fire"), 0, 12)
    assert tree("“cease fire”") == Phrase(("cease", "fire"), 0, 12)


def test_one_quoted_word_is_exact():
    assert tree('"talks"') == Word("talks", 0, 7, exact=True)


def test_near():
    assert tree('"oil price"~7') == Phrase(("oil", "price"), 0, 13, exact=False, slop=7)


def test_joined_word_is_a_phrase_of_stems():
    assert tree("cease-fire") == Phrase(("cease", "fire"), 0, 10, exact=False)


def test_initials_are_one_word():
    assert tree("U.S.") == Word("us", 0, 3)


def test_or_binds_tighter_than_standing_side_by_side():
    node = tree("gaza truce OR ceasefire")
    assert isinstance(node, All)
    assert node.children[0].word == "gaza"
    assert isinstance(node.children[1], Any)
    assert words(node.children[1]) == ["truce", "ceasefire"]


def test_lower_case_or_is_a_word():
    assert words(tree("truth or dare")) == ["truth", "or", "dare"]


def test_and_is_the_same_as_nothing():
    assert words(tree("oil AND gas")) == ["oil", "gas"]


@pytest.mark.parametrize("text", ["oil -gas", "oil NOT gas", "oil NOT NOT -gas", "oil AND NOT gas"])
def test_exclusion(text):
    node = tree(text)
    assert isinstance(node, All)
    assert isinstance(node.children[1], Not)
    assert node.children[1].child.word == "gas"


def test_minus_inside_a_word_is_part_of_it():
    assert isinstance(tree("twenty-one"), Phrase)


def test_parentheses():
    node = tree("(oil OR gas) price -(sugar corn)")
    assert isinstance(node, All)
    assert isinstance(node.children[0], Any)
    assert node.children[1].word == "price"
    assert isinstance(node.children[2], Not)
    assert words(node.children[2].child) == ["sugar", "corn"]


def test_wildcards():
    assert tree("pric*") == Word("pric", 0, 5, prefix="star")
    assert tree("pr?ce") == Pattern("pr?ce", 0, 5)
    assert tree("*stan") == Pattern("*stan", 0, 5)
    assert tree("p*ce") == Pattern("p*ce", 0, 4)


def test_question_mark_behind_a_word_is_a_question():
    assert tree("recession?") == Word("recession", 0, 9)


def test_similar():
    assert tree("haniye~") == Similar("haniye", 0, 7)
    assert tree("haniye~2").distance == 2
    assert tree("haniye~9").distance == 2


def test_a_tilde_inside_a_word_is_nothing_special():
    assert tree("a~b") == Phrase(("a", "b"), 0, 3, exact=False)


def test_title():
    assert tree("title:oil") == Word("oil", 6, 9, field="title")
    assert tree('headline:"oil price"') == Phrase(("oil", "price"), 9, 20, field="title")
    assert words(tree("title:(oil gas)")) == ["oil", "gas"]
    assert {w.field for w in tree("title:(oil gas)").children} == {"title"}


def test_blank_behind_a_field_is_forgiven():
    assert tree("title: oil") == Word("oil", 7, 10, field="title")


def test_names():
    assert tree("person:haniyeh") == Name(("person",), "haniyeh", 7, 14)
    assert tree('org:"United Nations"') == Name(("organisation",), "United Nations", 4, 20, quoted=True)
    assert tree("place:par*").prefix
    assert "group" in tree("entity:kurds").kinds


def test_list_of_names():
    node = tree('person:(sinwar OR "Ismail Haniyeh")')
    assert isinstance(node, Any)
    assert [child.words for child in node.children] == ["sinwar", "Ismail Haniyeh"]


def test_keywords():
    assert tree("source:reuters") == Keyword("source", "reuters", 7, 14)
    assert tree("tag:later") == Keyword("tag", "later", 4, 9)
    assert tree("lang:English") == Keyword("language", "en", 5, 12)
    assert tree("has:figures") == Keyword("has", "figures", 4, 11)


def test_byline():
    assert tree('by:"jane doe"') == Phrase(("jane", "doe"), 3, 13, field="byline")


def test_marks():
    assert tree("is:unread") == Marked("unread")
    assert tree("is:starred") == Marked("starred")
    assert tree("is:read") == Not(Marked("unread"))
    assert tree("is:undated") == Keyword("has", "undated", 3, 10)
    assert tree("-is:read") == Not(Not(Marked("unread")))


def published(first, end):
    return Published(minutes(first) if first else None, minutes(end) if end else None)


def test_dates():
    assert tree("date:2024-07") == published("2024-07-01", "2024-08-01")
    assert tree("on:2024-07-14") == published("2024-07-14", "2024-07-15")
    assert tree("after:2024-07") == published("2024-07-01", None)
    assert tree("before:2024-07") == published(None, "2024-07-01")
    assert tree("date:2024-06..2024-07") == published("2024-06-01", "2024-08-01")
    assert tree('before:"last monday"') == published(None, "2024-07-15")


def test_dates_of_several_words_need_no_quotes():
    assert tree("before:last monday") == published(None, "2024-07-15")
    assert tree("date:14 july 2024") == published("2024-07-14", "2024-07-15")
    node = tree("date:july 2022 oil")
    assert node.children[0] == published("2022-07-01", "2022-08-01")
    assert node.children[1].word == "oil"
    assert [child.word for child in tree("date:2024 july oil").children[1:]] == ["july", "oil"]


def test_a_date_that_is_none_is_left_out():
    assert tree("oil date:blurgh") == Word("oil", 0, 3)
    assert parse("oil date:blurgh", today=TODAY).problems[0].start == 9


@pytest.mark.parametrize(
    ("text", "mark"), [("has:note", "note"), ("note:mara", "note:mara"), ('note:"ask mara', "note:ask mara")]
)
def test_notes_are_marks(text, mark):
    assert parse(f"oil {text}", today=TODAY, typing=True).tree == All((Word("oil", 0, 3), Marked(mark)))


def test_unknown_field_is_read_as_words_with_a_hint():
    parsed = parse("persn:haniyeh", today=TODAY)
    assert words(parsed.tree) == ["persn", "haniyeh"]
    assert "person:" in parsed.problems[0].message


def test_addresses_and_times_are_no_fields():
    assert messages("https://example.com/news 12:30") == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('oil "price of', "oil"),
        ("(oil", "oil"),
        ("oil)", "oil"),
        ("oil OR", "oil"),
        ("OR oil", "oil"),
        ("oil AND", "oil"),
        ("AND oil", "oil"),
        ("oil -", "oil"),
        ("oil NOT", "oil"),
        ("oil =", "oil"),
        ("oil title:", "oil"),
        ("oil person:", "oil"),
        ("oil is:nonsense", "oil"),
        ("oil has:nonsense", "oil"),
        ("oil person:-", "oil"),
    ],
)
def test_malformed_queries_run_and_say_what_is_wrong(text, kept):
    parsed = parse(text, today=TODAY)
    assert parsed.problems, text
    assert kept in {item.word for item in parsed.wanted if isinstance(item, Word)}


@pytest.mark.parametrize(
    "text", ['oil "price of', "(oil", "oil OR", "oil -", "oil =", "oil title:", "oil date:2024-"]
)
def test_what_is_still_being_typed_is_no_problem(text):
    assert messages(text, typing=True) == []


def test_last_word_is_a_prefix_while_typing():
    assert tree("gaza tru", typing=True).children[1].prefix == "typing"
    assert tree("gaza tru ", typing=True).children[1].prefix == ""
    assert tree("-gaza tru", typing=True).children[1].prefix == "typing"
    assert tree("gaza -tru", typing=True).children[1].child.prefix == ""
    assert tree("gaza tru").children[1].prefix == ""
    assert tree("cease-fi", typing=True).children[1] == Word("fi", 6, 8, prefix="typing")
    assert tree("person:han", typing=True).prefix
    assert tree('person:"han"', typing=True).prefix is False


def test_any_of_the_words_keeps_the_filters():
    loose = loosened(tree("oil gas is:unread -corn"))
    assert isinstance(loose, All)
    assert words(loose.children[0]) == ["oil", "gas"]
    assert Marked("unread") in loose.children
    assert loosened(tree("oil is:unread")) is None
    assert loosened(tree("oil")) is None


def test_limits():
    parse("a" * 4096)
    with pytest.raises(QueryError, match="4,097"):
        parse("a" * 4097)
    assert words(parse("(" * 64 + "oil gas" + ")" * 64).tree) == ["oil", "gas"]
    with pytest.raises(QueryError, match="64"):
        parse("(" * 65 + "oil")
    parse("-" * 4096)
    parse("NOT " * 1024)


def test_number_of_open_words_is_bounded():
    parsed = parse("a* " * 40, today=TODAY)
    assert len(parsed.wanted) == 16
    assert len(parsed.problems) == 24


PIECES = st.sampled_from(
    [
        *(f"{name}:" for name in FIELDS),
        *"()\"'-*?~=:.,&“”",
        "OR",
        "AND",
        "NOT",
        "oil",
        "gas*",
        "2024-07",
        "~5",
        "é",
        "İ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, st.just(" ")), max_size=25).map("".join)),
    st.booleans(),
)
def test_any_text_is_a_query(text, typing):
    try:
        parsed = parse(text, today=TODAY, typing=typing)
    except QueryError:
        assert text.count("(") > 64
        return
    for item in [*parsed.problems, *parsed.wanted]:
        assert 0 <= item.start <= item.end <= len(text)


@pytest.mark.parametrize(
    "query", ["date:2008-05", "on:yesterday", "after:2008-05-11", "date:past week", "before:2010"]
)
def test_no_key_of_a_date_shows_the_whole_library(query):
    start = query.index(":") + 3
    for end in range(start, len(query) + 1):
        if not query[:end].endswith(" "):
            assert isinstance(tree(query[:end], typing=True), Published), query[:end]


def test_before_a_date_that_is_begun_is_before_its_end():
    assert tree("before:200", typing=True) == Published(None, minutes("2010-01-01"))


def test_an_open_quote_goes_on_while_typing():
    assert tree('"truce in ga', typing=True) == All(
        (Phrase(("truce", "in"), 0, 9), Word("ga", 10, 12, prefix="typing"))
    )
    assert tree('title:"tru', typing=True) == Word("tru", 7, 10, "title", prefix="typing")
    assert tree('"truce ', typing=True) == Word("truce", 0, 7, exact=True)
    assert tree('person:"ismail ha', typing=True).prefix
    assert not tree('person:"ismail ', typing=True).prefix
    assert tree('source:"new yo', typing=True).prefix
    assert tree('"truce in ga') == Phrase(("truce", "in", "ga"), 0, 12)


def test_a_language_is_found_by_the_beginning_of_its_name():
    assert tree("lang:ger", typing=True) == Any(
        (Keyword("language", "ger", 5, 8, prefix=True), Keyword("language", "de", 5, 8))
    )


def test_what_is_shut_out_is_so_as_it_stands():
    assert tree("oil -pal", typing=True).children[1] == Not(Word("pal", 5, 8))
    assert tree("oil -source:reut", typing=True).children[1] == Not(Keyword("source", "reut", 12, 16))
    assert tree("oil -(-pal", typing=True).children[1].child.child.prefix == "typing"


def test_dates_without_the_end_that_is_asked_for():
    assert messages("before:..2024") == ["..2024 has no day to begin at."]
