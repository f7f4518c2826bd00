"""Whose somebody or something is where the subject of the sentence says it.

"Elm Corp said chairman Ann Roe left", "Elm Corp said its Ash unit grew", "Elm Corp, which owns Ash": the phrase
around the name alone would be "chairman Ann Roe", of nobody knows what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.naming.describe_phrases import BEHIND, GOES_ON, LISTED, STOP, WHOSE
from index.naming.describe_words import LEGAL_FORMS, OWNERS_WORDS, VERBS

_FIRM = r"[A-Z][\w&.'’/-]*(?:,? (?:(?:and|of|for|the|de) ){0,2}[A-Z][\w&.'’/-]*){0,7}"
_ENDS = (
    rf"(?:{LEGAL_FORMS}|Bank|Bancorp|Trust|Industries|University|Association|Company|Corporation|Airlines|"
    r"Systems?|Technologies|Motors|Stores|Laboratories|Products|Securities)"
)
_SAYS = r"(?:said|says|announced|reported)"
_STARTS = r"(?:^|[\w)\ue000]{2}[.!?][\"”’]? |[.!?][\"”’] )"
_SUBJECT = re.compile(
    rf"{_STARTS}(?:The )?({_FIRM})({LISTED})?(?:, (?:which|a|an|the|whose) [^,.;:()\"]{{3,80}})?,? {_SAYS}\b"
)
_OPENING = re.compile(rf"{_STARTS}(?:The )?({_FIRM})({LISTED})?(?=[ ,])")
_LEAD_GOES_ON = re.compile(rf"{_STARTS}(?:It|The (?:company|firm|group|bank)) (?:also )?{_SAYS}\b")
_LEAD_DOES = re.compile(rf"{_STARTS}(?:It|The (?:company|firm|group|bank)) (?:\w+ )?[a-z]+\b")
_NEW_SENTENCE = re.compile(r"[\w)\ue000]{2}[.!?][\"”’]? [A-Z]")
_IS_FIRM = re.compile(rf"\b{_ENDS}\.?$")
_NAMES_ANY = re.compile(rf" [A-Z]|{LISTED}")
_LEGAL = re.compile(rf"\b(?:{LEGAL_FORMS})\.?$")
_NAMES_FIRM = re.compile(rf"[A-Z][\w&.'’-]* {_ENDS}\b|{LISTED}")
_OTHER_FIRM = re.compile(rf"\b{_ENDS}\b|\b(?:whose|his|her|their)\b|{LISTED}")
_ITS = re.compile(r"\bits ((?:[a-z-]+ |[\d./-]+ ?pct[ -](?:owned )?){0,4})$")
_UNITS = "|".join(sorted(OWNERS_WORDS | {"operations", "stores", "restaurants", "hotels"}))
_UNIT = re.compile(rf" ((?:[a-z-]+ ){{0,3}}?)({_UNITS})\b(?! of\b)")
_ITS_LIST = re.compile(rf"\bits (?:{_FIRM}{LISTED}?, )*{_FIRM}{LISTED}?,? and $")
_ITS_UNIT = re.compile(r"\bits ((?:[a-z/-]+ |[\d./-]+ ?pct[ -]){0,4})([a-z]+)(,?) $")
_OWNS = re.compile(rf"({_FIRM}){LISTED}?, (?:which|who) (?:also |wholly |fully ){{0,2}}(owns|controls) (?:the )?$")
_FORMED = re.compile(
    r"\b(?:set up|formed|established|created) an? (?:new )?"
    r"((?:[a-z-]+ ){0,2}?(?:subsidiary|unit|affiliate|company)(?: in [A-Z][a-z]+)?)(?: called| named)?, $"
)
_PASSIVE = {"owns": "owned by", "controls": "controlled by"}
_IN_LISTS = re.compile(r",? and [A-Z]")


def subject_of(before: str, lead: str, *, speaks: bool = False) -> str:
    """The firm that says the sentence which these words begin; "" where none does.

    Args:
        before: The paragraph up to a name.
        lead: What `firm_of_lead` found, for "The company said".
        speaks: Whose name it is says it, so that the firm may do anything: "Elm Corp plans to grow, chairman ...".
    """
    found = _last(_OPENING if speaks else _SUBJECT, before)
    goes_on = _last(_LEAD_DOES if speaks else _LEAD_GOES_ON, before)
    if goes_on is not None and (found is None or goes_on.start() >= found.start()):
        firm, between = lead, before[goes_on.end() :]
    elif found is not None and (found[2] or _IS_FIRM.search(found[1])):
        firm, between = found[1], before[found.end() :]
    else:
        return ""
    return "" if _NEW_SENTENCE.search(between) or _OTHER_FIRM.search(between) else firm


def firm_of_lead(paragraph: str) -> str:
    """The firm whose words an article begins with; "" where it begins otherwise."""
    found = _SUBJECT.match(paragraph)
    return found[1] if found and (found[2] or _IS_FIRM.search(found[1])) else ""


def _speaker(before: str, lead: str) -> str:
    """The firm that says the sentence, or that of the lead where the sentence has named nobody yet."""
    ends = [match.end() - 1 for match in _NEW_SENTENCE.finditer(before)]
    sentence = before[ends[-1] if ends else 0 :]
    return subject_of(before, lead) or ("" if _NAMES_ANY.search(sentence) else lead)


def ends_like_firm(name: str) -> bool:
    """Whether a name ends as those of firms do: "Elm Laboratories"."""
    return _IS_FIRM.search(name) is not None


def names_firm(text: str) -> bool:
    """Whether these words name a firm, as far as its end or its symbol tells."""
    return _NAMES_FIRM.search(text) is not None


def has_legal_form(name: str) -> bool:
    """Whether a name ends in the legal form of a firm: "Elm Ltd"."""
    return _LEGAL.search(name) is not None


def without_legal_form(name: str) -> str:
    """ "Elm" of "Elm Ltd"."""
    return _LEGAL.sub("", name).rstrip()


def owned_by(name: str, before: str, after: str, lead: str) -> Iterator[tuple[float, str, str]]:
    """(score, phrase, sense) of a firm that the sentence gives an owner."""
    if (
        (match := _ITS.search(before))
        and (kind := _UNIT.match(after))
        and (STOP | VERBS).isdisjoint(kind[1].split())
        and (owner := _speaker(before[: match.start()], lead))
    ):
        yield 2.4, f"{genitive(owner)} {match[1]}{name} {kind[1]}{kind[2]}", kind[2]
    elif (
        (match := _ITS_LIST.search(before))
        and (kind := BEHIND.match(after))
        and kind[1].removesuffix("s") in OWNERS_WORDS
        and (owner := subject_of(before[: match.start()], lead))
    ):
        yield 2.2, f"{genitive(owner)} {name} {kind[1].removesuffix('s')}", kind[1].removesuffix("s")
    elif (
        (match := _ITS_UNIT.search(before))
        and match[2] in OWNERS_WORDS
        and not _IN_LISTS.match(after)
        and not GOES_ON.match(after)
        and (owner := _speaker(before[: match.start()], lead))
    ):
        yield 2.6, f"{genitive(owner)} {match[1]}{match[2]}{match[3]} {name}", match[2]
    elif (match := _FORMED.search(before)) and (owner := _speaker(before[: match.start()], lead)):
        yield 2.2, f"{genitive(owner)} {match[1]}, {name}", match[1].split()[0]
    elif (
        _ITS.search(before)
        and name.rpartition(" ")[2].lower() in OWNERS_WORDS
        and (owner := _speaker(before[: before.rindex("its ")], lead))
    ):
        yield 2.2, f"{genitive(owner)} {name}", f"{WHOSE} {owner.casefold()}"
    elif (match := _OWNS.search(before)) and not match[1].startswith("The "):
        yield 2.2, f"{name}, {_PASSIVE[match[2]]} {match[1]}", "owned"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None


def genitive(name: str) -> str:
    """The name of an owner as one says it: "Elm Corp's"."""
    return name if name.endswith(("'s", "’s")) else f"{name}'" if name.endswith("s") else f"{name}'s"
