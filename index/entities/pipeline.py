"""From the model's spans to an article's mentions: the rules, in order. docs/entities.md says what each buys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.article import NAMED_KINDS, Mention, MentionKind, Paragraph
from index.entities.borders import Borders, initialled
from index.entities.casing import CaseTable, case_table
from index.entities.datelines import bylines, datelines
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.repeats import Taken, acronyms, add_places, add_repeats
from index.entities.spans import VOTED, Span, clean, surface
from index.entities.tables import is_sport, table_names
from index.entities.votes import Names, decide
from index.entities.within import name_mentions

RULES_VERSION = "1"
"""Goes up whenever the rules or tables change what is recognised: the cache of annotations is keyed by it."""

_OUTER = frozenset({MentionKind.EVENT, MentionKind.WORK, MentionKind.LAW})


def mentions_of(
    text: str, natural: str, raw: Iterable[tuple[int, int, str]], paragraphs: Sequence[Paragraph] = ()
) -> tuple[Mention, ...]:
    """The mentions of one article.

    Args:
        text: As it stands.
        natural: The same text in natural case (`truecase.natural_case`), furniture blanked out.
        raw: The model's spans of `natural`: (start, end, label).
        paragraphs: Of the article, where known.
    """
    case, places, given = case_table(), gazetteer(), given_names()
    spans = [_person_for_group(natural, span, given) for span in clean(natural, raw)]
    sport = is_sport(text, places)
    rows: list[tuple[int, int]] = []
    players: list[Span] = []
    if sport:
        players, rows = table_names(text, places)
        spans = [s for s in spans if not any(a <= s.start < b for a, b in rows) or s.kind not in NAMED_KINDS]
    others = [s for s in spans if s.kind not in VOTED]
    named = Borders(natural, case, places, given).mend(s for s in spans if s.kind in VOTED)
    names: Names = {}
    for span in named:
        if is_demonym(natural[span.start : span.end]):
            others.append(Span(span.start, span.end, MentionKind.GROUP))
        elif not is_slug(natural, span, case):
            names[span.start, span.end] = span.kind
    players += [s for s in initialled(natural, places) if _covers(s, names)]
    for span in players:
        _clear(span, names, others)
        names[span.start, span.end] = span.kind
    surnames = decide(natural, names, places, given, sport)
    for span in players:
        names[span.start, span.end] = span.kind
    # A surname or name of the article that the model once took for a product or a nation is still that name.
    own = surnames.keys() | {surface(natural[a:b]) for a, b in names}
    others = [s for s in others if s.kind not in NAMED_KINDS or surface(natural[s.start : s.end]) not in own]

    forced = datelines(text, natural, case, places, paragraphs)
    sure, likely = bylines(natural, case, places, paragraphs)
    forced += sure
    for span in forced:
        _clear(span, names, others)
        names[span.start, span.end] = span.kind
    taken = Taken(len(text), [*names, *((s.start, s.end) for s in others if s.kind not in _OUTER)])
    for span in likely:
        if taken.free(span.start, span.end):
            names[span.start, span.end] = span.kind
            taken.add(span.start, span.end)
    add_repeats(natural, names, taken, surnames, case)
    add_places(natural, names, taken, places)

    found = [Span(start, end, kind) for (start, end), kind in names.items()]
    kept = without_overlaps(found, others)
    short = [(short, text[a:b]) for short, (a, b) in acronyms(natural, names).items()]
    return name_mentions([Mention(s.start, s.end, s.kind, text[s.start : s.end]) for s in kept], short)


def is_slug(natural: str, span: Span, case: CaseTable) -> bool:
    """ "Cricket" of "CRICKET - England beat ...": the desk, not a name."""
    first = span.start == 0 or natural[span.start - 1] == "\n"
    word = natural[span.start : span.end]
    return first and natural.startswith((" - ", " -"), span.end) and case.is_word(word, 0.5)


def _person_for_group(natural: str, span: Span, given: frozenset[str]) -> Span:
    """ "Ilona" is no nation."""
    name = natural[span.start : span.end]
    if span.kind is MentionKind.GROUP and name in given and not is_demonym(name):
        return span._replace(kind=MentionKind.PERSON)
    return span


def _covers(span: Span, names: Names) -> bool:
    """Whether no name reaches out of the span."""
    return all(span.start <= a and b <= span.end for a, b in names if a < span.end and span.start < b)


def _clear(span: Span, names: Names, others: list[Span]) -> None:
    """Remove whatever overlaps a span that is certain."""
    for start, end in [k for k in names if k[0] < span.end and span.start < k[1]]:
        del names[start, end]
    others[:] = [s for s in others if not (s.start < span.end and span.start < s.end)]


def without_overlaps(names: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """All spans in order, an outer one before what it holds.

    Of names that overlap the longest stays. Events, works and laws may hold names; what overlaps otherwise
    gives way to the names.
    """
    kept: list[Span] = []
    mask: set[int] = set()
    for span in sorted(names, key=lambda s: (s.start - s.end, s.start)):
        if mask.isdisjoint(range(span.start, span.end)):
            mask.update(range(span.start, span.end))
            kept.append(span)
    outer: list[Span] = []
    for span in others:
        if span.kind in _OUTER:
            outer.append(span)
        elif mask.isdisjoint(range(span.start, span.end)):
            mask.update(range(span.start, span.end))
            kept.append(span)
    for span in outer:
        crossing = (k for k in kept if k.start < span.end and span.start < k.end)
        if all(_holds(span, inner) for inner in crossing):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, -s.end))


def _holds(outer: Span, inner: Span) -> bool:
    inside = outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != outer[:2]
    return inside and inner.kind in VOTED
