"""Natural case for lines in capitals and in headline style, at the same length.

The model was trained on running text and takes every capitalised word of a headline for a name. The rewritten
text is only what the model and the rules read; offsets stay those of the original.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from index.entities.casing import CaseTable
from index.entities.given import given_names
from index.entities.words import FUNCTION_WORDS, MONTHS, ORGANISATION_HEADS, TITLES, word_set

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w'’.-]*\w|[A-Za-zÀ-ÖØ-öø-ÿ]")
_POSSESSIVE = re.compile(r"(.+?)(['’][sS])$")
# A full stop behind one letter is an initial's: "Ann J. Roe".
_SENTENCE_START = re.compile(r"(?:(?<!\s[A-Z])\.|[!?:\"“‘(])\s?$")
_ANY_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")
# "DEIR AL-BALAH, Gaza Strip (AP) -": only the town of a dateline is in capitals.
_DATELINE_CAPITALS = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ'.’-]{2,}(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ'.’-]+){0,3})"
    rf"(?=,\s[A-Z][a-z]|,\s(?:{MONTHS.upper()})\s\d|\s*\(|\s*[-–—―]|\s+\d{{4}}-)"
)
# "AFP IMAGING <AFPC> SEES ...": what stands before a ticker is a company, whatever its words are otherwise.
_BEGIN = re.compile(r"\s[-–—―]{1,2}\s+")
_NAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w'’.-]+ (?:and )?[A-ZÀ-Þ]")
_LISTED = re.compile(
    r"\s*([A-Z][\w&'.-]*(?:(?:\s[A-Z&][\w&'.-]*){0,6}\s(?:INC|CORP|CO|COS|LTD|PLC|AG|NV|SA)|(?:\s[A-Z&][\w&'.-]*){0,3}))"
    r"\s?[<(][A-Z][A-Z.]{0,7}[>)]"
)
_DESIGNATED = re.compile(r"\s(?:INC|CORP|CO|COS|LTD|PLC|AG|NV|SA)$")
_HEAD = re.compile(
    rf"{ORGANISATION_HEADS}|Foods|Stores|Products|Resources|Laboratories|Markets|Savings|Properties|Instruments|Hotels|Mines",
    re.IGNORECASE,
)
# What companies do in headlines: the other plurals before "INC" are of their names ("COMPUTER MEMORIES INC").
_ACTS = re.compile(
    "SAYS|SAID|SEES|SETS|GETS|BUYS|SELLS|SUES|ENDS|CUTS|RAISES|FILES|MAKES|TAKES|HAS|PLANS|NAMES|WINS|LOSES|ACQUIRES|SEEKS|AGREES|"
    "OFFERS|REPORTS|HOLDS|LIFTS|COMPLETES|STARTS|BEGINS|REJECTS|WANTS|URGES|APPROVES|EXTENDS|SIGNS|FORMS|OPENS|CLOSES|JOINS|"
    "NAMES|ISSUES|DENIES|UPS|BACKS|ASKS|TELLS|LEADS|DROPS|FACES|SPLITS|GIVES|MAY|WILL|BID|UNIT"
)
# "SUPERMARKETS GENERAL CORP 4TH QTR 50 CTS": the company that a line begins with has its mark behind it.
_FORMED = re.compile(
    r"\s*([A-Z][\w&'.-]*(?:\s(?:(?:AND|OF|&)\s)?[A-Z][\w&'.-]*){0,5}\s(?:INC|CORP|CO|LTD|PLC))"
    r"(?:'S)?(?=\s(?!(?:INC|CORP|COS|CO|LTD|PLC|AND|OF|LP)\b)[A-Z\d])"
)
_OF_EARNINGS = re.compile(
    rf"\s(?:\d(?:ST|ND|RD|TH)|YEAR|YR|FISCAL|QTR|SHR|NET|OPER|QUARTERLY|REGULAR|{MONTHS.upper()})\b", re.IGNORECASE
)
# "DOME PETROLEUM TAKES WRITEDOWNS", "TRANS WORLD AIRLINES SAID" where no article under it tells how it is written.
_TRADING = re.compile(
    r"\s*(?:[A-Z][\w.&-]*'S\s)?([A-Z][\w&'.-]*(?:\s(?:AND\s)?[A-Z][\w&'.-]*){0,3}?\s(?:AIRLINES|AIRWAYS|PETROLEUM|BROADCASTING|"
    r"COMMUNICATIONS|LABORATORIES|INDUSTRIES|BANCORP|MOTORS|STORES|PHARMACEUTICALS?|ENTERPRISES|BROTHERS|TECHNOLOGIES|SHIPYARDS|"
    rf"PUBLISHING|UTILITIES|EDISON|HOLDINGS|PARTNERS|UNION))(?=\s(?:[A-Z]+S|SAID|TO|{MONTHS.upper()})\s)"
)
_TICKER = re.compile(r"<[A-Z][A-Z.]{0,7}>")
# Names of two words that are common ones alone.
_PAIRS = re.compile(
    r"(?i:\b(?:white house|wall street|supreme court|world bank|common market|state department|justice department|"
    r"commerce department|treasury department|federal reserve|persian gulf|group of seven|group of five|"
    r"house of (?:representatives|commons|lords)|security council|general assembly|united nations|european union|"
    r"national assembly|foreign office|home office|foreign ministry|defen[cs]e ministry|finance ministry|"
    r"(?:kansas|mexico|oklahoma|panama|kuwait|guatemala|salt lake|atlantic|jersey|vatican|quebec) city)\b)"
)
_OF_NAMES = ("AND", "OF")
# A first name, a word, and what somebody does.
_SURNAME = re.compile(
    r"(?<![\w'-])(?P<first>[A-Z][a-z]{2,} )(?P<last>[a-z]{3,}(?<!ed)(?<!ing))"
    r"(?= (?:said|says|was|is|has|had|will|agrees|offers|sees|plans|buys|sells|wants|seeks|quits|resigns|"
    r"withdraws|raises|cuts|urges|tells|calls|dies)\b)"
)
_PAPERS = frozenset(
    {
        "york times",
        "washington post",
        "street journal",
        "angeles times",
        "york post",
        "financial times",
        "daily news",
    }
)
# "By JANE DOE", "BY JANE DOE and JIM ROE": names, whatever their words are otherwise.
_BYLINE = re.compile(r"\s*(?:By|BY):?\s+[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:,?\s(?:and|AND|[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)){1,8}\s*$")
_ACRONYMS = word_set(
    "LME NYSE AMEX NYMEX COMEX LIFFE SIMEX OPEC NATO NASA USDA IMF SEC FBI CIA EPA FDA UAE OECD GATT UNCTAD"
)
# "(iv) The Director of the Mint": a point of a list.
_POINT = re.compile(r"\s*\((?:[ivx]+|[a-z]|\d+)\)\s")
_TITLED = re.compile(rf"(?:{TITLES})\.?")
_AGAIN = re.compile(r"(?:RE|UN|OVER|OUT|MIS|PRE)(?=[A-Z]{4})")
_VERBAL = re.compile(r"[A-Z]{3,}(?:AT|IZ|IF)(?:ES|ED|ING)|[A-Z]{3,}(?:IZE|IFY)|RE[A-Z]{3,}(?:ING|ED)")
_UNSPEAKABLE = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,5}")
_LONGEST_LINE = 400


def is_capitals(line: str) -> bool:
    """Whether a line is written in capitals (a few small letters, as in "McVEIGH", do not count)."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) > 0.75 * len(letters)


