"""Countries as news speaks of them: by name, by adjective, by the towns where their bodies sit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.entities.gazetteer import gazetteer
from index.entities.short_forms import STATES

# Name | adjectives and other names | towns of datelines. A blank within a name is "_".
_TABLE = """
United_States|U.S. U.S US USA U.S.A. America American|Washington New_York Chicago Boston Houston Dallas
United_Kingdom|U.K. UK Britain British England English|London Edinburgh Birmingham
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Argentina|Argentine Argentinian|Buenos_Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra Sydney Melbourne Perth Brisbane Adelaide
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian Belarussian|Minsk
Belgium|Belgian|Antwerp
Bolivia|Bolivian|La_Paz
Bosnia|Bosnian|Sarajevo
Brazil|Brazilian|Brasilia Rio_de_Janeiro Sao_Paulo
Bulgaria|Bulgarian|Sofia
Cambodia|Cambodian|Phnom_Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian|Ottawa Toronto Montreal Vancouver Winnipeg Calgary
Chile|Chilean|Santiago
China|Chinese|Beijing Peking Shanghai
Colombia|Colombian|Bogota
Costa_Rica|Costa_Rican|San_Jose
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czechoslovakia|Czechoslovak|
Czech_Republic|Czech Czechia|Prague
Denmark|Danish|Copenhagen
East_Germany|East_German|East_Berlin
Ecuador|Ecuadorean Ecuadorian|Quito
Egypt|Egyptian|Cairo
El_Salvador|Salvadoran|San_Salvador
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis_Ababa
Fiji|Fijian|Suva
Finland|Finnish|Helsinki
France|French|Paris
Germany|German West_Germany West_German|Berlin Bonn Frankfurt Hamburg Munich Duesseldorf
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Guatemala|Guatemalan|
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik
India|Indian|New_Delhi Delhi Bombay Mumbai Calcutta
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem Tel_Aviv
Italy|Italian|Rome Milan
Ivory_Coast|Ivorian|Abidjan
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo Osaka
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kuwait|Kuwaiti|
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg||
Malaysia|Malaysian|Kuala_Lumpur
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mexico|Mexican|Mexico_City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulan_Bator
Morocco|Moroccan|Rabat Casablanca
Mozambique|Mozambican|Maputo
Myanmar|Burma Burmese|Rangoon Yangon
Namibia|Namibian|Windhoek
Nepal|Nepalese Nepali|Kathmandu
Netherlands|Dutch Holland|Amsterdam The_Hague Rotterdam
New_Zealand||Wellington Auckland
Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian|Lagos Abuja
North_Korea|North_Korean|Pyongyang
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad Karachi Lahore
Panama|Panamanian|Panama_City
Papua_New_Guinea||Port_Moresby
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|
Rwanda|Rwandan|Kigali
Saudi_Arabia|Saudi Saudi_Arabian|Riyadh Jeddah
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Singapore|Singaporean|
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana
Somalia|Somali|Mogadishu
South_Africa|South_African|Johannesburg Pretoria Cape_Town
South_Korea|South_Korean Korea Korean|Seoul
Soviet_Union|Soviet USSR U.S.S.R.|
Spain|Spanish|Madrid Barcelona
Sri_Lanka|Sri_Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern Berne Zurich
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tanzania|Tanzanian|Dar_es_Salaam
Thailand|Thai|Bangkok
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara Istanbul
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kiev Kyiv
United_Arab_Emirates|UAE U.A.E. Emirati|Abu_Dhabi
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Yugoslavia|Yugoslav|
Zaire|Zairean|Kinshasa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
FORMER = {"moscow": ("soviet union", "russia"), "belgrade": ("yugoslavia", "serbia")}
"""Towns of two countries at different times: where the text does not name the former one, it is today's."""
_SHORT = {"United_States": "us", "United_Kingdom": "uk"}
_PRINTED = {"us": "U.S.", "uk": "U.K.", "united arab emirates": "UAE"}
_CAPITAL = re.compile(r"(?<![\w.])[A-Z][\w.'’-]*")
_SIGNS = ',;:)"”'
_BETWEEN = frozenset({"ruling", "opposition", "main", "own", "new", "federal", "national", "central"})
"""Words between a country and its body: "Japan's ruling Liberal Democratic Party"."""
_LONGEST = 3
"""Words in the name of a country or its town: "Papua New Guinea", "Rio de Janeiro"."""


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    said: dict[str, str] = {}
    towns = {town: today for town, (_, today) in FORMER.items()}
    words: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.strip().split("\n"):
        name, others, seats = (part.split() for part in line.split("|"))
        land = _SHORT.get(name[0], name[0].replace("_", " ").lower())
        known = [word.replace("_", " ").lower() for word in (*name, *others)]
        said.update(dict.fromkeys(known, land))
        towns.update({seat.replace("_", " ").lower(): land for seat in seats})
        words[land] = tuple(dict.fromkeys(word.replace(".", "") for word in known))
    return said, towns, words


