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


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("The mayor of Ennisby left.", ("Ennisby", "ORG"), [("Ennisby", "place")]),
        ("It was in Borgu Local Government Area then.", ("Borgu Local Government Area", "ORG"),
         [("Borgu Local Government Area", "place")]),
        ("They want it in Barangay Inaya soon.", ("Barangay Inaya", "ORG"), [("Barangay Inaya", "place")]),
        ("Member of Parliament for Sault Ste. Vrba said so.", (), [("Sault Ste. Vrba", "place")]),
        ("The members of the Organisation for Elm Valley left.", ("Organisation for Elm Valley", "ORG"),
         [("Organisation for Elm Valley", "organisation")]),
        ("The Court of Appeals for the 2nd Circuit said so.", ("Court of Appeals", "ORG"),
         [("Court of Appeals for the 2nd Circuit", "organisation")]),
        ("The Elm Development Agency for Northern Elmland, and Ada Vrba, said so.", ("Elm Development Agency", "ORG"),
         [("Elm Development Agency for Northern Elmland", "organisation")]),
        ("The UN High Commissioner for Refugees left.", ("UN", "ORG"),
         [("UN High Commissioner for Refugees", "organisation")]),
        ("The Allied Defence Ministers left.", ("Allied Defence Ministers", "ORG"), []),
        ("Minister of Finance and National Revenue Ada left.", ("National Revenue", "ORG"), []),
        ("Her Public Relations Officer left.", ("Public Relations Officer", "ORG"), []),
        ("Then Police here slept.", ("Police", "GPE"), []),
        ("Now Brent crude rose.", ("Brent", "GPE"), []),
        ("They lost the Ranji Trophy.", ("Ranji Trophy", "GPE"), [("Ranji Trophy", "event")]),
        ("Then Justice Gorsuch wrote it.", (), [("Gorsuch", "person")]),
        ("Then Justice Department lawyers wrote it.", (), []),
        ("He saw County Sheriff Brent Vrba there.", ("County Sheriff Brent Vrba", "ORG"), [("Brent Vrba", "person")]),
        ("He saw Mohasin Uddin Vrba there.", ("Uddin Vrba", "PERSON"), [("Uddin Vrba", "person")]),
    ],
)  # fmt: skip
def test_names_of_other_news(text, model, expected):
    kinds = ("person", "organisation", "place", "event")
    assert [name for name in found(text, *([model] if model else [])) if name[1] in kinds] == expected


def test_an_unknown_town_in_front_of_somebody_is_a_first_name():
    text = "He saw Mohasin Uddin Vrba there."
    assert found(text, ("Mohasin", "GPE"), ("Uddin Vrba", "PERSON")) == [("Mohasin Uddin Vrba", "person")]
    text = "He saw London Uddin Vrba there."
    assert ("London", "place") in found(text, ("London", "GPE"), ("Uddin Vrba", "PERSON"))
