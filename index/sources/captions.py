"""Captions: the lines under pictures that were copied along with the text."""

from __future__ import annotations

import re

from index.sources.lines import ends_sentence

_AGENCIES = (
    r"(?:AP|AFP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|UPI|AAP|PA|dpa|DPA|Getty|Xinhua|Anadolu|ANSA|Bloomberg|Shutterstock|"
    r"Associated\sPress|Flash90|WENN|Alamy|Handout|Courtesy|File|FILE|Supplied|Pool)"
)
_PICTURE = (
    r"(?:photo(?:graph)?(?:er|s)?|pic(?:ture)?s?|image[sn]?|file|handout|screengrab|screenshot|illustration|video|"
    r"still|graphic)"
)
# A credit at the end of the line, in brackets or behind a bar.
_CREDITED = re.compile(
    rf"""(?x) .*? (?:
      [(\[] \s? (?:[\w.’'&/\s-]{{0,40}}\b)? (?i:{_PICTURE}) \b [^)\]]{{0,80}} [)\]]
    | [(\[] \s? {_AGENCIES} (?: \s?/\s? | \s(?:via|,) ) [^)\]]{{1,80}} [)\]]
    | (?i:\b{_PICTURE} \s? (?:credit|courtesy)? \s? :\s? | \b{_PICTURE}\s(?:by|courtesy)\s) [A-Z@©][^.!?]{{1,80}}
    | \b{_AGENCIES} \s?/\s? [A-Z][\w.’' -]{{2,50}} | \bGetty\sImages | [©]\s?[\w.’'/& -]{{2,50}}
    | [|]\s?(?:{_AGENCIES}|(?i:photo\s?:)).{{0,50}}
    | \bcredit:\s?[A-Z].{{1,60}}
    ) [.\s]* """
)
_ONLY_CREDIT = re.compile(
    rf"""(?x) (?:
      [(\[]? \s? (?i:(?:file\s)? {_PICTURE} \s? (?:credit|courtesy|source)? \s? (?:by|:|/|—|–)
        |credit:|{_PICTURE}s?\scourtesy) .{{1,90}}
    | {_AGENCIES} \s?/\s? [A-Z][\w.’' -]{{2,50}}
    | [\w.’' -]{{2,50}} / \s? {_AGENCIES} (?:\sImages)? (?:\s?via\s.{{2,40}})?
    | {_AGENCIES} \s (?i:photo|images?|file) .{{0,50}}
    ) """
)
_OPENING = re.compile(
    rf"""(?ix) (?:
      (?:file(?:\s{_PICTURE})?|photo|picture|image|gallery|caption|pictured|in\spictures|watch|video|above|below)
      \s?(?:\([^)]*\)\s?)?[:–—-]\s?\S
    | (?:image|media|video|photo|picture)\s(?:source|caption|copyright)\b
    | (?:an?|this|the|undated)\s(?:[\w-]+\s){{0,3}}
      (?:photo(?:graph)?|picture|image|screengrab|video\sgrab|video\sstill|still\simage)
      \s(?:(?:of|from|by)\s(?:\w+\s){{1,4}})?(?:shows?|released|taken|provided|made\savailable)\b
    | an?\s(?:aerial\s|general\s)?view\s(?:of|from|shows)\b
    | (?:pictured|seen)\s(?:here|in|from|at|above|on|\()
    ) """
)
_INSIDE = re.compile(
    r"\((?:left|right|centre|center|top|bottom|pictured|far\s(?:left|right)|(?-i:[lrc]))\)"
    r"|[A-Z][\w’'-]+,\s(?:far\s)?(?:left|right|centre|center),\s"
    r"|\bin this (?:\w+ ){0,2}(?:photo|picture|image)\b|\b(?:file|handout) (?:photo|picture|image)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:view|see|enlarge|show)\s(?:this\s|larger\s)?)?(?:photo|image|picture|video|foto|bild|imagen?)\s?[›»:.]?"
    r"|(?:credits?|caption|slide\sshow|[\W_]+)",
    re.IGNORECASE,
)
_GLUED_CREDIT = re.compile(r"(?:(?<=^)|(?<=[\w.!?)’”\"]))(?:Credit)+(?=[A-ZÀ-ÖØ-Þ])")
_LONGEST = 600
_LONG = 300
# What every caption has one of in small letters: nearly all lines are told from them by this alone.
_HINTS = (
    "photo", "pic", "imag", "galler", "file", "/", "©", "|", "credit", "caption", "handout", "screen", "still",
    "graphic", "video", "illustr", "view", "seen", "watch", "above", "below", "(left", "(right", "(cent", "(top",
    "(bott", "(far", "(l)", "(r)", "(c)", ", left", ", right", ", cent", ", far ",
)  # fmt: skip


# One of these is in all that a credit at the end of a line may be: to look for that itself is dear.
_CREDIT_MARKS = ("(", "[", "/", "©", "|", ":", "Getty")
_BY = ("by", "courtesy")
_PICTURES = (
    "photo", "photos", "photoer", "photograph", "photographs", "photographer", "pic", "pics", "picture",
    "pictures", "image", "images", "imagen", "file", "handout", "screengrab", "screenshot", "illustration",
    "video", "still", "graphic",
)  # fmt: skip


def _may_be_credited(line: str) -> bool:
    for mark in _CREDIT_MARKS:
        if mark in line:
            return True
    folded = line.casefold()
    for word in _BY:
        end = 0
        while (start := folded.find(word, end)) >= 0:
            end = start + len(word)
            is_word = folded[start - 1 : start].isspace() and folded[end : end + 1].isspace()
            if is_word and folded.endswith(_PICTURES, 0, start - 1):
                return True
    return False


def _has_hint(line: str) -> bool:
    lowered = line.lower()
    for hint in _HINTS:  # noqa: SIM110 - a generator takes twice the time, for every line there is
        if hint in lowered:
            return True
    return False


def is_credit(line: str) -> bool:
    """Whether a line is nothing but a photo credit: "Photo: Jane Doe", "REUTERS/Jane Doe"."""
    return len(line) <= 160 and _has_hint(line) and _ONLY_CREDIT.fullmatch(line) is not None


def is_label(line: str) -> bool:
    """Whether the line under a picture only says that there is one: "Photo", "View image"."""
    return len(line) <= 30 and _LABEL.fullmatch(line) is not None


def with_credit_apart(line: str) -> str:
    """A caption whose credit is set beside it by the page's style alone: "The ferry.CreditAda Brandt"."""
    return _GLUED_CREDIT.sub(" Credit ", line).lstrip() if "Credit" in line else line


def is_caption(line: str) -> bool:
    """Whether a line says itself that it belongs to a picture: by its credit or by its words."""
    if len(line) > _LONGEST:
        return False
    if len(line) >= _LONG and not _may_be_credited(line):  # most paragraphs: this is less than all hints
        return _OPENING.match(line) is not None and _has_hint(line)
    if not _has_hint(line):
        return False
    if _OPENING.match(line) or is_credit(line):
        return True
    if _may_be_credited(line) and _CREDITED.fullmatch(line):
        return True
    return len(line) < _LONG and _INSIDE.search(line) is not None


def may_be_alternative_text(line: str) -> bool:
    """Whether a line may be what a picture shows, set above its caption: no sentence, but more than a word."""
    return len(line) <= 160 and not ends_sentence(line) and line.count(" ") >= 2 and line[-1] not in ",:;"
