import pytest

from index.naming.describe import describe
from tests.unit_index.library.describing import ORGANISATION, article, said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Elm Inc, a maker of cranes, rose.", "Elm Inc, a maker of cranes"),
        ("Elm, which makes copper tubes, rose.", "Elm, which makes copper tubes"),
        ("Elm is a steel company based in Port Elm.", "Elm is a steel company based in Port Elm"),
        ("They sold it to the brokerage house Elm.", "brokerage house Elm"),
        ("Elmland's largest farm union, the Elm, said so.", "Elmland's largest farm union, Elm"),
        ("So wrote a director of Ash Inc subsidiary Elm.", "Ash Inc subsidiary Elm"),
        ("Elm, a unit of <Roe Holdings>, said so.", "Elm, a unit of Roe Holdings"),
        ("It bought Lyons-based Elm last week.", "Lyons-based Elm"),
        ("They asked the Lyons-based Elm agency, Ash and Oak, for it.", None),
        ("It sold Ash Corp's Elm unit.", "Ash Corp's Elm unit"),
        ("So wrote the mass-circulation Elm newspaper.", "the mass-circulation Elm newspaper"),
        ("Elm Inc, 69 pct owned by Ash Corp, rose.", "Elm Inc, 69 pct owned by Ash Corp"),
        ("It said Elm operates 143 inns.", "Elm operates 143 inns"),
        ("It belongs to the top oil and gas producer Elm.", "top oil and gas producer Elm"),
        ("It sold <Elm Co> of Ashford, Ohio.", "Elm Co of Ashford, Ohio"),
        ("It sold Elm <ELM.X>, the cranes group, to them.", "Elm, the cranes group"),
        ("It sold Elm, owned by a consortium of banks, to them.", "Elm, owned by a consortium of banks"),
        (
            "It paid Elm, a Roe-based steel and solid waste company.",
            "Elm, a Roe-based steel and solid waste company",
        ),
        ("Ash Corp said its Elm unit grew.", "Ash Corp's Elm unit"),
        ("Ash Corp said it sold its Elm health care unit.", "Ash Corp's Elm health care unit"),
        ("It bought Elm, a Portland, Maine lessor of desks, for cash.", "Elm, a Portland, Maine lessor of desks"),
        ("Ash Corp said it would sell its new subsidiary, Elm, soon.", "Ash Corp's new subsidiary, Elm"),
        ("It met Ash, which owns Elm and Oak.", "Elm, owned by Ash"),
        ("It hired the Oakby ad agency of Elm.", "Oakby ad agency Elm"),
        ("So said the impact of the Elm party on votes.", "Elm party"),
        ("Ash Corp said it sold its Oak Inc, Roe Co and Elm units.", "Ash Corp's Elm unit"),
        ("It bought 25 pct of state-owned Elm last week.", "state-owned Elm"),
        ("It sold Elm, owned by Ash Inc, Oak Corp and Roe, to them.", "Elm, owned by Ash Inc, Oak Corp and Roe"),
        ("It sold Elm, a Stamford, Conn., maker of cranes, to them.", "Elm, a Stamford, Conn., maker of cranes"),
        ("It drilled with Ash Corp's Elm Co in Oak.", "Ash Corp's Elm Co"),
        ("It bought Elm, which serves 2,500 homes.", "Elm, which serves 2,500 homes"),
        ("So said the head of textile exporters <Elm>.", "textile exporters Elm"),
        ("It merged with <Elm> of the Netherlands, it said.", "Elm of the Netherlands"),
        ("Ash Corp said its broker/dealer unit Elm grew.", "Ash Corp's broker/dealer unit Elm"),
        ("Elm, formerly Ash Steel Corp, rose.", "Elm, formerly Ash Steel Corp"),
        ("Ash, which changed its name in May from Elm, fell.", "Elm, now Ash"),
        ("It is to change its name to Ash Inc from Elm.", "Elm, now Ash Inc"),
        ("It works with Elm, Europe's leading bread baker, it said.", "Elm, Europe's leading bread baker"),
        ("They bought shares of Japan's Elm Ltd last week.", "Japan's Elm Ltd"),
        ("Elm is an affiliate of J.P. Ash and Co, a bank.", "Elm is an affiliate of J.P. Ash and Co, a bank"),
        ("Ash Corp said it paid. With that, its Elm unit grew.", "Ash Corp's Elm unit"),
        ("So said pilots of UAL's Elm unit.", "UAL's Elm unit"),
        ("It buys from cement maker Elm.", "cement maker Elm"),
        ("So said Oakland-backed <Elm>, it said.", "Oakland-backed Elm"),
        ("Elm is engaged in food distribution and forestry.", "Elm is engaged in food distribution and forestry"),
        ("It sold Oak, Ash and Co Inc's <A> Elm unit.", "Oak, Ash and Co Inc's Elm unit"),
        ("It may sell Elm, a once-a-day heart medication.", "Elm, a once-a-day heart medication"),
        ("Ash Corp said it has set up a subsidiary in Oakland, Elm.", "Ash Corp's subsidiary in Oakland, Elm"),
        ("Elm makes cranes for U.S. ports.", "Elm makes cranes for U.S. ports"),
        ("So wrote the leading evening paper Elm.", "leading evening paper Elm"),
        ("Elm, a company without operations, said so.", "Elm, a company without operations"),
        ("It gave five mln to the U.N. refugee agency, Elm, for tents.", "the U.N. refugee agency, Elm"),
        ("It bought Elm, a Nashville, Tenn.-based bank firm.", "Elm, a Nashville, Tenn.-based bank firm"),
        ("It buys from telecommunications maker Elm.", "telecommunications maker Elm"),
        ("The farmers' pressure group Elm agreed.", "pressure group Elm"),
        ("It is owned by investors Ash and Oak and glass-maker Elm.", "glass-maker Elm"),
        ("It was seen on the Elm television network last week.", "the Elm television network"),
        ("It may be owned by the U.S. Group Elm <ELM>, he said.", "U.S. group Elm"),
        ("They compete with monopoly Elm, which fell.", "monopoly Elm"),
        ("It rained, the Elm economic research institute said.", "the Elm economic research institute"),
        ("The Elm unit of Ash Air Lines Inc said it flew.", "the Elm unit of Ash Air Lines Inc"),
        (
            "It makes cars by <Ash Motor Corp>, (Elm), a wholly owned unit of Oak Corp.",
            "Elm, a wholly owned unit of Oak Corp",
        ),
        ("It bought 80 pct of <Elm.>, a U.S. Insurance broker, for cash.", "Elm, a U.S. Insurance broker"),
        ("Elm, with ten years behind it, is Ashland's largest agency.", "Elm is Ashland's largest agency"),
        (
            "So said Elm, the consumer goods concern that today lost.",
            "Elm, the consumer goods concern that today lost",
        ),
        (
            "It paid Elm, the unit which designs, makes and sells cranes.",
            "Elm, the unit which designs, makes and sells cranes",
        ),
    ],
)
def test_what_a_firm_is(text, phrase):
    assert said(text, "Elm", ORGANISATION) == phrase


