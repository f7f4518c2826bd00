"""Datelines: where, when and through which agency a wire story was filed, at the head of its first paragraph.

"JAKARTA - ", "DEIR AL-BALAH, Gaza Strip (AP) — ", "LONDON, Feb 26 (Reuters) - ", "April 29 (UPI) — ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.sources.lines import count_words, is_capitals

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\s{_MONTH})(?:,?\s(?:19|20)\d\d)?"
_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+(?:[\s/-][A-ZÀ-ÖØ-Þ.’'-]+){0,5}"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.’'-]+(?:\s(?:of|the|de|del|la|al|and|[A-ZÀ-ÖØ-Þ][\w.’'-]+)){0,4}"
_AGENCY = r"\(\s?(?P<agency>dpa|[A-Z][\w./&’' -]{1,28}?)\s?\)"
_DASH = r"\s*(?:[—–―]|-{1,3}(?=[\s\"'“‘A-Z]))\s*"
_PLACE = rf"(?P<caps>{_CAPS})(?P<rest>(?:,\s(?!{_DAY}\b){_TITLED}){{0,2}})"
_WIRE = re.compile(
    rf"(?:{_PLACE}|(?P<titled>{_TITLED}(?:,\s(?!{_DAY}\b){_TITLED}){{0,2}}))"
    rf"(?:(?:,\s?|\s)(?P<day>{_DAY}))?,?(?:\s{{0,2}}[-–—]{{0,2}}\s?{_AGENCY})?(?P<dash>{_DASH})(?=\S)"
)
_DAY_ONLY = re.compile(rf"(?P<day>{_DAY})\s{_AGENCY}(?P<dash>{_DASH})(?=\S)")
_AGENCY_ONLY = re.compile(rf"{_AGENCY}(?P<dash>{_DASH})(?=\S)")
_HEAD = 140
_AGENCIES = {
    "ap": "AP", "associated press": "AP", "the associated press": "AP", "reuters": "Reuters", "reuter": "Reuters",
    "afp": "AFP", "agence france-presse": "AFP", "upi": "UPI", "united press international": "UPI", "dpa": "dpa",
    "xinhua": "Xinhua", "tass": "TASS", "itar-tass": "TASS", "bloomberg": "Bloomberg", "efe": "EFE",
    "ansa": "ANSA",
    "kyodo": "Kyodo", "kyodo news": "Kyodo", "pti": "PTI", "ians": "IANS", "yonhap": "Yonhap",
    "anadolu": "Anadolu",
    "wafa": "WAFA", "pa": "PA", "pa media": "PA", "aap": "AAP", "cp": "CP", "the canadian press": "CP",
    "bernama": "Bernama", "antara": "Antara", "ina": "INA", "spa": "SPA", "mena": "MENA", "irna": "IRNA",
    "interfax": "Interfax", "ria": "RIA", "unb": "UNB", "app": "APP", "petra": "Petra", "cnn": "CNN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline found at the head of a paragraph.

    Attributes:
        end: Where it ends, dash included; the body begins at or behind it.
        text: Place and day as written, without agency and dash ("LONDON, Feb 26").
        agency: The wire's usual name, or as written when it is none we know.
        day: The date in it as written, or "".
    """

    end: int
    text: str
    agency: str
    day: str


def agency_name(written: str) -> str:
    """The usual short name of a wire service, or "" for a name that is none we know."""
    return _AGENCIES.get(" ".join(written.lower().split()).strip(" ./"), "")


def find_dateline(line: str) -> Dateline | None:
    """The dateline a paragraph opens with, if it does."""
    head = line[:_HEAD]
    if not head or not (head[0].isupper() or head[0] in "(" or head[0].isdigit()):
        return None
    if "-" not in head and "—" not in head and "–" not in head and "―" not in head:
        return None
    match = _DAY_ONLY.match(head) or _AGENCY_ONLY.match(head)
    if match is None:
        match = _WIRE.match(head)
        if match is None or not _is_place(match):
            return None
    start = match.start("dash")
    written = match["agency"] or ""
    text = head[:start] if not written else head[: match.start("agency") - 1]
    end = start + len(match["dash"].rstrip())
    groups = match.groupdict()
    return Dateline(end, text.strip(" ,-–—("), agency_name(written) or written, groups.get("day") or "")


def _is_place(match: re.Match[str]) -> bool:
    """Whether what stands before the dash is a place, not a sentence's own dash ("TRUMP - who", "Boeing — it")."""
    if match["agency"] and count_words(match["agency"]) <= 4:
        return True
    caps = match["caps"]
    if caps is None:
        # A place in small letters needs a date or an agency behind it: "Gaza City, July 9 - ".
        return match["day"] is not None
    if not match["dash"].strip() or match["dash"][:1] not in " \t—–―":
        return False  # "T-Mobile", "X-rays": a hyphen inside a word
    line = match.string
    behind = line[match.end() :]
    # A headline in capitals may hold a dash too: "UPDATE - BANK CUTS RATES".
    return not is_capitals(behind) or match["day"] is not None or bool(match["rest"])
