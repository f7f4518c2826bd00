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


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("About five mln tonnes were lost.", 5e6, "tonnes"),
        ("It cost one and a half billion dollars.", 1.5e9, "$"),
        ("They came two and a half years late.", 2.5, "years"),
        ("He paid US$ 5 billion for it.", 5e9, "$"),
        ("The block has 1,137 sq km of oil.", 1137.0, "sq km"),
        ("It has a take-off weight of 870,000 pounds.", 870000.0, "pounds"),
        ("Two oil producing sectors stopped.", 2.0, "oil producing sectors"),
        ("They filed 22 bank and tax fraud charges.", 22.0, "bank and tax fraud charges"),
        ("It has four Rolls-Royce Trent 900 engines.", 4.0, "Rolls-Royce Trent 900 engines"),
        ("They will withdraw 28,500 U.S. troops.", 28500.0, "U.S. troops"),
        ("Output was half a million barrels.", 5e5, "barrels"),
    ],
)
def test_value_and_what_is_counted(text, value, unit):
    (figure,) = figures_of(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Boeing showed the 787 Dreamliner.",
        "The accident of Three Mile Island is over.",
        "He lives at 10 Downing Street now.",
        "The index fell below the 5000 mark again.",
        "They met in the first half of the year.",
        "They expect a loss for the entire 1987 year.",
        "It began at 2.40 PM on the dot.",
        "The 400 series is new.",
    ],
)
def test_numbers_that_count_nothing(text):
    assert figures_of(text) == ()


def test_a_number_that_is_an_aircraft_somewhere_is_one_everywhere():
    assert figures_of("The Boeing 747 is old. Qantas wants its 747 fleet to grow.") == ()


def test_a_large_number_goes_on_with_the_money_before_it():
    first, second = figures_of("It asked for $5 billion on top of the four billion it has.")
    assert (first.unit, second.unit, second.value) == ("$", "$", 4e9)


def test_what_follows_a_quotation_is_told_by_the_reporter():
    text = 'It was the hour, "he waited for it," Mr. Claros said as hundreds of migrants gathered.'
    assert [f.said_by for f in figures_of(text)] == [""]


def test_who_speaks_does_not_count_himself():
    (figure,) = figures_of("Four U.S. agencies reported the theft.")
    assert figure.said_by == ""


