"""Towns by those who run them: "Elmbury Mayor Ada Vrba", "Port Elm City Council", "Elmbury City Manager".

Local news names its town a hundred times like this, and the model joins the town to the office or leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.gazetteer import Gazetteer
from index.entities.spans import Span

_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_MAYOR = re.compile(
    rf"(?<![\w.&-])(?P<town>{_WORD}(?: {_WORD}){{0,3}}) (?:(?:Vice|Deputy|Acting) )?"
    r"(?P<office>Mayor|City (?:Manager|Attorney|Clerk|Council(?:man|woman|member|or)s?))\b"
    rf"(?: (?P<man>{_WORD} (?:[A-Z]\. |de |van |von |da )?{_WORD}(?: (?!(?:City|County)\b){_WORD})?))?"
)
_COUNCIL = re.compile(
    rf"(?<![\w.&-])(?P<town>{_WORD}(?: {_WORD}){{0,2}}) (?:City|Town|County|Borough) Council\b(?!-)"
)


def _town(words: str, places: Gazetteer) -> str:
    """The longest end of these words that is a place, or ""."""
    while words and words not in places:
        words = words.partition(" ")[2]
    return words


def run_by(text: str, places: Gazetteer) -> Iterator[Span]:
    """The towns in front of their mayors and managers, the mayors, and the councils of towns."""
    if "Mayor" in text or " City " in text:
        for match in _MAYOR.finditer(text):
            if town := _town(match["town"], places):
                yield Span(match.end("town") - len(town), match.end("town"), MentionKind.PLACE)
                if match["man"] and match["office"] == "Mayor":
                    yield Span(*match.span("man"), MentionKind.PERSON)
    if " Council" in text:
        for match in _COUNCIL.finditer(text):
            if town := _town(match["town"], places):
                yield Span(match.end("town") - len(town), match.end(), MentionKind.ORGANISATION)
