"""What is told of a newsboat set-up."""

from index.results import TakeoverReport
from reader.takeover import told


def test_one_is_not_many():
    report = TakeoverReport(feeds=1, articles=2, searches=(("All", "is:unread"),))
    assert next(told(report, "urls")).startswith("urls: 1 feed, 2 articles; 0 read, ")
    assert next(told(report, "urls")).endswith(", 1 saved search")
