"""Noun phrases of news: which of them can name a person, a firm or a place, and where one begins and ends.

A phrase comes with its sense: the noun it is about, by which two articles are seen to say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import MentionKind
from index.naming.describe_words import (
    ADJECTIVES,
    NOT_ALONE,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    TITLES,
    VERBS,
    WEAK,
    word_set,
)

_LONGEST = 130
LISTED = "\ue000"
"""Stands in the text, privately, where a share's symbol or the brackets around a firm's name stood."""
ANY = PERSONS | ORGANISATIONS | PLACES
_WORD = re.compile(r"[^\W_](?:[\w'’.&/-]*[\w'’])?\.?")
DETERMINER = frozenset({"the", "a", "an", "its", "his", "her", "their", "one"})
_UNKNOWN_OWNER = frozenset({"its", "his", "her", "their"})
STOP = word_set(
    "of for in at on with to from that which who whose where and or by under near between into as but while "
    "when based without"
)
GOES_ON = re.compile(r" [A-Z]")
"""The name is the beginning of a longer one."""
BEHIND = re.compile(r" ([a-z]+)\b")
WHICH = re.compile(
    r", (which|who) (?:also |now |currently )?((?:previously |formerly |once )?\w+) "
    r"((?:[^.,;:()\"“”\n]|[.,](?=\d)){4,100})(?=[.,;])"
)
GOVERNED = re.compile(r"\b(?:in|of|by|to|with|for|at|on|from|against|between|than|into|under|via) (?:the )?$")
"""Behind these a name is not who or what the verb is about: "the stake in X was a success"."""
OPENS = re.compile(r"(?:^|[.!?][\"”’]? |said |[“\"])(?:[Tt]he )?$")
"""A sentence begins behind these words."""
WHOSE = "whose"
"""Begins the sense of a phrase that only says whose something is."""
_SAYS = re.compile(r"((?!the )[\w'’&. -]{12,}?) (?:said|told|commented|argued|warned|explained)\b")
_COMMA, _STOP_MARK = "\ue001", "\ue002"
_IN_STATE = re.compile(
    r"\b((?:[Aa]n?|[Tt]he) [A-Z][a-z]+(?: [A-Z][a-z]+)?), ([A-Z][a-z]+|N\.[YJCH])(\.?)(,?)(?=[ -][a-z])"
)
OF_A_DEAL = re.compile(
    r"\b(?:underwriters?|managers?|trustee|agent|dealer|arranger|guarantor|adviser|advisor|counsel|runner)\b"
    r"[^,.;]{0,60}\b(?:for|of|to|on) the (?:[\w’']+ ){0,3}?(?:company(?:'s)?|offerings?|issue|deal|syndicate|"
    r"bonds?|notes?|debentures|program|loan|facility)\b"
)
"""What a bank is in one deal of many."""
OF_NOBODY = re.compile(
    r"[Tt]he (?:[Cc]ompany|firm|[Gg]roup|[Bb]ank|paper|[Aa]gency|[Uu]nion|[Pp]arty|[Cc]ommission|[Cc]ommittee|"
    r"[Bb]oard|[Cc]ouncil|[Mm]inistry|[Dd]epartment|[Ee]xchange|[Aa]ssociation|[Ii]nstitute|airline|brokerage|newspaper|unit|"
    r"division)['’]s "
)
_OF_WHICH = re.compile(r" (?:of|for|at) the (?:company|firm|group|bank|corporation|agency|union|association)$")
_OF_LONG_BODY = re.compile(
    r"(?:[A-Z][\w&.'’-]* ){1,4}(?:of|for) (?:the )?(?:[A-Z][\w&.'’-]* (?:and )?){1,4}"
    rf"((?:[a-z-]+ )*(?:{'|'.join(sorted(PERSONS))}))"
)
_GIVEN_TO = re.compile(r" [a-z]+(?:ed|en|ade|old) (?:to|for|by|on|in|against) ")
""" "the first ratings given to insurers" are no insurers."""
_VERB_LIST = re.compile(r" (?:which|that|who) [a-z]+$")
_MORE_VERBS = re.compile(r"(?:, [a-z]+)*,? (?:and )?[a-z]+ [^,.;:()]+")
_PARTNERS = re.compile(r"(?<=[a-z]), (?:[A-Z][a-z]+, )*[A-Z][a-z]+,? and [A-Z][a-z]+(?= ?[,.;]| said| told|$)")
_PARTICIPLE = re.compile(r"[a-z]{3,}ing|headquartered|based|owned|controlled|located")
_CLAUSE = re.compile(
    r"(?<=[^\s,]),(?: |$)|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
    r"(?<=\w[a-z)])\.(?: |$)| [—–-]{1,2} |$"
)
_BEFORE_END = re.compile(r"[.;:!?()\"“”\n,]|[—–]| ?--? ")
OPENERS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Today Yesterday Tomorrow Tonight But And When While As If So Then Yet Although However Meanwhile "
    "Co Inc Corp Ltd Plc Also"
)
_TRADES = word_set(
    "brokers stockbrokers dealers manufacturers makers exporters importers retailers publishers accountants "
    "auditors merchants bankers brewers insurers shipbuilders consultants distributors jewellers bookmakers"
)
"""One firm is called so: "stockbrokers Roe and Ash"."""
_LEARNED = ("ologist", "onomist", "ographer", "ometrist", "iatrist")
_NOT_FIRST = frozenset({"of", "and", "for", "its", "his", "her", "their", "the", "a", "an", "this"})
_SPEAKERS = word_set(
    "spokesman spokeswoman spokesperson analyst economist official member chairman president director"
)
_NOT_MATTER = word_set(
    "this that these those some any many several all no every each such own other another same only then now "
    "today late later again even still just told saw made named chose met left led bought sold elect name new if "
    "after before though although because since until whether like unlike about above below against among during "
    "through without within despite per via over than nor so too very not inside outside daily one two "
    "three four five six seven eight nine ten"
)
_NO_DEALERS = word_set("crude daily weekly market vessel drug")
_LONG = 8
_BODIES = word_set(
    "organisation organization ministry department commission committee council association institute "
    "administration"
)
_TELLING_ALONE = word_set(
    "monopoly carmaker automaker retailer insurer reinsurer brokerage airline publisher brewer distiller "
    "steelmaker chipmaker drugmaker planemaker shipbuilder refiner conglomerate broker stockbroker bookmaker "
    "tabloid newspaper magazine distributor utility builder lender supermarket railway"
)
"""Such a noun tells what a firm is though no other word stands with it."""
_IN_A_DEAL = re.compile(
    r"(?:(?:the|sole|lead|joint|co|co-lead|book|financial|fiscal|principal|main|managing|dealer|paying|issuing|primary)"
    r"[ -])+(?:manager|underwriter|adviser|advisor|agent|dealer|runner|arranger|lender|bookrunner)s?",
    re.IGNORECASE,
)
_HALF_CLAUSE = re.compile(r" (?:that|which|who) (?:today|yesterday|last \w+|recently|earlier|also|now)$")
_COMPOUND = re.compile(r"[a-z]+-(?:maker|producer|manufacturer|retailer|builder|publisher|refiner|miner)s?")
_RELATIVE = (["that"], ["which"], ["whose"])
_GOODS = word_set("arms cars toys parts goods shoes metals foods drugs grains oils fats motors papers machines")
_JOINING = frozenset({"of", "and", "for"})
_NO_OPENING = word_set(
    "another not including saying like plus both along together either through via under despite"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase found in a text.

    Attributes:
        score: How much such a form says and how seldom it errs; 1 is little, 3.5 is a whole introduction.
        sense: Its head noun, and whether it was so formerly: phrases of one sense say the same.
        is_region: It only tells where a town lies.
    """

    score: float
    text: str
    sense: str = ""
    is_region: bool = False


