"""What a name's own words say of its kind, wherever it stands: the internal evidence.

The terms are those of D. McDonald, "Internal and External Evidence in the Identification and Semantic
Categorization of Proper Names" (1993); what stands around a name, the external evidence, is weighed in
`index.entities.cues`.
"""

from __future__ import annotations

import re

from index.entities.words import ORGANISATION_HEADS, PLACE_HEADS

_ORGANISATION_HEAD = re.compile(rf"\b(?:{ORGANISATION_HEADS})\.?$")
_ORGANISATION_OF = re.compile(
    r"^(?:University|Ministry|Bank|Department|Council|House|Institute|Church|Court|Board|Academy|Chamber|Union|"
    r"College|Office|Association|Federation|Organi[sz]ation|Army|Party|Bureau|Republic Bank) (?:of|for)\b|"
    r"\b(?:Cent(?:er|re)s?|Foundation|Institute|Council|Alliance|Campaign|Coalition) (?:for|on)\b"
)
# These heads make an organisation or a place even of what looks like a person: no one is called so.
_NO_SURNAME = re.compile(
    r"\b(?:Inc|Corp|Ltd|Plc|PLC|University|College|School|Institute|Hospital|Museum|Association|Federation|"
    r"Committee|"
    r"Council|Ministry|Party|Records|FC|Club|United|Airlines|Airways|Society|Agency|Foundation|Company|Group|"
    r"Fund|Administration|Markets|Marketing|Trust|Industries|Resources|Petroleum|Stores|Bancorp|Bancshares|"
    r"Financial|Securities|Products|Laboratories|Technologies|Systems|Enterprises|Partners|Brothers|Bros|"
    r"Associates|Realty|Properties|Minerals|Foods|Motors|Holdings|Exchange|Bonds|Notes|Works|Services|Hotels|"
    r"Communications|Pharmaceuticals|Electronics|International|Savings|Mines|Mining|Express|Daily|Weekly|Accords?|"
    r"Glass|Agreement|Treaty|Index|NA|N\.A|Administrations|Adminstration|Labs|Laboratory|Brewery|Refining|Pipelines?|"
    r"Publishing|Legislature|Receipts|Shipping|Aircraft|Worldwide|Network|Telephone|Insurance|Retailers|Airport|"
    r"Commission|Congress|Senate|Army|Navy|Police|Theat(?:re|er)|Museum|Orchestra|Clinic|Cos|Co|SpA|SA|S\.A|AG|NV|AB|A/S|KK|BV|"
    r"Limited|Oy|Bhd|Tools?|Telephones?|Telecommunications|Telecom|Broadcasting|Hotels?|Steelworks|Supermarkets?|"
    r"Department|Prodcuts|Instruments?|Utilities|Chemicals?|Plastics|Leasing|Brokers|Breweries|Distillers|Publications|"
    r"L\.P|LP|Spa|Gmbh|GmbH|System|Interests|Pipeline|Landesbank|Girozentrale|Bank|Airline|Air|Railways?|Railroad|Shipyards?|Parliament|Cooperative|Corps|Sawmills?|Refinery|Shipyard)\.?$"
)
# "Algemene Bank Nederland", "Societe Shell Chimie", "Sparebanken Rogaland"
_BODY_WITHIN = re.compile(
    r"(?:^|\s)(?:Cia|Societa|Astilleros|Banc[oa]|Banque|Caisse|Caja|Soci[eé]t[eé]|Compagnie|Landesbank|Sparebanken|Sparekasse\w*|Girozentrale|"
    r"Kreditbank|Bank|Bancorp|Bancshares|Partners|Holdings?)\s|"
    r"^(?:Ansar al|Jabhat|Jaish|Hayat Tahrir|Lashkar|Hizb|Harakat|Jamaat|Jemaah|Ahrar al|Kata['’]?ib|Abu Sayyaf)\b"
)
_BODY_OF = re.compile(
    r"\b(?:Department|Ministry|Court|University|Institute|Bank|Bureau|Board|Council|Committee|Commission|Association|"
    r"Federation|Trust|Co|College|Church|Society|Chamber)(?:['’]s \w+)? (?:of|for|on)\b"
)
_NO_SURNAME_PLACE = re.compile(
    r"\b(?:Airport|Stadium|Avenue|Locks|County|Island|Islands|Prison|Dock|Province|District|River)$"
)
# Bodies of states that act like states; the model says now this, now that.
UNIONS = frozenset(
    {"EU", "E.U.", "European Union", "UN", "U.N.", "United Nations", "NATO", "Nato", "OPEC", "ASEAN", "Asean"}
    | {"F.B.I.", "C.I.A.", "N.S.A.", "I.R.S.", "S.E.C.", "D.N.C.", "FBI", "CIA"}
    | {"African Union", "Arab League", "European Community", "European Commission", "Commonwealth"}
)
# The building stands for those who work in it.
SEATS = frozenset(
    {"White House", "Pentagon", "Kremlin", "Downing Street", "Knesset", "Bundestag", "Elysee", "Homeland Security"}
)
_PLACE_HEAD = re.compile(rf"\b(?:{PLACE_HEADS})$")
_PLACE_OF = re.compile(
    r"^(?:Republic|Gulf|Bay|Strait|Straits|Isle|Lake|Mount|Cape|Port|Fort|River|Sea|Barangay) (?:of )?[A-Z]"
)


def has_head(name: str) -> bool:
    """Whether a name of several words ends, or begins, as bodies do: "World Bank", "Ministry of Trade"."""
    return _ORGANISATION_HEAD.search(name) is not None or _ORGANISATION_OF.search(name) is not None


def is_body(name: str) -> bool:
    """Whether a name of several words is a body's by its words: "World Bank", "Bank of Japan", "Roe Stores"."""
    return " " in name and (has_head(name) or is_business(name))


def is_business(name: str) -> bool:
    """Whether the words of a name say that it is a body, whatever it looks like: "China Daily"."""
    return bool(_NO_SURNAME.search(name) or _BODY_OF.search(name) or _BODY_WITHIN.search(name))


def is_land(name: str) -> bool:
    """Whether a name of several words ends, or begins, as places do: "Elm County", "Gulf of Ash"."""
    headed = _PLACE_HEAD.search(name) is not None and not name.startswith("First ")
    return headed or _PLACE_OF.search(name) is not None


def is_site(name: str) -> bool:
    """Whether a name that looks like a person's is a place's, since no one is called so: "Ann Roe Airport"."""
    return _NO_SURNAME_PLACE.search(name) is not None
