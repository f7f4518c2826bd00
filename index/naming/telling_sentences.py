"""The sentences of an article that name somebody, each with the one behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, ParagraphKind
from index.entities.sentences import sentences
from index.naming.describe_texts import plain

_TEXT = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.DECK, ParagraphKind.LIST})
_FEWEST_WORDS = 3
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_SHORT, _INITIAL = re.compile(r"\b[A-Z]{2,4}\. *$"), re.compile(r"[A-Z]\. ?[A-Z]")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]{2,4}\. [A-Z]\. *$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of prose, symbols of shares out of its way.

    Attributes:
        is_lead: It stands in the first paragraph.
        rest: What follows it: its paragraph's rest, or the next paragraph as it is written.
    """

    text: str
    is_lead: bool
    rest: str

    def following(self) -> str:
        """The next sentence; "" behind the last."""
        rest = plain(self.rest)
        start, end = next(iter(_whole(rest)), (0, 0))
        return rest[start:end].strip()


def sentences_naming(article: Article, called: Sequence[re.Pattern[str]]) -> Iterator[Sentence]:
    """The sentences of paragraphs with a name, and not rows of tables.

    Args:
        called: Patterns of what somebody is called.
    """
    texts = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in _TEXT]
    for number, raw in enumerate(texts):
        text = plain(raw)
        if not any(pattern.search(text) for pattern in called):
            continue
        found = _whole(text)
        for place, (start, end) in enumerate(found):
            sentence = text[start:end].strip()
            if len(_SMALL_WORD.findall(sentence)) >= _FEWEST_WORDS:
                is_last = place == len(found) - 1
                rest = "".join(texts[number + 1 : number + 2]) if is_last else text[end:]
                yield Sentence(sentence, number == 0, rest)


def _whole(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph, those joined that a name with an abbreviation parts: "ING. C. Elm"."""
    whole: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if whole and (
            _ENDS_IN_INITIAL.search(text, whole[-1][0], start)
            or (_SHORT.search(text, whole[-1][0], start) and _INITIAL.match(text, start))
        ):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole
