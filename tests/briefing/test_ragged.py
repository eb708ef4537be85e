"""Ragged arrays: where several runs stand in one long array."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.ragged import spans

RUNS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), max_size=9)


@given(RUNS)
def test_spans_are_the_places_of_each_run_in_its_turn(runs):
    begins, lengths = (np.array([run[part] for run in runs], np.int64) for part in (0, 1))
    expected = [place for begin, length in runs for place in range(begin, begin + length)]
    assert spans(begins, lengths).tolist() == expected