def is_headline_case(line: str) -> bool:
    """Whether A Line Is Written Like This."""
    words = [w for w in _WORD.findall(line) if w.lower() not in FUNCTION_WORDS]
    if len(words) < 4 or line.endswith((".", ";", "; and", "; or")) or _POINT.match(line):
        return False
    large: int = sum(w[0].isupper() for w in words)
    return large > 0.8 * len(words)


def natural_case(text: str, case: CaseTable, places: Container[str] = ()) -> str:
    """The text as running prose would write it: same length, the same characters but for their case.

    Args:
        places: Names of several words, small, whose common words keep their capitals ("gaza city").
    """
    lines = text.split("\n")
    styles = [_style(line) for line in lines]
    if not any(styles):
        return text
    seen = _forms_in_prose(map(_prose, lines, styles))
    for i, style in enumerate(styles):
        if style == "capitals" and _BYLINE.match(lines[i]):
            lines[i] = _WORD.sub(lambda m: m.group() if m.group() == "By" else _byline_word(m.group()), lines[i])
        elif style == "capitals":
            lines[i] = _start_large(_capital_line(lines[i], seen, case))
        elif style == "headline":
            lines[i] = _start_large(_headline(lines[i], seen, case, places))
        elif style == "dateline" and (match := _DATELINE_CAPITALS.match(lines[i])):
            start, end = match.span(1)
            lines[i] = lines[i][:start] + _WORD.sub(lambda m: _name(m.group()), match[1]) + lines[i][end:]
    rewritten = "\n".join(lines)
    return rewritten if len(rewritten) == len(text) else text


