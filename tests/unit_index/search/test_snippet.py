from hypothesis import given, settings
from hypothesis import strategies as st

from index.query.parser import parse
from index.search.matches import Finder
from index.search.scanning import Known
from index.search.snippet import WIDTH, snippet, stretches

FILLER = "Nothing of note happened in the quiet harbour town on that long grey day. "


def finder(query):
    return Finder(parse(query).wanted)


def passage(text, paragraphs, query, width):
    return snippet(text, stretches(text, paragraphs), finder(query).find(Known(text)), width)


def shown(text, query, paragraphs=(), width=WIDTH):
    found = passage(text, paragraphs, query, width)
    return found.text, [found.text[s:e] for s, e in found.highlights]


def test_lead_without_words():
    text, lit = shown(FILLER * 8, "*")
    assert FILLER.startswith(text[:40])
    assert lit == []
    assert len(text) <= WIDTH


def test_it_says_whether_its_sentence_goes_on():
    assert not passage(FILLER, (), "harbour", WIDTH).goes_on
    assert passage("The harbour lay " + "quiet and grey " * 40, (), "harbour", WIDTH).goes_on
    assert not passage('He said: "The harbour is shut." ' + FILLER, (), "harbour", 32).goes_on


def test_the_passage_with_all_the_words_wins():
    text = f"The tanker left. {FILLER * 8}A tanker and a ferry collided. {FILLER * 8}The ferry came."
    got, lit = shown(text, "tanker ferry")
    assert lit == ["tanker", "ferry"]
    assert got.startswith("A tanker and a ferry collided.")


def test_of_equal_passages_the_first():
    text = f"One tanker. {FILLER * 6}Two tankers. {FILLER * 6}Three tankers."
    assert shown(text, "tanker")[0].startswith("One tanker.")


def test_words_side_by_side_win_over_words_apart():
    text = f"A price for {FILLER}the oil. {FILLER * 8}Then the oil price fell."
    got, _ = shown(text, "oil price")
    assert "oil price fell" in got


def test_starts_at_a_sentence_and_not_behind_an_initial():
    text = f"{FILLER * 8}In all, J. Smith and the N.Z. Navy found the wreck. {FILLER * 8}"
    assert shown(text, "wreck")[0].startswith("In all, J. Smith")


def test_a_word_said_twice_is_not_worth_half_a_sentence():
    text = f"{FILLER * 3}The partner that had built the hull of the old ship beat the rival yard. {'x ' * 60}The ship sank."
    assert shown(text, "ship")[0].startswith("The partner that")


def test_never_furniture_byline_or_headline():
    parts = [
        ("headline", "Wreck found"),
        ("byline", "By A Wreck"),
        ("body", "Divers saw a wreck off the coast."),
        ("furniture", "Read more: wreck wreck wreck"),
        ("body", "It lay deep."),
    ]
    paragraphs, offset = [], 0
    for kind, part in parts:
        paragraphs.append((kind, offset, offset + len(part)))
        offset += len(part) + 1
    text = "\n".join(part for _, part in parts)
    assert shown(text, "wreck", paragraphs) == ("Divers saw a wreck off the coast.", ["wreck"])
    assert shown(text, "headline", paragraphs) == ("Divers saw a wreck off the coast.", [])


def test_caption_only_where_there_is_no_body():
    text = "A wreck\nA wreck at sea"
    paragraphs = [("headline", 0, 7), ("caption", 8, 22)]
    assert shown(text, "wreck", paragraphs) == ("A wreck at sea", ["wreck"])


def test_only_furniture_is_an_empty_snippet():
    assert shown("Sign up", "sign", [("furniture", 0, 7)]) == ("", [])


def test_dateline_does_not_tear_the_body():
    text = "First part.\nBERLIN -\nSecond part with a wreck."
    paragraphs = [("body", 0, 11), ("dateline", 12, 20), ("body", 21, len(text))]
    assert "wreck" in shown(text, "wreck", paragraphs)[1]


def test_white_space_becomes_one_blank_and_ranges_follow():
    text = "A  tanker\n\nand a\tferry   met."
    assert shown(text, "tanker ferry met") == ("A tanker and a ferry met.", ["tanker", "ferry", "met"])


def test_a_full_stop_that_does_not_fit_leaves_its_word_out():
    text = f"tanker    {'x' * 30} Ferry."
    assert passage(text, (), "tanker ferry", 46).text == f"tanker {'x' * 30}"


def test_what_is_lit_lies_within_the_passage():
    text = "停火" * 2 * WIDTH
    for first in (WIDTH - 1, WIDTH - 2, WIDTH):
        found = snippet(text, [(0, len(text))], [(0, 2, 0), (first, first + 2, 1)], WIDTH)
        assert all(end <= len(found.text) for _, end in found.highlights)


def test_a_passage_far_from_the_beginning_starts_with_its_own_sentence():
    text, _ = shown(
        "Quiet days passed in the town of Elm. " * 2 + "Then a truce came to all of it. " + FILLER * 3,
        "truce",
        width=100,
    )
    assert text.startswith("Then a truce")
    text, _ = shown("Quiet days. Then a truce came to all of it. " + FILLER * 3, "truce", width=100)
    assert text.startswith("Quiet days. Then a truce")


def test_text_without_blanks_is_cut_where_the_room_ends():
    assert passage("y" * 300, (), "*", 100).text == "y" * 100


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["tanker", "Ferry.", "oil", "a", "Long-winded", "\n", "  ", "é", "x" * 30]), max_size=120
    ),
    st.integers(40, 300),
    st.sampled_from(["tanker", "tanker ferry", '"oil tanker"', "*", "x*"]),
)
def test_whole_words_and_right_ranges(parts, width, query):
    text = " ".join(parts)
    found = passage(text, (), query, width)
    plain = " ".join(text.split())
    assert len(found.text) <= width
    assert found.text in plain
    assert found.text == " ".join(found.text.split())
    if found.text:
        assert f" {found.text} " in f" {plain} "
    known = {"tanker", "ferry", "oil", "oil tanker", "x" * 30}
    assert all(found.text[s:e].lower() in known for s, e in found.highlights)
