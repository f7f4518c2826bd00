"""What stands around a name: evidence for its kind, as weights to be added up.

What the name's own words say (`index.entities.name_cues`) is weighed with it.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.casing import case_table
from index.entities.gazetteer import Gazetteer
from index.entities.name_cues import SEATS, UNIONS, has_head, is_business, is_land, is_site
from index.entities.short_forms import STATES
from index.entities.words import TITLES

PERSON, ORGANISATION, PLACE = KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)

_BEFORE, _BEHIND = 32, 26  # characters looked at on either side

_TITLE_BEFORE = re.compile(
    rf"\b(?:{TITLES}|spokesman|spokeswoman|spokesperson|leader|"
    r"representative|congressman|congresswoman|senator|lawmaker|ranger|pastor|organi[sz]er|coordinator|co-founder|CEO|"
    r"astronaut|prosecutor|"
    r"chief executive|executive secretary|money manager|striker|captain|coach|defender|midfielder|forward|"
    r"(?:president|chancellor|mayor|governor|minister|premier|President|Chancellor|Mayor|Governor|Minister)-(?:elect|designate)|"
    r"goalkeeper|director|chairman|chairwoman|analyst|economist|actor|actress|singer|author|lawyer|son|daughter|"
    r"wife|husband|brother|sister|father|mother|commander|champion|trader|dealer|fellow|seed|journalist|reporter|"
    r"miner|farmer|driver|pilot|teacher|student|worker|officer|soldier|policeman|engineer|scientist|researcher|"
    r"professor|historian|attorney|judge|doctor|nurse|resident|suspect|activist|composer|painter|novelist|poet|"
    r"filmmaker|photographer|musician|guitarist|rapper|comedian|columnist|skipper|physicist|surgeon|architect)"
    r"\.?\s+$"
)
# "the newspaper El Pais": what it is stands right in front of the name.
_CALLED = re.compile(
    r"\b(?:group|company|firm|newspaper|daily|weekly|magazine|broadcaster|agency|airline|carmaker|automaker|"
    r"drugmaker|"
    r"brokerage|watchdog|think tank|retailer|maker|conglomerate|subsidiary|charity|network|club|team|band|"
    r"newsweekly|tabloid|bank|insurer|utility|miner|steelmaker|brewer)\s[\"“]?$"
)
_ORGANISATION_BEFORE = re.compile(
    r"\b(?:unit|rival|parent|side|champions|shares (?:in|of)|stake in|acquire|acquired|"
    r"chairman of|president of|director of|head of|member of|members of|employees of|analyst (?:at|with)|"
    r"spokes(?:man|woman|person) for|spokes(?:man|woman|person) of|subsidiary of|unit of|division of|"
    r"sale of|merger with|worked (?:for|at)|works (?:for|at)|played for|plays for|signed (?:for|with)|"
    r"joined|joining|coach of)\s+(?:the\s+)?$"
)
_ORGANISATION_BEHIND = re.compile(
    r"(?:['’]s?)?\s(?:sales|profits?|earnings|revenues?|directors|chairpersons?|brand|debts?|products|factory|factories|"
    r"customers|"
    r"earned|posted|CEO|CFO|Chief Executive|Chairman|Vice President|shares|stock|shareholders|board|chairman|"
    r"chief executive|subsidiary|employees|spokes\w+|"
    r"officials? said|militants|fighters|gunmen|guerrillas|rebels|members|lawmakers|analysts?|headquarters|"
    r"executives?|unit|group|plc|quarterback|goalkeeper|striker|midfielder|defender|fans|coach|manager|"
    r"editor|correspondent)\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:city|town|village|district|province|camp|capital|port|state|island|suburb|region|county|republic|"
    r"border with|streets|outskirts|north|south|east|west|northeast|northwest|southeast|southwest) of|"
    r"(?:[Ii]n|at|near|from|into|across|over|around) (?:(?:north|south|east|west|northeast|northwest|southeast|"
    r"southwest)(?:ern)?|central|downtown|nearby|neighbou?ring|occupied)|(?:capital|town|city|village),?|"
    r"born in|residents? of|natives? of|[Mm]ayors? of|district head of|"
    r"arrived in|based in|lives in|lived in|living in|held in|visit to|trip to|"
    r"flew to|travel(?:l?ed)? to|"
    r"neighbou?ring)\s$"
)
# "the crossing point to Gaza, Kerem Shalom"
_CROSSING_BEFORE = re.compile(r"\b(?:crossing|checkpoint|gateway)(?: point)? (?:to|into|for) [A-Z][\w-]+, $")
_IN = re.compile(r"\b[Ii]n $")
_FOREIGN_PLACE = re.compile(
    r"(?:La|Las|Los|El|San|Santa|Santo|Sao|Rio|Entre|Villa|Puerto|Porto|Lago|Mount|Fort) [A-Z]\w+$"
)
# "shares in Superdrug", "confidence in Barclays".
_SHARE_IN = re.compile(
    r"\b(?:stakes?|shares?|interests?|holdings?|positions?|invest\w*|confidence|partners?|trading|dealings|control|"
    r"trust|believes?|faith|participation|stock|role|rise|fall|jobs?|manager|director|member|than|starred|appeared|\d+)"
    r" in $"
)
# "Stanford" in "teaches management at Stanford", "Varig" in "the Varig airline", "Nacco" in "Nacco said its".
_WORKS_AT = re.compile(
    r"\b(?:analysts?|economists?|strategists?|traders?|brokers?|dealers?|professor|researchers?|partner|lecturer|"
    r"scientist|engineer|vice president|executive|works|worked|teach(?:es|ing)? \w+|studied|graduated?|degree)"
    r"(?: of \w+)? (?:at|with|for|from) $"
)
_TRADE_BEHIND = re.compile(
    r" (?:airline|brokerage|newspaper|news agency|carmaker|automaker|supermarket|department stores?|stores|bank|"
    r"conglomerate|refinery|shipyard|sawmill)\b"
)
_ITS = re.compile(
    r" (?:said|says|announced) (?:its|it (?:has|had|will|would|plans|expects|agreed|sold|bought|acquired|"
    r"completed|signed|filed|received|formed|intends|cut|raised|named|[a-z]{3,}s(?<!was)))\b"
)
_COMPANY_ACTS = re.compile(
    r" (?:said|says|shares?|stock|shareholders|stockholders|"
    r"earned|reported|expects|plans|holders|now owns|owns|will|has|had|common)\b|"
    r"['’]s (?:\S+ ){0,3}(?:shares?|stock|board|profit|earnings|common|assets|business|operations)\b"
)
_PLACE_BEHIND = re.compile(
    r",? (?:refugee )?(?:crossing|checkpoint|junction|corridor|camp|city|district|province|town|"
    r"village|airport|port|harbou?r|border|neighbou?rhood|peninsula|region|"
    r"suburb|island|valley|county)\b|-based\b"
    # "Kerem Shalom, the chief gateway for aid"
    r"|, (?:the|a) (?:[\w’'-]+ ){0,3}?(?:gateway|crossing|town|city|village|port|capital|camp|district|"
    r"province|suburb|island|enclave|border post)(?= (?:of|in|for|where|that|on|near|into|to|between|with)\b|[,.])"
)
# "Sputnik, a Russian state site,", "Pueblo Sin Fronteras, the group that"
_BODY_BEHIND = re.compile(
    r", (?:an?|the) (?:(?!of\b|and\b)[\w’'-]+ ){0,4}?(?:site|website|outlet|newspaper|company|firm|start-?up|app|"
    r"platform|network|broadcaster|newswire|magazine|blog|nonprofit|think tank|charity|coalition|watchdog|"
    r"organi[sz]ation)"
    r"(?=[,.;]| (?:that|which|based|owned|run|founded|in|for|focus\w+|promoting|representing|advocating)\b)"
)
_PERSON_BEHIND = re.compile(
    r",? (?:who|whose|\d\d,|aged \d|himself|herself|told|added|recalled|wrote|scored|joked|tweeted)\b|,? \(\d\d\)"
)
_OF_LEADER_BEHIND = re.compile(
    r"(?:['’]s?)? (?:administration|inauguration|presidency|cabinet|wife|husband|son|daughter|nomination|lawyers?|"
    r"campaign|election|speech|impeachment|tweets?|re-?election|mother|father|family|testimony)\b"
)
# "Fischer Black, head of the trading division"
_IN_OFFICE = re.compile(
    r", (?:an? |the |its |one of the )?(?:(?:vice|executive|senior|deputy|chief|former|assistant|general) )*"
    r"(?:president|chairman|director|analyst|economist|manager|head|minister|secretary|governor|treasurer|"
    r"partner) (?:of|at|and|for|with)\b"
)
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][a-zß-ÿ'’-]+")
_AGE_BEHIND = re.compile(r", (?:aged )?[1-9]\d, ")  # "Parata, 75, has"
_OFFICE_BEFORE = re.compile(r"\b(?:Secretary|Minister) of (?:the )?$")
_MINISTER_BEHIND = re.compile(r" (?:Minister|Secretary|Commissioner|Undersecretary|Advis[eo]r)\b")
_OFFICE_BEHIND = re.compile(r" (?:Minister|Secretary|Ministry|Department)\b")
# "Trade Representative", "Finance minister": a field, of which nobody is called.
_FIELD = re.compile(
    r"(?:Finance|Agriculture|Farm|Trade|Energy|Commerce|Defen[cs]e|Industry|Justice|Labou?r|Transport|Health|"
    r"Education|Interior|Environment|Economy|Planning|Mines|Information|Housing|Fisheries|Budget)$"
)
_OF_FIELD_BEHIND = re.compile(
    r" (?:and [A-Z][a-z]+ )?(?:[Mm]inisters?|[Ss]ecretary|(?:Under|Vice |Deputy )[Ss]ecretary|Undersecretary|"
    r"[Cc]ommissioner|[Rr]epresentative|[Dd]irector|[Pp]ortfolio)\b"
)


def weights(
    text: str, start: int, end: int, name: str, kind: MentionKind, places: Gazetteer
) -> dict[MentionKind, float]:
    """How much the words around and in a name say for each kind; the model's own word would be 1."""
    w = dict.fromkeys(KINDS, 0.0)
    before = text[max(0, start - _BEFORE) : start]
    behind = text[end : end + _BEHIND]
    several = " " in name
    if _TITLE_BEFORE.search(before):
        w[PERSON] += 1.5
    elif _CALLED.search(before):
        w[ORGANISATION] += 1.5
    elif _ORGANISATION_BEFORE.search(before):
        w[ORGANISATION] += 0.6
    known_place = name in places
    if not known_place and (_WORKS_AT.search(before) or _TRADE_BEHIND.match(behind)):
        w[ORGANISATION] += 1.2
    if not known_place and kind is not ORGANISATION and _ITS.match(behind) and not before.endswith(" of "):
        w[ORGANISATION] += 1.2
    elif kind is PLACE and not known_place and _COMPANY_ACTS.match(behind):
        w[ORGANISATION] += 0.6
    if not known_place and behind.startswith(", ") and _BODY_BEHIND.match(text, end):
        w[ORGANISATION] += 1.5
    if several and kind is not PERSON:
        if has_head(name) or (kind is ORGANISATION and is_business(name)):
            w[ORGANISATION] += 2.0
        elif _IN_OFFICE.match(behind) and not known_place and _FULL_NAME.fullmatch(name):
            w[PERSON] += 1.5
        elif is_land(name):
            w[PLACE] += 2.0
    elif several and is_business(name):
        w[ORGANISATION] += 2.0
    elif several and is_site(name):
        w[PLACE] += 2.0
    if name in STATES:
        w[PLACE] += 3.0
    if name in UNIONS:
        w[ORGANISATION] += 3.0
    if name in SEATS:
        w[PLACE if is_locative(text, start) else ORGANISATION] += 3.0
    if _PLACE_BEFORE.search(before):
        w[PLACE] += 1.0 if kind is PERSON else 2.0
    elif kind is not PERSON and _IN.search(before):
        foreign = _FOREIGN_PLACE.match(name) is not None  # "La Pampa"
        unknown = not known_place and not name.isupper() and not is_business(name) and (foreign or not several)
        w[PLACE] += 0.9 if unknown and not _SHARE_IN.search(before) else 0.3
    if kind is ORGANISATION and not several and before.endswith("the ") and _FIELD_BEHIND.match(text, end):
        w[PLACE] += 1.2
    if _PLACE_BEHIND.match(behind) or _CROSSING_BEFORE.search(before):
        w[PLACE] += 1.5
    elif _AGE_BEHIND.match(behind):
        w[PERSON] += 2.0
    elif _PERSON_BEHIND.match(behind):
        w[PERSON] += 0.6
    elif (
        kind is not PLACE
        and not several
        and not known_place
        and not name.isupper()
        and _OF_LEADER_BEHIND.match(behind)
    ):
        w[PERSON] += 0.8
    elif _ORGANISATION_BEHIND.match(behind):
        w[ORGANISATION] += 0.6
    if name in places.sure or (several and name.lower() in places.several):
        w[PLACE] += 1.5
    elif kind is not PERSON and name in places.likely:
        w[PLACE] += 0.4
    return w


