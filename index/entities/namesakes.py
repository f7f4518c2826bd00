"""Within one article: which of two people of one surname is meant, and what tells them from their namesakes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.article import Mention, MentionKind
from index.entities.companies import is_company
from index.entities.counts import is_plain
from index.entities.given import given_names
from index.entities.names import LEGAL_FORMS, name_key
from index.entities.offices import COMPANY, office_of
from index.entities.rows import told
from index.entities.short_forms import formal_name
from index.entities.words import JUNIOR, word_set

_PERSON = f"{MentionKind.PERSON.value}:"
_MRS = re.compile(r"\b(?:Mrs\.?|[Ff]irst [Ll]ady) $")
_WIFE = re.compile(r"\b(?:his wife|whose wife|[Ff]irst [Ll]ady),? $")
_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|whose)|['’]s) (?:\w+ )?(?:wife|husband|widow|son|daughter|mother|father),? $"
)
# "Howard, Weil, Labouisse, Friedrichs Inc", "BAKER, FENTRESS AND CO", "the law firm of Baker and Botts".
_PARTNERS = re.compile(
    r"(?:, ?[A-Z][A-Za-z]+){1,4}(?:,? (?:and|AND|&) [A-Z][A-Za-z]+)??"
    r"(?:,?(?: (?:and|AND|&))? (?:Inc|INC|Corp|CORP|Ltd|LTD)\b|,? (?:and|AND|&) (?:Co|CO)\b|(?= <[A-Z.]+>))"
)
_LAW_FIRM = re.compile(r"\b(?:law|brokerage|accounting|investment) firm(?: of)?,? $")
_PARTNER = re.compile(r"(?:,? (?:and|&)|,) [A-Z][a-z]+")
_FIRM_WORDS = word_set(
    "international industries corp inc co ltd plc group holdings communications technologies laboratories airlines"
)
_NEXT = re.compile(r" ([A-Z]\w+)")
_BESIDE = 120  # characters


def told_apart(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> dict[int, str]:
    """Mention (by its place) → key, where a bare surname is not whoever is most named by it in the article.

    "Treasury Secretary Baker" is the one of two Bakers who has that office; without one, a surname means whoever
    was named last, but not who is named in the same breath ("Baker and Treasury Secretary James Baker").
    """
    people = [place for place, key in enumerate(keys) if key.startswith(_PERSON)]
    found = dict(_wives(mentions, keys, people, text))
    found.update(_firms(mentions, keys, fuller, text))
    by_last: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place in people:
        first, _, others = keys[place].removeprefix(_PERSON).partition(" ")
        last = others.rpartition(" ")[2]
        if last and last not in JUNIOR and first.title() in given_names():
            by_last[last][keys[place]].append(place)
    for last, bearers in by_last.items():
        bare = [place for place in people if keys[place] == _PERSON + last and place not in found]
        # "Macron, along with his wife Brigitte Macron": she is not called Macron.
        kin = [key for key, places in bearers.items() if _is_kin(mentions[places[0]].start, text)]
        left = bearers.keys() - kin
        if kin and len(left) == 1:
            found.update(dict.fromkeys(bare, min(left)))
        elif len(bearers) > 1 and _are_several(list(bearers)):
            found.update(_nearest(mentions, keys, bearers, bare, text))
    return found


def _is_kin(start: int, text: str) -> bool:
    """Whether a person is introduced as somebody's relative."""
    return _KIN.search(text, max(0, start - 40), start) is not None


def _are_several(names: Sequence[str]) -> bool:
    """Whether names of one surname are of several people: "James" and "Howard", not "James" and "Jim"."""
    firsts = [name.removeprefix(_PERSON).split()[0] for name in names]
    formal = {formal_name(first) or first for first in firsts}
    return (
        not any(a != b and (a.startswith(b) or b.startswith(a)) for a in formal for b in formal)
        and len(formal) > 1
    )


