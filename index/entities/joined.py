"""Firms with several names in one: "Rohm and Haas Co", "Walsh, Greenwood and Co", "Fichtel und Sachs AG".

The model cuts them at the "and"; and what is cut out of a name looks like somebody else in every other article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import DESIGNATORS, WORD, core_of, is_company, is_known_firm
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Names
from index.entities.organisations import KNOWN_ORGANISATIONS, WITH_AND
from index.entities.spans import Span, trim
from index.entities.words import ORGANISATION_HEADS, word_set

_AND = re.compile(r" (?P<and>and|&|und|et|y|och|og|i) (?=(?:d[eiu]|la)?[A-ZÀ-Þ])")
_ANDS = (" and ", " & ", "/")
_EACH_SIDE = re.compile(r" (and|&|und|et|y|och|og|i) ")
_FORMS = rf"{DESIGNATORS}\b\.?(?: {DESIGNATORS}\b\.?)*"
_KIN = r"(?:Co|Cie|Company|Sons?|Söhne|Bros|Brothers|Fils)"
_LEFT = re.compile(rf"(?<![\w&'’.,-])(?:{WORD}[ ]){{0,3}}{WORD}$")
_FULL_STOP = re.compile(r"[a-zß-ÿ]{4}(?<!Bros)(?<!Corp)\.$")
_PARTNERS_OF = re.compile(rf"\b[Ff]irm (?:of )?(?P<firm>(?:{WORD}, ){{1,5}}{WORD},? (?:and|&) {WORD})(?![\w-])")
_COMPANY = frozenset({"Co", "Cie", "Company"})
_LISTED = re.compile(rf"(?<![\w&'’.-])(?P<list>(?:{WORD}(?:[ ]{WORD})?,[ ]){{1,3}}){WORD}(?:[ ]{WORD})?$")
_OF_KIN = re.compile(rf"{_KIN}\b(?: {_FORMS})?(?!\w)")
_TO_FORM = re.compile(rf"(?P<core>(?:(?:d[eiu]|la)?{WORD} ){{1,3}}?)(?:of {WORD} )?{_FORMS}(?!\w)")
_TO_TICKER = re.compile(rf"(?P<core>{WORD}(?: {WORD})?)(?= ?<[A-Z][A-Z.]{{0,7}}>)")
_LOAN = re.compile(r"(?:Loans? (?:Association|Assn|Bank)|Savings Bank)\b(?: of [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)?")
_SOCIETY = re.compile(rf"{WORD}(?: {WORD})? [Bb]uilding [Ss]ociety(?!\w)")
_PARTICLES = r"(?:de|des|du|di|del|da|delle|degli|der|van|von|fuer|für|pour) (?:la |los |las )?"
_FOREIGN_LEFT = re.compile(rf"(?<![\w&'’.,-])(?:{WORD} (?:{_PARTICLES})?){{0,4}}{WORD}$")
_FOREIGN = re.compile(rf"(?:{_PARTICLES})?{WORD}(?: (?:{_PARTICLES})?{WORD}){{0,3}}")
_HEAD = re.compile(rf"\b(?:{ORGANISATION_HEADS}|Markets|Capital|Stores|Foods|Airlines)\.?$")
_BASED = re.compile(
    r"^[A-ZÀ-Þ][\w. -]*-(?:based|owned|led|backed|listed|born|controlled|held|run|made) ", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"^.*[a-zß-ÿ]{4}[.] ")
_LOOK = 80
# What a business is in, written large: "Gas and Electric Co", "Trust and Banking Co".
_TRADES = word_set(
    "Trust Banking Loan Loans Electric Light Gas Power Water Telegraph Telephone Cable Rubber Marketing "
    "Manufacturing Mining Minerals Development Investment Investments Insurance Trade Trading Transport "
    "Transportation Chemical Chemicals Plastics Oil Oils Petroleum Steel Iron Paper Cement Systems Services "
    "Service Technology Technologies Refining Producing Production Shipping Commerce Finance Western Fire "
    "Marine Casualty Food Foods Fats Drug Drugs Supply Equipment Engineering Construction Engines Organ Box "
    "Shipbuilding Research Exchange Wire Leather Printing Publishing Communication Communications "
    "Broadcasting Electronics Computer Computers Machinery Tool Tools Pipe Pipeline Timber Pulp Land Cattle "
    "Savings Securities Surety Indemnity Guaranty Credit Industry Industries Export Import Sugar Coal Coke "
    "Coatings Fibres Metals Smelting Dry Dock Gulf Resources Exploration Properties Realty Ventures "
    "Consultants Management Leasing Hotels Resorts Entertainment Pharmaceutical Pharmaceuticals Space "
    "Aircraft Aerospace Motor Motors Parts Products Instruments Control Controls Data Medical Health Life "
    "Accident "
)


class Joiner:
    """Finds whole names around an "and" in one text, in natural case."""

    def __init__(self, text: str, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> None:
        self._text = text
        self._case = case
        self._places = places
        self._given = given

    def firms(self, names: Names) -> list[Span]:
        """The firms whose names hold an "and", where they are whole and where the text cuts their marks.

        Args:
            names: What was found so far.
        """
        found: list[Span] = []
        reached = 0
        for match in _AND.finditer(self._text):
            if match.start() >= reached and (span := self._firm(match, reached, names)):
                found.append(span)
                reached = span.end
        found += (
            Span(match.start("firm"), match.end() - match["firm"].endswith("."), MentionKind.ORGANISATION)
            for match in _PARTNERS_OF.finditer(self._text)
            if not any(f.start < match.end() and match.start("firm") < f.end for f in found)
        )
        return found + list(self._shortened(found, names))

    def _firm(self, match: re.Match[str], floor: int, names: Names) -> Span | None:
        """The firm around an "and"."""
        text, word = self._text, match["and"]
        foreign = word not in ("and", "&")
        before = _FOREIGN_LEFT if foreign else _LEFT
        left = before.search(text, max(floor, match.start() - _LOOK), match.start())
        if left is None:
            return None
        if text[left.start() - 1 : left.start()] == "/":
            return None  # "Audio/Video and Citicorp"
        start, end = self._start(left.start(), match.start(), names), 0
        name = text[start : match.start()]
        if kin := _OF_KIN.match(text, match.end()):
            if " " in kin.group() or kin.group() in _COMPANY or _is_beside(names, match.start(), match.end()):
                start, end = self._listed(start, match.start(), kin=True), kin.end()
        elif foreign:
            rest = _FOREIGN.match(text, match.end())
            if rest and name not in self._places.sure and _is_beside(names, match.start(), rest.end()):
                end = rest.end()
        elif loan := _LOAN.match(text, match.end()):
            end = loan.end() if name.endswith(("Savings", "Trust")) else 0
        elif society := _SOCIETY.match(text, match.end()):
            end = society.end()  # "Oakham and West Building Society": two would be societies
        elif firm := _TO_FORM.match(text, match.end()) or _TO_TICKER.match(text, match.end()):
            if self._is_one(name, firm["core"].strip(), start):
                end = firm.end()
            elif (first := self._listed(start, match.start(), kin=False)) < start:
                start, end = first, firm.end()
        elif word == "&" and not self._is_own(name) and (rest := _FOREIGN.match(text, match.end())):
            end = rest.end() if _is_beside(names, match.start(), rest.end()) else 0
        if not end or is_company(name):
            return None
        if any(
            known.end() == match.start() for known in WITH_AND.finditer(text, max(0, start - 24), match.start())
        ):
            return None  # "Wagner and Brown" and "AFG Industries Inc"
        end = max((b for a, b in names if match.end() <= a < end < b), default=end)
        start, end = trim(text, start, end, MentionKind.ORGANISATION)
        end -= bool(_FULL_STOP.search(text, start, end))
        return Span(start, end, MentionKind.ORGANISATION)

    def _shortened(self, firms: list[Span], names: Names) -> Iterator[Span]:
        """The same firms by their names alone: "Olympia and York" of "Olympia and York Developments Ltd"."""
        shorts: set[str] = set()
        for firm in firms:
            left, word, right = _EACH_SIDE.split(self._text[firm.start : firm.end], maxsplit=1)
            first = right.partition(" ")[0]
            if first in _TRADES:
                shorts.add(core_of(f"{left} {word} {right}"))
            elif not _OF_KIN.fullmatch(right):
                shorts.add(f"{left} {word} {first}")
        if not shorts:
            return
        pattern = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", self._text):
            within = any(a <= match.start() and match.end() < b for a, b in names)
            if not within and not any(f.start < match.end() and match.start() < f.end for f in firms):
                yield Span(match.start(), match.end(), MentionKind.ORGANISATION)

    def _start(self, start: int, end: int, names: Names) -> int:
        """Where the name in front of the "and" begins: behind "Dallas-based", behind a sentence's first word."""
        text = self._text
        while match := _BASED.match(text[start:end]) or _SENTENCE_END.search(text[start:end]):
            start += match.end()
        first, _, rest = text[start:end].partition(" ")
        opens = start == 0 or text[start - 2 : start - 1] in ".\n!?" or text[start - 1] == "\n"
        inner = start + len(first) + 1
        if rest and opens and self._case.is_word(first, 0.5) and any(a == inner for a, _ in names):
            start = inner  # "Underwriter Merrill Lynch and Co"
        elif text.endswith("General ", 0, start) and self._case.is_word(first):
            start -= len("General ")  # a title otherwise
        return start

    def _is_one(self, left: str, right: str, start: int) -> bool:
        """Whether "left and right Inc" is one firm: "Kansas Power and Light", not "Texaco and Pennzoil"."""
        if self._is_own(left):
            return False
        first, *others = right.split()
        if left == first:
            return True  # "Kahn and Kahn Inc"
        if _TRADES.issuperset((first, *others)):
            return True
        if " " in left or "," in self._text[max(0, start - 2) : start] or not all(map(self._case.is_word, others)):
            return False
        return not (self._is_own(right) or self._stands_alone(left) or self._stands_alone(first))

    def _is_own(self, name: str) -> bool:
        """Whether a name is somebody's own: a known firm, a place, a people, a full name."""
        if name in KNOWN_ORGANISATIONS or is_known_firm(name) or name in self._places.sure or is_demonym(name):
            return True
        first, _, rest = name.partition(" ")
        return bool(rest) and first in self._given and not self._case.is_word(rest.split()[-1])

    def _stands_alone(self, name: str) -> bool:
        """Whether the text names it elsewhere without the other; who bears the name is somebody else."""
        matches = list(
            re.finditer(rf"(?:(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+) )?(?<![\w-]){re.escape(name)}(?![\w-])", self._text)
        )
        if any(match["first"] in self._given for match in matches):
            return False  # "Daniel Sullivan" of Frost and Sullivan
        for match in matches:
            behind = self._text.startswith(_ANDS, match.end())
            if not behind and not self._text.endswith(_ANDS, 0, match.start()):
                return True
        return False

    def _listed(self, start: int, end: int, kin: bool) -> int:
        """Where a name of several partners begins: "Moore, Grossman and deRose Inc"; `start` where it is none."""
        match = _LISTED.search(self._text, max(0, end - _LOOK), end)
        if match is None:
            return start
        parts = self._text[match.start() : end].split(", ")
        if not kin and any(" " in part for part in parts):
            return start
        if any(self._is_own(part) or _HEAD.search(part) or (not kin and part in self._places) for part in parts):
            return start
        whole = self._text.count(self._text[match.start() : end])
        if not kin and any(self._text.count(part) > whole for part in parts):
            return start
        return match.start()


def _is_beside(names: Names, start: int, end: int) -> bool:
    """Whether a name ends where the "and" begins, or lies behind it."""
    return any(b == start or start < a < end for a, b in names)
