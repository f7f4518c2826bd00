"""Where an opened article has what was searched for."""

from datetime import date

import pytest

from index.search.places import places

TEXT = "Crews in Vestby: talks broke down, Mara kept talking of her r\u00e9sum\u00e9 and the crews of 1.5 boats"


def found(query, text=TEXT):
    return [text[start:end] for start, end in places(text, query, date(2026, 11, 22))]


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("talk", ["talks", "talking"]), ("=talks", ["talks"]), ("crew", ["Crews", "crews"]), ("ves", ["Vestby"]),
        ("-crews", []), ("crews -talks", ["Crews", "crews"]), ("source:crews", []), ('person:"mara l"', ["Mara"]),
        ("NOT crews", []), ("resume", ["r\u00e9sum\u00e9"]), ('"broke down"', ["broke down"]), ("vest*", ["Vestby"]),
        ("v?stby", ["Vestby"]), ("vestbi~", ["Vestby"]), ("", []), ("*", []), ("vestby OR mara", ["Vestby", "Mara"]),
        ("mara kep", ["Mara", "kept"]), ("mara boat", ["Mara", "boats"]),
    ],
)  # fmt: skip
def test_words_phrases_patterns_and_names(query, lit):
    assert found(query) == lit


@pytest.mark.parametrize("query", ["kerouane", "k\u00e9rouan\u00e9", "ke\u0301rouane\u0301", "kerou", "Ke\u0301r"])
def test_accents_behind_their_letters(query):
    text = "De Ke\u0301rouane\u0301 \u00e0 l'e\u0301cole"
    assert found(query, text) == ["Ke\u0301rouane\u0301"]


def test_a_word_with_its_accent_at_the_end_and_a_phrase_of_such_words():
    text = "Un cafe\u0301 noir, un cafe\u0301 cre\u0300me"
    assert found("cafe", text) == ["cafe\u0301", "cafe\u0301"]
    assert found('"caf\u00e9 creme"', text) == ["cafe\u0301 cre\u0300me"]


def test_one_letter_lights_no_whole_book():
    assert len(found("b", "boats by boats " * 4_000)) <= 100
