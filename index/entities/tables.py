"""Sport in wire copy: results, standings, scorecards, line-ups, leader boards.

A tenth of a wire service's output is lines like "Luton 1 Rotherham 0". They are not sentences, so the model
finds nothing in them or runs two teams together; but their forms are few and fixed. What a row names is a
team (a country stays a place) or a player.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.gazetteer import Gazetteer
from index.entities.spans import Span, surface

_SLUG = re.compile(
    r"\s*(?:SOCCER|FOOTBALL|CRICKET|BASEBALL|TENNIS|GOLF|RUGBY|BASKETBALL|N[BFH]L|NBA|HOCKEY|ICE HOCKEY|ATHLETICS|"
    r"CYCLING|BOXING|SQUASH|BADMINTON|MOTOR RACING|MOTORCYCLING|ALPINE SKIING|SKIING|SWIMMING|VOLLEYBALL|HANDBALL|"
    r"SPORT|FIGURE SKATING|NORDIC SKIING|SKI JUMPING|BOBSLEIGH|FREESTYLE SKIING|OLYMPICS|SPEED SKATING)\b"
)
_VOCABULARY = re.compile(
    r"\b(?:coach|season|innings|wickets?|goalkeeper|striker|midfielder|quarterback|touchdown|halftime|half-time|"
    r"playoffs?|semifinals?|quarter-?finals?|tournament|inning|homer|pitcher|batsman|bowler|penalty|kick-?off|"
    r"champions|championship|league|cup|matches|standings|unbeaten|rebounds|fullback|scrum)\b",
    re.IGNORECASE,
)
_WORDS_OF_SPORT = 6  # different ones that make a story one of sport

_TEAM = r"[A-ZÀ-Þ][\w.'’&-]*(?:\s(?:[A-ZÀ-Þ][\w.'’&-]*|\([A-ZÀ-Þ]{1,3}\)|of|de|la)){0,3}"
_PLAYER = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|van|der|von|da|di|al|el)){0,3}"
# "APR7 4205 UP 20" is a row of a market.
_RESULT = re.compile(
    rf"\s*(?![A-Z]{{3}}\d )(?P<one>{_TEAM})\s\d+[,:]?\s(?!(?:UP|OFF|DN|UNCH) )(?P<two>{_TEAM})\s\d+"
    r"(?:\s*\([^()]*\))?\.?\s*$"
)
_STANDING = re.compile(rf"\s*(?:\d+\.\s)?(?P<one>{_TEAM})(?:\s(?:\d+[\d./:-]*|\.\d+|-)){{4,}}\s*-?\s*$")
_FIXTURE = re.compile(rf"\s*(?P<one>{_TEAM})\s(?:AT|V|VS|v|vs)\s(?P<two>{_TEAM})\s*$")
_ROUNDS = re.compile(rf"(?P<player>{_PLAYER})(?:\s\((?P<land>[A-Z][\w. ]+)\))?(?:\s[6-9]\d\b){{2,4}}(?!\s[.\d])")
_LANDED = re.compile(rf"(?P<player>{_PLAYER})\s\((?P<land>[A-Z][\w. ]+)\)(?=\s(?:beat|bt|\d|def)|[,:]?\s\d)")
_LINE_UP = re.compile(rf"\b\d{{1,2}}\s?[-–]\s?(?P<player>{_PLAYER})")
_BOWLING = re.compile(rf"(?P<player>{_PLAYER})\s\d+(?:\.\d)?-\d+-\d+-\d+\b")
_WICKET = re.compile(
    rf"^(?P<player>{_PLAYER})\s(?:(?:c|st)\s(?P<second>{_PLAYER})\sb\s(?P<third>{_PLAYER})|(?:lbw\s)?b\s"
    rf"(?P<fourth>{_PLAYER})|c\s(?:and|&)\sb\s(?P<fifth>{_PLAYER})|not\sout|run\sout|retired\b.*?)\s\d+\s*$"
)
_COUNTY = re.compile(
    rf"(?:^|[;:,]\s|[a-z]\.\s)(?P<one>{_TEAM})\s\d+(?:-\d+)?(?=\s(?:and\s\d+|\(|for\b|dec)|[.,;]|\spoints\b)"
)
_EARNINGS = re.compile(r"\s*[A-Z](?:[A-Za-z/]+\s){1,3}(?:loss |profit )?[\d.,]+(?:\s\w+){0,3}\s+vs\s")
_SMALL_WORDS = re.compile(r"\b[a-z]{3,}\s[a-z]{2,}\b")
_SHORTEST_ROW, _NUMBERS_OF_ROW = 8, 0.4
_NO_PLAYER = frozenset({"Extras", "Total", "Bowling", "Fall", "Did", "Toss", "Umpires", "Attendance", "Scorers"})


def is_sport(text: str) -> bool:
    """Whether a story is one of sport: its slug says so, its words do, or it holds a table of results."""
    if _SLUG.match(text) or len({w.lower() for w in _VOCABULARY.findall(text)}) >= _WORDS_OF_SPORT:
        return True
    # One line alone may be "Windows 7 Office 10".
    return sum(_RESULT.match(line) is not None for line in text.split("\n") if len(line) < 80) > 1


def quiet_rows(text: str) -> list[tuple[int, int]]:
    """Rows of earnings ("Net 32.4 mln vs 29.1 mln") and of markets ("May 1190/1209 Jul 1200 BID"): words in
    them are no names.
    """
    rows = []
    start = 0
    earnings = " vs " in text
    for line in text.split("\n"):
        if (earnings and _EARNINGS.match(line)) or _is_market_row(line):
            rows.append((start, start + len(line)))
        start += len(line) + 1
    return rows


def _is_market_row(line: str) -> bool:
    """Whether a line is mostly numbers, without two small words in a row."""
    words = line.split()
    if len(words) < _SHORTEST_ROW or _SMALL_WORDS.search(line):
        return False
    return sum(any(c.isdigit() for c in word) for word in words) >= _NUMBERS_OF_ROW * len(words)


def table_names(text: str, places: Gazetteer) -> tuple[list[Span], list[tuple[int, int]]]:
    """The names in the tables of a sports story.

    Returns:
        The spans, and the ranges of whole rows: whatever else was found in a row is void.
    """
    found: list[Span] = []
    rows: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if any(c.isdigit() for c in line) or " AT " in line or " v" in line.lower():
            spans, whole = _row(line, places)
            found += [Span(start + s.start, start + s.end, s.kind) for s in spans]
            if whole:
                rows.append((start, start + len(line)))
        start += len(line) + 1
    return found, rows


def _row(line: str, places: Gazetteer) -> tuple[list[Span], bool]:
    """The names of one line, and whether the line is nothing but a row."""
    if len(line) < 100:
        for pattern in (_RESULT, _STANDING, _FIXTURE):
            if (match := pattern.match(line)) and not _ROUNDS.search(line):
                teams = [_team(match, group, places) for group in ("one", "two") if _has(match, group)]
                if pattern is _FIXTURE and " AT " in line:
                    teams[1] = teams[1]._replace(kind=MentionKind.PLACE)  # where the other plays
                return teams, True
        if match := _WICKET.match(line):
            groups = [g for g in ("player", "second", "third", "fourth", "fifth") if match[g]]
            return [_player(match, g) for g in groups if match[g] not in _NO_PLAYER], True
    found = []
    for pattern in (_ROUNDS, _LANDED, _BOWLING):
        for match in pattern.finditer(line):
            if match["player"] in _NO_PLAYER or (" " not in match["player"] and pattern is not _BOWLING):
                continue
            found.append(_player(match, "player"))
            if _has(match, "land"):
                found.append(Span(match.start("land"), match.end("land"), MentionKind.PLACE))
    line_up = list(_LINE_UP.finditer(line))
    if len(line_up) >= 4:
        found += [_player(match, "player") for match in line_up]
    players = bool(found)
    for match in _COUNTY.finditer(line):
        if len(match["one"]) > 3 and not players and ("." not in match["one"] or match["one"] in places):
            found.append(_team(match, "one", places))
    return list(_first_of_each_place(found)), False


def _has(match: re.Match[str], group: str) -> bool:
    return bool(match.groupdict().get(group))


def _player(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group), MentionKind.PERSON)


def _team(match: re.Match[str], group: str, places: Gazetteer) -> Span:
    name = surface(match[group])
    country = name in places.countries or name.title() in places.countries
    states = name in places.states or name.title() in places.states
    kind = MentionKind.PLACE if country and not states else MentionKind.ORGANISATION
    return Span(match.start(group), match.end(group), kind)


def _first_of_each_place(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end
