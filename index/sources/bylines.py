"""Bylines: who wrote it, in the forms outlets set it in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.sanitize import sanitize_line
from index.sources.datelines import agency_name
from index.sources.lines import count_words, is_capitals

_PARTICLE = r"(?:al|el|de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|ter|ten|y|e|af|zu)"
_PART = rf"(?:(?:{_PARTICLE}[-\s’'])?[A-ZÀ-ÖØ-Þ][\w’'.-]*)"
_NAME = rf"{_PART}(?:\s{_PART}|\s{_PARTICLE}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,?\s(?:and|&|with)\s|,\s){_NAME}){{0,7}}"
_ROLE = (
    r"(?:[\w’'&.\s-]{0,40}\b(?:reporter|correspondent|writer|editor|columnist|staff|bureau(?:\schief)?|contributor|"
    r"analyst|news(?:room)?|press|wire|times|post|tribune|herald|gazette|journal|today|network|service|agencies)\b.{0,40})"
)
_BY = re.compile(
    r"(?:(?:written|reported|words|story|text|analysis|opinion|report)\s)?by[:\s]\s*(?P<names>\S.*)", re.I
)
_BAR = re.compile(rf"(?P<names>{_NAMES})\s*[|•·/]\s*(?P<rest>.{{0,80}})")
_WITH_ROLE = re.compile(
    rf"(?P<names>{_NAMES}),\s(?:[\w’'&-]+\s){{0,4}}(?:reporter|correspondent|writer|editor|columnist|contributor|staff)"
    r"(?:\s(?:in|at|for)\s.{1,40})?",
)
_CITY = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:\s[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,2}"
_PLACED = re.compile(rf"{_NAME}\sin\s{_CITY}(?:(?:,\s|,?\sand\s){_NAME}(?:\sin\s{_CITY})?){{0,5}}")
_PLACE_AND_AGENCY = re.compile(rf"{_CITY}(?:,\s{_CITY})?\s?[-–—/|]\s?(?P<agency>[A-Z][\w &]{{1,30}})")
_PLAIN = re.compile(rf"{_NAMES}")
_PLAIN_WORDS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:\s[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}")
_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b|(?<=\s)(?:und|et|och|og)(?=\s[A-ZÀ-ÖØ-Þ]))\s*")
# As journals of science set it: "Hines, P. J."
_SURNAME_FIRST = re.compile(
    rf"(?P<surname>(?:{_PARTICLE}\s)?[A-ZÀ-ÖØ-Þ][\w’'-]+),\s(?P<initials>(?:[A-Z]\.[\s-]?){{1,3}})"
)
_TAIL = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|/|,?\s(?:in|for|at)\s)")
_DATE_TAIL = re.compile(
    r"[,\s]*(?:(?:on|at)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2})"
    r",?\s\d{4}.*|[,\s]*\d{4}-\d\d-\d\d.*"
)
_COLLECTIVE = re.compile(
    r"(?:(?:our|the|a)\s)?(?:staff(?:\s(?:reporters?|writers?))?|agenc(?:y|ies)|news\sdesk|.{0,30}\b(?:desk|bureau|agencies|staff))",
    re.I,
)
_LONGEST = 200
_CREDIT = re.compile(r"[(\[]?\s*Reporting\sby:?\s(?P<names>[^;.)\]]{4,160})", re.I)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, and the outlet and agency when the line names them."""

    names: tuple[str, ...]
    source: str = ""
    agency: str = ""
    date: str = ""


def find_byline(line: str, *, in_head: bool) -> Byline | None:
    """The byline a line is, if it is one. A bare name counts only right under the headline (`in_head`)."""
    if len(line) > _LONGEST:
        return None
    by = _BY.fullmatch(line)
    if by is not None:
        return _after_by(by["names"])
    bar = _BAR.fullmatch(line)
    if bar is not None:
        rest = bar["rest"].strip()
        if rest and (count_words(rest) > 8 or rest.endswith((".", "?"))):
            return None
        return _with_outlet(bar["names"], rest)
    with_role = _WITH_ROLE.fullmatch(line) if in_head else None
    if with_role is not None:
        return Byline(split_names(with_role["names"]))
    if in_head and _PLACED.fullmatch(line):
        return Byline(split_names(line))
    placed = _PLACE_AND_AGENCY.fullmatch(line)
    if placed is not None and (placed["agency"].lower() == "agencies" or agency_name(placed["agency"])):
        return Byline((), agency=agency_name(placed["agency"]))
    if in_head and _PLAIN.fullmatch(line) and 2 <= count_words(line) <= 3 and not is_capitals(line):
        return Byline(split_names(line))
    return None


