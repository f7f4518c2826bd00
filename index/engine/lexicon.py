"""From text to word numbers in bulk: each distinct spelling is analysed once, then it is a dictionary hit.

A spelling is what stands between two blanks, its commas and quotes with it: no word reaches over a blank, so a
text is cut by `split`, in a sixth of the time that looking for its words takes, and what words a spelling holds is
looked up.
"""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from index.engine.words import CANDIDATE, pieces, stem

_MAX_SPELLINGS = 1_000_000
_LONGEST_KEPT = 48
"""Characters of a spelling that may come again."""
_LASTING = 150_000
"""Spellings that a lexicon may know and still be kept for the next writer: some 15 MB."""


class _Spellings(dict[str, int]):
    """Spelling → word number, or -1-n for the n-th entry of `several` (a spelling of no or many words)."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, spelling: str) -> int:
        number = self._lexicon.number
        numbers = [number(word) for candidate in CANDIDATE.findall(spelling) for word, _, _ in pieces(candidate)]
        if len(numbers) == 1:
            code = numbers[0]
        else:
            self._lexicon.several.append(numbers)
            code = -len(self._lexicon.several)
        if len(spelling) <= _LONGEST_KEPT:
            self[spelling] = code
        return code


class Lexicon:
    """The folded words met so far, numbered from 0 in order of appearance."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.several: list[list[int]] = []
        self._numbers: dict[str, int] = {}
        self._spellings = _Spellings(self)
        self._whole: tuple[str, list[int]] = ("", [])
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
        if not isinstance(text, str):
            raise TypeError(f"A text is wanted, not {type(text).__name__}.")
        if len(self._spellings) > _MAX_SPELLINGS:  # numbers and misspellings never end; memory does
            self._spellings.clear()
            self.several.clear()
            self._whole = ("", [])
        spelled = self._part(text)
        if spelled is None:
            # Small letters only where they are as many: the rules for words do not ask for the case.
            pieces = text.lower().split() if text.isascii() else text.split()
            spelled = list(map(self._spellings.__getitem__, pieces))
            self._whole = (text, spelled)
        codes = spelled
        if codes and min(codes) < 0:
            codes = []
            for code in spelled:
                if code >= 0:
                    codes.append(code)
                else:
                    codes.extend(self.several[-code - 1])
        numbers = array("i", codes)
        self._last = (text, numbers)
        return numbers

    def _part(self, text: str) -> list[int] | None:
        """The codes of the spellings of a text that is part of the last one, as a lead is of its article."""
        whole, spelled = self._whole
        sought = text.strip()
        start = whole.find(sought)
        end = start + len(sought)
        if start < 0 or not (_is_border(whole, start - 1) and _is_border(whole, end)):
            return None
        first = len(whole[:start].split())
        return spelled[first : first + len(sought.split())]

    @property
    def is_lasting(self) -> bool:
        """Whether it is small enough to be kept for what is written next."""
        return len(self._spellings) + len(self.several) <= _LASTING

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


def _is_border(text: str, place: int) -> bool:
    """Whether no word of a text is at this place."""
    return not 0 <= place < len(text) or text[place].isspace()
