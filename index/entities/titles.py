"""The title in front of a person: "Defense Minister" of "Defense Minister Yoav Gallant".

No part of the name: who is looked up, lit and counted is the person. It is told beside the name.
"""

from __future__ import annotations

import re

from index.article import Mention, MentionKind
from index.entities.words import TITLES

_OFFICE = (
    rf"(?:{TITLES}|[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Ee]nvoy|[Aa]mbassador|[Cc]hair(?:man|woman)|"
    r"[Ss]pokes(?:man|woman|person)|[Gg]overnor|[Mm]ayor|[Ss]enator|[Cc]ommissioner|[Cc]ommander|[Ss]peaker|"
    r"[Dd]irector|[Ll]eader|[Ee]conomist|[Aa]nalyst|[Pp]rosecutor|[Jj]udge|[Cc]oach|CEO|[Cc]hief [Ee]xecutive|"
    r"[Cc]hief|[Cc]aptain|"
    r"[Nn]egotiator|[Rr]epresentative|[Ll]awmaker|[Cc]ongress(?:man|woman)|[Pp]rofessor|[Aa]ttorney|[Ss]ergeant)\.?"
)
_PART = (
    r"(?:(?:[A-ZÀ-Þ]\.)+(?:-[A-Z]\w+)?|[A-ZÀ-Þ][\w'’&-]*|former|vice|deputy|acting|prime|foreign|finance|interior|"
    r"defen[cs]e|chief|general|managing|executive|senior|assistant|special|central|bank|party|opposition|peace|military|"
    r"of|for|the|and)"
)
_TITLE = re.compile(rf"(?<![\w.'’-])(?P<title>(?:{_PART} ){{0,6}}{_OFFICE}(?: of (?:the )?[A-ZÀ-Þ]\w+)?),? $")
_SMALL = re.compile(r"(?:of|for|the|and|The|And|But|As|When|While|If|In|Then) ")
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.?$")
_LOOK = 90


def title_of(text: str, mention: Mention) -> str:
    """The title that stands in front of a person's name, or "".

    Args:
        text: What the mention has its offsets in.
    """
    if mention.kind is not MentionKind.PERSON:
        return ""
    line = text.rfind("\n", max(0, mention.start - _LOOK), mention.start) + 1
    match = _TITLE.search(text, max(line, mention.start - _LOOK), mention.start)
    if match is None or match.group().endswith(", "):
        return ""
    title = match["title"]
    while small := _SMALL.match(title):
        title = title[small.end() :]
    return "" if _ADDRESS.match(title) else title
