"""The title in front of a person, told beside the name."""

import pytest

from index.article import Mention, MentionKind
from index.entities.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Then Defense Minister Jo Roe said so.", "Defense Minister"),
        ("They met the UN envoy Jo Roe there.", "UN envoy"),
        ("It was said by U.S. Treasury Secretary Jo Roe.", "U.S. Treasury Secretary"),
        ("They left Elmland. Prime Minister Jo Roe stayed.", "Prime Minister"),
        ("A friend of former Secretary of State Jo Roe came.", "former Secretary of State"),
        ("He told Mr. Jo Roe.", ""),
        ("On Tuesday Jo Roe left.", ""),
        ("They met the leader, Jo Roe.", ""),
        ("The Minister\nJo Roe", ""),
    ],
)
def test_what_stands_in_front_of_a_person(text, title):
    start = text.index("Jo Roe")
    assert title_of(text, Mention(start, start + 6, MentionKind.PERSON, "Jo Roe")) == title


def test_only_persons_have_titles():
    assert title_of("President Elm", Mention(10, 13, MentionKind.PLACE, "Elm")) == ""
