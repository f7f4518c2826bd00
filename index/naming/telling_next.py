"""What the sentence behind the one that begins with a name tells of it: "Elm Corp fell. The steel maker ...".

Both are shown together, so that whoever reads them sees what refers to what.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.naming.describe_owners import names_firm
from index.naming.describe_phrases import LISTED
from index.naming.describe_reference import TELLING_BARE, tells_alone
from index.naming.describe_words import DOING, ORGANISATIONS, PERSONS
from index.naming.telling_signs import behind_subject

_OPENS_WITH = re.compile(r"(?:The |But |And )?$")
_THE_SAME = re.compile(
    r"(?:The (?:company|firm|bank|group|concern|agency|corporation|unit|division|subsidiary)|It|Company)(?= |,)"
)
_HE = re.compile(r"(?:He|She)(?= |,)")
_THE = re.compile(r"The ((?:[\w'’&./-]+ ){0,5}?)([a-z][a-z-]+)(?=(?: [a-z]|,|['’]s? ))")
_HAS = re.compile(
    r" (?:also |now |currently )?(?:has|had|includes?|operates|runs|owns|serves|employs|insures) "
    r"(?:(?:about|some|more than|over|nearly|a total of) )?"
    r"(?:[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen) "
    r"(?:[a-z-]+ ){0,3}(?:stores|branches|offices|members|restaurants|hotels|supermarkets|outlets|hospitals|"
    r"theatres|theaters|plants|mines|mills|stations|newspapers|customers|subscribers|employees|workers|aircraft|planes|ships|"
    r"vessels|tankers|refineries|wells|shops|centers|clinics|homes|farmers|policyholders|cinemas|rigs|casinos)\b"
)
_MADE = re.compile(
    rf" (?:also |now |currently )?(?:{'|'.join(sorted(DOING))}) (?!about\b|\d|its (?:shares|stock)\b)[a-z]"
)
_IS_OF = re.compile(
    r" (?:is|was) (?:engaged|involved|a leader|active|headquartered|based|owned|controlled|wholly|privately|"
    r"jointly) "
)
_TOLD, _DOES, _NOUN = 2.6, 2.4, 2.2


def opens(before: str) -> bool:
    """Whether the sentence begins with the name."""
    return _OPENS_WITH.fullmatch(before) is not None


def told_next(name: str, after: str, following: str, kind: MentionKind) -> float:
    """How much the next sentence tells of the name a sentence begins with; 0 for nothing, or of another.

    Args:
        after: The sentence behind the name.
        following: The next one.
    """
    if names_firm(after.lstrip(LISTED)):
        return 0.0
    if kind is MentionKind.PERSON:
        match = _HE.match(following)
        return _TOLD if match and behind_subject(following[match.end() :], PERSONS) else 0.0
    if kind is not MentionKind.ORGANISATION:
        return 0.0
    if match := _THE_SAME.match(following):
        rest = following[match.end() :]
        if behind_subject(rest, ORGANISATIONS):
            return _TOLD
        return _DOES if _HAS.match(rest) or _MADE.match(rest) or _IS_OF.match(rest) else 0.0
    match = _THE.match(following)
    if match is None or re.search(rf"\b{match[2]}", after) is not None:
        return 0.0  # "Elm Corp sold a drug. The drug": that is what it sold
    is_bare = not match[1] and match[2] in TELLING_BARE and match[2] not in name.lower()
    return _NOUN if is_bare or tells_alone(match[1], match[2]) else 0.0
