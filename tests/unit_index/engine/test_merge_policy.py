"""Which segments are merged: rarely while documents come, few are left when none come."""

import math
from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from index.engine.merge import choose


@dataclass(eq=False)
class Entry:
    count: int
    deleted: int = 0

    def doc_count_all(self):
        return self.count

    def deleted_count(self):
        return self.deleted


def settle(entries, *, at_rest):
    """Merge until nothing is to be; (what is left, documents written)."""
    written = 0
    while chosen := choose(entries, at_rest=at_rest):
        merged = Entry(sum(one.count - one.deleted for one in chosen))
        written += merged.count
        entries = [one for one in entries if one not in chosen] + [merged]
    return entries, written


@given(st.lists(st.integers(1, 300_000), max_size=30))
@example([96_915, 6_965, 1_083, 1_277, 1_159, 581, 79])
def test_at_rest_each_segment_is_larger_than_twice_all_smaller_ones(sizes):
    left, _ = settle([Entry(size) for size in sizes], at_rest=True)
    rising = sorted(entry.count for entry in left)
    assert sum(rising) == sum(sizes)
    assert all(size > 2 * sum(rising[:n]) for n, size in enumerate(rising))


@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=60))
def test_resting_after_every_commit_writes_a_document_a_logarithmic_number_of_times(sizes):
    entries, written = [], 0
    for size in sizes:
        entries, more = settle([*entries, Entry(size)], at_rest=True)
        written += more
    total = sum(sizes)
    assert written <= total * (1 + math.log(total, 1.5))


def test_the_chosen_ones_keep_the_order_of_their_documents():
    sizes = [90_000, 700, 1_100, 650]
    entries = [Entry(size) for size in sizes]
    assert [entry.count for entry in choose(entries, at_rest=True)] == [700, 1_100, 650]
    assert choose(entries) == []


def test_a_segment_mostly_deleted_goes_before_all_others():
    entries = [Entry(1_000, 500), *(Entry(10) for _ in range(6))]
    assert choose(entries) == choose(entries, at_rest=True) == [entries[0]]


def test_a_single_segment_stays():
    assert choose([Entry(5)], at_rest=True) == choose([], at_rest=True) == []