def test_a_price_after_a_fall_is_no_range():
    assert [f.value for f in figures_of("Crude was down $2.86 to $77.11 a barrel.")] == [2.86, 77.11]


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit"),
    [
        ("It raised $2.1B.", 2.1e9, 2.1e9, 2.1e9, "$"),
        ("It raised ₹500 crore.", 5e9, 5e9, 5e9, "rupees"),
        ("Fares rose by 5p.", 5, 5, 5, "pence"),
        ("It was 40C in the heat.", 40, 40, 40, "degrees Celsius"),
        ("It was -5°C at dawn.", -5, -5, -5, "degrees Celsius"),
        ("It fell to minus 20 degrees Celsius.", -20, -20, -20, "degrees Celsius"),
        ("He ran 5km.", 5, 5, 5, "km"),
        ("She won the 100m final.", 100, 100, 100, "metres"),
        ("A magnitude 7.1 quake struck.", 7.1, 7.1, 7.1, "magnitude"),
        ("It is 10 times larger.", 10, 10, 10, "times"),
        ("Exports nearly doubled.", 2, None, 2, "times"),
        ("Sales more than tripled.", 3, 3, None, "times"),
        ("One in five people agree.", 20, 20, 20, "%"),
        ("Nine out of 10 voters agree.", 90, 90, 90, "%"),
        ("Half its workers left.", 50, 50, 50, "%"),
        ("It rose by a quarter of a percentage point.", 0.25, 0.25, 0.25, "%"),
        ("They need 1,000-2,000 troops.", None, 1000, 2000, "troops"),
        ("It closed 200-plus shops.", 200, 200, None, "shops"),
        ("It cancelled 200+ flights.", 200, 200, None, "flights"),
        ("It has 300-odd donors.", 300, 300, 300, "donors"),
        ("It took two-and-a-half years.", 2.5, 2.5, 2.5, "years"),
        ("It will run for two more years.", 2, 2, 2, "years"),
        ("A record 113 billion mark surplus.", 113e9, 113e9, 113e9, "mark"),
        ("Half a ton of files lay there.", 0.5, 0.5, 0.5, "ton"),
        ("Since then 20 ships sank.", 20, 20, 20, "ships"),
    ],
)
def test_how_today_s_outlets_write_figures(text, value, low, high, unit):
    (figure,) = figures_of(text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (value, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The Senate voted 52-48 to confirm her.",
        "It was a 3-1 win over Leeds.",
        "They lost in a 52-48 vote.",
        "The bill passed 217-213.",
        "Section 2B applies.",
        "The 720p video is old.",
        "The 40C bus is late.",
    ],
)
def test_votes_scores_and_codes_are_no_figures(text):
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Imports rose 15 percent, according to the U.S. Department of Commerce.",
            "the U.S. Department of Commerce",
        ),
        ('"We lost 45 houses," said Col. Anna Berg.', "Col. Anna Berg"),
        ("As soon as the results were announced, shares rose 5 percent.", ""),
        ("The minister used an address to announced cuts of 5 percent.", ""),
        ("Anna Berg, an economist with the bank, predicted a rise of 5 percent.", "Anna Berg"),
    ],
)
def test_who_says_so_behind_stops_and_appositions(text, who):
    assert [f.said_by for f in figures_of(text)] == [who]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It rose from 5 to 7 pct.", [(5, "%"), (7, "%")]),
        ("It brought an increase from $100 to $250.", [(100, "$"), (250, "$")]),
        ("Shares fell 3-1/8 dlrs.", [(3.125, "$")]),
        ("It took 5½ hours.", [(5.5, "hours")]),
        ("It has a 2 GHz processor.", [(2, "GHz")]),
        ("They want 60 of its new mid-sized A350 jets.", [(60, "new mid-sized A350 jets")]),
        ("They want 20 of Airbus's larger 320 planes.", [(20, "larger 320 planes")]),
        ("They ordered 22 new Boeing 787 Dreamliner jets.", [(22, "new Boeing 787 Dreamliner jets")]),
        ("He won six of the eleven towns.", [(6, "towns")]),
        ("Some 150 migrants plan to stay.", [(150, "migrants")]),
    ],
)
def test_what_stands_around_a_number(text, figures):
    assert [(f.value, f.unit) for f in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It costs $5 over ten years.", ["", ""]),
        ("He worked there for over ten years.", ["over"]),
        ("They pored over the 55 pages.", [""]),
    ],
)
def test_what_over_means(text, qualifier):
    assert [f.qualifier for f in figures_of(text)] == qualifier


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Elm last month reported a profit of 5 dollars.", "Elm"),
        ("Elm board member Jo Roe, responsible for trade, said it grew. He predicted a rise of 5 pct.", None),
    ],
)
def test_who_said_so_when(text, who):
    assert [f.said_by for f in figures_of(text)] == [who or "Elm board member Jo Roe"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("An increase in bonuses ranging from 20 to 30 pct came.", [(None, "%")]),
        ("It grew to 147.7 billion from 124.4 billion dlrs.", [(147.7e9, "$"), (124.4e9, "$")]),
        ("A margin of 7/16 pct applies.", [(0.4375, "%")]),
        ("Loans of CA$ 4 billion were made.", [(4e9, "CA$")]),
        ("The two embraced warmly.", []),
        ("The two makers usually award contracts.", [(2, "makers")]),
        ("Three other Americans are held.", [(3, "Americans")]),
        ("It grounded 18 of the Navy's 34 aircraft.", [(18, "aircraft")]),
    ],
)
def test_more_of_what_stands_around_a_number(text, figures):
    assert [(f.value, f.unit) for f in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The rate was 11 pct and private economists say it will be 25 pct.", ["", "private economists"]),
        ("Claims on foreigners reported by U.S. banks rose 30 pct.", [""]),
        ("A member of congress put forward a bill with a 30 pct incentive.", [""]),
        ("The bank put the loss at 30 pct.", ["The bank"]),
    ],
)
def test_where_a_speech_begins_and_what_is_none(text, who):
    assert [f.said_by for f in figures_of(text)] == who


def test_a_range_whose_thousands_are_said_once():
    (figure,) = figures_of("It measured between 100-150,000 tons.")
    assert (figure.low, figure.high, figure.unit) == (100_000, 150_000, "tons")


def test_what_tells_who_speaks_is_not_said_by_him():
    figures = figures_of("Jo Roe, who served three mayors, said 40 houses burned.")
    assert [(f.value, f.said_by) for f in figures] == [(3, ""), (40, "Jo Roe")]


def test_what_follows_a_quotation_with_an_office_is_the_reporter_s():
    text = '"We bear bad news," Lund lawyer Jo Roe told the council in a break at which 20 lawyers gave advice.'
    assert [f.said_by for f in figures_of(text)] == [""]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The pier costs Rs. 60 crore in all.", 6e8, "rupees"),
        ("More than 1 out of every 2 people in Elmland need aid.", 50, "%"),
        ("They chose three of the city's seven new wardens.", 3, "new wardens"),
        ("Sales doubled within a year.", 2, "times"),
    ],
)
def test_figures_of_ministries_and_towns(text, value, unit):
    (figure,) = figures_of(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It was done under paragraph 43 of resolution 2607.",
        "It marks Stage 1 of the harbour works.",
        "Executive Order 12675 of April 20, 1989 holds.",
        "The Vision Zero plan holds.",
        "The mayor doubled down on it.",
    ],
)
def test_numbers_of_papers_and_plans_count_nothing(text):
    assert not figures_of(text)