def noun_phrase(text: str, nouns: frozenset[str]) -> tuple[float, str, str] | None:
    """(score, phrase, sense) where the words up to the next clause are a noun phrase around one of these nouns."""
    if nouns is PERSONS and (match := _SAYS.match(text)):
        text = match[1]  # "Ann Roe, Elm Bank chairman and chief economist said"
    # "a Stamford, Conn., maker of": the commas around a state end nothing
    shown = joined(text)
    clause = _CLAUSE.split(shown, maxsplit=1)[0].strip().removeprefix("currently ")
    if _VERB_LIST.search(clause) and (more := _MORE_VERBS.match(shown, len(clause))):
        clause += more[0]  # "the unit which designs, makes and sells cranes"
    if partners := _PARTNERS.match(shown, len(clause)):
        clause += partners[0]  # "chairman of Cabot, Cabot and Forbes"
    clause = parted(clause)
    words = [match.group() for match in _WORD.finditer(clause)]
    if not words or len(clause) > _LONGEST + 60:
        return None
    core: list[str] = []
    kept = words[2:] if words[:2] == ["one", "of"] else words
    for place, word in enumerate(kept):
        if word == "and" and len(core) > 1 and not is_noun(core[-1], nouns) and _goes_on(kept[place + 1 :], nouns):
            core.append(word)
            continue  # "a steel and paper company"
        is_last = place == len(kept) - 1  # "executive board meeting"
        if word in STOP or (core and is_noun(core[-1], nouns) and _PARTICIPLE.fullmatch(word) and not is_last):
            break  # "a company seeking income"
        core.append(word)
    has_determiner = bool(core) and (core[0].lower() in DETERMINER or is_genitive(core[0]))
    if not core or (len(core) == 1 and not has_determiner and len(words) < 3):
        return None
    ends_so = has_determiner and is_noun(words[-1], nouns) and (nouns is PERSONS or words[-1].islower())
    if not is_noun(core[-1], nouns) and nouns is PERSONS and (office := _OF_LONG_BODY.fullmatch(clause)):
        head = office[1].split()[-1]
        return 3.0, cut_phrase(clause), sense_of(head, words)  # "Bank of Elmland vice president and manager"
    if not is_noun(core[-1], nouns) and (not ends_so or _GIVEN_TO.search(clause)):
        return None
    happens = core[0].endswith(("ing", "ed")) and core[0] not in ADJECTIVES
    is_list = LISTED in clause and nouns is not PERSONS  # "executive at <Elm Co>" is none
    if (not has_determiner and (happens or is_list)) or clause.count(LISTED) > 1:
        return None
    # "the Western Republic" is another name; what a person is may be written with capitals.
    if nouns is not PERSONS and not core[-1].islower() and not (has_determiner and words[-1].islower()):
        return None
    if any(word in VERBS for word in core) or words[0].lower() in _NO_OPENING or clause.endswith(("'s", "’s")):
        return None
    if nouns is PERSONS and (OF_NOBODY.match(clause) or _OF_WHICH.search(clause)):
        return None  # "X, the group's spokesman", "X, director of the corporation": of which?
    if nouns is not PERSONS and core[-1].lower() in _SPEAKERS:
        return None  # "Elm Corp, a spokesman for the bank, said"
    if not {"said", "says", "told", "added"}.isdisjoint(words):
        return None
    if any(word.isdigit() for word in words[:1]):
        return None
    if nouns is ORGANISATIONS and not has_determiner and core[-1].endswith("s") and core[-1] not in nouns:
        return None  # "Elm Corp, lenders buying its debt and others"
    if has_determiner and len(words) < 3:
        return None  # "the operator", "the company"
    if nouns is ORGANISATIONS and not has_determiner and core[-1] == "branch":
        return None  # "Elm Bank, Oakby branch, said"
    if nouns is PLACES and core[-1].endswith("s") and core[-1] != "islands":
        return None  # a list goes on: "Elm, the hills of Ash and much of Oak"
    # The noun that the phrase is about.
    head = next((word for word in reversed(core) if is_noun(word, nouns)), core[-1])
    sense = sense_of(head, words)
    if core[0].lower() in _UNKNOWN_OWNER:
        if nouns is not PERSONS:
            return None  # whose, nobody knows: "Elm Corp, its Ash unit, and Oak"
        return 1.2, cut_phrase(clause), sense
    score = 3.5 if has_determiner or len(words) > 2 else 2.0
    if (
        has_determiner
        and len(core) == 2
        and core[1] in NOT_ALONE
        and words[2:3] in (["that"], ["which"], ["whose"])
    ):
        score -= 1.5  # "a company that has long been rumored to be a target"
    if not _UNKNOWN_OWNER.isdisjoint(words):
        score -= 1.5  # "vice president of its computer unit"
    return score, cut_phrase(clause), sense


