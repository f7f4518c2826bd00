"""The one tokenisation, and that importing it is cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine import NewsAnalyzer, analyse, fold
from index.engine.lexicon import Lexicon

TEXT = st.text(alphabet=st.sampled_from("abUS'’.,&_ 12éß\n\x1c\x85\xa0\u2028\"(İ-中ﾞ\u0301\u064f"), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas's Hamas’ HAMAS", ["hamas", "hamas", "hamas"]),
        ("U.S. U.N.-led us", ["us", "un", "led", "us"]),
        ("AT&T's R&D, Johnson&Johnson", ["att", "rd", "johnson", "johnson"]),
        ("O'Neill didn’t", ["oneill", "didnt"]),
        ("$1,250,000.50 and 3.5m in 2024, 1,2", ["1250000.50", "and", "3.5m", "in", "2024", "1", "2"]),
        ("Łódź Erdoğan İzmir Straße Ærø", ["lodz", "erdogan", "izmir", "strasse", "aero"]),
        ("left.Right snake_case a.b.c", ["left", "right", "snake", "case", "abc"]),
        ("re\u0301sume\u0301s of Erdog\u0306an's", ["resumes", "of", "erdogan"]),
        ("مُحَمَّد שָׁלוֹם", ["محمد", "שלום"]),
        ("I am a B", ["i", "am", "a", "b"]),
    ],
)
def test_words(text, words):
    assert [word for _, word, _, _ in analyse(text)] == words


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_bulk_analyser_and_highlighter_agree(text):
    """The writer, Whoosh's analyser and `analyse` give the same words; offsets point at them."""
    found = list(analyse(text))
    lexicon = Lexicon()
    assert [lexicon.words[code] for code in lexicon.encode(text)] == [word for _, word, _, _ in found]
    tokens = [(t.text, t.pos, t.startchar, t.endchar) for t in NewsAnalyzer(stemmed=False)(text, True, True)]
    assert tokens == [(word, n, start, end) for n, (_, word, start, end) in enumerate(found)]
    for _, word, start, end in found:
        assert word
        assert 0 <= start < end <= len(text)
        assert word[0] in fold(text[start:end])


@given(
    st.lists(
        st.sampled_from(("Rates", "U.S.", "—", "rates", "1.5", "well-known", "é", "\n", " ", "a")), max_size=30
    ),
    st.data(),
)
def test_a_part_of_a_text_is_read_as_if_it_stood_alone(pieces, data):
    whole = "".join(data.draw(st.sampled_from((" ", "", "\n"))) + piece for piece in pieces)
    start = data.draw(st.integers(0, len(whole)))
    part = whole[start : data.draw(st.integers(start, len(whole)))]
    lexicon = Lexicon()
    lexicon.encode(whole)
    read = [lexicon.words[number] for number in lexicon.encode(part)]
    alone = Lexicon()
    assert read == [alone.words[number] for number in alone.encode(part)]


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, index.engine; index.engine.fold('A'); print({'numpy', 'whoosh'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
