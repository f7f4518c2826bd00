"""What outlets of today write otherwise than wire copy: surnames that are words, no first names for those all know."""

import pytest

from index.entities.casing import case_table
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


def test_a_surname_that_is_a_word_is_lit_everywhere_once_it_was_given_a_title():
    text = (
        "Meeting\nOfficials heard that President Bridges would come. On Monday Mr. Bridges met them. "
        "“Nothing new,” Bridges told them. Many claim that Bridges left."
    )
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.index("Bridges")
    second = text.index("Bridges met")
    mentions, _ = unnamed_mentions(text, natural, [(at, at + 7, "PERSON"), (second, second + 7, "PERSON")])
    assert [m.text for m in mentions] == ["Bridges"] * 4


def test_who_has_a_campaign_and_an_inauguration_is_a_person():
    text = "Inquiry\nIt asked what President Drumpf knew. Then Drumpf's inauguration came, and the Drumpf campaign ended."
    ends = [i for i in range(len(text)) if text.startswith("Drumpf", i)]
    mentions, _ = unnamed_mentions(text, text, [(i, i + 6, "ORG") for i in ends])
    assert {m.kind.value for m in mentions if m.text == "Drumpf"} == {"person"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Anna and May met.", "person"),
        ("Then May was similarly glowing.", "person"),
        ("It ended in May of that year.", "date"),
        ("It ended on May 4.", "date"),
        ("It lasts from April to May and on.", "date"),
    ],
)
def test_a_month_is_who_bears_it_where_no_calendar_stands_beside_it(sentence, kind):
    text = f"Visit\nThey met Theresa May. {sentence}"
    at = text.rindex("May")
    model = [(text.index("Theresa"), text.index("Theresa") + 11, "PERSON"), (at, at + 3, "DATE")]
    mentions, _ = unnamed_mentions(text, text, model)
    assert [m.kind.value for m in mentions if m.start == at] == [kind]
