"""The company an article is about: its headline and its later sentences call it by a part of its name."""

from __future__ import annotations

import pytest

from index.article import Mention, MentionKind
from index.entities.rows import untold
from index.entities.within import name_mentions


def meant(text, *names):
    """The key of what the first of the names stands for, each time the text has it."""
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if not any(m.start <= at < m.end for m in found):
                found.append(Mention(at, at + len(name), MentionKind.ORGANISATION, name))
            at = text.find(name, at + 1)
    found.sort(key=lambda m: m.start)
    named = name_mentions(found, (), text)
    return {untold(m.entity_id).removeprefix("organisation:") for m in named if m.text.lower() == names[0].lower()}


@pytest.mark.parametrize(
    ("text", "short", "whole", "expected"),
    [
        (
            "FIRST QUORN <FQ> TO GROW\nRENO, Nev., May 2 - First Quorn Life Insurance said so. First Quorn said more.",
            "First Quorn",
            "First Quorn Life Insurance",
            "first quorn life insurance",
        ),
        (
            "UNITED BUYS MORE\nRENO, Nev., May 2 - United Quorn Medical said so. United also said why.",
            "United",
            "United Quorn Medical",
            "united quorn medical",
        ),
        (  # nobody says it of the company
            "SHARES FELL\nRENO, Nev., May 2 - Standard Quorn Medical said so. The Standard index fell.",
            "Standard",
            "Standard Quorn Medical",
            "standard",
        ),
        (
            "COMMERCIAL BANK CUTS RATES\nPERTH, May 2 - The Commercial Bank of Quorn said so.",
            "COMMERCIAL BANK",
            "Commercial Bank of Quorn",
            "commercial bank of quorn",
        ),
        (  # the unit's bond, the parent's headline
            "HARVEST BANK ISSUES BOND\nLONDON, May 2 - Harvest Bank Finance is issuing a bond.",
            "HARVEST BANK",
            "Harvest Bank Finance",
            "harvest bank",
        ),
        (
            "FIRST HARVEST UNIT BUYS SHIP\nLONDON, May 2 - First Harvest Shipyards said so.",
            "FIRST HARVEST",
            "First Harvest Shipyards",
            "first harvest",
        ),
        (
            "FIRST HARVEST BUYS SHIP\nLONDON, May 2 - First Harvest Shipyards, a subsidiary of the house, said so.",
            "FIRST HARVEST",
            "First Harvest Shipyards",
            "first harvest",
        ),
        (
            "HARVEST SOUTH NET RISES\nShr 3 cts vs 2.\nNOTE: Full name of company is Harvest South of the Gulf.",
            "HARVEST SOUTH",
            "Harvest South of the Gulf",
            "harvest south of the gulf",
        ),
        (  # of whom the article is not, and whom nothing lists
            "FIRST HARVEST <FHV> BUYS SHIP\nLONDON, May 2 - Quorvex said so of First Harvest Shipyards.",
            "FIRST HARVEST",
            "First Harvest Shipyards",
            "first harvest",
        ),
    ],
)
def test_short_for_whom_the_article_is_about(text, short, whole, expected):
    names = [short, short.title(), whole]
    assert meant(text, short, *names) == {expected}


@pytest.mark.parametrize(
    ("text", "short", "whole", "expected"),
    [
        ("Quorvexs Group Plc bid. Quorvex's offer stands.", "Quorvex", "Quorvexs Group Plc", "quorvexs group"),
        ("Quorvex's Airlines flew. Quorvex was glad.", "Quorvex", "Quorvex's Airlines", "quorvex"),
        ("Quorvexs Bank Plc bid. Quorvex's of Oslo did not.", "Quorvex's", "Quorvexs Bank Plc", "quorvex"),
        ("Stores Group Plc bid. A Store said so.", "Store", "Stores Group Plc", "store"),
        (
            "GROWTH SEEN\nOSAKA, May 2 - The Early Harvest Bank of Quorn Ltd said so. The Early Harvest Bank said more.",
            "Early Harvest Bank",
            "Early Harvest Bank of Quorn Ltd",
            "early harvest bank of quorn",
        ),
    ],
)
def test_what_the_article_has_more_fully(text, short, whole, expected):
    assert meant(text, short, whole) == {expected}
