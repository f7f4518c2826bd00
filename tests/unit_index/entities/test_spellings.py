"""Two spellings of one long name, which differ in one word."""

from __future__ import annotations

import pytest

from index.article import MentionKind
from index.entities import EntityTable, NameCount


def joined(one, other, articles=(1, 3)):
    rows = [
        NameCount(f"organisation:{name}", MentionKind.ORGANISATION, name.title(), "", n, n)
        for name, n in zip((one, other), articles, strict=True)
    ]
    table = EntityTable.from_rows(rows)
    return table.entity_id(f"organisation:{one}") == table.entity_id(f"organisation:{other}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ostrowek boad of trade", "ostrowek board of trade"),
        ("ostrowek and exchance commission", "ostrowek and exchange commission"),
        ("vostrava keizai glinbun", "vostrava keizai glimbun"),
        ("vostrava statistics bureau", "vostrava statistical bureau"),
        ("vostrava agriculture and conservation service", "vostrava agricultural and conservation service"),
        ("free democratic circle", "free democrat circle"),
    ],
)
def test_one_body(one, other):
    assert joined(one, other)
    assert joined(one, other, (1, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("central bank of gambia", "central bank of zambia"),
        ("vostrava commercial bank", "vostrava commerce bank"),
        ("ostrowek word forum", "ostrowek wood forum"),
        ("ostrowek tim council", "ostrowek tin council"),
        ("ostrowek glimbun", "ostrowek glinbun"),
    ],
)
def test_two_bodies(one, other):
    assert not joined(one, other)


def test_what_several_articles_write_is_no_slip():
    assert not joined("vostrava keizai glinbun", "vostrava keizai glimbun", (3, 4))
