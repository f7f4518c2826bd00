import pytest

from index.article import NAMED_KINDS, Article, Paragraph, ParagraphKind
from index.naming.describe import describe, descriptions
from tests.unit_index.library.describing import ORGANISATION, PERSON, PLACE, article, said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In the end Elm, after a long night, slept.", PERSON),
        ("He saw Elm, who had left, return.", PERSON),
        ("Then Elm said nothing.", PERSON),
        ("Elm, according to the police, had gone.", PERSON),
        ("To Elm, the New Coast News Agency said.", PLACE),
        ("Peace for Elm, the Western Republic, and others.", PLACE),
        ("They dug in the Ash area of Elm.", PLACE),
        ("Riots in Elm, paralysing the city for a day.", PLACE),
        ("Firms such as Roe and Elm, a maker of cranes.", ORGANISATION),
        ("Snow in Elm, the hills of Ash and much of Oak.", PLACE),
        ("Elm, the operator, said so.", ORGANISATION),
        ("Elm is a member of the exchange of the U.S. coast.", ORGANISATION),
        ("It told Elm, which holds a contract with the company.", ORGANISATION),
        ("Paid by Elm, the Roe unit of Ash <ASH> and Oak Co <OAK>, the trustees.", ORGANISATION),
        ("End Stocks 5,240 5,595 Farmer Elm 1,400 1,300 CCC Stocks 1,700", PERSON),
        ("It said spokesman Elmsworth, an analyst.", PERSON),
        ("Its executive Elm.", PERSON),
        ("They spoke at the opening session of Ashland's parliament, Elm, today.", ORGANISATION),
        ("They sailed along the coast of Elm.", PLACE),
        ("It sells water in Ash and Elm, the Oak region of the north.", PLACE),
        ("Rain in Elm, the Ash region and southern Elm.", PLACE),
        ("In a letter to Elm, the minister said no.", PERSON),
        ("It was lent by state banks Elm and Ash.", ORGANISATION),
        ("Elm Corp, a spokesman for the bank, said so.", ORGANISATION),
        ("Elm Corp, its Ash unit, and Oak paid.", ORGANISATION),
        ("If Elm sells enough shares over two years, it pays.", ORGANISATION),
        ("It had ash's products. This group, Elm, is big.", ORGANISATION),
        ("The unit Elm Electric grew.", ORGANISATION),
        ("They grow it in Ash, Elm, China and Oak.", PLACE),
        ("Secretary of State Ann Roe and Elm spoke.", PERSON),
        ("Across Ash, Elm, in eastern Oak and further.", PLACE),
        ("They run ships to the Elm region.", PLACE),
        ("Elm, lenders that buy its debt, and Oak.", ORGANISATION),
        ("It is run by Ash's Oak Ltd affiliate, Elm.", ORGANISATION),
        ("It met Elm, which owns 40 pct of Ash.", ORGANISATION),
        ("Tonight's Oil Elm report is due.", ORGANISATION),
        ("The Elm daily price for rubber rose.", ORGANISATION),
        ("They live in the city of Elm.", PLACE),
        ("So said Elm, the group's spokesman.", PERSON),
        ("It closed its Elm, another large steel firm.", ORGANISATION),
        ("It belongs to the company's chairman, Elm, they said.", PERSON),
    ],
)
def test_what_somebody_did_is_no_description(text, kind):
    assert said(text, "Elm", kind) is None


def test_bodies_of_one_name_and_several_owners_are_not_explained():
    articles = [
        article(f"So said {land}'s Elm Bank.", n) for n, land in enumerate(("Ash", "Oak", "Oak", "Ash", "Oak"))
    ]
    assert describe(["Elm Bank"], ORGANISATION, articles) is None
    assert describe(["Elm Bank"], ORGANISATION, articles[1:3]).text == "Oak's Elm Bank"
    assert said("So said the University of Ash's Elm Institute.", "Elm Institute", ORGANISATION) is None


def test_letters_spelt_out_in_two_ways_say_one_thing():
    articles = [article("<Elm Steel Ltd>, (ESL), rose.", 0), article("<Elm Steel Ltd> (ESL) fell.", 1)]
    assert describe(["ESL"], ORGANISATION, articles).text == "ESL, Elm Steel Ltd"


def test_a_name_that_goes_on_with_of_once_among_many_is_another():
    articles = [article("It met Elm Ltd.", n) for n in range(9)] + [article("It met Elm Ltd of Oak.", 9)]
    assert describe(["Elm Ltd"], ORGANISATION, articles) is None
    assert said("It met Elm Bank of Oakland.", "Elm Bank", ORGANISATION) is None
    assert said("It met Elm Motors of Oakland Ltd.", "Elm Motors", ORGANISATION) is None


def test_a_fuller_introduction_in_a_later_article_wins_and_then_the_earliest():
    first, second = (
        article("They asked Mayor Ann Roe about it.", 1),
        article("Ann Roe, the mayor of Elm, agreed.", 2),
    )
    third = article("Ann Roe, the former mayor of Elm, agreed.", 3)
    found = describe(["Ann Roe", "Roe"], PERSON, [first, second, third])
    assert found is not None and (found.article_id, found.text) == ("2" * 16, "Ann Roe, the mayor of Elm")


