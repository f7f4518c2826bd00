"""Short forms that mean one thing everywhere: states as datelines write them, first names with a long form."""

from __future__ import annotations

# With the full stop, or long enough to be nothing else: "La." is Louisiana, "La" the beginning of La Paz.
_STATES = """
Alabama Ala.|Arizona Ariz. Ariz|Arkansas Ark. Ark|California Calif. Calif Cal.|Colorado Colo. Colo
Connecticut Conn. Conn|Delaware Del.|Florida Fla. Fla|Georgia Ga.|Illinois Ill. Ill|Indiana Ind.
Kansas Kan. Kans.|Kentucky Ky. Ky|Louisiana La.|Maryland Md. Md|Massachusetts Mass. Mass|Michigan Mich. Mich
Minnesota Minn. Minn|Mississippi Miss.|Missouri Mo.|Montana Mont.|Nebraska Neb. Neb|Nevada Nev. Nev
New_Hampshire N.H.|New_Jersey N.J. NJ|New_Mexico N.M.|North_Carolina N.C.|North_Dakota N.D.|Oklahoma Okla. Okla
Oregon Ore.|Pennsylvania Pa. Penn.|Rhode_Island R.I.|South_Carolina S.C.|South_Dakota S.D.|Tennessee Tenn. Tenn
Texas Tex. Tex|Vermont Vt. Vt|Virginia Va. Va|Washington_State Wash. Wash|Wisconsin Wis. Wisc.|West_Virginia W.Va.
Wyoming Wyo. Wyo|Los_Angeles L.A. LA|Hong_Kong H.K. HK|New_Zealand N.Z. NZ
"""
_FIRST_NAMES = """
stephen steve|robert bob rob|william bill|james jim|michael mike|thomas tom|joseph joe|richard dick rick|daniel dan
david dave|kenneth ken|ronald ron|anthony tony|christopher chris|matthew matt|benjamin ben|samuel sam
alexander alex|nicholas nick|patrick pat|philip phil|gregory greg|jeffrey jeff|lawrence larry laurence
frederick fred|donald don|douglas doug|andrew andy|charles charlie chuck|bernard bernie|elizabeth liz
katherine kate|susan sue|deborah debbie|vincent vince|victor vic|walter walt|gerald gerry jerry
peter pete|timothy tim|edward ed ted|clifford cliff|leonard len lenny|raymond ray|eugene gene|harold hal
theodore teddy|margaret maggie peggy|barbara barb|catherine cathy|judith judy|martin marty|randolph randy
russell russ|stanley stan|terence terry|jacob jake
"""


def _table(lines: str) -> dict[str, str]:
    entries = [entry.split() for line in lines.split("\n") for entry in line.split("|") if entry]
    return {short: full.replace("_", " ") for full, *shorts in entries for short in shorts}


STATES = _table(_STATES)
STATES |= {short.upper(): state for short, state in STATES.items() if len(short) > 3 or "." in short[1:]}
"""States and a few towns and countries by their abbreviations."""

_FORMAL = _table(_FIRST_NAMES)


def formal_name(first: str) -> str:
    """The first name that a short one is usually short for, small: "steve" is "stephen"; "" if it is none."""
    return _FORMAL.get(first, "")