def in_office(text: str, end: int) -> bool:
    """Whether an office stands behind a name: ", head of the trading division"."""
    return _IN_OFFICE.match(text, end) is not None


_GROUND_BEHIND = re.compile(
    r" (?:and [A-Z]\w+ )?(?:[a-z-]+ ){0,2}(?:property|deposit|mine|mines|prospect|oil ?field|gas ?field|field|"
    r"basins?|regions?|prefecture|dam|river|smelter|refinery|tract|tunnel|vein|shaft|open pit)\b"
)
_FIELD_BEHIND = re.compile(
    r" (?:(?:oil|gas|oil and gas|natural gas|coal) (?:fields?|platforms?|rigs?)|field|basins?|deposit|prospect|"
    r"(?:gold|coal|silver|copper|uranium|zinc|tin) mines?)\b"
)
_THE = re.compile(r"\b[Tt]he $")
_PRODUCT_BEHIND = re.compile(
    r" (?:fares?|tickets?|tablets?|cigarettes?|beer|whiskey|vodka|software|minivans?|sedans?)\b|"
    r",?(?: is)? an? (?:[a-z-]+ ){0,6}(?:drug|hormone|vaccine|antibiotic|treatment|herbicide|pesticide|painkiller|"
    r"detergent|sweetener)\b(?! (?:company|maker|firm|concern|manufacturer|producer|group|store|chain|giant))"
)
_PEOPLE_BEHIND = re.compile(
    r" (?:administration|government|family|camp|campaign|presidency|era|team|brothers?|sisters?|years|regime|"
    r"clan|couple|twins|trial|case|nomination|cabinet|dynasty|estate|children|plan)\b"
)
_OF_HIS_BEHIND = re.compile(r" (?:said|says|told \w+) (?:that )?(?:his|her|he|she)\b")
_ACCORD_BEHIND = re.compile(r" (?:[a-z]+ )?(?:accords?|pact|agreement|summit|meeting)\b")


