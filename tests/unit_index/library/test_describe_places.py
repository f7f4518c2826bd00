import pytest

from tests.unit_index.library.describing import PLACE, said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They sailed to the northern port of Elm.", "the northern port of Elm"),
        ("Elm, the capital of Elmland, slept.", "Elm, the capital of Elmland"),
        ("ELM, Tenn., March 3 - Rain fell.", "Elm, Tenn."),
        ("He lives in Elm, Ohio, alone.", "Elm, Ohio"),
        ("It moved through Elm, Belgium, by night.", "Elm, Belgium"),
        ("A plant in Elm, China, closed.", "Elm, China"),
        ("It lies at Elm, in central Pakistan, and runs.", "Elm, in central Pakistan"),
        ("ELM, Saudi Arabia, March 3 - It rained.", "Elm, Saudi Arabia"),
        ("They met in the Ashland capital Elm.", "Ashland capital Elm"),
        ("Rain fell in Elm province.", "Elm province"),
        ("It serves Ash and Elm, Ore. The price is not known.", "Elm, Ore."),
        ("ELM, IND., March 3 - Rain fell.", "Elm, Ind."),
        ("A plant at Elm, Mich, closed.", "Elm, Mich."),
        ("It left its Elm, N.J. distribution center.", "Elm, N.J."),
        ("They met at the plants at Elm, Long Island, N.Y., and Oak.", "Elm, Long Island, N.Y."),
        ("They met in the state of Elm.", "the state of Elm"),
        ("It sits in the Gulf tax haven of the Elm.", "the Gulf tax haven of the Elm"),
        ("ELM, FRANCE, March 13 - It rained.", "Elm, France"),
        ("They sold an inn in Elm, England, and the inn in Oak.", "Elm, England"),
        ("They closed an office in Elm, United Arab Emirates, today.", "Elm, United Arab Emirates"),
    ],
)
def test_where_a_place_is(text, phrase):
    name = "ELM" if text.startswith("ELM") else "Elm"
    assert said(text, name, PLACE) in (phrase, phrase.replace("Elm,", name + ","))


def test_a_republic_is_told_by_its_country():
    assert said("They sing in Elmland's Republic of Ash.", "Republic of Ash", PLACE) == "Elmland's Republic of Ash"


def test_a_firm_that_begins_like_a_town_is_not_the_town():
    assert said("The Elm Group, a two-man partnership, grew.", "Elm", PLACE) is None


def test_an_area_of_a_town_is_not_the_town():
    assert said("They live in the poor area of Elm.", "Elm", PLACE) is None


def test_what_somebody_says_of_a_land_is_no_description():
    assert said("Elm is a country that has come a long way in its ability to grow food.", "Elm", PLACE) is None


def test_the_capital_of_a_firm_taken_for_a_town_is_no_town():
    assert said("They bought 39 pct of the capital of Elm in May.", "Elm", PLACE) is None
    assert said("They met in the Sudanese capital of Elm in May.", "Elm", PLACE) == "the Sudanese capital of Elm"


def test_what_stands_behind_a_state_written_short_is_no_description():
    text = "Its Oakby, Tenn., marketing center for Elm may hurt it."
    assert said(text, "Tenn.", PLACE) is None


def test_a_part_of_the_world_is_no_country():
    assert said("Quotas on goods from Europe and other countries are low.", "Europe", PLACE) is None
    assert said("They fly to the Middle East, Iran and home.", "Middle East", PLACE) is None


def test_a_state_is_told_by_a_town_in_it():
    assert said("OAKBY, Nev., March 3 - It rained.", "Nev.", PLACE) == "Nevada, the state where Oakby lies"
    assert said("They met in Oakby, Ontario, today.", "Ontario", PLACE) == "Ontario, the province where Oakby lies"
    assert said("They met in Alberta, Ontario and elsewhere.", "Ontario", PLACE) is None
    assert said("They met in Oakby, New York, today.", "New York", PLACE) is None
