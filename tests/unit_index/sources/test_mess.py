"""Whole texts as they come: copied from mail, from a page, from a terminal."""

from __future__ import annotations

from index.sources import parse_text

WIRE = """\
UPDATE 2-Norland central bank cuts rates for third time, says
more may come

* Key rate lowered to 2.75 pct
* Crown weakens against the dollar

(Adds quotes, background)

By Ada Brandt

OSTVIK, Nov 3 (Reuters) - Norland's central bank cut its key interest
rate by a quarter point on Wednesday, the third cut this year, and
said it might have to do more if the price of paper, the country's
main export, keeps falling.

"We are ready to act," Governor Ola Lund told reporters. "But we are
not in a hurry."

For a graphic on rates, click on: https://n.example/x

BACKGROUND

Norland's economy shrank in the second quarter. ($1 = 9.82 crowns)

(Reporting by Ada Brandt and Ida Falk; Editing by Per Holm)
"""

PAGE = """\
Skip to main content
The Lantern
Home > Norland > Ostvik
Cranes fall into harbour after storm
Two 140-year-old cranes are lost; the town had just paid for new paint
Ada Brandt, Harbour correspondent
Published: 3 May 2031, 21:30
Updated: 4 May 2031, 08:10
Share on Facebook
Listen (4 min)
The older of the two cranes, in 2019. Photograph: Jo Reed
Two cranes fell into the harbour of Ostvik on Monday evening, after a day of wind that had closed the bridge and the airport.
Nobody was hurt, the harbour master said, because the night shift had been sent home.
Advertisement
“We will pull them out and put them up again,” she said.
What happens now
Divers are to look at the wrecks when the wind has dropped.
Read more: The last cranes of the north
Topics
Harbours
Storms
Comments (12)
"""

CAPITALS = """\
CRANES FALL INTO OSTVIK HARBOUR AFTER DAY OF STORMS; NO ONE HURT,
HARBOUR MASTER SAYS

\tTwo cranes fell into the harbour of Ostvik on Monday evening, after
a day of wind that had closed the bridge.
\tNobody was hurt, the harbour master said, because the night shift
had been sent home.

-30-
"""

BROADCASTER = """\
Ostvik harbour: Cranes fall in storm
3 May 2031
By Ada Brandt
NBC News, Ostvik

Image source, Jo Reed
Image caption,
The older crane was built in 1890

Two cranes have fallen into the harbour of Ostvik in Norland.

Related Topics
Storms
Norland
"""


def parts(text: str) -> list[tuple[str, str]]:
    article = parse_text(text)
    return [(p.kind.value, article.paragraph_text(p)[:40]) for p in article.paragraphs]


def test_a_wire_story_with_key_points_and_desk_notes() -> None:
    article = parse_text(WIRE)
    assert article.title == "Norland central bank cuts rates for third time, says more may come"
    assert (article.byline, article.agency, article.dateline) == (("Ada Brandt",), "Reuters", "OSTVIK, Nov 3")
    assert parts(WIRE) == [
        ("furniture", "UPDATE 2-"),
        ("headline", "Norland central bank cuts rates for thir"),
        ("list", "* Key rate lowered to 2.75 pct"),
        ("list", "* Crown weakens against the dollar"),
        ("furniture", "(Adds quotes, background)"),
        ("byline", "By Ada Brandt"),
        ("dateline", "OSTVIK, Nov 3 (Reuters) -"),
        ("body", "Norland's central bank cut its key inter"),
        ("body", '"We are ready to act," Governor Ola Lund'),
        ("furniture", "For a graphic on rates, click on: https:"),
        ("subhead", "BACKGROUND"),
        ("body", "Norland's economy shrank in the second q"),
        ("furniture", "(Reporting by Ada Brandt and Ida Falk; E"),
    ]


def test_a_page_copied_with_everything_around_it() -> None:
    article = parse_text(PAGE)
    assert article.title == "Cranes fall into harbour after storm"
    assert article.deck == "Two 140-year-old cranes are lost; the town had just paid for new paint"
    assert article.byline == ("Ada Brandt",)
    assert (article.published, article.published_is_estimate) == ("2031-05-03", False)
    kinds = [kind for kind, _ in parts(PAGE)]
    assert kinds == [
        "furniture", "furniture", "furniture", "headline", "deck", "byline", "furniture", "furniture", "furniture",
        "furniture", "caption", "body", "body", "furniture", "body", "subhead", "body", "furniture", "furniture",
        "furniture", "furniture", "furniture",
    ]  # fmt: skip


def test_a_headline_in_capitals_on_two_lines_above_indented_paragraphs() -> None:
    assert parts(CAPITALS) == [
        ("headline", "CRANES FALL INTO OSTVIK HARBOUR AFTER DA"),
        ("body", "Two cranes fell into the harbour of Ostv"),
        ("body", "Nobody was hurt, the harbour master said"),
        ("furniture", "-30-"),
    ]


def test_a_broadcaster_with_its_picture_lines() -> None:
    article = parse_text(BROADCASTER)
    assert (article.published, article.source) == ("2031-05-03", "NBC News")
    assert [kind for kind, _ in parts(BROADCASTER)] == [
        "headline", "furniture", "byline", "byline", "caption", "caption", "body", "furniture", "furniture", "furniture",
    ]  # fmt: skip


def test_a_name_that_begins_with_a_small_letter_does_not_go_on_with_the_line_before() -> None:
    article = parse_text(
        "iPhone thefts double in Norland, police say\n\niPhones are stolen more often, police said on Friday.\n\n"
        "al-Haven airport and the station are the worst places.\n"
    )
    assert article.title == "iPhone thefts double in Norland, police say"
    assert len(article.paragraphs) == 3


def test_a_sentence_without_its_full_stop_is_still_body() -> None:
    sentence = (
        "The ministry of paper and the ministry of iron have both asked for more money this year than last year"
    )
    article = parse_text(
        f"Money\n\n{'The budget is late again, as it was last year, said a clerk. ' * 2}\n\n{sentence}\n\n"
        "It will come in June, or in July at the latest, and it will be read aloud in the old hall of the estates.\n"
    )
    assert [p.kind.value for p in article.paragraphs] == ["headline", "body", "body", "body"]
