"""Meetings, storms and agreements that the model takes for bodies: "Global Ports Summit", "Elm Valley Accord".

What a name ends in says it: nobody is called "Summit", and a body does not end in "Agreement".
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.spans import VOTED, Span

_MEETING = re.compile(
    r"(?:\S+ )+(?:Summit|Dialogue|Olympics|Expo|Peace Talks|Roundtable|Hackathon|Symposium|Festival|Meeting|"
    r"Trophy|Championships?|Grand Prix|World Cup)(?: (?:19|20)\d\d)?|World['’]s Fair|"
    r"(?:\S+ )*(?:International|High-Level|World|Global|Annual|Regional|Donors?|Peace|Review) "
    r"Conference(?: (?:on|of|for) .*)?"
)
_STORM = re.compile(r"(?:(?:Tropical|Severe|Super) )?(?:Cyclone|Hurricane|Typhoon|Storm) [A-ZÀ-Þ][\w-]+")
_AGREEMENT = re.compile(
    r"(?:\S+ )+(?:Agreement|Accords?|Pact|Protocol|Treaty|Treaties|Declaration|Charter|Directive|Memorandum|Act|"
    r"Amendment|Conventions)"
)
# Headings of what governments hand out: nobody is called so.
_HEADING = re.compile(
    r"(?:(?:Daily|Department|Press|News|Media|Morning|Evening|White House|State Department|Today['’]?s?) )*"
    r"(?:Briefing|Press Conference|News Conference|Press Release|Fact Sheet|Readout)|"
    r"Member States?|Question Time|Points? of Order|Order Paper|Executive Orders?|Proclamation"
)


def is_heading(name: str) -> bool:
    """Whether a name is what a text is called, or a term of parliaments: "Daily Press Briefing"."""
    return _HEADING.fullmatch(name) is not None


def occasion(name: str, span: Span) -> Span:
    """The span as an event or a law, where its name is one's."""
    if span.kind not in VOTED or " " not in name:
        return span
    if _MEETING.fullmatch(name) or _STORM.fullmatch(name):
        return span._replace(kind=MentionKind.EVENT)
    if _AGREEMENT.fullmatch(name):
        return span._replace(kind=MentionKind.LAW)
    return span
