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

from index.article import Article, MentionKind, ParagraphKind
from index.naming.describe_owners import ends_like_firm, firm_of_lead, owned_by, subject_of
from index.naming.describe_phrases import (
    ANY,
    BEHIND,
    DETERMINER,
    GOES_ON,
    LISTED,
    OF_NOBODY,
    OPENERS,
    STOP,
    Reading,
    cut_phrase,
    is_genitive,
    is_noun,
    is_thin,
    noun_phrase,
    office_before,
    sense_of,
)
from index.naming.describe_places import INSIDE, SITS, begins_with_state, readings_of_place
from index.naming.describe_words import (
    BEHIND_FIRMS,
    COUNTRIES,
    DOING,
    DOING_PERSON,
    NOT_ALONE,
    ORGANISATIONS,
    OWNERS_WORDS,
    PERSONS,
    PLACES,
    SHORT_STATES,
    STATES,
    THINGS,
    TOPICS,
    VERBS,
    WEAK,
    word_set,
)

_SYMBOL = re.compile(r" ?<[A-Z][A-Z0-9. ]{0,9}>")
_BRACKETS = re.compile(r"<([^<>]{2,80})>")
_BROKEN_GENITIVE = re.compile(r"(?<=\w)\"s (?=[a-z])")
_SHOWN = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST, ParagraphKind.CAPTION})
_NOUNS = {MentionKind.PERSON: PERSONS, MentionKind.ORGANISATION: ORGANISATIONS, MentionKind.PLACE: PLACES}
_COMPANY = (
    r"(?:,? (?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|S\.A\.|NV|N\.V\.|Holdings?|Group|Cos|LP|Pty|SpA|AB|GmbH|Bhd)\b\.?)*"
)
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_CLOSE = r"([^;:()\"“”\n]{4,220})"
_APPOSITION = re.compile(rf"(?:,(?: aged)?(?: \d\d,)?| -{{1,2}}| [–—]) (?!and |or |but ){_CLOSE}")
_COPULA = re.compile(
    r" ((?:is|was|became|remains) (?:now )?(?:the|a|an|one of) [^.;:()\"“”\n]{6,140})(?<![ .][A-Z])(?=[.;,])"
)
_WHICH = re.compile(r", (which|who) (?:also )?(\w+) ([^.,;:()\"“”\n]{4,100})(?=[.,;])")
_MAKES = re.compile(r" (\w+) ([^.,;:()\"“”\n]{4,100})(?=[.,;])")
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
_HELD = re.compile(
    r"\b((?:[Pp]rivately|[Ss]tate|[Ff]amily|[Gg]overnment|[Pp]ublicly)[ -](?:owned|held|run|controlled)) $"
)
_NAMED_SO = re.compile(r"((?:named|appointed|elected|nominated|promoted|hired|chose|picked) )$")
_AS = re.compile(r",?(?: \d\d,)? (?:as |to be |to the post of |to )?(?!a unit)([^;:()\"“”\n]{4,140})")
_AND_SOMEBODY = re.compile(r" and (?!Chief|President|Chair|Managing|Director|Vice|Executive)[A-Z]\S* [A-Z].*$")
_SUCCEEDING = re.compile(r",? (?:succeeding|replacing|to succeed|to replace|effective|following|after)\b.*$")
_SAID = re.compile(r"\b(?:said|says|agreed|added|noted|asked|argued|explained|according to|by) $")
_BECAME = re.compile(
    r" ((?:has been|had been|was|is|will be|been|would be) (?:\w+ly )?"
    r"(?:named|appointed|elected|nominated|promoted to|re-elected) (?:as |to be |to the post of |to )?"
    r"|(?:has )?(?:resigned|retired|stepped down) as "
    r"|(?:becomes|became|will become|will succeed \S+ \S+ as|succeeds \S+ \S+ as) )"
    r"([^;:()\"“”\n]{4,140})"
)
_AT = re.compile(
    r",? ((?:of|at|with|from) (?:the )?(?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*)"
    r"(?:(?: and| of| for| de| the)? (?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*)){0,6})"
)
# "France's largest farm union, the X, said"; not "a union, X, and a firm".
_BEFORE = re.compile(
    r"((?:[Tt]he|[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,3}['’]s?) (?:[\w'’&.-]+ ){0,7}?([a-z]+))(?<!one), (?:the )?$"
)
_SENTENCE_GOES_ON = re.compile(r",|[.\"”]|$| (?:said|told|added)\b")
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
_OWNER = re.compile(
    r"(?<![\w.])((?:[A-Z][\w.&-]*[\ue000]? (?:and )?){0,4}[A-Z][\w.&-]*[\ue000]?['’]s?) ((?:[a-z-]+ ){0,2})$"
)
_OWNS = re.compile(r" ((?:[a-z-]+ ){0,2}?([a-z]+))\b(?! of\b)")
_OPENS = re.compile(r"(?:^|[.!?][\"”’]? |said |[“\"])(?:[Tt]he )?$")
_SPEAKS = re.compile(r" (?:said|told|added)\b")
_TELLS = re.compile(r"(?:, an? [^,.;]{4,60},)? told ")
_QUOTED = re.compile(r",[\"”’] $")
_ALSO_DONE_ONCE = frozenset(
    {"sells", "exports", "imports", "controls", "builds", "groups", "processes", "advises"}
)
_ENDS_THERE = re.compile(
    r"[,.;:)]|$| (?:said|says|reported|reports|quoted|announced|has|had|is|was|will|and|in|on|by|of|to|that|which|"
    r"today)\b"
)
"""What stands behind a name and its noun: "the Elm daily said", and not "the Elm daily price"."""
_AGENCY_OF = re.compile(
    r"\b((?:(?:[A-Z][\w.]*|[a-z-]+) ){0,4}(agency|firm|brokerage|house|chain|studio)) of (?:the )?$"
)
_SHARES = re.compile(r"(?:about |nearly |some |almost )?[\d./,-]+ (?:pct|per ?cent|shares|mln)|[\d./]+%")
_GENITIVE = re.compile(
    r"(?<![\w.] )((?:[Tt]he )?(?:[A-Z][\w.-]+['’]s|(?:main )?opposition|ruling|governing|"
    r"(?:semi-)?official|state[ -](?:run|owned|controlled)|federal|independent|influential|powerful) "
    r"(?:[a-z-]+ ){0,3})$"
)
_BASED = re.compile(r"((?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)?-based) $")
_OF_TOWN = re.compile(r" (of [A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:, ([A-Z][a-z]+)\.?)?(?=[ ,.;])")
_FIRM_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV|Group|SpA|AB|GmbH)\.?$")
_NOT_OWNERS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Its Their His Her It He She There What That Here Let "
    "Today Tonight Yesterday Tomorrow Year Week Month"
)
_SEAT = re.compile(r" \([RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?\)")


