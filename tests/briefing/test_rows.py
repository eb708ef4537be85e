"""Rows: what sparse matrices of articles by terms keep, add up and measure."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from briefing import rows

ENTRIES = st.lists(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([0.5, 1.0, 2.0]))), max_size=8)


def matrix(entries: list[list[tuple[int, float]]]) -> sparse.csr_array:
    """Rows of columns and weights, those of one column added up."""
    columns, weights = (np.array([pair[k] for row in entries for pair in row]) for k in (0, 1))
    lengths = np.array([len(row) for row in entries], int)
    return rows.added_up(columns.astype(np.int32), lengths, weights.astype(float), 7)


@given(ENTRIES)
def test_what_stands_in_one_column_is_added_up(entries):
    expected = np.zeros((len(entries), 7))
    for place, row in enumerate(entries):
        for column, weight in row:
            expected[place, column] += weight
    found = matrix(entries)
    assert np.array_equal(found.toarray(), expected)
    assert found.has_canonical_format


@given(ENTRIES, st.integers(1, 4), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_weightiest_are_kept_and_of_equals_the_first_by_column(entries, most, block, rng):
    found = matrix(entries)
    for begin, end in pairwise(found.indptr.tolist()):
        order = rng.sample(range(begin, end), end - begin)
        found.indices[begin:end], found.data[begin:end] = found.indices[order], found.data[order]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "BLOCK", block)
        kept = rows.weightiest(found, most).toarray()
    for own, left in zip(found.toarray(), kept, strict=True):
        heaviest = sorted(np.flatnonzero(own), key=lambda column: (-own[column], column))[:most]
        assert sorted(heaviest) == np.flatnonzero(left).tolist()
        assert np.array_equal(own[heaviest], left[heaviest])


@given(ENTRIES)
def test_rows_are_divided_by_their_length_and_empty_ones_stay_empty(entries):
    lengths = np.linalg.norm(rows.unit(matrix(entries)).toarray(), axis=1)
    assert lengths == pytest.approx([1.0 if row else 0.0 for row in entries])
