"""The set forms in which news says what a firm or a body is: what it does, whose it is, where it sits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.naming.describe_owners import ends_like_firm, has_legal_form
from index.naming.describe_phrases import (
    BEHIND,
    DETERMINER,
    GOES_ON,
    LISTED,
    OPENS,
    STOP,
    WHICH,
    WHOSE,
    Reading,
    cut_phrase,
    is_noun,
    joined,
    noun_phrase,
    parted,
    sense_of,
)
from index.naming.describe_words import (
    BEHIND_FIRMS,
    COUNTRIES,
    DOING,
    LEGAL_FORMS,
    ORGANISATIONS,
    OWNERS_WORDS,
    SHORT_STATES,
    STATES,
    VERBS,
    word_set,
)

_SHARE = r"(?:(?:about |nearly |almost |some )?[\d./-]+(?: ?pct| per ?cent|%)[ -])?"
_OWNED = re.compile(
    rf"(,| is| was)(?: now| which is)? ((?:wholly|jointly|partly|majority|publicly|mainly)?[ -]?{_SHARE}"
    r"(?:owned|controlled|founded|headed|run|published|based|headquartered)(?: [\d.]+ pct)?[ -](?:by|in) "
    r"(?!its |his |her |their )(?:the |an? )?[A-Za-z][^.,;:()\"“”\n]{2,70})(?=[.,;]|$)"
)
_MORE_OWNERS = re.compile(
    r"(?:, (?:the )?[A-Z][^,.;:()\n]{2,60})*,? and (?:the )?[A-Z][\w&.'’ \ue000-]{2,60}(?=[,.;]|$)"
)
_ROOM = 120
_FORMERLY = re.compile(
    r",? \(?(?:formerly|previously)(?: known as| called)? (?:the )?([A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,5})"
    r"(?=[,.);]| said)"
)
_FIRM = r"[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,5}"
# "Elm, which changed its name in April from X", "changes its name to Elm Inc from X"
_NOW = re.compile(
    rf"(?:({_FIRM}),? which (?:\w+ )?changed its name(?: (?:in|last|this) \w+| earlier this \w+)? from "
    rf"|\bname (?:\w+ )?to ({_FIRM}) from )(?:the )?$"
)
_LAND = re.compile(r"\b((?:[A-Z][a-z]+ )?[A-Z][a-z]+)['’]s $")
_ENGAGED = re.compile(r"(?:, [^.,;:()]{4,80},)?( is (?:engaged|involved) in [^.,;:()]{4,90})(?=[.,;])")
_HELD = re.compile(
    r"\b((?:[Pp]rivately|[Ss]tate|[Ff]amily|[Gg]overnment|[Pp]ublicly)[ -](?:owned|held|run|controlled)"
    r"|[A-Z][a-z]+-backed) $"
)
_MAKES = re.compile(
    r" (\w+) (?!similar\b)((?:[^.,;:()\"“”\n]|(?<=[ .][A-Z])\.|[.,](?=\d)){4,100})(?<![ .][A-Z])(?=[.,;])"
)
_AMOUNT = re.compile(r"\d[\d.,/-]* (?:dlrs|cents|cts|pct|mln|billion)\b")
_OWNER = re.compile(
    r"(?<![\w.])((?:[A-Z]\w+, (?=[A-Z]\w+ and Co\b))?(?:[A-Z][\w.&-]*[\ue000]? (?:and )?){0,4}"
    r"[A-Z][\w.&-]*[\ue000]?['’]s?)[\ue000]? ((?:[a-z-]+ ){0,2})$"
)
_OWNS = re.compile(r" ((?:[a-z-]+ ){0,2}?([a-z]+))\b(?! of\b)")
_ALSO_DONE_ONCE = frozenset(
    {"sells", "exports", "imports", "controls", "builds", "groups", "processes", "advises"}
)
_SAYS_SO = re.compile(r" (?:said|reported|announced|has|had|will|is|was)\b")
_GROUPS = word_set("Club Group League Union Alliance Council Conference Congress Community Bloc")
_OF_SEVERAL = re.compile(r" of (?:(?:\w+-)?[a-z-]+ ){0,4}?([a-z-]{3,}s)\b(?=[ ,.;])")
""" "the Oakby Club of western creditors"."""
_UNIT_OF = re.compile(
    r" (unit|subsidiary|division|affiliate|arm) of (?:the )?"
    r"[A-Z][\w&.'’-]*(?: (?:(?:and|&|of) )?[A-Z][\w&.'’-]*){0,5}"
)
""" "the Elm unit of Ash Corp"."""
_NETWORK = re.compile(
    r" ((?:television|radio|broadcasting|supermarket|store|hotel|restaurant|department store|newspaper|news) "
    r"(?:network|station|chain|group|agency)|(?:[a-z-]+ ){1,2}(?:institute|think-tank|foundation|laboratory))\b"
    r"(?! (?:affiliate|chairman|president|executive|official))"
)
""" "the Elm television network", and not a "network affiliate"."""
_ENDS_THERE = re.compile(
    r"[,.;:)]|$| (?:said|says|reported|reports|quoted|announced|has|had|is|was|will|and|in|on|by|of|to|that|which|"
    r"today)\b"
)
"""What stands behind a name and its noun: "the Elm daily said", and not "the Elm daily price"."""
_AGENCY_OF = re.compile(
    r"\b((?:(?:[A-Z][\w.]*|[a-z-]+) ){0,4}(agency|firm|brokerage|house|chain|studio)) of (?:the )?$"
)
_SHARES = re.compile(r"(?:about |nearly |some |almost )?[\d./,-]+ (?:pct|per ?cent|shares|mln)|[\d./]+%")
_NAME_BEFORE = re.compile(r"[A-Z][\w.&'’-]*\ue000? (?:of )?$")
_OWNER_WORDS = re.compile(rf"^[Tt]he |['’]s?(?= |$)| (?:{LEGAL_FORMS})\b\.?|\b[a-z-]+ |\ue000")
_LANDS = "|".join(sorted(country for country in COUNTRIES if " " in country))
_GENITIVE = re.compile(
    rf"(?<![\w.])((?:[Tt]he )?(?:(?:{_LANDS})['’]s|[A-Z][\w.-]+(?: administration| government)?['’]s|"
    r"(?:main )?opposition|ruling|governing|majority|minority|(?:semi-)?official|federal|independent|influential|"
    r"powerful|state[ -](?:run|owned|controlled)) (?:[a-z-]+ ){0,3})$"
)
# "the Roe-based Elm Nations agency, ...": another's home, not that of who has the agency.
_SOMEBODYS = re.compile(
    r" (?:agency|agencies|unit|units|subsidiary|office|body|arm|branch|group|team|think tank)\b"
)
_BASED = re.compile(r"((?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)?-based) $")
_OF_TOWN = re.compile(
    rf" (of (?:the )?(?!Five\b|Seven\b|Ten\b)[A-Z][a-z]+(?: (?!(?:{LEGAL_FORMS})\b)[A-Z][a-z]+)?)"
    rf"(?:, ([A-Z][a-z]+)\.?)?(?=[ ,.;{LISTED}])(?! (?:{LEGAL_FORMS})\b)"
)
_LONGER_WITH_OF = re.compile(r"\b(?:Bank|Trust|University|Association|Company)$")
"""Such names may go on with "of"."""
_NOT_OWNERS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Its Their His Her It He She There What That Here Let "
    "Today Tonight Yesterday Tomorrow Year Week Month"
)


def of_firm(name: str, before: str, after: str, *, is_listed: bool) -> Iterator[Reading]:
    """What the words before and after the name of a firm say of it.

    Args:
        is_listed: The symbol of its shares or brackets stand with its name, so that it is a firm.
    """
    if match := WHICH.match(joined(after)):
        is_so = match[2] in ("is", "was") and noun_phrase(match[3], ORGANISATIONS)
        holds = match[2] in ("owns", "controls") and _SHARES.match(match[3])  # "which owns 40 pct of Elm"
        if (match[2] in DOING and not holds) or is_so:
            yield Reading(3.0, f"{name}, {match[1]} {match[2]} {parted(match[3])}", "does")
    if (
        (match := _GENITIVE.search(before))
        and " " in name
        and is_noun(name.partition(" (")[0].split()[-1], ORGANISATIONS)
        and STOP.isdisjoint(match[1].split())
        and match[1].split()[0].rstrip("'’s") not in _NOT_OWNERS
        and not (match[1][0].isupper() and _NAME_BEFORE.search(before, 0, match.start()))
    ):
        yield Reading(1.9, f"{match[1]}{name}", _whose(match[1]))
    elif has_legal_form(name) and (match := _LAND.search(before)) and match[1] in COUNTRIES:
        yield Reading(1.7, f"{match[1]}'s {name}", "of land")  # "Britain's Elm Group PLC"
    if match := _OWNED.match(after):
        link = "," if match[1] == "," else match[1]
        rest = _MORE_OWNERS.match(after, match.end())
        owners = match[2] + (rest[0] if rest else "")
        if not rest or len(owners) < _ROOM:  # one owner of three is another story
            yield Reading(2.3, f"{name}{link} {cut_phrase(owners)}", "owned")
    if (match := _AGENCY_OF.search(before)) and STOP.isdisjoint(match[1].lower().split()):
        words = match[1].split()
        starts = [n + 1 for n, word in enumerate(words) if word.lower() in DETERMINER]
        words = words[starts[-1] :] if starts else words
        if starts and len(words) > 1 and VERBS.isdisjoint(words):
            yield Reading(2.2, f"{' '.join(words)} {name}", sense_of(match[2], words))
    if match := _FORMERLY.match(after):
        yield Reading(1.6, f"{name}, formerly {match[1]}", "formerly")
    if match := _NOW.search(before):
        yield Reading(1.6, f"{name}, now {match[1] or match[2]}", "now")
    if match := _ENGAGED.match(after):
        yield Reading(2.0, f"{name}{match[1]}", "does")
    if match := _HELD.search(before):
        yield Reading(1.5, f"{match[1]} {name}", "held")
    match = _MAKES.match(after)
    if (
        match
        and not _AMOUNT.search(match[2])
        and match[1] in DOING - _ALSO_DONE_ONCE
        and OPENS.search(before)
        and not _SHARES.match(match[2])
    ):
        yield Reading(2.4, f"{name} {match[1]} {cut_phrase(match[2])}", "does")
    if (owner := _OWNER.search(before)) and owner[1].split()[0].rstrip("'’s") not in _NOT_OWNERS:
        if (match := _OWNS.match(after)) and match[2] in OWNERS_WORDS and not owner[1].isupper():
            yield Reading(2.4, f"{owner[1]} {owner[2]}{name} {match[1]}", match[2])
        elif has_legal_form(name) and has_legal_form(owner[1].replace(LISTED, "").rstrip("'’s")):
            yield Reading(1.9, f"{owner[1]} {owner[2]}{name}", _whose(owner[1]))
        elif has_legal_form(owner[1].replace(LISTED, "").rstrip("'’s")) and " " in name and _SAYS_SO.match(after):
            yield Reading(1.6, f"{owner[1]} {owner[2]}{name}", _whose(owner[1]))  # "Elm Corp's Ash Inns said"
    elif (
        (match := BEHIND.match(after))
        and match[1] in BEHIND_FIRMS
        and _ENDS_THERE.match(after, match.end())
        and not is_noun(name.split()[-1], ORGANISATIONS)  # "the Elm Party newspaper"
    ):
        yield Reading(2.2, f"{_adjective(before)}{name} {match[1]}", match[1])
    if name.rpartition(" ")[2] in _GROUPS and (match := _OF_SEVERAL.match(after)):
        yield Reading(2.2, f"the {name}{match[0]}", match[1])
    if match := _UNIT_OF.match(after):
        yield Reading(2.4, f"the {name}{match[0]}", match[1])
    if match := _NETWORK.match(after):
        yield Reading(2.3, f"the {name}{match[0]}", match[1].split()[-1])
    if not (GOES_ON.match(after) or _SOMEBODYS.match(after)) and (match := _BASED.search(before)):
        yield Reading(1.8, f"{match[1]} {name}", "based")
    elif (match := _OF_TOWN.match(after)) and (
        (ends_like_firm(name) and not _LONGER_WITH_OF.search(name))
        or (is_listed and not COUNTRIES.isdisjoint((match[1].split()[-1], match[2])))
    ):
        region = f", {match[2]}" if match[2] in STATES or match[2] in COUNTRIES else ""
        stop = "." if match[2] in SHORT_STATES else ""
        yield Reading(1.7, f"{name} {match[1]}{region}{stop}", "of town")


def _whose(owner: str) -> str:
    """The sense of a phrase that says whose: two owners do not say the same."""
    return f"{WHOSE} {re.sub(_OWNER_WORDS, '', owner).strip().casefold()}"


def _adjective(before: str) -> str:
    """ "the mass-circulation " before the name of a paper, as far as it is one phrase."""
    match = re.search(r"((?:[Tt]he |[A-Z][\w]*['’]s )(?:[a-z-]+ ){0,3})$", before)
    return match[1] if match and STOP.isdisjoint(match[1].split()) else ""
