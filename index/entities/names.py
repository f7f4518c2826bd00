"""Name keys: what two writings of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.article import MentionKind
from index.entities.short_forms import STATES
from index.entities.slips import is_slip, is_turned
from index.entities.words import COMPANY_ENDINGS, CORPORATION_SLIPS, HONORIFIC, PARTICLES, word_set

# Short forms that every reader of news takes for the same thing (folded, without full stops). A capital that
# stands for its government, or a city for its team, is none of these.
_SHORT_FORMS: dict[MentionKind, dict[str, tuple[str, ...]]] = {
    MentionKind.PLACE: {
        "United States": ("us", "usa", "america", "united states of america"),
        "United Kingdom": ("uk", "britain", "great britain"),
        "United Arab Emirates": ("uae",),
        "Soviet Union": ("ussr",),
        "Russia": ("russian federation",),
        "Netherlands": ("holland",),
        "South Korea": ("republic of korea",),
        "North Korea": ("dprk",),
        "Czech Republic": ("czechia",),
        "Ivory Coast": ("cote divoire",),
        "Myanmar": ("burma",),
        "Turkey": ("turkiye",),
        "Western Europe": ("west europe",),
        "Eastern Europe": ("east europe",),
    },
    MentionKind.ORGANISATION: {
        "United Nations": ("un",),
        "European Union": ("eu",),
        "International Monetary Fund": ("imf",),
        "Associated Press": ("ap",),
        "Agence France-Presse": ("afp",),
        "FBI": ("federal bureau of investigation",),
        "CIA": ("central intelligence agency",),
    },
}
# One body is written either way in the same week. "Labour" stays: parties of that name are two.
_SPELLINGS = {
    **{" & ": " and ", "isation": "ization", "defence": "defense", "centre": "center"},
    **{"aluminium": "aluminum", "programme": "program", "favour": "favor", "harbour": "harbor"},
    "bancorporation": "bancorp",
}
_HEADLINE_WORDS = {
    **{"intl": "international", "natl": "national", "bros": "brothers", "assn": "association"},
    **{"dept": "department", "govt": "government", "univ": "university"},
}
_COUNTRIES = frozenset({"us", "uk"})
_DROPPED = re.compile(r"[\[\]\"“”(){}*<>.,'’‘`]")
_COMPANY = re.compile(rf"[,\s]+(?:{COMPANY_ENDINGS})$")
_THRIFT = re.compile(r"\b(savings|federal|bank|association)[,\s]+fa$")
"""A federal association: "FA" behind other words may be anything."""
# What tells two companies of one name apart is where they are incorporated and whether one holds the other;
# "Inc", "Corp" and "Co" the press mixes up.
_LEGAL_FORMS = {
    **dict.fromkeys(["inc", "incorporated", "corp", "corporation", "cos", "co", "company", "companies"], "inc"),
    **dict.fromkeys(CORPORATION_SLIPS, "inc"),
    **dict.fromkeys(["llc", "llp", "lp", "mlp", "na", "fsb"], "inc"),
    **dict.fromkeys(["limited partnership", "master limited partnership", "master limited"], "inc"),
    **dict.fromkeys(["ltd", "limited", "pty", "bhd"], "ltd"),
    **dict.fromkeys(["ab", "as", "a/s", "oyj", "oy"], "ab"),
    **dict.fromkeys(["holding", "holdings"], "holdings"),
}
LEGAL_FORMS = frozenset(_LEGAL_FORMS.values()) | word_set("plc ag sa nv gmbh spa kk group bsc kgaa asa")
"""Last words of the keys of companies that are called by one word, or by words that everybody uses."""
# "Southern Co" and "Commerce Group" are not whoever is called "Southern" or "Commerce" for short.
GENERIC = word_set(
    "industrial sons assoc associates brothers partners markets united international national american general "
    "first trade credit commerce industry industries southern "
    "northern western eastern central pacific atlantic continental global universal standard federal telegraph "
    "telephone electric electronic electronics energy power computer computers data technology technologies "
    "financial finance capital insurance savings home health medical food foods store stores product products "
    "service services system systems communications resources investment investments development management "
    "holding holdings bank banking oil gas steel gold silver mining metals paper chemical chemicals air airlines "
    "press news media television radio transport shipping motor motors equipment engineering manufacturing "
    "construction properties securities trust fund works us uk usa america canada japan australia britain france "
    "germany texas california virginia washington florida new old royal state city county public private world "
    "north south east west african asian european british french german canadian australian"
)
_HELD = word_set("group holding holdings")
_UNSAID = frozenset({"of", "the", "and", "for", "in", "on", "&"})
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s$")
_NICKNAME = re.compile(r' (?:"[A-Z][a-z]+"|“[A-Z][a-z]+”|\([A-Z][a-z]+\)) ')
_AGENCY = re.compile(
    r" \S+ \S+ (?:administration|commission|agency|services?|protection|enforcement|bureau|survey|board)$"
)
"""What the U.S. has that is called the same without them: "U.S. Customs and Border Protection"."""
_NUMBER = re.compile(r"(?:no )?(?:\d{1,4}|[ivx]{1,4}|one|two|three|four|five|six)")
# "Washington D.C.", "Oakville, Conn."
_TOWN_OF_STATE = re.compile(
    r"(?P<town>[A-ZÀ-Þ][\w'’ -]{3,})(?<!West)(?<!North)(?<!South),? (?P<state>[A-Z][A-Za-z.]*\.)"
)
_DISTRICT = ("D.C.", "DC")
_GENERATIONS = frozenset({"ii", "iii", "iv"})
# "Anthony J.F. O'Reilly", "Frank E Young"; "Costa e Silva" keeps its own.
_INITIALS_WITHIN = re.compile(r"(?<=[a-zß-ÿ]) (?:(?:[A-Z]\. ?)+|[A-Z] )(?=[A-ZÀ-Þ][a-zß-ÿ'’])")
_FIRST_INITIAL = re.compile(r"(?<![\w.])([A-Z])\. (?=[A-Z]\.)")
"""Of "C. J. Roe", who is C.J. Roe."""
# "Preesident Nixon", "Minsiter Nakasone"
_LONG_TITLES = word_set(
    "president minister chairman secretary chancellor governor ambassador professor spokesman congressman senator "
    "premier"
)
_SLIP_LETTERS = 7


def fold(text: str) -> str:
    """Small letters without accents, with one kind of blank."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).lower().split())


