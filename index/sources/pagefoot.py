"""Who signs below the text of a page: initials in brackets, or a note on the writers.

Asked only where head and metadata name nobody: what stands below a text is more often about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.sources.htmltree import words_of
from index.sources.lines import folded

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s(?:de|del|da|der|van|von|la|le|al|bin)(?=\s))*(?:\s{_WORD}){{1,3}}"
_PERSON = re.compile(_NAME)
_IS_SOMEBODY = re.compile(rf"({_NAME})(?:,\s[^,.]{{2,60}},)?\s(?:is|es|est|ist|é|är|er|is\seen)\s(?=[^\W\d_])")
_INITIALS = re.compile(r"\(?([^\W\d_]{2,5})\)?")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3}[.;])\s+")
_FEWEST_PARAGRAPHS = 3
_LONGEST_NOTE = 500
_SLANTED = ("i", "em")


def foot_names(tree: Any) -> tuple[str, ...]:
    """The names below the text, () where it is not signed so."""
    return tuple(dict.fromkeys(_initialled(tree))) or tuple(dict.fromkeys(_noted(tree)))


def _initialled(tree: Any) -> Iterator[str]:
    """Of "(abr)" the name that the page keeps behind it: the link to the writer's mail, or an abbreviation."""
    for element in tree.xpath("//a[@title][starts-with(@href, 'mailto:')] | //abbr[@title]"):
        name = " ".join(element.get("title").split())
        around = words_of(element.getparent())
        match = _INITIALS.fullmatch(words_of(element))
        is_sign = match and re.search(rf"[(/,]\s?{match[1]}\s?[)/,]", around)
        if match and is_sign and _PERSON.fullmatch(name) and _abbreviates(match[1], name):
            yield name


def _abbreviates(initials: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, the first at its beginning."""
    letters = iter(folded(name))
    return folded(name)[:1] == folded(initials)[:1] and all(letter in letters for letter in folded(initials))


def _noted(tree: Any) -> Iterator[str]:
    """Of the last paragraph, set in italics, who it says the writers are: "Ada Brandt is a historian."."""
    for paragraph in tree.iter("p"):
        text = words_of(paragraph)
        if not 0 < len(text) <= _LONGEST_NOTE or _slanted(paragraph) != folded(text):
            continue
        before = sum(1 for _ in paragraph.itersiblings("p", preceding=True))
        if before < _FEWEST_PARAGRAPHS or next(paragraph.itersiblings("p"), None) is not None:
            continue
        sentences = [_IS_SOMEBODY.match(sentence) for sentence in _SENTENCES.split(text)]
        if all(sentences):
            yield from (match[1] for match in sentences if match)


def _slanted(paragraph: Any) -> str:
    parts = [e for e in paragraph.iter(*_SLANTED) if not any(a.tag in _SLANTED for a in e.iterancestors())]
    return folded(" ".join(map(words_of, parts)))
