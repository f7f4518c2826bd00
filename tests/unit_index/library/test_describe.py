import pytest

from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.describe import describe

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def article(text, number=0):
    return Article(str(number) * 16, "t", text, (Paragraph(ParagraphKind.BODY, 0, len(text)),))


def said(text, name, kind=PERSON):
    found = describe([name], kind, [article(text)])
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It was Ann Roe, the harbour's chief pilot, who saw it.", "Ann Roe, the harbour's chief pilot"),
        ("Ann Roe, Port Elm's harbour-born mayor, told them.", "Ann Roe, Port Elm's harbour-born mayor"),
        ("Ann Roe is a pilot in Port Elm. She left.", "Ann Roe is a pilot in Port Elm"),
        ("They met Deputy Foreign Minister Ann Roe on Monday.", "Deputy Foreign Minister Ann Roe"),
        ("Ann Roe, 52, chairman of Elm Steel, resigned.", "Ann Roe, chairman of Elm Steel"),
        ("He met Mr Wells and Elmland's President Ann Roe.", "Elmland's President Ann Roe"),
        ("So wrote former Elm Bank chief executive Ann Roe.", "former Elm Bank chief executive Ann Roe"),
        ("Ann Roe, who was a painter of ships, died.", "Ann Roe, who was a painter of ships"),
        ("It was said by Elm Bank board member Ann Roe.", "Elm Bank board member Ann Roe"),
        ("Ann Roe, managing partner at Elm, agreed.", "Ann Roe, managing partner at Elm"),
        ("Then Rep. Ann Roe (D-Ohio) spoke.", "Rep. Ann Roe (D-Ohio)"),
        ("The harbour's oldest pilot, Ann Roe, spoke.", "The harbour's oldest pilot, Ann Roe"),
        ("Ann Roe, one of the founders of Elm Steel, left.", "Ann Roe, one of the founders of Elm Steel"),
    ],
)
def test_who_somebody_is(text, phrase):
    assert said(text, "Ann Roe") == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Elm Inc, a maker of cranes, rose.", "Elm Inc, a maker of cranes"),
        ("Elm, which makes copper tubes, rose.", "Elm, which makes copper tubes"),
        ("Elm is a steel company based in Port Elm.", "Elm is a steel company based in Port Elm"),
        ("They sold it to the brokerage house Elm.", "brokerage house Elm"),
        ("Elmland's largest farm union, the Elm, said so.", "Elmland's largest farm union, Elm"),
        ("So wrote a director of Ash Inc subsidiary Elm.", "Ash Inc subsidiary Elm"),
        ("Elm, a unit of <Roe Holdings>, said so.", "Elm, a unit of <Roe Holdings>"),
    ],
)
def test_what_a_firm_is(text, phrase):
    assert said(text, "Elm", ORGANISATION) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They sailed to the northern port of Elm.", "the northern port of Elm"),
        ("Elm, the capital of Elmland, slept.", "Elm, the capital of Elmland"),
        ("ELM, Tenn., March 3 - Rain fell.", "Elm, Tenn."),
        ("He lives in Elm, Ohio, alone.", "Elm, Ohio"),
    ],
)
def test_where_a_place_is(text, phrase):
    name = "ELM" if text.startswith("ELM") else "Elm"
    assert said(text, name, PLACE) in (phrase, phrase.replace("Elm,", name + ","))


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
    ],
)
def test_what_somebody_did_is_no_description(text, kind):
    assert said(text, "Elm", kind) is None


def test_a_fuller_introduction_in_a_later_article_wins_and_then_the_earliest():
    first, second = (
        article("They asked Mayor Ann Roe about it.", 1),
        article("Ann Roe, the mayor of Elm, agreed.", 2),
    )
    third = article("Ann Roe, the former mayor of Elm, agreed.", 3)
    found = describe(["Ann Roe", "Roe"], PERSON, [first, second, third])
    assert found is not None and (found.article_id, found.text) == ("2" * 16, "Ann Roe, the mayor of Elm")


def test_a_long_phrase_ends_where_a_clause_does():
    text = "Ann Roe, a painter of ships and of the people who live on them in the harbours of the north"
    text += " and along the great rivers of the east that lead there from the hills"
    found = said(text + ".", "Ann Roe")
    assert len(found) <= 140 and text.startswith(found)


def test_furniture_says_nothing():
    text = "Ann Roe, the mayor of Elm, agreed."
    junk = Article("1" * 16, "t", text, (Paragraph(ParagraphKind.FURNITURE, 0, len(text)),))
    assert describe(["Ann Roe"], PERSON, [junk]) is None


def test_a_town_is_told_by_its_state_only_where_most_articles_do():
    here, there = article("A plant in Elm, Ohio, closed.", 1), article("ELM, March 3 - It rained in Elm.", 2)
    assert describe(["Elm"], PLACE, [here, there]).text == "Elm, Ohio"
    assert describe(["Elm"], PLACE, [here, there, there]) is None
