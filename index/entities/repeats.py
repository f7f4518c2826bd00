"""Mentions the model missed: names it found elsewhere in the article, acronyms, places everybody knows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import company_end, is_company
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Names
from index.entities.name_cues import is_business
from index.entities.names import initials
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.products import is_of_month
from index.entities.spans import surface
from index.entities.taken import Taken
from index.entities.words import GLUED, GRADES, MONTHS, ORGANISATION_HEADS, PLACE_HEADS, TITLES, WEEKDAYS

_NEVER = frozenset(
    f"{MONTHS}|{WEEKDAYS}|The|A|An|In|On|At|By|For|But|And|Or|If|He|She|It|They|We|I|This|That|These|Those|"
    "There|Here|When|While|After|Before|Since|Meanwhile|However|President|Minister|Mr|Mrs|Ms|Dr|First|Last|New|"
    "North|South|East|West|Northern|Southern|Eastern|Western|No|Yes|May|March".split("|")
)
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:][\"”’)]*\s*[\"“‘]?)$")
_NAME_BEHIND = re.compile(r" ([A-ZÀ-Þ][a-zß-ÿ]+)\b")
_WORD_BEFORE = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]+) $")
_TITLE = re.compile(TITLES)
_TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Sen|Gov|Hon)\.?|Dr\.|Prof\.|Rep\.|Justice|Judge|Senator|Councilman|Councilwoman|Sheriff) "
    r"(?P<who>[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?(?: [A-ZÀ-Þ][a-zß-ÿ'’-]+)?)"
    r"(?![\w-]| [A-ZÀ-Þ][a-z])(?<!['’]s)"
)
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Chancellor|Prime Minister)\.? $")
_PERSON_ACTS = re.compile(
    r"['’]s?\s|,? (?:said|says|told|added|was|is|has|had|who|also|did|will|would|could|called|urged|warned|denied|"
    r"announced|spoke|met|won|lost|took|made|went|came|became|began|then|[a-z]{3,}ed|[a-z]{2,}[a-rt-z]s)\b"
)
_FULL_NAME = re.compile(
    r"(?<![\w.&'’-])(?P<first>[A-ZÀ-Þ][a-zß-ÿ]{2,}) (?:[A-Z]\. )?(?P<last>[A-ZÀ-Þ][a-zß-ÿ'’-]{2,})"
    r"(?![\w-])(?! [A-ZÀ-Þ][a-z])"
)
_NO_SURNAME = re.compile(rf"(?:{ORGANISATION_HEADS}|{PLACE_HEADS}|{WEEKDAYS})$")
_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Z&]{1,5})\)|(?<=\w), (?P<apposed>[A-Z]{3,6})(?=,|\.\s)")
_DESIGNATORS = frozenset({"PTY", "LTD", "INC", "CORP", "CO", "PLC", "SA", "AG", "NV", "UK", "US", "HK"})
_CAPITALISED = re.compile(
    r"(?<![\w&.'’-])[A-ZÀ-Þ](?:\.(?:[A-Z]\.?)+|[\w'’-]*\w)(?:\s(?:(?:of|de|la|el|al|the)\s)?[A-ZÀ-Þ][\w'’-]*\w){0,3}"
)


# "In the Northern Territory"
_OPENING = re.compile(
    r"(?:(?:In|At|On|From|For|But|And|As|To|By|With|While|Both|Under)\s)?(?:[Tt]he\s)?(?=[A-ZÀ-Þ])"
)
_OPENERS = (
    "The ",
    "In ",
    "At ",
    "On ",
    "From ",
    "For ",
    "But ",
    "And ",
    "As ",
    "To ",
    "By ",
    "With ",
    "While ",
    "Both ",
)
_LONE = re.compile(
    r"(?<![\w&.'’/-])[A-Z][A-Za-z]{3,}(?![\w/-])(?!\.\w)(?! [A-ZÀ-Þ][a-z])|"
    r"[A-Z][A-Za-z]{3,}(?= (?:CEO|Inc|chief)\b)|(?<![\w&.'’/-])[A-Z]{4,}(?= [A-ZÀ-Þ][a-z])"
)
_GLUED_NAME = re.compile(
    rf"(?<![\w&.-])(?P<town>[A-Z][a-z]{{3,}}?){GLUED}(?!\w)|(?<![\w&.-])(?P<capitals>[A-Z]{{4,}})(?=[A-Z][a-z]+ )"
)
_OFTEN = 2
_SHORT_SURNAME = 5  # letters: "Xi", "Wang", "Zhang"
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w.]* $")
_KNOWN_BODIES = re.compile(
    r"\b(?:(?:(?:U\.S\.|United States) )?House of (?:Representatives|Commons|Lords)|"
    r"(?:Office of the )?(?:United Nations|UN|U\.N\.) High Commissioner for (?:Refugees|Human Rights)|"
    r"Islamic State|Boko Haram|Al[- ]Shabaab|Amnesty International)\b(?! [A-Z])"
)


def acronyms(
    text: str,
    names: Mapping[tuple[int, int], MentionKind],
    of: Collection[MentionKind] = (MentionKind.ORGANISATION,),
) -> dict[str, tuple[int, int]]:
    """Acronyms in parentheses right behind a name of these kinds, with the place of that name."""
    ends = {end: (start, end) for (start, end), kind in names.items() if kind in of}
    found: dict[str, tuple[int, int]] = {}
    for match in _ACRONYM.finditer(text):
        full = ends.get(match.start() - 1) or ends.get(match.start())
        if apposed := match["apposed"]:  # "the Commodity Credit Corporation, CCC, said"
            if full and apposed.lower() in initials(text[full[0] : full[1]]):
                found.setdefault(apposed, full)
            continue
        # "Bache Securities (HK)": two letters are as often a country as an acronym.
        name = text[full[0] : full[1]] if full else ""
        if match["short"] in _DESIGNATORS or (" " not in name and name[:2].upper() != match["short"][:2]):
            continue  # "(PTY) Ltd", "interbank Rates (LIBOR)"
        if full and match["short"] != name and (len(match["short"]) > 2 or _begin_words(match["short"], name)):
            found.setdefault(match["short"], full)
    return found


def _begin_words(letters: str, name: str) -> bool:
    """Whether each letter begins a word, in any order: the "Socialist Party (PS)" is a Portuguese one."""
    begun = {word[0] for word in name.lower().replace("-", " ").split()}
    return begun.issuperset(letters.lower())


def add_repeats(text: str, names: Names, taken: Taken, surnames: dict[str, set[str]], case: CaseTable) -> None:
    """Mark every free occurrence of the article's own names, bare surnames and acronyms."""
    wanted = _wanted(text, names, surnames)
    if not wanted:
        return
    ordered = sorted(wanted, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]") for name in ordered)
    certain = _never_small(text, names, surnames, case)
    glued = rf"(?!-[A-Z])(?:(?![\w&])|(?={GLUED}\b))"
    for match in re.finditer(rf"(?<![\w&-])(?:{pattern}){glued}", text):
        start, end = match.span()
        name = surface(match.group())
        if not taken.free(start, end):
            continue
        # A surname in front of another name is a part of that: "Dow" of "Dow Jones".
        behind = _NAME_BEHIND.match(text, end)
        is_surname = " " not in name and wanted[name] is MentionKind.PERSON
        if is_surname and behind and (case.natural(behind[1]) is None or _is_inner(text, start)):
            continue
        if (whole := company_end(text, end)) > end:  # "Hilton" of "Hilton Hotels Corp" is not Conrad Hilton
            if taken.free(start, whole):
                names[start, whole] = MentionKind.ORGANISATION
                taken.add(start, whole)
            continue
        # "Gallant" and "Bush" are words too: at the start of a sentence only what they do tells.
        if " " not in name and case.is_word(name) and not (name in certain and _stands_free(text, start, end)):
            if name not in surnames and name not in certain and case.is_word(name, 0.5):
                continue
            if _SENTENCE_START.search(text, max(0, start - 4), start) and not _PERSON_ACTS.match(text, end):
                continue
        names[start, end] = wanted[name]
        taken.add(start, end)


