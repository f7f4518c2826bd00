"""The measure of entities against gold links."""

import pytest

from tests.benchmarks.coreference import b_cubed

GOLD = {("a", 0, 1): "x", ("a", 2, 3): "x", ("a", 4, 5): "y", ("b", 0, 1): "x"}


@pytest.mark.parametrize(
    ("given", "precision", "recall"),
    [
        pytest.param({place: link + "!" for place, link in GOLD.items()}, 1.0, 1.0, id="the same groups"),
        pytest.param({}, 1.0, (3 / 3 + 1) / 4, id="nothing found: each alone"),
        pytest.param(dict.fromkeys(GOLD, "all"), (3 * 3 / 4 + 1 / 4) / 4, 1.0, id="all in one"),
    ],
)
def test_b_cubed(given, precision, recall):
    assert b_cubed(GOLD, given)[:2] == pytest.approx((precision, recall))