def finder_of(names: Sequence[str], kind: MentionKind) -> re.Pattern[str]:
    """The names as whole words. A surname is looked for only where nothing fuller is known."""
    full = [name for name in names if " " in name] if kind is MentionKind.PERSON else list(names)
    if kind is MentionKind.PERSON and " " in names[0]:
        names = full
    written = set(names)
    if kind is MentionKind.PLACE:  # a dateline is in capitals
        written |= {name.upper() for name in names if len(name) > 3}
    wanted = "|".join(re.escape(name) for name in sorted(written, key=len, reverse=True)[:20])
    # A firm's end is looked for everywhere: recognition takes firms for people and towns.
    ending = rf"{_COMPANY}{LISTED}?(?: \([A-Z]{{2,8}}\){LISTED}?)?"
    if kind is MentionKind.PERSON:
        ending = rf"(?:,? [JS]r\b\.?|{ending})"
    return re.compile(rf"(?<![\w&'’.-])(?:{wanted}){ending}(?![\w&]|['’-]\w)")


def readings(
    article: Article, finder: re.Pattern[str], names: Sequence[str], kind: MentionKind
) -> Iterator[Reading]:
    """What one article says of who is called so.

    Args:
        finder: `finder_of` these names.
    """
    if not _may_say(article, names, kind):
        return
    lead = ""
    for paragraph in article.paragraphs:
        if paragraph.kind not in _SHOWN and not (
            kind is MentionKind.PLACE and paragraph.kind is ParagraphKind.DATELINE
        ):
            continue
        text = _plain(article.text[paragraph.start : paragraph.end])
        if not lead and paragraph.kind is ParagraphKind.BODY:
            lead = firm_of_lead(text) or " "
        is_text = paragraph.kind is not ParagraphKind.DATELINE and kind is not MentionKind.PLACE
        for match in finder.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            long = _spelt_out(match.group(), before, after) if before.endswith("(") else ""
            if long and match.group() == names[0] and long not in names:
                yield Reading(2.0, f"{match.group()}, {long}", f"long {long.lower()}")
            if _is_another(match.group(), names):
                continue
            is_part = _is_part(before, after)
            if (is_part and kind is not MentionKind.PLACE) or (is_text and not _is_prose(before, after)):
                continue
            written = match.group().replace(LISTED, "").rstrip()
            if written.isupper() and len(written) > (
                3 if kind is MentionKind.PLACE else 4
            ):  # capitals of a dateline or a headline
                shown = names[0] if names[0].lower() == written.lower() else written
                written = shown.title() if shown.isupper() else shown
            for reading in _readings(written, before, after, kind, lead.strip()):
                if " " in names[0] and names[0] in reading.text.replace(written, "", 1):
                    continue  # "ELM, the foreign unit of Elm Bank" is not what ELM stands for
                if is_part and not reading.is_region:
                    continue  # "Ash and Elm, Ore." tells of Elm, "Ash and Elm, the names, " of neither
                yield Reading(reading.score, reading.text.replace(LISTED, ""), reading.sense, reading.is_region)


