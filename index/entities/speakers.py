"""Who says so: the source a sentence gives for what it tells."""

from __future__ import annotations

import re

from index.entities.words import WEEKDAYS

_SAYS = (
    r"said|says|say|told|reported|reports|confirmed|confirms|announced|estimates?|estimated|claimed|claims|added|"
    r"adds|showed|shows|stated|revealed|warned|believes?|predicted|predicts|forecasts?|argued|insisted|"
    r"put(?=\s[^.;]{3,90}\s(?:at|as)\s)"
)
# Verbs that take an object as well ("the report put ..." but also "workers put down tools").
_DOUBTFUL = frozenset(
    {
        "reports",
        "estimate",
        "estimates",
        "estimated",
        "claims",
        "claimed",
        "put",
        "showed",
        "shows",
        "forecast",
        "forecasts",
    }
)
# "The U.S. Department of Commerce" and "Col. Ray" go on behind their stops.
_NO_STOP = (
    r"(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Dr|Ms|Lt|St))|(?<=\b(?:Mrs|Col|Gen|Sen|Rep|Gov|Sgt|Maj|Rev))|(?<=\bCapt)|(?<=\bProf))"
    r"\.(?=\s\w)(?!\s(?:The|It|In|But|He|She|They|A|And|At|On|That|This)\b)"
)
_WHO = rf"(?P<who>(?:[^.;:,()”\"\n]|\.(?=\w)|{_NO_STOP})+)"
_ACCORDING = re.compile(rf"\b[Aa]ccording to {_WHO}")
_QUOTED = re.compile(
    r"\b(?:quoted (?:from|by)|citing|(?:as )?reported by|based on (?:data|figures) from|(?:figures|data) from|"
    r"(?:a )?(?:survey|report|study|poll) by) " + _WHO
)
_SUBJECT = re.compile(
    rf"(?:^|[,;—]\s|\s[-–]\s|[”\"]\s|\b(?P<joint>while|but|and|where|which)\s)(?P<who>(?:(?!\d|(?:was|were|is|are|will|would)\s)[\w'’.&-]+\s){{1,10}}?)(?P<verb>{_SAYS})\b(?!\s(?:to|by)\b)"
)
# "Anna Berg, an economist with the bank, predicted ..."
_APPOSED = re.compile(
    rf"(?:^|\s[-–—]\s)(?P<who>[A-Z][^,;:()“”\"\n]{{1,80}}), (?=[a-z])[^,“”\"\n]{{3,90}}, (?:{_SAYS})\b(?!\sto\b)"
)
_INVERTED = re.compile(rf"[,”\"]\s(?:said|says)\s{_WHO}")
_PRONOUN = re.compile(
    r"\s*[“\"]?(?:It|He|She|They|The (?:statement|ministry|authorities|officials?|report|company|group|agency|"
    r"army|military|government|police|spokes\w+))\s(?:also\s|later\s)?(?:said|says|added|adds|reported|put|estimated|predicted|warned|told)\b"
)
_TRAIL = re.compile(
    rf"\s+(?:(?:on|late|early|earlier)\s+)?(?:{WEEKDAYS}|yesterday|today)\b.*$|"
    r"\s+(?:(?:last|this|next)\s(?:week|month|year|quarter|night)|"
    r"that|which|who|as|in a statement|late|early|earlier|also|has|have|had|on|at|in an interview|late)\b.*$"
)
_LEAD = re.compile(
    r"^(?:(?:where|which|who|that|but|and|as|while|because|although|meanwhile|however|also|yesterday|earlier|later|recently|"
    r"today|overall|additionally|further|still|then)"
    r"\s|[“”\"'‘])+",
    re.IGNORECASE,
)
_NOT_A_SPEAKER = re.compile(
    r"^(?:he|she|it|they|we|i|you|however|moreover|meanwhile|yesterday|today|who|which|and|but|that|this|there|in|on|at|after|by|out|one|two|through)\b|"
    r"\b(?:was|were|is|are|be|been|would|will|could|should|because|about|after|since|when|if|not|to|what|comes|came|"
    r"how|why|has|have|had)\b|\d|\b(?:and|or|of|the|by|in|both|all|each)$|^(?:of|has|for|from|with|to)\b",
    re.IGNORECASE,
)

_UNDONE = re.compile(r"\b(?:to|was|were|been|be|is|are)$")  # "were announced", "had to put"
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w'’-]*\s$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")
_SEVERAL = frozenset({"police", "people", "everyone", "nobody", "management"})


def speech(sentence: str) -> tuple[str, int]:
    """The source a sentence names ("according to X", "X said", "said X"), or "", and where what it says begins:
    "It fell, but X said it would rise"."""
    for pattern in (_ACCORDING, _INVERTED, _APPOSED):
        if (match := pattern.search(sentence)) and (who := _cleaned(match["who"])):
            # "Jo Roe, who served three mayors, said": what tells who that is, is the reporter's.
            return who, match.end() if pattern is _APPOSED else 0
    for match in _SUBJECT.finditer(sentence):
        who = _cleaned(match["who"])
        if match["joint"] == "and" and who[:1].isupper() and _CAPITAL_BEFORE.search(sentence, 0, match.start()):
            continue  # "Health and Rehabilitation Properties said"
        if not who or (match["verb"] in _DOUBTFUL and len(who.split()) > 7):
            continue
        if match["verb"] in ("put", "estimated") and not who[0].isupper() and not who.startswith("the "):
            continue
        return who, match.start("who") if match["joint"] else 0
    match = _QUOTED.search(sentence)  # "..., quoted from X" passes on what the speaker, if any, said
    who = _cleaned(match["who"]) if match else ""
    return (who if any(c.isupper() for c in who) else ""), 0  # "citing major flaws"


def refers_back(sentence: str) -> bool:
    """Whether the sentence goes on with the speaker before: "It said ...", "The ministry added ..."."""
    return bool(_PRONOUN.match(sentence))


def _cleaned(who: str) -> str:
    before = who.strip(" ,")
    who = _TRAIL.sub("", _LEAD.sub("", before)).strip(" ,“”\"'")
    words = who.split()
    if (
        not words
        or _UNDONE.search(before)
        or who.lower() in ("a", "an", "the")
        or len(words) > 11
        or _NOT_A_SPEAKER.search(who)
    ):
        return ""
    if any(w.endswith(("ly", "ing")) for w in words[1:] if w.islower()):
        return ""
    if len(words) == 1 and who.islower() and not who.endswith("s") and who not in _SEVERAL:
        return ""  # "as soon as the results were announced"
    return f"{who}." if _INITIALS.search(who) else who