def _after_by(rest: str) -> Byline | None:
    """What stands behind "By": names, then perhaps an outlet or a date."""
    if rest.endswith((".", "?", "!")) and count_words(rest) > 8:
        return None
    date = _DATE_TAIL.search(rest)
    shown = ""
    if date is not None:
        shown, rest = date.group().strip(" ,"), rest[: date.start()]
    tail = _TAIL.search(rest)
    names = rest[: tail.start()] if tail else rest
    names = names.strip(" ,|")
    if is_capitals(names):
        names = _natural(names)
    outlet = agency_name(names)
    if outlet:
        return Byline((), agency=outlet, date=shown)
    if not re.fullmatch(rf"{_NAMES}(?:,?\s{_ROLE})?", names):
        if not _COLLECTIVE.fullmatch(names) and not _PLAIN_WORDS.fullmatch(names):
            return None
        return Byline((names,), date=shown)
    # "in Ostvik" is where it was written, not for whom.
    placed = tail is not None and tail.group().strip(" ,") in ("in", "at")
    found = _with_outlet(names, rest[tail.end() :].strip() if tail and not placed else "")
    return Byline(found.names, found.source, found.agency, shown)


def _with_outlet(names: str, rest: str) -> Byline:
    agency = agency_name(rest)
    outlet = "" if agency or _DATE_TAIL.match(rest) or not rest[:1].isupper() else rest
    if outlet and re.search(r"\b(?:editor|correspondent|reporter|writer|columnist)\b", outlet, re.I):
        outlet = ""
    return Byline(split_names(names), source=outlet, agency=agency)


def split_names(written: str) -> tuple[str, ...]:
    """The single names of a byline; "By", roles and agencies are dropped."""
    written = re.sub(r"^\s*by[:\s]\s*", "", sanitize_line(written), flags=re.I)
    if turned := _SURNAME_FIRST.fullmatch(written):
        return (f"{turned['initials']} {turned['surname']}",)
    found: list[str] = []
    place = 0
    for end in (*(match.span() for match in _SPLIT.finditer(written)), (len(written), len(written))):
        # Behind a comma an outlet or a role may stand ("Emily Stone, Northern Post"), behind "and" a name.
        listed = written[:place].rstrip().endswith((",", ";"))
        name = _TAIL.split(written[place : end[0]], maxsplit=1)[0].strip(" .|()")
        place = end[1]
        if not name or "www." in name or agency_name(name) or _COLLECTIVE.fullmatch(name):
            continue
        if listed and re.fullmatch(_ROLE, name, re.I):
            continue
        found.append(_natural(name) if is_capitals(name) and " " in name else name)
    return tuple(dict.fromkeys(found))


def _natural(name: str) -> str:
    """A name set in capitals as one writes it: "NIDAL AL-MUGHRABI" → "Nidal al-Mughrabi"."""
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), name)
    cased = re.sub(rf"\b(?i:{_PARTICLE})(?=[-\s][A-Z])(?<!^)", lambda m: m.group().lower(), cased)
    return re.sub(r"\b(And|With)\b", lambda m: m.group().lower(), cased)


def credited(line: str) -> tuple[str, ...]:
    """The reporters a credit at the foot names: "(Reporting by A and B; Editing by C)"."""
    match = _CREDIT.match(line)
    if match is None:
        return ()
    found = _SPLIT.split(re.sub(r"\s(?:in|at|from)\s[A-Z][^,;]*?(?=,|\sand\s|$)", "", match["names"]))
    return tuple(name for name in (n.strip() for n in found) if re.fullmatch(_NAME, name))
