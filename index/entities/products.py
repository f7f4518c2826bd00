"""Products: what the model takes for companies and persons because it is written like them."""

from __future__ import annotations

import re

from index.entities.words import GOODS, GRADES, MONTHS

_MONTHS = frozenset(MONTHS.split("|"))
_KNOWN = (
    "iPhone|iPad|iPod|iMac|iTunes|iCloud|iOS|macOS|MacBook|Macintosh|Apple Watch|AirPods|Android|Windows|Xbox|"
    "PlayStation|Kindle|Minecraft|Fortnite|Photoshop|Dreamliner|Superjumbo|Viagra|Bitcoin|bitcoin|Ethereum|"
    "App Store|Mac App Store|Play Store|Google Play|"
    "Macbook|Mac OS|OS X|FaceTime|GarageBand|QuickTime|PowerPoint|Gmail|Kinect|HoloLens|Oculus Rift|"
    "Xbox One|Xbox Live|PlayStation VR|Google Maps|Apple Music|Apple Pay|Google Chrome|Firefox|Photobooth|"
    "ChatGPT|Alexa|Siri|Chromebook|Wii|Game Boy|Walkman|Prozac|Botox|Vision Pro|USB|Bluetooth|Wi-Fi|WiFi"
)
# "787 Dreamliner", "iPhone 4", "KC-45", "Xbox One X", "MacBook Pro".
_PRODUCT = re.compile(
    rf"(?:[A-Z][a-z]+ )?(?:{_KNOWN})(?: [A-Z0-9]\w{{0,4}}| One| Series| Classic| Shuffle| Mobile| Phone| Vista)*|"
    r"Macs?|\d{3} [A-Z][a-z]+|(?!iHeart|iRobot)i[A-Z][a-z]+(?: [A-Z]\w{0,4})?|"
    r"[A-Z]{1,4}-?\d{2,3}[A-Z]?|(?:[A-Z][\w-]+ ){1,3}(?:Pro|Max|Ultra|Mini)"
)


_MAKES = (
    "Ford|Chevrolet|Chevy|Toyota|Honda|Nissan|Hyundai|Kia|Mazda|Subaru|Volkswagen|Audi|Fiat|Jeep|Chrysler|Dodge|Buick|"
    "Cadillac|Pontiac|Renault|Peugeot|Citroen|Skoda|Opel|Vauxhall|Volvo|Saab|Lexus|Acura|Porsche|Lamborghini|Tesla"
)
_MODEL = re.compile(rf"(?:{_MAKES}) (?P<model>[A-Z][a-z]+)")


def model_of(name: str) -> str:
    """ "Taurus" of "Ford Taurus", which looks like a person; "" of any other name."""
    match = _MODEL.fullmatch(name)
    return match["model"] if match else ""


# "the Progress cargo ship", "a Proton-M rocket": called so, not somebody's.
_VEHICLE_BEHIND = re.compile(
    r" (?:[a-z]+ )?(?:spacecraft|space ?ship|cargo ship|cargo craft|rocket|satellite|capsule|space probe|"
    r"lander|rover|missile|submarine|frigate|destroyer|supertanker|tanker|ferry|warship|aircraft carrier|yacht|"
    r"freighter|trawler)s?\b"
)
_MAKERS = frozenset(
    {"Gulf", "Navy", "Army", "Boeing", "Airbus", "Lockheed", "Raytheon", "SpaceX", "Soviet", "Kongsberg"}
)


_VEHICLE_BEFORE = re.compile(
    r"\b(?:spacecraft|space ?ship|cargo ship|cargo craft|rocket|satellite|submarine|frigate|destroyer|supertanker|"
    r"tanker|ferry|warship|aircraft carrier|yacht|freighter|trawler) [\"“']?$"
)


def is_vehicle(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a ship, a rocket or a missile by the word beside it."""
    name = text[start:end]
    if name in _MAKERS or (name.isupper() and len(name) < 6) or (name[-1:] in "s'’"):
        return False
    before = _VEHICLE_BEFORE.search(text, max(0, start - 24), start)
    return before is not None or _VEHICLE_BEHIND.match(text, end) is not None


def is_product(name: str) -> bool:
    """Whether a name is that of something one buys: a well-known one, or a model by its letters and numbers."""
    return _PRODUCT.fullmatch(name) is not None


def is_of_month(name: str) -> bool:
    """Whether a name is goods for delivery in a month: "April Brent"."""
    month, _, goods = name.partition(" ")
    return month in _MONTHS and (goods in GOODS or GRADES.match(goods) is not None)
