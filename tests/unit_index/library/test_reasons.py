"""Why two articles belong together, as it is told."""

import math

import pytest

from index.article import Article, Figure, Mention, MentionKind, Paragraph, ParagraphKind
from index.relations.reasons import Matter, grounds

PERSON, FIRM, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def article(text, names=(), title="Untitled", figures=(), kinds=()):
    """`names`: (name, kind), each where it first stands; `kinds`: of the paragraphs, body unless told."""
    found = []
    for name, kind in names:
        at = text.index(name)
        found.append(Mention(at, at + len(name), kind, name, name, f"{kind.value}:{name.lower()}"))
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else ParagraphKind.BODY
        paragraphs.append(Paragraph(kind, start, start + len(line)))
        start += len(line) + 1
    return Article("a" * 16, title, text, tuple(paragraphs), mentions=tuple(found), figures=tuple(figures))


def told(one, other, common=(), documents=1000):
    """The reasons; terms of `common` stand in 300 articles of 1000, all others in 3."""

    def rarity(_, term):
        return math.log(1 + documents / (1 + (300 if term in common else 3)))

    return grounds(Matter(one), Matter(other), rarity)


def names(found):
    return [reason.name for reason in found.reasons]


def test_no_company_twice():
    text = "GM and General Motors Corp and General Electric grew with Gaza Bank in Gaza."
    one = article(text, [("GM", FIRM), ("General Motors Corp", FIRM), ("General Electric", FIRM)])
    assert sorted(names(told(one, one))) == ["GM", "General Electric"]
    letters = article(
        "IBC is the Brazilian Coffee Institute.", [("IBC", FIRM), ("Brazilian Coffee Institute", FIRM)]
    )
    assert len(names(told(letters, letters))) == 1
    two = article(text, [("Gaza Bank", FIRM), ("Gaza", PLACE)])
    assert len(names(told(two, two))) == 1


def test_what_everybody_names_is_no_reason_and_no_reasons_weigh_nothing():
    one = article("They went to Elmland.", [("Elmland", PLACE)])
    assert names(told(one, one)) == ["Elmland"]
    found = told(one, one, common=["place:elmland"])
    assert found.reasons == () and found.weight == 0


def test_names_of_headlines_come_before_names_in_passing():
    text = "It rained for long.\n" + "So they went on. " * 60 + "\nAnn Roe and Elm Steel and Oak Bank spoke."
    found = [("Ann Roe", PERSON), ("Elm Steel", FIRM), ("Oak Bank", FIRM)]
    shown = told(article(text, found, "Oak Bank falls"), article(text, found, "Oak Bank is gone"))
    assert names(shown)[0] == "Oak Bank"


def test_where_and_by_whom_a_wire_was_written_is_no_reason():
    kinds = [ParagraphKind.DATELINE, ParagraphKind.BYLINE]
    text = "ELM, March 3 -\nBy Ann Roe\nIt rained, Reuters said."
    one = article(text, [("ELM", PLACE), ("Ann Roe", PERSON), ("Reuters", FIRM)], kinds=kinds)
    assert told(one, one).reasons == ()


@pytest.mark.parametrize(("value", "text", "is_told"), [(38345.0, "38,345", True), (1.5e6, "1.5 mln", False),
                                                        (2007.0, "2,007", False), (30.0, "30", False)])  # fmt: skip
def test_figures_that_agree_by_chance_are_no_reason(value, text, is_told):
    one = article(
        f"They counted {text} of them.", figures=[Figure(13, 13 + len(text), value, value, value, "men")]
    )
    assert [reason.text for reason in told(one, one).reasons] == ([f"both give {text}"] if is_told else [])


def test_everyday_words_are_no_reason_and_what_both_are_about_is():
    one = article("The strike at the smelter for copper is over and killed shares.", title="Smelter strike")
    two = article("A strike at a smelter for copper was called back.", title="Strike at smelter of copper goes on")
    (reason,) = told(one, two).reasons
    assert reason.kind == "words" and set(reason.name.split(", ")) == {"smelter", "strike", "copper"}
    assert reason.text.startswith("both about ") and " and " in reason.text
    everyday = article("Shares were killed in the war as the company said.", title="Shares")
    assert told(everyday, everyday).reasons == ()


def test_names_that_are_not_recognised_yet_keep_their_capitals():
    one = article("They met in Vestby and on Odda.", title="VESTBY meets Odda")
    two = article("On Odda and in Vestby they slept.", title="Odda sleeps, Vestby does not")
    (reason,) = told(one, two).reasons
    assert set(reason.name.split(", ")) == {"Vestby", "Odda"}


