"""How much in one article speaks for a short name being a longer one that begins with it.

"Wainoco" below "Wainoco Oil Corp" is it, "Xerox" below "Xerox Credit Corp" its parent. Neither the two names nor
any one sign tells; added up, what the longer name is, where it stands and what is told of the short one do.

The weights were fitted by logistic regression (ridge 1) on 251 pairs of names in wire stories of 1987 that
surer rules leave over, each short name the beginning of one longer name only, labelled by reading: twice the
coefficients, rounded. As fitted, nine in ten that reached `ENOUGH` were right in ten folds (166 of 183). What
speaks for a unit, an owner, another name or a common word was then made heavier by one and the sign of a person
lighter, and signs too rare to fit were set by hand ("house", "owned", "dealt in", "taken for a thing"), for a
wrong name is worse than two left apart: of those pairs 135 of 143 that reach it are right now, and 79 right
ones do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Mention, MentionKind
from index.entities.companies import DESIGNATORS, company_behind, has_ticker, is_company
from index.entities.counts import is_plain, is_word
from index.entities.demonyms import is_demonym
from index.entities.given import given_names
from index.entities.leads import JOINED, UNIT_BEHIND, Lead
from index.entities.names import LEGAL_FORMS
from index.entities.organisations import KNOWN_FIRMS, KNOWN_ORGANISATIONS
from index.entities.words import ORGANISATION_HEADS, TITLES, word_set

ENOUGH = 0
"""The weight from which a short name is the longer one."""
CLEAR = 2
"""By so much it outweighs another longer name."""
HELD = frozenset({"group", "holdings"})
"""What a house may be called in full."""
_NEVER = -99
_WEIGHTS = {
    "owns": 2,
    "has people": 2,
    "house": 2,
    "taken for a person": 1,  # 2 in wire stories, which tell of more firms than men
    "taken for a thing": 1,
    "dealt in": 1,
    "again": 1,
    "called a firm": 1,
    "led by": 1,
    "somebody else's": 1,
    "wares": -1,
    "the": -1,
    "unit led by": -1,
    "listed alone": -1,
    "first name": -1,
    "owned": -1,
    "unit": -2,
    "unit of a headline": -2,
    "the, a common word": -2,
    "coined": -2,  # left over here, the others of them being sure
    "owner": -3,
    "goes on otherwise": -3,
    "known firm": -2,
    "word of a headline": -3,
    "body": -2,
    "unit of a known firm": -3,
}
"""By sign, twice what it adds to the log odds."""
_ORGANISATION = f"{MentionKind.ORGANISATION.value}:"
_PERSON = f"{MentionKind.PERSON.value}:"
_LETTERS = 5
_KNOWN = frozenset(name.lower().replace("-", " ") for name in (*KNOWN_ORGANISATIONS, *KNOWN_FIRMS))
_HEAD = re.compile(rf" (?:{ORGANISATION_HEADS})\.?$")
BODIES = (
    "bank|federation|confederation|association|council|committee|institute|society|exchange|fund|university|college|"
    "school|journal|authority|agency|commission|office|bureau|club|museum|services?"
)
"""Last words of bodies that are called so for short: "the Consumer Federation" is that of America."""
_BODY_HEAD = re.compile(rf" (?:{BODIES}|department|ministry|force|agriculture)$")


def is_body_head(name: str) -> bool:
    """Whether a folded name ends in what bodies end in: "european commission"."""
    return _BODY_HEAD.search(name) is not None


OF_PARENTS = word_set(
    "credit finance acceptance leasing canada uk usa us america australia japan europe asia overseas pension"
)
"""With these the name of a house goes on in that of its unit: "Xerox" of "Xerox Credit Corp" is the parent."""
OF_OWNED = OF_PARENTS | word_set("international markets market capital securities investment investments")
"""The same and some that a house may have itself."""
_ABROAD = word_set(
    "canada uk us usa america american australia japan europe asia overseas france germany brazil mexico "
    "singapore nippon deutschland pacific espana"
)
# "EC Commission", "GATT Council": an organ is not the body itself.
_ORGANS = word_set(
    "commission council committee subcommittee secretariat parliament assembly board panel ministry "
    "department presidency court"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s")
# "Quorvex chairman Ada Roe", "Quorvex's Roe", "Quorvex shares".
_OF_FIRM = re.compile(
    r"(?:['’]s|(?<=s)['’]) [A-Z][a-z]+\b(?!\s[A-Z])|\s(?:[Cc]hairman|[Pp]resident|[Aa]nalyst|"
    r"[Ee]conomist|spokes\w+|officials?|shareholders|shares|stock|[Ee]xecutives?|[Mm]anaging|[Dd]irector|[Vv]ice)\b"
)
_WARES = re.compile(
    r" (?:cars?|trucks?|vehicles?|planes?|jets?|aircraft|computers?|models?|systems?|products?|brand(?:ed|s)?|"
    r"chain|stores?|network|software|machines|automobiles|helicopters|workstations|mines?|gas|engines?|notes|"
    r"bonds?|issue|market|refinery|refineries|plants?)\b"
)
_PART_OF = re.compile(
    r"(?:['’]s|s['’]|\b[Ii]ts|\b[Tt]heir)\s(?:[\w.,-]+\s){0,3}<?$|"
    r"\b(?:unit|subsidiary|affiliate|arm|division),?\s<?$"
)
BOUGHT = (
    r"shares (?:of|in)|stock (?:of|in)|stakes? in|interest in|pct of|holders of|control of|merge with|"
    r"merger (?:of|with)|acquisition of|acquir(?:e|es|ed|ing)|buy|buys|buying|purchase of|takeover of|buyout of|"
    r"(?:bid|offer|offering) for|exchanged for"
)
"""What stands before a company that is dealt in."""
_TO_FIRM = re.compile(rf"\b(?:{BOUGHT})\s(?:all of\s)?$", re.IGNORECASE)
_OWNED = re.compile(r"[^.\n]{0,25}\b(?:unit|subsidiary|affiliate|arm|division|owned)\b")
OWNED_BY = "(?:units?|subsidiary|affiliate|arm|division|branch|part) of|(?:guaranteed|owned|controlled|backed) by"
"""What stands between a company and its owner."""
_OWNER = re.compile(rf"\b(?:parent|{OWNED_BY})(?: company)?,?\s(?:the\s)?<?$")
_UNIT_OF = re.compile(
    rf"[>,]*(?: which)?(?: is)? (?:an?|the|its|one) (?:[\w.-]+ ){{0,3}}(?:{OWNED_BY}) (?:the )?<?"
)
_OFFICER = re.compile(r"\s(?:president|chairman|director|executive)s?\b")
AS_MAN = (
    r",? who\b|,? himself\b|, \d\d,|\s(?:told|added|noted|recalled|believes|thinks|resigned|pleaded|testified|"
    r"joked|replied|asked|predicted|predicts|argued|wrote|retired|died|founded|heads)\b|"
    r"\swas (?:arrested|named|elected|appointed)\b|\s(?:said|says) (?:he|she|his|her|in an interview|at a)\b|"
    r"\sand (?:the company|other|his|her)\b|"
    r"['’]s? (?:wife|husband|family|son|career|resignation|death|attorney)\b"
)
"""What stands behind a man's name, and not behind a firm's."""
_AS_MAN = re.compile(rf"{AS_MAN}| (?:family|families|brothers|sisters)\b")
_MAN = re.compile(rf"\b(?:{TITLES}|[Aa]nalyst|[Ee]conomist|[Cc]hairman|[Pp]resident|[Ss]poke\w+|he and)\.?\s$")
_GOES_ON = re.compile(r"(?:['’]s)? (?:of )?[A-ZÀ-Þ]|-\w")
_MARK = re.compile(rf"[>\s]\s?{DESIGNATORS}\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Scene:
    """One article: its text, where its headline ends, its beginning, and where each of its names stands."""

    text: str
    headline: int
    lead: Lead
    at: Mapping[str, Sequence[Mention]]

    def is_within(self, place: int, name: str, longer: Iterable[str]) -> bool:
        """Whether a name that stands at a place belongs to a longer one there: to one of these, which begin with
        it, or to one in which it comes later."""
        if any(m.start <= place < m.end for key in longer for m in self.at[key]):
            return True
        return any(m.start < place < m.end for key in self.at if f" {name}" in key for m in self.at[key])

    def names_before(self, name: str, end: int) -> bool:
        """Whether the words of a name stand before a place in the text."""
        return re.search(rf"\b{re.escape(name)}\b", self.text[:end], re.IGNORECASE) is not None


def weight(scene: Scene, key: str, full: str) -> int:
    """What speaks for and against, added up: 0 (`ENOUGH`) and more is enough, for four of five of the names that
    come here are the longer one.

    Args:
        scene: The article.
        key: Of the short name; of a person, a product or a nation where the model takes a firm for one.
        full: Key of the organisation whose name begins with it.
    """
    company = _is_company(scene, scene.at[full])
    rest = full[len(_ORGANISATION) + len(key.partition(":")[2]) + 1 :].split()
    if JOINED.search(full) or has_own_mark(scene, key, (full,)) or rest[-1] in _ORGANS:
        return _NEVER
    if not key.startswith(_ORGANISATION) and not _may_be_firm(scene, key, company, rest[0]):
        return _NEVER
    return sum(_WEIGHTS[sign] for sign in _signs(scene, key, full, rest, company=company))


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


def _signs(scene: Scene, key: str, full: str, rest: Sequence[str], *, company: bool) -> Iterator[str]:
    """Those of `_WEIGHTS` that stand in the article."""
    kind, _, name = key.partition(":")
    here, there, text = scene.at[key], scene.at[full], scene.text
    body = [mention for mention in here if mention.start > scene.headline]
    leads = scene.lead.names(full)
    if company or any(_HEAD.search(f" {mention.text}") for mention in there):
        yield "called a firm"
    if leads:
        yield "led by"
    if kind == MentionKind.PERSON:
        yield "taken for a person"
        if name.title() in given_names():
            yield "first name"
    elif kind != MentionKind.ORGANISATION:
        yield "taken for a thing"
    elif len(rest) == 1 and rest[0] in HELD:
        yield "house"
    yield from _of_names(name, rest, leads=leads)
    if not leads and any(has_ticker(text, m.end) for m in here) and not _has_ticker(text, there):
        yield "listed alone"
    begins = leads and not text[: here[0].start].strip("<( ")
    if not body and is_word(name) and not begins and not any(_goes_on(text, m, rest[0]) for m in here):
        yield "word of a headline"
    if here[0].start < scene.headline and UNIT_BEHIND.match(text, here[0].end):
        yield "unit of a headline"
    if not body and _OWNED.match(text, there[0].end):
        yield "owned"
    start = there[0].start
    if _PART_OF.search(text, max(0, start - 40), start) and not scene.names_before(name, start):
        yield "somebody else's"
    told = _of_short(name, text, here, body, rest[0])
    # A man is named again and has things too.
    yield from (sign for sign in told if kind != MentionKind.PERSON or sign not in ("again", "owns"))


def _of_names(name: str, rest: Sequence[str], *, leads: bool) -> Iterator[str]:
    """What the words of the two names tell."""
    several = " " in name
    core = [word for word in rest if word not in LEGAL_FORMS] or [""]
    body = several and _BODY_HEAD.search(f" {name}") is not None
    unit = not OF_OWNED.isdisjoint(core[-2:]) or not (_ABROAD.isdisjoint(rest) or (body and rest[0] == "of"))
    if not several and len(name) > _LETTERS and not is_plain(name) and not is_word(name):
        yield "coined"
    if name in _KNOWN:
        yield "unit of a known firm" if unit else "known firm"
    elif unit:
        yield "unit led by" if leads else "unit"
    if body and rest[0] != "of":
        yield "body"  # "Air Force Reserve"


def _of_short(
    name: str, text: str, here: Sequence[Mention], body: Sequence[Mention], goes_on: str
) -> Iterator[str]:
    """What is told of the short name, whose whole goes on with `goes_on`."""
    if len(body) > 1:
        yield "again"
    if any(_POSSESSIVE.match(text, m.end) for m in body):
        yield "owns"
    if any(_OF_FIRM.match(text, m.end) for m in body):
        yield "has people"
    if any(_WARES.match(text, m.end) for m in body):
        yield "wares"
    if any(text.endswith(("the ", "The "), 0, m.start) for m in body):
        yield "the, a common word" if is_word(name) else "the"
    if any(_TO_FIRM.search(text, max(0, m.start - 40), m.start) for m in body):
        yield "dealt in"
    strange = [m for m in body if _GOES_ON.match(text, m.end) and not _OF_FIRM.match(text, m.end)]
    if any(not _goes_on(text, m, goes_on) for m in strange):
        yield "goes on otherwise"
    if any(_is_owner(text, m) for m in here):
        yield "owner"


def _goes_on(text: str, mention: Mention, word: str) -> bool:
    """Whether a name was cut before a word of the longer one: "[Esso] U.K." of Esso U.K. Plc."""
    behind = text[mention.end : mention.end + 30].lower().replace(".", "").removeprefix("'s")
    return behind[:1] in (" ", "-") and behind[1:].startswith(word)


def _is_owner(text: str, mention: Mention) -> bool:
    """Whether something is "owned by Quorvex", and not by "Quorvex president"."""
    owned = _OWNER.search(text, max(0, mention.start - 40), mention.start)
    return owned is not None and _OFFICER.match(text, mention.end) is None


def _may_be_firm(scene: Scene, key: str, company: bool, goes_on: str) -> bool:
    """Whether a name that the model takes for a person, a product or a nation may be a firm's."""
    kind, _, name = key.partition(":")
    if kind != MentionKind.PERSON:
        return company and not any(is_demonym(m.text) or is_demonym(m.text.title()) for m in scene.at[key])
    if any(
        other.startswith(_PERSON) and f" {name} " in f" {other[len(_PERSON) :]} "
        for other in scene.at
        if other != key
    ):
        return False
    first, _, last = name.partition(" ")
    if first.title() in given_names() and (not company or (last and goes_on == "and")):
        return False  # beside the "Ada Roe Museum" Ada Roe is a woman, as in "Ada Roe and Quorvex Inc"
    return not any(
        _MAN.search(scene.text, max(0, m.start - 16), m.start) or _AS_MAN.match(scene.text, m.end)
        for m in scene.at[key]
    )


def has_own_mark(scene: Scene, key: str, longer: Iterable[str]) -> bool:
    """Whether a company of the short name is in the article, "NZI Corp" beside "NZI Capital Corp": a mark that
    belongs to a longer name is not its own ("NZI Corp of Auckland", "Old NZI Corp")."""
    here = scene.at[key]
    if any(is_company(mention.text) for mention in here):
        return True
    text, name = scene.text.lower(), here[0].text.lower()
    if len(text) != len(scene.text):
        text, name = scene.text, here[0].text  # a letter that is two when small
    at = text.find(name)
    while at >= 0:
        marked = _MARK.match(scene.text, at + len(name)) and not text[at - 1 : at].isalnum()
        if marked and not scene.is_within(at, key.partition(":")[2], longer):
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