def is_introduced(text: str, start: int, end: int) -> bool:
    """Whether a name is told as a person's by a title or an age beside it."""
    if _TITLE_BEFORE.search(text, max(0, start - _BEFORE), start):
        return True
    return any(cue.match(text, end) for cue in (_PEOPLE_BEHIND, _AGE_BEHIND, _PERSON_BEHIND, _OF_HIS_BEHIND))


_WHOSE_BEFORE = re.compile(r"\b(?:of|for|at|by|with|from|in|to|[Tt]he) $")


def is_of_his(text: str, start: int, end: int) -> bool:
    """Whether somebody says so of himself: "Cross said he", not "a spokesman for Cross said he"."""
    if _OF_HIS_BEHIND.match(text, end) is None:
        return False
    return _WHOSE_BEFORE.search(text, max(0, start - 8), start) is None


# "forces east of Amarah", "towns of Edgecumbe, Whakatane and Kawerau", "eastern Java"
_PLACED_BEFORE = re.compile(
    r"\b(?:[Tt]owns?|[Vv]illages?|[Cc]it(?:y|ies)|[Pp]orts?|[Gg]overnment|[Pp]rovinces?|[Ii]slands?|[Ss]uburbs?|"
    r"[Dd]istricts?|(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|streets) of|"
    r"(?<!the )(?:northern|southern|eastern|western|central|downtown|nearby|neighbou?ring)"
    r")(?: of (?:[A-ZÀ-Þ][\w-]+(?:,| and) ){0,3})?\s?$"
)
_PLACED_BEHIND = re.compile(r" (?:police|airport|harbou?r|province|peninsula|prefecture|county)\b")
_WHERE_BEHIND = re.compile(r",? where\b")
_AT_BEFORE = re.compile(r"\b(?:at|in|to|near|from) $")
_OF_STATE_BEHIND = re.compile(r", (?P<state>[A-Z][\w.]*)")
_SPEAKS = re.compile(
    r",? (?:also |then |now )?(?:said|says|told|added|has|had|did|will|would|could|may|announced|agreed|declined|"
    r"reported|expects|plans|urged|denied)\b"
)
_ACTS = re.compile(
    r"(?:['’]s?)?,? (?:also |then |now )?(?:said|says|told|added|was|is|has|had|who|did|will|would|could|may|"
    r"called|"
    r"urged|warned|denied|announced|spoke|met|won|lost|took|made|went|came|became|began|noted|argued|thinks|"
    r"believes|expects|sees|declined|wrote|[a-z]{2,}ed|[a-z]{3,}[a-rt-z]s)\b"
)


