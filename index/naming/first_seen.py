"""The sentence by which somebody or something comes into a library, for those whom no phrase explains.

It tells what happened and not who that is, so it is shown as what was first seen of a name, never as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.article import Article, MentionKind, ParagraphKind
from index.entities.sentences import sentences
from index.naming.describe_phrases import GOES_ON
from index.naming.describe_texts import finder_of

_TEXT = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.DECK})
_LOOKED_AT = 12
_LONGEST, _FEWEST_WORDS = 260, 4
_BEFORE, _BEHIND = 40, 90
"""Characters around a name that are shown of a long sentence."""
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_AS_SUBJECT = re.compile(r"(?:The |But |And )?$")
_SUBJECT, _IN_LEAD, _GOES_ON = 3, 2, -1


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """A sentence with the range of the name in it, and the article it stands in."""

    text: str
    name: tuple[int, int]
    article_id: str


def first_seen(names: Sequence[str], kind: MentionKind, articles: Iterable[Article]) -> FirstSeen | None:
    """The most telling of the earliest sentences with a name: in a lead, the name its subject.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time.
    """
    finder = finder_of(names, kind)
    is_whole = kind is MentionKind.PERSON  # "Gaza City" is not Gaza, "Roe Mills" may be all that is known of Roe
    best: tuple[int, FirstSeen] | None = None
    for number, article in enumerate(articles):
        if number == _LOOKED_AT or (best is not None and best[0] >= _SUBJECT + _IN_LEAD):
            break
        leads = True
        for paragraph in article.paragraphs:
            if paragraph.kind not in _TEXT:
                continue
            text = article.text[paragraph.start : paragraph.end].replace("\n", " ")
            for start, end in sentences(text):
                sentence = text[start:end].strip()
                found = list(finder.finditer(sentence))
                match = next((m for m in found if is_whole or not GOES_ON.match(sentence, m.end())), None)
                # "Elm and Roe Chairman Ann Ware": where a body stands nowhere else, it is seen there.
                goes_on = match is None and kind is MentionKind.ORGANISATION and bool(found)
                match = found[0] if goes_on else match
                if match and len(_SMALL_WORD.findall(sentence)) >= _FEWEST_WORDS:
                    worth = _IN_LEAD if leads else 0
                    worth += _SUBJECT if _AS_SUBJECT.fullmatch(sentence[: match.start()]) else 0
                    worth = _GOES_ON if goes_on else worth
                    if best is None or worth > best[0]:
                        best = (worth, passage(sentence, match.start(), match.end(), article.id))
                leads = False
    return best[1] if best else None


def passage(sentence: str, start: int, end: int, article_id: str) -> FirstSeen:
    """The sentence, or so much of a long one as a card holds, the name in it."""
    if len(sentence) > _LONGEST:
        told = min(end + _BEHIND, len(sentence))  # what is said behind the name is a part of it
        first = 0 if told < _LONGEST else sentence.find(" ", max(0, min(told - _LONGEST, start - _BEFORE))) + 1
        last = len(sentence)
        if first + _LONGEST < last:
            last = max(sentence.rfind(" ", end, first + _LONGEST), end)
        goes_on = " …" if last < len(sentence) else ""
        sentence = ("… " if first else "") + sentence[first:last] + goes_on
        shift = first - (2 if first else 0)
        start, end = start - shift, end - shift
    return FirstSeen(sentence, (start, end), article_id)