def test_words_give_way_to_names():
    found = [("Ann Roe", PERSON), ("Elm Steel", FIRM)]
    one = article("Ann Roe of Elm Steel went to the smelter for copper.", found, "Smelter")
    assert {reason.kind for reason in told(one, one).reasons} == {"person", "organisation"}


def test_a_name_of_two_headlines_that_nothing_recognised_is_told():
    one = article("It gains.", title="OAKEN FEDERAL <OAKF> SEEKS BUYER")
    two = article("It pays.", title="OAKEN FEDERAL <OAKF.O> SETS PAYOUT")
    (reason,) = told(one, two).reasons
    assert reason.name == "Oaken Federal" and reason.text == "both headlines say Oaken Federal"


def test_no_word_is_told_that_stands_in_a_name_told_already():
    one = article("The smelter is in Oakby.", [("Oakby", PLACE)], title="Oakby smelter closes")
    two = article("They built a smelter at Oakby.", [("Oakby", PLACE)], title="Smelter of Oakby grows")
    assert [reason.name for reason in told(one, two).reasons] == ["Oakby", "smelter"]
    three = article("It grows.", title="Load factor of OAKEN up")
    four = article("It falls.", title="Load factor of Roe down")
    assert [reason.name for reason in told(three, four).reasons] == ["load factor"]


def test_a_short_name_of_both_headlines_is_told():
    one = article("The Dex fell. At noon the Dex rose.", title="Dex falls")
    two = article("They had feared for the Dex since noon.", title="Dex under 400")
    (reason,) = told(one, two).reasons
    assert reason.name == "Dex" and reason.text == "both about Dex"


def test_a_place_that_no_headline_has_comes_behind_what_both_are_about():
    text = "They fear for the harvest in Elmport. All of the harvest is lost."
    one = article(text, [("Elmport", PLACE)], title="Harvest of rye is lost")
    assert [reason.kind for reason in told(one, one).reasons] == ["words", "place"]
    two = article(text, [("Elmport", PLACE)], title="Elmport loses its harvest")
    assert [reason.kind for reason in told(two, two).reasons] == ["place", "words"]
    bare = article("It fell in Elmport.", [("Elmport", PLACE)], title="It fell")
    assert names(told(bare, bare)) == ["Elmport"]


def test_a_place_is_left_out_where_two_other_reasons_are():
    text = "Ann Roe and Elm Steel met in Elmport."
    one = article(text, [("Ann Roe", PERSON), ("Elm Steel", FIRM), ("Elmport", PLACE)])
    assert sorted(names(told(one, one))) == ["Ann Roe", "Elm Steel"]


def test_a_name_that_both_only_mention_weighs_half():
    text = "It rained for long.\n" + "So they went on. " * 60 + "\nAnn Roe spoke."
    passing = article(text, [("Ann Roe", PERSON)])
    prominent = article(text, [("Ann Roe", PERSON)], title="Ann Roe speaks")
    assert told(passing, passing).weight < 0.5 * told(passing, prominent).weight


@pytest.mark.parametrize("name", ["U.K. Government", "Loan Association", "VA", "Central Bank"])
def test_a_kind_of_body_is_no_name(name):
    one = article(f"They met the {name} again.", [(name, FIRM)])
    assert told(one, one).reasons == ()


def test_so_much_a_share_agrees_by_chance():
    one = article("They lost 1.62 dlrs a share.", figures=[Figure(10, 19, 1.62, 1.62, 1.62, "dlrs")])
    assert told(one, one).reasons == ()


def test_a_rare_name_of_both_headlines_adds_to_one_name():
    text = "Roe Air flew the Oakbird. Its Oakbird is new."
    one = article(text, [("Roe Air", FIRM)], title="Roe Air shows its Oakbird")
    assert names(told(one, one)) == ["Roe Air", "Oakbird"]


def test_a_name_told_is_not_told_again_in_the_genitive():
    text = "Moody cut it. So said Moody's of Moody's debt."
    one = article(text, [("Moody", FIRM)], title="Elm cut by Moody's")
    assert names(told(one, one))[:2] != ["Moody", "Moody's"]
    assert "Moody's" not in names(told(one, one))


def test_the_capital_of_a_first_word_says_nothing():
    assert Matter(article("It rained.", title="Harvest lost")).as_written("harvest") == "harvest"
    assert Matter(article("In Odda it rained.", title="Odda slept")).as_written("odda") == "Odda"
    assert Matter(article("It rained.", title="VESTBY SLEPT")).as_written("vestby") == "Vestby"