# "PhotoCreditFoto de Ann Roe", "the New GM"
_NOT_WHOLE = re.compile(rf"[a-z]{{4}}[A-Z]|^(?:New|{MONTHS}) ")
_HYPHENATED = re.compile(r"\w{3}-[A-ZÀ-Þ]\w{2}")
_COUNTRIES = frozenset({"U.S.", "US", "U.K.", "UK", "EC", "EU", "UN", "U.N."})


def widen(text: str, names: Names, taken: Taken) -> None:
    """Make whole what the article elsewhere has whole: "Shell" of "Formula Shell" where that is a name of it."""
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    alone = {text[start:end] for start, end in names if not text.startswith("-", end)}
    for (start, end), kind in names.items():
        name = surface(text[start:end])
        # "Owens" of "Owens-Illinois", but not Texaco of a "Texaco-Pennzoil" case
        hyphenated = _HYPHENATED.search(name) is not None and name.partition("-")[0] not in alone
        if (
            (" " in name or hyphenated)
            and (name[0].isupper() or kind is MentionKind.PERSON)
            and not _NOT_WHOLE.search(name)
        ):
            kinds[name][kind] += 1
    if not kinds:
        return
    ordered = sorted(kinds, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in ordered)
    for match in re.finditer(rf"(?<![\w&-])(?:{pattern})(?![\w&-])", text):
        start, end = match.span()
        if (start, end) in names:
            continue
        inside = sorted(k for k in names if k[0] < end and start < k[1])
        if not inside or inside[0][0] < start or inside[-1][1] > end:
            continue
        if text[slice(*inside[0])] in _COUNTRIES and not is_company(match.group()):
            continue  # "U.S. Economic" was a slip
        best = kinds[match.group()].most_common(1)[0][0]
        if best is MentionKind.PLACE and text[start:end].isupper():
            continue  # "N.Y. SUGAR SPOTS"
        if best is MentionKind.PLACE and MentionKind.ORGANISATION in (names[span] for span in inside):
            best = MentionKind.ORGANISATION
        edges = [start, *(edge for span in inside for edge in span), end]
        if all(a == b or taken.free(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)):
            for span in inside:
                del names[span]
            names[start, end] = best
            taken.add(start, end)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a word stands below the headline, and no other name beside it."""
    if start < text.find("\n") or _NAME_BEHIND.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is None or bool(_TITLE.fullmatch(before[1])) or before[1] in ("The", "Mr", "Mrs", "Ms")


def _never_small(text: str, names: Names, surnames: dict[str, set[str]], case: CaseTable) -> set[str]:
    """Words that the text means as names wherever they stand large: "Jobs", where it names him in
    mid-sentence again and again and no jobs.
    """
    inner: Counter[str] = Counter()
    titled = set()
    for (start, end), kind in names.items():
        name = text[start:end]
        if " " not in name and case.is_word(name):
            # "President Trump" in an article that gives no first name.
            addressed = _ADDRESS.search(text, max(0, start - 17), start) is not None
            if addressed or kind is not MentionKind.PERSON:
                titled.add(name)
            inner[name] += addressed or not _SENTENCE_START.search(text, max(0, start - 4), start)
    return {
        name
        for name, count in inner.items()
        if count >= _OFTEN
        and (name in surnames or name in titled)
        and not name.isupper()
        and not re.search(rf"(?<![\w-]){re.escape(name.lower())}", text)
    }


def _is_inner(text: str, start: int) -> bool:
    """Whether a capitalised word that is no title stands in front: "Super Mario" in "Super Mario Run"."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if before is None or _TITLE.fullmatch(before[1]):
        return False
    return not _SENTENCE_START.search(text, max(0, before.start() - 4), before.start())


