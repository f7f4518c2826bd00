"""Within one article: which mentions are the same person or organisation, and the rows a library keeps of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.article import NAMED_KINDS, Mention, MentionKind
from index.entities.antecedents import houses, is_body_head
from index.entities.bearers import bearers
from index.entities.bodies import is_same_body, with_countries
from index.entities.companies import is_company
from index.entities.first_names import first_names
from index.entities.kin import others, set_apart
from index.entities.legal_forms import both_forms, in_full, with_forms
from index.entities.misspelt import slips_within
from index.entities.names import LEGAL_FORMS, WELL_KNOWN, initials, name_key
from index.entities.namesakes import described, told_apart
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.rows import NameRow, best_form, pieced, untold
from index.entities.shortened import names_beginning, shortened
from index.entities.spans import surface
from index.entities.ties import ties
from index.entities.words import JUNIOR, word_set

_TWO = 2
_NAMED = frozenset(NAMED_KINDS)
_INTRODUCED = (MentionKind.ORGANISATION, MentionKind.LAW, MentionKind.EVENT)  # what letters are introduced for
_MEANT = frozenset({MentionKind.PERSON, *_INTRODUCED})
# Words that a company's name may go on with and still be the same company.
_EXTENSIONS = word_set(
    "bank airlines airways motor industries international communications systems technologies energy partners "
    "securities police movement petroleum resources laboratories computer foods industrie"
)
# After several words only these: "Nomura Securities International" is not "Nomura Securities".
_SAFE_EXTENSIONS = word_set("bank airlines airways motor industries")
_FIRMS = frozenset(name.lower() for name in KNOWN_ORGANISATIONS)
_ORGANISATION = f"{MentionKind.ORGANISATION.value}:"
_PAPERS = word_set(
    "times post journal herald tribune globe chronicle telegraph guardian gazette observer inquirer"
)
# "Reliance" beside "Reliance Insurance" may be either; of "Reliance Corp" and that it is the first.
_HELD = (" group", " holdings")


def name_mentions(
    mentions: Sequence[Mention], acronyms: Iterable[tuple[str, str]] = (), text: str = ""
) -> tuple[Mention, ...]:
    """The mentions with the fullest name the article gives and its key.

    Args:
        mentions: All of one article; dates, sums and counts stay as they are.
        acronyms: (acronym, full name) of bodies, laws and events, as the article introduces them in parentheses.
        text: Of the article, where there is one: it tells companies ("Cistron Biotechnology" before "Inc") and
            what is owned ("its Xerox Credit Corp").
    """
    headline = text.find("\n") if "\n" in text else len(text) or -1
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    keys = []
    for mention in mentions:
        key = name_key(mention.text, mention.kind) if mention.kind in _NAMED else ""
        keys.append(key)
        if key:
            forms[key][surface(mention.text)] += 1
    fuller = _fuller_names(forms)
    if text:
        fuller |= dict(others(mentions, keys, fuller, text))
        for short, full in (
            *slips_within(mentions, keys, fuller, text),
            *first_names(mentions, keys, fuller, text),
        ):
            fuller.setdefault(short, fuller.get(full, full))
    for short, full in shortened(mentions, keys, forms, text, headline):
        fuller.setdefault(short, fuller.get(full, full))
    fuller |= {short: full for short, full in _papers(forms).items() if short not in fuller}
    for short, full in acronyms:
        short_key = name_key(short, MentionKind.ORGANISATION)
        full_key = next((key for kind in _INTRODUCED if (key := name_key(full, kind)) in forms), "")
        if short_key in forms and full_key and short_key != full_key:
            fuller[short_key] = full_key
    if text:
        for house in list(houses(mentions, keys, fuller, text)):
            fuller.pop(house, None)
    meant = [fuller.get(key, key) for key in keys]
    offices: dict[str, str] = {}
    if text:
        apart = told_apart(mentions, keys, fuller, text)
        apart.update(set_apart(mentions, keys, fuller, text))
        apart.update(bearers(mentions, keys, fuller, text))
        for place, key in apart.items():
            meant[place] = key if key == keys[place] else fuller.get(key, key)
        offices = described(mentions, meant, text)
    named = {key: WELL_KNOWN.get(key) or best_form(counts) for key, counts in forms.items()}
    whose = with_countries(mentions, keys, meant, text)
    tied = ties(mentions, meant, text) if text else {}
    formed = with_forms(mentions, keys, meant, headline)
    return tuple(
        replace(
            mention,
            kind=_kind_of(key, mention.kind),  # "Homestake", taken for a person, is the firm
            entity=named.get(key) or _shown(key, mention),
            entity_id=offices.get(key) or formed.get(place, qualified),
            tie=tied.get(place, ""),
        )
        if key
        else mention
        for place, (mention, key, qualified) in enumerate(zip(mentions, meant, whose, strict=True))
    )


def _shown(key: str, mention: Mention) -> str:
    """The name of what no mention of the article writes in full."""
    alone = key.startswith("person:") and " " in key and " " not in mention.text
    return pieced(key) if alone else mention.text


def _kind_of(key: str, kind: MentionKind) -> MentionKind:
    """The kind of whom a name means; what it is taken for, where it means a place or the like."""
    meant = key.partition(":")[0]
    return MentionKind(meant) if meant in _MEANT else kind


def _fuller_names(forms: dict[str, Counter[str]]) -> dict[str, str]:
    """Short key -> key of the one fuller name of the article it stands for."""
    people, organisations = {}, {}
    for key, counts in forms.items():
        kind, _, name = key.partition(":")
        if kind == MentionKind.PERSON:
            people[name] = counts.total()
        elif kind == MentionKind.ORGANISATION:
            organisations[name] = counts
    fuller = {}
    persons = _Persons(people)
    for name in people:
        full = persons.fuller(name)
        if full:
            fuller[f"person:{name}"] = f"person:{full}"
    bodies = _Organisations(organisations)
    for name, counts in organisations.items():
        full = bodies.fuller(name, counts)
        if full:
            fuller[f"organisation:{name}"] = f"organisation:{full}"
    return {short: fuller.get(full, full) for short, full in fuller.items()}


def _papers(forms: Iterable[str]) -> dict[str, str]:
    """ "Times" -> the one paper of the article that is called something Times."""
    found = {}
    for key in forms:
        if key.removeprefix(_ORGANISATION) in _PAPERS:
            last = f" {key.removeprefix(_ORGANISATION)}"
            papers = [other for other in forms if other.startswith(_ORGANISATION) and other.endswith(last)]
            if len(papers) == 1:
                found[key] = papers[0]
    return found


class _Persons:
    """The persons of an article, by the words of their names."""

    def __init__(self, people: Mapping[str, int]) -> None:
        self._counts = people
        self._by_last: dict[str, list[str]] = defaultdict(list)
        self._by_other: dict[str, list[str]] = defaultdict(list)
        self._juniors: dict[str, list[str]] = defaultdict(list)
        for name in people:
            *others, last = name.split()
            if others and last in JUNIOR:
                self._juniors[others[-1]].append(name)
            elif others:
                self._by_last[last].append(name)
                for word in dict.fromkeys(others):
                    self._by_other[word].append(name)

    def fuller(self, name: str) -> str:
        """The full name behind a short one, or ""."""
        words = name.split()
        if words[-1] in JUNIOR and len(words) > 1:  # "Trump Jr" of "Donald Trump Jr"
            named = [full for full in self._juniors[words[-2]] if full.endswith(" " + name)]
            return named[0] if len(named) == 1 else ""
        fits = [full for full in self._by_last.get(words[-1], ()) if full != name]
        if not fits and len(words) == 1:  # "Wyatt" of "Oscar Wyatt Jr"
            fits = _only([full for full in self._juniors.get(name, ()) if full.count(" ") > 1])
        if len(words) == 1:
            # "Xi" of "Xi Jinping", "Ould" of "Mohamed Ould Abdel Aziz": only where one person answers to it.
            if not fits and len(name) > 1 and name not in _FIRMS:
                fits = _only(self._by_other.get(name, []))
        elif len(words[0]) == 1:  # "S Warne"
            fits = _only([full for full in fits if full[0] == words[0] and full.find(" ") > 1])
        else:
            fits = [full for full in fits if full.endswith(" " + name)]
        return max(fits, key=lambda full: (self._counts[full], -len(full), full), default="")


class _Organisations:
    """The organisations of an article, in order, and by their initials."""

    def __init__(self, organisations: Iterable[str]) -> None:
        self._names = sorted(organisations)
        self._by_initials: dict[str, list[str]] | None = None

    def fuller(self, name: str, counts: Counter[str]) -> str:
        """The full name behind a short one, or ""."""
        longer = names_beginning(self._names, name + " ")
        itself = [n for n in longer if n[len(name) + 1 :] in LEGAL_FORMS]
        if itself and not (len(longer) > 1 and itself[0].endswith(_HELD)):
            return itself[0] if len(itself) == 1 else ""
        letters = len(name) < 5 and all(form.isupper() for form in counts)  # the EC is not "EC Energy"
        known = _SAFE_EXTENSIONS if " " in name or letters else _EXTENSIONS
        rest = longer[0][len(name) + 1 :] if len(longer) == 1 else ""
        # "American Television" of "American Television and Communications"
        if rest in known or (" " in name and rest.startswith("and ") and rest.count(" ") == 1):
            # With "Mitsui Bank" and "Mitsui Trust" in it, "Mitsui" may be either; "Chrysler Corp" is not of it.
            return "" if any(is_company(form) for form in counts) else longer[0]
        if " " not in name and 2 < len(name) < 7 and all(form.replace(".", "").isupper() for form in counts):
            full = self._with_initials(name)
            return full[0] if len(full) == 1 else ""
        if len(name) == _TWO and all(map(str.isupper, counts)):
            return self._of_two_words(name)
        return ""

    def _of_two_words(self, letters: str) -> str:
        """The one company of exactly two words that two letters are short for ("GM"), or "".

        No body: "EC" is not the "European Commission", nor is the "EC Secretariat" the EC.
        """
        cores: dict[str, str] = {}
        for name in self._names:
            words = name.split()
            if words[-1] in LEGAL_FORMS:
                words.pop()
            if len(words) == _TWO and "".join(word[0] for word in words) == letters and words[0] != letters:
                core = " ".join(words)
                cores[core] = max(cores.get(core, ""), name, key=len)
        if len(cores) != 1:
            return ""
        ((core, name),) = cores.items()
        return "" if is_body_head(core) else name

    def _with_initials(self, letters: str) -> list[str]:
        if self._by_initials is None:
            self._by_initials = defaultdict(list)
            for name in self._names:
                if " " in name:
                    for short in dict.fromkeys(initials(name)):
                        self._by_initials[short].append(name)
        return self._by_initials.get(letters, [])


def _only(names: list[str]) -> list[str]:
    """The one name, where there is one."""
    return names if len(names) == 1 else []


def name_rows(mentions: Iterable[Mention]) -> list[NameRow]:
    """One article's named mentions by name key, most frequent first, and their ties. Pure: the rows are what a
    cache keeps."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    kinds: dict[str, MentionKind] = {}
    tied: dict[tuple[str, str], MentionKind] = {}
    for mention in mentions:
        if mention.kind in _NAMED:
            if mention.tie:
                tied[untold(mention.entity_id), mention.tie] = mention.kind
            key = name_key(mention.text, mention.kind)
            if untold(mention.entity_id) == key:
                key = mention.entity_id
            alias = mention.entity_id if mention.entity_id != key else ""
            if alias.endswith(")") and is_same_body(key, alias):
                key, alias = alias, ""
            kinds[key] = mention.kind
            forms[key, alias][surface(mention.text)] += 1
    rows = [
        NameRow(key, kinds[key], best_form(in_full(key, counts)), counts.total(), alias)
        for (key, alias), counts in forms.items()
    ]
    tied |= {(plain, key): kinds[key] for plain, key in both_forms(kinds)}
    rows += [NameRow(key, kind, "", 0, tie) for (key, tie), kind in tied.items()]
    return sorted(rows, key=lambda row: (-row.count, row.key))