def joined(text: str) -> str:
    """A text in which the commas around a state end nothing: "an Ashton, N.J., mill"; `parted` takes it back."""
    return _IN_STATE.sub(_as_one_word, text)


def parted(text: str) -> str:
    """A piece of a `joined` text as it was written."""
    return text.replace(_COMMA, ",").replace(_STOP_MARK, ".")


def _as_one_word(town: re.Match[str]) -> str:
    """A town with its state, signs that stand for nothing else in place of its commas and its full stop."""
    stop, comma = _STOP_MARK if town[3] else "", _COMMA if town[4] else ""
    state = town[2].replace(".", _STOP_MARK)
    return f"{town[1]}{_COMMA} {state}{stop}{comma}"


def _goes_on(words: Sequence[str], nouns: frozenset[str]) -> bool:
    """Whether after these words' "and" the one phrase goes on to its noun."""
    for word in words[:5]:
        if word in DETERMINER or word in STOP or word in VERBS or not word[0].isalpha():
            return False
        if is_noun(word, nouns):
            return word.islower()
    return False


def is_thin(office: str) -> bool:
    """Whether it is an office of nobody knows what: "vice chairman", "president and chief executive"."""
    return all(
        is_noun(word, PERSONS)
        or word.lower() in ADJECTIVES
        or word.lower() in ("the", "a", "an", "its", "his", "new")
        for word in office.replace(",", "").split()
    )


