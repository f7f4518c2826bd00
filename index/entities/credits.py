"""Credits of pictures: "Jo Roe/AFP/Getty Images" alone on a line is a photographer and two agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.spans import Span

_LONGEST = 90
_AGENCY = (
    r"AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Agence France-Presse|Associated Press|CNET|Shutterstock|"
    r"Alamy|Bloomberg|NurPhoto|Rex|Xinhua|dpa|Zuma Press|Magnum|(?:[Tt]he )?[A-Z][\w ]* (?:Times|Post|Press|News|"
    r"Images|Photos?|Agency|Tribune|Herald|Chronicle|Guardian)"
)
_WORD = r"(?:Photo|Photograph|Image|Picture|Credit|Illustration)s?(?: by| credit)?(?::|(?= )|(?=[A-Z]))[ ]?"
_CREDIT = re.compile(
    rf"(?:^[ \t]*(?:{_WORD})?|\((?:{_WORD})?|(?<=[.!?”\"] )(?:{_WORD})?|(?<=[.!?])(?:Credit ?)+)"
    rf"(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: (?:[A-Z]\.|[a-z]{{2,3}}|[A-ZÀ-Þ][\w'’-]+)){{0,2}} [A-ZÀ-Þ][\w'’-]+)"
    rf"(?P<agencies>(?:\s?[/|—–]\s?(?:{_AGENCY}))+)(?:,? via (?:{_AGENCY}))?(?:[ \t]*$|\))",
    re.MULTILINE,
)
_OF_PICTURE = re.compile(
    r"(?:^|(?<=[ .”\"(\]]))"
    r"(?:(?:Photo|Photograph|Image|Picture|Illustration|Credit)s?(?: by| credit)?: ?|(?:Credit)+(?=[A-Z]))"
    r"(?P<whose>[^\n()]{2,60})$",
    re.MULTILINE,
)
_EACH = re.compile(rf"(?:[Tt]he )?(?P<agency>{_AGENCY})")


def credits(text: str) -> Iterator[Span]:
    """The photographer and the agencies of each credit that is a line of its own or stands in parentheses."""
    for match in _CREDIT.finditer(text):
        if match.end() - match.start() <= _LONGEST:
            yield Span(match.start("name"), match.end("name"), MentionKind.PERSON)
            for agency in _EACH.finditer(text, match.start("agencies"), match.end()):
                yield Span(agency.start("agency"), agency.end("agency"), MentionKind.ORGANISATION)


def of_pictures(text: str) -> list[tuple[int, int]]:
    """The ranges behind "Photo:" and the like, up to where the line ends: who took a picture makes no news."""
    return [match.span("whose") for match in _OF_PICTURE.finditer(text)]
