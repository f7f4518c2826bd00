"""Local news: towns in front of those who run them, and other names that today's outlets are full of."""

import pytest

from index.entities.pipeline import unnamed_mentions


def found(text, *model):
    """What the rules make of the model's spans, given as (words, label): words and kind of each."""
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [(m.text, m.kind.value) for m in unnamed_mentions(text, text, raw)[0]]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("They told Wichita Mayor Ada Vrba so.", ("Ada Vrba", "PERSON"), [("Wichita", "place"), ("Ada Vrba", "person")]),
        ("Former Wichita Mayor Ada Vrba left.", ("Wichita Mayor Ada Vrba", "ORG"),
         [("Wichita", "place"), ("Ada Vrba", "person")]),
        ("The San Diego City Manager left.", ("San Diego City", "GPE"), [("San Diego", "place")]),
        ("The San Diego City Council met.", ("San Diego City Council", "PERSON"),
         [("San Diego City Council", "organisation")]),
        ("Then Elmland Mayor Ada Vrba left.", ("Ada Vrba", "PERSON"), [("Ada Vrba", "person")]),
        ("A resident of Elmersville left.", ("Elmersville", "ORG"), [("Elmersville", "place")]),
    ],
)  # fmt: skip
def test_towns_and_those_who_run_them(text, model, expected):
    assert found(text, model) == expected


def test_a_town_of_the_dateline_is_one_however_its_capitals_stand():
    text = "MCKINNEY, Texas - Voters went to the polls.\nIn fast-growing McKinney they were many."
    assert ("McKinney", "place") in found(text, ("McKinney", "PERSON"))


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Said David Mark, a former minister.", ("David Mark", "PERSON"), [("David Mark", "person")]),
        ("It fell against the Singapore Dollar.", ("Singapore Dollar", "ORG"), [("Singapore", "place")]),
        ("With Nasir Ahmad el-Vrbai he left.", ("Nasir Ahmad", "PERSON"), [("Nasir Ahmad el-Vrbai", "person")]),
        ("Then Tan Sri Muhyi Vrba left.", ("Tan Sri Muhyi Vrba", "PERSON"), [("Muhyi Vrba", "person")]),
        ("So Mayor Vrba left.", ("Mayor Vrba", "PERSON"), [("Vrba", "person")]),
    ],
)  # fmt: skip
def test_persons_are_whole_and_without_titles(text, model, expected):
    assert found(text, model) == expected
