"""Short cuts for the lines that there are most of: they say what the careful way says."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from index.sources import captions, dates, furniture, htmltree, language, lines
from index.sources.metadata import from_fields, of_item

_PIECES = (
    "Photo", "photo by", "Ana Reyes", "by", "courtesy", "Getty Images", "(AP Photo/Ana Reyes)", "©", "|", "/", ":", "credit:",
    "REUTERS/Ana Reyes", "view", "file", "PICTURE COURTESY", "Still by", "reuter", "REUTERS", "(end)", "END", "- 30 -", "***",
    "###", "30", "friend", "The talks went on.", "ſ", "Ünal", "“quoted”", "İ", "reported from Ostvik.", "@someone", "is a writer",
    "contributed to this report", "https://lantern.example/a", "www.lantern.example", "a_b", "12", "said", "THE", "the", "x" * 40,
)  # fmt: skip
LINES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map(" ".join) | st.text(
    min_size=1, max_size=60
)


@given(LINES)
def test_letters_and_capitals(line: str) -> None:
    assert lines.folded(line) == "".join(filter(str.isalnum, line.casefold()))
    capitals, letters = sum(map(str.isupper, line)), sum(map(str.isalpha, line))
    careful = (
        letters >= 4
        if line.isupper()
        else 4 * capitals > len(line) and capitals >= 4 and capitals > 0.75 * letters
    )
    assert lines.is_capitals(line) == careful
    assert [lines.has_more_words(line, n) for n in range(8)] == [len(lines.words(line)) > n for n in range(8)]


@given(LINES)
def test_captions_and_credits(line: str) -> None:
    assert not captions._CREDITED.fullmatch(line) or captions._may_be_credited(line)
    patterns = captions._OPENING.match(line) or captions.is_credit(line) or captions._CREDITED.fullmatch(line)
    careful = patterns or (len(line) < 300 and captions._INSIDE.search(line))
    assert captions.is_caption(line) == bool(len(line) <= 600 and captions._has_hint(line) and careful)


@given(LINES)
def test_site_junk_and_marks_of_the_end(line: str) -> None:
    patterns = (furniture._SIGN_OFF, furniture._BARE_LINK, furniture._HANDLE)
    opening, whole = (re.compile(p.pattern, re.IGNORECASE) for p in (furniture._OPENING, furniture._WHOLE))
    careful = opening.match(line.lower()) or whole.fullmatch(line.lower().rstrip())
    careful = careful or any(pattern.fullmatch(line) for pattern in patterns)
    assert furniture.is_furniture(line) == (len(line) <= 400 and bool(careful))
    match = furniture._END_MARK.search(line)
    if match is not None and match.start() and line[: match.start()].rstrip()[-1:] not in ".!?\"'”’)":
        match = None
    assert furniture.end_mark(line) == (-1 if match is None else match.start())


@given(LINES)
def test_words_of_a_sample(line: str) -> None:
    words = language._WORD.findall(line)
    english = sum(word.lower() in language._ENGLISH for word in words)
    assert language._counted(line) == (len(words), english > language._LEAST_SHARE * len(words))
    assert lines.count_words(line) == len(lines.words(line))
    assert lines.has_digit(line) == any(map(str.isdigit, line))


@given(LINES, st.lists(LINES, max_size=3), LINES, st.lists(LINES, max_size=3))
def test_an_item_of_a_feed_is_a_record_with_its_fields(title, authors, source, tags):
    url = f"https://lantern.example/{title}"
    record = {"title": title, "author": authors, "source": source, "url": url, "tags": tags, "language": tags[:1]}
    language = tags[0] if tags else ""
    made = of_item(title, authors=authors, source=source, url=url, published=None, tags=tags, language=language)
    assert made == from_fields(record)


def test_short_texts_are_too_deep_as_long_ones_are():
    for depth in (htmltree.DEEPEST, htmltree.DEEPEST + 1):
        text = "<b>" * depth
        assert (
            htmltree.is_too_deep(text) == htmltree.is_too_deep(text + " " * 20_000) == (depth > htmltree.DEEPEST)
        )


@given(
    st.integers(0, 40),
    st.sampled_from(("Jan", "Feb", "Sep", "Dec")),
    st.one_of(st.integers(1000, 9999), st.integers(1600, 2100)),
    st.tuples(st.integers(0, 25), st.integers(0, 61), st.integers(0, 61)),
    st.sampled_from(("GMT", "+0000", "-0000", "+0530", "-0230", "+2399", "-2400")),
    st.sampled_from(("", "Mon, ")),
)
def test_dates_of_mail(
    day: int, month: str, year: int, clock: tuple[int, int, int], zone: str, weekday: str
) -> None:
    hour, minute, second = clock
    text = f"{weekday}{day} {month} {year:04} {hour:02}:{minute:02}:{second:02} {zone}"
    # A blank more, and it is read by the library that knows all forms.
    assert dates._rfc2822(text) == dates._rfc2822(text.replace(" ", "  ", 1))
