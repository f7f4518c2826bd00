"""The set forms in which news says who or what somebody or something is.

An apposition behind the name ("X, the head of ..., said"), an office or a description before it ("Foreign
Minister X", "the port of X", "Lyons-based X"), a sentence of its own ("X is a ..."), an appointment ("X was named
chairman"), what a firm does or whose it is ("X, which makes ...", "Elm Corp's X unit"), the state or country a
town lies in. Each form counts only where its noun can name such a thing: "Costa Rica, the Dominican Republic" and
"Shanghai, the agency said" say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.article import Article, MentionKind, ParagraphKind
from index.naming.describe_again import short_of, surname_of, surnames, the_firm
from index.naming.describe_firms import of_firm
from index.naming.describe_kin import is_heir, is_next_person
from index.naming.describe_owners import firm_of_lead, has_legal_form, owned_by, without_legal_form
from index.naming.describe_people import in_office, of_person, with_employer
from index.naming.describe_phrases import (
    ANY,
    GOES_ON,
    GOVERNED,
    LISTED,
    OF_A_DEAL,
    OF_NOBODY,
    STOP,
    Reading,
    cut_phrase,
    is_genitive,
    is_noun,
    noun_phrase,
    office_before,
    sense_of,
)
from index.naming.describe_places import INSIDE, SITS, begins_with_state, is_state, readings_of_place
from index.naming.describe_reference import referred_to
from index.naming.describe_texts import MOST_MENTIONS, around, is_foreign_unit, is_part, is_prose, may_say, plain
from index.naming.describe_words import (
    MADE,
    NOT_ALONE,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    THINGS,
    VERBS,
    word_set,
)

_SHOWN = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST, ParagraphKind.CAPTION})
_NOUNS = {MentionKind.PERSON: PERSONS, MentionKind.ORGANISATION: ORGANISATIONS, MentionKind.PLACE: PLACES}
_CLOSE = r"([^;:()\"“”\n]{4,220})"
_APPOSITION = re.compile(rf"(?:,(?: aged)?(?: \d\d,)?| -{{1,2}}| [–—]) (?!and |or |but ){_CLOSE}")
# "X, a unit of Elm Co announced a cut": a comma is missing
_RUNS_ON = re.compile(r"(?<!that)(?<!which)(?<!who)(?<!it)(?<!they) (?:announced|reported|said it|agreed to)\b.*$")
_COPULA = re.compile(
    r"(?:, (?:with|founded|formed|based|established|created|set up) [^,.;]{3,60},)?"
    r" ((?:is|was|became|remains) (?:now )?(?:the|a|an|one of|among the|[A-Z][\w.]*(?: [A-Z][a-z]+)?['’]s) "
    r"(?:[^.;:()\"“”\n]|(?<=[ .][A-Z])\.|\.(?=\d)){6,140})(?<![ .][A-Z])(?=[.;,])"
)
_COMES_TO = re.compile(r"\b(?:country|nation|place|region|market) (?:that|which|where|whose)\b")
"""What somebody says of a place, not what it is."""
_AND_OTHERS = re.compile(
    r"^the [A-Z]\w+ and [A-Z]\w+ [a-z]+s\b|^the (?:[A-Z][\w’'-]* ){1,5}and (?:the )?[A-Z]| and other "
)
"""A list of bodies goes on: "the Elm and Ash departments and other agencies"."""
_ADDS = re.compile(r", [^,]{2,60} (?:said|says|added)$")
# "France's largest farm union, the X, said"; not "a union, X, and a firm".
_BEFORE = re.compile(
    r"((?:[Tt]he|[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,3}['’]s?) (?:[\w'’&.-]+ ){0,7}?([a-z]+))(?<!one), (?:the )?$"
)
_OF_IT = re.compile(r"\b[a-z]+ (?:of|for|at) (?:the |[A-Z])[^,]*, (?:the )?$")
"""One who has a post there: "the chairman of the Elm board, X"."""
_NEXT_SENTENCE = re.compile(r"[a-z]\. ")
_LETTERS = {MentionKind.PLACE: 3, MentionKind.PERSON: 4}
_LETTERS_OF_OTHERS = 6
"""So many capitals may be the letters that a name is written with."""
_LETTERS_IN_BRACKETS = re.compile(r" \([A-Z]{2,8}\)(?= \w)")
_NO_STOP = ("Plc.", "PLC.", "Group.", "Holdings.", "AG.", "SA.")
"""The full stop of a sentence, and not theirs."""
_DETERMINED = re.compile(r"[A-Z]|(?:the|a|an|one) ")
_BY_LESS = 0.4
"""How much less is said where only the surname stands with it."""
_SAYS_NOTHING = word_set("the new same combined merged resulting joint other proposed")
_SENTENCE_GOES_ON = re.compile(r",|[.\"”]|$| (?:said|told|added)\b")


def readings(
    article: Article, finder: re.Pattern[str], names: Sequence[str], kind: MentionKind
) -> Iterator[Reading]:
    """What one article says of who is called so.

    Args:
        finder: `finder_of` these names.
    """
    if not may_say(article, names, kind):
        return
    lead, prose = "", list[str]()
    surname = surname_of(names, article.text) if kind is MentionKind.PERSON else None
    short = short_of(names, article.text) if kind is MentionKind.ORGANISATION else None
    is_named = False
    for paragraph in article.paragraphs:
        if paragraph.kind not in _SHOWN and not (
            kind is MentionKind.PLACE and paragraph.kind is ParagraphKind.DATELINE
        ):
            continue
        text = plain(article.text[paragraph.start : paragraph.end])
        if not lead and paragraph.kind is ParagraphKind.BODY:
            lead = firm_of_lead(text) or " "
        is_text = paragraph.kind is not ParagraphKind.DATELINE and kind is not MentionKind.PLACE
        if is_text:
            prose.append(text)
        for match in islice(finder.finditer(text), MOST_MENTIONS):
            before, after = around(text, match.start(), match.end())
            if kind is MentionKind.PERSON and is_heir(match.group(), after, names):
                continue
            long = _spelt_out(match.group(), before, after) if before.endswith("(") else ""
            if long and match.group() == names[0] and long not in names:
                yield Reading(2.0, f"{match.group()}, {long}", f"long {long.lower()}")
            if _is_another(match.group(), names) or is_foreign_unit(match.group(), names):
                continue
            if before.endswith("(") and after.startswith(")") and kind is MentionKind.ORGANISATION:
                for reading in _behind(match.group(), after[1:], ORGANISATIONS):  # its letters: "(EM), a unit of"
                    yield _shown(reading)
            is_piece = is_part(match.group(), before, after)
            if (is_piece and kind is not MentionKind.PLACE) or (is_text and not is_prose(before, after)):
                continue
            written = match.group().replace(LISTED, "").rstrip()
            # Capitals of a dateline or a headline.
            if written.isupper() and len(written) > _LETTERS.get(kind, _LETTERS_OF_OTHERS):
                shown = names[0] if names[0].lower() == written.lower() else written
                written = shown.title() if shown.isupper() else shown
            if written.endswith(_NO_STOP):
                written = written[:-1]
            is_listed = LISTED in match.group()
            # Recognition takes firms for people: "Ann Roe Inc" is none.
            is_firm = kind is MentionKind.PERSON and has_legal_form(written)
            as_kind = MentionKind.ORGANISATION if is_firm else kind
            for reading in _readings(written, before, after, as_kind, lead.strip(), is_listed=is_listed):
                if " " in names[0] and names[0] in reading.text.replace(written, "", 1):
                    continue  # "ELM, the foreign unit of Elm Bank" is not what ELM stands for
                if is_piece and not reading.is_region:
                    continue  # "Ash and Elm, Ore." tells of Elm, "Ash and Elm, the names, " of neither
                yield _shown(reading)
        named = finder.search(text)
        begin = 0 if is_named else named.end() if named else len(text)
        is_named = is_named or named is not None
        if surname is not None:
            for _, end in surnames(text, surname, begin):
                for reading in _behind(names[0], text[end:], PERSONS):
                    yield _shown(replace(reading, score=reading.score - _BY_LESS))
        for match in short.finditer(text, begin) if short is not None else ():
            for reading in (
                *_behind(names[0], text[match.end() :], ORGANISATIONS),
                *of_firm(names[0], "", text[match.end() :], is_listed=False),
            ):
                yield _shown(replace(reading, score=reading.score - _BY_LESS))
        if kind is MentionKind.ORGANISATION and finder.fullmatch(lead):
            for end in the_firm(text, lead):
                yield from map(_shown, _behind(lead, text[end:], ORGANISATIONS))
                yield from map(_shown, of_firm(lead, "", text[end:], is_listed=False))
    if prose:
        text = " ".join(prose)
        ends = [match.span() for match in finder.finditer(text) if not _is_another(match.group(), names)]
        if surname is not None and ends:
            ends = sorted([*ends, *surnames(text, surname, ends[0][1])])
        if ends:
            yield from map(_shown, referred_to(text, ends, names[0], kind))


def _shown(reading: Reading) -> Reading:
    return replace(reading, text=reading.text.replace(LISTED, ""))


def _is_another(written: str, names: Sequence[str]) -> bool:
    """Whether a firm is meant that has the letters of a longer name: "EMS Corp" for the monetary system."""
    letters, _, ending = written.partition(" ")
    return (
        bool(ending)
        and letters.isupper()
        and letters in names[1:]
        and " " in names[0]
        and not has_legal_form(names[0])
        and has_legal_form(written)
    )


def _spelt_out(name: str, before: str, after: str) -> str:
    """What an acronym in brackets stands for, by the words before them: "net national income (NNI)"."""
    if not (name.isupper() and 2 <= len(name) <= 8 and after.startswith((")", f"{LISTED})"))):
        return ""
    words = before[:-1].split()[-len(name) - 4 :]
    for at in range(len(words)):
        initials = [word[0] for word in words[at:] if word not in ("of", "and", "for", "the", "&", "de")]
        if "".join(initials).upper() == name and words[at] not in ("of", "and", "for", "the"):
            return " ".join(words[at:]).replace(LISTED, "").rstrip(",").removesuffix("'s")
    return ""


def _is_of_namesake(name: str, told: str) -> bool:
    """Whether it is a part of another that is called by the same word."""
    stem = without_legal_form(name.replace(LISTED, ""))
    owner = rf"[^,.;]* (?:unit|subsidiary|arm|division|affiliate) of (?:the )?{re.escape(stem)}\b"
    return " " not in stem and re.match(owner, told) is not None


def _behind(name: str, after: str, nouns: frozenset[str], *, is_subject: bool = True) -> Iterator[Reading]:
    """What stands behind a name: "X, the head of ...", "X is a ..."."""
    after = _LETTERS_IN_BRACKETS.sub("", after)
    match = _APPOSITION.match(after)
    if match and _is_of_namesake(name, match[1]):
        return  # "Elm Ltd, a unit of Elm Corp": Elm is the other
    told = _RUNS_ON.sub("", match[1]) if match and nouns is not PERSONS else match[1] if match else ""
    if (
        match
        and (found := noun_phrase(told, nouns))
        and not (nouns is ORGANISATIONS and _AND_OTHERS.search(found[1]))
        and not (nouns is PERSONS and is_next_person(found[1]))
        and not found[1].startswith((f"{name.split()[0]}'s ", f"{name.split()[0]}’s "))
        and not (nouns is PLACES and is_state(name) and not _DETERMINED.match(match[1]))
        # a list: "Elm, the Ash and Elm"; a town's state: "Elm, N.J. distribution center"
        and (nouns is not PLACES or not (name in found[1].split() or begins_with_state(after)))
    ):
        yield Reading(found[0], f"{name}, {found[1]}", found[2])
    elif match and nouns is not PLACES and (found := noun_phrase(match[1], MADE)):
        yield Reading(2.0, f"{name}, {found[1]}", found[2])  # recognition took what a firm makes for somebody
    if (
        is_subject
        and (match := _COPULA.match(after))
        and not OF_A_DEAL.search(match[1])
        and not (nouns is PLACES and _COMES_TO.search(match[1]))
        and (found := noun_phrase(match[1].partition(" ")[2], nouns))
    ):
        yield Reading(3.2, f"{name} {cut_phrase(_ADDS.sub('', match[1]))}", found[2])


def _readings(
    name: str, before: str, after: str, kind: MentionKind, lead: str, *, is_listed: bool
) -> Iterator[Reading]:
    nouns = _NOUNS.get(kind, ANY)
    for reading in _behind(name, after, nouns, is_subject=not GOVERNED.search(before)):
        yield with_employer(reading, name, before, lead) if kind is MentionKind.PERSON else reading
    before = _LETTERS_IN_BRACKETS.sub("", before)
    if kind is MentionKind.PLACE:
        yield from readings_of_place(name, before, after)
    elif (kind is MentionKind.PERSON or not GOES_ON.match(after)) and (
        found := office_before(before, nouns, kind)
    ):
        yield from in_office(name, before, after, *found, kind, lead)
    elif told := _told_before(before, after, nouns):
        yield Reading(2.6, f"{told[0]}, {name}", told[1])
    if kind is MentionKind.PERSON:
        yield from of_person(name, before, after, lead)
    elif kind is MentionKind.ORGANISATION:
        yield from of_firm(name, before, after, is_listed=is_listed)
        for score, text, sense in owned_by(name, before, after, lead):
            yield Reading(score, text, sense)
    if kind is not MentionKind.PLACE and INSIDE.search(before) and (match := SITS.match(after)):
        yield Reading(2.0, f"{name}, {match[1]}", "lies")
    if found := _firm_before(before, after):
        yield Reading(found[0], f"{found[1]} {name}", found[2])  # recognition took a firm for somebody


def _firm_before(before: str, after: str) -> tuple[float, str, str] | None:
    if GOES_ON.match(after):
        return None
    found = office_before(before, ORGANISATIONS | THINGS, MentionKind.ORGANISATION)
    if found and not any(word in PLACES or word in PERSONS for word in found[1].lower().split()[-1:]):
        return found[0] - 0.4, found[1], found[2]
    found_before = _told_before(before, after, ORGANISATIONS - PERSONS)
    if found_before and not _OF_IT.search(before):
        return 2.2, f"{found_before[0]},", found_before[1]
    return None


def _told_before(before: str, after: str, nouns: frozenset[str]) -> tuple[str, str] | None:
    """(phrase, sense) of "France's largest farm union, the X, said"."""
    is_person = nouns is PERSONS
    match = _BEFORE.search(before) if _SENTENCE_GOES_ON.match(after) else None
    if match is not None and not (is_person or after.startswith(",") or is_genitive(match[1].split()[0])):
        return None
    if match is None or not is_noun(match[2], nouns) or _NEXT_SENTENCE.search(match[1]):
        return None
    told = match[1][max(0, match[1].rfind(" the ") + 1) :]  # "He left after the house counsel, X"
    words = told.split()
    if is_person and OF_NOBODY.match(told):
        return None  # "the company's chairman, X": of which?
    if len(words) > 1 and has_legal_form(words[-2]):
        return None  # "Ash Corp's Oak Ltd affiliate, X": that affiliate has a name
    plain = [word.lower() for word in words]
    says = [word for word in plain[:-1] if word not in _SAYS_NOTHING]
    bare = not is_person and (match[2] == "market" or (match[2] in NOT_ALONE and not says))
    heads = [n for n, word in enumerate(plain) if n and word in STOP and word != "and"]
    if heads and not is_noun(words[heads[0] - 1], nouns):
        return None  # "the opening session of the parliament, X"
    several = not is_person and match[2].endswith("s") and match[2] not in nouns
    if bare or several or any(word in VERBS or word in ("include", "includes", "including") for word in words):
        return None
    return cut_phrase(told), sense_of(match[2], words)
