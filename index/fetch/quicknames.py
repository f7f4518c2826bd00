"""What the elements of feeds are called, by feedparser's names, and what it makes of each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

ATOM = "http://www.w3.org/2005/Atom"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS1 = "http://purl.org/rss/1.0/"
RSS090 = "http://my.netscape.com/rdf/simple/0.9/"
NOTHING = "-"
"""The name of elements of which nothing is taken, by feedparser neither."""
_PREFIXES = {
    "": "",
    ATOM: "",
    RSS1: "",
    RSS090: "",
    "http://purl.org/dc/elements/1.1/": "dc_",
    "http://purl.org/dc/terms/": "dcterms_",
    "http://purl.org/rss/1.0/modules/content/": "content_",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner_",
    "http://search.yahoo.com/mrss/": "media_",
    "http://search.yahoo.com/mrss": "media_",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes_",
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd": "itunes_",
    "http://www.itunes.com/DTDs/Podcast-1.0.dtd": "itunes_",
}
_WITHOUT_MEANING = frozenset(
    (
        "http://purl.org/rss/1.0/modules/slash/",
        "http://purl.org/rss/1.0/modules/syndication/",
        "http://purl.org/syndication/thread/1.0",
        "http://wellformedweb.org/commentAPI/",
        "http://wellformedweb.org/CommentAPI/",
        "http://www.georss.org/georss",
        "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "http://webns.net/mvcb/",
        "http://madskills.com/public/xml/rss/module/trackback/",
        "com-wordpress:feed-additions:1",
    )
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# feedparser goes by the prefix where it does not know the namespace.
_KNOWN_PREFIXES = _words(
    "admin atom cc content dc dcterms feedburner geo georss gml itunes media psc rdf rss xhtml"
)
IGNORED = _words(
    "comments itunes_link itunes_block itunes_episode itunes_episodetype itunes_explicit itunes_image"
    " itunes_isclosedcaptioned itunes_order itunes_season itunes_subtitle itunes_title itunes_type"
    " itunes_new-feed-url media_thumbnail media_credit media_rating media_license media_restriction media_player"
    " media_copyright media_text media_community dc_identifier dc_format dc_type dc_source dc_relation dc_coverage"
    " dc_rights dc_publisher dcterms_valid rights copyright subtitle tagline generator docs cloud ttl webmaster"
    " rating icon logo feedburner_info feedburner_feedflare feedburner_emailserviceid"
    " feedburner_feedburnerhostname"
)
SKIPPED = _words("image textinput skiphours skipdays items itunes_category")
"""What stands in a feed beside its items and says nothing of it, whatever it holds."""
IN_SOURCE = _words("id title link updated author rights subtitle logo icon generator category")
OF_FEED = _words(
    "title dc_title link guid id author managingeditor dc_creator dc_author itunes_author itunes_owner language"
    " dc_language"
)
DESCRIPTIONS = _words("description dc_description summary itunes_summary")
RHYTHM = {
    "ttl": "ttl",
    "{http://purl.org/rss/1.0/modules/syndication/}updatePeriod": "sy_updateperiod",
    "{http://purl.org/rss/1.0/modules/syndication/}updateFrequency": "sy_updatefrequency",
}
"""What says how often a feed wants to be asked: its tag → feedparser's name."""
NOT_OF_FEED = _words("media_title media_content media_group media_description source content content_encoded")
RESERVED = _words(
    "image textinput contributor name width height url homepage uri email expirationdate abstract info tags body"
    " fullitem newlocation item channel feed rss rdf entry authors author_detail links title_detail summary_detail"
    " enclosures source_detail media_content itunes_name itunes_email dc_contributor published_parsed"
    " updated_parsed created_parsed guidislink href"
)
"""Names by which feedparser does something that is not copied here, or that are fields of its own."""


class UnsureError(Exception):
    """Only feedparser knows what this document says."""


def name_of(element: Any) -> str:
    """feedparser's name of an element: its prefix by the namespace, in small letters."""
    return _named(element.tag, element.prefix)


@lru_cache(maxsize=2000)
def _named(tag: str, given: str | None) -> str:
    space, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
    prefix = _PREFIXES.get(space)
    if prefix is not None:
        return f"{prefix}{local}".lower()
    if given == "pheedo":
        return f"pheedo_{local}".lower()
    if space in _WITHOUT_MEANING or (given and given not in _KNOWN_PREFIXES):
        return NOTHING
    raise UnsureError(space)


def means_something(element: Any) -> bool:
    """Whether there is an element within one of which nothing is taken that feedparser might take something of."""
    return len(element) > 0 and any(name_of(inner) is not NOTHING for inner in element.iterdescendants())
