"""Where sentences end: good enough to keep a number and its source together."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?]['\"”’)\]]*\s+(?=[\"“‘(A-Z0-9À-Þ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|Rev|St|Prof|Oct|Nov|Dec|Jan|Feb|Aug|Sept|Sep|"
    r"Apr|Mar|No|Rs|Inc|Corp|Co|Ltd|Jr|Sr|vs|a\.m|p\.m|(?:[A-Z]\.)*[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as ranges; a line break always ends one."""
    found = []
    start = 0
    for line in text.split("\n"):
        begin, stop = start, start + len(line)
        if line.strip():
            for match in _END.finditer(text, start, stop):
                dot = match.start() + 1
                if text[match.start()] == "." and _ABBREVIATION.search(text, max(begin, dot - 12), dot):
                    continue
                found.append((begin, match.end()))
                begin = match.end()
            if begin < stop:
                found.append((begin, stop))
        start = stop + 1
    return found