def _may_say(article: Article, names: Sequence[str], kind: MentionKind) -> bool:
    """Whether an article may say who that is: a body by its short name only where it writes the full one too.

    "FSO" is the Federal Statistics Office here and a maker of cars there; "Smith" is Smith Inc and others.
    """
    if kind is MentionKind.ORGANISATION and " " in names[0]:
        names = [name for name in names if " " in _FIRM_END.sub("", name).rstrip()] or names[:1]
    text = article.text.casefold()
    return any(name.casefold() in text for name in names)


def _is_another(written: str, names: Sequence[str]) -> bool:
    """Whether a firm is meant that has the letters of a longer name: "EMS Corp" for the monetary system."""
    letters, _, ending = written.partition(" ")
    return (
        bool(ending)
        and letters.isupper()
        and letters in names[1:]
        and " " in names[0]
        and not _FIRM_END.search(names[0])
        and bool(_FIRM_END.search(written))
    )


def _plain(text: str) -> str:
    """A paragraph in one line, symbols of shares and brackets of firms out of the way of its grammar."""
    text = _BROKEN_GENITIVE.sub("'s ", " ".join(text.split()))
    if "<" not in text:
        return text
    return _BRACKETS.sub(rf"\1{LISTED}", _SYMBOL.sub(LISTED, text))


def _spelt_out(name: str, before: str, after: str) -> str:
    """What an acronym in brackets stands for, by the words before them: "net national income (NNI)"."""
    if not (name.isupper() and 2 <= len(name) <= 8 and after.startswith((")", f"{LISTED})"))):
        return ""
    words = before[:-1].split()[-len(name) - 4 :]
    for at in range(len(words)):
        initials = [word[0] for word in words[at:] if word not in ("of", "and", "for", "the", "&", "de")]
        if "".join(initials).upper() == name and words[at] not in ("of", "and", "for", "the"):
            return " ".join(words[at:]).replace(LISTED, "").removesuffix("'s")
    return ""


def _is_prose(before: str, after: str) -> bool:
    """Whether the words around a name are a sentence, and not a row of a table."""
    return len(_SMALL_WORD.findall(before[-60:] + " . " + after[:60])) > 0


def _is_part(before: str, after: str) -> bool:
    """Whether the name is a piece of a longer one: "Spear, Leeds and |Kellogg|", "|H.K.|) Ltd"."""
    words = before.split()
    joined = (
        len(words) > 1 and words[-1] in ("and", "&") and words[-2][:1].isupper() and not words[-2].endswith(",")
    )
    opened = after[:1] in ")]" if after else False
    return opened or (joined and after.startswith(","))