def test_what_the_company_does_is_said_of_the_firm_that_speaks():
    text = "Elm Corp said it grew. The company makes cranes."
    assert said(text, "Elm Corp", ORGANISATION) == "Elm Corp makes cranes"


@pytest.mark.parametrize(
    "text",
    [
        "Elm Corp said it bought Ash Inc. The company makes cranes.",  # which?
        "They met Elm Corp. The company makes cranes.",
    ],
)
def test_what_the_company_does_is_not_said_where_another_may_be_meant(text):
    assert said(text, "Elm Corp", ORGANISATION) is None


def test_an_office_of_nobody_knows_what_is_no_answer():
    assert said("Ann Roe was the commission's chief economist.", "Ann Roe") is None
    assert said("Ann Roe, director of the corporation, left.", "Ann Roe") is None
    assert said("The new company, Elm, will make cranes.", "Elm", ORGANISATION) is None


def test_the_official_agency_has_its_letters_in_brackets():
    text = "It rained, the official Elm News Agency (ENA) reported."
    assert said(text, "Elm News Agency", ORGANISATION) == "the official Elm News Agency (ENA)"


def test_a_body_of_a_land_of_two_words():
    text = "So said a man of the Dominican Republic's National Elm Institute, an old one."
    assert said(text, "National Elm Institute", ORGANISATION) == "the Dominican Republic's National Elm Institute"


