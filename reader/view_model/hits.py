"""Where the words of a query stand in a whole article, so that it opens at the first of them.

The words are folded and stemmed as the index does it (Snowball English), so that `talks` finds "talking";
what the engine itself lit in the passage it chose is always taken too.
"""

from __future__ import annotations

import re
import unicodedata

from index.results import Hit
from reader.view_model.marks import Mark

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TERM = re.compile(r'(?P<not>-?)(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"()]+))')
_TEXT_FIELDS = frozenset({"title", "person", "org", "place", "entity"})
_OPERATORS = frozenset({"OR", "AND", "NOT"})


def fold(word: str) -> str:
    """Lower case without accents, as the index keeps words."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def query_words(query: str) -> tuple[frozenset[str], frozenset[str]]:
    """(whole words, beginnings of words) a query asks for, folded; what it excludes and its filters left out."""
    words: set[str] = set()
    prefixes: set[str] = set()
    excluded = False
    for term in _TERM.finditer(query):
        field, skip = term["field"], excluded or bool(term["not"])
        excluded = term["word"] == "NOT"
        if skip or (field and field.lower() not in _TEXT_FIELDS) or term["word"] in _OPERATORS:
            continue
        text = term["phrase"] if term["phrase"] is not None else (term["word"] or "")
        found = [fold(word.group()) for word in _WORD.finditer(text)]
        if text.endswith("*") and found:
            prefixes.add(found.pop())
        words.update(found)
    if query and _WORD.match(query[-1]) and words:
        last = fold(_WORD.findall(query)[-1])
        if last in words and len(last) > 1:
            prefixes.add(last)
    return frozenset(words), frozenset(prefixes)


def hit_marks(text: str, query: str, hit: Hit | None = None) -> tuple[Mark, ...]:
    """Marks of role `match` for every word of the text that the query asks for."""
    words, prefixes = query_words(query)
    lit = set(words)
    if hit is not None:
        lit |= {fold(hit.snippet.text[start:end]) for start, end in hit.snippet.highlights}
        lit |= {fold(hit.title[start:end]) for start, end in hit.title_highlights}
    if not lit and not prefixes:
        return ()
    from Stemmer import Stemmer

    stem = Stemmer("english").stemWord
    stems = {stem(word) for word in lit}
    known: dict[str, bool] = {}
    marks: list[Mark] = []
    begins = tuple(prefixes)
    for match in _WORD.finditer(text):
        word = match.group()
        wanted = known.get(word)
        if wanted is None:
            folded = fold(word)
            bare = re.sub(r"['’]s$", "", folded)
            wanted = folded in lit or stem(bare) in stems or (bool(begins) and folded.startswith(begins))
            known[word] = wanted
        if wanted:
            marks.append(Mark(match.start(), match.end(), "match"))
    return tuple(marks)


def find_marks(text: str, words: str) -> tuple[Mark, ...]:
    """Marks for every place where these words stand as they are, ignoring case (the search inside an article)."""
    wanted = " ".join(words.split())
    if not wanted:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted.split(" ")), re.IGNORECASE)
    return tuple(Mark(match.start(), match.end(), "match") for match in pattern.finditer(text))
