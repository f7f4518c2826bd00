"""The set forms in which news says who somebody is: an office, an appointment, for whom one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.article import MentionKind
from index.naming.describe_owners import genitive, names_firm, subject_of
from index.naming.describe_phrases import (
    GOES_ON,
    OPENERS,
    OPENS,
    WHICH,
    Reading,
    cut_phrase,
    is_noun,
    is_thin,
    noun_phrase,
    office_before,
    sense_of,
)
from index.naming.describe_words import DOING_PERSON, ORGANISATIONS, PERSONS, TITLES, TOPICS, WEAK, word_set

_NAMED_SO = re.compile(r"((?:named|appointed|elected|nominated|promoted|hired|chose|picked) )$")
_AS = re.compile(r",?(?: \d\d,)? (?:as |to be |to the post of |to )?(?!a unit)([^;:()\"“”\n]{4,140})")
_AND_SOMEBODY = re.compile(r" and (?!Chief|President|Chair|Managing|Director|Vice|Executive)[A-Z]\S* [A-Z].*$")
_BARE = re.compile(r"(?:(?:vice|senior|executive|chief) )*([a-z-]+)(?=[,.]|$)")
# "Ann Roe as chairman of Elm Corp, replacing X"
_REPLACED = re.compile(
    r" (?:as|named|appointed|elected) (?!\S+ \S+ as )((?:the )?[^,.;:()]{4,90}), (?:replacing|succeeding) $"
)
_AND_THEN = re.compile(r",? (?:and (?:becomes|became|will|would|is|was|has|had)|but (?:will )?remains?)\b.*$")
_SUCCEEDING = re.compile(r",? (?:succeeding|replacing|to succeed|to replace|effective|following|after)\b.*$")
_SAID = re.compile(r"\b(?:said|says|agreed|added|noted|asked|argued|explained|according to|by) $")
_BECAME = re.compile(
    r" ((?:has (?:also )?been|had been|was|is|will be|been|would be) (?:\w+ly )?"
    r"(?:named|appointed|elected|nominated|promoted to|re-elected) (?:as |to be |to the post of |"
    r"to (?:replace|succeed) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} as |to )?"
    r"|(?:has |will |plans to |is to )?(?:resigned?|retired?|step(?:ped)? down) as "
    r"|(?:becomes|became|will become|will succeed \S+ \S+ as|succeeds \S+ \S+ as) )"
    r"([^;:()\"“”\n]{4,140})"
)
_AT = re.compile(
    r",? ((?:of|at|with|from) (?:the )?(?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*)"
    r"(?:(?: and| of| for| de| the)? (?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*)){0,6}"
    r"(?:(?:, [A-Z][\w-]+)+,? and [A-Z][\w-]+(?: [A-Z][\w-]+){0,3})?"
    r"(?: (?:stock)?brokers?(?:age)?(?: house| firm)? [A-Z][\w&.'’-]*(?: (?:(?:and|&) )?[A-Z][\w&.'’-]*){0,5})?)"
)
# "director and assistant to the president X" is not the president.
_ASSISTANT = re.compile(r"\b((?:(?!and\b|the\b|an\b)[a-z]+ )?assistant to the )$")
# "Elm Corp said its president and chief operating officer, X,"
_ITS_HOLDER = re.compile(r"\b(its|the (?:company|firm|group|bank)['’]s) ((?:[a-z-]+ ){0,6}?([a-z-]+)), $")
# "another analyst, X, at Y"
_ANOTHER = re.compile(r"\b(?:[Aa]nother|[Oo]ne|[Aa]n?) ((?:[a-z-]+ ){0,2}([a-z-]+)), $")
# "vice-president of Ash Chemical, X said"
_HOLDER_BEFORE = re.compile(
    r"((?:[Tt]he |\b(?!by |to |for |from |with |that |and |but )[a-z-]+ )?\b([a-z-]+) (?:of|at|for) "
    r"(?:the )?[A-Z][\w&.'’ -]{2,60}), $"
)
_OFFICE_OF = re.compile(
    r"(?<![\w-])((?:(?:former|acting|deputy|assistant|under|vice|Deputy|Assistant|Under|[A-Z][\w.’'-]+)[ -]){0,3}"
    r"(?:[Uu]ndersecretary|[Mm]inister|[Ss]ecretary|Chancellor|[Dd]irector|[Cc]ommissioner|[Hh]ead|Chief)"
    r" (?:of|for|to)(?: the)? ([A-Z][\w-]+(?:,? (?:(?:and |for |of )(?:the )?)?[A-Z][\w-]+){0,4})) $"
)
# "Vice-minister of foreign trade X"
_SMALL_OFFICE = re.compile(
    r"((?:[Vv]ice[ -]|[Dd]eputy )?([Mm]inister|[Ss]ecretary|[Uu]ndersecretary) (?:of|for) "
    r"(?:[a-z]+ ){1,3}(?<! and )(?<! the )(?<! of ))$"
)
# "President of the Elm Trade Association X"
_OF_BODY = re.compile(
    r"([A-Za-z-]+)( of (?:the )?[A-Z][\w.&-]*(?: (?:(?:of|and|for|the|de) ){0,2}[A-Z][\w.&-]*){0,7} "
    r"([A-Z][a-z]+)) $"
)
# "Justices Bob Ash, X and Tim Oak"
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?: \([A-Z]-[\w. ]+\))?"
_BESIDE = re.compile(rf"(?<=s )(?:{_NAME}, )*{_NAME},? (?:and )?$")
# "Elm Chairman Ann Roe and President X"
_FELLOW = re.compile(
    rf"\b((?!The |Its |And )[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){{0,3}}?) (?:[Vv]ice[ -])?"
    rf"(?:[Cc]hairman|[Pp]resident|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?) {_NAME} and $"
)
# "Elm says its former chairman X"
_SAYS_ITS = re.compile(
    r"(?:^|[.!?][\"”’]? )(?:The )?([A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,4}) (?:said|says) its (?:former |new )?$"
)
_WHOSE_TOLD = 0.6
_ONE = frozenset({"One", "Another", "A", "An"})
_OF_STATE = TITLES | word_set(
    "judge justice senator congressman representative governor mayor minister king queen prince princess "
    "bishop pope"
)
"""No firm has these: "Elm Corp said Judge Ann Roe denied it"."""
_SPEAKS = re.compile(r" (?:said|told|added)\b")
_TELLS = re.compile(r"(?:, an? [^,.;]{4,60},)? told ")
_QUOTED = re.compile(r",[\"”’] $")
_SEAT = re.compile(r" \([RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?\)")


def in_office(
    name: str, before: str, after: str, score: float, office: str, sense: str, kind: MentionKind, lead: str
) -> Iterator[Reading]:
    """An office before the name with what makes it full: a seat, for whom one works, whose chairman that is."""
    if kind is MentionKind.PERSON and (match := _ASSISTANT.search(before.removesuffix(f"{office} "))):
        office, sense = f"{match[1]}{office}", "assistant"
    if kind is MentionKind.PERSON and (match := _SEAT.match(after)):
        yield Reading(score + 0.3, f"{office} {name}{match[0]}", sense)
    elif kind is MentionKind.PERSON and sense in WEAK and (match := _AT.match(after)):
        yield Reading(max(score, 2.0) + 0.3, f"{office} {name} {cut_phrase(match[1])}", sense)
    elif (
        kind is MentionKind.PERSON
        and is_thin(office)
        and _OF_STATE.isdisjoint(office.lower().replace(".", "").split())
        and not GOES_ON.match(after)
        and (owner := _employer(before.removesuffix(f"{office} "), after, lead))
    ):
        yield Reading(score + 0.5, f"{owner} {office} {name}", sense)
    else:
        yield Reading(score, f"{office} {name}", sense)


def of_person(name: str, before: str, after: str, lead: str) -> Iterator[Reading]:
    """What the words before and after the name of somebody say of them.

    Args:
        lead: The firm whose words the article begins with, or nothing.
    """
    if match := WHICH.match(after):
        is_so = match[2] in ("is", "was") and (found := noun_phrase(match[3], PERSONS)) and found[2]
        if is_so or (match[1] == "who" and match[2].split()[-1] in DOING_PERSON):
            yield Reading(3.0 if is_so else 2.8, f"{name}, {match[1]} {match[2]} {match[3]}", is_so or match[2])
    if match := _SMALL_OFFICE.search(before):
        yield Reading(2.7, f"{match[1]}{name}", sense_of(match[2], ()))
    if (match := _OFFICE_OF.search(before.rstrip(", ") + " " if after.startswith(",") else before)) and all(
        word in TOPICS or word.isupper() for word in re.findall(r"[A-Z][\w-]+", match[2])
    ):
        words = match[1].split()
        words = words[1:] if words[0] in OPENERS else words
        head = match[1].partition(" of ")[0].split()[-1]
        yield Reading(2.9, f"{' '.join(words)} {name}", sense_of(head, words))
    if (
        (match := _HOLDER_BEFORE.search(before))
        and re.match(r" (?:said|told)\b|,", after)
        and is_noun(match[2].rpartition("-")[2], PERSONS)
    ):
        yield Reading(2.4, f"{match[1]}, {name}", sense_of(match[2], ()))
    if re.match(r",| (?:said|told)\b", after) and before.endswith(", "):
        found = office_before(f"{before[:-2]} ", PERSONS, MentionKind.PERSON)
        # "Elm Corp chairman and president, X, said"
        if found and found[1][0].isupper() and found[1].split()[0] not in _ONE and not is_thin(found[1]):
            yield Reading(2.5, f"{found[1]} {name}", found[2])
    if (match := _OF_BODY.search(before)) and is_noun(match[3], ORGANISATIONS):
        found = office_before(f"{before[: match.end(1)]} ", PERSONS, MentionKind.PERSON)
        if found:
            yield Reading(2.6, f"{found[1]}{match[2]} {name}", found[2])
    if match := _BESIDE.search(before):
        found = office_before(before[: match.start()], PERSONS, MentionKind.PERSON)
        if found and not before[: match.start()].endswith(f"{found[1]} "):  # they are several
            yield Reading(2.0, f"{found[1]} {name}", found[2])
    if (match := _REPLACED.search(before)) and (found := noun_phrase(match[1], PERSONS)):
        post = found[1].removeprefix("new ").replace(" new ", " ")
        yield Reading(2.2, f"{name}, replaced as {_told_whose(post, before, lead) or post}", found[2])
    if (its := _ITS_HOLDER.search(before)) and is_noun(its[3].rpartition("-")[2], PERSONS):
        owner = subject_of(before[: its.start()], lead)
        if owner and is_thin(its[2]):
            yield Reading(2.6, f"{owner} {its[2]} {name}", sense_of(its[3], its[2].split()))
    if (
        (another := _ANOTHER.search(before))
        and is_noun(another[2], PERSONS)
        and (match := _AT.match(after))
        and match[1].startswith(("of ", "at ", "with "))
    ):
        yield Reading(2.4, f"{another[1]} {name} {cut_phrase(match[1])}", sense_of(another[2], ()))
    elif (
        (match := _AT.match(after))
        and match[1].startswith(("of ", "at ", "with "))
        and (
            _SAID.search(before)
            or OPENS.search(before)
            or (_QUOTED.search(before) and after[match.end() :].startswith(" said"))
            or _TELLS.match(after[match.end() :])
        )
    ):
        yield Reading(1.4, f"{name} {cut_phrase(match[1])}", "of")
    if match := _BECAME.match(after):
        role = _AND_THEN.sub("", match[2])
        if found := noun_phrase(role, PERSONS):
            post = _post(_AND_SOMEBODY.sub("", found[1]), before, lead)
            yield Reading(2.6, f"{name} {match[1]}{post}", found[2])
        elif (bare := _BARE.match(role)) and is_noun(bare[1], PERSONS) and (owner := subject_of(before, lead)):
            yield Reading(2.6, f"{name} {match[1]}{bare[0]} of {owner}", sense_of(bare[1], ()))
    if (verb := _NAMED_SO.search(before)) and (match := _AS.match(after)):
        found = noun_phrase(match[1], PERSONS)
        post = _post(_AND_SOMEBODY.sub("", found[1] if found else match[1]), before, lead)
        if found or post != match[1]:
            sense = found[2] if found else sense_of(post.partition(" of ")[0].split()[-1], ())
            yield Reading(2.5, f"{verb[1]}{name} {match[0].lstrip(' ,')[: -len(match[1])]}{post}", sense)


def with_employer(reading: Reading, name: str, before: str, lead: str) -> Reading:
    """What stands behind a name with whose office it is, where only the subject of the sentence says it.

    "Elm Corp said Ann Roe, president, left": "Ann Roe, president of Elm Corp".
    """
    told = reading.text.removeprefix(f"{name}, ")
    if told == reading.text or not (whole := _told_whose(told, before, lead)):
        return reading
    return replace(reading, text=f"{name}, {whole}", score=reading.score + _WHOSE_TOLD)


def _told_whose(post: str, before: str, lead: str) -> str:
    """A thin post with whose it is; "" where it is not thin, or nobody knows."""
    is_its = " of its " in post
    if not (is_its or is_thin(post)) or not (owner := subject_of(before, lead)):
        return ""
    return post.replace(" of its ", f" of {genitive(owner)} ", 1) if is_its else f"{post} of {owner}"


def _employer(before: str, after: str, lead: str) -> str:
    """Whose office it is that follows: of the firm that says it, or, where it begins a sentence, of the lead's."""
    if (match := _FELLOW.search(before)) or (match := _SAYS_ITS.search(before)):
        return match[1]
    found = subject_of(before, lead, speaks=bool(_SPEAKS.match(after)))
    begins = OPENS.search(before) or _QUOTED.search(before)
    return found or (lead if begins and not names_firm(before) else "")


def _post(post: str, before: str, lead: str) -> str:
    """A post with whose it is, where only the subject of the sentence says it."""
    bare = _SUCCEEDING.sub("", post)
    if not is_thin(bare) or not (owner := subject_of(before, lead)):
        return post.rstrip(" ,")
    return f"{bare} of {owner}"
