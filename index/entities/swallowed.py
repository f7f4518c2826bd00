"""Names that the model takes for the rest of a date: "March 9 - The World Bank said".

Behind a dateline stands whom the story is about; the model, which reads sentences, dates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.casing import case_table
from index.entities.companies import WORD, is_company
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.name_cues import SEATS, UNIONS, is_body
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import NAME_IN_DATE, Span

_RANK = r"(?:Vice|Deputy|Executive|Managing|Acting|Assistant|Senior|Chief|Governors?|Economist|Spokes\w+)\b"
_WORD = rf"(?!{_RANK}){WORD}(?<!\w\w\.)"
_NAME = re.compile(
    rf"(?:(?:The|Any|Latest|Two|Three) )?(?P<name>{_WORD}(?: (?:(?:of|and|for|on) (?:the )?)?{_WORD})*)"
    r"(?P<head> administration\b)?"
)
# "Directors of the Chicago Board of Trade", "Prices on the American Stock Exchange"
_WHO_OF_IT = re.compile(
    r"(?:(?:The|Two|Three) )?(?:Directors|Prices|Representatives|Officials|Members|Syndication|Shares|Trading|"
    r"Dealings|Talks|Leaders|Shareholders|Holders|Workers|Employees|Analysts|Executives|Delegates|"
    r"Ministers|Lawyers) "
    r"(?:of|for|on|in|at|with) (?:the )?"
)
_OFFICE = re.compile(r" [Mm]inisters?\b| [Ss]ecretary\b|-")
_BODIES = SEATS | UNIONS | KNOWN_ORGANISATIONS | {"Federal Reserve", "United Auto Workers"}


def swallowed(text: str, raw: Iterable[tuple[int, int, str]], places: Gazetteer) -> Iterator[Span]:
    """The names of the first sentence that the model's dates hold.

    Args:
        text: In natural case.
        raw: The model's spans of it: (start, end, label).
    """
    for start, end, label in raw:
        if label != "DATE" or (dash := NAME_IN_DATE.search(text, start, end)) is None:
            continue
        who = _WHO_OF_IT.match(text, dash.end())
        match = _NAME.match(text, (who or dash).end())
        if match is None:
            continue
        name = match["name"]
        if _OFFICE.match(text, match.end()) and name not in _BODIES:
            continue  # "Dutch Finance Minister"
        if name.partition(" and the ")[0] in places.sure and " and the " in name:
            continue  # "Greece and the Soviet Union"
        head = name.removesuffix(" Administration")
        if name in places.sure:
            yield Span(*match.span("name"), MentionKind.PLACE)
        elif match["head"] or (head != name and " " not in head and not case_table().is_word(head)):
            if " " not in head and not is_demonym(head):
                yield Span(match.start("name"), match.start("name") + len(head), MentionKind.PERSON)
        elif name in _BODIES or is_company(name) or (is_body(name) and not is_demonym(name)):
            yield Span(*match.span("name"), MentionKind.ORGANISATION)
