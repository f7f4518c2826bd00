"""A corpus that neither repeats itself nor stops growing, and queries that fit it."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[a-z]+")
_SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "di",
    "fa",
    "fo",
    "ga",
    "ka",
    "ke",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "ta",
    "te",
    "to",
    "va",
    "ve",
]
_SOURCES = ["Reuters", "AP", "AFP", "BBC", "Guardian", "Times", "Post", "Herald", "Tribune", "Echo"]


def made_word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 5)))


class Corpus:
    """Articles made of the sentences of others.

    Args:
        size: How many.
        path: JSON lines with `body` to take sentences from; without it words and sentences are made up.
    """

    def __init__(self, size: int, path: Path | None) -> None:
        self.size = size
        rng = random.Random(7)
        if path is None:
            words = [made_word(rng) for _ in range(30_000)]
            weights = [1 / (rank + 3) for rank in range(len(words))]
            self._sentences = [
                " ".join(rng.choices(words, weights, k=rng.randint(8, 25))).capitalize() + "."
                for _ in range(40_000)
            ]
        else:
            self._sentences = []
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    body = re.sub(r"\s+", " ", json.loads(line).get("body") or "")
                    self._sentences += [s for s in _SENTENCE.split(body) if 4 <= len(s.split()) <= 60]

    def articles(self, start: int = 0, stop: int | None = None) -> Iterator[dict]:
        """The articles start..stop, the same ones each time."""
        for number in range(start, self.size if stop is None else stop):
            rng = random.Random(number)
            chosen = [rng.choice(self._sentences) for _ in range(rng.randint(4, 16))]
            chosen.append(
                f"{made_word(rng).capitalize()} {made_word(rng).capitalize()} said {made_word(rng)}{number}."
            )
            yield {
                "id": f"a{number}",
                "title": " ".join(chosen[0].split()[:9]),
                "body": "\n".join(chosen),
                "source": _SOURCES[min(int(rng.expovariate(0.5)), 9)],
                "person": [f"person {int(rng.paretovariate(0.6)) % 5000}" for _ in range(rng.randint(0, 6))],
                "published": 20_000_000 + rng.randrange(5_000_000),
            }

    @cache  # noqa: B019 - one corpus lives for the whole run
    def words(self) -> tuple[list[str], list[str], list[str]]:
        """(common, middling, rare) words of four letters and more."""
        counts: Counter[str] = Counter()
        for article in self.articles(0, min(self.size, 3000)):
            counts.update(set(_WORD.findall(article["body"].lower())))
        ranked = [word for word, _ in counts.most_common() if len(word) > 3]
        return ranked[:60], ranked[60:2000], ranked[4000:12_000]

    def queries(self, kind: str, count: int) -> list:
        """Queries of a class, the same ones each time; their form is what `Engine.ask` takes."""
        rng = random.Random(kind)
        common, middling, rare = self.words()

        def pair() -> list[str]:
            sentence = _WORD.findall(rng.choice(self._sentences).lower())
            at = rng.randrange(max(1, len(sentence) - 1))
            return sentence[at : at + 2] if len(sentence) > 1 else [common[0], common[1]]

        def prefix(length: int) -> str:
            return rng.choice([w for w in middling if len(w) >= length])[:length]

        made = {
            "rare word": lambda: [rng.choice(rare)],
            "common word": lambda: [rng.choice(common)],
            "2 words": lambda: rng.sample(middling, 2),
            "2 common words": lambda: rng.sample(common, 2),
            "2 words, any": lambda: [rng.choice(common), rng.choice(middling)],
            "4 words, any": lambda: [*rng.sample(common, 2), *rng.sample(middling, 2)],
            "phrase": pair,
            "common phrase": lambda: [["said", "the"], ["the", "company"], ["of", "the"], ["in", "the"]][rng.randrange(4)],
            "prefix, 1": lambda: [prefix(1)],
            "prefix, 2": lambda: [prefix(2)],
            "prefix, 3": lambda: [prefix(3)],
            "prefix, 5": lambda: [prefix(5)],
            "typing": lambda: [rng.choice(middling), prefix(3)],
            "fuzzy": lambda: [(w := rng.choice(middling))[:2] + w[3:]],
            "date range": lambda: [rng.choice(common)],
            "field filter": lambda: [rng.choice(common)],
            "newest first": lambda: [rng.choice(common)],
            "facet, source": lambda: [rng.choice(common)],
            "facet, people": lambda: [rng.choice(common)],
            "not": lambda: [rng.choice(common), rng.choice(middling)],
            "title counts more": lambda: rng.sample(middling, 2),
        }[kind]  # fmt: skip
        return [made() for _ in range(count)]
