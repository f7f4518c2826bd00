"""Which texts are one text: copies of every kind against what only looks like them."""

import random

import pytest

from index.article import Article, Paragraph, ParagraphKind
from index.reprints import difference, is_copy, is_reprint, text_from, text_of
from tests.prose import paragraph, paragraphs


def one_text(first, second, judge=is_reprint):
    first, second = (t if not isinstance(t, str) else text_from(t) for t in (first, second))
    both_ways = {judge(first, second, first.shared_with(second)), judge(second, first, second.shared_with(first))}
    assert len(both_ways) == 1, "it must not matter which is asked about"
    return both_ways.pop()


ORIGINAL = paragraphs("original", 8)


def edited(words, every):
    """Every so many words another one stands there."""
    out = words.split(" ")
    for place in range(every, len(out), every):
        out[place] = "elsewhere"
    return " ".join(out)


COPIES = {
    "cut to half": "\n".join(ORIGINAL[:4]),
    "cut to a third": "\n".join(ORIGINAL[:3]),
    "paragraphs dropped": "\n".join(ORIGINAL[::2]),
    "paragraphs in another order": "\n".join(reversed(ORIGINAL)),
    "new paragraphs on top": "\n".join([*paragraphs("news", 2), *ORIGINAL]),
    "a word in ten changed": edited("\n".join(ORIGINAL), 10),
    "in capitals and other line breaks": "\n".join(ORIGINAL).upper().replace(" ", "\n"),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_known_and_found_by_its_prints(copy):
    original, other = text_from("\n".join(ORIGINAL)), text_from(copy)
    assert one_text(original, other)
    assert set(original.prints()) & set(other.prints())


def test_other_words_on_the_same_matter_are_no_copy():
    quoted = ORIGINAL[0].split(". ")[0]
    assert not one_text("\n".join(ORIGINAL), "\n".join([*paragraphs("another account", 7), quoted]))


def test_a_digest_is_no_copy_of_the_articles_it_takes_up_but_they_were_made_from_each_other():
    digest = "\n".join([ORIGINAL[0], *paragraphs("digest", 6)])
    assert not one_text(ORIGINAL[0], digest)
    assert one_text(ORIGINAL[0], digest, is_copy)


def routine(week, published):
    chance = random.Random(week)
    lines = [
        f"Output of the northern power stations rose to {chance.randint(1000, 9999)} units in the week, the board said, "
        f"from {chance.randint(1000, 9999)} units in the week before, while the demand of factories and of railways "
        f"together stood at {chance.randint(100, 999)} units after {chance.randint(100, 999)} units a year ago."
        for _ in range(4)
    ]
    return text_from("\n".join(lines), published=published)


def test_the_same_form_filled_in_with_other_figures_is_another_report():
    assert not one_text(routine(1, "2026-03-02"), routine(2, "2026-03-09"))


def test_a_short_form_about_somebody_else_is_another_report():
    form = "{} said that it has raised its prime rate for large borrowers to a yearly {} percent with effect from today and gave no reason for it."
    assert not one_text(form.format("Northern Valley Trust", "7.75"), form.format("First Harbour Bank", "7.75"))


def test_a_loose_copy_of_long_ago_is_no_reprint_and_a_whole_one_is():
    words = "\n".join(ORIGINAL)
    new, old = text_from(words, published="2026-03-02"), text_from(edited(words, 10), published="2025-03-02")
    assert not one_text(new, old)
    assert one_text(new, text_from(words, published="2025-03-02"))


def test_phrases_are_too_short_to_tell():
    assert not one_text(
        "Read the whole story in our paper tomorrow.", "Read the whole story in our paper tomorrow."
    )
    assert text_from("Read the whole story in our paper tomorrow.").prints() == []
    assert not one_text("", "")


def test_only_the_text_counts_not_what_stands_above_it():
    def article(headline, byline):
        parts = [(ParagraphKind.HEADLINE, headline), (ParagraphKind.BYLINE, byline)]
        parts += [(ParagraphKind.BODY, words) for words in paragraphs("body", 2)]
        parts.append((ParagraphKind.FURNITURE, paragraph(headline)))
        text, marks = "", []
        for kind, words in parts:
            marks.append(Paragraph(kind, len(text), len(text) + len(words)))
            text += words + "\n"
        return text_of(Article("0" * 16, headline, text, tuple(marks)))

    first, second = article("Bridge closed", "By Ann Roe"), article("No way over the river", "By our staff")
    assert first.shared_with(second) == first.size == second.size


def test_prints_are_the_same_in_every_process():
    made = text_from("one two three four five six seven eight " * 3)
    assert made.shingles.tolist()[:3] == [494695238, 589941126, 864784138]


@pytest.mark.parametrize(
    ("common", "size", "other", "words"),
    [
        (100, 100, 100, "word for word the same"),
        (95, 100, 100, "nearly word for word the same"),
        (40, 100, 40, "the same text, cut to 40%"),
        (100, 100, 150, "the same text and 50% more"),
        (60, 100, 110, "60% of the text is the same"),
        (0, 100, 110, "the same text, edited further"),
    ],
)
def test_the_difference_in_words(common, size, other, words):
    assert difference(common, size, other) == words