def is_genitive(word: str) -> bool:
    """Whether it is a name in the genitive: "France's"."""
    return word[:1].isupper() and word.endswith(("'s", "’s", "s'", "s’"))


def sense_of(head: str, words: Sequence[str]) -> str:
    """What a phrase is about: its noun in the singular, and whether it was so "former"ly."""
    plain = head.lower().rstrip(".")
    for long, short in (("woman", ""), ("person", ""), ("man", ""), ("s", "")):
        plain = plain.removesuffix(long) + short if len(plain) > len(long) + 3 else plain
    return f"former {plain}" if any(word.lower() in ("former", "ex", "late") for word in words) else plain


def is_noun(word: str, nouns: frozenset[str]) -> bool:
    """Whether it is one of these nouns, in the singular or the plural."""
    plain = word.lower().rstrip(".")
    if plain in nouns or plain.removesuffix("s") in nouns or (nouns is PERSONS and plain.endswith(_LEARNED)):
        return True
    return "-" in plain and plain.rpartition("-")[2] in nouns  # vice-president


def office_before(before: str, nouns: frozenset[str], kind: MentionKind) -> tuple[float, str, str] | None:
    """(score, phrase, sense) of what ends where the name begins: "Brazilian Planning Minister", "news agency"."""
    start = 0
    for match in _BEFORE_END.finditer(before):
        if match.group() == "." and _is_abbreviation(before, match.start()):
            continue
        start = match.end()
    tokens = before[start:].replace(LISTED, "").split()
    if not before.endswith(" ") or not tokens or not is_noun(tokens[-1], nouns):
        return None
    head = tokens[-1].lower()
    taken = [tokens[-1]]
    for place in range(len(tokens) - 2, -1, -1):
        token = tokens[place]
        plain = token.strip(".,")
        small = plain.islower()
        deals = (
            head in (nouns | _TRADES) - _NO_DEALERS
            if kind is MentionKind.ORGANISATION
            else head.endswith(("er", "ers"))
        )
        is_matter = place == len(tokens) - 2 and deals and _is_matter(plain)
        if small and (
            plain in VERBS or plain in STOP - {"of", "and", "for"} or not (is_matter or _modifies(plain))
        ):
            break
        left = tokens[place - 1].lower() if place else ""
        joins = plain in _JOINING
        right = tokens[place + 1]
        is_firm = plain == "and" and right in ("Co", "Sons", "Partners", "Company", "Brothers")  # "Roe and Co"
        is_body = plain == "of" and right[:1].isupper() and left in ORGANISATIONS  # "Bank of Elmland governor"
        is_long_body = (  # "Farm and Food Organisation director"
            plain == "and"
            and tokens[-1].islower()
            and left != tokens[place - 1]
            and right[:1].isupper()
            and any(word.lower() in _BODIES for word in tokens[place + 2 : place + 4])
        )
        is_pair = (
            plain == "and" and left and left == tokens[place - 1] and _modifies(left)
        )  # "oil and gas producer"
        if (
            joins
            and not (is_firm or is_pair or is_body or is_long_body)
            and (left not in PERSONS or kind is not MentionKind.PERSON)
        ):
            break  # "Reagan and Prime Minister": only an office goes on so
        taken.append(token)
        if len(taken) > 10:
            return None
    while taken and taken[-1].lower() in _NOT_FIRST:
        taken.pop()
    while taken and taken[-1] in OPENERS:
        taken.pop()
    if len(taken) > 3 and taken[-1] == "On" and taken[-3].isdigit():
        del taken[-3:]  # "On February 20 President Ann Roe"
    words = list(reversed(taken))
    if not words or any(sign in word for word in words for sign in "/<>"):
        return None
    sense = sense_of(head, words)
    is_plural = head.endswith("s") and head not in nouns and head[:-1] in nouns
    if is_plural and kind is MentionKind.PERSON and head not in _TRADES:
        words[-1] = words[-1][:-1]  # "Justices Ann Roe and Bob Ash"
    if _IN_A_DEAL.fullmatch(" ".join(words)):
        return None  # what a bank is in one deal
    if len(words) == 1 and (head in WEAK or (words[0].islower() and not _COMPOUND.fullmatch(words[0]))):
        # Alone it says little: "the brewer Elm", "director Ann Roe", "analyst Ann Roe" of whom?
        if head.rstrip(".") in NOT_ALONE or [t.lower() for t in tokens[-2:-1]] == ["its"]:
            return None
        if kind is MentionKind.PERSON:
            return (0.5 if head in WEAK else 1.0), words[0], sense
        is_told = len(tokens) > 1 and tokens[-2].lower() in ("the", "a", "an")
        if kind is MentionKind.ORGANISATION and words[0] in _TELLING_ALONE and not is_told:
            return 1.8, words[0], sense
        return (1.8, f"the {words[0]}", sense) if is_told and words[0].islower() else None
    if kind is not MentionKind.PERSON and (words[-1][:1].isupper() or (is_plural and head not in _TRADES)):
        return None
    score = 1.6 + 0.3 * min(len(words), 4) if kind is MentionKind.PERSON else 2.4
    return score, " ".join(words), sense


