"""The names inside a name: reached from it, and nowhere lit or counted."""

from __future__ import annotations

import pytest

from index.article import Mention, MentionKind
from index.entities.names import name_key
from index.library import Library

KINDS = {
    "Bank of Elmland": MentionKind.ORGANISATION,
    "New Elm Times": MentionKind.ORGANISATION,
    "First Elm Bancorp": MentionKind.ORGANISATION,
    "Elm Walker": MentionKind.PERSON,
    "Elmland war": MentionKind.EVENT,
    "Elmland": MentionKind.PLACE,
    "New Elm": MentionKind.PLACE,
    "Elm": MentionKind.PLACE,
}


class Listed:
    """Finds the names above, the longest first."""

    version = "listed-1"

    def annotate(self, articles, rest=lambda: None):
        for article in articles:
            yield self.annotate_text(article.text)

    def annotate_text(self, text):
        taken, found = set(), []
        for name, kind in KINDS.items():
            at = text.find(name)
            while at >= 0:
                if not taken & set(range(at, at + len(name))):
                    taken |= set(range(at, at + len(name)))
                    found.append(Mention(at, at + len(name), kind, name, name, name_key(name, kind)))
                at = text.find(name, at + 1)
        return tuple(sorted(found, key=lambda m: m.start)), ()


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: A day\n---\n\nThe Bank of Elmland and the New Elm Times told First Elm Bancorp and Elm Walker of "
        "the Elmland war. It is in Elmland. So is all of Elmland, and Elmland grows.\n\nIn New Elm, near New Elm and "
        "behind New Elm, Elm is big; Elm grows, and Elm stays.\n"
    )
    with Library(tmp_path / "library", recogniser=Listed()) as library:
        library.add(folder)
        yield library


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Bank of Elmland", ["Elmland"]),
        ("Elmland war", ["Elmland"]),
        ("New Elm Times", ["New Elm"]),  # the longer of two
        ("First Elm Bancorp", []),  # in the middle it may be anybody's
        ("Elm Walker", []),
        ("Elmland", []),
    ],
)
def test_a_name_leads_to_the_places_in_it(library, name, inside):
    assert [name for _, name in library.entity(name).inside] == inside
    assert all(library.entity(entity_id).name == name for entity_id, name in library.entity(name).inside)


def test_what_is_inside_is_not_counted(library):
    assert library.entity("Elmland").mentions == 3
