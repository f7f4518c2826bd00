"""Companies by the marks the trade gives them: "Inc", "Ltd" and their like behind a name, a ticker behind it.

The model draws "UtiliCorp United Inc" as "United Inc" or takes "Seagram Co" for a person; nobody is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.gazetteer import Gazetteer
from index.entities.organisations import KNOWN_FIRMS, WITH_AND
from index.entities.spans import Span, trim
from index.entities.truecase import is_capitals
from index.entities.words import MONTHS, ORGANISATION_HEADS, TITLES, WEEKDAYS

DESIGNATORS = (
    r"(?:Inc|Corp|Cos?|Ltd|Plc|PLC|LLC|LLP|AG|SA|S\.A|NV|N\.V|SpA|GmbH|GMBH|Bhd|Pty|A/S|AB|BV|B\.V|KK|KGaA|P\.C(?=\.)|"
    r"Incorporated|Corporation|Limited)"
)
_NOT_A_PART = (
    rf"(?!(?:{MONTHS}|{WEEKDAYS}|{TITLES}|The|But|And|In|At|On|For|It|Its|If|When|While|As|By|A|An|To|With|From|Of|"
    r"Says|Said|Analyst|Investor|Both|After|Before|Also|Earlier|Meanwhile|However|Chairman|Director|Following|Under|"
    r"Today|Yesterday|Tomorrow|Now|Then|Last|Since|Until|Because|Although|Though|Like|Unlike|So|That|This|He|She|"
    r"They|We|Among|Between|Despite|Besides|Instead|Where|Which|Who|Why|How|Separately|Previously|Recently)\b)"
)
WORD = rf"{_NOT_A_PART}[A-ZÀ-Þ](?:[\w&.-]*[\w&])?(?:['’](?!s\b)\w+|s['’])?\.?"
_BEHIND = re.compile(
    rf"(?:,(?= (?:Inc|LLC|LLP|Ltd)\b))? (?:& )?(?:{DESIGNATORS}|Group|Bank|Holdings)\b\.?(?: {DESIGNATORS}\b\.?)*"
)
_ENDS_SO = re.compile(rf"[ ]{DESIGNATORS}\.?(?:[ ]{DESIGNATORS}\.?)*$")
_LEFT = re.compile(rf"(?<![\w&'’.-])(?:{WORD}[ ]){{1,5}}$")
_LEFT_OF = re.compile(rf"(?<![\w&'’.-])(?:{WORD}[ ]){{1,4}}(?:of|and|&)[ ]$|(?<![\w&'’.-]){WORD}['’]s[ ]$")
_GOES_ON = re.compile(
    rf"(?: {WORD}){{1,4}} {DESIGNATORS}\b\.?(?: {DESIGNATORS}\b\.?)*|"
    rf"(?: {WORD}){{1,3}}(?=\s?<[A-Z][A-Z.]{{0,7}}>)"
)
_PARTNERS = re.compile(rf" (?:and|&) Co\b(?: {DESIGNATORS}\b\.?)*")
_KIN = frozenset({"Sons", "Assoc", "Associates", "Brothers", "Bros", "Partners", "Daughters"})
_LOOK = 70
# "Texaco Inc <TX>", "Apple (AAPL.O)", "Ford (NYSE: F)".
_TICKER = re.compile(
    r"\s?(?:<[A-Z][A-Z.&]{0,9}>|\((?:NYSE|NASDAQ|Nasdaq|LSE|AMEX): ?[A-Z.]{1,6}\)|\([A-Z]{2,5}\.[A-Z]{1,2}\))"
)
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w&'’.-]* ?$|\b(?:Corp|Inc|Co)\.? ?$")
_ONE_WORD = re.compile(
    rf"(?P<before>\b[A-ZÀ-Þ][\w&.-]*[ ])?\b(?P<name>[A-ZÀ-Þ]\w{{4,}})(?:[ ]{DESIGNATORS}\b\.?)* $"
)
_HEADLINES = 3
_HEADLINED = re.compile(
    r"\s*(?P<name>[A-ZÀ-Þ][\w&'.-]*(?:\s(?:(?:and|of)\s)?[A-ZÀ-Þ&][\w&'.-]*){0,6})\s?[<(][A-Z][A-Z.]{0,7}[>)]"
)
# "Scott Paper Co 3rd qtr": natural case leaves the verbs of a headline small.
_HEADLINED_FORM = re.compile(
    r"\s*(?P<name>[A-ZÀ-Þ](?:[\w&.-]|'(?![sS]\b))*(?:\s(?:(?:and|of|&)\s)?[A-ZÀ-Þ&](?:[\w&.-]|'(?![sS]\b))*){0,6}\s"
    r"(?:Inc|Corp|Co|Ltd|Plc))(?='s\b|\s(?!and\b|of\b|[<(]|unit\b))"
)
# "MOODY'S MAY DOWNGRADE", "PARTNERSHIP UPS", "HOLDERS PLAN"
_HEADLINE_VERB = re.compile(
    r"(?P<one>\S.*?) (?:may (?:cut|lower|downgrade|upgrade|raise)|ups|(?<=Holders )plan|(?<=Investor )has) (?=\S)",
    re.IGNORECASE,
)
# "BOSTON, March 3 - Litton Industries said": the first sentence has the whole name of whom the headline means.
_LED = re.compile(
    rf"^[A-ZÀ-Þ][^\n]{{2,60}}?[ ][-–—]{{1,2}}[ ]<?(?P<name>{WORD}(?:[ ](?:(?:and|of|de)[ ])?{WORD}){{1,6}})>?"
    r"(?=(?:[ ]<[^>\n]{1,9}>)?[ ](?:said|says|reported|reports|announced|declared|plans|expects|will|has|is)\b)",
    re.MULTILINE,
)
_TWO_FIRMS = re.compile(rf"(?P<one>\S.*? {DESIGNATORS}\.?) and ")
_HEAD = re.compile(rf" (?:{ORGANISATION_HEADS})$")
_COMMITTEE = re.compile(
    r"(?<![\w-])Group of (?:Five|Six|Seven|Eight|Ten|Twenty|24|77)\b|"
    r"(?<![\w-])(?<!White )(?:U\.S\. |Lower |Upper )?(?:House|Senate)"
    r"(?:(?: and|,)? (?!Speaker|Majority|Minority|Committee|Subcommittee)[A-Z][\w'’-]+){1,6} "
    r"(?:[Cc]ommittee|[Ss]ubcommittee)\b"
    r"(?: on (?:the )?[A-Z][\w'’-]+(?:(?:,| and)? [A-Z][\w'’-]+){0,4})?"
)
_MARK_BEFORE = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Plc|PLC)\.? ?$|<\w+ $")
_ONE_BRACKETED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{3,}|[A-Z]\w*(?:[a-z][A-Z]\w+|[A-Z]{2}[a-z]{3}\w*)")  # "<Comsat>"
_BRACKETED = re.compile(r"<(?P<name>[A-ZÀ-Þ][^<>\n]{2,60})>")


def bracketed(text: str) -> Iterator[Span]:
    """Names that a wire service sets in angle brackets: companies without a ticker."""
    for match in _BRACKETED.finditer(text):
        name = match["name"]
        several = " " in name and (not name.isupper() or _ENDS_SO.search(name.title()))
        if several or _is_bracketed_firm(text, match.start(), name):
            yield Span(match.start("name"), match.end("name"), MentionKind.ORGANISATION)


def _is_bracketed_firm(text: str, start: int, name: str) -> bool:
    """Whether one word in angle brackets is a firm and neither a ticker nor a mark: "<Comsat>"."""
    return (
        bool(_ONE_BRACKETED.fullmatch(name))
        and not is_mark(name)
        and not _MARK_BEFORE.search(text, max(0, start - 24), start)
    )


def headlined(text: str, natural: str) -> Iterator[Span]:
    """The company that a line in capitals begins with, up to its ticker: "DEAN FOODS CO <DF> 3RD QTR NET".

    Where no ticker stands behind it, up to its mark: "SCOTT PAPER CO 3RD QTR".
    """
    start = 0
    for line in text.split("\n", _HEADLINES)[:_HEADLINES]:
        if is_capitals(line) and (match := _HEADLINED.match(natural, start, start + len(line))):
            begin, end = match.span("name")
            end -= len(" unit") if natural[begin:end].lower().endswith(" unit") else 0
            verb = _HEADLINE_VERB.match(natural, begin, end)
            if verb and verb["one"].startswith("Moody"):
                yield Span(*verb.span("one"), MentionKind.ORGANISATION)
            yield Span(verb.end() if verb else begin, end, MentionKind.ORGANISATION)
        elif is_capitals(line) and (match := _HEADLINED_FORM.match(natural, start, start + len(line))):
            yield Span(*match.span("name"), MentionKind.ORGANISATION)
        start += len(line) + 1


def led(natural: str, names: Iterable[Span]) -> Iterator[Span]:
    """The whole name behind a dateline, of the company that the headline calls by its first words.

    Args:
        names: The names found so far.
    """
    end = natural.find("\n")
    match = _LED.search(natural, end + 1) if end > 0 else None
    if match is None:
        return
    two = _TWO_FIRMS.match(match["name"])  # "Roe Inc and Kay Foods Inc said"
    said = two["one"] if two else match["name"]
    whole = said.lower()
    end_of_name = match.start("name") + len(said)
    sure = is_company(said) or _HEAD.search(said) or has_ticker(natural, end_of_name)
    for name in names:
        if name.end <= end and name.kind is not MentionKind.PLACE:
            short = natural[name.start : name.end].lower()
            # "Deng Xiaoping said" is not a company, whatever the model takes "Deng" for.
            if whole.startswith(f"{short} ") and (sure or has_ticker(natural, name.end)):
                yield Span(match.start("name"), end_of_name, MentionKind.ORGANISATION)
                return


def joined_by_and(text: str) -> Iterator[Span]:
    """Firms like "Standard and Poor's", with "Corp" or "Inc" behind."""
    for match in WITH_AND.finditer(text):
        start, end = match.span()
        if text.startswith((" 500", " 100"), end):
            continue  # an index
        if partners := _PARTNERS.match(text, end):
            end = partners.end()
        else:
            end = max(company_end(text, end), company_behind(text, end, len(text)))
        yield Span(*trim(text, start, end, MentionKind.ORGANISATION), MentionKind.ORGANISATION)


def committees(text: str) -> Iterator[Span]:
    """Committees of parliaments by their whole names, "Senate Agriculture, Nutrition and Forestry Committee", and
    groups of states, "Group of Seven"."""
    if "ommittee" not in text and "Group of " not in text:
        return
    for match in _COMMITTEE.finditer(text):
        yield Span(*match.span(), MentionKind.ORGANISATION)


def is_known_firm(name: str) -> bool:
    """Whether a name is, or begins with, that of a firm called like a person."""
    words = name.split()
    return any(" ".join(words[:count]) in KNOWN_FIRMS for count in (2, 3, len(words)))


def has_ticker(text: str, end: int) -> bool:
    """Whether a ticker stands behind the name that ends here."""
    return text[end : end + 2].strip()[:1] in ("<", "(") and _TICKER.match(text, end) is not None


def is_ticker(text: str, start: int, end: int) -> bool:
    """Whether a span is "DD" of "Dupont <DD>"."""
    return (
        text[start - 1 : start] == "<"
        and text[end : end + 1] == ">"
        and text[start:end].isupper()
        and (_NAME_BEFORE.search(text, max(0, start - 24), start - 1) is not None)
    )


def is_ticker_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a span is "PZL" of "Pennzoil (PZL)": letters of one word, in order, no initials."""
    if (
        text[start - 1 : start] != "("
        or text[end : end + 1] != ")"
        or not text[start:end].isupper()
        or end - start > 4
    ):
        return False
    before = _ONE_WORD.search(text, max(0, start - 40), start - 1)
    if before is None or before["before"] or before["name"].isupper():
        return False
    letters = iter(before["name"].upper())
    return before["name"][0] == text[start] and all(letter in letters for letter in text[start:end])