def test_the_meeting_of_a_board_is_no_board():
    assert said("It is the Elm Organization, executive board meeting.", "Elm Organization", ORGANISATION) is None


def test_what_may_happen_to_a_firm_is_no_description():
    assert said("Elm is a likely takeover target of Ash Corp.", "Elm", ORGANISATION) is None


def test_a_division_that_is_called_so_belongs_to_who_says_its():
    text = "Ash Corp said it would sell its Mobile Cranes Division."
    assert said(text, "Mobile Cranes Division", ORGANISATION) == "Ash Corp's Mobile Cranes Division"


def test_a_piece_of_the_name_of_a_subsidiary_is_not_that_subsidiary():
    assert said("Elm Co Inc said its subsidiary, Elm Norway Ltd, grew.", "Elm", ORGANISATION) is None


def test_an_acronym_is_spelt_out():
    text = "Of the net national wood (NNW) a tenth burns. The NNW grows."
    assert said(text, "NNW", ORGANISATION) == "NNW, net national wood"


def test_the_state_of_what_a_firm_owns_ends_nothing():
    text = "It holds Elm Inns Inc, which owns an Ashton City, N.J., harbour hotel. It is late."
    assert (
        said(text, "Elm Inns Inc", ORGANISATION) == "Elm Inns Inc, which owns an Ashton City, N.J., harbour hotel"
    )


def test_what_was_announced_behind_an_apposition_without_its_comma_is_no_part_of_it():
    text = "Elm Mills, a unit of the Ash Group announced a cut in spending last year."
    assert said(text, "Elm Mills", ORGANISATION) == "Elm Mills, a unit of the Ash Group"


def test_a_firm_beside_its_own_unit_is_not_that_unit():
    assert said("They sued Oak Inc, Elm Corp, Elm's Gulf unit and its agents.", "Elm Corp", ORGANISATION) is None


def test_the_newspaper_of_a_party_is_not_the_party():
    assert said("The Elm Party newspaper said so.", "Elm Party", ORGANISATION) is None
    assert said("The Elm newspaper said so.", "Elm", ORGANISATION) == "The Elm newspaper"


def test_a_firm_of_several_words_behind_and_is_no_piece_of_a_longer_name():
    text = "The loan goes to Ash Co and Elm Mills Plc, a maker of flour."
    assert said(text, "Elm Mills Plc", ORGANISATION) == "Elm Mills Plc, a maker of flour"


def test_the_first_word_of_a_firm_stands_for_it_where_nothing_else_begins_so():
    text = "Ash Corp bought Elmer Mills Inc today. Elmer, a maker of flour, is small."
    assert said(text, "Elmer Mills Inc", ORGANISATION) == "Elmer Mills Inc, a maker of flour"
    assert said(f"{text} Elmer Foods grew.", "Elmer Mills Inc", ORGANISATION) is None


def test_what_a_bank_is_in_one_deal_of_many_is_no_description():
    assert (
        said("Elm Brothers was an underwriter for the company's offering in May.", "Elm Brothers", ORGANISATION)
        is None
    )
    assert said("Elm Brothers was an underwriter of ships in Oak.", "Elm Brothers", ORGANISATION) is not None


def test_a_list_of_bodies_is_no_description_of_the_first():
    text = "They said the Elm Council, the Ash and Oak departments and other agencies met."
    assert said(text, "Elm Council", ORGANISATION) is None


def test_what_is_said_of_a_stake_is_not_said_of_the_firm():
    assert said("Oak's stake in Elm Mills was a large bank of votes.", "Elm Mills", ORGANISATION) is None
    assert said("He said Elm Mills was a large bank.", "Elm Mills", ORGANISATION) == "Elm Mills was a large bank"


def test_a_firm_is_found_without_its_legal_form_too():
    text = (
        "Ash raised its stake in Elm Plus Mills Inc. He said that Elm Plus Mills was the largest maker of flour."
    )
    assert said(text, "Elm Plus Mills Inc", ORGANISATION) == "Elm Plus Mills was the largest maker of flour"


def test_a_unit_of_its_namesake_is_another():
    assert said("They bought Elm Corp, a unit of Elm AG, today.", "Elm", ORGANISATION) is None
    assert (
        said("They bought Elm Corp, a unit of Ash AG, today.", "Elm", ORGANISATION) == "Elm Corp, a unit of Ash AG"
    )


