"""From the model's spans to an article's mentions: the rules, in order. docs/entities.md says what each buys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.article import NAMED_KINDS, Mention, MentionKind, Paragraph
from index.entities.body_borders import districts, with_fields
from index.entities.borders import Borders
from index.entities.casing import CaseTable, case_table
from index.entities.companies import bracketed, carriers, committees, headlined, joined_by_and, led
from index.entities.credits import credits, of_pictures
from index.entities.cues import is_sold
from index.entities.datelines import bylines, datelines, speakers
from index.entities.demonyms import is_demonym
from index.entities.full_names import full_names
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.government import (
    constituencies,
    courts,
    is_of_office,
    members_and_governments,
    side_by_side,
    states_and_towns,
    with_many_fields,
)
from index.entities.headlines import narrow, unheard
from index.entities.joined import Joiner
from index.entities.labels import AGENCY_NAMES, is_title, is_unnamed, labelled
from index.entities.lone import Names
from index.entities.name_cues import is_business
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.overlaps import OUTER, holds, with_whole, without_overlaps
from index.entities.pacing import Rest, no_rest
from index.entities.products import is_vehicle, model_of
from index.entities.repeats import (
    acronyms,
    add_fuller,
    add_glued,
    add_organisations,
    add_people,
    add_places,
    add_repeats,
    add_titled,
    widen,
)
from index.entities.shaped import hyphenated, initialled
from index.entities.spans import VOTED, Span, clean, surface
from index.entities.swallowed import swallowed
from index.entities.tables import is_sport, quiet_rows, table_names
from index.entities.taken import Taken
from index.entities.towns import run_by
from index.entities.votes import decide
from index.entities.whole import whole_names
from index.entities.words import MONTHS, TERMS

_ABSTRACT = re.compile(r"\w{4,}(?:ations?|ings|ities|ness|isms?|eurs|agers|writers)")
_DETERMINED = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Nn]ew|any|every|each|no) $")
_BEGINS = re.compile(r"(?:^|[.!?\n][\"”’)]*\s*[\"“]?|\s[—–-]{1,2} )$")
_OF_PEOPLE = re.compile(
    r" (?:administration|government|family|camp|campaign|presidency|era|team|brothers|sisters|years)\b"
)
_MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his|[Ll]ate|[Ee]arly|[Mm]id|from|through|"
    rf"before|after|each|every|the|\d+(?:st|nd|rd|th)?|(?:{MONTHS}),?(?: and| or| to)?)[ -]$"
)
_DAY_BEHIND = re.compile(rf"[ ,]{{1,2}}\d|[-–—/]|(?: and| or| to| through|,) (?:early |late )?(?:{MONTHS})\b")
_AIRPORT = re.compile(r"(?P<town>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?) (?:International )?Airport$")
_SHORT = 2
_WITH_LETTERS = (MentionKind.ORGANISATION, MentionKind.LAW, MentionKind.EVENT)


def unnamed_mentions(
    text: str,
    natural: str,
    raw: Iterable[tuple[int, int, str]],
    paragraphs: Sequence[Paragraph] = (),
    rest: Rest = no_rest,
) -> tuple[list[Mention], list[tuple[str, str]]]:
    """The mentions of one text as they stand, and the acronyms it introduces: (acronym, full name) each.

    Args:
        text: As it stands.
        natural: The same text in natural case (`truecase.natural_case`), furniture blanked out.
        raw: The model's spans of `natural`: (start, end, label).
        paragraphs: Of the article, where known.
        rest: Called between steps.
    """
    draft = _Draft(text, natural, raw)
    rest()
    draft.decide()
    rest()
    draft.overrule(paragraphs)
    rest()
    draft.complete()
    rest()
    kept = without_overlaps(len(text), [Span(a, b, kind) for (a, b), kind in draft.names.items()], draft.others)
    introduced = {(s.start, s.end): s.kind for s in kept}
    short = [(short, text[a:b]) for short, (a, b) in acronyms(natural, introduced, _WITH_LETTERS).items()]
    return [Mention(s.start, s.end, s.kind, text[s.start : s.end]) for s in kept], short


class _Draft:
    """An article's mentions on their way: `names` are those whose kind is weighed, `others` the rest."""

    def __init__(self, text: str, natural: str, raw: Iterable[tuple[int, int, str]]) -> None:
        self.text = text
        self.natural = natural
        self.case, self.places, self.given = case_table(), gazetteer(), given_names()
        self.sport = is_sport(text)
        self.surnames: dict[str, set[str]] = {}
        self.names: Names = {}
        raw = list(raw)
        spans = [labelled(natural, span, self.places, self.given, self.case) for span in clean(natural, raw)]
        for hidden in swallowed(natural, raw, self.places):
            spans = with_whole(spans, hidden)
        rows: list[tuple[int, int]] = []
        self._certain: list[Span] = []
        self._quiet = [match.span() for match in TERMS.finditer(natural)]
        if self.sport:
            self._certain, rows = table_names(text, self.places)
        else:
            rows = quiet_rows(text)
        if rows or self._quiet:
            dark = [*rows, *self._quiet]
            spans = [s for s in spans if s.kind not in NAMED_KINDS or not any(a <= s.start < b for a, b in dark)]
        self.others = [
            s for s in spans if s.kind not in VOTED and not self._is_surname(s) and not self._is_noun(s)
        ]
        self._borders = Borders(natural, self.case, self.places, self.given)
        named = self._borders.mend(s for s in spans if s.kind in VOTED)
        vehicles = {natural[s.start : s.end] for s in named if self._is_vehicle(s)}
        models = {s: model_of(natural[s.start : s.end]) for s in named if s.kind is MentionKind.PERSON}
        vehicles |= {name for s, model in models.items() if model for name in (natural[s.start : s.end], model)}
        # "Progress MS-04" is what the model once calls a product.
        products = (natural[s.start : s.end] for s in self.others if s.kind is MentionKind.PRODUCT)
        for name in products:
            if " " in name and any(map(str.isdigit, name)):
                vehicles |= {name, self._model_name(name)}
        for span in named:
            if natural[span.start : span.end] in vehicles:
                self.others.append(Span(span.start, span.end, MentionKind.PRODUCT))
            elif is_demonym(natural[span.start : span.end]):
                self.others.append(Span(span.start, span.end, MentionKind.GROUP))
            elif is_unnamed(natural[span.start : span.end]) or is_of_office(natural, span, self.case):
                continue
            elif not is_slug(natural, span, self.case) and not is_noun(natural, span, self.case):
                self.names[span.start, span.end] = span.kind
        people = [span for span, kind in self.names.items() if kind is MentionKind.PERSON]
        self.others = [s for s in self.others if is_title(natural, s, people)]
        for span in [s for s in self.others if self._is_bearer(s)]:
            self.others.remove(span)
            self.names[span.start, span.end] = MentionKind.PERSON
        self._certain += [
            *bracketed(natural),
            *headlined(text, natural),
            *joined_by_and(natural),
            *committees(natural),
            *Joiner(natural, self.case, self.places, self.given).firms(self.names),
            *carriers(natural, self.places),
            *with_fields(natural, self.case, self.places),
            *hyphenated(natural),
            *districts(natural),
            *courts(natural),
            *with_many_fields(natural, self.case),
            *constituencies(natural),
            *run_by(natural, self.places),
            *side_by_side(natural, self.places),
            *members_and_governments(natural, self.places, self.given, self.case),
            *states_and_towns(natural, self.places),
            *speakers(text),
        ]
        self._certain += [s for s in initialled(natural, self.places) if self._covers(s)]
        for span in self._certain:
            self._force(span)
        lead = list(led(natural, (Span(a, b, kind) for (a, b), kind in self.names.items())))
        for span in lead:
            self._force(span)
        self._certain += lead

    def decide(self) -> None:
        """Give every name its kind by votes."""
        for place in unheard(self.text, self.natural, self.names, self.case, self.places, self.given):
            del self.names[place]
        narrow(self.text, self.natural, self.names, self.case, self.places)
        self.surnames = decide(self.natural, self.names, self.places, self.given, self.sport)
        for span in self._certain:
            self.names[span.start, span.end] = span.kind
        # A name of the article that the model once took for a product or a nation is still that name.
        own = self.surnames.keys() | {surface(self.natural[a:b]) for a, b in self.names}
        self.others = [
            span
            for span in self.others
            if span.kind not in NAMED_KINDS or surface(self.natural[span.start : span.end]) not in own
        ]

    def overrule(self, paragraphs: Sequence[Paragraph]) -> None:
        """Datelines and bylines are what they are."""
        sure, likely = bylines(self.natural, self.case, self.places, paragraphs)
        sure += credits(self.text)
        filed = datelines(self.text, self.natural, self.case, self.places, paragraphs)
        for span in (*filed, *sure):
            self._force(span)
            if self._is_credit(span):
                del self.names[span.start, span.end]
        taken = self._taken()
        for span in likely:
            if taken.free(span.start, span.end):
                self.names[span.start, span.end] = span.kind
                taken.add(span.start, span.end)
        self._place_towns(filed)
        self._quiet_signs({(span.start, span.end) for span in (*sure, *likely)})

    def _quiet_signs(self, known: set[tuple[int, int]]) -> None:
        """Drop who took a picture, and an outlet that signs alone on a line in capitals."""
        pictures = of_pictures(self.text)
        for start, end in list(self.names.keys() - known):
            name = self.text[start:end]
            alone = self.text[start - 1 : start] == "\n" and self.text[end : end + 1] in ("", "\n")
            is_outlet = alone and name.isupper() and " " not in name and name not in self.places.sure
            if is_outlet or (
                any(a < end and start < b for a, b in pictures) and not self._is_photographer(start, end)
            ):
                del self.names[start, end]
                self._quiet.append((start, end))

    def _place_towns(self, filed: Iterable[Span]) -> None:
        """A town of a dateline, or of an airport, is a town in all of the article, whoever else is called so."""
        # "MCKINNEY, Texas" is a "McKinney" below.
        towns = {surface(self.natural[s.start : s.end]).lower() for s in filed if s.kind is MentionKind.PLACE}
        bodies = set()
        for (start, end), kind in self.names.items():
            name = surface(self.natural[start:end])
            if kind is MentionKind.PLACE and (airport := _AIRPORT.match(name)):
                towns.add(airport["town"].lower())
            elif kind is MentionKind.ORGANISATION and name.isupper() and len(name) > _SHORT:
                bodies.add(name)
        for (start, end), kind in list(self.names.items()):
            name = surface(self.natural[start:end])
            if kind is MentionKind.PERSON and name.lower() in towns and name not in self.surnames:
                self.names[start, end] = MentionKind.PLACE
            elif kind is MentionKind.PLACE and " " in name and name.split()[0] in bodies:
                self.names[start, end] = MentionKind.ORGANISATION  # "EADS North America"

    def _is_vehicle(self, span: Span) -> bool:
        """Whether a name is a ship's or a rocket's, and no country's, firm's or known person's."""
        name = self.natural[span.start : span.end]
        if name in self.places or name in KNOWN_ORGANISATIONS or is_business(name) or is_demonym(name):
            return False
        if span.kind is MentionKind.ORGANISATION and not self.case.is_word(name):
            return False
        if span.kind is not MentionKind.ORGANISATION and is_sold(self.natural, span.end):
            return name.split()[0] not in self.given
        return is_vehicle(self.natural, span.start, span.end)

    def _is_photographer(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        return self.names[start, end] is MentionKind.PERSON and " " in name and name.split()[0] in self.given

    def complete(self) -> None:
        """Add what the model missed."""
        taken = self._taken()
        widen(self.natural, self.names, taken)
        self._whole_products()
        add_people(self.natural, self.names, taken, self.given, self.case)
        add_titled(self.natural, self.names, taken, self.case, self.places)
        add_fuller(self.natural, self.names, taken, self.surnames, self.case, self.places)
        add_repeats(self.natural, self.names, taken, self.surnames, self.case)
        add_organisations(self.natural, self.names, taken, self.case)
        add_glued(self.natural, self.names, taken, self.places)
        add_places(self.natural, self.names, taken, self.places)
        if self.sport:
            self._borders.teams(self.names)
        whole_names(self.text, self.natural, self.names, taken, self.case, self.places)
        full_names(self.natural, self.names, taken, self.case, self.places, self.given)

    def _model_name(self, product: str) -> str:
        """ "Formula Shell" of "Formula Shell 98"; the name itself where no number ends it."""
        short, _, last = product.rpartition(" ")
        return short if last.isdigit() and short.count(" ") == 1 and short not in self.places else product

    def _whole_products(self) -> None:
        """ "Shell" of "Formula Shell", where that is a product of the article."""
        texts = {self.natural[s.start : s.end] for s in self.others if s.kind is MentionKind.PRODUCT}
        longer = sorted(text for text in texts | set(map(self._model_name, texts)) if " " in text)
        for start, end in list(self.names) if longer else ():
            name = self.natural[start:end]
            for product in longer:
                at = product.find(name)
                if at > 0 and self.natural.startswith(product, start - at):
                    del self.names[start, end]
                    self.others.append(Span(start - at, start - at + len(product), MentionKind.PRODUCT))
                    break

    def _taken(self) -> Taken:
        blocking = ((s.start, s.end) for s in self.others if s.kind not in OUTER)
        return Taken(len(self.text), [*self.names, *self._quiet, *blocking])

    def _force(self, span: Span) -> None:
        """Set a span that is certain; what overlaps it goes, but for an event that holds it ("Iran-Iraq war")."""
        for start, end in [k for k in self.names if k[0] < span.end and span.start < k[1]]:
            del self.names[start, end]
        self.others = [
            s
            for s in self.others
            if not (s.start < span.end and span.start < s.end)
            or (s.kind is MentionKind.EVENT and span.kind is MentionKind.PLACE and holds(s, span))
        ]
        self.names[span.start, span.end] = span.kind

    def _is_credit(self, span: Span) -> bool:
        """Whether it is "(MERIDIAN)" in a dateline: who filed the story, unless a wire service everybody knows."""
        in_brackets = self.text[span.start - 1 : span.start] == "(" and self.text[span.end : span.end + 1] == ")"
        return in_brackets and self.text[span.start : span.end] not in AGENCY_NAMES

    def _covers(self, span: Span) -> bool:
        """Whether no name reaches out of the span."""
        return all(span.start <= a and b <= span.end for a, b in self.names if a < span.end and span.start < b)

    def _is_surname(self, span: Span) -> bool:
        """Whether a month is none: "Theresa May"."""
        if span.kind is not MentionKind.DATE or self.natural[span.start : span.end] not in (
            "May",
            "April",
            "June",
        ):
            return False
        words = self.natural[max(0, span.start - 24) : span.start].split()
        return bool(words) and words[-1] in self.given and self.natural[span.start - 1] == " "

    def _is_bearer(self, span: Span) -> bool:
        """Whether a month is who bears it as a name: "Trump and May met" in an article about Theresa May."""
        month = self.natural[span.start : span.end]
        if span.kind is not MentionKind.DATE or month not in ("May", "April", "June"):
            return False
        if _MONTH_BEFORE.search(self.natural, max(0, span.start - 20), span.start):
            return False
        if _DAY_BEHIND.match(self.natural, span.end):
            return False
        bearers = re.finditer(rf"\b([A-ZÀ-Þ][a-zß-ÿ]+) {month}\b", self.natural)
        return any(match[1] in self.given and match.end() != span.end for match in bearers)

    def _is_noun(self, span: Span) -> bool:
        """Whether a group is none: "Technician" at the start of a sentence."""
        name = self.natural[span.start : span.end]
        return span.kind is MentionKind.GROUP and self.case.is_word(name, 0.9) and not is_demonym(name)


def is_slug(natural: str, span: Span, case: CaseTable) -> bool:
    """Whether a span is "Cricket" of "CRICKET - England beat ...": the desk, not a name."""
    first = span.start == 0 or natural[span.start - 1] == "\n"
    word = natural[span.start : span.end]
    return first and natural.startswith((" - ", " -"), span.end) and case.is_word(word, 0.5)


def is_noun(natural: str, span: Span, case: CaseTable) -> bool:
    """Whether one common word was taken for a name: alone on a line ("Photo"), behind "a" or "new" ("a new Bill"),
    or at the start of a sentence and nowhere else ("Thankfully")."""
    start, end, kind = span
    word = natural[start:end]
    if not word.isalpha() or not (case.is_word(word, 0.2) or _ABSTRACT.fullmatch(word)):
        return False
    if natural[start - 1 : start] in ("", "\n") and natural[end : end + 1] in ("", "\n"):
        return case.is_word(word, 0.5)
    if kind is MentionKind.PERSON and _DETERMINED.search(natural, max(0, start - 8), start):
        return not _OF_PEOPLE.match(natural, end)
    if word.endswith("ly") and natural[end : end + 1] == "," and case.is_word(word):
        return True  # "Thankfully, ..."
    if not case.is_word(word, 0.8) and not _ABSTRACT.fullmatch(word):
        return False
    # "Tallow Industries" at the start of a sentence is a name, whatever its first word is.
    places = list(re.finditer(rf"\b{word}\b(?P<name> [A-ZÀ-Þ])?", natural))
    return not any(m["name"] for m in places) and all(
        _BEGINS.search(natural, max(0, m.start() - 4), m.start()) for m in places
    )
