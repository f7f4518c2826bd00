"""Rules as lines of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import MendingError
from index.mending.rules import EVERY, Rule, Verb, as_lines, parse, parse_lines

KEYS = st.builds(
    "{}:{}".format, st.sampled_from(["person", "organisation", "place"]), st.text("ab é\"\\'", min_size=1)
)
KEYS = KEYS.filter(lambda key: key.partition(":")[2].strip() and key == " ".join(key.split()))
WORDS = st.text(min_size=1).filter(
    lambda text: text.strip() and text == " ".join(text.split()) and text.isprintable()
)
RULES = st.one_of(
    st.builds(Rule, st.sampled_from([Verb.MERGE, Verb.SPLIT]), KEYS, KEYS),
    st.builds(Rule, st.sampled_from([Verb.REJECT, Verb.SILENCE]), KEYS),
    st.builds(Rule, st.just(Verb.NAME), KEYS, WORDS),
    st.builds(
        Rule, st.sampled_from([Verb.HEADLINE, Verb.SOURCE, Verb.BYLINE]), st.just(""), WORDS, st.just("ab12")
    ),
    st.builds(
        Rule, st.sampled_from([Verb.SOURCE, Verb.BYLINE, Verb.DATE]), st.just(""), st.just(""), st.just("ab")
    ),
    st.builds(Rule, st.just(Verb.DATE), st.just(""), st.dates().map(str), st.just("ab12")),
    st.builds(Rule, st.just(Verb.KIND), KEYS, st.sampled_from(["person", "law"])),
    st.builds(Rule, st.just(Verb.MENTION), KEYS, WORDS, st.just("0123456789abcdef"), WORDS, st.integers(0, 9)),
    st.builds(Rule, st.just(Verb.MENTION), st.just(""), st.just(""), st.just("ab12"), WORDS, st.integers(0, 9)),
)


@given(st.lists(RULES))
def test_what_is_written_is_read_back(rules):
    from index.sanitize import sanitize_line

    rules = [rule for rule in rules if sanitize_line(str(rule)) == str(rule)]
    assert list(parse_lines("# mine\n\n" + as_lines(rules))) == rules


def test_lines_read_like_sentences():
    assert str(Rule(Verb.MERGE, "person:a", "person:b")) == 'merge "person:a" into "person:b"'
    one = Rule(Verb.MENTION, "person:otto berg", "Otto Berg", "ab12", "Berg", 2)
    assert str(one) == 'mention "Berg" 2 of ab12 is "person:otto berg" "Otto Berg"'
    assert parse('mention "Berg" every of ab12 is nothing') == Rule(Verb.MENTION, "", "", "ab12", "Berg", EVERY)


@pytest.mark.parametrize(
    "line",
    [
        "merge person:a person:b", 'merge "a" into "person:b"', 'kind "person:a" is animal', 'name "person:a" as ""',
        'reject "person:"', 'mention "x" soon of ab is nothing', 'mention "x" 1 of ab is', "nonsense", '"', '"\\u12"',
        'mention "" 1 of ab is nothing', "silence", 'merge "person:a" into "person:b" please',
        "headline of ab12 is nothing", 'headline of ab12 is ""', "date of ab12 is 2024-02-31", "date of ab12 is soon",
        "source of ab12", 'title of ab12 is "x"',
    ],
)  # fmt: skip
def test_what_is_no_rule_is_said_with_its_line(line):
    with pytest.raises(MendingError, match=r"Line 2.*is no rule"):
        list(parse_lines(f'reject "person:a"\n{line}\n'))


def test_escapes_of_a_terminal_do_not_come_in():
    assert parse('name "person:a" as "Ann\x1b[31m Roe"').value == "Ann Roe"


def test_what_a_line_stands_for_is_as_safe_as_the_line():
    """Lines go from one user to another, and a name is printed on a terminal."""
    (rule,) = parse_lines(r'name "person:ann roe" as "Ann\u001b]52;c;eA==\u0007 \ud800\u202eRoe"')
    assert rule.value == "Ann Roe"
    (rule,) = parse_lines(r'headline of ab12 is "\u009b2JTanker\ndocks"')
    assert rule.value == "Tanker docks"
    (rule,) = parse_lines(r'mention "Ann\n\u001b[1mRoe" 1 of ab12 is "person:ann roe" "Ann\u0000 Roe"')
    assert (rule.quote, rule.value) == ("Ann\nRoe", "Ann Roe")
    with pytest.raises(MendingError):
        parse(r'name "person:ann roe" as "\u001b[2J"')


def test_a_place_of_absurd_length_is_no_rule():
    with pytest.raises(MendingError):
        parse(f'mention "Berg" {"9" * 5000} of ab12 is nothing')
