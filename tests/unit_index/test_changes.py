"""What changed between two texts: every word that went or came is marked, and nothing else."""

import random

import pytest

from index.article import Article, Paragraph, ParagraphKind
from index.relations.changes import edits, readable, same_words
from tests.prose import paragraph, paragraphs


def seen(old, new):
    """(kind, removed words, added words) of every paragraph that did not stay."""
    old_text, new_text = "\n".join(old), "\n".join(new)
    return [
        (e.kind, [old_text[s:t] for s, t in e.removed], [new_text[s:t] for s, t in e.added])
        for e in edits(old, new)
        if e.kind != "same"
    ]


def test_words_inside_a_paragraph():
    old = ["Title", "The flood killed 10 people and closed two bridges, police said on Monday.", "It rained."]
    new = [
        "Title",
        "The flood killed 14 people and closed two bridges, officials said late on Monday.",
        "It rained.",
    ]
    assert seen(old, new) == [("changed", ["10", "police"], ["14", "officials", "late"])]


def test_paragraphs_that_came_went_and_moved():
    old = paragraphs("story", 6)
    new = [old[0], paragraph("fresh"), old[4], *old[1:4]]
    assert sorted(seen(old, new)) == sorted([
        ("added", [], [new[1]]), ("moved", [], []), ("moved", [], []), ("removed", [old[5]], []),
    ])  # fmt: skip


def test_a_rewritten_paragraph_is_paired_with_its_own_not_with_its_neighbour():
    old = ["He said so.", "The mayor of Vestby opened the new bridge on Monday.", "He said so."]
    new = [
        "He said so.",
        "A storm came.",
        "The mayor of Vestby opened the old bridge again on Monday.",
        "He said so.",
    ]
    assert seen(old, new) == [("added", [], ["A storm came."]), ("changed", ["new"], ["old", "again"])]


def test_another_paragraph_in_its_place_is_no_salad_of_words():
    assert seen([paragraph(1)], [paragraph(2)]) == [
        ("removed", [paragraph(1)], []),
        ("added", [], [paragraph(2)]),
    ]


def test_quotes_dashes_and_blanks_are_no_change():
    assert seen(["“It’s over” – he said."], ['"It\'s over"  - he said.']) == []


@pytest.mark.parametrize("seed", range(40))
def test_what_is_left_of_the_old_text_is_what_is_left_of_the_new(seed):
    chance = random.Random(seed)
    old = paragraphs(seed, chance.randint(0, 7))
    new = [p for p in old if chance.random() > 0.2]
    chance.shuffle(new) if seed % 5 == 0 else None
    for _ in range(chance.randint(0, 3)):
        new.insert(chance.randint(0, len(new)), chance.choice([paragraph(f"{seed} new"), "He said.", ""]))
    new = [" ".join(w for w in p.split(" ") if chance.random() > 0.1) for p in new]
    old_text, new_text = "\n".join(old), "\n".join(new)
    found = edits(old, new)
    assert sorted(e.old for e in found if e.old) == ranges_of(old)
    assert [e.new for e in found if e.new] == ranges_of(new), "in the order of the newer text"
    for e in found:
        if e.kind in ("same", "changed"):
            assert without(old_text, e.old, e.removed) == without(new_text, e.new, e.added)
        for inner, outer in ((e.removed, e.old), (e.added, e.new)):
            assert all(outer[0] <= start < end <= outer[1] for start, end in inner if outer[0] < outer[1])


def ranges_of(parts):
    at, found = 0, []
    for part in parts:
        found.append((at, at + len(part)))
        at += len(part) + 1
    return found


def without(text, whole, gone):
    kept, at = "", whole[0]
    for start, end in gone:
        kept += text[at:start]
        at = end
    return "".join((kept + text[at : whole[1]]).split())


def test_huge_texts_are_compared_in_bounded_steps(monkeypatch):
    """No quadratic step: what is compared word by word is small, whatever stands in the text."""
    import difflib

    sizes = []
    plain = difflib.SequenceMatcher.__init__

    def counting(self, junk, a, b, **more):
        sizes.append(len(a) * len(b))
        plain(self, junk, a, b, **more)

    monkeypatch.setattr(difflib.SequenceMatcher, "__init__", counting)
    old = ["word " * 50_000, *(["He said."] * 5000), *(f"Line {n} of many." for n in range(5000))]
    new = ["words " * 50_000, *(["He said."] * 4000), *(f"Line {n} of more." for n in range(5000))]
    assert {e.kind for e in edits(old, new)} >= {"removed", "added"}
    assert sum(sizes) <= 10_000_000


def article(*parts, title="Bridge closed"):
    text, marks = "", []
    for kind, words in parts:
        marks.append(Paragraph(kind, len(text), len(text) + len(words)))
        text += words + ("" if kind is ParagraphKind.DATELINE else "\n")
    return Article("0" * 16, title, text, tuple(marks))


def test_readers_see_the_headline_once_and_no_furniture():
    K = ParagraphKind
    first = article(
        (K.HEADLINE, "Bridge closed"), (K.BYLINE, "By Ann Roe"), (K.DATELINE, "VESTBY — "), (K.BODY, "It is shut."),
        (K.FURNITURE, "3 comments"),
    )  # fmt: skip
    second = article((K.DATELINE, "VESTBY  —"), (K.BODY, "It\nis shut."), (K.FURNITURE, "45 comments"))
    assert readable(first) == ("Bridge closed", "VESTBY — It is shut.")
    assert same_words(first, second)
    assert not same_words(first, article((K.BODY, "It is shut."), title="Bridge to close"))
