"""The recogniser: spaCy's small English model for the first word, rules for the last.

Loading takes half a second and 200 MB, so it happens at first use and belongs into the worker process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from index.article import Article, Figure, Mention, Paragraph, ParagraphKind
from index.entities.casing import case_table
from index.entities.english import is_english
from index.entities.figures import figures_of
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import mentions_of
from index.entities.truecase import natural_case
from index.entities.version import MODEL, MODEL_VERSION, PACKAGE, VERSION
from index.errors import RecognitionError

# Batches of eight peak at 220 MB; of thirty-two at 390, and are no faster.
_BATCH = 8
# The model's memory grows with the longest text: long ones are cut where a line ends.
_LONGEST_PIECE = 20_000
# ner has a vector layer of its own; without the rest the entities are the same and cost half.
_UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
# Rules of dashes, walls of quotes and encoded files: the tokenizer takes the square of their length for them.
_NO_WORDS = re.compile(r"([^\w\s])\1{19,}|\S{400,}")
_SURROGATES = re.compile("[\ud800-\udfff]")

Annotations = tuple[tuple[Mention, ...], tuple[Figure, ...]]


class Recogniser:
    """Finds mentions and figures in English news.

    Attributes:
        version: Names model and rules: with the content digest, the key under which results may be kept.
    """

    version: str = VERSION

    def __init__(self) -> None:
        self._nlp: Any = None

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotations]:
        """Mentions and figures of each article, in order; reads on only as results are taken.

        Only `text` and `paragraphs` are looked at. Furniture gets neither mentions nor figures, text in another
        language than English no mentions.

        Raises:
            RecognitionError: The model is missing or does not load.
        """
        yield from self._annotate((a.text, a.paragraphs) for a in articles)

    def annotate_text(self, text: str) -> Annotations:
        """Mentions and figures of any text, with offsets into it exactly as given."""
        return next(self._annotate([(text, ())]))

    def _annotate(self, texts: Iterable[tuple[str, tuple[Paragraph, ...]]]) -> Iterator[Annotations]:
        todo = iter(texts)
        while batch := list(islice(todo, _BATCH)):
            readable = [(text, paragraphs, _without_furniture(text, paragraphs)) for text, paragraphs in batch]
            case, places = case_table(), gazetteer().several
            natural = [
                natural_case(_readable(body), case, places) if is_english(body) else "" for _, _, body in readable
            ]
            raw = self.model_entities(natural)
            for (text, paragraphs, body), prose, spans in zip(readable, natural, raw, strict=True):
                mentions = mentions_of(text, prose, spans, paragraphs) if prose else ()
                yield mentions, figures_of(body)

    def model_entities(self, texts: list[str]) -> list[list[tuple[int, int, str]]]:
        """The bare model's spans (start, end, label) of each text."""
        pieces = [(i, start, text[start:end]) for i, text in enumerate(texts) for start, end in _pieces(text)]
        found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
        if not pieces:
            return found
        nlp = self._model()
        docs = nlp.pipe((piece for _, _, piece in pieces), batch_size=_BATCH)
        for (i, start, _), doc in zip(pieces, docs, strict=True):
            found[i].extend((start + e.start_char, start + e.end_char, e.label_) for e in doc.ents)
        return found

    def _model(self) -> Any:
        if self._nlp is None:
            try:
                import spacy

                self._nlp = spacy.load(MODEL, exclude=list(_UNUSED))
            except (ImportError, OSError, ValueError) as error:
                raise RecognitionError(
                    f"The language model {MODEL} could not be loaded ({error}).",
                    f"Install it with: python -m pip install {PACKAGE}=={MODEL_VERSION}",
                ) from error
        return self._nlp


def _without_furniture(text: str, paragraphs: Iterable[Paragraph]) -> str:
    """The text with site junk blanked out, at the same length."""
    for p in paragraphs:
        if p.kind is ParagraphKind.FURNITURE:
            text = text[: p.start] + " " * (p.end - p.start) + text[p.end :]
    return text


def _readable(text: str) -> str:
    """The text as the model can take it, at the same length."""
    return _NO_WORDS.sub(lambda m: " " * len(m.group()), _SURROGATES.sub("\ufffd", text))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > _LONGEST_PIECE:
            end = start + _LONGEST_PIECE
            for mark in ("\n", ". ", " "):
                cut = text.rfind(mark, start + _LONGEST_PIECE // 2, end)
                if cut > 0:
                    end = cut + len(mark)
                    break
        if text[start:end].strip():
            yield start, end
        start = end
