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

    def items():
        for number in range(3):
            order.append(f"item {number}")
            yield number

    for number in paced(items(), lambda: order.append("rest"), 1):
        order.append(f"step {number}")
    assert order == ["item 0", "step 0", "rest", "item 1", "step 1", "rest", "item 2", "step 2", "rest"]
