"""What an article calls somebody it has just named: "Elm Corp said ... The supermarket chain earned ...".

The words are put behind the name as an apposition. Two kinds of them are trusted. Who spoke last: after "Elm Corp
said", "the steel maker said" is Elm Corp until another speaks. And the subject: after a sentence that begins with
the name and names no other firm, "The steel maker" begins what is said of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.article import MentionKind
from index.naming.describe_owners import names_firm
from index.naming.describe_phrases import DETERMINER, LISTED, STOP, Reading, is_noun, sense_of
from index.naming.describe_words import NOT_ALONE, ORGANISATIONS, PERSONS, VERBS, word_set
from index.naming.telling_words import LANDS

_SPOKE = r"(?:said|says|added|reported|announced|noted|told)"
_SPEAKS = re.compile(rf" (?:also |has |had )?{_SPOKE}\b")
_THE = re.compile(r"\b([Tt]he ((?:[\w'’&./-]+ ){1,5}?)([a-z][a-z-]+))$")
_OPENING = re.compile(
    r"(?<=[.!?\"”] )(The ((?:[\w'’&-]+ ){1,5}?)([a-z][a-z-]+))"
    r"(?= (?:said|has|had|will|is|was|also|plans|expects|reported|earned|lost|posted|operates|owns|makes|sells|"
    r"and its)\b|['’]s? )"
)
_SAME = re.compile(
    r"(?:\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]hich|who)|\b[Tt]he (?:company|firm|group|bank|agency|paper|union|"
    r"department|ministry|newspaper|board|commission|unit)|\b(?:spokesman|spokeswoman|spokesperson|statement|report|official|"
    r"officials|executives|management))$"
)
_SENTENCE = re.compile(r"(?<=[\w)%\ue000\"”][.!?\"”]) (?=[A-Z\"“])")
_SAYS_NOTHING = word_set(
    "new same combined merged resulting joint other proposed first second third last latter former larger smaller "
    "big small whole entire two three four acquiring acquired target surviving parent selling private troubled "
    "public U.S foreign local national latest said top only main largest leading major old"
)
_NO_HEAD = word_set(
    "board panel council committee court market office team service services business industry fund side "
    "partnership exchange subsidiary unit division affiliate arm department ministry parent venture branch plant "
    "station creditor shareholder user buyer seller owner holding conference meeting alliance"
)
_NO_PERSON = word_set(
    "spokesman spokeswoman official member chairman president director executive other man woman representative "
    "officer head chief spokesperson"
)
_OWNED_BY_IT = re.compile(
    r"\b(the ((?:[\w'’&-]+ ){1,5}?)([a-z][a-z-]+))(?:['’]s [a-z]| (?:is|was|has|had|will|would|could|may|might)\b)"
)
_ITSELF = re.compile(
    r"\b(the ()([a-z]+-?maker|airline|brewer|retailer|insurer|publisher|conglomerate))"
    r"(?:['’]s [a-z]| (?:is|was|has|had|will|would|could|may|might)\b)"
)
"""Such a noun refers to one firm though no other word stands with it."""
_DATELINE = re.compile(r"[A-Z][^a-z]{2,30}(?:, [A-Z][\w. ]+)?, (?:[A-Z][a-z]+\.? )?\d{1,2} -+ (?:The )?")
_CAPITALS = re.compile(r"(?<![.!?] )\b[A-Z][\w.]*")
_NO_NAMES = LANDS | word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December I It The He She They In At On But And U.S. European American British "
    "Japanese French German Canadian"
)
_SAYS_THAT = re.compile(
    rf"{LISTED}?(?: \([A-Z]+\))?,? (?:also |has |had )?(?:sa(?:id|ys)|added|reported|announced|noted|told|"
    r"believes|expects|may|might|will|bought|agreed|raised|lowered|cut|downgraded|upgraded|owns|holds|"
    r"offered|plans|wants|sold)\b"
)
"""Behind these the words are of another: "Elm said the airline may grow"."""
_SPOKESMAN = re.compile(r"\b(?:spokes\w+|official|executive|chairman|president) (?:for|of|at) (?:the )?$")
_TOLD = re.compile(r"\b(?:told|informed|asked|urged) (?:the )?$")
_NAMED = re.compile(r"[A-Z][a-z]+(?<!an)(?<!ese)(?<!ish)(?<!ch)(?<!ss) ")
"""Somebody's: "the Roe organization"."""
_OF_MANY = NOT_ALONE | {"organization", "organisation", "empire"}
_NEAR = 200
TELLING_BARE = word_set(
    "bank newspaper airline union utility brokerage exchange thrift insurer university hospital retailer "
    "broadcaster railroad railway party refinery carrier drugmaker carmaker automaker brewer publisher partnership"
)
"""Such a noun tells what somebody is though no other word stands with it: "the utility said"."""
_THE_BARE = re.compile(rf"\b[Tt]he ({'|'.join(sorted(TELLING_BARE))})$")
_WITH_OWN_NAME = word_set("group newspaper paper magazine daily weekly")
_BODIES = word_set("Department Ministry Government Treasury Commission Nations")
_FAR = 600
"""Characters: who was named so far back is not referred to."""
_SAID, _NEXT, _ITS = 2.3, 2.2, 2.1
_IS_BARE = 0.8


def referred_to(text: str, ends: Sequence[tuple[int, int]], name: str, kind: MentionKind) -> Iterator[Reading]:
    """What the words that refer back to a name tell.

    Args:
        text: The prose of an article in one line.
        ends: Where the name stands in it, in order.
        name: As it is shown.
    """
    nouns = PERSONS if kind is MentionKind.PERSON else ORGANISATIONS
    yield from _spoken(text, ends, name, nouns)
    if kind is MentionKind.ORGANISATION:
        yield from _next(text, ends, name, nouns)


