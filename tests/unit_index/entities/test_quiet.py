"""What is left quiet, and what is no person, organisation or place."""

import pytest

from index.article import MentionKind
from index.entities.pipeline import unnamed_mentions
from index.entities.products import is_product

PERSON, ORGANISATION, PLACE, PRODUCT, GROUP = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.PLACE,
    MentionKind.PRODUCT,
    MentionKind.GROUP,
)


def named(text, *raw):
    """(words, kind) of what is left of the model's spans: (words, label) each, at their first place."""
    spans = [(text.index(words), text.index(words) + len(words), label) for words, label in raw]
    return [(m.text, m.kind) for m in unnamed_mentions(text, text, spans)[0]]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("The Nikkei fell by 3 percent in the morning.", ("Nikkei", "ORG")),
        ("Traders saw the FTSE 100 at its lowest.", ("FTSE 100", "ORG")),
        ("In Lima they met.\nDelivery in Mar, they said.", ("Mar", "PERSON")),
        ("It was told so.\nORWELLIAN\nThey went home.", ("ORWELLIAN", "ORG")),
        ("A new Bill was read. The Bill would end it.", ("Bill", "PERSON")),
        ("They met the Retina makers in a hall.", ("Retina", "PERSON")),
        ("It began well.\nThankfully, it ended well.", ("Thankfully", "PERSON")),
        ("Tanker contest begins\nTanker contest begins\nIt was said today.", ("Tanker", "ORG")),
        ("They left.\nMILL TOWN — Gunmen came at noon.", ("Gunmen", "GPE")),
        ("A house on a hill. Photograph: Northline", ("Northline", "GPE")),
        ("The hall on Monday. Photo: The Elm Courier", ("The Elm Courier", "ORG")),
        ("A man at a gate Credit: ELMLAND HERALD", ("Credit: ELMLAND HERALD", "ORG")),
    ],
)
def test_it_is_left_quiet(text, raw):
    assert raw[0].removeprefix("Credit: ") not in [words for words, _ in named(text, raw)]


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        ("They flew with Air Berlin at noon.", ("Air Berlin", "PERSON"), ("Air Berlin", ORGANISATION)),
        ("They flew with Virgin Atlantic at noon.", ("Atlantic", "LOC"), ("Virgin Atlantic", ORGANISATION)),
        ("It was in downtown Tunis at noon.", ("Tunis", "NORP"), ("Tunis", PLACE)),
        ("A Maori leader spoke.", ("Maori", "NORP"), ("Maori", GROUP)),
        ("The 787 Dreamliner was late.", ("787 Dreamliner", "ORG"), ("787 Dreamliner", PRODUCT)),
        ("They sold the Xbox One X for less.", ("Xbox One X", "ORG"), ("Xbox One X", PRODUCT)),
        ("It is the Obama administration that said so.", ("Obama", "PERSON"), ("Obama", PERSON)),
        ("Crowds in the hall. Photo: Maria Feldmann", ("Maria Feldmann", "PERSON"), ("Maria Feldmann", PERSON)),
    ],
)
def test_it_is_of_another_kind(text, raw, expected):
    assert named(text, raw) == [expected]


def test_the_town_of_a_dateline_is_a_town_in_its_article():
    text = "A plant opens\nELMHURST, Ohio (AP) - The Elmhurst plant opened on Sunday, they said in a statement."
    natural = text.replace("ELMHURST", "Elmhurst")
    at = natural.index("Elmhurst plant")
    found = unnamed_mentions(text, natural, [(at, at + 8, "PERSON")])[0]
    assert {m.kind for m in found if m.text.title() == "Elmhurst"} == {PLACE}


def test_what_has_an_airport_is_a_town():
    text = "Velmont waits for the plane. It lands at Velmont Airport today. Mr Velmont did not come."
    raw = [(0, 7, "PERSON"), (text.index("Velmont Airport"), text.index("Velmont Airport") + 15, "FAC")]
    assert ("Velmont", PLACE) in [(m.text, m.kind) for m in unnamed_mentions(text, text, raw)[0]]


def test_a_part_of_a_body_is_no_place():
    text = "VORD built it. It was VORD North America that paid."
    raw = [(0, 4, "ORG"), (text.index("VORD North"), text.index(" that"), "LOC")]
    assert [(m.text, m.kind) for m in unnamed_mentions(text, text, raw)[0]] == [
        ("VORD", ORGANISATION),
        ("VORD North America", ORGANISATION),
    ]


def test_a_word_within_a_longer_name_is_not_its_bearer():
    text = "Luca came first. We like Super Luca Run a lot."
    found = [m.start for m in unnamed_mentions(text, text, [(0, 4, "PERSON")])[0]]
    assert found == [0]


def test_who_took_a_picture_behind_a_sentence():
    text = "They fled to the hills. Jo Marrow/AFP/Getty Images\nThe day after it was calm. Credit Ann Roe/Reuters"
    assert named(text) == [
        ("Jo Marrow", PERSON),
        ("AFP", ORGANISATION),
        ("Getty Images", ORGANISATION),
        ("Ann Roe", PERSON),
        ("Reuters", ORGANISATION),
    ]


@pytest.mark.parametrize("name", ["iPhone 4", "iPad", "KC-45", "A380", "Apple Vision Pro", "PlayStation 4"])
def test_products(name):
    assert is_product(name)


@pytest.mark.parametrize("name", ["Apple", "Studio 54 Club", "Maria", "G20 Summit", "Pro", "United Pro League"])
def test_no_products(name):
    assert not is_product(name)
