"""Short cuts for the lines that there are most of: they say what the careful way says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.sources import captions, dates, furniture, language, lines

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
    careful = furniture._OPENING.match(line) or furniture._WHOLE.fullmatch(line.rstrip())
    careful = careful or any(pattern.fullmatch(line) for pattern in patterns)
    assert furniture.is_furniture(line) == (len(line) <= 400 and bool(careful))
    match = furniture._END_MARK.search(line)
    if match is not None and match.start() and line[: match.start()].rstrip()[-1:] not in ".!?\"'”’)":
        match = None
    assert furniture.end_mark(line) == (-1 if match is None else match.start())


@given(LINES)
def test_words_of_a_sample(line: str) -> None:
    words = language._WORD.findall(line)
    assert language._counted(line) == (len(words), sum(word.lower() in language._ENGLISH for word in words))


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
