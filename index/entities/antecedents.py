"""How much in one article speaks for a short name being a longer one that begins with it.

"Wainoco" below "Wainoco Oil Corp" is it, "Xerox" below "Xerox Credit Corp" its parent. Neither the two names nor
any one sign tells; added up, what the longer name is, where it stands and what is told of the short one do. The
weights are small whole numbers, set by reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Mention, MentionKind
from index.entities.companies import DESIGNATORS, company_behind, has_ticker, is_company
from index.entities.counts import is_plain, is_word
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.leads import JOINED, SPEAKS, Lead
from index.entities.names import GENERIC
from index.entities.organisations import KNOWN_FIRMS, KNOWN_ORGANISATIONS
from index.entities.words import ORGANISATION_HEADS, TITLES, word_set

ENOUGH = 3
"""The weight from which a short name is the longer one."""
HELD = frozenset({"group", "holdings"})
"""What a house may be called in full."""
_NEVER = -99
_ORGANISATION = f"{MentionKind.ORGANISATION.value}:"
_PERSON = f"{MentionKind.PERSON.value}:"
_NEAR = 250
_LETTERS = 5
_KNOWN = frozenset(name.lower().replace("-", " ") for name in (*KNOWN_ORGANISATIONS, *KNOWN_FIRMS))
_HEAD = re.compile(rf" (?:{ORGANISATION_HEADS})\.?$")
BODIES = (
    "bank|federation|confederation|association|council|committee|institute|society|exchange|fund|university|college|"
    "school|journal|authority|agency|commission|office|bureau|club|museum|services?"
)
"""Last words of bodies that are called so for short: "the Consumer Federation" is that of America."""
_BODY_HEAD = re.compile(rf" (?:{BODIES}|department|ministry|force|agriculture)$")
OF_PARENTS = word_set(
    "credit finance acceptance leasing canada uk usa us america australia japan europe asia overseas pension"
)
"""With these the name of a house goes on in that of its unit: "Xerox" of "Xerox Credit Corp" is the parent."""
OF_OWNED = OF_PARENTS | word_set("international markets market capital securities investment investments")
"""The same and some that a house may have itself."""
# "Homestake's", "holders of Homestake", "Homestake Corp", which is another than "Homestake Credit Corp".
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s")
BOUGHT = (
    r"shares (?:of|in)|stock (?:of|in)|stakes? in|interest in|pct of|holders of|control of|merge with|"
    r"merger (?:of|with)|acquisition of|acquir(?:e|es|ed|ing)|buy|buys|buying|purchase of|takeover of|buyout of|"
    r"(?:bid|offer|offering) for|exchanged for"
)
"""What stands before a company that is dealt in."""
_TO_FIRM = re.compile(rf"\b(?:{BOUGHT})\s(?:all of\s)?$")
OWNED_BY = "(?:units?|subsidiary|affiliate|arm|division|branch|part) of|(?:guaranteed|owned|controlled|backed) by"
"""What stands between a company and its owner."""
_OWNER = re.compile(rf"\b(?:parent|{OWNED_BY})(?: company)?,?\s(?:the\s)?<?$")
_UNIT_OF = re.compile(
    rf"[>,]*(?: which)?(?: is)? (?:an?|the|its|one) (?:[\w.-]+ ){{0,3}}(?:{OWNED_BY}) (?:the )?<?"
)
_OFFICER = re.compile(r"\s(?:president|chairman|director|executive)s?\b")
_OWNED = re.compile(r"[^.\n]{0,25}\b(?:unit|subsidiary|affiliate|arm|division|owned)\b")
_MAN = re.compile(rf"\b(?:{TITLES}|[Aa]nalyst|[Ee]conomist|[Cc]hairman|[Pp]resident|[Ss]poke\w+|he and)\.?\s$")
_FAMILY = re.compile(r" (?:family|families|brothers|sisters)\b")
_GOES_ON = re.compile(r"(?:['’]s)? (?:of )?[A-ZÀ-Þ]|-\w")
_MARK = re.compile(rf"[>\s]\s?{DESIGNATORS}\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Scene:
    """One article: its text, where its headline ends, its beginning, and where each of its names stands."""

    text: str
    headline: int
    lead: Lead
    at: Mapping[str, Sequence[Mention]]


def weight(scene: Scene, key: str, full: str) -> int:
    """What speaks for and against, added up.

    Args:
        scene: The article.
        key: Of the short name; of a person, a product or a nation where the model takes a firm for one.
        full: Key of the organisation whose name begins with it.
    """
    kind, _, name = key.partition(":")
    here, there = scene.at[key], scene.at[full]
    company = _is_company(scene, there)
    headed = any(_HEAD.search(f" {mention.text}") for mention in there)
    if JOINED.search(full) or has_own_mark(scene, key):
        return _NEVER
    if kind != MentionKind.ORGANISATION and not _may_be_firm(scene, key, company, headed):
        return _NEVER
    rest = full[len(_ORGANISATION) + len(name) + 1 :].split()
    leads = scene.lead.names(full)
    body = [mention for mention in here if mention.start > scene.headline]
    return (
        _of_names(name, rest, leads=leads)
        + (2 if company else headed)
        + (company and kind == MentionKind.PERSON)
        - (3 * (len(name) <= _LETTERS and here[0].text.isupper() and not company))
        + _of_places(scene, here, there, body, leads=leads)
        + _of_short(scene.text, here, body)
    )


def houses(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[str]:
    """Keys of short names that the article calls the owner of the longer one: "Elm Trust, a unit of Elm".

    Args:
        mentions: Of one article, in order, with offsets into `text`.
        keys: Of each mention's own words, "" for none.
        fuller: By the key of a short name the one it was taken for.
    """
    for (whole, full), (part, short) in pairwise(zip(mentions, keys, strict=True)):
        if full and fuller.get(short) == full and _UNIT_OF.fullmatch(text, whole.end, part.start):
            yield short


def _of_names(name: str, rest: Sequence[str], *, leads: bool) -> int:
    """What the words of the two names tell."""
    several = " " in name
    coined = not several and len(name) > _LETTERS and not is_plain(name)
    found = 2 * (several or coined) - is_word(name) - (name in GENERIC) - (name.title() in gazetteer())
    if name in _KNOWN:
        found -= 5
    if several and rest[0] != "of" and _BODY_HEAD.search(f" {name}"):
        found -= 3  # "Air Force Reserve"
    if len(rest) == 1 and rest[0] in HELD:
        found += 3  # the house itself
    if rest[-1] in OF_OWNED or (len(rest) > 1 and rest[-1] in ("ltd", "inc") and rest[-2] in OF_OWNED):
        found -= 2 if leads else 4
    return found


def _of_places(
    scene: Scene, here: Sequence[Mention], there: Sequence[Mention], body: Sequence[Mention], *, leads: bool
) -> int:
    """What it tells where the two stand."""
    text = scene.text
    found = int(leads)
    if not leads and not text[: here[0].start].strip("<( "):
        found -= 5  # the headline begins with one that the first sentence calls otherwise
    if not body:
        found -= 1
        if not leads and any(has_ticker(text, m.end) for m in here) and not _has_ticker(text, there):
            found -= 1
    if _OWNED.match(text, there[0].end):
        found -= 1
    return found + any(0 < m.start - full.end < _NEAR for m in body for full in there)


def _of_short(text: str, here: Sequence[Mention], body: Sequence[Mention]) -> int:
    """What is told of the short name."""
    found = 2 * any(SPEAKS.match(text, m.end) for m in here) + (len(body) > 1)
    found += any(_POSSESSIVE.match(text, m.end) for m in body)
    found += any(_TO_FIRM.search(text, max(0, m.start - 40), m.start) for m in body)
    found -= 5 * any(_GOES_ON.match(text, m.end) for m in body)
    found -= 3 * any(_is_owner(text, m) for m in here)
    return found - any(text.endswith((" a ", " an "), 0, m.start) for m in body)


def _is_owner(text: str, mention: Mention) -> bool:
    """Whether something is "owned by Quorvex", and not by "Quorvex president"."""
    owned = _OWNER.search(text, max(0, mention.start - 40), mention.start)
    return owned is not None and _OFFICER.match(text, mention.end) is None


def _may_be_firm(scene: Scene, key: str, company: bool, headed: bool) -> bool:
    """Whether a name that the model takes for a person, a product or a nation may be a firm's."""
    kind, _, name = key.partition(":")
    if kind != MentionKind.PERSON:
        return company and not any(is_demonym(m.text) or is_demonym(m.text.title()) for m in scene.at[key])
    if not (company or headed) or (" " in name and name.partition(" ")[0].title() in given_names()):
        return False
    if any(other.startswith(_PERSON) and other.endswith(f" {name}") for other in scene.at):
        return False
    return not any(
        _MAN.search(scene.text, max(0, m.start - 16), m.start) or _FAMILY.match(scene.text, m.end)
        for m in scene.at[key]
    )


def has_own_mark(scene: Scene, key: str) -> bool:
    """Whether a company of the short name is in the article: "NZI Corp" beside "NZI Capital Corp"."""
    here = scene.at[key]
    if any(is_company(mention.text) for mention in here):
        return True
    text, name = scene.text.lower(), here[0].text.lower()
    if len(text) != len(scene.text):
        text, name = scene.text, here[0].text  # a letter that is two when small
    at = text.find(name)
    while at >= 0:
        if _MARK.match(scene.text, at + len(name)) and not text[at - 1 : at].isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def _is_company(scene: Scene, there: Sequence[Mention]) -> bool:
    text = scene.text
    return any(is_company(m.text) or company_behind(text, m.end, len(text)) > m.end for m in there) or _has_ticker(
        text, there
    )


def _has_ticker(text: str, mentions: Sequence[Mention]) -> bool:
    return any(has_ticker(text, mention.end) for mention in mentions)
