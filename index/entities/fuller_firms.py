"""Organisations: the full name behind an acronym, a beginning, or the one word a company is called by."""

from __future__ import annotations

import re

from index.entities.antecedents import HELD
from index.entities.bodies import core_of, letters_of
from index.entities.countries import country
from index.entities.counts import USUAL, Counts, dominant, is_plain, is_word, most
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.names import GENERIC, LEGAL_FORMS, is_designated, is_numbered
from index.entities.slips import is_slip, is_turned
from index.entities.spellings import Spellings
from index.entities.words import word_set

_PLAIN = 0.6
"""The like of `USUAL` for words that mean other things, too."""
_SAID_OFTEN, _SAID_ONCE, _SAID_ONCE_ARTICLES = 0.15, 5, 3
# "Hawker" is Hawker Siddeley where hardly any other name begins so, and the full name is the usual one. Most
# articles on Asea write "Asea": that is not short for "Asea Capital". A word of every day takes more.
_ONLY, _FULLER_ARTICLES, _RARER, _MUCH_RARER = 0.7, 3, 2, 5
_SEVERAL, _AGREE, _FEW_OTHERS, _CUT, _RIVALS = 2, 3, 0.2, 20, 4
# Where no other name begins so, one article in five that explains "Mastercard" is enough.
_ALONE, _MARKED = 5, 4
_OWN = 5
_LETTERS, _ACRONYM_LETTERS, _COINED_LETTERS, _COINED = 4, 5, 6, 2
_ACRONYM = re.compile(r"[^aeiou ]{2,5}")
_OF_PERSONS = word_set("administration government cabinet campaign commission family group")
# "Senate Budget" is the committee, the "U.S. Treasury" the department.
_BODIES = word_set(
    "committee department board commission ministry council agency association bureau exchange corps union "
    "organization society institute federation center authority service administration office party"
)
_HEADS = word_set(
    "gas oil bank care enterprises airlines airways industries motors stores foods steel petroleum electric power "
    "telephone chemical chemicals pharmaceuticals laboratories instruments technologies computer pictures studios "
    "research railroad newspaper technology systems electronics broadcasting communications manufacturing "
    "aircraft mills press system"
)
_SAVINGS = frozenset({"savings bank", "savings and loan", "savings and loan association"})
_OF_MANY = word_set("first home united american national federal citizens peoples security mutual savings")
_COUNTRIES = word_set("us uk american british canadian french german japanese australian")
_TRADES = word_set("airlines airways motors foods steel")
_OF_PLACE = re.compile(r"(?:co|corp|inc|company|ltd) of ")
# Law has "Ltd" and its like at the end of a company's name: "Elm Ltd of Canada" is how a reporter tells it from
# others. "Co" may stand within, where units of firms from elsewhere are registered so: "Ford Motor Co of Canada".
_OF_UNITS = frozenset({"us", "canada", "australia", "new zealand"})
_OF_HOME = re.compile(
    r"(?P<name>.+?) (?:(?P<last>inc|ltd|co ltd|plc|ag|sa|nv|ab|spa|gmbh)|co|corp|company) of (?P<home>.+)"
)
# "Kyodo", "Kyodo News Agency" and "Kyodo News Service" are one; "Gulf News Agency" is not "Gulf".
_OUTLET = re.compile(r"(?P<name>\S+)(?: news agency| news service| press agency| press)")
_FULLER_FORMS = {"inc": ("plc", "ltd"), "ltd": ("plc",)}
_MARKS = {"corp": "corp", "corporation": "corp", "co": "co", "company": "co", "plc": "plc", "ltd": "ltd"}
_FORMS_IN_FULL = ("corp", "company", "corporation", "group", "limited", "incorporated")
# "The Northwest Federal Savings and Loan Association" is that of Woodward; many are called by the state alone.
_IN_TOWN = word_set("association institute union partnership")