def _prose(line: str, style: str) -> str:
    """A line without what of it is not in natural case: behind a dateline stands the sentence that names all."""
    if style == "dateline" and (match := _DATELINE_CAPITALS.match(line)):
        begin = _BEGIN.search(line, match.end(), match.end() + 60)
        prose = line[begin.end() if begin else match.end() :]
        # The first word of a sentence tells nothing, but for that of a name: "Quantum Network Corp said".
        return f", {prose}" if _NAME_FIRST.match(prose) else prose
    return "" if style else line


def _byline_word(word: str) -> str:
    return word.lower() if word in ("BY", "AND") else _name(word)


def _style(line: str) -> str:
    if not line or len(line) > _LONGEST_LINE:
        short = line[:80]
        return "dateline" if _ANY_CAPITALS.search(short) and _DATELINE_CAPITALS.match(short) else ""
    if is_capitals(line):
        return "capitals"
    if is_headline_case(line):
        return "headline"
    return "dateline" if _ANY_CAPITALS.search(line[:60]) and _DATELINE_CAPITALS.match(line) else ""


def _forms_in_prose(lines: Iterable[str]) -> dict[str, str]:
    """How the article itself writes its words in mid-sentence: the best evidence there is."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group()
            start = match.start()
            if word[0].isupper() and (start == 0 or _SENTENCE_START.search(line, max(0, start - 4), start)):
                continue
            for part in {word, *word.split("-")} if "-" in word else (word,):
                if part:
                    counts[part.lower()][part] += 1
    return {folded: forms.most_common(1)[0][0] for folded, forms in counts.items()}


def _known(word: str, seen: dict[str, str], case: CaseTable) -> str | None:
    if match := _POSSESSIVE.match(word):
        stem = _known(match[1], seen, case)
        return None if stem is None else stem + match[2].lower()
    form = seen.get(word.lower()) or case.natural(word)
    return form if form is not None and len(form) == len(word) else None


def _name(word: str) -> str:
    """A name in natural case: "AL-BALAH" is "Al-Balah"."""
    form = "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    if match := _POSSESSIVE.match(form):
        form = match[1] + match[2].lower()
    return form if len(form) == len(word) else word


def _capital_line(line: str, seen: dict[str, str], case: CaseTable) -> str:
    end = _first_company(line, seen, case)
    name = _WORD.sub(lambda m: _known_name(m.group(), seen), line[:end])
    rest = _WORD.sub(lambda m: _from_capitals(m.group(), seen, case), line[end:])
    if not seen:
        rest = _SURNAME.sub(
            lambda m: m["first"] + m["last"].capitalize() if _is_called(m, case) else m.group(), rest
        )
    rest = _PAIRS.sub(lambda m: m.group().title().replace(" Of ", " of "), rest)
    for ticker in _TICKER.finditer(line, end):
        rest = rest[: ticker.start() - end] + ticker.group() + rest[ticker.end() - end :]
    return name + rest


def _first_company(line: str, seen: dict[str, str], case: CaseTable) -> int:
    """Where the name of the company ends that a line in capitals begins with; 0 where it begins with none."""
    match = _LISTED.match(line)
    if match:
        return 0 if _is_sentence(match[1], seen, case) else match.end(1)
    match = _FORMED.match(line)
    if match and not _is_sentence(match[1], seen, case):
        words = match[1].split()[1:-1]
        if _OF_EARNINGS.match(line, match.end()) or not any(_is_act(word, seen, case) for word in words):
            return match.end()
    match = None if seen else _TRADING.match(line)
    # "UNITED AUTO WORKERS UNION": the plural in front of a union is no verb.
    name = match[1].removesuffix("WORKERS UNION") if match else ""
    return match.end(1) if match and not _is_sentence(name or match[1], seen, case) else 0


def _is_called(match: re.Match[str], case: CaseTable) -> bool:
    """Whether a common word of a line in capitals is somebody's surname: "DONALD TRUMP SAID"."""
    first, last = match["first"].strip(), match["last"]
    if first not in given_names() or case.is_word(first) or last in FUNCTION_WORDS:
        return False
    return _ACTS.fullmatch(last.upper()) is None


