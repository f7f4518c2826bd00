"""How words are written in running text: the table behind natural case and behind "is this a name at all?"."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files


class CaseTable:
    """The usual form of about 55,000 words. A word it does not know counts as a name."""

    def __init__(self, packed: bytes) -> None:
        self._codes: dict[str, str] = {}
        for line in gzip.decompress(packed).decode().split("\n"):
            code, *words = line.split(" ")
            self._codes.update(dict.fromkeys(words, code))

    def natural(self, word: str) -> str | None:
        """The word as running text writes it, or None where the table knows nothing against a name."""
        folded = word.lower()
        code = self._codes.get(folded)
        if code is None:
            return None
        form = folded if code[0] == "l" else folded.upper() if code[0] == "u" else folded[:1].upper() + folded[1:]
        return form if len(form) == len(word) else None

    def small_share(self, word: str) -> float:
        """How often the word is written small, 0 to 0.95. The start of sentences counts as capitalised."""
        code = self._codes.get(word.lower())
        return 0.0 if code is None else int(code[1]) / 10 + 0.05

    def is_word(self, word: str, share: float = 0.3) -> bool:
        """Whether the word is a common one more than a name."""
        return self.small_share(word) > share


@lru_cache(maxsize=1)
def case_table() -> CaseTable:
    """The table that ships with the library (20 ms at first use)."""
    return CaseTable(files("index.entities").joinpath("data/case.txt.gz").read_bytes())
