"""Where a text names somebody, and what of it is prose that can say who that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Article, MentionKind
from index.naming.describe_owners import without_legal_form
from index.naming.describe_phrases import LISTED
from index.naming.describe_words import LEGAL_FORMS

_SYMBOL = re.compile(r" ?<[A-Z][A-Z0-9. ]{0,9}[>)]")
_BRACKETS = re.compile(r"<([^<>]{2,80}?)\.?>")
_BROKEN_GENITIVE = re.compile(r"(?<=\w)\"s (?=[a-z])")
_IN_CAPITALS = re.compile(
    r"(?<=U\.[SK]\. )(?:Group|Company|Firm|Carmaker|Automaker|Brokerage|Investor|Unit|Subsidiary|Maker|Producer|"
    r"Smelter|Refiner|Brewer|Insurer|Publisher|Utility|Exporter|Distributor|Retailer|Concern|Carrier|"
    r"Airline|Conglomerate|Oil|Food|Chemical|Steel|Computer|Tobacco)(?= )"
)
"""A wire writes the word behind a full stop large: "the U.S. Group Elm Inc"."""
_COMPANY = rf"(?:,? (?:{LEGAL_FORMS})\b\.?)*"
_FORM = re.compile(rf" ({LEGAL_FORMS})\b\.?$")
_AND = re.compile(r"\\ (?:and|\\?&)\\ ")
_AMERICAN = frozenset({"Inc", "Corp", "Co", "Cos"})
"""News takes one of these for the other."""
_FOREIGN = frozenset({"GmbH", "AG", "SA", "S.A", "NV", "N.V", "SpA", "AB", "Bhd", "Pty"})
MOST_MENTIONS = 100
"""So many of a paragraph are looked at, and so many characters around each: a text may be one paragraph."""
_AROUND = 1000
_PARTNERS = re.compile(
    rf"(?:, [A-Z][a-z]+)+,? (?:and|&) [A-Z][a-z]+,? (?:{LEGAL_FORMS})\b|(?:, [A-Z][a-z]+)+,? (?:{LEGAL_FORMS})\b"
)
_MORE_PARTNERS = re.compile(r", [A-Z][a-z]+, [A-Z][a-z]+(?=\.?$|[,;] | [a-z])(?! (?:and|or)\b)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+ ?[A-Z]")
_OF_ONE = 4
"""A longer word is a firm's own: articles that say "Elmer" for Elmer Corp were found to mean it."""
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")


def finder_of(names: Sequence[str], kind: MentionKind, *, in_genitive: bool = False) -> re.Pattern[str]:
    """The names as whole words. A surname is looked for only where nothing fuller is known.

    Args:
        in_genitive: Those with "'s" behind them too.
    """
    full = [name for name in names if " " in name] if kind is MentionKind.PERSON else list(names)
    if kind is MentionKind.PERSON and " " in names[0]:
        names = full
    written = set(names)
    if kind is MentionKind.ORGANISATION:  # "Elm Mills Inc" is "Elm Mills" farther on
        written |= {short for name in names if " " in (short := without_legal_form(name).rstrip(","))}
    if kind is MentionKind.PLACE:  # a dateline is in capitals
        written |= {name.upper() for name in names if len(name) > 3}
    wanted = "|".join(re.escape(name) for name in sorted(written, key=len, reverse=True)[:20])
    if kind is MentionKind.ORGANISATION:
        wanted = _AND.sub(r"\\ (?:and|&)\\ ", wanted)
    # A firm's end is looked for everywhere: recognition takes firms for people and towns.
    ending = rf"{_COMPANY}{LISTED}?(?: \([A-Z]{{2,8}}\){LISTED}?)?"
    if kind is MentionKind.PERSON:
        ending = rf"(?:,? [JS]r\b\.?|{ending})"
    behind = "(?:-|['’](?!s\\b))" if in_genitive else "['’-]"
    return re.compile(rf"(?<![\w&'’.-])(?:{wanted}){ending}(?![\w&]|{behind}\w)")


_PARTS_OF_THE_WORLD = frozenset(
    {"Europe", "Asia", "Africa", "America", "North America", "South America", "Latin America", "Middle East"}
    | {"Western Europe", "Eastern Europe", "Far East", "Central America", "Southeast Asia"}
)


def may_say(article: Article, names: Sequence[str], kind: MentionKind) -> bool:
    """Whether an article may say who that is: a body by its short name only where it writes the full one too.

    "FSO" is the Federal Statistics Office here and a maker of cars there; "Smith" is Smith Inc and others.
    """
    if kind is MentionKind.PLACE and names[0] in _PARTS_OF_THE_WORLD:
        return False  # "Europe and other countries"
    if kind is MentionKind.ORGANISATION and " " in names[0]:
        short = without_legal_form(names[0])
        names = [name for name in names if " " in without_legal_form(name)] or names[:1]
        names = [*names, short] if len(short) > _OF_ONE and not short.isupper() else names
    text = article.text.casefold().replace(" & ", " and ")
    return any(name.casefold().replace(" & ", " and ") in text for name in names)


def plain(text: str) -> str:
    """A paragraph in one line, symbols of shares and brackets of firms out of the way of its grammar."""
    text = _BROKEN_GENITIVE.sub("'s ", " ".join(text.split()))
    if "U.S. " in text or "U.K. " in text:
        text = _IN_CAPITALS.sub(lambda match: match[0].lower(), text)
    if "<" not in text:
        return text
    return _BRACKETS.sub(rf"\1{LISTED}", _SYMBOL.sub(LISTED, text))


def is_prose(before: str, after: str) -> bool:
    """Whether the words around a name are a sentence, and not a row of a table."""
    return len(_SMALL_WORD.findall(before[-60:] + " . " + after[:60])) > 0


def is_part(name: str, before: str, after: str) -> bool:
    """Whether the name is a piece of a longer one: "Spear, Leeds and |Kellogg|", "|H.K.|) Ltd"."""
    words = before.split()
    joined = (
        " " not in name
        and len(words) > 1
        and words[-1] in ("and", "&")
        and words[-2][:1].isupper()
        and not words[-2].endswith(",")
    )
    opened = after[:1] in ")]" if after else False
    return opened or (joined and after.startswith(",")) or _has_partners(name, after)


def _has_partners(name: str, after: str) -> bool:
    """Whether a firm's name goes on behind the first of its partners: "|Roe|, Ash and Oak Ltd"."""
    if _INITIALS.match(name) and _MORE_PARTNERS.match(after):
        return True  # "|A.B. Roe|, Ash, Oak said"
    return " " not in name and _PARTNERS.match(after) is not None


def is_other_form(written: str, names: Sequence[str]) -> bool:
    """Whether a firm's legal form is another than that of all its names: "Elm Ltd" beside Elm Corp, its parent."""
    forms = {match[1] for name in names if (match := _FORM.search(name))}
    found = _FORM.search(written.rstrip(LISTED))
    return found is not None and bool(forms) and found[1] not in forms and bool({found[1], *forms} - _AMERICAN)


def is_foreign_unit(written: str, names: Sequence[str]) -> bool:
    """Whether its legal form is another land's than that of the first name: "Elm GmbH" beside Elm Inc."""
    own, found = _FORM.search(names[0]), _FORM.search(written.rstrip(LISTED))
    return own is not None and found is not None and found[1] != own[1] and found[1] in _FOREIGN


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a name in its paragraph, as far as it can matter."""
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