def _readings(name: str, before: str, after: str, kind: MentionKind, lead: str) -> Iterator[Reading]:
    nouns = _NOUNS.get(kind, ANY)
    if (
        (match := _APPOSITION.match(after))
        and (found := noun_phrase(match[1], nouns))
        # a list: "Elm, the Ash and Elm"; a town's state: "Elm, N.J. distribution center"
        and (kind is not MentionKind.PLACE or not (name in found[1].split() or begins_with_state(after)))
    ):
        yield Reading(found[0], f"{name}, {found[1]}", found[2])
    if (match := _COPULA.match(after)) and (found := noun_phrase(match[1].partition(" ")[2], nouns)):
        yield Reading(3.2, f"{name} {cut_phrase(match[1])}", found[2])
    if kind is MentionKind.PLACE:
        yield from readings_of_place(name, before, after)
    elif (kind is MentionKind.PERSON or not GOES_ON.match(after)) and (
        found := office_before(before, nouns, kind)
    ):
        yield from _in_office(name, before, after, *found, kind, lead)
    elif told := _told_before(before, after, nouns):
        yield Reading(2.6, f"{told[0]}, {name}", told[1])
    if kind is MentionKind.PERSON:
        yield from _of_person(name, before, after, lead)
    elif kind is MentionKind.ORGANISATION:
        yield from _of_firm(name, before, after)
        for score, text, sense in owned_by(name, before, after, lead):
            yield Reading(score, text, sense)
    if kind is not MentionKind.PLACE and INSIDE.search(before) and (match := SITS.match(after)):
        yield Reading(2.0, f"{name}, {match[1]}", "lies")
    if found := _firm_before(before, after):
        yield Reading(found[0], f"{found[1]} {name}", found[2])  # recognition took a firm for somebody


def _in_office(
    name: str, before: str, after: str, score: float, office: str, sense: str, kind: MentionKind, lead: str
) -> Iterator[Reading]:
    if kind is MentionKind.PERSON and (match := _SEAT.match(after)):
        yield Reading(score + 0.3, f"{office} {name}{match[0]}", sense)
    elif kind is MentionKind.PERSON and sense in WEAK and (match := _AT.match(after)):
        yield Reading(max(score, 2.0) + 0.3, f"{office} {name} {cut_phrase(match[1])}", sense)
    elif (
        kind is MentionKind.PERSON
        and is_thin(office)
        and not GOES_ON.match(after)
        and (owner := subject_of(before.removesuffix(f"{office} "), lead, speaks=bool(_SPEAKS.match(after))))
    ):
        yield Reading(score + 0.5, f"{owner} {office} {name}", sense)
    else:
        yield Reading(score, f"{office} {name}", sense)


def _of_person(name: str, before: str, after: str, lead: str) -> Iterator[Reading]:
    if match := _WHICH.match(after):
        is_so = match[2] in ("is", "was") and (found := noun_phrase(match[3], PERSONS)) and found[2]
        if is_so or (match[1] == "who" and match[2] in DOING_PERSON):
            yield Reading(3.0 if is_so else 2.8, f"{name}, {match[1]} {match[2]} {match[3]}", is_so or match[2])
    if (match := _OFFICE_OF.search(before)) and all(
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
            or _OPENS.search(before)
            or (_QUOTED.search(before) and after[match.end() :].startswith(" said"))
            or _TELLS.match(after[match.end() :])
        )
    ):
        yield Reading(1.4, f"{name} {cut_phrase(match[1])}", "of")
    if (match := _BECAME.match(after)) and (found := noun_phrase(match[2], PERSONS)):
        post = _post(_AND_SOMEBODY.sub("", found[1]), before, lead)
        yield Reading(2.6, f"{name} {match[1]}{post}", found[2])
    if (verb := _NAMED_SO.search(before)) and (match := _AS.match(after)):
        found = noun_phrase(match[1], PERSONS)
        post = _post(_AND_SOMEBODY.sub("", found[1] if found else match[1]), before, lead)
        if found or post != match[1]:
            sense = found[2] if found else sense_of(post.partition(" of ")[0].split()[-1], ())
            yield Reading(2.5, f"{verb[1]}{name} {match[0].lstrip(' ,')[: -len(match[1])]}{post}", sense)


def _post(post: str, before: str, lead: str) -> str:
    """A post with whose it is, where only the subject of the sentence says it."""
    bare = _SUCCEEDING.sub("", post)
    if not is_thin(bare) or not (owner := subject_of(before, lead)):
        return post.rstrip(" ,")
    return f"{bare} of {owner}"


