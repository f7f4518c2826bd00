"""Bodies that every country has: a Finance Ministry, a Senate, a Socialist Party, and whose it is.

Where an article tells the country, the key of such a body carries it: `organisation:finance ministry (japan)`.
A body whose country is not told keeps the plain key and is no country's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from index.article import Mention, MentionKind
from index.entities.countries import (
    FORMER,
    countries_named,
    country_before,
    country_behind,
    country_of_town,
    printed,
    words_of,
)
from index.entities.names import initials
from index.entities.words import MONTHS, word_set

_BODY = MentionKind.ORGANISATION
_ORGANISATION = f"{_BODY.value}:"
_FIELD = (
    "agriculture|agricultural|commerce|communications|culture|defense|economic affairs|"
    "economic planning|economics|economy|education|employment|energy|environment|external affairs|"
    "finance|fisheries|fishery|food|foreign affairs|foreign trade|foreign|forestry|health|"
    "home affairs|housing|industry|information|interior|justice|labor|labour|mines|mining|oil|"
    "petroleum|planning|post|posts|public works|security|social affairs|telecommunications|tourism|"
    "trade|transport|transportation|treasury|water|welfare|works"
)
_FIELDS = rf"(?:{_FIELD})(?:(?: and)? (?:{_FIELD}))*"
_HEADED = re.compile(rf"(?P<field>{_FIELDS}) (?P<head>ministry|department)")
_HEAD_OF = re.compile(rf"(?P<head>ministry|department) (?:of|for) (?:the )?(?P<field>{_FIELDS})")
_CREED = (
    "christian|communist|conservative|democratic|democrat|freedom|green|independence|labor|labour|liberal|national|"
    "nationalist|peoples|progressive|radical|reform|republican|social|socialist|workers"
)
_PARTY = re.compile(rf"(?:{_CREED})(?: (?:{_CREED}))* party")
_PLAIN = frozenset(
    [
        "air force",
        "armed forces",
        "army",
        "central bank",
        "central bureau of statistics",
        "central statistical office",
        "central statistics office",
        "coast guard",
        "congress",
        "council of ministers",
        "customs",
        "customs service",
        "federal statistics office",
        "foreign office",
        "house of representatives",
        "lower house",
        "national assembly",
        "national security council",
        "national statistics institute",
        "national statistics office",
        "navy",
        "parliament",
        "reserve bank",
        "senate",
        "state council",
        "statistics bureau",
        "statistics department",
        "statistics office",
        "supreme court",
        "treasury",
        "upper house",
    ]
)
_QUALIFIED = re.compile(r"(?P<core>.+) \((?P<country>[^()]+)\)")
_DATELINE = re.compile(
    r"^\s*(?P<town>[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,3}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    rf"(?:,\s(?P<land>(?!{MONTHS})[A-Z][\w. ]+?))?(?:,?\s(?:{MONTHS})\.?\s\d{{1,2}}(?:,\s\d{{4}})?)?"
    r"(?:\s*\([\w./ ]+\))?\s*[-–—]{1,2}\s",
    re.MULTILINE,
)
# Which countries a body may be of when nothing but the dateline tells: nobody means a Congress of Britain.
_OF_SOME = {
    "department": word_set("us uk canada australia ireland philippines") | {"new zealand", "south africa"},
    "congress": word_set("us brazil argentina mexico chile colombia peru venezuela ecuador philippines bolivia"),
    "senate": word_set(
        "us canada australia italy france philippines argentina brazil belgium mexico colombia chile"
    ),
    "house of representatives": word_set("us australia japan philippines") | {"new zealand"},
    "treasury": word_set("us uk australia italy israel ireland france spain brazil")
    | {"new zealand", "south africa"},
    "reserve bank": word_set("australia india zimbabwe fiji") | {"new zealand", "south africa"},
    "foreign office": word_set("uk"),
    "upper house": word_set("japan germany netherlands india"),
    "federal statistics office": word_set("germany switzerland yugoslavia"),
}
_AMERICAN = frozenset({"congress", "senate", "house of representatives"})
_DEPARTMENT = " department"
# A flash of one line seldom says that these are American: "TREASURY SEES NEW LENDING FOR BRAZIL".
_SELDOM_SAID = _AMERICAN | {"treasury", "supreme court"}
_DIGEST = 3
"""Datelines of an article from which each stands for what is below it alone."""
_OFTENER = 5
"""How often a country is named more than any other whose body it may be."""
# What one word means to everybody at home: the House in Washington, Labour in London.
_CALLED = {
    f"{_ORGANISATION}house": ("house of representatives", frozenset({"us"})),
    f"{_ORGANISATION}labour": (
        "labour party",
        word_set("uk australia norway ireland israel malta") | {"new zealand"},
    ),
}
"""By the key of the word: the body, and where it is called so."""
_CALLED_OTHERWISE = re.compile(
    r"['’]?\s(?:[Oo]f|[Mm]inist|[Ss]ecretar|[Rr]elations|[Ee]xchange|[Cc]ouncil|[Oo]ffice|[Dd]epartment|[Cc]osts|[Mm]arket|"
    r"[Pp]roductivity|[Dd]isput|[Uu]nrest|[Uu]nions?)"
)
_NOT_OF = {
    "us": (
        "ministry",
        "parliament",
        "central bank",
        "lower house",
        "national assembly",
        "council of ministers",
        "liberal democratic party",
        "labour party",
        "labor party",
        "conservative party",
        "socialist party",
        "communist party",
        "social democratic party",
        "national party",
        "peoples party",
    ),
    "uk": ("finance ministry", "foreign ministry", "trade ministry", "central bank", "national assembly"),
}


@lru_cache(maxsize=20_000)
def core_of(name: str) -> str:
    """What a folded name shares with all bodies of its sort, in one writing ("ministry of finance" is "finance
    ministry"); "" for every other name."""
    if name in _PLAIN or _PARTY.fullmatch(name):
        return name
    match = _HEADED.fullmatch(name) or _HEAD_OF.fullmatch(name)
    if match and match["field"] == "treasury":
        return "treasury"
    return f"{match['field'].replace('labour', 'labor')} {match['head']}" if match else ""


def qualified(key: str) -> tuple[str, str]:
    """(core, country) of a key that carries a country; of any other ("", "")."""
    match = _QUALIFIED.fullmatch(key, len(_ORGANISATION)) if key.endswith(")") else None
    return (match["core"], match["country"]) if match else ("", "")


def fuller_bodies(keys: Iterable[str], articles: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """(key, key with a country) of names that say the country themselves ("us treasury", "finance ministry of
    japan"), and of plain ones where all that is known is one country's.

    Args:
        keys: Those with a country that the library has.
        articles: Of all keys that it has.
    """
    lands: dict[str, set[str]] = {}
    for key in keys:
        core, land = qualified(key)
        lands.setdefault(core, set()).add(land)
        for plain in _plain_names(core):
            names = [f"{word} {plain}" for word in words_of(land) or (land,)]
            for name in (*names, f"{plain} of {land}", f"{plain} of the {land}"):
                if (said := f"{_ORGANISATION}{name}") in articles:
                    yield said, key
    for core, its in lands.items():
        whose = f"{_ORGANISATION}{core} ({min(its)})"
        for plain in _plain_names(core) if len(its) == 1 else ():
            if 0 < articles.get(said := f"{_ORGANISATION}{plain}", 0) <= articles[whose]:
                yield said, whose


def letters_of(full: str) -> tuple[str, ...]:
    """The acronyms a name could have, in any of its writings."""
    core = qualified(f"{_ORGANISATION}{full}")[0]
    return (
        tuple(letters for plain in _plain_names(core) for letters in initials(plain)) if core else initials(full)
    )


def _plain_names(core: str) -> tuple[str, ...]:
    """All writings of a core: "finance ministry", "ministry of finance"."""
    if core == "treasury":
        return (core, "treasury department", "department of treasury", "department of the treasury")
    match = _HEADED.fullmatch(core)
    return (core, f"{match['head']} of {match['field']}") if match else (core,)


def several_bodies(ids: Mapping[str, object]) -> set[str]:
    """The cores of bodies that several of these entities are called by: of two countries, or of one and none."""
    counts = Counter(core for entity_id in ids if entity_id[-1] == ")" and (core := qualified(entity_id)[0]))
    return {c for c, n in counts.items() if n > 1 or any(f"{_ORGANISATION}{p}" in ids for p in _plain_names(c))}


def with_country(form: str, key: str) -> str:
    """A writing with the country of a key behind it: "Treasury (U.S.)"."""
    return f"{form} ({printed(qualified(key)[1])})"


def is_same_body(key: str, whose: str) -> bool:
    """Whether a key with a country is this plain key with it, and no acronym's."""
    return core_of(key.removeprefix(_ORGANISATION)) == qualified(whose)[0]


def with_countries(mentions: Sequence[Mention], own: Sequence[str], keys: Sequence[str], text: str) -> list[str]:
    """The keys, those of bodies of which the text tells the country with it.

    The country stands with the name, here or elsewhere ("the Japanese Finance Minister"), or it is that of the
    dateline or the only one the article speaks of.

    Args:
        mentions: Of one article, with offsets into `text`.
        own: The key of each mention's own words, "" for none.
        keys: What each stands for.
    """
    cores = {key: core_of(key.removeprefix(_ORGANISATION)) for key in set(keys) if key.startswith(_ORGANISATION)}
    found = list(keys)
    if not text or not (any(cores.values()) or not _CALLED.keys().isdisjoint(cores)):
        return found
    article = _Countries(text)
    of_key: dict[str, Counter[str]] = {}
    short = []
    for place, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        if not (core := cores.get(key, "")):
            if key in _CALLED:
                found[place] = article.called(key, mention.start, mention.end)
            continue
        if cores.get(own[place], "") != core:
            short.append(place)  # "DTI" is of the country its full name is of
        elif land := article.of(core, mention.start, mention.end):
            of_key.setdefault(key, Counter())[land] += 1
            found[place] = f"{_ORGANISATION}{core} ({land})"
    for place in short:
        if (lands := of_key.get(keys[place])) is not None:
            found[place] = f"{_ORGANISATION}{cores[keys[place]]} ({lands.most_common(1)[0][0]})"
    for place, whose in _departments(mentions, keys, found):
        found[place] = whose
    return found


def _departments(
    mentions: Sequence[Mention], keys: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """(place, key of the department) of fields that stand alone: "Commerce said", below the Commerce Department.

    A headline in capitals says "DEFENSE CONTRACT".
    """
    whose: dict[str, set[str]] = {}
    for key in set(found):
        core = qualified(key)[0]
        if core.endswith(_DEPARTMENT):
            whose.setdefault(f"{_ORGANISATION}{core.removesuffix(_DEPARTMENT)}", set()).add(key)
    for place, key in enumerate(keys) if whose else ():
        if len(known := whose.get(key, ())) == 1 and not mentions[place].text.isupper():
            yield place, *known


class _Countries:
    """Which country the bodies of one article are of."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named = Counter(countries_named(text))
        self._datelines = list(self._all_datelines())
        self._found: dict[tuple[str, str], str] = {}

    def of(self, core: str, start: int, end: int) -> str:
        """The country of the body that stands at a place, or ""."""
        if land := country_before(self._text, start) or country_behind(self._text, end):
            return land
        if core == "treasury" and self._text.startswith((" Secretary", " SECRETARY"), end):
            return "us"
        at = self._at(start)
        if at and len(self._datelines) >= _DIGEST and _may_be_of(core, at):
            return at
        if (core, at) not in self._found:
            self._found[core, at] = self._anywhere(core, at)
        return self._found[core, at]

    def _at(self, start: int) -> str:
        """The country of the dateline above a place in a digest, else that of the article, or ""."""
        if len(self._datelines) < _DIGEST:
            return self._datelines[0][1] if self._datelines else ""
        return next((land for begin, land in reversed(self._datelines) if begin < start), "")

    def called(self, key: str, start: int, end: int) -> str:
        """The key of the body that is called by one word at home, or the word's own."""
        core, lands = _CALLED[key]
        land = country_before(self._text, start) or self._at(start)
        known = land in lands and _CALLED_OTHERWISE.match(self._text, end) is None
        return f"{_ORGANISATION}{core} ({land})" if known else key

    def _anywhere(self, core: str, at: str) -> str:
        """The country that stands with the body elsewhere in the article; that of the dateline, if much is said of
        it; the one whose minister is named; the only one that has such a body."""
        bodies, ministers = set(), set()
        for match in _pattern(core).finditer(self._text):
            if land := country_before(self._text, match.start()) or country_behind(self._text, match.end()):
                if match.lastgroup is None:
                    bodies.add(land)
                elif _may_be_of(core, land):
                    ministers.add(land)
        if bodies:  # with two of them told, the one at home
            return bodies.pop() if len(bodies) == 1 else at if at in bodies else ""
        may = {land: n for land, n in self._named.items() if _may_be_of(core, land)}
        # A reporter in Tijuana who tells more of the United States means their Congress.
        if core in _AMERICAN and may.get("us", 0) > may.get(at, 0):
            return "us"
        # Washington seldom says whose its bodies are.
        home = at == "us" or 2 * may.get(at, 0) >= max(may.values(), default=0)
        if at and home and _may_be_of(core, at):
            return at
        if ministers:
            return ministers.pop() if len(ministers) == 1 else ""
        # Tehran radio, monitored in London, quotes a Foreign Ministry.
        most, second = (*sorted(may.values(), reverse=True), 0, 0)[:2]
        only = max(may, key=may.__getitem__) if most > _OFTENER * second else ""
        if only not in ("", "us") and not at and core in _SELDOM_SAID and not self._is_told_before(core):
            return ""
        return only

    def _is_told_before(self, core: str) -> bool:
        """Whether a country is named before the body is."""
        match = _pattern(core).search(self._text)
        return match is not None and next(countries_named(self._text[: match.start()]), "") != ""

    def _all_datelines(self) -> Iterator[tuple[int, str]]:
        """(where it stands, country) of each dateline of which the country is known."""
        for match in _DATELINE.finditer(self._text):
            if at := country_of_town(match["land"] or "") or country_of_town(match["town"]):
                former = FORMER.get(match["town"].lower(), ("", ""))[0]
                yield match.start(), former if former in self._named else at


def _may_be_of(core: str, land: str) -> bool:
    sort = core.rpartition(" ")[2] if core.endswith(" department") else core
    if sort in _OF_SOME:
        return land in _OF_SOME[sort]
    return not core.endswith(_NOT_OF.get(land, ()))


@lru_cache(maxsize=1_000)
def _pattern(core: str) -> re.Pattern[str]:
    """Where a text speaks of such a body or of its minister."""
    match = _HEADED.fullmatch(core)
    if match is None:
        return re.compile(rf"\b{core}\b".replace(" ", r"\s"), re.IGNORECASE)
    field = (
        match["field"].replace("defense", "defen[cs]e").replace("labor", "labou?r").replace(" and ", " (?:and )?")
    )
    head = "(?:ministry|department|(?P<who>minister|secretary))"
    before = "(?:(?:deputy|vice|former|acting|new|assistant) )*"
    written = rf"\b(?:{before}{field} {head}|{head.replace('who', 'whose')} (?:of|for) (?:the )?{field})\b"
    return re.compile(written.replace(" ", r"\s"), re.IGNORECASE)
