"""Ragged arrays: many short arrays in one long one, which leaves no holes in memory when it is let go of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np


class Ragged:
    """Arrays of one kind and any lengths, taken in one after the other and never changed."""

    def __init__(self, kind: np.dtype | type) -> None:
        self._kind = kind
        self._held = bytearray()
        self._ends = [0]
        self._whole: np.ndarray | None = None

    def extend(self, arrays: np.ndarray, lengths: Sequence[int] | np.ndarray) -> None:
        """Take in several that stand one after the other; none that was given out may be in use."""
        self._whole = None
        self._held += arrays.astype(self._kind, copy=False).tobytes()
        ends = accumulate(np.asarray(lengths).tolist(), initial=self._ends.pop())
        self._ends += ends

    @property
    def whole(self) -> np.ndarray:
        """All of them, one after the other."""
        if self._whole is None:
            self._whole = np.frombuffer(self._held, self._kind)
        return self._whole

    def __getitem__(self, place: int) -> np.ndarray:
        """One of them."""
        return self.whole[self._ends[place] : self._ends[place + 1]]


def spans(begins: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """(sum of lengths,) the places that several runs take up, one run after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(begins - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
