"""The whole way from text to mentions."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.entities import Recogniser
from index.errors import RecognitionError

OUTER = {MentionKind.EVENT, MentionKind.WORK, MentionKind.LAW}
STORY = (
    "PORT LOUIS, Mauritius (AP) — Prime Minister Anita Ramgoolam arrived in Geneva on Tuesday for talks with the "
    "World Trade Organization (WTO).\nRamgoolam's office said the WTO would answer by March 3.\n"
    "A spokesman for Barclays Bank declined to comment."
)


def check(text, mentions):
    last = 0
    for m in mentions:
        assert text[m.start : m.end] == m.text
        assert m.start >= last or m.start >= 0
        last = m.start
    for i, a in enumerate(mentions):
        for b in mentions[i + 1 :]:
            if b.start < a.end and a.start < b.end:
                assert a.kind in OUTER, (a, b)
                assert a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)


def test_a_story(recogniser, spans):
    found = spans(STORY)
    for wanted in [
        ("PORT LOUIS", "place"),
        ("Mauritius", "place"),
        ("AP", "organisation"),
        ("Anita Ramgoolam", "person"),
        ("Ramgoolam", "person"),
        ("Geneva", "place"),
        ("World Trade Organization", "organisation"),
        ("WTO", "organisation"),
        ("Barclays Bank", "organisation"),
    ]:
        assert wanted in found


def test_names_within_the_article(recogniser):
    mentions, _ = recogniser.annotate_text(STORY)
    by_text = {m.text: m for m in mentions}
    assert by_text["Ramgoolam"].entity == "Anita Ramgoolam"
    assert by_text["Ramgoolam"].entity_id == "person:anita ramgoolam"
    assert by_text["WTO"].entity == "World Trade Organization"
    assert all(not m.entity for m in mentions if m.kind is MentionKind.DATE)


def test_furniture_is_left_alone(recogniser):
    text = "Leave a reply to Peter Miller\nAngela Merkel met Tony Blair in Berlin."
    article = Article(
        id="x",
        title="",
        text=text,
        paragraphs=(
            Paragraph(ParagraphKind.FURNITURE, 0, 29),
            Paragraph(ParagraphKind.BODY, 30, len(text)),
        ),
    )
    ((mentions, _),) = recogniser.annotate([article])
    assert all(m.start >= 30 for m in mentions)
    assert {"Angela Merkel", "Tony Blair", "Berlin"} <= {m.text for m in mentions}


def test_order_is_kept_over_batches(recogniser):
    names = [
        "Paris",
        "London",
        "Berlin",
        "Madrid",
        "Rome",
        "Vienna",
        "Oslo",
        "Athens",
        "Lisbon",
        "Dublin",
        "Prague",
    ]
    articles = [Article(id=n, title="", text=f"He lives in {n} with his wife.") for n in names]
    found = [[m.text for m in mentions] for mentions, _ in recogniser.annotate(articles)]
    assert [n in texts for n, texts in zip(names, found, strict=True)] == [True] * len(names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "\ud800 John",
        "A" * 50_000,
        '"' * 30_000,
        "\n" * 30_000,
        "🙂" * 300,
        "İSTANBUL İSTANBUL (AP) - x",
    ],
)
def test_odd_texts(recogniser, text):
    mentions, _ = recogniser.annotate_text(text)
    check(text, mentions)


def test_a_long_text_is_recognised_to_its_end(recogniser):
    text = "The council met again and nothing came of it. " * 1500 + "Then Barack Obama went to Chicago."
    assert ("Barack Obama", "person") in [(m.text, m.kind) for m in recogniser.annotate_text(text)[0]]


WORDS = [
    "Paris",
    "the",
    "John Smith",
    "SMITH",
    "U.N.",
    "said",
    "(AP)",
    "-",
    "—",
    "\n",
    "By",
    "|",
    "’s",
    "Ltd",
    "7",
    "é",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map(" ".join))
def test_any_text_gives_valid_spans(recogniser, text):
    mentions, _ = recogniser.annotate_text(text)
    check(text, mentions)


def test_a_missing_model_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("index.entities.recogniser.MODEL", "no_such_model")
    with pytest.raises(RecognitionError, match="pip install"):
        Recogniser().annotate_text("Anna went to Rome.")


def test_importing_the_package_loads_no_model():
    code = (
        "import sys, index.entities\nfrom index.entities import Recogniser\nRecogniser().version\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_weekday_that_lost_its_space_is_nobody(recogniser):
    mentions, _ = recogniser.annotate_text("The vote was set for Tuesdaybut was moved, said Ann Roe of Port Elm.")
    assert not [m for m in mentions if m.text.startswith("Tuesdaybut")]


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("The talks ended in Gazawhere aid was short.", "Gaza", "place"),
        ("WASHINGTONThe president said so on Monday.", "WASHINGTON", "place"),
        ("Storm hits coast\n\nBy JANE DOE\n\nIt came on Monday.", "JANE DOE", "person"),
        ("It was posted to Facebook on Monday.", "Facebook", "organisation"),
        ("They fought the Islamic State group in the hills.", "Islamic State", "organisation"),
        ("He met with PM Theresa May in London.", "Theresa May", "person"),
    ],
)
def test_names_in_spite_of_what_stands_around_them(spans, text, part, kind):
    assert (part, kind) in spans(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Storm hits coast\n\nPhoto\nCredit\n\nIt came on Monday.", "Photo"),
        ("KINGSTON, May 3 (MERIDIAN) - The storm hit Jamaica on Sunday.", "MERIDIAN"),
        (
            "Der Kanzler und die Partei von Olaf Scholz haben sich für eine neue Wahl in Berlin entschieden. " * 4,
            "Berlin",
        ),
    ],
)
def test_what_is_left_quiet(spans, text, part):
    assert part not in [name for name, _ in spans(text)]
