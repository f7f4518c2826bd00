"""What an article says of somebody it has named before, called by less: "Roe, the pilot", "The company makes".

Such words are trusted only where nobody else can be meant: no other Roe in the article, no other firm since.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.naming.describe_owners import names_firm
from index.naming.describe_phrases import LISTED, OPENERS
from index.naming.describe_words import COUNTRIES, PERSONS, STATES, word_set

_JUNIOR = re.compile(r",? (?:[JS]r\.?|I{2,3})$")
_SHORTEST = 3
_GENERAL = word_set(
    "First National American United General Federal International Royal Bank Union European Asian African British "
    "French German Japanese Canadian Australian Chinese Swiss Italian Dutch Spanish Swedish Soviet Arab Central "
    "Banco Banque Societe Credit Compagnie Company State City House Senate Department Ministry Board Commission"
)
"""Such words begin the names of many, and stand for none of them."""
_TITLES = word_set("Mr Mrs Ms Miss Dr Sir Lord Lady Mr. Mrs. Ms. Dr. Sen. Rep. Gov. Gen. Judge Justice")
_HEADS = word_set("President Chancellor Premier Minister King Queen Prince Pope")
_THE_FIRM = re.compile(r"(?:^|[.!?][\"”’]? |\bNOTE: |\bNote: )(?:The (?:company|firm|bank|group)|Company)(?= |,)")
_SENTENCE = re.compile(r"[\w)%][.!?][\"”’]? (?=[A-Z])")


def surname_of(names: Sequence[str], text: str) -> re.Pattern[str] | None:
    """The bare surname of a person where in this article only they can be meant by it.

    Args:
        names: As articles write them, the canonical one first.
    """
    full = _JUNIOR.sub("", names[0])
    surname = full.rpartition(" ")[2]
    if surname == full or len(surname) < _SHORTEST or not surname.isalpha() or surname.isupper():
        return None
    if surname in COUNTRIES or surname in STATES:
        return None
    known = {word for name in names for word in name.split()}
    for match in re.finditer(rf"([A-Z][\w.’'-]*) {surname}\b", text):
        word = match[1]
        if word not in known | _TITLES | OPENERS and word.lower() not in PERSONS:
            return None
    first = re.search(rf"(?:([A-Z][\w.’'-]*) )?\b{surname}\b", text)
    if first is not None and first[1] in _TITLES:
        return None  # "Mr. Roe" before Ann Roe is named is another
    if re.search(rf"\b(?:{'|'.join(sorted(_HEADS))}) {surname}\b", text):
        return None  # and so is "President Roe"
    return re.compile(rf"(?:(?P<of>[A-Z][\w.&’'-]*) )?(?<![\w&’'.-])(?P<name>{surname})(?=,| is | was )")


def surnames(text: str, surname: re.Pattern[str], begin: int) -> list[tuple[int, int]]:
    """Where a bare surname stands in a paragraph, without those that are a part of longer names.

    Args:
        surname: Of `surname_of`.
        begin: Behind the full name, or the beginning.
    """
    found = surname.finditer(text, begin)
    return [match.span("name") for match in found if match["of"] is None or match["of"] in _TITLES | OPENERS]


def short_of(names: Sequence[str], text: str) -> re.Pattern[str] | None:
    """The first word of a firm's name as the beginning of a sentence, where in this article only it can be meant.

    "Elm Corp said it bought Ash Mills Inc. Ash makes paper." Nothing else there begins or ends with "Ash".

    Args:
        names: As articles write it, the canonical one first.
    """
    first, _, rest = names[0].partition(" ")
    if not rest or len(first) <= _SHORTEST or first in _GENERAL or first in COUNTRIES or first in STATES:
        return None
    if first in names or not first.isalpha() or first.isupper():
        return None
    second = rest.split()[0]
    for match in re.finditer(rf"(?:(\w+) )?\b{first}\b(?: ([A-Z][\w&.'’-]*))?", text):
        longer = match[2] is not None and match[2] != second
        if longer or (match[1] is not None and match[1][0].isupper() and match[1] not in OPENERS):
            return None
    return re.compile(rf"(?:^|[.!?][\"”’]? |\b(?:said|says|that) )(?P<name>{first})(?=,? [a-z])")


def the_firm(text: str, lead: str) -> list[int]:
    """Where "The company" ends in a paragraph, said of the firm the article begins with: no other was named since.

    Args:
        lead: That firm, as it is written.
    """
    found = []
    for match in _THE_FIRM.finditer(text):
        ends = [sentence.end() for sentence in _SENTENCE.finditer(text, 0, match.start() + 2)]
        since = text[ends[-2] if len(ends) > 1 else 0 : match.start() + 1]
        if not names_firm(since.replace(lead + LISTED, "").replace(lead, "")):
            found.append(match.end())
    return found
