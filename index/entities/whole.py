"""Firms and bodies to their ends: what still stands beside a name that belongs to it, or in it that does not.

The last look at an article's names. "Accugraph" with "Corp" behind it is Accugraph Corp wherever it was found;
"Ghana" in front of "Cocoa Board" is no place that the sentence speaks of.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.body_borders import body_end, body_start
from index.entities.casing import CaseTable
from index.entities.companies import (
    DESIGNATORS,
    WORD,
    core_of,
    has_ticker,
    is_company,
    is_mark,
    is_ticker,
    whole_company,
)
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Names
from index.entities.name_cues import is_business
from index.entities.names import initials
from index.entities.person_ends import person_end
from index.entities.small_heads import with_small_head
from index.entities.spans import Span
from index.entities.taken import Taken
from index.entities.words import GENERIC_BODIES, MARKET_WORD, PLACE_HEADS

_PERSON, _ORGANISATION, _PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_FORMS = rf"{DESIGNATORS}\b\.?(?: {DESIGNATORS}\b\.?)*"
# Possessives that are a part of the name behind them.
_OWNER = (
    r"(?:Moody|Lloyd|McDonald|Macy|Wendy|Denny|Chili|Sotheby|Christie|Kohl|Fireman|Women|Men|Children|"
    r"Farmers?|King|Queen)"
    r"['’]s "
)
_FORM = re.compile(rf"(?: \([A-Z][\w.]*(?: [A-Z]\w+)?\))? (?P<form>{_FORMS})(?!\w)")
_CAPITAL_FORM = re.compile(r"(?: (?:INC|CORP|COS?|LTD|PLC|AG|NV|SA|GROUP|BANK)\b)+(?! OF\b)")
_HEADED = re.compile(r" (?:(?:Stock|STOCK) (?:Exchange|EXCHANGE)|Department)\b")
_FULL_STOP = re.compile(r"[A-Za-z]{2}\.$")  # "S.A." keeps its own
_STOP_WITHIN = re.compile(r" [a-z<(]|, ")
_AND_SA = re.compile(r" (?:and|&) (?:SA\b|S\.A\.)")
_BANK_OF = re.compile(rf"(?<![\w&'’.-])(?:{WORD} ){{0,3}}Bank of $")
_WORD_BEHIND = re.compile(r" [A-ZÀ-Þ][\w&-]+")
_HYPHENED = re.compile(r"(?<![\w.-])(?!(?:Ex|Non|Anti|Pro|Post|Pre|Mid)-)[A-ZÀ-Þ][a-zß-ÿ]+-(?:[a-zß-ÿ]+-)*$")
_FOREIGN_HEAD = re.compile(
    r"(?<![\w-])(?:Banco|Banca|Banque|Jornal|Diario|Caisse|Caja|Cr[eé]dit|Soci[eé]t[eé]|Compagnie|Companhia|Compania|"
    r"Instituto|Istituto|Universidade?) (?:(?:Nacional|Central|Nazionale|Nationale|Generale|G[eé]n[eé]rale) )?"
    r"(?:do|da|dos|de|del|della|di|des|du)(?: la| las| los)? $"
)
_AND_ACRONYM = re.compile(r"(?P<rest>,? (?:and|&) [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*) \((?P<short>[A-Z]{3,6})\)")
_OF_STATE = re.compile(
    r"(?:U\.S\. )?(?:Justice|Labor|Commerce|Treasury|State|Defense|Energy|Interior|Trade|Agriculture|"
    r"Transportation|Education|Housing)"
)
_DEPARTMENT = re.compile(r" (?:[Dd]epartment|[Dd]ept|DEPARTMENT|DEPT)\b(?!')")
_TRADE = re.compile(
    r"(?: (?:Airlines|Airways|Laboratories|Publishers|Publishing|Petroleum|Securit(?:ies|es)|Savings|Investors|"
    r"Investments|Insurance|Metals|Motors|Utilities|Communications|Telecommunications|Pharmaceuticals|Technologies|Chemicals?|"
    r"Hotels|Stores|Foods|Breweries|Brewery|Mining|Mines|Steel|Realty|Properties|Trucking|Revenue|Industrie|"
    r"International|Capital Markets|Federal Savings|Savings Bank|National Bank|Board|Group))+\b"
    r"(?![\w-])(?! (?!Chairman|President|Chief|Vice|Director|Executive|Managing|Governor|Economist|Inc\b|"
    r"Corp\b|Co\b|Ltd\b|Group\b)[A-ZÀ-Þ])"
)
_STRONG = re.compile(r"(?:Inc|Corp|Co|Ltd|Plc|PLC|LLC|AG|GmbH)\b|[A-Z]+")
# "Kraft Inc 3rd" and "Federated Department Stores Inc ups qtly" of headlines in capitals.
_PAST_FORM = re.compile(r".*? (?:INC|CORP|LTD|PLC|CO)\b(?= (?!INC|CORP|LTD|PLC|CO\b|AND\b|OF\b|&))")
_OF_LAND = re.compile(
    rf" of (?:(?:North )?America(?: {_FORMS})?|(?P<land>[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?) (?P<form>{_FORMS}))(?!\w)"
)
_FREE = re.compile(
    rf"(?<![\w&'’./-])(?:{_OWNER}|[A-Z]\w+/)?(?:{WORD} ){{1,4}}"
    rf"(?:Inc|Corp|Ltd|Plc|PLC|LLC|GmbH|Co)\b(?: {_FORMS})?(?![\w-])"
)
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s(\"“-]))(?P<word>[A-ZÀ-Þ][\w&-]+) $")
_PARTICLE_WORDS = (
    r"(?:[Dd]e la|[Dd]e|[Dd]el|[Dd]u|[Dd]a|[Dd]os|[Vv]an der|[Vv]an|[Vv]on|[Dd]i|[Tt]en|[Tt]er|[Bb]in)"
)
_PARTICLE = re.compile(rf"(?<!\w)(?P<particle>{_PARTICLE_WORDS} )$")
_HAS_PARTICLE = re.compile(rf" (?:{_PARTICLE_WORDS}) [A-ZÀ-Þ][\w'’-]+$")
_NUMBERED = re.compile(r"(?:First|Second|Third|Fourth|Fifth|National|United|Royal)$")
_BODY = re.compile(rf" (?:(?!And\b)[A-Z][a-z]+ ){{0,3}}(?:{GENERIC_BODIES})\b(?! [A-Z][a-z]+ (?:said|told))")
_LANDSCAPE = re.compile(rf" (?:{PLACE_HEADS})\b(?![\w'’-]| [A-ZÀ-Þ])")
_COUNTRY_FIRST = re.compile(
    r"(?:U\.S\.|US|U\.K\.|UK|EC|EU|U\.S\.S\.R\.|USSR) (?P<rest>[A-Z][a-z]+(?: [A-Z][a-z]+)?)$"
)
# "EC Farm" of "EC Farm Commissioner Frans Andriessen".
_COMMISSION = re.compile(r"(?P<body>EC|EU|UN|U\.N\.|European Community|European Union|United Nations) [A-Z]")
_COMMISSIONER = re.compile(r" (?:Commissioner|Minister|Secretary|Representative|Ambassador|High Representative)\b")
_GOODS = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:"
    r"Arms|Bankers|Officials?|Exports?|Imports?|Bonds?|Notes?|Dlrs?|Dollars?|Flag|Currency|Unit|Trade|Budget|Deficit|"
    r"Economy|Sales|Stocks?|Shares|Markets?|Farmers?|Growers|Producers|Companies|Firms|Banks|Troops|"
    r"Soldiers|Allies|Prices|Rates?|Growth|Output|Crops?|Wheat|Corn|Grain|Oil|Crude|Goods|Products|Taxes|"
    r"Tariffs?|Treasur(?:y|ie)s|Citizens|Voters|Elections?|Interests?|Investors?|Traders?|Analysts?|Airlines|Cars|"
    r"Consumers?|Policy|Law|Laws|Health"
    r")$"
)

_MOSTLY_SMALL = 0.5
# What a state calls its own by one word.
_OWN_BODIES = re.compile(
    r"(?:Treasury|Navy|Army|Marines?|Congress|Senate|House|Customs|Fed|Supreme|Cabinet|Parliament|"
    r"Commission|Council|Embassy|Consulate|Mission|Agriculture|Commerce|Justice|Labor|Defense|State|Energy|"
    r"Interior|Transportation|Education|Steel|Home|Air|Coast|Central|Sprint|Open|Mint|Mail|Virgin|Capitol|"
    r"Constitution|Attorney|Ambassador)$"
)
_CAPITAL_BEHIND = re.compile(r" (?:(?:and|of|for|&) )?[A-ZÀ-Þ]")
_OF_BANKS = re.compile(
    r" (?:officials|dealers?|lending|base|loans?|reserves|prime|credit|securities|bonds?|"
    r"debt|gilts?|stocks?|paper)\b"
)
_ROLE_OF_COUNTRY = re.compile(
    r"(?:U\.S\.|U\.K\.) (?:Company|Firm|Subsidiary|Unit|Brokerage|Frigate|Group) (?=[A-ZÀ-Þ])"
    rf"(?!{DESIGNATORS}\b|Holdings\b)"
)
_ONE_OF_SEVERAL = re.compile(r"\b(?:an?|one|major|large|largest|big|another|some|other|most|any|leading|the) $")


def whole_names(text: str, natural: str, names: Names, taken: Taken, case: CaseTable, places: Gazetteer) -> None:
    """Mend the names in place.

    Args:
        text: As it stands.
        taken: What is taken in it; kept up to date.
    """
    _Whole(text, natural, names, taken, case, places).mend()


class _Whole:
    def __init__(
        self, text: str, natural: str, names: Names, taken: Taken, case: CaseTable, places: Gazetteer
    ) -> None:
        self._text = text
        self._natural = natural
        self._names = names
        self._taken = taken
        self._case = case
        self._places = places
        self._of_particles: set[str] = set()
        self._surnames: set[str] = set()
        self._begun: set[str] = set()

    def mend(self) -> None:
        longer = self._beginnings()
        self._of_particles = {
            self._natural[start + match.start() + 1 : end].lower().rpartition(" ")[0]
            + " "
            + self._natural[start:end].rpartition(" ")[2]
            for (start, end), kind in self._names.items()
            if kind is _PERSON and (match := _HAS_PARTICLE.search(self._natural[start:end]))
        }
        people = (self._natural[a:b] for (a, b), kind in self._names.items() if kind is _PERSON)
        self._surnames = {name.rpartition(" ")[2] for name in people if " " in name}
        bodies = (self._natural[a:b] for (a, b), kind in self._names.items() if kind is _ORGANISATION)
        self._begun = {" ".join(words[:2]) for words in map(str.split, bodies) if len(words) > 2}
        for start, end in sorted(self._names):
            kind = self._names.get((start, end))
            if kind is None:
                continue  # gone into the name before it
            if is_ticker(self._text, start, end):
                self._move(start, end, None)
                continue
            span = Span(start, end, kind)
            if kind is _ORGANISATION:
                span = self._cut(span, longer)
            elif kind is _PERSON:
                span = self._with_particle(span)
                span = span._replace(
                    end=person_end(self._natural, span.end, " " in self._natural[span.start : span.end])
                )
            span = self._to_the_left(self._unbroken(self._bank(span)), longer)
            span = self._to_its_acronym(self._to_the_right(span, longer))
            span = self._to_its_form(self._to_its_field(self._to_its_trade(span)))
            span = with_small_head(self._natural, span, self._case, self._places)
            if span.kind is _PLACE:
                span = self._landscape(self._body(span))
            if span != (start, end, kind):
                self._move(start, end, span)
        for match in _FREE.finditer(self._natural):
            if is_mark(match.group()) or MARKET_WORD.search(match.group()):
                continue
            if self._taken.free(*match.span()):
                self._names[match.span()] = _ORGANISATION
                self._taken.add(*match.span())
            elif (short := (match.start(), match.start() + match.group().find(" "))) in self._names:
                self._move(*short, Span(*match.span(), _ORGANISATION))  # "Canon" of "Canon USA Inc"
            else:
                self._swallow(*match.span())
        for start, end in sorted(self._names):
            if self._names.get((start, end)) is _ORGANISATION and (of := self._of_its_land(start, end)) > end:
                self._move(start, end, Span(start, of, _ORGANISATION))

    def _of_its_land(self, start: int, end: int) -> int:
        """Where a firm's name ends that goes on with a land: "Indium Corp" + "of America"."""
        match = _OF_LAND.match(self._natural, end)
        if match is None or not is_company(self._natural[start:end]):
            return end
        if match["form"] and match["land"] not in self._places:
            return end
        return match.end()

    def _swallow(self, start: int, end: int) -> None:
        """Make one company of the pieces that the model saw of it: "Illinois" of "Central Illinois Light Co"."""
        end -= self._natural[end - 1] == "." and not _STOP_WITHIN.match(self._natural, end)
        inside = sorted(k for k in self._names if k[0] < end and start < k[1])
        if not inside or inside[0][0] < start or inside[-1][1] > end:
            return
        if any(is_company(self._natural[a:b]) for a, b in inside):
            return
        edges = [start, *(edge for span in inside for edge in span), end]
        if all(a == b or self._taken.free(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)):
            self._move(*inside[0], Span(start, end, _ORGANISATION))

    def _landscape(self, span: Span) -> Span:
        """ "Panama" of the "Panama Canal"."""
        match = _LANDSCAPE.match(self._natural, span.end)
        if match is None or span.kind is not _PLACE or not self._taken.free(span.end, match.end()):
            return span
        if "." in self._text[span.start : span.end] and match.group() != " Gulf":
            return span
        return span._replace(end=match.end())

    def _beginnings(self) -> set[str]:
        """The first words, two and more, of the article's companies."""
        found: set[str] = set()
        for (start, end), kind in self._names.items():
            name = self._natural[start:end]
            if kind is _ORGANISATION and (is_company(name) or has_ticker(self._natural, end)):
                words = name.split()
                found.update(" ".join(words[:count]) for count in range(2, len(words) + 1))
        return found

    def _move(self, start: int, end: int, span: Span | None) -> None:
        """Put a name where it belongs, if nothing else is there."""
        others = [k for k in self._names if span and k[0] < span.end and span.start < k[1] and k != (start, end)]
        if any(not (span and span.start <= a and b <= span.end) for a, b in others):
            return
        for key in (*others, (start, end)):
            self._names.pop(key, None)
        if span:
            self._names[span.start, span.end] = span.kind
            self._taken.add(span.start, span.end)

    def _with_particle(self, span: Span) -> Span:
        """ "Miranda" with the "de" before it, where the article knows a Luis de Miranda."""
        match = _PARTICLE.search(self._natural, max(0, span.start - 12), span.start)
        if match is None:
            return span
        name = self._natural[span.start : span.end]
        if " " not in name and f"{match['particle'].lower()}{name}" in self._of_particles:
            return span._replace(start=match.start("particle"))
        return span

    def _cut(self, span: Span, longer: set[str]) -> Span:
        """The name without what a headline says of it, and "U.S." of "U.S. Arms"."""
        name = self._text[span.start : span.end]
        if _FULL_STOP.search(name) and is_company(name) and not _STOP_WITHIN.match(self._natural, span.end):
            span, name = span._replace(end=span.end - 1), name[:-1]  # the sentence's
        if name.isupper() and not is_company(name.title()) and (match := _PAST_FORM.match(name)):
            return span._replace(end=span.start + match.end())
        if (match := _COMMISSION.match(name)) and _COMMISSIONER.match(self._natural, span.end):
            return span._replace(end=span.start + match.end("body"))
        if match := _ROLE_OF_COUNTRY.match(name):  # "U.S. Company Doe Run"
            return span._replace(start=span.start + match.end())
        match = _COUNTRY_FIRST.match(name)
        if match and not has_ticker(self._text, span.end) and self._is_of_country(match["rest"], span, longer):
            return Span(span.start, span.start + match.start("rest") - 1, _PLACE)
        return span

    def _is_of_country(self, rest: str, span: Span, longer: set[str]) -> bool:
        """ "Complaints" of "U.S. Complaints about prices": the full stop of "U.S." made it large."""
        if _GOODS.match(rest):
            return True
        if " " in rest or _OWN_BODIES.match(rest) or not self._case.is_word(rest, _MOSTLY_SMALL):
            return False
        name = self._natural[span.start : span.end]
        if name in longer or name in self._begun or _CAPITAL_BEHIND.match(self._natural, span.end):
            return False
        if rest not in ("Bank", "Government"):
            return True
        several = rest == "Bank" and _ONE_OF_SEVERAL.search(self._natural, max(0, span.start - 12), span.start)
        return bool(several or _OF_BANKS.match(self._natural, span.end))

    def _to_the_left(self, span: Span, longer: set[str]) -> Span:
        """ "Honda" with "American" before it, where the article knows American Honda."""
        match = _WORD_BEFORE.search(self._natural, max(0, span.start - 24), span.start)
        if match is None:
            return span
        name = self._natural[span.start : span.end]
        numbered = span.kind is _ORGANISATION and _NUMBERED.match(match["word"]) and is_business(name)
        if numbered or f"{match['word']} {name}" in longer:
            return self._to_the_left(Span(match.start("word"), span.end, _ORGANISATION), longer)
        return span

    def _bank(self, span: Span) -> Span:
        """ "Finland" of the "Bank of Finland"."""
        if span.kind is _PLACE and (match := _BANK_OF.search(self._natural, max(0, span.start - 50), span.start)):
            return Span(match.start(), span.end, _ORGANISATION)
        return span

    def _unbroken(self, span: Span) -> Span:
        """ "Bois" of "Aulnay-sous-Bois", "Brasil" of "Banco do Brasil", "Canada" of "Ford of Canada Ltd"."""
        text = self._natural
        if text[span.start - 1 : span.start] == "-" and text[span.start : span.end] not in self._places:
            match = _HYPHENED.search(text, max(0, span.start - 30), span.start)
            free = match is not None and self._taken.free(match.start(), span.start)
            return span._replace(start=match.start()) if match and free else span
        if match := _FOREIGN_HEAD.search(text, max(0, span.start - 40), span.start):
            return Span(match.start(), span.end, _ORGANISATION)
        if core_of(text[span.start : span.end]) in self._places and text.endswith(" of ", 0, span.start):
            form = _FORM.match(text, span.end)
            if not is_company(text[span.start : span.end]) and not (form and _STRONG.match(form["form"])):
                return span
            before = next((k for k in self._names if text[k[1] : span.start] == " of "), None)
            if before and self._names[before] is not _PLACE:
                return Span(before[0], span.end, _ORGANISATION)
        return span

    def _to_the_right(self, span: Span, longer: set[str]) -> Span:
        """ "Bork" with "Medical" behind it, where the article knows Bork Medical Services Inc."""
        match = _WORD_BEHIND.match(self._natural, span.end)
        if match is None or span.kind is _PLACE:
            return span
        name = self._natural[span.start : match.end()]
        if name not in longer or not self._taken.free(span.end, match.end()):
            return span
        return self._to_the_right(Span(span.start, match.end(), _ORGANISATION), longer)

    def _to_its_acronym(self, span: Span) -> Span:
        """ "Bank of Bahrain" with "and Kuwait (BBK)" behind it."""
        if span.kind is not _ORGANISATION:
            return span
        match = _AND_ACRONYM.match(self._natural, span.end)
        if match is None:
            return span
        end = match.end("rest")
        if match["short"].lower() not in initials(self._natural[span.start : end]):
            return span
        return span._replace(end=end)

    def _to_its_trade(self, span: Span) -> Span:
        """ "America West" with "Airlines" behind it."""
        match = _TRADE.match(self._natural, span.end)
        name = self._natural[span.start : span.end]
        if (
            match is None
            or span.kind is _PLACE
            or is_business(name)
            or not self._taken.free(span.end, match.end())
        ):
            return span
        if span.kind is _PERSON and (" " in name or name in self._surnames):
            return span
        return Span(span.start, match.end(), _ORGANISATION)

    def _to_its_field(self, span: Span) -> Span:
        """ "Economic Commission" with "for Africa" behind it, "Energy Ministry" with "Mines and" before it."""
        if span.kind is not _ORGANISATION:
            return span
        start = body_start(self._natural, span.start, span.end, self._case, self._places)
        end = body_end(self._natural, span.start, span.end, self._places)
        return span if (start, end) == span[:2] else Span(start, end, _ORGANISATION)

    def _to_its_form(self, span: Span) -> Span:
        """A name with the marks of a company behind it."""
        start, end, kind = span
        name = self._text[start:end]
        if name.endswith((" NT", " N.T.")) and (match := _AND_SA.match(self._natural, end)):
            return span._replace(end=match.end())  # "Bank of America NT and SA"
        of_state = kind is _ORGANISATION and _OF_STATE.fullmatch(self._natural, start, end)
        if of_state and (body := _DEPARTMENT.match(self._text, end)):
            return span._replace(end=body.end())  # "the Labor department", "JUSTICE DEPT"
        if kind is _ORGANISATION and (body := _HEADED.match(self._text, end)) and not is_business(name):
            return span._replace(end=body.end())  # "U.S. Treasury Department", "PACIFIC STOCK EXCHANGE"
        match = _FORM.match(self._natural, end)
        form = match["form"] if match else ""
        if match is None and name.isupper() and kind is not _PLACE:
            match = _CAPITAL_FORM.match(self._text, end)
            form = match.group().strip() if match else ""
        of_partners = name.endswith(" Co") and form in ("Ltd", "Inc", "Plc", "PLC")  # "Olympic Co" + "Ltd"
        if match is None or (is_company(name) and not of_partners and "(" not in match.group()):
            return span
        if kind is not _ORGANISATION and not _STRONG.match(form):
            return span
        end = match.end()
        end -= self._natural[end - 1] == "." and not _STOP_WITHIN.match(self._natural, end)
        floor = max((b for _, b in self._names if b < start), default=0)
        return whole_company(self._natural, Span(start, end, _ORGANISATION), floor, self._case, self._places)

    def _body(self, span: Span) -> Span:
        """ "Ghana" of the "Ghana Cocoa Board"."""
        name = self._text[span.start : span.end]
        if name not in self._places.sure or self._text[span.end : span.end + 1] != " ":
            return span
        match = _BODY.match(self._natural, span.end)
        if match is None or not self._taken.free(span.end, match.end()):
            return span
        return Span(span.start, match.end(), _ORGANISATION)
