from __future__ import annotations

import pytest

from index.newsboat import translate
from index.newsboat.queries import KnownFeed, UntranslatableError
from index.query.parser import parse

FEEDS = (
    KnownFeed("https://a.example/rss", "The Lantern", ("news", "local")),
    KnownFeed("https://b.example/rss", "Post", ("local",)),
    KnownFeed("http://c.example/rss", "Wire", ("tech",)),
)


@pytest.mark.parametrize(
    ("expression", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "is:read"),
        ('tags # "local"', 'source:"The Lantern" OR source:"Post"'),
        ('tags !# "tech"', '-source:"Wire"'),
        ('rssurl =~ "^https:" and unread = "yes"', '(source:"The Lantern" OR source:"Post") is:unread'),
        ('feedtitle = "Post"', 'source:"Post"'),
        ('title =~ "(?i)linux|free bsd"', 'title:linux OR title:"free bsd"'),
        ('(title =~ "rates" or content =~ "crown") and author !~ "Lund"', "(title:rates OR crown) -by:Lund"),
        ('flags # "s"', "tag:flag-s"),
        ('flags =~ "."', "is:starred"),
        ("age < 7", 'after:"7 days ago"'),
        ("age between 0:10", 'after:"11 days ago"'),
        ("age between 3:10", 'after:"11 days ago" before:"2 days ago"'),
    ],
)
def test_what_ours_can_say(expression: str, query: str) -> None:
    assert translate(expression, FEEDS) == query
    assert not parse(query).problems


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ('guid =~ "x"', "guid"),
        ('title =~ "a.*b[cd]"', "pattern"),
        ('tags # "gone"', "no feed"),
        ('rssurl =~ "("', "pattern"),
        ("(unread = yes", "too soon"),
        ("unread = yes )", "where it ends"),
        ('"x" = y', "attribute"),
        ("§", "cannot be read"),
        ("(" * 99, "too deep"),
        ("", "too soon"),
    ],
)
def test_what_it_cannot_is_said(expression: str, reason: str) -> None:
    with pytest.raises(UntranslatableError, match=reason):
        translate(expression, FEEDS)