def _of_firm(name: str, before: str, after: str) -> Iterator[Reading]:
    if match := _WHICH.match(after):
        is_so = match[2] in ("is", "was") and noun_phrase(match[3], ORGANISATIONS)
        holds = match[2] in ("owns", "controls") and _SHARES.match(match[3])  # "which owns 40 pct of Elm"
        if (match[2] in DOING and not holds) or is_so:
            yield Reading(3.0, f"{name}, {match[1]} {match[2]} {match[3]}", "does")
    if (
        (match := _GENITIVE.search(before))
        and " " in name
        and is_noun(name.split()[-1], ORGANISATIONS)
        and STOP.isdisjoint(match[1].split())
        and match[1].split()[0].rstrip("'’s") not in _NOT_OWNERS
    ):
        yield Reading(1.9, f"{match[1]}{name}", "whose")
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
    if match := _HELD.search(before):
        yield Reading(1.5, f"{match[1]} {name}", "held")
    match = _MAKES.match(after)
    if match and match[1] in DOING - _ALSO_DONE_ONCE and _OPENS.search(before) and not _SHARES.match(match[2]):
        yield Reading(2.4, f"{name} {match[1]} {cut_phrase(match[2])}", "does")
    if (owner := _OWNER.search(before)) and owner[1].split()[0].rstrip("'’s") not in _NOT_OWNERS:
        if (match := _OWNS.match(after)) and match[2] in OWNERS_WORDS and not owner[1].isupper():
            yield Reading(2.4, f"{owner[1]} {owner[2]}{name} {match[1]}", match[2])
        elif _FIRM_END.search(name) and _FIRM_END.search(owner[1].replace("\ue000", "").rstrip("'’s")):
            yield Reading(1.9, f"{owner[1]} {owner[2]}{name}", "whose")
    elif (match := BEHIND.match(after)) and match[1] in BEHIND_FIRMS and _ENDS_THERE.match(after, match.end()):
        yield Reading(2.2, f"{_adjective(before)}{name} {match[1]}", match[1])
    if not GOES_ON.match(after) and (match := _BASED.search(before)):
        yield Reading(1.8, f"{match[1]} {name}", "based")
    elif (match := _OF_TOWN.match(after)) and (_FIRM_END.search(name) or ends_like_firm(name)):
        region = f", {match[2]}" if match[2] in STATES or match[2] in COUNTRIES else ""
        stop = "." if match[2] in SHORT_STATES else ""
        yield Reading(1.7, f"{name} {match[1]}{region}{stop}", "based")


def _adjective(before: str) -> str:
    """ "the mass-circulation " before the name of a paper, as far as it is one phrase."""
    match = re.search(r"((?:[Tt]he |[A-Z][\w]*['’]s )(?:[a-z-]+ ){0,3})$", before)
    return match[1] if match and STOP.isdisjoint(match[1].split()) else ""


def _firm_before(before: str, after: str) -> tuple[float, str, str] | None:
    if GOES_ON.match(after):
        return None
    found = office_before(before, ORGANISATIONS | THINGS, MentionKind.ORGANISATION)
    if found and not any(word in PLACES or word in PERSONS for word in found[1].lower().split()[-1:]):
        return found[0] - 0.4, found[1], found[2]
    if found_before := _told_before(before, after, ORGANISATIONS - PERSONS):
        return 2.2, f"{found_before[0]},", found_before[1]
    return None


def _told_before(before: str, after: str, nouns: frozenset[str]) -> tuple[str, str] | None:
    """(phrase, sense) of "France's largest farm union, the X, said"."""
    is_person = nouns is PERSONS
    match = _BEFORE.search(before) if _SENTENCE_GOES_ON.match(after) else None
    if match is not None and not (is_person or after.startswith(",") or is_genitive(match[1].split()[0])):
        return None
    if match is None or not is_noun(match[2], nouns) or ". " in match[1]:
        return None
    words = match[1].split()
    if is_person and OF_NOBODY.match(match[1]):
        return None  # "the company's chairman, X": of which?
    if len(words) > 1 and _FIRM_END.search(words[-2]):
        return None  # "Ash Corp's Oak Ltd affiliate, X": that affiliate has a name
    bare = not is_person and (match[2] == "market" or (match[2] in NOT_ALONE and len(words) < 3))
    plain = [word.lower() for word in words]
    heads = [n for n, word in enumerate(plain) if n and word in STOP and word != "and"]
    if heads and not is_noun(words[heads[0] - 1], nouns):
        return None  # "the opening session of the parliament, X"
    several = not is_person and match[2].endswith("s") and match[2] not in nouns
    if bare or several or any(word in VERBS or word in ("include", "includes", "including") for word in words):
        return None
    return cut_phrase(match[1]), sense_of(match[2], words)
