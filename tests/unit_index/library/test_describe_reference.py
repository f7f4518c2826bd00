import pytest

from index.naming.describe import describe
from tests.unit_index.library.describing import ORGANISATION, PERSON, article, said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "OAKBY, March 3 - Elm Corp said it lost. The supermarket chain earned more last year.",
            "the supermarket chain",
        ),
        (
            "Rain fell, Elm Corp said. In its report, the Oak Department agency said it will stop.",
            "the Oak Department agency",
        ),
        ("Elm Corp said it bought Ash Inc. It will pay, the crane maker said.", "the crane maker"),
        (
            "Bob Ash may buy half of Elm Corp if the flour and bread company's price falls.",
            "the flour and bread company",
        ),
        ("Elm Corp (EC) said it lost. More may come, the car maker said.", "the car maker"),
        (
            "Talk of a loss at Elm Corp was wrong, and the financial services firm may grow.",
            "the financial services firm",
        ),
        ("So said a man of Elm Corp of the talk that the car-maker was ill.", "the car-maker"),
    ],
)
def test_words_that_refer_back_tell_what_it_is(text, phrase):
    assert said(text, "Elm Corp", ORGANISATION) == f"Elm Corp, {phrase}"


def test_a_noun_alone_tells_it_where_no_other_such_was_named():
    text = "Elm Corp said it lost. More rain is needed, the utility said."
    assert said(text, "Elm Corp", ORGANISATION) == "Elm Corp, the utility"
    assert said(f"A utility fell. {text}", "Elm Corp", ORGANISATION) is None
    assert said(text.replace("utility", "group"), "Elm Corp", ORGANISATION) is None


def test_somebody_who_spoke_is_called_by_what_they_are():
    text = 'He met Ann Roe. "It rains," said Ann Roe. It will stop, the Oakby economist said.'
    assert said(text, "Ann Roe", PERSON) == "Ann Roe, the Oakby economist"


@pytest.mark.parametrize(
    "text",
    [
        "Elm Corp said it lost. Ash Inc said no. More may come, the crane maker said.",
        "Elm Corp said it bought Ash Mills. The flour maker has ten mills.",
        "Elm Corp met Ash Mills Inc. The flour maker has ten mills.",
        "The agency heard Elm Corp. The transport agency said no.",
        "Elm Corp said it lost. The combined company has ten mills.",
        "Elm Corp said it lost. The Daily Oak newspaper said so.",
        "Elm Corp said it lost. The trading unit said so.",
        "Ash bid for Elm Corp. The management group's offer is low.",
        "They work at Elm Corp, where the works council has met.",
        "They met Elm Corp. It is the first time an Oakland bank has come.",
        "They wrote to Elm Corp that the utility will pay.",
        "Elm Corp said the airline may grow.",
        "They told Elm Corp the assets of the huge oil company would be sold.",
        "It was read at Elm Corp that the Roe organization's men had left.",
        "They deal in notes of Elm Corp, where the corporate paper's price is low.",
        "It was built by Elm Corp and the Elm consortium's men.",
    ],
)
def test_words_that_may_refer_to_another_tell_nothing(text):
    assert said(text, "Elm Corp", ORGANISATION) is None


def test_what_most_articles_call_it_wins():
    one = article("Elm Corp said it lost. The steel firm said so.", 1)
    two = [article("Elm Corp said it lost. The shipping line operator said so.", n) for n in (2, 3, 4)]
    assert describe(["Elm Corp"], ORGANISATION, [one, *two]).text == "Elm Corp, the shipping line operator"
