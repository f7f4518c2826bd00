"""Names of places: GeoNames data by degree of certainty, and what GeoNames does not call so.

Data: GeoNames (geonames.org), CC BY 4.0; `data/README.md` says how the table is made.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from index.entities.organisations import KNOWN_ORGANISATIONS

# Short forms and regions as the press of any country writes them; GeoNames lists official names.
_PRESS_NAMES = frozenset(
    [
        *("U.S.", "US", "USA", "U.S.A.", "U.S", "UK", "U.K.", "U.K", "UAE", "U.A.E.", "EU", "DRC", "DPRK"),
        *("Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "Russia", "South Korea"),
        *(
            "North Korea",
            "West Germany",
            "East Germany",
            "Iran",
            "Syria",
            "Vietnam",
            "Taiwan",
            "Palestine",
            "Gaza Strip",
            "West Bank",
            "Laos",
        ),
        *("Moldova", "Tanzania", "Venezuela", "Bolivia", "Brunei", "Macau", "Czech Republic", "Czechia", "Congo"),
        *("Ivory Coast", "Burma", "Holland", "Zaire", "Yugoslavia", "Soviet Union", "Czechoslovakia", "Bosnia"),
        *(
            "Herzegovina",
            "Macedonia",
            "Kosovo",
            "East Timor",
            "Swaziland",
            "Cape Verde",
            "Vatican City",
            "Rhodesia",
        ),
        *("Europe", "Asia", "Africa", "Antarctica", "North America", "South America", "Latin America", "Arctic"),
        *("Chile", "Korea", "Midwest", "Netherlands", "Togo", "Türkiye", "Turkiye", "Eswatini", "Cabo Verde"),
        *("Bombay", "Calcutta", "Madras", "Peking", "Leningrad", "Rangoon", "Saigon", "Byelorussia", "Surinam"),
        *("Central America", "Middle East", "Far East", "Southeast Asia", "Central Asia", "Eastern Europe"),
        *("Western Europe", "West Africa", "East Africa", "North Africa", "Horn of Africa", "Sahel", "Caribbean"),
        *("Mediterranean", "Atlantic", "Pacific", "Balkans", "Baltics", "Caucasus", "Scandinavia", "Siberia"),
        *(
            "Tibet",
            "Kashmir",
            "Chechnya",
            "Crimea",
            "Kurdistan",
            "Donbas",
            "Xinjiang",
            "Catalonia",
            "Bavaria",
        ),
        *(
            "Nagorno-Karabakh",
            "Flanders",
            "Sicily",
            "Sardinia",
            "Corsica",
            "Normandy",
            "Quebec",
            "Ontario",
            "Alberta",
        ),
        *("British Columbia", "Saskatchewan", "Nova Scotia", "New South Wales", "Queensland", "Tasmania"),
        *(
            "Golan Heights",
            "Persian Gulf",
            "Red Sea",
            "Black Sea",
            "South China Sea",
            "Himalayas",
            "Alps",
        ),
        *(
            "Punjab",
            "Sindh",
            "Kerala",
            "Bihar",
            "Gujarat",
            "Maharashtra",
            "Tamil Nadu",
            "Rajasthan",
            "Balochistan",
        ),
        *("Yorkshire", "Lancashire", "Essex", "Sussex", "Devon", "Cornwall", "Ulster", "Midlands", "Darfur"),
    ]
)
_NOT_SURE = frozenset(
    {"EU", "DRC", "Georgia", "Jordan", "Guinea", "Turkey", "Victoria", "Mobile", "Orange", "San", "Man", "Jersey"}
)


class Gazetteer:
    """Sets of names.

    `sure`: a country, state, capital, region or large city and hardly anything else. `likely`: a town of that
    name exists. `several`: names of several words, folded, sure and likely ones too. `countries` (with regions)
    and `states` (of the USA) are sure.
    """

    def __init__(self, packed: bytes) -> None:
        tiers = [line.split("\t") for line in gzip.decompress(packed).decode().split("\n")]
        nations, states, cities, towns, _ = tiers
        self.countries = frozenset(nations) | _PRESS_NAMES
        self.states = frozenset(states)
        self.sure = (self.countries | self.states | frozenset(cities)) - _NOT_SURE - KNOWN_ORGANISATIONS
        self.likely = (frozenset(towns) | _NOT_SURE) - KNOWN_ORGANISATIONS
        self.several = frozenset(n.lower() for tier in tiers for n in tier if " " in n and len(n) > 6)

    def __contains__(self, name: str) -> bool:
        return name in self.sure or name in self.likely or name.lower() in self.several


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The table that ships with the library."""
    return Gazetteer(files("index.entities").joinpath("data/places.txt.gz").read_bytes())
