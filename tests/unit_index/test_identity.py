import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import identity
from index.identity import article_id, canonical_url, content_digest

_PARTS = ("www.", "www", "a.example", "x-", ".", "-", ":80", ":443", ":8080", ":08", ":65536", "/", "//", "/a", ";p", "@", "%20",
          "?", "?a=b", "#", "#f", "[", "]", "é", "A", '"', "127.0.0.1", "&", " ")  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        "http://www.news.example/a/",
        "https://news.example/a?utm_source=x",
        "https://news.example:443/a#top",
        "https://NEWS.example/a?fbclid=1",
    ],
)
def test_addresses_of_one_page_give_one_id(other):
    assert article_id(url=other) == article_id(url="https://news.example/a")


@given(st.sampled_from(("http://", "https://")), st.lists(st.sampled_from(_PARTS), max_size=6).map("".join))
def test_plain_addresses_are_told_as_all_are(scheme, rest):
    try:
        # A parameter that only says where a reader came from keeps it from being plain.
        careful = canonical_url(f"{scheme}{rest}?ref=x") if not set(rest) & set("?#") else None
    except ValueError:
        careful = None
    if identity._PLAIN.fullmatch(scheme + rest):
        assert canonical_url(scheme + rest) == careful


def test_a_page_of_another_query_is_another():
    assert canonical_url("https://news.example/a?id=1") != canonical_url("https://news.example/a?id=2")


def test_a_record_is_told_by_its_id_and_source():
    assert article_id(record_id="7", source="A") != article_id(record_id="7", source="B")
    assert article_id(record_id="7", source="A") == article_id(record_id="7", source="A", words="changed")


def test_blanks_and_line_ends_do_not_make_another_article():
    assert article_id(words="One two\r\nthree") == article_id(words=" One  two three ")


def test_ids_are_sixteen_hexadecimal_digits():
    made = article_id(words="x")
    assert len(made) == 16 and int(made, 16) >= 0


def test_a_digest_changes_with_any_character():
    assert content_digest("a") != content_digest("a ")


def test_a_broken_address_still_gives_an_id():
    assert article_id(url="http://host:notaport/x")