class Firms:
    """The names of a library's organisations, by how they begin.

    `beginning`: first words of names of several, with articles.
    """

    def __init__(self, counts: Counts, spellings: Spellings) -> None:
        self._counts = counts
        self._spellings = spellings
        self.beginning: dict[str, int] = {}
        self._longer: dict[str, dict[str, int]] = {}  # key -> those that go on with other words, by articles
        self._initialled: dict[str, int] = {}  # "woolworth" -> the articles on F.W. Woolworth
        self._outlets: dict[str, dict[str, int]] = {}  # "organisation:kyodo" -> what it is called in full

    def add(self, key: str, name: str, articles: int) -> None:
        """Take in the name of an organisation that the library has."""
        first, _, rest = name.partition(" ")
        if not rest:
            return
        if rest not in _OF_PERSONS:
            self.beginning[first] = self.beginning.get(first, 0) + articles
        if len(first) < _LETTERS and " " not in rest and first not in LEGAL_FORMS:  # not "AB Vostrava"
            self._initialled[rest] = self._initialled.get(rest, 0) + articles
        known = self._counts.articles
        if (outlet := _OUTLET.fullmatch(key)) and not is_plain(first):
            self._outlets.setdefault(outlet["name"], {})[key] = articles
        place = key.find(" ")
        while place > 0:
            if (short := key[:place]) in known:
                self._longer.setdefault(short, {})[key] = articles
            place = key.find(" ", place + 1)

    def fuller(self, key: str, name: str) -> str:
        """The key of the full name that a name stands for, or ""."""
        said = self._counts.said.get(key)
        full = (self._said(key, name, said) if said else "") or self._at_home(key) or self._misspelt(key)
        full = full or self._in_full_form(key)
        if self._outlets and not full and (outlets := self._outlets.get(key) or self._outlets_of(key)):
            full = most(outlets)
        if full or (longer := self._longer.get(key)) is None:
            return full
        itself = {k: n for k, n in longer.items() if k[len(key) + 1 :] in LEGAL_FORMS}
        if itself:
            if full := self._company_itself(key, name, longer, itself):
                return full
            longer = {k: n for k, n in longer.items() if k not in itself}
        return self._only_longer(key, name, longer, sum(itself.values())) if longer else ""

    def _at_home(self, key: str) -> str:
        """The company that a name tells the country of: "Canon Inc of Japan", not "Ford Motor Co of Canada"."""
        if " of " not in key or (match := _OF_HOME.fullmatch(key)) is None:
            return ""
        home = country(match["home"])
        if not home or (not match["last"] and (home in _OF_UNITS or _is_plain(match["name"].partition(":")[2]))):
            return ""  # "Petroleum Corp of Jamaica"
        articles = self._counts.articles
        return match["name"] if articles.get(match["name"], 0) >= articles[key] else ""

    def _misspelt(self, key: str) -> str:
        """The company whose name ends in a slip for a legal form: "Elm Capital Copr"."""
        core, _, last = key.rpartition(" ")
        if core not in self._counts.articles or len(last) < _LETTERS or is_plain(last):
            return ""
        slip = any(
            last[0] == form[0] and (is_slip(last, form) or is_turned(last, form)) for form in _FORMS_IN_FULL
        )
        return core if slip else ""

    def _in_full_form(self, key: str) -> str:
        """The British company that a form is left out of: "Vostrava Corp" of "Vostrava Corp Plc", not of "Plc"."""
        core, _, last = key.rpartition(" ")
        articles = self._counts.articles
        if last not in _FULLER_FORMS or GENERIC.issuperset(core.partition(":")[2].split()):
            return ""  # a United Industrial Corp is listed in New York, another in Singapore
        for fuller in _FULLER_FORMS[last]:
            full = f"{core} {fuller}"
            if _AGREE * articles.get(full, 0) >= articles[key]:
                ours = {
                    _marks(form)[-1:] if last == "inc" else _marks(form)[:-1] for form in self._counts.forms[key]
                }
                if len(ours) == 1 and ours == {_marks(form)[:-1] for form in self._counts.forms[full]} != {()}:
                    return full
        return ""

    def _outlets_of(self, key: str) -> dict[str, int] | None:
        """The names of the news agency that a name in full is of."""
        outlet = _OUTLET.fullmatch(key)
        return self._outlets.get(outlet["name"]) if outlet else None

    def _said(self, key: str, name: str, said: dict[str, int]) -> str:
        """What articles say themselves that a name stands for, if enough of them do."""
        said = self._as_one(said) if len(said) > 1 else said
        full = dominant(said)
        if not (full and " " not in name and all(map(str.isupper, self._counts.forms[key]))):
            if full and self._is_unanimous(key, full, said):
                return full
            return self._counts.usual(key, full, _PLAIN if " " not in name and is_plain(name) else USUAL)
        # An acronym means everywhere what articles say it means, if enough of those that write it do: the AMC of
        # thirty-five articles is not the "Amalgamated Metal Corporation (AMC)" of one. One is enough for a body
        # that is well known by that full name.
        own, share = self._counts.articles[key], 1.0
        letters = letters_of(full.partition(":")[2])
        if name in letters:
            known = max(_SAID_ONCE_ARTICLES, own // _SAID_ONCE)
            share = _SAID_OFTEN if said[full] > 1 else 0.0 if self._counts.articles.get(full, 0) >= known else 1.0
            # "ABC" is hardly the Arab Banking Corp where "ABC News" and "ABC Television" are names, too.
            if name not in letters[:2]:
                if said[full] == 1:
                    share = 1.0  # who loads the "MSC" tanker is not MacNeal-Schwendler Corp
                elif _RIVALS * self._rivals(key, full) >= own:
                    share = max(share, USUAL)
        return full if said[full] >= share * own else ""

    def _rivals(self, key: str, full: str) -> int:
        """The articles on other names that go on from a short one."""
        return sum(n for longer, n in self._longer.get(key, {}).items() if longer != full)

    def _as_one(self, said: dict[str, int]) -> dict[str, int]:
        """What articles say, with slips ("Taft Braodcasting") and the legal forms of one company put together."""
        joined: dict[str, int] = {}
        for full, articles in said.items():
            if full in self._spellings.alike:
                full = self._spellings.right(full) or full
            core, _, last = full.rpartition(" ")
            if last in LEGAL_FORMS and core in said:
                full = core
            joined[full] = joined.get(full, 0) + articles
        return joined

    def _is_unanimous(self, key: str, full: str, said: dict[str, int]) -> bool:
        """Whether all who explain a short name say the same, and hardly any other name begins so: "Apple"."""
        own, fuller = self._counts.articles[key], self._counts.articles.get(full, 0)
        if sum(said.values()) > said[full]:
            return False
        rest = full[len(key) + 1 :] if full.startswith(f"{key} ") else ""
        if is_numbered(rest):
            return False
        # Who is told of far more often than a longer name is the house of it: "Ameritech", "Ameritech Publishing".
        house = own > _AGREE * fuller and rest not in LEGAL_FORMS and rest != "international"
        if not house and own <= _ALONE * said[full] and self._is_alone(key, full):
            return True
        if _AGREE * said[full] < own:
            return False
        least = 0 if said[full] < _SEVERAL else 1
        others = sum(
            n for longer, n in self._longer.get(key, {}).items() if n > least and not _is_chain(longer, full)
        )
        if said[full] < _SEVERAL:
            known = " " in key or not is_plain(key.partition(":")[2])
            return not others and own <= fuller and known and not any(map(is_designated, self._counts.forms[key]))
        return others <= _FEW_OTHERS * fuller if said[full] >= _AGREE else not others and fuller >= _SEVERAL * own

    def _is_alone(self, key: str, full: str) -> bool:
        """Whether hardly anything can be meant by a short name but the one longer name that begins with it."""
        name = key.partition(":")[2]
        if (" " not in name and is_plain(name)) or self._initialled.get(name, 0) or self._is_acronym(key, name):
            return False
        longer = self._longer.get(key, {})
        if any(
            n > 0 and not (_is_chain(other, full) or self._is_slip_for(other, full)) for other, n in longer.items()
        ):
            return False
        forms = self._counts.forms[key]
        marked = sum(n for form, n in forms.items() if is_designated(form))
        return _MARKED * marked <= sum(forms.values())

    def _company_itself(self, key: str, name: str, longer: dict[str, int], itself: dict[str, int]) -> str:
        """The company that is called so for short: "Cetus Corp" of "Cetus", not "Sterling Inc" of sterling."""
        said, own = self._counts.said.get(key, {}), self._counts.articles[key]
        meant = dict.fromkeys(itself, 0) | said
        full = max(meant, key=lambda k: (meant[k], itself.get(k, 0), k))
        explained = sum(said.values())
        others = sum(n for k, n in said.items() if k not in itself)
        best = max(itself, key=lambda k: (meant[k], itself[k], k))
        if own <= 2 * _MUCH_RARER * itself[best] and self._is_house(key, name, longer, best):
            return best
        if full not in itself or meant[full] < _ONLY * (meant[full] + others):
            return ""
        unsaid = own - explained
        plain = _is_plain(name)
        abroad = name.partition(" ")[0] in _COUNTRIES  # "U.S. Press"
        if unsaid <= 0 or (meant[full] >= USUAL * own and (meant[full] > 1 or not plain)):
            return full
        if meant[full] > 1 and meant[full] >= _SAID_OFTEN * own and self._initialled.get(name, 0) < meant[full]:
            return full
        rivals = sum(n for k, n in longer.items() if k not in itself)
        if plain:  # "Polaroid", "Bank of Communications"
            headed = (
                " " in name and name.rpartition(" ")[2] in _TRADES
            )  # "Eastern Airlines", not "First Financial"
            enough = _CUT * itself[full] if headed else itself[full]
            alone = rivals <= headed and len(itself) == 1 and enough >= unsaid
            return full if alone and ((" " in name and not abroad) or meant[full]) else ""
        if abroad or len(name) < _LETTERS or full.rpartition(" ")[2] in HELD:
            return ""
        # Who writes "Sterling" thirty times and "Sterling Inc" twice means the currency.
        clear = rivals <= _RARER * itself[full] and unsaid <= _MUCH_RARER * itself[full]
        return full if clear and not self._is_person(name, own) else ""

    def _is_house(self, key: str, name: str, longer: dict[str, int], full: str) -> bool:
        """Whether a name is coined and nobody bears it: all that begins so is of that house ("Vostrava Cars").

        Not where a longer name is known far better than the company, nor of who holds it.
        """
        if len(name) < _LETTERS or _is_plain(name) or name.partition(" ")[0] in _COUNTRIES:
            return False
        if full.rpartition(" ")[2] in HELD or max(longer.values()) > _MUCH_RARER * longer[full]:
            return False
        if self._is_person(name, self._counts.articles[key]):
            return False
        if self._initialled.get(name, 0) or self._spellings.is_borne(name.rpartition(" ")[2]):
            return False
        return not all(map(str.isupper, self._counts.forms[key]))

    def _is_person(self, name: str, own: int) -> bool:
        """Whether a company's name is a person's as well, who is more than the model's slip."""
        return _MUCH_RARER * self._counts.articles.get(f"person:{name}", 0) > own

    def _only_longer(self, key: str, name: str, longer: dict[str, int], rivals: int) -> str:
        """The one longer name that a short one can be the beginning of; `rivals` are the companies called so."""
        if name.startswith(("house ", "senate ")) and (committee := f"{key} committee") in longer:
            return committee  # "the House Agriculture panel", not its subcommittee
        longer = {k: n for k, n in longer.items() if not is_numbered(k[len(key) + 1 :])}
        if not longer or core_of(name) or (" " not in name and self._is_adjective(key, name)):
            return ""
        full = most(longer)
        articles, own, several = longer[full], self._counts.articles[key], " " in name
        rest = full[len(key) + 1 :]
        if own >= _OWN and self._is_partner(key, full, rest):
            return ""
        cut = name.count(" ") > 1 and articles >= own and rest[3:].title() not in gazetteer().sure
        if rest.startswith("of ") and len(longer) == 1 and own <= _AGREE * articles and _is_in_town(name):
            return full
        if (rest.startswith("of ") and not cut) or self._is_acronym(key, name):
            return ""  # the National Research Council is not that of Canada
        thrift = name.endswith((" federal", " financial")) and not _OF_MANY.issuperset(name.split())
        if rest in _SAVINGS and not rivals and thrift:
            return full  # "California Federal", not "Home Federal"
        # "Virginia Electric" is cut before "and Power"; "Savings Bank" are two words that many names begin with.
        if GENERIC.issuperset(name.split()) and not (several and rest.startswith("and ") and "loan" not in rest):
            return ""
        # "Drexel Burnham" between "Drexel" and "Drexel Burnham Lambert" is no rival.
        rivals += sum(
            n
            for k, n in longer.items()
            if not (full.startswith(k + " ") or f"{k} ".startswith(f"{full} ")) and not self._is_slip_for(k, full)
        )
        if rivals > (1 - _ONLY) * articles:
            return ""
        if several and _OF_PLACE.match(rest) and 3 * articles >= own:
            return full  # "Morgan Guaranty Trust Co of New York"
        designated = sum(n for form, n in self._counts.forms[key].items() if is_designated(form))
        if several and _MUCH_RARER * designated > own and not name.endswith(" group"):
            return ""  # "Citizens Corp" is not the Citizens Bank that it owns
        first = rest.partition(" ")[0]
        body = rest in _BODIES or (first in _BODIES and rest.startswith(f"{first} of the "))
        if several and body and (rest == "department" or _MUCH_RARER * articles >= own):
            return full  # not the European Community of its commission
        body = rest.rpartition(" ")[2] in _BODIES and not GENERIC.issuperset(name.split())
        whole = rest.count(" ") == 1 or body  # "Geography and Statistics Institute"
        partner = rest.startswith("and ") and whole and name.partition(" ")[0] not in _BODIES
        if several and partner and own <= _CUT * articles:
            return full  # "Donaldson Lufkin" of "Donaldson Lufkin and Jenrette", not "World Bank and IMF"
        usual = articles >= max(_FULLER_ARTICLES - several, _RARER * own)
        if name.title() in gazetteer().sure or name.title() in given_names():
            return ""
        if _is_coined(name) and articles >= max(_COINED, own + 1 if not several else own // 2):
            return full  # "Freymiller", "Nihon Keizai"
        if not several and (is_word(name) or name.title() in gazetteer()):
            # "Rolls" of "Rolls Royce", not "Diamond" of "Diamond Shamrock"
            said = 2 * self._counts.said.get(key, {}).get(full, 0) >= own
            return full if usual and articles >= _MUCH_RARER * own and said else ""
        house = rest == "securities" and several and 2 * articles >= own
        if rest in _HEADS or rest in _BODIES or rest in _SAVINGS or house:
            only = several and not rivals  # "US Sprint Communications"
            explained = only and full in self._counts.said.get(key, ())
            # "Brooklyn Union" of "Brooklyn Union Gas"
            return full if explained or (_MUCH_RARER if only else 2) * articles >= own else ""
        return full if usual else ""

    def _is_adjective(self, key: str, name: str) -> bool:
        """Whether a word that no article explains is a people's or a region's in others: "a Nordic banker"."""
        articles = self._counts.articles
        others = articles.get(f"group:{name}", 0) + articles.get(f"place:{name}", 0)
        return key not in self._counts.said and others >= articles[key]

    def _is_slip_for(self, key: str, full: str) -> bool:
        """Whether a name is another spelling of the full one: "Westin Hotel"."""
        return key in self._spellings.alike and self._spellings.right(key) == full

    def _is_partner(self, key: str, full: str, rest: str) -> bool:
        """Whether what follows a name is a name of its own, and no article uses one for the other."""
        words = rest.split()
        if full in self._counts.said.get(key, ()) or len(words) < _SEVERAL or "and" in words or "of" in words:
            return False
        return words[-1] not in _HEADS | _BODIES | GENERIC | LEGAL_FORMS

    def _is_acronym(self, key: str, name: str) -> bool:
        """Whether a name is "IBJ" or "FNMA" rather than "Asea" or "NOVELL"."""
        if _ACRONYM.fullmatch(name):
            return True
        return len(name) < _ACRONYM_LETTERS and all(map(str.isupper, self._counts.forms[key]))


def _marks(form: str) -> tuple[str, ...]:
    """The legal forms in a writing: "Corp" and "Plc" of "Elm Corporation Plc"."""
    return tuple(mark for word in form.lower().replace(".", "").split() if (mark := _MARKS.get(word)))


def _is_chain(one: str, other: str) -> bool:
    """Whether one of two names begins with the other, word by word."""
    return f"{one} ".startswith(f"{other} ") or other.startswith(f"{one} ")


def _is_plain(name: str) -> bool:
    """Whether a name is one common word, or made of words that many names have: "petroleum", "first federal"."""
    return GENERIC.issuperset(name.split()) or (" " not in name and is_plain(name))


def _is_coined(name: str) -> bool:
    """Whether a long word of the name is neither a common one nor a first name nor a place."""
    return any(len(word) >= _COINED_LETTERS and not is_plain(word) for word in name.split())


def _is_in_town(name: str) -> bool:
    """Whether a body has a name of its own before its town: no "American Savings and Loan Association"."""
    words = name.split()
    return words[-1] in _IN_TOWN and len(words) > _AGREE and not (_OF_MANY | GENERIC).issuperset(words[:1])
