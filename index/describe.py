"""The phrase in which an article says who or what somebody or something is.

News introduces people, firms and places in a few set forms: an apposition behind the name ("X, the head of
..., said"), an office or a description before it ("Foreign Minister X", "the port of X"), a sentence of its
own ("X is a ..."), what a firm does ("X, which makes ..."), the state a town lies in. Each form counts only
where its noun can name such a thing: "Costa Rica, the Dominican Republic" and "Shanghai, the agency said" say
nothing. Where no article says it, nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, MentionKind, ParagraphKind
from index.describe_words import (
    DOING,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    SHORT_STATES,
    STATES,
    TITLES,
    VERBS,
    WEAK,
    word_set,
)

GOOD = 3.0
"""From this score on the first phrase is taken, and no further article is read."""
_IN_STATE = 1.5
_LONGEST = 130
_SHOWN = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST, ParagraphKind.CAPTION})
_NOUNS = {MentionKind.PERSON: PERSONS, MentionKind.ORGANISATION: ORGANISATIONS, MentionKind.PLACE: PLACES}
_ANY = PERSONS | ORGANISATIONS | PLACES
_COMPANY = (
    r"(?:,? (?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|S\.A\.|NV|N\.V\.|Holdings?|Group|Cos|LP|Pty|SpA|AB|GmbH|Bhd)\b\.?)*"
)
_WORD = re.compile(r"[^\W_](?:[\w'’.&/-]*[\w'’])?\.?")
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_DETERMINER = frozenset({"the", "a", "an", "its", "his", "her", "their", "one"})
_STOP = word_set(
    "of for in at on with to from that which who whose where and or by under near between into as but while "
    "when based"
)
_APPOSITION = re.compile(r",(?: aged)?(?: \d\d,)? (?!and |or |but )([^;:()\"“”\n]{4,220})")
_CLAUSE = re.compile(r"(?<=[^\s,]),(?: |$)|(?<=\w[a-z)])\.(?: |$)| [—–-]{1,2} |$")
_COPULA = re.compile(r" ((?:is|was) (?:the|a|an|one of) [^.;:()\"“”\n]{6,140})(?<![ .][A-Z])(?=[.;,])")
_WHICH = re.compile(r", (which|who) (\w+) ([^.,;:()\"“”\n]{4,100})(?=[.,;])")
# "France's largest farm union, the X, said"; not "a union, X, and a firm".
_BEFORE = re.compile(
    r"((?:[Tt]he|[A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?['’]s?) (?:[\w'’&.-]+ ){0,7}?([a-z]+))(?<!one), (?:the )?$"
)
_SEAT = re.compile(r" \([RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?\)")
_BEFORE_END = re.compile(r"[.;:!?()\"“”\n,]|[—–]| - ")
_STATE = re.compile(r", (New York|New Jersey|N\.[YJCDHM]|S\.[CD]|R\.I|W\.Va|D\.C|B\.C|[A-Z][a-z]+)(?=[.,)]|\s|$)")
_PLACE_OF = re.compile(r"((?:[Tt]he |an? )?(?:[\w'’.-]+ ){0,4}?([a-z]+)) of $")


@dataclass(frozen=True, slots=True)
class Description:
    """The phrase, name included, and the article it stands in."""

    text: str
    article_id: str


def describe(names: Sequence[str], kind: MentionKind, articles: Iterable[Article]) -> Description | None:
    """The earliest good phrase that says who or what is called so, or the best of the others.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time; their mentions are not needed.
    """
    names = [name for name in names if not any(mark in name for mark in "()[]")] or names
    finder = _finder(names, kind)
    best: tuple[float, Description] | None = None
    states: Counter[str] = Counter()
    in_state: dict[str, Description] = {}
    looked_at = 0
    for article in articles:
        looked_at += 1
        found = list(_phrases(article, finder, names, kind))
        for score, text in found:
            if score != _IN_STATE and (best is None or score > best[0]):
                best = (score, Description(text, article.id))
        for text in {text for score, text in found if score == _IN_STATE}:
            states[text.casefold()] += 1
            in_state.setdefault(text.casefold(), Description(text, article.id))
        if best and best[0] >= GOOD:
            break
    if best is None and states:
        state, count = states.most_common(1)[0]
        # One article about a small Cairo in Georgia says nothing about the other.
        return in_state[state] if 2 * count >= looked_at else None
    return best[1] if best else None


def _finder(names: Sequence[str], kind: MentionKind) -> re.Pattern[str]:
    """The names as whole words. A surname is looked for only where nothing fuller is known."""
    full = [name for name in names if " " in name] if kind is MentionKind.PERSON else list(names)
    if kind is MentionKind.PERSON and " " in names[0]:
        names = full
    wanted = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True)[:20])
    ending = _COMPANY if kind is MentionKind.ORGANISATION else ""
    return re.compile(rf"(?<![\w&'’.-])(?:{wanted}){ending}(?![\w&]|['’-]\w)")


def _phrases(
    article: Article, finder: re.Pattern[str], names: Sequence[str], kind: MentionKind
) -> Iterator[tuple[float, str]]:
    if not finder.search(article.text):
        return
    for paragraph in article.paragraphs:
        if paragraph.kind not in _SHOWN and not (
            kind is MentionKind.PLACE and paragraph.kind is ParagraphKind.DATELINE
        ):
            continue
        text = " ".join(article.text[paragraph.start : paragraph.end].split())
        is_text = paragraph.kind is not ParagraphKind.DATELINE and kind is not MentionKind.PLACE
        for match in finder.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if _is_part(before, after) or (is_text and not _is_prose(before, after)):
                continue
            written = match.group()
            if written.isupper() and len(written) > 4:  # capitals of a dateline or a headline
                shown = names[0] if names[0].lower() == written.lower() else written
                written = shown.title() if shown.isupper() else shown
            yield from _readings(written, before, after, kind)


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


def _readings(name: str, before: str, after: str, kind: MentionKind) -> Iterator[tuple[float, str]]:
    nouns = _NOUNS.get(kind, _ANY)
    if (match := _APPOSITION.match(after)) and (found := _noun_phrase(match[1], nouns)):
        yield found[0], f"{name}, {found[1]}"
    if kind in (MentionKind.ORGANISATION, MentionKind.PERSON) and (match := _WHICH.match(after)):
        clause = f"{match[1]} {match[2]} {match[3]}"
        does = match[2] in DOING and kind is MentionKind.ORGANISATION
        if does or (match[2] in ("is", "was") and _noun_phrase(match[3], nouns)):
            yield 3.0, f"{name}, {clause}"
    if (match := _COPULA.match(after)) and _noun_phrase(match[1].partition(" ")[2], nouns):
        yield 3.2, f"{name} {_cut(match[1])}"
    if kind is MentionKind.PLACE:
        yield from _where(name, before, after)
    elif found := _office(before, nouns, kind):
        seat = match[0] if kind is MentionKind.PERSON and (match := _SEAT.match(after)) else ""
        yield found[0], f"{found[1]} {name}{seat}"
    elif after.startswith(",") and (match := _BEFORE.search(before)) and _is_noun(match[2], nouns):
        yield 2.6, f"{_cut(match[1])}, {name}"


def _noun_phrase(text: str, nouns: frozenset[str]) -> tuple[float, str] | None:
    """(score, phrase) where the words up to the next clause are a noun phrase around one of these nouns."""
    clause = _CLAUSE.split(text, maxsplit=1)[0].strip().removeprefix("currently ")
    words = [match.group() for match in _WORD.finditer(clause)]
    if not words or len(clause) > _LONGEST + 60:
        return None
    core: list[str] = []
    for word in words[2:] if words[:2] == ["one", "of"] else words:
        if word in _STOP:
            break
        core.append(word)
    has_determiner = bool(core) and core[0].lower() in _DETERMINER
    if not core or (len(core) == 1 and not has_determiner and len(words) < 3):
        return None
    if not _is_noun(core[-1], nouns) and not (has_determiner and _is_noun(words[-1], nouns)):
        return None
    happens = core[0].endswith(("ing", "ed")) and core[0] not in _ADJECTIVES
    if (not has_determiner and (happens or "<" in clause)) or clause.count("<") > 1:
        return None
    # "the Western Republic" is another name; what a person is may be written with capitals.
    if nouns is not PERSONS and not core[-1].islower() and not (has_determiner and words[-1].islower()):
        return None
    if any(word in VERBS for word in core) or words[0].lower() in ("not", "including", "saying", "like"):
        return None
    if not {"said", "says", "told", "added"}.isdisjoint(words):
        return None
    if any(word.isdigit() for word in words[:1]):
        return None
    if has_determiner and len(words) < 3:
        return None  # "the operator", "the company"
    if nouns is PLACES and core[-1].endswith("s") and core[-1] != "islands":
        return None  # a list goes on: "Elm, the hills of Ash and much of Oak"
    if core[0].lower() in ("its", "his", "her", "their"):
        return 1.2, _cut(clause)
    return (3.5 if has_determiner or len(words) > 2 else 2.0), _cut(clause)


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    plain = word.lower().rstrip(".")
    return plain in nouns or plain.removesuffix("s") in nouns


def _office(before: str, nouns: frozenset[str], kind: MentionKind) -> tuple[float, str] | None:
    """The office or description that ends where the name begins: "Brazilian Planning Minister", "news agency"."""
    start = 0
    for match in _BEFORE_END.finditer(before):
        if match.group() == "." and _is_abbreviation(before, match.start()):
            continue
        start = match.end()
    tokens = before[start:].split()
    if not before.endswith(" ") or not tokens or tokens[-1].lower().rstrip(".") not in nouns:
        return None
    head = tokens[-1].lower()
    taken = [tokens[-1]]
    for place in range(len(tokens) - 2, -1, -1):
        token = tokens[place]
        plain = token.strip(".,")
        small = plain.islower()
        if small and (plain in VERBS or plain in _STOP - {"of", "and", "for"} or not _modifies(plain)):
            break
        left = tokens[place - 1].lower() if place else ""
        joins = plain in ("of", "and", "for")
        if "<" in token or ">" in token or (joins and (left not in PERSONS or kind is not MentionKind.PERSON)):
            break  # "Reagan and Prime Minister": only an office goes on so
        taken.append(token)
        if len(taken) > 8:
            return None
    while taken and taken[-1].lower() in (
        "of",
        "and",
        "for",
        "its",
        "his",
        "her",
        "their",
        "the",
        "a",
        "an",
        "this",
    ):
        taken.pop()
    while taken and taken[-1] in _OPENERS:
        taken.pop()
    words = list(reversed(taken))
    if not words or (len(words) == 1 and (head in WEAK or words[0].islower())):
        return None
    if kind is not MentionKind.PERSON and (words[-1][:1].isupper() or len(words) < 2):
        return None
    score = 1.6 + 0.3 * min(len(words), 4) if kind is MentionKind.PERSON else 2.4
    return score, " ".join(words)


def _modifies(word: str) -> bool:
    """Whether a small word may stand before the noun of an office: an adjective or a noun, by its ending."""
    return (
        word in _ANY
        or word in _ADJECTIVES
        or word.endswith(
            ("al", "ic", "ive", "ary", "ish", "ese", "ian", "ent", "ant", "ous", "ing-", "owned", "based")
        )
        or "-" in word
    )


_ADJECTIVES = word_set(
    "former vice senior deputy acting chief chief executive managing assistant junior top new old foreign "
    "finance trade prime first second press interior defence defense oil gas steel news state stock bond "
    "money research investment brokerage insurance energy computer software car truck drug food retail "
    "merchant savings mining electronics securities trading shipping airline banking metals grain cotton "
    "coffee sugar cocoa media newspaper television film property construction opposition government rebel "
    "party union club football treasury budget economy agriculture farm health labour labor justice education "
    "transport environment market credit currency and of for late then veteran outgoing incoming long-time "
    "retired pop rock world private public big small giant leading major rival parent holding sister fellow "
    "operating marketing planning development production sales"
)


_OPENERS = word_set("But And When While As If So Then Yet Although However Meanwhile Co Inc Corp Ltd Plc Also")
_PARTS = word_set("area areas region district coast basin field section part side community county province city")
_NOT_BEFORE = VERBS | _STOP | _DETERMINER | {"outside", "inside"}


def _where(name: str, before: str, after: str) -> Iterator[tuple[float, str]]:
    if (match := _PLACE_OF.search(before)) and match[2] in PLACES and len(match[1]) < 60:
        words = match[1].split()
        while not _NOT_BEFORE.isdisjoint(word.lower() for word in words):
            words.pop(0)
        # "the Ash area of Elm" is a part of Elm.
        if words and not (words[-1] in _PARTS and any(word[:1].isupper() for word in words)):
            yield (3.0 if len(words) > 1 else 2.0), f"the {' '.join(words)} of {name}"
    if (match := _STATE.match(after)) and match[1] in STATES and name not in STATES:
        stop = "." if match[1] in SHORT_STATES else ""
        if not (stop and not after[match.end() :].startswith(".")):
            yield _IN_STATE, f"{name}, {match[1]}{stop}"


def _is_abbreviation(text: str, place: int) -> bool:
    word = text[: place + 1].rsplit(" ", 1)[-1]
    return len(word) <= 3 or word.count(".") > 1 or word[:-1].lower() in TITLES


def _cut(phrase: str) -> str:
    """The phrase at a length that a card can hold, ended where a clause ends."""
    phrase = " ".join(phrase.split()).rstrip(" ,")
    if len(phrase) <= _LONGEST:
        return phrase
    for stop in (", ", " which ", " whose ", " that ", " and ", " who ", " with ", " in "):
        at = phrase.rfind(stop, 40, _LONGEST)
        if at > 0:
            return phrase[:at]
    return phrase[: phrase.rfind(" ", 0, _LONGEST)]
