"""What is added up before a short name is taken for a longer one of its article."""

from __future__ import annotations

import re

import pytest

from index.article import Mention, MentionKind
from index.entities.rows import untold
from index.entities.within import name_mentions

_KINDS = {"]": MentionKind.ORGANISATION, ")": MentionKind.PERSON, "}": MentionKind.GROUP}


def last(marked):
    """What the last name of a text stands for; [organisations], (persons) and {nations} stand in brackets."""
    mentions, text = [], ""
    for plain, name, kind in re.findall(r"([^\[({]*)(?:[\[({]([^\])}]+)([\])}]))?", marked):
        text += plain
        if name:
            mentions.append(Mention(len(text), len(text) + len(name), _KINDS[kind], name))
            text += name
    return untold(name_mentions(mentions, (), text)[-1].entity_id)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        pytest.param(
            "RESULTS\nIt bought [United Quorn Corp]. Holders of [United]",
            "united quorn",
            id="a word that is bought",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorvex Canada Ltd] of Toronto, it said. The terms of [Quorvex]",
            "quorvex",
            id="a house abroad",
        ),
        pytest.param(
            "RESULTS\nOSLO, May 2 - [Quorvex Canada Ltd] said so. [Quorvex] said more. Shares of [Quorvex]",
            "quorvex canada",
            id="a house abroad that the article is about",
        ),
        pytest.param(
            "[OLD HARVEST] <OHV> CUT BY BOARD\nOSLO, May 2 - The Rate Board said it cut [Old Harvest Care Inc] <OHV>. "
            "So did [Old Harvest]",
            "old harvest care",
            id="somebody's verb before the whole name is no owner",
        ),
        pytest.param(
            "[OLD HARVEST] TALKS\nOSLO, May 2 - Old Harvest's mill, [Old Harvest Care Inc], shut. Nothing from [Old Harvest]",
            "old harvest",
            id="its own unit",
        ),
        pytest.param(
            "[OLD HARVEST] CUT\nOSLO, May 2 - Norway's [Old Harvest Care Inc] was cut. Nothing from [Old Harvest]",
            "old harvest care",
            id="a land's",
        ),
        pytest.param(
            "[OLD HARVEST] <OHV> CUT\nOSLO, May 2 - It cut its [Old Harvest Care Inc] mill. Nothing from [Old Harvest]",
            "old harvest",
            id="that of whom the headline tells",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Hat Bank and Trust Co] and Ada Roe. Ore fell, [Quorn Hat]",
            "quorn hat bank and trust",
            id="a bank and trust is one",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Hat Bank and Quorn Mills Inc] and Ada Roe. Ore fell, [Quorn Hat]",
            "quorn hat",
            id="two firms are not",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Hat Corp of Oslo] and Ada Roe. Ore fell, [Quorn Hat]",
            "quorn hat corp of oslo",
            id="a mark in the whole name",
        ),
        pytest.param(
            "RESULTS\nIt met the [QRN Council] of Oslo and its head, Ada Roe. [QRN]'s ore fell. So did [QRN]",
            "qrn",
            id="an organ of it",
        ),
        pytest.param(
            "RESULTS\nIt met [Insel 2] and [Insel]'s Roe. So did [Insel]",
            "insel",
            id="one of its numbers",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Press] of Oslo and its head, Ada Roe. [Quorn]'s Roe said so. So did [Quorn]",
            "quorn press",
            id="whose people speak",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Press] of Oslo and its head, Ada Roe. [Quorn] South said so. So did [Quorn]",
            "quorn",
            id="a name that goes on otherwise",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorvex Film Corp], once of <Quorvex Inc>, and [Quorvex]",
            "quorvex",
            id="a company of the short name",
        ),
        pytest.param(
            "[UNION] SELLS HATS\nOSLO, May 2 - Union Corp sold [Union Hats Ltd]. The board of [Union]",
            "union",
            id="the first sentence calls it otherwise",
        ),
        pytest.param(
            "RESULTS\nThe offices of the [Hat Office Reserve] were shut by the [Hat Office]",
            "hat office",
            id="a body and what belongs to it",
        ),
        pytest.param(
            "RESULTS\nIt went to [Quorn Casualty Co], a subsidiary of [Quorn Group Holdings] <QRN>, and to [Quorn]",
            "quorn",
            id="a house that is named as a parent only",
        ),
        pytest.param(
            "RESULTS\nIt met the [Quorn Group] of Oslo, and its hand in [Quorn Casualty Co], then [Quorn]",
            "quorn group",
            id="the house",
        ),
        pytest.param(
            "RESULTS\nOSLO, May 2 - [Quorn Hat Corp] said it met [Quorn Casualty Co]. [Quorn] said its hats sell",
            "quorn hat",
            id="of two the one that the article is about",
        ),
        pytest.param(
            "RESULTS\nIt met [Quorn Hat Corp] and [Quorn Casualty Co]. [Quorn] said its hats sell. Then [Quorn]",
            "quorn",
            id="either of two",
        ),
    ],
)
def test_enough_is_to_be_said_for_it(marked, meant):
    assert last(marked) == f"organisation:{meant}"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        pytest.param(
            "RESULTS\n[Larkmere Mining Co] may buy ore. It is all of (Larkmere)",
            "organisation:larkmere mining",
            id="taken for a person",
        ),
        pytest.param(
            "RESULTS\nIt sold [Larkmere Sugar Co]. {Larkmere}",
            "organisation:larkmere sugar",
            id="taken for a nation",
        ),
        pytest.param(
            "RESULTS\n[Larkmere Sisal Works] may buy ore. It is all of (Larkmere)",
            "organisation:larkmere sisal works",
            id="taken for a person, beside what no mark calls a firm",
        ),
        pytest.param(
            "RESULTS\n[Larkmere Sisal Works] may buy ore, recalled (Larkmere). (Larkmere) himself",
            "person:larkmere",
            id="a man by what he does",
        ),
        pytest.param(
            "RESULTS\nIt met the [Ada Larkmere Museum]. All went to (Ada Larkmere)",
            "person:ada larkmere",
            id="a woman and the house of her name",
        ),
        pytest.param(
            "RESULTS\n[Ada Larkmere and Quorn Corp] may buy ore of (Ada Larkmere)",
            "person:ada larkmere",
            id="a man and a firm taken for one",
        ),
        pytest.param("RESULTS\nIt met [Swedish Sugar Co]. {Swedish}", "group:swedish", id="a nation"),
        pytest.param(
            "RESULTS\n[Larkmere Mining Co] may buy ore of Mr (Larkmere)",
            "person:larkmere",
            id="a man with his title",
        ),
        pytest.param(
            "RESULTS\n[Larkmere Mining Co] may buy ore of the (Larkmere) family", "person:larkmere", id="a family"
        ),
        pytest.param(
            "RESULTS\n[Larkmere Mining Co] named (Ada Larkmere). All went to (Larkmere)",
            "person:ada larkmere",
            id="somebody of the article",
        ),
    ],
)
def test_a_firm_that_is_taken_for_something_else(marked, meant):
    assert last(marked) == meant


@pytest.mark.parametrize(
    "told",
    [
        ", a unit of ",
        ", which is a wholly owned subsidiary of the ",
        "> is an affiliate of <",
        ", the U.S. arm of ",
    ],
)
def test_whom_a_longer_name_is_told_to_belong_to_is_not_short_for_it(told):
    text = f"RESULTS\nOSLO, May 2 - [Quorvex Mortgage Corp]{told}[Quorvex], sold. [Quorvex] said more to [Quorvex]"
    assert last(text) == "organisation:quorvex"
    unsaid = text.replace(told, " sold bonds. ")
    assert last(unsaid) == "organisation:quorvex mortgage"


def test_one_of_a_number_is_not_another():
    text = "RESULTS\nOSLO, May 2 - [Elm Quorvex II Corp] sold. [Elm Quorvex] said more to [Elm Quorvex]"
    assert last(text) == "organisation:elm quorvex"
    assert last(text.replace(" II", " Hats")) == "organisation:elm quorvex hats"
