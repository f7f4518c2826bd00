"""Rests between steps of long work."""

import pytest

from index.entities.pacing import paced


@pytest.mark.parametrize(("count", "rests"), [(0, 0), (2, 0), (3, 1), (7, 2), (9, 3)])
def test_rests_after_so_many_items(count, rests):
    rested = []
    assert list(paced(range(count), lambda: rested.append(None), 3)) == list(range(count))
    assert len(rested) == rests


def test_no_item_is_fetched_before_the_rest_is_over():
    order = []

    def note(event):
        order.append(event)
        return event

    for item in paced(map(note, ["a", "b", "c"]), lambda: note("rest"), 1):
        note(f"step {item}")
    assert order == ["a", "step a", "rest", "b", "step b", "rest", "c", "step c", "rest"]
