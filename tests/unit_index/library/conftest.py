import re

import pytest

from index.article import Figure, Mention, MentionKind
from index.entities import name_key
from index.library import Library

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+")
NUMBER = re.compile(r"\b\d[\d,]{2,}\b")


class PlainRecogniser:
    """Two capitalised words in mid-sentence are a person, three digits a figure; counts what it was given."""

    version = "plain-1"

    def __init__(self):
        self.texts = []

    def annotate(self, articles, rest=lambda: None):
        for article in articles:
            rest()
            self.texts.append(article.text)
            yield self.annotate_text(article.text)

    def annotate_text(self, text):
        mentions = tuple(
            Mention(
                m.start(),
                m.end(),
                MentionKind.PERSON,
                m.group(),
                m.group(),
                name_key(m.group(), MentionKind.PERSON),
            )
            for m in NAME.finditer(text)
        )
        figures = tuple(
            Figure(m.start(), m.end(), v, v, v, "")
            for m in NUMBER.finditer(text)
            for v in [float(m.group().replace(",", ""))]
        )
        return mentions, figures


STORIES = {
    "harbour.txt": "Harbour reopens after storm\n\nPORT ELM - Ships left the harbour on Monday, the harbour master said, and Ann Roe watched 1,250 crates go.\n\nThe storm had closed the harbour for a week.\n",
    "bridge.txt": "Bridge closed for repairs\n\nEAST FORD - Engineers closed the bridge on Tuesday, and Ann Roe asked drivers to wait.\n\nA crack had been found in the northern pier, wrote Bo Lindqvist.\n",
    "market.txt": "Grain prices fall\n\nSOUTH WELL - Grain lost a tenth of its price on Friday, traders said.\n\nThe harvest was better than anybody had hoped, and Bo Lindqvist sold early.\n",
}


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def recogniser():
    return PlainRecogniser()


@pytest.fixture
def library(tmp_path, recogniser):
    with Library(tmp_path / "library", recogniser=recogniser) as library:
        yield library
