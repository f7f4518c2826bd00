from __future__ import annotations

import pytest

from index.sources.titles import first_sentence, headline_words, make_title, may_be_headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The bakery closed on Sunday. It will be a bank.", "The bakery closed on Sunday"),
        (
            "Divers found the wreck of a steamer off the northern cape on Thursday, and the museum, which had looked "
            "for it since the war, said it would raise the bell before winter.",
            "Divers found the wreck of a steamer off the northern cape on Thursday",
        ),
        (
            "Ada Brandt, the long-serving head of the ferry workers' union, told a crowd in the harbour square that "
            "she would not go back to the table before Easter.",
            "Ada Brandt, the long-serving head of the ferry workers' union, told a crowd",
        ),
        (
            "Dr. Holm of St. Olav's met Mr. Lang on Jan. 4. They talked.",
            "Dr. Holm of St. Olav's met Mr. Lang on Jan. 4",
        ),
        ("Will the bridge hold? Nobody knows.", "Will the bridge hold?"),
    ],
)
def test_titles_are_made_from_the_first_sentence(text: str, title: str) -> None:
    assert make_title(text) == title


def test_a_made_title_closes_its_quotation_marks() -> None:
    title = make_title(
        "The minister called the plan “a bridge to nowhere, and a very expensive one, for people who do not exist” "
        "when she spoke in parliament on Monday."
    )
    assert title.count("“") == title.count("”") == 1


def test_a_sentence_without_a_place_to_cut_ends_in_dots() -> None:
    title = make_title("word " * 60)
    assert title.endswith("word…")
    assert len(title) <= 92


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The U.S. said no. Then it said yes.", "The U.S. said no."),
        ("“We won,” he said. “Again.”", "“We won,” he said."),
        ("No stop at all", "No stop at all"),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Ferry strike leaves thousands stranded", True),
        ("Will the bridge hold?", True),
        ("Shares rise in U.S.", True),
        ("The bakery closed on Sunday.", False),
        ("He said:", False),
        ("word " * 40, False),
    ],
)
def test_what_may_be_a_headline(line: str, may: bool) -> None:
    assert may_be_headline(line.strip()) is may


@pytest.mark.parametrize(
    ("title", "source", "words"),
    [
        ("Rates cut again by a quarter | The Lantern", "", "Rates cut again by a quarter"),
        ("Rates cut again - The Lantern", "The Lantern", "Rates cut again"),
        ("Rates cut again - but not for long", "The Lantern", "Rates cut again - but not for long"),
    ],
)
def test_the_outlet_behind_a_title_is_dropped(title: str, source: str, words: str) -> None:
    assert headline_words(title, source) == words