_SAID, _TOWNS, _WORDS = _tables()


def country(words: str) -> str:
    """The country that a name or an adjective says ("Japan", "JAPANESE", "U.S."), small, or ""."""
    return _SAID.get(words.lower(), "")


def country_of_town(words: str) -> str:
    """The country of a seat of government, of a town that files much news, of a country or a state, or ""."""
    return _TOWNS.get(words.lower()) or country(words) or ("us" if _state(STATES.get(words, words)) else "")


def words_of(land: str) -> tuple[str, ...]:
    """How names say a country, folded: "japan", "japanese"."""
    return _WORDS.get(land, ())


def printed(land: str) -> str:
    """How a country is printed behind a name: "Treasury (U.S.)"."""
    return _PRINTED.get(land) or land.title()


def countries_named(text: str) -> Iterator[str]:
    """The country of every name and adjective of one, in order; "East German" is not German."""
    reached = 0
    for match in _CAPITAL.finditer(text):
        start = match.start()
        if start < reached:
            continue
        words = text[start : start + 40].split()[:_LONGEST]
        for count in range(len(words), 0, -1):
            if land := _at_an_end(" ".join(words[:count])):
                yield land
                reached = start + sum(map(len, words[:count]))
                break


def country_before(text: str, start: int) -> str:
    """The country or state that stands right before a place: "Japan's ", "the West German "."""
    words = text[max(0, start - 50) : start].split()
    if not text[start - 1 : start].isspace():
        return ""
    while words and words[-1].lower() in _BETWEEN:
        words.pop()
    words = [_bare(word) for word in words[-_LONGEST:]]
    names = (" ".join(words[place:]) for place in range(len(words)))
    return next((land for name in names if name[:1].isupper() and (land := country(name) or _state(name))), "")


def country_behind(text: str, end: int) -> str:
    """The country behind a place: " of Japan"."""
    words = text[end : end + 48].split()
    if len(words) < 2 or words[0] not in ("of", "in") or not text[end : end + 1].isspace():
        return ""
    words = words[2:] if words[1] == "the" else words[1:]
    names = (" ".join(words[:count]) for count in range(min(len(words), _LONGEST), 0, -1))
    return next((land for name in names if name[:1].isupper() and (land := _at_an_end(name) or _state(name))), "")


def _bare(words: str) -> str:
    """Without a genitive."""
    words = words.rstrip("'’")
    for end in ("'s", "’s", "'S", "’S"):
        words = words.removesuffix(end)
    return words


def _at_an_end(words: str) -> str:
    """The country that words say, with signs or a full stop behind them."""
    words = _bare(words.rstrip(_SIGNS))
    return country(words) or country(words.removesuffix("."))


def _state(words: str) -> str:
    """The state of the USA of this name, small, or ""."""
    return words.lower() if words.title() in gazetteer().states else ""