def _nearest(
    mentions: Sequence[Mention],
    keys: Sequence[str],
    bearers: Mapping[str, Sequence[int]],
    bare: Sequence[int],
    text: str,
) -> Iterator[tuple[int, str]]:
    named = sorted((place, key) for key, places in bearers.items() for place in places)
    offices = defaultdict(set)
    for place, key in named:
        offices[key].add(office_of(text, mentions[place].start, mentions[place].end))
    body = text.find("\n")
    for place in bare:
        mention = mentions[place]
        office = office_of(text, mention.start, mention.end)
        holders = [key for key in offices if office and office in offices[key]]
        before = bisect_left(named, (place, ""))
        if len(holders) == 1:
            key = holders[0]
        elif not before:  # a headline means whoever the article names first
            key = named[0][1] if mention.start < body else keys[place]
        else:
            key = named[before - 1][1]
            end = min(
                (i for i in (text.find(". ", mention.end), text.find("\n", mention.end)) if i >= 0),
                default=len(text),
            )
            beside = {k for p, k in named[before:] if mentions[p].start < end}
            if key in beside and len(bearers) == 2:
                key = next(k for k in bearers if k != key)
        yield place, key
        named.insert(bisect_left(named, (place, "")), (place, key))


def _wives(
    mentions: Sequence[Mention], keys: Sequence[str], people: Sequence[int], text: str
) -> Iterator[tuple[int, str]]:
    """ "Mrs Reagan" is Nancy, whom the article calls his wife."""
    wife = next((p for p in people if _WIFE.search(text, max(0, mentions[p].start - 24), mentions[p].start)), -1)
    if wife < 0:
        return
    # Mrs. May is not Michelle Obama: whose wife it is bears the name, or stands beside "his wife, Nancy".
    begin = mentions[wife].start
    beside = keys[wife] if " " in keys[wife] else text[max(0, begin - _BESIDE) : begin].lower()
    for place in people:
        start = mentions[place].start
        name = keys[place].removeprefix(_PERSON)
        if " " in name or keys[place] == keys[wife] or not _MRS.search(text, max(0, start - 12), start):
            continue
        if re.search(rf"\b{re.escape(name)}\b", beside):
            yield place, keys[wife]


def _firms(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[int, str]]:
    """Surnames that begin a firm's name: "Howard, Weil, Labouisse, Friedrichs Inc", "BAKER INTERNATIONAL"."""
    named: dict[str, str] = {}
    single = [place for place, key in enumerate(keys) if " " not in key and _may_be_surname(key)]
    for place in single:
        key, mention = keys[place], mentions[place]
        begin, end = mention.start, mention.end
        if text.startswith(", ", begin - 2):
            continue  # "Weil" of those partners
        if (match := _PARTNERS.match(text, end)) or (
            _LAW_FIRM.search(text, max(0, begin - 32), begin) and (match := _PARTNER.match(text, end))
        ):
            named[key] = name_key(text[begin : match.end()], MentionKind.ORGANISATION)
        elif (match := _NEXT.match(text, end)) and match[1].lower() in _FIRM_WORDS:
            more = _NEXT.match(text, match.end())
            last = more.end() if more and more[1].lower() in LEGAL_FORMS else match.end()
            named[key] = name_key(text[begin:last], MentionKind.ORGANISATION)
    if named:
        for place in single:
            if keys[place] in named and keys[place] not in fuller:
                yield place, named[keys[place]]


def _may_be_surname(key: str) -> bool:
    kind, _, name = key.partition(":")
    return kind == MentionKind.PERSON or (kind == MentionKind.ORGANISATION and name.title() in given_names())


def described(mentions: Sequence[Mention], keys: Sequence[str], text: str) -> dict[str, str]:
    """Key of a person → key with the office that the article tells: "person:james baker (treasury)".

    A company's office is told of common names only, for it tells nothing of a Sosnoff.
    """
    offices: dict[str, str] = {}
    in_company = False
    for mention, key in zip(mentions, keys, strict=True):
        if key.startswith(_PERSON):
            if offices.get(key, COMPANY) == COMPANY:
                office = office_of(text, mention.start, mention.end)
                if office and (office != COMPANY or _is_common(key)):
                    offices[key] = office
        elif mention.kind is MentionKind.ORGANISATION and not in_company:
            in_company = is_company(mention.text)
    return {key: told(key, office) for key, office in offices.items() if office != COMPANY or in_company}


def _is_common(key: str) -> bool:
    first, _, others = key.removeprefix(_PERSON).partition(" ")
    return bool(others) and is_plain(others.rpartition(" ")[2]) and first.title() in given_names()