def is_placed(text: str, start: int, end: int) -> bool:
    """Whether a name is told as a place's by what stands beside it: "the towns of Edgecumbe and Whakatane"."""
    before = text[max(0, start - 60) : start]
    if _PLACED_BEFORE.search(before) or _PLACED_BEHIND.match(text, end):
        return True
    if _WHERE_BEHIND.match(text, end) and _AT_BEFORE.search(before):
        return True
    match = _OF_STATE_BEHIND.match(text, end)
    return match is not None and match["state"] in STATES


def acts(text: str, end: int) -> bool:
    """Whether a name does what people do."""
    return _ACTS.match(text, end) is not None


_HEADED_SMALL = re.compile(
    r" (?:department|ministry|dept|party|committee|board|commission|bureau|agency|council|union)\b"
)


def is_headed(text: str, end: int) -> bool:
    """Whether the head of a body stands behind its field in small letters: "the Labor department"."""
    return _HEADED_SMALL.match(text, end) is not None


def speaks(text: str, end: int) -> bool:
    """Whether a name says, plans or has what bodies do; a plural behind it is no verb: "Federal funds"."""
    return _SPEAKS.match(text, end) is not None


def is_ground(text: str, start: int, end: int) -> bool:
    """Whether states agreed on something that is called so, or somebody digs there: "the Louvre pact"."""
    if _ACCORD_BEHIND.match(text, end):
        return True
    return bool(_GROUND_BEHIND.match(text, end) and _THE.search(text, max(0, start - 4), start))


