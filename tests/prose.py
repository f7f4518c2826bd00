"""Made news of any length: sentences of plain words that nobody else's sentences repeat."""

from __future__ import annotations

import random

_LISTED = (
    "harbour council river bridge market winter engine doctor school forest budget captain letter signal window "
    "village railway teacher minister protest border factory orchard storm glacier harvest museum printer council "
    "lantern sailor cabinet welder tunnel archive courier hospital quarry bakery station meadow reservoir union "
    "opened closed measured promised denied carried watched repaired counted questioned delayed painted gathered "
    "slowly twice again nearby before after without beyond during against between under "
    "old narrow northern crowded quiet public broken early distant careful frozen local "
)
_WORDS = _LISTED.split()


def paragraph(seed: object, sentences: int = 3) -> str:
    """A paragraph of about fourteen words a sentence; the same seed, the same words."""
    chance = random.Random(f"{seed}")
    made = [
        " ".join(chance.choices(_WORDS, k=chance.randint(11, 17))).capitalize() + "." for _ in range(sentences)
    ]
    return " ".join(made)


def paragraphs(seed: object, count: int = 6) -> list[str]:
    """Paragraphs of one article."""
    return [paragraph(f"{seed} {number}") for number in range(count)]