def _wanted(text: str, names: Names, surnames: dict[str, set[str]]) -> dict[str, MentionKind]:
    """The names to look for, with the kind each has most often."""
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for (start, end), kind in names.items():
        kinds[surface(text[start:end])][kind] += 1
    wanted: dict[str, MentionKind] = {}
    for name, counts in kinds.items():
        if len(name) > 2 or name.isupper():
            wanted[name] = counts.most_common(1)[0][0]
    for surname in surnames:
        if len(surname) > 2:
            wanted.setdefault(surname, MentionKind.PERSON)
    for acronym in acronyms(text, names):
        wanted.setdefault(acronym, MentionKind.ORGANISATION)
    return {name: kind for name, kind in wanted.items() if name[0].isupper() and name not in _NEVER}


def add_people(text: str, names: Names, taken: Taken, given: frozenset[str], case: CaseTable) -> None:
    """Mark free first names with a surname behind them: "Theresa May", whatever else May is."""
    for match in _FULL_NAME.finditer(text):
        first, last = match["first"], match["last"]
        if first not in given or case.is_word(first, 0.1):
            continue
        if _NO_SURNAME.match(last) or is_business(match.group()) or is_of_month(match.group()):
            continue
        if case.is_word(last, 0.85) or not taken.free(*match.span()):
            continue
        start, end = match.span()
        before = _WORD_BEFORE.search(text, max(0, start - 24), start)  # "Martin" of "Martin Luther King"
        if (
            before
            and before[1] in given
            and not case.is_word(before[1], 0.1)
            and taken.free(before.start(), start)
        ):
            start = before.start()
        names[start, end] = MentionKind.PERSON
        taken.add(start, end)


