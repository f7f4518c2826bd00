"""From text to word numbers in bulk: each distinct spelling is analysed once, then it is a dictionary hit."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from index.engine.words import CANDIDATE, pieces, stem

_MAX_SPELLINGS = 2_000_000


class _Spellings(dict[str, int]):
    """Candidate → word number, or -1-n for the n-th entry of `several` (a candidate of no or many words)."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, candidate: str) -> int:
        numbers = [self._lexicon.number(word) for word, _, _ in pieces(candidate)]
        if len(numbers) == 1:
            code = numbers[0]
        else:
            self._lexicon.several.append(numbers)
            code = -len(self._lexicon.several)
        self[candidate] = code
        return code


class Lexicon:
    """The folded words met so far, numbered from 0 in order of appearance."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.several: list[list[int]] = []
        self._numbers: dict[str, int] = {}
        self._spellings = _Spellings(self)
        self._last: tuple[str, array[int]] = ("", array("i"))

    def number(self, word: str) -> int:
        """The number of a folded word."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
        return number

    def encode(self, text: str) -> array[int]:
        """The numbers of the words of a text. Two fields with one text are analysed once."""
        if text is self._last[0]:
            return self._last[1]
        if len(self._spellings) > _MAX_SPELLINGS:  # numbers and misspellings never end; memory does
            self._spellings.clear()
        codes = array("i", map(self._spellings.__getitem__, CANDIDATE.findall(text)))
        if codes and min(codes) < 0:
            flat: list[int] = []
            for code in codes:
                if code >= 0:
                    flat.append(code)
                else:
                    flat.extend(self.several[-code - 1])
            codes = array("i", flat)
        self._last = (text, codes)
        return codes

    def ranks(self, used: NDArray[np.int64], stemmed: bool) -> tuple[list[bytes], NDArray[np.uint64]]:
        """Sorted terms, and for every word number the number of its term among them.

        Args:
            used: The word numbers that occur.
            stemmed: Whether terms are stems or the words themselves.
        """
        words = [self.words[number] for number in used.tolist()]
        spelled = [stem(word).encode() for word in words] if stemmed else [word.encode() for word in words]
        terms = sorted(set(spelled))
        place = {term: rank for rank, term in enumerate(terms)}
        ranks = np.zeros(len(self.words), np.uint64)
        ranks[used] = np.fromiter((place[term] for term in spelled), np.uint64, len(spelled))
        return terms, ranks