def _spoken(text: str, ends: Sequence[tuple[int, int]], name: str, nouns: frozenset[str]) -> Iterator[Reading]:
    named = {end: start for start, end in ends}
    starts = dict(ends)
    last = -1
    for match in _SPEAKS.finditer(text):
        at = match.start()
        before = text[max(0, at - 80) : at]
        if at in named or _ends_with_name(text, at, named):
            last = at
        elif (after := text[match.end() + 1 : match.end() + 2]) and match.end() + 1 in starts:
            last = match.end()  # "..., said Ann Roe."
        elif after.isupper() and before.endswith((",", '"', "”")):
            last = -1
        elif (found := _THE.search(before)) and _tells(found[2], found[3], nouns):
            if last >= 0 and at - last < _FAR:
                yield _reading(name, found[2], found[3], _SAID)
                last = at
        elif nouns is ORGANISATIONS and (bare := _THE_BARE.search(before)) and bare[1] not in name.lower():
            is_first = re.search(rf"\b{bare[1]}", text[: at - len(bare[1])], re.IGNORECASE) is None
            if last >= 0 and at - last < _FAR and is_first:  # else it is the one that was told of before
                yield Reading(_SAID - _IS_BARE, f"{name}, the {bare[1]}", sense_of(bare[1], ()))
                last = at
        elif not _SAME.search(before):
            last = -1


def _ends_with_name(text: str, at: int, named: dict[int, int]) -> bool:
    """Whether a name ends here but for its letters in brackets: "the Elm Board (EB) said"."""
    closed = re.search(rf"(?:{LISTED}|,? \(?[A-Z]{{2,8}}\)?,?)+$", text[max(0, at - 20) : at])
    return closed is not None and at - len(closed[0]) in named


def _next(text: str, ends: Sequence[tuple[int, int]], name: str, nouns: frozenset[str]) -> Iterator[Reading]:
    breaks = [match.end() for match in _SENTENCE.finditer(text)]
    for found in _OPENING.finditer(text):
        if not _tells(found[2], found[3], nouns):
            continue
        begins = [at for at in breaks if at < found.start()]
        sentence = text[begins[-1] if begins else 0 : found.start()]
        first = found.start() - len(sentence)
        if dateline := _DATELINE.match(sentence):
            first += dateline.end()
        subject = next((span for span in ends if first <= span[0] <= first + len("The ")), None)
        if subject is not None and not _names_another(text[subject[1] : found.start()]):
            yield _reading(name, found[2], found[3], _NEXT)
    for found in (*_OWNED_BY_IT.finditer(text), *_ITSELF.finditer(text)):
        start, named = next((span for span in reversed(ends) if span[1] <= found.start()), (0, -_NEAR))
        if (
            not _TOLD.search(text, max(0, start - 20), start)
            and (not _SAYS_THAT.match(text, max(named, 0)) or _SPOKESMAN.search(text, max(0, start - 30), start))
            and found.start() - named < _NEAR
            and (not found[2] or _tells(found[2], found[3], nouns))
            and not _names_another(text[named : found.start()])
            and (found[3] not in _OF_MANY or not _NAMED.fullmatch(found[2]))
            and name.partition(" ")[0] not in found[2].split()  # "the Airbus consortium" is more than Airbus
        ):
            yield _reading(name, found[2], found[3], _ITS)


def _names_another(text: str) -> bool:
    """Whether these words name somebody else, but for days, months and lands."""
    found = _CAPITALS.findall(text)
    return names_firm(text.lstrip(LISTED)) or any(word.rstrip(".") not in _NO_NAMES for word in found)


def tells_alone(told: str, head: str) -> bool:
    """Whether "The <told><head>" tells of what kind a firm is that it refers back to: "The steel maker"."""
    return bool(told) and _tells(told, head, ORGANISATIONS)


def _tells(told: str, head: str, nouns: frozenset[str]) -> bool:
    words = told.split()
    plain = [word.lower() for word in words]
    if not is_noun(head, nouns) or head.endswith("s") or not (STOP - {"and"}).isdisjoint(plain):
        return False
    if (
        not VERBS.isdisjoint(plain)
        or not DETERMINER.isdisjoint(plain)
        or any(word.endswith(("'s", "’s", "s'")) for word in words)
    ):
        return False
    if nouns is PERSONS:
        return head not in _NO_PERSON and any(word not in _SAYS_NOTHING for word in plain)
    if head in _NO_HEAD or (head in PERSONS and not head.endswith("maker")):
        return False
    if head in _WITH_OWN_NAME and (words[-1][:1].isupper() or "management" in plain or "investor" in plain):
        return False  # "the Economic Daily newspaper", "the Ash/Oak group"
    telling = [word for word in plain if word not in _SAYS_NOTHING and word.rstrip(".") != "u.s"]
    if plain == ["news"] or (head == "paper" and plain[-1:] in (["corporate"], ["commercial"])):
        return False
    return bool(telling) and not (head in NOT_ALONE and all(word.endswith(("ed", "ing")) for word in telling))


def _reading(name: str, told: str, head: str, score: float) -> Reading:
    words = told.split()
    only_where = head in NOT_ALONE and all(word[:1].isupper() and word not in _BODIES for word in words)
    return Reading(score - (0.7 if only_where else 0.0), f"{name}, the {told}{head}", sense_of(head, words))
