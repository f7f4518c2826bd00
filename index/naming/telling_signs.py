"""Signs around a name that its sentence tells who or what is called so, each with a weight.

3 is as good as said ("X, a ...", "movements such as X"), 2 tells something of it, 1 hints at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.naming.describe_phrases import ANY, GOVERNED, LISTED, OF_A_DEAL, STOP, is_noun
from index.naming.describe_words import (
    BEHIND_FIRMS,
    BEHIND_PLACES,
    DOING,
    DOING_PERSON,
    MADE,
    ORGANISATIONS,
    OWNERS_WORDS,
    PERSONS,
    THINGS,
    VERBS,
    word_set,
)
from index.naming.telling_words import (
    NO_PHRASE,
    NOT_OWNERS,
    NOUNS,
    PEOPLE_BEHIND,
    WHO_OR_WHAT,
    ends_noun_phrase,
    in_singular,
    is_land,
    is_noun_phrase,
    weight_of,
    without_list,
)

_CLOSE = re.compile(rf"\A{LISTED}?(?: \([A-Z][\w ./&-]{{1,40}}\))?{LISTED}?")
_LETTERS = re.compile(rf"{LISTED}? \([A-Z]{{2,8}}\)")
_SAYS = re.compile(r",(?:[^,.;]|(?<=[A-Z])\.){0,90}? (?:said|says|told|added|reported|announced)\b")
_AROUND = 200
"""Characters before and after a name that signs are looked for in."""

# What stands behind the name.
_IS = r"(?:is|was|became|becomes|remains|has been|had been)"
_DONE = (
    r"(?:owned|controlled|founded|headed|run|operated|based|located|headquartered|situated|backed|represented|"
    r"listed|responsible|known|called|made up|composed|active in)\b"
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
_WHO = re.compile(r", (?:which|who|whose|where) (?:also |once |now |has |had |have |is |was |will )*([a-z]+)")
_HAPPENS = word_set(
    "said says told rose fell gained lost closed announced reported added declined agreed expects expected "
    "plans planned asked not would could may might"
)
_APPOSITION = re.compile(
    r"(?:,| -{1,2}| [–—]| \()(?: aged)?(?: \d\d,)? ?(?:an?|another|one of|part of|formerly|once|itself|based|"
    r"located|headquartered|situated|owned|controlled|founded|established|formed|set up|operated|run|headed|led|"
    r"known|long|home of|home to|site of|scene of|capital of|makers? of|producer of|president of|chairman of|"
    r"head of) "
)
_OF_WHOM = re.compile(r"\W+(?:its|his|her|their) ")
_CLOSED = re.compile(r"$|[,.;]| in [A-Z]| (?:group|unit|company),")
_NOUN_THEN = re.compile(r"\A (?:project|plant|mine|field|facility|station|unit|group|system)(?=, )")
_SPEAKS = re.compile(r",? (?:[A-Z]{2,8},? )?(?:said|says|told|added|reported)\b|, [A-Z]{2,8}, (?:said|says)\b")
_OFFICE = re.compile(r",(?: \d\d,)? (?:[A-Z][a-z-]+ ){0,3}?([A-Z][a-z]+)(?: [A-Z][a-z]+)? (?:of|for|at) ")
_THE = re.compile(
    r"(?:,| -{1,2}| [–—]) (?:the|(?:[A-Z][\w.]* )?[A-Z][\w.]*['’]s|its|his|her|their) "
    r"((?:[\w-]+ ){0,6}?[a-z-]+)(?= (?:of|for|in|at|which|that|who|to|on|with)\b|[,.;:]| -|$)"
)
_DOES = re.compile(r",? (?:also |now )?([a-z]+) (?!\d|(?:about|nearly|some|almost|similar) )[a-z]")
_OF = re.compile(r",? (?:of|at|with|from|for) (?:the )?[A-Z]")
_OF_LAND = re.compile(r",? (?:of|in) (?:the )?((?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)(?:, ([A-Z][\w.]*))?")
_THING = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:mines?|refiner(?:y|ies)|plants?|fields?|reactors?|dams?|rivers?|provinces?|districts?|"
    r"islands?|oilfields?|deposits?|pipelines?|railways?|ships?|tankers?|magazine|newspaper|newsletter|daily|weekly|airline|"
    r"terminals?|ports?|airport|bridge|canal|strait|villages?|shipyards?|mills?|hotels?|drugs?)\b(?! of\b)"
)
_NOUN_BEHIND = re.compile(r" ((?:[a-z-]+ )?([a-z]+))\b(?! of\b)(?! [A-Z])")
_AS = re.compile(
    r",?(?: \d\d,)? (?:as (?:its |the |a |an |his |her |their )?"
    r"(?!well|a result|part|of |soon|long|much|early)[a-z]|to (?:the )?(?:new )?(?:post|position|board) )"
)
_APPOINTED = re.compile(
    r"(?:,[^,.;]{3,80},)? (?:(?:has|had) been |was |is |will be |would be |were |have been )?"
    r"(?:named|appointed|elected|promoted|nominated|re-elected|hired|resigned|retired|stepped down|joined|joins|"
    r"succeeds|succeeded|replaces|replaced|becomes?|became|heads|leads|chairs|"
    r"will (?:succeed|replace|head|join|become))\b"
)
_KIN = re.compile(r"['’]s? (?:wife|husband|son|daughter|father|mother|brother|sister|lawyer|widow)\b")
_OWNS = re.compile(
    r"['’]s? (?:company|group|firm|empire|party|government|cabinet)\b| family\b|"
    r"['’]s? (?:[A-Z][\w&.-]* (?:and )?){1,5}(?:Corp|Inc|Ltd|Plc|Group|Co)\b"
)
_LIES = re.compile(
    r" near [A-Z][a-z]+|,? (?:about |some |just )?(?:\d+ (?:miles|km|kms|kilometres|kilometers)\b|"
    r"(?<=, )(?:north|south|east|west)[\w-]* of\b|(?:on|off|along) the (?:coast|border|island|river|Gulf|[A-Z]))"
)
_STATE = re.compile(r",? (?:in )?(?:(?:north|south|east|west|central)[\w-]* )?([A-Z][\w.]*(?: [A-Z][a-z]+)?)")
_LISTED_ON = re.compile(r", [A-Z]\w+(?: [A-Z]\w+)*(?:,? and|, [A-Z])")
_AS_SUCH = re.compile(r",? as (?:[a-z-]+ ){0,3}([a-z]+)")
_LAND_TOLD = re.compile(
    r"(?:,| is| remains) (?:the|an?|one of) [^,.;]{0,60}?"
    r"\b(?:producer|exporter|importer|member|consumer|nation|country|supplier|buyer|grower|kingdom|republic)s?\b"
    r"(?! (?:that|which|where)\b)"
)
_FIRST_OF = re.compile(
    rf" (?!unit|subsidiary|{'|'.join(sorted(BEHIND_FIRMS | BEHIND_PLACES))})(?:[a-z-]+ )?"
    rf"(?:{'|'.join(sorted(PERSONS | ORGANISATIONS))})s?\b"
)
"""What the words before the name are about, then: "the former X chairman"."""
_ALL = re.compile(
    r"(?:, [A-Z][^,.;]{1,45}){0,5},? (?:and|or) [A-Z][^,.;]{1,45}? (?:are|were) (?:the|all|both|among)\b"
)

_ITS_UNITS = re.compile(
    r"(?:, [A-Z][^,;.]{1,45}){0,5}(?:,? and [A-Z][^,.;]{1,45}?)? (?:subsidiaries|units|divisions|affiliates)\b"
)
_WERE = re.compile(r",? (?:are|were) (?:joint |lead |co-)?([a-z]+s)\b")

# What stands before it, or before the list it is in.
_OPEN = r"(?:the |[\"“])*$"
_SUCH_AS = re.compile(
    rf"\b([a-z][\w-]+),? (?:such as|like|called|known as|dubbed|titled|entitled|nicknamed|namely) {_OPEN}"
)
_CALLED_OF = re.compile(
    r"\b(?:ports?|cit(?:y|ies)|towns?|villages?|islands?|provinces?|districts?|republics?|kingdoms?|"
    r"count(?:y|ies)|suburbs?|resorts?|peninsulas?|settlements?|firm|brokerage|famil(?:y|ies)|tribes?)"
    rf" of {_OPEN}"
)
_IN_BRACKETS = re.compile(r"[A-Z][\w.&'’-]*,? \($")
_IS_THE = re.compile(rf"\b([a-z-]+) (?:is|are|was|were|will be|led by|include|includes) {_OPEN}")
_BARE = re.compile(r"(?:^|, |and |said |by )(?:the )?(?:[a-z-]+ ){0,3}([a-z-]+) $")
_SUCH = re.compile(rf"\bsuch (?:[\w-]+ ){{1,5}}as {_OPEN}")
_INCLUDING = re.compile(rf"\b([a-z]{{3,}}),? (?:including|especially|notably|particularly|among them) {_OPEN}")
_KINDS = re.compile(rf"\b([a-z-]+(?:s|men|women|people))(?:,|;| --?| —|:| are| were| is)? {_OPEN}")
_FORMED = re.compile(
    r"\b(?:set up|sets up|form|formed|forming|establish\w*|create[sd]?|creating|launch\w*|found(?:ed|ing)) "
    rf"(?:an? )?(?:[\w-]+ ){{0,4}}(?:(?:called|named)?,? )?{_OPEN}"
)
_NAMED = re.compile(
    rf"\b(?:company|firm|group|unit|subsidiary|party|ship|vessel|fund|town|village|city) named {_OPEN}"
)
_RENAMED = re.compile(
    r"\b(?:renamed|formerly|now called|previously|under the name|name (?:\w+ )?to|known as|acronym for|"
    rf"stands for|called) {_OPEN}"
)
_GENITIVE = re.compile(
    r"(?<![\w.])((?:the )?(?:[A-Z][\w.&-]*|country|nation|city|state|province|company|group|firm|bank)['’]s?"
    rf"{LISTED}?) ((?:[\w-]+ ){{0,4}})$"
)
_ITS = re.compile(r"\b(?:[Ii]ts|his|her|their|our|my) ((?:[\w./-]+ ){0,5})$")
_DESCRIBED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|fellow|its|their|his|her)|\b[A-Z][a-z]+(?:an|ese|ish|ch|i)) "
    r"((?:(?:[a-z][\w-]*|[A-Z\d][\w.]*-[a-z]+) ){1,5})$"
)
_BACKED = re.compile(r"\b[A-Z][\w.-]*[ -](?:based|backed|owned|led|controlled|run|born|listed|dominated) $")
_ALONE = re.compile(
    r"(?!['’]s\b)(?! (?!(?:and|or|in|of|to|which|who|that|have|has|had|is|are|was|were|with|will|would|could|for|"
    r"at|on|by|as|from|under|while|when|also|\w+ed|said|says|met|told)\b)[a-z])"
)
"""The name itself is meant: not "grades such as X crude", nor "like X's loss"."""
_COMMA = re.compile(r"((?:[\w'’&./-]+ ){0,12}[a-z-]+), (?:the )?$")
_BY = re.compile(
    r"\b(?:headed|led|chaired|owned|controlled|run|founded|backed|represented|managed|edited|written|advised|"
    r"sponsored|operated|governed|ruled|directed|designed|invented|formed|produced|commanded) by (?:an? |the )?"
    r"(?:[a-z-]+ ){0,6}$"
)
_MADE_BY = re.compile(
    r"\b(?:(?:aircraft|planes?|cars?|trucks?|computers?|drugs?|chips|engines?|equipment|products?|machines?|tyres|tires)"
    r" (?:made|built)|manufactured|brewed|published) by (?:the )?$"
)
_INSIDE = re.compile(r"\b(?:in|at|near) $")
_CHOSEN = re.compile(
    r"\b(?:named|names|appointed|appoints|elected|elects|nominated|hired|chose|promoted|elevated|"
    r"re-elected) (?:[a-z-]+ ){0,3}$"
)
_TITLE = re.compile(
    r"\b(?:Dr|Sir|Lord|Lady|Mrs|Rep|Sen|Judge|Justice|Prof|Gen|Col|Count|Baron|Shaikh|Sheikh)\.? $"
)
_OPENS_WITH = re.compile(r"^(?:In|At|Near|From) $")


def signs(name: str, before: str, after: str, kind: MentionKind, *, is_rare: bool = True) -> Iterator[float]:
    """The weights of the signs in a sentence.

    Args:
        before: The sentence up to the name, `LISTED` where a symbol stood.
        after: Behind it.
        is_rare: One article has it; towns of more may be several, each in another state.
    """
    is_explained = _LETTERS.match(after) is not None
    after = _CLOSE.sub("", after[:_AROUND], count=1)
    before = before[-_AROUND:]
    if kind is MentionKind.PLACE and is_land(name):
        if _LAND_TOLD.match(after):
            yield 3.0
        return
    if is_explained and kind is not MentionKind.PERSON and _is_owned(before):
        yield 2.6
    yield from _behind(
        name, after, kind, opens=bool(_OPENS_WITH.match(before)), is_subject=not GOVERNED.search(before)
    )
    yield from _before(before, after, kind)
    if kind is not MentionKind.PLACE and is_rare:
        yield from _of_any(name, before, after)
    if kind is MentionKind.PERSON:
        yield from _of_person(before, after)
    elif kind is MentionKind.PLACE:
        yield from _of_place(name, before, after, is_rare=is_rare)
    else:
        yield from _of_body(before, after)


def _behind(name: str, after: str, kind: MentionKind, *, opens: bool, is_subject: bool) -> Iterator[float]:
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
        and (kind is MentionKind.PERSON or not match[0].startswith(", who "))
    ):
        is_so = match[1] in DOING or (match[1].endswith("s") and match[1] not in ("is", "was", "has"))
        yield 2.3 if kind is MentionKind.PERSON else 2.2 if is_so else 1.6
    if says or opens:
        return
    after = _NOUN_THEN.sub("", after)
    if _APPOSITION.match(after):
        yield 3.0
    elif (match := _THE.match(after)) and is_noun_phrase(match[1].split()):
        own = name.split()[0].rstrip(LISTED)
        if not re.search(rf"\b{re.escape(own)}['’]s ", match[0]):
            yield 2.0 if _OF_WHOM.match(match[0]) else 2.6
    elif (match := _OFFICE.match(after)) and is_noun(match[1], PERSONS):
        yield 2.6
    if _ALL.match(after) or ((match := _WERE.match(after)) and is_noun(match[1], WHO_OR_WHAT)):
        yield 2.2
    if (match := _THING.match(after)) and NO_PHRASE.isdisjoint(match[0].split()):
        yield 2.1
    if (match := _AS_SUCH.match(after)) and is_noun(match[1], WHO_OR_WHAT):
        yield 2.2
    match = _DOES.match(after) if is_subject else None
    if match and match[1] in (DOING_PERSON if kind is MentionKind.PERSON else DOING):
        yield 2.6


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
    if (
        (is_owner or _ALONE.match(after))
        and (match := _DESCRIBED.search(before))
        and (weight := weight_of(match[1].split()))
    ):
        yield weight
    closed = _CLOSED.match(after) and not _SPEAKS.match(after)
    if closed and (match := _COMMA.search(before)) and ends_noun_phrase(match[1].split()):
        yield 2.6
    if (match := _KINDS.search(opening)) and is_noun(in_singular(match[1]), ANY) and match[1] not in STOP:
        is_told = not match[0].endswith((", ", ", the ", "; ")) or ends_noun_phrase(
            re.split(r"[,;]", opening)[-2].split()
        )
        yield 2.3 if is_told else 1.7


def _of_any(name: str, before: str, after: str) -> Iterator[float]:
    """A town in its state, though recognition took it for something else."""
    if (
        _INSIDE.search(before)
        and after.startswith(", ")
        and (match := _STATE.match(after))
        and is_land(match[1])
        and not is_land(name)
        and not _LISTED_ON.match(after)
    ):
        yield 2.2


def _of_person(before: str, after: str) -> Iterator[float]:
    if _OF.match(after):
        yield 2.2
    if _AS.match(after) or _APPOINTED.match(after):
        yield 2.2
    if _KIN.match(after):
        yield 1.5
    if _OWNS.match(after):
        yield 2.6
    if _BY.search(before):
        yield 2.5
    elif _CHOSEN.search(before):
        yield 2.1
    if _TITLE.search(before):
        yield 1.2
    if (match := _ITS.search(before)) and match[1] and NO_PHRASE.isdisjoint(match[1].split()):
        yield 2.4 if is_noun(match[1].split()[-1], PERSONS) else 2.0
    elif _is_owned(before):
        yield 1.8


def _of_body(before: str, after: str) -> Iterator[float]:
    is_first = _FIRST_OF.match(after) is not None
    if (match := _OF_LAND.match(after)) and (is_land(match[1]) or (match[2] and is_land(match[2]))):
        yield 2.2 if " of " in match[0] else 1.6
    behind = _noun_behind(after)
    if behind and behind in OWNERS_WORDS | BEHIND_FIRMS:
        yield 2.0
    elif behind and is_noun(behind, ORGANISATIONS | THINGS | MADE):
        yield 1.5
    its = _ITS.search(before)
    if not is_first and (_is_owned(before) or (its and NO_PHRASE.isdisjoint(its[1].split()))):
        yield 2.2
    if _MADE_BY.search(before):
        yield 2.6
    if _ITS_UNITS.match(after):
        yield 2.2
    if (match := _BARE.search(before)) and is_noun(match[1], PERSONS) and not before.endswith("'s "):
        yield 2.2
    if _FORMED.search(without_list(before)):
        yield 1.6


def _of_place(name: str, before: str, after: str, *, is_rare: bool) -> Iterator[float]:
    in_list = without_list(before) != before or _LISTED_ON.match(after)
    if is_rare and not in_list and (match := _STATE.match(after)) and is_land(match[1]) and not is_land(name):
        yield 2.6
    if _LIES.match(after):
        yield 2.4
    if (behind := _noun_behind(after)) and behind in BEHIND_PLACES:
        yield 2.1
    elif behind and is_noun(behind, ORGANISATIONS | THINGS | MADE | OWNERS_WORDS):
        yield 1.4
    if _is_owned(before):
        yield 2.2


def _is_owned(before: str) -> bool:
    """Whether the name stands behind whose it is: "Japan's X", "the country's leading X"."""
    match = _GENITIVE.search(before)
    return (
        match is not None
        and match[1].removeprefix("the ").rstrip(f"{LISTED}'’s") not in NOT_OWNERS
        and NO_PHRASE.isdisjoint(match[2].split())
    )


def _noun_behind(after: str) -> str:
    match = _NOUN_BEHIND.match(after)
    if match is None:
        return ""
    words = [word for word in match[1].split() if is_noun(word, NOUNS | OWNERS_WORDS)]
    return words[-1] if words and words[-1] not in PEOPLE_BEHIND and words[-1] not in VERBS else ""
