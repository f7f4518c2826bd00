"""Whether a text is English: the model and the rules know no other language and would call every noun a name."""

from __future__ import annotations

import re

from index.entities.words import word_set

_LOOK = 4000  # characters
_WORD = re.compile(r"[a-zà-öø-ÿ]+")
_FEWEST = 20
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FOREIGN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")  # from Greek to Hangul
_ENGLISH = word_set(
    "the of and to is that for on with was as by at from it has have said be are were he she his her they "
    "this which not will would but an been their who after its or had"
)
_OTHERS = word_set(
    "der die das und ist nicht ein eine einen den dem des mit für auf von zu sich auch wird im werden als bei "
    "nach le la les et est une un du dans pour que qui sur par au aux pas plus ce sont avec il elle el los "
    "las y en una por del con se al como más su o os da do dos na no não uma em ao com di il lo gli che per "
    "non della dei sono nel de het een van op te dat niet zijn voor och att det som på är til av ikke"
)


def is_english(text: str) -> bool:
    """Whether the first words are English rather than German, French, Spanish, Portuguese, Italian, Dutch or
    Scandinavian, or written in other letters; in doubt, and for texts of few words, yes."""
    if len(_FOREIGN.findall(text[:_LOOK])) > len(_LATIN.findall(text[:_LOOK])):
        return False
    words = _WORD.findall(text[:_LOOK])
    ours, others = sum(w in _ENGLISH for w in words), sum(w in _OTHERS for w in words)
    return others < _FEWEST or others < 2 * ours
