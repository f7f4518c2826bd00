"""Datelines, bylines, captions and site junk, line by line."""

from __future__ import annotations

import pytest

from index.sources.bylines import find_byline, split_names
from index.sources.captions import is_caption, is_credit
from index.sources.datelines import find_dateline
from index.sources.furniture import is_furniture


@pytest.mark.parametrize(
    ("line", "text", "agency", "day"),
    [
        ("OSTVIK - The crane fell.", "OSTVIK", "", ""),
        ("PORT ELSE, Norland (AP) — The crane fell.", "PORT ELSE, Norland", "AP", ""),
        ("LONDON, Feb 26 (Reuters) - The crane fell.", "LONDON, Feb 26", "Reuters", "Feb 26"),
        ("EVERETT, Wash., July 8, 2031 (NPW) -- The crane", "EVERETT, Wash., July 8, 2031", "NPW", "July 8, 2031"),
        ("April 29 (UPI) — The crane fell.", "April 29", "UPI", "April 29"),
        ("Ostvik (AFP) – The crane fell.", "Ostvik", "AFP", ""),
        ("(Reuters) - The crane fell.", "", "Reuters", ""),
        ("NEW YORK/PARIS, 3 March - The crane fell.", "NEW YORK/PARIS, 3 March", "", "3 March"),
    ],
)
def test_datelines(line: str, text: str, agency: str, day: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert (found.text, found.agency, found.day) == (text, agency, day)
    assert line[found.end :].strip().startswith("The crane")


@pytest.mark.parametrize(
    "line",
    [
        "Brandt — who leads the union — spoke.",
        "The union - the largest - spoke.",
        "T-shirts were sold out.",
        "UPDATE - BANK CUTS RATES AGAIN",
        "He spoke for an hour.",
        "A380-800 jets were grounded.",
        "",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert find_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "names", "source", "agency"),
    [
        ("By Ada Brandt", ("Ada Brandt",), "", ""),
        ("BY ADA BRANDT AND OLA VAN DER BERG", ("Ada Brandt", "Ola van der Berg"), "", ""),
        ("By Ada Brandt, Ida Falk and Per Holm", ("Ada Brandt", "Ida Falk", "Per Holm"), "", ""),
        ("Ada al-Brandt |", ("Ada al-Brandt",), "", ""),
        ("Ada Brandt | The Lantern", ("Ada Brandt",), "The Lantern", ""),
        ("By Ada Brandt | Reuters", ("Ada Brandt",), "", "Reuters"),
        ("By Associated Press", (), "", "AP"),
        ("By Ada Brandt, Staff Writer", ("Ada Brandt",), "", ""),
        ("By Ada Brandt in Ostvik", ("Ada Brandt",), "", ""),
        ("Ada Brandt in Ostvik and Ida Falk in Port Else", ("Ada Brandt", "Ida Falk"), "", ""),
        ("Ada Brandt, Harbour correspondent", ("Ada Brandt",), "", ""),
        ("Ostvik - Agencies", (), "", ""),
        ("OSTVIK / AFP", (), "", "AFP"),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], source: str, agency: str) -> None:
    found = find_byline(line, in_head=True)
    assert found is not None
    assert (found.names, found.source, found.agency) == (names, source, agency)


@pytest.mark.parametrize(
    "line",
    ["By the time the ferry came it was dark.", "By noon the square was full", "Snow closes the northern pass"],
)
def test_what_is_no_byline(line: str) -> None:
    assert find_byline(line, in_head=True) is None


def test_a_bare_name_is_a_byline_only_in_the_head() -> None:
    assert find_byline("Ada Brandt", in_head=False) is None
    assert find_byline("Ada Brandt", in_head=True) is not None


def test_names_are_split_and_roles_dropped() -> None:
    assert split_names("By Ada Brandt & Ida Falk, Staff Writer") == ("Ada Brandt", "Ida Falk")
    assert split_names("Ada Brandt and staff") == ("Ada Brandt",)
    assert split_names("Emily Post and Ted Press, Northern Gazette") == ("Emily Post", "Ted Press")


@pytest.mark.parametrize(
    "line",
    [
        "Empty quays greeted the few who came. (NPW PHOTO)",
        "Ada Brandt speaks on Monday. (AP Photo/Jo Reed)",
        "A photograph released by the navy shows the wreck.",
        "FILE PHOTO: Cranes in the harbour of Ostvik",
        "Ada Brandt (left) with her deputy in March",
        "Cranes at dawn. Photograph: Jo Reed/The Lantern",
        "Cranes at dawn. Jo Reed / Getty Images",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "She left the hall without a word and went to her car.",
        "The film, shot on video in one night, was shown on Friday.",
        "He opened a file on the company (the third this year) on Monday.",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_a_credit_alone() -> None:
    assert is_credit("Photo: Jo Reed")
    assert is_credit("REUTERS/Jo Reed")
    assert not is_credit("The photo was taken on Monday.")


@pytest.mark.parametrize(
    "line",
    [
        "___", "* * *", "-30-", "Advertisement", "ADVERTISEMENT", "Leave a Reply", "Leave a comment", "12 comments",
        "Share this article", "Facebook Twitter WhatsApp", "Read more: Cranes fall again", "Related stories",
        "© 2031 The Lantern. All rights reserved.", "Copyright 2031 The Lantern", "Sign up for our newsletter",
        "Find more of NPW's coverage at https://npw.example/cranes", "Reed reported from Ostvik.",
        "Ida Falk and Per Holm contributed to this report.", "(Reporting by Ida Falk; Editing by Lu)",
        "We use cookies to improve your experience. Read our privacy policy.", "https://n.example/cranes",
        "Ada Brandt is a reporter for The Lantern.", "Skip to content", "Home > World > Harbours",
        "This story has been updated with new figures.", "You may also like", "5 min read", "[Read: How cranes fall]",
        "Tags: cranes, harbour", "Follow Ada Brandt on Twitter", "Most read", "Like this:", "Like Loading...",
        "Click to share on Twitter (Opens in new window)",
    ],
)  # fmt: skip
def test_site_junk(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry left.",
        "Share prices fell on Monday as traders went home early.",
        "She reported from Ostvik for ten years before she was elected.",
        "Follow-up talks are planned for the spring, the minister said.",
        "More than 4,000 travellers slept in waiting halls.",
        "Comments by the minister angered the union.",
        "Related costs rose by a third, the auditors found.",
        "This story is about a crane.",
        "Watch makers in Geneva are hiring again.",
    ],
)
def test_what_is_no_site_junk(line: str) -> None:
    assert not is_furniture(line)
