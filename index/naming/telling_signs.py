"""Signs around a name that its sentence tells who or what is called so, each with a weight.

3 is as good as said ("X, a ...", "movements such as X"), 2 tells something of it, 1 hints at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.naming.describe_phrases import (
    ANY,
    GOVERNED,
    LISTED,
    OF_A_DEAL,
    STOP,
    is_noun,
    office_before,
)
from index.naming.describe_words import (
    DOING,
    DOING_PERSON,
    ORGANISATIONS,
    PERSONS,
    THINGS,
    word_set,
)
from index.naming.telling_groups import (
    group_signs,
    is_kind,
)
from index.naming.telling_kinds import (
    is_owned,
    of_any,
    of_body,
    of_person,
    of_place,
)
from index.naming.telling_words import (
    INITIALS,
    NO_PHRASE,
    NOUNS,
    WHO_OR_WHAT,
    ends_noun_phrase,
    in_singular,
    is_land,
    is_noun_phrase,
    weight_of,
    without_list,
)

_CLOSE = re.compile(rf"\A(?: and (?:Co|Sons|Company)\b\.?)?{LISTED}?(?: \([A-Z][\w ./&-]{{1,40}}\))?{LISTED}?")
_LETTERS = re.compile(rf"{LISTED}? \([A-Z]{{2,8}}\)")
_IN_OTHER_WORDS = re.compile(
    r" \((?:the |an? )?((?:[a-z-]+ ){0,3}[a-z-]+)\)|,? or (?:the |an? )?((?:[a-z-]+ ){0,3}[a-z-]+),"
)
_LONG_FORM = re.compile(r" \(((?:[A-Z][a-z]+ ){1,4}[A-Z][a-z]+)\)")
_SAYS = re.compile(r",(?:[^,.;]|(?<=[A-Z])\.){0,90}? (?:said|says|told|added|reported|announced)\b")
_BODIES = ORGANISATIONS | THINGS | word_set("dealer consultant accountant auditor stockbroker lawyer architect")
_AROUND = 200
"""Characters before and after a name that signs are looked for in."""

# What stands behind the name.
_IS = r"(?:is|was|became|becomes|remains|has been|had been)"
_DONE = (
    r"(?:owned|controlled|founded|headed|run|operated|based|located|headquartered|situated|backed|represented|"
    r"listed|responsible|known|called|made up|composed|active in|"
    r"(?:formed|created|set up|established|designed|organi[sz]ed)(?= (?:[^,.;]{3,50} )?to [a-z]))\b"
)
_TELLS = (
    r"(?:now |also |currently |itself |already |only |not |wholly |jointly |partly |mainly |majority |privately )*"
    rf"(?:(?:an?|one of|among|the|part of) (?!result\b|lot\b|bit\b|likely|possible|potential|target)|{_DONE}"
    r"|(?:his|her|their|our|its|[A-Z]\w+['’]s) [a-z]|(?:co-|joint |sole |other |fiscal )*(?:lead|book|fiscal)\b)"
)
_COPULA = re.compile(rf" {_IS} {_TELLS}")
_IN_A_DEAL = re.compile(rf" {_IS} (?:co-|joint |sole |other |fiscal )*(?:lead|book|fiscal)\b")
_WHO_IS = re.compile(rf", (?:which|who|that) {_IS} {_TELLS}")
_COMPARES = re.compile(rf",?(?: which| who)? {_IS} (?:now |also )*(?:among|the (?:more|most|least|\w+est))\b")
_WHO = re.compile(
    r", (?:which|who|whose|where) "
    r"(?:also |once |now |currently |previously |recently |not |has |had |have |is |was |will )*([a-z]+)"
)
_AT_WORK = word_set("operating flying making building developing producing serving selling publishing")
_WHOSE = re.compile(
    r", whose (?!(?:stocks?|shares?|board|offer|bid|stake|investors?|shareholders|directors|chairman|president|"
    r"announcement|proposal|plan|name|earnings|profits?|debt|own)\b)"
)
_HAPPENS = word_set(
    "said says told rose fell gained lost closed announced reported added declined agreed expects expected "
    "plans planned asked not would could may might"
)
_APPOSITION = re.compile(
    r"(?:,| -{1,2}| [–—]| \()(?: aged)?(?: \d\d,)? ?(?:an?|another|one of|part of|formerly|once|itself|"
    r"based(?= in| at| near| there| here)|"
    r"located|headquartered|situated|owned|controlled|founded|established|formed|set up|operated|run|headed|led|"
    r"known|best known|well known|long|home of|home to|site of|scene of|capital of|makers? of|"
    r"producer of|president of|chairman of|head of) "
)
_OF_WHOM = re.compile(r"\W+(?:its|his|her|their) ")
_CLOSED = re.compile(r"$|[,.;]| in [A-Z]| (?:group|unit|company),")
_NOUN_THEN = re.compile(r"\A (?:project|plant|mine|field|facility|station|unit|group|system)(?=, )")
_SPEAKS = re.compile(r",? (?:[A-Z]{2,8},? )?(?:said|says|told|added|reported)\b|, [A-Z]{2,8}, (?:said|says)\b")
_OFFICE = re.compile(r",(?: \d\d,)? (?:[A-Z][a-z-]+ ){0,3}?([A-Z][a-z]+)(?: [A-Z][a-z]+)? (?:of|for|at) ")
_THE = re.compile(
    r"(?:,| -{1,2}| [–—]) (?:the|(?:[A-Z][\w.]* )?[A-Z][\w.]*['’]s|its|his|her|their) "
    r"((?:[\w'’-]+ ){0,6}?[a-z-]+)(?= (?:of|for|in|at|which|that|who|to|on|with)\b|[,.;:]| -|$)"
)
_DOES = re.compile(r",? (?:also |now )?([a-z]+) (?!\d|(?:about|nearly|some|almost|similar) )[a-z]")
_THING = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:mines?|refiner(?:y|ies)|plants?|fields?|reactors?|dams?|rivers?|provinces?|districts?|"
    r"islands?|oilfields?|(?:ore|gold|copper|coal|mineral) deposits?|pipelines?|railways?|ships?|tankers?|"
    r"magazine|newspaper|newsletter|daily|weekly|airline|terminals?|ports?|airport|plains?|peninsula|mountains?|"
    r"desert|bridge|canal|strait|villages?|shipyards?|mills?|hotels?|drugs?|planes?|aircraft|jets?|missiles?|"
    r"helicopters?|tanks?|rockets?|submarines?|launch vehicles?|(?:national )?market system|"
    r"(?:telephone|telex|television|radio|rail|bus|ferry) service)\b(?! of\b)"
)
_AS_SUCH = re.compile(r",? as (?:[a-z-]+ ){0,3}([a-z]+)")
_LAND_TOLD = re.compile(
    r"(?:,| is| remains) (?:the|an?|one of|[A-Z]\w+['’]s) [^,.;]{0,60}?"
    r"\b(?:producer|exporter|importer|member|consumer|nation|country|supplier|buyer|grower|kingdom|republic)s?\b"
    r"(?! (?:that|which|where)\b)"
)
_ALL = re.compile(
    r"(?:, [A-Z][^,.;]{1,45}){0,5},? (?:and|or) [A-Z][^,.;]{1,45}? (?:are|were) (?:the|all|both|among)\b"
)

_WERE = re.compile(r",? (?:are|were) (?:joint |lead |co-)?([a-z]+s)\b")

# What stands before it, or before the list it is in.
_OPEN = r"(?:the |[\"“])*$"
_SUCH_AS = re.compile(
    rf"\b([a-z][\w-]+),? (?:such as|like|called|known as|dubbed|titled|entitled|nicknamed|namely) {_OPEN}"
)
_CALLED_OF = re.compile(
    r"\b(?:ports?|cit(?:y|ies)|towns?|villages?|islands?|provinces?|districts?|republics?|kingdoms?|"
    r"count(?:y|ies)|areas?|regions?|suburbs?|resorts?|peninsulas?|settlements?|firm|brokerage|famil(?:y|ies)|tribes?)"
    rf" of {_OPEN}"
)
_IN_BRACKETS = re.compile(r"[A-Z][\w.&'’-]*,? \($")
_IS_THE = re.compile(rf"\b([a-z-]+) (?:is|are|was|were|will be|led by|include|includes) {_OPEN}")
_SUCH = re.compile(rf"\bsuch (?:[\w-]+ ){{1,5}}as {_OPEN}")
_INCLUDING = re.compile(rf"\b([a-z]{{3,}}),? (?:including|especially|notably|particularly|among them) {_OPEN}")
_KINDS = re.compile(
    r"\b([a-z-]+(?:s|men|women|people))(?:(?: in| since| last| this)(?: \w+){1,2}(?=,))?"
    rf"(?:,|;| --?| —|:| are| were| is)? {_OPEN}"
)
_NAMED = re.compile(
    rf"\b(?:company|firm|group|unit|subsidiary|party|ship|vessel|fund|town|village|city) named {_OPEN}"
)
_RENAMED = re.compile(
    r"\b(?:renamed|formerly|now called|previously|under the name|name (?:\w+ )?to|known as|acronym for|"
    rf"stands for|called) {_OPEN}"
)
_DESCRIBED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|fellow|its|their|his|her)|\b[A-Z][a-z]+(?:an|ese|ish|ch|i)) "
    r"((?:(?:[a-z][\w-]*|[A-Z\d][\w.]*-[a-z]+) ){1,5})$"
)
_ANY_ONE = re.compile(r"\b[Aa]n? (?:company|firm|group|bank|country|market|party|team) $")
""" "a company |Elm Corp| believed it had bought"."""
_SAID = re.compile(r" (?:said|says|told|added|reported|announced)\b")
_ROLES = word_set("underwriters managers agents dealers brokers")
_WHEN = re.compile(r"(?: in| since| last| this)(?: \w+){1,2}$")
_SMALL_BEFORE = re.compile(r"\b([a-z])[a-z-]+ \($")
"""What letters may stand for: "net national wood (|NNW|)"."""
_RESPONSIBLE = re.compile(r", which (?:is|was) responsible for ")
_AND_IS = re.compile(
    r" [a-z]+(?:ed|s) [^,.;]{3,60} and (?:is|was|became) (?:the|an?) (?:first |largest |only )?(?:[A-Z][a-z]+ )?"
    r"(?:[a-z-]+ )??([a-z]+)\b"
)
_AS_WHAT = re.compile(r"\b(?:as|is) an? (?:[a-z-]+ ){0,4}([a-z]+), $")
_NO_APPOSITION = word_set(
    "increase decrease rise fall drop gain move step sign result amount figure total day week month year time lot "
    "bid deal effort decision jump decline loss profit"
)
_IN_LIST = re.compile(r"(?: and|,) [A-Z]")
_THAT_LEFT_OUT = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|may) (?:\w+ing|\w+ed|already|recently|now|been|also)\b"
)
_NOUN_BEFORE = re.compile(r"\b(?:an?|the|its) (?:[a-z-]+ ){1,3}$|(?<![,:;-]) [a-z-]+s $")
"""Such a clause says what they do: "into a company |Elm| is forming"."""
_BACKED = re.compile(r"\b[A-Z][\w.-]*[ -](?:based|backed|owned|led|controlled|run|born|listed|dominated) $")
_ALONE = re.compile(
    r"(?!['’]s\b)(?! (?!(?:and|or|in|of|to|which|who|that|have|has|had|is|are|was|were|with|will|would|could|for|"
    r"at|on|by|as|from|under|while|when|also|\w+ed|\w+ly|said|says|met|told)\b)[a-z])"
)
"""The name itself is meant: not "grades such as X crude", nor "like X's loss"."""
_BOTH = re.compile(r" and (?:its )?[^,.;]{3,60}, (?:which|who) (?:both |also )?([a-z]+) [a-z]")
""" "|Elm Corp| and its Ash unit, which provide"."""
_HOLDER = re.compile(
    r"\b(?:[Tt]he|an?) (?:[a-z-]+ ){0,3}?([a-z-]+) (?:of|for|at|in) (?:the |a )?(?:[\w-]+ ){1,6}?[\w-]+, $"
)
""" "the chairman of the grain committee, |Ann Roe|, said"."""
_OF_STATE = word_set("minister secretary undersecretary")
_OFFICE_BEFORE = re.compile(
    r"\b(minister|secretary|undersecretary|governor|director|head|chief) (?:of|for) "
    r"(?:(?!and\b|said\b|that\b)[a-z]+ ){1,5}(?<! the )(?<! at )(?<! for )(?<! in )(?<! of )(?<! to )"
    r"(?<! a )(?<! by )$"
)
""" "the minister of state in the presidency |Ann Roe|"."""
_COMMA = re.compile(r"((?:[\w'’&./-]+ ){0,12}[a-z-]+), (?:the )?$")
_BEGINS_WITH = re.compile(
    r"(?:In|At|From|With|According to|Under|After|Before|During|For|By|On|To)\b[^,.;]{0,60}$"
)
"""What is before the subject: "In a filing with |Elm|, the group said"."""
_OPENS_WITH = re.compile(r"^(?:In|At|Near|From) $")


def signs(name: str, before: str, after: str, kind: MentionKind, *, is_rare: bool = True) -> Iterator[float]:
    """The weights of the signs in a sentence.

    Args:
        before: The sentence up to the name, `LISTED` where a symbol stood.
        after: Behind it.
        is_rare: One article has it; towns of more may be several, each in another state.
    """
    match = _IN_OTHER_WORDS.match(after)
    other = (match[1] or match[2]).split() if match else []
    if other and NO_PHRASE.isdisjoint(other) and is_noun(other[-1], NOUNS):
        yield 2.6  # "the |Elmag| (parliament)"
    if (match := _LONG_FORM.match(after)) and name.isalpha() and match[1].startswith(name) and match[1] != name:
        yield 2.6  # "the |Fed| (Federal Reserve Board)"
    is_explained = _LETTERS.match(after) is not None
    after = _CLOSE.sub("", after[:_AROUND], count=1)
    before = before[-_AROUND:]
    yield from group_signs(before, after, kind)
    if kind is MentionKind.PLACE and is_land(name):
        if _LAND_TOLD.match(after):
            yield 3.0
        return
    if after.startswith(")") and name.isupper() and (match := _SMALL_BEFORE.search(before)):
        yield 2.3 if match[1] == name[0].lower() else 0.0
    if is_explained and kind is not MentionKind.PERSON and is_owned(before):
        yield 2.6
    yield from _behind(
        name,
        after,
        kind,
        opens=bool(_OPENS_WITH.match(before)),
        is_subject=not GOVERNED.search(before),
        is_rare=is_rare,
        begins=bool(_BEGINS_WITH.match(before)),
    )
    yield from _before(before, after, kind)
    if kind is not MentionKind.PLACE and is_rare:
        yield from of_any(name, before, after)
    if kind is MentionKind.PERSON:
        yield from of_person(before, after)
    elif kind is MentionKind.PLACE:
        yield from of_place(name, before, after, is_rare=is_rare)
    else:
        yield from of_body(name, before, after)


def behind_subject(after: str, nouns: frozenset[str]) -> bool:
    """Whether what follows a subject says what it is: " is the largest bank", ", a maker of toys, said"."""
    match = _COPULA.match(after) or _APPOSITION.match(after)
    if match is None:
        return False
    words = re.split(r"[,.;:]| (?:that|which|who|of|in|for|on|to|at) ", after[match.end() :])[0].split()[:8]
    return bool(words) and words[0] not in _NO_APPOSITION and is_noun(in_singular(words[-1]), nouns)


def _behind(
    name: str, after: str, kind: MentionKind, *, opens: bool, is_subject: bool, is_rare: bool, begins: bool
) -> Iterator[float]:
    says = bool(_SAYS.match(after))
    if (match := _WHO_IS.match(after) or (_COPULA.match(after) if is_subject else None)) is not None:
        in_a_deal = OF_A_DEAL.search(after) or _IN_A_DEAL.match(after)
        is_known = any(
            is_noun(in_singular(word), NOUNS) for word in re.findall(r"[a-z-]+", after[match.end() - 1 :])[:8]
        )
        compares = _COMPARES.match(after) is not None
        if is_known or not compares:
            yield 2.2 if in_a_deal or not is_known else 3.0
    elif (
        (match := _WHO.match(after))
        and match[1] not in _HAPPENS
        and (not match[0].startswith(", whose ") or _WHOSE.match(after))
        and (kind is MentionKind.PERSON or not match[0].startswith(", who "))
    ):
        is_so = match[1] in DOING | _AT_WORK or (match[1].endswith("s") and match[1] not in ("is", "was", "has"))
        yield 2.3 if kind is MentionKind.PERSON else 2.2 if is_so else 1.6
    if says or opens:
        return
    if (match := _THING.match(after)) and NO_PHRASE.isdisjoint(match[0].split()):
        yield 2.1
    if kind is not MentionKind.PLACE or is_rare:
        after = _NOUN_THEN.sub("", after)  # "the |Elm| mine, a pit in", but not a plant in a large town
    if (match := _APPOSITION.match(after)) and _is_apposition(after[match.end() :], kind):
        yield 3.0
    elif not begins and (match := _THE.match(after)) and is_noun_phrase(match[1].split()):
        own = name.split()[0].rstrip(LISTED)
        if not re.search(rf"\b{re.escape(own)}['’]s ", match[0]):
            yield 2.0 if _OF_WHOM.match(match[0]) else 2.6
    elif not begins and (match := _OFFICE.match(after)) and is_noun(match[1], PERSONS):
        yield 2.6
    elif (
        after.startswith(")")
        and (match := _APPOSITION.match(after[1:]))
        and _is_apposition(after[match.end() + 1 :], kind)
    ):
        yield 2.6  # "Elmland (|Ashland|), a vast territory"
    if (match := _BOTH.match(after)) and match[1] not in DOING and f"{match[1]}s" in DOING:
        yield 2.3
    if _RESPONSIBLE.match(after):
        yield 2.8
    if (match := _AND_IS.match(after)) and is_subject and is_noun(in_singular(match[1]), NOUNS):
        yield 2.6
    if _ALL.match(after) or ((match := _WERE.match(after)) and is_noun(match[1], WHO_OR_WHAT)):
        yield 2.2
    if (match := _AS_SUCH.match(after)) and is_noun(match[1], WHO_OR_WHAT):
        yield 2.2
    match = _DOES.match(after) if is_subject else None
    if match and match[1] in (DOING_PERSON if kind is MentionKind.PERSON else DOING):
        yield 2.6


def _is_apposition(told: str, kind: MentionKind) -> bool:
    """Whether words are of a place behind a place: "weather in |Elm|, a later Easter and" goes on."""
    words = re.split(r"[,.;]", told)[0].split()[:8]
    if words and words[0] in _NO_APPOSITION:
        return False
    return kind is not MentionKind.PLACE or any(is_noun(in_singular(word), NOUNS) for word in words)


def _before(before: str, after: str, kind: MentionKind) -> Iterator[float]:
    opening = without_list(before) if _ALONE.match(after) else ""
    if ((match := _SUCH_AS.search(opening)) and match[1] not in NO_PHRASE) or _SUCH.search(opening):
        yield 3.0
    elif (match := _INCLUDING.search(opening)) and match[1] not in NO_PHRASE:
        yield 2.2
    elif _NAMED.search(before):
        yield 3.0
    elif _RENAMED.search(before):
        yield 2.6
    if _CALLED_OF.search(opening) or (_IN_BRACKETS.search(before) and after.startswith(")")):
        yield 2.6
    if (match := _IS_THE.search(opening)) and is_noun(in_singular(match[1]), WHO_OR_WHAT):
        yield 2.3
    if _BACKED.search(before):
        yield 2.4
    is_owner = after.startswith(("'s", "’s"))
    if not is_owner and _THAT_LEFT_OUT.match(after) and not before.endswith((",", ", ")):
        is_clause = _NOUN_BEFORE.search(before) is not None
    else:
        is_clause = False
    if (
        (is_owner or _ALONE.match(after))
        and not is_clause
        and (match := _DESCRIBED.search(before))
        and not _ANY_ONE.search(before)
        and (weight := weight_of(match[1].split()))
    ):
        yield weight
    office = office_before(INITIALS.sub("", before), _BODIES, MentionKind.ORGANISATION)
    if kind is not MentionKind.PLACE and office and " " in office[1] and (is_owner or _ALONE.match(after)):
        yield 2.5
    if _SAID.match(after) and (match := _AS_WHAT.search(before)) and is_noun(match[1], NOUNS):
        yield 2.6
    if kind is MentionKind.PERSON and _SPEAKS.match(after) and (match := _HOLDER.search(before)):
        yield 2.6 if is_noun(match[1].rpartition("-")[2], PERSONS) else 0.0
    if (match := _OFFICE_BEFORE.search(before)) and (kind is MentionKind.PERSON or match[1] in _OF_STATE):
        yield 2.6
    closed = _CLOSED.match(after) and not _SPEAKS.match(after)
    if closed and (match := _COMMA.search(before)) and ends_noun_phrase(match[1].split()):
        yield 2.6
    if (
        (match := _KINDS.search(opening))
        and is_noun(in_singular(match[1]), ANY)
        and (kind is not MentionKind.ORGANISATION or is_kind(match[1], kind) or match[1] in _ROLES)
        and match[1] not in STOP
        and not is_clause
        and not (match[0].endswith(", ") and _SAID.match(after))  # "for its services, |Elm| said"
    ):
        is_told = not match[0].endswith((", ", ", the ", "; ")) or ends_noun_phrase(
            _WHEN.sub("", re.split(r"[,;]", opening)[-2]).split()
        )
        yield (2.5 if _IN_LIST.match(after) else 2.3) if is_told else 1.7
