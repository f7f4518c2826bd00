"""What a search understands, for the help: what to type and what it finds. All: docs/query-language.md."""

from __future__ import annotations

QUERY_WORDS = (
    ("gaza truce", "articles with both words, in any form"),
    ('"cease fire"', "these words one after the other"),
    ('"oil price"~5', "at most five words from each other"),
    ("truce OR ceasefire", "one of them, or both"),
    ("oil -palm", "oil, but not palm"),
    ("(oil OR gas) -price", "parentheses group"),
    ("=talks", "just this form, not talk or talking"),
    ("sanct*", "words that begin so; ? stands for one letter"),
    ("hanieh~", "words that differ by a letter"),
    ("title:tanker", "in the headline"),
    ("person:haniyeh", "who is named, by any of its names"),
    ('org:"United Nations"', "an organisation"),
    ("place:cairo", "a place"),
    ("entity:airbus", "a name of any kind"),
    ("source:times", "the outlet"),
    ('in:"Vestby Courier"', "a feed or folder you follow"),
    ('by:"jane doe"', "the byline"),
    ("lang:de", "the language"),
    ("is:unread", "also is:read is:starred is:undated"),
    ("tag:later", "your tags, and those of the article"),
    ("note:ask", "your notes; has:note is any note"),
    ("has:figures", "articles with figures"),
    ("date:2024-07", "a day, a month or a year; also date:yesterday"),
    ('date:"past week"', "up to today"),
    ("after:2024-07-14", "from that day on"),
    ('before:"last monday"', "until then"),
    ("date:2024-06..2024-08", "from the one to the other"),
    ("about:2024-07", "days the text speaks of"),
    ("amount:>1bn", "figures; also amount:40..50"),
)
"""(what to type, what it finds): one of every kind, and every field."""
