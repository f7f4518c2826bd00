"""How often feeds want to be asked."""

import pytest

from index.fetch.child import parse
from index.fetch.rhythm import LONGEST, feed_pause, kept_for
from index.fetch.xmlfeed import parse_xml_feed

SY = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
ITEM = "<item><title>Bridge opens</title><guid>1</guid></item>"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (("", "", ""), 0),
        (("30", "", ""), 1800),
        ((" 30\n", "hourly", ""), 3600),
        (("", "Hourly", "4"), 900),
        (("", "hourly", "0"), 3600),
        (("", "now and then", "2"), 0),
        (("", "yearly", "1"), LONGEST),
        (("99999999999999999999", "", ""), 0),
        (("1440", "", ""), LONGEST),
        (("-5", "", "-1"), 0),
        (("٣٠", "", ""), 0),
    ],
)
def test_what_a_feed_says(said, seconds):
    assert feed_pause(*said) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=300"}, 300),
        ({"cache-control": "public, Max-Age = 300, must-revalidate", "age": "100"}, 200),
        ({"cache-control": "max-age=300", "age": "900"}, 0),
        ({"cache-control": "s-maxage=300"}, 0),
        ({"cache-control": "no-cache, max-age=300"}, 0),
        ({"cache-control": "max-age=31536000"}, LONGEST),
        ({"cache-control": "max-age=soon"}, 0),
    ],
)
def test_what_a_server_says(headers, seconds):
    assert kept_for(headers) == seconds


@pytest.mark.parametrize(
    "channel",
    [
        "<ttl>30</ttl>",
        "<ttl>\n30 </ttl>",
        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
        "<sy:updatePeriod>\n\thourly\n</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
        "<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
    ],
)
@pytest.mark.parametrize("is_quick", [True, False])
def test_it_is_read_by_both_readers(channel, is_quick):
    odd = "" if is_quick else "<!DOCTYPE rss>"  # feedparser's
    data = f"<?xml version='1.0'?>{odd}<rss version='2.0' {SY}><channel><title>A</title>{channel}{ITEM}</channel></rss>"
    assert parse_xml_feed(data.encode(), "https://a.example/", "").pause == 1800


def test_a_feed_that_says_nothing_and_json_have_none():
    assert (
        parse(f"<rss version='2.0'><channel>{ITEM}</channel></rss>".encode(), "https://a.example/", "").pause == 0
    )
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}'
    assert parse(feed, "https://a.example/", "").pause == 0