@lru_cache(maxsize=20_000)
def name_key(text: str, kind: MentionKind) -> str:
    """The key of a name: `kind:folded name`, for example `person:ismail haniyeh`.

    Accents, full stops, quotes, hyphens and a leading "the" do not count. Of persons neither do forms of
    address, middle initials and "III" ("Jr." does); of companies, "Inc." and its like, but for those called by
    one word or by words that everybody uses: "Sterling Inc" is not whatever is called "Sterling". Of groups, the
    plural.
    """
    if kind is MentionKind.PERSON:
        text = _NICKNAME.sub(" ", HONORIFIC.sub("", text.removeprefix("ex-")))
        text = _INITIALS_WITHIN.sub(" ", _FIRST_INITIAL.sub(r"\1.", text))
    elif kind is MentionKind.PLACE:
        text = STATES.get(text, text)
        if match := _TOWN_OF_STATE.fullmatch(text):
            text = match["town"] if match["state"] in STATES or match["state"] in _DISTRICT else text
    name = _DROPPED.sub("", fold(text).removesuffix("'s").removesuffix("’s"))
    name = " ".join(name.replace("-", " ").replace("–", " ").split()).removeprefix("the ") or fold(text)
    if kind is MentionKind.ORGANISATION:
        name = _company(name)
    elif kind is MentionKind.PERSON:
        name = _person(name)
    elif kind is MentionKind.GROUP:
        name = _PLURAL.sub("", name)
    return _ALIASES.get((kind, name)) or f"{kind.value}:{name}"


