import random
from collections import Counter

import pytest
from whoosh import fields

from index.engine import Index, surface_field
from index.engine.fuzzy import within_distance


@pytest.mark.parametrize("seed", range(4))
def test_the_most_frequent_terms_over_segments_are_those_of_counting_all(tmp_path, seed):
    chance = random.Random(seed)
    words = ["".join(chance.choices("ab", k=chance.randint(1, 5))) for _ in range(50)]
    index = Index.create(tmp_path / "index", fields.Schema(words=surface_field()))
    counts: Counter[str] = Counter()
    for _ in range(5):  # what is frequent in one segment is not in the next
        own = chance.sample(words, 20)
        with index.writer() as writer:
            for _ in range(30):
                text = [own[min(int(chance.expovariate(0.3)), 19)] for _ in range(4)]
                counts.update(set(text))
                writer.add_document(words=" ".join(text))
    snapshot = index.snapshot()
    assert len(snapshot.segments) == 5
    for prefix in ("", "a", "ab", "bba", "c"):
        ranked = sorted((-n, word) for word, n in counts.items() if word.startswith(prefix))
        for limit in (0, 1, 2, 5, 100):
            expected = [(word, -less) for less, word in ranked[:limit]]
            assert snapshot.top_terms("words", prefix, limit) == expected


def distance(left: str, right: str, swaps: bool) -> int:
    table = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            least = min(row[-1] + 1, table[-1][j] + 1, table[-1][j - 1] + (a != b))
            if swaps and i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                least = min(least, table[-2][j - 2] + 1)
            row.append(least)
        table.append(row)
    return table[-1][-1]


@pytest.mark.parametrize("letters", ["abc", "abé漢z9"])
@pytest.mark.parametrize("length", [1, 4, 9, 64, 70])
def test_words_two_edits_away_are_those_of_the_classic_table(tmp_path, letters, length):
    chance = random.Random(length)
    asked = "".join(chance.choices(letters, k=length))
    terms = {asked}
    for _ in range(150):
        term = list(asked)
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(term) + 1)
            edit = chance.randrange(3)
            term[at : at + (edit > 0)] = chance.choice(letters) * (edit < 2)
            if chance.random() < 0.4 and len(term) > 1:
                at = chance.randrange(len(term) - 1)
                term[at : at + 2] = term[at : at + 2][::-1]
        terms.add("".join(term) or "a")
    index = Index.create(tmp_path / "index", fields.Schema(key=fields.ID()))
    with index.writer() as writer:
        for term in sorted(terms):
            writer.add_document(key=term)
    view = index.snapshot().segments[0].field("key")
    for swaps in (False, True):
        found = {view.term(n).decode() for n in within_distance(view, asked, 2, 0, swaps)}
        assert found == {term for term in terms if distance(asked, term, swaps) <= 2}