def is_sold(text: str, end: int) -> bool:
    """Whether a name is a drug's, a brand's, a fare's."""
    return _PRODUCT_BEHIND.match(text, end) is not None


_INDEX_BEHIND = re.compile(
    r" (?:[Ii]ndustrials?|[Aa]verage|[Cc]omposite|[Ii]ndex|[Ii]ndices)\b|,? (?:was|were|is|rose|fell|closed|"
    r"ended|gained|lost|dropped|slipped|jumped|currently|finished|plunged|tumbled|climbed|opened|slid)\b"
)


def is_index(text: str, start: int, end: int, name: str) -> bool:
    """Whether "Dow Jones" means the average, "Nasdaq" the index of its shares."""
    if name.startswith("Standard "):
        return text.startswith((" 500", " 100"), end)
    if name == "Dow Jones":
        return _INDEX_BEHIND.match(text, end) is not None
    return (
        name in ("Nasdaq", "NASDAQ")
        and re.match(r" (?:[Cc]omposite|[Ii]ndex)\b", text[end : end + 12]) is not None
    )


_RATING = re.compile(r"(?:AAA|AA|BBB|BB|CCC|CC|Aaa|Aa|Baa|Ba|Caa)(?:-?\d|-plus|-minus)?")
_RATED = re.compile(r"\b(?:to|from|rated|rates|at|and|of) $")