def _modifies(word: str) -> bool:
    """Whether a small word may stand before the noun of an office: an adjective or a noun, by its ending."""
    return (
        word in ANY
        or word in ADJECTIVES
        or word.endswith(
            ("al", "ic", "ive", "ary", "ish", "ese", "ian", "ent", "ant", "ous", "ing-", "owned", "based")
        )
        or "-" in word
    )


def _is_matter(word: str) -> bool:
    """Whether a small word right before a noun may be what it deals in: "cement maker", "cocoa trader"."""
    return (
        word.isalpha()
        and word not in DETERMINER
        and word not in _NO_OPENING
        and not word.endswith(("ed", "ly", "ing"))
        and (not word.endswith("s") or len(word) >= _LONG or word in _GOODS)
        and word not in _NOT_MATTER
    )


def _is_abbreviation(text: str, place: int) -> bool:
    word = text[: place + 1].rsplit(" ", 1)[-1]
    return len(word) <= 3 or word.count(".") > 1 or word[:-1].lower() in TITLES


def cut_phrase(phrase: str) -> str:
    """The phrase at a length that a card can hold, ended where a clause ends."""
    phrase = _HALF_CLAUSE.sub("", " ".join(phrase.split()).rstrip(" ,"))
    if len(phrase) <= _LONGEST:
        return phrase
    for stop in (", ", " which ", " whose ", " that ", " and ", " who ", " with ", " in "):
        at = phrase.rfind(stop, 40, _LONGEST)
        if at > 0:
            return phrase[:at]
    return phrase[: phrase.rfind(" ", 0, _LONGEST)]
