"""Whose surname a bare one is within one article: the man's, or the firm's that is called by it.

"Taft" of "Taft Broadcasting Co" and of Dudley Taft, its vice chairman, is the firm where shares of it are bought
and the man where he is told of as one. Each mention is decided by what stands around it; where that tells nothing,
by what is told of the other mentions in the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.article import Mention, MentionKind
from index.entities.antecedents import AS_MAN, BOUGHT
from index.entities.companies import has_ticker, is_company
from index.entities.given import given_names
from index.entities.words import HONORIFIC, ORGANISATION_HEADS, TITLES, word_set

_PERSON = f"{MentionKind.PERSON.value}:"
_ORGANISATION = f"{MentionKind.ORGANISATION.value}:"
_HEAD = re.compile(rf" (?:{ORGANISATION_HEADS})\.?$")
_OFFICES = (
    r"(?:(?:vice|deputy|executive|senior|chief|acting|former|founding)[ -])*(?:chairm[ae]n|presidents?|treasurer|"
    r"vice[ -]president|executives?|directors?|managers?|officers?|officials?|spokes\w+|analysts?|economists?|"
    r"traders?|lawyers?|attorneys|employees|workers|unions?|salesm[ae]n)"
)
# What only a company has behind its name, with or without "'s".
_OF_FIRM = re.compile(
    r"(?:['’]s?)?\s(?:(?:common|preferred|ordinary|outstanding)\s)*(?:shares?|stock|stockholders?|shareholders?|"
    r"holders|board|bonds?|debt|notes|warrants|subsidiar\w+|units?|divisions?|plants?|products|stores|sales|earnings|"
    rf"profits?|revenues?|results|turnover|customers|clients|management|headquarters|assets|{_OFFICES})\b|"
    r"\s(?:also )?(?:said|says|reported|announced|expects|plans) (?:that )?"
    r"(?:its|the company|it (?:has|had|will|would|plans|expects|expected|agreed))\b|"
    r"\s(?:is|was) (?:an?|the) (?:[\w-]+,?\s){0,6}?(?:firm|company|concern|maker|producer|retailer|bank|group)\b|"
    r"\s(?:has|had|employs|operates|makes|sells|earned|posted|reported|made|owns) (?:[\w.,/-]+\s){0,2}?"
    r"(?:\d[\d.,]*|employees|stores|plants|clients|a profit|a loss|sales|profits|revenues)\b|"
    r"\s(?:Inc|Corp|Co|Ltd|Plc|securities)\b"
)
_TO_FIRM = re.compile(rf"\b(?:{BOUGHT}|(?:unit|subsidiary|division) of)\s(?:all of\s)?$")
_AS_MAN = re.compile(AS_MAN)
_MAN = re.compile(
    r",? who\b|,? himself\b|, \d\d,|\s(?:told|added|noted|recalled|believes|thinks|resigned|pleaded|testified|"
    r"joked|replied|asked|predicted|predicts|argued|wrote|retired|died|founded|heads)\b|"
    r"\swas (?:arrested|named|elected|appointed)\b|\s(?:said|says) (?:he|she|his|her|in an interview|at a)\b|"
    r"\sand (?:the company|other|his|her)\b|"
    r"['’]s? (?:wife|husband|family|son|career|resignation|death|attorney)\b"
)
_MAN = re.compile(
    rf"\b(?:{TITLES}|[Aa]nalyst|[Ee]conomist|[Ii]nvestor|[Cc]hairman|[Pp]resident|[Dd]irector|[Ss]poke\w+|"
    r"[Ff]inancier|he and|company and)\.?\s$"
)
_PUBLIC = word_set("administration government cabinet campaign commission family report plan committee panel")
_CLEAR = 2
"""So many signs of a man make one of a name that the model takes for a firm's."""


def bearers(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[int, str]]:
    """(place of a mention, whom it means) of bare surnames that are a firm's though the model takes them for a
    man's, or the other way.

    Args:
        mentions: Of one article, with offsets into `text`.
        keys: Of each mention's own words, "" for none.
        fuller: What a key is short for in all of the article, where that is known.
    """
    men: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.startswith(_PERSON) and " " in key:
            first, _, last = key.removeprefix(_PERSON).rpartition(" ")
            if first.partition(" ")[0].title() in given_names():
                men[last].add(key)
    bare: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys if men else ()):
        if (name := key.partition(":")[2]) in men and key.startswith((_PERSON, _ORGANISATION)):
            bare[name].append(place)
    for name, places in bare.items():
        if not (firm := _firm(name, mentions, keys, fuller, text)):
            continue
        signs = [_sign(mentions[place], text) for place in places]
        told = sum(signs)
        for place, sign in zip(places, signs, strict=True):
            if keys[place].startswith(_PERSON):
                if (sign or told) > 0:
                    yield place, firm
            elif len(men[name]) == 1 and (sign < 0 or (not sign and told <= -_CLEAR and max(signs) <= 0)):
                yield place, min(men[name])


def _firm(
    name: str, mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> str:
    """The firm that a surname begins the name of: the one it is short for in the article, or the only one."""
    own = fuller.get(f"{_ORGANISATION}{name}", "")
    if own.startswith(f"{_ORGANISATION}{name} "):
        return own
    found: dict[str, None] = {}
    for mention, key in zip(mentions, keys, strict=True):
        begins = key.startswith(f"{_ORGANISATION}{name} ") and key.rpartition(" ")[2] not in _PUBLIC
        if begins and (is_company(mention.text) or _HEAD.search(mention.text) or has_ticker(text, mention.end)):
            found[fuller.get(key, key)] = None
    return next(iter(found)) if len(found) == 1 else ""


def _sign(mention: Mention, text: str) -> int:
    """What stands around a bare surname: 1 for a firm, -1 for a man, 0 for nothing that tells."""
    start, end = mention.start, mention.end
    before = text[max(0, start - 40) : start]
    if _MAN.search(before) or _AS_MAN.match(text, end) or HONORIFIC.match(mention.text):
        return -1
    return int(
        has_ticker(text, end) or _OF_FIRM.match(text, end) is not None or _TO_FIRM.search(before) is not None
    )
