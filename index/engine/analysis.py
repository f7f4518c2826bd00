"""The analyser as Whoosh sees it, and the two kinds of text field that use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.engine.border import Analyzer, Token, fields
from index.engine.words import analyse, fold


class NewsAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh is untyped
    """A Whoosh analyser over `index.engine.words`; the engine's writer recognises it and works in bulk.

    Args:
        stemmed: Whether tokens are stems or folded surface words.
    """

    def __init__(self, stemmed: bool = True) -> None:
        super().__init__()
        self.stemmed = stemmed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NewsAnalyzer) and other.stemmed == self.stemmed

    def __hash__(self) -> int:
        return hash((NewsAnalyzer, self.stemmed))

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Any]:
        """Whoosh's call: one token object, changed from word to word."""
        token = Token(positions, chars, removestops=removestops, mode=mode, **kwargs)
        token.boost = 1.0
        token.stopped = False
        if not tokenize:
            found: Any = [(fold(value), fold(value), 0, len(value))] if value else []
        else:
            found = analyse(value)
        for number, (stemmed, word, start, end) in enumerate(found):
            token.text = stemmed if self.stemmed else word
            if keeporiginal:
                token.original = value[start:end]
            if positions:
                token.pos = start_pos + number
            if chars:
                token.startchar = start_char + start
                token.endchar = start_char + end
            yield token


def stemmed_field(positions: bool = True) -> Any:
    """A text field of stems; `positions` for phrases. Not stored: the document store keeps the text."""
    return fields.TEXT(analyzer=NewsAnalyzer(stemmed=True), phrase=positions, stored=False)


def surface_field() -> Any:
    """A text field of folded words, for exact words, prefixes, wildcards and completion; no positions."""
    return fields.TEXT(analyzer=NewsAnalyzer(stemmed=False), phrase=False, stored=False)
