"""Whether a sentence speaks of what was or of what is to come, near one place in it.

English news puts a bare "Friday" or "April 3" on both sides of today; the verb nearest to it tells which.
"""

from __future__ import annotations

import re

from index.entities.words import word_set

_FUTURE = word_set(
    "will shall would wont 'll ll be scheduled due expected expects expect plans plan planned planning "
    "hopes hope set upcoming forthcoming coming next deadline payable matures maturing expires "
    "expire effective delivery shipment until till ahead begins begin starts start opens open meets meet "
    "votes hosts faces leaves arrives runs awaits intends intend aims aim seeks may can could should must "
    "might tomorrow proposed proposes"
)
_PAST = word_set(
    "said told was were had has have did been since ended after rose fell won lost began came took made "
    "went saw met held hit left found got gave grew kept knew led paid put sent set shot sold spent spoke "
    "struck stood thought wrote became broke brought bought built caught chose drew drove fought flew "
    "showed shown given taken seen done dated earlier ago previously died shut cut ran"
)
# Right before a date only: "a good beginning in March" tells nothing.
_AT_ONCE = frozenset({"starting", "beginning", "commencing", "pay", "record"})
_EITHER = frozenset({"set"})
_WORD = re.compile(r"[A-Za-z'’]+|;")
_PREPOSITIONS = frozenset({"after", "since", "by", "until", "till", "earlier", "later", "ahead", "due"})
# "Trump to visit London in July": the future of headlines.
_TO_DO = re.compile(r"\b[A-Z][\w']* to (?!the\b)[a-z]{3,}")
_AS_A_GOAL = re.compile(r"\s(?:as|is|was) (?:a|an|the|its|their) (?:\w+ )?(?:target|deadline|date)\b")
_UP_TO = frozenset({"by", "until", "till", "before"})
_CONDITIONS = frozenset({"unless", "if", "would"})
_SHORT = 3  # "that as of March 6"
_LOOK = 110
_AHEAD = 70


def tense(text: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """1 for what is to come, -1 for what was, 0 where nothing tells, of the words at text[start:end]."""
    if _AS_A_GOAL.match(text, end):
        return 1  # "have set October 1 as a target date"
    before = _words(text, max(sentence[0], start - _LOOK), start)
    if before and before[-1] in _UP_TO and not _CONDITIONS.isdisjoint(word.lower() for word in before):
        return 1  # "unless they changed their mind by Monday"
    if cue := _nearest(before):
        return cue
    if any(
        _TO_DO.match(f"{one} {two} {three}")
        for one, two, three in zip(before, before[1:], before[2:], strict=False)
    ):
        return 1
    behind = _words(text, end, min(sentence[1], end + _AHEAD))
    cues = (_of_word(word, "", "") for word in behind if word not in _PREPOSITIONS)
    return next((cue for cue in cues if cue), 0)


def _words(text: str, start: int, end: int) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text, start, end)]


def _nearest(words: list[str]) -> int:
    if words and words[-1] in ("after", "on", "in", "from"):
        words = words[:-1]  # "to redeem, after June 1, all shares"
    if words and words[-1].lower() in _AT_ONCE:
        return 1
    for place in range(len(words) - 1, -1, -1):
        before = words[place - 1] if place else ""
        earlier = words[place - 2] if place > 1 else ""
        if cue := _of_word(words[place], before, earlier):
            return cue
    return 0


def _of_word(word: str, before: str, earlier: str) -> int:
    if word == "be" or (word == "to" and before in ("is", "are", "set")):
        return 1
    if word in _FUTURE and word not in _EITHER:
        return 1
    if word.endswith("s") and len(word) > _SHORT and before in ("who", "which", "that"):
        return 1  # "Bosworth, who retires on April 2"
    participle = word in _PAST or (len(word) > 4 and word.endswith("ed") and word.islower())
    if participle and "be" in (before, earlier):
        return 1  # "will be released", "to be formally announced"
    if word in _EITHER or (participle and before in ("is", "are")):
        return 0  # "when the deadline is reached"
    return -1 if participle else 0