_ALIASES: dict[tuple[MentionKind, str], str] = {}
WELL_KNOWN: dict[str, str] = {}
"""Canonical names by key, for what has several short forms."""

for _name in STATES.values():
    WELL_KNOWN[f"{MentionKind.PLACE.value}:{fold(_name)}"] = _name
for _kind, _names in _SHORT_FORMS.items():
    for _name, _shorts in _names.items():
        _key = f"{_kind.value}:{fold(_name).replace('-', ' ')}"
        WELL_KNOWN[_key] = _name
        _ALIASES.update({(_kind, _short): _key for _short in _shorts})


def is_designated(form: str) -> bool:
    """Whether a company's name is written with "Inc", "Company" or their like."""
    return _COMPANY.search(_DROPPED.sub("", form.lower())) is not None


def is_numbered(rest: str) -> bool:
    """Whether what a longer name has more is a number, which tells one of several: "Fund II", "Unit 1"."""
    return _NUMBER.fullmatch(rest) is not None


def _company(name: str) -> str:
    for british, american in _SPELLINGS.items():
        if british in name:
            name = name.replace(british, american)
    words = name.split()
    if len(words) > 1 and not _HEADLINE_WORDS.keys().isdisjoint(words):
        name = " ".join(_HEADLINE_WORDS.get(word, word) for word in words)
    core, forms = _THRIFT.sub(r"\1", name), []
    while (short := _COMPANY.sub("", core)) and short != core:
        forms.append(core[len(short) :].strip(", "))
        core = short
    core = core.removesuffix(" and") or core  # "James Capel and Co"
    core = _without_initials(core)
    if core.startswith("us ") and _AGENCY.search(core):
        core = core[3:]
    if core in _COUNTRIES:
        return name  # of "U.K. Company law"
    first, _, rest = core.partition(" ")
    goods = first in _COUNTRIES and rest and " " not in rest  # "U.S. Sugar" is no company, "U.S. Sugar Corp" is
    if not forms or (" " in core and not goods and not GENERIC.issuperset(core.split())):
        return core
    held = next((form for form in forms if form in _HELD), forms[0])
    return f"{core} {_LEGAL_FORMS.get(held, held)}"


def _without_initials(name: str) -> str:
    """A body's name without its own initials behind it: "International Tin Council, ITC"."""
    words, _, last = name.rpartition(" ")
    if len(last) > 2 and last[0] == name[0] and words.count(" ") > 1:
        strong = "".join(w[0] for w in words.split() if w not in _UNSAID and w not in PARTICLES)
        if last in (strong, "".join(w[0] for w in words.split())):
            return words
    return name


def _person(name: str) -> str:
    words = name.split()
    if len(words) > 2 and words[-1] in _GENERATIONS:
        words.pop()
    if len(words) > 2 and words[0] == "pope":  # "Pope John" is nobody without it
        del words[0]
    if len(words) > 1 and len(words[0]) >= _SLIP_LETTERS and _is_title(words[0]):
        del words[0]
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1 or w in PARTICLES), words[-1]]
    return " ".join(words)


def _is_title(word: str) -> bool:
    """Whether a slip makes a word of a title."""
    return any(is_slip(word, title) or is_turned(word, title) for title in _LONG_TITLES if title[0] == word[0])


def initials(name: str) -> tuple[str, ...]:
    """The acronyms a name could have, small: with its little words and without, with "Corp" and without."""
    words = name.replace("-", " ").lower().split()
    if len(words) > 2 and words[-1] in LEGAL_FORMS:
        words.pop()
    if len(words) > 3 and words[0] in ("us", "u.s."):  # "CBP" of "U.S. Customs and Border Protection"
        del words[0]
    strong = "".join(w[0] for w in words if w not in _UNSAID)
    return (strong, "".join(w[0] for w in words), f"{strong}c", f"{strong}i")
