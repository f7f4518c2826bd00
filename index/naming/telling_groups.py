"""Signs that a sentence tells of what kind several are, the one in question among them.

"Ash, X and other central banks", "the oil firms Aramco knows -- Ash, X and Oak", "Ash, X and Oak provinces", "the
largest exposure of any New York bank".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.naming.describe_phrases import is_noun
from index.naming.describe_words import NOT_ALONE, ORGANISATIONS, PERSONS, PLACES, THINGS, word_set
from index.naming.telling_words import NO_PHRASE, NOUNS, in_singular, without_list

_LIST = r"(?:, (?:the )?[A-Z][\w&.'’-]*(?: (?:of |and |for )?[A-Z\d][\w&.'’-]*){0,5}\ue000?){0,8}"
_AND_OTHER = re.compile(
    rf"{_LIST}(?: and [A-Z][\w&.'’-]*)?,? (?:and|or) (?:(?:many|some|several|most|all|certain) )?other "
    r"((?:[A-Z]?[\w.-]+ ){0,3}[a-z-]+)\b"
)
_PLURALS = word_set(
    "provinces states islands cities towns ports regions valleys rivers refineries mines fields "
    "airlines newspapers banks parties unions ministries departments families brothers tribes airports companies "
    "hotels brands breweries prefectures"
)
_ALL_OF_THEM = re.compile(
    rf"{_LIST},? (?:and|or|&) (?:the )?[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){{0,3}} (?:[a-z-]+ )?"
    rf"({'|'.join(sorted(_PLURALS))})\b"
)
_LAST_OF_THEM = re.compile(rf" (?:[a-z-]+ )??({'|'.join(sorted(_PLURALS))})\b")
_BESIDE = re.compile(r"[A-Z][\w&.'’-]* (?:and|or|&) (?:the )?$")
_HEADING = re.compile(r"(?: ?-{1,3} ?| ?[—–] ?|: )(?:the )?$")
_ITEM_ENDS = re.compile(r"[,.;)\ue000]|$| (?:and|or|[A-Z&(—–-])")
"""Where a list goes on behind a name: not "the Elmland nuclear deal"."""
_ROOM = 90
_MEMBERS = re.compile(
    r"\b(?:[A-Z][\w.]* |[a-z-]+-producing |exporting |producing |developing |industrial |debtor )"
    r"(?:members?|states|nations|countries|producers|exporters|importers|neighbou?rs|republics)"
    r"(?:,? (?:such as|like|including|notably|along with)| ?--?|:)? (?:the )?$"
)
"""What lands are told by: "the OPEC members |Elmland|, Ashland and"."""
_LANDS_INCLUDING = re.compile(
    r"\b(?:provinces|states|nations|countries|republics|islands),? "
    r"(?:such as|like|including|notably|especially|among them) (?:the )?$"
)
_BODIES_INCLUDING = re.compile(
    r"\b([a-z]+) ([a-z]{3,}s),? (?:including|especially|notably|particularly|among them) (?:the )?$"
)
_PLURAL = re.compile(r"\b[a-z][a-z-]*s\b")
_LED_BY = re.compile(
    r"\b([a-z]+s),? (?:led|headed) by (?:the )?$"
    r"|\b[Aa]mong (?:(?:the|other|many|several) )*(?:[A-Z]?[\w.-]+ ){0,4}?([a-z]+s), (?:the )?$"
)
""" "four Elmish clearing banks, led by |Ash Bank|", "Among other clearing banks, |Ash Bank| and Oak said"."""
_MOST_OF = re.compile(
    r"(?: has| had| with|,)(?: by far)? the (?:\w+ )?(?:\w+est|most|least|second|third|fewest)\b[^.;]{0,60}? "
    r"(?:of any|of all|among) (?:the )?(?:[A-Z\d]?[\w.]+ ){0,3}?([a-z]+)\b"
)
_OF_MARKET = re.compile(
    r" (?:still )?(?:has|had|holds?|with|controls?) (?:about |nearly |over |an? )*[\d.]+ ?(?:pct|per ?cent|%)"
    r"(?: share)? (?:of|in) the (?:[A-Z\d]?[\w.-]+ ){1,4}market\b"
)
_ASSETS = re.compile(
    r",? (?:which )?(?:with|has|had) (?:total |about |over |more than )*[\d.]+ (?:billion|mln|million)(?: \w+)? "
    r"(?:in|of) (?:deposits|(?:\w+ )?assets|premiums)\b"
)
_CIRCULATION = re.compile(r",? (?:with|has|had) (?:an? )?(?:[a-z]+ ){0,2}(?:circulation|readership) of ")
_MEASURE = re.compile(r" (?:scale|theory|virus|treaty|prize|award)\b(?! of\b)")
_WITH = re.compile(
    r",? (?:which )?(?:with|has|had|operates|owns|runs) (?:about |some |more than |over |nearly |total )?"
    r"[\d,.]+ (?:[a-z-]+ ){0,2}(?:stores|branches|members|employees|workers|restaurants|hotels|supermarkets|"
    r"offices|outlets|aircraft|hospitals|beds|rooms|theatres|theaters|farmers|customers|subscribers)\b"
)


def group_signs(before: str, after: str, kind: MentionKind) -> Iterator[float]:
    """The weights of such signs around a name.

    Args:
        before: The sentence up to the name.
        after: Behind it.
    """
    if (match := _AND_OTHER.match(after)) and (noun := _first_kind(match[1], kind)):
        yield 2.6 if noun.rstrip("s") not in NOT_ALONE else 1.4
    elif (match := _ALL_OF_THEM.match(after) or (_BESIDE.search(before) and _LAST_OF_THEM.match(after))) and (
        kind is not MentionKind.PERSON or in_singular(match[1]) not in ORGANISATIONS
    ):
        yield 2.6
    opening = without_list(before)
    match = _ITEM_ENDS.match(after)
    if match and (match := _HEADING.search(opening, max(0, len(opening) - len(" -- the ")))):
        clause = re.split(r"[.;:]", opening[max(0, match.start() - _ROOM) : match.start()])[-1]
        if any(is_kind(word, kind) for word in _PLURAL.findall(clause)):
            yield 2.6
    elif (match := _LED_BY.search(opening)) and _is_sort(match[1] or match[2], kind):
        yield 2.6
    if (match := _MOST_OF.match(after)) and is_kind(match[1], kind):
        yield 2.6
    if kind is MentionKind.PLACE and (_MEMBERS.search(opening) or _LANDS_INCLUDING.search(opening)):
        yield 2.6
    if kind is MentionKind.ORGANISATION:
        if (
            (match := _BODIES_INCLUDING.search(opening))
            and match[1] not in NO_PHRASE
            and is_noun(match[2], ORGANISATIONS | THINGS)
        ):
            yield 2.6
        if _MEASURE.match(after):
            yield 2.6
        if _CIRCULATION.match(after):
            yield 2.6
        if _WITH.match(after) or _ASSETS.match(after):
            yield 2.3
        if _OF_MARKET.match(after):
            yield 2.6


def _first_kind(words: str, kind: MentionKind) -> str:
    return next((word for word in words.split() if word.endswith("s") and is_kind(word, kind)), "")


def is_kind(noun: str, kind: MentionKind) -> bool:
    """Whether such a noun can tell of what kind that is."""
    plain = in_singular(noun)
    if plain in NO_PHRASE or noun in NO_PHRASE:
        return False
    if kind is MentionKind.PERSON:
        return is_noun(plain, PERSONS)
    if kind is MentionKind.PLACE:
        return is_noun(plain, PLACES) or plain in _OF_LANDS
    return is_noun(plain, NOUNS) and not (is_noun(plain, PERSONS) and not is_noun(plain, ORGANISATIONS))


def _is_sort(noun: str, kind: MentionKind) -> bool:
    """Whether it is a sort of such, and not the part that several have in one affair."""
    return is_kind(noun, kind) and noun not in _IN_AN_AFFAIR


_IN_AN_AFFAIR = word_set(
    "underwriters managers dealers investors officials brokers lenders creditors agents shareholders members "
    "parts buyers sellers owners partners groups companies firms others"
)
_OF_LANDS = word_set("producer exporter importer member consumer buyer grower debtor economy market")