def _is_sentence(name: str, seen: dict[str, str], case: CaseTable) -> bool:
    """Whether what stands before a ticker is more than a name."""
    words = name.split()[1:]
    if _DESIGNATED.search(name):
        return any(
            _ACTS.fullmatch(word) or (word.lower() in FUNCTION_WORDS and word not in _OF_NAMES) for word in words
        )
    return any(_is_verb(word, seen, case) for word in words)


def _is_verb(word: str, seen: dict[str, str], case: CaseTable) -> bool:
    """Whether a word of a headline tells what a company does: "SEEKS", "TO", "BUYS"."""
    if seen.get(word.lower(), "")[:1].isupper():
        return False
    if word in _OF_NAMES or _HEAD.fullmatch(word):
        return False
    return word.lower() in FUNCTION_WORDS or (word.endswith("S") and case.is_word(word, 0.9))


def _is_act(word: str, seen: dict[str, str], case: CaseTable) -> bool:
    """Whether a word is a verb whose plain form alone the table has: "DISMISSES"."""
    plain = (word[:-1], word[:-2]) if word.endswith("S") and not _HEAD.fullmatch(word) else ()
    return _is_verb(word, seen, case) or any(case.is_word(stem, 0.9) for stem in plain)


def _known_name(word: str, seen: dict[str, str]) -> str:
    form = seen.get(word.lower(), "")
    if word in _OF_NAMES:
        return word.lower()
    if "." in word or (word.isupper() and len(word) < 4 and not _HEAD.fullmatch(word)):
        return form if form[:1].isupper() else word
    return form if form[:1].isupper() else _name(word)


def _from_capitals(word: str, seen: dict[str, str], case: CaseTable) -> str:
    if word == "US":  # headlines name the country often and "us" hardly ever
        return word
    form = _known(word, seen, case)
    if form is None and "-" in word:
        form = "-".join(_known(part, seen, case) or _name(part) for part in word.split("-"))
    if form is None and (again := _AGAIN.match(word)) and case.is_word(word[again.end() :], 0.8):
        form = word.lower()  # "REPAYS"
    if form is None and _VERBAL.fullmatch(word):  # "NOMINATES", "COLORIZE"
        form = word.lower()
    if form is None and "." in word:  # "U.S.", "J.P."
        form = word
    if word in _ACRONYMS or (_UNSPEAKABLE.fullmatch(word) and form is None):  # "LME", "CFTC"
        form = word
    return form if form is not None and len(form) == len(word) else _name(word)


def _headline(line: str, seen: dict[str, str], case: CaseTable, places: Container[str]) -> str:
    before = ""

    def rewritten(match: re.Match[str]) -> str:
        nonlocal before
        word = match.group()
        titled = _TITLED.fullmatch(before) is not None and not case.is_word(word, 0.9)
        pair, before = f"{before} {word}".lower(), word
        return word if titled or pair in places or pair in _PAPERS else _from_headline(word, seen, case)

    small = _WORD.sub(rewritten, line)
    for pair in _PAIRS.finditer(line):
        small = small[: pair.start()] + pair.group() + small[pair.end() :]
    return small


def _from_headline(word: str, seen: dict[str, str], case: CaseTable) -> str:
    if len(word) > 1 and word.isupper():
        return word
    form = _known(word, seen, case)
    return form if form is not None and form == word.lower() else word


def _start_large(line: str) -> str:
    large = line[:1].upper()
    return large + line[1:] if len(large) == 1 else line
