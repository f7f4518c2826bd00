"""Headlines: which line may be one, and how one is made from the first sentence where there is none."""

from __future__ import annotations

import re

from index.sources.lines import count_words, ends_sentence, ends_with_abbreviation, folded, is_capitals

LONGEST_HEADLINE = 200
_LONGEST_MADE = 92
_LONGEST_WHOLE = 108
_SHORTEST_MADE = 36
_MOST_WORDS = 32

_SENTENCE_END = re.compile(r"[。！？]|[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(]?[A-ZÀ-ÖØ-Þ0-9$€£]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'])(?:(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Rev|Hon|"
    r"St|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Bros|No|Nos|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)$"
)
_VERB = re.compile(
    r"\b(?:\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|told|took|takes?|left|came|"
    r"comes?|made|makes?|went|goes|go|fell|falls?|rose|rises?|won|wins?|lost|loses?|killed|kills?|hit|hits|struck|held|met|"
    r"meets?|began|begins?|broke|brought|bought|built|cut|cuts|drew|fled|found|gave|gives?|got|grew|kept|knew|laid|led|"
    r"leads?|paid|put|puts|ran|saw|sees?|sent|set|sets|shot|sold|spent|stood|swept|threw|wants?|plans?|faces?|calls?|"
    r"seeks?|warns?|vows?|urges?|expects?|shows?|remains?|opens?|opposes?|tries|sues?|became|becomes?|did|do|does|flew|fought|sought|caught|taught|thought|"
    r"felt|dealt|meant|slept|lent|beat|burst|quit|split|spread|blew|sank|drove|wrote|rode|spoke|woke|chose|froze|stole|"
    r"shook|slid|hung|sat|lay|fed|heard|hid|lit|bid|shut|sprang|shrank|stuck|slammed|snapped)\b",
    re.IGNORECASE,
)
# Where a sentence may end early: clauses first, then phrases. "of" and "to" bind what is before them.
_CLAUSE = re.compile(
    r"\s*[;—–:]\s|\s--?\s|,\s|\s(?=(?:where|which|who|whose|while|after|before|because|although|though|but|as|when|amid|"
    r"following|unless|until|since|despite)\s)"
    r"|\s(?=and\s(?:that|he|she|they|it|will|was|were|has|had|have|said)\s)"
)
_PHRASE = re.compile(
    r"\s(?=(?:in|on|for|at|with|from|by|during|under|against|over|near|through|across|into|among|between|around)\s)"
)
_BINDING_END = re.compile(
    r"(?:[\s,]+(?:the|an?|of|to|and|or|that|its|his|her|their|as|with|in|on|for|at|by|from|who|which|is|was))+$",
    re.IGNORECASE,
)
_BAR = re.compile("[|–—»·-]")
_OPENING_CLAUSE = re.compile(
    r"(?:In|On|At|After|Before|With|Amid|As|While|When|Despite|For|Since|Under|By|Following)\b"
)


def may_be_headline(line: str) -> bool:
    """Whether a first line has the form of a headline: short, and no sentence with a full stop."""
    if len(line) > LONGEST_HEADLINE or line[-1] in ",:;":
        return False
    count = count_words(line)
    if not 1 <= count <= _MOST_WORDS:
        return False
    if line[-1] in "?!":
        return count <= 22
    if ends_sentence(line) and not line.endswith(("…", "...")):
        inner = line.rstrip("\"'”’)")
        return inner[-1:] == "." and ends_with_abbreviation(inner) and count <= 22
    return True


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph; the full stops of abbreviations and initials do not end it."""
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] != "." or not _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start()]):
            return text[: match.end()]
    return text


def make_title(text: str) -> str:
    """A headline of at most 108 characters from the first sentence of a paragraph, cut at a clause."""
    sentence = first_sentence(text).strip()
    sentence = sentence.rstrip(" ").removesuffix(".") if not ends_with_abbreviation(sentence) else sentence
    if len(sentence) <= _LONGEST_WHOLE:
        return sentence or text[:_LONGEST_MADE].strip()
    cut = _best_cut(sentence, _CLAUSE) or _best_cut(sentence, _PHRASE)
    if cut:
        return sentence[:cut].rstrip(" ,;:–—-")
    # No clause ends early enough: whole words, and a sign that it goes on.
    end = sentence.rfind(" ", 0, _LONGEST_MADE - 1)
    part = _BINDING_END.sub("", sentence[: end if end > 0 else _LONGEST_MADE - 1]).rstrip(" ,;:–—-") + "…"
    return part + ("”" if part.count("“") > part.count("”") else '"' if part.count('"') % 2 else "")


def _best_cut(sentence: str, marks: re.Pattern[str]) -> int:
    """The last place where a sentence may be cut and still stand for itself, or 0."""
    best = 0
    for match in marks.finditer(sentence, 0, _LONGEST_MADE + 2):
        cut = match.start()
        if _SHORTEST_MADE <= cut <= _LONGEST_MADE and _stands(sentence[:cut]):
            best = cut
    return best


def _stands(part: str) -> bool:
    """Whether the beginning of a sentence is one itself: a verb outside its appositions, quotes closed."""
    if part.count('"') % 2 or part.count("“") != part.count("”") or part.count("(") != part.count(")"):
        return False
    if _BINDING_END.search(part):
        return False
    pieces = part.split(", ")
    if _OPENING_CLAUSE.match(pieces[0]) and len(pieces) > 1:
        pieces = pieces[1:]
    elif _OPENING_CLAUSE.match(pieces[0]):
        return False
    if re.match(r"(?:and|but|or|nor)\b", pieces[-1]) and not _VERB.search(pieces[-1]):
        return False
    main = [piece for place, piece in enumerate(pieces) if place % 2 == 0]
    return any(_VERB.search(piece) for piece in main)


def headline_words(title: str, source: str) -> str:
    """A given title without the outlet's name behind a bar or dash ("Rates cut | The Daily Example")."""
    if _BAR.search(title) is None:
        return title
    match = re.search(r"\s+[|–—»·-]\s+([^|–—»·]{2,40})$", title)
    if match is None or count_words(title[: match.start()]) < 3:
        return title
    outlet, known = folded(match[1]), folded(source)
    named = bool(known) and (outlet in known or known in outlet)
    bar = title[match.start() : match.end()].strip()[0] == "|"
    return title[: match.start()] if named or (bar and not is_capitals(title)) else title
