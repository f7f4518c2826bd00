"""What a number counts: the words behind it, without a grammar of English."""

from __future__ import annotations

import re

from index.entities.words import WEEKDAYS, word_set

_STOP = frozenset(
    "in|on|at|of|for|to|from|by|with|as|after|before|since|until|during|between|under|over|into|about|against|"
    "amid|"
    "who|whom|whose|which|that|while|when|where|whether|because|if|and|or|but|nor|yet|so|than|then|is|are|was|"
    "were|"
    "be|been|being|am|has|have|had|having|do|does|did|will|would|can|could|may|might|must|shall|should|said|"
    "says|say|"
    "according|it|its|they|them|he|his|she|her|their|this|these|those|not|no|per|a|an|the|each|every|including|"
    "led|"
    "ago|later|earlier|old|away|apart|left|out|still|alone|far|again|also|now|less|too|back|off|only|down|up|"
    "here|there|today|yesterday|overnight|daily|weekly|monthly|annually|yearly|i|you|we|compared|versus|vs|via|near|across|around|through|"
    f"within|without|despite|other|instead|above|below|alongside|throughout|familiar|last|next|among|toward|towards|spread|along|amongst|beyond|beside|versus|"
    f"{WEEKDAYS.lower()}".split("|")
)
# Verbs behind the thing counted that no ending betrays.
_VERBS = word_set(
    "came went lost took fell rose got made won hit saw gave held began met ran sat stood fled told died live "
    "work remain remains need want voted say go come sold bought paid grew show became broke brought drew "
    "flew found kept knew led put sent set spent spoke struck thought turned cost face make take get hold "
    "meet agree tell left sank shook rode wrote fought taught caught felt heard built slept swept stole threw "
    "wore chose drove burst drowned"
)
# Nouns too, so verbs only behind several: "Americans smoke", but "price support operations".
_VERBS_OF_MANY = word_set(
    "smoke support oppose approve disapprove think believe expect say use own earn attend die lose win stay join "
    "know suffer receive leave back live fear trust favor favour read watch play drive vote hope see like "
    "plan seek call march gather return escape claim demand protest "
    "prove award suggest indicate reveal"
)
_OF = re.compile(
    r"\s(?:of\s(?:(?:the|its|their|his|her|our|those|these|them|all)\s)?(?:(?:[A-Z][\w.-]*|[a-z]+)['’]s?\s)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s(?=[a-zA-Z]))?)|"
    r"\sother\s(?=[A-Za-z])"
)
_STATE = re.compile(
    r"\s(?:(?:others|people|more)\s)?(killed|dead|wounded|injured|missing|hurt|displaced|arrested|detained|"
    r"homeless|"
    r"others|more)\b"
)
_PASSIVE = re.compile(
    r"\s(?:have|has|had|were|was|are|is|being|reported|reportedly|\s)*(?:\s?been)?\s?"
    r"(killed|dead|wounded|injured|missing|displaced|arrested|detained|kidnapped|abducted|infected|homeless|"
    r"evacuated)\b"
)
_TOLL = re.compile(r"\b(?:death toll|toll|deaths|fatalities|casualties)\b", re.IGNORECASE)
_WORD = re.compile(r"\s?([^\s]+)")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
_PLURAL = re.compile(r"s$|^(?:people|men|women|children|police|troops|workers|fans)$")
_PARTICIPLE = re.compile(r"(?:ed|ing)$")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ful|ary|less)$")  # "aerial refuelling aircraft"
_NOUNS_BEHIND = re.compile(r" [a-z]{3,}s\b")
_NOUNS_AHEAD = re.compile(r"(?: [a-z]{3,}){0,2} [a-z]{3,}s\b")
_ADVERB = re.compile(r"\s[a-z]+ly\b")
_MAKERS = frozenset({"Boeing", "Airbus", "Embraer", "McDonnell"})
_LONGEST = 4
_LOOK = 80


def counted(sentence: str, end: int) -> tuple[str, int]:
    """The thing counted by a number that ends at `end`, and where it ends itself ("", end for nothing)."""
    place = end
    if match := _OF.match(sentence, place):
        place = match.end() - 1
    words: list[str] = []
    last = end
    longest = _LONGEST
    while len(words) < longest and (match := _WORD.match(sentence, place, end + _LOOK)):
        word = match[1]
        if words and _joins(word, words, sentence, match.end()):
            place = match.end()
            words.append(word)
            longest += 1
            last = place if word.isdigit() else last
            continue
        core = word.strip(",.;:()[]”“\"’'!?—–")
        if not core or core.lower().removesuffix("'s") in _STOP or not core[0].isalpha():
            break
        if _is_adverb_of_a_verb(core, words, sentence, match.end()):
            break
        if word[0] in '(“"[' or (
            core.islower() and words[-1:] != ["and"] and _is_verb(core, words[-1] if words else "")
        ):
            compound = words and core.endswith("ing") and not _PLURAL.search(words[-1])
            if not (compound and _NOUNS_BEHIND.match(sentence, match.end())):
                break  # but "two oil producing sectors"
        if _INITIALS.match(word):
            core = word  # "28,500 U.S. troops"
        words.append(core)
        last = match.start(1) + word.find(core) + len(core)
        place = match.end()
        if len(core) < len(word) and not _INITIALS.match(word):
            break
    if len(words) == 1 and words[0].islower() and words[0].endswith("ed"):
        words = []  # "the 500 plunged"
    if words and words != ["more"]:
        return " ".join(words), last
    if match := _STATE.match(sentence, end):
        return match[1], match.end(1)
    return "", end


def _is_adverb_of_a_verb(word: str, words: list[str], sentence: str, end: int) -> bool:
    """Whether the clause goes on here: "two automakers usually award", "the two embraced warmly"."""
    if word.endswith("ly") and word.islower() and words and _PLURAL.search(words[-1]):
        return True
    return not words and word.islower() and word.endswith("ed") and _ADVERB.match(sentence, end) is not None


def _joins(word: str, words: list[str], sentence: str, end: int) -> bool:
    """Whether a word that ends other names goes on here: "bank and tax fraud charges", "Trent 900 engines"."""
    nouns = _NOUNS_AHEAD.match(sentence, end)
    if word == "and":
        return len(words) == 1 and words[0].islower() and not _PLURAL.search(words[0]) and nouns is not None
    if not word.isdigit() or _PLURAL.search(words[-1]):
        return False
    if words[-1] in _MAKERS:
        return True
    may_have_models = words[-1][:1].isupper() or words[-1] in ("new", "larger", "smaller", "massive", "used")
    return may_have_models and _NOUNS_BEHIND.match(sentence, end) is not None


def _is_verb(word: str, before: str) -> bool:
    """Whether a word behind a noun tells what it does: "fans came", but "aerial refuelling aircraft"."""
    if not before:
        return word in _VERBS
    if word in _VERBS_OF_MANY and _PLURAL.search(before):
        return True
    return word in _VERBS or (
        "-" not in word and _PARTICIPLE.search(word) is not None and not _ADJECTIVE.search(before)
    )


def implied(sentence: str, start: int, end: int) -> str:
    """What a number without a noun counts: "rose to 19,600" after "death toll" counts deaths."""
    if match := _PASSIVE.match(sentence, end):
        return match[1]
    if _TOLL.search(sentence, max(0, start - 140), start):
        return "deaths"
    return ""
