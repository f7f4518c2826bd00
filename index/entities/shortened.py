"""Short names of the companies and bodies of one article: "Cistron" behind "Cistron Biotechnology Inc".

The full name comes first. With a company of the short name about, the longer one is its subsidiary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.article import Mention, MentionKind
from index.entities.antecedents import (
    BODIES,
    CLEAR,
    ENOUGH,
    HELD,
    OF_OWNED,
    OF_PARENTS,
    OWNED_BY,
    Scene,
    has_own_mark,
    weight,
)
from index.entities.bodies import core_of
from index.entities.companies import company_behind, has_ticker, is_company
from index.entities.counts import is_plain, is_word
from index.entities.gazetteer import gazetteer
from index.entities.leads import JOINED, Lead
from index.entities.names import GENERIC, is_numbered
from index.entities.organisations import KNOWN_FIRMS, KNOWN_ORGANISATIONS
from index.entities.words import ORGANISATION_HEADS, word_set

_BODY = MentionKind.ORGANISATION
_ORGANISATION = f"{_BODY.value}:"
_MISTAKEN = frozenset({MentionKind.PERSON.value, MentionKind.PRODUCT.value, MentionKind.GROUP.value})
_FIRMS = frozenset(name.lower() for name in KNOWN_ORGANISATIONS)
_KNOWN_FIRMS = frozenset(name.lower().replace("-", " ") for name in KNOWN_FIRMS)
_PARENT = re.compile(rf"\b(?:{OWNED_BY})\s(?:the\s)?<?$")
_BODIES = word_set(
    "house senate congress commission ministry treasury fed parliament state government federal committee council "
    "department board central union party court"
)
# "First State" may be a bank; the Federal Reserve has banks in twelve towns.
_PLAIN_ENDS = word_set("central union state federal")
_SYSTEMS = frozenset({"federal reserve", "us federal reserve", "federal home loan"})
_SHORT, _LEAST = 5, 3
_HEAD = re.compile(rf" (?:{ORGANISATION_HEADS})(?: of [A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}})?$")
# "The Consumer Federation" below that of America; British Petroleum is not that of North America.
_BODY_HEAD = re.compile(rf" (?:{BODIES}|hospital|orchestra|systems)$")
# "Boston University" is not its School of Management, the Inspection Service not its Advisory Committee.
_OF_BODIES = word_set("advisory school college center centre press hospital reserve staff employees pension")
_OWNED = re.compile(
    r"(?P<whose>(?:(?:['’]s|s['’])>?|\b[Ii]ts|\b[Tt]heir)(?:\s(?!(?:of|by|with|to|from|in|for|on|against)\b)[\w.,-]+){0,4}"
    r"|\b(?:unit|subsidiary|affiliate|arm|division),?)\s<?$"
)
_POSSESSIVES = ("'", "’", "s'", "s’")
_GOES_ON = re.compile(r"(?:['’]s)? (?:of )?[A-ZÀ-Þ]|-[A-ZÀ-Þ]")


def shortened(
    mentions: Sequence[Mention], keys: Sequence[str], forms: Mapping[str, Counter[str]], text: str, headline: int
) -> Iterator[tuple[str, str]]:
    """(key, key of the one company or body it is short for).

    Args:
        mentions: Of one article, with offsets into `text`.
        keys: Of each mention's own words, "" for none.
        forms: How each of them is written.
        headline: Where the headline ends.
    """
    organisations = sorted(key for key in forms if key.startswith(_ORGANISATION))
    article: _Article | None = None
    for key in organisations:
        name = key.removeprefix(_ORGANISATION)
        # "Unit" of another is not the "Unit 1" that is told of before it; whether a field is its department's is
        # told with the country (`bodies`), and in capitals it may be the word.
        longer = [k for k in names_beginning(organisations, f"{key} ") if not is_numbered(k[len(key) + 1 :])]
        longer = [k for k in longer if not (k == f"{key} department" and core_of(k[len(_ORGANISATION) :]))]
        if not longer and len(name) >= _SHORT and " " not in name and name not in GENERIC and not is_word(name):
            # "Dixon's" beside "Dixons Group"
            plural = [k for k in (f"{key}s", *names_beginning(organisations, f"{key}s ")) if k in forms]
            yield from ((key, whole) for whole in plural[-1:] if _is_called_so(forms[key], forms[whole], whole))
        if not longer or name in _BODIES or any(is_company(form) for form in forms[key]):
            continue
        article = article or _Article(mentions, keys, forms, text, headline)
        if whole := article.whole(key, name, longer):
            yield key, whole
    for key in forms:  # "Homestake", which the model takes for somebody
        kind, _, name = key.partition(":")
        if kind not in _MISTAKEN or f"{_ORGANISATION}{name}" in forms or len(name) < _LEAST:
            continue
        begin = f"{_ORGANISATION}{name} "
        if longer := [k for k in names_beginning(organisations, begin) if not is_numbered(k[len(begin) :])]:
            article = article or _Article(mentions, keys, forms, text, headline)
            if whole := article.weighed(key, name, longer):
                yield key, whole


def names_beginning(ordered: list[str], words: str) -> list[str]:
    """Of names in order those that begin with these words, which end in a blank."""
    begin = bisect_right(ordered, words)
    return ordered[begin : bisect_right(ordered, words[:-1] + "!", begin)]


class _Article:
    """Where the names of one article stand; arguments as of `shortened`."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        keys: Sequence[str],
        forms: Mapping[str, Counter[str]],
        text: str,
        headline: int,
    ) -> None:
        self._text = text
        self._forms = forms
        self._lead = Lead(mentions, keys, text, headline)
        self._first: dict[str, Mention] = {}  # below the headline, which has short names first
        self._listed: set[str] = set()  # a headline has them with a ticker
        self._parents: set[str] = set()  # who owns something here
        self._at: dict[str, list[Mention]] = {}
        self._scene = Scene(text, headline, self._lead, self._at)
        for mention, key in zip(mentions, keys, strict=True):
            if not key:
                continue
            self._at.setdefault(key, []).append(mention)
            if mention.kind is not _BODY and mention.kind.value not in _MISTAKEN:
                continue
            if _PARENT.search(text, max(0, mention.start - 24), mention.start):
                self._parents.add(key)
            if mention.start > headline:
                self._first.setdefault(key, mention)
            elif has_ticker(text, mention.end):
                self._listed.add(key)

    def whole(self, key: str, name: str, longer: Sequence[str]) -> str:
        """The key of the one that a name is short for, or ""."""
        last = name.rpartition(" ")[2]
        if name in _SYSTEMS or last in _BODIES - _PLAIN_ENDS:
            return ""
        if len(name) >= _LEAST and (whole := next((k for k in longer if self._lead.is_short(key, k)), "")):
            return whole
        is_listed = len(longer) == 1 and longer[0] in self._listed and not JOINED.search(longer[0])
        if name not in GENERIC and name not in _FIRMS:
            if is_listed and self._stands_alone(key) and not _is_of_parent(name, longer[0]):
                return longer[0]
            if not has_own_mark(self._scene, key, longer) and (full := self._explained(key, name, longer)):
                return full
        return self.weighed(key, name, longer)

    def weighed(self, key: str, name: str, longer: Sequence[str]) -> str:
        """The key of the one for which enough is to be said: of those that stand before the short name, the only
        one, or the one that the article is about."""
        longer = [k for k in longer if not self._is_owned(name, self._at[k][0].start)]
        if here := self._first.get(key):
            longer = [k for k in longer if self._first.get(k, self._at[k][0]).start < here.start]
        else:
            longer = [k for k in longer if k in self._first]
        full, needed = max(longer, key=len, default=""), ENOUGH
        if any(not full.startswith(k) or (k != full and any(map(is_company, self._forms[k]))) for k in longer):
            led = [k for k in longer if self._lead.names(k)] or [k for k in longer if self._is_house(key, k)]
            if len(led) != 1:
                return ""
            full = led[0]
            rivals = (weight(self._scene, key, k) for k in longer if not full.startswith(k))
            needed = max(ENOUGH, max(rivals, default=ENOUGH) + CLEAR)
        return full if full and weight(self._scene, key, full) >= needed else ""

    def _is_house(self, key: str, full: str) -> bool:
        """Whether a longer name is "Yamaha Group" for "Yamaha", and not told as somebody's parent only."""
        start = self._at[full][0].start
        return full[len(key) + 1 :] in HELD and not _PARENT.search(self._text, max(0, start - 24), start)

    def _explained(self, key: str, name: str, longer: Sequence[str]) -> str:
        """The longest of names each of which begins with the one before, if it stands first and is sure.

        The weights cannot take its place: they were fitted on what this rule leaves over, and count against coined
        names and against whom a headline alone lists, where here it is enough that the full name explains it.
        """
        # "Blockbuster Entertainment's Blockbuster Distribution unit": whoever owns it is meant.
        longer = [k for k in longer if k in self._first and not self._is_owned(name, self._first[k].start)]
        if (here := self._first.get(key)) and (before := [k for k in longer if self._first[k].start < here.start]):
            longer = before  # one that comes up later is not meant
        full = max(longer, key=len, default="")
        # "Drexel Burnham" between "Drexel" and "Drexel Burnham Lambert" is no rival.
        if not full or JOINED.search(full) or not all(full.startswith(k) for k in longer):
            return ""
        there = self._first[full]
        if here is not None and here.start < there.start:
            return ""
        rest = full[len(key) + 1 :]
        known = name in _KNOWN_FIRMS and not OF_OWNED.isdisjoint(rest.split())  # "Merrill Lynch Capital Partners"
        # "the Long-Term Credit Bank" below that of Japan
        several = name.count(" ") > 1 or _BODY_HEAD.search(name) is not None
        if known or (rest.startswith("of ") and not (several and self._stands_alone(key))):
            return ""
        last = rest.removesuffix(" ltd").split()[-1]
        if (_is_of_parent(name, full) and not (several and rest.startswith("of "))) or (
            key in self._parents and last in OF_OWNED
        ):
            return ""
        if name.endswith(" bank") and rest.startswith("international"):
            return ""
        if rest.partition(" ")[0] in _OF_BODIES and _BODY_HEAD.search(name):
            return ""
        # "InterWest" of the "InterWest Savings Bank of Oak Harbor" can be nothing else; "Lincoln" can.
        town = name.title() in gazetteer()  # of a newspaper, it may be itself
        sure = _is_coined(name) or (" " in name and not town and _HEAD.search(self._text, there.start, there.end))
        if sure or self._is_company(full):
            return full
        # "Portsmouth" below the "Portsmouth Savings Bank", no letters: the EC is not its Commission.
        is_body = len(name) >= _SHORT and _HEAD.search(self._text, there.start, there.end) is not None
        return full if is_body and len(longer) == 1 and here and self._stands_alone(key) else ""

    def _stands_alone(self, key: str) -> bool:
        """Whether a name is nowhere the beginning of another, "Bell" of "Bell of Pennsylvania"."""
        return not any(_GOES_ON.match(self._text, mention.end) for mention in self._at[key])

    def _is_company(self, key: str) -> bool:
        return any(map(is_company, self._forms[key])) or any(
            has_ticker(self._text, m.end) or company_behind(self._text, m.end, len(self._text)) > m.end
            for m in self._at[key]
        )

    def _is_owned(self, name: str, start: int) -> bool:
        """Whether a longer name stands behind "Ford's", or behind "its" or "unit" and its owner may be the one
        that has the short name: that was named before, below the headline, or above by a headline that begins
        with it or tells of a unit.

        "Sweden's Quorvex Mines" is nobody of that name, however the headline calls it.
        """
        text = self._text
        owned = _OWNED.search(text, max(0, start - 40), start)
        if not owned:
            return False
        if owned.group().startswith(_POSSESSIVES):
            return (
                re.search(rf"\b{re.escape(name)}\b[^.,;\n]{{0,20}}$", text[: owned.start() + 1], re.I) is not None
            )
        above = self._lead.of_unit or text.lstrip("<( ")[: len(name)].lower() == name
        told = text[0 if above else max(0, self._scene.headline) : start]
        return re.search(rf"\b{re.escape(name)}\b", told, re.I) is not None


def _is_of_parent(name: str, full: str) -> bool:
    """Whether a longer name goes on as those of subsidiaries do: "Xerox Credit Corp", no "Bank of Australia"."""
    rest = full.removeprefix(f"{_ORGANISATION}{name} ").removesuffix(" ltd").removesuffix(" inc").split()
    return rest[-1] in OF_PARENTS and (len(rest) < 3 or rest[-2] != "of")


def _is_called_so(short: Iterable[str], whole: Iterable[str], key: str) -> bool:
    """Whether a plural is a company's name: "Wendy's Foods Inc", not "Icahn's Airlines"; Lloyd's is no Lloyds."""
    if key.removeprefix(_ORGANISATION) not in _FIRMS and not any(map(is_company, whole)):
        return False
    return not any("'s" in form.lower() for form in short) or any("'s" in form.lower() for form in whole)


def _is_coined(name: str) -> bool:
    """Whether one long word is neither a common one nor a first name nor a place."""
    return " " not in name and len(name) > _SHORT and not is_plain(name)
