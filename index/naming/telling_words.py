"""Words and phrases around a name: which of them can say what it is, and where it stands in a list."""

from __future__ import annotations

import re

from index.article import MentionKind
from index.naming.describe_phrases import ANY, DETERMINER, STOP, is_genitive, is_noun
from index.naming.describe_words import COUNTRIES, MADE, STATES, THINGS, VERBS, word_set

JOINERS = frozenset({"and", "or", "of", "the", "for", "de", "&"})
NO_NOUN = word_set(
    "new old late first second third last next same other proposed planned combined entire whole more most less "
    "like own full official general private national"
)
NOT_OWNERS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December It There What That Here Let Today Yesterday Week Month Year He She"
)
COUNTED = word_set("another our two three four five six seven eight nine ten several some other")
NOUNS = (
    ANY
    | THINGS
    | MADE
    | word_set(
        "reactor project station currency model brand system product index treaty pact agreement survey computer "
        "aircraft missile engine locomotive satellite hotel casino mine law bill programme "
        "scheme strike league newsletter forum fair festival conference congress contest competitor rival"
    )
)
WHO_OR_WHAT = NOUNS | {"underwriter", "co-lead", "runner", "sponsor", "guarantor"}
NO_PHRASE = (
    STOP
    | VERBS
    | DETERMINER
    | word_set(
        "such this that these those than not now still only even just today yesterday nearby about whether if "
        "because so too very both either neither well however though although yet against via per including "
        "despite over through during after before within among like plus until since "
        "toward towards around across outside"
    )
)
LANDS = COUNTRIES | STATES | {"U.K", "UK", "US", "U.S", "USA", "U.S.A", "UAE", "USSR", "U.S.S.R", "United States"}
CONTINENTS = frozenset({"Europe", "Asia", "Africa", "America", "East", "Ocean", "Sea", "World"})
SORTS = word_set("family line series range version brand chain fleet type class kind generation model make")
PEOPLE_BEHIND = word_set("chairman president spokesman director analyst official executive chief general")
INITIALS = re.compile(r"(?<= )(?:[A-Z]\.? ?){1,2}$")
LONGER = re.compile(
    r"(?:^|[\s(])(?!(?:Its|His|Her|Their|Our|An?|In|At|From|Near|The|But|And|For|Of|On|With|By|While|When|As|If|Both|Under|Since|After|Meanwhile|"
    r"Mr|Mrs|Dr|Sir|Rep|Sen|North|South|East|West|Northern|Southern|Eastern|Western|Central)\b)"
    r"(?<!-)[A-Z][\w.&]*(?:-[A-Z]\w*)*(?<!an)(?<!ese)(?<!ish)(?<!ch)(?<!Greek)(?<!i) "
    r"(?:of |de |du |d'|della )?(?:the )?$"
)


def is_end_of_longer(before: str, kind: MentionKind) -> bool:
    """Whether a name is the end of a longer one: "Hydro |Congo|", "Bank of |China|"."""
    return kind is not MentionKind.PERSON and LONGER.search(INITIALS.sub("", before[-60:])) is not None


def without_list(before: str) -> str:
    """The words up to the list of names in which a name stands: "banks such as " before "Ash Co, Oak and "."""
    words = before.removesuffix("the ").split(" ")[:-1]
    if not words or not (words[-1].endswith(",") or words[-1] in ("and", "or")):
        return before
    left = place = len(words)
    while place and (words[place - 1][:1].isupper() or words[place - 1] in JOINERS):
        place -= 1
        if words[place][:1].isupper():
            left = place
    return " ".join([*words[:left], ""])


def is_noun_phrase(words: list[str]) -> bool:
    """Whether words are a noun with what describes it: "largest farm union", and not "board would meet"."""
    return VERBS.isdisjoint(words) and is_noun(in_singular(words[-1]), NOUNS)


def ends_noun_phrase(words: list[str]) -> bool:
    """Whether words end in a noun with its article or owner: "said its newest fund"."""
    if not words or words[-1] in NO_PHRASE or words[-1].endswith("ly"):
        return False
    is_known = is_noun(in_singular(words[-1]), NOUNS)
    sort = next((place for place, word in enumerate(words[:-1]) if word in SORTS and words[place + 1] == "of"), 0)
    if sort and words[sort + 2 :] and NO_PHRASE.isdisjoint(words[sort + 2 :]):
        words, is_known = words[: sort + 1], True  # "a new family of plotter machines"
    for word in reversed(words[:-1]):
        if not is_known and word.lower() in ("its", "their", "his", "her"):
            return True  # "in their jointly owned courier, X"
        if not is_known and (word in DETERMINER or word in COUNTED or word in NO_PHRASE):
            return False
        if word.lower() in DETERMINER or word.lower() in COUNTED or is_genitive(word) or word.endswith("'s"):
            return True
        if word in VERBS or word in STOP:
            return False
    return False


def in_singular(word: str) -> str:
    """A plural with another ending than "s" in the singular: "subsidiaries", "congressmen"."""
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("en") + "an" if word.endswith("men") else word


def weight_of(words: list[str]) -> float:
    """How much the small words between an article and a name tell: "the tobacco giant X", "the new X"."""
    starts = [place for place, word in enumerate(words) if word in DETERMINER]
    words = words[starts[-1] + 1 :] if starts else words
    last = words[-1] if words else ""
    if not words or not NO_PHRASE.isdisjoint(words) or last in NO_NOUN:
        return 0.0
    if is_noun(last, NOUNS):
        return 2.6
    if last.endswith(("ed", "ing", "ly", "s")):
        return 0.0
    return 2.2 if any(word.endswith("-based") for word in words) else 1.7


def is_land(name: str) -> bool:
    """Whether a name is a country's, a state's or a continent's, or begins with one."""
    first = name.split()[0].rstrip(".")
    return not {name, name.rstrip("."), first}.isdisjoint(LANDS) or name.rpartition(" ")[2] in CONTINENTS