def add_titled(text: str, names: Names, taken: Taken, case: CaseTable, places: Gazetteer) -> None:
    """Mark who stands free behind a form of address: "Justice Vrba", "Mr. Vrba"."""
    for match in _TITLED.finditer(text):
        start, end = match.span("who")
        if not taken.free(start, end) or match["who"] in _NEVER:
            continue
        last = match["who"].rpartition(" ")[2]
        if case.is_word(last, 0.85) or last in places.sure or is_demonym(last) or _NO_SURNAME.match(last):
            continue
        names[start, end] = MentionKind.PERSON
        taken.add(start, end)


def add_fuller(
    text: str, names: Names, taken: Taken, surnames: Mapping[str, set[str]], case: CaseTable, places: Gazetteer
) -> None:
    """Mark the full names of people that the article else calls by their first word: "Xi Jinping", "Xi"."""
    lone = {surface(text[a:b]) for (a, b), kind in names.items() if kind is MentionKind.PERSON}
    for name in lone:
        if not name.isalpha() or name in surnames or len(name) > _SHORT_SURNAME:
            continue
        for match in re.finditer(rf"(?<![\w-]){name} (?P<second>[A-ZÀ-Þ][a-zß-ÿ]{{2,}})(?![\w-])", text):
            start, end = match.span()
            second = match["second"]
            if case.natural(second) is not None or second in places or is_demonym(second):
                continue
            if not taken.free(start, end):
                if names.get((start, start + len(name))) is not MentionKind.PERSON:
                    continue
                if not taken.free(start + len(name), end):
                    continue
                del names[start, start + len(name)]
            names[start, end] = MentionKind.PERSON
            taken.add(start, end)


def add_organisations(text: str, names: Names, taken: Taken, case: CaseTable) -> None:
    """Mark free occurrences of firms and bodies that everybody knows: "Facebook said", "Facebook CEO"."""
    headline = text.find("\n")
    for match in _LONE.finditer(text):
        name, (start, end) = match.group(), match.span()
        if name not in KNOWN_ORGANISATIONS or not taken.free(start, end):
            continue
        if case.natural(name) == name.lower() and (
            start < headline or _SENTENCE_START.search(text, max(0, start - 4), start)
        ):
            continue  # "Uber" in mid-sentence is no word any more
        if _CAPITAL_BEFORE.search(text, max(0, start - 20), start):
            continue  # "Gerald Ford"
        names[start, end] = MentionKind.ORGANISATION
        taken.add(start, end)
    for match in _KNOWN_BODIES.finditer(text):
        for span in [k for k in names if k[0] < match.end() and match.start() < k[1]]:
            del names[span]
        names[match.span()] = MentionKind.ORGANISATION
        taken.add(*match.span())


def add_glued(text: str, names: Names, taken: Taken, places: Gazetteer) -> None:
    """Mark places that lost the blank or the line break behind them: "Gazawhere", "WASHINGTONThe"."""
    for match in _GLUED_NAME.finditer(text):
        group = "town" if match["town"] else "capitals"
        start, end = match.span(group)
        if match[group].title() in places.sure and match.group() not in places and taken.free(start, end):
            names[start, end] = MentionKind.PLACE
            taken.add(start, end)


def add_places(text: str, names: Names, taken: Taken, places: Gazetteer) -> None:
    """Mark free occurrences of names that are a place beyond doubt and not a part of a longer name."""
    for match in _CAPITALISED.finditer(text):
        start, name = match.start(), match.group()
        if name.startswith(_OPENERS) and (opening := _OPENING.match(name)):
            start, name = start + opening.end(), name[opening.end() :]
        words = surface(name).removesuffix("'s")
        if " of " in words and words not in places:  # "Ministers of Austria"
            start, words = start + words.rindex(" of ") + 4, words.rpartition(" of ")[2]
        if (
            len(words) > 3
            and words in places.sure
            and GRADES.fullmatch(words) is None
            and taken.free(start, start + len(words))
        ):
            names[start, start + len(words)] = MentionKind.PLACE
            taken.add(start, start + len(words))
