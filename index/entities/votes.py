"""One kind per name in one article: the evidence of all its mentions is added up and the best kind wins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator
from itertools import pairwise

from index.article import MentionKind
from index.entities import cues
from index.entities.casing import case_table
from index.entities.companies import (
    core_of,
    has_ticker,
    is_company,
    is_known_firm,
    is_mark,
    is_ticker,
    is_ticker_in_brackets,
)
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Lone, Names, best_kind
from index.entities.name_cues import is_business
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.products import is_of_month
from index.entities.short_forms import STATES
from index.entities.spans import surface
from index.entities.words import (
    GOODS,
    GRADES,
    INDICES,
    MARKET_WORD,
    MONEY,
    MONTHS,
    NO_NAMES,
    ROWS,
    SECURITIES,
    WEEKDAYS,
)

# What a name has in common with its neighbours in "Mobil, Shell and Caltex".
_LIST = re.compile(r"(?:, (?:and |or )?| and | or )$")
_LETTERS = re.compile(r"(?!USSR)[A-Z]{4,5}")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])\w*[a-z][A-Z]")
_NO_WORD = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,4}")
_TICKER = 5.0
_KNOWN_SURE = 2.0
# The model says the same wrong thing of a name again and again: its word counts by the root of how often.
_REPEATED = 0.5
_NUMBERED = re.compile(r"\b\d+[.,]?\d*\w{0,2}\b")  # "Div 8.7p"
_EXCHANGES = frozenset({"NY", "N.Y.", "New York", "London", "Chicago", "Paris", "Liverpool", "Winnipeg"})
_PLAIN_WORD = 0.8
_SHORT = 4  # letters: "OMAN" may be somebody's letters
# Heads of tables and quotations: "JUNE 29/Aug", "[April] 07", "end Stks".
_CALENDAR = frozenset(f"{MONTHS}|{WEEKDAYS}|Tues|Thurs".split("|")) - {"June", "April", "May", "Jan"}


def decide(text: str, names: Names, places: Gazetteer, given: frozenset[str], sport: bool) -> dict[str, set[str]]:
    """Set every mention in `names` to the kind its name has in this article; drop what is no name.

    Args:
        text: In natural case.
        given: First names of people.
        sport: The article is one of sport: towns are teams there, but for "in Chicago".

    Returns:
        The surnames of the people with full names: surname -> full names.
    """
    ballots: dict[str, dict[MentionKind, float]] = defaultdict(lambda: dict.fromkeys(cues.KINDS, 0.0))
    ballot_of: dict[tuple[int, int], str] = {}
    said: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    listed: set[str] = set()  # companies by their tickers
    written = {span: surface(text[slice(*span)]) for span in names}
    last = {name.rpartition(" ")[2] for name in written.values() if " " in name}
    begun = {
        begin for name in written.values() if is_company(name) or _is_savings(name) for begin in _beginnings(name)
    }
    for (start, end), kind in list(names.items()):
        name = written[start, end]
        if (
            _names_nobody(name, kind)
            or _is_money(name, places)
            or _is_traded(name)
            or cues.is_rating(text, start, name)
            or (name.title() in _CALENDAR and name not in last)
            or ((name in GOODS or (name.isupper() and name.title() in GOODS)) and name not in last)
            or is_ticker(text, start, end)
            or is_ticker_in_brackets(text, start, end)
            or cues.is_office(text, start, end, name, kind)
            or text.startswith(("-plus", "-minus"), end)  # "CCC-plus": how well somebody pays
            or cues.is_index(text, start, end, name)
        ):
            del names[start, end]
            continue
        town = sport and name not in places.countries
        label = ballot_of[start, end] = f"{name} @" if town and cues.is_locative(text, start) else name
        ballot = ballots[label]
        said[label][kind] += 1
        for voted, weight in cues.weights(text, start, end, name, kind, places).items():
            ballot[voted] += weight
        if name in begun and not is_company(name) and name not in places.countries and name not in places.states:
            ballot[MentionKind.ORGANISATION] += cues.company_weight(text, end)
        if has_ticker(text, end):
            ballot[MentionKind.ORGANISATION] += _TICKER
            listed.add(label)
        if town and label == name and kind is not MentionKind.PERSON:
            ballot[MentionKind.ORGANISATION] += cues.team_weight(text, start, end)
    lone = Lone(text, names, ballot_of, begun, places, given)
    firms = {name.split()[0] for name in ballots if is_company(name)}
    for label, counts in said.items():
        for kind, n in counts.items():
            root = n**_REPEATED
            ballots[label][kind] += root
            name = label.removesuffix(" @")
            hint, weight = _hint(name, kind, given, places, said)
            if hint is MentionKind.PERSON and " " in name and name.split()[0] in firms:
                continue  # "Alcan" may be a first name, but not beside "Alcan Aluminium Ltd"
            ballots[label][hint] += weight * root
    for name in list(ballots):
        if is_company(name) and (core := core_of(name)) in ballots:
            ballots[core][MentionKind.ORGANISATION] += 1.0 + 0.6 * ballots[core][MentionKind.PERSON]
    _share_in_lists(text, names, ballots, ballot_of, places)
    surnames: dict[str, set[str]] = defaultdict(set)
    lone.weigh(ballots, surnames, several=True)
    for name, ballot in ballots.items():
        words = name.removesuffix(" Jr.").removesuffix(" Jr").split()
        if len(words) > 1 and best_kind(ballot) is MentionKind.PERSON:
            surnames[words[-1]].add(name)
            first = ballots.get(words[0])
            if first and words[0] not in places.sure and best_kind(first) is not MentionKind.PLACE:
                surnames[words[0]].add(name)  # "Wang" of "Wang Donghai", "Rachel" of the victims
            if len(words) > 2:
                surnames[" ".join(words[-2:])].add(name)
    for surname in surnames.keys() & (ballots.keys() - listed):
        ballot = ballots[surname]
        others = ballot[MentionKind.ORGANISATION]
        if surname not in places.countries:
            others += ballot[MentionKind.PLACE]
        ballot[MentionKind.PERSON] += 1.0 + 0.5 * len(surnames[surname]) + 0.6 * others
    for name in ballots:
        # "Hori Parata" beside "Parata": who is called by his last word is a person in full, too.
        begin, _, rest = name.partition(" ")
        called = ballots.get(rest.rpartition(" ")[2]) if rest else None
        if called and name not in begun and _is_mostly_person(called):
            body = is_business(name) or name in places or begin in places.sure or is_known_firm(name)
            if not body and not case_table().is_word(begin, 0.5):
                ballots[name][MentionKind.PERSON] += 2.0
    lone.weigh(ballots, surnames, several=False)
    nobody = lone.common_words(ballots, surnames)
    for span, kind in list(names.items()):
        if ballot_of[span] in nobody:
            del names[span]
            continue
        ballot = ballots[ballot_of[span]]
        best = best_kind(ballot)
        if ballot[best] > ballot[kind]:
            names[span] = best
    return surnames


def _hint(
    name: str, kind: MentionKind, given: frozenset[str], places: Gazetteer, alone: Collection[str]
) -> tuple[MentionKind, float]:
    """What the words of a name themselves say against the model: a kind and a weight (the model's is 1).

    Args:
        alone: The names of the article.
    """
    if name in KNOWN_ORGANISATIONS:
        return MentionKind.ORGANISATION, 2.0 if kind is MentionKind.PLACE else 1.1  # money "in Kaupthing"
    if is_known_firm(name) or name.endswith((" inc", " corp", " ltd", " plc")):
        return MentionKind.ORGANISATION, 3.0
    if (
        kind is not MentionKind.PLACE
        and len(name) > _SHORT
        and name.isupper()
        and name.title() in places.countries
    ):
        return MentionKind.PLACE, 2.0  # "GREECE"
    first, _, rest = name.partition(" ")
    if name.startswith("Al-") and not rest and not any(n.lower().endswith(f" {name.lower()}") for n in alone):
        return MentionKind.PLACE, 1.1  # a person called so has a first name in the article; "Al-Mawasi" has none
    if kind is not MentionKind.PERSON:
        if rest:
            double = "-" in first and " " not in rest and given.issuperset(first.split("-"))  # "Ange-Marie"
            likely = first in given and name not in places.sure and rest not in places.countries
            likely = likely or double
            return MentionKind.PERSON, 1.05 if likely else 0.0
        if kind is MentionKind.PLACE and _LETTERS.fullmatch(name) and name.title() not in places:
            return MentionKind.ORGANISATION, 1.2  # "ICCO"
        lone_first_name = kind is MentionKind.ORGANISATION and name in given and name not in places.likely
        return MentionKind.PERSON, 1.1 if lone_first_name else 0.0
    initials = not rest and ((name.isupper() and len(name) < 7) or bool(_CAMEL.match(name)))  # "NMIC", "OpenAI"
    joined = "-" in name and not rest and name.title().rpartition("-")[2] in places.states  # "Owens-Illinois"
    business = joined or (
        bool(rest) and first not in given and (_named_after_place(name, places) or _ends_in_word(name, alone))
    )
    return MentionKind.ORGANISATION, 1.2 if initials or business else 0.0


def _names_nobody(name: str, kind: MentionKind) -> bool:
    """Whether a name is a term of the trade, a mark of companies or an index."""
    return (
        sum(map(str.isalpha, name)) < 2
        or (len(name) < 4 and name[0].islower())
        or name in NO_NAMES
        or MARKET_WORD.search(name) is not None
        or SECURITIES.search(name) is not None
        or INDICES.fullmatch(name) is not None
        or GRADES.fullmatch(name) is not None
        or ROWS.fullmatch(name) is not None
        or (kind is MentionKind.PERSON and _NUMBERED.search(name) is not None)
        or is_of_month(name)
        or is_mark(name)
        or core_of(name) in NO_NAMES
        or _is_grade(name, kind)
        or (") " in name and "(" not in name and is_company(name))
    )


def _is_money(name: str, places: Gazetteer) -> bool:
    """ "S.A. Rand", "Ecuadoran Sucre"; Ayn Rand is somebody."""
    first, _, rest = name.partition(" ")
    if not rest or MONEY.search(name) is None:
        return False
    return "." in first or is_demonym(first) or first in places.sure


def _is_traded(name: str) -> bool:
    """ "NY Cotton": what an exchange trades in."""
    exchange, _, goods = name.rpartition(" ")
    return goods.title() in GOODS and exchange in _EXCHANGES


def _is_savings(name: str) -> bool:
    """ "Marine Savings and Loan Association", "Quincy Co-operative Bank": banks of towns and seas."""
    return name.count(" ") > 1 and name.endswith(
        ("Loan Association", "Savings Bank", "operative Bank", "Trust Co")
    )


def _beginnings(name: str) -> Iterator[str]:
    """What a company may be called for short: "South Atlantic" of "South Atlantic Financial Corp"."""
    words = core_of(name).split()
    return (" ".join(words[:count]) for count in range(1, len(words) + 1))


def _is_grade(name: str, kind: MentionKind) -> bool:
    """ "Salvador SHG": a sort of coffee."""
    first, _, last = name.rpartition(" ")
    return (
        kind is MentionKind.PERSON
        and bool(first)
        and not first.isupper()
        and bool(_NO_WORD.fullmatch(last))
        and not is_company(name)
    )


def _named_after_place(name: str, places: Gazetteer) -> bool:
    """ "Chittagong Cement", "Atlas Bangladesh"."""
    words = name.split()
    return words[0] in places.sure or words[-1] in places.countries


def _ends_in_word(name: str, alone: Container[str]) -> bool:
    """ "Waste Recovery": no person, unless the article goes on with "Recovery said"."""
    last = name.split()[-1]
    return len(last) > 3 and last not in alone and case_table().is_word(last, _PLAIN_WORD)


def _share_in_lists(
    text: str,
    names: Names,
    ballots: dict[str, dict[MentionKind, float]],
    ballot_of: dict[tuple[int, int], str],
    places: Gazetteer,
) -> None:
    """A doubtful name in a list is of its neighbours' kind."""
    ordered = sorted(names)
    leaning = {span: best_kind(ballots[ballot_of[span]]) for span in ordered}
    for left, right in pairwise(ordered):
        if right[0] - left[1] > 6 or not _LIST.fullmatch(text, left[1], right[0]):
            continue
        of_state = text[slice(*left)] in STATES
        for one, other in ((left, right),) if of_state else ((left, right), (right, left)):
            mine, theirs = ballots[ballot_of[one]], ballots[ballot_of[other]]
            kind = leaning[other]
            if ballot_of[one] in places.countries:
                continue
            if " " not in ballot_of[one] and max(mine.values()) < _KNOWN_SURE <= theirs[kind]:
                mine[kind] += 1.1


def _is_mostly_person(ballot: dict[MentionKind, float]) -> bool:
    others = ballot[MentionKind.ORGANISATION] + ballot[MentionKind.PLACE]
    return ballot[MentionKind.PERSON] > 1.2 * others
