"""Whom an article is about: the short name that its headline begins with and the whole one of its first sentence.

"FIRST GRANITE <FGBI> TO BE ACQUIRED" stands above "GRANITE CITY, Ill., March 12 - First Granite Bancorp Inc said".
Below it "First Granite said" is nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Mention, MentionKind
from index.entities.companies import has_ticker
from index.entities.words import word_set

_DATELINE = re.compile(r"(?:[^\n]{2,60}?\s[-–—]{1,2}\s)?[<(]?(?:The\s)?$")
_LONGEST = 80
# A headline of "Deutsche Bank" above a bond of "Deutsche Bank Finance NV" means the parent.
_UNITS = word_set(
    "finance credit capital international overseas securities trust leasing acceptance funding mortgage markets "
    "properties europe asia america usa us canada uk australia japan jersey eastern france publishing brokers "
    "partners investment investments manufacturing motors"
)
_OF_LAND = re.compile(r" of (?:the )?\w+(?: inc)?$")
JOINED = re.compile(r" (?:inc|co|corp|banks?|of \w+) and (?!trust\b)")
"""Two companies that were taken for one."""
_UNIT = re.compile(r"\bunits?\b|\bsubsidiar|\barm\b|\baffiliate\b", re.IGNORECASE)
# "ELM <ELM> CREDIT UNIT SETS", not "ELM <ELM> TO SELL UNIT"
UNIT_BEHIND = re.compile(
    r"\s?(?:[<(][^>)\n]*[>)])?(?:['’]s)?,?\s(?:AND\s)?(?!TO\b|SELLS?\b|BUYS?\b|SETS\b|PLANS\b|FORMS\b)(?:[A-Z.&-]+\s)?"
    r"(?:units?|subsidiar\w+|arm|affiliates?)\b",
    re.IGNORECASE,
)
"""What stands behind a name in a headline that tells of its unit."""
_OWNED = re.compile(
    r">?,?\s(?:<[^>]*>,?\s)?(?!said\b)(?:[^.\n]{0,40}\b(?:unit|subsidiary|arm|affiliate|division)\b|(?:wholly|majority|jointly)|"
    r"[^.\n]{0,16}\bowned\b)"
)
_FULL_BEFORE = re.compile(r"\bfull (?:company )?name (?:of (?:the )?company )?is\s[<(]?$", re.IGNORECASE)
_FULL_BEHIND = re.compile(r"(?:,\s[A-Z][\w. ]+,?)?\sis (?:the )?(?:company's )?full name", re.IGNORECASE)
SPEAKS = re.compile(
    r"(?:\salso)?\ssaid\b|(?:['’]s|s['’])?\s(?:shares|stock|common|holders|shareholders|board|earnings)\b"
)
"""What stands behind the name of a company."""


class Lead:
    """What the beginning of one article tells of its company.

    Args:
        mentions: Of the article, with offsets into `text`.
        keys: What each mention's own words are.
        headline: Where the headline ends.

    Attributes:
        of_unit: Whether the headline tells of a unit or a subsidiary.
    """

    def __init__(self, mentions: Sequence[Mention], keys: Sequence[str], text: str, headline: int) -> None:
        self._headed = ""
        self._whole: set[str] = set()
        self._speaks: set[str] = set()
        first = True
        self.of_unit = _UNIT.search(text, 0, max(0, headline)) is not None
        self._is_listed = False
        for mention, key in zip(mentions, keys, strict=True):
            if mention.kind is not MentionKind.ORGANISATION:
                continue
            start, end = mention.start, mention.end
            if SPEAKS.match(text, end):
                self._speaks.add(key)
            if start < headline:
                if not text[:start].strip("<( \n"):
                    self._headed = "" if UNIT_BEHIND.match(text, end) else key
                    self._is_listed = has_ticker(text, end)
                continue
            if first and start - headline <= _LONGEST and _DATELINE.fullmatch(text[headline:start].strip("\n")):
                if not _OWNED.match(text, end):
                    self._whole.add(key)
            elif _FULL_BEFORE.search(text, max(0, start - 40), start) or _FULL_BEHIND.match(text, end):
                self._whole.add(key)
            first = False

    def names(self, full: str) -> bool:
        """Whether the first sentence is about this one, or a note gives it as the full name."""
        return full in self._whole

    def is_short(self, short: str, full: str) -> bool:
        """Whether a name is short for a longer one that begins with it."""
        if full not in self._whole or JOINED.search(full):
            return False
        rest = _OF_LAND.sub("", full[len(short) :]).split()
        if short == self._headed:
            # "ERC <ERC>" above "ERC International said"
            return _UNITS.isdisjoint(rest[:-1] if self._is_listed and rest[-1:] == ["international"] else rest)
        return not self.of_unit and short in self._speaks and _UNITS.isdisjoint(rest)
