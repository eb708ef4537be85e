"""Batches: runs cut into pieces, and pieces that stay as they are when one more item comes in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.batches import LONGEST, batches, bounded, steady

SIZE = 4
NAMES = st.lists(st.text(max_size=3), max_size=60)


def cut(names: list[str]) -> list[tuple[str, ...]]:
    """Names in steady batches."""
    return list(steady(names, str, SIZE))


@given(NAMES, st.integers(1, 9))
def test_nothing_is_lost_and_no_batch_is_empty_or_too_long(names, size):
    for cut_by, most in ((batches, size), (lambda items, size: steady(items, str, size), LONGEST * size)):
        found = list(cut_by(names, size))
        assert [name for batch in found for name in batch] == names
        assert all(0 < len(batch) <= most for batch in found)


def test_one_more_item_leaves_all_batches_but_its_own_as_they_were():
    names = [f"{number:03}.txt" for number in range(400)]
    before = set(cut(names))
    for place in range(0, 400, 7):
        more = [*names[:place], f"{place:03}-new.txt", *names[place:]]
        assert len(set(cut(more)) - before) <= 2


@given(st.lists(st.binary(max_size=9), max_size=40), st.integers(1, 9), st.integers(0, 30))
def test_bounded_batches_hold_so_many_items_and_so_many_bytes_before_their_last(items, size, length):
    found = list(bounded(items, size, length))
    assert [item for batch in found for item in batch] == items
    for batch in found:
        assert 0 < len(batch) <= size
        assert sum(map(len, batch[:-1])) <= length
    for batch in found[:-1]:
        assert len(batch) == size or sum(map(len, batch)) > length
