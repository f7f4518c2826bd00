"""Hints in a sentence at who or what a name is, where no sign tells it (`telling_signs`): its part in the news.

"Elm Corp said it will close its copper mines" says of no firm what it is, and yet tells most readers enough. Such
a sentence is shown as what the news has of a name, never as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.naming.describe_phrases import OPENS
from index.naming.describe_words import word_set
from index.naming.telling_words import LANDS, without_list

_THINGS = (
    r"(?:business(?:es)?|operations?|divisions?|units?|subsidiar(?:y|ies)|plants?|stores?|restaurants?|hotels?|mines?|"
    r"mills?|refiner(?:y|ies)|smelters?|fields?|properties|products?|models?|aircraft|ships|fleet|branches|customers|"
    r"reserves|wells|newspapers?|stations?|centers?|centres?|facilit(?:y|ies)|laborator(?:y|ies)|factor(?:y|ies)|"
    r"markets?|drugs?|lines?|services?|exports?|imports?|crops?|flights?|routes?|policyholders|members|workers)\b"
)
_OWN_THINGS = re.compile(rf"\b(?:[Ii]ts|their|all|several|some|the|own|owns|in) (?:[\w-]+ ){{1,4}}?{_THINGS}")
_SETS_PRICES = re.compile(
    r"\b(?:rais|lower|cut|increas|reduc|chang|post)\w* (?:its |the |their )?(?:[\w.-]+ ){0,5}"
    r"(?:prices?|rates?|output|production|capacity|postings?)\b"
)
_CONTRACT = re.compile(r"\b(?:contracts?|orders?|approval|licen[cs]e|patents?) (?:to|for|from|on)\b")
_IN_A_DEAL = re.compile(
    r"\b(?:managers?|underwriters?|arrangers?|dealers?|bookrunners?|agents?|brokers?|advisers?|advisors?),?"
    r"(?: is| are| include| were)? (?:the )?$"
)
_THROUGH = re.compile(
    r"\b(?:offered|offering|managed|underwritten|arranged|led|placed|sold)\b.{0,80} (?:through|by) $"
)
_BOUGHT = re.compile(
    r"\b(?:acquir\w+|buy\w*|bought|purchas\w+|sell\w*|sold|merg\w+|acquisition|sale|stake|interest|bid|offer|"
    r"tender\w*)\b(?: \w+){0,4} (?:the )?$"
)
_LAND = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, LANDS), key=len, reverse=True))})\b|\b[A-Z][a-z]+(?:ese|ish|ian)\b"
)
_THERE = re.compile(r"\b(?:in|at|near|from|to|of|through|via|for|outside) (?:the )?$")
_ACTS = re.compile(r",? (?:said|says|told|added|has|had|was|will|would|is)\b")
_OWNER = re.compile(r"['’]s? [a-z]")
_SOMETHING_OF = re.compile(r" [a-z]+(?<!ed)(?<!ing) [a-z]+")
_AROUND = 220
_WORD = re.compile(r"[a-z]{3,}")
_TRADES = word_set(
    "oil gas petroleum crude gasoline coal coke copper gold silver platinum zinc lead nickel tin steel iron "
    "aluminium aluminum uranium metals mining drilling exploration refining refinery smelter pipeline bank "
    "banking savings thrift loans deposits mortgage mortgages insurance insurer insurers premiums "
    "underwriting brokerage securities airline airlines flights airport aircraft jet jets helicopter "
    "helicopters aerospace aviation satellite satellites rocket drug drugs pharmaceutical pharmaceuticals "
    "vaccine vaccines medical hospital hospitals health diagnostic biotechnology computer computers software "
    "semiconductor semiconductors chips chip microprocessor electronics electronic telephone "
    "telecommunications cable television radio broadcasting newspaper newspapers magazine magazines "
    "publishing books film films movie movies record records supermarket supermarkets stores retail retailing "
    "apparel clothing shoes footwear textile textiles carpet furniture toys jewelry cosmetics restaurant "
    "restaurants hotel hotels casino casinos cars car automobile automotive automobiles trucks truck tires "
    "tyres vehicles engines grain wheat corn maize barley rice soybean soybeans oilseeds sugar coffee cocoa "
    "tea cotton rubber tobacco cigarettes cattle hogs pork beef poultry meat dairy milk cheese fruit citrus "
    "vegetables fish food foods beverage beverages beer brewing wine spirits paper pulp newsprint timber "
    "lumber forest forestry packaging glass plastics plastic chemical chemicals fertilizer fertiliser "
    "fertilizers cement concrete construction building homes housing real estate property electricity "
    "electric power nuclear utility reactor water waste shipping ship ships vessels tankers tanker port "
    "railway railroad rail trucking freight cargo bus leasing engineering machinery machine machines tools "
    "equipment defense defence missile missiles military army navy troops guerrillas rebels parliament "
    "election court courts judge university research scientists union workers strike ministry minister budget "
    "policy tax exchange futures options lottery racing sports baseball nursing laboratory laboratories "
    "photographic optical laser x-ray instruments sensors batteries lamps appliances"
)
"""Words of a trade: what somebody's news is about."""
_OF_IT = re.compile(
    r"(?:The (?:company|firm|bank|group|concern|agency|corporation|unit|division|subsidiary|plant|mine|airline|"
    r"paper)|"
    r"It|Its|He|She|His|Her|Company)\b"
)


def hints(before: str, after: str, kind: MentionKind) -> Iterator[float]:
    """The weights of such hints around a name; less than 2, which tells something.

    Args:
        before: The sentence up to the name.
        after: Behind it.
    """
    before, after = before[-_AROUND:], after[:_AROUND]
    opens = OPENS.search(before) is not None
    if kind is MentionKind.PLACE:
        if _LAND.search(before) or _LAND.search(after):
            yield 1.0 if _THERE.search(before) else 0.9
        elif _THERE.search(before):
            yield 0.4
        return
    if _IN_A_DEAL.search(without_list(before)):
        yield 1.5
    elif _THROUGH.search(before):
        yield 1.1
    if kind is MentionKind.ORGANISATION:
        if opens and _OWN_THINGS.search(after):
            yield 1.4
        if opens and _SETS_PRICES.search(after):
            yield 1.3
        if opens and _CONTRACT.search(after):
            yield 1.2
        if _BOUGHT.search(before):
            yield 0.8
        if _OWN_THINGS.match(before[-40:] + " "):
            yield 0.6
    if _OWNER.match(after):
        yield 0.7
    elif kind is MentionKind.ORGANISATION and _SOMETHING_OF.match(after):
        yield 0.5
    if opens and _ACTS.match(after):
        yield 0.5


def trades_of(text: str) -> set[str]:
    """The words of a trade in a text, by which its reader sees what the news is about."""
    return {word for word in _WORD.findall(text) if word in _TRADES}


def is_of_it(following: str) -> bool:
    """Whether a sentence goes on about whom the one before it began with."""
    return _OF_IT.match(following) is not None
