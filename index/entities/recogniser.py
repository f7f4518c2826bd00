"""The recogniser: spaCy's small English model for the first word, rules for the last.

Loading takes half a second and 200 MB, so it happens at first use and belongs into the worker process.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from index.article import Article, Figure, Mention, Paragraph, ParagraphKind
from index.entities.pacing import Rest, no_rest
from index.entities.sections import pieces, sections
from index.entities.version import MODEL, MODEL_VERSION, PACKAGE, VERSION
from index.errors import RecognitionError

# Few pieces of about a paragraph: as quick as long ones, small in memory, and whoever waits waits for no more.
_BATCH = 1
_LONGEST_PIECE = 1500
# ner has a vector layer of its own; without the rest the entities are the same and cost half.
_UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
# Rules of dashes, walls of quotes and encoded files: the tokenizer takes the square of their length for them.
_NO_WORDS = re.compile(r"([^\w\s])\1{19,}|\S{400,}")
_SURROGATES = re.compile("[\ud800-\udfff]")

_LOOK = 4000  # characters that tell the language

T = TypeVar("T", Mention, Figure)
Annotations = tuple[tuple[Mention, ...], tuple[Figure, ...]]


class Recogniser:
    """Finds mentions and figures in English news.

    Attributes:
        version: Names model and rules: with the content digest, the key under which results may be kept.
    """

    version: str = VERSION

    def __init__(self) -> None:
        self._nlp: Any = None

    def annotate(self, articles: Iterable[Article], rest: Rest = no_rest) -> Iterator[Annotations]:
        """Mentions and figures of each article, in order; reads on only as results are taken.

        Only `text` and `paragraphs` are looked at. Furniture gets neither mentions nor figures, text in another
        language than English no mentions.

        Args:
            rest: Called between steps of a few hundredths of a second; may wait, or raise to end the work.

        Raises:
            RecognitionError: The model is missing or does not load.
        """
        for article in articles:
            yield self._annotated(article.text, article.paragraphs, rest)

    def annotate_text(self, text: str) -> Annotations:
        """Mentions and figures of any text, with offsets into it exactly as given."""
        return self._annotated(text, (), no_rest)

    def _annotated(self, text: str, paragraphs: tuple[Paragraph, ...], rest: Rest) -> Annotations:
        # An update that recognises nothing makes a recogniser, too: the rules are loaded with the first text.
        from index.entities.casing import case_table
        from index.entities.english import is_english
        from index.entities.figures import figures_of
        from index.entities.gazetteer import gazetteer
        from index.entities.pipeline import unnamed_mentions
        from index.entities.truecase import natural_case
        from index.entities.within import name_mentions

        english = is_english(_without_furniture(text[:_LOOK], paragraphs))
        mentions: list[Mention] = []
        short: list[tuple[str, str]] = []
        figures: list[Figure] = []
        for section in sections(text, paragraphs):
            rest()
            body = _without_furniture(section.text, section.paragraphs)
            if english:
                natural = natural_case(_readable(body), case_table(), gazetteer().several)
                (raw,) = self.model_entities([natural], rest)
                found, acronyms = unnamed_mentions(section.text, natural, raw, section.paragraphs, rest)
                mentions += _moved(found, section.start)
                short += acronyms
            rest()
            figures += _moved(figures_of(body), section.start)
        return name_mentions(mentions, short, text), tuple(figures)

    def model_entities(self, texts: list[str], rest: Rest = no_rest) -> list[list[tuple[int, int, str]]]:
        """The bare model's spans (start, end, label) of each text."""
        parts = [
            (i, start, text[start:end])
            for i, text in enumerate(texts)
            for start, end in pieces(text, _LONGEST_PIECE)
            if not text[start:end].isspace()
        ]
        found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
        if not parts:
            return found
        nlp = self._model()
        docs = nlp.pipe((part for _, _, part in parts), batch_size=_BATCH)
        for (i, start, _), doc in zip(parts, docs, strict=True):
            found[i].extend((start + e.start_char, start + e.end_char, e.label_) for e in doc.ents)
            rest()
        return found

    def _model(self) -> Any:
        if self._nlp is None:
            try:
                import spacy

                self._nlp = spacy.load(MODEL, exclude=list(_UNUSED))
                gc.freeze()  # a million objects that stay: no more walks of a tenth of a second through them
            except (ImportError, OSError, ValueError) as error:
                raise RecognitionError(
                    f"The language model {MODEL} could not be loaded ({error}).",
                    f"Install it with: python -m pip install {PACKAGE}=={MODEL_VERSION}",
                ) from error
        return self._nlp


def _without_furniture(text: str, paragraphs: Iterable[Paragraph]) -> str:
    """The text with site junk blanked out, at the same length."""
    kept, place = [], 0
    for p in paragraphs:
        if p.kind is ParagraphKind.FURNITURE:
            end = min(p.end, len(text))
            kept += [text[place : p.start], " " * (end - max(place, p.start))]
            place = max(place, end)
    return "".join([*kept, text[place:]])


def _moved(found: Iterable[T], by: int) -> Iterable[T]:
    """Mentions or figures of a section, with offsets into the whole."""
    return (replace(one, start=one.start + by, end=one.end + by) for one in found) if by else found


def _readable(text: str) -> str:
    """The text as the model can take it, at the same length."""
    return _NO_WORDS.sub(lambda m: " " * len(m.group()), _SURROGATES.sub("\ufffd", text))
