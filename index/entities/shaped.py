"""Names that their shape alone gives away: surnames with initials, Korean names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.companies import company_behind, is_known_firm
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.spans import Span
from index.entities.words import MARKET_WORD, MONEY, word_set

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION

_INITIALS = re.compile(r"(?<![\w.&-])(?:[A-Z]\. ?){1,3}[A-ZÀ-Þ][a-zß-ÿ'’-]{2,}(?:-[A-Z][a-z]+)?")
_AMOUNT = re.compile(r"\s+[\d.]")
_BEGINNINGS = word_set("That And The But This You They There Then When While However")
_BROKER = re.compile(r" (?:and|&) Co\b| (?:brokerage|securities|bank)\b")
_KOREAN = re.compile(
    r"(?<![\w-])(?:Kim|Lee|Park|Pak|Moon|Choi|Choe|Chung|Chong|Jung|Jong|Kang|Cho|Jo|Yoon|Youn|Yun|Jang|Chang|Lim|Han|"
    r"Oh|Seo|Suh|Shin|Sin|Kwon|Hwang|Ahn|An|Song|Hong|Ri|Ban|Roh|Ro|Ko|Hyon|Nam|Ryu|Bae|Baek|Ha|So|Yang|Im) "
    r"[A-Z][a-z]+(?: - |-)(?!(?:the|based|owned|led|born|style|backed|made|run|wide|listed)\b)"
    r"[A-Za-z][a-z]{1,5}(?![\w-])"
)


def initialled(text: str, places: Gazetteer) -> Iterator[Span]:
    """Surnames with initials ("K. Curran", "J.P. Ricciardi"): persons wherever they stand."""
    size = len(text)
    found = [
        (match.start(), match.group().removesuffix("'s").removesuffix("’s")) for match in _INITIALS.finditer(text)
    ]
    ends = ((name, start + len(name)) for start, name in found)
    firms = {name for name, end in ends if company_behind(text, end, size) > end}
    for start, name in found:
        end = start + len(name)
        if name in firms:  # "A. Schulman" of "A. Schulman Inc"
            yield Span(start, company_behind(text, end, size), ORGANISATION)
            continue
        if MARKET_WORD.search(name) or is_known_firm(name) or is_demonym(name.split()[-1]):
            continue  # "N.Z. Dlrs", "J.P. Morgan", "S. African"
        if MONEY.search(name) and _AMOUNT.match(text, end):
            continue  # "S.A. Rand   2.6157"
        if name.split()[-1] in _BEGINNINGS:
            continue  # "the One S. That revision"
        if _BROKER.match(text, end):
            continue  # "the D.A. Davidson brokerage"
        if not name.startswith(("U.S", "U.N", "U.K", "E.U")) and name.split()[-1] not in places.sure:
            yield Span(start, end, PERSON)


def hyphenated(text: str) -> Iterator[Span]:
    """Korean names, whose second half is written small: "Moon Jae-in", also with blanks around the hyphen."""
    for match in _KOREAN.finditer(text):
        yield Span(*match.span(), PERSON)