def test_an_office_that_more_articles_give_wins():
    one = article("He met banker and Elm envoy Ann Roe, the founder of a school in Elm.", 1)
    said_often = [article("They asked Elm Mayor Ann Roe.", number) for number in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert describe(["Ann Roe"], PERSON, [one, *said_often]).text == "Elm Mayor Ann Roe"


def test_an_office_of_later_articles_is_the_one_held_now_and_the_one_before_is_told_too():
    before = [article("They asked Elm Mayor Ann Roe.", number) for number in (1, 2, 3)]
    after = [article("They asked former Elm Mayor Ann Roe.", number) for number in (4, 5)]
    found = descriptions(["Ann Roe"], PERSON, [*before, *after])
    assert [(one.text, one.article_id, one.articles) for one in found] == [
        ("former Elm Mayor Ann Roe", "4" * 16, 2),
        ("Elm Mayor Ann Roe", "1" * 16, 3),
    ]


def test_two_of_one_name_are_both_told():
    found = descriptions(
        ["Ann Roe"],
        PERSON,
        [article("Ann Roe, a painter of ships.", 1), article("Ann Roe, the Elm goalkeeper.", 2)],
    )
    assert {one.text for one in found} == {"Ann Roe, a painter of ships", "Ann Roe, the Elm goalkeeper"}


@pytest.mark.parametrize(
    "text",
    [
        "The state car maker NNW sold cars.",
        "NNW Corp, a messenger service, sold bicycles.",
        "The Nautical Night Watch (NNW) slept.",
    ],
)
def test_letters_that_mean_another_here_say_nothing_of_a_full_name(text):
    named = article("The National Night Watch (NNW) slept.", 1)
    assert describe(["National Night Watch", "NNW"], ORGANISATION, [named, article(text, 2)]) is None


def test_letters_explained_by_the_full_name_itself_say_nothing():
    text = "NNW, the foreign unit of National Night Watch, slept."
    assert describe(["National Night Watch", "NNW"], ORGANISATION, [article(text, 1)]) is None


def test_letters_of_several_are_not_explained_by_one():
    texts = ["The North Night Watch (NNW) slept.", "The NNW said no.", "NNW Inc sold cars."]
    assert describe(["NNW"], ORGANISATION, [article(text, n) for n, text in enumerate(texts)]) is None
    assert describe(["NNW"], ORGANISATION, [article(texts[0], 1)]).text == "NNW, North Night Watch"


def test_a_word_that_begins_many_names_is_not_explained_by_one():
    one = article("Ash Corp's subsidiary, United, grew.", 1)
    others = [article(f"United {name} flew. So did United {name}.", n) for n, name in enumerate(("Air", "Sea"), 2)]
    assert describe(["United"], ORGANISATION, [one, *others]) is None
    assert describe(["United"], ORGANISATION, [one]).text == "Ash Corp's subsidiary, United"


def test_a_town_in_the_capitals_of_its_dateline_is_found_by_its_name():
    found = describe(["Oakby"], PLACE, [article("OAKBY, Ohio, March 3 - It rained on.", n) for n in (1, 2)])
    assert found.text == "Oakby, Ohio"


def test_the_province_around_a_town_is_another_place():
    texts = ["Rain fell in Oakby province.", *["They met in Oakby."] * 3]
    assert describe(["Oakby"], PLACE, [article(text, n) for n, text in enumerate(texts)]) is None


def test_states_are_one_however_they_are_written():
    texts = ["OAKBY, Que., March 3 - Rain.", "A mine in Oakby, Quebec, closed.", "Rain fell on Oakby for long."]
    assert describe(["Oakby"], PLACE, [article(text, n) for n, text in enumerate(texts)]).text == "Oakby, Que."


def test_a_body_of_a_common_name_is_no_country_s_by_one_article_of_many():
    texts = ["Elmland's Farm Bank met them.", *["They met the Farm Bank."] * 6]
    assert describe(["Farm Bank"], ORGANISATION, [article(text, n) for n, text in enumerate(texts)]) is None
    assert describe(["Farm Bank"], ORGANISATION, [article(texts[0])]).text == "Elmland's Farm Bank"


def test_short_phrases_of_two_articles_outweigh_a_full_one_of_one():
    one = article("Ann Roe, the long-time head of an office for ships and harbours in Oak.", 1)
    two = [article("They asked Elm Foreign Minister Ann Roe.", number) for number in (2, 3, 4)]
    assert describe(["Ann Roe"], PERSON, [one, *two]).text == "Elm Foreign Minister Ann Roe"


def test_furniture_says_nothing():
    text = "Ann Roe, the mayor of Elm, agreed."
    junk = Article("1" * 16, "t", text, (Paragraph(ParagraphKind.FURNITURE, 0, len(text)),))
    assert describe(["Ann Roe"], PERSON, [junk]) is None


def test_a_town_is_told_by_its_state_only_where_most_articles_do():
    here, there = article("A plant in Elm, Ohio, closed.", 1), article("ELM, March 3 - It rained in Elm.", 2)
    assert describe(["Elm"], PLACE, [here, there]).text == "Elm, Ohio"
    assert describe(["Elm"], PLACE, [here, there, there]) is None


def test_who_has_a_post_in_a_body_is_not_that_body():
    found = descriptions(
        ["Ann Roe"], PERSON, [article("They met with a member of the FCA board, Ann Roe, today.")]
    )
    assert [one.text for one in found] == ["a member of the FCA board, Ann Roe"]


def test_one_article_tells_the_land_of_a_town_where_no_other_names_another():
    one, rest = (
        article("A plant in Elm, Belgium, closed.", 1),
        [article("It rained in Elm.", n) for n in range(2, 9)],
    )
    assert describe(["Elm"], PLACE, [one, *rest]).text == "Elm, Belgium"
    assert describe(["Elm"], PLACE, [one, *rest, article("A plant in Elm, Chile, closed.", 9)]) is None


@pytest.mark.parametrize("kind", NAMED_KINDS)
def test_a_name_of_any_kind_in_capitals_costs_no_card(kind):
    found = said("THE ELMPADTRON, a tablet made in Elmton, sells well.", "ELMPADTRON", kind)
    assert found is None or "tablet" in found
