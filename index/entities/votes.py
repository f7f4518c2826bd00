"""One kind per name in one article: the evidence of all its mentions is added up and the best kind wins."""

from __future__ import annotations

from collections import defaultdict

from index.article import MentionKind
from index.entities import cues
from index.entities.gazetteer import Gazetteer
from index.entities.spans import surface

Names = dict[tuple[int, int], MentionKind]


def decide(text: str, names: Names, places: Gazetteer) -> dict[str, set[str]]:
    """Set every mention in `names` to the kind its name has in this article; drop what is no name.

    Returns:
        The surnames of the people with full names: surname -> full names.
    """
    ballots: dict[str, dict[MentionKind, float]] = defaultdict(lambda: dict.fromkeys(cues.KINDS, 0.0))
    for (start, end), kind in list(names.items()):
        name = surface(text[start:end])
        if sum(map(str.isalpha, name)) < 2 or cues.is_office(text, end, name, kind):
            del names[start, end]
            continue
        ballot = ballots[name]
        for voted, weight in cues.weights(text, start, end, name, kind, places).items():
            ballot[voted] += weight
    surnames: dict[str, set[str]] = defaultdict(set)
    for name, ballot in ballots.items():
        words = name.split()
        if len(words) > 1 and _best(ballot) is MentionKind.PERSON:
            surnames[words[-1]].add(name)
            if len(words) > 2:
                surnames[" ".join(words[-2:])].add(name)
    for surname in surnames.keys() & ballots.keys():
        ballots[surname][MentionKind.PERSON] += 1.0 + 0.5 * len(surnames[surname])
    for span, kind in names.items():
        ballot = ballots[surface(text[span[0] : span[1]])]
        best = _best(ballot)
        if ballot[best] > ballot[kind]:
            names[span] = best
    return surnames


def _best(ballot: dict[MentionKind, float]) -> MentionKind:
    return max(ballot, key=lambda kind: ballot[kind])