def test_bodies_one_after_another_are_no_description():
    text = "It goes to the Elm Ministry, the Central Bank and the Council for Planning before it is passed."
    assert said(text, "Elm Ministry", ORGANISATION) is None


def test_a_town_with_its_state_and_other_considerations_end_no_apposition():
    text = (
        "It bought Elm Guards Inc, a Palm Bay, Fla., security firm, for 200,000 shares and other considerations."
    )
    assert said(text, "Elm Guards Inc", ORGANISATION) == "Elm Guards Inc, a Palm Bay, Fla., security firm"


def test_what_is_paid_is_not_what_a_body_does():
    assert said("Elm provides subsidies of about 16 cents a pound on rye.", "Elm", ORGANISATION) is None
    assert said("Elm provides care for the old.", "Elm", ORGANISATION) == "Elm provides care for the old"


def test_of_a_paragraph_without_end_the_beginning_is_looked_at():
    text = "They met Elm Mills and Ash Co, the " * 5000 + "Elm Mills, a maker of flour, grew."
    assert said(text, "Elm Mills", ORGANISATION) is None
    assert (
        said("Elm Mills, a maker of flour, grew. " + text, "Elm Mills", ORGANISATION)
        == "Elm Mills, a maker of flour"
    )


def test_what_a_bank_is_in_one_deal_is_no_answer():
    assert said("It sold notes, said lead manager Elm Mills.", "Elm Mills", ORGANISATION) is None
    assert said("Sole underwriter Elm Mills priced them.", "Elm Mills", ORGANISATION) is None


def test_what_is_given_to_bodies_is_no_body():
    text = "They fear the marks by Elm Corp, the first ratings given to Ashland insurers."
    assert said(text, "Elm Corp", ORGANISATION) is None


def test_the_first_of_several_partners_is_not_the_firm_they_are_called_by():
    assert said("Ash Corp said it sold its subsidiary, Roe, Levin and Oakes Ltd.", "Roe", ORGANISATION) is None
    assert said("Ash Corp said it sold its subsidiary, Roe.", "Roe", ORGANISATION) == "Ash Corp's subsidiary, Roe"


def test_and_in_a_name_is_written_in_two_ways():
    assert said("They met Britain's Elm & Oak Plc.", "Elm and Oak Plc", ORGANISATION) == "Britain's Elm & Oak Plc"


def test_a_party_may_be_the_majority_one():
    assert (
        said("So said the majority Elm Land Party.", "Elm Land Party", ORGANISATION)
        == "the majority Elm Land Party"
    )


def test_a_body_of_a_long_name_is_a_land_s_by_one_article_of_many():
    one = article("So said Elmland's Department of Trade and Industry.")
    rest = [article("So said the Department of Trade and Industry.", n) for n in range(1, 10)]
    found = describe(["Department of Trade and Industry"], ORGANISATION, [one, *rest])
    assert found.text == "Elmland's Department of Trade and Industry"


def test_a_club_is_told_by_who_its_members_are():
    text = "They owe it to the Oakby Club of western creditors."
    assert said(text, "Oakby Club", ORGANISATION) == "the Oakby Club of western creditors"


def test_a_subsidiary_abroad_is_not_the_firm():
    one = article("Ash Corp's Oakland subsidiary Elm Mills GmbH met Elm Mills Inc.")
    assert describe(["Elm Mills Inc", "Elm Mills GmbH"], ORGANISATION, [one]) is None


def test_what_is_rumoured_of_a_company_is_less_than_what_it_makes():
    one = article("Elm Corp, a company that has long been rumored to be a target, rose.", 1)
    two = article("Elm Corp, one of the largest U.S. gas producers, rose.", 2)
    assert (
        describe(["Elm Corp"], ORGANISATION, [one, two]).text == "Elm Corp, one of the largest U.S. gas producers"
    )


def test_a_council_may_be_an_administration_s():
    text = "It was heard by the Roe administration's cabinet-level Elm Policy Council."
    assert (
        said(text, "Elm Policy Council", ORGANISATION)
        == "the Roe administration's cabinet-level Elm Policy Council"
    )


def test_a_branch_of_it_is_not_the_bank():
    assert said("The Bank of Elmland, Oakby branch, is issuing a bond.", "Bank of Elmland", ORGANISATION) is None