def is_rating(text: str, start: int, name: str) -> bool:
    """Whether a name is how well somebody pays: "to BB-plus from BB"."""
    return _RATING.fullmatch(name) is not None and _RATED.search(text, max(0, start - 8), start) is not None


def company_weight(text: str, end: int) -> float:
    """How much says that a short name is the company of the article that begins so: "South Atlantic said"."""
    return 1.2 if _COMPANY_ACTS.match(text, end) else 0.0


_TEAM_BEHIND = re.compile(
    r" (?:beat|beats|defeated|thrashed|edged|won|wins|lost|loses|drew|led|trailed|trail|tied|scored|needed?|"
    r"closed|declared|"
    r"reached|had|took|host|hosts|hosted|travel|visit|face|faced|go|went|moved|stayed|remain|have|"
    r"striker|captain|skipper|player|manager|quarterback|batsman|bowler|pitcher|starter|catcher|fly-half|"
    r"hooker)\b|"
    r"['’]s? (?:striker|captain|skipper|first|second|third|goal|win|lead|innings|defen[cs]e|attack|bench|"
    r"bullpen)\b| \d+\b"
)
_TEAM_BEFORE = re.compile(
    r"\b(?:beat|beating|defeated|defeating|against|over|thrashed|face|faced|facing|versus|v|vs|rivals?|leaders|"
    r"champions|for|with|by|joined|left|helped|lifted|gave|give|put|to|as|and|title-holders|visiting)\s$"
)
_IN_A_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|outside|around|across|[Ff]rom)\s(?:[a-z]+ern |the |downtown |central )?$"
)
_AT_A_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|outside|through|around|across|of)\s(?:[a-z]+ern |the |downtown |central )?$"
)


def is_in(text: str, start: int) -> bool:
    """Whether something happens in a place."""
    return bool(_IN_A_PLACE.search(text, max(0, start - 24), start))


def is_locative(text: str, start: int) -> bool:
    """Whether a place is meant as a place even in a sports story: "in Chicago"."""
    return bool(_AT_A_PLACE.search(text, max(0, start - 24), start))


def team_weight(text: str, start: int, end: int) -> float:
    """How much says that a town is a team: "Essex beat ...", "against Somerset"."""
    behind = _TEAM_BEHIND.match(text, end)
    before = _TEAM_BEFORE.search(text, max(0, start - 16), start)
    return (3.0 if behind else 0.0) + (2.0 if before else 0.0)


def is_office(text: str, start: int, end: int, name: str, kind: MentionKind) -> bool:
    """Whether a word is a part of an office: "Defense" in "Defense Minister" or "Secretary of Defense"."""
    if kind is not ORGANISATION:
        return False
    if " " in name:  # "Federal Industry Minister"
        return (
            name not in SEATS
            and bool(_MINISTER_BEHIND.match(text, end))
            and all(case_table().is_word(word, 0.5) for word in name.split())
        )
    if _FIELD.match(name) and _OF_FIELD_BEHIND.match(text, end):
        return True
    if name.isupper():
        return False  # "UN Secretary-General"
    before = _OFFICE_BEFORE.search(text, max(0, start - _BEFORE), start)
    return bool(before or _OFFICE_BEHIND.match(text, end))
