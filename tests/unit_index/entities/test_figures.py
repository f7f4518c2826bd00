"""Figures: value, range, unit, qualifier, speaker; and what is no figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.figures import figures_of
from index.entities.numerals import in_words


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit"),
    [
        ("The flood displaced 1,250 families.", 1250, 1250, 1250, "families"),
        ("More than 38,000 homes lost power.", 38000, 38000, None, "homes"),
        ("Nearly 20,000 fans came.", 20000, None, 20000, "fans"),
        ("At least nine miners were trapped.", 9, 9, None, "miners"),
        ("Up to 300 seats are empty.", 300, None, 300, "seats"),
        ("It employs no fewer than 40 cooks.", 40, 40, None, "cooks"),
        ("Dozens of trucks waited.", None, 24, None, "trucks"),
        ("Hundreds of thousands of voters queued.", None, 200000, None, "voters"),
        ("Some 1.9 million people moved.", 1.9e6, 1.9e6, 1.9e6, "people"),
        ("Sales rose 4.5 percent.", 4.5, 4.5, 4.5, "%"),
        ("Sales rose by between 3 and 5 per cent.", None, 3, 5, "%"),
        ("It cost $2.5 billion.", 2.5e9, 2.5e9, 2.5e9, "$"),
        ("A loan of 75 mln dlrs was agreed.", 75e6, 75e6, 75e6, "$"),
        ("They want 2 to 3 million euros.", None, 2e6, 3e6, "€"),
        ("The plot measures 14 square kilometres.", 14, 14, 14, "square kilometres"),
        ("The talks took nine months.", 9, 9, 9, "months"),
        ("Anna Berg, 34, won.", 34, 34, 34, "years"),
        ("Half of the crop is gone.", 50, 50, 50, "%"),
        ("Two dozen ships left.", 24, 24, 24, "ships"),
        ("The death toll rose to 412.", 412, 412, 412, "deaths"),
        ("In the raid 300 wounded were counted.", 300, 300, 300, "wounded"),
        ("The group lost 131 of its drivers.", 131, 131, 131, "drivers"),
        ("They ordered 179 aerial refuelling aircraft.", 179, 179, 179, "aerial refuelling aircraft"),
        ("Billions of dollars were lost.", None, 2e9, None, "$"),
        ("Debt stood at $34.3 billion.", 34.3e9, 34.3e9, 34.3e9, "$"),
    ],
)
def test_a_figure(text, value, low, high, unit):
    (figure,) = figures_of(text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (value, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It began on Oct. 7.",
        "It began on 14 July 2019.",
        "In 1987 the plant closed.",
        "The 1990s were calm.",
        "Doors open at 10:30 and close at 9 p.m.",
        "It struck at 0450 GMT.",
        "Rovers beat Athletic 3-1 at home.",
        "She finished 16th.",
        "He flew on Flight 370.",
        "The bill is known as Resolution 242.",
        "One thing is certain.",
        "An estimated 129 remain.",
        "It was a 2-for-1 split.",
        "The Standard & Poor's 500 plunged.",
        "Northgate 17 8 1 8 25 32 25",
    ],
)
def test_no_figure(text):
    assert figures_of(text) == ()


def test_percent_to_money_is_not_a_range():
    percent, money = figures_of("Shares fell 3.8 percent to $18.39.")
    assert (percent.value, percent.unit) == (3.8, "%")
    assert (money.value, money.unit) == (18.39, "$")


def test_the_span_holds_qualifier_and_unit():
    text = "Officials counted more than 30 fighters there."
    (figure,) = figures_of(text)
    assert text[figure.start : figure.end] == "more than 30 fighters"
    assert figure.qualifier == "more than"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ministry said 40 houses burned.", "The ministry"),
        ("Some 40 houses burned, according to the mayor of Lund.", "the mayor of Lund"),
        ('"We lost 40 houses," said Maria Olsen.', "Maria Olsen"),
        ("Forty houses burned.", ""),
        ("The fire brigade said it was bad. It said 40 houses burned.", "The fire brigade"),
        ("Rescuers on Tuesday reported 40 dead.", "Rescuers"),
    ],
)
def test_who_says_so(text, who):
    assert [f.said_by for f in figures_of(text)] == [who]


@pytest.mark.parametrize(
    ("words", "value"), [("two hundred and fifty thousand", 250000), ("half a million", 5e5), ("twenty-one", 21)]
)
def test_numbers_in_words(words, value):
    assert in_words(words) == value


@given(st.text(alphabet=st.sampled_from("019.,-%$ mkabn\n“”to") | st.characters(), max_size=200))
def test_any_text_is_read(text):
    end = 0
    for figure in figures_of(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.start
