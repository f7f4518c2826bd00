"""Names that stand alone: what an article tells of who is not introduced in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from index.article import MentionKind
from index.entities import cues
from index.entities.casing import case_table
from index.entities.companies import core_of, is_company
from index.entities.dealings import is_owned
from index.entities.gazetteer import Gazetteer
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.short_forms import STATES
from index.entities.words import word_set

Names = dict[tuple[int, int], MentionKind]

_SMALL_MOSTLY = 0.8
# What everybody says: alone it is no body's, unless the article has one that begins so.
_EVERYBODYS = word_set(
    "federal central national industrial finance financial agriculture farm trade trading energy labor defense "
    "defence industry industries futures treasuries sterling bankers reserve crop railway system systems farmers "
    "growers exports imports budget economy health education transport banks banking oil gas steel gold silver "
    "mining metals paper equipment engineering construction properties securities insurance savings services "
    "service products product stores store data computers telephone electric electronics development management "
    "holdings credit markets market power medical foods food planning fund investment investments associates "
    "brothers"
)
_OF_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}(?P<last>[A-ZÀ-Þ][a-zß-ÿ]+) (?:(?:and|&) |[A-Z][a-z]+$)")
# "SANTOS, March 3" and "Santos, Brazil" are places.
_SITED_BEHIND = re.compile(r", [A-ZÀ-Þ]|-based\b")


class Lone:
    """What the article says of names that nobody is introduced by: no first name, no title, anywhere in it.

    News tells who a person is. A name of one word that it does not explain so is rather a company, a place of
    talks or a ship.
    """

    def __init__(
        self,
        text: str,
        names: Names,
        ballot_of: dict[tuple[int, int], str],
        begun: Container[str],
        places: Gazetteer,
        given: Container[str],
    ) -> None:
        self._begun = begun
        self._given = given
        self._places = places
        headline = text.find("\n")
        self._owned: Counter[str] = Counter()
        self._seats: Counter[str] = Counter()
        self._accords: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._placed: Counter[str] = Counter()
        self._acts: Counter[str] = Counter()
        self._speaks: Counter[str] = Counter()
        self._his: Counter[str] = Counter()
        self._introduced: set[str] = set()
        firms = {text[slice(*span)] for span, kind in names.items() if kind is MentionKind.ORGANISATION}
        firms = {firm for firm in firms if is_company(firm)}
        # "Santos" of "Santos Ltd", "Heinz" of "H.J. Heinz Co".
        self._whole = {
            core for firm in firms if " " not in (core := core_of(firm)) and core not in places.countries
        }
        bodies = {text[slice(*span)] for span, kind in names.items() if kind is MentionKind.ORGANISATION}
        self._first = {body.partition(" ")[0] for body in bodies if " " in body}
        self._last = {match["last"] for firm in firms if (match := _OF_INITIALS.match(firm))}
        self._located: set[str] = set()
        for (start, end), label in ballot_of.items():
            if (start, end) not in names or start < headline or (" " in label and label not in begun):
                continue
            if label in self._whole and (cues.is_in(text, start) or _SITED_BEHIND.match(text, end)):
                self._located.add(label)
            if label in places.sure or label in STATES or label.lower() in places.several:
                continue
            first_name = label in places or label.partition(" ")[0] in given
            if first_name and " " in label and label not in begun:
                continue
            self._counts[label] += 1
            if cues.is_introduced(text, start, end):
                self._introduced.add(label)
            # The shares of Marine are a company's; what Marine does with its own may be a person's.
            owned = is_owned(text, start, end, MentionKind.PLACE if first_name else names[start, end])
            self._owned[label] += owned
            self._accords[label] += cues.is_ground(text, start, end)
            self._seats[label] += not owned and cues.is_in(text, start)
            self._placed[label] += (
                not owned and not case_table().is_word(label) and cues.is_placed(text, start, end)
            )
            self._acts[label] += cues.acts(text, end)
            self._speaks[label] += cues.speaks(text, end) or cues.is_headed(text, end)
            self._his[label] += cues.is_of_his(text, start, end)

    def weigh(
        self,
        ballots: dict[str, dict[MentionKind, float]],
        surnames: Container[str],
        several: bool,
    ) -> None:
        """Add to the ballots of the names of one word, or of several."""
        if not several:
            self._weigh_firms(ballots, surnames)
        for label, count in self._counts.items():
            if (" " in label) is not several:
                continue
            ballot = ballots[label]
            best = best_kind(ballot)
            if best is MentionKind.ORGANISATION and self._is_of_person(label):
                ballot[MentionKind.PERSON] += 1.0 + ballot[best]
                continue
            if best is MentionKind.ORGANISATION or label in surnames or label in self._introduced:
                continue
            if best is MentionKind.PLACE and (self._seats[label] or label in self._places):
                continue
            if self._owned[label] or (label in self._begun and label.partition(" ")[0] not in self._given):
                ballot[MentionKind.ORGANISATION] += 1.0 + ballot[best]
            elif best is MentionKind.PERSON and (self._accords[label] == count or self._placed[label]):
                ballot[MentionKind.PLACE] += 1.0 + ballot[best]

    def _is_of_person(self, label: str) -> bool:
        """Whether what was taken for a body speaks of "his" and does nothing that companies do."""
        if not self._his[label] or self._owned[label] or label in self._begun or " " in label:
            return False
        return not label.isupper() and label not in KNOWN_ORGANISATIONS and label not in self._places

    def _weigh_firms(self, ballots: dict[str, dict[MentionKind, float]], surnames: Container[str]) -> None:
        """Add to the ballots of the short names of the article's firms."""
        for label in ballots.keys() & (self._whole | self._last):
            if label in surnames or label in self._introduced or label in self._located:
                continue
            if label in self._places.countries or label in self._places.states:
                continue
            ballot = ballots[label]
            best = best_kind(ballot)
            if best is not MentionKind.ORGANISATION:
                ballot[MentionKind.ORGANISATION] += 1.0 + ballot[best]

    def common_words(self, ballots: dict[str, dict[MentionKind, float]], surnames: Container[str]) -> set[str]:
        """The words that name nobody: "Heifers at 66 dlrs", of whom nothing is told, "the Federal funds rate"."""
        people = {
            label
            for label in self._counts
            if not self._acts[label]
            and label not in self._introduced
            and label not in surnames
            and " " not in label
            and label not in self._given
            and case_table().is_word(label, _SMALL_MOSTLY)
            and best_kind(ballots[label]) is MentionKind.PERSON
        }
        return people | {
            label
            for label in self._counts
            if label.lower() in _EVERYBODYS
            and not (self._speaks[label] or self._owned[label])
            and label not in self._first
            and label not in self._begun
            and label not in self._whole
            and label not in KNOWN_ORGANISATIONS
            and best_kind(ballots[label]) is MentionKind.ORGANISATION
        }


def best_kind(ballot: dict[MentionKind, float]) -> MentionKind:
    """The kind that weighs most."""
    return max(ballot, key=lambda kind: ballot[kind])
