"""Who says so: the source a sentence gives for what it tells."""

from __future__ import annotations

import re

from index.entities.words import WEEKDAYS

_SAYS = (
    r"said|says|say|told|reported|reports|confirmed|confirms|announced|estimates?|estimated|claimed|claims|added|"
    r"adds|showed|shows|stated|revealed|warned|believes?|put"
)
# Verbs that take an object as well ("the report put ..." but also "workers put down tools").
_DOUBTFUL = frozenset(
    {"reports", "estimate", "estimates", "estimated", "claims", "claimed", "put", "showed", "shows"}
)
_WHO = r"(?P<who>(?:[^.;:,()”\"\n]|\.(?=\w))+)"  # "the U.S. Department of Commerce" goes on behind its stops
_ACCORDING = re.compile(rf"\b[Aa]ccording to {_WHO}")
_QUOTED = re.compile(
    r"\b(?:quoted (?:from|by)|citing|(?:as )?reported by|based on (?:data|figures) from|(?:figures|data) from|"
    r"(?:a )?(?:survey|report|study|poll) by) " + _WHO
)
_SUBJECT = re.compile(
    rf"(?:^|[,;—]\s|[”\"]\s|\b(?:while|but|and|where|which)\s)(?P<who>(?:[\w'’.&-]+\s){{1,10}}?)(?P<verb>{_SAYS})\b(?!\sto\b)"
)
_INVERTED = re.compile(rf"[,”\"]\s(?:said|says)\s{_WHO}")
_PRONOUN = re.compile(
    r"\s*[“\"]?(?:It|He|She|They|The (?:statement|ministry|authorities|officials?|report|company|group|agency|"
    r"army|military|government|police|spokes\w+))\s(?:also\s|later\s)?(?:said|says|added|adds|reported|put|estimated)\b"
)
_TRAIL = re.compile(
    rf"\s+(?:(?:on|late|early|earlier)\s+)?(?:{WEEKDAYS}|yesterday|today)\b.*$|"
    r"\s+(?:that|which|who|as|in a statement|late|early|earlier|also|has|have|had|on|at|in an interview|late)\b.*$"
)
_LEAD = re.compile(
    r"^(?:(?:where|which|who|that|but|and|as|while|because|although|meanwhile|however|also|yesterday|earlier|later|recently|"
    r"today|overall|additionally|further|still|then)"
    r"\s|[“”\"'‘])+",
    re.IGNORECASE,
)
_NOT_A_SPEAKER = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|and|but|that|this|there|in|on|at|after|by|out|one|two|through)\b|"
    r"\b(?:was|were|is|are|be|been|would|will|could|should|because|about|after|since|when|if|not|to|what|comes|came|"
    r"how|why|has|have|had)\b|\d|\b(?:and|or|of|the|by|in|both|all|each)$|^(?:of|has|for|from|with|to)\b",
    re.IGNORECASE,
)


def speaker(sentence: str) -> str:
    """The source a sentence names ("according to X", "X said", "said X"), or ""."""
    for pattern in (_ACCORDING, _INVERTED):
        if (match := pattern.search(sentence)) and (who := _cleaned(match["who"])):
            return who
    for match in _SUBJECT.finditer(sentence):
        who = _cleaned(match["who"])
        if not who or (match["verb"] in _DOUBTFUL and len(who.split()) > 7):
            continue
        if match["verb"] in ("put", "estimated") and not who[0].isupper() and not who.startswith("the "):
            continue
        return who
    match = _QUOTED.search(sentence)  # "..., quoted from X" passes on what the speaker, if any, said
    who = _cleaned(match["who"]) if match else ""
    return who if any(c.isupper() for c in who) else ""  # "citing major flaws"


def refers_back(sentence: str) -> bool:
    """Whether the sentence goes on with the speaker before: "It said ...", "The ministry added ..."."""
    return bool(_PRONOUN.match(sentence))


def _cleaned(who: str) -> str:
    who = _TRAIL.sub("", _LEAD.sub("", who.strip(" ,"))).strip(" ,“”\"'")
    words = who.split()
    if not words or who.lower() in ("a", "an", "the") or len(words) > 11 or _NOT_A_SPEAKER.search(who):
        return ""
    if any(w.endswith(("ly", "ing")) for w in words[1:] if w.islower()):
        return ""
    return who
