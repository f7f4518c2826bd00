"""What is done with companies, and what they do: of a name that nobody explains it tells that it is one."""

from __future__ import annotations

import re

from index.article import MentionKind

_BEFORE = 32  # characters looked at in front of a name

_OWNING = re.compile(
    r"\b(?:(?:shares|stake|holdings) (?:of|in)|acquir(?:e|ed|es|ing)|acquisition of|"
    r"merg(?:er|ed|e) with|(?:share|stock|bond)holders (?:of|in)|(?:unit|subsidiary|affiliate) of|"
    # "the state oil company, Pertamina,"
    r"(?:company|airline|newspaper|news agency|utility|refiner|producer|brewer|retailer|conglomerate|brokerage|"
    r"carmaker|automaker),)\s$"
)
_OWNING_OR_HOLDING = re.compile(  # an army takes control of a town, too
    r"\b(?:(?:interest|position) in|merg(?:er|ed|e) (?:of|into)|takeover of|(?:control|owner|owners) of|"
    r"(?:bid|offer|tender) for|holders (?:of|in)|(?:division|parent|arm) of|"
    r"(?:pct|percent|%) of|(?:owned|supplied|manufactured|operated|marketed) by)\s$"
)
_KINDS_OF_FIRMS = (
    r"(?:company|firm|maker|bank|producer|manufacturer|unit|concern|subsidiary|retailer|insurer|utility|agency|"
    r"airline|chain|brokerage|partnership|distributor|supplier|refiner|brewer|publisher|conglomerate|companies)"
)
_OWNED = re.compile(
    r"(?:['’]s?)? (?:(?:common|preferred|ordinary|voting|outstanding|takeover|merger|tender|retail|department) )*"
    r"(?:shares?|stock|(?:share|stock)?holders|debentures|warrants|bid|offer|tender|merger|takeover|units?|subsidiary|"
    r"stores?|outlets|division|board|directors)\b|"
    r"['’]s \d[\d.-]* (?:pct|percent|per cent|%)|"
    r"(?:['’]s|(?<=s)['’]) (?:[a-z-]+ ){0,2}(?:managements?|subsidiaries|affiliates|debentures|notes|fleet|brands|"
    r"creditors|refiner(?:y|ies)|smelters?|factor(?:y|ies)|plants?|sales|revenues?|profits?|earnings|employees|"
    r"customers|products?|dividends?|treasurer|option after|acquisitions?|operations|exports|"
    r"business(?:es)?|headquarters|workforce|suppliers|bankers|auditors|assets)\b|"
    rf"(?:,| is| was) (?:an?|one of the|the latest in a line of) (?:\S+ ){{0,5}}?{_KINDS_OF_FIRMS}\b"
)
# "Devex added 50 to 13.00", "Wormald, up 20 at 3.65".
_QUOTED = re.compile(
    r",? (?:(?:was|were|is|are|stood|closed|ended|finished|opened|traded|down|up|also) )*"
    r"(?:up|down|higher|lower|rose|fell|gained|lost|added|eased|slipped|shed|firmed|climbed|dropped|jumped|"
    r"advanced|"
    r"unchanged|dipped|surged|off|put on|ahead)(?: (?:by|at|to|a))? "
    r"(?:[$£]?\d[\d/.-]*(?:p|c)?(?: (?:cents?|cts|pence|rand|francs|yen|marks|crowns|points|dlrs|to|at)\b|,|;|"
    r"\.|$)|"
    r"penny|cent\b)"
)
# What companies do, and towns and states do, too.
_ACTING = re.compile(
    rf", the (?:\S+ ){{1,6}}?{_KINDS_OF_FIRMS}\b(?! (?:said|says|added))|"
    r" (?:also )?(?:said|raised|cut|sold|acquired|expects|completed|announced|increased|lowered|reported|boosted|"
    r"plans|posted|filed|extended|received|began|opened|closed|split|declared|will|has|would)"
    r"(?: [a-z]+){0,3}? its\b|"
    r" (?:also )?declared (?:a|an|the) (?:\S+ )?(?:quarterly|dividend)|"
    r" (?:also )?(?:operates|manufactures|markets|distributes) [a-z]|"
    r" (?:said it |has |had |have |also )*(?:agreed|agrees) to (?:acquire|buy|sell|merge|purchase|be)\b|"
    r" (?:said it )?(?:had |has )?(?:also )?(?:acquired|purchased) [A-Z<\d]|"
    r" (?:said it )?(?:had |has )?(?:also )?(?:reported|earned|posted|expects to report) (?:an? |its |net |"
    r"operating |"
    r"record |higher |lower |\d)+(?:loss|losses|profits?|earnings|income|sales|revenues?|mln|million|"
    r"billion|cts|dlrs)|"
    r" said it (?:owns|operates|sold|bought|signed|filed|completed|received|formed|declared|earned|named|"
    r"will (?:acquire|sell|issue|offer|build|supply|close|cut its)|may (?:reconsider|sell|acquire|issue))\b"
)
# Of who is somebody it says "who".
_WHICH_BEHIND = re.compile(
    r", which (?:is|has|was|had|will|said|operates|makes|owns|sells|holds|provides|began|also|already)\b"
)


def is_owned(text: str, start: int, end: int, kind: MentionKind) -> bool:
    """Whether something is done with a name that is done with companies alone."""
    if _OWNED.match(text, end) or _OWNING.search(text, max(0, start - _BEFORE), start):
        return True
    if kind is not MentionKind.PERSON:
        return False
    if _ACTING.match(text, end) or _WHICH_BEHIND.match(text, end) or _QUOTED.match(text, end):
        return True
    return _OWNING_OR_HOLDING.search(text, max(0, start - _BEFORE), start) is not None