def company_behind(text: str, end: int, limit: int) -> int:
    """Where a company's name ends whose mark stands behind `end`; `end` itself when none does."""
    match = _BEHIND.match(text, end)
    return match.end() if match and match.end() <= limit else end


def company_end(text: str, end: int) -> int:
    """Where a name goes on to the mark of a company over other capitalised words; `end` itself when not."""
    match = _GOES_ON.match(text, end)
    return match.end() if match else end


def core_of(name: str) -> str:
    """A company's name without the marks at its end."""
    return _ENDS_SO.sub("", name)


def is_mark(name: str) -> bool:
    """Whether a name is nothing but marks: "Co Ltd" of "Samuel Montagu and Co Ltd"."""
    return not core_of(f" {name}")


def is_company(name: str) -> bool:
    """Whether a name ends in a mark of companies."""
    return _ENDS_SO.search(name) is not None


def whole_company(text: str, span: Span, floor: int, case: CaseTable, places: Gazetteer) -> Span:
    """A company's name with the words in front of it that belong to it: "UtiliCorp" of "UtiliCorp United Inc"."""
    start = span.start
    if match := _LEFT.search(text, max(floor, start - _LOOK), start):
        start = match.start()
    if text.startswith("P. ", start) and text.endswith("S and ", 0, start):
        start += 3  # of S and P., who rated it
    core = core_of(text[start : span.end])
    # "Trade Ltd" and "Washington Inc" are the ends of longer names.
    part = " " not in core and (core in _KIN or case.is_word(core, 0.3) or core in places.sure)
    if part and (match := _LEFT_OF.search(text, max(floor, start - _LOOK), start)):
        start = match.start()
    return Span(start, span.end, span.kind)


_CARRIER = re.compile(r"(?<![\w-])(?:Air|Virgin) (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w-])")


def carriers(text: str, places: Gazetteer) -> Iterator[Span]:
    """Airlines that are called by a place: "Air Berlin", "Virgin Atlantic"."""
    for match in _CARRIER.finditer(text):
        end = match.end()
        while match.start("place") < end and text[match.start("place") : end] not in places:
            end = text.rfind(" ", match.start("place"), end)
        if match.start("place") < end:
            yield Span(match.start(), end, MentionKind.ORGANISATION)
