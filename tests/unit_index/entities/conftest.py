"""One loaded model for all tests."""

import pytest

from index.entities import Recogniser


@pytest.fixture(scope="session")
def recogniser():
    return Recogniser()


@pytest.fixture(scope="session")
def spans(recogniser):
    """(text, kind) of every mention of a text."""

    def find(text):
        return [(m.text, m.kind.value) for m in recogniser.annotate_text(text)[0]]

    return find
